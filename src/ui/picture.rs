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
    // Nothing before the first drawing; then why it failed, if it did.
    let failure = Signal::new(None::<String>);
    let is_empty = move || state.report.with(|report| report.summary.deployments == 0);
    effect(move |_| {
        if !is_empty() {
            state.draft.track();
            browser::later("draw", PAUSE, move || {
                let plan = state.draft.with_untracked(|draft| link::plain(&draft.in_texts()));
                browser::draw(&plan, move |why| failure.set(Some(why)));
            });
        }
    });
    let failed = move || {
        let why = failure.get().filter(|why| !why.is_empty())?;
        let words = ["The picture could not be drawn: ", &why, "."].concat();
        Some(tag("P").attr("class", "problem").child(isolated(words)))
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
                .when("hidden", move || failure.with(|why| why.as_deref() != Some("")))
                .child(save("Save as SVG", "astra-cmek-plan.svg", true))
                .child(save("Save as PNG", "astra-cmek-plan.png", false)),
        )
}
