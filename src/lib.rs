//! Plans the customer keys that Astra databases need.
//!
//! Inert data, one pure total function, inert data: a [`plan::Draft`] (what was
//! typed) is parsed into a [`plan::Plan`] (valid by construction) and a list of
//! problems; [`rules::evaluate`] turns the plan into a [`rules::Report`].
//! Everything else is a skin at one of the two ends.
//!
//! What is absent here, and stays so (`tests/native/tidy.rs` guards it):
//!
//! - `domain`, `catalog`, `plan` and `rules` name neither `serde` nor `leptos`
//!   nor `web_sys`: renaming a field changes no file, and a rule cannot draw.
//! - No fact (region, address, endpoint, confidence) stands outside `catalog`.
//! - No `use` points backwards in the order of the modules below.
//! - [`rules::evaluate`] reads no clock, no random number, and never fails.

pub mod domain;

pub mod catalog;

pub mod plan;

pub mod rules;

pub mod picture;

pub mod export;
pub mod wire;

pub mod intake;

#[cfg(feature = "ui")]
pub mod ui;
