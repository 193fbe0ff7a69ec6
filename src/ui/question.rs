//! What is asked where two plans meet: *Keep mine*, *Use the link's*, *Merge
//! both*; and what is said of a link that could not be read.

use super::browser;
use super::field::sentence;
use super::html::{Tag, button, isolated, tag};
use super::keep::meeting;
use super::live::memo;
use super::state::State;
use crate::plan::{Arrival, Choice, Draft, Event, Question};
use crate::rules::counted;
use leptos::prelude::*;

/// Where it is asked which plan it shall be.
pub(super) const QUESTION: &str = "question";

/// Where it is said that a link could not be read.
pub(super) const REFUSAL: &str = "refusal";

/// The name of the file that holds what could not be read.
const UNREAD: &str = "astra-cmek-plan.txt";

/// What is asked where two plans meet, and what is said of links.
pub(super) fn question(state: State) -> Tag {
    let posed = memo(move || state.question.with(|question| question.as_ref().map(|it| posed(state, it))));
    let refused = move || {
        let why = state.refusal.get();
        (!why.is_empty()).then(|| refused(state, why))
    };
    let question = move || {
        posed.with(|posed| {
            let posed = posed.as_ref()?;
            Some(notice(QUESTION, "Which plan", posed.words.clone(), choices(state, posed)))
        })
    };
    let status = |id: &'static str| tag("P").attr("class", "unseen").attr("role", "status").attr("id", id);
    tag("DIV")
        .attr("class", "question-place")
        .attr("id", "question-place")
        .live_child(refused)
        .live_child(question)
        .child(status("refusal-outcome"))
        .child(status("question-outcome"))
}

/// Tells a screen reader what is asked, if anything: once it is there, also
/// where the page was only just loaded, and again with every plan that arrives.
pub(super) fn tell(state: State) {
    let words = untrack(|| state.question.with(|it| it.as_ref().map(|it| posed(state, it).words)));
    browser::announce("question-outcome", &words.unwrap_or_default());
}

/// Says why a link could not be read.
fn refused(state: State, why: String) -> Tag {
    let close = button("", "Close", move || {
        state.refusal.set(String::new());
        browser::announce("refusal-outcome", "");
        browser::focus("plan-title");
    });
    notice(REFUSAL, "The link", why, vec![close])
}

/// A question in words.
#[derive(Clone, PartialEq)]
struct Posed {
    words: String,
    choices: Vec<(&'static str, &'static str, Choice)>,
    /// True where what is kept cannot be read, and can be saved first.
    is_unreadable: bool,
}

fn posed(state: State, question: &Question) -> Posed {
    let (arrival, kept) = match question {
        Question::Plans { arrival, kept } => (*arrival, kept),
        Question::Unreadable(why) => {
            let words = format!(
                "What this browser keeps could not be read: {why}. It is untouched, and nothing is kept until you choose; what you discard cannot be had back."
            );
            return Posed { words, choices: vec![("", "Discard it", Choice::Shown)], is_unreadable: true };
        }
    };
    let of_kept = counts(kept);
    let beside = match arrival {
        _ if kept.is_empty() => "Nothing is kept until you choose.".to_owned(),
        Arrival::OtherTab => "That one is untouched until you choose.".to_owned(),
        _ if state.is_unkept.get() => {
            format!("Your other one ({of_kept}) is in this tab alone, for this browser keeps nothing.")
        }
        _ => format!("This browser keeps another one ({of_kept}), which is untouched until you choose."),
    };
    let (words, mine, theirs) = match arrival {
        Arrival::Link { is_damaged: true } => {
            let lost = state.draft.with(|draft| draft.damage().map(sentence)).unwrap_or_default();
            let words = ["What could be read of this link is shown. ", &lost].concat();
            (words, "Keep mine", "Use what could be read")
        }
        Arrival::Link { is_damaged: false } => {
            ("This is the plan of a link.".to_owned(), "Keep mine", "Use the link’s")
        }
        Arrival::Past => {
            ("This is an earlier plan, out of the history of the browser.".to_owned(), "Keep mine", "Use it")
        }
        Arrival::Reload => {
            ("This is the plan that this tab showed before.".to_owned(), "Use the other one", "Keep this one")
        }
        Arrival::OtherTab if kept.is_empty() => (
            "The plan that this browser kept was cleared in another tab.".to_owned(),
            "Clear it here too",
            "Keep this one",
        ),
        Arrival::OtherTab => (
            format!("Another tab changed the plan that this browser keeps ({of_kept})."),
            "Use the other tab’s",
            "Keep this one",
        ),
    };
    let mut choices = Vec::new();
    if arrival == Arrival::OtherTab || !kept.is_empty() {
        choices.push(("", mine, Choice::Kept));
    }
    choices.push(("primary", theirs, Choice::Shown));
    if !kept.is_empty() {
        choices.push(("", "Merge both", Choice::Both));
    }
    Posed { words: format!("{words} {beside}"), choices, is_unreadable: false }
}

/// The buttons of a question.
fn choices(state: State, posed: &Posed) -> Vec<Tag> {
    let save = posed.is_unreadable.then(|| {
        button("", "Save it as a file", || browser::download(UNREAD, "text/plain", &browser::load()))
    });
    let choices = posed.choices.iter().map(|(class, label, choice)| {
        let choice = *choice;
        button(class, *label, move || {
            meeting(state, Event::Chosen(choice));
            if state.question.with_untracked(Option::is_none) {
                browser::focus("plan-title");
            }
        })
    });
    save.into_iter().chain(choices).collect()
}

fn notice(id: &'static str, label: &'static str, words: String, buttons: Vec<Tag>) -> Tag {
    tag("SECTION")
        .attr("class", "notice question")
        .attr("id", id)
        .attr("tabindex", "-1")
        .attr("aria-label", label)
        .child(tag("P").child(isolated(words)))
        .child(tag("DIV").attr("class", "buttons").children(buttons))
}

/// What a plan holds, in a few words.
fn counts(draft: &Draft) -> String {
    let databases = counted(draft.databases.len(), "database", "databases");
    match draft.registered_keys.len() {
        0 => databases,
        keys => format!("{databases}, {}", counted(keys, "registered key", "registered keys")),
    }
}
