//! A region of a cloud. Only the catalog makes one.

use super::CloudProvider;
use std::borrow::Cow;

/// A provider and one of its region codes: lower case, of the provider's form.
/// It may be unknown to the catalog, since clouds grow; it is never malformed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    provider: CloudProvider,
    code: Cow<'static, str>,
}

impl Region {
    /// For the catalog alone, which checks the form first; a tidiness test
    /// sees to it that nobody else calls this.
    pub(crate) const fn of_catalog(provider: CloudProvider, code: Cow<'static, str>) -> Self {
        Self { provider, code }
    }

    /// The cloud it belongs to.
    pub const fn provider(&self) -> CloudProvider {
        self.provider
    }

    /// The provider's code, such as `us-east-2`.
    pub fn code(&self) -> &str {
        &self.code
    }
}
