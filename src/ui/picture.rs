//! The picture under the answer. The drawer says what is to be drawn, and the
//! browser draws it, since Leptos would bring along its own code for elements
//! of another kind.

use super::answer::section;
use super::browser;
use super::html::{Tag, button, tag};
use super::live::{Signal, effect};
use super::state::State;
use crate::picture::MOST_LINES;

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
                browser::draw(&state.as_it_counts(), move |why| failure.set(Some(why)));
            });
        }
    });
    let failed = move || match failure.get() {
        Some(why) if !why.is_empty() => ["The picture could not be drawn: ", &why, "."].concat(),
        _ => String::new(),
    };
    let legend = move || {
        let summary = state.report.with(|report| report.summary);
        let words = match summary.deployments > MOST_LINES {
            true => {
                "Each row is a region, with the number of databases that meet at each key, and of those without one."
            }
            false => "Each line is one region of a database, and ends at the key that encrypts it.",
        };
        let dashed = match summary.depends_on_registration > 0 && summary.deployments <= MOST_LINES {
            true => " Of a dashed line, nothing says whether the key was there first.",
            false => "",
        };
        [words, " Databases of one type in one region meet at one key.", dashed].concat()
    };
    let save = |label: &'static str, file: &'static str, is_svg| {
        let failed = move || {
            state.tell("This browser makes no PNG of the picture; save it as SVG.");
        };
        button("", label, move || browser::download_drawn(file, is_svg, failed)).attr("data-icon", "download")
    };
    section("", "picture-title", "Picture", is_empty)
        .child(tag("P").attr("class", "hint").live_text(legend))
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
