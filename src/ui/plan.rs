//! The plan: its rows, what can be done with all of it, and what is kept.

use super::bring_in::{Bringing, bring_button, bring_in};
use super::browser;
use super::field::{captioned, select};
use super::html::{Tag, button, isolated, mark_button, tag};
use super::keep;
use super::live::{Signal, effect, memo};
use super::many::{many, shown_rows};
use super::rows::row_list;
use super::share::save_as_file;
use super::state::{Notice, State, add_id};
use crate::catalog::Catalog;
use crate::domain::{OrganizationName, Subscription, visible};
use crate::plan::{Draft, Edit, History, List};

/// How many organizations have a field for their subscription, or are suggested.
const SHOWN_ORGANIZATIONS: usize = 50;

/// The whole left side.
pub(super) fn plan(state: State) -> Tag {
    let bringing = Bringing::new(state);
    let shown = shown_rows(state, List::Databases);
    let is_empty = memo(move || state.draft.with(Draft::is_empty));
    let clear = mark_button("remove", "Clear", "Clear", move || {
        state.replace("Cleared the plan.", Draft::default());
        browser::focus(&add_id(List::Databases));
    });
    let toolbar = tag("DIV")
        .attr("class", "buttons")
        .child(add_button(state, List::Databases, "primary", "Add database"))
        .child(bring_button(bringing))
        .child(step_button(state, "undo", "Undo", History::can_undo, State::undo))
        .child(step_button(state, "redo", "Redo", History::can_redo, State::redo))
        .child(clear.flag("disabled", move || is_empty.get()));
    let keys = tag("SECTION")
        .attr("aria-labelledby", "keys-title")
        .child(tag("H3").attr("id", "keys-title").text("Registered keys"))
        .child(
            tag("P")
                .attr("class", "hint")
                .text("Keys that Astra knows already: they count, and need not be created."),
        )
        .child(row_list(state, List::RegisteredKeys, shown_rows(state, List::RegisteredKeys)))
        .child(tag("DIV").attr("class", "buttons").child(add_button(
            state,
            List::RegisteredKeys,
            "",
            "Add registered key",
        )));
    let names = move || {
        // One that holds what cannot be seen would be taken for another one.
        let is_plain = |name: &OrganizationName| name.as_str().chars().all(|it| visible(it) == it);
        let names = state.organizations.get().into_iter().filter(|name| !name.is_empty() && is_plain(name));
        let shown = names.take(SHOWN_ORGANIZATIONS);
        shown.map(|name| tag("OPTION").attr("value", name.to_string())).collect()
    };
    tag("SECTION")
        .attr("class", "plan")
        .attr("aria-labelledby", "plan-title")
        .child(
            tag("DIV")
                .attr("class", "top")
                .child(tag("H2").attr("id", "plan-title").attr("tabindex", "-1").text("Your plan"))
                .child(toolbar),
        )
        .child(
            tag("DIV")
                .attr("class", "body")
                .child(bring_in(bringing))
                .child(many(state, shown))
                .child(row_list(state, List::Databases, shown))
                .child(examples(state))
                .child(subscription_fields(state))
                .child(keys)
                .child(confirmed(state))
                .child(kept(state, bringing)),
        )
        .child(undo_notice(state))
        .child(tag("DATALIST").attr("id", "organizations").live_children(names))
}

fn add_button(state: State, list: List, class: &'static str, label: &'static str) -> Tag {
    button(class, label, move || state.add(list)).attr("id", add_id(list)).attr("data-icon", "add")
}

/// A button that goes back or forth; without a step it stays, so that the
/// focus does not get lost.
fn step_button(
    state: State,
    mark: &'static str,
    label: &'static str,
    can: fn(&History) -> bool,
    step: fn(State),
) -> Tag {
    mark_button(mark, label, label, move || step(state))
        .whether("aria-disabled", move || !state.history.with(can))
}

fn undo_notice(state: State) -> Tag {
    let notice = move || {
        let Notice { what, is_step } = state.notice.get();
        if what.is_empty() {
            return None;
        }
        let undo = button("small", "Undo this", move || {
            state.undo();
            browser::focus(&add_id(List::Databases));
        });
        let undo = is_step.then_some(undo);
        let dismiss = mark_button("close", "Dismiss", "Dismiss this message", move || {
            state.tell("");
            browser::focus(&add_id(List::Databases));
        });
        let words = tag("P").child(isolated(what));
        Some(tag("DIV").attr("class", "notice").child(words).child(undo).child(dismiss))
    };
    effect(move |_| browser::announce("notice-outcome", &state.notice.with(|notice| notice.what.clone())));
    let status = tag("P").attr("class", "unseen").attr("role", "status").attr("id", "notice-outcome");
    tag("DIV").attr("class", "undo-place").live_child(notice).child(status)
}

/// The regions that a list of the reader's own Astra names.
fn confirmed(state: State) -> Tag {
    let words = memo(move || {
        state.parsed.with(|parsed| {
            let lists = parsed.plan.confirmed().iter().map(|list| {
                let (database_type, provider) = (list.database_type().name(), list.provider().name());
                format!("{} of {} for {database_type}", list.regions().len(), provider)
            });
            lists.collect::<Vec<_>>().join(", ")
        })
    });
    let forget = button("quiet small", "Forget them", move || {
        state.act("Forgot the confirmed regions.".to_owned(), Edit::RegionsForgotten);
        browser::focus(&add_id(List::Databases));
    });
    tag("SECTION")
        .attr("aria-labelledby", "confirmed-title")
        .when("hidden", move || words.with(String::is_empty))
        .child(tag("H3").attr("id", "confirmed-title").text("Confirmed regions"))
        .child(
            tag("P")
                .attr("class", "hint")
                .text("Your own region list names them, so they count as confirmed for this plan: ")
                .child(tag("SPAN").live_text(move || words.get()))
                .text(". ")
                .child(forget),
        )
}

/// What this browser keeps, and how to be rid of it.
fn kept(state: State, bringing: Bringing) -> Tag {
    let is_asked = Signal::new(false);
    let words = move || {
        if state.question.with(Option::is_some) {
            match state.is_held.get() {
                true => "What is shown is kept for this tab alone, until you choose above.",
                false => "What is shown is not kept until you choose above.",
            }
        } else if state.is_unkept.get() {
            "This browser keeps nothing (its storage is full or blocked): the plan lives in this tab and in its address. Save it as a file to be sure of it."
        } else {
            "The plan is kept in this browser as you type: in its storage and in its address, which its history remembers. It is sent nowhere."
        }
        .to_owned()
    };
    let sure = move || {
        let forget = button("small", "Forget it all", move || {
            keep::forget(state);
            bringing.close();
            is_asked.set(false);
            browser::focus(&add_id(List::Databases));
        });
        let stay = button("small", "Keep it", move || {
            is_asked.set(false);
            browser::focus("forget");
        })
        .attr("id", "forget-not")
        .attr("aria-describedby", "forget-about");
        is_asked.get().then(|| {
            tag("P")
                .attr("class", "notice")
                .attr("id", "forget-about")
                .on_escape(move || {
                    is_asked.set(false);
                    browser::focus("forget");
                })
                .text("This clears the plan, what this browser keeps of it, and every step of undo. Addresses that the browser’s history remembers hold plans too; only the browser can forget them. ")
                .child(forget.attr("id", "forget-all"))
                .text(" ")
                .child(stay)
        })
    };
    let ask = button("quiet", "Forget everything", move || {
        is_asked.set(true);
        // Whoever holds the key down forgets nothing by it.
        browser::focus("forget-not");
    });
    tag("SECTION")
        .attr("aria-labelledby", "kept-title")
        .attr("class", "kept")
        .child(tag("H3").attr("id", "kept-title").text("Kept in this browser"))
        .child(tag("P").attr("class", "hint").attr("role", "status").live_text(words))
        .child(tag("DIV").attr("class", "buttons").child(save_as_file(state)).child(ask.attr("id", "forget")))
        .live_child(sure)
}

/// The examples of the documentation, folded away once there is a plan.
fn examples(state: State) -> Tag {
    tag("DETAILS")
        .attr("class", "examples")
        .when("hidden", move || state.draft.with(Draft::is_empty))
        .child(tag("SUMMARY").text("The documentation's examples"))
        .child(example_list(state))
}

/// The examples of the documentation, one click away.
pub(super) fn example_list(state: State) -> Tag {
    let items = Catalog::released().examples().iter().map(|example| {
        tag("LI").child(button("quiet", example.title, move || {
            state.replace("Replaced the plan by an example.", Draft::of_example(example));
            browser::focus("answer-title");
        }))
    });
    tag("UL").children(items)
}

fn subscription_fields(state: State) -> Tag {
    let selects = move || {
        let names = state.organizations.get();
        let rest = names.len().saturating_sub(SHOWN_ORGANIZATIONS);
        let rest = (rest > 0).then(|| {
            tag("P")
                .attr("class", "hint")
                .text(format!("And {rest} more organizations; a table brings their plans in."))
        });
        let shown = names.into_iter().take(SHOWN_ORGANIZATIONS).enumerate();
        shown.map(|(at, name)| subscription(state, at, name)).chain(rest).collect()
    };
    tag("SECTION")
        .attr("aria-labelledby", "subscriptions-title")
        .when("hidden", move || state.organizations.with(Vec::is_empty))
        .child(tag("H3").attr("id", "subscriptions-title").text("Subscription"))
        .child(tag("DIV").attr("class", "fields").live_children(selects))
}

fn subscription(state: State, at: usize, name: OrganizationName) -> Tag {
    let id = format!("subscription-{at}");
    let label = if name.is_empty() { "Your organization".to_owned() } else { name.to_string() };
    let listed = name.clone();
    let chosen = memo(move || {
        state.parsed.with(|parsed| {
            let mut rows = parsed.plan.organizations().iter();
            let row = rows.find(|row| *row.name() == listed);
            row.map_or(Subscription::Unknown, |row| row.subscription()).to_string()
        })
    });
    let choose = move |code: String| {
        if let Ok(subscription) = code.parse() {
            state.edit(Edit::SubscriptionEntered(name.clone(), subscription));
        }
    };
    let control = select(id.clone(), subscriptions(), move || chosen.get(), choose);
    captioned(id.into(), label.into(), control)
}

/// The subscriptions, to choose from.
pub(super) fn subscriptions() -> Vec<(&'static str, &'static str)> {
    let named = Subscription::ALL.iter().map(|value| {
        let name = match value {
            Subscription::Paid => "Paid plan",
            Subscription::Free => "Free plan",
            Subscription::Unknown => "Not known",
        };
        (value.code(), name)
    });
    named.collect()
}
