//! Foreign texts to drafts. Nothing here knows what is right: whatever was read
//! lands in a [`crate::plan::Draft`], and [`crate::plan::parse`] judges it.

pub mod terraform;
