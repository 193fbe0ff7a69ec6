//! Edits of many rows at once. Each goes once through its list, however many
//! rows are meant; it does not know who chose them.

use super::room::Room;
use super::rows::{enter, enter_regions, place};
use super::{Draft, DraftDatabase, Field, List};
use crate::catalog::Catalog;

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

pub(super) fn change_rows(draft: &mut Draft, room: &mut Room, rows: &[usize], change: &Change) {
    for row in rising(rows) {
        match change {
            Change::Entered(field, text) => {
                enter(draft, room, List::Databases, row, *field, text);
            }
            Change::RegionAdded(code) => add_region(draft, room, row, code.trim()),
        }
    }
}

impl DraftDatabase {
    /// True where the list of the row's cloud names a region; ASCII case and
    /// surrounding blanks are forgiven.
    pub fn cloud_lists(&self, code: &str, catalog: &Catalog) -> bool {
        let listed = |provider| catalog.regions_of(provider);
        let mut facts = self.provider.parse().into_iter().flat_map(listed);
        facts.any(|fact| fact.code.eq_ignore_ascii_case(code.trim()))
    }
}

fn add_region(draft: &mut Draft, room: &mut Room, row: usize, code: &str) {
    let Some(database) = draft.databases.get(place(row)) else { return };
    let mut named = database.regions.iter().chain(&database.adding);
    if code.is_empty() || named.any(|text| text.trim().eq_ignore_ascii_case(code)) {
        return;
    }
    let field = if database.exists() { Field::Adding } else { Field::Regions };
    let regions = database.texts(field);
    let at = regions.iter().position(|text| text.trim().is_empty()).unwrap_or(regions.len());
    enter_regions(draft, room, row, field, at, &[code.to_owned()]);
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

#[cfg(test)]
mod tests {
    use super::Change;
    use crate::catalog::Catalog;
    use crate::plan::testing::{check, draft};
    use crate::plan::{Edit, Field, List, row_after};

    const FOUR: &str = "
        db a serverless aws us-east-2
        db b classic aws us-east-2 existing
        db c serverless gcp us-east1 !
        db d serverless aws US-West-2 !regions
    ";

    #[test]
    fn a_field_of_many_rows_is_entered() {
        let entered = |field| Edit::RowsChanged(vec![1, 3], Change::Entered(field, "x".to_owned()));
        let same = |first: &str, third: &str| {
            format!(
                "{first}\n2 db b classic aws us-east-2 existing\n{third}\n4 db d serverless aws US-West-2 !regions"
            )
        };
        for (field, first, third) in [
            (Field::Organization, "1 db a serverless aws us-east-2 @x", "3 db c serverless gcp us-east1 @x"),
            (Field::Type, "1 db a x aws us-east-2", "3 db c x gcp us-east1"),
            (Field::Provider, "1 db a serverless x us-east-2", "3 db c serverless x us-east1"),
            (Field::Status, "1 db a serverless aws us-east-2 x", "3 db c serverless gcp us-east1 x"),
            (Field::Encryption, "1 db a serverless aws us-east-2 x", "3 db c serverless gcp us-east1 x"),
            (Field::Regions, "1 db a serverless aws us-east-2", "3 db c serverless gcp us-east1 !"),
            (Field::KeyId, "1 db a serverless aws us-east-2", "3 db c serverless gcp us-east1 !"),
        ] {
            check(FOUR, entered(field), &same(first, third));
        }
    }

    #[test]
    fn a_region_is_added_where_it_is_not_named() {
        check(
            FOUR,
            Edit::RowsChanged(vec![1, 2, 4], Change::RegionAdded(" us-west-2".to_owned())),
            "
                1 db a serverless aws us-east-2,us-west-2
                2 db b classic aws us-east-2 existing +us-west-2
                3 db c serverless gcp us-east1 !
                4 db d serverless aws US-West-2 !regions
            ",
        );
        check(
            "db b classic aws us-east-2 existing +us-west-2\ndb c classic aws - !regions",
            Edit::RowsChanged(vec![1, 2], Change::RegionAdded("US-WEST-2".to_owned())),
            "
                1 db b classic aws us-east-2 existing +us-west-2
                2 db c classic aws US-WEST-2
            ",
        );
        check(
            "db a serverless aws -",
            Edit::RowsChanged(vec![1], Change::RegionAdded(" ".to_owned())),
            "1 db a serverless aws -",
        );
    }

    /// In: a region. Out: the rows of `FOUR`, and one of an unknown cloud, whose
    /// cloud lists it.
    fn check_clouds(code: &str, expected: &str) {
        let rows = draft(&format!("{FOUR}\ndb e serverless ibm us-east-2")).databases;
        let listing = rows.into_iter().filter(|row| row.cloud_lists(code, Catalog::released()));
        assert_eq!(listing.map(|row| row.name).collect::<String>(), expected, "{code}");
    }

    #[test]
    fn a_region_belongs_to_a_cloud() {
        check_clouds("us-west-2", "abd");
        check_clouds(" US-East1\n", "c");
        check_clouds("us-west-9", "");
        check_clouds("us-west", "");
        check_clouds("", "");
    }

    #[test]
    fn many_rows_are_removed() {
        let orders = |rows: &[usize]| Edit::RowsRemoved(List::Databases, rows.to_vec());
        let rows = "db a - - -\ndb b - - -\ndb c - - -\ndb d - - -\nkey - - x\norg acme paid";
        let others = "1 key - - x";
        let of = |databases: &str| format!("1 org acme paid\n{databases}\n{others}");
        check(rows, orders(&[1, 3]), &of("1 db b - - -\n2 db d - - -"));
        check(rows, orders(&[1, 2, 3, 4]), &of(""));
        check(rows, orders(&[]), &of("1 db a - - -\n2 db b - - -\n3 db c - - -\n4 db d - - -"));
        check(rows, orders(&[0, 2, 2, 1, 9, 5]), &of("1 db a - - -\n2 db c - - -\n3 db d - - -"));
        check("key - - x\nkey - - y", Edit::RowsRemoved(List::RegisteredKeys, vec![1]), "1 key - - y");
        check("org a paid\norg b paid", Edit::RowsRemoved(List::Organizations, vec![2]), "1 org a paid");
    }

    /// In: rows that are removed. Out: where the rows 1 to 5 are after it.
    fn check_rows(rows: &[usize], expected: [Option<usize>; 5]) {
        let edit = Edit::RowsRemoved(List::Databases, rows.to_vec());
        assert_eq!([1, 2, 3, 4, 5].map(|row| row_after(&edit, List::Databases, row)), expected, "{rows:?}");
        let others = [1, 2, 3, 4, 5].map(|row| row_after(&edit, List::RegisteredKeys, row));
        assert_eq!(others, [1, 2, 3, 4, 5].map(Some));
    }

    #[test]
    fn a_row_is_followed_while_others_go() {
        check_rows(&[], [Some(1), Some(2), Some(3), Some(4), Some(5)]);
        check_rows(&[2, 4], [Some(1), None, Some(2), None, Some(3)]);
        check_rows(&[1, 2, 3, 4, 5], [None; 5]);
        // What is in no rising order is passed over, here as in the list itself.
        check_rows(&[0, 0, 2, 2, 1, 9], [Some(1), None, Some(2), Some(3), Some(4)]);
    }

    #[test]
    fn a_row_stays_where_it_is_while_many_change() {
        let edit = Edit::RowsChanged(vec![1, 2], Change::RegionAdded("x".to_owned()));
        assert_eq!(row_after(&edit, List::Databases, 2), Some(2));
    }
}
