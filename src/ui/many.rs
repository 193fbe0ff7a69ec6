//! Many rows at once: a filter that finds them, and changes for all that were
//! chosen.

use super::browser;
use super::database_form::{providers, statuses};
use super::html::{Tag, button, tag};
use super::live::{Memo, Signal, effect, memo};
use super::state::State;
use crate::catalog::Catalog;
use crate::domain::{self, DatabaseType, Encryption};
use crate::plan::{Change, Edit, Field, List};
use crate::rules::counted;
use leptos::prelude::*;

/// From this many rows on, the plan can be filtered.
const WORTH_FILTERING: usize = 8;

/// The numbers of the rows that a list shows.
pub(super) fn shown_rows(state: State, list: List) -> Memo<Vec<usize>> {
    memo(move || {
        let rows = state.rows(list);
        let words = state.filter.get();
        if list != List::Databases || words.trim().is_empty() {
            return (1..=rows).collect();
        }
        let open = state.open.get();
        state.draft.with(|draft| {
            let fits =
                |row: &usize| open == Some((list, *row)) || draft.fits(*row, &words, Catalog::released());
            (1..=rows).filter(fits).collect()
        })
    })
}

/// The filter and the changes, above the databases.
pub(super) fn many(state: State, shown: Memo<Vec<usize>>) -> Tag {
    let rows = move || state.rows(List::Databases);
    let found = move || match (is_filtered(state), shown.with(Vec::len)) {
        (true, count) => format!("{count} of {}", rows()),
        (false, _) => String::new(),
    };
    let outcome = memo(move || [found(), selected(state, shown)].join(" "));
    effect(move |_| browser::announce("many-outcome", outcome.get().trim()));
    let filter = tag("INPUT")
        .attr("type", "search")
        .attr("id", "filter")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .value(move || state.filter.get())
        .on("input", move |event| {
            state.filter.set(event_target_value(&event));
            // A row does not go away under the hands of who edits it.
            let open = state.open.get_untracked().filter(|(list, _)| *list == List::Databases);
            state.sought(List::Databases).set(open.map_or(1, |(_, row)| row));
        });
    let is_choosing = memo(move || state.chosen.with(Option::is_some));
    let choose = button("quiet small", "Select several", move || {
        state.chosen.update(|chosen| *chosen = if chosen.is_some() { None } else { Some(Vec::new()) });
    })
    .attr("id", "choose");
    let changes = move || is_choosing.get().then(|| changes(state, shown));
    tag("DIV")
        .attr("class", "many")
        .when("hidden", move || rows() < 2)
        .child(
            tag("DIV")
                .attr("class", "field inline")
                .when("hidden", move || rows() < WORTH_FILTERING && !is_filtered(state))
                .child(tag("LABEL").attr("for", "filter").text("Filter"))
                .child(filter)
                .child(tag("SPAN").attr("class", "hint").live_text(found)),
        )
        .child(choose.whether("aria-pressed", move || is_choosing.get()))
        .live_child(changes)
        .child(tag("P").attr("class", "unseen").attr("role", "status").attr("id", "many-outcome"))
}

/// The rows that were chosen, and what is done with them.
#[derive(Clone, Copy)]
struct Chosen {
    state: State,
    shown: Memo<Vec<usize>>,
    /// Why nothing was done, and with which rows.
    refusal: Signal<(Vec<usize>, String)>,
}

impl Chosen {
    /// The rows that are meant: those that are shown. Those that the filter
    /// hides stay as they are.
    fn meant(self) -> Vec<usize> {
        meant(self.state, self.shown)
    }

    /// Does something with the rows, if there are any.
    fn act(self, act: impl FnOnce(State, Vec<usize>)) {
        let rows = untrack(|| self.meant());
        self.refusal.set((Vec::new(), String::new()));
        if rows.is_empty() {
            self.refuse(rows, "No database is selected.".to_owned());
        } else {
            act(self.state, rows);
        }
    }

    fn change(self, change: Change) {
        self.act(|state, rows| {
            let what = format!("Changed {}.", databases(rows.len()));
            state.act(what, Edit::RowsChanged(rows, change));
        });
    }

    /// Adds a region where the cloud of a row lists it; one that none does is
    /// refused.
    fn add_region(self, code: String) {
        self.act(|state, rows| {
            let mut listing = rows.clone();
            state.draft.with_untracked(|draft| {
                let row = |row: &usize| draft.databases.get(row - 1);
                listing.retain(|at| row(at).is_some_and(|row| row.cloud_lists(&code, Catalog::released())));
            });
            if !listing.is_empty() {
                let what = format!("Changed {}.", databases(listing.len()));
                state.act(what, Edit::RowsChanged(listing, Change::RegionAdded(code)));
            } else if !code.trim().is_empty() {
                let code = domain::shown(&code);
                let why = ["No selected database is in a cloud that is known to have a region ", &code, "."];
                self.refuse(rows, why.concat());
            }
        });
    }

    fn remove(self) {
        self.act(|state, rows| {
            let what = format!("Removed {}.", databases(rows.len()));
            state.act(what, Edit::RowsRemoved(List::Databases, rows));
        });
    }

    fn refuse(self, rows: Vec<usize>, why: String) {
        browser::announce("many-outcome", &why);
        self.refusal.set((rows, why));
    }

    /// Why nothing was done, as long as the same rows are meant.
    fn refusal(self) -> String {
        let rows = self.meant();
        self.refusal.with(|(of, why)| if *of == rows { why.clone() } else { String::new() })
    }
}

/// What can be done with the rows that were chosen.
fn changes(state: State, shown: Memo<Vec<usize>>) -> Tag {
    let chosen = Chosen { state, shown, refusal: Signal::new(<(Vec<usize>, String)>::default()) };
    let set = move |field| -> Act { Box::new(move |text| chosen.change(Change::Entered(field, text))) };
    let choice = |id, label, options: Vec<(&'static str, &'static str)>, field| {
        let options = options.into_iter().map(|(code, name)| tag("OPTION").attr("value", code).text(name));
        setting(id, label, "Set", tag("SELECT").children(options), set(field))
    };
    // Beside their buttons there is little room.
    let types = DatabaseType::ALL.iter().map(|value| (value.code(), value.name())).collect();
    let encryptions =
        vec![(Encryption::CustomerKey.code(), "Wanted"), (Encryption::AstraKey.code(), "Not wanted")];
    let all = button("small", "", move || state.chosen.set(Some(shown.get_untracked())))
        .live_text(move || if is_filtered(state) { "Select all found" } else { "Select all" }.to_owned());
    let none = button("small", "Select none", move || state.chosen.set(Some(Vec::new())));
    let remove = button("small", "Remove them", move || chosen.remove());
    let region =
        setting("many-region", "Add a region", "Add", entry(), Box::new(move |code| chosen.add_region(code)))
            .on("input", move |_| chosen.refusal.set(Default::default()));
    let organization = setting("many-organization", "Organization", "Set", entry(), set(Field::Organization));
    tag("FIELDSET")
        .attr("class", "changes")
        .on_escape(move || stop(state))
        .child(tag("LEGEND").live_text(move || selected(state, shown)))
        .child(tag("DIV").attr("class", "buttons").child(all).child(none).child(remove))
        .child(
            tag("DIV")
                .attr("class", "fields")
                .child(choice("many-type", "Database type", types, Field::Type))
                .child(choice("many-provider", "Cloud provider", providers(), Field::Provider))
                .child(choice("many-status", "Status", statuses(), Field::Status))
                .child(choice("many-encryption", "Customer key", encryptions, Field::Encryption))
                .child(region)
                .child(organization),
        )
        .child(
            tag("P").attr("class", "problem").attr("id", "many-refusal").live_text(move || chosen.refusal()),
        )
}

/// True where the filter may hide rows.
fn is_filtered(state: State) -> bool {
    !state.filter.with(String::is_empty)
}

/// Ends the choice among rows.
fn stop(state: State) {
    state.chosen.set(None);
    browser::focus("choose");
}

fn databases(count: usize) -> String {
    counted(count, "database", "databases")
}

/// The rows that were chosen and are shown.
fn meant(state: State, shown: Memo<Vec<usize>>) -> Vec<usize> {
    let mut rows = state.chosen.get().unwrap_or_default();
    shown.with(|shown| rows.retain(|row| shown.binary_search(row).is_ok()));
    rows
}

/// How many rows are selected, and how many of them are not meant.
fn selected(state: State, shown: Memo<Vec<usize>>) -> String {
    let chosen = match state.chosen.with(|chosen| chosen.as_ref().map(Vec::len)) {
        None => return String::new(),
        Some(0) => return "Choose rows, then what to change in all of them".to_owned(),
        Some(chosen) => chosen,
    };
    let selected = databases(chosen);
    match chosen - meant(state, shown).len() {
        0 => format!("{selected} selected"),
        hidden => {
            format!("{selected} selected, {hidden} of them hidden by the filter, and left alone")
        }
    }
}

/// What a setting does with its text.
type Act = Box<dyn Fn(String)>;

/// What is set in all rows at once, by its button or by Enter.
fn setting(id: &'static str, label: &'static str, verb: &'static str, control: Tag, act: Act) -> Tag {
    let button =
        tag("BUTTON").attr("type", "submit").attr("aria-label", [verb, ": ", label].concat()).text(verb);
    tag("FORM")
        .attr("class", "field")
        .on("submit", move |event| {
            event.prevent_default();
            act(browser::entered(&event));
        })
        .child(tag("LABEL").attr("for", id).text(label))
        .child(
            tag("DIV")
                .attr("class", "joined")
                .child(control.attr("id", id).attr("aria-describedby", "many-refusal"))
                .child(button),
        )
}

/// A field for the text of a setting.
fn entry() -> Tag {
    tag("INPUT").attr("type", "text").attr("autocomplete", "off").attr("spellcheck", "false")
}

/// The checkbox that chooses a row; its label is as large as a fingertip.
pub(super) fn chooser(state: State, row: usize, title: &str) -> Tag {
    let is_chosen = move || {
        state.chosen.with(|chosen| chosen.as_ref().is_some_and(|rows| rows.binary_search(&row).is_ok()))
    };
    let control =
        tag("INPUT").attr("type", "checkbox").flag("checked", is_chosen).on("change", move |event| {
            let is_chosen = event_target_checked(&event);
            state.chosen.update(|chosen| {
                let Some(rows) = chosen else { return };
                match (rows.binary_search(&row), is_chosen) {
                    (Err(place), true) => rows.insert(place, row),
                    (Ok(place), false) => drop(rows.remove(place)),
                    _ => {}
                }
            });
        });
    let label = tag("SPAN").attr("class", "unseen").text(["Select ", title].concat());
    tag("LABEL").attr("class", "choose").on_escape(move || stop(state)).child(control).child(label)
}
