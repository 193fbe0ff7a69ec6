//! The nouns of the trade. They know nothing of files, rules or screens.
//!
//! Every closed vocabulary has the same quartet: `ALL`, `code()`, `FromStr`,
//! `Display`; the macro `codes` makes it.

mod codes;
mod key_scope;
mod names;
mod occurs;
pub(crate) mod order;
mod protection;
mod region;
mod shown;
pub(crate) mod slips;
mod vocabulary;

pub use codes::UnknownCode;
pub(crate) use codes::{codes, place_of_name};
pub use key_scope::KeyScope;
pub use names::{DatabaseName, KeyId, OrganizationName};
pub(crate) use occurs::occurs;
pub use protection::Protection;
pub use region::Region;
pub use shown::{plain, shown, visible};
pub use vocabulary::{
    CloudProvider, Confidence, DatabaseType, Encryption, KeyState, Reason, Severity, Status, Subscription,
    Support,
};
