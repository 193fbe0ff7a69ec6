//! A registration leaves nobody out: a new database that wants the
//! Astra-provided key gets the customer key of its scope all the same.

use super::situation::Situation;
use super::words::{named, quoted};
use super::{Finding, FindingCode};
use crate::catalog::{StatementId, Topic};

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    situation.databases_with(
        &|deployment| !deployment.is_wanted() && deployment.is_covered(),
        &|database, deployments| {
            situation.about_database(
                FindingCode::RegionWideKey,
                StatementId::RegionWide,
                &[Topic::Prepare],
                database,
                format!(
                    "{} wants the Astra-provided key, but in {} a customer key covers every new database of its \
                     type; the documentation names no way to leave one out.",
                    quoted(database),
                    named(deployments),
                ),
                "Plan it with a customer key, or where no customer key is registered.",
            )
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::RegionWideKey, input, expected);
    }

    #[test]
    fn a_neighbour_wants_a_customer_key() {
        check(
            "
                db vault serverless gcp us-east1
                db toy serverless gcp us-east1,us-west1 astra-key
            ",
            "
                [organization= database=toy row=2]
                “toy” wants the Astra-provided key, but in us-east1 a customer key covers every new database of its type; the documentation names no way to leave one out.
                Plan it with a customer key, or where no customer key is registered.
                sl-prepare, inferred
            ",
        );
    }

    #[test]
    fn a_key_is_registered() {
        check(
            "
                db toy serverless gcp us-east1 astra-key
                key serverless gcp us-east1
            ",
            "
                [organization= database=toy row=1]
                “toy” wants the Astra-provided key, but in us-east1 a customer key covers every new database of its type; the documentation names no way to leave one out.
                Plan it with a customer key, or where no customer key is registered.
                sl-prepare, inferred
            ",
        );
    }

    #[test]
    fn not_for_the_other_type() {
        check(
            "
                db vault classic gcp us-east1
                db toy serverless gcp us-east1 astra-key
            ",
            "",
        );
    }
}
