//! Every finding and every problem is reached by a document of these tests,
//! through the command line, or by a link, and says what it must.

use crate::{links, problems, program, tree};
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::export;
use astra_cmek_planner::plan::{ProblemCode, parse};
use astra_cmek_planner::rules::{FindingCode, evaluate};
use astra_cmek_planner::wire::link::pack;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The reports of all documents and links.
fn reports() -> Vec<Value> {
    let cases = tree::cases().into_iter().chain(tree::files("tests/golden", ".plan.json"));
    let documents = cases.map(|path| tree::read(&path)).chain(problems::documents());
    let documents = documents.map(|document| program::report(document.as_bytes()));
    documents.chain(links::links().iter().filter_map(|link| report(link))).collect()
}

/// The report of a link, unless it is none.
fn report(link: &str) -> Option<Value> {
    let parsed = parse(&pack::open(link).ok()?, Catalog::released());
    let report = evaluate(&parsed.plan, Catalog::released());
    Some(serde_json::from_str(&export::json::write(&report, &parsed.problems)).unwrap())
}

fn items<'a>(reports: &'a [Value], list: &'a str) -> impl Iterator<Item = &'a Value> {
    reports.iter().flat_map(move |report| report[list].as_array().unwrap())
}

/// In: a list of a report, and the codes that may stand in it. Out: all of
/// them do, somewhere.
fn check(reports: &[Value], list: &str, expected: impl Iterator<Item = &'static str>) {
    let reached: BTreeSet<&str> = items(reports, list).map(|item| item["code"].as_str().unwrap()).collect();
    assert_eq!(reached, expected.collect());
}

#[test]
fn every_code_is_reached() {
    let reports = reports();
    check(&reports, "findings", FindingCode::ALL.iter().map(|code| code.code()));
    check(&reports, "problems", ProblemCode::ALL.iter().map(|code| code.code()));
}

#[test]
fn every_finding_says_what_is_the_case_and_what_to_do_and_where_to_read() {
    let catalog = Catalog::released();
    for finding in items(&reports(), "findings") {
        for sentence in ["message", "remedy"] {
            let text = finding[sentence].as_str().unwrap();
            assert!(text.ends_with('.') && !text.contains("  "), "{finding}");
        }
        let docs = finding["docs"].as_array().unwrap();
        assert!(!docs.is_empty(), "{finding}");
        for link in docs {
            let fact = catalog.link(link["id"].as_str().unwrap()).unwrap();
            let known = json!({
                "id": fact.id, "title": fact.title, "url": fact.url, "confidence": fact.confidence.code(),
            });
            assert_eq!(*link, known);
        }
    }
}
