//! What the browser keeps of a plan: the text in its storage, the link in its
//! address, the title; and what happens where two plans meet. As long as that
//! is a question, nothing is written.

use super::browser;
use super::links::{pack_if_worth, read_link};
use super::live::effect;
use super::state::State;
use crate::catalog::Catalog;
use crate::plan::{Draft, Stray, parse};
use crate::wire::link::{self, Reading};

/// How long nothing is written while somebody types, in milliseconds.
const PAUSE: u32 = 300;

/// The longest plan that stands in the address, in characters; browsers take
/// about two million.
const LONGEST_ADDRESS: usize = 100_000;

/// Another plan beside the one that is shown.
#[derive(Clone)]
pub(super) struct Question {
    /// Where the plan that is shown, or the other one, comes from.
    pub(super) arrival: Arrival,
    /// The plan that is not shown.
    pub(super) other: Draft,
}

/// How two plans came to meet.
#[derive(Clone, PartialEq)]
pub(super) enum Arrival {
    /// A link is shown, and the other plan is kept here.
    Link {
        /// True where the link lost something on its way.
        is_damaged: bool,
    },
    /// A link could not be read, and why; what is kept is shown.
    Unreadable(String),
    /// Another tab keeps the other plan.
    OtherTab,
}

/// Begins with what is kept and what the address brings, and follows both.
pub(super) fn begin(state: State) {
    let kept = kept(state);
    match browser::address() {
        fragment if fragment.is_empty() => state.draft.set(kept),
        fragment => {
            // Until a packed link is read, what is kept stands there.
            state.draft.set(kept.clone());
            open(state, &fragment, kept, true);
        }
    }
    browser::on_address(move |fragment, is_ours| {
        if is_ours || fragment.is_empty() {
            go_to(state, &fragment);
        } else {
            let mine = state.draft.get_untracked();
            open(state, &fragment, mine, false);
        }
    });
    browser::on_elsewhere(move || elsewhere(state));
    browser::on_hide(move || keep(state));
    browser::on_undo(move |is_redo| if is_redo { state.redo() } else { state.undo() });
    effect(move |_| {
        state.draft.track();
        state.question.track();
        browser::later("follow", PAUSE, move || follow(state));
    });
    effect(move |_| {
        let summary = state.report.with(|report| report.summary);
        browser::title(&match summary.databases {
            0 => "Customer keys for Astra".to_owned(),
            _ => format!("{} · Customer keys for Astra", summary.counts()),
        });
    });
}

/// The plan that is kept here; none where it cannot be read.
fn kept(state: State) -> Draft {
    let text = browser::load();
    match link::read(&text) {
        _ if text.is_empty() => Draft::default(),
        Ok(Reading::Draft(draft)) => draft,
        Ok(Reading::Packed(_)) => Draft::default(),
        Err(refusal) => {
            let arrival =
                Arrival::Unreadable(format!("What this browser keeps could not be read: {refusal}"));
            state.question.set(Some(Question { arrival, other: Draft::default() }));
            Draft::default()
        }
    }
}

/// Reads a link; `mine` is the plan that it meets.
fn open(state: State, fragment: &str, mine: Draft, is_first: bool) {
    let act = move |read| match read {
        Ok(draft) => arrived(state, draft, mine.clone(), is_first),
        Err(why) => unreadable(state, why),
    };
    read_link(fragment, Box::new(act));
}

fn unreadable(state: State, why: String) {
    let arrival = Arrival::Unreadable(format!("The link could not be read: {why}"));
    state.question.set(Some(Question { arrival, other: Draft::default() }));
}

/// Shows the plan of a link, and asks where another one is here already.
fn arrived(state: State, draft: Draft, mine: Draft, is_first: bool) {
    let is_damaged = is_damaged(&draft);
    if !is_damaged && says_the_same(&draft, &mine) {
        return;
    }
    if is_first {
        state.draft.set(draft);
    } else {
        state.replace("Opened a link.", draft);
    }
    if is_damaged || !mine.is_empty() {
        state.question.set(Some(Question { arrival: Arrival::Link { is_damaged }, other: mine }));
    }
}

/// True where both are the same plan, whatever else was typed beside it.
fn says_the_same(a: &Draft, b: &Draft) -> bool {
    let plan = |draft: &Draft| link::plain(&Draft::from(&parse(draft, Catalog::released()).plan));
    plan(a) == plan(b)
}

/// True where the plan came by a link that lost something on its way.
pub(super) fn is_damaged(draft: &Draft) -> bool {
    draft.strays.iter().any(|stray| matches!(stray, Stray::Damaged { .. }))
}

/// Goes where the history of the browser leads.
fn go_to(state: State, fragment: &str) {
    let arrive = move |draft: Draft| {
        if !state.draft.with_untracked(|mine| says_the_same(&draft, mine)) {
            state.go(draft);
        }
    };
    if fragment.is_empty() {
        return arrive(Draft::default());
    }
    let act = move |read| match read {
        Ok(draft) => arrive(draft),
        Err(why) => unreadable(state, why),
    };
    read_link(fragment, Box::new(act));
}

/// Another tab wrote what is kept.
fn elsewhere(state: State) {
    let other = kept(state);
    let is_same = state.draft.with_untracked(|mine| says_the_same(mine, &other));
    let asked = state.question.with_untracked(|question| question.as_ref().map(|it| it.arrival.clone()));
    match asked {
        None if is_same => {}
        None | Some(Arrival::OtherTab) => {
            state.question.set((!is_same).then_some(Question { arrival: Arrival::OtherTab, other }));
        }
        Some(Arrival::Link { .. }) => {
            state.question.update(|question| question.iter_mut().for_each(|it| it.other = other.clone()));
        }
        Some(Arrival::Unreadable(_)) => {}
    }
}

/// Writes what changed to where it is kept, unless a question is open.
pub(super) fn follow(state: State) {
    keep(state);
    if state.question.with_untracked(Option::is_none) {
        let plain = state.link.get_untracked();
        pack_if_worth(plain.clone(), move |fragment| {
            // What was packed in the meantime may be of yesterday.
            if state.link.with_untracked(|link| *link == plain)
                && state.question.with_untracked(Option::is_none)
            {
                show(&fragment, false);
            }
        });
    }
}

fn keep(state: State) {
    if state.question.with_untracked(Option::is_some) {
        return;
    }
    match browser::save(&state.draft.with_untracked(link::plain)).as_str() {
        "kept" => {}
        "elsewhere" => elsewhere(state),
        _ => state.is_unkept.set(true),
    }
}

/// Writes the address at once, before and after an act, so that the browser's
/// way back leads to the plan that was there.
pub(super) fn write_address(state: State, is_new: bool) {
    if state.question.with_untracked(Option::is_none) {
        show(&state.link.get_untracked(), is_new);
    }
}

fn show(fragment: &str, is_new: bool) {
    browser::show(if fragment.len() <= LONGEST_ADDRESS { fragment } else { "" }, is_new);
}

/// Forgets the plan, everything that is kept of it, and every step.
pub(super) fn forget(state: State) {
    state.forget();
    browser::load();
    keep(state);
    show("", false);
}
