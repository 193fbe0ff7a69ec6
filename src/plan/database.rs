//! A plan: valid by construction, in the order of the input. Only
//! [`super::parse`] makes one, so none of these has a public constructor.

use crate::domain::order::sort;
use crate::domain::{
    CloudProvider, DatabaseName, DatabaseType, Encryption, KeyId, KeyScope, OrganizationName, Region,
    Subscription,
};

/// What a person plans and has, without contradiction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub(super) organizations: Vec<Organization>,
    pub(super) databases: Vec<Database>,
    pub(super) registered_keys: Vec<Registration>,
    pub(super) confirmed: Vec<Confirmed>,
}

impl Plan {
    /// The organizations whose subscription was said; each name once.
    pub fn organizations(&self) -> &[Organization] {
        &self.organizations
    }

    /// The organizations that have a database or a key, each once, in order.
    pub fn names_of_organizations(&self) -> Vec<OrganizationName> {
        let databases = self.databases.iter().map(|database| &database.organization);
        let keys = self.registered_keys.iter().map(|key| &key.scope.organization);
        let mut names: Vec<&OrganizationName> = databases.chain(keys).collect();
        sort(&mut names);
        names.dedup();
        names.into_iter().cloned().collect()
    }

    /// The databases, in the order of the input.
    pub fn databases(&self) -> &[Database] {
        &self.databases
    }

    /// The registered keys, in the order of the input; each scope once, and
    /// none that is unsupported.
    pub fn registered_keys(&self) -> &[Registration] {
        &self.registered_keys
    }

    /// The regions that a list of the reader's own Astra names, each type and
    /// provider once, in order.
    pub fn confirmed(&self) -> &[Confirmed] {
        &self.confirmed
    }

    /// True where a list of the reader's own Astra names the region for the
    /// type.
    pub fn is_confirmed(&self, database_type: DatabaseType, region: &Region) -> bool {
        let mut lists = self.confirmed.iter();
        let list =
            lists.find(|list| list.database_type == database_type && list.provider == region.provider());
        list.is_some_and(|list| list.regions.binary_search(region).is_ok())
    }
}

/// Regions that a list of the reader's own Astra names: one list for a
/// database type and a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    pub(super) database_type: DatabaseType,
    pub(super) provider: CloudProvider,
    pub(super) regions: Vec<Region>,
}

impl Confirmed {
    /// The type that they are open for.
    pub const fn database_type(&self) -> DatabaseType {
        self.database_type
    }

    /// The cloud that they belong to.
    pub const fn provider(&self) -> CloudProvider {
        self.provider
    }

    /// The regions, each once, in order; at least one.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }
}

/// An organization whose subscription was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    pub(super) row: usize,
    pub(super) name: OrganizationName,
    pub(super) subscription: Subscription,
}

impl Organization {
    /// Its row of the input, from 1.
    pub const fn row(&self) -> usize {
        self.row
    }

    /// Its name; empty is the reader's own.
    pub const fn name(&self) -> &OrganizationName {
        &self.name
    }

    /// Its subscription.
    pub const fn subscription(&self) -> Subscription {
        self.subscription
    }
}

/// Whether a database is yet to be created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All of its deployments are new.
    Planned,
    /// Its regions are old deployments; those that it adds are new.
    Existing {
        /// The regions that it is to gain.
        adding: Vec<Region>,
    },
}

/// A database: of one type, in one cloud, with at least one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Database {
    pub(super) row: usize,
    pub(super) name: DatabaseName,
    pub(super) organization: OrganizationName,
    pub(super) database_type: DatabaseType,
    pub(super) provider: CloudProvider,
    pub(super) regions: Vec<Region>,
    pub(super) standing: Standing,
    pub(super) encryption: Encryption,
}

impl Database {
    /// Its row of the input, from 1.
    pub const fn row(&self) -> usize {
        self.row
    }

    /// Its name, `database-N` where none was given.
    pub const fn name(&self) -> &DatabaseName {
        &self.name
    }

    /// Its organization; empty is the reader's own.
    pub const fn organization(&self) -> &OrganizationName {
        &self.organization
    }

    /// Its type.
    pub const fn database_type(&self) -> DatabaseType {
        self.database_type
    }

    /// Its cloud.
    pub const fn provider(&self) -> CloudProvider {
        self.provider
    }

    /// Its regions, the primary one first; never empty, each once.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// Whether it exists.
    pub const fn standing(&self) -> &Standing {
        &self.standing
    }

    /// The encryption that is wanted for it.
    pub const fn encryption(&self) -> Encryption {
        self.encryption
    }

    /// Its deployments: each region, and whether it is new there.
    pub fn deployments(&self) -> impl Iterator<Item = (&Region, bool)> {
        let (planned, adding) = match &self.standing {
            Standing::Planned => (true, [].as_slice()),
            Standing::Existing { adding } => (false, adding.as_slice()),
        };
        let here = self.regions.iter().map(move |region| (region, planned));
        here.chain(adding.iter().map(|region| (region, true)))
    }

    /// The key scope of its deployment in a region.
    pub fn scope(&self, region: &Region) -> KeyScope {
        KeyScope {
            organization: self.organization.clone(),
            database_type: self.database_type,
            region: region.clone(),
        }
    }
}

/// A key that Astra knows already, once per scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub(super) row: usize,
    pub(super) scope: KeyScope,
    pub(super) key_id: KeyId,
}

impl Registration {
    /// Its row of the input, from 1.
    pub const fn row(&self) -> usize {
        self.row
    }

    /// The scope it is registered for.
    pub const fn scope(&self) -> &KeyScope {
        &self.scope
    }

    /// The identifier of the key; empty where it was not said.
    pub const fn key_id(&self) -> &KeyId {
        &self.key_id
    }
}
