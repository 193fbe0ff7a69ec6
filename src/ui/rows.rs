//! The rows of a list, of which one may be a form. A long list is drawn in
//! pages, so that ten thousand rows cost no more than one page of them.

use super::database_form::database_form;
use super::field::sentence;
use super::html::{Tag, button, isolated, mark_button, seen, tag};
use super::key_form::key_form;
use super::live::{Memo, memo};
use super::many::chooser;
use super::state::{State, line_id};
use crate::catalog::Catalog;
use crate::domain::DatabaseType;
use crate::plan::{Field, List};
use leptos::prelude::*;
use std::ops::Range;

/// How many rows a page has.
const PAGE: usize = 100;

/// How long a word is, in bytes, that may be broken in any case.
const LONG_WORD: usize = 24;

/// The rows that a list shows, or the page of them with the row that somebody
/// looks for.
pub(super) fn row_list(state: State, list: List, shown: Memo<Vec<usize>>) -> Tag {
    // The places of the page in what is shown.
    let page = memo(move || {
        let sought = state.sought(list).get();
        shown.with(|shown| {
            let place = shown.partition_point(|row| *row < sought).min(shown.len().saturating_sub(1));
            let first = place - place % PAGE;
            first..shown.len().min(first + PAGE)
        })
    });
    let rows = (0..PAGE).fold(tag("OL").attr("class", "rows"), |rows, place| {
        let row = memo(move || page.with(|page| shown.with(|shown| shown.get(page.start + place).copied())));
        rows.live_child(move || Some(tag("LI").live_child(row_view(state, list, row.get()?))))
    });
    let count = move || shown.with(Vec::len);
    let pager = move |is_above: bool| {
        let turn = move |label: &'static str, place: fn(Range<usize>) -> Option<usize>| {
            let row =
                move || place(page.get()).and_then(|place| shown.with(|shown| shown.get(place).copied()));
            let go = move || {
                if let Some(row) = untrack(row) {
                    state.turn_to(list, row);
                    // Below the rows, the way back up would be long.
                    if !is_above {
                        state.focus_row(list, row);
                    }
                }
            };
            button("small", label, go).whether("aria-disabled", move || row().is_none())
        };
        let place = move || {
            let page = page.get();
            format!("{} to {} of {}", page.start + 1, page.end, count())
        };
        let place = tag("SPAN").live_text(place);
        tag("DIV")
            .attr("class", "buttons")
            .attr("role", "group")
            .attr("aria-label", pages(list, is_above))
            .when("hidden", move || count() <= PAGE)
            .child(turn("Earlier rows", |page| page.start.checked_sub(PAGE)))
            .child(if is_above { place.attr("role", "status") } else { place })
            .child(turn("Later rows", |page| Some(page.end)))
    };
    tag("DIV").child(pager(true)).child(rows.when("hidden", move || count() == 0)).child(pager(false))
}

/// What the buttons that turn pages are called together.
const fn pages(list: List, is_above: bool) -> &'static str {
    match (list, is_above) {
        (List::RegisteredKeys, true) => "Pages of registered keys",
        (List::RegisteredKeys, false) => "Pages of registered keys, below them",
        (List::Databases | List::Organizations, true) => "Pages of databases",
        (List::Databases | List::Organizations, false) => "Pages of databases, below them",
    }
}

fn row_view(state: State, list: List, row: usize) -> impl Fn() -> Option<Tag> + Send + 'static {
    let is_open = memo(move || state.open.get() == Some((list, row)));
    move || {
        Some(match (is_open.get(), list) {
            (true, List::Databases) => database_form(state, row),
            (true, List::RegisteredKeys | List::Organizations) => key_form(state, row),
            (false, _) => row_at_rest(state, list, row),
        })
    }
}

/// What a row at rest says.
#[derive(Clone, PartialEq)]
struct Words {
    /// The code of its database type, which has a mark.
    kind: &'static str,
    title: String,
    line: String,
    problem: String,
}

fn words(state: State, list: List, row: usize) -> Words {
    let line = state.draft.with(|draft| match list {
        List::Databases => draft.databases.get(row - 1).map(|row| row.line(Catalog::released())),
        List::RegisteredKeys => draft.registered_keys.get(row - 1).map(|row| row.key_id.clone()),
        List::Organizations => None,
    });
    let problem = match state.problems(list, row).as_slice() {
        [] => String::new(),
        [one] => sentence(&one.message),
        [first, rest @ ..] => format!("{} And {} more.", sentence(&first.message), rest.len()),
    };
    let kind = state.text_now(list, row, Field::Type).parse().map_or("", DatabaseType::code);
    Words { kind, title: state.title(list, row), line: line.unwrap_or_default(), problem }
}

fn row_at_rest(state: State, list: List, row: usize) -> Tag {
    // One memo and one redraw a row: a thousand rows hear of every keystroke.
    let words = memo(move || words(state, list, row));
    let is_choosing = memo(move || list == List::Databases && state.chosen.with(Option::is_some));
    let view = move || {
        let Words { kind, title, line, problem } = words.get();
        let chooser = is_choosing.get().then(|| chooser(state, row, &title));
        let can_edit = state.can_edit.get();
        let name = seen([&*title, &line, &problem].join(" ").trim_end());
        let open = match can_edit {
            true => button("line", "", move || state.open_row(list, row)).attr("aria-label", name),
            false => tag("P").attr("class", "line"),
        };
        let open = open
            .attr("id", line_id(list, row))
            .child(tag("STRONG").attr("data-type", kind).child(isolated(title.clone())))
            .text(" ")
            .child(whole_words(&line))
            .text(" ")
            .child((!problem.is_empty()).then(|| tag("SPAN").attr("class", "problem").text(problem)));
        let duplicate = mark_button("duplicate", "Duplicate", ["Duplicate ", &title].concat(), move || {
            state.duplicate(list, row)
        });
        let remove =
            mark_button("remove", "Remove", ["Remove ", &title].concat(), move || state.remove(list, row));
        let marks = can_edit.then_some([duplicate, remove]).into_iter().flatten();
        chooser.into_iter().chain([open]).chain(marks).collect()
    };
    let line = tag("DIV").attr("class", "row").live_children(view);
    if list == List::Databases { line.attr("data-row", row.to_string()) } else { line }
}

/// A line whose region codes stay whole: one that is broken can be taken for
/// another one.
fn whole_words(line: &str) -> Tag {
    line.split(' ').fold(tag("BDI"), |line, word| {
        let text = seen(word);
        let is_code = word.contains('-') && word.len() < LONG_WORD;
        let line =
            if is_code { line.child(tag("SPAN").attr("class", "whole").text(text)) } else { line.text(text) };
        line.text(" ")
    })
}

/// The form of a row around its fields.
pub(super) fn row_form(state: State, list: List, row: usize, legend: String, fields: Tag) -> Tag {
    let buttons = tag("DIV")
        .attr("class", "buttons")
        .child(tag("BUTTON").attr("type", "submit").attr("class", "primary").text("Done"))
        .child(
            button("quiet", "Duplicate", move || state.duplicate(list, row)).attr("data-icon", "duplicate"),
        )
        .child(button("quiet", "Remove", move || state.remove(list, row)).attr("data-icon", "remove"));
    let fieldset = tag("FIELDSET").child(tag("LEGEND").text(legend)).child(fields).child(buttons);
    let form = tag("FORM");
    let form = if list == List::Databases { form.attr("data-row", row.to_string()) } else { form };
    form.attr("class", "row-form")
        .on("submit", move |event| {
            event.prevent_default();
            state.close();
        })
        .child(fieldset)
}
