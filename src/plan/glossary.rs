//! Words of an input that nobody could read, and what a person says that they
//! mean. It does not know where the input came from.

use super::rows::{entry, once};
use super::{Draft, Field, List};
use crate::domain::CloudProvider;

/// A word in its place: the same word can mean two things in two of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it should be a code of; regions of all fields are those of one.
    pub field: Field,
    /// The provider that a region should be one of.
    pub provider: Option<CloudProvider>,
    /// The word as it stands there; ASCII case does not count.
    pub text: String,
}

impl Term {
    fn says(&self, field: Field, provider: Option<CloudProvider>, text: &str) -> bool {
        (self.field, self.provider) == (field, provider) && self.text.eq_ignore_ascii_case(text)
    }
}

/// What is said of a word that means nothing at all.
pub const NOTHING: &str = "-";

/// What a person says that words mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary(Vec<(Term, String)>);

impl Glossary {
    /// Hears what a word means; a blank code takes it back.
    pub fn say(&mut self, term: &Term, code: String) {
        self.0.retain(|(other, _)| !other.says(term.field, term.provider, &term.text));
        if !code.is_empty() {
            self.0.push((term.clone(), code));
        }
    }

    /// What a word means; blank where nobody said.
    pub fn code(&self, term: &Term) -> &str {
        self.meaning(term.field, term.provider, &term.text).unwrap_or_default()
    }

    fn meaning(&self, field: Field, provider: Option<CloudProvider>, text: &str) -> Option<&str> {
        let entry = self.0.iter().find(|(term, _)| term.says(field, provider, text));
        entry.map(|(_, code)| code.as_str())
    }

    /// Puts codes in the place of all words that mean one, but of regions: the
    /// provider that these are read for may be such a word itself.
    pub(super) fn translate_codes(&self, draft: &mut Draft) {
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

    /// The same of regions.
    pub(super) fn translate_regions(&self, draft: &mut Draft) {
        for row in draft.databases.iter_mut().filter(|row| row.is_read()) {
            let provider = row.provider.parse().ok();
            let mut codes = Vec::new();
            for texts in [&mut row.regions, &mut row.adding] {
                texts.retain_mut(|text| {
                    let code = self.put(Field::Region, provider, text);
                    codes.extend(code);
                    code != Some(NOTHING)
                });
            }
            codes.into_iter().for_each(|code| once(row, code));
        }
        for row in draft.registered_keys.iter_mut().filter(|row| row.is_read()) {
            if self.put(Field::Region, row.provider.parse().ok(), &mut row.region) == Some(NOTHING) {
                row.region.clear();
            }
        }
    }

    /// Puts its code in the place of a word; gives the code, if there is one.
    fn put(&self, field: Field, provider: Option<CloudProvider>, text: &mut String) -> Option<&str> {
        let code = self.meaning(field, provider, text.trim())?;
        code.clone_into(text);
        Some(code)
    }
}

/// The fields whose texts are codes, whatever else their row says.
const OF_CODES: [Field; 5] =
    [Field::Type, Field::Provider, Field::Status, Field::Encryption, Field::Subscription];

#[cfg(test)]
mod tests {
    use super::{Glossary, Term};
    use crate::plan::testing::{draft, lines};

    /// In: lines of a draft, as [`crate::plan::testing`] reads them, and what is
    /// said of words: `status soon=planned`, and of regions `region aws x=us-east-2`.
    /// Out: the lines of the translated draft.
    fn check(input: &str, said: &str, expected: &str) {
        let mut draft = draft(input);
        let mut glossary = Glossary::default();
        for said in said.split('|').filter(|said| !said.is_empty()) {
            let (words, code) = said.split_once('=').unwrap();
            let words: Vec<&str> = words.split_whitespace().collect();
            let (field, provider, text) = match *words.as_slice() {
                [field, text] => (field, None, text),
                [field, provider, text] => (field, Some(provider.parse().unwrap()), text),
                _ => panic!("{said}"),
            };
            let term = Term { field: field.parse().unwrap(), provider, text: text.to_owned() };
            glossary.say(&term, code.to_owned());
            assert_eq!(glossary.code(&term), code);
        }
        glossary.translate_codes(&mut draft);
        glossary.translate_regions(&mut draft);
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
            "subscription soon=paid|status soon=existing|encryption some-key=astra-key",
            "
                1 org soon paid
                1 db soon serverless aws us-east-2 existing
                2 db b soon aws us-east-2 existing +soon astra-key
            ",
        );
        check(
            "db a soon aws us-east-2\ndb b serverless soonest us-east-2 soon\nkey Soon aws us-east-2 soon",
            "type Soon=serverless|provider soonest=gcp",
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
        check(soon, "status soon=existing|status SOON=planned", "1 db a serverless aws us-east-2 planned");
        check(soon, "status soon=existing|status soon=", soon.replace("db", "1 db").as_str());
    }

    #[test]
    fn a_region_is_translated_for_its_provider() {
        check(
            "
                db a serverless aws us-est-2,us_east1,us-east-1
                db b serverless amazonas US_East1 existing +us_east1
                db c serverless gcp US_East1,us-east4
                db d serverless - us_east1
                key serverless aws us_east1
            ",
            "region aws us_east1=us-east-1|region gcp us_east1=us-east1|provider amazonas=aws|region aws us-est-2=-",
            "
                1 db a serverless aws us-east-1
                2 db b serverless aws us-east-1 existing
                3 db c serverless gcp us-east1,us-east4
                4 db d serverless - us_east1
                1 key serverless aws us-east-1
            ",
        );
    }

    #[test]
    fn a_hyphen_that_somebody_typed_stays() {
        let mut draft = draft("db a serverless aws us-east-2");
        draft.databases.iter_mut().for_each(|row| row.regions.push("-".to_owned()));
        Glossary::default().translate_regions(&mut draft);
        assert_eq!(lines(&draft), ["1 db a serverless aws us-east-2,-"]);
    }
}
