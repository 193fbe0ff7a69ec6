//! What holds at the edge of what a plan may hold: however it is edited, it
//! stays within, and what is written of it is read again and says the same.

use crate::changes;
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::domain::{OrganizationName, Subscription};
use astra_cmek_planner::plan::{
    Change, ConfirmedRegions, Draft, DraftDatabase, DraftKey, DraftOrganization, Edit, Field, List, Plan,
    Stray, excess, parse, update,
};
use astra_cmek_planner::wire::document;
use astra_cmek_planner::wire::link::{self, pack};
use fastrand::Rng;
use std::collections::BTreeSet;

fn plan(draft: &Draft) -> Plan {
    parse(draft, Catalog::released()).plan
}

/// In: a draft. Out: whatever is written of it is read again, and says the same.
fn check(draft: &Draft) {
    let (plain, document) = (link::plain(draft), document::write(draft));
    let expected = plan(draft);
    if !plain.is_empty() {
        let read = pack::open(&plain).unwrap_or_else(|refusal| panic!("{refusal}"));
        assert!(link::plain(&read) == plain && plan(&read) == expected, "{plain}");
    }
    let read = document::read(document.as_bytes()).unwrap_or_else(|refusal| panic!("{refusal}"));
    let said = |plan: &Plan| document::write(&Draft::from(plan));
    // A row that is in doubt has no place in it, so that others may move up.
    assert!(said(&plan(&read)) == said(&expected), "{document}");
}

/// A database that is called like that, and so is its organization.
fn database(text: &str) -> DraftDatabase {
    DraftDatabase {
        name: text.to_owned(),
        organization: text.to_owned(),
        database_type: "serverless".to_owned(),
        provider: "aws".to_owned(),
        regions: vec!["us-east-2".to_owned()],
        status: "existing".to_owned(),
        adding: vec!["us-west-2".to_owned()],
        ..DraftDatabase::default()
    }
}

fn key(key_id: String) -> DraftKey {
    DraftKey { provider: "aws".to_owned(), region: "us-east-2".to_owned(), key_id, ..DraftKey::default() }
}

/// Drafts that hold as much of one thing as they may, or nearly.
fn edges(least: usize) -> Vec<Draft> {
    let many = |rows: usize| rows - least;
    let regions = |count: usize| vec!["us-east-2".to_owned(); count];
    let organization = DraftOrganization { name: "acme".to_owned(), ..DraftOrganization::default() };
    let confirmed = ConfirmedRegions { regions: regions(30_000), ..ConfirmedRegions::default() };
    let damaged = Stray::Damaged { found: "x".to_owned(), message: "it was cut".to_owned() };
    let doubtful = DraftKey { strays: vec![damaged.clone()], ..key(String::new()) };
    let drafts = vec![
        Draft { databases: vec![database("a"); many(10_000)], ..Draft::default() },
        Draft { registered_keys: vec![key("k".to_owned()); many(10_000)], ..Draft::default() },
        Draft { organizations: vec![organization; many(10_000)], ..Draft::default() },
        Draft {
            databases: vec![
                DraftDatabase { regions: regions(many(20_000) - 3), ..database("a") },
                database(""),
            ],
            confirmed: vec![confirmed],
            ..Draft::default()
        },
        Draft {
            databases: vec![DraftDatabase { strays: vec![damaged], ..database("a") }; many(5_000)],
            registered_keys: vec![doubtful; 5_000],
            ..Draft::default()
        },
        Draft {
            databases: vec![database(&"é".repeat(500 - least)); 10],
            registered_keys: vec![key("\u{1}".repeat(4_096)); 199],
            ..Draft::default()
        },
    ];
    drafts.into_iter().map(numbered).collect()
}

/// A draft whose rows are numbered as an editor numbers them.
fn numbered(mut draft: Draft) -> Draft {
    assert_eq!(update(&mut draft, Edit::RegionCompleted), None);
    draft
}

/// Edits of which each takes a draft beyond its limits that is near enough.
fn pressing() -> [Edit; 6] {
    let text = |letter: &str, count: usize| letter.repeat(count);
    [
        Edit::RegionsEntered(1, Field::Adding, 1, vec![text("a", 1); 2]),
        Edit::RowDuplicated(List::Databases, 2),
        Edit::RowDuplicated(List::RegisteredKeys, 1),
        Edit::SubscriptionEntered(OrganizationName::new("globex"), Subscription::Paid),
        Edit::FieldEntered(List::RegisteredKeys, 1, Field::KeyId, text("k", 4_097)),
        Edit::RowsChanged((1..=10_000).collect(), Change::Entered(Field::Organization, text("é", 500))),
    ]
}

#[test]
fn what_is_edited_stays_within_the_limits_and_is_read_again() {
    let mut met = BTreeSet::new();
    let mut rng = Rng::with_seed(0xED6E);
    for mut draft in [0, 1].into_iter().flat_map(edges) {
        let mut happens = |draft: &mut Draft, edit: Edit| {
            met.extend(update(draft, edit).map(|excess| excess.to_string()));
            assert_eq!(excess(draft), None);
        };
        pressing().into_iter().for_each(|edit| happens(&mut draft, edit));
        check(&draft);
        for _ in 0..10 {
            let edit = changes::random_edit(&draft, &mut rng);
            happens(&mut draft, edit);
        }
        check(&draft);
    }
    let most = |what: &str| format!("A plan holds at most {what}.");
    let expected = [
        "10,000 databases",
        "10,000 organizations",
        "10,000 registered keys",
        "10,000 fields and rows that cannot be read",
        "50,000 regions",
        "5,000,000 bytes",
        "1,000 bytes in this text",
        "4,096 bytes in this text",
    ];
    assert_eq!(met, expected.map(most).into());
}

#[test]
fn what_people_do_to_any_draft_is_read_again() {
    for (_, _, draft) in changes::drafts().map(changes::worked_on) {
        check(&draft);
        // The page shares the plan, with names and without.
        let planned = numbered(Draft::from(&plan(&draft)));
        check(&planned.without_names());
        check(&planned);
        assert!(
            planned.databases.is_empty()
                || pack::open(&pack::write(&planned)) == pack::open(&link::plain(&planned))
        );
    }
}

#[test]
fn what_is_full_is_read_and_what_holds_more_is_refused() {
    for mut draft in edges(0) {
        check(&draft);
        draft.organizations.extend(draft.organizations.last().cloned());
        draft.databases.extend(draft.databases.last().cloned());
        draft.registered_keys.extend(draft.registered_keys.last().cloned());
        assert!(excess(&draft).is_some(), "{draft:#?}");
        assert!(pack::open(&link::plain(&draft)).is_err(), "{draft:#?}");
    }
}
