//! Remedies that are a change of the plan, ready to be done by a button.

use super::{Finding, FindingCode};
use crate::domain::{CloudProvider, Encryption, Subscription};
use crate::plan::{Draft, Edit, Field, List, Problem, ProblemCode};

/// A change of the plan that mends something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// What it does, as a button says it.
    pub label: String,
    /// The change.
    pub edit: Edit,
}

/// The change that mends a finding, where a change of the plan can.
pub fn mend_finding(finding: &Finding) -> Option<Mend> {
    let subject = &finding.subject;
    let entered =
        |field, text: &str| Some(Edit::FieldEntered(List::Databases, subject.row?, field, text.to_owned()));
    let (label, edit) = match finding.code {
        FindingCode::UnsupportedProvider => {
            ("Plan it without".to_owned(), entered(Field::Encryption, Encryption::AstraKey.code())?)
        }
        FindingCode::RegionWideKey => (
            "Plan it with a customer key".to_owned(),
            entered(Field::Encryption, Encryption::CustomerKey.code())?,
        ),
        FindingCode::ExistingDatabase => {
            ("Plan a new database for it".to_owned(), Edit::ReplacementPlanned(subject.row?))
        }
        FindingCode::UnknownRegion => {
            let meant = subject.suggestion.clone()?;
            let edit = Edit::RegionCorrected(subject.provider?, subject.region.clone()?, meant.clone());
            (format!("Use {meant}"), edit)
        }
        FindingCode::FreePlan | FindingCode::PaidPlan => {
            let edit = Edit::SubscriptionEntered(subject.organization.clone()?, Subscription::Paid);
            ("It has a paid plan".to_owned(), edit)
        }
        FindingCode::WrongRegionKey
        | FindingCode::RegistrationOrder
        | FindingCode::AddedRegion
        | FindingCode::MixedEncryption
        | FindingCode::PrivatePreview
        | FindingCode::UnconfirmedRegion
        | FindingCode::UnusableKeyId
        | FindingCode::SharedCloudKey
        | FindingCode::SurplusKey
        | FindingCode::SeparateTypes
        | FindingCode::SeparateOrganizations
        | FindingCode::ProviderCharges => return None,
    };
    Some(Mend { label, edit })
}

/// The change that mends a problem of a draft, where what was meant is known.
pub fn mend_problem(problem: &Problem, draft: &Draft) -> Option<Mend> {
    let (list, row) = (problem.list?, problem.row?);
    let known = match problem.code {
        ProblemCode::UnsupportedRegistration => Some(("Take it out", Edit::RowRemoved(list, row))),
        ProblemCode::DamagedLink => Some(("Take it as it is", Edit::RowTaken(list, row))),
        _ => None,
    };
    if let Some((label, edit)) = known {
        return Some(Mend { label: label.to_owned(), edit });
    }
    let meant = problem.suggestion.clone()?;
    let label = format!("Use {meant}");
    let edit = match problem.code {
        ProblemCode::MalformedRegion => {
            let place = row.checked_sub(1)?;
            let provider = match list {
                List::Databases => &draft.databases.get(place)?.provider,
                List::RegisteredKeys => &draft.registered_keys.get(place)?.provider,
                List::Organizations => return None,
            };
            Edit::RegionCorrected(provider.parse::<CloudProvider>().ok()?, problem.found.clone(), meant)
        }
        _ => Edit::FieldEntered(list, row, problem.field.parse().ok()?, meant),
    };
    Some(Mend { label, edit })
}

#[cfg(test)]
mod tests {
    use super::mend_problem;
    use crate::catalog::Catalog;
    use crate::plan::testing::draft;
    use crate::plan::{Stray, parse};

    /// In: lines of a draft, as [`crate::plan::testing`] reads them. Out: each
    /// of its problems, and what is offered against it.
    fn check(input: &str, expected: &str) {
        let mut draft = draft(input);
        let message = "one database is missing".to_owned();
        draft.strays.push(Stray::Damaged { found: String::new(), message });
        let problems = parse(&draft, Catalog::released()).problems;
        let said = problems.iter().map(|problem| {
            let label = mend_problem(problem, &draft).map_or("nothing".to_owned(), |mend| mend.label);
            format!("{}: {label}", problem.place())
        });
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(said.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_was_meant_is_offered_where_it_is_known() {
        check(
            "
                org acme paid ?
                db a serverles aws us-est
                db b serverless aws us-east-2 ?
                db c serverless aws - !
                key classic azure westus3
                key serverless aws us-east-2 ?
            ",
            "
                document: nothing
                organizations, row 1: Take it as it is
                databases, row 1, type: Use serverless
                databases, row 1, regions: Use us-east-1
                databases, row 2: Take it as it is
                databases, row 3: nothing
                registered_keys, row 1, provider: Take it out
                registered_keys, row 2: Take it as it is
            ",
        );
    }
}
