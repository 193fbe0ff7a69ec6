//! What the planner wrote for itself, and reads only where it is still as it
//! was written: a part of a plan would take the place of all of it.

use super::read::{DIGIT, read};
use super::rows::{Rows, rows};
use super::{Refusal, check};
use crate::domain::shown;
use crate::plan::Draft;

/// Reads a draft that [`super::plain`] wrote.
///
/// # Errors
/// A [`Refusal`] for any other text, that of a link that was packed, shortened
/// or changed included.
pub fn read_kept(text: &str) -> Result<Draft, Refusal> {
    let whole = text.strip_prefix(DIGIT).and_then(|rest| {
        let (found, rows) = rest.split_at_checked(rest.find('_')?)?;
        (found == check::of(rows.as_bytes())).then_some(rows)
    });
    match whole {
        Some(text) => {
            let Rows { draft, .. } = rows(text, true)?;
            Ok(draft)
        }
        None => {
            read(text)?;
            Err(Refusal::Altered { found: shown(text) })
        }
    }
}
