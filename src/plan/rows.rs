//! Where the texts of a row are, and what is forgotten when a person changes
//! one of them.

use super::room::Room;
use super::{Draft, DraftDatabase, Field, List, Stray};
use std::slice::from_ref;

pub(super) fn place(row: usize) -> usize {
    row.wrapping_sub(1)
}

/// Puts a text into a field that holds one, as much of it as fits. False where
/// the field stays as it is.
pub(super) fn enter(
    draft: &mut Draft,
    room: &mut Room,
    list: List,
    row: usize,
    field: Field,
    text: &str,
) -> bool {
    let Some((entry, strays)) = entry(draft, list, place(row), field) else { return false };
    let text = room.cut(list, row, field, text).to_owned();
    let fits = room.takes_texts(field, from_ref(entry), from_ref(&text));
    if fits {
        *entry = text;
        heal(strays, field);
    }
    fits
}

/// Puts regions into the list of a database, from a place on; what stands at
/// that place gives way. False where they do not fit, and none is taken.
pub(super) fn enter_regions(
    draft: &mut Draft,
    room: &mut Room,
    row: usize,
    field: Field,
    at: usize,
    texts: &[String],
) -> bool {
    let database = draft.databases.get_mut(place(row));
    let Some((regions, strays)) = database.and_then(|database| regions_of(database, field)) else {
        return false;
    };
    let from = at.min(regions.len());
    let to = (from + 1).min(regions.len());
    let mut cut = Vec::new();
    for text in texts {
        cut.push(room.cut(List::Databases, row, field, text).to_owned());
    }
    let fits = room.takes_texts(field, regions.get(from..to).unwrap_or_default(), &cut);
    if fits {
        let mut behind = regions.split_off(to);
        regions.truncate(from);
        regions.append(&mut cut);
        regions.append(&mut behind);
        heal(strays, field);
    }
    fits
}

/// What was unreadable in a field is forgotten when a person edits the field;
/// a row that was none at all becomes one.
pub(super) fn heal(strays: &mut Vec<Stray>, field: Field) {
    strays.retain(|stray| stray.field() != field.code() && !stray.is_of_no_row());
}

/// A list of regions whose order changes, or which loses some.
pub(super) fn regions(draft: &mut Draft, row: usize, field: Field) -> Option<&mut Vec<String>> {
    let (regions, strays) = regions_of(draft.databases.get_mut(place(row))?, field)?;
    heal(strays, field);
    Some(regions)
}

/// A list of regions, and what else the row held.
const fn regions_of(
    database: &mut DraftDatabase,
    field: Field,
) -> Option<(&mut Vec<String>, &mut Vec<Stray>)> {
    match field {
        Field::Regions => Some((&mut database.regions, &mut database.strays)),
        Field::Adding => Some((&mut database.adding, &mut database.strays)),
        _ => None,
    }
}

/// Keeps the first place of a region, so that a correction leaves no twin.
pub(super) fn once(database: &mut DraftDatabase, code: &str) {
    let mut seen = false;
    for regions in [&mut database.regions, &mut database.adding] {
        regions.retain(|text| !text.trim().eq_ignore_ascii_case(code) || !std::mem::replace(&mut seen, true));
    }
}

/// What else a row held.
pub(super) fn strays(draft: &mut Draft, list: List, at: usize) -> Option<&mut Vec<Stray>> {
    match list {
        List::Organizations => draft.organizations.get_mut(at).map(|row| &mut row.strays),
        List::Databases => draft.databases.get_mut(at).map(|row| &mut row.strays),
        List::RegisteredKeys => draft.registered_keys.get_mut(at).map(|row| &mut row.strays),
    }
}

/// The text of a field that holds one, and what else its row held.
pub(super) fn entry(
    draft: &mut Draft,
    list: List,
    at: usize,
    field: Field,
) -> Option<(&mut String, &mut Vec<Stray>)> {
    match list {
        List::Organizations => {
            let row = draft.organizations.get_mut(at)?;
            let text = match field {
                Field::Name => &mut row.name,
                Field::Subscription => &mut row.subscription,
                _ => return None,
            };
            Some((text, &mut row.strays))
        }
        List::Databases => {
            let row = draft.databases.get_mut(at)?;
            let text = match field {
                Field::Name => &mut row.name,
                Field::Organization => &mut row.organization,
                Field::Type => &mut row.database_type,
                Field::Provider => &mut row.provider,
                Field::Status => &mut row.status,
                Field::Encryption => &mut row.encryption,
                _ => return None,
            };
            Some((text, &mut row.strays))
        }
        List::RegisteredKeys => {
            let row = draft.registered_keys.get_mut(at)?;
            let text = match field {
                Field::Organization => &mut row.organization,
                Field::Type => &mut row.database_type,
                Field::Provider => &mut row.provider,
                Field::Region => &mut row.region,
                Field::KeyId => &mut row.key_id,
                _ => return None,
            };
            Some((text, &mut row.strays))
        }
    }
}
