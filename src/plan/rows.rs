//! Where the texts of a row are, and what is forgotten when a person changes
//! one of them.

use super::{Draft, Field, List, Stray};

pub(super) fn place(row: usize) -> usize {
    row.wrapping_sub(1)
}

/// Puts a text into a field that holds one.
pub(super) fn enter(draft: &mut Draft, list: List, row: usize, field: Field, text: String) {
    if let Some((entry, strays)) = entry(draft, list, place(row), field) {
        *entry = text;
        heal(strays, field);
    }
}

/// What was unreadable in a field is forgotten when a person edits the field;
/// a row that was none at all becomes one.
pub(super) fn heal(strays: &mut Vec<Stray>, field: Field) {
    strays.retain(|stray| stray.field() != field.code() && !stray.is_of_no_row());
}

/// A list of regions that is about to be changed.
pub(super) fn regions(draft: &mut Draft, row: usize, field: Field) -> Option<&mut Vec<String>> {
    let database = draft.databases.get_mut(place(row))?;
    let regions = match field {
        Field::Regions => &mut database.regions,
        Field::Adding => &mut database.adding,
        _ => return None,
    };
    heal(&mut database.strays, field);
    Some(regions)
}

/// What else a row held.
pub(super) fn strays(draft: &mut Draft, list: List, at: usize) -> Option<&mut Vec<Stray>> {
    match list {
        List::Organizations => draft.organizations.get_mut(at).map(|row| &mut row.strays),
        List::Databases => draft.databases.get_mut(at).map(|row| &mut row.strays),
        List::RegisteredKeys => draft.registered_keys.get_mut(at).map(|row| &mut row.strays),
    }
}

fn entry(draft: &mut Draft, list: List, at: usize, field: Field) -> Option<(&mut String, &mut Vec<Stray>)> {
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
