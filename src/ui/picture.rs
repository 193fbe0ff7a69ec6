//! The picture under the answer. The browser draws what the pen writes down,
//! since Leptos would bring along its own code for elements of another kind.

use super::answer::section;
use super::browser;
use super::html::{Tag, button, tag};
use super::live::{effect, memo};
use super::state::State;
use crate::domain::visible;
use crate::export::svg::{self, Pen};
use crate::picture::{Picture, picture};

/// What the picture is called as a file.
const FILE: &str = "astra-cmek-plan";

/// The picture, where there is anything to draw.
pub(super) fn picture_panel(state: State) -> Tag {
    let drawn =
        memo(move || state.parsed.with(|parsed| state.report.with(|report| picture(&parsed.plan, report))));
    effect(move |_| {
        let mut script = Script(String::new());
        drawn.with(|drawn| drawn.iter().for_each(|picture| svg::draw(picture, &mut script)));
        browser::draw("picture", &script.0);
    });
    let file = move || drawn.with_untracked(|drawn| drawn.as_ref().map(svg::write).unwrap_or_default());
    let words = move || drawn.with(|drawn| drawn.as_ref().map(Picture::sentence).unwrap_or_default());
    let buttons = tag("P")
        .attr("class", "buttons")
        .child(button("", "Save as SVG", move || {
            browser::download(&[FILE, ".svg"].concat(), "image/svg+xml", &file());
        }))
        .child(button("", "Save as PNG", move || browser::download_drawn(&[FILE, ".png"].concat(), &file())));
    section("", "picture-title", "Picture", move || drawn.with(Option::is_none))
        .child(tag("P").attr("class", "hint").live_text(words))
        .child(
            tag("DIV")
                .attr("id", "picture")
                .attr("class", "picture scroll")
                .attr("role", "region")
                .attr("aria-labelledby", "picture-title")
                .attr("tabindex", "0"),
        )
        .child(buttons)
}

/// A pen that writes down what is to be drawn: an element a line, its name and
/// its attributes between tabs; a bar with a text ends the last one.
struct Script(String);

impl Script {
    fn word(&mut self, text: &str) {
        self.0.push('\t');
        self.0.extend(text.chars().map(visible));
    }
}

impl Pen for Script {
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('\n');
        self.0.push_str(name);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.word(name);
            self.word(value);
        }
    }

    fn close(&mut self, _name: &str, text: &str) {
        self.0.push_str("\n|");
        self.word(text);
    }
}
