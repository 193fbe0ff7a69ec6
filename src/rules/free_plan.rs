//! The Free plan has no customer keys. Pages: `sl-plans`, `mc-plans`.

use super::situation::Situation;
use super::words::organization;
use super::{Finding, FindingCode};
use crate::domain::Subscription;

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    situation.about_organizations(
        Subscription::Free,
        FindingCode::FreePlan,
        &|name| format!("The Free plan of {} has no customer keys.", organization(name)),
        "Move it to a paid plan before you register keys.",
    )
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::FreePlan, input, expected);
    }

    #[test]
    fn each_organization_on_it_that_has_a_key() {
        check(
            "
                org acme free
                org globex paid
                db a serverless aws us-east-2 @acme
                db b classic aws us-east-2 @acme
                db c serverless aws us-east-2 @globex
            ",
            "
                [organization=acme]
                The Free plan of organization “acme” has no customer keys.
                Move it to a paid plan before you register keys.
                sl-plans mc-plans, documented
            ",
        );
    }

    #[test]
    fn not_without_a_key() {
        check(
            "
                org acme free
                db a serverless aws us-east-2 @acme astra-key
            ",
            "",
        );
    }
}
