//! What was read of an input, and what was not, by its causes: a column of one
//! unread word is one cause, however many rows hold it. What a person says that
//! words mean is heard first.

use super::desk::{malformed_region, unlisted};
use super::twins::{Key, earlier_twins};
use super::{Draft, Field, Glossary, List, Problem, ProblemCode, Term, parse};
use crate::catalog::Catalog;
use crate::domain::{CloudProvider, shown};
use std::slice::from_ref;

/// Something that is said of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// A sentence without capital and full stop.
    pub message: String,
    /// The rows where it stands, each once, in order; none for the document itself.
    pub rows: Vec<usize>,
}

/// A word that is no code, or a region that no list names. A person can say
/// which code it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, and what it should be a code of.
    pub term: Term,
    /// The code that was probably meant.
    pub suggestion: Option<String>,
    /// True if it is read as it stands, because it could be a new region.
    pub is_read: bool,
    /// What is to be said of it, and where it stands.
    pub cause: Cause,
}

/// An input in the words of the planner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The draft, in the codes that a person says its words mean.
    pub draft: Draft,
    /// The words that are no codes; they stay when their meaning was said.
    pub words: Vec<Word>,
    /// Everything that is wrong with it.
    pub problems: Vec<Problem>,
}

impl Heard {
    /// Reads a draft with the meanings of its words. What a plan's lists
    /// confirm is not doubted.
    pub fn of(draft: &Draft, glossary: &Glossary, plan: &Draft, catalog: &Catalog) -> Self {
        let mut problems = parse(draft, catalog).problems;
        let mut words = unknown_codes(&problems);
        let mut translated = draft.clone();
        glossary.translate_codes(&mut translated);
        words.extend(unknown_regions(&translated, plan, catalog));
        glossary.translate_regions(&mut translated);
        if translated != *draft {
            problems = parse(&translated, catalog).problems;
        }
        Self { draft: translated, words, problems }
    }
}

fn unknown_codes(problems: &[Problem]) -> Vec<Word> {
    let mut words = Vec::new();
    let mut found = Vec::new();
    for problem in problems {
        if problem.code != ProblemCode::UnknownCode {
            continue;
        }
        let Ok(field) = problem.field.parse() else { continue };
        let term = Term { field, provider: None, text: problem.found.clone() };
        let (suggestion, message) = (problem.suggestion.clone(), problem.message.clone());
        found.push((Key::of(&[&problem.field, &term.text.to_ascii_lowercase()]), problem.row));
        words.push(Word { term, suggestion, is_read: false, cause: Cause { message, rows: Vec::new() } });
    }
    let mut once = Vec::new();
    for (first, rows) in once_each(found) {
        if let Some(word) = words.get_mut(first) {
            word.cause.rows = rows;
            once.push(word.clone());
        }
    }
    once
}

/// The regions that are no codes of their providers' lists. What was probably
/// meant is sought once for each.
fn unknown_regions(draft: &Draft, plan: &Draft, catalog: &Catalog) -> Vec<Word> {
    let mut terms = Vec::new();
    let mut found = Vec::new();
    let mut note = |row: usize, provider: &str, texts: &[String]| {
        let Ok(provider) = provider.parse::<CloudProvider>() else { return };
        for text in texts {
            let term = Term { field: Field::Region, provider: Some(provider), text: text.trim().to_owned() };
            found.push((Key::of(&[provider.code(), &term.text.to_ascii_lowercase()]), Some(row)));
            terms.push(term);
        }
    };
    for row in draft.databases.iter().filter(|row| row.is_read()) {
        note(row.row, &row.provider, &row.regions);
        note(row.row, &row.provider, &row.adding);
    }
    for row in draft.registered_keys.iter().filter(|row| row.is_read()) {
        note(row.row, &row.provider, from_ref(&row.region));
    }
    let mut words = Vec::new();
    for (first, rows) in once_each(found) {
        if let Some(term) = terms.get(first) {
            words.extend(doubt(term, rows, [draft, plan], catalog));
        }
    }
    words
}

/// What is to be said of a region; nothing where a list names it.
fn doubt(term: &Term, rows: Vec<usize>, lists: [&Draft; 2], catalog: &Catalog) -> Option<Word> {
    let provider = term.provider.filter(|_| !term.text.is_empty())?;
    let (is_read, meant, message) = match catalog.region(provider, &term.text) {
        Ok(region) => {
            if catalog.region_fact(&region).is_some() || lists.iter().any(|list| confirms(list, term)) {
                return None;
            }
            let meant = catalog.probably_meant(&region);
            (true, meant, [&shown(&term.text), " ", &unlisted(&region, meant, catalog)].concat())
        }
        Err(malformed) => (false, malformed.suggestion, malformed_region(provider, &term.text, &malformed)),
    };
    let suggestion = meant.map(|(fact, _)| fact.code.to_owned());
    Some(Word { term: term.clone(), suggestion, is_read, cause: Cause { message, rows } })
}

/// True where a list of the reader's own Astra names a region.
fn confirms(draft: &Draft, term: &Term) -> bool {
    draft.confirmed.iter().any(|list| {
        list.provider.parse().ok() == term.provider
            && list.regions.iter().any(|region| region.trim().eq_ignore_ascii_case(&term.text))
    })
}

/// What problems say, each once, in the order of their first ones.
pub fn causes(problems: &[Problem]) -> Vec<Cause> {
    // Rows of two lists are never one.
    let key = |problem: &Problem| Key::of(&[problem.list.map_or("", List::code), &problem.message]);
    let mut causes = Vec::new();
    for (first, rows) in once_each(problems.iter().map(|problem| (key(problem), problem.row)).collect()) {
        if let Some(problem) = problems.get(first) {
            causes.push(Cause { message: problem.message.clone(), rows });
        }
    }
    causes
}

/// The place of the first of those with the same key, with the rows of them all.
fn once_each(found: Vec<(Key, Option<usize>)>) -> Vec<(usize, Vec<usize>)> {
    let (keys, rows): (Vec<Key>, Vec<Option<usize>>) = found.into_iter().unzip();
    let mut firsts: Vec<(usize, Vec<usize>)> = Vec::new();
    // For each key, the place of its first one among those.
    let mut places: Vec<usize> = Vec::new();
    for (at, (twin, row)) in earlier_twins(keys).into_iter().zip(rows).enumerate() {
        let place = twin.and_then(|first| places.get(first).copied()).unwrap_or(firsts.len());
        places.push(place);
        if place == firsts.len() {
            firsts.push((at, Vec::new()));
        }
        if let (Some((_, rows)), Some(row)) = (firsts.get_mut(place), row)
            && let Err(between) = rows.binary_search(&row)
        {
            rows.insert(between, row);
        }
    }
    firsts
}

#[cfg(test)]
mod tests {
    use super::{Cause, Heard, causes};
    use crate::catalog::Catalog;
    use crate::plan::testing::{draft, lines};
    use crate::plan::{Glossary, parse};

    fn said(causes: &[Cause]) -> Vec<String> {
        causes.iter().map(|cause| format!("{} {:?}", cause.message, cause.rows)).collect()
    }

    fn check_lines(said: &[String], expected: &str) {
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(said, expected);
    }

    /// In: lines of a draft, as [`crate::plan::testing`] reads them. Out: its
    /// causes with their rows.
    fn check_causes(input: &str, expected: &str) {
        check_lines(&said(&causes(&parse(&draft(input), Catalog::released()).problems)), expected);
    }

    /// In: lines of a draft, of the plan that it is brought into, and of what is
    /// said of words: `soon=planned`, or `soon` alone for what is suggested. Out:
    /// the words, then the draft.
    fn check(input: &str, plan: &str, meanings: &str, expected: &str) {
        let mut glossary = Glossary::default();
        let hear =
            |glossary: &Glossary| Heard::of(&draft(input), glossary, &draft(plan), Catalog::released());
        for meaning in meanings.split_whitespace() {
            let (text, code) = meaning.split_once('=').unwrap_or((meaning, ""));
            for word in hear(&glossary).words.iter().filter(|word| word.term.text == text) {
                let code = if code.is_empty() { word.suggestion.clone().unwrap() } else { code.to_owned() };
                glossary.say(&word.term, code);
            }
        }
        let heard = hear(&glossary);
        let words = heard.words.iter().map(|word| {
            let read = if word.is_read { "read, " } else { "" };
            let suggestion = word.suggestion.as_deref().unwrap_or("-");
            format!("{read}{suggestion}: {} {:?}", word.cause.message, word.cause.rows)
        });
        let mut said: Vec<String> = words.collect();
        said.extend(lines(&heard.draft));
        let of_words = heard.problems.iter().filter(|problem| problem.code.is_of_a_word()).count();
        said.push(format!("{of_words} of words, {} else", heard.problems.len() - of_words));
        check_lines(&said, expected);
    }

    #[test]
    fn what_says_the_same_stands_once_by_its_first_row() {
        check_causes(
            "
                stray x
                db a serverless - us-east-2 soon
                db b serverless aws x,x later
                db c serverless aws us-east-2 soon
                db d serverless - us-east-2 soon
                key serverless - us-east-2
            ",
            "
                there is no field “x” []
                no cloud provider is given [1, 4]
                “soon” is no status; expected planned, existing [1, 3, 4]
                “later” is no status; expected planned, existing [2]
                “x” is no region code of AWS [2]
                no cloud provider is given [1]
            ",
        );
        check_causes("db a serverless aws us-east-2", "");
    }

    #[test]
    fn a_word_is_the_same_in_any_case_and_in_all_lists() {
        check(
            "
                db a serverless amazonas us-east-2 Soon
                db b serverless aws us-east-2 SOON
                key serverless Amazonas us-east-2
            ",
            "",
            "",
            "
                -: “amazonas” is no provider; expected aws, gcp, azure [1]
                -: “Soon” is no status; expected planned, existing [1, 2]
                1 db a serverless amazonas us-east-2 Soon
                2 db b serverless aws us-east-2 SOON
                1 key serverless Amazonas us-east-2
                4 of words, 0 else
            ",
        );
    }

    #[test]
    fn long_words_are_told_apart_behind_the_end_of_their_sentence() {
        let long = "x".repeat(120);
        let input = format!("db a {long}1 aws us-east-2\ndb b {long}2 aws us-east-2");
        let heard = Heard::of(&draft(&input), &Glossary::default(), &draft(""), Catalog::released());
        assert_eq!(heard.words.len(), 2);
    }

    #[test]
    fn words_stay_when_their_meaning_was_said() {
        let input = "
            db a serverless amazonas us_east_2
            db b serverless amazonas us-east-2,x
            db c serverless aws us-west-2 existing +US_east_2
        ";
        let amazonas = "-: “amazonas” is no provider; expected aws, gcp, azure [1, 2]";
        let region = "us-east-2: “us_east_2” is no region code of AWS; the nearest is us-east-2 (US East (Ohio)) [1, 3]";
        check(
            input,
            "",
            "amazonas=aws",
            &format!(
                "
                    {amazonas}
                    {region}
                    -: “x” is no region code of AWS [2]
                    1 db a serverless aws us_east_2
                    2 db b serverless aws us-east-2,x
                    3 db c serverless aws us-west-2 existing +US_east_2
                    3 of words, 0 else
                "
            ),
        );
        check(
            input,
            "",
            "amazonas=aws us_east_2 x=us-west-1",
            &format!(
                "
                    {amazonas}
                    {region}
                    -: “x” is no region code of AWS [2]
                    1 db a serverless aws us-east-2
                    2 db b serverless aws us-east-2,us-west-1
                    3 db c serverless aws us-west-2 existing +us-east-2
                    0 of words, 0 else
                "
            ),
        );
    }

    #[test]
    fn a_region_that_no_list_names_is_read_and_doubted() {
        let input = "
            db a serverless azure TBD
            db b serverless azure eastus,tbd existing +westsu
            db c serverless azure eastus +elsewhere
            key serverless azure tbd
        ";
        let rest = "
            1 db a serverless azure TBD
            2 db b serverless azure eastus,tbd existing +westsu
            3 db c serverless azure eastus +elsewhere
            1 key serverless azure tbd
            0 of words, 1 else
        ";
        let westsu = "read, westus: “westsu” is not in the list of Azure regions of 2026-11-24; the nearest is westus (West US) [2]";
        let elsewhere = "read, -: “elsewhere” is not in the list of Azure regions of 2026-11-24 [3]";
        let tbd = "read, -: “TBD” is not in the list of Azure regions of 2026-11-24 [1, 2]";
        check(input, "", "", &format!("{tbd}\n{westsu}\n{elsewhere}\n{rest}"));
        check(input, "open serverless azure tbd", "", &format!("{westsu}\n{elsewhere}\n{rest}"));
        check(input, "open serverless aws tbd", "", &format!("{tbd}\n{westsu}\n{elsewhere}\n{rest}"));
        check(
            "open classic gcp x-y9\ndb a serverless gcp x-y9",
            "",
            "",
            "1 db a serverless gcp x-y9\nopen classic gcp x-y9\n0 of words, 0 else",
        );
    }
}
