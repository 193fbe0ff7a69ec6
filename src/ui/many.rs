//! Many rows at once: a filter that finds them, and changes for all that were
//! chosen.

use super::browser;
use super::database_form::{providers, types};
use super::html::{Tag, button, tag};
use super::live::{Memo, Signal, effect, memo};
use super::state::{State, add_id};
use crate::catalog::Catalog;
use crate::domain::{self, Encryption, Status};
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
            let fits = |row: &usize| {
                // A row does not go away under the hands of who edits it.
                open == Some((list, *row)) || draft.fits(*row, &words, Catalog::released())
            };
            (1..=rows).filter(fits).collect()
        })
    })
}

/// The filter and the changes, above the databases.
pub(super) fn many(state: State, shown: Memo<Vec<usize>>) -> Tag {
    let rows = move || state.rows(List::Databases);
    let is_filtered = move || !state.filter.with(String::is_empty);
    let found = move || match (is_filtered(), shown.with(Vec::len)) {
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
        .on("input", move |event| state.filter.set(event_target_value(&event)));
    let is_choosing = memo(move || state.chosen.with(Option::is_some));
    let choose = button("quiet", "Select several", move || {
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
                .when("hidden", move || rows() < WORTH_FILTERING && !is_filtered())
                .child(tag("LABEL").attr("for", "filter").text("Filter"))
                .child(filter)
                .child(tag("SPAN").attr("class", "hint").live_text(found)),
        )
        .child(choose.whether("aria-pressed", move || is_choosing.get()))
        .live_child(changes)
        .child(tag("P").attr("class", "unseen").attr("role", "status").attr("id", "many-outcome"))
}

/// What can be done with the rows that were chosen. Those that the filter hides
/// stay as they are.
fn changes(state: State, shown: Memo<Vec<usize>>) -> Tag {
    let meant = move || untrack(|| meant(state, shown));
    let set =
        move |field| -> Act { Box::new(move |text| change(state, meant(), Change::Entered(field, text))) };
    let choice = |id, label, options: Vec<(&'static str, &'static str)>, field| {
        let options = options.into_iter().map(|(code, name)| tag("OPTION").attr("value", code).text(name));
        setting(id, label, "Set", tag("SELECT").children(options), set(field))
    };
    let all = button("small", "Select all shown", move || state.chosen.set(Some(shown.get_untracked())));
    let none = button("small", "Select none", move || state.chosen.set(Some(Vec::new())));
    let remove = button("small", "Remove them", move || {
        let rows = meant();
        if !rows.is_empty() {
            let what = format!("Removed {}.", databases(rows.len()));
            state.act(what, Edit::RowsRemoved(List::Databases, rows));
            browser::focus(&add_id(List::Databases));
        }
    });
    let wanted = vec![
        (Encryption::CustomerKey.code(), "With a customer key"),
        (Encryption::AstraKey.code(), "Without a customer key"),
    ];
    let statuses = vec![(Status::Planned.code(), "Planned"), (Status::Existing.code(), "Exists already")];
    tag("FIELDSET")
        .attr("class", "changes")
        .on_escape(move || {
            state.chosen.set(None);
            browser::focus("choose");
        })
        .child(tag("LEGEND").live_text(move || selected(state, shown)))
        .child(tag("DIV").attr("class", "buttons").child(all).child(none).child(remove))
        .child(
            tag("DIV")
                .attr("class", "fields")
                .child(choice("many-type", "Database type", types(), Field::Type))
                .child(choice("many-provider", "Cloud provider", providers(), Field::Provider))
                .child(choice("many-status", "Status", statuses, Field::Status))
                .child(choice("many-encryption", "Encryption", wanted, Field::Encryption))
                .child(region(state, shown))
                .child(setting(
                    "many-organization",
                    "Organization",
                    "Set",
                    entry(),
                    set(Field::Organization),
                )),
        )
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

/// Changes rows, if there are any.
fn change(state: State, rows: Vec<usize>, change: Change) {
    if !rows.is_empty() {
        let what = format!("Changed {}.", databases(rows.len()));
        state.act(what, Edit::RowsChanged(rows, change));
    }
}

/// A region that is added where the cloud of a row lists it. One that none does
/// is refused.
fn region(state: State, shown: Memo<Vec<usize>>) -> Tag {
    let refusal = Signal::new(String::new());
    let add = move |code: String| {
        let mut rows = untrack(|| meant(state, shown));
        state.draft.with_untracked(|draft| {
            let row = |row: &usize| draft.databases.get(row - 1);
            rows.retain(|at| row(at).is_some_and(|row| row.cloud_lists(&code, Catalog::released())));
        });
        if rows.is_empty() && !code.trim().is_empty() {
            let code = domain::shown(&code);
            let words = ["No selected database is in a cloud that is known to have a region ", &code, "."];
            refusal.set(words.concat());
            browser::announce("many-outcome", &refusal.get_untracked());
        } else {
            refusal.set(String::new());
            change(state, rows, Change::RegionAdded(code));
        }
    };
    let control = entry().attr("aria-describedby", "many-region-refusal");
    setting("many-region", "Add a region", "Add", control, Box::new(add))
        .on("input", move |_| refusal.set(String::new()))
        .child(
            tag("P")
                .attr("class", "problem")
                .attr("id", "many-region-refusal")
                .live_text(move || refusal.get()),
        )
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
        .child(tag("DIV").attr("class", "joined").child(control.attr("id", id)).child(button))
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
    tag("LABEL").attr("class", "choose").child(control).child(label)
}
