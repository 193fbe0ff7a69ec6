//! The row of a database that is being edited.

use super::field::{Place, select_field, text_field};
use super::html::{Tag, tag};
use super::live::memo;
use super::region_field::region_field;
use super::rows::row_form;
use super::state::State;
use crate::domain::{CloudProvider, DatabaseType, Encryption, Status};
use crate::plan::{Field, List, Preset};
use leptos::prelude::*;

const ADDING: &str = "Only these are new; the regions above keep the encryption that they have.";

/// The form of a database.
pub(super) fn database_form(state: State, row: usize) -> Tag {
    let place = move |field| Place { state, list: List::Databases, row, field };
    let status = place(Field::Status).text();
    let exists = memo(move || status.get().parse() == Ok(Status::Existing));
    let adding = move || exists.get().then(|| region_field(place(Field::Adding), "Regions to add", ADDING));
    let fields = tag("DIV")
        .attr("class", "fields")
        .child(text_field(place(Field::Name), "Name", "May stay blank."))
        .child(text_field(place(Field::Organization), "Organization", "Leave blank for your own."))
        .child(type_field(place(Field::Type)))
        .child(provider_field(place(Field::Provider)))
        .child(region_field(place(Field::Regions), "Regions", "The first one is the primary region."))
        .child(select_field(place(Field::Status), "Status", statuses()))
        .child(wanted_field(place(Field::Encryption)))
        .live_child(adding);
    row_form(state, List::Databases, row, format!("Database {row}"), fields)
}

/// The choice of a database type. What the page around this one is about is none,
/// unless the row is about something else.
pub(super) fn type_field(place: Place) -> Option<Tag> {
    let Preset { database_type, .. } = place.state.preset;
    let is_preset = database_type.is_some() && place.text_now().parse().ok() == database_type;
    (!is_preset).then(|| select_field(place, "Database type", types()))
}

/// The choice of a cloud provider, likewise.
pub(super) fn provider_field(place: Place) -> Option<Tag> {
    let Preset { provider, .. } = place.state.preset;
    let is_preset = provider.is_some() && place.text_now().parse().ok() == provider;
    (!is_preset).then(|| select_field(place, "Cloud provider", providers()))
}

/// The database types, to choose from.
pub(super) fn types() -> Vec<(&'static str, &'static str)> {
    DatabaseType::ALL.iter().map(|value| (value.code(), value.product())).collect()
}

/// The cloud providers, to choose from.
pub(super) fn providers() -> Vec<(&'static str, &'static str)> {
    CloudProvider::ALL.iter().map(|value| (value.code(), value.name())).collect()
}

/// What databases can be, to choose from.
pub(super) fn statuses() -> Vec<(&'static str, &'static str)> {
    vec![(Status::Planned.code(), "Planned"), (Status::Existing.code(), "Exists already")]
}

/// The encryption that can be wanted, to choose from.
pub(super) fn encryptions() -> Vec<(&'static str, &'static str)> {
    vec![
        (Encryption::CustomerKey.code(), "With a customer key"),
        (Encryption::AstraKey.code(), "Without a customer key"),
    ]
}

fn wanted_field(place: Place) -> Tag {
    let text = place.text();
    let control = tag("INPUT")
        .attr("type", "checkbox")
        .attr("id", place.id())
        .flag("checked", move || text.get().parse() != Ok(Encryption::AstraKey))
        .on("change", move |event| {
            let wanted = event_target_checked(&event);
            place.enter(if wanted { Encryption::CustomerKey } else { Encryption::AstraKey }.to_string());
        });
    let label = tag("LABEL").attr("for", place.id()).text("Encrypt with a customer key");
    tag("DIV").attr("class", "field check").child(control).child(label)
}
