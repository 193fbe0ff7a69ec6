//! How much is read: what holds for plan documents holds for every format.

use super::Refusal;
use crate::plan::{Draft, Field, List};
use crate::wire::limits::{MOST_REGIONS, MOST_ROWS, most_bytes};

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
        self.check_text(field, &text)?;
        Ok(text)
    }

    /// Adds regions to a list, if there are not too many by now.
    pub(super) fn regions(
        &mut self,
        field: Field,
        found: Vec<&str>,
        read: &mut Vec<String>,
    ) -> Result<(), Refusal> {
        self.check_regions(field, &found)?;
        read.extend(found.into_iter().map(str::to_owned));
        Ok(())
    }

    fn check_text(&self, field: Field, text: &str) -> Result<(), Refusal> {
        if text.len() > most_bytes(field) {
            return Err(Refusal::TooLong { list: self.list, row: self.row, field, bytes: text.len() });
        }
        Ok(())
    }

    fn check_regions<T: AsRef<str>>(&mut self, field: Field, regions: &[T]) -> Result<(), Refusal> {
        self.regions += regions.len();
        if self.regions > MOST_REGIONS {
            return Err(Refusal::TooManyRegions);
        }
        regions.iter().try_for_each(|region| self.check_text(field, region.as_ref()))
    }
}

/// Refuses a draft that holds more than is read.
///
/// # Errors
/// The [`Refusal`] that says what there is too much of.
pub fn check(draft: &Draft) -> Result<(), Refusal> {
    let rows = [draft.organizations.len(), draft.databases.len(), draft.registered_keys.len()];
    if rows.into_iter().any(|rows| rows > MOST_ROWS) {
        return Err(Refusal::TooManyRows);
    }
    let mut limits = Limits::of(List::Databases);
    for row in &draft.databases {
        limits.row = row.row;
        for field in [Field::Name, Field::Organization, Field::Type, Field::Provider, Field::Status] {
            limits.check_text(field, row.text(field))?;
        }
        limits.check_regions(Field::Regions, &row.regions)?;
    }
    for list in &draft.confirmed {
        limits.check_regions(Field::Regions, &list.regions)?;
    }
    limits.list = List::RegisteredKeys;
    for row in &draft.registered_keys {
        limits.row = row.row;
        for field in [Field::Organization, Field::Type, Field::Provider, Field::Region, Field::KeyId] {
            limits.check_text(field, row.text(field))?;
        }
    }
    Ok(())
}
