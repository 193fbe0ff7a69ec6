//! The only way in which a draft changes: what happened, in the past tense,
//! and one exhaustive match that says what it means.

use super::{Draft, DraftDatabase, DraftKey, DraftOrganization, Field, List, Stray};
use crate::domain::{CloudProvider, DatabaseType, Encryption, OrganizationName, Status, Subscription};

/// Something a person did. Rows are counted from 1; an edit of a row that is
/// not there does nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Added a row at the end of a list.
    RowAdded(List),
    /// Copied a row to the place behind it.
    RowDuplicated(List, usize),
    /// Took a row away.
    RowRemoved(List, usize),
    /// Entered the text of a field.
    FieldEntered(List, usize, Field, String),
    /// Entered a region at a place of a database's list, counted from 0; the
    /// place behind the last one adds it.
    RegionEntered(usize, Field, usize, String),
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
    /// Put a whole draft in the place of this one.
    DraftReplaced(Draft),
}

/// Applies an edit.
pub fn update(draft: &mut Draft, edit: Edit) {
    match edit {
        Edit::RowAdded(List::Databases) => {
            let row = new_database(draft.databases.last());
            draft.databases.push(row);
        }
        Edit::RowAdded(List::RegisteredKeys) => {
            let row = new_key(draft);
            draft.registered_keys.push(row);
        }
        Edit::RowDuplicated(List::Databases, row) => {
            if let Some(original) = draft.databases.get(place(row)) {
                let mut copy = original.clone();
                copy.name = free_name(&draft.databases, &copy);
                draft.databases.insert(row, copy);
            }
        }
        Edit::RowDuplicated(List::RegisteredKeys, row) => {
            if let Some(original) = draft.registered_keys.get(place(row)) {
                let copy = original.clone();
                draft.registered_keys.insert(row, copy);
            }
        }
        Edit::RowRemoved(List::Databases, row) => remove(&mut draft.databases, place(row)),
        Edit::RowRemoved(List::RegisteredKeys, row) => remove(&mut draft.registered_keys, place(row)),
        Edit::RowRemoved(List::Organizations, row) => remove(&mut draft.organizations, place(row)),
        Edit::RowAdded(List::Organizations) | Edit::RowDuplicated(List::Organizations, _) => {}
        Edit::FieldEntered(list, row, field, text) => {
            if let Some((entry, strays)) = entry(draft, list, place(row), field) {
                *entry = text;
                strays.retain(|stray| stray.field() != field.code());
            }
        }
        Edit::RegionEntered(row, field, at, text) => {
            if let Some(regions) = regions(draft, row, field) {
                match regions.get_mut(at) {
                    Some(region) => *region = text,
                    None => regions.push(text),
                }
            }
        }
        Edit::RegionRemoved(row, field, at) => {
            if let Some(regions) = regions(draft, row, field) {
                remove(regions, at);
            }
        }
        Edit::RegionMadePrimary(row, at) => {
            if let Some(front) = regions(draft, row, Field::Regions).and_then(|regions| regions.get_mut(..=at)) {
                front.rotate_right(1);
            }
        }
        Edit::SubscriptionEntered(name, subscription) => {
            let mut rows = draft.organizations.iter_mut();
            let code = subscription.to_string();
            match rows.find(|row| row.name.trim() == name.as_str()) {
                Some(row) => {
                    row.subscription = code;
                    row.strays.retain(|stray| stray.field() != Field::Subscription.code());
                }
                None => draft.organizations.push(DraftOrganization {
                    row: draft.organizations.len() + 1,
                    name: name.to_string(),
                    subscription: code,
                    strays: Vec::new(),
                }),
            }
        }
        Edit::RegionCorrected(provider, found, meant) => {
            let is_meant = |text: &str| text.trim().eq_ignore_ascii_case(&found);
            let databases = draft.databases.iter_mut().filter(|row| row.provider.parse() == Ok(provider));
            let databases = databases.flat_map(|row| row.regions.iter_mut().chain(&mut row.adding));
            let keys = draft.registered_keys.iter_mut().filter(|row| row.provider.parse() == Ok(provider));
            databases
                .chain(keys.map(|row| &mut row.region))
                .filter(|text| is_meant(text))
                .for_each(|text| text.clone_from(&meant));
            for row in &mut draft.databases {
                once(&mut row.regions, &meant);
                once(&mut row.adding, &meant);
            }
        }
        Edit::ReplacementPlanned(row) => {
            if let Some(existing) = draft.databases.get_mut(place(row)) {
                let mut replacement = existing.clone();
                replacement.status = Status::Planned.to_string();
                replacement.regions.append(&mut replacement.adding);
                existing.encryption = Encryption::AstraKey.to_string();
                replacement.name = free_name(&draft.databases, &replacement);
                draft.databases.insert(row, replacement);
            }
        }
        Edit::DraftReplaced(whole) => *draft = whole,
    }
    draft.renumber();
}

fn place(row: usize) -> usize {
    row.wrapping_sub(1)
}

fn remove<T>(rows: &mut Vec<T>, at: usize) {
    if at < rows.len() {
        rows.remove(at);
    }
}

/// Keeps the first of equal regions, so that a correction leaves no twin.
fn once(regions: &mut Vec<String>, code: &str) {
    let mut seen = false;
    regions.retain(|text| text != code || !std::mem::replace(&mut seen, true));
}

/// A new row resembles the one before it, since lists of databases do.
fn new_database(before: Option<&DraftDatabase>) -> DraftDatabase {
    match before {
        Some(before) => DraftDatabase {
            organization: before.organization.clone(),
            database_type: before.database_type.clone(),
            provider: before.provider.clone(),
            ..DraftDatabase::default()
        },
        None => DraftDatabase {
            database_type: DatabaseType::Serverless.to_string(),
            provider: CloudProvider::Aws.to_string(),
            ..DraftDatabase::default()
        },
    }
}

fn new_key(draft: &Draft) -> DraftKey {
    let model = match draft.registered_keys.last() {
        Some(before) => before.clone(),
        None => {
            let database = new_database(draft.databases.last());
            DraftKey {
                organization: database.organization,
                database_type: database.database_type,
                provider: database.provider,
                ..DraftKey::default()
            }
        }
    };
    DraftKey { region: String::new(), key_id: String::new(), strays: Vec::new(), ..model }
}

/// A name for a copy: `orders` gives `orders-2`, then `orders-3`; no name
/// stays none.
fn free_name(databases: &[DraftDatabase], copy: &DraftDatabase) -> String {
    let name = copy.name.trim();
    if name.is_empty() {
        return String::new();
    }
    let stem = match name.rsplit_once('-') {
        Some((stem, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => stem,
        _ => name,
    };
    let taken = |name: &str| {
        databases.iter().any(|row| row.name.trim() == name && row.organization.trim() == copy.organization.trim())
    };
    let mut names = (2..).map(|number: usize| format!("{stem}-{number}"));
    names.find(|name| !taken(name)).unwrap_or_default()
}

fn regions(draft: &mut Draft, row: usize, field: Field) -> Option<&mut Vec<String>> {
    let database = draft.databases.get_mut(place(row))?;
    database.strays.retain(|stray| stray.field() != field.code());
    match field {
        Field::Regions => Some(&mut database.regions),
        Field::Adding => Some(&mut database.adding),
        _ => None,
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
