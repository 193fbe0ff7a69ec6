//! What bringing something in would do: rows to add, rows that change, and
//! what could not be read.

use super::bring_in::Bringing;
use super::field::{captioned, select, sentence};
use super::html::{Tag, isolated, tag};
use super::live::{Signal, memo};
use super::words::said_where;
use crate::catalog::Catalog;
use crate::domain::{plain, shown};
use crate::intake::{Column, Format, Intake, TableColumn};
use crate::plan::{
    Draft, Excess, Glossary, Heard, List, Merged, Merging, Problem, ProblemCode, Word, causes, excess, merge,
    parse,
};
use crate::rules::counted;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many lines of each kind are shown.
const SHOWN_LINES: usize = 20;

/// What bringing something in would do.
#[derive(Clone)]
pub(super) struct Preview {
    intake: Arc<Intake>,
    /// What was read, in the codes that a person says its words mean.
    draft: Arc<Draft>,
    /// The plan afterwards.
    pub(super) merged: Arc<Merged>,
    /// What that would be too much of.
    excess: Option<Excess>,
    lines: Arc<Lines>,
}

/// The lines of the preview.
struct Lines {
    /// How many rows were not read, or not in full.
    unread: usize,
    /// The words that are no codes or doubtful, and how many of them have no meaning yet.
    words: Vec<Word>,
    open_words: usize,
    /// How many causes there are beside them that something was not read.
    causes: usize,
    problems: Vec<String>,
    /// How many new databases have a name that another one has, and the first of them.
    names: (usize, Vec<String>),
    added: Vec<String>,
    changed: Vec<String>,
}

/// Each is worked out because something is another one.
impl PartialEq for Preview {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.merged, &other.merged)
    }
}

impl Preview {
    pub(super) fn of(current: &Draft, intake: Arc<Intake>, glossary: &Glossary) -> Self {
        let heard = Heard::of(&intake.draft, glossary, current, Catalog::released());
        let Heard { draft, words, mut problems } = heard;
        let merged = merge(current, &draft, Merging::Update);
        problems.retain(|problem| !merged.mends(problem, &draft));
        let rows = problems.chunk_by(|a, b| (a.list, a.row) == (b.list, b.row));
        let unread = rows.filter(|row| row.iter().any(|problem| problem.code.leaves_out())).count();
        problems.retain(|problem| !problem.code.is_of_a_word() && problem.code != ProblemCode::RepeatedName);
        let causes = causes(&problems);
        let problems = causes.iter().take(SHOWN_LINES);
        let names = names_given_twice(&merged);
        let added = merged.added.iter().take(SHOWN_LINES);
        let changed = merged.changed.iter().take(SHOWN_LINES).map(|it| {
            let before = line(current, it.list, it.before);
            let after = line(&merged.draft, it.list, it.row);
            match before == after {
                true => format!("{before}: only what does not count changes"),
                false => format!("{before} becomes {after}"),
            }
        });
        let lines = Lines {
            unread,
            open_words: words.iter().filter(|word| glossary.code(&word.term).is_empty()).count(),
            words,
            causes: causes.len(),
            problems: problems.map(|cause| sentence(&said_where(intake.format, cause))).collect(),
            names: (names.len(), names.into_iter().take(SHOWN_LINES).collect()),
            added: added.map(|(list, row)| line(&merged.draft, *list, *row)).collect(),
            changed: changed.collect(),
        };
        let excess = excess(&merged.draft);
        Self { intake, draft: Arc::new(draft), excess, lines: Arc::new(lines), merged: Arc::new(merged) }
    }

    /// The format that was recognised, and the words to check.
    pub(super) fn words(&self) -> (Format, Vec<Word>) {
        (self.intake.format, self.lines.words.clone())
    }

    /// True if anything was read.
    pub(super) fn has_anything(&self) -> bool {
        !self.intake.draft.is_empty()
    }

    /// True if the plan would be another one, and no more than a plan may be.
    pub(super) fn can_be_added(&self) -> bool {
        let Merged { added, changed, .. } = &*self.merged;
        self.excess.is_none() && !(added.is_empty() && changed.is_empty() && self.confirms() == 0)
    }

    /// What was read, as a plan of its own.
    pub(super) fn alone(&self) -> Draft {
        Draft::clone(&self.draft)
    }

    fn confirms(&self) -> usize {
        self.intake.draft.confirmed.iter().map(|list| list.regions.len()).sum()
    }

    /// What was recognised, and what bringing it in would do.
    pub(super) fn summary(&self) -> String {
        let mut summary = [format_name(self.intake.format), ": ", &self.counts(false), "."].concat();
        if let Some(excess) = self.excess {
            summary.push(' ');
            summary.push_str(&excess.to_string());
        }
        summary
    }

    /// What it does, counted: `3 databases added` once it is done, and before
    /// that `3 databases would be added`.
    pub(super) fn counts(&self, is_done: bool) -> String {
        let of = |list: List| self.merged.added.iter().filter(|(of, _)| *of == list).count();
        let mut parts = Vec::new();
        let mut count = |number: usize, one: &str, many: &str, done: &str| {
            if number > 0 {
                let would = if is_done { " " } else { " would be " };
                parts.push([&counted(number, one, many), would, done].concat());
            }
        };
        count(of(List::Databases), "database", "databases", "added");
        count(of(List::RegisteredKeys), "registered key", "registered keys", "added");
        count(of(List::Organizations), "subscription", "subscriptions", "added");
        count(self.merged.changed.len(), "row", "rows", "changed");
        count(self.confirms(), "region", "regions", "confirmed");
        if self.merged.same > 0 {
            parts.push(counted(self.merged.same, "row there already", "rows there already"));
        }
        if self.lines.unread > 0 {
            parts.push(counted(
                self.lines.unread,
                "row not read, or not in full",
                "rows not read, or not in full",
            ));
        }
        if !is_done && self.lines.open_words > 0 {
            parts.push(counted(self.lines.open_words, "word to check", "words to check"));
        }
        if parts.is_empty() { "nothing to bring in".to_owned() } else { parts.join(", ") }
    }
}

/// The new databases that have a name of another one of their organization, of
/// the plan or of what comes in.
fn names_given_twice(merged: &Merged) -> Vec<String> {
    let problems = parse(&merged.draft, Catalog::released()).problems;
    let is_new = |problem: &&Problem| {
        let row = (List::Databases, problem.row.unwrap_or_default());
        problem.code == ProblemCode::RepeatedName && merged.added.binary_search(&row).is_ok()
    };
    let twice = problems.iter().filter(is_new);
    twice.map(|problem| line(&merged.draft, List::Databases, problem.row.unwrap_or_default())).collect()
}

fn line(draft: &Draft, list: List, row: usize) -> String {
    let place = row.wrapping_sub(1);
    let catalog = Catalog::released();
    let line = match list {
        List::Databases => {
            draft.databases.get(place).map(|row| format!("{} · {}", row.title(), row.line(catalog)))
        }
        List::RegisteredKeys => draft
            .registered_keys
            .get(place)
            .map(|row| format!("Key: {} {}", row.title(catalog), plain(&row.key_id)).trim_end().to_owned()),
        List::Organizations => draft
            .organizations
            .get(place)
            .map(|row| format!("{}: {}", plain(&row.name), plain(&row.subscription))),
    };
    line.unwrap_or_default()
}

/// What a format is called.
pub(super) const fn format_name(format: Format) -> &'static str {
    match format {
        Format::Document => "Plan document",
        Format::Link => "Link",
        Format::Table => "Table",
        Format::Devops => "Databases of Astra",
        Format::Keys => "Registered keys of Astra",
        Format::Regions => "Regions of Astra",
        Format::Terraform => "Terraform",
    }
}

/// What was left out, or should be known.
pub(super) fn notes(preview: &Preview) -> Option<Tag> {
    let notes = &preview.intake.notes;
    let items = notes.iter().map(|note| tag("LI").child(isolated(note.clone())));
    (!notes.is_empty()).then(|| tag("UL").attr("class", "notes").children(items))
}

/// The preview as it is shown.
pub(super) fn preview(preview: &Preview) -> Tag {
    let Preview { merged, lines, .. } = preview;
    let rows = |title: &'static str, count: usize, lines: &[String]| {
        let list = list(count, lines)?;
        Some(tag("DIV").child(tag("H4").text(format!("{title} ({count})"))).child(list))
    };
    tag("DIV")
        .attr("class", "preview")
        .child(rows("Not read, or not in full, by cause", lines.causes, &lines.problems))
        .child(rows("Names given twice", lines.names.0, &lines.names.1))
        .child(rows("To add", merged.added.len(), &lines.added))
        .child(rows("To change", merged.changed.len(), &lines.changed))
}

/// Lines, and how many more there are.
fn list(count: usize, lines: &[String]) -> Option<Tag> {
    let items = lines.iter().map(|line| tag("LI").child(isolated(line.clone())));
    let rest = count.saturating_sub(SHOWN_LINES);
    let rest = (rest > 0).then(|| tag("LI").text(format!("and {rest} more")));
    (count > 0).then(|| tag("UL").children(items).child(rest))
}

/// What each column of a table was taken for, which can be corrected.
pub(super) fn columns(bringing: Bringing) -> Tag {
    let columns = bringing.columns;
    // The fields stay while the table is read anew.
    let headings = memo(move || {
        columns.with(|columns| columns.iter().enumerate().map(column_label).collect::<Vec<_>>())
    });
    let details = move || {
        let headings = headings.get();
        // It opens for what is not understood, and does not shut by itself.
        let is_open = AtomicBool::new(false);
        let opens = move || {
            let is_unread = columns.with(|columns| columns.iter().any(|it| it.taken_for.is_none()));
            is_open.fetch_or(is_unread, Ordering::Relaxed) || is_unread
        };
        let fields =
            headings.iter().enumerate().map(|(at, label)| column(bringing, columns, at, label.clone()));
        (!headings.is_empty()).then(|| {
            tag("DETAILS")
                .when("open", opens)
                .child(tag("SUMMARY").text("Columns"))
                .child(tag("DIV").attr("class", "fields").children(fields))
        })
    };
    tag("DIV").live_child(details)
}

fn column(bringing: Bringing, columns: Signal<Vec<TableColumn>>, at: usize, label: String) -> Tag {
    let id = format!("bring-column-{at}");
    let options = [("", "Not read")].into_iter();
    let options = options.chain(Column::ALL.iter().map(|it| (it.code(), it.name()))).collect();
    let taken_for = move || {
        let taken = columns.with(|columns| columns.get(at).and_then(|column| column.taken_for));
        taken.map_or("", Column::code).to_owned()
    };
    let choose = move |code: String| {
        // At once, so that the next column is corrected beside this one.
        columns.update(|columns| {
            if let Some(column) = columns.get_mut(at) {
                column.taken_for = code.parse().ok();
            }
        });
        bringing.say(|ask| ask.columns = Some(columns.get_untracked()));
    };
    captioned(id.clone().into(), label.into(), select(id, options, taken_for, choose))
}

/// What a column is called: by its heading, or by its place and its first cell.
fn column_label((at, column): (usize, &TableColumn)) -> String {
    if !column.heading.trim().is_empty() {
        return plain(&column.heading);
    }
    let place = ["Column ", &(at + 1).to_string()].concat();
    if column.sample.is_empty() { place } else { [&place, ": ", &shown(&column.sample)].concat() }
}
