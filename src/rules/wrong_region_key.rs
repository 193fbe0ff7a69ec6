//! A registered key that lies in another region than its scope: it cannot
//! encrypt what is deployed there. Pages: `mc-aws`, `mc-gcp` and their siblings.

use super::key_identifier;
use super::situation::Situation;
use super::words::scope_words;
use super::{Finding, FindingCode};
use crate::catalog::{StatementId, Topic};
use crate::domain::shown;

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let mut findings = Vec::new();
    for registration in situation.plan.registered_keys() {
        let (scope, key_id) = (registration.scope(), registration.key_id());
        let here = scope.region.code();
        let Some(named) = key_identifier::region(scope.provider(), key_id) else { continue };
        if named.eq_ignore_ascii_case(here) {
            continue;
        }
        let finding = situation.about_scope(
            FindingCode::WrongRegionKey,
            StatementId::SameRegion,
            &[Topic::Procedure, Topic::Manage],
            scope,
            format!("The key registered for {} is in {}.", scope_words(scope), shown(named)),
            &format!(
                "If that is a slip, correct the entry; otherwise create a key in {here} and ask IBM Support to \
                 replace the registration.",
            ),
        );
        findings.push(finding.of_key(key_id));
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::WrongRegionKey, input, expected);
    }

    #[test]
    fn on_aws_by_the_arn() {
        check(
            "
                key serverless aws us-east-2 arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555
            ",
            "
                [organization= type=serverless provider=aws region=us-east-2 key_id=arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555]
                The key registered for Serverless on AWS in us-east-2 is in “eu-west-1”.
                If that is a slip, correct the entry; otherwise create a key in us-east-2 and ask IBM Support to replace the registration.
                sl-aws sl-manage, documented
            ",
        );
    }

    #[test]
    fn on_google_cloud_by_the_location() {
        check(
            "
                key classic gcp us-east1 @acme projects/p/locations/global/keyRings/r/cryptoKeys/k
            ",
            "
                [organization=acme type=managed-clusters provider=gcp region=us-east1 key_id=projects/p/locations/global/keyRings/r/cryptoKeys/k]
                The key registered for Managed Clusters on Google Cloud in us-east1 of organization “acme” is in “global”.
                If that is a slip, correct the entry; otherwise create a key in us-east1 and ask IBM Support to replace the registration.
                mc-gcp mc-manage, documented
            ",
        );
    }

    #[test]
    fn not_in_the_right_region_whatever_its_case() {
        check(
            "
                key serverless aws us-east-2 arn:aws:kms:US-EAST-2:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555
            ",
            "",
        );
    }

    #[test]
    fn not_where_the_region_cannot_be_read() {
        check(
            "
                key serverless azure westus3 https://v.vault.azure.net/keys/k
                key serverless aws us-east-2 alias/orders
            ",
            "",
        );
    }
}
