//! Words of an input that nobody could read, and what a person says that they
//! mean. It does not know where the input came from.

use super::rows::entry;
use super::{Draft, Field, List, Problem};
use crate::domain::CloudProvider;

/// What a person says that words mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary(Vec<Entry>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    field: Field,
    word: String,
    code: String,
}

impl Entry {
    fn says(&self, field: Field, word: &str) -> bool {
        self.field == field && self.word.eq_ignore_ascii_case(word)
    }

    /// True where it is about the word of a problem. One word can be meant for
    /// different regions by different providers.
    fn is_about(&self, field: Field, problem: &Problem) -> bool {
        self.says(field, &problem.found)
            && (field != Field::Region || problem.suggestion.as_ref() == Some(&self.code))
    }
}

impl Glossary {
    /// Hears what the word of a problem means; a blank code takes it back.
    pub fn say(&mut self, problem: &Problem, code: String) {
        let Some(field) = problem.field_of_word() else { return };
        self.0.retain(|entry| !entry.is_about(field, problem));
        if !code.is_empty() {
            self.0.push(Entry { field, word: problem.found.clone(), code });
        }
    }

    /// What the word of a problem means; blank where nobody said.
    pub fn code(&self, problem: &Problem) -> &str {
        let is_about = |entry: &&Entry| problem.field_of_word().is_some_and(|it| entry.is_about(it, problem));
        self.0.iter().find(is_about).map_or("", |entry| &entry.code)
    }

    /// Puts codes in the place of all words that mean one.
    pub fn translate(&self, draft: &mut Draft) {
        self.translate_words(draft);
        // A region is translated for the provider that it is one of.
        for row in &mut draft.databases {
            let provider = row.provider.parse().ok();
            let texts = row.regions.iter_mut().chain(&mut row.adding);
            texts.for_each(|text| self.put(Field::Region, provider, text));
        }
        for row in &mut draft.registered_keys {
            self.put(Field::Region, row.provider.parse().ok(), &mut row.region);
        }
    }

    /// The same, of all words but regions.
    pub(super) fn translate_words(&self, draft: &mut Draft) {
        let lists = [
            (List::Organizations, draft.organizations.len()),
            (List::Databases, draft.databases.len()),
            (List::RegisteredKeys, draft.registered_keys.len()),
        ];
        for (list, count) in lists {
            for at in 0..count {
                for field in OF_CODES {
                    if let Some((text, _)) = entry(draft, list, at, field) {
                        self.put(field, None, text);
                    }
                }
            }
        }
    }

    fn put(&self, field: Field, provider: Option<CloudProvider>, text: &mut String) {
        let fits = |code: &str| field != Field::Region || provider.is_some_and(|it| it.has_form(code));
        let mut entries = self.0.iter();
        if let Some(entry) = entries.find(|entry| entry.says(field, text.trim()) && fits(&entry.code)) {
            entry.code.clone_into(text);
        }
    }
}

/// The fields whose texts are codes, whatever else their row says.
const OF_CODES: [Field; 5] =
    [Field::Type, Field::Provider, Field::Status, Field::Encryption, Field::Subscription];

#[cfg(test)]
mod tests {
    use super::Glossary;
    use crate::catalog::Catalog;
    use crate::plan::parse;
    use crate::plan::testing::{draft, lines};

    /// In: lines of a draft, as [`crate::plan::testing`] reads them, and what is
    /// said of words, such as `soon=planned`; without a code, of every problem
    /// with that word what it suggests. Out: the lines of the translated draft.
    fn check(input: &str, said: &str, expected: &str) {
        let mut draft = draft(input);
        let mut glossary = Glossary::default();
        let problems = parse(&draft, Catalog::released()).problems;
        for said in said.split_whitespace() {
            let (word, code) = said.split_once('=').map_or((said, None), |(word, code)| (word, Some(code)));
            for problem in problems.iter().filter(|problem| problem.found == word) {
                let code = code.map(str::to_owned).or_else(|| problem.suggestion.clone()).unwrap_or_default();
                glossary.say(problem, code.clone());
                let is_word = problem.field_of_word().is_some();
                assert_eq!(glossary.code(problem), if is_word { &code } else { "" });
            }
        }
        glossary.translate(&mut draft);
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines(&draft), expected, "{said}");
    }

    #[test]
    fn a_word_is_translated_in_its_field_alone() {
        check(
            "
                org soon soon
                db soon serverless aws us-east-2 soon
                db b soon aws us-east-2 SOON +soon some-key
            ",
            "soon=existing some-key=astra-key",
            "
                1 org soon existing
                1 db soon serverless aws us-east-2 existing
                2 db b existing aws us-east-2 existing +soon astra-key
            ",
        );
        check(
            "db a soon aws us-east-2\ndb b serverless soonest us-east-2 soon\nkey Soon aws us-east-2 soon",
            "Soon=serverless soonest=gcp",
            "
                1 db a serverless aws us-east-2
                2 db b serverless gcp us-east-2 soon
                1 key serverless aws us-east-2 soon
            ",
        );
    }

    #[test]
    fn what_was_said_last_counts_and_can_be_taken_back() {
        let soon = "db a serverless aws us-east-2 soon";
        check(soon, "soon=existing soon=planned", "1 db a serverless aws us-east-2 planned");
        check(soon, "soon=existing soon=", "1 db a serverless aws us-east-2 soon");
    }

    #[test]
    fn a_region_is_translated_for_its_provider() {
        check(
            "
                db a serverless aws us-est-2,us_east1
                db b serverless gcp US_East1,us-east4 existing +us-est-2
                db c serverless - us_east1
                key serverless aws us_east1
            ",
            "us_east1 US_East1",
            "
                1 db a serverless aws us-est-2,us-east-1
                2 db b serverless gcp us-east1,us-east4 existing +us-est-2
                3 db c serverless - us_east1
                1 key serverless aws us-east-1
            ",
        );
    }

    #[test]
    fn what_is_no_word_is_not_said() {
        check("db a - aws us-east-2,us-east-2", "us-east-2=us-west-2", "1 db a - aws us-east-2,us-east-2");
    }
}
