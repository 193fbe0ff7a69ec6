//! What needs a customer key of its own.

use super::{CloudProvider, DatabaseType, OrganizationName, Region};

/// (organization, database type, cloud provider, region). One customer key
/// encrypts every database of its scope, however many there are; the ordering
/// is the report's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyScope {
    /// A registration belongs to one organization.
    pub organization: OrganizationName,
    /// The two types never share a key.
    pub database_type: DatabaseType,
    /// The region, with its provider.
    pub region: Region,
}

impl KeyScope {
    /// The cloud that keeps the key.
    pub const fn provider(&self) -> CloudProvider {
        self.region.provider()
    }
}
