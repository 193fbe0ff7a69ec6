//! What was typed, and what of it is a plan.
//!
//! A [`Draft`] holds any text at all. [`parse`] complains about everything in
//! it that is wrong and keeps everything that is good: the [`Plan`], which is
//! made nowhere else and is valid by construction. [`update`] is the only way
//! in which a draft changes, and keeps it within its [`limits`]. Nothing here
//! knows what needs a key.

mod database;
mod desk;
mod draft;
mod edit;
mod filter;
mod glossary;
mod heard;
mod history;
mod keeping;
pub mod limits;
mod line;
mod many;
mod meaning;
mod meeting;
mod merge;
mod new_row;
mod parse;
mod problem;
mod room;
mod rows;
mod shared;
#[cfg(test)]
pub(crate) mod testing;
mod twins;
mod unsaid;
mod without_names;

pub use database::{Confirmed, Database, Organization, Plan, Registration, Standing};
pub use desk::unlisted;
pub use draft::{
    ConfirmedRegions, Draft, DraftDatabase, DraftKey, DraftOrganization, Field, HalfTyped, List, Stray,
};
pub use edit::{Edit, row_after, update};
pub use glossary::{Glossary, NOTHING, Term};
pub use heard::{Cause, Heard, Word, causes};
pub use history::{Extent, History};
pub use keeping::{Arrival, Choice, Event, Outcome, Question, Questions, meet, says_no_more};
pub use limits::{Excess, excess};
pub use many::Change;
pub use merge::{Changed, Merged, Merging, merge};
pub use new_row::Preset;
pub use parse::{Parsed, parse};
pub use problem::{Problem, ProblemCode};
pub use shared::Shared;
