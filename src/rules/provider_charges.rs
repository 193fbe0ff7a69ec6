//! The cloud provider bills for every key, besides what Astra costs. Pages:
//! `price-aws`, `price-gcp`, `price-azure`.

use super::situation::Situation;
use super::words::counted;
use super::{Finding, FindingCode, Subject};
use crate::catalog::{StatementId, Topic};
use crate::domain::{CloudProvider, KeyState};

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let mut findings = Vec::new();
    for provider in CloudProvider::ALL.iter().copied() {
        let to_create = situation.keys.iter().filter(|key| key.state() == KeyState::ToCreate);
        let count = to_create.filter(|key| key.scope.provider() == provider).count();
        if count == 0 {
            continue;
        }
        let subject = Subject { provider: Some(provider), ..Subject::default() };
        let message = format!(
            "{} charges for {}, by the month or by use, besides what Astra costs.",
            provider.name(),
            counted(count, "new key", "new keys"),
        );
        let remedy = "Look at the price list of the provider's key service.";
        let code = FindingCode::ProviderCharges;
        let finding = situation.finding(code, subject, StatementId::ProviderCharges, message, remedy);
        findings.push(finding.read_more(situation.catalog, &[Topic::Pricing], None, Some(provider)));
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::ProviderCharges, input, expected);
    }

    #[test]
    fn each_provider_with_keys_to_create() {
        check(
            "
                db a serverless aws us-east-2,ap-south-1
                db b serverless azure westus3
            ",
            "
                [provider=aws]
                AWS charges for 2 new keys, by the month or by use, besides what Astra costs.
                Look at the price list of the provider's key service.
                price-aws, documented
                [provider=azure]
                Azure charges for 1 new key, by the month or by use, besides what Astra costs.
                Look at the price list of the provider's key service.
                price-azure, documented
            ",
        );
    }

    #[test]
    fn not_for_registered_ones() {
        check(
            "
                db a serverless gcp us-east1
                key serverless gcp us-east1
            ",
            "",
        );
    }
}
