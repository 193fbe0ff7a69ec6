//! The nouns of the trade. They know nothing of files, rules or screens.
//!
//! Every closed vocabulary has the same quartet: `ALL`, `code()`, `FromStr`,
//! `Display`; [`codes`] makes it.

mod codes;
mod key_scope;
pub(crate) mod likeness;
mod names;
pub(crate) mod order;
mod protection;
mod region;
mod shown;
mod vocabulary;

pub use codes::UnknownCode;
pub(crate) use codes::codes;
pub use key_scope::KeyScope;
pub use names::{DatabaseName, KeyId, OrganizationName};
pub use protection::Protection;
pub use region::Region;
pub use shown::{plain, shown, visible};
pub use vocabulary::{
    CloudProvider, Confidence, DatabaseType, Encryption, KeyState, Reason, Severity, Status, Subscription,
    Support,
};
