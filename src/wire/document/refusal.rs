//! Why a text is no plan document at all.

use super::{FORMAT, VERSION};
use crate::plan::Excess;
use crate::plan::limits::{MOST_REGIONS, MOST_ROWS, MOST_STRAYS};
use crate::wire::limits::{self, MOST_BYTES};
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
    /// More than a plan may hold.
    TooMuch(Excess),
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
            Self::TooMuch(Excess::Rows { list, rows }) => {
                write!(f, "{} has {rows} rows; the most that are read is {MOST_ROWS}", limits::name(*list))
            }
            Self::TooMuch(Excess::Regions { regions }) => {
                write!(f, "the databases name {regions} regions; the most that are read is {MOST_REGIONS}")
            }
            Self::TooMuch(Excess::Strays { strays }) => write!(
                f,
                "{strays} fields and rows have no place in a plan document; the most that are named is {MOST_STRAYS}",
            ),
            Self::TooMuch(excess) => limits::refused("the document", excess, f),
        }
    }
}

impl std::error::Error for Refusal {}
