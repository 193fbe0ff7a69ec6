//! What a link holds of a draft: the rows of its plan. Of a row that was read
//! in part it holds what could not be read too, so that whoever opens it is
//! told the same as whoever sent it.

use super::{Draft, DraftDatabase, Field, List, Parsed, Problem, ProblemCode};

/// What a link holds of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The rows.
    pub draft: Draft,
    /// How many rows it does not hold.
    pub left_out: usize,
}

impl Draft {
    /// What a link holds of the draft, of which [`super::parse`] read this much.
    pub fn shared(&self, parsed: &Parsed) -> Shared {
        let mut shared = Shared { draft: Self::from(&parsed.plan), left_out: 0 };
        for problems in parsed.problems.chunk_by(|a, b| (a.list, a.row) == (b.list, b.row)) {
            let place = problems.first().and_then(|problem| problem.list.zip(problem.row));
            let is_whole = !problems.iter().any(|problem| problem.code.leaves_out());
            if let Some((list, row)) = place.filter(|_| !is_whole)
                && !shared.draft.take_unread(self, list, row, problems)
            {
                shared.left_out += 1;
            }
        }
        shared
    }

    /// Takes from another draft what could not be read of a row. False where the
    /// row is not there, or where there is no text to take; then it goes. Row
    /// numbers rise in a list.
    fn take_unread(&mut self, typed: &Self, list: List, row: usize, problems: &[Problem]) -> bool {
        let has_text = !problems.iter().any(|problem| problem.code == ProblemCode::WrongType);
        match list {
            List::Databases => take(
                &mut self.databases,
                &typed.databases,
                |row| row.row,
                row,
                |read, typed| {
                    read.take_unread(typed, problems);
                    has_text
                },
            ),
            List::Organizations => take(
                &mut self.organizations,
                &typed.organizations,
                |row| row.row,
                row,
                |read, typed| {
                    typed.subscription.trim().clone_into(&mut read.subscription);
                    has_text
                },
            ),
            // What can be read of a key in part is no key.
            List::RegisteredKeys => false,
        }
    }
}

/// Lets a row take something from the one of its number; false where it is not
/// there. Where it refuses, it goes.
fn take<T>(
    read: &mut Vec<T>,
    typed: &[T],
    number: fn(&T) -> usize,
    row: usize,
    take: impl Fn(&mut T, &T) -> bool,
) -> bool {
    let Ok(place) = read.binary_search_by_key(&row, number) else { return false };
    let typed = typed.binary_search_by_key(&row, number).ok().and_then(|place| typed.get(place));
    let is_taken = read.get_mut(place).zip(typed).is_some_and(|(read, typed)| take(read, typed));
    if !is_taken {
        read.remove(place);
    }
    is_taken
}

impl DraftDatabase {
    /// Takes the texts that could not be read, each as it was typed.
    fn take_unread(&mut self, typed: &Self, problems: &[Problem]) {
        let is_unread = |field: Field| {
            problems.iter().any(|problem| problem.code.leaves_out() && problem.field == field.code())
        };
        let regions = |texts: &[String]| {
            texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
        };
        if is_unread(Field::Status) {
            typed.status.trim().clone_into(&mut self.status);
        }
        if is_unread(Field::Encryption) {
            typed.encryption.trim().clone_into(&mut self.encryption);
        }
        if is_unread(Field::Regions) {
            self.regions = regions(&typed.regions);
        }
        if is_unread(Field::Adding) {
            self.adding = regions(&typed.adding);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;
    use crate::plan::parse;
    use crate::plan::testing::{draft, lines};

    /// In: lines of a draft. Out: those that a link holds, and how many it does
    /// not.
    fn check(input: &str, expected: &str, left_out: usize) {
        let draft = draft(input);
        let shared = draft.shared(&parse(&draft, Catalog::released()));
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(
            (lines(&shared.draft), shared.left_out),
            (expected.iter().map(|&line| line.to_owned()).collect(), left_out)
        );
        // Whoever opens it reads the same, and could send the same.
        let again = shared.draft.shared(&parse(&shared.draft, Catalog::released()));
        assert_eq!((again.draft, again.left_out), (shared.draft, 0));
    }

    #[test]
    fn what_is_read_is_held_in_its_canonical_form() {
        check("", "", 0);
        check(
            "org acme paid\ndb a Serverless AWS US-East-2,us-east-2 @acme\nkey Serverless aws us-east-2 x",
            "1 org acme paid\n1 db a serverless aws us-east-2 @acme planned customer-key\n1 key serverless aws us-east-2 x",
            0,
        );
    }

    #[test]
    fn what_is_not_complete_is_left_out() {
        check(
            "db a serverless aws -\ndb b serverless aws us-east-2\ndb c - - -\nkey - aws us-east-2\ndb d serverless aws us-east-2 ?",
            "2 db b serverless aws us-east-2 planned customer-key",
            4,
        );
        check("db a serverless aws us-east-2 !status", "", 1);
    }

    #[test]
    fn what_could_not_be_read_goes_along() {
        check(
            "db a serverless aws us-east-2 vorhanden",
            "1 db a serverless aws us-east-2 vorhanden customer-key",
            0,
        );
        check(
            "db - serverless aws us-east-2,Frankfurt +us-west-2 my-key",
            "1 db database-1 serverless aws us-east-2,Frankfurt planned +us-west-2 my-key",
            0,
        );
        check(
            "db a serverless aws us-east-2 existing +us-west-2,Frankfurt",
            "1 db a serverless aws us-east-2 existing +us-west-2,Frankfurt customer-key",
            0,
        );
        check("org acme unpaid", "1 org acme unpaid", 0);
    }
}
