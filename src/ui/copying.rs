//! A button that copies a text, what became of it, and the text itself where
//! the browser keeps its clipboard closed.

use super::browser;
use super::html::{Tag, button, tag};
use super::live::Signal;
use leptos::prelude::*;

/// What became of a text that was to be copied.
#[derive(Clone, PartialEq)]
enum Copying<T> {
    /// Nobody asked yet.
    NotTried,
    /// The text of this subject is on the clipboard.
    Copied(T),
    /// The clipboard is closed; the person copies it.
    ByHand,
}

/// The button and its outcome. `subject` is what the text is of: once it is
/// another one, what was copied is said no more, and the text to copy by hand
/// is another one too.
pub(super) fn copying<T: Clone + PartialEq + Send + Sync + 'static>(
    class: &'static str,
    label: &'static str,
    id: &'static str,
    subject: impl Fn() -> T + Copy + Send + Sync + 'static,
    text: impl Fn() -> String + Copy + Send + 'static,
) -> Tag {
    let outcome = Signal::new(Copying::NotTried);
    let copy = button(class, label, move || {
        let subject = untrack(subject);
        // So that “Copied.” is news once more.
        outcome.set(Copying::NotTried);
        browser::copy(&text(), move |is_copied| {
            outcome.set(match is_copied {
                true => Copying::Copied(subject.clone()),
                false => Copying::ByHand,
            });
            if !is_copied {
                browser::select(id);
            }
        });
    });
    let copied = move || {
        let is_this = |copied: &T| *copied == subject();
        let is_copied = outcome.with(|outcome| matches!(outcome, Copying::Copied(copied) if is_this(copied)));
        if is_copied { "Copied." } else { "" }.to_owned()
    };
    let by_hand = move || {
        if !outcome.with(|outcome| matches!(outcome, Copying::ByHand)) {
            return None;
        }
        let text = move || {
            subject();
            text()
        };
        let area = tag("TEXTAREA").attr("id", id).attr("rows", "8").attr("readonly", "").value(text);
        let label = tag("LABEL").attr("for", id).text("The browser keeps its clipboard closed; copy this:");
        Some(tag("DIV").attr("class", "field").child(label).child(area))
    };
    tag("DIV")
        .child(
            tag("DIV")
                .attr("class", "buttons")
                .child(copy.attr("data-icon", "duplicate"))
                .child(tag("SPAN").attr("role", "status").live_text(copied)),
        )
        .live_child(by_hand)
}
