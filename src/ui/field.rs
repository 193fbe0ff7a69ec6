//! Labelled fields of a form, with the problems of what they hold.

use super::browser;
use super::html::{Tag, button, isolated, leading, tag};
use super::live::{Memo, memo};
use super::state::{State, field_id};
use crate::domain::{CloudProvider, DatabaseType, Status, plain};
use crate::plan::{Edit, Field, History, List, Problem};
use crate::rules::mend_problem;
use leptos::prelude::*;
use std::borrow::Cow;

/// How many problems of a field or a row are drawn.
const SHOWN_PROBLEMS: usize = 20;

/// How long a press lasts, in milliseconds.
const AFTER_A_PRESS: u32 = 250;

/// A field of a row: where its text comes from and where it goes.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) state: State,
    pub(super) list: List,
    pub(super) row: usize,
    pub(super) field: Field,
}

impl Place {
    pub(super) fn id(self) -> String {
        field_id(self.list, self.row, self.field)
    }

    /// The id of what stands under the field.
    pub(super) fn about(self) -> String {
        format!("{}-about", self.id())
    }

    pub(super) fn text(self) -> Memo<String> {
        self.state.text(self.list, self.row, self.field)
    }

    /// What it holds, read once.
    pub(super) fn text_now(self) -> String {
        untrack(|| self.state.text_now(self.list, self.row, self.field))
    }

    pub(super) fn enter(self, text: String) {
        self.state.edit(Edit::FieldEntered(self.list, self.row, self.field, text));
    }

    /// The problems of the field, once it was left.
    pub(super) fn problems(self) -> Memo<Vec<Problem>> {
        let Self { state, list, row, field } = self;
        memo(move || {
            if !state.left.with(|left| left.contains(&field)) {
                return Vec::new();
            }
            let mut problems = state.problems(list, row);
            problems.retain(|problem| problem.is_at(list, row, field));
            problems
        })
    }

    /// Remembers that the field was left, so that it may complain: after the
    /// press that left it, lest what was to be pressed moves away.
    fn leave(self) {
        self.state.history.update(History::seal);
        let opening = self.state.openings.get_untracked();
        browser::later("", AFTER_A_PRESS, move || {
            // By then another form may be open.
            if self.state.openings.get_untracked() == opening {
                self.judge();
            }
        });
    }

    /// Lets the field complain from now on.
    pub(super) fn judge(self) {
        if !self.state.left.with_untracked(|left| left.contains(&self.field)) {
            self.state.left.update(|left| left.push(self.field));
        }
    }
}

/// A text field.
pub(super) fn text_field(place: Place, label: &'static str, hint: &'static str) -> Tag {
    let text = place.text();
    let problems = place.problems();
    let mut control = tag("INPUT")
        .attr("type", "text")
        .attr("id", place.id())
        .attr("aria-describedby", place.about())
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .whether("aria-invalid", move || !problems.with(Vec::is_empty))
        .value(move || text.get())
        .on("input", move |event| place.enter(event_target_value(&event)));
    if place.field == Field::Organization {
        control = control.attr("list", "organizations");
    }
    labelled(place, label, hint, problems, vec![control])
}

/// A choice among the codes of a vocabulary.
pub(super) fn select_field(
    place: Place,
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
) -> Tag {
    let text = place.text();
    let problems = place.problems();
    let chosen = move || text.with(|text| canonical(place.field, text));
    let control = select(place.id(), options, chosen, move |code| place.enter(code))
        .attr("aria-describedby", place.about())
        .whether("aria-invalid", move || !problems.with(Vec::is_empty));
    labelled(place, label, "", problems, vec![control])
}

/// The code that a text stands for, or the text itself where it is none.
fn canonical(field: Field, text: &str) -> String {
    let code = match field {
        Field::Type => text.parse().map(DatabaseType::code).ok(),
        Field::Provider => text.parse().map(CloudProvider::code).ok(),
        Field::Status if text.trim().is_empty() => Some(Status::Planned.code()),
        Field::Status => text.parse().map(Status::code).ok(),
        _ => None,
    };
    code.map_or_else(|| text.to_owned(), str::to_owned)
}

/// A list of codes to choose from. A text that is none of them stands at its
/// end, so that what was brought in is not taken for something else.
pub(super) fn select<N: Into<Cow<'static, str>>>(
    id: String,
    options: Vec<(&'static str, N)>,
    chosen: impl Fn() -> String + Send + Sync + 'static,
    choose: impl Fn(String) + 'static,
) -> Tag {
    let options = options.into_iter().map(|(code, name)| (code, name.into())).collect();
    select_among(id, options, memo(chosen), Box::new(choose))
}

/// The same for any caller, so that it is compiled once.
fn select_among(
    id: String,
    options: Vec<(&'static str, Cow<'static, str>)>,
    chosen: Memo<String>,
    choose: Box<dyn Fn(String)>,
) -> Tag {
    let codes: Vec<&'static str> = options.iter().map(|(code, _)| *code).collect();
    let options = options.into_iter().map(|(code, name)| {
        tag("OPTION")
            .attr("value", code)
            .flag("selected", move || chosen.with(|chosen| chosen == code))
            .text(name)
    });
    let stranger = memo(move || Some(chosen.get()).filter(|text| !codes.contains(&text.as_str())));
    let stranger = move || {
        let text = stranger.get()?;
        let name = if text.trim().is_empty() { "Choose one".to_owned() } else { plain(&text) };
        Some(tag("OPTION").attr("value", text).flag("selected", || true).text(name))
    };
    tag("SELECT")
        .attr("id", id)
        .on("change", move |event| choose(event_target_value(&event)))
        .children(options)
        .live_child(stranger)
}

/// A control below its label, which can hold what a person wrote.
pub(super) fn captioned(id: Cow<'static, str>, label: Cow<'static, str>, control: Tag) -> Tag {
    let label = tag("LABEL").attr("for", id).child(isolated(label));
    tag("DIV").attr("class", "field").child(label).child(control)
}

/// A label, a control, what is to be known about it and what is wrong with it.
pub(super) fn labelled(
    place: Place,
    label: &'static str,
    hint: &'static str,
    problems: Memo<Vec<Problem>>,
    control: Vec<Tag>,
) -> Tag {
    let hint = (!hint.is_empty()).then(|| tag("P").attr("class", "hint").text(hint));
    let wrong = move || problem_list(place.state, &problems.get());
    tag("DIV")
        .attr("class", "field")
        .on("focusout", move |_| place.leave())
        .child(tag("LABEL").attr("for", place.id()).text(label))
        .children(control)
        .child(tag("DIV").attr("id", place.about()).child(hint).live_child(wrong))
}

/// Problems below their field, each with the button that mends it, where one can.
fn problem_list(state: State, problems: &[Problem]) -> Option<Tag> {
    let words = |problem: &Problem| tag("SPAN").text(sentence(&problem.message));
    listed(state, problems, words)
}

/// The same elsewhere: each problem leads to its field.
pub(super) fn problem_links(state: State, problems: &[Problem]) -> Option<Tag> {
    let words = |problem: &Problem| {
        let message = sentence(&problem.message);
        let field = problem.field.parse().ok();
        match problem.list.zip(problem.row) {
            Some((list, row)) => {
                leading(state.can_edit.get(), message, move || state.open_field(list, row, field))
            }
            None => tag("SPAN").text(message),
        }
    };
    listed(state, problems, words)
}

fn listed(state: State, problems: &[Problem], words: impl Fn(&Problem) -> Tag) -> Option<Tag> {
    let items = problems.iter().take(SHOWN_PROBLEMS).map(|problem| {
        let mend = state.draft.with_untracked(|draft| mend_problem(problem, draft));
        let place = problem.list.zip(problem.row);
        let field = problem.field.parse().ok();
        let mend =
            mend.map(|mend| button("small", mend.label, move || act_on(state, &mend.edit, place, field)));
        tag("LI").child(words(problem)).text(" ").child(mend)
    });
    let rest = problems.len().saturating_sub(SHOWN_PROBLEMS);
    let rest = (rest > 0).then(|| tag("LI").text(format!("And {rest} more.")));
    (!problems.is_empty()).then(|| tag("UL").attr("class", "problems").children(items).child(rest))
}

/// Mends a problem; the focus goes to the field where its row is open, and to
/// the answer elsewhere, since the button is gone afterwards.
fn act_on(state: State, edit: &Edit, place: Option<(List, usize)>, field: Option<Field>) {
    if let Edit::RowRemoved(list, row) = edit {
        state.remove(*list, *row);
        return;
    }
    state.edit(edit.clone());
    browser::focus(&match (place, field) {
        (Some((list, row)), Some(field)) if state.open.get_untracked() == place => field_id(list, row, field),
        _ => "answer-title".to_owned(),
    });
}

/// A message as a sentence of its own. No message begins with a code, which
/// would not keep its small letter.
pub(super) fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    format!("{}{}.", first.unwrap_or_default(), characters.as_str())
}
