//! The picture under the answer. The drawer says what is to be drawn, and the
//! browser draws it, since Leptos would bring along its own code for elements
//! of another kind.

use super::answer::section;
use super::browser;
use super::html::{Tag, button, isolated, tag};
use super::live::{Signal, effect};
use super::state::State;
use crate::wire::link;

/// How long nothing is drawn while somebody types, in milliseconds.
const PAUSE: u32 = 150;

/// The picture, where there is anything to draw.
pub(super) fn picture_panel(state: State) -> Tag {
    let failure = Signal::new(String::new());
    let is_empty = move || state.report.with(|report| report.summary.deployments == 0);
    effect(move |_| {
        if !is_empty() {
            state.draft.track();
            browser::later("draw", PAUSE, move || {
                let plan = state.draft.with_untracked(|draft| link::plain(&draft.in_texts()));
                browser::draw(&plan, move |why| failure.set(why));
            });
        }
    });
    let failed = move || {
        let why = failure.get();
        (!why.is_empty()).then(|| {
            let words = ["The picture could not be drawn: ", &why, "."].concat();
            tag("P").attr("class", "problem").child(isolated(words))
        })
    };
    let save = |label: &'static str, file: &'static str, is_svg| {
        button("", label, move || browser::download_drawn(file, is_svg)).attr("data-icon", "download")
    };
    section("", "picture-title", "Picture", is_empty)
        .child(tag("P").attr("class", "hint").text(
            "Each line is one region of a database, and ends at the key that encrypts it. \
             Databases of one type in one region meet at one key.",
        ))
        .live_child(failed)
        .child(
            tag("DIV")
                .attr("id", "picture")
                .attr("class", "picture scroll")
                .attr("role", "group")
                .attr("aria-labelledby", "picture-title")
                .attr("tabindex", "0"),
        )
        .child(
            tag("P")
                .attr("class", "buttons")
                .child(save("Save as SVG", "astra-cmek-plan.svg", true))
                .child(save("Save as PNG", "astra-cmek-plan.png", false)),
        )
}
