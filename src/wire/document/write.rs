//! Plan to text: what is a default is left out.

use super::{FORMAT, VERSION};
use crate::domain::{DatabaseName, Encryption, Region, Status, Subscription};
use crate::plan::{Database, Organization, Plan, Registration, Standing};
use serde::Serialize;

/// Writes a plan document: what is a default is left out.
pub fn write(plan: &Plan) -> String {
    let document = Document {
        format: FORMAT,
        version: VERSION,
        organizations: plan.organizations().iter().map(OrganizationRow::of).collect(),
        databases: plan.databases().iter().zip(1..).map(DatabaseRow::of).collect(),
        registered_keys: plan.registered_keys().iter().map(KeyRow::of).collect(),
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    organizations: Vec<OrganizationRow<'a>>,
    databases: Vec<DatabaseRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    registered_keys: Vec<KeyRow<'a>>,
}

#[derive(Serialize)]
struct OrganizationRow<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subscription: Option<&'static str>,
}

impl<'a> OrganizationRow<'a> {
    fn of(organization: &'a Organization) -> Self {
        let subscription = organization.subscription();
        Self {
            name: organization.name().as_str(),
            subscription: (subscription != Subscription::Unknown).then(|| subscription.code()),
        }
    }
}

#[derive(Serialize)]
struct DatabaseRow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    organization: &'a str,
    r#type: &'static str,
    provider: &'static str,
    regions: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    adding: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encryption: Option<&'static str>,
}

impl<'a> DatabaseRow<'a> {
    fn of((database, row): (&'a Database, usize)) -> Self {
        let codes = |regions: &'a [Region]| regions.iter().map(|region| region.code()).collect();
        let (status, adding) = match database.standing() {
            Standing::Planned => (None, Vec::new()),
            Standing::Existing { adding } => (Some(Status::Existing.code()), codes(adding)),
        };
        let encryption = database.encryption();
        Self {
            name: (*database.name() != DatabaseName::of_row(row)).then(|| database.name().as_str()),
            organization: database.organization().as_str(),
            r#type: database.database_type().code(),
            provider: database.provider().code(),
            regions: codes(database.regions()),
            status,
            adding,
            encryption: (encryption != Encryption::CustomerKey).then(|| encryption.code()),
        }
    }
}

#[derive(Serialize)]
struct KeyRow<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    organization: &'a str,
    r#type: &'static str,
    provider: &'static str,
    region: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    key_id: &'a str,
}

impl<'a> KeyRow<'a> {
    fn of(registration: &'a Registration) -> Self {
        let scope = registration.scope();
        Self {
            organization: scope.organization.as_str(),
            r#type: scope.database_type.code(),
            provider: scope.provider().code(),
            region: scope.region.code(),
            key_id: registration.key_id().as_str(),
        }
    }
}
