//! The native test suite: one binary, one concern a module.
//!
//! - `cases`: the acceptance cases of `tests/cases`, through the command line
//! - `problems`: what is wrong in a draft, word for word, and what is kept
//! - `refusals`: what is no plan document at all
//! - `exit_codes`: how the command line ends
//! - `intake`: what is read of the formats of others
//! - `laws`: what holds for every plan
//! - `links`: what links give, word for word, and what is refused
//! - `link_laws`: what holds for every link, whole or damaged
//! - `limits`: what holds at the edge of what a plan may hold
//! - `markdown`: that nothing in Markdown mangles a link
//! - `changes`: what holds for drafts that are merged, or edited and taken back
//! - `torture`: what holds for every input
//! - `fuzz`: what holds for every input of every reader
//! - `reach`: that all of the above reaches every code
//! - `golden`: reports and public codes, byte by byte
//! - `pictures`: what stands where in a picture
//! - `schemas`: the published JSON Schemas
//! - `llms`: what language models are told
//! - `shell`: the static part of the page
//! - `terraform`: `.tf` text, held against HashiCorp's parser
//! - `tidy`: what the source tree may say where
//!
//! Every test is a text in and a text out, through the `check` of its module.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets something unexpected has to stop"
)]

mod cases;
mod changes;
mod contract;
mod exit_codes;
mod fuzz;
mod golden;
mod intake;
mod laws;
mod limits;
mod link_laws;
mod links;
mod llms;
mod markdown;
mod mutation;
mod pictures;
mod plans;
mod problems;
mod program;
mod reach;
mod refusals;
mod schemas;
mod shell;
mod terraform;
mod tidy;
mod torture;
mod tree;
