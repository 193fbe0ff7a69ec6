//! Many rows at once: a filter that finds them, and changes for all that were
//! chosen.

use super::browser;
use super::database_form::{providers, types};
use super::html::{Tag, button, tag};
use super::live::{Memo, Signal, memo};
use super::state::{State, add_id};
use crate::catalog::Catalog;
use crate::domain::{Encryption, Status};
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
    });
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
                .child(tag("SPAN").attr("class", "hint").attr("role", "status").live_text(found)),
        )
        .child(choose.whether("aria-pressed", move || is_choosing.get()))
        .live_child(changes)
}

/// What can be done with the rows that were chosen.
fn changes(state: State, shown: Memo<Vec<usize>>) -> Tag {
    let count = memo(move || state.chosen.with(|chosen| chosen.as_ref().map_or(0, Vec::len)));
    let rows = move || state.chosen.get_untracked().unwrap_or_default();
    let databases = |count| counted(count, "database", "databases");
    let act = move |change: Change| {
        let rows = rows();
        if !rows.is_empty() {
            state.act(format!("Changed {}.", databases(rows.len())), Edit::RowsChanged(rows, change));
        }
    };
    let all = button("small", "Select all shown", move || state.chosen.set(Some(shown.get_untracked())));
    let none = button("small", "Select none", move || state.chosen.set(Some(Vec::new())));
    let remove = button("small", "Remove them", move || {
        let rows = rows();
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
    let choices = [
        choice("many-type", "Database type", types(), move |code| act(Change::Entered(Field::Type, code))),
        choice("many-provider", "Cloud provider", providers(), move |code| {
            act(Change::Entered(Field::Provider, code))
        }),
        choice("many-status", "Status", statuses, move |code| act(Change::Entered(Field::Status, code))),
        choice("many-encryption", "Encryption", wanted, move |code| {
            act(Change::Entered(Field::Encryption, code))
        }),
    ];
    tag("FIELDSET")
        .attr("class", "changes")
        .child(tag("LEGEND").live_text(move || match count.get() {
            0 => "Choose rows, then what to change in all of them".to_owned(),
            count => format!("{} selected", databases(count)),
        }))
        .child(tag("DIV").attr("class", "buttons").child(all).child(none).child(remove))
        .child(
            tag("DIV")
                .attr("class", "fields")
                .children(choices)
                .child(entry("many-region", "Add a region", "Add", move |text| {
                    act(Change::RegionAdded(text))
                }))
                .child(entry("many-organization", "Organization", "Set", move |text| {
                    act(Change::Entered(Field::Organization, text));
                })),
        )
}

/// A choice that is made for all at once, and stands at nothing again.
fn choice(
    id: &'static str,
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
    act: impl Fn(String) + 'static,
) -> Tag {
    let nothing = tag("OPTION").attr("value", "").text("—");
    let options = options.into_iter().map(|(code, name)| tag("OPTION").attr("value", code).text(name));
    let control = tag("SELECT").attr("id", id).child(nothing).children(options).on("change", move |event| {
        let code = event_target_value(&event);
        if !code.is_empty() {
            act(code);
        }
        browser::clear(&event);
    });
    tag("DIV").attr("class", "field").child(tag("LABEL").attr("for", id).text(label)).child(control)
}

/// A text that is entered for all at once.
fn entry(id: &'static str, label: &'static str, verb: &'static str, act: impl Fn(String) + 'static) -> Tag {
    let text = Signal::new(String::new());
    let control = tag("INPUT")
        .attr("type", "text")
        .attr("id", id)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .value(move || text.get())
        .on("input", move |event| text.set(event_target_value(&event)));
    let set = button("", verb, move || {
        act(text.get_untracked());
        text.set(String::new());
    })
    .attr("aria-label", format!("{verb}: {label}"));
    tag("DIV")
        .attr("class", "field")
        .child(tag("LABEL").attr("for", id).text(label))
        .child(tag("DIV").attr("class", "joined").child(control).child(set))
}

/// The checkbox that chooses a row.
pub(super) fn chooser(state: State, row: usize, title: &str) -> Tag {
    let is_chosen = memo(move || {
        state.chosen.with(|chosen| chosen.as_ref().is_some_and(|rows| rows.binary_search(&row).is_ok()))
    });
    tag("INPUT")
        .attr("type", "checkbox")
        .attr("aria-label", format!("Select {title}"))
        .flag("checked", move || is_chosen.get())
        .on("change", move |event| {
            let is_chosen = event_target_checked(&event);
            state.chosen.update(|chosen| {
                let Some(rows) = chosen else { return };
                match (rows.binary_search(&row), is_chosen) {
                    (Err(place), true) => rows.insert(place, row),
                    (Ok(place), false) => drop(rows.remove(place)),
                    _ => {}
                }
            });
        })
}
