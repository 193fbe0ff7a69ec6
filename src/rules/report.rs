//! The answer, as inert data.

use super::situation::Situation;
use super::words::{counted, reservation};
use super::{Finding, FindingCode};
use crate::catalog::{Link, StatementId, Topic};
use crate::domain::order::sort;
use crate::domain::{
    Confidence, DatabaseName, DatabaseType, KeyScope, KeyState, OrganizationName, Reason, Severity, Support,
};
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
    /// The organizations that matter to the report, each once, in order.
    pub fn organizations(&self) -> Vec<&OrganizationName> {
        let mut names: Vec<_> = self.keys.iter().map(|key| &key.scope.organization).collect();
        names.extend(self.not_covered.iter().map(|row| &row.scope.organization));
        names.extend(self.surplus_keys.iter().map(|key| &key.scope().organization));
        sort(&mut names);
        names.dedup();
        names
    }

    /// The findings, those of one kind together; kinds in report order.
    pub fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        let groups = self.findings.chunk_by(|a, b| a.code == b.code);
        groups.filter_map(|findings| Some(Group { code: findings.first()?.code, findings }))
    }

    /// The answer in one sentence, and in a second one what it leaves out:
    /// `incomplete` entries of the input do not count, or not in full.
    pub fn sentence(&self, incomplete: usize) -> String {
        let Summary { databases, keys, to_create, registered, .. } = self.summary;
        let answer = match (databases, incomplete, keys) {
            (0, 0, _) => return "Add a database to see which customer keys it needs.".to_owned(),
            (0, _, _) => "No count yet.".to_owned(),
            (_, _, 0) => "You need no customer key.".to_owned(),
            _ => {
                let need = format!("You need {}", counted(keys, "customer key", "customer keys"));
                match (to_create, registered) {
                    (1, 0) => format!("{need}, still to create."),
                    (_, 0) => format!("{need}, all still to create."),
                    (0, 1) => format!("{need}, already registered."),
                    (0, _) => format!("{need}, all already registered."),
                    _ => format!("{need}: {to_create} to create, {registered} already registered."),
                }
            }
        };
        match incomplete {
            0 => answer,
            1 => format!("{answer} 1 entry is incomplete and does not count in full."),
            _ => format!("{answer} {incomplete} entries are incomplete and do not count in full."),
        }
    }

    /// The findings of each severity that are there, counted: `1 blocker, 2
    /// cautions`.
    pub fn severities(&self) -> String {
        let counts = Severity::ALL.iter().rev().filter_map(|severity| {
            let count = self.findings.iter().filter(|found| found.severity() == *severity).count();
            (count > 0).then(|| counted(count, severity.code(), &severity.plural().to_ascii_lowercase()))
        });
        counts.collect::<Vec<_>>().join(", ")
    }

    /// The line that reconciles the counts.
    pub fn reconciliation(&self) -> String {
        let Summary { databases, deployments, not_covered, depends_on_registration, .. } = self.summary;
        let covered = deployments - not_covered;
        let astra = not_covered - depends_on_registration;
        let mut parts = Vec::new();
        if covered > 0 {
            parts.push(format!("{covered} covered by customer keys"));
        }
        if astra > 0 {
            parts.push(format!("{astra} by the Astra-provided key"));
        }
        if depends_on_registration > 0 {
            parts.push(format!("{depends_on_registration} only if deployed after the registration"));
        }
        format!(
            "{}, {}: {}.",
            counted(databases, "database", "databases"),
            counted(deployments, "deployment", "deployments"),
            parts.join(", "),
        )
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

impl NotCovered {
    /// Why, in words.
    pub fn why(&self) -> String {
        match self.reason {
            Reason::Unsupported => format!(
                "{} on {} have no customer keys",
                self.scope.database_type.product(),
                self.scope.provider().name(),
            ),
            Reason::Existing => "It exists already, and a new key never applies to it".to_owned(),
            Reason::DependsOnRegistration => {
                "Covered only if it was deployed after the key was registered".to_owned()
            }
            Reason::NotRequested => "No customer key is wanted here".to_owned(),
        }
    }

    /// What would change it.
    pub fn what_would_change_it(&self) -> String {
        let change = match self.reason {
            Reason::Unsupported => "Another database type, or another cloud",
            Reason::Existing => "A new database, created after the key is registered",
            Reason::DependsOnRegistration => match self.scope.database_type {
                DatabaseType::Serverless => "Look at its key status in the Astra portal",
                DatabaseType::ManagedClusters => "Compare the two dates, or ask IBM Support",
            },
            Reason::NotRequested => "Plan it with a customer key",
        };
        format!("{change}{}", reservation(self.confidence, ""))
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

#[cfg(test)]
mod tests {
    use super::Report;
    use crate::catalog::Catalog;
    use crate::plan::parse;
    use crate::plan::testing::draft;
    use crate::rules::evaluate;

    fn report(input: &str) -> Report {
        evaluate(&parse(&draft(input), Catalog::released()).plan, Catalog::released())
    }

    /// In: lines of a plan, as [`crate::plan::testing`] reads them, and how
    /// many entries are incomplete. Out: the sentence about them.
    fn check(input: &str, incomplete: usize, expected: &str) {
        assert_eq!(report(input).sentence(incomplete), expected, "{input}");
    }

    const ONE: &str = "db a serverless aws us-east-2";
    const TWO: &str = "db a serverless aws us-east-2,us-west-2";
    const KEY: &str = "key serverless aws us-east-2";

    #[test]
    fn the_sentence_says_how_many_keys() {
        check("", 0, "Add a database to see which customer keys it needs.");
        check("db a serverless aws us-east-2 astra-key", 0, "You need no customer key.");
        check(ONE, 0, "You need 1 customer key, still to create.");
        check(TWO, 0, "You need 2 customer keys, all still to create.");
        check(&format!("{ONE}\n{KEY}"), 0, "You need 1 customer key, already registered.");
        check(
            &format!("{TWO}\n{KEY}\nkey serverless aws us-west-2"),
            0,
            "You need 2 customer keys, all already registered.",
        );
        check(&format!("{TWO}\n{KEY}"), 0, "You need 2 customer keys: 1 to create, 1 already registered.");
    }

    #[test]
    fn the_sentence_says_what_does_not_count() {
        check("", 1, "No count yet. 1 entry is incomplete and does not count in full.");
        check("", 2, "No count yet. 2 entries are incomplete and do not count in full.");
        check(
            "db a serverless aws us-east-2 astra-key",
            1,
            "You need no customer key. 1 entry is incomplete and does not count in full.",
        );
        check(
            ONE,
            3,
            "You need 1 customer key, still to create. 3 entries are incomplete and do not count in full.",
        );
    }

    #[test]
    fn the_severities_that_are_there_are_counted() {
        let check = |input: &str, expected: &str| assert_eq!(report(input).severities(), expected, "{input}");
        check("", "");
        check(&format!("org - paid\n{ONE}"), "1 note");
        check(&format!("org - free\n{ONE}"), "1 blocker, 1 note");
        check(&format!("{ONE} existing"), "1 caution");
        check(&format!("{ONE} existing\ndb b classic aws us-east-2 existing"), "2 cautions");
        check(
            "
                org acme free
                org globex free
                db a serverless aws us-east-2 @acme
                db b serverless aws us-east-2 @globex
                db c serverless aws us-east-2 existing
            ",
            "2 blockers, 1 caution, 2 notes",
        );
    }

    #[test]
    fn what_would_change_a_gap_says_how_it_is_known() {
        let check = |input: &str, expected: &str| {
            let changes: Vec<String> =
                report(input).not_covered.iter().map(|row| row.what_would_change_it()).collect();
            assert_eq!(changes, [expected], "{input}");
        };
        check("db a classic azure eastus2", "Another database type, or another cloud");
        check(&format!("{ONE} existing"), "A new database, created after the key is registered (inferred)");
        check(&format!("{ONE} existing\n{KEY}"), "Look at its key status in the Astra portal");
        check(&format!("{ONE} astra-key"), "Plan it with a customer key");
    }
}
