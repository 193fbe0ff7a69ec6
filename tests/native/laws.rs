//! What holds for every plan: for every small one, and for random larger ones.
//! A law is an equation between what two ways of asking say.

use crate::{contract, plans};
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::domain::Subscription;
use astra_cmek_planner::export::{json, markdown};
use astra_cmek_planner::plan::{
    ConfirmedRegions, Draft, DraftKey, DraftOrganization, Plan, Problem, ProblemCode, parse, update,
};
use astra_cmek_planner::rules::{Finding, FindingCode, Report, evaluate, mend_finding, mend_problem};
use astra_cmek_planner::wire::document;
use fastrand::Rng;
use std::collections::BTreeSet;
use std::fmt::Debug;

/// In: drafts and a law. Out: both sides of the law are equal for each.
fn check<T: PartialEq + Debug>(drafts: impl Iterator<Item = Draft>, law: impl Fn(&Draft) -> (T, T)) {
    let mut count = 0;
    for draft in drafts {
        let (left, right) = law(&draft);
        assert_eq!(left, right, "{draft:#?}");
        count += 1;
    }
    assert!(count > 500, "only {count} plans");
}

fn report(draft: &Draft) -> Report {
    evaluate(&plans::plan(draft), Catalog::released())
}

fn both() -> impl Iterator<Item = Draft> {
    plans::small().chain(plans::random(3_000))
}

/// For laws that ask several times: every seventh of the small plans, which is
/// no divisor of how they are laid out.
fn fewer() -> impl Iterator<Item = Draft> {
    plans::small().step_by(7).chain(plans::random(1_500))
}

#[test]
fn the_engine_says_what_the_contracts_say() {
    check(both(), |draft| {
        let plan = plans::plan(draft);
        (contract::said(&evaluate(&plan, Catalog::released())), contract::expected(&plan))
    });
}

#[test]
fn the_engine_finds_what_the_contracts_find() {
    check(both(), |draft| {
        let plan = plans::plan(draft);
        (contract::said_findings(&evaluate(&plan, Catalog::released())), contract::expected_findings(&plan))
    });
    check(opened(), |draft| {
        let plan = plans::plan(draft);
        (contract::said_findings(&evaluate(&plan, Catalog::released())), contract::expected_findings(&plan))
    });
}

/// Random plans beside lists of the reader's own Astra, which name some of
/// their regions.
fn opened() -> impl Iterator<Item = Draft> {
    let mut rng = Rng::with_seed(2);
    plans::random(3_000).map(move |mut draft| {
        for row in &draft.databases {
            let other = plans::random_database(&mut rng);
            let database_type = if rng.bool() { other.database_type } else { row.database_type.clone() };
            let regions = row.regions.iter().filter(|_| rng.bool()).cloned().collect();
            draft.confirmed.push(ConfirmedRegions { database_type, provider: row.provider.clone(), regions });
        }
        draft
    })
}

#[test]
fn a_plan_is_a_draft_without_a_problem() {
    let drafts = || fewer().chain(plans::rough(3_000));
    check(drafts(), |draft| {
        let plan = parse(draft, Catalog::released()).plan;
        (parse(&Draft::from(&plan), Catalog::released()).plan, plan)
    });
    check(drafts(), |draft| {
        let plan = parse(draft, Catalog::released()).plan;
        let problems = parse(&Draft::from(&plan), Catalog::released()).problems;
        let others = problems.into_iter().filter(|problem| problem.code != ProblemCode::RepeatedName);
        (others.collect::<Vec<_>>(), vec![])
    });
}

#[test]
fn a_document_is_read_as_it_was_written() {
    check(fewer(), |draft| {
        let plan = plans::plan(draft);
        (read(&document::write(&Draft::from(&plan))), plan)
    });
}

#[test]
fn a_document_that_was_read_is_written_again() {
    check(fewer().chain(plans::rough(3_000)), |draft| {
        let written = document::write(&Draft::from(&parse(draft, Catalog::released()).plan));
        (document::write(&Draft::from(&read(&written))), written)
    });
}

fn read(text: &str) -> Plan {
    let draft = document::read(text.as_bytes()).unwrap();
    parse(&draft, Catalog::released()).plan
}

#[test]
fn the_order_of_named_rows_does_not_matter() {
    check(fewer(), |draft| {
        let mut shuffled = draft.clone();
        let mut rng = Rng::with_seed(draft.databases.len() as u64);
        rng.shuffle(&mut shuffled.organizations);
        rng.shuffle(&mut shuffled.databases);
        rng.shuffle(&mut shuffled.registered_keys);
        shuffled.databases.reverse();
        shuffled.databases.iter_mut().zip(1..).for_each(|(row, number)| row.row = number);
        shuffled.registered_keys.iter_mut().zip(1..).for_each(|(row, number)| row.row = number);
        (without_rows(draft), without_rows(&shuffled))
    });
}

/// The report as JSON, but for the numbers of rows.
fn without_rows(draft: &Draft) -> String {
    let text = json::write(&report(draft), &[]);
    text.lines().filter(|line| !line.trim_start().starts_with("\"row\": ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_deployment_is_protected_exactly_once() {
    check(both(), |draft| {
        let report = report(draft);
        let (covered, gaps) = (covered(&report), gaps(&report));
        let twice: Vec<_> = covered.iter().filter(|one| gaps.contains(one)).collect();
        assert_eq!(twice, Vec::<&String>::new());
        let mut protected = [covered, gaps].concat();
        protected.sort();
        (protected, deployments(draft))
    });
}

/// The covered deployments, as a key row and a database each.
fn covered(report: &Report) -> Vec<String> {
    let keys = report.keys.iter();
    keys.flat_map(|key| key.databases.iter().map(move |name| format!("{name} {:?}", key.scope))).collect()
}

fn gaps(report: &Report) -> Vec<String> {
    report.not_covered.iter().map(|gap| format!("{} {:?}", gap.database, gap.scope)).collect()
}

fn deployments(draft: &Draft) -> Vec<String> {
    let plan = plans::plan(draft);
    let databases = plan.databases().iter();
    let deployments = databases.flat_map(|database| {
        database
            .deployments()
            .map(move |(region, _)| format!("{} {:?}", database.name(), database.scope(region)))
    });
    let mut deployments: Vec<_> = deployments.collect();
    deployments.sort();
    deployments
}

/// The scopes of the key rows.
fn keys(report: &Report) -> BTreeSet<String> {
    report.keys.iter().map(|key| format!("{:?} {}", key.scope, key.state)).collect()
}

#[test]
fn one_more_database_removes_no_key_and_uncovers_nothing() {
    let mut rng = Rng::with_seed(1);
    let more: Vec<_> = (0..64).map(|_| plans::random_database(&mut rng)).collect();
    check(fewer(), |draft| {
        let mut larger = draft.clone();
        let place = draft.databases.len();
        larger.databases.push(more[(place * 31 + deployments(draft).len()) % more.len()].clone());
        larger.databases[place].row = place + 1;
        larger.databases[place].name = "one more".to_owned();
        (lost(&report(draft), &report(&larger)), (vec![], vec![]))
    });
}

/// The keys and the covered deployments that the second report has no more.
fn lost(before: &Report, after: &Report) -> (Vec<String>, Vec<String>) {
    let (after_keys, after_covered) = (keys(after), covered(after));
    (
        keys(before).difference(&after_keys).cloned().collect(),
        covered(before).into_iter().filter(|one| !after_covered.contains(one)).collect(),
    )
}

#[test]
fn the_number_of_databases_does_not_change_the_keys() {
    check(fewer(), |draft| {
        let mut doubled = draft.clone();
        for row in &draft.databases {
            let mut copy = row.clone();
            copy.row += draft.databases.len();
            copy.name.push_str(" again");
            doubled.databases.push(copy);
        }
        (keys(&report(&doubled)), keys(&report(draft)))
    });
}

#[test]
fn a_subscription_changes_no_count() {
    check(fewer(), |draft| {
        let with = |subscription: Subscription| {
            let organizations = ["", "acme", "globex"].map(|name| DraftOrganization {
                name: name.to_owned(),
                subscription: subscription.to_string(),
                ..DraftOrganization::default()
            });
            let draft = Draft { organizations: organizations.to_vec(), ..draft.clone() };
            contract::said(&report(&draft))
        };
        let said = contract::said(&report(draft));
        let all: Vec<_> = Subscription::ALL.iter().map(|subscription| with(*subscription)).collect();
        (all, vec![said; Subscription::ALL.len()])
    });
}

#[test]
fn one_more_registration_uncovers_nothing() {
    check(plans::random(3_000), |draft| {
        let gaps = report(draft).not_covered;
        let taken = |scope| plans::plan(draft).registered_keys().iter().any(|key| key.scope() == scope);
        let open = gaps.iter().find(|gap| gap.reason.code() != "unsupported" && !taken(&gap.scope));
        let mut keyed = draft.clone();
        keyed.registered_keys.extend(open.map(|gap| DraftKey {
            row: draft.registered_keys.len() + 1,
            organization: gap.scope.organization.to_string(),
            database_type: gap.scope.database_type.to_string(),
            provider: gap.scope.provider().to_string(),
            region: gap.scope.region.code().to_owned(),
            ..DraftKey::default()
        }));
        let (before, after) = (report(draft), report(&keyed));
        assert!(after.summary.keys >= before.summary.keys, "{draft:#?}");
        (lost(&before, &after).1, vec![])
    });
}

#[test]
fn a_change_that_is_offered_mends_what_was_found() {
    check(plans::random(3_000), |draft| {
        let left = report(draft).findings.into_iter().filter(|finding| {
            let Some(mend) = mend_finding(finding) else { return false };
            let mut mended = draft.clone();
            update(&mut mended, mend.edit);
            let after = evaluate(&parse(&mended, Catalog::released()).plan, Catalog::released()).findings;
            after.iter().any(|other| (other.code, &other.subject) == (finding.code, &finding.subject))
        });
        (left.collect::<Vec<_>>(), vec![])
    });
    check(plans::rough(3_000).chain(plans::doubtful(1_000)), |draft| {
        let problems = parse(draft, Catalog::released()).problems;
        let alike = |problems: &[Problem], problem: &Problem| {
            problems
                .iter()
                .filter(|other| (other.code, &other.found) == (problem.code, &problem.found))
                .count()
        };
        let left = problems.iter().filter(|problem| {
            let Some(mend) = mend_problem(problem, draft) else { return false };
            let mut mended = draft.clone();
            update(&mut mended, mend.edit);
            let after = parse(&mended, Catalog::released()).problems;
            alike(&after, problem) >= alike(&problems, problem)
        });
        (left.cloned().collect::<Vec<_>>(), vec![])
    });
}

#[test]
fn the_summary_adds_up() {
    check(both(), |draft| {
        let report = report(draft);
        let summary = report.summary;
        let covered: usize = report.keys.iter().map(|key| key.databases.len()).sum();
        let said = [
            summary.databases,
            summary.deployments,
            summary.keys,
            summary.keys,
            summary.not_covered,
            summary.deployments,
        ];
        let counted = [
            draft.databases.len(),
            draft.databases.iter().map(|row| row.regions.len() + row.adding.len()).sum(),
            report.keys.len(),
            summary.to_create + summary.registered,
            report.not_covered.len(),
            covered + summary.not_covered,
        ];
        (said, counted)
    });
}

/// The severities of the contracts, in the order of their table.
const SEVERITIES: [(&str, &str); 18] = [
    ("unsupported-provider", "blocker"),
    ("free-plan", "blocker"),
    ("wrong-region-key", "blocker"),
    ("unknown-region", "caution"),
    ("existing-database", "caution"),
    ("registration-order", "caution"),
    ("added-region", "caution"),
    ("mixed-encryption", "caution"),
    ("region-wide-key", "caution"),
    ("private-preview", "caution"),
    ("unconfirmed-region", "caution"),
    ("unusable-key-id", "caution"),
    ("shared-cloud-key", "caution"),
    ("surplus-key", "note"),
    ("separate-types", "note"),
    ("separate-organizations", "note"),
    ("paid-plan", "note"),
    ("provider-charges", "note"),
];

#[test]
fn every_kind_of_finding_has_the_severity_of_the_contracts() {
    let said: Vec<_> = FindingCode::ALL.iter().map(|code| (code.code(), code.severity().code())).collect();
    assert_eq!(said, SEVERITIES);
}

#[test]
fn findings_are_in_the_order_of_the_contracts() {
    check(both(), |draft| {
        let said: Vec<String> = report(draft).findings.iter().map(place).collect();
        let mut sorted = said.clone();
        sorted.sort();
        sorted.dedup();
        (said, sorted)
    });
}

/// A text that sorts as the contracts want: the order of the table, which has
/// the severities in theirs, then the subject, of which a missing part sorts
/// before any other. Names here begin with letters, so a control character
/// stands before each of them.
fn place(finding: &Finding) -> String {
    let subject = &finding.subject;
    let code = SEVERITIES.iter().position(|(code, _)| *code == finding.code.code()).unwrap();
    let types = ["serverless", "managed-clusters"];
    let clouds = ["aws", "gcp", "azure"];
    let parts = [
        subject.organization.as_ref().map(ToString::to_string),
        subject
            .database_type
            .map(|code| types.iter().position(|one| *one == code.code()).unwrap().to_string()),
        subject.provider.map(|code| clouds.iter().position(|one| *one == code.code()).unwrap().to_string()),
        subject.region.clone(),
        subject.database.as_ref().map(ToString::to_string),
        subject.row.map(|row| format!("{row:05}")),
        subject.key_id.as_ref().map(ToString::to_string),
    ];
    let parts = parts.map(|part| part.map_or("\u{1}".to_owned(), |text| format!("\u{2}{text}\u{1}")));
    format!("{code:02}{}", parts.concat())
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    check(fewer(), |draft| {
        let written = || {
            let parsed = parse(draft, Catalog::released());
            let report = evaluate(&parsed.plan, Catalog::released());
            [
                json::write(&report, &parsed.problems),
                markdown::write(
                    &report,
                    parsed.incomplete_entries(),
                    &parsed.problems_in_words(),
                    Catalog::released(),
                ),
                document::write(&Draft::from(&parsed.plan)),
            ]
        };
        (written(), written())
    });
}
