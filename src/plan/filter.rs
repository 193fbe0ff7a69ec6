//! Which rows a person means who types a few words: what stands on the page is
//! searched, so that a place or the name of a cloud finds its rows as well.

use super::{Draft, DraftDatabase};
use crate::catalog::Catalog;
use crate::domain::occurs;

impl Draft {
    /// True where a database fits what was typed ([`DraftDatabase::fits`]); rows
    /// are counted from 1, and none that is not there fits.
    pub fn fits(&self, row: usize, typed: &str, catalog: &Catalog) -> bool {
        self.databases.get(row.wrapping_sub(1)).is_some_and(|row| row.fits(typed, catalog))
    }
}

impl DraftDatabase {
    /// True where every word of `typed` occurs in the row's title or line,
    /// ASCII case forgiven; blanks divide the words, and none fit every row.
    pub fn fits(&self, typed: &str, catalog: &Catalog) -> bool {
        let mut words = typed.split_whitespace().peekable();
        if words.peek().is_none() {
            return true;
        }
        let mut text = self.title();
        text.push('\n');
        text.push_str(&self.line(catalog));
        text.make_ascii_lowercase();
        words.all(|word| occurs(&word.to_ascii_lowercase(), &text))
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;
    use crate::plan::testing::draft;

    /// In: what was typed. Out: the names of the rows that fit.
    fn check(typed: &str, expected: &str) {
        let rows = draft(
            "
                db orders serverless aws us-east-2,ap-south-1 @acme
                db - classic gcp us-east1 existing +europe-west1
                db Łódź serverless azure westus3 astra-key
            ",
        );
        let fitting = rows.databases.iter().filter(|row| row.fits(typed, Catalog::released()));
        assert_eq!(fitting.map(|row| row.title()).collect::<Vec<_>>().join(" "), expected, "{typed}");
    }

    #[test]
    fn every_word_occurs_somewhere() {
        check("", "orders database-2 Łódź");
        check(" \t", "orders database-2 Łódź");
        check("us-east", "orders database-2");
        check("us-east aws", "orders");
        check("aws azure", "");
        check("orders nowhere", "");
    }

    #[test]
    fn what_stands_on_the_page_is_searched() {
        check("database-2", "database-2");
        check("mumbai", "orders");
        check("managed", "database-2");
        check("classic", "");
        check("belgium existing", "database-2");
        check("no customer", "Łódź");
        check("acme", "orders");
    }

    #[test]
    fn only_the_case_of_plain_letters_is_forgiven() {
        check("ORDERS AWS", "orders");
        check("Łódź", "Łódź");
        check("łódź", "");
    }
}
