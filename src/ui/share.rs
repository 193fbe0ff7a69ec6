//! The plan as a link and as a file.

use super::browser;
use super::copying::copying;
use super::field::captioned;
use super::html::{Tag, button, tag};
use super::links::pack_if_worth;
use super::live::{Signal, effect, memo};
use super::state::State;
use crate::plan::Shared;
use crate::rules::counted;
use crate::wire::{document, link};
use leptos::prelude::*;

/// The name of a plan that is saved.
const FILE: &str = "astra-cmek-plan.json";

/// Above this many characters some programs cut a link.
const CUT: usize = 2_000;

/// Above this many characters the plan travels better as a file.
const TOO_LONG: usize = 8_000;

/// The button beside the verdict that opens the panel.
pub(super) fn share_button(is_open: Signal<bool>) -> Tag {
    let open = move || {
        is_open.set(true);
        browser::focus("share");
        browser::reveal("share-panel");
    };
    button("small", "Share", open).attr("data-icon", "share")
}

/// The panel under the answer. The panel for authors, while that is open, is told
/// the same link.
pub(super) fn share(state: State, is_open: Signal<bool>, is_embedded: Signal<bool>) -> Tag {
    let has_names = Signal::new(true);
    let plain = memo(move || {
        let nameless = |shared: &Shared| link::plain(&shared.draft.without_names());
        // A folded panel need not be worked out with every keystroke.
        match (is_open.get() || is_embedded.get(), has_names.get()) {
            (false, _) => String::new(),
            (true, true) => state.link.get(),
            (true, false) => state.shared.with(nameless),
        }
    });
    // With names, it was packed when the plan was kept.
    let packed = Signal::new(<(String, String)>::default());
    effect(move |_| {
        let now = plain.get();
        if !has_names.get() && now.len() > link::WORTH_PACKING {
            pack_if_worth(now.clone(), move |fragment| packed.set((now.clone(), fragment)));
        }
    });
    let link = move || address(plain.get(), [state.packed, packed]);
    let advice = move || advice(link().len());
    effect(move |_| browser::share(&link()));
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
        .value(link)
        .on("focus", |_| browser::select("share-link"));
    let about = tag("P").attr("class", "hint").attr("id", "share-about").live_text(advice);
    tag("DETAILS")
        .attr("class", "share")
        .attr("id", "share-panel")
        .when("hidden", move || !state.has_plan.get())
        .flag("open", move || is_open.get())
        .on("toggle", move |event| is_open.set(browser::is_open(&event)))
        .on_escape(move || {
            is_open.set(false);
            browser::focus("share");
        })
        .child(tag("SUMMARY").attr("id", "share").text("Share"))
        .child(
            tag("P")
                .text("The link holds the plan, behind the # that never reaches a server. ")
                .live_text(move || left_out(state.shared.with(|shared| shared.left_out)))
                .live_text(move || {
                    if has_names.get() { "" } else { " What has the form of a region’s code goes along." }
                        .to_owned()
                }),
        )
        .child(names)
        .child(captioned("share-link".into(), "Link".into(), text).child(about))
        .child(copying(
            "",
            "Copy link",
            "share-text",
            move || plain.get(),
            move |done| browser::copy(&untrack(link), done),
        ))
        .child(save_as_file(state))
}

/// The address that holds a plan, packed once the browser has done so.
fn address(plain: String, packed: [Signal<(String, String)>; 2]) -> String {
    let of_it = |packed: &(String, String)| (packed.0 == plain).then(|| packed.1.clone());
    let fragment = packed.into_iter().find_map(|packed| packed.with(of_it));
    [&*browser::base(), "#", &fragment.unwrap_or(plain)].concat()
}

/// What the link does not hold.
fn left_out(rows: usize) -> String {
    match rows {
        0 => String::new(),
        rows => {
            counted(rows, "row that is not complete is left out.", "rows that are not complete are left out.")
        }
    }
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

/// Saves the plan document, with what is not complete yet.
pub(super) fn save_as_file(state: State) -> Tag {
    button("", "Save as a file, with names", move || {
        browser::download(FILE, "application/json", &state.draft.with_untracked(document::write));
    })
    .attr("data-icon", "download")
}
