//! Links, word for word.
//!
//! The texts stand in `tests/links`. A section is a title after `==`, a link,
//! and, after `--`, what it gives: a line for each problem, and, after `kept`,
//! the rows of the plan as a plan document writes them. `released.txt` holds
//! links that somebody may have written down: its sections are never changed or
//! removed, only added. `damaged.txt` and `read.txt` are written anew by
//! `BLESS=1`.

use crate::{golden, tree};
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::plan::{Draft, parse};
use astra_cmek_planner::wire::document;
use astra_cmek_planner::wire::link::{self, pack};
use serde_json::Value;
use std::fmt::Write;

/// A section: its title, its link, and what the link gives.
struct Section {
    title: String,
    link: String,
    said: String,
}

fn sections(file: &str) -> Vec<Section> {
    let text = format!("\n{}", tree::read(&tree::root().join("tests/links").join(file)));
    let sections = text.split("\n== ").skip(1).map(|section| {
        let (title, rest) = section.split_once('\n').expect("a title stands on a line of its own");
        let (link, said) = rest.split_once("\n--\n").unwrap_or((rest, ""));
        Section {
            title: title.to_owned(),
            link: link.trim_matches('\n').to_owned(),
            said: said.trim().to_owned(),
        }
    });
    sections.collect()
}

/// The links of the sections, for others to try.
pub fn links() -> Vec<String> {
    ["released.txt", "damaged.txt", "read.txt"]
        .into_iter()
        .flat_map(sections)
        .map(|section| section.link)
        .collect()
}

/// What a link gives.
fn said(text: &str) -> String {
    let draft = match pack::open(text) {
        Ok(draft) => draft,
        Err(refusal) => return format!("refused: {refusal}"),
    };
    let parsed = parse(&draft, Catalog::released());
    let mut said = String::new();
    for problem in &parsed.problems {
        writeln!(said, "{problem} [{}]", problem.code).unwrap();
        if !problem.found.is_empty() {
            writeln!(said, "  found: {}", problem.found.escape_debug()).unwrap();
        }
    }
    said.push_str("kept\n");
    let plan: Value = serde_json::from_str(&document::write(&Draft::from(&parsed.plan))).unwrap();
    for list in ["organizations", "databases", "registered_keys"] {
        for row in plan[list].as_array().into_iter().flatten() {
            writeln!(said, "{list} {row}").unwrap();
        }
    }
    for row in parsed.plan.confirmed() {
        let regions: Vec<&str> = row.regions().iter().map(|region| region.code()).collect();
        writeln!(said, "confirmed {} {} {}", row.database_type(), row.provider(), regions.join(" ")).unwrap();
    }
    said.trim().to_owned()
}

/// In: a file of sections. Out: each link gives what stands there.
fn check(file: &str) {
    let told = sections(file).into_iter().map(|Section { title, link, .. }| {
        let said = said(&link);
        format!("== {title}\n{link}\n--\n{said}\n")
    });
    golden::check(&tree::root().join("tests/links").join(file), &told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn what_is_read_leniently() {
    check("read.txt");
}

#[test]
fn what_is_damaged() {
    check("damaged.txt");
}

#[test]
fn released_links_are_read_for_ever() {
    let released = sections("released.txt");
    assert!(released.len() >= 10, "only {} links", released.len());
    for Section { title, link, said } in released {
        assert_eq!(self::said(&link), said, "{title}\n{link}");
    }
}

/// The link that a plan is written as is one of version 1 for ever, too.
#[test]
fn released_links_are_written_as_they_were() {
    let mut count = 0;
    for Section { title, link, .. } in sections("released.txt") {
        let has_check = matches!(link.as_bytes(), [b'1', b'a'..=b'y' | b'A'..=b'Z', ..]);
        if has_check {
            let plan = parse(&pack::open(&link).unwrap(), Catalog::released()).plan;
            assert_eq!(link::plain(&Draft::from(&plan)), link, "{title}");
            count += 1;
        }
    }
    assert!(count >= 5, "only {count} links");
}

/// In: a link. Out: why it is refused.
fn check_refused(text: &str, expected: &str) {
    let Err(refusal) = pack::open(text) else {
        panic!("{} is read", astra_cmek_planner::domain::plain(text))
    };
    assert_eq!(refusal.to_string(), expected);
}

/// In: a link. Out: it is read, with this many databases and problems.
fn check_read(text: &str, databases: usize, problems: usize) {
    let draft = pack::open(text).unwrap_or_else(|refusal| panic!("{refusal}"));
    let parsed = parse(&draft, Catalog::released());
    assert_eq!((parsed.plan.databases().len(), parsed.problems.len()), (databases, problems));
}

#[test]
fn too_many() {
    let rows = |row: &str, count: usize| format!("1{}", row.repeat(count));
    check_read(&rows("_s.aws.us-east-2", 10_000), 10_000, 0);
    check_refused(
        &rows("_s.aws.us-east-2", 10_001),
        "databases has more than 10000 rows, the most that are read",
    );
    for (row, list) in [("_K", "registered_keys"), ("_O", "organizations"), ("_R", "confirmed")] {
        check_refused(
            &rows(row, 10_001),
            &format!("{list} has more than 10000 rows, the most that are read"),
        );
    }
    let regions = ".us-east-2".repeat(100);
    let most = rows(&format!("_s.aws{regions}"), 499);
    check_read(
        &format!("{most}_m.aws{}_s.aws.us-east-2.E{}", ".Z".repeat(49), ".us-east-2".repeat(50)),
        500,
        49_452,
    );
    check_refused(
        &format!("{most}_s.aws{regions}.E.eu-west-1"),
        "the link names more than 50000 regions, the most that are read",
    );
    check_refused(
        &format!("1_R.s.aws{}", ".us-east-2".repeat(50_001)),
        "the link names more than 50000 regions, the most that are read",
    );
    check_read(&format!("1_s.aws.us-east-2{}", ".Q1".repeat(10_000)), 1, 10_000);
    check_refused(
        &format!("1_s.aws.us-east-2{}_R.s.aws.Q1", ".N".repeat(10_001)),
        "more than 10000 parts of the link have no place in a plan",
    );
}

#[test]
fn too_long() {
    for (before, list, field, most) in [
        ("_s.aws.us-east-2.N", "databases", "name", 1_000),
        ("_s.aws.us-east-2.O", "databases", "organization", 1_000),
        ("_", "databases", "type", 1_000),
        ("_s.", "databases", "provider", 1_000),
        ("_s.aws.us-east-2.", "databases", "regions", 1_000),
        ("_s.aws.us-east-2.X", "databases", "status", 1_000),
        ("_s.aws.us-east-2.E.", "databases", "adding", 1_000),
        ("_s.aws.us-east-2.Y", "databases", "encryption", 1_000),
        ("_K.s.aws.", "registered_keys", "region", 1_000),
        ("_K.s.aws.us-east-2.I", "registered_keys", "key_id", 4_096),
        ("_O.", "organizations", "subscription", 1_000),
        ("_O.paid.N", "organizations", "name", 1_000),
        ("_R.s.aws.", "confirmed", "regions", 1_000),
    ] {
        let link = |bytes: usize| format!("1{before}{}", "x".repeat(bytes));
        assert!(pack::open(&link(most)).is_ok(), "{before}");
        check_refused(
            &link(most + 1),
            &format!("{list}, row 1, {field} has {} bytes; the most that are read is {most}", most + 1),
        );
    }
    check_refused(
        &format!("1_s.aws.us-east-2_s.aws.us-east-2.N{}", "Zc3Za9".repeat(501)),
        "databases, row 2, name has 1002 bytes; the most that are read is 1000",
    );
}

#[test]
fn too_large() {
    let most = "1_s.aws.us-east-2".to_owned();
    let wide = |bytes: usize| format!("{most}{}", " ".repeat(bytes - most.len()));
    check_read(&wide(5_000_000), 1, 0);
    check_refused(&wide(5_000_001), "the link is larger than 5000000 bytes, the most that is read");
}

/// A packed link of what these bytes are deflated to.
fn packed(bytes: &[u8]) -> String {
    let deflated = miniz_oxide::deflate::compress_to_vec(bytes, 9);
    // The rows that it claims to hold only have to be longer.
    let rows = format!("1_{}", "s".repeat(2 * deflated.len() + 400));
    let link = link::packed(&rows, &deflated);
    assert!(link.starts_with("1z") && link.len() < rows.len());
    link
}

#[test]
fn a_small_link_that_unpacks_to_a_large_text_is_refused() {
    let too_large = "the link unpacks to more than 1048576 bytes, the most that is read";
    check_refused(&packed(&vec![0; 1_048_577]), too_large);
    check_refused(&packed(&vec![b'_'; 1_048_577]), too_large);
    check_refused(&packed(&vec![0; 100_000_000]), too_large);
    check_read(&packed(&vec![b'_'; 1_048_576]), 0, 1);
}

#[test]
fn as_large_as_a_packed_link_may_be() {
    let rows = |last: usize| {
        let name = |length: usize| format!("_s.aws.us-east-2.N{}", "n".repeat(length));
        format!("1{}{}", name(86).repeat(9_990), name(last / 10).repeat(9) + &name(last - last / 10 * 9))
    };
    let most = 1_048_576 - (rows(0).len() - 1);
    for (length, begins) in [(most, "1z"), (most + 1, "1")] {
        let draft = pack::open(&rows(length)).unwrap();
        let link = pack::write(&draft);
        assert!(link.starts_with(begins) && link.starts_with("1z") == (length == most));
        assert_eq!(pack::open(&link).unwrap(), draft);
    }
}
