//! The parts of sentences that rules have in common. Whatever a person typed
//! goes through [`shown`] or [`plain`] here.

use super::situation::Deployment;
use crate::domain::{Confidence, KeyScope, OrganizationName, plain, shown};
use crate::plan::Database;

/// The name of a database in a sentence.
pub(super) fn quoted(database: &Database) -> String {
    shown(database.name().as_str())
}

/// Region codes in a sentence: `a`, `a and b`, `a, b and 7 more`.
pub(super) fn named(deployments: &[&Deployment]) -> String {
    let regions = deployments.iter().map(|deployment| &deployment.scope.region);
    let codes: Vec<String> = regions.map(|region| region.code().to_owned()).collect();
    plain(&enumerated(&codes))
}

/// A list in a sentence, cut after its third member where it is long.
pub fn enumerated(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [a, b, c, rest @ ..] if rest.len() > 1 => format!("{a}, {b}, {c} and {} more", rest.len()),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// An organization in a sentence.
pub(super) fn organization(name: &OrganizationName) -> String {
    if name.is_empty() {
        "your organization".to_owned()
    } else {
        format!("organization {}", shown(name.as_str()))
    }
}

/// A scope in a sentence: `Serverless on AWS in us-east-2`.
pub(super) fn scope_words(scope: &KeyScope) -> String {
    let place = format!(
        "{} on {} in {}",
        scope.database_type.name(),
        scope.provider().name(),
        plain(scope.region.code()),
    );
    if scope.organization.is_empty() {
        place
    } else {
        format!("{place} of {}", organization(&scope.organization))
    }
}

/// A count with its noun.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What a sentence adds where the fact behind it is less than documented: how
/// it is known, and what to do about that.
pub(super) fn reservation(confidence: Confidence, what_to_do: &str) -> String {
    match confidence {
        Confidence::Documented => String::new(),
        doubtful => format!(" ({doubtful}{what_to_do})"),
    }
}

#[cfg(test)]
mod tests {
    use super::{counted, enumerated, reservation};
    use crate::domain::Confidence;

    fn check(words: &str, expected: &str) {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        assert_eq!(enumerated(&words), expected);
    }

    #[test]
    fn a_long_list_is_cut() {
        check("", "");
        check("a", "a");
        check("a b", "a and b");
        check("a b c", "a, b and c");
        check("a b c d", "a, b, c and d");
        check("a b c d e", "a, b, c and 2 more");
    }

    #[test]
    fn a_count_has_its_noun() {
        assert_eq!(counted(0, "key", "keys"), "0 keys");
        assert_eq!(counted(1, "key", "keys"), "1 key");
        assert_eq!(counted(2, "key", "keys"), "2 keys");
    }

    #[test]
    fn nothing_is_added_to_what_is_documented() {
        assert_eq!(reservation(Confidence::Documented, ": ask"), "");
        assert_eq!(reservation(Confidence::Inferred, ": ask"), " (inferred: ask)");
        assert_eq!(reservation(Confidence::Unconfirmed, ""), " (unconfirmed)");
    }
}
