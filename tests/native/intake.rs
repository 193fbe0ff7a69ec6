//! What is read of the formats of others, byte by byte. A sample stands in
//! `tests/intake`, and beside it, with `.said` behind its name, what was said
//! of it: columns, rows, open regions, notes and problems. `BLESS=1 cargo test`
//! writes them anew.

use crate::{golden, program, tree};
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::domain::{CloudProvider, DatabaseType, plain};
use astra_cmek_planner::intake::answer::{self, Answer};
use astra_cmek_planner::intake::{Ask, Column, Format, Intake, Refusal, read, read_but_links};
use astra_cmek_planner::plan::{Draft, parse};
use astra_cmek_planner::wire::document;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The samples, without what was said of them.
pub fn samples() -> Vec<PathBuf> {
    let files = tree::files("tests/intake", "").into_iter();
    files.filter(|file| file.extension().is_none_or(|ending| ending != "said")).collect()
}

/// What is said of an input. On the way, that it comes through a worker whole,
/// and that its plan can be written by who has no catalog.
fn said(input: &[u8], ask: &Ask) -> String {
    let result = read(input, ask);
    let answered = answer::read(&answer::write(&result)).unwrap();
    let intake = match (&result, answered) {
        (Ok(intake), Answer::Read(answered)) => {
            assert_eq!(*intake, answered);
            answered
        }
        (Err(refusal), Answer::Refused { message, columns }) => {
            assert_eq!((refusal.to_string(), refusal.columns()), (message, columns.as_slice()));
            return format!("refused: {refusal}\n");
        }
        (result, answered) => panic!("{result:?} became {answered:?}"),
    };
    let written = document::write(&intake.draft);
    let again = document::read(written.as_bytes()).unwrap();
    assert_eq!(plan(&again), plan(&intake.draft), "{written}");
    lines(&intake)
}

/// The plan of a draft, as its document.
fn plan(draft: &Draft) -> String {
    document::write(&Draft::from(&parse(draft, Catalog::released()).plan))
}

fn lines(intake: &Intake) -> String {
    let mut said = format!("format {}\n", intake.format);
    let mut line = |kind: &str, fields: &[&str]| {
        let fields: Vec<String> = fields.iter().map(|field| plain(field)).collect();
        writeln!(said, "{kind} {}", fields.join(" | ").trim_end()).unwrap();
    };
    for column in &intake.columns {
        line("column", &[&column.heading, column.taken_for.map_or("", Column::code)]);
    }
    for row in &intake.draft.databases {
        let (regions, adding) = (row.regions.join(","), row.adding.join(","));
        line(
            &format!("database {}", row.row),
            &[
                &row.name,
                &row.organization,
                &row.database_type,
                &row.provider,
                &regions,
                &row.status,
                &adding,
                &row.encryption,
            ],
        );
    }
    for row in &intake.draft.registered_keys {
        line(
            &format!("key {}", row.row),
            &[&row.organization, &row.database_type, &row.provider, &row.region, &row.key_id],
        );
    }
    for list in &intake.draft.confirmed {
        line("open", &[&list.database_type, &list.provider, &list.regions.join(",")]);
    }
    for note in &intake.notes {
        assert!(note.ends_with('.'), "{note}");
        writeln!(said, "note {note}").unwrap();
    }
    for problem in parse(&intake.draft, Catalog::released()).problems {
        writeln!(said, "problem {problem} [{}]", problem.code).unwrap();
    }
    said
}

/// In: the name of a sample, and what a person says of it. Out: what stands
/// beside it.
fn check(sample: &Path, ask: &Ask, ending: &str) {
    let golden = sample.with_file_name(format!("{}{ending}.said", sample.file_name().unwrap().display()));
    golden::check(&golden, &said(&std::fs::read(sample).unwrap(), ask));
}

#[test]
fn every_sample_says_what_it_is() {
    let samples = samples();
    assert!(samples.len() > 25, "only {} samples", samples.len());
    samples.iter().for_each(|sample| check(sample, &Ask::default(), ""));
}

#[test]
fn a_person_says_what_a_list_does_not() {
    let ask = Ask {
        database_type: Some(DatabaseType::ManagedClusters),
        provider: Some(CloudProvider::Gcp),
        ..Ask::default()
    };
    for sample in ["keys.json", "databases.json", "regions-cli.json", "regions-by-cloud.json", "cli.csv"] {
        check(&tree::root().join("tests/intake").join(sample), &ask, ".asked");
    }
}

#[test]
fn no_signed_address_is_kept() {
    for sample in samples() {
        let result = read(&std::fs::read(&sample).unwrap(), &Ask::default());
        let said = answer::write(&result);
        assert!(!said.contains("SIGNED") && !said.contains("secure"), "{}", tree::name(&sample));
    }
}

#[test]
fn the_example_to_download_is_read_without_a_word() {
    let example = std::fs::read(tree::root().join("src/intake/example.csv")).unwrap();
    let intake = read(&example, &Ask::default()).unwrap();
    assert_eq!(intake.notes, Vec::<String>::new());
    assert_eq!(intake.draft.databases.len(), 4);
    assert!(intake.columns.iter().all(|column| column.taken_for.is_some()));
    assert_eq!(parse(&intake.draft, Catalog::released()).problems, []);
}

/// In: a link. Out: in each encoding it is known for one without being told, and
/// left as text to whoever reads links.
fn check_link(link: &str) {
    let marked = format!("\u{FEFF}{link}");
    let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for input in [link.as_bytes(), marked.as_bytes(), &wide] {
        let found = read(input, &Ask::default()).map(|intake| intake.format);
        assert_eq!(found, Ok(Format::Link), "{link}");
        let left = read_but_links(input, &Ask::default());
        assert_eq!(left, Err(Refusal::IsALink { text: link.to_owned() }));
    }
}

#[test]
fn links_in_every_shape() {
    for link in [
        "1_s.aws.us-east-2",
        "#1_s.aws.us-east-2",
        "1~s.aws.us-east-2",
        " 1_s.aws.us-east-2\n",
        "https://planner.example/#1_s.aws.us-east-2",
        "https://planner.example/#1_s.aws.us-\r\neast-2",
        "http://planner.example/p?plan=1_s.aws.us-east-2",
        "https://planner.example/?theme=dark&plan=1_s.aws.us-east-2",
    ] {
        check_link(link);
    }
    let draft = read(b"1_s.aws.us-east-2", &Ask::default()).unwrap().draft;
    let plan = parse(&draft, Catalog::released()).plan;
    check_link(&astra_cmek_planner::wire::link::plain(&Draft::from(&plan)));
    let many = (0..200).map(|number| format!("{number},Serverless,AWS,us-east-2\n"));
    let many = read(many.collect::<String>().as_bytes(), &Ask::default()).unwrap().draft;
    let packed = astra_cmek_planner::wire::link::pack::write(&many);
    assert!(packed.starts_with("1z"), "{packed}");
    check_link(&packed);
    check_link(&format!("https://planner.example/#{packed}"));
}

#[test]
fn large_inputs_are_read_as_fast_as_small_ones() {
    let row = "orders,acme,Serverless,AWS,\"us-east-2, ap-south-1\",existing,eu-west-1,yes\n";
    let table = format!("name,org,type,cloud,regions,status,adding,cmek\n{}", row.repeat(10_000));
    assert_eq!(read(table.as_bytes(), &Ask::default()).unwrap().draft.databases.len(), 10_000);
    // A column of a hundred thousand regions, a database of as many data centres.
    let cell = "type,cloud,region\nvector,aws,".to_owned() + &"us-east-2;".repeat(100_000);
    assert!(read(cell.as_bytes(), &Ask::default()).is_err());
    let centres: Vec<String> =
        (0..40_000).map(|number| format!(r#"{{"region":"us-east-{number}"}}"#)).collect();
    let list = format!(r#"[{{"info":{{"tier":"serverless","datacenters":[{}]}}}}]"#, centres.join(","));
    assert_eq!(read(list.as_bytes(), &Ask::default()).unwrap().draft.databases[0].regions.len(), 40_000);
    // Many columns, and headings that nobody knows.
    let wide = format!("{}\n", "x,".repeat(199) + "region").repeat(9_000);
    assert!(read(wide.as_bytes(), &Ask::default()).is_ok());
}

#[test]
fn too_much_of_everything() {
    let check = |input: &str, expected: &str| {
        let found = read(input.as_bytes(), &Ask::default()).map_err(|refusal| refusal.to_string());
        assert_eq!(found.map(|_| ()), Err(expected.to_owned()), "{}", &input[..100]);
    };
    let item = r#"{"info":{"name":"a"}}"#;
    let rows = "the input has more than 10000 rows, the most that are read";
    check(&format!("[{}]", vec![item; 10_001].join(",")), rows);
    check(&format!("[{}]", vec![r#"{"KeyID":"a"}"#; 10_001].join(",")), rows);
    let region = |number: usize| format!(r#"{{"cloudProvider":"aws","name":"us-east-{number}"}}"#);
    let regions: Vec<String> = (0..50_001).map(region).collect();
    check(
        &format!("[{}]", regions.join(",")),
        "the input names more than 50000 regions, the most that are read",
    );
    let long = format!(r#"[{{"info":{{"name":"{}"}}}}]"#, "x".repeat(1_001));
    check(&long, "databases, row 1, name has 1001 bytes; the most that are read is 1000");
    let long = format!(r#"[{{}},{{"KeyID":"{}"}}]"#, "x".repeat(4_097));
    check(&long, "registered_keys, row 2, key_id has 4097 bytes; the most that are read is 4096");
    check(&"[".repeat(100_000), "line 1 is nested deeper than anything that is read");
    check(&" ".repeat(5_000_001), "the input is larger than 5000000 bytes, the most that is read");
}

/// In: arguments, samples, and what stands on standard error. Out: that does,
/// and the program ends with this status.
fn check_run(arguments: &[&str], samples: &[&str], status: i32, stderr: &str) {
    let files: Vec<PathBuf> =
        samples.iter().map(|name| tree::root().join("tests/intake").join(name)).collect();
    let names: Vec<&str> = files.iter().map(|file| program::argument(file)).collect();
    let answer = program::run(&[arguments, names.as_slice()].concat(), b"");
    let place = tree::root().join("tests/intake");
    let said = answer.stderr.replace(&format!("{}/", program::argument(&place)), "");
    assert_eq!((said.as_str(), answer.status), (stderr, status), "{arguments:?} {samples:?}");
    assert_eq!(answer.stdout.is_empty(), status == 2, "{}", answer.stdout);
}

#[test]
fn notes_change_no_exit_status() {
    check_run(
        &[],
        &["databases-cli.json"],
        0,
        "databases-cli.json: note: The databases are read as existing; no field says how they are encrypted.\n\
         databases-cli.json: note: The organization is “36b475ee-0000-4253-ab76-65c2fa06cbe8”; rows of a plan that \
         name another one, or none, do not meet these.\n",
    );
    check_run(&["--from", "regions", "--type", "classic"], &["regions-classic.json"], 0, "");
    check_run(
        &["--from", "KEYS"],
        &["key.json"],
        1,
        "key.json: note: The organization is “36b475ee-0000-4253-ab76-65c2fa06cbe8”; rows of a plan that name \
         another one, or none, do not meet these.\n\
         key.json: note: Say which database type this key list is for.\n\
         key.json: registered_keys, row 1, type: no database type is given [missing-field]\n",
    );
}
