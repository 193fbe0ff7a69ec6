//! What a report says in words; the page and the exports say the same.

use super::report::{NotCovered, Report, Summary};
use super::words::{counted, reservation};
use crate::domain::{DatabaseType, Reason, Severity};

impl Summary {
    /// The counts in a few words, for a title: `4 keys · 3 databases`.
    pub fn counts(&self) -> String {
        let databases = counted(self.databases, "database", "databases");
        format!("{} · {databases}", counted(self.keys, "key", "keys"))
    }
}

impl Report {
    /// The answer in one sentence, and in a second one what it leaves out.
    pub fn sentence(&self, incomplete: usize) -> String {
        let [answer, rest] = self.verdict(incomplete);
        if rest.is_empty() { answer } else { [&*answer, " ", &rest].concat() }
    }

    /// The answer, and what it leaves out, which may be nothing: `incomplete`
    /// entries of the input do not count, or not in full, so that more keys may
    /// be needed.
    pub fn verdict(&self, incomplete: usize) -> [String; 2] {
        let Summary { databases, keys, to_create, registered, .. } = self.summary;
        let answer = match (databases, incomplete, keys) {
            (0, 0, _) => "Add a database to see which customer keys it needs.".to_owned(),
            (0, _, _) => "No count yet.".to_owned(),
            (_, 0, 0) => "You need no customer key.".to_owned(),
            (_, _, 0) => "No customer key is counted yet.".to_owned(),
            _ => {
                let least = if incomplete > 0 { "at least " } else { "" };
                let need = format!("You need {least}{}", counted(keys, "customer key", "customer keys"));
                match (to_create, registered) {
                    (1, 0) => format!("{need}, still to create."),
                    (_, 0) => format!("{need}, all still to create."),
                    (0, 1) => format!("{need}, already registered."),
                    (0, _) => format!("{need}, all already registered."),
                    _ => format!("{need}: {to_create} to create, {registered} already registered."),
                }
            }
        };
        let rest = match incomplete {
            0 => String::new(),
            1 => "1 entry is incomplete and does not count in full.".to_owned(),
            _ => format!("{incomplete} entries are incomplete and do not count in full."),
        };
        [answer, rest]
    }

    /// The severities that there are findings of, the gravest first, each with
    /// their number in words: `2 cautions`.
    pub fn severities(&self) -> Vec<(Severity, String)> {
        let counts = Severity::ALL.iter().rev().filter_map(|severity| {
            let count = self.findings.iter().filter(|found| found.severity() == *severity).count();
            let words = || counted(count, severity.code(), &severity.plural().to_ascii_lowercase());
            (count > 0).then(|| (*severity, words()))
        });
        counts.collect()
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

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;
    use crate::plan::parse;
    use crate::plan::testing::draft;
    use crate::rules::Report;
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
            "No customer key is counted yet. 1 entry is incomplete and does not count in full.",
        );
        check(
            ONE,
            3,
            "You need at least 1 customer key, still to create. 3 entries are incomplete and do not count in full.",
        );
    }

    #[test]
    fn the_severities_that_are_there_are_counted() {
        let check = |input: &str, expected: &str| {
            let words: Vec<_> = report(input).severities().into_iter().map(|(_, words)| words).collect();
            assert_eq!(words.join(", "), expected, "{input}");
        };
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
