//! One way to write down a closed vocabulary.

use std::fmt;

/// A text that is not a code of the vocabulary it was read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown code")
    }
}

impl std::error::Error for UnknownCode {}

/// Declares a closed vocabulary with its quartet: `ALL` in the order of the
/// contracts, `code()`, `FromStr` (ASCII case and surrounding blanks are
/// forgiven, aliases are read and never written) and `Display`.
macro_rules! codes {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $code:literal $(| $alias:literal)* ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $( $(#[$variant_meta])* $variant ),+
        }

        impl $name {
            /// Every value, in the order of the contracts.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),+];

            /// The stable code that files, links and reports carry.
            pub const fn code(self) -> &'static str {
                match self {
                    $( Self::$variant => $code ),+
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::UnknownCode;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                const NAMES: &[&str] = &[$( $code, $($alias,)* )+];
                const VALUES: &[$name] = &[$( $name::$variant, $( ($name::$variant, $alias).0, )* )+];
                let place = $crate::domain::place_of_name(NAMES, text);
                place.and_then(|place| VALUES.get(place)).copied().ok_or($crate::domain::UnknownCode)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

pub(crate) use codes;

/// The place of the name that a text is, blanks around it and ASCII case
/// forgiven. One function for all vocabularies: a chain of comparisons in each
/// weighed on the page.
pub(crate) fn place_of_name(names: &[&str], text: &str) -> Option<usize> {
    let text = text.trim();
    names.iter().position(|name| text.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use crate::domain::{CloudProvider, DatabaseType};

    fn check(text: &str, expected: &str) {
        let read = match text.parse::<DatabaseType>() {
            Ok(database_type) => database_type.to_string(),
            Err(_) => match text.parse::<CloudProvider>() {
                Ok(provider) => provider.to_string(),
                Err(error) => error.to_string(),
            },
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn case_and_blanks_are_forgiven_and_aliases_read() {
        check(" Serverless\t", "serverless");
        check("MANAGED-CLUSTERS", "managed-clusters");
        check("classic", "managed-clusters");
        check("AWS", "aws");
        check("a ws", "unknown code");
        check("", "unknown code");
    }
}
