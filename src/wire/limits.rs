//! What readers say of an input that holds more than a plan may
//! ([`crate::plan::limits`]).

use crate::plan::limits::{MOST_REGIONS, MOST_ROWS, MOST_STRAYS, most_bytes};
use crate::plan::{Excess, List};
use std::fmt;

pub use crate::plan::limits::MOST_BYTES;

/// The name of a list; regions that are confirmed are in none.
pub(crate) fn name(list: Option<List>) -> &'static str {
    list.map_or("confirmed", List::code)
}

/// Why what holds too much is not read.
pub(crate) fn refused(what: &str, excess: &Excess, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match excess {
        Excess::Rows { .. } => {
            write!(f, "{what} has more than {MOST_ROWS} rows, the most that are read")
        }
        Excess::Text { list, row, field, bytes } => write!(
            f,
            "{}, row {row}, {field} has {bytes} bytes; the most that are read is {}",
            name(*list),
            most_bytes(*field),
        ),
        Excess::Regions { .. } => {
            write!(f, "{what} names more than {MOST_REGIONS} regions, the most that are read")
        }
        Excess::Strays { .. } => write!(f, "more than {MOST_STRAYS} parts of {what} have no place in a plan"),
        Excess::Bytes => {
            write!(f, "the plan of {what} takes more than {MOST_BYTES} bytes, the most that is written")
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::plain;
    use crate::plan::limits::Tally;
    use crate::plan::testing::draft;
    use crate::plan::{ConfirmedRegions, Draft, DraftDatabase, DraftKey, DraftOrganization};
    use crate::wire::{document, link};

    /// In: a draft. Out: it is written in no more bytes than were counted.
    fn check(draft: &Draft) {
        let most = Tally::of(draft).bytes();
        for written in [link::plain(draft), document::write(draft)] {
            assert!(written.len() <= most, "{} of {most}: {}", written.len(), plain(&written));
        }
    }

    /// Texts that take more room than others, or stand for longer ones.
    const TEXTS: [&str; 12] =
        ["", "a", "classic", "existing", "-", "a---", "Z", "Q", "\u{1}", "\"", "\n", "é"];

    #[test]
    fn nothing_is_written_longer_than_it_is_counted() {
        check(&Draft::default());
        for text in TEXTS.map(|text| [text.to_owned(), text.repeat(100)]).as_flattened() {
            let text = || text.clone();
            // What is short here is written as `managed-clusters`.
            let database_type = || "classic".to_owned();
            for regions in [0, 1, 20].map(|count| vec![text(); count]) {
                let database = DraftDatabase {
                    // The longest number, after which a row is called that has no name.
                    row: usize::MAX,
                    name: String::new(),
                    organization: text(),
                    database_type: database_type(),
                    provider: text(),
                    regions: regions.clone(),
                    status: text(),
                    adding: regions.clone(),
                    encryption: text(),
                    strays: Vec::new(),
                };
                let confirmed =
                    ConfirmedRegions { database_type: database_type(), provider: text(), regions };
                check(&Draft { databases: vec![database; 100], ..Draft::default() });
                check(&Draft { confirmed: vec![confirmed; 100], ..Draft::default() });
            }
            let key = DraftKey {
                row: 1,
                organization: text(),
                database_type: database_type(),
                provider: text(),
                region: text(),
                key_id: text(),
                strays: Vec::new(),
            };
            check(&Draft { registered_keys: vec![key; 100], ..Draft::default() });
            let organization =
                DraftOrganization { row: 1, name: text(), subscription: text(), strays: Vec::new() };
            check(&Draft { organizations: vec![organization; 100], ..Draft::default() });
        }
    }

    /// In: lines of a draft. Out: so many of them are counted hardly more than
    /// they take.
    fn check_close(lines: &str) {
        let draft = draft(&lines.repeat(1_000));
        check(&draft);
        let (counted, written) = (Tally::of(&draft).bytes(), document::write(&draft).len());
        assert!(counted < written + written / 4, "{written} bytes are counted as {counted}");
    }

    #[test]
    fn usual_rows_are_counted_as_long_as_they_are() {
        check_close("db orders-7 serverless aws us-east-2,ap-south-1,eu-west-1,us-west-2,us-east-1 @acme\n");
        check_close(
            "key serverless aws us-east-2 arn:aws:kms:us-east-2:111122223333:key/0a1b2c3d-0000-1111\n",
        );
    }
}
