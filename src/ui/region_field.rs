//! A field of regions: the combobox, and under it what was entered. A database
//! has a list of them; a registered key has one, which is always being typed.
//!
//! What is being typed is the last region of the draft already, so that the
//! answer follows each keystroke.

use super::browser;
use super::field::{Place, labelled, select};
use super::html::{Tag, button, mark_button, tag};
use super::live::{Signal, memo};
use super::region_input::region_input;
use crate::catalog::Catalog;
use crate::domain::{CloudProvider, plain};
use crate::plan::{Edit, Field, HalfTyped, List};
use leptos::prelude::*;

/// How many chips are drawn; no cloud has as many regions.
const SHOWN_CHIPS: usize = 60;

/// The regions of a row. All that is known of them stands in the draft, so that
/// a listener that is heard after the form was closed finds it still.
#[derive(Clone, Copy)]
pub(super) struct Regions {
    /// The field they stand in.
    pub(super) place: Place,
}

impl Regions {
    fn is_list(self) -> bool {
        self.place.list == List::Databases
    }

    /// All of them, as typed.
    fn all(self) -> Vec<String> {
        let Place { state, list, row, field } = self.place;
        state.draft.with(|draft| {
            let at = row.wrapping_sub(1);
            match list {
                List::RegisteredKeys => draft.registered_keys.get(at).map(|row| vec![row.region.clone()]),
                _ => draft.databases.get(at).map(|row| row.texts(field).to_vec()),
            }
            .unwrap_or_default()
        })
    }

    /// The place of the one that is being typed.
    fn typing(self) -> Option<usize> {
        let Place { state, list, row, field } = self.place;
        let typed = state.draft.with(|draft| draft.half_typed);
        let here = typed.filter(|typed| (typed.list, typed.row, typed.field) == (list, row, field));
        here.map(|typed| typed.at).or_else(|| (!self.is_list()).then_some(0))
    }

    /// What is being typed.
    pub(super) fn typed(self) -> String {
        self.typing().and_then(|at| self.all().into_iter().nth(at)).unwrap_or_default()
    }

    /// Those that were entered, and need not be offered again.
    pub(super) fn entered(self) -> Vec<String> {
        let typing = self.typing();
        let all = self.all().into_iter().enumerate();
        all.filter(|(at, _)| Some(*at) != typing).map(|(_, text)| text).collect()
    }

    fn enter(self, text: &str) {
        let Place { state, list, row, field } = self.place;
        let at = untrack(|| self.typing().unwrap_or_else(|| self.all().len()));
        state.edit(Edit::RegionTyped(HalfTyped { list, row, field, at }, text.to_owned()));
    }

    /// Takes what is typed, keystroke by keystroke. A list that was pasted
    /// becomes one region after the other; the last one can be typed on, if it
    /// is none of the list yet.
    pub(super) fn on_type(self, text: &str) {
        let Place { state, row, field, .. } = self.place;
        if !self.is_list() {
            self.enter(text);
            return;
        }
        let mut words = self.words(text);
        let last = words.pop().unwrap_or_default();
        words.retain(|word| !word.trim().is_empty());
        let at = untrack(|| self.typing());
        if !words.is_empty() {
            let is_complete = self.is_listed(last);
            let complete = words.into_iter().chain(is_complete.then_some(last));
            let complete = complete.map(|word| word.trim().to_owned()).collect();
            let from = at.unwrap_or_else(|| untrack(|| self.all().len()));
            state.edit(Edit::RegionsEntered(row, field, from, complete));
            if !is_complete && !last.trim().is_empty() {
                self.enter(last.trim_start());
            }
        } else if !last.trim().is_empty() {
            self.enter(last);
        } else if let Some(at) = at {
            state.edit(Edit::RegionRemoved(row, field, at));
        }
    }

    /// The regions of a text: between commas and the like, and between blanks
    /// where each part is a code of the list.
    fn words(self, text: &str) -> Vec<&str> {
        let parts = text.split([',', ';', '\n', '\t']);
        let split = parts.flat_map(|part| {
            let codes: Vec<&str> = part.split_whitespace().collect();
            if codes.len() > 1 && codes.iter().all(|code| self.is_listed(code)) { codes } else { vec![part] }
        });
        split.collect()
    }

    fn is_listed(self, text: &str) -> bool {
        let Place { state, list, row, .. } = self.place;
        let provider = untrack(|| state.text_now(list, row, Field::Provider)).parse();
        let catalog = Catalog::released();
        let region = provider.ok().and_then(|provider| catalog.region(provider, text).ok());
        region.is_some_and(|region| catalog.region_fact(&region).is_some())
    }

    /// Takes a region that was picked from the list.
    pub(super) fn pick(self, code: &str) {
        self.enter(code);
        self.commit();
    }

    /// The text is complete; answers whether there was one to complete.
    pub(super) fn commit(self) -> bool {
        let state = self.place.state;
        let is_typed = state.draft.with_untracked(|draft| draft.half_typed.is_some());
        if is_typed {
            state.edit(Edit::RegionCompleted);
        }
        is_typed && self.is_list()
    }

    /// Takes the last region away, for the key that deletes backwards.
    pub(super) fn delete_last(self) {
        let Place { state, row, field, .. } = self.place;
        if let Some(last) = untrack(|| self.all().len()).checked_sub(1).filter(|_| self.is_list()) {
            state.edit(Edit::RegionRemoved(row, field, last));
        }
    }
}

/// The field with its label.
pub(super) fn region_field(place: Place, label: &'static str, hint: &'static str) -> Tag {
    let regions = Regions { place };
    let problems = place.problems();
    let is_quiet = move || regions.is_list() && regions.typing().is_some();
    let problems = memo(move || if is_quiet() { Vec::new() } else { problems.get() });
    let all = memo(move || regions.all());
    let provider = place.state.text(place.list, place.row, Field::Provider);
    // What is being typed has its chip already: one that came when the field is
    // left would move the button that the person is about to press.
    let chips = move || {
        let all = all.get();
        let provider = provider.get().parse().ok();
        let rest = all.len().saturating_sub(SHOWN_CHIPS);
        let rest = (rest > 0).then(|| tag("LI").text(format!("and {rest} more")));
        let shown = all.into_iter().take(SHOWN_CHIPS).enumerate();
        shown.map(|(at, text)| chip(place, provider, at, text)).chain(rest).collect()
    };
    let chips = regions.is_list().then(|| {
        tag("UL")
            .attr("class", "chips")
            // To WebKit, what shows no bullets is none.
            .attr("role", "list")
            .attr("aria-label", format!("{label}: entered"))
            .when("hidden", move || all.with(Vec::is_empty))
            .live_children(chips)
    });
    let control = [Some(region_input(regions, problems)), chips, Some(plain_list(regions))];
    labelled(place, label, hint, problems, control.into_iter().flatten().collect())
}

/// The regions of the cloud as a native control, for whoever finds the combobox
/// no help.
fn plain_list(regions: Regions) -> Tag {
    let Place { state, list, row, .. } = regions.place;
    let is_open = Signal::new(false);
    let id = [&regions.place.id(), "-plain"].concat();
    let provider = state.text(list, row, Field::Provider);
    let view = move || {
        let provider = provider.get().parse().ok().filter(|_| is_open.get())?;
        // A region of another cloud is none of this one.
        let chosen = Signal::new(String::new());
        let facts = Catalog::released().regions_of(provider);
        let options = facts.map(|fact| (fact.code, [fact.code, ", ", fact.place].concat())).collect();
        let control = select(id.clone(), options, move || chosen.get(), move |code| chosen.set(code));
        let add = button("", if regions.is_list() { "Add" } else { "Take" }, move || {
            let code = chosen.get_untracked();
            if !code.is_empty() {
                regions.pick(&code);
                chosen.set(String::new());
            }
        });
        Some(
            tag("DIV")
                .attr("class", "joined")
                .child(control.attr("aria-label", "Region of the list"))
                .child(add),
        )
    };
    tag("DETAILS")
        .attr("class", "plain")
        .on("toggle", move |event| is_open.set(browser::is_open(&event)))
        .child(tag("SUMMARY").text("Choose from a plain list"))
        .live_child(view)
}

fn chip(place: Place, provider: Option<CloudProvider>, at: usize, text: String) -> Tag {
    let Place { state, row, field, .. } = place;
    let region = provider.and_then(|provider| Catalog::released().region(provider, &text).ok());
    let fact = region.and_then(|region| Catalog::released().region_fact(&region));
    let change = move |edit: Edit| {
        state.edit(edit);
        browser::focus(&place.id());
    };
    let primary = (field == Field::Regions && at > 0).then(|| {
        let name = ["Make primary: ", &plain(&text)].concat();
        mark_button("first", "Make primary", name, move || change(Edit::RegionMadePrimary(row, at)))
    });
    let remove = mark_button("close", "Remove", ["Remove ", &plain(&text)].concat(), move || {
        change(Edit::RegionRemoved(row, field, at))
    });
    let is_doubtful = provider.is_some() && fact.is_none();
    tag("LI")
        .attr("class", if is_doubtful { "chip doubtful" } else { "chip" })
        .child(tag("CODE").attr("class", if fact.is_some() { "" } else { "long" }).text(plain(&text)))
        .text(" ")
        .text(fact.map_or("", |fact| fact.short_place()))
        .child(is_doubtful.then(|| tag("SMALL").text("in no list")))
        .child(primary)
        .child(remove)
}
