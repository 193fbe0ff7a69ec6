//! One cloud key registered for several scopes, each of which needs a key of
//! its own. Pages: `mc-prepare`, `sl-prepare`.

use super::situation::Situation;
use super::words::{enumerated, scope_words};
use super::{Finding, FindingCode, Subject};
use crate::catalog::{StatementId, Topic};
use crate::domain::order::sort_by;
use crate::domain::shown;
use crate::plan::Registration;

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let mut keys: Vec<&Registration> = situation.plan.registered_keys().iter().collect();
    keys.retain(|registration| !registration.key_id().is_empty());
    sort_by(&mut keys, |a, b| (a.key_id(), a.scope()).cmp(&(b.key_id(), b.scope())));
    let mut findings = Vec::new();
    for group in keys.chunk_by(|a, b| a.key_id() == b.key_id()) {
        let [first, _, ..] = group else { continue };
        let scopes: Vec<String> = group.iter().map(|key| scope_words(key.scope())).collect();
        let message = format!(
            "{} is registered for {} scopes: {}.",
            shown(first.key_id().as_str()),
            scopes.len(),
            enumerated(&scopes),
        );
        let remedy = "Give each scope a key of its own: whatever happens to this one happens to every database \
                          that it encrypts.";
        let subject = Subject { key_id: Some(first.key_id().clone()), ..Subject::default() };
        let finding = situation.finding(
            FindingCode::SharedCloudKey,
            subject,
            StatementId::OneKeyPerScope,
            message,
            remedy,
        );
        findings.push(finding.read_more(situation.catalog, &[Topic::Prepare], None, None));
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::SharedCloudKey, input, expected);
    }

    #[test]
    fn one_identifier_for_several_scopes() {
        check(
            "
                key serverless gcp us-east1 k1
                key classic gcp us-east1 k1
                key serverless gcp us-east1 @acme k1
                key serverless gcp us-west1 k2
            ",
            "
                [key_id=k1]
                “k1” is registered for 3 scopes: Serverless on Google Cloud in us-east1, Managed Clusters on Google Cloud in us-east1 and Serverless on Google Cloud in us-east1 of organization “acme”.
                Give each scope a key of its own: whatever happens to this one happens to every database that it encrypts.
                sl-prepare mc-prepare, documented
            ",
        );
    }

    #[test]
    fn not_where_none_is_given() {
        check(
            "
                key serverless gcp us-east1
                key classic gcp us-east1
            ",
            "",
        );
    }
}
