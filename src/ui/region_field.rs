//! A field of regions: the combobox, and under it what was entered. A database
//! has a list of them; a registered key has one, which is always being typed.
//!
//! What is being typed is the last region of the draft already, so that the
//! answer follows each keystroke.

use super::browser;
use super::field::{Place, labelled};
use super::html::{Tag, button, memo, tag};
use super::region_input::region_input;
use crate::catalog::Catalog;
use crate::plan::{Edit, Field, HalfTyped, List};
use leptos::prelude::*;

/// The regions of a row, and which of them is being typed.
#[derive(Clone, Copy)]
pub(super) struct Regions {
    /// The field they stand in.
    pub(super) place: Place,
    /// All of them, as typed.
    pub(super) all: Memo<Vec<String>>,
    typing: RwSignal<Option<usize>>,
}

impl Regions {
    fn of(place: Place) -> Self {
        let Place { state, list, row, field } = place;
        let all = memo(move || {
            state.draft.with(|draft| {
                let at = row.wrapping_sub(1);
                match list {
                    List::RegisteredKeys => draft.registered_keys.get(at).map(|row| vec![row.region.clone()]),
                    _ => draft.databases.get(at).map(|row| row.texts(field).to_vec()),
                }
                .unwrap_or_default()
            })
        });
        Self { place, all, typing: RwSignal::new((list == List::RegisteredKeys).then_some(0)) }
    }

    fn is_list(self) -> bool {
        self.place.list == List::Databases
    }

    /// What is being typed.
    pub(super) fn typed(self) -> String {
        let text = self.typing.get().and_then(|at| self.all.with(|all| all.get(at).cloned()));
        text.unwrap_or_default()
    }

    /// True for a region that need not be offered, since it was entered.
    pub(super) fn is_entered(self, code: &str) -> bool {
        let typing = self.typing.get();
        self.all.with(|all| all.iter().enumerate().any(|(at, text)| Some(at) != typing && text == code))
    }

    fn enter(self, text: String) {
        let Place { state, list, row, field } = self.place;
        let at = self.typing.get_untracked().unwrap_or_else(|| self.all.with_untracked(Vec::len));
        self.typing.set(Some(at));
        state.edit(Edit::RegionTyped(HalfTyped { list, row, field, at }, text));
    }

    fn remove(self, at: usize) {
        let Place { state, row, field, .. } = self.place;
        state.edit(Edit::RegionRemoved(row, field, at));
    }

    /// Takes what is typed, keystroke by keystroke. A list that was pasted
    /// becomes one region after the other.
    pub(super) fn on_type(self, text: &str) {
        let words = if self.is_list() { self.words(text) } else { vec![text] };
        for (at, word) in words.iter().enumerate() {
            let is_last = at + 1 == words.len();
            match self.typing.get_untracked() {
                Some(at) if word.trim().is_empty() && is_last && self.is_list() => {
                    self.typing.set(None);
                    self.remove(at);
                }
                _ if word.trim().is_empty() && self.is_list() => {}
                _ => self.enter((*word).to_owned()),
            }
            if !is_last || (at > 0 && self.is_listed(word)) {
                self.commit();
            }
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
        self.enter(code.to_owned());
        self.commit();
    }

    /// The text is complete; answers whether there was one to complete.
    pub(super) fn commit(self) -> bool {
        let is_typed = self.place.state.draft.with_untracked(|draft| draft.half_typed.is_some());
        if is_typed {
            self.place.state.edit(Edit::RegionCompleted);
        }
        if self.is_list() {
            self.typing.set(None);
        }
        is_typed && self.is_list()
    }

    /// Takes the last region away, for the key that deletes backwards.
    pub(super) fn delete_last(self) {
        if self.is_list()
            && let Some(last) = self.all.with_untracked(Vec::len).checked_sub(1)
        {
            self.remove(last);
        }
    }
}

/// The field with its label.
pub(super) fn region_field(place: Place, label: &'static str, hint: &'static str) -> Tag {
    let regions = Regions::of(place);
    let problems = place.problems();
    let typing = regions.typing;
    let is_quiet = move || regions.is_list() && typing.get().is_some();
    let problems = memo(move || if is_quiet() { Vec::new() } else { problems.get() });
    // What is being typed has its chip already: one that came when the field is
    // left would move the button that the person is about to press.
    let chips =
        move || regions.all.get().into_iter().enumerate().map(|(at, text)| chip(place, at, text)).collect();
    let chips = regions.is_list().then(|| {
        tag("UL")
            .attr("class", "chips")
            .attr("aria-label", format!("{label}: entered"))
            .when("hidden", move || regions.all.with(Vec::is_empty))
            .live_children(chips)
    });
    labelled(
        place,
        label,
        hint,
        problems,
        [Some(region_input(regions)), chips].into_iter().flatten().collect(),
    )
}

fn chip(place: Place, at: usize, text: String) -> Tag {
    let Place { state, row, field, .. } = place;
    let fact = state.draft.with_untracked(|draft| {
        let provider = draft.databases.get(row.wrapping_sub(1))?.provider.parse().ok()?;
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
