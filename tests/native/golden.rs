//! Texts that must stay as they are, byte by byte. `BLESS=1 cargo test` writes
//! them anew from what the program says now; read the difference before you
//! commit it.

use crate::{program, tree};
use astra_cmek_planner::domain::{
    CloudProvider, Confidence, DatabaseType, Encryption, KeyState, Reason, Severity, Status, Subscription,
    Support,
};
use astra_cmek_planner::plan::{Field, List, ProblemCode};
use astra_cmek_planner::rules::FindingCode;
use std::path::Path;

/// Compares a text with the file that keeps it.
pub fn check(file: &Path, text: &str) {
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(file, text).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    let differing = kept.lines().zip(text.lines()).position(|(kept, now)| kept != now);
    let at = differing.unwrap_or_else(|| kept.lines().count().min(text.lines().count()));
    assert!(
        kept == text,
        "{} line {} (BLESS=1 writes it anew)\nkept: {}\nnow:  {}",
        tree::name(file),
        at + 1,
        kept.lines().nth(at).unwrap_or("the end"),
        text.lines().nth(at).unwrap_or("the end"),
    );
}

/// In: a plan document. Out: its report as Markdown.
fn check_report(document: &Path, report: &str) {
    let answer = program::run(&["--to", "markdown"], &std::fs::read(document).unwrap());
    check(&tree::root().join("tests/golden").join(report), &answer.stdout);
}

#[test]
fn reports_of_the_documentation_s_examples() {
    for document in tree::cases() {
        let name = tree::name(&document).replace("tests/cases/", "").replace(".plan.json", ".md");
        check_report(&document, &name);
    }
}

/// Names and key identifiers full of markup, links, mentions, line breaks,
/// control characters and direction overrides.
#[test]
fn report_of_a_hostile_plan() {
    check_report(&tree::root().join("tests/golden/hostile.plan.json"), "hostile.md");
}

#[test]
fn report_of_an_empty_plan() {
    check_report(&tree::root().join("tests/golden/empty.plan.json"), "empty.md");
}

/// The codes that files, reports and programs rely on: a line here is removed
/// or changed by a new version of the contracts only.
#[test]
fn public_codes() {
    macro_rules! codes {
        ($($title:literal $vocabulary:ident),+ $(,)?) => {
            [$( ($title, $vocabulary::ALL.iter().map(|value| value.code()).collect::<Vec<_>>()) ),+]
        };
    }
    let vocabularies = codes![
        "database types" DatabaseType,
        "cloud providers" CloudProvider,
        "database statuses" Status,
        "encryption wanted" Encryption,
        "subscriptions" Subscription,
        "key states" KeyState,
        "reasons for no customer key" Reason,
        "support" Support,
        "severities" Severity,
        "confidences" Confidence,
        "lists of a plan document" List,
        "fields of a plan document" Field,
        "problems" ProblemCode,
    ];
    let mut text = String::new();
    for (title, codes) in vocabularies {
        text.push_str(&format!("{title}\n"));
        codes.iter().for_each(|code| text.push_str(&format!("  {code}\n")));
        text.push('\n');
    }
    text.push_str("findings\n");
    FindingCode::ALL.iter().for_each(|code| text.push_str(&format!("  {} {code}\n", code.severity())));
    check(&tree::root().join("tests/golden/codes.txt"), &text);
}
