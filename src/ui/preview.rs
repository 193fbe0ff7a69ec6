//! What bringing something in would do: rows to add, rows that change, and
//! what could not be read, by line and with the reason.

use super::bring_in::Bringing;
use super::field::{select, sentence};
use super::html::{Tag, isolated, tag};
use super::live::{Signal, memo};
use crate::catalog::Catalog;
use crate::domain::plain;
use crate::intake::{Column, Format, Intake, TableColumn};
use crate::plan::{Draft, List, Merged, Merging, Problem, merge, parse};
use crate::rules::counted;
use std::sync::Arc;

/// How many lines of each kind are shown.
const SHOWN_LINES: usize = 20;

/// What bringing something in would do.
#[derive(Clone, PartialEq)]
pub(super) struct Preview {
    intake: Arc<Intake>,
    /// The plan afterwards.
    pub(super) merged: Arc<Merged>,
    problems: Arc<Vec<Problem>>,
    lines: Arc<Lines>,
}

/// The lines of the preview, one a row.
#[derive(PartialEq)]
struct Lines {
    added: Vec<String>,
    changed: Vec<String>,
}

impl Preview {
    pub(super) fn of(current: &Draft, intake: Arc<Intake>) -> Self {
        let problems = parse(&intake.draft, Catalog::released()).problems;
        let merged = merge(current, &intake.draft, Merging::Update);
        let added = merged.added.iter().take(SHOWN_LINES);
        let changed = merged.changed.iter().take(SHOWN_LINES).map(|it| {
            let before = line(current, it.list, it.before);
            format!("{before} becomes {}", line(&merged.draft, it.list, it.row))
        });
        let lines = Lines {
            added: added.map(|(list, row)| line(&merged.draft, *list, *row)).collect(),
            changed: changed.collect(),
        };
        Self { intake, problems: Arc::new(problems), lines: Arc::new(lines), merged: Arc::new(merged) }
    }

    /// True if anything was read.
    pub(super) fn has_anything(&self) -> bool {
        !self.intake.draft.is_empty()
    }

    /// True if the plan would be another one.
    pub(super) fn changes_anything(&self) -> bool {
        !self.merged.added.is_empty() || !self.merged.changed.is_empty() || self.confirms() > 0
    }

    /// What was read, as a plan of its own.
    pub(super) fn alone(&self) -> Draft {
        self.intake.draft.clone()
    }

    fn confirms(&self) -> usize {
        self.intake.draft.confirmed.iter().map(|list| list.regions.len()).sum()
    }

    /// What was recognised, and what bringing it in does.
    pub(super) fn summary(&self) -> String {
        format!("{}: {}.", format_name(self.intake.format), self.counts())
    }

    /// What it does, counted: `3 databases added, 1 changed`.
    pub(super) fn counts(&self) -> String {
        let of = |list: List| self.merged.added.iter().filter(|(of, _)| *of == list).count();
        let mut parts = Vec::new();
        let mut count = |number: usize, one: &str, many: &str| {
            if number > 0 {
                parts.push(counted(number, one, many));
            }
        };
        count(of(List::Databases), "database added", "databases added");
        count(of(List::RegisteredKeys), "registered key added", "registered keys added");
        count(of(List::Organizations), "subscription added", "subscriptions added");
        count(self.merged.changed.len(), "row changed", "rows changed");
        count(self.merged.same, "row there already", "rows there already");
        count(self.confirms(), "region confirmed", "regions confirmed");
        if parts.is_empty() { "nothing to bring in".to_owned() } else { parts.join(", ") }
    }
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

/// What a column is called.
const fn column_name(column: Column) -> &'static str {
    match column {
        Column::Name => "Name",
        Column::Organization => "Organization",
        Column::Type => "Database type",
        Column::Provider => "Cloud provider",
        Column::Regions => "Regions",
        Column::Status => "Status",
        Column::Adding => "Regions to add",
        Column::Encryption => "Customer key wanted",
        Column::KeyId => "Key identifier",
    }
}

/// The preview as it is shown.
pub(super) fn preview(preview: &Preview) -> Tag {
    let Preview { intake, merged, problems, lines } = preview;
    let rows = |title: &'static str, count: usize, lines: &[String]| {
        let items = lines.iter().map(|line| tag("LI").child(isolated(line.clone())));
        let rest = count.saturating_sub(lines.len());
        let rest = (rest > 0).then(|| tag("LI").text(format!("and {rest} more")));
        (count > 0).then(|| {
            tag("DIV")
                .child(tag("H4").text(format!("{title} ({count})")))
                .child(tag("UL").children(items).child(rest))
        })
    };
    let unread: Vec<String> =
        problems.iter().take(SHOWN_LINES).map(|problem| unread(intake, problem)).collect();
    let notes = intake.notes.iter().map(|note| tag("LI").child(isolated(note.clone())));
    let notes = (!intake.notes.is_empty()).then(|| tag("UL").attr("class", "notes").children(notes));
    tag("DIV")
        .attr("class", "preview")
        .child(notes)
        .child(rows("Not read, or not in full", problems.len(), &unread))
        .child(rows("To add", merged.added.len(), &lines.added))
        .child(rows("To change", merged.changed.len(), &lines.changed))
}

/// A problem with its place; the rows of a table are its lines.
fn unread(intake: &Intake, problem: &Problem) -> String {
    let place = match (intake.format, problem.row) {
        (Format::Table | Format::Terraform, Some(row)) => format!("Line {row}"),
        (_, Some(row)) => format!("Row {row}"),
        (_, None) => return sentence(&problem.message),
    };
    format!("{place}: {}.", problem.message)
}

/// What each column of a table was taken for, which can be corrected.
pub(super) fn columns(bringing: Bringing) -> Tag {
    let columns = bringing.columns;
    // The fields stay while the table is read anew.
    let headings =
        memo(move || columns.with(|columns| columns.iter().map(|it| it.heading.clone()).collect()));
    let fields = move || {
        let headings: Vec<String> = headings.get();
        headings
            .into_iter()
            .enumerate()
            .map(|(at, heading)| column(bringing, columns, at, &heading))
            .collect()
    };
    tag("DETAILS")
        .when("hidden", move || headings.with(Vec::is_empty))
        .child(tag("SUMMARY").text("Columns"))
        .child(tag("DIV").attr("class", "fields").live_children(fields))
}

fn column(bringing: Bringing, columns: Signal<Vec<TableColumn>>, at: usize, heading: &str) -> Tag {
    let id = format!("bring-column-{at}");
    let options = [("", "Not read")].into_iter();
    let options = options.chain(Column::ALL.iter().map(|it| (it.code(), column_name(*it)))).collect();
    let taken_for = move || {
        let taken = columns.with(|columns| columns.get(at).and_then(|column| column.taken_for));
        taken.map_or("", Column::code).to_owned()
    };
    let choose = move |code: String| {
        let mut taken: Vec<Option<Column>> =
            columns.with_untracked(|columns| columns.iter().map(|column| column.taken_for).collect());
        if let Some(column) = taken.get_mut(at) {
            *column = code.parse().ok();
        }
        bringing.say(|ask| ask.columns = Some(taken));
    };
    let heading = match plain(heading) {
        blank if blank.trim().is_empty() => format!("Column {}", at + 1),
        heading => heading,
    };
    tag("DIV")
        .attr("class", "field")
        .child(tag("LABEL").attr("for", id.clone()).child(isolated(heading)))
        .child(select(id, options, taken_for, choose))
}
