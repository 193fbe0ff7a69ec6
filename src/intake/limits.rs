//! How much is read: what holds for plan documents holds for every format.

use super::Refusal;
use crate::plan::{Field, List};
use crate::wire::limits::{MOST_REGIONS, most_bytes};

/// What was read so far, and where.
pub(super) struct Limits {
    list: List,
    /// The row that is being read.
    pub row: usize,
    regions: usize,
}

impl Limits {
    /// For the rows of a list.
    pub(super) const fn of(list: List) -> Self {
        Self { list, row: 0, regions: 0 }
    }

    /// Lets a text pass that is no longer than its field may be.
    pub(super) fn text(&self, field: Field, text: String) -> Result<String, Refusal> {
        if text.len() > most_bytes(field) {
            return Err(Refusal::TooLong { list: self.list, row: self.row, field, bytes: text.len() });
        }
        Ok(text)
    }

    /// Adds regions to a list, if there are not too many by now.
    pub(super) fn regions(
        &mut self,
        field: Field,
        found: Vec<&str>,
        read: &mut Vec<String>,
    ) -> Result<(), Refusal> {
        self.regions += found.len();
        if self.regions > MOST_REGIONS {
            return Err(Refusal::TooManyRegions);
        }
        for region in found {
            read.push(self.text(field, region.to_owned())?);
        }
        Ok(())
    }
}
