//! A button that copies a text, what became of it, and the text itself where
//! the browser keeps its clipboard closed.

use super::browser::{self, Copied};
use super::html::{Tag, button, tag};
use super::live::Signal;
use leptos::prelude::*;

/// The button and its outcome. `subject` is what the text is of: once it is
/// another one, nothing is said any more of what was copied. `start` copies the
/// text, and lets know what became of it.
pub(super) fn copying<T: Clone + PartialEq + Send + Sync + 'static>(
    class: &'static str,
    label: &'static str,
    id: &'static str,
    subject: impl Fn() -> T + Copy + Send + Sync + 'static,
    start: impl Fn(Box<dyn FnMut(Copied)>) + Send + 'static,
) -> Tag {
    let outcome = Signal::new(None::<(T, Copied)>);
    let copy = button(class, label, move || {
        let subject = untrack(subject);
        // So that “Copied.” is news once more.
        outcome.set(None);
        start(Box::new(move |copied| {
            let is_closed = matches!(copied, Copied::ByHand(_));
            outcome.set(Some((subject.clone(), copied)));
            if is_closed {
                browser::select(id);
            }
        }));
    });
    let copied = move || {
        outcome.with(|outcome| {
            let of_this = |(copied, _): &&(T, Copied)| *copied == subject();
            outcome.as_ref().filter(of_this).map(|(_, copied)| copied.clone())
        })
    };
    let said = move || match copied() {
        Some(Copied::Done) => "Copied.".to_owned(),
        Some(Copied::Failed(why)) => ["It could not be copied: ", &why, "."].concat(),
        _ => String::new(),
    };
    let by_hand = move || {
        let Some(Copied::ByHand(text)) = copied() else { return None };
        let value = move || text.clone();
        let area = tag("TEXTAREA").attr("id", id).attr("rows", "8").attr("readonly", "").value(value);
        let label = tag("LABEL").attr("for", id).text("The browser keeps its clipboard closed; copy this:");
        Some(tag("DIV").attr("class", "field").child(label).child(area))
    };
    tag("DIV")
        .child(
            tag("DIV")
                .attr("class", "buttons")
                .child(copy.attr("data-icon", "duplicate"))
                .child(tag("SPAN").attr("role", "status").live_text(said)),
        )
        .live_child(by_hand)
}
