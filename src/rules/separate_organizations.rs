//! A registration belongs to one organization, so each registers its own keys.

use super::situation::Situation;
use super::words::enumerated;
use super::{Finding, FindingCode, Subject};
use crate::catalog::{StatementId, Topic};
use crate::domain::shown;

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let names = situation.organizations_with_keys();
    if names.len() < 2 {
        return Vec::new();
    }
    let quoted: Vec<String> = names
        .iter()
        .map(|name| if name.is_empty() { "your own".to_owned() } else { shown(name.as_str()) })
        .collect();
    let finding = situation.finding(
        FindingCode::SeparateOrganizations,
        Subject::default(),
        StatementId::KeyPerOrganization,
        format!("The keys belong to {} organizations: {}.", names.len(), enumerated(&quoted)),
        "Register each key in its own organization.",
    );
    vec![finding.read_more(situation.catalog, &[Topic::Prepare], None, None)]
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::SeparateOrganizations, input, expected);
    }

    #[test]
    fn more_than_one_with_keys() {
        check(
            "
                db a serverless aws us-east-2
                db b serverless aws us-east-2 @acme
                db c serverless aws us-east-2 @globex astra-key
            ",
            "
                []
                The keys belong to 2 organizations: your own and “acme”.
                Register each key in its own organization.
                sl-prepare mc-prepare, documented
            ",
        );
    }

    #[test]
    fn not_one_alone() {
        check(
            "
                db a serverless aws us-east-2 @acme
                db c serverless gcp us-east1 @globex astra-key
            ",
            "",
        );
    }
}
