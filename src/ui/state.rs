//! What several components follow: the one signal that holds the draft, what is
//! derived from it, which rows are open, chosen or sought, and what is asked and
//! said. Everything else is local to a component.

use super::browser;
use super::keep;
use super::live::{Memo, Signal, memo};
use crate::catalog::Catalog;
use crate::domain::OrganizationName;
use crate::plan::{
    Draft, Edit, Excess, Field, History, List, Parsed, Preset, Problem, Question, Questions, Shared, parse,
    row_after, update,
};
use crate::rules::{Report, evaluate};
use crate::wire::link;
use leptos::prelude::*;

/// The state of the page. Copies are the same state.
#[derive(Clone, Copy)]
pub(super) struct State {
    /// What was typed.
    pub(super) draft: Signal<Draft>,
    /// What of it is a plan.
    pub(super) parsed: Memo<Parsed>,
    /// The answer.
    pub(super) report: Memo<Report>,
    /// True if the plan has a database.
    pub(super) has_plan: Memo<bool>,
    /// What a link holds of it.
    pub(super) shared: Memo<Shared>,
    /// The link, not packed.
    pub(super) link: Memo<String>,
    /// A link, and what became of it when it was packed.
    pub(super) packed: Signal<(String, String)>,
    /// The organizations of the plan, each once, in order.
    pub(super) organizations: Memo<Vec<OrganizationName>>,
    /// True unless the page around this one only shows a plan.
    pub(super) can_edit: Signal<bool>,
    /// What the page around this one is about.
    pub(super) preset: Preset,
    /// The row that is a form.
    pub(super) open: Signal<Option<(List, usize)>>,
    /// How often a row was opened; tells one form from the next.
    pub(super) openings: Signal<usize>,
    /// The fields of the open row that were left, and so may complain.
    pub(super) left: Signal<Vec<Field>>,
    /// The steps that can be undone and redone.
    pub(super) history: Signal<History>,
    /// What the last act did; nothing after other changes.
    pub(super) notice: Signal<Notice>,
    /// What stands beside the plan that is shown, until somebody chooses.
    pub(super) question: Signal<Option<Question>>,
    /// The questions that a step opens again.
    pub(super) questions: Signal<Questions>,
    /// What a link brought that nobody has decided on yet.
    pub(super) arrived: Signal<Option<Draft>>,
    /// Why a link could not be read; empty otherwise.
    pub(super) refusal: Signal<String>,
    /// The link of what was shown when the one of the address could not be read,
    /// which stands there as long as nothing else is shown.
    pub(super) unread_at: Signal<Option<String>>,
    /// How many links were opened, and whether the last one is being read.
    pub(super) opening: Signal<(usize, bool)>,
    /// True once the browser kept no plan.
    pub(super) is_unkept: Signal<bool>,
    /// True while this tab alone holds what is shown.
    pub(super) is_held: Signal<bool>,
    /// The database and the registered key that somebody looks for; their pages
    /// are drawn.
    sought: (Signal<usize>, Signal<usize>),
    /// The words that the databases are filtered by.
    pub(super) filter: Signal<String>,
    /// The rows of databases that were chosen, in order, while several are.
    pub(super) chosen: Signal<Option<Vec<usize>>>,
}

/// What an act did.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Notice {
    /// In words.
    pub(super) what: String,
    /// True if it is the last step, which can be taken back.
    pub(super) is_step: bool,
}

impl State {
    pub(super) fn new() -> Self {
        let draft = Signal::new(Draft::default());
        let parsed = memo(move || draft.with(|draft| parse(draft, Catalog::released())));
        let report = memo(move || parsed.with(|parsed| evaluate(&parsed.plan, Catalog::released())));
        let has_plan = memo(move || report.with(|report| report.summary.databases > 0));
        let shared = memo(move || draft.with(|draft| parsed.with(|parsed| draft.shared(parsed))));
        let link = memo(move || shared.with(|shared| link::plain(&shared.draft)));
        let organizations = memo(move || parsed.with(|parsed| parsed.plan.names_of_organizations()));
        Self {
            draft,
            parsed,
            report,
            has_plan,
            shared,
            link,
            packed: Signal::new(Default::default()),
            organizations,
            can_edit: Signal::new(true),
            preset: preset(),
            open: Signal::new(None),
            openings: Signal::new(0),
            left: Signal::new(Vec::new()),
            history: Signal::new(History::default()),
            notice: Signal::new(Notice::default()),
            question: Signal::new(None),
            questions: Signal::new(Questions::default()),
            arrived: Signal::new(None),
            refusal: Signal::new(String::new()),
            unread_at: Signal::new(None),
            opening: Signal::new((0, false)),
            is_unkept: Signal::new(false),
            is_held: Signal::new(false),
            sought: (Signal::new(1), Signal::new(1)),
            filter: Signal::new(String::new()),
            chosen: Signal::new(None),
        }
    }

    /// Changes the draft; the open row stays the same row. False where that was
    /// too much for a plan.
    pub(super) fn edit(self, edit: Edit) -> bool {
        let (_, excess) = self.change("", edit);
        self.say("", false, excess);
        excess.is_none()
    }

    /// Says something that nobody needs to take back.
    pub(super) fn tell(self, what: &str) {
        self.say(what, false, None);
    }

    /// Says what an act did, and what was too much for a plan.
    fn say(self, what: &str, is_step: bool, excess: Option<Excess>) {
        let what = match excess {
            Some(excess) if is_step && !what.is_empty() => format!("{what} {excess}"),
            Some(excess) => excess.to_string(),
            None => what.to_owned(),
        };
        self.notice.set(Notice { what, is_step });
    }

    /// True if anything changed; and what was too much.
    fn change(self, what: &str, edit: Edit) -> (bool, Option<Excess>) {
        // Rows may not fit; then all of them stay where they are.
        let may_not_fit =
            matches!(edit, Edit::RowDuplicated(..) | Edit::ReplacementPlanned(_) | Edit::DraftReplaced(_));
        let fits = !may_not_fit || update(&mut self.draft.get_untracked(), edit.clone()).is_none();
        if fits {
            self.move_rows(&|list, row| row_after(&edit, list, row));
        }
        let before = self.draft.get_untracked();
        let extent = edit.extent();
        let is_complete = edit == Edit::RegionCompleted;
        let (mut excess, mut is_step) = (None, false);
        self.draft.update(|draft| excess = update(draft, edit));
        self.leave_one();
        self.history.update(|history| {
            is_step = self.draft.with_untracked(|after| history.record(what, &before, after, extent));
            if is_complete {
                history.seal();
            }
        });
        (is_step, excess)
    }

    /// Ends the choice among several rows where there are not several.
    fn leave_one(self) {
        let is_one = self.draft.with_untracked(|draft| draft.databases.len() < 2);
        if is_one && self.chosen.with_untracked(Option::is_some) {
            self.chosen.set(None);
        }
    }

    /// The open row and the chosen ones stay the same rows.
    fn move_rows(self, after: &dyn Fn(List, usize) -> Option<usize>) {
        if let Some((list, row)) = self.open.get_untracked() {
            let after = after(list, row);
            if after != Some(row) {
                self.set_open(after.map(|row| (list, row)));
            }
        }
        if let Some(chosen) = self.chosen.get_untracked() {
            let after = |row| after(List::Databases, row);
            self.chosen.set(Some(chosen.into_iter().filter_map(after).collect()));
        }
    }

    /// The plan as it counts, as the text that is kept, for the drawer.
    pub(super) fn as_it_counts(self) -> String {
        let counts = |draft: &Draft| draft.as_it_counts(Catalog::released());
        link::plain(&self.draft.with_untracked(counts).in_texts())
    }

    /// Lets the plan be changed, or only be looked at.
    pub(super) fn let_edit(self, can_edit: bool) {
        if !can_edit {
            self.set_open(None);
            self.chosen.set(None);
        }
        self.can_edit.set(can_edit);
    }

    /// Opens another row, or none. What has the focus is left first, since a
    /// field that is removed with the focus would be left when it is gone.
    fn set_open(self, row: Option<(List, usize)>) {
        browser::blur();
        self.open.set(row);
        if let Some((list, row)) = row {
            self.sought(list).set(row);
        }
    }

    /// The row of a list that somebody looks for.
    pub(super) const fn sought(self, list: List) -> Signal<usize> {
        let (database, key) = self.sought;
        match list {
            List::Databases | List::Organizations => database,
            List::RegisteredKeys => key,
        }
    }

    /// Goes to the page that begins with a row.
    pub(super) fn turn_to(self, list: List, row: usize) {
        if self.open.get_untracked().is_some() {
            self.set_open(None);
        }
        self.sought(list).set(row);
    }

    /// How many rows a list has.
    pub(super) fn rows(self, list: List) -> usize {
        self.draft.with(|draft| match list {
            List::Organizations => draft.organizations.len(),
            List::Databases => draft.databases.len(),
            List::RegisteredKeys => draft.registered_keys.len(),
        })
    }

    /// Adds a row and opens it.
    pub(super) fn add(self, list: List) {
        if self.edit(Edit::PresetRowAdded(list, self.preset)) {
            self.open_with(list, untrack(|| self.rows(list)), Vec::new());
        }
    }

    /// Copies a row and opens the copy.
    pub(super) fn duplicate(self, list: List, row: usize) {
        if self.edit(Edit::RowDuplicated(list, row)) {
            self.open_row(list, row + 1);
        }
    }

    /// Takes a row away; the focus goes to the one that follows.
    pub(super) fn remove(self, list: List, row: usize) {
        self.act(format!("Removed {}.", self.title(list, row)), Edit::RowRemoved(list, row));
        self.focus_near(list, row);
    }

    /// Moves the focus to a row, or to the next one that the filter shows.
    pub(super) fn focus_near(self, list: List, row: usize) {
        let rows = untrack(|| self.rows(list));
        let near = (row..=rows).chain((1..row.min(rows + 1)).rev()).find(|row| self.is_shown(list, *row));
        match near {
            Some(row) => self.focus_row(list, row),
            None if rows > 0 => browser::focus("filter"),
            None => browser::focus(&add_id(list)),
        }
    }

    /// True if the filter shows a row.
    fn is_shown(self, list: List, row: usize) -> bool {
        let words = self.filter.get_untracked();
        list != List::Databases
            || self.draft.with_untracked(|draft| draft.fits(row, &words, Catalog::released()))
    }

    /// Moves the focus to a row, whether it is a line or a form.
    pub(super) fn focus_row(self, list: List, row: usize) {
        self.sought(list).set(row);
        let is_open = self.open.get_untracked() == Some((list, row));
        browser::focus(&if is_open { first_id(list, row) } else { line_id(list, row) });
    }

    /// What a row is called.
    pub(super) fn title(self, list: List, row: usize) -> String {
        let title = self.draft.with(|draft| match list {
            List::Databases => draft.databases.get(row - 1).map(|row| row.title()),
            List::RegisteredKeys => {
                draft.registered_keys.get(row - 1).map(|row| row.title(Catalog::released()))
            }
            List::Organizations => None,
        });
        title.unwrap_or_default()
    }

    /// Puts another draft in the place of this one.
    pub(super) fn replace(self, what: &str, draft: Draft) {
        self.turn_back();
        self.act(what.to_owned(), Edit::DraftReplaced(draft));
    }

    /// Does something as a whole: it is named, and it is a step of its own in
    /// the history of the browser too.
    pub(super) fn act(self, what: String, edit: Edit) {
        keep::write_address(self, false);
        let (is_step, excess) = self.change(&what, edit);
        self.say(if is_step { &what } else { "That changes nothing." }, is_step, excess);
        keep::write_address(self, true);
    }

    /// Shows other plans, one after the other, each a step; the history of the
    /// browser stays as it is. Without any, the last step may be the one that
    /// is meant.
    pub(super) fn show(self, what: &str, drafts: Vec<Draft>, is_step: bool) {
        let (mut is_step, mut excess) = (is_step, None);
        for draft in drafts {
            (is_step, excess) = self.change(what, Edit::DraftReplaced(draft));
        }
        self.say(what, is_step, excess);
    }

    /// Goes back to the first pages.
    fn turn_back(self) {
        self.sought(List::Databases).set(1);
        self.sought(List::RegisteredKeys).set(1);
    }

    /// Forgets the plan and every step.
    pub(super) fn forget(self) {
        self.set_open(None);
        self.turn_back();
        self.question.set(None);
        self.questions.set(Questions::default());
        self.arrived.set(None);
        self.refusal.set(String::new());
        self.unread_at.set(None);
        self.filter.set(String::new());
        self.chosen.set(None);
        self.notice.set(Notice::default());
        self.draft.set(Draft::default());
        self.history.set(History::default());
    }

    /// Takes the last step back.
    pub(super) fn undo(self) {
        self.step(true, History::undo, History::row_after_undo, "Undone");
    }

    /// Does again what was undone last.
    pub(super) fn redo(self) {
        self.step(false, History::redo, History::row_after_redo, "Done again");
    }

    fn step(
        self,
        is_back: bool,
        step: fn(&mut History, &mut Draft) -> Option<String>,
        after: fn(&History, List, usize) -> Option<usize>,
        done: &str,
    ) {
        // What is being typed becomes a step of its own before it can get lost.
        if self.draft.with_untracked(|draft| draft.half_typed.is_some()) {
            self.edit(Edit::RegionCompleted);
        }
        let open = self.open.get_untracked();
        self.move_rows(&|list, row| self.history.with_untracked(|history| after(history, list, row)));
        match self.open.get_untracked() {
            after if after == open => {}
            Some((list, row)) => browser::focus(&first_id(list, row)),
            None => browser::focus(&add_id(List::Databases)),
        }
        // A question may open again, and what is left is kept then.
        keep::keep(self);
        let before = self.draft.get_untracked();
        let (mut draft, mut what) = (before.clone(), None);
        self.history.update(|history| what = step(history, &mut draft));
        let Some(what) = what else { return };
        self.draft.set(draft);
        keep::ask_again(self, is_back, &before);
        self.leave_one();
        self.tell(&if what.is_empty() { format!("{done}.") } else { format!("{done}: {what}") });
    }

    /// Opens a row; whatever is wrong in it is said at once.
    pub(super) fn open_row(self, list: List, row: usize) {
        self.open_with(list, row, Field::ALL.to_vec());
    }

    /// Opens a row, with the focus in one of its fields.
    pub(super) fn open_field(self, list: List, row: usize, field: Option<Field>) {
        self.open_row(list, row);
        if let Some(field) = field {
            browser::focus(&field_id(list, row, field));
        }
    }

    fn open_with(self, list: List, row: usize, left: Vec<Field>) {
        self.set_open(Some((list, row)));
        self.left.set(left);
        self.openings.update(|openings| *openings += 1);
        browser::focus(&first_id(list, row));
    }

    /// Closes the open row; the focus stays with it.
    pub(super) fn close(self) {
        if let Some((list, row)) = self.open.get_untracked() {
            self.set_open(None);
            if !self.is_shown(list, row) {
                self.tell(&format!("{} is hidden by the filter.", untrack(|| self.title(list, row))));
            }
            self.focus_near(list, row);
        }
    }

    /// The text of a field, as typed.
    pub(super) fn text(self, list: List, row: usize, field: Field) -> Memo<String> {
        memo(move || self.text_now(list, row, field))
    }

    /// The text of a field at the moment.
    pub(super) fn text_now(self, list: List, row: usize, field: Field) -> String {
        self.draft.with(|draft| {
            let place = row.wrapping_sub(1);
            let text = match list {
                List::Databases => draft.databases.get(place).map(|row| row.text(field)),
                List::RegisteredKeys => draft.registered_keys.get(place).map(|row| row.text(field)),
                List::Organizations => None,
            };
            text.unwrap_or_default().to_owned()
        })
    }

    /// The problems of a row.
    pub(super) fn problems(self, list: List, row: usize) -> Vec<Problem> {
        self.parsed.with(|parsed| {
            let here = (Some(list), Some(row));
            let order = |problem: &Problem| (problem.list, problem.row);
            let start = parsed.problems.partition_point(|problem| order(problem) < here);
            let end = parsed.problems.partition_point(|problem| order(problem) <= here);
            parsed.problems.get(start..end).unwrap_or_default().to_vec()
        })
    }
}

/// What the page around this one is about; a word that is no code presets nothing.
fn preset() -> Preset {
    let preset = browser::preset();
    let (database_type, provider) = preset.split_once(' ').unwrap_or_default();
    Preset { database_type: database_type.parse().ok(), provider: provider.parse().ok() }
}

/// The id of a row's line at rest.
pub(super) fn line_id(list: List, row: usize) -> String {
    format!("{list}-{row}")
}

/// The id of a field of an open row.
pub(super) fn field_id(list: List, row: usize, field: Field) -> String {
    format!("{list}-{row}-{field}")
}

/// The id of the first field of an open row.
fn first_id(list: List, row: usize) -> String {
    match list {
        List::Databases => field_id(list, row, Field::Name),
        List::RegisteredKeys | List::Organizations => field_id(list, row, Field::Type),
    }
}

/// The id of the button that adds a row.
pub(super) fn add_id(list: List) -> String {
    format!("{list}-add")
}
