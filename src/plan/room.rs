//! What still fits into a draft while it is changed.

use super::limits::{Excess, Tally, most_bytes};
use super::{Draft, Field, List};

/// The room that a draft has, and what did not fit.
pub(super) struct Room {
    tally: Tally,
    /// The first thing that was too much.
    pub(super) excess: Option<Excess>,
}

impl Room {
    pub(super) fn of(draft: &Draft) -> Self {
        Self { tally: Tally::of(draft), excess: None }
    }

    /// True if there is room for more, which is taken.
    pub(super) fn takes(&mut self, more: &dyn Fn(&mut Tally)) -> bool {
        self.exchanges(&|_| {}, more)
    }

    /// True if there is room for some texts of a field in the place of others.
    pub(super) fn takes_texts(&mut self, field: Field, before: &[String], after: &[String]) -> bool {
        self.exchanges(&|tally| tally.texts(None, 0, field, before), &|tally| {
            tally.texts(None, 0, field, after);
        })
    }

    /// True if there is room for something in the place of something else.
    pub(super) fn exchanges(&mut self, before: &dyn Fn(&mut Tally), after: &dyn Fn(&mut Tally)) -> bool {
        let mut gone = Tally::default();
        before(&mut gone);
        let mut tally = self.tally.without(gone);
        after(&mut tally);
        let excess = tally.excess();
        match excess {
            Some(excess) => self.note(excess),
            None => self.tally = tally,
        }
        excess.is_none()
    }

    /// As much of a text as its field may have.
    pub(super) fn cut<'a>(&mut self, list: List, row: usize, field: Field, text: &'a str) -> &'a str {
        let cut = cut(text, most_bytes(field));
        if cut.len() < text.len() {
            self.note(Excess::Text { list: Some(list), row, field, bytes: text.len() });
        }
        cut
    }

    pub(super) fn note(&mut self, excess: Excess) {
        self.excess.get_or_insert(excess);
    }
}

/// As many whole characters of a text as fit into so many bytes.
pub(super) fn cut(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::domain::{CloudProvider, OrganizationName, Subscription};
    use crate::plan::testing::{draft, lines};
    use crate::plan::{Change, Edit, Excess, Field, HalfTyped, List, excess, update};

    /// In: lines of a draft, the first one so many times, and what happened. Out:
    /// what would be too much, where nothing changes; with a line less it fits.
    fn check(most: usize, line: &str, others: &str, edit: &Edit, expected: &str) {
        let many = |count: usize| draft(&format!("{}{others}", format!("{line}\n").repeat(count)));
        let (full, mut after) = (many(most), many(most));
        assert_eq!(
            update(&mut after, edit.clone()).map(|excess| excess.to_string()).as_deref(),
            Some(expected)
        );
        assert!(after == full, "{edit:?}");
        let mut after = many(most - 1);
        assert_eq!(update(&mut after, edit.clone()), None, "{edit:?}");
        assert!(after != many(most - 1) && excess(&after).is_none(), "{edit:?}");
    }

    fn regions_entered(count: usize) -> Edit {
        Edit::RegionsEntered(1, Field::Regions, 0, vec!["b".to_owned(); count])
    }

    fn typed(at: usize, text: &str) -> Edit {
        let place = HalfTyped { list: List::Databases, row: 1, field: Field::Regions, at };
        Edit::RegionTyped(place, text.to_owned())
    }

    #[test]
    fn a_list_that_is_full_gets_no_row_more() {
        let full = "A plan holds at most 10,000 databases.";
        check(10_000, "db a - - -", "", &Edit::RowAdded(List::Databases), full);
        check(10_000, "db a - - -", "", &Edit::RowDuplicated(List::Databases, 3), full);
        check(10_000, "db a - - -", "", &Edit::ReplacementPlanned(3), full);
        let full = "A plan holds at most 10,000 registered keys.";
        check(10_000, "key - - a", "", &Edit::RowAdded(List::RegisteredKeys), full);
        check(10_000, "key - - a", "", &Edit::RowDuplicated(List::RegisteredKeys, 3), full);
        let said = Edit::SubscriptionEntered(OrganizationName::new("b"), Subscription::Paid);
        check(10_000, "org a -", "", &said, "A plan holds at most 10,000 organizations.");
    }

    #[test]
    fn a_plan_that_is_full_of_regions_gets_none_more() {
        let full = "A plan holds at most 50,000 regions.";
        let some = &format!("db a - - a{}", ",a".repeat(99));
        check(500, some, "", &typed(100, "b"), full);
        check(500, some, "", &regions_entered(2), full);
        check(500, some, "", &Edit::RowDuplicated(List::Databases, 2), full);
        check(500, some, "", &Edit::ReplacementPlanned(2), full);
        check(500, some, "", &Edit::RowsChanged(vec![3], Change::RegionAdded("b".to_owned())), full);
    }

    #[test]
    fn a_replacement_takes_the_regions_that_were_to_come() {
        let mut draft = draft(&format!("db a - - a existing +b{}", ",b".repeat(49_997)));
        assert_eq!(update(&mut draft, Edit::ReplacementPlanned(1)), None);
        assert_eq!((draft.databases[0].regions.len(), draft.databases[1].regions.len()), (1, 49_999));
    }

    #[test]
    fn strays_are_copied_while_there_is_room() {
        let full = "A plan holds at most 10,000 fields and rows that cannot be read.";
        check(
            9_999,
            "key - - a !",
            "stray a\ndb a - - -",
            &Edit::RowDuplicated(List::RegisteredKeys, 1),
            full,
        );
    }

    /// In: lines of a draft, and what happened; `…` is so many letters. Out: the
    /// lines of the draft that it became, and what was too much.
    fn check_cut(input: &str, edit: Edit, expected: &str) {
        let mut draft = draft(input);
        let said = update(&mut draft, edit).map(|excess| excess.to_string());
        let said: Vec<String> = lines(&draft).into_iter().chain(said).collect();
        assert_eq!(said.join("\n").replace(&"x".repeat(994), "…"), expected);
    }

    #[test]
    fn a_text_is_cut_to_what_its_field_may_have() {
        let (x, most) = ("x".repeat(1_001), "A plan holds at most 1,000 bytes in this text.");
        let name = |text: &str| Edit::FieldEntered(List::Databases, 1, Field::Name, text.to_owned());
        check_cut("db a - - -", name(&x), &format!("1 db …xxxxxx - - -\n{most}"));
        check_cut("db a - - -", name(&x[..1_000]), "1 db …xxxxxx - - -");
        check_cut("db a - - -", name(&format!("{}éé", &x[..997])), &format!("1 db …xxxé - - -\n{most}"));
        check_cut("db a - - b", typed(0, &x), &format!("1 db a - - …xxxxxx\n{most}"));
        let entered = Edit::RegionsEntered(1, Field::Adding, 0, vec!["b".to_owned(), x.clone()]);
        check_cut("db a - - -", entered, &format!("1 db a - - - +b,…xxxxxx\n{most}"));
        let changed = |change| Edit::RowsChanged(vec![1], change);
        let encryption = changed(Change::Entered(Field::Encryption, x.clone()));
        check_cut("db a - - -", encryption, &format!("1 db a - - - …xxxxxx\n{most}"));
        let region = changed(Change::RegionAdded(x.clone()));
        check_cut("db a - - -", region, &format!("1 db a - - …xxxxxx\n{most}"));
        let key = Edit::FieldEntered(List::RegisteredKeys, 1, Field::KeyId, x.repeat(5));
        check_cut(
            "key - - -",
            key,
            &format!(
                "1 key - - - {}{}\nA plan holds at most 4,096 bytes in this text.",
                "…".repeat(4),
                "x".repeat(120)
            ),
        );
    }

    #[test]
    fn the_name_of_a_copy_has_room_for_its_number() {
        let x = "x".repeat(1_000);
        let copied = Edit::RowDuplicated(List::Databases, 1);
        check_cut(&format!("db {x} - - -"), copied.clone(), "1 db …xxxxxx - - -\n2 db …-2 - - -");
        check_cut(
            &format!("db {} - - -\ndb {}-2 - - -", &x[..994], &x[..994]),
            copied,
            "1 db … - - -\n2 db …-3 - - -\n3 db …-2 - - -",
        );
    }

    #[test]
    fn what_is_no_code_of_a_region_is_not_corrected_to_a_longer_text_than_fits() {
        let corrected = Edit::RegionCorrected(CloudProvider::Aws, "b".to_owned(), "x".repeat(1_001));
        check_cut(
            "db a - aws b\nkey - aws b",
            corrected,
            "1 db a - aws b\n1 key - aws b\nA plan holds at most 1,000 bytes in this text.",
        );
    }

    /// In: lines of a draft, and what happened to the last ten databases. Out: so
    /// many of them changed, and why the others did not.
    fn check_many(input: &str, change: Change, changed: usize, expected: &str) {
        let before = draft(&format!("{input}{}", "db a - - b existing\n".repeat(10)));
        let rows = before.databases.len();
        let mut after = before.clone();
        let said = update(&mut after, Edit::RowsChanged((rows - 9..=rows).collect(), change));
        assert_eq!(said.map(|excess| excess.to_string()).as_deref(), Some(expected));
        assert_eq!(excess(&after), None);
        let is_other: Vec<bool> =
            after.databases.iter().zip(&before.databases).map(|(after, before)| after != before).collect();
        let expected = (0..rows).map(|row| (rows - 10..rows - 10 + changed).contains(&row));
        assert_eq!(is_other, expected.collect::<Vec<_>>());
    }

    #[test]
    fn many_rows_are_changed_as_far_as_there_is_room() {
        let regions = format!("db a - - b{}\n", ",b".repeat(49_986));
        let added = Change::RegionAdded("c".to_owned());
        check_many(&regions, added, 3, "A plan holds at most 50,000 regions.");
        // They leave room for 6,588 bytes; an organization of 1,000 takes 26 more.
        let keys = format!("key - - - {}\n", "x".repeat(4_096)).repeat(1_189);
        let entered = Change::Entered(Field::Organization, "x".repeat(1_000));
        check_many(&keys, entered, 6, "A plan holds at most 5,000,000 bytes.");
    }

    #[test]
    fn what_goes_makes_room_for_what_comes() {
        let keys = format!("key - - - {}\n", "x".repeat(4_096)).repeat(1_190);
        let mut full = draft(&format!("{keys}{}", "org a -\n".repeat(71)));
        assert_eq!(update(&mut full, Edit::RowAdded(List::RegisteredKeys)), Some(Excess::Bytes));
        let other = Edit::FieldEntered(List::RegisteredKeys, 1, Field::KeyId, "y".repeat(4_096));
        assert_eq!(update(&mut full, other), None);
        // The stray stands in both databases then.
        let mut full = draft(&format!("db a - - - !name\n{}", "key - - - !name\n".repeat(9_998)));
        assert_eq!(update(&mut full, Edit::ReplacementPlanned(1)), None);
    }

    #[test]
    fn a_draft_that_holds_too_much_takes_no_place() {
        let much = draft(&"key - - a\n".repeat(10_001));
        let full = "A plan holds at most 10,000 registered keys.";
        check_cut("db a - - -", Edit::DraftReplaced(much), &format!("1 db a - - -\n{full}"));
    }
}
