//! What holds for every input: it is refused, or it is answered, and the
//! answer is a valid report; nothing stops the program.

use crate::schemas::Schema;
use crate::{plans, problems, program, tree};
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::export::{json, markdown};
use astra_cmek_planner::plan::{Draft, parse};
use astra_cmek_planner::rules::evaluate;
use astra_cmek_planner::wire::document;
use fastrand::Rng;
use serde_json::{Map, Value, json};

/// What the answers of this module are judged by.
struct Judge {
    plans: Schema,
    reports: Schema,
    read: usize,
}

impl Judge {
    fn new() -> Self {
        Self { plans: Schema::of_plans(), reports: Schema::of_reports(), read: 0 }
    }

    /// In: any bytes. Out: a refusal of one line, or valid answers.
    fn check(&mut self, input: &[u8]) {
        let shown = || String::from_utf8_lossy(input).into_owned();
        let draft = match document::read(input) {
            Ok(draft) => draft,
            Err(refusal) => {
                let sentence = refusal.to_string();
                assert!(
                    !sentence.is_empty() && !sentence.contains(char::is_control),
                    "{sentence:?} {}",
                    shown()
                );
                return;
            }
        };
        self.read += 1;
        let catalog = Catalog::released();
        let parsed = parse(&draft, catalog);
        let report = evaluate(&parsed.plan, catalog);
        assert_eq!(self.reports.faults(&json::write(&report, &parsed.problems)), "", "{}", shown());
        assert_eq!(self.plans.faults(&document::write(&Draft::from(&parsed.plan))), "", "{}", shown());
        let text =
            markdown::write(&report, parsed.incomplete_entries(), &parsed.problems_in_words(), catalog);
        let is_tame = |c: char| c == '\n' || !c.is_control();
        assert!(text.chars().all(is_tame), "{}", shown());
        for problem in &parsed.problems {
            assert!(problem.to_string().chars().all(|c| !c.is_control()), "{problem:?} {}", shown());
        }
    }
}

/// Valid and not quite valid documents to start from.
fn seeds() -> Vec<String> {
    let files = tree::cases().into_iter().chain(tree::files("tests/golden", ".plan.json"));
    let drafts = plans::random(30).chain(plans::rough(30));
    let plans = drafts.map(|draft| document::write(&Draft::from(&parse(&draft, Catalog::released()).plan)));
    files.map(|file| tree::read(&file)).chain(problems::documents()).chain(plans).collect()
}

#[test]
fn bytes_that_were_flipped_cut_and_moved() {
    let mut rng = Rng::with_seed(7);
    let mut judge = Judge::new();
    let seeds = seeds();
    for _ in 0..4_000 {
        let mut bytes = rng.choice(&seeds).unwrap().clone().into_bytes();
        for _ in 0..rng.usize(1..=2) {
            let (from, to) = (rng.usize(0..bytes.len()), rng.usize(0..bytes.len()));
            match rng.u8(0..5) {
                0 => bytes[from] = rng.u8(..),
                1 => bytes[from] = *rng.choice(b"{}[]\",:\\0eu \n").unwrap(),
                2 => bytes.truncate(to.max(1)),
                3 => bytes.swap(from, to),
                _ => {
                    let part = bytes[from.min(to)..from.max(to)].to_vec();
                    bytes.splice(from..from, part);
                }
            }
        }
        judge.check(&bytes);
    }
    assert!(judge.read > 300, "only {} were read", judge.read);
}

#[test]
fn values_that_were_swapped_for_others() {
    let mut rng = Rng::with_seed(8);
    let mut judge = Judge::new();
    let seeds: Vec<Value> = seeds().iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
    let values = strange_values();
    for _ in 0..4_000 {
        let mut document = rng.choice(&seeds).unwrap().clone();
        for _ in 0..rng.usize(1..=3) {
            let value = rng.choice(&values).unwrap().clone();
            let list = rng.choice(["organizations", "databases", "databases", "registered_keys"]).unwrap();
            *somewhere(&mut document[list], &mut rng) = value;
        }
        judge.check(document.to_string().as_bytes());
    }
    assert!(judge.read > 2_000, "only {} were read", judge.read);
}

/// Values of every type, and texts that something could stumble over.
fn strange_values() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "\u{FEFF}",
        "\0",
        "\u{1b}[31m",
        "\u{202e}",
        "e\u{301}",
        "😀",
        "ß",
        "İ",
        "-",
        "--",
        "-1",
        "us--1",
        "us-",
        "aws",
        "classic",
        "existing",
        "us-east-2",
        "us-east1",
        "eastus",
        "projects/",
        "arn:::::::",
        "https://",
        "a|b\r\n# c `d` @e [f](https://g.example)",
    ];
    let mut values: Vec<Value> = texts.iter().map(|text| json!(text)).collect();
    values.extend([json!(null), json!(true), json!(0), json!(-1.5), json!(1e300), json!([]), json!({})]);
    values.extend([json!([[], {}, "us-east-2"]), json!({ "type": "serverless" })]);
    // As long as a text may be, and longer.
    for times in [1, 100] {
        values.push(json!("long ".repeat(200 * times)));
        values.push(json!("a".repeat(1_000 * times)));
        values.push(json!("\u{202e}|".repeat(250 * times)));
    }
    values.push((0..100).fold(Value::Null, |inner, _| json!([inner])));
    values
}

/// A place in a document: itself, or one inside of it.
fn somewhere<'a>(value: &'a mut Value, rng: &mut Rng) -> &'a mut Value {
    let count = match value {
        Value::Array(items) => items.len(),
        Value::Object(fields) => fields.len(),
        _ => 0,
    };
    if count == 0 || rng.u8(0..8) == 0 {
        return value;
    }
    let place = rng.usize(0..count);
    let inner = match value {
        Value::Array(items) => &mut items[place],
        Value::Object(fields) => fields.values_mut().nth(place).unwrap(),
        _ => unreachable!("a value with a count has values inside"),
    };
    somewhere(inner, rng)
}

#[test]
fn every_strange_value_in_every_field() {
    let mut judge = Judge::new();
    let lists = [
        ("organizations", vec!["name", "subscription"]),
        (
            "databases",
            vec![
                "name",
                "organization",
                "type",
                "provider",
                "regions",
                "status",
                "adding",
                "encryption",
                "strange",
            ],
        ),
        ("registered_keys", vec!["organization", "type", "provider", "region", "key_id"]),
    ];
    for (list, fields) in &lists {
        for value in strange_values() {
            judge.check(frame(list, value.clone()).as_bytes());
            judge.check(frame(list, json!([value])).as_bytes());
            for field in fields {
                judge.check(frame(list, json!([row(field, value.clone())])).as_bytes());
                judge.check(
                    frame(list, json!([row(field, json!([value.clone(), value.clone()]))])).as_bytes(),
                );
            }
        }
    }
    assert!(judge.read > 1_000, "only {} were read", judge.read);
}

fn frame(list: &str, rows: Value) -> String {
    json!({ "format": "astra-cmek-plan", "version": 1, list: rows }).to_string()
}

/// A row in order but for one field.
fn row(field: &str, value: Value) -> Value {
    let fields =
        [("type", "serverless"), ("provider", "aws"), ("region", "us-east-2"), ("status", "existing")];
    let mut row: Map<String, Value> =
        fields.into_iter().map(|(name, text)| (name.to_owned(), json!(text))).collect();
    row.insert("regions".to_owned(), json!(["us-east-2"]));
    row.insert(field.to_owned(), value);
    Value::Object(row)
}

#[test]
fn the_program_itself_never_stops_short() {
    let mut rng = Rng::with_seed(9);
    for seed in seeds().iter().step_by(5) {
        let mut bytes = seed.clone().into_bytes();
        bytes.truncate(rng.usize(0..=bytes.len()));
        for input in [seed.as_bytes(), bytes.as_slice()] {
            for to in ["json", "markdown", "document"] {
                let answer = program::run(&["--to", to, "--fail-on", "caution"], input);
                assert!((0..=3).contains(&answer.status), "{answer:?}");
                assert_eq!(answer.stdout.is_empty(), answer.status == 2, "{answer:?}");
                assert_eq!(answer.stderr.is_empty(), [0, 3].contains(&answer.status), "{answer:?}");
            }
        }
    }
}
