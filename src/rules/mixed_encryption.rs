//! A database that is covered in some regions and not in others. Pages:
//! `mc-prepare`, `sl-prepare`.

use super::situation::Situation;
use super::words::{named, quoted};
use super::{Finding, FindingCode};
use crate::catalog::{StatementId, Topic};

pub(super) fn check(situation: &Situation) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (database, mut covered) in situation.by_database() {
        let mut other = covered.clone();
        covered.retain(|deployment| deployment.is_covered());
        other.retain(|deployment| !deployment.is_covered());
        if covered.is_empty() || other.is_empty() {
            continue;
        }
        findings.push(situation.about_database(
            FindingCode::MixedEncryption,
            StatementId::RegionsDiffer,
            &[Topic::Prepare],
            database,
            format!(
                "{} is covered by a customer key in {}, but not, or not known to be, in {}.",
                quoted(database),
                named(&covered),
                named(&other),
            ),
            "Decide whether that is meant; beside each deployment that is not covered stands what would change it.",
        ));
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::rules::FindingCode;

    fn check(input: &str, expected: &str) {
        crate::rules::testing::check(FindingCode::MixedEncryption, input, expected);
    }

    #[test]
    fn covered_here_and_not_there() {
        check(
            "db orders serverless aws us-east-2,eu-west-1 existing +ap-south-1",
            "
                [organization= database=orders row=1]
                “orders” is covered by a customer key in ap-south-1, but not, or not known to be, in eu-west-1 and us-east-2.
                Decide whether that is meant; beside each deployment that is not covered stands what would change it.
                sl-prepare, inferred
            ",
        );
    }

    #[test]
    fn for_any_reason() {
        check(
            "
                db fresh serverless gcp us-east1
                db toy serverless gcp us-east1,us-west1 astra-key
            ",
            "
                [organization= database=toy row=2]
                “toy” is covered by a customer key in us-east1, but not, or not known to be, in us-west1.
                Decide whether that is meant; beside each deployment that is not covered stands what would change it.
                sl-prepare, inferred
            ",
        );
    }

    #[test]
    fn not_where_all_is_covered_or_nothing() {
        check(
            "
                db a serverless aws us-east-2,ap-south-1
                db b serverless gcp us-east1,us-west1 astra-key
            ",
            "",
        );
    }
}
