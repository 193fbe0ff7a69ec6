//! How much of a plan is read, whatever text it comes in. More is refused, so
//! that no input costs more time or memory than a large plan does.

use crate::plan::Field;

/// The largest input that is read, in bytes.
pub const MOST_BYTES: usize = 5_000_000;

/// The most rows that a list may have.
pub const MOST_ROWS: usize = 10_000;

/// The most regions that all databases together may name.
pub const MOST_REGIONS: usize = 50_000;

/// The most bytes that a name, an organization, a code or a region may have.
/// The report repeats the organization beside each of its regions, so that a
/// longer one would make a small document large.
pub const MOST_BYTES_OF_A_TEXT: usize = 1_000;

/// The most bytes that the identifier of a key may have.
pub const MOST_BYTES_OF_A_KEY_ID: usize = 4_096;

/// The most fields and rows without a place in a draft that are named.
pub const MOST_STRAYS: usize = 10_000;

/// The most bytes that the text of a field may have.
pub(crate) const fn most_bytes(field: Field) -> usize {
    match field {
        Field::KeyId => MOST_BYTES_OF_A_KEY_ID,
        Field::Name
        | Field::Organization
        | Field::Type
        | Field::Provider
        | Field::Regions
        | Field::Status
        | Field::Adding
        | Field::Encryption
        | Field::Region
        | Field::Subscription => MOST_BYTES_OF_A_TEXT,
    }
}
