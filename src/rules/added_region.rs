//! An existing database gains a region where a customer key covers it: the key
//! comes first, then the region. Pages: `mc-multiregion`, `sl-multiregion`.

use super::situation::Situation;
use super::words::{named, quoted, reservation};
use super::{Finding, FindingCode};
use crate::catalog::{StatementId, Topic};
use crate::plan::Standing;

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let known = situation.catalog.confidence(StatementId::AddedRegion);
    situation.databases_with(
        &|deployment| {
            let exists = matches!(deployment.database.standing(), Standing::Existing { .. });
            exists && deployment.is_new && deployment.is_covered()
        },
        &|database, deployments| {
            let regions = named(deployments);
            situation.about_database(
                FindingCode::AddedRegion,
                StatementId::AddedRegion,
                &[Topic::MultiRegion, Topic::Prepare],
                database,
                format!(
                    "{} gains {regions} under a customer key; its old regions stay as they are.",
                    quoted(database),
                ),
                &format!(
                    "Register the key for {regions} before you add the region{}.",
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
        crate::rules::testing::check(FindingCode::AddedRegion, input, expected);
    }

    #[test]
    fn an_existing_database_that_gains_a_covered_region() {
        check(
            "db orders serverless aws us-east-2 existing +ap-south-1",
            "
                [organization= database=orders row=1]
                “orders” gains ap-south-1 under a customer key; its old regions stay as they are.
                Register the key for ap-south-1 before you add the region (inferred: confirm with IBM Support).
                sl-multiregion sl-prepare, inferred
            ",
        );
    }

    #[test]
    fn whatever_it_wants() {
        check(
            "
                db orders serverless aws us-east-2 existing +ap-south-1 astra-key
                key serverless aws ap-south-1
            ",
            "
                [organization= database=orders row=1]
                “orders” gains ap-south-1 under a customer key; its old regions stay as they are.
                Register the key for ap-south-1 before you add the region (inferred: confirm with IBM Support).
                sl-multiregion sl-prepare, inferred
            ",
        );
    }

    #[test]
    fn not_where_nothing_covers_it() {
        check("db orders serverless aws us-east-2 existing +ap-south-1 astra-key", "");
    }
}
