//! The one way in which rules are tested: a plan in a few words, and what a
//! rule says of it.

use super::{Finding, FindingCode, evaluate};
use crate::catalog::Catalog;
use crate::plan::{Draft, DraftDatabase, DraftKey, DraftOrganization, parse};

/// In: lines of a plan.
///
/// ```text
/// org NAME SUBSCRIPTION
/// db  NAME TYPE PROVIDER REGION[,REGION] [@ORGANIZATION] [existing] [+REGION[,REGION]] [astra-key]
/// key TYPE PROVIDER REGION [@ORGANIZATION] [KEY-ID]
/// ```
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

fn draft(input: &str) -> Draft {
    let mut draft = Draft::default();
    for line in input.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split_whitespace();
        let kind = words.next().unwrap();
        let mut word = || words.next().unwrap_or_default().to_owned();
        match kind {
            "org" => draft.organizations.push(DraftOrganization {
                row: draft.organizations.len() + 1,
                name: word(),
                subscription: word(),
                ..Default::default()
            }),
            "db" => {
                let mut row = DraftDatabase {
                    row: draft.databases.len() + 1,
                    name: word(),
                    database_type: word(),
                    provider: word(),
                    regions: list(&word()),
                    ..Default::default()
                };
                for word in words {
                    match word.split_at(1) {
                        ("@", name) => row.organization = name.to_owned(),
                        ("+", regions) => row.adding = list(regions),
                        _ if word == "astra-key" => row.encryption = word.to_owned(),
                        _ => row.status = word.to_owned(),
                    }
                }
                draft.databases.push(row);
            }
            "key" => {
                let mut row = DraftKey {
                    row: draft.registered_keys.len() + 1,
                    database_type: word(),
                    provider: word(),
                    region: word(),
                    ..Default::default()
                };
                for word in words {
                    match word.split_at(1) {
                        ("@", name) => row.organization = name.to_owned(),
                        _ => row.key_id = word.to_owned(),
                    }
                }
                draft.registered_keys.push(row);
            }
            other => panic!("{other} is no line of a plan"),
        }
    }
    draft
}

fn list(words: &str) -> Vec<String> {
    words.split(',').map(str::to_owned).collect()
}
