//! Names and identifiers that people give. Each is a type of its own, so that
//! they cannot be mixed up; surrounding blanks are dropped once, here, and
//! then they are compared exactly.

use std::fmt;

macro_rules! names {
    ($( $(#[$meta:meta])* $name:ident ),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The name without the blanks around it.
            pub fn new(text: &str) -> Self {
                Self(text.trim().to_owned())
            }

            /// The text, exactly as it is compared.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// True if nothing was given.
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+ };
}

names! {
    /// The name of an Astra organization; empty is the reader's own.
    ///
    /// ```compile_fail
    /// use astra_cmek_planner::domain::{DatabaseName, OrganizationName};
    /// let name: OrganizationName = DatabaseName::new("orders");
    /// ```
    OrganizationName,
    /// The name of a database.
    DatabaseName,
    /// The identifier of a customer key: an AWS ARN, a Google Cloud resource
    /// name, an Azure key identifier, or whatever was typed in their place.
    KeyId,
}

impl DatabaseName {
    /// The name of a database that was given none: `database-N`, where N is
    /// its row of the input, counted from 1.
    pub fn of_row(row: usize) -> Self {
        Self(format!("database-{row}"))
    }
}
