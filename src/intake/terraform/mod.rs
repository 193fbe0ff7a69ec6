//! Databases and customer keys of the Astra provider for Terraform, from three
//! kinds of text:
//!
//! - `.tf` text says what is to be. Only literal values are read; expressions
//!   are named. Its databases are planned, and its keys do not count yet.
//! - A state (`terraform show -json`, or the file itself) says what exists. Its
//!   databases exist, and its keys are registered.
//! - A plan (`terraform show -json PLAN`) says what exists and what is to be.
//!
//! The provider makes Serverless databases and keys only. What stands in such a
//! text besides is nobody's business here, and never enters a draft.

mod configuration;
mod note;
mod statement;
#[cfg(test)]
mod testing;
mod token;
mod values;

pub(crate) use configuration::read_text;
pub(crate) use values::read_json;

use crate::plan::Draft;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The databases and keys. Rows of a `.tf` text are numbered by the lines
    /// where their blocks begin, others by their place among their like.
    pub draft: Draft,
    /// Sentences about what was left out, or should be known.
    pub notes: Vec<String>,
}

/// Reads any of the three. `None` where the text begins like JSON and is none.
pub fn read(text: &str) -> Option<Reading> {
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim_start().starts_with('{') {
        serde_json::from_str(text).ok().map(|value| read_json(&value))
    } else {
        Some(read_text(text))
    }
}
