//! Why a draft is not a plan.

use super::{Field, List};
use crate::domain::codes;
use std::borrow::Cow;
use std::fmt;

codes! {
    /// The kinds of problems (contracts, section 4).
    pub enum ProblemCode {
        /// A field that the plan document does not have.
        UnknownField = "unknown-field",
        /// A type, provider or region that a row cannot do without.
        MissingField = "missing-field",
        /// A value of another JSON type.
        WrongType = "wrong-type",
        /// A text that is no code of its vocabulary.
        UnknownCode = "unknown-code",
        /// A region without the form of its provider's codes.
        MalformedRegion = "malformed-region",
        /// A region that a database names twice.
        RepeatedRegion = "repeated-region",
        /// A name that another database of the organization has.
        RepeatedName = "repeated-name",
        /// An organization that stands there twice.
        RepeatedOrganization = "repeated-organization",
        /// A second key for one scope.
        RepeatedRegistration = "repeated-registration",
        /// Added regions of a database that is only planned.
        AddingWithoutExisting = "adding-without-existing",
        /// A key where Astra has no customer keys.
        UnsupportedRegistration = "unsupported-registration",
        /// A row that is no row at all.
        UnreadableRow = "unreadable-row",
        /// A link that was cut or changed on its way.
        DamagedLink = "damaged-link",
    }
}

impl ProblemCode {
    /// True where it is about a word that a person can say the meaning of.
    pub const fn is_of_a_word(self) -> bool {
        matches!(self, Self::UnknownCode | Self::MalformedRegion)
    }

    /// True where something of the input does not count because of it. Twins
    /// are named, and one of them counts.
    pub const fn leaves_out(self) -> bool {
        match self {
            Self::MissingField
            | Self::WrongType
            | Self::UnknownCode
            | Self::MalformedRegion
            | Self::AddingWithoutExisting
            | Self::UnsupportedRegistration
            | Self::UnreadableRow
            | Self::DamagedLink => true,
            Self::UnknownField
            | Self::RepeatedRegion
            | Self::RepeatedName
            | Self::RepeatedOrganization
            | Self::RepeatedRegistration => false,
        }
    }
}

/// One thing that is wrong in a draft, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The list it stands in; `None` for the document itself.
    pub list: Option<List>,
    /// The row, from 1; `None` for the document itself.
    pub row: Option<usize>,
    /// The field, under its name in documents; empty for a whole row.
    pub field: Cow<'static, str>,
    /// What kind of problem it is.
    pub code: ProblemCode,
    /// What stands there; empty where nothing does.
    pub found: String,
    /// What was probably meant, ready to be put in its place.
    pub suggestion: Option<String>,
    /// A sentence without capital and full stop, so that a place can stand
    /// before it.
    pub message: String,
}

impl Problem {
    /// True if the problem stands in that field of that row.
    pub fn is_at(&self, list: List, row: usize, field: Field) -> bool {
        self.list == Some(list) && self.row == Some(row) && self.field == field.code()
    }

    /// Where it is: `databases, row 2, regions`.
    pub fn place(&self) -> String {
        let mut place = match self.list {
            Some(list) => list.code().to_owned(),
            None => "document".to_owned(),
        };
        if let Some(row) = self.row {
            place.push_str(", row ");
            place.push_str(&row.to_string());
        }
        if !self.field.is_empty() {
            place.push_str(", ");
            place.push_str(&crate::domain::plain(&self.field));
        }
        place
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.message)
    }
}
