//! The row of a database that is being edited.

use super::browser;
use super::field::{Place, labelled, select_field, text_field};
use super::html::{Tag, button, memo, tag};
use super::plan::row_form;
use super::region_input::{RegionInput, region_input};
use super::state::State;
use crate::catalog::Catalog;
use crate::domain::{CloudProvider, DatabaseType, Encryption, Status};
use crate::plan::{Edit, Field, List};
use leptos::prelude::*;

/// The form of a database.
pub(super) fn database_form(state: State, row: usize) -> Tag {
    let place = move |field| Place { state, list: List::Databases, row, field };
    let status = place(Field::Status).text();
    let exists = memo(move || status.get().parse() == Ok(Status::Existing));
    let statuses = vec![(Status::Planned.code(), "Planned"), (Status::Existing.code(), "Existing already")];
    let adding = move || exists.get().then(|| regions_field(place(Field::Adding), "Regions to add", ""));
    let fields = tag("DIV")
        .attr("class", "fields")
        .child(text_field(place(Field::Name), "Name", ""))
        .child(text_field(place(Field::Organization), "Organization", "Blank is your own."))
        .child(select_field(place(Field::Type), "Database type", types()))
        .child(select_field(place(Field::Provider), "Cloud provider", providers()))
        .child(regions_field(place(Field::Regions), "Regions", "The first one is the primary region."))
        .child(select_field(place(Field::Status), "Status", statuses))
        .live_child(adding)
        .child(wanted_field(place(Field::Encryption)));
    row_form(state, List::Databases, row, format!("Database {row}"), fields)
}

/// The database types, to choose from.
pub(super) fn types() -> Vec<(&'static str, &'static str)> {
    DatabaseType::ALL.iter().map(|value| (value.code(), value.product())).collect()
}

/// The cloud providers, to choose from.
pub(super) fn providers() -> Vec<(&'static str, &'static str)> {
    CloudProvider::ALL.iter().map(|value| (value.code(), value.name())).collect()
}

fn wanted_field(place: Place) -> Tag {
    let text = place.text();
    let control = tag("INPUT")
        .attr("type", "checkbox")
        .attr("id", place.id())
        .flag("checked", move || text.get().parse() != Ok(Encryption::AstraKey))
        .on("change", move |event| {
            let wanted = event_target_checked(&event);
            place.enter(if wanted { Encryption::CustomerKey } else { Encryption::AstraKey }.to_string());
        });
    let label = tag("LABEL").attr("for", place.id()).text("Encrypt with a customer key");
    tag("DIV").attr("class", "field check").child(control).child(label)
}

/// A list of regions: those that were entered, and the combobox for the next.
/// What is being typed is the last region of the draft already, so that the
/// answer follows each keystroke.
fn regions_field(place: Place, label: &'static str, hint: &'static str) -> Tag {
    let Place { state, row, field, .. } = place;
    let typing = RwSignal::new(None::<usize>);
    let regions = memo(move || {
        let texts =
            |draft: &crate::plan::Draft| draft.databases.get(row - 1).map(|row| row.texts(field).to_vec());
        state.draft.with(texts).unwrap_or_default()
    });
    let typed = memo(move || {
        let text = typing.get().and_then(|at| regions.with(|regions| regions.get(at).cloned()));
        text.unwrap_or_default()
    });
    let chosen = memo(move || {
        let mut chosen = regions.get();
        if let Some(at) = typing.get().filter(|at| *at < chosen.len()) {
            chosen.remove(at);
        }
        chosen
    });
    let enter = move |text: String| {
        let at = typing.get_untracked().unwrap_or_else(|| regions.with_untracked(Vec::len));
        typing.set(Some(at));
        state.edit(Edit::RegionEntered(row, field, at, text));
    };
    let remove = move |at: usize| state.edit(Edit::RegionRemoved(row, field, at));
    let commit = move || {
        let is_typed = typing.get_untracked().is_some();
        typing.set(None);
        is_typed
    };
    let on_type = move |text: String| {
        // A list that was pasted becomes one region after the other.
        let words: Vec<&str> = text.split([',', ';', '\n', '\t']).collect();
        for (at, word) in words.iter().enumerate() {
            let is_complete = at + 1 < words.len();
            match typing.get_untracked() {
                _ if !word.trim().is_empty() => enter((*word).to_owned()),
                Some(at) if !is_complete => {
                    typing.set(None);
                    remove(at);
                }
                _ => {}
            }
            if is_complete {
                commit();
            }
        }
    };
    let input = RegionInput {
        place,
        typed,
        chosen,
        on_type: Callback::new(on_type),
        on_pick: Callback::new(move |code| {
            enter(code);
            commit();
        }),
        on_commit: Callback::new(move |()| commit()),
        on_delete: Callback::new(move |()| {
            if let Some(last) = regions.with_untracked(Vec::len).checked_sub(1) {
                remove(last);
            }
        }),
    };
    let problems = place.problems();
    let problems = memo(move || if typing.get().is_some() { Vec::new() } else { problems.get() });
    // What is being typed has its chip already: one that came when the field is
    // left would move the button that the person is about to press.
    let chips =
        move || regions.get().into_iter().enumerate().map(|(at, text)| chip(place, at, text)).collect();
    let chips = tag("UL")
        .attr("class", "chips")
        .attr("aria-label", format!("{label}: entered"))
        .when("hidden", move || regions.with(Vec::is_empty))
        .live_children(chips);
    labelled(place, label, hint, problems, vec![region_input(input), chips])
}

fn chip(place: Place, at: usize, text: String) -> Tag {
    let Place { state, row, field, .. } = place;
    let fact = state.draft.with_untracked(|draft| {
        let provider = draft.databases.get(row - 1)?.provider.parse().ok()?;
        let region = Catalog::released().region(provider, &text).ok()?;
        Catalog::released().region_fact(&region)
    });
    let change = move |edit: Edit| {
        state.edit(edit);
        browser::focus(place.id());
    };
    let primary = (field == Field::Regions && at > 0).then(|| {
        button("quiet small", "Make primary", move || change(Edit::RegionMadePrimary(row, at)))
            .attr("aria-label", format!("Make {text} the primary region"))
    });
    let remove = button("quiet small", "×", move || change(Edit::RegionRemoved(row, field, at)))
        .attr("aria-label", format!("Remove {text}"));
    tag("LI")
        .attr("class", "chip")
        .child(tag("CODE").text(text))
        .text(" ")
        .text(fact.map_or("", |fact| fact.short_place()))
        .child(primary)
        .child(remove)
}
