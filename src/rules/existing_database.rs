//! A new key never applies to an existing database. Pages: `mc-prepare`,
//! `sl-prepare`.

use super::situation::Situation;
use super::words::{named, quoted, reservation};
use super::{Finding, FindingCode};
use crate::catalog::{StatementId, Topic};
use crate::domain::Reason;

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let known = situation.catalog.confidence(StatementId::ReplaceDatabase);
    situation.databases_with(
        &|deployment| deployment.is_wanted() && deployment.reason() == Some(Reason::Existing),
        &|database, deployments| {
            situation.about_database(
                FindingCode::ExistingDatabase,
                StatementId::KeyBeforeDeployment,
                &[Topic::Prepare],
                database,
                format!(
                    "{} exists in {} already and keeps the encryption that it was deployed with: a new key never \
                     applies to an existing database.",
                    quoted(database),
                    named(deployments),
                ),
                &format!(
                    "Register the key, create a new database and move the data{}, or leave the database as it is.",
                    reservation(known, ": confirm with IBM Support"),
                ),
            )
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::ExistingDatabase, input, expected);
    }

    #[test]
    fn one_that_wants_a_customer_key() {
        check(
            "db ledger classic gcp us-east1,europe-west1 existing",
            "
                [organization= database=ledger row=1]
                “ledger” exists in europe-west1 and us-east1 already and keeps the encryption that it was deployed with: a new key never applies to an existing database.
                Register the key, create a new database and move the data (inferred: confirm with IBM Support), or leave the database as it is.
                mc-prepare, documented
            ",
        );
    }

    #[test]
    fn not_one_that_wants_none() {
        check("db ledger classic gcp us-east1 existing astra-key", "");
    }

    #[test]
    fn not_where_a_key_is_registered() {
        check(
            "
                db ledger classic gcp us-east1 existing
                key classic gcp us-east1
            ",
            "",
        );
    }
}
