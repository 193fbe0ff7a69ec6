//! Why an input gives nothing at all.

use super::{Format, TableColumn};
use crate::plan::Excess;
use crate::wire::json::NotJson;
use crate::wire::limits::{self, MOST_BYTES};
use crate::wire::{document, link};
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
    /// What the planner itself wrote of a plan, which holds less than that.
    Report,
    /// It begins like JSON, and is none.
    NotJson {
        /// What is wrong, and where.
        message: String,
    },
    /// JSON that is nested deeper than anything that is read.
    TooDeep {
        /// The line, from 1.
        line: usize,
    },
    /// JSON that shows no format.
    UnknownJson {
        /// What it is, shortened.
        found: String,
    },
    /// Not what a person says that it is.
    NotOfFormat {
        /// What it was said to be.
        asked: Format,
    },
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
    /// More than a plan may hold.
    TooMuch(Excess),
    /// Why it is no plan document, where it says that it is one.
    Document(document::Refusal),
    /// It looks like a link, and whoever was asked reads none.
    IsALink {
        /// The link.
        text: String,
    },
    /// Why it is no link, where it looks like one.
    Link {
        /// What is wrong.
        message: String,
    },
}

impl From<document::Refusal> for Refusal {
    fn from(refusal: document::Refusal) -> Self {
        Self::Document(refusal)
    }
}

impl From<link::Refusal> for Refusal {
    fn from(refusal: link::Refusal) -> Self {
        Self::Link { message: refusal.to_string() }
    }
}

impl From<NotJson> for Refusal {
    fn from(error: NotJson) -> Self {
        match error {
            NotJson::TooDeep { line } => Self::TooDeep { line },
            NotJson::Other { message } => Self::NotJson { message },
        }
    }
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
            Self::Report => f.write_str(
                "the input is a report of a plan; bring in the plan document or the link of that plan",
            ),
            Self::NotJson { message } => write!(f, "not JSON: {message}"),
            Self::TooDeep { line } => write!(f, "line {line} is nested deeper than anything that is read"),
            Self::UnknownJson { found } => {
                write!(
                    f,
                    "the input is JSON, but no plan document, no list of databases, keys or regions, and nothing of \
                     Terraform: found {found}",
                )
            }
            Self::NotOfFormat { asked } => write!(f, "the input is not of the format {asked}"),
            Self::NoColumns { .. } => {
                f.write_str("the input has no known format, and as a table it has no column that is known")
            }
            Self::TooManyColumns { line } => {
                write!(f, "line {line} has more than {MOST_COLUMNS} columns, the most that are read")
            }
            Self::TooMuch(excess) => limits::refused("the input", excess, f),
            Self::Document(refusal) => refusal.fmt(f),
            Self::IsALink { .. } => f.write_str("the input is a link to a plan; open it as an address"),
            Self::Link { message } => f.write_str(message),
        }
    }
}

impl std::error::Error for Refusal {}
