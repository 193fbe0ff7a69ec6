//! The combobox that finds regions by code, place and area: the editable
//! combobox with list autocomplete of the ARIA patterns. What is typed and not
//! in the list stays, so that it can be explained and mended.

use super::browser::{self, Event};
use super::field::Place;
use super::html::{Tag, memo, tag};
use super::region_field::Regions;
use crate::catalog::{Catalog, RegionFact};
use crate::domain::{CloudProvider, DatabaseType};
use crate::plan::Field;
use leptos::prelude::*;

/// The input and its list.
pub(super) fn region_input(regions: Regions) -> Tag {
    let place = regions.place;
    let Place { state, list, row, .. } = place;
    let provider = state.text(list, row, Field::Provider);
    let database_type = state.text(list, row, Field::Type);
    let is_open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let found = memo(move || {
        let provider = provider.get().parse::<CloudProvider>();
        let Some(provider) = provider.ok().filter(|_| is_open.get()) else { return Vec::new() };
        let database_type = database_type.get().parse::<DatabaseType>().ok();
        let mut found = Catalog::released().search(provider, database_type, &regions.typed());
        found.retain(|fact| !regions.is_entered(fact.code));
        found
    });
    let is_shown = memo(move || is_open.get() && !found.with(Vec::is_empty));
    let list_id = format!("{}-list", place.id());
    let option_id = move |at: usize| format!("{}-option-{at}", place.id());
    let shut = move || {
        is_open.set(false);
        active.set(None);
    };
    let pick = move |code: &str| {
        shut();
        regions.pick(code);
    };
    let go = move |to: usize| {
        active.set(Some(to));
        browser::reveal(option_id(to));
    };
    let on_key = move |event: Event| {
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        let at = active.get_untracked();
        match browser::key(&event).as_str() {
            "ArrowDown" => {
                event.prevent_default();
                is_open.set(true);
                go(at.filter(|at| *at < last).map_or(0, |at| at + 1));
            }
            "ArrowUp" => {
                event.prevent_default();
                is_open.set(true);
                go(at.filter(|at| *at > 0).map_or(last, |at| at - 1));
            }
            "Enter" => {
                let picked = at.and_then(|at| found.with_untracked(|found| found.get(at).copied()));
                if let Some(fact) = picked {
                    event.prevent_default();
                    pick(fact.code);
                } else if regions.commit() {
                    event.prevent_default();
                    place.judge();
                    shut();
                }
            }
            "Escape" if is_open.get_untracked() => {
                event.prevent_default();
                shut();
            }
            "Backspace" if untrack(|| regions.typed().is_empty()) => regions.delete_last(),
            _ => {}
        }
    };
    let options = move || {
        let database_type = database_type.get().parse::<DatabaseType>().ok();
        let found = found.get().into_iter().enumerate();
        let option = |(at, fact)| {
            option(fact, database_type)
                .attr("id", option_id(at))
                .whether("aria-selected", move || active.get() == Some(at))
                .on("click", move |_| pick(fact.code))
        };
        found.map(option).collect()
    };
    let outcome = move || match (is_open.get(), found.with(Vec::len)) {
        (false, _) => String::new(),
        (true, 0) => "No region of the list fits; what is typed is taken as it is.".to_owned(),
        (true, 1) => "1 region".to_owned(),
        (true, count) => format!("{count} regions"),
    };
    let problems = place.problems();
    let control = tag("INPUT")
        .attr("type", "text")
        .attr("id", place.id())
        .attr("role", "combobox")
        .attr("aria-autocomplete", "list")
        .attr("aria-haspopup", "listbox")
        .attr("aria-controls", list_id.clone())
        .attr("aria-describedby", place.about())
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("placeholder", "Code, place or area")
        .whether("aria-expanded", move || is_shown.get())
        .whether("aria-invalid", move || !problems.with(Vec::is_empty))
        .live("aria-activedescendant", move || active.get().map(option_id))
        .value(move || regions.typed())
        .on("click", move |_| is_open.set(true))
        .on("keydown", on_key)
        .on("input", move |event| {
            let text = event_target_value(&event);
            let is_blank = text.trim().is_empty();
            regions.on_type(&text);
            is_open.set(true);
            active.set((!is_blank && !found.with_untracked(Vec::is_empty)).then_some(0));
        })
        .on("blur", move |_| {
            // What could only mean one region is that region.
            let only = found.with_untracked(|found| match found.as_slice() {
                [only] if !untrack(|| regions.typed()).trim().is_empty() => Some(only.code),
                _ => None,
            });
            match only {
                Some(code) => pick(code),
                None => {
                    regions.commit();
                    shut();
                }
            }
        });
    let listbox = tag("UL")
        .attr("id", list_id)
        .attr("role", "listbox")
        .attr("aria-label", "Regions")
        .when("hidden", move || !is_shown.get())
        // The input keeps the focus, or leaving it would take the text first.
        .on("mousedown", |event| event.prevent_default())
        .live_children(options);
    let outcome = tag("P").attr("class", "unseen").attr("role", "status").live_text(outcome);
    tag("DIV").attr("class", "combobox").child(control).child(listbox).child(outcome)
}

fn option(fact: &RegionFact, database_type: Option<DatabaseType>) -> Tag {
    let is_named = database_type.is_none_or(|database_type| !fact.sources(database_type).is_empty());
    let others = Catalog::released().lookalikes(fact.provider, fact.code);
    let mut remarks: Vec<String> =
        others.map(|other| format!("{} is of {}", other.code, other.provider.name())).collect();
    if !is_named {
        remarks.insert(0, "not confirmed for Astra".to_owned());
    }
    let remarks = (!remarks.is_empty()).then(|| tag("SMALL").text(remarks.join(", ")));
    tag("LI")
        .attr("role", "option")
        .child(tag("CODE").text(fact.code))
        .text(" ")
        .text(fact.place)
        .text(" ")
        .child(remarks)
}
