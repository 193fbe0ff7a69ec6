//! What readers say of an input that holds more than a plan may
//! ([`crate::plan::limits`]).

use crate::plan::limits::{MOST_REGIONS, MOST_ROWS, MOST_STRAYS, most_bytes};
use crate::plan::{Excess, List};
use std::fmt;

pub use crate::plan::limits::MOST_BYTES;

/// The name of a list; regions that are confirmed are in none.
pub(crate) fn name(list: Option<List>) -> &'static str {
    list.map_or("confirmed", List::code)
}

/// Why what holds too much is not read.
pub(crate) fn refused(what: &str, excess: &Excess, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match excess {
        Excess::Rows { .. } => {
            write!(f, "{what} has more than {MOST_ROWS} rows, the most that are read")
        }
        Excess::Text { list, row, field, bytes } => write!(
            f,
            "{}, row {row}, {field} has {bytes} bytes; the most that are read is {}",
            name(*list),
            most_bytes(*field),
        ),
        Excess::Regions { .. } => {
            write!(f, "{what} names more than {MOST_REGIONS} regions, the most that are read")
        }
        Excess::Strays { .. } => write!(f, "more than {MOST_STRAYS} parts of {what} have no place in a plan"),
        Excess::Bytes => {
            write!(f, "the plan of {what} takes more than {MOST_BYTES} bytes, the most that is written")
        }
    }
}
