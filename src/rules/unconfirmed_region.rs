//! A region of the cloud that public Astra material does not name for the
//! database type: perhaps open, perhaps not. A list of the reader's own Astra
//! that names it settles the question.

use super::situation::Situation;
use super::{Finding, FindingCode, Subject};
use crate::catalog::{StatementId, Topic};
use crate::domain::order::sort;
use crate::domain::{DatabaseType, Region};

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let catalog = situation.catalog;
    let scopes = situation.deployments.iter().map(|deployment| &deployment.scope);
    let mut places: Vec<(DatabaseType, &Region)> =
        scopes.map(|scope| (scope.database_type, &scope.region)).collect();
    sort(&mut places);
    places.dedup();
    let mut findings = Vec::new();
    for (database_type, region) in places {
        let Some(fact) = catalog.region_fact(region) else { continue };
        let is_named = !fact.sources(database_type).is_empty();
        if is_named || situation.plan.is_confirmed(database_type, region) {
            continue;
        }
        let (provider, code) = (region.provider(), region.code());
        let subject = Subject {
            database_type: Some(database_type),
            provider: Some(provider),
            region: Some(code.to_owned()),
            ..Subject::default()
        };
        let message = format!(
            "{code} ({}) is a region of {}, but no public Astra material names it for {}.",
            fact.place,
            provider.name(),
            database_type.name(),
        );
        let remedy = "Confirm in Astra that it is open for the database type and for your organization.";
        let finding = situation.finding(
            FindingCode::UnconfirmedRegion,
            subject,
            StatementId::RegionOfAstra,
            message,
            remedy,
        );
        let finding = finding.read_more(catalog, &[Topic::Regions], Some(database_type), Some(provider));
        findings.push(finding);
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::UnconfirmedRegion, input, expected);
    }

    #[test]
    fn once_for_each_type_provider_and_region() {
        check(
            "
                db a serverless gcp asia-south2
                db b serverless gcp asia-south2,us-east1 existing
                db c classic gcp us-east4
            ",
            "
                [type=serverless provider=gcp region=asia-south2]
                asia-south2 (Delhi, India) is a region of Google Cloud, but no public Astra material names it for Serverless.
                Confirm in Astra that it is open for the database type and for your organization.
                sl-regions, unconfirmed
                [type=managed-clusters provider=gcp region=us-east4]
                us-east4 (Ashburn, Virginia) is a region of Google Cloud, but no public Astra material names it for Managed Clusters.
                Confirm in Astra that it is open for the database type and for your organization.
                cli-regions-classic, unconfirmed
            ",
        );
    }

    #[test]
    fn also_where_it_is_not_supported() {
        check(
            "db core classic azure westus3",
            "
                [type=managed-clusters provider=azure region=westus3]
                westus3 (West US 3) is a region of Azure, but no public Astra material names it for Managed Clusters.
                Confirm in Astra that it is open for the database type and for your organization.
                cli-regions-classic, unconfirmed
            ",
        );
    }

    #[test]
    fn not_one_that_the_readers_own_list_names_for_the_type() {
        check(
            "
                db a serverless gcp asia-south2
                db b classic gcp asia-south2
                db c serverless gcp us-east4
                open serverless gcp asia-south2,us-east4
            ",
            "
                [type=managed-clusters provider=gcp region=asia-south2]
                asia-south2 (Delhi, India) is a region of Google Cloud, but no public Astra material names it for Managed Clusters.
                Confirm in Astra that it is open for the database type and for your organization.
                cli-regions-classic, unconfirmed
            ",
        );
    }

    #[test]
    fn not_an_unknown_one() {
        check("db a serverless aws us-est-1", "");
    }
}
