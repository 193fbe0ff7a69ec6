//! The place that is being read, and the sentences that complain about what
//! stands there. It does not know what makes a row.

use super::{Field, HalfTyped, List, Problem, ProblemCode, Stray};
use crate::catalog::{Catalog, Likeness, MalformedRegion, RegionFact};
use crate::domain::slips::{closest, squeeze, too_many};
use crate::domain::{CloudProvider, DatabaseType, Encryption, Region, Status, Subscription, shown};
use std::borrow::Cow;
use std::str::FromStr;

/// The place that is being read, and where complaints go.
pub(super) struct Desk<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) half_typed: Option<HalfTyped>,
    pub(super) list: Option<List>,
    pub(super) row: Option<usize>,
    pub(super) problems: &'a mut Vec<Problem>,
}

impl Desk<'_> {
    /// Goes to a row and complains about what has no place in it. False where
    /// it is no row at all.
    pub(super) fn enter(&mut self, list: List, row: usize, strays: &[Stray]) -> bool {
        self.at(list, row);
        self.strays(strays);
        !strays.iter().any(Stray::is_of_no_row)
    }

    pub(super) fn at(&mut self, list: List, row: usize) {
        self.list = Some(list);
        self.row = Some(row);
    }

    /// True where the region at a place of a field is being typed at the moment.
    pub(super) fn is_half_typed(&self, field: Field, at: usize) -> bool {
        self.half_typed.is_some_and(|typed| {
            (Some(typed.list), Some(typed.row), typed.field, typed.at) == (self.list, self.row, field, at)
        })
    }

    pub(super) fn strays(&mut self, strays: &[Stray]) {
        for stray in strays {
            let field = Cow::Owned(stray.field().to_owned());
            let (code, found, message) = match stray {
                Stray::UnknownField(name) => {
                    (ProblemCode::UnknownField, "", format!("there is no field {}", shown(name)))
                }
                Stray::RepeatedField(name) => {
                    let message =
                        format!("the field {} stands here more than once; the first one counts", shown(name));
                    (ProblemCode::UnknownField, "", message)
                }
                Stray::WrongType { field, found, expected } => {
                    let message = format!("{field} is {found}, and {expected} is expected");
                    (ProblemCode::WrongType, found.as_str(), message)
                }
                Stray::NotARow { found } => {
                    let message = format!("the row is {found}, and an object is expected");
                    (ProblemCode::UnreadableRow, found.as_str(), message)
                }
                Stray::Damaged { found, message } => {
                    (ProblemCode::DamagedLink, found.as_str(), message.clone())
                }
            };
            self.problems.push(Problem {
                list: self.list,
                row: self.row,
                field,
                code,
                found: found.to_owned(),
                suggestion: None,
                message,
            });
        }
    }

    pub(super) fn complain(
        &mut self,
        field: Field,
        code: ProblemCode,
        found: &str,
        suggestion: Option<String>,
        message: String,
    ) {
        let field = Cow::Borrowed(field.code());
        let found = found.to_owned();
        self.problems.push(Problem {
            list: self.list,
            row: self.row,
            field,
            code,
            found,
            suggestion,
            message,
        });
    }

    /// Complains that a field is missing, unless something unreadable stands
    /// there, which was complained about already.
    pub(super) fn missing(&mut self, field: Field, strays: &[Stray]) {
        let unreadable =
            |stray: &Stray| matches!(stray, Stray::WrongType { .. }) && stray.field() == field.code();
        if !strays.iter().any(unreadable) {
            let what = match field {
                Field::Type => "database type",
                Field::Provider => "cloud provider",
                _ => "region",
            };
            self.complain(field, ProblemCode::MissingField, "", None, format!("no {what} is given"));
        }
    }

    pub(super) fn needed<T: FromStr + Code>(
        &mut self,
        field: Field,
        text: &str,
        strays: &[Stray],
    ) -> Option<T> {
        if text.trim().is_empty() {
            self.missing(field, strays);
            return None;
        }
        self.code(field, text)
    }

    pub(super) fn optional<T: FromStr + Code + Copy>(&mut self, field: Field, text: &str, default: &T) -> T {
        if text.trim().is_empty() { *default } else { self.code(field, text).unwrap_or(*default) }
    }

    fn code<T: FromStr + Code>(&mut self, field: Field, text: &str) -> Option<T> {
        let read = text.parse().ok();
        if read.is_none() {
            self.unknown_code(field, text.trim(), &T::codes().collect::<Vec<_>>());
        }
        read
    }

    fn unknown_code(&mut self, field: Field, text: &str, codes: &[&'static str]) {
        let squeezed = squeeze(text);
        let nearest = closest(&mut codes.iter().copied(), &squeezed, too_many(squeezed.len()));
        let suggestion = nearest.map(str::to_owned);
        let message = format!("{} is no {field}; expected {}", shown(text), codes.join(", "));
        self.complain(field, ProblemCode::UnknownCode, text, suggestion, message);
    }

    /// Complains about a text without the form of its provider's codes.
    pub(super) fn malformed_region(
        &mut self,
        field: Field,
        provider: CloudProvider,
        text: &str,
        malformed: &MalformedRegion<'_>,
    ) {
        let suggestion = malformed.suggestion.map(|(fact, _)| fact.code.to_owned());
        let message = malformed_region(provider, text, malformed);
        self.complain(field, ProblemCode::MalformedRegion, text.trim(), suggestion, message);
    }

    /// Keeps what has no earlier twin, and complains about the rest.
    pub(super) fn keep_first<T>(
        &mut self,
        read: Vec<T>,
        earlier: &[Option<usize>],
        mut complain: impl FnMut(&mut Self, &T, usize),
    ) -> Vec<T> {
        let mut kept = Vec::with_capacity(read.len());
        for (item, first) in read.into_iter().zip(earlier) {
            match first {
                Some(first) => complain(self, &item, *first),
                None => kept.push(item),
            }
        }
        kept
    }
}

/// The codes of a vocabulary, for the message that lists them.
pub(super) trait Code {
    fn codes() -> impl Iterator<Item = &'static str>;
}

macro_rules! code {
    ($($name:ty),+) => { $(
        impl Code for $name {
            fn codes() -> impl Iterator<Item = &'static str> {
                Self::ALL.iter().map(|value| value.code())
            }
        }
    )+ };
}

code!(DatabaseType, CloudProvider, Status, Encryption, Subscription);

/// What is to be said of a text without the form of its provider's codes.
pub(super) fn malformed_region(
    provider: CloudProvider,
    text: &str,
    malformed: &MalformedRegion<'_>,
) -> String {
    let (text, name) = (shown(text.trim()), provider.name());
    let what = match malformed.belongs_to {
        Some(theirs) => format!("{text} is a region of {} ({})", theirs.provider.name(), theirs.place),
        None => format!("{text} is no region code of {name}"),
    };
    match malformed.suggestion {
        Some(meant) => [&what, "; ", &probably_meant(meant)].concat(),
        None if malformed.belongs_to.is_some() => format!("{what}, not of {name}"),
        None => what,
    }
}

/// Which region was probably meant, and why: `the nearest is us-east-2 (US East (Ohio))`.
fn probably_meant((fact, likeness): (&RegionFact, Likeness)) -> String {
    let name = fact.provider.name();
    let why = match likeness {
        Likeness::LookAlike => format!("its look-alike on {name}"),
        Likeness::SamePlace => format!("on {name} the same place"),
        Likeness::Nearest => "the nearest".to_owned(),
    };
    format!("{why} is {} ({})", fact.code, fact.place)
}

/// What is to be said of a region that no list names, behind its code: `is not
/// in the list of AWS regions of 2026-11-24; the nearest is us-east-2 (US East (Ohio))`.
pub fn unlisted(region: &Region, meant: Option<(&RegionFact, Likeness)>, catalog: &Catalog) -> String {
    let what = format!("is not in the list of {} regions of {}", region.provider().name(), catalog.as_of());
    match meant {
        Some(meant) => [&what, "; ", &probably_meant(meant)].concat(),
        None => what,
    }
}
