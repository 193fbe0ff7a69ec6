//! The plan document, version 1 (contracts, section 3). Version 1 gains no
//! fields; its schema is `plan.schema.json` beside this folder.
//!
//! Reading never judges: whatever stands in the document lands in the draft,
//! if only as a [`crate::plan::Stray`], and [`crate::plan::parse`] complains about it.

mod read;
mod refusal;
mod write;

pub(crate) use read::of_json;
pub use read::read;
pub use refusal::Refusal;
pub use write::write;

/// The `format` of a plan document.
pub const FORMAT: &str = "astra-cmek-plan";

/// The version that is read and written.
pub const VERSION: u32 = 1;
