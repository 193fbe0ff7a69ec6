//! What stands in a row that somebody adds or copies.

use super::limits::MOST_BYTES_OF_A_TEXT;
use super::room::cut;
use super::{Draft, DraftDatabase, DraftKey};
use crate::domain::order::sort;
use crate::domain::{CloudProvider, DatabaseType};

/// What a page is about, so that each row that is added to its plan begins as one
/// of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preset {
    /// The database type, if the page is about one.
    pub database_type: Option<DatabaseType>,
    /// The cloud provider, if the page is about one.
    pub provider: Option<CloudProvider>,
}

impl Preset {
    /// Enters what is preset into a row.
    fn enter(self, database_type: &mut String, provider: &mut String) {
        if let Some(preset) = self.database_type {
            *database_type = preset.to_string();
        }
        if let Some(preset) = self.provider {
            *provider = preset.to_string();
        }
    }
}

/// A new row resembles the one before it, since lists of databases do, except
/// for what is preset.
pub(super) fn new_database(preset: Preset, before: Option<&DraftDatabase>) -> DraftDatabase {
    let mut row = match before {
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
    };
    preset.enter(&mut row.database_type, &mut row.provider);
    row
}

/// A new key resembles the one before it, or else the last database, except for
/// what is preset.
pub(super) fn new_key(preset: Preset, draft: &Draft) -> DraftKey {
    let mut model = match draft.registered_keys.last() {
        Some(before) => before.clone(),
        None => {
            let database = new_database(Preset::default(), draft.databases.last());
            DraftKey {
                organization: database.organization,
                database_type: database.database_type,
                provider: database.provider,
                ..DraftKey::default()
            }
        }
    };
    preset.enter(&mut model.database_type, &mut model.provider);
    DraftKey { region: String::new(), key_id: String::new(), strays: Vec::new(), ..model }
}

/// A name for a copy: `orders` gives `orders-2`, then `orders-3`; no name
/// stays none, and a long one is cut.
pub(super) fn free_name(databases: &[DraftDatabase], copy: &DraftDatabase) -> String {
    let name = copy.name.trim();
    if name.is_empty() {
        return String::new();
    }
    let stem = match name.rsplit_once('-') {
        Some((stem, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => stem,
        _ => name,
    };
    let stem = cut(stem, MOST_BYTES_OF_A_TEXT - "-10000".len());
    let number = |row: &DraftDatabase| {
        let number = row.name.trim().strip_prefix(stem)?.strip_prefix('-')?;
        // `orders-02` and `orders-+2` are other names than `orders-2`.
        number.parse::<usize>().ok().filter(|read| read.to_string() == number)
    };
    let others = databases.iter().filter(|row| row.organization.trim() == copy.organization.trim());
    let mut taken: Vec<usize> = others.filter_map(number).collect();
    sort(&mut taken);
    let mut free = 2_usize;
    for number in taken {
        free += usize::from(number == free);
    }
    format!("{stem}-{free}")
}

#[cfg(test)]
mod tests {
    use crate::plan::testing::draft;

    /// In: the names that are there; the first one is copied. Out: the name of
    /// the copy.
    fn check(names: &str, expected: &str) {
        let lines: Vec<String> = names.split_whitespace().map(|name| format!("db {name} - - -")).collect();
        let rows = draft(&lines.join("\n")).databases;
        assert_eq!(super::free_name(&rows, &rows[0]), expected, "{names}");
    }

    #[test]
    fn a_copy_gets_the_first_number_that_is_free() {
        check("orders", "orders-2");
        check("orders orders-2 orders-4 orders-3 orders-3", "orders-5");
        check("orders-7 orders orders-3", "orders-2");
        check("orders orders-02 orders-+2 orders-x orders2", "orders-2");
        check("orders orders-1 orders-0", "orders-2");
        check("-", "");
        check("a a-2 a-18446744073709551615 a-99999999999999999999", "a-3");
    }

    #[test]
    fn ten_thousand_copies_are_told_apart() {
        let names: Vec<String> = (2..10_002).rev().map(|number| format!("a-{number}")).collect();
        check(&format!("a {}", names.join(" ")), "a-10002");
    }
}
