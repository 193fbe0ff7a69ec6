//! Why an input gives nothing at all.

use super::TableColumn;
use crate::plan::{Field, List};
use crate::wire::document;
use crate::wire::limits::{MOST_BYTES, MOST_REGIONS, MOST_ROWS, most_bytes};
use std::fmt;

/// The most columns that a table may have.
pub(super) const MOST_COLUMNS: usize = 200;

/// Why an input gives nothing at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing but blanks.
    Empty,
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// Neither UTF-8 nor UTF-16.
    NotText,
    /// The file of a spreadsheet program.
    Workbook,
    /// A table of whose columns none is known.
    NoColumns {
        /// The columns, for a person to say what they hold.
        columns: Vec<TableColumn>,
    },
    /// A table with more columns than [`MOST_COLUMNS`].
    TooManyColumns {
        /// The line, from 1.
        line: usize,
    },
    /// More rows than [`MOST_ROWS`].
    TooManyRows,
    /// More regions than [`MOST_REGIONS`].
    TooManyRegions,
    /// A text longer than its field may be.
    TooLong {
        /// The list it would stand in.
        list: List,
        /// The row: a line of a table, a position in a list.
        row: usize,
        /// The field.
        field: Field,
        /// How long the text is.
        bytes: usize,
    },
    /// Why it is no plan document, where it says that it is one.
    Document(document::Refusal),
}

impl Refusal {
    /// The columns of a table that a person can say the meaning of.
    pub fn columns(&self) -> &[TableColumn] {
        match self {
            Self::NoColumns { columns } => columns,
            _ => &[],
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the input is empty"),
            Self::TooLarge => write!(f, "the input is larger than {MOST_BYTES} bytes, the most that is read"),
            Self::NotText => f.write_str("the input is not text in UTF-8 or UTF-16; save it as UTF-8"),
            Self::Workbook => f.write_str("the input is a workbook or an archive; save its table as CSV"),
            Self::NoColumns { .. } => {
                f.write_str("the input has no known format, and as a table it has no column that is known")
            }
            Self::TooManyColumns { line } => {
                write!(f, "line {line} has more than {MOST_COLUMNS} columns, the most that are read")
            }
            Self::TooManyRows => {
                write!(f, "the input has more than {MOST_ROWS} rows, the most that are read")
            }
            Self::TooManyRegions => {
                write!(f, "the input names more than {MOST_REGIONS} regions, the most that are read")
            }
            Self::TooLong { list, row, field, bytes } => write!(
                f,
                "{list}, row {row}, {field} has {bytes} bytes; the most that are read is {}",
                most_bytes(*field),
            ),
            Self::Document(refusal) => refusal.fmt(f),
        }
    }
}

impl std::error::Error for Refusal {}
