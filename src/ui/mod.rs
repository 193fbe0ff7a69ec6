//! The page. Components are captions over functions: whatever is true of a
//! plan is said by `plan` and `rules`, and shown here.
//!
//! [`state`] holds the signals that components share, [`html`] makes
//! elements, [`browser`] is the only one that names `web_sys`. What never
//! changes (the rule, the support table, the documentation links) stands in
//! `index.html`, where it is painted before WebAssembly arrives.

mod answer;
mod bring_in;
mod browser;
mod copying;
mod database_form;
mod field;
mod findings;
mod html;
mod keep;
mod key_form;
mod key_table;
mod links;
mod live;
mod many;
mod picture;
mod plan;
mod preview;
mod question;
mod region_field;
mod region_input;
mod rows;
mod share;
mod state;
mod words;

use leptos::prelude::*;
use state::State;

/// Puts the interface in the place that `index.html` keeps for it.
pub fn mount() {
    if let Some(place) = browser::mount_point("planner") {
        leptos::mount::mount_to(place, page).forget();
    }
}

fn page() -> impl IntoView {
    let state = State::new();
    keep::begin(state);
    vec![
        question::question(state).done(),
        plan::plan(state).done(),
        answer::answer(state).done(),
        answer::count_bar(state).done(),
    ]
}
