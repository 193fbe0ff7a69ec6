//! A registered key whose scope holds no deployment of the plan. It still
//! costs, and deleting it in haste means an outage.

use super::situation::Situation;
use super::words::scope_words;
use super::{Finding, FindingCode};
use crate::catalog::{StatementId, Topic};

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let mut findings = Vec::new();
    for registration in &situation.surplus {
        let scope = registration.scope();
        findings.push(situation.about_scope(
            FindingCode::SurplusKey,
            StatementId::SurplusCharge,
            &[Topic::Manage, Topic::Pricing],
            scope,
            format!(
                "The key registered for {} encrypts nothing in this plan, and still costs what {} charges for it.",
                scope_words(scope),
                scope.provider().name(),
            ),
            "Before you disable or delete the cloud key, make sure that no database outside of this plan uses it: \
             that means an outage.",
        ));
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::SurplusKey, input, expected);
    }

    #[test]
    fn a_registered_scope_without_deployment() {
        check(
            "
                db a serverless gcp us-east1
                key serverless gcp us-east1
                key serverless gcp us-west1
                key classic gcp us-east1 @acme
            ",
            "
                [organization= type=serverless provider=gcp region=us-west1]
                The key registered for Serverless on Google Cloud in us-west1 encrypts nothing in this plan, and still costs what Google Cloud charges for it.
                Before you disable or delete the cloud key, make sure that no database outside of this plan uses it: that means an outage.
                sl-manage price-gcp, inferred
                [organization=acme type=managed-clusters provider=gcp region=us-east1]
                The key registered for Managed Clusters on Google Cloud in us-east1 of organization “acme” encrypts nothing in this plan, and still costs what Google Cloud charges for it.
                Before you disable or delete the cloud key, make sure that no database outside of this plan uses it: that means an outage.
                mc-manage price-gcp, inferred
            ",
        );
    }

    #[test]
    fn not_one_with_an_old_deployment() {
        check(
            "
                db a serverless gcp us-east1 existing astra-key
                key serverless gcp us-east1
            ",
            "",
        );
    }
}
