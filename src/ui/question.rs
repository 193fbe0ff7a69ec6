//! What is asked where two plans meet: *Keep mine*, *Use the link's*, *Merge
//! both*.

use super::browser;
use super::html::{Tag, button, isolated, tag};
use super::keep::{Arrival, Question, follow, is_damaged};
use super::state::State;
use crate::plan::{Draft, Edit, Merging, merge};
use crate::rules::counted;

/// What is asked where two plans meet.
pub(super) fn question(state: State) -> Tag {
    let asked = move || state.question.get().map(|question| asked(state, question));
    tag("DIV").attr("class", "question-place").attr("role", "status").live_child(asked)
}

fn asked(state: State, Question { arrival, other }: Question) -> Tag {
    let of_other = counts(&other);
    let has_other = !other.is_empty();
    let (words, mine, theirs) = match &arrival {
        Arrival::Unreadable(why) => (format!("{why}. Nothing that is kept here was changed."), "", "Go on"),
        Arrival::Link { is_damaged: true } if has_other => (
            format!(
                "This link was damaged on its way; what could be read is shown. This browser keeps another plan ({of_other}), which is untouched."
            ),
            "Keep mine",
            "Use what could be read",
        ),
        Arrival::Link { is_damaged: true } => (
            "This link was damaged on its way; what could be read is shown.".to_owned(),
            "",
            "Use what could be read",
        ),
        Arrival::Link { .. } => (
            format!("This is the plan of a link. This browser keeps another one ({of_other}), which is untouched."),
            "Keep mine",
            "Use the link’s",
        ),
        Arrival::OtherTab if has_other => (
            format!("Another tab changed the plan that this browser keeps ({of_other}). This tab keeps nothing until you choose."),
            "Use the other tab’s",
            "Keep this one",
        ),
        Arrival::OtherTab => (
            "The plan that this browser kept was cleared in another tab. This tab keeps nothing until you choose.".to_owned(),
            "Clear it here too",
            "Keep this one",
        ),
    };
    let is_other_tab = arrival == Arrival::OtherTab;
    let settle = move || {
        state.question.set(None);
        browser::focus("plan-title");
    };
    let keep_shown = button("primary", theirs, move || {
        let is_damaged = state.draft.with_untracked(is_damaged);
        settle();
        if is_damaged {
            state.edit(Edit::DamageAccepted);
        }
        follow(state);
    });
    let take_other = (!mine.is_empty()).then(|| {
        let other = other.clone();
        button("", mine, move || {
            settle();
            state.replace(
                if is_other_tab { "Took the other tab’s plan." } else { "Kept your plan." },
                other.clone(),
            );
        })
    });
    let merge_both = (has_other && !mine.is_empty()).then(|| {
        button("", "Merge both", move || {
            let shown = state.draft.get_untracked();
            let (first, second) = if is_other_tab { (&shown, &other) } else { (&other, &shown) };
            let merged = merge(first, second, Merging::Union).draft;
            settle();
            state.replace("Merged both plans.", merged);
        })
    });
    tag("DIV")
        .attr("class", "notice question")
        .child(tag("P").child(isolated(words)))
        .child(tag("DIV").attr("class", "buttons").child(take_other).child(keep_shown).child(merge_both))
}

/// What a plan holds, in a few words.
fn counts(draft: &Draft) -> String {
    let databases = counted(draft.databases.len(), "database", "databases");
    match draft.registered_keys.len() {
        0 => databases,
        keys => format!("{databases}, {}", counted(keys, "registered key", "registered keys")),
    }
}
