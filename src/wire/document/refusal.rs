//! Why a text is no plan document at all.

use super::{FORMAT, MOST_BYTES, MOST_REGIONS, MOST_ROWS, MOST_STRAYS, VERSION};
use crate::plan::{Field, List};
use crate::wire::limits::most_bytes;
use std::fmt;

/// Why a text is no plan document at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing but blanks.
    Empty,
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// Not UTF-8.
    NotText,
    /// Nested deeper than any plan document is.
    TooDeep {
        /// The line, from 1.
        line: usize,
    },
    /// Not JSON.
    NotJson {
        /// What is wrong, and where.
        message: String,
    },
    /// JSON, but no object.
    NotAnObject {
        /// What it is.
        found: String,
    },
    /// No `format`, or another one.
    OtherFormat {
        /// What stands there, if anything.
        found: Option<String>,
    },
    /// No `version`, or one that never was.
    NoVersion {
        /// What stands there, if anything.
        found: Option<String>,
    },
    /// A version of the future.
    NewerVersion {
        /// The version.
        found: String,
    },
    /// More rows than [`MOST_ROWS`].
    TooManyRows {
        /// The list.
        list: List,
        /// How many rows it has.
        rows: usize,
    },
    /// More regions than [`MOST_REGIONS`].
    TooManyRegions {
        /// How many there are.
        regions: usize,
    },
    /// A text longer than its field may be.
    TooLong {
        /// The list.
        list: List,
        /// The row, from 1.
        row: usize,
        /// The field.
        field: Field,
        /// How long the text is.
        bytes: usize,
    },
    /// More fields and rows without a place in a draft than [`MOST_STRAYS`].
    TooManyStrays {
        /// How many there are.
        strays: usize,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the input is empty"),
            Self::TooLarge => write!(f, "the input is larger than {MOST_BYTES} bytes, the most that is read"),
            Self::NotText => f.write_str("the input is not text (UTF-8)"),
            Self::TooDeep { line } => {
                write!(f, "line {line} is nested deeper than any plan document")
            }
            Self::NotJson { message } => write!(f, "not a plan document: {message}"),
            Self::NotAnObject { found } => {
                write!(f, "not a plan document: found {found}, expected an object")
            }
            Self::OtherFormat { found: Some(found) } => {
                write!(f, "not a plan document: format is {found}, expected “{FORMAT}”")
            }
            Self::OtherFormat { found: None } => {
                write!(f, "not a plan document: no format is given, expected “{FORMAT}”")
            }
            Self::NoVersion { found: Some(found) } => {
                write!(f, "version is {found}, expected {VERSION}")
            }
            Self::NoVersion { found: None } => write!(f, "no version is given, expected {VERSION}"),
            Self::NewerVersion { found } => write!(
                f,
                "version {found} of the plan document is newer than version {VERSION}, the newest that is read",
            ),
            Self::TooManyRows { list, rows } => {
                write!(f, "{list} has {rows} rows; the most that are read is {MOST_ROWS}")
            }
            Self::TooManyRegions { regions } => {
                write!(f, "the databases name {regions} regions; the most that are read is {MOST_REGIONS}")
            }
            Self::TooLong { list, row, field, bytes } => write!(
                f,
                "{list}, row {row}, {field} has {bytes} bytes; the most that are read is {}",
                most_bytes(*field),
            ),
            Self::TooManyStrays { strays } => write!(
                f,
                "{strays} fields and rows have no place in a plan document; the most that are named is {MOST_STRAYS}",
            ),
        }
    }
}

impl std::error::Error for Refusal {}
