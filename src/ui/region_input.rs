//! The combobox that finds regions by code, place and area: the editable
//! combobox with list autocomplete of the ARIA patterns. What is typed and not
//! in the list stays, so that it can be explained and mended.

use super::browser::{self, Event};
use super::field::Place;
use super::html::{Tag, button, tag};
use super::live::{Memo, Signal, effect, memo};
use super::region_field::Regions;
use crate::catalog::{Catalog, RegionFact};
use crate::domain::{CloudProvider, DatabaseType, plain};
use crate::plan::{Field, Problem};
use leptos::prelude::*;

/// The input and its list.
pub(super) fn region_input(regions: Regions, problems: Memo<Vec<Problem>>) -> Tag {
    let place = regions.place;
    let Place { state, list, row, .. } = place;
    let provider = state.text(list, row, Field::Provider);
    let database_type = state.text(list, row, Field::Type);
    let is_open = Signal::new(false);
    let active = Signal::new(None::<usize>);
    let found = memo(move || {
        let provider = provider.get().parse::<CloudProvider>();
        let Some(provider) = provider.ok().filter(|_| is_open.get()) else { return Vec::new() };
        let database_type = database_type.get().parse::<DatabaseType>().ok();
        let typed = regions.typed();
        let mut found = Catalog::released().search(provider, database_type, &typed);
        let entered = regions.entered();
        // What is typed a second time is not meant to be its neighbour.
        let is_typed = |code: &str| typed.trim().eq_ignore_ascii_case(code);
        found.retain(|fact| is_typed(fact.code) || !entered.iter().any(|code| code == fact.code));
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
    // Moves to another option: `to` is told which one is active and which is the last.
    let go = move |to: fn(Option<usize>, usize) -> usize| {
        is_open.set(true);
        if let Some(last) = found.with_untracked(Vec::len).checked_sub(1) {
            let at = to(active.get_untracked(), last);
            active.set(Some(at));
            browser::reveal(&option_id(at));
        }
    };
    let on_key = move |event: Event| {
        let (key, is_repeated) = (browser::key(&event), browser::is_repeated(&event));
        match key.as_str() {
            "ArrowDown" => {
                event.prevent_default();
                go(|at, last| at.filter(|at| *at < last).map_or(0, |at| at + 1));
            }
            "Alt+ArrowDown" => {
                event.prevent_default();
                is_open.set(true);
            }
            "Alt+ArrowUp" => {
                event.prevent_default();
                shut();
            }
            // Who moves in the text is not in the list any more.
            "ArrowLeft" | "ArrowRight" | "Home" | "End" => active.set(None),
            "ArrowUp" => {
                event.prevent_default();
                go(|at, last| at.filter(|at| *at > 0).map_or(last, |at| at - 1));
            }
            "Enter" => {
                let at = active.get_untracked();
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
            "Backspace" if !is_repeated && untrack(|| regions.typed().is_empty()) => regions.delete_last(),
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
    // Below the edge of what scrolls, it would be no help.
    let whole = list_id.clone();
    effect(move |_| {
        if is_shown.get() {
            browser::reveal(&whole);
        }
    });
    let entered = memo(move || regions.entered());
    let outcome = move || match (is_open.get(), found.with(Vec::len)) {
        (false, _) => String::new(),
        (true, 0) if regions.typed().trim().is_empty() => String::new(),
        (true, 0) => "No region of the list fits; what is typed is taken as it is.".to_owned(),
        (true, 1) => "1 region".to_owned(),
        (true, count) => format!("{count} regions"),
    };
    let outcome_id = format!("{}-outcome", place.id());
    let status = tag("P").attr("class", "unseen").attr("role", "status").attr("id", outcome_id.clone());
    let mut before = entered.get_untracked();
    effect(move |_| {
        // Whoever does not see the chips is told what has come or gone.
        let (now, listed) = (entered.get(), outcome());
        let changed = change(&before, &now);
        before = now;
        let said = if changed.is_empty() { listed } else { changed };
        if !said.is_empty() {
            browser::announce(&outcome_id, &said);
        }
    });
    let is_needed = place.field != Field::Adding;
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
        .whether("aria-required", move || is_needed && entered.with(Vec::is_empty))
        .live("aria-activedescendant", move || active.get().filter(|_| is_shown.get()).map(option_id))
        .value(move || regions.typed())
        .on("click", move |_| is_open.set(true))
        .on("keydown", on_key)
        .on("input", move |event| {
            regions.on_type(&event_target_value(&event));
            let is_blank = untrack(|| regions.typed()).trim().is_empty();
            is_open.set(!is_blank);
            active.set((!is_blank && !found.with_untracked(Vec::is_empty)).then_some(0));
        })
        .on("blur", move |_| {
            // A browser also tells of it when the focused field is removed, with all that is local to it.
            if is_open.is_disposed() {
                regions.commit();
                return;
            }
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
    let toggle = button("icon quiet", "", move || {
        is_open.set(!is_shown.get_untracked());
        active.set(None);
        browser::focus(&place.id());
    })
    .attr("data-icon", "open")
    .attr("tabindex", "-1")
    .attr("aria-label", "Show the regions")
    .attr("aria-controls", list_id.clone())
    .whether("aria-expanded", move || is_shown.get())
    // The input keeps the focus.
    .on("mousedown", |event| event.prevent_default());
    let listbox = tag("UL")
        .attr("id", list_id)
        .attr("role", "listbox")
        .attr("aria-label", "Regions")
        .when("hidden", move || !is_shown.get())
        // The input keeps the focus, or leaving it would take the text first.
        .on("mousedown", |event| event.prevent_default())
        .live_children(options);
    tag("DIV").attr("class", "combobox").child(control).child(toggle).child(listbox).child(status)
}

/// What of a list of regions has come or gone.
fn change(before: &[String], now: &[String]) -> String {
    let new = |of: &[String], than: &[String]| of.iter().find(|it| !than.contains(it)).map(|it| plain(it));
    match (new(now, before), new(before, now)) {
        (Some(code), _) => [&code, " entered"].concat(),
        (None, Some(code)) => [&code, " removed"].concat(),
        (None, None) => String::new(),
    }
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
