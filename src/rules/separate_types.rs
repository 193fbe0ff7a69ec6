//! Serverless and Managed Clusters never share a key, not even in one region.
//! Pages: `mc-prepare`, `sl-prepare`.

use super::situation::{Key, Situation};
use super::words::organization;
use super::{Finding, FindingCode, Subject};
use crate::catalog::{StatementId, Topic};
use crate::domain::order::sort_by;
use crate::domain::{DatabaseType, OrganizationName, Region};

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let catalog = situation.catalog;
    let mut keys: Vec<&Key> = situation.keys.iter().collect();
    fn triple<'a>(key: &'a Key) -> (&'a OrganizationName, &'a Region) {
        (&key.scope.organization, &key.scope.region)
    }
    sort_by(&mut keys, |a, b| triple(a).cmp(&triple(b)));
    let mut findings = Vec::new();
    for group in keys.chunk_by(|a, b| triple(a) == triple(b)) {
        let [first, _] = group else { continue };
        let (name, region) = triple(first);
        let subject = Subject {
            organization: Some(name.clone()),
            provider: Some(region.provider()),
            region: Some(region.code().to_owned()),
            ..Subject::default()
        };
        let message = format!(
            "In {} on {}, Serverless and Managed Clusters of {} need a key each.",
            region.code(),
            region.provider().name(),
            organization(name),
        );
        let remedy = format!(
            "Register one for each: Serverless at {}, Managed Clusters at {}.",
            catalog.register_path(DatabaseType::Serverless),
            catalog.register_path(DatabaseType::ManagedClusters),
        );
        let finding = situation.finding(
            FindingCode::SeparateTypes,
            subject,
            StatementId::SeparateTypes,
            message,
            &remedy,
        );
        findings.push(finding.read_more(catalog, &[Topic::Prepare], None, Some(region.provider())));
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::SeparateTypes, input, expected);
    }

    #[test]
    fn both_types_in_one_region_of_one_organization() {
        check(
            "
                db a serverless aws us-east-2
                db b classic aws us-east-2
                db c serverless gcp us-east1 @acme
                db d classic gcp us-east1 @acme
            ",
            "
                [organization= provider=aws region=us-east-2]
                In us-east-2 on AWS, Serverless and Managed Clusters of your organization need a key each.
                Register one for each: Serverless at /v2/kms, Managed Clusters at /v2/kms/classic.
                sl-prepare mc-prepare, documented
                [organization=acme provider=gcp region=us-east1]
                In us-east1 on Google Cloud, Serverless and Managed Clusters of organization “acme” need a key each.
                Register one for each: Serverless at /v2/kms, Managed Clusters at /v2/kms/classic.
                sl-prepare mc-prepare, documented
            ",
        );
    }

    #[test]
    fn not_across_organizations_nor_without_keys() {
        check(
            "
                db a serverless aws us-east-2
                db b classic aws us-east-2 @acme
                db c serverless azure westus3
                db d classic azure westus3
            ",
            "",
        );
    }
}
