//! Customer keys need a paid plan, and nobody said that there is one. Pages:
//! `sl-plans`, `mc-plans`.

use super::situation::Situation;
use super::words::organization;
use super::{Finding, FindingCode, Subject};
use crate::catalog::{StatementId, Topic};
use crate::domain::Subscription;

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let names = situation.organizations_with_keys().into_iter();
    let unknown = names.filter(|name| situation.subscription(name) == Subscription::Unknown);
    let findings = unknown.map(|name| {
        let message =
            format!("Customer keys need a paid plan; which plan {} has is not given.", organization(name));
        let remedy = "Check its plan before you register keys.";
        situation
            .finding(
                FindingCode::PaidPlan,
                Subject::organization(name),
                StatementId::PaidPlan,
                message,
                remedy,
            )
            .read_more(situation.catalog, &[Topic::Plans], None, None)
    });
    findings.collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::PaidPlan, input, expected);
    }

    #[test]
    fn unknown_or_not_listed() {
        check(
            "
                org acme unknown
                org globex paid
                org umbrella free
                db a serverless aws us-east-2 @acme
                db b serverless aws us-east-2 @globex
                db c serverless aws us-east-2 @umbrella
                db d serverless aws us-east-2
            ",
            "
                [organization=]
                Customer keys need a paid plan; which plan your organization has is not given.
                Check its plan before you register keys.
                sl-plans mc-plans, documented
                [organization=acme]
                Customer keys need a paid plan; which plan organization “acme” has is not given.
                Check its plan before you register keys.
                sl-plans mc-plans, documented
            ",
        );
    }

    #[test]
    fn a_registered_key_is_one_too() {
        check(
            "
                db a serverless aws us-east-2 existing
                key serverless aws us-east-2
            ",
            "
                [organization=]
                Customer keys need a paid plan; which plan your organization has is not given.
                Check its plan before you register keys.
                sl-plans mc-plans, documented
            ",
        );
    }
}
