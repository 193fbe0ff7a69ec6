//! Links, version 1 (contracts, section 7): a draft in the fragment of an
//! address. Version 1 is frozen: it gains no part, and is read for ever.
//!
//! ```text
//! link         = "1" [check] *row | "1z" check packed
//! row          = "_" ( database | key | organization | confirmed )
//! database     = type "." provider *( "." region )
//!                [ ".E" *( "." region ) ] [ ".A" ] [ ".O" text ] [ ".N" text ]
//! key          = "K." type "." provider "." region [ ".O" text ] [ ".I" text ]
//! organization = "O" [ "." ( "paid" | "free" ) ] [ ".N" text ]
//! confirmed    = "R." type "." provider *( "." region )
//! type         = "s" | "m"
//! ```
//!
//! - `E`: the database exists, and the regions behind it are those that it is to
//!   gain. `A`: it is to have no customer key. `O`: its organization, `N`: its
//!   name, `I`: the identifier of a key.
//! - What is a default is left out, also the name `database-N` of the Nth
//!   database. The rows are written in the order above, and read in any.
//! - A text is what its letters, digits and hyphens say; every other byte of it
//!   is `Z` and two hexadecimal digits, and so is a `Z`, a hyphen behind another
//!   one or at the end of the text, and an upper-case letter that would begin a
//!   part. A part that is a lone `Z` is empty. So any text can stand in the
//!   place of a code, and reads as a text; `Z73` is no serverless database.
//! - What only unfinished drafts need: `X` in the place of `E`, and the text of
//!   a status that is no code; `Y` in the place of `A`, and the text of an
//!   encryption that is none; `D` at the end of a row that a damaged link left
//!   in doubt.
//! - The check is three characters, the first of them a letter but no `z`, over
//!   all rows. A link that was written by hand has none.
//! - Packed is the raw DEFLATE of all rows, in base 62.
//!
//! Reading is lenient: see [`read`]. What is wrong with a row, [`crate::plan::parse`]
//! says; that a link was damaged it says too, of what stands in the draft as
//! [`Stray::Damaged`](crate::plan::Stray::Damaged).

mod address;
mod base62;
mod check;
mod kept;
pub mod pack;
mod packed;
mod read;
mod refusal;
mod rows;
mod text;
mod write;

pub use kept::read_kept;
pub use packed::{Packed, packed, text_to_pack};
pub use read::{Reading, read};
pub use refusal::Refusal;
pub use write::plain;

use crate::domain::DatabaseType;

/// The version that is read and written.
pub const VERSION: u32 = 1;

/// A link that is no longer than this many characters is never packed.
pub const WORTH_PACKING: usize = 300;

/// The most bytes that a packed link may unpack to.
pub const MOST_UNPACKED: usize = 1_048_576;

/// The letter that stands for a database type.
const fn short_type(database_type: DatabaseType) -> &'static str {
    match database_type {
        DatabaseType::Serverless => "s",
        DatabaseType::ManagedClusters => "m",
    }
}
