//! What the browser keeps of a plan: the text in its storage, the link in its
//! address, the title; and what happens where two plans meet. A plan that is
//! kept is never written over by one that arrives.

use super::browser::{self, Unpacked};
use super::html::{Tag, button, isolated, tag};
use super::live::effect;
use super::state::State;
use crate::catalog::Catalog;
use crate::plan::{Draft, Edit, Merging, Stray, merge, parse};
use crate::wire::link::{self, Packed, Reading, Refusal};

/// How long nothing is written while somebody types, in milliseconds.
const PAUSE: u32 = 300;

/// The longest plan that stands in the address, in characters; browsers take
/// about two million.
const LONGEST_ADDRESS: usize = 100_000;

/// Another plan beside the one that is shown.
#[derive(Clone)]
pub(super) struct Question {
    /// Where the plan that is shown, or the other one, comes from.
    arrival: Arrival,
    /// The plan that is not shown.
    other: Draft,
}

/// How two plans came to meet.
#[derive(Clone, PartialEq)]
enum Arrival {
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

/// The plan that is kept here. One that cannot be read is left alone.
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
    match link::read(fragment) {
        Ok(Reading::Draft(draft)) => arrived(state, draft, mine, is_first),
        Ok(Reading::Packed(packed)) => {
            let arrive = move |read| match read {
                Ok(draft) => arrived(state, draft, mine.clone(), is_first),
                Err(why) => unreadable(state, why),
            };
            unpack(packed, Box::new(arrive));
        }
        Err(refusal) => unreadable(state, refusal.to_string()),
    }
}

/// Unpacks a link, and reads it.
fn unpack(packed: Packed, done: Box<dyn FnMut(Result<Draft, String>)>) {
    let bytes = packed.bytes().to_vec();
    // The listener is called once, and hands on what it holds.
    let mut held = Some((packed, done));
    browser::unpack(&bytes, link::MOST_UNPACKED, move |unpacked| {
        let Some((packed, mut done)) = held.take() else { return };
        let read = match unpacked {
            Unpacked::Text { bytes, is_whole } => packed.unpacked(&bytes, is_whole),
            Unpacked::TooLarge => Err(Refusal::UnpacksTooLarge),
            Unpacked::Impossible => return done(Err("this browser cannot unpack links".to_owned())),
        };
        match read {
            Ok(Reading::Draft(draft)) => done(Ok(draft)),
            // Its last characters were none of it; without them it is whole.
            Ok(Reading::Packed(shorter)) => unpack(shorter, done),
            Err(refusal) => done(Err(refusal.to_string())),
        }
    });
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

fn is_damaged(draft: &Draft) -> bool {
    draft.strays.iter().any(|stray| matches!(stray, Stray::Damaged { .. }))
}

/// Goes where the history of the browser leads.
fn go_to(state: State, fragment: &str) {
    let arrive = move |draft: Draft| {
        if !state.draft.with_untracked(|mine| says_the_same(&draft, mine)) {
            state.go(draft);
        }
    };
    match link::read(fragment) {
        _ if fragment.is_empty() => arrive(Draft::default()),
        Ok(Reading::Draft(draft)) => arrive(draft),
        Ok(Reading::Packed(packed)) => {
            let arrive = move |read: Result<Draft, String>| read.into_iter().for_each(arrive);
            unpack(packed, Box::new(arrive));
        }
        Err(refusal) => unreadable(state, refusal.to_string()),
    }
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
fn follow(state: State) {
    keep(state);
    if state.question.with_untracked(Option::is_none) {
        let plain = plain(state);
        pack_if_worth(plain.clone(), move |fragment| {
            // What was packed in the meantime may be of yesterday.
            if self::plain(state) == plain && state.question.with_untracked(Option::is_none) {
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

/// The link of the plan that is shown, not packed.
pub(super) fn plain(state: State) -> String {
    state.parsed.with_untracked(|parsed| link::plain(&Draft::from(&parsed.plan)))
}

/// Packs a long link where that makes it shorter.
pub(super) fn pack_if_worth(plain: String, mut done: impl FnMut(String) + 'static) {
    if plain.len() <= link::WORTH_PACKING {
        done(plain);
        return;
    }
    let text = link::text_to_pack(&plain).to_owned();
    browser::pack(&text, move |deflated| {
        let packed = if deflated.is_empty() { String::new() } else { link::packed(&plain, &deflated) };
        done(if packed.is_empty() || packed.len() >= plain.len() { plain.clone() } else { packed });
    });
}

/// Writes the address at once, before and after an act, so that the browser's
/// way back leads to the plan that was there.
pub(super) fn write_address(state: State, is_new: bool) {
    if state.question.with_untracked(Option::is_none) {
        show(&plain(state), is_new);
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
    let of = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let databases = of(draft.databases.len(), "database", "databases");
    match draft.registered_keys.len() {
        0 => databases,
        keys => format!("{databases}, {}", of(keys, "registered key", "registered keys")),
    }
}
