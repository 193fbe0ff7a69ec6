//! What can be taken back, and done again. A step holds the rows that an edit
//! replaced, and no more: putting them back yields the step that replaces them
//! again. It does not know what an edit is.

use super::{ConfirmedRegions, Draft, DraftDatabase, DraftKey, DraftOrganization, Field, List, Stray};

/// How many steps are kept.
const MOST_STEPS: usize = 200;

/// How many rows all steps together may hold; the oldest steps give way, so
/// that changes of ten thousand rows cannot fill the memory.
const MOST_ROWS: usize = 500_000;

/// The steps that led to a draft, and those that were taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The field that the last step may go on growing in, and the draft before
    /// that step.
    growing: Option<(Extent, Draft)>,
}

/// How much an edit may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A field that somebody is typing in.
    Field(List, usize, Field),
    /// Any rows; where there are as many afterwards, they are the same ones.
    Rows,
    /// All of the draft.
    Whole,
}

impl History {
    /// Records that `before` became `after`; the rows of both are numbered by
    /// their places. What was typed into one field, letter by letter, is one
    /// step; a change of nothing is none. What was taken back is forgotten.
    /// True if anything changed.
    pub fn record(&mut self, what: &str, before: &Draft, after: &Draft, extent: Extent) -> bool {
        let mut step = Step::between(what, before, after, extent);
        if step.size == 0 {
            return false;
        }
        self.undone.clear();
        match &self.growing {
            Some((growing, first)) if extent == *growing => {
                step = Step::between(what, first, after, extent);
                self.done.pop();
            }
            _ => self.growing = matches!(extent, Extent::Field(..)).then(|| (extent, before.clone())),
        }
        if step.size == 0 {
            // What was typed and deleted again is no step either.
            self.growing = None;
        } else {
            self.done.push(step);
        }
        self.forget();
        true
    }

    /// Ends the step that grows while a field is typed into.
    pub fn seal(&mut self) {
        self.growing = None;
    }

    /// Takes the last step back, and says what it was. The draft is the one
    /// that it led to.
    pub fn undo(&mut self, draft: &mut Draft) -> Option<String> {
        self.growing = None;
        step(&mut self.done, &mut self.undone, draft)
    }

    /// Does the step again that was taken back last, and says what it was.
    pub fn redo(&mut self, draft: &mut Draft) -> Option<String> {
        self.growing = None;
        step(&mut self.undone, &mut self.done, draft)
    }

    /// True if there is a step to take back.
    pub const fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// True if there is a step to do again.
    pub const fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Where a row is once the last step is taken back; `None` where it is gone.
    pub fn row_after_undo(&self, list: List, row: usize) -> Option<usize> {
        row_after(self.done.last(), list, row)
    }

    /// Where a row is once the step is done again; `None` where it is gone.
    pub fn row_after_redo(&self, list: List, row: usize) -> Option<usize> {
        row_after(self.undone.last(), list, row)
    }

    /// The draft that is meant, among those that steps back and forth lead to,
    /// the nearest first.
    pub fn find(&self, now: &Draft, is_meant: &dyn Fn(&Draft) -> bool) -> Option<Draft> {
        [Self::undo, Self::redo].iter().find_map(|step| {
            let (mut history, mut draft) = (self.clone(), now.clone());
            while step(&mut history, &mut draft).is_some() {
                if is_meant(&draft) {
                    return Some(draft);
                }
            }
            None
        })
    }

    /// True if taking the last step back leads from one draft to another.
    pub fn leads_back(&self, from: &Draft, to: &Draft) -> bool {
        let mut draft = from.clone();
        self.done.last().cloned().is_some_and(|mut step| {
            step.apply(&mut draft);
            draft == *to
        })
    }

    /// Lets the oldest steps go where there are too many; the last one stays.
    fn forget(&mut self) {
        let (mut steps, mut rows) = (0, 0);
        let kept = self.done.iter().rev().take_while(|step| {
            steps += 1;
            rows += step.size;
            steps == 1 || (steps <= MOST_STEPS && rows <= MOST_ROWS)
        });
        let kept = kept.count();
        self.done = self.done.split_off(self.done.len() - kept);
    }
}

fn row_after(step: Option<&Step>, list: List, row: usize) -> Option<usize> {
    match step {
        Some(step) => step.row_after(list, row),
        None => Some(row),
    }
}

/// Applies the last of some steps, which becomes the last of the others.
fn step(from: &mut Vec<Step>, to: &mut Vec<Step>, draft: &mut Draft) -> Option<String> {
    let mut step = from.pop()?;
    step.apply(draft);
    let what = step.what.clone();
    to.push(step);
    Some(what)
}

/// One step: what stood there before.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    what: String,
    extent: Extent,
    /// How many rows it replaces and holds; none if it changes nothing.
    size: usize,
    /// What stood in the place of each gap, in the list that it belongs to.
    rows: Draft,
    organizations: Gap,
    databases: Gap,
    registered_keys: Gap,
    confirmed: Gap,
    strays: Gap,
}

/// Rows of a list that are replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Gap {
    /// Where they begin, from 0.
    at: usize,
    /// How many they are.
    count: usize,
}

impl Step {
    /// The step back from one draft to the one before it.
    fn between(what: &str, before: &Draft, after: &Draft, extent: Extent) -> Self {
        let (mut rows, mut size) = (Draft::default(), 0);
        let Draft { organizations, databases, registered_keys, confirmed, half_typed: _, strays } = &mut rows;
        Self {
            what: what.to_owned(),
            extent,
            organizations: gap(
                organizations,
                &before.organizations,
                &after.organizations,
                same_organization,
                &mut size,
            ),
            databases: gap(databases, &before.databases, &after.databases, same_database, &mut size),
            registered_keys: gap(
                registered_keys,
                &before.registered_keys,
                &after.registered_keys,
                same_key,
                &mut size,
            ),
            confirmed: gap(confirmed, &before.confirmed, &after.confirmed, ConfirmedRegions::eq, &mut size),
            strays: gap(strays, &before.strays, &after.strays, Stray::eq, &mut size),
            size,
            rows,
        }
    }

    /// Where a row is once the step is applied; `None` where it is gone.
    fn row_after(&self, list: List, row: usize) -> Option<usize> {
        let (gap, rows) = match list {
            List::Organizations => (self.organizations, self.rows.organizations.len()),
            List::Databases => (self.databases, self.rows.databases.len()),
            List::RegisteredKeys => (self.registered_keys, self.rows.registered_keys.len()),
        };
        match row - 1 {
            before if before < gap.at => Some(row),
            place if place >= gap.at + gap.count => Some(row - gap.count + rows),
            _ => (gap.count == rows && self.extent != Extent::Whole).then_some(row),
        }
    }

    /// Puts back what stood there, and becomes the step that puts back what
    /// stands there now.
    fn apply(&mut self, draft: &mut Draft) {
        let rows = &mut self.rows;
        fill(&mut self.organizations, &mut rows.organizations, &mut draft.organizations);
        fill(&mut self.databases, &mut rows.databases, &mut draft.databases);
        fill(&mut self.registered_keys, &mut rows.registered_keys, &mut draft.registered_keys);
        fill(&mut self.confirmed, &mut rows.confirmed, &mut draft.confirmed);
        fill(&mut self.strays, &mut rows.strays, &mut draft.strays);
        draft.half_typed = None;
        draft.renumber();
    }
}

/// Where two lists differ; what stood there before goes to `rows`.
fn gap<T: Clone>(
    rows: &mut Vec<T>,
    before: &[T],
    after: &[T],
    same: fn(&T, &T) -> bool,
    size: &mut usize,
) -> Gap {
    let (front, back) = common_ends(before.len(), after.len(), &|a, b| match (before.get(a), after.get(b)) {
        (Some(a), Some(b)) => same(a, b),
        _ => false,
    });
    rows.extend_from_slice(before.get(front..before.len() - back).unwrap_or_default());
    let count = after.len() - front - back;
    *size += count + rows.len();
    Gap { at: front, count }
}

/// Puts rows into the gap of a list, and takes out what stands there.
fn fill<T>(gap: &mut Gap, rows: &mut Vec<T>, list: &mut Vec<T>) {
    let mut taken = list.split_off(gap.at.min(list.len()));
    let mut behind = taken.split_off(gap.count.min(taken.len()));
    gap.count = rows.len();
    list.append(rows);
    list.append(&mut behind);
    *rows = taken;
}

/// How many rows at the front of two lists are the same, and how many of the
/// rest at their back.
#[inline(never)]
fn common_ends(before: usize, after: usize, same: &dyn Fn(usize, usize) -> bool) -> (usize, usize) {
    let most = before.min(after);
    let front = (0..most).take_while(|at| same(*at, *at)).count();
    let back = (1..=most - front).take_while(|at| same(before - at, after - at)).count();
    (front, back)
}

// Rows are the same wherever they stand: the numbers follow from the places.

fn same_organization(a: &DraftOrganization, b: &DraftOrganization) -> bool {
    let DraftOrganization { row: _, name, subscription, strays } = a;
    (name, subscription, strays) == (&b.name, &b.subscription, &b.strays)
}

fn same_database(a: &DraftDatabase, b: &DraftDatabase) -> bool {
    let DraftDatabase {
        row: _,
        name,
        organization,
        database_type,
        provider,
        regions,
        status,
        adding,
        encryption,
        strays,
    } = a;
    (name, organization, database_type, provider) == (&b.name, &b.organization, &b.database_type, &b.provider)
        && (regions, status, adding, encryption) == (&b.regions, &b.status, &b.adding, &b.encryption)
        && strays == &b.strays
}

fn same_key(a: &DraftKey, b: &DraftKey) -> bool {
    let DraftKey { row: _, organization, database_type, provider, region, key_id, strays } = a;
    (organization, database_type, provider) == (&b.organization, &b.database_type, &b.provider)
        && (region, key_id, strays) == (&b.region, &b.key_id, &b.strays)
}

#[cfg(test)]
mod tests {
    use super::{Extent, History, MOST_ROWS, MOST_STEPS};
    use crate::plan::testing::{draft, lines};
    use crate::plan::{ConfirmedRegions, Draft, Edit, Field, HalfTyped, List, update};

    /// What a person does: an edit under a name, perhaps in a field; or undo,
    /// redo, or leaving the field.
    enum Act {
        Edit(&'static str, Edit, Option<Field>),
        Seal,
        Undo,
        Redo,
    }

    /// In: lines of a draft, as [`crate::plan::testing`] reads them, and what a
    /// person does. Out: the lines of the draft at the end, then what can be
    /// undone, the last step first, then what can be done again.
    fn check(input: &str, acts: Vec<Act>, expected: &str) {
        let (mut draft, mut history) = (draft(input), History::default());
        for act in acts {
            match act {
                Act::Edit(what, edit, field) => {
                    let before = draft.clone();
                    update(&mut draft, edit);
                    let extent = field.map_or(Extent::Rows, |field| Extent::Field(List::Databases, 1, field));
                    history.record(what, &before, &draft, extent);
                }
                Act::Seal => history.seal(),
                Act::Undo => {
                    assert_eq!(history.can_undo(), history.undo(&mut draft).is_some());
                }
                Act::Redo => {
                    assert_eq!(history.can_redo(), history.redo(&mut draft).is_some());
                }
            }
        }
        let mut said = lines(&draft);
        let mut back = (history.clone(), draft.clone());
        said.extend(std::iter::from_fn(|| back.0.undo(&mut back.1)).map(|what| format!("undo {what}")));
        said.extend(std::iter::from_fn(|| history.redo(&mut draft)).map(|what| format!("redo {what}")));
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(said, expected);
    }

    fn entered(what: &'static str, field: Field, text: &str) -> Act {
        Act::Edit(what, Edit::FieldEntered(List::Databases, 1, field, text.to_owned()), Some(field))
    }

    fn done(what: &'static str, edit: Edit) -> Act {
        Act::Edit(what, edit, None)
    }

    const ONE: &str = "db a serverless aws us-east-2";

    #[test]
    fn a_step_is_taken_back_and_done_again() {
        let add = || done("added", Edit::RowAdded(List::Databases));
        let remove = || done("removed", Edit::RowRemoved(List::Databases, 1));
        check(ONE, vec![], "1 db a serverless aws us-east-2");
        check(ONE, vec![Act::Undo, Act::Redo], "1 db a serverless aws us-east-2");
        check(ONE, vec![add(), remove()], "1 db - serverless aws -\nundo removed\nundo added");
        check(
            ONE,
            vec![add(), remove(), Act::Undo],
            "1 db a serverless aws us-east-2\n2 db - serverless aws -\nundo added\nredo removed",
        );
        check(
            ONE,
            vec![add(), remove(), Act::Undo, Act::Undo],
            "1 db a serverless aws us-east-2\nredo added\nredo removed",
        );
        check(
            ONE,
            vec![add(), remove(), Act::Undo, Act::Undo, Act::Redo],
            "1 db a serverless aws us-east-2\n2 db - serverless aws -\nundo added\nredo removed",
        );
    }

    #[test]
    fn a_new_step_forgets_what_was_taken_back() {
        let name = |what| entered(what, Field::Name, what);
        check(ONE, vec![name("b"), Act::Undo, name("c")], "1 db c serverless aws us-east-2\nundo c");
        // A change of nothing is no step, and forgets nothing.
        check(ONE, vec![name("b"), Act::Undo, name("a")], "1 db a serverless aws us-east-2\nredo b");
    }

    #[test]
    fn what_is_typed_into_one_field_is_one_step() {
        let name = |what| entered(what, Field::Name, what);
        let status = |what| entered(what, Field::Status, what);
        let back = || vec![Act::Undo, Act::Undo];
        let with = |acts: Vec<Act>| acts.into_iter().chain(back()).collect::<Vec<_>>();
        check(ONE, with(vec![name("b"), name("bc"), name("bcd")]), &format!("1 {ONE}\nredo bcd"));
        check(ONE, with(vec![name("b"), Act::Seal, name("bc")]), &format!("1 {ONE}\nredo b\nredo bc"));
        check(
            ONE,
            vec![name("b"), status("existing"), name("bc")],
            "1 db bc serverless aws us-east-2 existing\nundo bc\nundo existing\nundo b",
        );
        check(
            ONE,
            vec![name("b"), Act::Undo, name("c"), name("cd")],
            "1 db cd serverless aws us-east-2\nundo cd",
        );
        check(
            ONE,
            vec![name("b"), Act::Undo, Act::Redo, name("bc")],
            "1 db bc serverless aws us-east-2\nundo bc\nundo b",
        );
    }

    #[test]
    fn what_was_typed_and_deleted_again_is_no_step() {
        let name = |what| entered(what, Field::Name, what);
        check(ONE, vec![name("b"), name("a")], &format!("1 {ONE}"));
        check(
            ONE,
            vec![entered("status", Field::Status, "existing"), name("b"), name("a"), name("c")],
            "1 db c serverless aws us-east-2 existing\nundo c\nundo status",
        );
    }

    #[test]
    fn a_step_grows_over_rows_and_lists() {
        let two =
            "db a serverless aws us-east-2\ndb b serverless aws us-east-2\ndb c serverless aws us-east-2";
        let edit = |what, edit| Act::Edit(what, edit, Some(Field::Name));
        let enter = |row, text: &str| Edit::FieldEntered(List::Databases, row, Field::Name, text.to_owned());
        let acts = || {
            vec![
                edit("one", enter(3, "z")),
                edit("two", enter(1, "x")),
                edit("three", Edit::RowAdded(List::RegisteredKeys)),
                edit("four", Edit::RowRemoved(List::Databases, 2)),
                edit("five", Edit::RowDuplicated(List::Databases, 2)),
            ]
        };
        let rows = "
            1 db x serverless aws us-east-2
            2 db z serverless aws us-east-2
            3 db z-2 serverless aws us-east-2
            1 key serverless aws -
        ";
        check(two, acts(), &format!("{rows}\nundo five"));
        let before = "
            1 db a serverless aws us-east-2
            2 db b serverless aws us-east-2
            3 db c serverless aws us-east-2
            redo five
        ";
        check(two, acts().into_iter().chain([Act::Undo]).collect(), before);
        check(two, acts().into_iter().chain([Act::Undo, Act::Redo]).collect(), &format!("{rows}\nundo five"));
        let down = || vec![edit("one", enter(1, "x")), edit("two", enter(3, "z"))];
        let both = "
            1 db x serverless aws us-east-2
            2 db b serverless aws us-east-2
            3 db z serverless aws us-east-2
            undo two
        ";
        check(two, down(), both);
        let before = before.replace("five", "two");
        check(two, down().into_iter().chain([Act::Undo]).collect(), &before);
        check(two, down().into_iter().chain([Act::Undo, Act::Redo]).collect(), both);
    }

    #[test]
    fn all_that_a_draft_holds_comes_back() {
        let whole = "
            org acme paid
            db a serverless aws us-east-2 @acme !name
            key serverless aws us-east-2 k
            open serverless aws us-east-2
            stray x
        ";
        let numbered = "
            1 org acme paid
            1 db a serverless aws us-east-2 @acme !name
            1 key serverless aws us-east-2 k
            open serverless aws us-east-2
            stray x
        ";
        let replaced = || done("cleared", Edit::DraftReplaced(Draft::default()));
        check(whole, vec![replaced(), Act::Undo], &format!("{numbered}\nredo cleared"));
        check(whole, vec![replaced()], "undo cleared");
    }

    #[test]
    fn a_region_that_is_being_typed_is_complete_after_a_step_back() {
        let place = HalfTyped { list: List::Databases, row: 1, field: Field::Regions, at: 0 };
        let before = draft(ONE);
        let mut after = draft("db a serverless aws us-");
        after.half_typed = Some(place);
        let mut history = History::default();
        history.record("typed", &before, &after, Extent::Field(List::Databases, 1, Field::Regions));
        history.undo(&mut after);
        assert_eq!(after, before);
        after.half_typed = Some(place);
        history.redo(&mut after);
        assert_eq!(after, draft("db a serverless aws us-"));
    }

    /// In: a draft, and what is done to it. Out: where its rows are when that is
    /// taken back, and then when it is done again; `-` is gone.
    fn check_rows(input: &str, edit: Edit, undone: &str, redone: &str) {
        let (mut draft, mut history) = (draft(input), History::default());
        let before = draft.clone();
        let extent = edit.extent();
        update(&mut draft, edit);
        assert!(history.record("", &before, &draft, extent));
        let said = |after: &dyn Fn(usize) -> Option<usize>| {
            let rows = (1..=3).map(|row| after(row).map_or("-".to_owned(), |row| row.to_string()));
            rows.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(said(&|row| history.row_after_undo(List::Databases, row)), undone);
        history.undo(&mut draft);
        assert_eq!(said(&|row| history.row_after_redo(List::Databases, row)), redone);
    }

    #[test]
    fn a_row_is_found_again_after_a_step() {
        let three =
            "db a serverless aws us-east-2\ndb b serverless aws us-east-2\ndb c serverless aws us-east-2";
        let enter = Edit::FieldEntered(List::Databases, 2, Field::Name, "x".to_owned());
        check_rows(three, enter, "1 2 3", "1 2 3");
        check_rows(three, Edit::RowRemoved(List::Databases, 2), "1 3 4", "1 - 2");
        check_rows(three, Edit::RowAdded(List::Databases), "1 2 3", "1 2 3");
        check_rows(three, Edit::RowDuplicated(List::Databases, 1), "1 - 2", "1 3 4");
        check_rows(three, Edit::RowAdded(List::RegisteredKeys), "1 2 3", "1 2 3");
        // As many rows, but others.
        let others = draft(&three.replace("db b", "db x"));
        check_rows(three, Edit::DraftReplaced(others), "1 - 3", "1 - 3");
        assert_eq!(History::default().row_after_undo(List::Databases, 1), Some(1));
    }

    #[test]
    fn a_draft_is_found_among_the_steps() {
        let named = |name: &str| draft(&format!("db {name} serverless aws us-east-2"));
        let (mut history, mut now) = (History::default(), named("a"));
        for name in ["b", "c", "d"] {
            let before = std::mem::replace(&mut now, named(name));
            history.record("", &before, &now, Extent::Whole);
        }
        history.undo(&mut now);
        let found = |name: &str| history.find(&now, &|draft| *draft == named(name));
        for name in ["a", "b", "d"] {
            assert_eq!(found(name), Some(named(name)));
        }
        for name in ["c", "e"] {
            assert_eq!(found(name), None);
        }
    }

    #[test]
    fn a_step_leads_back_to_one_draft() {
        let (before, after) = (draft(ONE), draft("db b serverless aws us-east-2"));
        let mut history = History::default();
        assert!(!history.leads_back(&after, &before));
        assert!(!history.record("", &before, &before, Extent::Whole));
        assert!(history.record("", &before, &after, Extent::Whole));
        assert!(history.leads_back(&after, &before));
        assert!(!history.leads_back(&after, &after));
    }

    #[test]
    fn the_oldest_steps_give_way() {
        let lists = |count: usize, number: usize| {
            let list = ConfirmedRegions { provider: number.to_string(), ..ConfirmedRegions::default() };
            Draft { confirmed: vec![list; count], ..Draft::default() }
        };
        let steps = |rows: usize, count: usize| {
            let (mut history, mut now) = (History::default(), lists(rows, 0));
            for number in 1..=count {
                let before = std::mem::replace(&mut now, lists(rows, number));
                history.record("all", &before, &now, Extent::Rows);
            }
            std::iter::from_fn(|| history.undo(&mut now)).count()
        };
        assert_eq!(steps(1, MOST_STEPS - 1), MOST_STEPS - 1);
        assert_eq!(steps(1, MOST_STEPS + 3), MOST_STEPS);
        assert_eq!(steps(MOST_ROWS / 10, 7), 5);
        assert_eq!(steps(MOST_ROWS, 3), 1);
    }
}
