//! The row of a registered key that is being edited.

use super::database_form::{provider_field, type_field};
use super::field::{Place, text_field};
use super::html::{Tag, tag};
use super::region_field::region_field;
use super::rows::row_form;
use super::state::State;
use crate::plan::{Field, List};

/// The form of a registered key.
pub(super) fn key_form(state: State, row: usize) -> Tag {
    let place = move |field| Place { state, list: List::RegisteredKeys, row, field };
    let hint = "ARN, resource name or key identifier; may stay blank.";
    let fields = tag("DIV")
        .attr("class", "fields")
        .child(type_field(place(Field::Type)))
        .child(provider_field(place(Field::Provider)))
        .child(region_field(place(Field::Region), "Region", ""))
        .child(text_field(place(Field::Organization), "Organization", "Leave blank for your own."))
        .child(text_field(place(Field::KeyId), "Key identifier", hint));
    row_form(state, List::RegisteredKeys, row, format!("Registered key {row}"), fields)
}
