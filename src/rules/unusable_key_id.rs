//! A registered identifier that is not of a form that Astra can use.

use super::key_identifier::{self, Flaw};
use super::situation::Situation;
use super::words::scope_words;
use super::{Finding, FindingCode};
use crate::catalog::{StatementId, Topic};
use crate::domain::{CloudProvider, shown};

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let mut findings = Vec::new();
    for registration in situation.plan.registered_keys() {
        let (scope, key_id) = (registration.scope(), registration.key_id());
        let provider = scope.provider();
        if key_id.is_empty() {
            continue;
        }
        let Some(flaw) = key_identifier::flaw(provider, key_id) else { continue };
        let (what, statement) = what_it_is(flaw, provider);
        let form = key_identifier::form(provider, scope.region.code());
        let finding = situation.about_scope(
            FindingCode::UnusableKeyId,
            statement,
            &[Topic::Procedure],
            scope,
            format!(
                "The key registered for {} is given as {}, which is {what}.",
                scope_words(scope),
                shown(key_id.as_str()),
            ),
            &match provider {
                CloudProvider::Aws => format!("Use the key's ARN: {form}."),
                CloudProvider::Gcp => format!("Use the key's resource name: {form}."),
                CloudProvider::Azure => format!("Use the key's identifier: {form}."),
            },
        );
        findings.push(finding.of_key(key_id));
    }
    findings
}

/// What a flawed identifier is, in words, and the fact that says so.
const fn what_it_is(flaw: Flaw, provider: CloudProvider) -> (&'static str, StatementId) {
    match (flaw, provider) {
        (Flaw::Alias, _) => ("an alias", StatementId::KeyAlias),
        (Flaw::MultiRegion, _) => ("a multi-Region key", StatementId::KeyAlias),
        (Flaw::Version, _) => ("one version of a key", StatementId::KeyIdentifier),
        (Flaw::Partition, _) => ("a key of another partition of AWS", StatementId::KeyIdentifier),
        (Flaw::Form, CloudProvider::Aws) => ("not the ARN of a key", StatementId::KeyIdentifier),
        (Flaw::Form, CloudProvider::Gcp) => ("not the resource name of a key", StatementId::KeyIdentifier),
        (Flaw::Form, CloudProvider::Azure) => ("no key identifier", StatementId::AzureKeyIdentifier),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::UnusableKeyId, input, expected);
    }

    #[test]
    fn aws() {
        check(
            "
                key serverless aws us-east-2 alias/orders
                key serverless aws us-east-1 arn:aws:kms:us-east-1:111122223333:key/mrk-1
                key classic aws us-east-2 arn:aws-cn:kms:us-east-2:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555
                key classic aws us-east-1 0a1b2c3d-0000-1111-2222-333344445555
            ",
            "
                [organization= type=serverless provider=aws region=us-east-1 key_id=arn:aws:kms:us-east-1:111122223333:key/mrk-1]
                The key registered for Serverless on AWS in us-east-1 is given as “arn:aws:kms:us-east-1:111122223333:key/mrk-1”, which is a multi-Region key.
                Use the key's ARN: arn:aws:kms:us-east-1:ACCOUNT:key/KEY.
                sl-aws, unconfirmed
                [organization= type=serverless provider=aws region=us-east-2 key_id=alias/orders]
                The key registered for Serverless on AWS in us-east-2 is given as “alias/orders”, which is an alias.
                Use the key's ARN: arn:aws:kms:us-east-2:ACCOUNT:key/KEY.
                sl-aws, unconfirmed
                [organization= type=managed-clusters provider=aws region=us-east-1 key_id=0a1b2c3d-0000-1111-2222-333344445555]
                The key registered for Managed Clusters on AWS in us-east-1 is given as “0a1b2c3d-0000-1111-2222-333344445555”, which is not the ARN of a key.
                Use the key's ARN: arn:aws:kms:us-east-1:ACCOUNT:key/KEY.
                mc-aws, inferred
                [organization= type=managed-clusters provider=aws region=us-east-2 key_id=arn:aws-cn:kms:us-east-2:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555]
                The key registered for Managed Clusters on AWS in us-east-2 is given as “arn:aws-cn:kms:us-east-2:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555”, which is a key of another partition of AWS.
                Use the key's ARN: arn:aws:kms:us-east-2:ACCOUNT:key/KEY.
                mc-aws, inferred
            ",
        );
    }

    #[test]
    fn google_cloud() {
        check(
            "
                key serverless gcp us-east1 projects/p/locations/us-east1/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1
                key classic gcp us-east1 k
            ",
            "
                [organization= type=serverless provider=gcp region=us-east1 key_id=projects/p/locations/us-east1/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1]
                The key registered for Serverless on Google Cloud in us-east1 is given as “projects/p/locations/us-east1/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1”, which is one version of a key.
                Use the key's resource name: projects/PROJECT/locations/us-east1/keyRings/RING/cryptoKeys/KEY.
                sl-gcp, inferred
                [organization= type=managed-clusters provider=gcp region=us-east1 key_id=k]
                The key registered for Managed Clusters on Google Cloud in us-east1 is given as “k”, which is not the resource name of a key.
                Use the key's resource name: projects/PROJECT/locations/us-east1/keyRings/RING/cryptoKeys/KEY.
                mc-gcp, inferred
            ",
        );
    }

    #[test]
    fn azure() {
        check(
            "key serverless azure westus3 https://v.vault.azure.net/secrets/k",
            "
                [organization= type=serverless provider=azure region=westus3 key_id=https://v.vault.azure.net/secrets/k]
                The key registered for Serverless on Azure in westus3 is given as “https://v.vault.azure.net/secrets/k”, which is no key identifier.
                Use the key's identifier: https://VAULT.vault.azure.net/keys/KEY.
                sl-azure, unconfirmed
            ",
        );
    }

    #[test]
    fn not_a_usable_one_nor_none() {
        check(
            "
                key serverless aws us-east-2
                key serverless azure westus3 https://v.vault.azure.net/keys/k
            ",
            "",
        );
    }
}
