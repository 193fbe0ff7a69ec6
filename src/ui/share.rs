//! The plan as a link and as a file.

use super::browser;
use super::copying::copying;
use super::html::{Tag, button, tag};
use super::links::pack_if_worth;
use super::live::{Signal, effect, memo};
use super::state::State;
use crate::plan::{Draft, Parsed};
use crate::rules::counted;
use crate::wire::{document, link};
use leptos::prelude::*;

/// The name of a plan that is saved.
const FILE: &str = "astra-cmek-plan.json";

/// Above this many characters some programs cut a link.
const CUT: usize = 2_000;

/// Above this many characters the plan travels better as a file.
const TOO_LONG: usize = 8_000;

/// The panel under the answer.
pub(super) fn share(state: State) -> Tag {
    let is_open = Signal::new(false);
    let has_names = Signal::new(true);
    let plain = memo(move || {
        let nameless = |parsed: &Parsed| link::plain(&Draft::from(&parsed.plan).without_names());
        // A folded panel need not be worked out with every keystroke.
        match (is_open.get(), has_names.get()) {
            (false, _) => String::new(),
            (true, true) => state.link.get(),
            (true, false) => state.parsed.with(nameless),
        }
    });
    // A long link, and what the browser made of it, which takes a moment.
    let packed = Signal::new((String::new(), String::new()));
    effect(move |_| {
        let now = plain.get();
        if now.len() > link::WORTH_PACKING {
            pack_if_worth(now.clone(), move |fragment| packed.set((now.clone(), fragment)));
        }
    });
    let link = memo(move || {
        let plain = plain.get();
        let fragment = packed.with(|(of, packed)| if *of == plain { packed.clone() } else { plain });
        [&browser::base(), "#", &fragment].concat()
    });
    let advice = memo(move || advice(link.with(String::len)));
    let names = tag("INPUT")
        .attr("type", "checkbox")
        .attr("id", "share-names")
        .flag("checked", move || has_names.get())
        .on("change", move |event| has_names.set(event_target_checked(&event)));
    let names = tag("DIV")
        .attr("class", "field check")
        .child(names)
        .child(tag("LABEL").attr("for", "share-names").text("With names and key identifiers"));
    let text = tag("INPUT")
        .attr("type", "text")
        .attr("id", "share-link")
        .attr("readonly", "")
        .attr("aria-describedby", "share-about")
        .value(move || link.get())
        .on("focus", |_| browser::select("share-link"));
    let about = tag("P").attr("class", "hint").attr("id", "share-about").live_text(move || advice.get());
    tag("DETAILS")
        .attr("class", "share")
        .when("hidden", move || state.report.with(|report| report.summary.databases == 0))
        .flag("open", move || is_open.get())
        .on("toggle", move |event| is_open.set(browser::is_open(&event)))
        .on_escape(move || {
            is_open.set(false);
            browser::focus("share");
        })
        .child(tag("SUMMARY").attr("id", "share").text("Share"))
        .child(tag("P").live_text(move || state.parsed.with(|parsed| held(parsed.incomplete_entries()))))
        .child(names)
        .child(
            tag("DIV")
                .attr("class", "field")
                .child(tag("LABEL").attr("for", "share-link").text("Link"))
                .child(text)
                .child(about),
        )
        .child(copying("Copy link", "share-text", move || link.get(), move || link.get_untracked()))
        .child(save_as_file(state))
}

/// What the link holds of a plan with so many incomplete entries.
fn held(incomplete: usize) -> String {
    if incomplete == 0 {
        return "The link holds the whole plan, behind the # that never reaches a server.".to_owned();
    }
    let left_out = counted(
        incomplete,
        "row that is not complete is left out, or in part.",
        "rows that are not complete are left out, or in part.",
    );
    ["The link holds the plan, behind the # that never reaches a server. ", &left_out].concat()
}

/// What to know about a link of some length.
fn advice(length: usize) -> String {
    let mut said = format!("{length} characters.");
    if length > TOO_LONG {
        said.push_str(" Many programs cut a link of this length: save the plan as a file instead.");
    } else if length > CUT {
        said.push_str(
            " Some mail programs, chats and ticket systems cut links above 2,000 characters; browsers do not.",
        );
    }
    said
}

/// Saves the plan document.
pub(super) fn save_as_file(state: State) -> Tag {
    button("", "Save as a file", move || {
        let draft = state.parsed.with_untracked(|parsed| Draft::from(&parsed.plan));
        browser::download(FILE, "application/json", &document::write(&draft));
    })
}
