//! How much a draft may hold, whoever reads or changes it: no input costs more
//! time or memory than a large plan does, and what is written can be read again.

use super::{ConfirmedRegions, Draft, DraftDatabase, DraftKey, DraftOrganization, Field, List};
use std::fmt;

/// The most rows that a list may have.
pub const MOST_ROWS: usize = 10_000;

/// The most regions that all databases and all lists of confirmed regions
/// together may name.
pub const MOST_REGIONS: usize = 50_000;

/// The most bytes that a name, an organization, a code or a region may have.
/// The report repeats the organization beside each of its regions, so that a
/// longer one would make a small document large.
pub const MOST_BYTES_OF_A_TEXT: usize = 1_000;

/// The most bytes that the identifier of a key may have.
pub const MOST_BYTES_OF_A_KEY_ID: usize = 4_096;

/// The most fields and rows without a place in a draft that are named.
pub const MOST_STRAYS: usize = 10_000;

/// The most bytes that a draft may take where it is written, and that an input
/// may have.
pub const MOST_BYTES: usize = 5_000_000;

/// The most bytes that the text of a field may have.
pub(crate) const fn most_bytes(field: Field) -> usize {
    match field {
        Field::KeyId => MOST_BYTES_OF_A_KEY_ID,
        Field::Name
        | Field::Organization
        | Field::Type
        | Field::Provider
        | Field::Regions
        | Field::Status
        | Field::Adding
        | Field::Encryption
        | Field::Region
        | Field::Subscription => MOST_BYTES_OF_A_TEXT,
    }
}

/// What a draft holds too much of, or would. As a text it is a sentence for
/// whoever plans; readers refuse it in words of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// More rows than [`MOST_ROWS`].
    Rows {
        /// The list; regions that are confirmed are in none.
        list: Option<List>,
        /// How many rows it has.
        rows: usize,
    },
    /// A text longer than its field may be.
    Text {
        /// The list.
        list: Option<List>,
        /// The row, as it is numbered.
        row: usize,
        /// The field.
        field: Field,
        /// How long the text is.
        bytes: usize,
    },
    /// More regions than [`MOST_REGIONS`].
    Regions {
        /// How many there are.
        regions: usize,
    },
    /// More fields and rows without a place in a draft than [`MOST_STRAYS`].
    Strays {
        /// How many there are.
        strays: usize,
    },
    /// More than [`MOST_BYTES`] where it is written.
    Bytes,
}

impl fmt::Display for Excess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (most, what) = match self {
            Self::Rows { list: Some(List::Organizations), .. } => (MOST_ROWS, "organizations"),
            Self::Rows { list: Some(List::Databases), .. } => (MOST_ROWS, "databases"),
            Self::Rows { list: Some(List::RegisteredKeys), .. } => (MOST_ROWS, "registered keys"),
            Self::Rows { list: None, .. } => (MOST_ROWS, "lists of regions"),
            Self::Text { field, .. } => (most_bytes(*field), "bytes in this text"),
            Self::Regions { .. } => (MOST_REGIONS, "regions"),
            Self::Strays { .. } => (MOST_STRAYS, "fields and rows that cannot be read"),
            Self::Bytes => (MOST_BYTES, "bytes"),
        };
        f.write_str("A plan holds at most ")?;
        f.write_str(&grouped(most))?;
        f.write_str(" ")?;
        f.write_str(what)?;
        f.write_str(".")
    }
}

/// A number as people read it: 10,000.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (digit, left) in digits.chars().zip((0..digits.len()).rev()) {
        grouped.push(digit);
        if left > 0 && left % 3 == 0 {
            grouped.push(',');
        }
    }
    grouped
}

/// What a draft holds too much of, if of anything.
pub fn excess(draft: &Draft) -> Option<Excess> {
    Tally::of(draft).excess()
}

/// What is limited, counted.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    regions: usize,
    strays: usize,
    /// What no writer goes beyond.
    bytes: usize,
    /// The first list or text that is too long.
    too_long: Option<Excess>,
}

impl Tally {
    /// Counts all that a draft holds.
    pub(crate) fn of(draft: &Draft) -> Self {
        let mut tally = Self { bytes: BYTES_AROUND, ..Self::default() };
        tally.strays(draft.strays.len());
        for (row, place) in draft.organizations.iter().zip(1..) {
            tally.organization(place, row);
        }
        for (row, place) in draft.databases.iter().zip(1..) {
            tally.database(place, row);
        }
        for (row, place) in draft.registered_keys.iter().zip(1..) {
            tally.key(place, row);
        }
        for (row, place) in draft.confirmed.iter().zip(1..) {
            tally.confirmed(place, row);
        }
        tally
    }

    /// What there is too much of, if of anything.
    pub(crate) const fn excess(&self) -> Option<Excess> {
        let Self { regions, strays, bytes, too_long } = *self;
        if too_long.is_some() {
            too_long
        } else if regions > MOST_REGIONS {
            Some(Excess::Regions { regions })
        } else if strays > MOST_STRAYS {
            Some(Excess::Strays { strays })
        } else if bytes > MOST_BYTES {
            Some(Excess::Bytes)
        } else {
            None
        }
    }

    /// The most bytes that a writer makes of what was counted.
    #[cfg(test)]
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Counts a row without its texts, by its place in its list.
    pub(crate) fn row(&mut self, list: Option<List>, place: usize) {
        self.bytes += bytes_of_a_row(list);
        if place > MOST_ROWS {
            self.too_long.get_or_insert(Excess::Rows { list, rows: place });
        }
    }

    /// Counts the text of a field.
    pub(crate) fn text(&mut self, list: Option<List>, row: usize, field: Field, text: &str) {
        let bytes = text.len();
        self.bytes += written(field, text);
        self.regions += usize::from(matches!(field, Field::Regions | Field::Adding));
        if bytes > most_bytes(field) {
            self.too_long.get_or_insert(Excess::Text { list, row, field, bytes });
        }
    }

    /// Counts the texts of a field.
    pub(super) fn texts(&mut self, list: Option<List>, row: usize, field: Field, texts: &[String]) {
        for text in texts {
            self.text(list, row, field, text);
        }
    }

    /// Counts what stands in a list of regions and is no text.
    pub(crate) fn no_regions(&mut self, count: usize) {
        self.regions += count;
    }

    /// Counts what has no place in a draft.
    pub(crate) fn strays(&mut self, count: usize) {
        self.strays += count;
    }

    pub(super) fn organization(&mut self, place: usize, row: &DraftOrganization) {
        let list = Some(List::Organizations);
        self.row(list, place);
        self.strays(row.strays.len());
        self.text(list, row.row, Field::Name, &row.name);
        self.text(list, row.row, Field::Subscription, &row.subscription);
    }

    pub(super) fn database(&mut self, place: usize, row: &DraftDatabase) {
        let list = Some(List::Databases);
        self.row(list, place);
        self.strays(row.strays.len());
        let texts = [
            Field::Name,
            Field::Organization,
            Field::Type,
            Field::Provider,
            Field::Status,
            Field::Encryption,
        ];
        for field in texts {
            self.text(list, row.row, field, row.text(field));
        }
        self.texts(list, row.row, Field::Regions, &row.regions);
        self.texts(list, row.row, Field::Adding, &row.adding);
    }

    pub(super) fn key(&mut self, place: usize, row: &DraftKey) {
        let list = Some(List::RegisteredKeys);
        self.row(list, place);
        self.strays(row.strays.len());
        for field in [Field::Organization, Field::Type, Field::Provider, Field::Region, Field::KeyId] {
            self.text(list, row.row, field, row.text(field));
        }
    }

    fn confirmed(&mut self, place: usize, row: &ConfirmedRegions) {
        self.row(None, place);
        self.text(None, place, Field::Type, &row.database_type);
        self.text(None, place, Field::Provider, &row.provider);
        self.texts(None, place, Field::Regions, &row.regions);
    }

    /// What is left without a part that was counted.
    pub(super) const fn without(self, part: Self) -> Self {
        Self {
            regions: self.regions - part.regions,
            strays: self.strays - part.strays,
            bytes: self.bytes - part.bytes,
            too_long: self.too_long,
        }
    }
}

/// What a document takes that has no rows, and the names of its lists.
const BYTES_AROUND: usize = 200;

/// What a row takes, with the names of the fields that every row has, in the
/// format that takes most.
const fn bytes_of_a_row(list: Option<List>) -> usize {
    match list {
        Some(List::Databases) => 137,
        Some(List::RegisteredKeys) => 102,
        Some(List::Organizations) => 57,
        None => 10,
    }
}

/// The most bytes that a text takes, and the name of its field where not every
/// row has it. Letters, digits and single hyphens stand for themselves; what else
/// there is has to be escaped in some format.
fn written(field: Field, text: &str) -> usize {
    let mut bytes = match field {
        Field::Regions => 12,
        Field::Adding => 39,
        Field::Organization if !text.is_empty() => 26,
        Field::Status if !text.is_empty() => 20,
        Field::Encryption if !text.is_empty() => 24,
        _ => 0,
    };
    let mut before = b'-';
    for byte in text.bytes() {
        bytes += match byte {
            b'A'..=b'Y' | b'a'..=b'z' | b'0'..=b'9' => 1,
            b'-' if before != b'-' => 1,
            b'\0'..=b'\x1F' => 6,
            _ => 3,
        };
        before = byte;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::excess;
    use crate::plan::Draft;
    use crate::plan::testing::draft;

    /// In: a draft. Out: what it holds too much of, if of anything.
    fn check(draft: &Draft, expected: &str) {
        assert_eq!(excess(draft).map(|excess| excess.to_string()).unwrap_or_default(), expected);
    }

    /// In: lines of a draft, the first ones so many times. Out: that is as many
    /// as there may be, and one more is too much.
    fn check_most(most: usize, line: &str, others: &str, expected: &str) {
        let lines = |count: usize| draft(&format!("{}{others}", format!("{line}\n").repeat(count)));
        check(&lines(most), "");
        check(&lines(most + 1), expected);
    }

    #[test]
    fn rows_regions_and_strays() {
        check_most(10_000, "org a -", "", "A plan holds at most 10,000 organizations.");
        check_most(10_000, "db a - - -", "key - - x\norg a -", "A plan holds at most 10,000 databases.");
        check_most(10_000, "key - - x", "db a - - -", "A plan holds at most 10,000 registered keys.");
        check_most(10_000, "open - - -", "", "A plan holds at most 10,000 lists of regions.");
        let regions = "A plan holds at most 50,000 regions.";
        let some = ",a".repeat(99);
        check_most(500, &format!("db a - - a{some}"), "", regions);
        check_most(494, &format!("db a - - a{some} +b"), "open - - a,a,a\ndb a - - a,a +b", regions);
        let strays = "A plan holds at most 10,000 fields and rows that cannot be read.";
        check_most(9_996, "db a - - - !name", "stray a\norg a - !name\nkey - - x !\nstray b", strays);
    }

    #[test]
    fn texts_of_every_field() {
        for line in [
            "org … -",
            "org a …",
            "db … - - -",
            "db a … - -",
            "db a - … -",
            "db a - - b,…",
            "db a - - - @…",
            "db a - - - …",
            "db a - - - +b,…",
            "db a - - - …-key",
            "key … - -",
            "key - … -",
            "key - - …",
            "key - - - @…",
            "key - - - …",
            "open … - -",
            "open - … -",
            "open - - b,…",
        ] {
            let (most, sentence) = match line {
                "key - - - …" => (4_096, "A plan holds at most 4,096 bytes in this text."),
                "db a - - - …-key" => (996, "A plan holds at most 1,000 bytes in this text."),
                _ => (1_000, "A plan holds at most 1,000 bytes in this text."),
            };
            let long = |bytes: usize| draft(&line.replace('…', &"x".repeat(bytes)));
            check(&long(most), "");
            check(&long(most + 1), sentence);
        }
    }

    #[test]
    fn bytes() {
        let lines = |count: usize| draft(&format!("key - - - {}\n", "x".repeat(4_096)).repeat(count));
        // So many of 102 and 4,096 bytes, and what stands around them.
        check(&lines(1_190), "");
        check(&lines(1_191), "A plan holds at most 5,000,000 bytes.");
    }
}
