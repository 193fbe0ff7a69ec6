//! The picture under the answer. The drawer says what is to be drawn, and the
//! browser draws it, since Leptos would bring along its own code for elements
//! of another kind.

use super::answer::section;
use super::browser;
use super::html::{Tag, button, tag};
use super::live::{Signal, effect};
use super::state::State;
use crate::catalog::Catalog;
use crate::plan::Draft;
use crate::wire::link;

/// How long nothing is drawn while somebody types, in milliseconds.
const PAUSE: u32 = 150;

/// The picture, where there is anything to draw.
pub(super) fn picture_panel(state: State) -> Tag {
    // Nothing as long as nothing was drawn; then why it failed, if it did.
    let failure = Signal::new(None::<String>);
    let is_empty = move || state.report.with(|report| report.summary.deployments == 0);
    effect(move |_| {
        state.draft.track();
        if is_empty() {
            browser::later("draw", 0, move || {
                browser::draw_nothing();
                failure.set(None);
            });
        } else {
            browser::later("draw", PAUSE, move || {
                let counts = |draft: &Draft| draft.as_it_counts(Catalog::released());
                let draft = state.draft.with_untracked(counts);
                browser::draw(&link::plain(&draft.in_texts()), move |why| failure.set(Some(why)));
            });
        }
    });
    let failed = move || match failure.get() {
        Some(why) if !why.is_empty() => ["The picture could not be drawn: ", &why, "."].concat(),
        _ => String::new(),
    };
    let save = |label: &'static str, file: &'static str, is_svg| {
        button("", label, move || browser::download_drawn(file, is_svg)).attr("data-icon", "download")
    };
    section("", "picture-title", "Picture", is_empty)
        .child(tag("P").attr("class", "hint").text(
            "Each line is one region of a database, and ends at the key that encrypts it. \
             Databases of one type in one region meet at one key.",
        ))
        .child(tag("P").attr("class", "problem").attr("role", "status").live_text(failed))
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
