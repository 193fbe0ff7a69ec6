//! Why a text is no link at all.

use super::{MOST_UNPACKED, VERSION};
use crate::plan::Excess;
use crate::wire::limits::{self, MOST_BYTES};
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
    /// More than a plan may hold.
    TooMuch(Excess),
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
            Self::TooMuch(excess) => {
                let what = match excess {
                    Excess::Rows { list, .. } => limits::name(*list),
                    _ => "the link",
                };
                limits::refused(what, excess, f)
            }
        }
    }
}

impl std::error::Error for Refusal {}
