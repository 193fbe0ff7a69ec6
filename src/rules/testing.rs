//! The one way in which rules are tested: a plan in a few words, and what a
//! rule says of it.

use super::{Finding, FindingCode, evaluate};
use crate::catalog::Catalog;
use crate::plan::parse;
use crate::plan::testing::draft;

/// In: lines of a plan, as [`crate::plan::testing`] reads them.
///
/// Out: of each finding with that code, its subject, message, remedy, links
/// and confidence, a line each.
pub(super) fn check(code: FindingCode, input: &str, expected: &str) {
    let parsed = parse(&draft(input), Catalog::released());
    assert_eq!(parsed.problems, [], "the input of a rule's test is a plan");
    let report = evaluate(&parsed.plan, Catalog::released());
    let found: Vec<String> =
        report.findings.iter().filter(|finding| finding.code == code).map(text).collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(found.join("\n"), expected.join("\n"), "\n{}", found.join("\n"));
}

fn text(finding: &Finding) -> String {
    let subject = &finding.subject;
    let parts = [
        ("organization", subject.organization.as_ref().map(ToString::to_string)),
        ("type", subject.database_type.map(|code| code.to_string())),
        ("provider", subject.provider.map(|code| code.to_string())),
        ("region", subject.region.clone()),
        ("database", subject.database.as_ref().map(ToString::to_string)),
        ("row", subject.row.map(|row| row.to_string())),
        ("key_id", subject.key_id.as_ref().map(ToString::to_string)),
        ("suggestion", subject.suggestion.clone()),
    ];
    let named = parts.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
    let docs: Vec<&str> = finding.docs.iter().map(|link| link.id).collect();
    format!(
        "[{}]\n{}\n{}\n{}, {}",
        named.collect::<Vec<_>>().join(" "),
        finding.message,
        finding.remedy,
        docs.join(" "),
        finding.confidence,
    )
}
