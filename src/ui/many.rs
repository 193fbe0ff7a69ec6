//! Many rows at once: a filter that finds them, and changes for all that were
//! chosen.

use super::browser;
use super::database_form::{providers, types};
use super::field::select;
use super::html::{Tag, button, tag};
use super::live::{Memo, Signal, effect, memo};
use super::state::{State, add_id};
use crate::catalog::Catalog;
use crate::domain::{Encryption, Status, plain, shown};
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
                open == Some((list, *row))
                    || draft.databases.get(row - 1).is_some_and(|it| it.fits(&words, Catalog::released()))
            };
            (1..=rows).filter(fits).collect()
        })
    })
}

/// The filter and the changes, above the databases.
pub(super) fn many(state: State, shown: Memo<Vec<usize>>) -> Tag {
    let rows = memo(move || state.rows(List::Databases));
    let is_filtered = memo(move || !state.filter.with(String::is_empty));
    let found = move || match (is_filtered.get(), shown.with(Vec::len)) {
        (true, count) => format!("{count} of {}", rows.get()),
        (false, _) => String::new(),
    };
    effect(move |_| browser::announce("filter-outcome", &found()));
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
        .when("hidden", move || rows.get() < 2)
        .child(
            tag("DIV")
                .attr("class", "field inline")
                .when("hidden", move || rows.get() < WORTH_FILTERING && !is_filtered.get())
                .child(tag("LABEL").attr("for", "filter").text("Filter"))
                .child(filter)
                .child(tag("SPAN").attr("class", "hint").live_text(found))
                .child(outcome("filter-outcome")),
        )
        .child(choose.whether("aria-pressed", move || is_choosing.get()))
        .live_child(changes)
}

/// Does something with a text; answers whether it did.
type Act = Box<dyn Fn(String) -> bool>;

/// What can be done with the rows that were chosen. Those that the filter hides
/// stay as they are.
fn changes(state: State, shown: Memo<Vec<usize>>) -> Tag {
    let meant = memo(move || {
        let mut rows = state.chosen.get().unwrap_or_default();
        shown.with(|shown| rows.retain(|row| shown.binary_search(row).is_ok()));
        rows
    });
    let selected = memo(move || {
        let chosen = state.chosen.with(|chosen| chosen.as_ref().map_or(0, Vec::len));
        let databases = databases(chosen);
        match (chosen, chosen - meant.with(Vec::len)) {
            (0, _) => "Choose rows, then what to change in all of them".to_owned(),
            (_, 0) => format!("{databases} selected"),
            (_, hidden) => {
                format!(
                    "{databases} selected, {hidden} of them hidden by the filter: only what is shown changes"
                )
            }
        }
    });
    effect(move |is_first| {
        let selected = selected.get();
        if !is_first {
            browser::announce("many-outcome", &selected);
        }
    });
    let set = move |field: Field| -> Act {
        Box::new(move |text| {
            let rows = meant.get_untracked();
            let what = format!("Changed {}.", databases(rows.len()));
            state.act(what, Edit::RowsChanged(rows, Change::Entered(field, text)));
            true
        })
    };
    let none_is_meant = memo(move || meant.with(Vec::is_empty));
    let choice = |id: &'static str, label, options, field| {
        let text = Signal::new(String::new());
        let control = select(id.to_owned(), options, move || text.get(), move |code| text.set(code));
        let is_idle = memo(move || none_is_meant.get() || text.with(String::is_empty));
        setting(id, label, "Set", control, text, is_idle, set(field))
    };
    let organization = Signal::new(String::new());
    let organization = setting(
        "many-organization",
        "Organization",
        "Set",
        entry("many-organization", organization),
        organization,
        none_is_meant,
        set(Field::Organization),
    );
    let all = button("small", "Select all shown", move || state.chosen.set(Some(shown.get_untracked())));
    let none = button("small", "Select none", move || state.chosen.set(Some(Vec::new())));
    let remove = button("small", "Remove them", move || {
        let rows = meant.get_untracked();
        if !rows.is_empty() {
            let what = format!("Removed {}.", databases(rows.len()));
            state.act(what, Edit::RowsRemoved(List::Databases, rows));
            browser::focus(&add_id(List::Databases));
        }
    })
    .whether("aria-disabled", move || none_is_meant.get());
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
        .child(tag("LEGEND").live_text(move || selected.get()))
        .child(tag("DIV").attr("class", "buttons").child(all).child(none).child(remove))
        .child(
            tag("DIV")
                .attr("class", "fields")
                .child(choice("many-type", "Database type", types(), Field::Type))
                .child(choice("many-provider", "Cloud provider", providers(), Field::Provider))
                .child(choice("many-status", "Status", statuses, Field::Status))
                .child(choice("many-encryption", "Encryption", wanted, Field::Encryption))
                .child(region(state, meant))
                .child(organization),
        )
        .child(outcome("many-outcome"))
}

fn databases(count: usize) -> String {
    counted(count, "database", "databases")
}

/// What a screen reader hears late and once.
fn outcome(id: &'static str) -> Tag {
    tag("P").attr("class", "unseen").attr("role", "status").attr("id", id)
}

/// A region that is added where the cloud of a row lists it. One that none does
/// is refused, once it was to be added.
fn region(state: State, meant: Memo<Vec<usize>>) -> Tag {
    let text = Signal::new(String::new());
    let tried = Signal::new(String::new());
    let having = memo(move || {
        let (code, mut rows) = (text.get(), meant.get());
        state.draft.with(|draft| {
            let row = |row: &usize| draft.databases.get(row - 1);
            rows.retain(|at| row(at).is_some_and(|row| row.cloud_lists(&code, Catalog::released())));
        });
        rows
    });
    let is_idle = memo(move || meant.with(Vec::is_empty) || text.with(|text| text.trim().is_empty()));
    let refusal = memo(move || {
        let code = text.get();
        if is_idle.get() || !having.with(Vec::is_empty) || tried.get() != code {
            return String::new();
        }
        format!("No cloud of the selected databases is known to have a region {}.", shown(&code))
    });
    effect(move |is_first| {
        let refusal = refusal.get();
        if !is_first {
            browser::announce("many-outcome", &refusal);
        }
    });
    let add = move |code: String| {
        let rows = having.get_untracked();
        if rows.is_empty() {
            tried.set(code);
            return false;
        }
        let others = meant.with_untracked(Vec::len) - rows.len();
        let mut what = format!("Added {} to {}", plain(code.trim()), databases(rows.len()));
        if others > 0 {
            what.push_str(&format!(", and not to {others} in another cloud"));
        }
        what.push('.');
        state.act(what, Edit::RowsChanged(rows, Change::RegionAdded(code)));
        true
    };
    let control = entry("many-region", text).attr("aria-describedby", "many-region-refusal");
    setting("many-region", "Add a region", "Add", control, text, is_idle, Box::new(add)).child(
        tag("P").attr("class", "problem").attr("id", "many-region-refusal").live_text(move || refusal.get()),
    )
}

/// What is set in all rows at once, by its button or by Enter; its field is
/// empty afterwards.
fn setting(
    id: &'static str,
    label: &'static str,
    verb: &'static str,
    control: Tag,
    text: Signal<String>,
    is_idle: Memo<bool>,
    act: Act,
) -> Tag {
    let button = tag("BUTTON")
        .attr("type", "submit")
        .attr("aria-label", format!("{verb}: {label}"))
        .whether("aria-disabled", move || is_idle.get())
        .text(verb);
    tag("FORM")
        .attr("class", "field")
        .on("submit", move |event| {
            event.prevent_default();
            if !is_idle.get_untracked() && act(text.get_untracked()) {
                text.set(String::new());
            }
        })
        .child(tag("LABEL").attr("for", id).text(label))
        .child(tag("DIV").attr("class", "joined").child(control).child(button))
}

/// A field for the text of a setting.
fn entry(id: &'static str, text: Signal<String>) -> Tag {
    tag("INPUT")
        .attr("type", "text")
        .attr("id", id)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .value(move || text.get())
        .on("input", move |event| text.set(event_target_value(&event)))
}

/// The checkbox that chooses a row; its label is as large as a fingertip.
pub(super) fn chooser(state: State, row: usize, title: &str) -> Tag {
    let is_chosen = memo(move || {
        state.chosen.with(|chosen| chosen.as_ref().is_some_and(|rows| rows.binary_search(&row).is_ok()))
    });
    let control = tag("INPUT").attr("type", "checkbox").flag("checked", move || is_chosen.get()).on(
        "change",
        move |event| {
            let is_chosen = event_target_checked(&event);
            state.chosen.update(|chosen| {
                let Some(rows) = chosen else { return };
                match (rows.binary_search(&row), is_chosen) {
                    (Err(place), true) => rows.insert(place, row),
                    (Ok(place), false) => drop(rows.remove(place)),
                    _ => {}
                }
            });
        },
    );
    let label = tag("SPAN").attr("class", "unseen").text(["Select ", title].concat());
    tag("LABEL").attr("class", "choose").child(control).child(label)
}
