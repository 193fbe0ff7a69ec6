//! Why a text is no link at all.

use super::{MOST_UNPACKED, VERSION};
use crate::plan::Field;
use crate::wire::limits::{MOST_BYTES, MOST_REGIONS, MOST_ROWS, MOST_STRAYS, most_bytes};
use std::fmt;

/// Why a text is no link at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing but blanks.
    Empty,
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// Another text.
    NotALink {
        /// What stands there, shortened.
        found: String,
    },
    /// A version of the future.
    NewerVersion {
        /// The version, shortened.
        found: String,
    },
    /// Not as the planner wrote it for itself.
    Altered {
        /// What stands there, shortened.
        found: String,
    },
    /// More than [`MOST_UNPACKED`] bytes.
    UnpacksTooLarge,
    /// More rows than [`MOST_ROWS`].
    TooManyRows {
        /// The list.
        list: &'static str,
    },
    /// More regions than [`MOST_REGIONS`].
    TooManyRegions,
    /// A text longer than its field may be.
    TooLong {
        /// The list.
        list: &'static str,
        /// The row, from 1.
        row: usize,
        /// The field.
        field: Field,
        /// How long the text is.
        bytes: usize,
    },
    /// More parts without a place in a draft than [`MOST_STRAYS`].
    TooManyStrays,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the link is empty"),
            Self::TooLarge => write!(f, "the link is larger than {MOST_BYTES} bytes, the most that is read"),
            Self::NotALink { found } => {
                write!(f, "not a link of the planner: found {found}, expected one like 1_s.aws.REGION")
            }
            Self::Altered { found } => write!(f, "{found} was cut or changed since it was written"),
            Self::NewerVersion { found } => write!(
                f,
                "version {found} of the link is newer than version {VERSION}, the newest that is read"
            ),
            Self::UnpacksTooLarge => {
                write!(f, "the link unpacks to more than {MOST_UNPACKED} bytes, the most that is read")
            }
            Self::TooManyRows { list } => {
                write!(f, "{list} has more than {MOST_ROWS} rows, the most that are read")
            }
            Self::TooManyRegions => {
                write!(f, "the link names more than {MOST_REGIONS} regions, the most that are read")
            }
            Self::TooLong { list, row, field, bytes } => write!(
                f,
                "{list}, row {row}, {field} has {bytes} bytes; the most that are read is {}",
                most_bytes(*field),
            ),
            Self::TooManyStrays => {
                write!(f, "more than {MOST_STRAYS} parts of the link have no place in a plan")
            }
        }
    }
}

impl std::error::Error for Refusal {}
