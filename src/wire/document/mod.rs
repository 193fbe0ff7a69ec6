//! The plan document, version 1 (contracts, section 3). Version 1 gains no
//! fields; its schema is `plan.schema.json` beside this folder.
//!
//! Reading never judges: whatever stands in the document lands in the draft,
//! if only as a [`crate::plan::Stray`], and [`crate::plan::parse`] complains about it.

mod read;
mod refusal;
mod write;

pub use read::read;
pub use refusal::Refusal;
pub(crate) use refusal::most_bytes;
pub use write::write;

/// The `format` of a plan document.
pub const FORMAT: &str = "astra-cmek-plan";

/// The version that is read and written.
pub const VERSION: u32 = 1;

/// The largest document that is read, in bytes.
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
