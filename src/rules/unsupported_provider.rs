//! A customer key is wanted where Astra has none: the plan cannot have what it
//! asks for. Page: `mc-prepare`.

use super::situation::Situation;
use super::words::{named, quoted};
use super::{Finding, FindingCode};
use crate::catalog::{StatementId, Topic};
use crate::domain::Reason;

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    situation.databases_with(
        &|deployment| {
            deployment.is_new && deployment.is_wanted() && deployment.reason() == Some(Reason::Unsupported)
        },
        &|database, deployments| {
            situation.about_database(
                FindingCode::UnsupportedProvider,
                StatementId::Support,
                &[Topic::Prepare],
                database,
                format!(
                    "{} wants a customer key in {}, but {} on {} have none; an Astra-provided key encrypts it.",
                    quoted(database),
                    named(deployments),
                    database.database_type().product(),
                    database.provider().name(),
                ),
                "Plan it without a customer key, as another database type, or in another cloud.",
            )
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::UnsupportedProvider, input, expected);
    }

    #[test]
    fn a_new_deployment_that_wants_a_customer_key() {
        check(
            "db core classic azure westus3",
            "
                [organization= database=core row=1]
                “core” wants a customer key in westus3, but Astra Managed Clusters on Azure have none; an Astra-provided key encrypts it.
                Plan it without a customer key, as another database type, or in another cloud.
                mc-prepare, documented
            ",
        );
    }

    #[test]
    fn not_one_that_wants_none() {
        check("db core classic azure westus3 astra-key", "");
    }

    #[test]
    fn not_an_old_one_but_the_region_that_it_adds() {
        check(
            "db core classic azure westus3 existing +eastus,westus2",
            "
                [organization= database=core row=1]
                “core” wants a customer key in eastus and westus2, but Astra Managed Clusters on Azure have none; an Astra-provided key encrypts it.
                Plan it without a customer key, as another database type, or in another cloud.
                mc-prepare, documented
            ",
        );
    }

    #[test]
    fn not_where_customer_keys_are_supported() {
        check("db web serverless azure westus3", "");
    }
}
