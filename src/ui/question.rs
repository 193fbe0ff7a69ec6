//! What is asked where two plans meet: *Keep mine*, *Use the link's*, *Merge
//! both*; and what is said of a link that could not be read.

use super::browser;
use super::field::sentence;
use super::html::{Tag, button, isolated, tag};
use super::keep::meeting;
use super::state::State;
use crate::plan::{Arrival, Choice, Draft, Event, Question};
use crate::rules::counted;

/// The name of the file that holds what could not be read.
const UNREAD: &str = "astra-cmek-plan.txt";

/// What is asked where two plans meet.
pub(super) fn question(state: State) -> Tag {
    let asked = move || state.question.get().map(|question| asked(state, question));
    let refused = move || {
        let why = state.refusal.get();
        (!why.is_empty()).then(|| refused(state, why))
    };
    tag("DIV").attr("class", "question-place").attr("role", "status").live_child(refused).live_child(asked)
}

/// Says why a link could not be read.
fn refused(state: State, why: String) -> Tag {
    let close = button("", "Close", move || {
        state.refusal.set(String::new());
        browser::focus("plan-title");
    });
    notice(why, vec![close])
}

fn asked(state: State, question: Question) -> Tag {
    let choose = move |class: &'static str, label: &'static str, choice: Choice| {
        button(class, label, move || {
            meeting(state, Event::Chosen(choice));
            if state.question.with_untracked(Option::is_none) {
                browser::focus("plan-title");
            }
        })
    };
    let (arrival, kept) = match question {
        Question::Plans { arrival, kept } => (arrival, kept),
        Question::Unreadable(why) => {
            let words = format!(
                "What this browser keeps could not be read: {why}. It is untouched, and nothing is kept until you choose."
            );
            let save = button("", "Save it as a file", || {
                browser::download(UNREAD, "text/plain", &browser::load());
            });
            return notice(words, vec![save, choose("", "Discard it", Choice::Shown)]);
        }
    };
    let of_kept = counts(&kept);
    let beside = match arrival {
        _ if kept.is_empty() => "Nothing is kept until you choose.".to_owned(),
        Arrival::OtherTab => "This tab keeps nothing until you choose.".to_owned(),
        _ => format!(
            "This browser keeps another one ({of_kept}), which is untouched until you choose; until then nothing that you change is kept."
        ),
    };
    let (words, mine, theirs) = match arrival {
        Arrival::Link { is_damaged: true } => {
            let lost = state.draft.with_untracked(|draft| sentence(draft.damage().unwrap_or_default()));
            let words = ["What could be read of this link is shown. ", &lost].concat();
            (words, "Keep mine", "Use what could be read")
        }
        Arrival::Link { is_damaged: false } => {
            ("This is the plan of a link.".to_owned(), "Keep mine", "Use the link’s")
        }
        Arrival::Past => {
            ("This is an earlier plan, out of the history of the browser.".to_owned(), "Keep mine", "Use it")
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
    let mut buttons = Vec::new();
    if arrival == Arrival::OtherTab || !kept.is_empty() {
        buttons.push(choose("", mine, Choice::Kept));
    }
    buttons.push(choose("primary", theirs, Choice::Shown));
    if !kept.is_empty() {
        buttons.push(choose("", "Merge both", Choice::Both));
    }
    notice(format!("{words} {beside}"), buttons)
}

fn notice(words: String, buttons: Vec<Tag>) -> Tag {
    tag("DIV")
        .attr("class", "notice question")
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
