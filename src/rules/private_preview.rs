//! Customer keys that only qualified participants can have. Page: `sl-azure`.

use super::situation::Situation;
use super::words::scope_words;
use super::{Finding, FindingCode};
use crate::catalog::{StatementId, Topic};
use crate::domain::Support;

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let mut findings = Vec::new();
    for key in &situation.keys {
        let scope = &key.scope;
        if situation.catalog.support(scope.database_type, scope.provider()) != Support::PrivatePreview {
            continue;
        }
        findings.push(situation.about_scope(
            FindingCode::PrivatePreview,
            StatementId::Support,
            &[Topic::Procedure],
            scope,
            format!(
                "The customer key for {} is in private preview: for qualified participants only, and subject to \
                 change.",
                scope_words(scope),
            ),
            "Make sure that your organization takes part before you rely on it.",
        ));
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::PrivatePreview, input, expected);
    }

    #[test]
    fn serverless_on_azure() {
        check(
            "db web serverless azure westus3,eastus",
            "
                [organization= type=serverless provider=azure region=eastus]
                The customer key for Serverless on Azure in eastus is in private preview: for qualified participants only, and subject to change.
                Make sure that your organization takes part before you rely on it.
                sl-azure, documented
                [organization= type=serverless provider=azure region=westus3]
                The customer key for Serverless on Azure in westus3 is in private preview: for qualified participants only, and subject to change.
                Make sure that your organization takes part before you rely on it.
                sl-azure, documented
            ",
        );
    }

    #[test]
    fn not_elsewhere_nor_without_a_key() {
        check(
            "
                db web serverless aws us-east-2
                db toy serverless azure westus3 astra-key
            ",
            "",
        );
    }
}
