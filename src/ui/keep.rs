//! What the browser keeps of a plan: the text in its storage, the link in its
//! address, the title; and who hears of it where another plan comes along.
//! What becomes of two plans that meet is said by [`meet`]; as long as that is
//! a question, nothing is written.

use super::browser::{self, Entry};
use super::links::{pack_if_worth, read_link};
use super::live::{Signal, effect};
use super::question::{self, QUESTION, REFUSAL};
use super::state::State;
use crate::plan::{Draft, Event, Question, meet, says_no_more};
use crate::rules::Summary;
use crate::wire::link;
use std::cell::Cell;
use std::rc::Rc;

/// How long nothing more is written while somebody types, in milliseconds.
const PAUSE: u32 = 300;

/// Begins with what is kept and what the address brings, and follows both.
pub(super) fn begin(state: State) {
    match kept() {
        Ok(kept) => state.draft.set(kept),
        Err(why) => {
            state.question.set(Some(Question::Unreadable(why)));
            question::tell(state);
        }
    }
    let (fragment, entry) = (browser::address(), browser::entry());
    let held = browser::held().and_then(|(address, text)| Some((address, read_kept(&text).ok()?)));
    let mut has_held = false;
    if let Some((address, held)) = held {
        // What is held was made of what its address brings.
        has_held = address == fragment;
        meeting(state, Event::Resumed(held));
    }
    let has_nothing =
        state.question.with_untracked(Option::is_none) && state.draft.with_untracked(Draft::is_empty);
    match entry {
        _ if fragment.is_empty() || has_held => {}
        Entry::Given => open(state, &fragment, Event::Given, false),
        Entry::Unkept if !has_nothing => open(state, &fragment, Event::Resumed, false),
        Entry::Foreign | Entry::Unkept => open(state, &fragment, Event::Link, false),
        // Of an entry of its own, this browser keeps at least as much.
        _ if !has_nothing => {}
        // It was forgotten, or could never be kept.
        _ if browser::save("") == "kept" => open(state, &fragment, Event::Past, false),
        _ => open(state, &fragment, Event::Link, false),
    }
    browser::on_address(move |fragment, entry| {
        state.unread_at.set(None);
        match entry {
            Entry::TooLong => {
                state.tell("The plan that was here is too long for an address; Undo leads back to it.");
            }
            Entry::Given => open(state, &fragment, Event::Given, false),
            Entry::Visit if fragment.is_empty() => meeting(state, Event::Visit(Draft::default())),
            Entry::Visit => open(state, &fragment, Event::Visit, false),
            // Whoever empties the address wants another address, not another plan.
            _ if fragment.is_empty() => follow(state),
            // Whoever put another link there is far from what is asked now.
            Entry::Foreign => open(state, &fragment, Event::Link, true),
            Entry::Past | Entry::Unkept => open(state, &fragment, Event::Past, false),
        }
    });
    browser::on_elsewhere(move || meeting(state, Event::OtherTab(kept())));
    browser::on_hide(move || keep(state));
    browser::on_undo(move |is_redo| if is_redo { state.redo() } else { state.undo() });
    let is_quiet = Rc::new(Cell::new(false));
    effect(move |_| {
        state.draft.track();
        state.question.track();
        // The first change after a while is kept at once: Firefox loses some of
        // what is written while a page goes away.
        if is_quiet.replace(false) {
            keep(state);
        }
        let is_quiet = Rc::clone(&is_quiet);
        browser::later("follow", PAUSE, move || {
            is_quiet.set(true);
            if state.question.with_untracked(Option::is_some) {
                meeting(state, Event::Changed);
            }
            follow(state);
        });
    });
    effect(move |_| {
        let summary = state.report.with(|report| report.summary);
        browser::title(&match summary.databases {
            0 => "Customer keys for Astra".to_owned(),
            _ => format!("{} · Customer keys for Astra", summary.counts()),
        });
        let Summary { databases, deployments, keys, to_create, registered, .. } = summary;
        let Summary { not_covered, depends_on_registration, .. } = summary;
        let counts =
            [databases, deployments, keys, to_create, registered, not_covered, depends_on_registration];
        browser::counts(&counts.map(|count| count.to_string()).join(" "));
    });
    browser::on_mode(move |can_edit| state.let_edit(can_edit));
}

/// The plan that is kept here, or why it cannot be read.
fn kept() -> Result<Draft, String> {
    read_kept(&browser::load())
}

fn read_kept(text: &str) -> Result<Draft, String> {
    match text {
        "" => Ok(Draft::default()),
        text => link::read_kept(text).map_err(|refusal| refusal.to_string()),
    }
}

/// Reads a link of the address; an empty one is an empty plan. Only the last one
/// that was opened counts. The focus may go to what is asked or said of it.
fn open(state: State, fragment: &str, event: fn(Draft) -> Event, leads_there: bool) {
    state.opening.update(|(count, is_reading)| (*count, *is_reading) = (*count + 1, true));
    let (number, _) = state.opening.get_untracked();
    let is_empty = fragment.is_empty();
    let act = move |read: Result<Draft, String>| {
        if state.opening.get_untracked() != (number, true) {
            return;
        }
        state.opening.set((number, false));
        state.refusal.set(String::new());
        let place = match read {
            Ok(draft) if draft.has_no_rows() && !is_empty => {
                refuse(state, draft.damage().unwrap_or_default())
            }
            Ok(draft) => {
                meeting(state, event(draft));
                QUESTION
            }
            Err(why) => refuse(state, &why),
        };
        if leads_there {
            browser::focus(place);
        }
    };
    if is_empty {
        act(Ok(Draft::default()));
    } else {
        read_link(fragment, Box::new(act));
    }
}

/// Says why a link could not be read, and where that stands. Until something
/// changes, the link stays in the address.
fn refuse(state: State, why: &str) -> &'static str {
    let words = format!("The link could not be read: {why}. Nothing here was changed.");
    browser::announce("refusal-outcome", &words);
    browser::reveal("question-place");
    state.refusal.set(words);
    state.unread_at.set(Some(state.link.get_untracked()));
    REFUSAL
}

/// Lets plans meet, or parts them.
pub(super) fn meeting(state: State, event: Event) {
    let is_link = matches!(event, Event::Link(_));
    let is_given = matches!(event, Event::Given(_));
    let is_changed = event == Event::Changed;
    let is_arrival = is_link || matches!(event, Event::Past(_) | Event::Visit(_));
    if is_arrival {
        // What was typed last is kept, before it has to make way.
        keep(state);
    }
    let event = match event {
        Event::Visit(plan) => Event::Visit(whole(state, plan)),
        other => other,
    };
    let question = state.question.get_untracked();
    let mut outcome = state.draft.with_untracked(|shown| meet(shown, question, event));
    state.questions.update(|questions| questions.hear(&outcome));
    let shown = state.draft.get_untracked();
    let is_there = outcome.show.last() == Some(&shown);
    let leads_back = |dropped| state.history.with_untracked(|history| history.leads_back(&shown, dropped));
    let is_step = is_there && outcome.show.first().is_some_and(leads_back);
    if is_step {
        outcome.show.clear();
    }
    // A question that goes on is no news to who follows it.
    if !is_changed || outcome.question.is_none() {
        state.question.set(outcome.question);
    }
    if !outcome.what.is_empty() {
        state.show(outcome.what, outcome.show, is_step);
    } else if let Some(first) = outcome.show.pop() {
        // Steps that lead to what made way for it lead there still.
        match state.history.with_untracked(|history| history.can_undo() || history.can_redo()) {
            true => state.show("", vec![first], false),
            false => state.draft.set(first),
        }
    }
    if !is_changed {
        state.arrived.set(is_link.then(|| state.draft.get_untracked()));
        question::tell(state);
    }
    if is_arrival || is_given {
        browser::arrive();
    }
    if is_arrival {
        browser::reveal("question-place");
    }
    if outcome.is_answer || is_given {
        // The browser's way back leads to the link, which asks again.
        write_address(state, !is_there);
        follow(state);
    }
}

/// Opens a question again where the step back or forth from a draft to the one
/// that is shown leads to it.
pub(super) fn ask_again(state: State, is_back: bool, from: &Draft) {
    let again = |shown: &Draft| state.questions.with_untracked(|all| all.again(is_back, from, shown));
    let again = state.draft.with_untracked(again);
    if again.is_some() && state.question.with_untracked(Option::is_none) {
        state.question.set(again);
        question::tell(state);
        browser::reveal("question-place");
    }
}

/// The draft that a plan of this visit was a part of: an address holds no rows
/// that are not complete.
fn whole(state: State, plan: Draft) -> Draft {
    let is_it = says_no_more(&plan);
    let find = |shown: &Draft| {
        if is_it(shown) {
            return None;
        }
        state.history.with_untracked(|history| history.find(shown, &is_it))
    };
    state.draft.with_untracked(find).unwrap_or_else(|| plan.clone())
}

/// Writes what changed to where it is kept, unless a question is open.
fn follow(state: State) {
    keep(state);
    let plain = state.link.get_untracked();
    pack_if_worth(plain.clone(), move |fragment| {
        // What was packed in the meantime may be of yesterday.
        if state.link.with_untracked(|link| *link == plain) {
            state.packed.set((plain.clone(), fragment));
            write_address(state, false);
        }
    });
}

/// True if no question is open, and no link on its way.
fn is_settled(state: State) -> bool {
    state.question.with_untracked(Option::is_none) && !state.opening.get_untracked().1
}

/// Writes what is shown to where it is kept. As long as a question is open, this
/// tab alone holds it, unless the link of the address brings it again.
pub(super) fn keep(state: State) {
    let text = || state.draft.with_untracked(|draft| link::plain(&draft.in_texts()));
    if state.question.with_untracked(Option::is_some) {
        let is_arrived =
            |arrived: &Option<Draft>| state.draft.with_untracked(|draft| arrived.as_ref() == Some(draft));
        let is_held = !state.arrived.with_untracked(is_arrived) && browser::hold(&text());
        if !is_held {
            browser::let_go(false);
        }
        set(state.is_held, is_held);
        return;
    }
    browser::let_go(true);
    match browser::save(&text()).as_str() {
        "elsewhere" => meeting(state, Event::OtherTab(kept())),
        said => set(state.is_unkept, said != "kept"),
    }
}

/// Sets what has changed, so that nothing follows that has not.
fn set(signal: Signal<bool>, value: bool) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

/// Writes what is shown into the address: at once before and after an act, so
/// that the browser's way back leads to the plan that was there.
pub(super) fn write_address(state: State, is_new: bool) {
    let link = state.link.get_untracked();
    let unread_at = state.unread_at.get_untracked();
    if !is_settled(state) || unread_at.as_ref() == Some(&link) {
        return;
    }
    state.unread_at.set(None);
    let packed = state.packed.with_untracked(|(of, packed)| (*of == link).then(|| packed.clone()));
    // The way back leads to a link that could not be read, too.
    let is_new = is_new || unread_at.is_some();
    browser::show(&packed.unwrap_or(link), is_new, state.is_unkept.get_untracked());
}

/// Forgets the plan, everything that is kept of it, and every step. What the
/// history of the browser still holds is a stranger's from then on.
pub(super) fn forget(state: State) {
    state.forget();
    browser::load();
    keep(state);
    browser::begin_visit();
    browser::show("", false, false);
    state.tell("Forgot the plan, what this browser kept of it, and every step.");
}
