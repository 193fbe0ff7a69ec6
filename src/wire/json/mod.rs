//! JSON as it was written: fields in their order, repeated ones included, so
//! that a reader can say what it passes over. Numbers stay texts: they are only
//! compared with a version and shown, and whatever works with floats would weigh
//! more on the page than all else that is done with JSON.

#[cfg(test)]
mod oracle;
mod read;

pub(crate) use read::{NotJson, read};

use crate::domain::{plain, shown};
use std::cmp::Ordering;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    /// As it stands there.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// What stands there, for a message: short values as they are, long ones
    /// by their kind.
    pub(crate) fn described(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(true) => "true".to_owned(),
            Self::Bool(false) => "false".to_owned(),
            Self::Number(number) => plain(number),
            Self::Text(text) => shown(text),
            Self::List(_) => "a list".to_owned(),
            Self::Object(_) => "an object".to_owned(),
        }
    }
}

/// Compares a number as it stands in JSON with one above zero: `1.0` and `10e-1`
/// are 1, too.
pub(crate) fn compare(number: &str, whole: u32) -> Ordering {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (before, behind) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [before, behind].concat();
    let significant = digits.trim_start_matches('0');
    // An exponent that long has a number behind it which is next to nothing, or
    // greater than all versions.
    let exponent: i64 =
        exponent.parse().unwrap_or(if exponent.starts_with('-') { i64::MIN } else { i64::MAX });
    let zeros = (digits.len() - significant.len()) as i64;
    let point = (before.len() as i64 - zeros).saturating_add(exponent);
    let significant = significant.trim_end_matches('0');
    if significant.is_empty() || number.starts_with('-') {
        return Ordering::Less;
    }
    let whole = whole.to_string();
    point.cmp(&(whole.len() as i64)).then_with(|| significant.cmp(whole.trim_end_matches('0')))
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    /// In: numbers as JSON has them. Out: how they compare with a version.
    fn check(numbers: &str, version: u32, expected: Ordering) {
        for number in numbers.split(' ') {
            assert_eq!(super::compare(number, version), expected, "{number}");
        }
    }

    #[test]
    fn numbers_are_compared_by_what_they_say() {
        check("1 1.0 1.00 1e0 10e-1 0.1e1 0.001E+3 1000000e-6", 1, Ordering::Equal);
        check(
            "0 -0 0.0 0e9 -1 -7e9 0.9999999999999999999999 1e-1 9e-99999999999999999999",
            1,
            Ordering::Less,
        );
        check("2 1.5 1e1 10 1.0000000000000000000001 1e99999999999999999999", 1, Ordering::Greater);
    }
}
