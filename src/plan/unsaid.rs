//! What rows leave unsaid, so that it can be asked once for all of them.

use super::{Draft, Field};

impl Draft {
    /// How many databases and registered keys have nothing in a field that both
    /// have.
    pub fn rows_without(&self, field: Field) -> usize {
        let databases = self.databases.iter().map(|row| row.text(field));
        let keys = self.registered_keys.iter().map(|row| row.text(field));
        databases.chain(keys).filter(|text| text.trim().is_empty()).count()
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::Field;
    use crate::plan::testing::draft;

    /// In: lines of a draft. Out: how many of its rows are without a type, and
    /// without a provider.
    fn check(input: &str, expected: (usize, usize)) {
        let draft = draft(input);
        assert_eq!(
            (draft.rows_without(Field::Type), draft.rows_without(Field::Provider)),
            expected,
            "{input}"
        );
    }

    #[test]
    fn what_is_blank_is_unsaid() {
        check("", (0, 0));
        check(
            "db a - aws us-east-2\ndb b - - us-east-2\nkey - gcp us-east1\nkey classic gcp us-east1",
            (3, 1),
        );
    }

    #[test]
    fn what_is_no_code_is_said() {
        check("db a vector ibm -\nkey x y -\norg acme paid", (0, 0));
    }
}
