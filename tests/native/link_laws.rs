//! What holds for the link of every draft: it is read as it was written, and
//! what was cut or changed on its way never passes for another plan.

use crate::plans;
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::plan::{
    ConfirmedRegions, Draft, DraftDatabase, DraftKey, DraftOrganization, Plan, ProblemCode, Stray, parse,
};
use astra_cmek_planner::rules::{FindingCode, evaluate};
use astra_cmek_planner::wire::link::{self, pack};
use fastrand::Rng;
use std::fmt::Debug;

/// In: drafts and a law. Out: both sides of the law are equal for each.
fn check<T: PartialEq + Debug>(drafts: impl Iterator<Item = Draft>, law: impl Fn(&Draft) -> (T, T)) {
    let mut count = 0;
    for draft in drafts {
        let (left, right) = law(&draft);
        assert_eq!(left, right, "{draft:#?}\n{}", link::plain(&draft));
        count += 1;
    }
    assert!(count > 300, "only {count} drafts");
}

fn is_some(draft: &Draft) -> bool {
    !draft.databases.is_empty()
}

/// Drafts of plans, with databases.
fn planned() -> impl Iterator<Item = Draft> {
    plans::small().step_by(7).chain(plans::random(1_500)).filter(is_some)
}

/// Drafts of every kind, with databases.
fn all() -> impl Iterator<Item = Draft> {
    planned().chain(plans::rough(1_500)).chain(wild(3_000)).chain(large(60)).filter(is_some)
}

/// Drafts that are long enough to be packed.
fn large(count: usize) -> impl Iterator<Item = Draft> {
    let mut rng = Rng::with_seed(0x1A26E);
    (0..count).map(move |_| {
        let mut draft = Draft::default();
        for _ in 0..rng.usize(5..=20) {
            let mut more = plans::random_draft(&mut rng);
            draft.databases.append(&mut more.databases);
            draft.organizations.append(&mut more.organizations);
            draft.registered_keys.append(&mut more.registered_keys);
        }
        draft
    })
}

/// Drafts with any text anywhere.
fn wild(count: usize) -> impl Iterator<Item = Draft> {
    let mut rng = Rng::with_seed(0x3141);
    (0..count).map(move |_| {
        let texts = |rng: &mut Rng| (0..rng.usize(0..=3)).map(|_| text(rng)).collect();
        let mut draft = Draft::default();
        for _ in 0..rng.usize(1..=3) {
            draft.databases.push(DraftDatabase {
                row: 0,
                name: text(&mut rng),
                organization: text(&mut rng),
                database_type: text(&mut rng),
                provider: text(&mut rng),
                regions: texts(&mut rng),
                status: text(&mut rng),
                adding: texts(&mut rng),
                encryption: text(&mut rng),
                strays: Vec::new(),
            });
        }
        for _ in 0..rng.usize(0..=2) {
            draft.registered_keys.push(DraftKey {
                row: 0,
                organization: text(&mut rng),
                database_type: text(&mut rng),
                provider: text(&mut rng),
                region: text(&mut rng),
                key_id: text(&mut rng),
                strays: Vec::new(),
            });
        }
        for _ in 0..rng.usize(0..=2) {
            let (name, subscription) = (text(&mut rng), text(&mut rng));
            draft.organizations.push(DraftOrganization { row: 0, name, subscription, strays: Vec::new() });
        }
        for _ in 0..rng.usize(0..=2) {
            let (database_type, provider) = (text(&mut rng), text(&mut rng));
            draft.confirmed.push(ConfirmedRegions { database_type, provider, regions: texts(&mut rng) });
        }
        draft
    })
}

/// Texts that a link could stumble over.
fn text(rng: &mut Rng) -> String {
    const WORDS: [&str; 64] = [
        "",
        "",
        "",
        "",
        "s",
        "m",
        "serverless",
        "managed-clusters",
        "classic",
        "Serverless",
        "aws",
        "gcp",
        "azure",
        "AWS",
        "ibm 2",
        "us-east-2",
        "US-EAST-2",
        "europe-west1",
        "westus3",
        "US East",
        "planned",
        "existing",
        "Existing",
        "exi",
        "customer-key",
        "astra-key",
        "x",
        "paid",
        "free",
        "unknown",
        "PAID",
        "K",
        "O",
        "R",
        "S",
        "M",
        "Z",
        "ZZ",
        "Z4f",
        "aZ4f",
        "E",
        "A",
        "D",
        "N",
        "Nx",
        "X",
        "Y",
        "database-1",
        "database-2",
        "-",
        "--",
        "a--b",
        "-a-",
        "a-",
        "_",
        "a_b.c",
        ".",
        "~",
        "%41",
        " ",
        "é\u{301}",
        "😀",
        "\0\n",
        "1z",
    ];
    let word = |rng: &mut Rng| WORDS[rng.usize(0..WORDS.len())];
    if rng.u8(0..8) > 0 { word(rng).to_owned() } else { [word(rng), word(rng), word(rng)].concat() }
}

/// The draft as a link gives it back: without defaults, numbered by position.
fn canonical(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    let blank = |text: &mut String, default: &str| {
        if text == default {
            text.clear();
        }
    };
    for (row, number) in draft.databases.iter_mut().zip(1..) {
        row.row = number;
        blank(&mut row.name, &format!("database-{number}"));
        blank(&mut row.status, "planned");
        blank(&mut row.encryption, "customer-key");
    }
    draft.registered_keys.iter_mut().zip(1..).for_each(|(row, number)| row.row = number);
    for (row, number) in draft.organizations.iter_mut().zip(1..) {
        row.row = number;
        blank(&mut row.subscription, "unknown");
    }
    draft
}

fn open(link: &str) -> Draft {
    pack::open(link).unwrap_or_else(|refusal| panic!("{refusal}: {link}"))
}

fn plan(draft: &Draft) -> Plan {
    parse(draft, Catalog::released()).plan
}

#[test]
fn a_plan_is_read_as_it_was_written() {
    check(planned(), |draft| {
        let plan = plans::plan(draft);
        let draft = Draft::from(&plan);
        (
            [open(&link::plain(&draft)), open(&pack::write(&draft))].map(|draft| self::plan(&draft)),
            [plan.clone(), plan],
        )
    });
}

#[test]
fn a_draft_is_read_as_it_was_written() {
    check(all(), |draft| (open(&link::plain(draft)), canonical(draft)));
}

#[test]
fn a_link_that_was_read_is_written_again() {
    check(all(), |draft| {
        let link = link::plain(draft);
        (link::plain(&open(&link)), link)
    });
}

#[test]
fn a_packed_link_holds_the_same() {
    check(large(400), |draft| {
        let (plain, packed) = (link::plain(draft), pack::write(draft));
        assert!(packed.starts_with("1z") && packed.len() < plain.len());
        assert_eq!(packed[2..5], plain[1..4], "both have the same check");
        (open(&packed), open(&plain))
    });
}

#[test]
fn a_short_link_is_never_packed() {
    check(planned().filter(|draft| link::plain(draft).len() <= link::WORTH_PACKING), |draft| {
        (pack::write(draft), link::plain(draft))
    });
}

#[test]
fn nothing_mangles_a_link() {
    check(all(), |draft| {
        let strange = [link::plain(draft), pack::write(draft)].into_iter().filter(|link| {
            let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
            !link.bytes().all(is_allowed)
                || ["--", "__", ".."].iter().any(|pair| link.contains(pair))
                || !link.ends_with(|last: char| last.is_ascii_alphanumeric())
        });
        (strange.collect::<Vec<_>>(), vec![])
    });
}

#[test]
fn without_names_every_count_stays() {
    let counts = |draft: &Draft| {
        let report = evaluate(&plan(draft), Catalog::released());
        let about_key_ids =
            [FindingCode::WrongRegionKey, FindingCode::UnusableKeyId, FindingCode::SharedCloudKey];
        let mut codes: Vec<FindingCode> = report.findings.iter().map(|finding| finding.code).collect();
        codes.retain(|code| !about_key_ids.contains(code));
        (report.summary, codes)
    };
    check(all(), |draft| {
        let plan = Draft::from(&plan(draft));
        let nameless = plan.without_names();
        let left = nameless.databases.iter().map(|row| &row.name);
        assert!(left.chain(nameless.registered_keys.iter().map(|row| &row.key_id)).all(String::is_empty));
        (counts(&nameless), counts(&plan))
    });
}

#[test]
fn a_row_in_doubt_stays_so() {
    check(all(), |draft| {
        let mut draft = canonical(draft);
        let doubt = Stray::Damaged { found: "x".to_owned(), message: "y".to_owned() };
        draft.databases[0].strays.push(doubt);
        let read = open(&link::plain(&draft));
        let doubtful = |draft: &Draft| -> Vec<bool> {
            let problems = parse(draft, Catalog::released()).problems;
            let is_at = |row: usize| {
                problems
                    .iter()
                    .any(|problem| problem.code == ProblemCode::DamagedLink && problem.row == Some(row))
            };
            draft.databases.iter().map(|row| is_at(row.row)).collect()
        };
        ((plan(&read), doubtful(&read)), (plan(&draft), doubtful(&draft)))
    });
}

/// In: a random number generator. Out: something that looks like a link, or
/// like an address with one, more or less.
fn strange(rng: &mut Rng) -> String {
    const PIECES: [&str; 40] = [
        "1",
        "1",
        "1z",
        "1abc",
        "#",
        "?plan=",
        "&",
        "https://a.example/",
        "_",
        "_",
        "_s",
        "_m.",
        "_K",
        "_K.",
        "_O",
        "_R.",
        ".",
        ".",
        "..",
        "aws",
        "us-east-2",
        "US-EAST-2",
        "E",
        ".E.",
        ".A",
        ".N",
        ".Oacme",
        "Z",
        "Z4",
        "Zff",
        "Z5f",
        "%",
        "%5f",
        "%zz",
        "~",
        "-",
        " ",
        "\u{feff}",
        "é😀",
        "\0",
    ];
    let mut text = if rng.bool() { "1_".to_owned() } else { String::new() };
    for _ in 0..rng.usize(0..12) {
        text.push_str(PIECES[rng.usize(0..PIECES.len())]);
    }
    text
}

#[test]
fn any_text_is_refused_or_read_and_written_again() {
    let mut rng = Rng::with_seed(11);
    let mut read = 0;
    for _ in 0..10_000 {
        let text = strange(&mut rng);
        let said = match pack::open(&text) {
            Err(refusal) => vec![refusal.to_string()],
            Ok(mut draft) => {
                let problems = parse(&draft, Catalog::released()).problems;
                if is_some(&draft) {
                    read += 1;
                    let mut again = open(&link::plain(&draft));
                    without_strays(&mut again);
                    without_strays(&mut draft);
                    assert_eq!(again, canonical(&draft), "{text:?}");
                }
                problems.iter().map(ToString::to_string).collect()
            }
        };
        let is_tame = |sentence: &String| !sentence.is_empty() && !sentence.contains(char::is_control);
        assert!(said.iter().all(is_tame), "{text:?}: {said:?}");
    }
    assert!(read > 1_500, "only {read} were read");
}

fn without_strays(draft: &mut Draft) {
    draft.strays.clear();
    draft.databases.iter_mut().for_each(|row| row.strays.clear());
    draft.registered_keys.iter_mut().for_each(|row| row.strays.clear());
    draft.organizations.iter_mut().for_each(|row| row.strays.clear());
}

/// True where a damaged link is refused, or named as damaged, or gives the
/// same plan.
fn is_noticed(damaged: &str, plan: &Plan) -> bool {
    let Ok(draft) = pack::open(damaged) else { return true };
    let parsed = parse(&draft, Catalog::released());
    parsed.plan == *plan || parsed.problems.iter().any(|problem| problem.code == ProblemCode::DamagedLink)
}

/// Plans to damage the links of: some short, some packed.
fn fragile() -> Vec<Draft> {
    let random = plans::random(400).filter(is_some).step_by(20);
    random.chain(large(2)).map(|draft| open(&link::plain(&Draft::from(&plan(&draft))))).collect()
}

/// In: what is done to a link, given with its plan. Out: none of it is silent.
fn check_damage(damage: impl Fn(&str, &Plan) -> Vec<String>) {
    let mut count = 0;
    for draft in fragile() {
        let plan = plan(&draft);
        for link in [link::plain(&draft), pack::write(&draft)] {
            let damaged = damage(&link, &plan);
            count += damaged.len();
            let silent = damaged.iter().find(|damaged| !is_noticed(damaged, &plan));
            assert!(silent.is_none(), "of {link}\n{}", silent.unwrap());
        }
    }
    assert!(count > 1_000, "only {count} damaged links");
}

#[test]
fn a_cut_is_noticed_and_what_stands_before_it_is_kept() {
    check_damage(|link, plan| {
        let step = if link.len() > 1_000 { 7 } else { 1 };
        let cuts: Vec<String> =
            (0..link.len()).step_by(step).map(|length| link[..length].to_owned()).collect();
        for cut in &cuts {
            let Ok(draft) = pack::open(cut) else { continue };
            let kept = self::plan(&draft);
            assert!(plan.databases().starts_with(kept.databases()), "{cut}");
            assert!(plan.registered_keys().starts_with(kept.registered_keys()), "{cut}");
            assert!(plan.organizations().starts_with(kept.organizations()), "{cut}");
        }
        cuts
    });
}

#[test]
fn a_cut_that_something_was_put_behind_is_noticed() {
    check_damage(|link, _| {
        let cuts = (1..link.len()).step_by(17);
        cuts.flat_map(|length| {
            ["...", "…", " [more]", ">", ".", "-"].map(|end| format!("{}{end}", &link[..length]))
        })
        .collect()
    });
}

#[test]
fn a_change_of_one_character_is_noticed() {
    let mut rng = Rng::with_seed(5);
    let rng = std::cell::RefCell::new(&mut rng);
    check_damage(|link, _| {
        let mut changed = Vec::new();
        // All of a short link, and the beginning of a long one; then here and there.
        for place in (0..link.len()).filter(|place| *place < 60 || *place % 43 == 0) {
            let some = rng.borrow_mut().alphanumeric();
            for other in [some, '0', 'z', 'Z', '_', '.', '-', '~', '%', '#', ' ', 'é'] {
                let mut text = link.to_owned();
                text.replace_range(place..=place, other.encode_utf8(&mut [0; 4]));
                changed.push(text);
            }
            let mut missing = link.to_owned();
            missing.remove(place);
            changed.push(missing);
        }
        changed
    });
}
