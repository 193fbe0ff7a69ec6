//! A region of the right form that the cloud's list does not name: most likely
//! a slip, perhaps a region newer than the list. Where a list of the reader's
//! own Astra names it for every type that the plan has there, it is none.

use super::situation::Situation;
use super::{Finding, FindingCode, Subject};
use crate::catalog::{StatementId, Topic};
use crate::domain::order::sort_by;
use crate::domain::{KeyScope, plain};
use crate::plan::unlisted;

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let catalog = situation.catalog;
    let mut scopes: Vec<&KeyScope> = situation.deployments.iter().map(|found| &found.scope).collect();
    scopes.retain(|scope| catalog.region_fact(&scope.region).is_none());
    sort_by(&mut scopes, |a, b| (&a.region, a.database_type).cmp(&(&b.region, b.database_type)));
    let is_confirmed = |scope: &&KeyScope| situation.plan.is_confirmed(scope.database_type, &scope.region);
    let mut findings = Vec::new();
    for scopes in scopes.chunk_by(|a, b| a.region == b.region) {
        let Some(region) = scopes.first().map(|scope| &scope.region) else { continue };
        if scopes.iter().all(is_confirmed) {
            continue;
        }
        let (provider, code) = (region.provider(), region.code());
        let likely = catalog.probably_meant(region);
        let meant = likely.map(|(fact, _)| fact.code);
        let use_it = match meant {
            Some(meant) => format!("If it is a slip, use {meant}; if"),
            None => "If".to_owned(),
        };
        let subject = Subject {
            provider: Some(provider),
            region: Some(code.to_owned()),
            suggestion: meant.map(str::to_owned),
            ..Subject::default()
        };
        let message = format!("{} {}.", plain(code), unlisted(region, likely, catalog));
        let remedy = format!("{use_it} the region is new, confirm in Astra that it is open to you.");
        let finding =
            situation.finding(FindingCode::UnknownRegion, subject, StatementId::RegionList, message, &remedy);
        let mut finding = finding.known(catalog.list_confidence(provider));
        for scope in scopes {
            let database_type = Some(scope.database_type);
            finding = finding.read_more(catalog, &[Topic::Regions], database_type, Some(provider));
        }
        findings.push(finding);
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::UnknownRegion, input, expected);
    }

    #[test]
    fn once_for_each_provider_and_region() {
        check(
            "
                db a serverless aws us-est-1,us-east-2
                db b classic aws us-est-1 existing
                db c classic azure eastsu
            ",
            "
                [provider=aws region=us-est-1 suggestion=us-east-1]
                us-est-1 is not in the list of AWS regions of 2026-11-24; the nearest is us-east-1 (US East (N. Virginia)).
                If it is a slip, use us-east-1; if the region is new, confirm in Astra that it is open to you.
                sl-regions cli-regions-classic, unconfirmed
                [provider=azure region=eastsu suggestion=eastus]
                eastsu is not in the list of Azure regions of 2026-11-24; the nearest is eastus (East US).
                If it is a slip, use eastus; if the region is new, confirm in Astra that it is open to you.
                cli-regions-classic, unconfirmed
            ",
        );
    }

    #[test]
    fn nothing_is_suggested_that_is_not_near() {
        check(
            "db a classic azure tbd",
            "
                [provider=azure region=tbd]
                tbd is not in the list of Azure regions of 2026-11-24.
                If the region is new, confirm in Astra that it is open to you.
                cli-regions-classic, unconfirmed
            ",
        );
    }

    #[test]
    fn not_where_the_readers_own_list_names_it_for_every_type_there() {
        let both = "db a serverless aws us-west-9\ndb b classic aws us-west-9";
        check(&format!("{both}\nopen serverless aws us-west-9,us-east-2\nopen classic aws US-West-9"), "");
        let named_for_one = "
            [provider=aws region=us-west-9 suggestion=us-west-1]
            us-west-9 is not in the list of AWS regions of 2026-11-24; the nearest is us-west-1 (US West (N. California)).
            If it is a slip, use us-west-1; if the region is new, confirm in Astra that it is open to you.
            sl-regions cli-regions-classic, unconfirmed
        ";
        check(&format!("{both}\nopen serverless aws us-west-9"), named_for_one);
        check(&format!("{both}\nopen serverless gcp us-west-9\nopen classic aws us-west-9"), named_for_one);
    }

    #[test]
    fn not_for_a_registration_alone() {
        check("key serverless aws us-est-1", "");
    }
}
