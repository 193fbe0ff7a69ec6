//! A button that copies a text, what became of it, and the text itself where
//! the browser keeps its clipboard closed.

use super::browser;
use super::html::{Tag, button, tag};
use super::live::{Signal, memo};
use leptos::prelude::*;

/// What became of a text that was to be copied.
#[derive(Clone, PartialEq)]
enum Outcome {
    /// It is on the clipboard.
    Copied,
    /// The clipboard is closed; the person copies it.
    ByHand(String),
}

/// The button and its outcome. `subject` is what the text is of: once it is
/// another one, nothing is said of it any more.
pub(super) fn copying<T: Clone + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    id: &'static str,
    subject: impl Fn() -> T + Copy + Send + Sync + 'static,
    text: impl Fn() -> String + 'static,
) -> Tag {
    let tried = Signal::new(None::<(T, Outcome)>);
    let copy_id = format!("{id}-copy");
    let copy = button("", label, move || {
        let (subject, text) = (untrack(subject), text());
        let held = text.clone();
        browser::copy(&text, move |is_copied| {
            let outcome = if is_copied { Outcome::Copied } else { Outcome::ByHand(held.clone()) };
            tried.set(Some((subject.clone(), outcome)));
            if !is_copied {
                browser::select(id);
            }
        });
    })
    .attr("id", copy_id.clone());
    let outcome = memo(move || {
        let is_current = |(of, _): &&(T, Outcome)| *of == subject();
        tried.with(|tried| tried.as_ref().filter(is_current).map(|(_, outcome)| outcome.clone()))
    });
    let copied = move || {
        let is_copied = outcome.with(|outcome| *outcome == Some(Outcome::Copied));
        if is_copied { "Copied." } else { "" }.to_owned()
    };
    let by_hand = move || {
        let Some(Outcome::ByHand(text)) = outcome.get() else { return None };
        let area = tag("TEXTAREA").attr("id", id).attr("rows", "8").attr("readonly", "");
        let label = tag("LABEL").attr("for", id).text("The browser keeps its clipboard closed; copy this:");
        let copy_id = copy_id.clone();
        let shut = move || {
            tried.set(None);
            browser::focus(&copy_id);
        };
        Some(
            tag("DIV")
                .attr("class", "field")
                .on_escape(shut)
                .child(label)
                .child(area.value(move || text.clone())),
        )
    };
    tag("DIV")
        .child(
            tag("DIV")
                .attr("class", "buttons")
                .child(copy)
                .child(tag("SPAN").attr("role", "status").live_text(copied)),
        )
        .live_child(by_hand)
}
