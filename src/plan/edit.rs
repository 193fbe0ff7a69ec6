//! The only way in which a draft changes: what happened, in the past tense,
//! and one exhaustive match that says what it means.

use super::many::{Change, change_rows, remove_rows, row_after_removal};
use super::new_row::{Preset, free_name, new_database, new_key};
use super::room::Room;
use super::rows::{enter, enter_regions, heal, once, place, regions, strays};
use super::{
    Draft, DraftDatabase, DraftKey, DraftOrganization, Excess, Extent, Field, HalfTyped, List, Stray, excess,
};
use crate::domain::{CloudProvider, Encryption, OrganizationName, Status, Subscription};
use std::cmp::Ordering;
use std::slice::from_ref;

/// Something a person did. Rows are counted from 1; an edit of a row that is
/// not there does nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Added a row at the end of a list.
    RowAdded(List),
    /// Added a row of what a page is about.
    PresetRowAdded(List, Preset),
    /// Copied a row to the place behind it.
    RowDuplicated(List, usize),
    /// Took a row away.
    RowRemoved(List, usize),
    /// Entered the text of a field.
    FieldEntered(List, usize, Field, String),
    /// Typed at a region, which is not complete yet. Behind the last one of a
    /// database's list, that adds it.
    RegionTyped(HalfTyped, String),
    /// Completed the region that was being typed.
    RegionCompleted,
    /// Entered several regions at once, from a place of a database's list on;
    /// what was being typed there gives way to the first of them.
    RegionsEntered(usize, Field, usize, Vec<String>),
    /// Took a region out of a database's list.
    RegionRemoved(usize, Field, usize),
    /// Moved a region to the front, which makes it the primary one.
    RegionMadePrimary(usize, usize),
    /// Said which subscription an organization has.
    SubscriptionEntered(OrganizationName, Subscription),
    /// Put another code in the place of a region, wherever a provider's rows
    /// name it.
    RegionCorrected(CloudProvider, String, String),
    /// Planned a new database in the place of an existing one, which keeps
    /// the encryption that it has.
    ReplacementPlanned(usize),
    /// Changed many databases at once: their rows, in rising order, and what
    /// happened to each.
    RowsChanged(Vec<usize>, Change),
    /// Took many rows away; they are in rising order.
    RowsRemoved(List, Vec<usize>),
    /// Took a doubtful row of a damaged link as it is.
    RowTaken(List, usize),
    /// Forgot the regions that lists of the reader's own Astra name.
    RegionsForgotten,
    /// Went on with what could be read of a damaged link.
    DamageAccepted,
    /// Put a whole draft in the place of this one.
    DraftReplaced(Draft),
}

impl Edit {
    /// How much it may change; consecutive edits of one field are one step that
    /// can be taken back.
    pub const fn extent(&self) -> Extent {
        match self {
            Self::FieldEntered(list, row, field, _)
            | Self::RegionTyped(HalfTyped { list, row, field, .. }, _) => Extent::Field(*list, *row, *field),
            Self::DraftReplaced(_) => Extent::Whole,
            _ => Extent::Rows,
        }
    }
}

/// Applies an edit, as far as the draft has room for it: a text that is too long
/// is cut, and rows, regions and whole drafts that do not fit are left out. Says
/// what was too much.
pub fn update(draft: &mut Draft, edit: Edit) -> Option<Excess> {
    let mut room = Room::of(draft);
    draft.half_typed = None;
    match edit {
        Edit::RowAdded(list) => return update(draft, Edit::PresetRowAdded(list, Preset::default())),
        Edit::PresetRowAdded(List::Databases, preset) => {
            let row = new_database(preset, draft.databases.last());
            insert_database(draft, &mut room, draft.databases.len(), row);
        }
        Edit::PresetRowAdded(List::RegisteredKeys, preset) => {
            let row = new_key(preset, draft);
            insert_key(draft, &mut room, draft.registered_keys.len(), row);
        }
        Edit::RowDuplicated(List::Databases, row) => {
            if let Some(original) = draft.databases.get(place(row)) {
                let mut copy = original.clone();
                copy.name = free_name(&draft.databases, &copy);
                insert_database(draft, &mut room, row, copy);
            }
        }
        Edit::RowDuplicated(List::RegisteredKeys, row) => {
            if let Some(original) = draft.registered_keys.get(place(row)) {
                let copy = original.clone();
                insert_key(draft, &mut room, row, copy);
            }
        }
        Edit::RowRemoved(List::Databases, row) => remove(&mut draft.databases, place(row)),
        Edit::RowRemoved(List::RegisteredKeys, row) => remove(&mut draft.registered_keys, place(row)),
        Edit::RowRemoved(List::Organizations, row) => remove(&mut draft.organizations, place(row)),
        Edit::PresetRowAdded(List::Organizations, _) | Edit::RowDuplicated(List::Organizations, _) => {}
        Edit::FieldEntered(list, row, field, text) => {
            enter(draft, &mut room, list, row, field, &text);
        }
        Edit::RegionTyped(place, text) => {
            let HalfTyped { list, row, field, at } = place;
            let is_typed = match list {
                List::Databases => enter_regions(draft, &mut room, row, field, at, &[text]),
                _ => enter(draft, &mut room, list, row, field, &text),
            };
            draft.half_typed = is_typed.then_some(place);
        }
        Edit::RegionCompleted => {}
        Edit::RegionsEntered(row, field, at, texts) => {
            enter_regions(draft, &mut room, row, field, at, &texts);
        }
        Edit::RegionRemoved(row, field, at) => {
            if let Some(regions) = regions(draft, row, field) {
                remove(regions, at);
            }
        }
        Edit::RegionMadePrimary(row, at) => {
            if let Some(front) =
                regions(draft, row, Field::Regions).and_then(|regions| regions.get_mut(..=at))
            {
                front.rotate_right(1);
            }
        }
        Edit::SubscriptionEntered(name, subscription) => {
            let (list, code) = (List::Organizations, subscription.code());
            let behind = draft.organizations.len() + 1;
            match draft.organizations.iter().position(|row| row.name.trim() == name.as_str()) {
                Some(at) => {
                    enter(draft, &mut room, list, at + 1, Field::Subscription, code);
                }
                None => {
                    let (name, subscription) = (name.to_string(), code.to_owned());
                    let row = DraftOrganization { row: behind, name, subscription, strays: Vec::new() };
                    if room.takes(&|tally| tally.organization(behind, &row)) {
                        draft.organizations.push(row);
                    }
                }
            }
        }
        Edit::RegionCorrected(provider, found, meant) => {
            let is_found = |text: &str| text.trim().eq_ignore_ascii_case(&found);
            // A row that is not read was not found fault with, and stays as doubtful as it is.
            let is_meant = |code: &str, strays: &[Stray]| {
                code.parse() == Ok(provider) && !strays.iter().any(Stray::is_of_no_row)
            };
            for row in draft.databases.iter_mut().filter(|row| is_meant(&row.provider, &row.strays)) {
                if row.regions.iter().chain(&row.adding).any(|text| is_found(text)) {
                    let corrected =
                        row.regions.iter_mut().chain(&mut row.adding).filter(|text| is_found(text));
                    corrected.for_each(|text| correct(text, &meant, &mut room));
                    once(row, &meant);
                }
            }
            for row in draft.registered_keys.iter_mut().filter(|row| is_meant(&row.provider, &row.strays)) {
                if is_found(&row.region) {
                    correct(&mut row.region, &meant, &mut room);
                }
            }
        }
        Edit::ReplacementPlanned(row) => {
            if let Some(original) = draft.databases.get(place(row)) {
                let (mut existing, mut replacement) = (original.clone(), original.clone());
                replacement.status = Status::Planned.to_string();
                replacement.regions.append(&mut replacement.adding);
                existing.encryption = Encryption::AstraKey.to_string();
                existing.adding.clear();
                heal(&mut existing.strays, Field::Encryption);
                heal(&mut existing.strays, Field::Adding);
                heal(&mut replacement.strays, Field::Status);
                heal(&mut replacement.strays, Field::Adding);
                replacement.name = free_name(&draft.databases, &replacement);
                let behind = draft.databases.len() + 1;
                let fits = room.exchanges(&|tally| tally.database(row, original), &|tally| {
                    tally.database(row, &existing);
                    tally.database(behind, &replacement);
                });
                if fits && let Some(entry) = draft.databases.get_mut(place(row)) {
                    *entry = existing;
                    draft.databases.insert(row, replacement);
                }
            }
        }
        Edit::RowsChanged(rows, change) => change_rows(draft, &mut room, &rows, &change),
        Edit::RowsRemoved(list, rows) => remove_rows(draft, list, &rows),
        Edit::RowTaken(list, row) => {
            if let Some(strays) = strays(draft, list, place(row)) {
                strays.retain(|stray| !matches!(stray, Stray::Damaged { .. }));
            }
        }
        Edit::RegionsForgotten => draft.confirmed.clear(),
        Edit::DamageAccepted => draft.strays.clear(),
        Edit::DraftReplaced(whole) => match excess(&whole) {
            Some(excess) => room.note(excess),
            None => *draft = whole,
        },
    }
    draft.renumber();
    room.excess
}

fn insert_database(draft: &mut Draft, room: &mut Room, at: usize, row: DraftDatabase) {
    if room.takes(&|tally| tally.database(draft.databases.len() + 1, &row)) {
        draft.databases.insert(at, row);
    }
}

fn insert_key(draft: &mut Draft, room: &mut Room, at: usize, row: DraftKey) {
    if room.takes(&|tally| tally.key(draft.registered_keys.len() + 1, &row)) {
        draft.registered_keys.insert(at, row);
    }
}

/// Puts another code in the place of a region, if it fits.
fn correct(text: &mut String, meant: &String, room: &mut Room) {
    if room.takes_texts(Field::Region, from_ref(text), from_ref(meant)) {
        text.clone_from(meant);
    }
}

/// Where a row is after an edit; `None` where it is gone.
pub fn row_after(edit: &Edit, list: List, row: usize) -> Option<usize> {
    match edit {
        Edit::RowRemoved(of, gone) if *of == list => match gone.cmp(&row) {
            Ordering::Less => Some(row - 1),
            Ordering::Equal => None,
            Ordering::Greater => Some(row),
        },
        Edit::RowDuplicated(of, original) if *of == list && *original < row => Some(row + 1),
        Edit::ReplacementPlanned(original) if list == List::Databases && *original < row => Some(row + 1),
        Edit::RowsRemoved(of, gone) if *of == list => row_after_removal(gone, row),
        Edit::DraftReplaced(_) => None,
        _ => Some(row),
    }
}

fn remove<T>(rows: &mut Vec<T>, at: usize) {
    if at < rows.len() {
        rows.remove(at);
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, Preset, row_after, update};
    use crate::domain::{CloudProvider, DatabaseType, OrganizationName, Subscription};
    use crate::plan::testing::{check, draft};
    use crate::plan::{Draft, Field, HalfTyped, List};

    fn entered(list: List, row: usize, field: Field, text: &str) -> Edit {
        Edit::FieldEntered(list, row, field, text.to_owned())
    }

    fn typed(row: usize, field: Field, at: usize, text: &str) -> Edit {
        Edit::RegionTyped(HalfTyped { list: List::Databases, row, field, at }, text.to_owned())
    }

    const TWO: &str = "
        db a serverless aws us-east-2
        db b classic gcp us-east1 @acme
    ";

    #[test]
    fn an_added_row_resembles_the_one_before() {
        check("", Edit::RowAdded(List::Databases), "1 db - serverless aws -");
        check(
            TWO,
            Edit::RowAdded(List::Databases),
            "
                1 db a serverless aws us-east-2
                2 db b classic gcp us-east1 @acme
                3 db - classic gcp - @acme
            ",
        );
        let preset =
            |list, database_type, provider| Edit::PresetRowAdded(list, Preset { database_type, provider });
        let on_azure = |list| preset(list, None, Some(CloudProvider::Azure));
        check("", on_azure(List::Databases), "1 db - serverless azure -");
        check("", on_azure(List::RegisteredKeys), "1 key serverless azure -");
        check(
            TWO,
            preset(List::Databases, Some(DatabaseType::Serverless), None),
            "
                1 db a serverless aws us-east-2
                2 db b classic gcp us-east1 @acme
                3 db - serverless gcp - @acme
            ",
        );
        check("", Edit::RowAdded(List::RegisteredKeys), "1 key serverless aws -");
        check(
            "db b classic gcp us-east1 @acme existing +us-west1 astra-key",
            Edit::RowAdded(List::RegisteredKeys),
            "
                1 db b classic gcp us-east1 @acme existing +us-west1 astra-key
                1 key classic gcp - @acme
            ",
        );
        check(
            "key classic gcp us-east1 @acme k !key_id",
            Edit::RowAdded(List::RegisteredKeys),
            "
                1 key classic gcp us-east1 @acme k !key_id
                2 key classic gcp - @acme
            ",
        );
        check("", Edit::RowAdded(List::Organizations), "");
    }

    #[test]
    fn a_duplicate_stands_behind_its_original_under_a_free_name() {
        check(
            "
                db orders serverless aws us-east-2 existing +us-west-2 astra-key
                db orders-2 serverless aws us-east-2
            ",
            Edit::RowDuplicated(List::Databases, 1),
            "
                1 db orders serverless aws us-east-2 existing +us-west-2 astra-key
                2 db orders-3 serverless aws us-east-2 existing +us-west-2 astra-key
                3 db orders-2 serverless aws us-east-2
            ",
        );
        check(
            "db orders-7 serverless aws us-east-2 @acme",
            Edit::RowDuplicated(List::Databases, 1),
            "
                1 db orders-7 serverless aws us-east-2 @acme
                2 db orders-2 serverless aws us-east-2 @acme
            ",
        );
        check(
            "
                db - serverless aws us-east-2
                db b serverless aws us-east-2
            ",
            Edit::RowDuplicated(List::Databases, 1),
            "
                1 db - serverless aws us-east-2
                2 db - serverless aws us-east-2
                3 db b serverless aws us-east-2
            ",
        );
        check(
            "key serverless aws us-east-2 k",
            Edit::RowDuplicated(List::RegisteredKeys, 1),
            "
                1 key serverless aws us-east-2 k
                2 key serverless aws us-east-2 k
            ",
        );
        check("org acme paid", Edit::RowDuplicated(List::Organizations, 1), "1 org acme paid");
    }

    #[test]
    fn what_comes_behind_a_removed_row_moves_up() {
        let three = "
            org acme paid
            org globex free
            db a serverless aws us-east-2
            db b serverless aws us-east-2
            key serverless aws us-east-2
            key classic aws us-east-2
        ";
        let without = |line: &str, renumbered: &str| {
            let all = [
                "1 org acme paid",
                "2 org globex free",
                "1 db a serverless aws us-east-2",
                "2 db b serverless aws us-east-2",
                "1 key serverless aws us-east-2",
                "2 key classic aws us-east-2",
            ];
            let kept: Vec<&str> = all.into_iter().filter(|kept| *kept != line).collect();
            let moved = renumbered.replacen('1', "2", 1);
            kept.join("\n").replace(&moved, renumbered)
        };
        check(
            three,
            Edit::RowRemoved(List::Organizations, 1),
            &without("1 org acme paid", "1 org globex free"),
        );
        check(
            three,
            Edit::RowRemoved(List::Databases, 1),
            &without("1 db a serverless aws us-east-2", "1 db b serverless aws us-east-2"),
        );
        check(
            three,
            Edit::RowRemoved(List::RegisteredKeys, 1),
            &without("1 key serverless aws us-east-2", "1 key classic aws us-east-2"),
        );
    }

    #[test]
    fn a_row_that_is_not_there_is_left_alone() {
        let same = "
            1 db a serverless aws us-east-2
            2 db b classic gcp us-east1 @acme
        ";
        for row in [0, 3, usize::MAX] {
            for list in List::ALL {
                check(TWO, Edit::RowDuplicated(*list, row), same);
                check(TWO, Edit::RowRemoved(*list, row), same);
                for field in Field::ALL {
                    check(TWO, entered(*list, row, *field, "x"), same);
                }
            }
            for field in Field::ALL {
                check(TWO, typed(row, *field, 0, "x"), same);
                check(TWO, Edit::RegionRemoved(row, *field, 0), same);
            }
            check(TWO, Edit::RegionMadePrimary(row, 0), same);
            check(TWO, Edit::ReplacementPlanned(row), same);
        }
        check(TWO, Edit::RegionRemoved(1, Field::Regions, 1), same);
        check(TWO, Edit::RegionMadePrimary(1, 1), same);
    }

    #[test]
    fn every_field_that_is_a_text_can_be_entered() {
        let row = "db - - - us-east-2";
        for (field, expected) in [
            (Field::Name, "1 db x - - us-east-2"),
            (Field::Organization, "1 db - - - us-east-2 @x"),
            (Field::Type, "1 db - x - us-east-2"),
            (Field::Provider, "1 db - - x us-east-2"),
            (Field::Status, "1 db - - - us-east-2 x"),
            (Field::Encryption, "1 db - - - us-east-2 x"),
            (Field::Regions, "1 db - - - us-east-2"),
            (Field::Adding, "1 db - - - us-east-2"),
            (Field::Region, "1 db - - - us-east-2"),
            (Field::KeyId, "1 db - - - us-east-2"),
            (Field::Subscription, "1 db - - - us-east-2"),
        ] {
            check(row, entered(List::Databases, 1, field, "x"), expected);
        }
        for (field, expected) in [
            (Field::Organization, "1 key - - - @x"),
            (Field::Type, "1 key x - -"),
            (Field::Provider, "1 key - x -"),
            (Field::Region, "1 key - - x"),
            (Field::KeyId, "1 key - - - x"),
            (Field::Name, "1 key - - -"),
        ] {
            check("key - - -", entered(List::RegisteredKeys, 1, field, "x"), expected);
        }
        for (field, expected) in
            [(Field::Name, "1 org x -"), (Field::Subscription, "1 org - x"), (Field::Region, "1 org - -")]
        {
            check("org - -", entered(List::Organizations, 1, field, "x"), expected);
        }
    }

    #[test]
    fn what_was_unreadable_is_forgotten_when_its_field_is_entered() {
        check(
            "db a serverless aws us-east-2 !name !status",
            entered(List::Databases, 1, Field::Name, "b"),
            "1 db b serverless aws us-east-2 !status",
        );
        check(
            "db a serverless aws - !regions !adding",
            typed(1, Field::Regions, 0, "us-east-2"),
            "1 db a serverless aws us-east-2 !adding",
        );
        check(
            "key serverless aws - !region !key_id",
            entered(List::RegisteredKeys, 1, Field::Region, "us-east-2"),
            "1 key serverless aws us-east-2 !key_id",
        );
    }

    #[test]
    fn a_row_that_was_none_becomes_one_when_a_field_of_it_is_entered() {
        check(
            "db - - - - !",
            entered(List::Databases, 1, Field::Type, "serverless"),
            "1 db - serverless - -",
        );
        check("db - - - - !", typed(1, Field::Regions, 0, "us"), "1 db - - - us");
        check("key - - - !", entered(List::RegisteredKeys, 1, Field::KeyId, "k"), "1 key - - - k");
        check("org - - !", entered(List::Organizations, 1, Field::Name, "acme"), "1 org acme -");
        check("db - - - - !", entered(List::Databases, 1, Field::KeyId, "k"), "1 db - - - - !");
        check("db - - - - !", typed(1, Field::Name, 0, "k"), "1 db - - - - !");
        let said = Edit::SubscriptionEntered(OrganizationName::new(""), Subscription::Paid);
        check("org - - !", said, "1 org - paid");
    }

    #[test]
    fn a_region_is_half_typed_until_it_is_completed_or_something_else_happens() {
        let half_typed = |edits: Vec<Edit>| {
            let mut draft = draft("db a serverless aws us-east-2\nkey serverless aws -");
            for edit in edits {
                update(&mut draft, edit);
            }
            draft.half_typed
        };
        let place = HalfTyped { list: List::Databases, row: 1, field: Field::Regions, at: 1 };
        let at = |at| HalfTyped { at, ..place };
        let type_at = |at, text: &str| typed(1, Field::Regions, at, text);
        let key = HalfTyped { list: List::RegisteredKeys, row: 1, field: Field::Region, at: 0 };
        assert_eq!(half_typed(vec![]), None);
        assert_eq!(half_typed(vec![type_at(1, "u")]), Some(place));
        assert_eq!(half_typed(vec![type_at(1, "u"), type_at(1, "us")]), Some(place));
        assert_eq!(half_typed(vec![type_at(1, "u"), type_at(0, "us")]), Some(at(0)));
        assert_eq!(half_typed(vec![Edit::RegionTyped(key, "us".to_owned())]), Some(key));
        for other in [
            Edit::RegionCompleted,
            Edit::RegionsEntered(1, Field::Regions, 1, vec!["us-west-2".to_owned()]),
            Edit::RegionRemoved(1, Field::Regions, 1),
            entered(List::Databases, 1, Field::Name, "b"),
            Edit::RowAdded(List::Databases),
        ] {
            assert_eq!(half_typed(vec![type_at(1, "u"), other]), None);
        }
    }

    #[test]
    fn a_region_of_a_key_is_typed_and_a_completed_one_stays() {
        let key = HalfTyped { list: List::RegisteredKeys, row: 1, field: Field::Region, at: 0 };
        check(
            "key serverless aws us !region",
            Edit::RegionTyped(key, "us-e".to_owned()),
            "1 key serverless aws us-e",
        );
        check("db a serverless aws us-east-2", Edit::RegionCompleted, "1 db a serverless aws us-east-2");
    }

    #[test]
    fn several_regions_take_the_place_of_what_was_typed() {
        let row = "db a serverless aws a,b,c existing +d !adding";
        let enter = |field, at, texts: &str| {
            Edit::RegionsEntered(1, field, at, texts.split_whitespace().map(str::to_owned).collect())
        };
        let stays = "existing +d !adding";
        check(row, enter(Field::Regions, 0, "x y"), &format!("1 db a serverless aws x,y,b,c {stays}"));
        check(row, enter(Field::Regions, 2, "x y"), &format!("1 db a serverless aws a,b,x,y {stays}"));
        check(row, enter(Field::Regions, 3, "x y"), &format!("1 db a serverless aws a,b,c,x,y {stays}"));
        check(row, enter(Field::Regions, 9, "x"), &format!("1 db a serverless aws a,b,c,x {stays}"));
        check(row, enter(Field::Regions, 1, ""), &format!("1 db a serverless aws a,c {stays}"));
        check(row, enter(Field::Adding, 1, "x y"), "1 db a serverless aws a,b,c existing +d,x,y");
        check(row, enter(Field::Name, 0, "x"), &format!("1 db a serverless aws a,b,c {stays}"));
        let elsewhere = Edit::RegionsEntered(2, Field::Regions, 0, vec!["x".to_owned()]);
        check(row, elsewhere, &format!("1 db a serverless aws a,b,c {stays}"));
    }

    /// In: an edit. Out: where the rows 1 to 4 of a list are after it.
    fn check_rows(edit: &Edit, list: List, expected: [Option<usize>; 4]) {
        assert_eq!([1, 2, 3, 4].map(|row| row_after(edit, list, row)), expected, "{edit:?} {list}");
    }

    #[test]
    fn a_row_is_followed_through_an_edit() {
        let same = [Some(1), Some(2), Some(3), Some(4)];
        for list in List::ALL {
            let others = List::ALL.iter().filter(|other| *other != list);
            let (removed, duplicated) = (Edit::RowRemoved(*list, 2), Edit::RowDuplicated(*list, 2));
            check_rows(&removed, *list, [Some(1), None, Some(2), Some(3)]);
            check_rows(&duplicated, *list, [Some(1), Some(2), Some(4), Some(5)]);
            for other in others {
                check_rows(&removed, *other, same);
                check_rows(&duplicated, *other, same);
            }
            check_rows(&Edit::RowAdded(*list), *list, same);
            check_rows(&entered(*list, 2, Field::Name, "x"), *list, same);
            check_rows(&Edit::DraftReplaced(Draft::default()), *list, [None; 4]);
        }
        let planned = Edit::ReplacementPlanned(2);
        check_rows(&planned, List::Databases, [Some(1), Some(2), Some(4), Some(5)]);
        check_rows(&planned, List::RegisteredKeys, same);
        check_rows(&typed(2, Field::Regions, 0, "x"), List::Databases, same);
    }

    #[test]
    fn regions_are_entered_removed_and_moved_to_the_front() {
        let row = "db a serverless aws a,b,c existing +d";
        let region = |field, at, text: &str| typed(1, field, at, text);
        check(row, region(Field::Regions, 1, "x"), "1 db a serverless aws a,x,c existing +d");
        check(row, region(Field::Regions, 3, "x"), "1 db a serverless aws a,b,c,x existing +d");
        check(row, region(Field::Adding, 0, "x"), "1 db a serverless aws a,b,c existing +x");
        check(row, region(Field::Adding, 1, "x"), "1 db a serverless aws a,b,c existing +d,x");
        check(row, region(Field::Name, 0, "x"), "1 db a serverless aws a,b,c existing +d");
        check(row, Edit::RegionRemoved(1, Field::Regions, 0), "1 db a serverless aws b,c existing +d");
        check(row, Edit::RegionRemoved(1, Field::Adding, 0), "1 db a serverless aws a,b,c existing");
        check(row, Edit::RegionMadePrimary(1, 0), "1 db a serverless aws a,b,c existing +d");
        check(row, Edit::RegionMadePrimary(1, 2), "1 db a serverless aws c,a,b existing +d");
    }

    #[test]
    fn a_subscription_goes_to_its_organization() {
        let said = |name: &str| Edit::SubscriptionEntered(OrganizationName::new(name), Subscription::Paid);
        check("", said(""), "1 org - paid");
        check("org globex free", said("acme"), "1 org globex free\n2 org acme paid");
        check("org acme free !subscription", said("acme"), "1 org acme paid");
        check("org acme free\norg acme free", said("acme"), "1 org acme paid\n2 org acme free");
    }

    #[test]
    fn a_region_is_corrected_wherever_its_provider_has_it() {
        let corrected =
            || Edit::RegionCorrected(CloudProvider::Aws, "us-est-1".to_owned(), "us-east-1".to_owned());
        check(
            "
                db a serverless AWS us-east-2,US-EST-1
                db b classic aws us-east-2 existing +us-est-1
                db c classic gcp us-est-1
                key serverless aws us-est-1
                key serverless gcp us-est-1
            ",
            corrected(),
            "
                1 db a serverless AWS us-east-2,us-east-1
                2 db b classic aws us-east-2 existing +us-east-1
                3 db c classic gcp us-est-1
                1 key serverless aws us-east-1
                2 key serverless gcp us-est-1
            ",
        );
        check(
            "db a serverless aws us-east-1,us-est-1,US-East-1 existing +us-west-2,us-est-1",
            corrected(),
            "1 db a serverless aws us-east-1 existing +us-west-2",
        );
        let twins_of_another_row = "db b serverless aws us-east-1,us-east-1";
        check(twins_of_another_row, corrected(), &format!("1 {twins_of_another_row}"));
    }

    #[test]
    fn a_correction_leaves_rows_alone_that_are_not_read() {
        let corrected =
            Edit::RegionCorrected(CloudProvider::Aws, "us-est-1".to_owned(), "us-east-1".to_owned());
        check(
            "
                db a serverless aws us-est-1 ?
                db b serverless aws us-est-1 !regions
                key serverless aws us-est-1 ?
            ",
            corrected,
            "
                1 db a serverless aws us-est-1 ?
                2 db b serverless aws us-east-1 !regions
                1 key serverless aws us-est-1 ?
            ",
        );
    }

    #[test]
    fn a_doubtful_row_is_taken_as_it_is_or_by_an_edit() {
        let rows = "org acme paid ?\ndb a serverless aws us-east-2 ? !name\nkey serverless aws us-east-2 ?";
        let lines = |org: &str, db: &str, key: &str| {
            format!(
                "1 org acme paid{org}\n1 db a serverless aws us-east-2{db}\n1 key serverless aws us-east-2{key}"
            )
        };
        let taken = |list| Edit::RowTaken(list, 1);
        check(rows, taken(List::Organizations), &lines("", " ? !name", " ?"));
        check(rows, taken(List::Databases), &lines(" ?", " !name", " ?"));
        check(rows, taken(List::RegisteredKeys), &lines(" ?", " ? !name", ""));
        check(rows, Edit::RowTaken(List::Databases, 2), &lines(" ?", " ? !name", " ?"));
        check(rows, entered(List::Databases, 1, Field::Status, ""), &lines(" ?", " !name", " ?"));
        check("db a - - - !", taken(List::Databases), "1 db a - - - !");
    }

    #[test]
    fn regions_that_lists_name_are_forgotten() {
        check(
            "db a serverless aws us-east-2\nopen serverless aws us-east-2",
            Edit::RegionsForgotten,
            "1 db a serverless aws us-east-2",
        );
    }

    #[test]
    fn a_replacement_stands_behind_what_it_replaces() {
        check(
            "
                db orders serverless aws us-east-2 @acme existing +us-west-2
                db b serverless aws us-east-2
            ",
            Edit::ReplacementPlanned(1),
            "
                1 db orders serverless aws us-east-2 @acme existing astra-key
                2 db orders-2 serverless aws us-east-2,us-west-2 @acme planned
                3 db b serverless aws us-east-2
            ",
        );
    }

    #[test]
    fn a_replacement_forgets_what_was_unreadable_where_it_writes() {
        check(
            "db a serverless aws us-east-2 existing !status !adding !encryption !name",
            Edit::ReplacementPlanned(1),
            "
                1 db a serverless aws us-east-2 existing astra-key !status !name
                2 db a-2 serverless aws us-east-2 planned !encryption !name
            ",
        );
    }

    #[test]
    fn a_draft_takes_the_place_of_another() {
        check(
            TWO,
            Edit::DraftReplaced(draft("key serverless aws us-east-2")),
            "1 key serverless aws us-east-2",
        );
        check(TWO, Edit::DraftReplaced(Draft::default()), "");
    }
}
