//! A new key never applies to an existing database. Pages: `mc-prepare`,
//! `sl-prepare`.

use super::situation::{Situation, named};
use super::{Finding, FindingCode, Subject};
use crate::catalog::{StatementId, Topic};
use crate::domain::{Reason, shown};

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    situation.databases_with(
        |deployment| deployment.is_wanted() && deployment.reason() == Some(Reason::Existing),
        |database, deployments| {
            let message = format!(
                "{} exists in {} already and keeps the encryption that it was deployed with: a new key never \
                 applies to an existing database.",
                shown(database.name().as_str()),
                named(deployments),
            );
            let remedy = "Register the key, create a new database and move the data (inferred: confirm with \
                          IBM Support), or leave the database as it is.";
            situation
                .finding(
                    FindingCode::ExistingDatabase,
                    Subject::database(database),
                    StatementId::KeyBeforeDeployment,
                    message,
                    remedy.to_owned(),
                )
                .read_more(
                    situation.catalog,
                    &[Topic::Prepare],
                    Some(database.database_type()),
                    Some(database.provider()),
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
