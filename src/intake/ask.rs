//! What a person says about an input, since the input does not.

use super::{Column, Format};
use crate::domain::{CloudProvider, DatabaseType};

/// What a person says about an input; nothing of it is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// What it is; left out, the content shows it.
    pub format: Option<Format>,
    /// The type of what does not say its type.
    pub database_type: Option<DatabaseType>,
    /// The provider of what does not say its provider.
    pub provider: Option<CloudProvider>,
    /// What the columns of a table hold, in their order, in place of what their
    /// headings say; `None` for one that is not read.
    pub columns: Option<Vec<Option<Column>>>,
}

impl Ask {
    /// The code of the type, for what does not say its type.
    pub(super) fn type_code(&self) -> &'static str {
        self.database_type.map_or("", DatabaseType::code)
    }

    /// The code of the provider, for what does not say its provider.
    pub(super) fn provider_code(&self) -> &'static str {
        self.provider.map_or("", CloudProvider::code)
    }
}
