//! What stands in a row that somebody adds or copies.

use super::{Draft, DraftDatabase, DraftKey};
use crate::domain::{CloudProvider, DatabaseType};

/// A new row resembles the one before it, since lists of databases do.
pub(super) fn new_database(before: Option<&DraftDatabase>) -> DraftDatabase {
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

/// A new key resembles the one before it, or else the last database.
pub(super) fn new_key(draft: &Draft) -> DraftKey {
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
pub(super) fn free_name(databases: &[DraftDatabase], copy: &DraftDatabase) -> String {
    let name = copy.name.trim();
    if name.is_empty() {
        return String::new();
    }
    let stem = match name.rsplit_once('-') {
        Some((stem, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => stem,
        _ => name,
    };
    let taken = |name: &str| {
        databases
            .iter()
            .any(|row| row.name.trim() == name && row.organization.trim() == copy.organization.trim())
    };
    let mut names = (2..).map(|number: usize| format!("{stem}-{number}"));
    names.find(|name| !taken(name)).unwrap_or_default()
}
