//! Databases and customer keys of the Astra provider for Terraform, from three
//! kinds of text:
//!
//! - `.tf` text says what is to be. Only literal values are read; expressions
//!   are named. Its databases are planned, and its keys do not count yet.
//! - A state (`terraform show -json`, or the file itself) says what exists. Its
//!   databases exist, and its keys are registered.
//! - A plan (`terraform show -json PLAN`) says what exists and what is to be.
//!
//! Rows of a `.tf` text are numbered by the lines where their blocks begin, others
//! by their place among their like.
//!
//! The provider makes Serverless databases and keys only. What stands in such a
//! text besides is nobody's business here, and never enters a draft.

mod configuration;
mod statement;
#[cfg(test)]
mod testing;
mod token;
mod values;

pub(super) use configuration::{is_configuration, read_text};
pub(super) use values::read_json;

use super::{Format, Intake};
use crate::plan::{Draft, Field, Stray};

fn intake(draft: Draft, notes: impl IntoIterator<Item = Option<String>>) -> Intake {
    let mut said: Vec<String> = notes.into_iter().flatten().collect();
    if said.is_empty() && draft.databases.is_empty() && draft.registered_keys.is_empty() {
        said.push("There is no astra_database and no astra_customer_key.".to_owned());
    }
    Intake { format: Format::Terraform, draft, notes: said, columns: Vec::new() }
}

/// A field that holds something else than it should.
fn wrong(field: Field, found: String, expected: &'static str) -> Stray {
    Stray::WrongType { field: field.code().to_owned(), found, expected }
}
