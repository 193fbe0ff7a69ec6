//! Edits of many rows at once. Each goes once through its list, however many
//! rows are meant; it does not know who chose them.

use super::edit::{enter, heal, place};
use super::{Draft, DraftDatabase, Field, List};

/// What happens to many databases at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The text of a field; one that is no text of a database changes nothing.
    Entered(Field, String),
    /// A region more, where the row does not name it already: an existing
    /// database is to gain it, a planned one gets it at the end of its list.
    RegionAdded(String),
}

/// The rows that are meant: those in rising order, from 1.
fn rising(rows: &[usize]) -> impl Iterator<Item = usize> {
    let mut last = 0;
    rows.iter().copied().filter(move |row| {
        let is_next = *row > last;
        last = last.max(*row);
        is_next
    })
}

pub(super) fn change_rows(draft: &mut Draft, rows: &[usize], change: &Change) {
    for row in rising(rows) {
        match change {
            Change::Entered(field, text) => enter(draft, List::Databases, row, *field, text.clone()),
            Change::RegionAdded(code) => {
                if let Some(database) = draft.databases.get_mut(place(row)) {
                    add_region(database, code);
                }
            }
        }
    }
}

fn add_region(database: &mut DraftDatabase, code: &str) {
    let code = code.trim();
    let mut named = database.regions.iter().chain(&database.adding);
    if code.is_empty() || named.any(|text| text.trim().eq_ignore_ascii_case(code)) {
        return;
    }
    let (field, regions) = if database.exists() {
        (Field::Adding, &mut database.adding)
    } else {
        (Field::Regions, &mut database.regions)
    };
    regions.push(code.to_owned());
    heal(&mut database.strays, field);
}

pub(super) fn remove_rows(draft: &mut Draft, list: List, rows: &[usize]) {
    match list {
        List::Organizations => without(&mut draft.organizations, rows),
        List::Databases => without(&mut draft.databases, rows),
        List::RegisteredKeys => without(&mut draft.registered_keys, rows),
    }
}

fn without<T>(list: &mut Vec<T>, rows: &[usize]) {
    let mut gone = rising(rows).peekable();
    let mut row = 0;
    list.retain(|_| {
        row += 1;
        gone.next_if_eq(&row).is_none()
    });
}

/// Where a row is when others were removed; `None` where it is gone itself.
pub(super) fn row_after_removal(rows: &[usize], row: usize) -> Option<usize> {
    let mut before = 0;
    for gone in rising(rows).take_while(|gone| *gone <= row) {
        if gone == row {
            return None;
        }
        before += 1;
    }
    Some(row - before)
}
