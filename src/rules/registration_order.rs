//! An existing deployment in a scope with a registered key: covered only if the
//! key came first, which the plan cannot know. Page: `sl-manage`.

use super::situation::Situation;
use super::words::{named, quoted};
use super::{Finding, FindingCode};
use crate::catalog::{StatementId, Topic};
use crate::domain::{DatabaseType, Reason};

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    situation.databases_with(
        &|deployment| deployment.reason() == Some(Reason::DependsOnRegistration),
        &|database, deployments| {
            situation.about_database(
                FindingCode::RegistrationOrder,
                StatementId::KeyBeforeDeployment,
                &[Topic::Manage],
                database,
                format!(
                    "{} is covered in {} only if it was deployed there after the key was registered.",
                    quoted(database),
                    named(deployments),
                ),
                match database.database_type() {
                    DatabaseType::Serverless => "Look at the key status of the region in the Astra portal.",
                    DatabaseType::ManagedClusters => {
                        "Compare the two dates, or ask IBM Support; keys of Managed Clusters can be viewed through \
                         the DevOps API only."
                    }
                },
            )
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::RegistrationOrder, input, expected);
    }

    #[test]
    fn an_old_deployment_in_a_registered_scope_whatever_it_wants() {
        check(
            "
                db orders serverless aws us-east-2,ap-south-1 existing astra-key
                key serverless aws us-east-2
            ",
            "
                [organization= database=orders row=1]
                “orders” is covered in us-east-2 only if it was deployed there after the key was registered.
                Look at the key status of the region in the Astra portal.
                sl-manage, documented
            ",
        );
    }

    #[test]
    fn managed_clusters_have_no_status_in_the_portal() {
        check(
            "
                db ledger classic gcp us-east1 existing
                key classic gcp us-east1
            ",
            "
                [organization= database=ledger row=1]
                “ledger” is covered in us-east1 only if it was deployed there after the key was registered.
                Compare the two dates, or ask IBM Support; keys of Managed Clusters can be viewed through the DevOps API only.
                mc-manage, documented
            ",
        );
    }

    #[test]
    fn not_a_new_one() {
        check(
            "
                db orders serverless aws us-east-2
                key serverless aws us-east-2
            ",
            "",
        );
    }
}
