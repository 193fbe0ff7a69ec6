//! What was typed or read, before anybody has judged it.

use super::{Confirmed, Database, Organization, Plan, Registration, Standing};
use crate::catalog::Example;
use crate::domain::{DatabaseType, Encryption, Region, Status, codes};

codes! {
    /// The lists of a plan document.
    pub enum List {
        /// The organizations, for their subscriptions.
        Organizations = "organizations",
        /// The databases, planned and existing.
        Databases = "databases",
        /// The keys that Astra knows already.
        RegisteredKeys = "registered_keys",
    }
}

codes! {
    /// The fields of the rows, under the names that documents give them.
    pub enum Field {
        /// The name of a database or an organization.
        Name = "name",
        /// The organization of a database or a key.
        Organization = "organization",
        /// The database type.
        Type = "type",
        /// The cloud provider.
        Provider = "provider",
        /// The regions of a database, the primary one first.
        Regions = "regions",
        /// Planned or existing.
        Status = "status",
        /// The regions that an existing database is to gain.
        Adding = "adding",
        /// The encryption that is wanted.
        Encryption = "encryption",
        /// The region of a key.
        Region = "region",
        /// The identifier of a key.
        KeyId = "key_id",
        /// The subscription of an organization.
        Subscription = "subscription",
    }
}

/// Something in the input that has no place in a draft. It is kept so that
/// [`super::parse`] can complain about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stray {
    /// A field that no plan document has.
    UnknownField(String),
    /// A field that stood there a second time; the first one counts.
    RepeatedField(String),
    /// A field that holds no value of its type, and reads as left out.
    WrongType {
        /// The field.
        field: String,
        /// What stands there, shortened.
        found: String,
        /// What should: `text`, `a list`.
        expected: &'static str,
    },
    /// A row that is no row at all.
    NotARow {
        /// What stands there, shortened.
        found: String,
    },
    /// What a link lost on its way: in a row, that the row could read otherwise
    /// and is not taken; beside the rows, what else is missing.
    Damaged {
        /// What stands there, shortened.
        found: String,
        /// What is wrong with it: a sentence without capital and full stop.
        message: String,
    },
}

impl Stray {
    /// The field it stands in; a whole row has none.
    pub fn field(&self) -> &str {
        match self {
            Self::UnknownField(field) | Self::RepeatedField(field) | Self::WrongType { field, .. } => field,
            Self::NotARow { .. } | Self::Damaged { .. } => "",
        }
    }

    /// What is wrong with it, if a link lost it: a sentence without capital and
    /// full stop.
    fn damage(&self) -> Option<&str> {
        match self {
            Self::Damaged { message, .. } => Some(message),
            _ => None,
        }
    }

    /// True where the row that holds it is not read.
    pub(super) const fn is_of_no_row(&self) -> bool {
        matches!(self, Self::NotARow { .. } | Self::Damaged { .. })
    }
}

/// What was typed: any text anywhere. Blank means left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Organizations whose subscription was said.
    pub organizations: Vec<DraftOrganization>,
    /// Databases, in the order of the input.
    pub databases: Vec<DraftDatabase>,
    /// Registered keys, in the order of the input.
    pub registered_keys: Vec<DraftKey>,
    /// Regions that a list of the reader's own Astra names. No plan document
    /// holds them.
    pub confirmed: Vec<ConfirmedRegions>,
    /// The region that somebody is typing at the moment.
    pub half_typed: Option<HalfTyped>,
    /// What else the input held.
    pub strays: Vec<Stray>,
}

/// Regions that a list of the reader's own Astra names for a database type.
/// What is no code there counts for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfirmedRegions {
    /// A code of [`DatabaseType`].
    pub database_type: String,
    /// A code of [`crate::domain::CloudProvider`].
    pub provider: String,
    /// Region codes.
    pub regions: Vec<String>,
}

/// The place of a region that is being typed. It counts as soon as a list
/// names it, and nobody complains about it before it is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfTyped {
    /// The list of the row.
    pub list: List,
    /// The row, from 1.
    pub row: usize,
    /// The field.
    pub field: Field,
    /// The place in the field, from 0.
    pub at: usize,
}

/// An organization, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftOrganization {
    /// Its row of the input, from 1.
    pub row: usize,
    /// Its name; blank is the reader's own.
    pub name: String,
    /// A code of [`crate::domain::Subscription`].
    pub subscription: String,
    /// What else the row held.
    pub strays: Vec<Stray>,
}

/// A database, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftDatabase {
    /// Its row of the input, from 1; rows that could not be read count.
    pub row: usize,
    /// Its name.
    pub name: String,
    /// Its organization; blank is the reader's own.
    pub organization: String,
    /// A code of [`DatabaseType`].
    pub database_type: String,
    /// A code of [`crate::domain::CloudProvider`].
    pub provider: String,
    /// Region codes, the primary one first.
    pub regions: Vec<String>,
    /// A code of [`Status`].
    pub status: String,
    /// Region codes that an existing database is to gain.
    pub adding: Vec<String>,
    /// A code of [`Encryption`].
    pub encryption: String,
    /// What else the row held.
    pub strays: Vec<Stray>,
}

/// A registered key, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftKey {
    /// Its row of the input, from 1.
    pub row: usize,
    /// Its organization; blank is the reader's own.
    pub organization: String,
    /// A code of [`DatabaseType`].
    pub database_type: String,
    /// A code of [`crate::domain::CloudProvider`].
    pub provider: String,
    /// The region code it is registered for.
    pub region: String,
    /// The identifier of the key.
    pub key_id: String,
    /// What else the row held.
    pub strays: Vec<Stray>,
}

impl Draft {
    /// True if nobody typed anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// True where it has no rows, whatever else was said.
    pub fn has_no_rows(&self) -> bool {
        let Self { organizations, databases, registered_keys, confirmed, half_typed: _, strays: _ } = self;
        organizations.is_empty() && databases.is_empty() && registered_keys.is_empty() && confirmed.is_empty()
    }

    /// What a link lost on its way, if the draft came by one that did: a
    /// sentence without capital and full stop.
    pub fn damage(&self) -> Option<&str> {
        self.strays.iter().find_map(Stray::damage)
    }

    /// A worked example of the documentation.
    pub fn of_example(example: &Example) -> Self {
        let databases = example.databases.split_whitespace().enumerate().map(|(place, text)| {
            let mut parts = text.split('.');
            let database_type = match parts.next() {
                Some("m") => DatabaseType::ManagedClusters,
                _ => DatabaseType::Serverless,
            };
            DraftDatabase {
                row: place + 1,
                database_type: database_type.code().to_owned(),
                provider: parts.next().unwrap_or_default().to_owned(),
                regions: parts.map(str::to_owned).collect(),
                ..DraftDatabase::default()
            }
        });
        Self { databases: databases.collect(), ..Self::default() }
    }

    /// Gives every row the number of its position, as an editor shows it.
    pub(super) fn renumber(&mut self) {
        let organizations = self.organizations.iter_mut().map(|row| &mut row.row).zip(1..);
        let databases = self.databases.iter_mut().map(|row| &mut row.row).zip(1..);
        let keys = self.registered_keys.iter_mut().map(|row| &mut row.row).zip(1..);
        organizations.chain(databases).chain(keys).for_each(|(row, number)| *row = number);
    }
}

impl From<&Plan> for Draft {
    fn from(plan: &Plan) -> Self {
        Self {
            organizations: plan.organizations().iter().map(DraftOrganization::from).collect(),
            databases: plan.databases().iter().map(DraftDatabase::from).collect(),
            registered_keys: plan.registered_keys().iter().map(DraftKey::from).collect(),
            confirmed: plan.confirmed().iter().map(ConfirmedRegions::from).collect(),
            half_typed: None,
            strays: Vec::new(),
        }
    }
}

impl From<&Confirmed> for ConfirmedRegions {
    fn from(confirmed: &Confirmed) -> Self {
        Self {
            database_type: confirmed.database_type().to_string(),
            provider: confirmed.provider().to_string(),
            regions: codes_of(confirmed.regions()),
        }
    }
}

impl From<&Organization> for DraftOrganization {
    fn from(organization: &Organization) -> Self {
        Self {
            row: organization.row(),
            name: organization.name().to_string(),
            subscription: organization.subscription().to_string(),
            strays: Vec::new(),
        }
    }
}

impl From<&Database> for DraftDatabase {
    fn from(database: &Database) -> Self {
        let (status, adding) = match database.standing() {
            Standing::Planned => (Status::Planned, [].as_slice()),
            Standing::Existing { adding } => (Status::Existing, adding.as_slice()),
        };
        Self {
            row: database.row(),
            name: database.name().to_string(),
            organization: database.organization().to_string(),
            database_type: database.database_type().to_string(),
            provider: database.provider().to_string(),
            regions: codes_of(database.regions()),
            status: status.to_string(),
            adding: codes_of(adding),
            encryption: database.encryption().to_string(),
            strays: Vec::new(),
        }
    }
}

impl From<&Registration> for DraftKey {
    fn from(registration: &Registration) -> Self {
        let scope = registration.scope();
        Self {
            row: registration.row(),
            organization: scope.organization.to_string(),
            database_type: scope.database_type.to_string(),
            provider: scope.provider().to_string(),
            region: scope.region.code().to_owned(),
            key_id: registration.key_id().to_string(),
            strays: Vec::new(),
        }
    }
}

fn codes_of(regions: &[Region]) -> Vec<String> {
    regions.iter().map(|region| region.code().to_owned()).collect()
}

impl DraftDatabase {
    /// The text of a field that holds one; regions are lists, and have none.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Name => &self.name,
            Field::Organization => &self.organization,
            Field::Type => &self.database_type,
            Field::Provider => &self.provider,
            Field::Status => &self.status,
            Field::Encryption => &self.encryption,
            Field::Regions | Field::Adding | Field::Region | Field::KeyId | Field::Subscription => "",
        }
    }

    /// The texts of a field that is a list.
    pub fn texts(&self, field: Field) -> &[String] {
        match field {
            Field::Regions => &self.regions,
            Field::Adding => &self.adding,
            _ => &[],
        }
    }

    /// True where a customer key is wanted, which is the default.
    pub fn wants_customer_key(&self) -> bool {
        self.encryption.parse() != Ok(Encryption::AstraKey)
    }

    /// True where the database exists already.
    pub fn exists(&self) -> bool {
        self.status.parse() == Ok(Status::Existing)
    }
}

impl DraftKey {
    /// The text of a field that a key has.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Organization => &self.organization,
            Field::Type => &self.database_type,
            Field::Provider => &self.provider,
            Field::Region => &self.region,
            Field::KeyId => &self.key_id,
            _ => "",
        }
    }
}
