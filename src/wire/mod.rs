//! The stable texts of a plan. Each is versioned at birth and is read for
//! ever; nothing here knows what a plan means.

pub mod document;
pub(crate) mod json;
pub mod limits;
pub mod link;
