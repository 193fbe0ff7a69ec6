//! The answer, as inert data.

use super::situation::Situation;
use super::{Finding, FindingCode};
use crate::catalog::{Link, StatementId, Topic};
use crate::domain::{Confidence, DatabaseName, KeyScope, KeyState, Reason, Support};
use crate::plan::Registration;

/// The answer to a plan: sorted, complete, without a reference to its input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The day on which its facts were true (ISO date).
    pub facts_as_of: &'static str,
    /// The counts.
    pub summary: Summary,
    /// The customer keys, a row for each scope.
    pub keys: Vec<KeyRow>,
    /// The deployments without a customer key, or not known to have one.
    pub not_covered: Vec<NotCovered>,
    /// Registered keys whose scope holds no deployment of the plan.
    pub surplus_keys: Vec<Registration>,
    /// What the rules say, the most severe first.
    pub findings: Vec<Finding>,
}

/// The counts of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Databases of the plan.
    pub databases: usize,
    /// Databases times their regions, added ones included.
    pub deployments: usize,
    /// Rows of the key table.
    pub keys: usize,
    /// Those that have to be created.
    pub to_create: usize,
    /// Those that are registered.
    pub registered: usize,
    /// Deployments without a customer key, or not known to have one.
    pub not_covered: usize,
    /// Those among them that depend on the order of registration.
    pub depends_on_registration: usize,
}

/// One customer key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// What it is for.
    pub scope: KeyScope,
    /// Where that is, in the cloud's words; empty if no list names the region.
    pub place: &'static str,
    /// Whether it has to be created.
    pub state: KeyState,
    /// How far Astra supports it.
    pub support: Support,
    /// The databases that it covers, by name.
    pub databases: Vec<DatabaseName>,
    /// Its identifier, where it is registered.
    pub key_id: String,
    /// The path of the DevOps API at which it is registered.
    pub endpoint: &'static str,
    /// Its procedure first.
    pub docs: Vec<Link>,
}

/// One deployment without a customer key, or not known to have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotCovered {
    /// Its database.
    pub database: DatabaseName,
    /// The row of the input that the database stands in, from 1.
    pub row: usize,
    /// Where it is.
    pub scope: KeyScope,
    /// Why.
    pub reason: Reason,
    /// How it is known what would change it.
    pub confidence: Confidence,
}

impl Report {
    /// True where more than the reader's own organization is in play.
    pub fn is_organized(&self) -> bool {
        let is_named = |scope: &KeyScope| !scope.organization.is_empty();
        self.keys.iter().any(|key| is_named(&key.scope))
            || self.not_covered.iter().any(|row| is_named(&row.scope))
            || self.surplus_keys.iter().any(|key| is_named(key.scope()))
    }

    /// The findings, those of one kind together; kinds in report order.
    pub fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        let groups = self.findings.chunk_by(|a, b| a.code == b.code);
        groups.filter_map(|findings| Some(Group { code: findings.first()?.code, findings }))
    }
}

/// The findings of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Group<'a> {
    /// Their kind.
    pub code: FindingCode,
    /// The findings; never empty.
    pub findings: &'a [Finding],
}

impl<'a> Group<'a> {
    /// The remedy, where it is the same for all.
    pub fn remedy(&self) -> Option<&'a str> {
        let first = self.findings.first()?.remedy.as_str();
        self.findings.iter().all(|finding| finding.remedy == first).then_some(first)
    }

    /// How the facts behind them are known: the least that any of them is.
    pub fn confidence(&self) -> Confidence {
        let all = self.findings.iter().map(|finding| finding.confidence);
        all.max().unwrap_or(Confidence::Unconfirmed)
    }

    /// The pages of all of them, each once.
    pub fn docs(&self) -> Vec<&'a Link> {
        let mut docs: Vec<&Link> = Vec::new();
        for link in self.findings.iter().flat_map(|finding| &finding.docs) {
            if !docs.contains(&link) {
                docs.push(link);
            }
        }
        docs
    }
}

/// The fact behind what would change it.
const fn statement_behind(reason: Reason) -> StatementId {
    match reason {
        Reason::Unsupported => StatementId::Support,
        Reason::Existing => StatementId::ReplaceDatabase,
        Reason::DependsOnRegistration => StatementId::KeyBeforeDeployment,
        Reason::NotRequested => StatementId::OneKeyPerScope,
    }
}

/// Puts a report together.
pub(super) fn report(situation: Situation, findings: Vec<Finding>) -> Report {
    let Situation { plan, catalog, deployments, keys, surplus, .. } = situation;
    let deployment_count = deployments.len();
    let not_covered: Vec<NotCovered> = deployments
        .into_iter()
        .filter_map(|deployment| {
            let reason = deployment.reason()?;
            let database = deployment.database;
            Some(NotCovered {
                database: database.name().clone(),
                row: database.row(),
                scope: deployment.scope,
                reason,
                confidence: catalog.confidence(statement_behind(reason)),
            })
        })
        .collect();
    let state = |state| keys.iter().filter(|key| key.state() == state).count();
    let depends = not_covered.iter().filter(|row| row.reason == Reason::DependsOnRegistration);
    let summary = Summary {
        databases: plan.databases().len(),
        deployments: deployment_count,
        keys: keys.len(),
        to_create: state(KeyState::ToCreate),
        registered: state(KeyState::Registered),
        not_covered: not_covered.len(),
        depends_on_registration: depends.count(),
    };
    let rows = keys.into_iter().map(|key| {
        let database_type = key.scope.database_type;
        let provider = key.scope.provider();
        let topics = [Topic::Procedure, Topic::KeyApi, Topic::Manage];
        let pages =
            topics.iter().filter_map(|topic| catalog.page(*topic, Some(database_type), Some(provider)));
        KeyRow {
            place: catalog.place(&key.scope.region),
            state: key.state(),
            support: catalog.support(database_type, provider),
            databases: key.covered.iter().map(|database| database.name().clone()).collect(),
            key_id: key.registration.map(|found| found.key_id().to_string()).unwrap_or_default(),
            endpoint: catalog.register_path(database_type),
            docs: pages.copied().collect(),
            scope: key.scope,
        }
    });
    Report {
        facts_as_of: catalog.as_of(),
        summary,
        keys: rows.collect(),
        not_covered,
        surplus_keys: surplus.into_iter().cloned().collect(),
        findings,
    }
}
