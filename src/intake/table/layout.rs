//! Where the headings of a table stand, and what each column holds: what a
//! person says, else what its heading says, else what all of its cells fit.

use super::cells::Cells;
use super::{headings, regions};
use crate::intake::notes::listed;
use crate::intake::{Ask, Column, Refusal, TableColumn, words};

/// How many records may stand before the headings.
const BEFORE: usize = 10;

/// The columns of a table.
pub(super) struct Layout {
    /// The first record that is a row.
    pub first: usize,
    /// The columns, in their order.
    pub columns: Vec<TableColumn>,
    /// What should be known about them.
    pub notes: Vec<String>,
}

impl Layout {
    /// Finds out what the columns hold.
    pub(super) fn of(cells: &Cells, ask: &Ask) -> Result<Self, Refusal> {
        let said = ask.columns.as_deref();
        let heading = heading(cells).or_else(|| said.filter(|said| are_headings(said, cells)).map(|_| 0));
        let first = heading.map_or(0, |record| record + 1);
        let said = said.filter(|said| are_of(said, cells, heading));
        let is_headed = heading.is_some();
        let mut layout = Self { first, columns: Vec::new(), notes: Vec::new() };
        for place in 0..width(cells, heading) {
            let heading = heading.map_or("", |record| cells.cell(record, place)).to_owned();
            let taken_for = match said {
                Some(said) => said.get(place).and_then(|column| column.taken_for),
                None => {
                    headings::column(&heading).map(|column| settled(column, &heading, cells, first, place))
                }
            };
            let taken_for = taken_for.filter(|column| layout.has_room_for(*column));
            let sample = if is_headed { "" } else { cells.cell(0, place) }.to_owned();
            layout.columns.push(TableColumn { heading, sample, taken_for });
        }
        if said.is_none() {
            layout.guess(cells, is_headed);
        }
        layout.check(said.is_some())?;
        if let Some(record) = heading.filter(|record| *record > 0) {
            layout.notes.push(format!("What stands before line {} is not read.", cells.line(record)));
        }
        layout.name_the_unread();
        Ok(layout)
    }

    /// True if a column was taken for that.
    pub(super) fn has(&self, column: Column) -> bool {
        self.columns.iter().any(|other| other.taken_for == Some(column))
    }

    /// Regions of several columns add up; of others, the first one counts.
    fn has_room_for(&self, column: Column) -> bool {
        matches!(column, Column::Regions | Column::Adding) || !self.has(column)
    }

    /// Guesses by content what the headings do not say. Where there are
    /// headings, only what cannot be mistaken for anything else.
    fn guess(&mut self, cells: &Cells, has_headings: bool) {
        let mut guessed = Vec::new();
        for place in 0..self.columns.len() {
            // Where a table says what only databases have, its rows are no keys.
            let is_of_databases =
                [Column::Status, Column::Encryption].into_iter().any(|column| self.has(column));
            let is_out = |column: &Column| self.has(*column) || *column == Column::KeyId && is_of_databases;
            let open = |column: &Column| !is_out(column) && (!has_headings || TELLING.contains(column));
            let mut fitting = GUESSED.into_iter().filter(open);
            let column = fitting.find(|column| all_fit(*column, cells, self.first, place));
            let Some(entry) = self.columns.get_mut(place).filter(|entry| entry.taken_for.is_none()) else {
                continue;
            };
            entry.taken_for = column;
            guessed.extend(column.map(|column| (entry.heading.clone(), column)));
        }
        if has_headings {
            let notes = guessed.iter().filter(|(heading, _)| !heading.is_empty());
            self.notes.extend(notes.map(|(heading, column)| {
                format!("The column {} is taken for the {}.", listed(&[heading]), name(*column))
            }));
        } else if !guessed.is_empty() {
            if let Some(entry) = self.columns.iter_mut().find(|entry| entry.taken_for.is_none()) {
                entry.taken_for = Some(Column::Name);
            }
            let taken = self.columns.iter().map(|entry| entry.taken_for.map_or("nothing".to_owned(), name));
            let taken = taken.collect::<Vec<_>>().join(", ");
            self.notes.push(format!("The table has no headings; its columns are taken for {taken}."));
        }
    }

    /// Refuses a table that says nothing of types, providers, regions or keys,
    /// unless a person said what its columns are.
    fn check(&self, is_said: bool) -> Result<(), Refusal> {
        let is_known = if is_said {
            self.columns.iter().any(|entry| entry.taken_for.is_some())
        } else {
            TELLING.into_iter().any(|column| self.has(column))
        };
        if is_known {
            return Ok(());
        }
        Err(Refusal::NoColumns { columns: self.columns.clone() })
    }

    fn name_the_unread(&mut self) {
        let unread =
            self.columns.iter().filter(|entry| entry.taken_for.is_none() && !entry.heading.is_empty());
        let unread: Vec<&str> = unread.map(|entry| entry.heading.as_str()).collect();
        self.notes.extend(match unread.len() {
            0 => None,
            1 => Some(format!("The column {} is not read.", listed(&unread))),
            _ => Some(format!("The columns {} are not read.", listed(&unread))),
        });
    }
}

/// What a column is called inside a sentence.
fn name(column: Column) -> String {
    column.name().to_ascii_lowercase()
}

/// What can be guessed, in this order.
const GUESSED: [Column; 6] =
    [Column::Type, Column::Provider, Column::Regions, Column::KeyId, Column::Status, Column::Encryption];

/// What cannot be mistaken for anything else, so that it is guessed below a
/// heading, too, that is not known; a table says something of one of these.
const TELLING: [Column; 4] = [Column::Type, Column::Provider, Column::Regions, Column::KeyId];

/// The record of the headings: one that knows more of them than it has values;
/// or else the first one, if it has no value and another one has.
fn heading(cells: &Cells) -> Option<usize> {
    let count = |record: usize, fits: fn(&str) -> bool| {
        (0..cells.width(record)).filter(|place| fits(cells.cell(record, *place))).count()
    };
    let known = |record| count(record, |cell| headings::column(cell).is_some());
    let values = |record| count(record, is_value);
    let mut records = 0..cells.len().min(BEFORE);
    if let Some(record) = records.find(|record| known(*record) > values(*record).max(1)) {
        return Some(record);
    }
    let is_heading = cells.len() > 0
        && values(0) == 0
        && (known(0) > 0 || (1..cells.len()).any(|record| values(record) > 0));
    is_heading.then_some(0)
}

/// How many columns a table with these headings has, or one without any.
fn width(cells: &Cells, heading: Option<usize>) -> usize {
    match heading {
        Some(record) => cells.width(record),
        None => (0..cells.len()).map(|record| cells.width(record)).max().unwrap_or_default(),
    }
}

/// True where columns were said of a table with these headings, or of one
/// without any.
fn are_of(said: &[TableColumn], cells: &Cells, heading: Option<usize>) -> bool {
    let mut columns = said.iter().enumerate();
    said.len() == width(cells, heading)
        && columns.all(|(place, column)| column.heading == heading.map_or("", |it| cells.cell(it, place)))
}

/// True where the first record holds the headings that columns were said of:
/// it can be the last that is left of the table.
fn are_headings(said: &[TableColumn], cells: &Cells) -> bool {
    said.iter().any(|column| !column.heading.is_empty()) && are_of(said, cells, Some(0))
}

/// True for a cell that no heading is.
fn is_value(cell: &str) -> bool {
    TELLING.into_iter().any(|column| fits(column, cell))
}

/// True where every filled cell of a column fits, and at least one is filled.
fn all_fit(column: Column, cells: &Cells, first: usize, place: usize) -> bool {
    let mut filled = filled(cells, first, place).peekable();
    filled.peek().is_some() && filled.all(|cell| fits(column, cell))
}

fn fits(column: Column, cell: &str) -> bool {
    match column {
        Column::Type => words::database_type(cell).is_some(),
        Column::Provider => words::provider(cell).is_some(),
        Column::Regions => regions::are_codes(cell),
        Column::KeyId => words::is_key_id(cell),
        Column::Status => words::status(cell, None).is_some(),
        // A bare yes could mean anything.
        Column::Encryption => words::encryption(cell).is_some() && words::status(cell, Some(true)).is_none(),
        Column::Name | Column::Organization | Column::Adding => false,
    }
}

fn filled(cells: &Cells, first: usize, place: usize) -> impl Iterator<Item = &str> {
    (first..cells.len()).map(move |record| cells.cell(record, place)).filter(|cell| !words::is_blank(cell))
}

/// The cells of a column about a key name one, or say whether one is wanted.
fn settled(column: Column, heading: &str, cells: &Cells, first: usize, place: usize) -> Column {
    if !headings::is_of_a_key(heading) {
        return column;
    }
    if filled(cells, first, place).any(words::is_key_id) {
        return Column::KeyId;
    }
    let is_word = |cell: &str| words::encryption(cell).is_some();
    if filled(cells, first, place).any(is_word) { Column::Encryption } else { column }
}
