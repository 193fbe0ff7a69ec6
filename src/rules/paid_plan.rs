//! Customer keys need a paid plan, and nobody said that there is one. Pages:
//! `sl-plans`, `mc-plans`.

use super::situation::Situation;
use super::words::organization;
use super::{Finding, FindingCode};
use crate::domain::Subscription;

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    situation.about_organizations(
        Subscription::Unknown,
        FindingCode::PaidPlan,
        &|name| {
            format!("Customer keys need a paid plan; which plan {} has is not given.", organization(name))
        },
        "Check its plan before you register keys.",
    )
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
