//! What needs a customer key, what has none and why, and what to think of.
//!
//! [`evaluate`] is total and pure: the same plan and facts give the same
//! report, whatever the clock says. It first works out the `Situation` (who
//! is covered by what), then asks every rule of `RULES` what it finds.
//!
//! To add a rule: a file beside these, a variant of [`FindingCode`], a line in
//! `RULES`. It reads the situation, takes its facts from the catalog, and
//! knows of no other rule.

mod added_region;
mod existing_database;
mod finding;
mod free_plan;
mod key_identifier;
mod mixed_encryption;
mod paid_plan;
mod private_preview;
mod provider_charges;
mod region_wide_key;
mod registration_order;
mod remedy;
mod report;
mod sentences;
mod separate_organizations;
mod separate_types;
mod shared_cloud_key;
mod situation;
mod surplus_key;
#[cfg(test)]
mod testing;
mod unconfirmed_region;
mod unknown_region;
mod unsupported_provider;
mod unusable_key_id;
mod words;
mod wrong_region_key;

pub use finding::{Finding, FindingCode, Subject};
pub use remedy::{Mend, mend_finding, mend_problem};
pub use report::{Group, KeyRow, NotCovered, Report, Summary};
pub use words::{counted, enumerated};

use crate::catalog::Catalog;
use crate::domain::order::sort_by;
use crate::plan::Plan;
use situation::Situation;

/// One rule: what it finds in a situation.
type Rule = fn(&Situation) -> Vec<Finding>;

/// Every rule, in the order of the contracts, which is also the order of
/// [`FindingCode`].
const RULES: [Rule; 18] = [
    unsupported_provider::check,
    free_plan::check,
    wrong_region_key::check,
    unknown_region::check,
    existing_database::check,
    registration_order::check,
    added_region::check,
    mixed_encryption::check,
    region_wide_key::check,
    private_preview::check,
    unconfirmed_region::check,
    unusable_key_id::check,
    shared_cloud_key::check,
    surplus_key::check,
    separate_types::check,
    separate_organizations::check,
    paid_plan::check,
    provider_charges::check,
];

/// The answer to a plan.
pub fn evaluate(plan: &Plan, catalog: &Catalog) -> Report {
    let situation = Situation::of(plan, catalog);
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|check| check(&situation)).collect();
    sort_by(&mut findings, |a, b| a.order().cmp(&b.order()));
    report::report(situation, findings)
}
