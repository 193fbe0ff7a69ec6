//! What holds for every draft that is merged with another one, or that is
//! edited and taken back.

use crate::plans;
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::domain::{CloudProvider, OrganizationName, Subscription};
use astra_cmek_planner::plan::{
    Change, Draft, DraftDatabase, Edit, Extent, Field, HalfTyped, History, List, Merged, Merging, merge,
    parse, update,
};
use astra_cmek_planner::rules::evaluate;
use fastrand::Rng;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// In: inputs and a law. Out: both sides of the law are equal for each.
fn check<I: Debug, T: PartialEq + Debug>(inputs: impl Iterator<Item = I>, law: impl Fn(&I) -> (T, T)) {
    let mut count = 0;
    for input in inputs {
        let (left, right) = law(&input);
        assert_eq!(left, right, "{input:#?}");
        count += 1;
    }
    assert!(count > 500, "only {count} inputs");
}

const BOTH: [Merging; 2] = [Merging::Update, Merging::Union];

/// Drafts of every kind.
pub fn drafts() -> impl Iterator<Item = Draft> {
    plans::random(1_000).chain(plans::rough(1_000)).chain(plans::doubtful(1_000)).map(nameless)
}

/// Takes some of the names away, and writes some as a row without one is
/// called; a few are given twice.
fn nameless(mut draft: Draft) -> Draft {
    let mut rng = Rng::with_seed(draft.databases.len() as u64);
    for row in &mut draft.databases {
        match rng.u8(0..6) {
            0 | 1 => row.name.clear(),
            2 => row.name = format!("database-{}", rng.usize(1..=9)),
            3 => row.name = "twin".to_owned(),
            _ => {}
        }
    }
    draft
}

/// Pairs of drafts that share some of their rows.
fn pairs() -> impl Iterator<Item = (Draft, Draft)> {
    let mut rng = Rng::with_seed(3);
    drafts().zip(drafts().skip(1)).map(move |(first, mut second)| {
        let shared = first.databases.iter().filter(|_| rng.bool()).cloned();
        second.databases.extend(shared);
        rng.shuffle(&mut second.databases);
        (first, numbered(second))
    })
}

fn numbered(mut draft: Draft) -> Draft {
    draft.databases.iter_mut().zip(1..).for_each(|(row, number)| row.row = number);
    draft
}

fn rows(draft: &Draft) -> usize {
    draft.organizations.len() + draft.databases.len() + draft.registered_keys.len()
}

#[test]
fn a_draft_merged_into_itself_is_the_same() {
    for how in BOTH {
        check(drafts(), |draft| {
            let databases = (1..=draft.databases.len()).collect();
            let same = Merged { draft: draft.clone(), same: rows(draft), databases, ..Merged::default() };
            (merge(draft, draft, how), same)
        });
    }
}

#[test]
fn a_draft_merged_into_nothing_is_what_came_in() {
    for how in BOTH {
        check(drafts(), |draft| {
            let merged = merge(&Draft::default(), draft, how);
            (
                (merged.added.len(), merged.changed.len(), merged.same, merged.draft),
                (rows(draft), 0, 0, draft.clone()),
            )
        });
    }
}

#[test]
fn what_came_in_is_there_the_second_time() {
    let again = |(first, second): &(Draft, Draft), how| {
        let once = merge(first, second, how).draft;
        // Rows that say the same thing may change their places.
        let twice = Merged { databases: Vec::new(), ..merge(&once, second, how) };
        let same = Merged { draft: once, same: rows(second), ..Merged::default() };
        (twice, same)
    };
    check(pairs(), |pair| again(pair, Merging::Union));
    // Whoever calls several rows by the number of another one gets what they say.
    let plain = |mut draft: Draft| {
        let numbers = draft.databases.iter_mut().filter(|row| row.name.starts_with("database-"));
        numbers.for_each(|row| row.name = row.name.replace("database-", "orders "));
        draft
    };
    check(pairs().map(|(first, second)| (plain(first), plain(second))), |pair| again(pair, Merging::Update));
}

#[test]
fn every_row_that_came_in_is_accounted_for() {
    for how in BOTH {
        check(pairs(), |(first, second)| {
            let merged = merge(first, second, how);
            let counted = merged.added.len() + merged.changed.len() + merged.same;
            // No two databases came to one row.
            let places: BTreeSet<_> = merged.databases.iter().collect();
            (
                (counted, rows(&merged.draft), places.len()),
                (rows(second), rows(first) + merged.added.len(), second.databases.len()),
            )
        });
    }
}

#[test]
fn rows_that_are_not_named_as_changed_are_what_they_were() {
    for how in BOTH {
        check(pairs(), |(first, second)| {
            let merged = merge(first, second, how);
            let changed: BTreeSet<_> = merged.changed.iter().map(|one| (one.list, one.row)).collect();
            let differing = |list: List, same: Vec<bool>| -> Vec<(List, usize)> {
                same.into_iter().zip(1..).filter(|(same, _)| !same).map(|(_, row)| (list, row)).collect()
            };
            let draft = &merged.draft;
            let mut found = differing(
                List::Databases,
                first.databases.iter().zip(&draft.databases).map(|(a, b)| a == b).collect(),
            );
            found.extend(differing(
                List::Organizations,
                first.organizations.iter().zip(&draft.organizations).map(|(a, b)| a == b).collect(),
            ));
            found.extend(differing(
                List::RegisteredKeys,
                first.registered_keys.iter().zip(&draft.registered_keys).map(|(a, b)| a == b).collect(),
            ));
            (found.into_iter().collect(), changed)
        });
    }
}

/// How often each place holds a database.
fn places(draft: &Draft) -> BTreeMap<String, usize> {
    let mut places = BTreeMap::new();
    for row in &draft.databases {
        let mut regions = row.regions.clone();
        regions.sort();
        regions.dedup();
        let place = format!("{} {} {} {regions:?}", row.organization, row.database_type, row.provider);
        *places.entry(place).or_default() += 1;
    }
    places
}

#[test]
fn a_union_loses_no_database_of_either() {
    check(pairs(), |(first, second)| {
        let merged = places(&merge(first, second, Merging::Union).draft);
        let of_both = [places(first), places(second)];
        let lost = of_both.iter().flatten().filter(|(place, count)| merged.get(*place) < Some(count));
        (lost.map(|(place, _)| place.clone()).collect::<Vec<_>>(), vec![])
    });
}

fn keys(draft: &Draft) -> BTreeSet<String> {
    let report = evaluate(&parse(draft, Catalog::released()).plan, Catalog::released());
    report.keys.iter().map(|key| format!("{:?}", key.scope)).collect()
}

#[test]
fn a_union_of_drafts_that_agree_has_the_keys_of_both() {
    let agreeing = || {
        pairs().map(|(first, mut second)| {
            let is_shared = |row: &DraftDatabase| {
                first.databases.iter().any(|other| DraftDatabase { row: row.row, ..other.clone() } == *row)
            };
            let own = second.databases.iter_mut().filter(|row| !is_shared(row));
            own.zip(0..).for_each(|(row, number)| row.name = format!("own {number}"));
            (first, second)
        })
    };
    check(agreeing(), |(first, second)| {
        let merged = keys(&merge(first, second, Merging::Union).draft);
        let lost = keys(first).into_iter().chain(keys(second)).filter(|key| !merged.contains(key));
        (lost.collect::<Vec<_>>(), vec![])
    });
}

#[test]
fn what_was_planned_and_exists_now_loses_no_region_that_a_list_names() {
    let is_listed = |row: &DraftDatabase, code: &String| {
        let mut regions = Catalog::released().regions().iter();
        regions.any(|fact| fact.code == code && row.provider.parse() == Ok(fact.provider))
    };
    check(pairs(), |(first, second)| {
        let mut created = second.clone();
        for (theirs, mine) in created.databases.iter_mut().zip(&first.databases) {
            *theirs = DraftDatabase { regions: theirs.regions.clone(), row: theirs.row, ..mine.clone() };
            theirs.status = "existing".to_owned();
            // Where a row says what is to come, nothing else is.
            theirs.adding.clear();
        }
        let merged = merge(first, &created, Merging::Update);
        let databases = merged.changed.iter().filter(|one| one.list == List::Databases);
        let lost = databases.filter(|one| {
            let (before, after) = (&first.databases[one.before - 1], &merged.draft.databases[one.row - 1]);
            let (before_codes, after_codes) = (codes(before), codes(after));
            let mut known = before_codes.iter().filter(|code| is_listed(before, code));
            !before.exists() && after.exists() && !known.all(|code| after_codes.contains(code))
        });
        (lost.copied().collect::<Vec<_>>(), vec![])
    });
}

/// The regions that a row names, in `regions` or in `adding`.
fn codes(row: &DraftDatabase) -> BTreeSet<String> {
    let texts = row.regions.iter().chain(&row.adding).map(|text| text.trim().to_ascii_lowercase());
    texts.filter(|code| !code.is_empty()).collect()
}

/// Something that a person may do.
pub fn random_edit(draft: &Draft, rng: &mut Rng) -> Edit {
    let list = *rng.choice(List::ALL).unwrap();
    let field = *rng.choice(Field::ALL).unwrap();
    let row = rng.usize(0..=rows(draft).min(5));
    let many = (1..=draft.databases.len()).filter(|_| rng.bool()).collect::<Vec<_>>();
    let long = "é".repeat(2_100);
    let text = (*rng.choice(["", "a", "ab", "existing", "us-east-2", "aws", &long]).unwrap()).to_owned();
    let place = HalfTyped { list, row, field, at: rng.usize(0..=2) };
    match rng.u8(0..20) {
        0 => Edit::RowAdded(list),
        1 => Edit::RowDuplicated(list, row),
        2 => Edit::RowRemoved(list, row),
        3 => Edit::RegionCompleted,
        4 => Edit::RegionsEntered(row, field, place.at, vec![text.clone(), text]),
        5 => Edit::RegionRemoved(row, field, place.at),
        6 => Edit::RegionMadePrimary(row, place.at),
        7 => Edit::SubscriptionEntered(OrganizationName::new(&text), *rng.choice(Subscription::ALL).unwrap()),
        8 => Edit::RegionCorrected(CloudProvider::Aws, "us-east-2".to_owned(), text),
        9 => Edit::ReplacementPlanned(row),
        10 => Edit::RowsChanged(many, Change::Entered(field, text)),
        11 => Edit::RowsChanged(many, Change::RegionAdded(text)),
        12 => Edit::RowsRemoved(list, many),
        13 => Edit::RowTaken(list, row),
        14 => Edit::RegionsForgotten,
        15 => Edit::DraftReplaced(merge(draft, &plans::random_draft(rng), Merging::Union).draft),
        16 => Edit::RegionTyped(place, text),
        _ => Edit::FieldEntered(list, row, field, text),
    }
}

/// A draft that a person works on for a while: what happened, the draft as it
/// was at first, and as it is in the end.
pub fn worked_on(first: Draft) -> (History, Draft, Draft) {
    let mut rng = Rng::with_seed(rows(&first) as u64);
    let (mut history, mut draft, mut extent) = (History::default(), first.clone(), Extent::Whole);
    for _ in 0..rng.usize(1..=40) {
        let before = draft.clone();
        let mut edit = random_edit(&draft, &mut rng);
        if let (Extent::Field(list, row, field), true) = (extent, rng.bool()) {
            let text = (*rng.choice(["x", "xy", ""]).unwrap()).to_owned();
            edit = Edit::FieldEntered(list, row, field, text);
        }
        extent = edit.extent();
        update(&mut draft, edit);
        history.record("edited", &before, &draft, extent);
        if rng.u8(0..5) == 0 {
            history.seal();
        }
    }
    draft.half_typed = None;
    (history, first, draft)
}

#[test]
fn all_steps_lead_back_to_the_first_draft_and_again_to_the_last() {
    check(drafts().map(worked_on), |(history, first, last)| {
        let (mut history, mut draft) = (history.clone(), last.clone());
        let undone = std::iter::from_fn(|| history.undo(&mut draft)).count();
        let back = draft.clone();
        let redone = std::iter::from_fn(|| history.redo(&mut draft)).count();
        ((back, draft, redone), (first.clone(), last.clone(), undone))
    });
}
