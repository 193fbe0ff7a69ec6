//! The answer, which follows each keystroke.

use super::browser;
use super::copying::copying;
use super::field::{problem_links, sentence};
use super::findings::findings;
use super::html::{Tag, button, leading, tag};
use super::key_table::{key_table, not_covered, statement};
use super::live::{Signal, effect, memo};
use super::picture::picture_panel;
use super::plan::example_list;
use super::share::{share, share_button};
use super::state::State;
use crate::catalog::{Catalog, Link, StatementId};
use crate::domain::{Confidence, Severity, plain};
use crate::plan::{Draft, List, Problem};
use crate::rules::{Report, counted};

/// The whole right side.
pub(super) fn answer(state: State) -> Tag {
    let verdict = memo(move || {
        let incomplete = state.parsed.with(|parsed| parsed.incomplete_entries());
        // A region that is half typed spoils no count, but makes none either.
        let is_begun = || !state.has_plan.get() && state.draft.with(|draft| draft.half_typed.is_some());
        let incomplete = incomplete.max(usize::from(is_begun()));
        if incomplete == 0 && !state.has_plan.get() && !state.can_edit.get() {
            return ["There is no plan here.".to_owned(), String::new()];
        }
        state.report.with(|report| report.verdict(incomplete))
    });
    let part = move |at: usize| verdict.with(|verdict| verdict.get(at).cloned().unwrap_or_default());
    let reconciliation = memo(move || {
        let words = || state.report.with(Report::reconciliation);
        if state.has_plan.get() { words() } else { String::new() }
    });
    let severities = memo(move || state.report.with(Report::severities));
    let (is_shared, is_embedded) = (Signal::new(false), Signal::new(false));
    effect(move |is_first| {
        let severities =
            severities.with(|all| all.iter().map(|(_, words)| &**words).collect::<Vec<_>>().join(", "));
        let outcome = [verdict.with(|verdict| verdict.join(" ")), reconciliation.get(), severities].join(" ");
        // Nobody asked yet when the page has just been drawn.
        if !is_first {
            browser::announce("outcome", &outcome);
        }
    });
    tag("SECTION")
        .attr("class", "answer")
        .attr("aria-labelledby", "answer-title")
        .child(
            tag("DIV")
                .attr("class", "top verdict")
                .child(
                    tag("H2")
                        .attr("id", "answer-title")
                        .attr("tabindex", "-1")
                        .live_text(move || part(0))
                        .text(" ")
                        .child(tag("SPAN").live_text(move || part(1))),
                )
                .child(tag("P").attr("class", "reconciliation").live_text(move || reconciliation.get()))
                .child(
                    tag("DIV")
                        .attr("class", "buttons")
                        .when("hidden", move || !state.has_plan.get())
                        .live_children(move || severities.get().into_iter().map(leading_to).collect())
                        .child(share_button(is_shared))
                        .child(copy_panel(state)),
                ),
        )
        .child(
            tag("DIV")
                .attr("class", "body")
                .child(tag("P").attr("id", "outcome").attr("class", "unseen").attr("role", "status"))
                .child(tag("P").attr("id", "unread-outcome").attr("class", "unseen").attr("role", "status"))
                .child(first_steps(state))
                .child(unread(state))
                .child(key_table(state))
                .child(not_covered(state))
                .children(findings(state))
                .child(picture_panel(state))
                .child(share(state, is_shared, is_embedded))
                .child(embed_panel(state, is_embedded)),
        )
}

/// The panel for authors of documentation. Once somebody opens it, `host.js` loads
/// what it holds.
fn embed_panel(state: State, is_open: Signal<bool>) -> Tag {
    tag("DETAILS")
        .attr("class", "share embed")
        .when("hidden", move || !state.has_plan.get())
        .on("toggle", move |event| is_open.set(browser::is_open(&event)))
        .child(tag("SUMMARY").text("Embed"))
}

/// A count of findings, which leads to them.
fn leading_to((severity, words): (Severity, String)) -> Tag {
    button("quiet small", words, move || browser::focus(severity.plural()))
        .attr("data-severity", severity.code())
}

/// What stands in the place of an answer as long as there is none.
fn first_steps(state: State) -> Tag {
    let examples = tag("DIV")
        .attr("class", "examples")
        .when("hidden", move || !state.draft.with(Draft::is_empty))
        .child(tag("P").text("Or try one of the documentation's examples:"))
        .child(example_list(state));
    tag("DIV")
        .attr("class", "first")
        .when("hidden", move || state.has_plan.get())
        .child(examples)
        .child(statement(Catalog::released(), StatementId::OneKeyPerScope))
        .child(
            tag("P")
                .text("Such a combination, in one organization, is called a ")
                .child(tag("STRONG").text("key scope"))
                .child(tag("SPAN").text("; the picture below shows some of them"))
                .text("."),
        )
}

/// The count, always in view where the answer is not.
pub(super) fn count_bar(state: State) -> Tag {
    let counts = move || {
        let summary = state.report.with(|report| report.summary);
        let least =
            state.parsed.with(|parsed| if parsed.incomplete_entries() > 0 { "at least " } else { "" });
        let keys = [least, &counted(summary.keys, "key", "keys")].concat();
        match summary.not_covered {
            0 => keys,
            gaps => format!("{keys} · {gaps} not covered"),
        }
    };
    let see = button("small", "See the answer", || {
        browser::scroll_to("answer-title");
        browser::focus("answer-title");
    });
    tag("P")
        .attr("class", "count-bar")
        .when("hidden", move || !state.has_plan.get())
        .child(tag("SPAN").live_text(counts))
        .child(see)
}

/// How many entries with problems are drawn; the rows themselves say the rest.
const SHOWN_ENTRIES: usize = 50;

fn copy_panel(state: State) -> Tag {
    let start = move |done| {
        let plan = state.as_it_counts();
        state.parsed.with_untracked(|parsed| {
            let problems = parsed.problems_in_words().join("\n");
            browser::copy_markdown(&plan, parsed.incomplete_entries(), &problems, done);
        });
    };
    copying("small", "Copy as Markdown", "markdown", move || state.draft.get(), start)
}

/// The problems of all rows; of the one that is being edited, those of fields
/// that were left.
fn unread(state: State) -> Tag {
    let problems = memo(move || {
        let open = state.open.get();
        let is_said = |problem: &&Problem| {
            let is_open = open.is_some() && problem.list.zip(problem.row) == open;
            !is_open || state.left.with(|left| left.iter().any(|field| problem.field == field.code()))
        };
        state.parsed.with(|parsed| parsed.problems.iter().filter(is_said).cloned().collect::<Vec<_>>())
    });
    // Whoever left a field does not come by what is said of it.
    let of_open_row = memo(move || {
        let open = state.open.get();
        let is_here = |problem: &&Problem| open.is_some() && problem.list.zip(problem.row) == open;
        problems.with(|problems| {
            let said = problems.iter().filter(is_here).map(|problem| sentence(&problem.message));
            said.collect::<Vec<_>>().join(" ")
        })
    });
    effect(move |is_first| {
        let said = of_open_row.get();
        if !is_first {
            browser::announce("unread-outcome", &said);
        }
    });
    let rows = move || {
        problems.with(|problems| {
            let rows = problems.chunk_by(|a, b| (a.list, a.row) == (b.list, b.row));
            rows.take(SHOWN_ENTRIES).map(|row| unread_row(state, row)).collect()
        })
    };
    section("unread", "unread-title", "Entries to check", move || problems.with(Vec::is_empty))
        .child(tag("UL").live_children(rows))
}

fn unread_row(state: State, problems: &[Problem]) -> Tag {
    let place = problems.first().and_then(|problem| problem.list.zip(problem.row));
    let open = place.map(|(list, row)| {
        let what = match list {
            List::Databases => "Database",
            List::RegisteredKeys => "Registered key",
            List::Organizations => "Organization",
        };
        let title = move || {
            let name = state.draft.with(|draft| match list {
                List::Databases => draft.databases.get(row - 1).map(|row| plain(&row.name)),
                List::RegisteredKeys => None,
                List::Organizations => draft.organizations.get(row - 1).map(|row| plain(&row.name)),
            });
            match name.filter(|name| !name.trim().is_empty()) {
                Some(name) => format!("{what} {row}: {name}"),
                None => format!("{what} {row}"),
            }
        };
        leading(state.can_edit.get(), "", move || state.open_row(list, row)).live_text(title)
    });
    tag("LI").child(open).child(problem_links(state, problems))
}

/// A part of the answer under its heading.
pub(super) fn section(
    class: &'static str,
    id: &'static str,
    title: &'static str,
    is_hidden: impl Fn() -> bool + Send + 'static,
) -> Tag {
    tag("SECTION")
        .attr("aria-labelledby", id)
        .attr("class", class)
        .when("hidden", is_hidden)
        .child(tag("H3").attr("id", id).attr("tabindex", "-1").text(title))
}

/// What the focus goes to although nobody can press it.
pub(super) fn led_to(element: Tag, id: &str) -> Tag {
    element.attr("id", id.to_owned()).attr("tabindex", "-1")
}

/// Links of the catalog, each with how its address is known where that is not
/// documented.
pub(super) fn links<'a>(pages: impl IntoIterator<Item = &'a Link>) -> Tag {
    let items = pages.into_iter().map(|page| {
        let mark = (page.confidence != Confidence::Documented)
            .then(|| tag("SMALL").attr("class", "confidence").text(format!("address {}", page.confidence)));
        let anchor = tag("A").attr("href", page.url).attr("rel", "noreferrer").attr("target", "_blank");
        tag("LI").child(anchor.text(page.title)).text(" ").child(mark)
    });
    tag("UL").attr("class", "docs").children(items)
}

/// How a fact is known.
pub(super) fn known(confidence: Confidence) -> Tag {
    let mut word = sentence(confidence.code());
    word.pop();
    tag("SMALL").attr("class", "confidence").attr("data-confidence", confidence.code()).text(word)
}
