//! What a link holds of a draft: the rows of its plan. Of a row that was read
//! in part it holds what could not be read too, so that whoever opens it is
//! told the same as whoever sent it.

use super::rows::entry;
use super::{Draft, Field, List, Parsed, Problem, Stray};
use crate::catalog::Catalog;
use std::borrow::Cow;

/// What a link holds of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The rows.
    pub draft: Draft,
    /// How many rows it does not hold.
    pub left_out: usize,
}

impl Draft {
    /// The draft as it counts: a region that is being typed is blank as long as
    /// no list names it, since half a code can look like another one.
    pub fn as_it_counts(&self, catalog: &Catalog) -> Self {
        let mut draft = self.clone();
        let Some(typed) = draft.half_typed else { return draft };
        let at = typed.row.wrapping_sub(1);
        let row = match typed.list {
            List::RegisteredKeys => {
                draft.registered_keys.get_mut(at).map(|row| (&row.provider, &mut row.region))
            }
            _ => draft.databases.get_mut(at).and_then(|row| {
                let regions = if typed.field == Field::Adding { &mut row.adding } else { &mut row.regions };
                Some((&row.provider, regions.get_mut(typed.at)?))
            }),
        };
        if let Some((provider, text)) = row {
            let region = provider.parse().ok().and_then(|provider| catalog.region(provider, text).ok());
            if region.and_then(|region| catalog.region_fact(&region)).is_none() {
                text.clear();
            }
        }
        draft
    }

    /// The same draft with texts in the place of values of another type, which no
    /// link has words for: what was not read stays unread.
    pub fn in_texts(&self) -> Cow<'_, Self> {
        let rows = self.databases.iter().map(|row| (List::Databases, &row.strays));
        let rows = rows.chain(self.registered_keys.iter().map(|row| (List::RegisteredKeys, &row.strays)));
        let rows = rows.chain(self.organizations.iter().map(|row| (List::Organizations, &row.strays)));
        let mut draft = Cow::Borrowed(self);
        let mut at = 0;
        let mut list_before = None;
        for (list, strays) in rows {
            at = if list_before == Some(list) { at + 1 } else { 0 };
            list_before = Some(list);
            for stray in strays {
                if let Stray::WrongType { field, found, .. } = stray
                    && let Ok(field) = field.parse()
                {
                    put(draft.to_mut(), list, at, field, found);
                }
            }
        }
        draft
    }

    /// What a link holds of the draft, of which [`super::parse`] read this much.
    pub fn shared(&self, parsed: &Parsed) -> Shared {
        let mut shared = Shared { draft: Self::from(&parsed.plan), left_out: 0 };
        let typed = self.in_texts();
        for problems in parsed.problems.chunk_by(|a, b| (a.list, a.row) == (b.list, b.row)) {
            let place = problems.first().and_then(|problem| problem.list.zip(problem.row));
            let is_whole = !problems.iter().any(|problem| problem.code.leaves_out());
            if let Some((list, row)) = place.filter(|_| !is_whole)
                && !shared.draft.take_unread(&typed, list, row, problems)
            {
                shared.left_out += 1;
            }
        }
        shared
    }

    /// Takes from another draft what could not be read of a row. False where the
    /// row is not there. Row numbers rise in a list.
    fn take_unread(&mut self, typed: &Self, list: List, row: usize, problems: &[Problem]) -> bool {
        let unread = Unread(problems);
        match list {
            List::Databases => take(
                &mut self.databases,
                &typed.databases,
                |row| row.row,
                row,
                |read, typed| {
                    unread.take(Field::Status, &mut read.status, &typed.status);
                    unread.take(Field::Encryption, &mut read.encryption, &typed.encryption);
                    unread.take_all(Field::Regions, &mut read.regions, &typed.regions);
                    unread.take_all(Field::Adding, &mut read.adding, &typed.adding);
                },
            ),
            List::Organizations => take(
                &mut self.organizations,
                &typed.organizations,
                |row| row.row,
                row,
                |read, typed| {
                    unread.take(Field::Subscription, &mut read.subscription, &typed.subscription);
                },
            ),
            // What can be read of a key in part is no key.
            List::RegisteredKeys => false,
        }
    }
}

/// Puts what stood in the place of a text or of a region there; names and
/// identifiers can be anything, and would seem to be read.
fn put(draft: &mut Draft, list: List, at: usize, field: Field, found: &str) {
    let regions = draft.databases.get_mut(at).filter(|_| list == List::Databases);
    match (field, regions) {
        (Field::Name | Field::Organization | Field::KeyId, _) => {}
        (Field::Regions, Some(row)) => row.regions.push(found.to_owned()),
        (Field::Adding, Some(row)) => row.adding.push(found.to_owned()),
        _ => {
            let text = entry(draft, list, at, field).filter(|(text, _)| text.trim().is_empty());
            if let Some((text, _)) = text {
                found.clone_into(text);
            }
        }
    }
}

/// Lets a row take something from the one of its number; false where it is not
/// there.
fn take<T>(
    read: &mut [T],
    typed: &[T],
    number: fn(&T) -> usize,
    row: usize,
    take: impl Fn(&mut T, &T),
) -> bool {
    let place = |rows: &[T]| rows.binary_search_by_key(&row, number).ok();
    let typed = place(typed).and_then(|place| typed.get(place));
    let read = place(read).and_then(|place| read.get_mut(place));
    read.zip(typed).map(|(read, typed)| take(read, typed)).is_some()
}

/// The problems of a row.
struct Unread<'a>(&'a [Problem]);

impl Unread<'_> {
    /// True where something in a field could not be read.
    fn is_in(&self, field: Field) -> bool {
        self.0.iter().any(|problem| problem.code.leaves_out() && problem.field == field.code())
    }

    /// Takes a text that could not be read.
    fn take(&self, field: Field, read: &mut String, typed: &str) {
        if self.is_in(field) {
            typed.trim().clone_into(read);
        }
    }

    /// Takes a list of which something could not be read, as it was typed.
    fn take_all(&self, field: Field, read: &mut Vec<String>, typed: &[String]) {
        if self.is_in(field) {
            let texts = typed.iter().map(|text| text.trim().to_owned());
            *read = texts.filter(|text| !text.is_empty()).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;
    use crate::plan::parse;
    use crate::plan::testing::{draft, lines};
    use crate::plan::{Field, HalfTyped, List};

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

    /// In: lines of a draft, and where of its first row something is being typed.
    /// Out: its lines as they count.
    fn check_counts(input: &str, (list, field, at): (List, Field, usize), expected: &str) {
        let mut draft = draft(input);
        draft.half_typed = Some(HalfTyped { list, row: 1, field, at });
        let counts = draft.as_it_counts(Catalog::released());
        assert_eq!(lines(&counts).join("\n"), lines(&super::super::testing::draft(expected)).join("\n"));
    }

    #[test]
    fn half_a_code_does_not_count() {
        let place = (List::Databases, Field::Regions, 1);
        check_counts("db a serverless azure eastus,eastu", place, "db a serverless azure eastus,");
        check_counts("db a serverless azure eastus,eastus2", place, "db a serverless azure eastus,eastus2");
        let key = (List::RegisteredKeys, Field::Region, 0);
        check_counts("key serverless aws us-east", key, "key serverless aws -");
        check_counts("key serverless aws us-east-2", key, "key serverless aws us-east-2");
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
        check("db a serverless aws us-east-2 !status", "1 db a serverless aws us-east-2 7 customer-key", 0);
    }
}
