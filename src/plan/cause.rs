//! Problems by what they say: a column of one unread word is one cause, however
//! many rows hold it.

use super::twins::{Key, earlier_twins};
use super::{Draft, Glossary, List, Problem, parse};
use crate::catalog::Catalog;

/// Problems that say the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The first of them.
    pub problem: Problem,
    /// The rows where they stand, each once, in order; none for the document itself.
    pub rows: Vec<usize>,
}

/// The causes of problems, in the order of their first ones.
pub fn causes(problems: Vec<Problem>) -> Vec<Cause> {
    let twins = earlier_twins(problems.iter().map(key).collect());
    let mut causes: Vec<Cause> = Vec::new();
    // For each problem, the place of its cause.
    let mut places: Vec<usize> = Vec::new();
    for (problem, twin) in problems.into_iter().zip(twins) {
        let place = twin.and_then(|first| places.get(first).copied()).unwrap_or(causes.len());
        places.push(place);
        let row = problem.row;
        if place == causes.len() {
            causes.push(Cause { problem, rows: Vec::new() });
        }
        if let (Some(cause), Some(row)) = (causes.get_mut(place), row)
            && let Err(between) = cause.rows.binary_search(&row)
        {
            cause.rows.insert(between, row);
        }
    }
    causes
}

/// What a problem says. A word is the same in any ASCII case; a sentence about
/// it may be cut.
fn key(problem: &Problem) -> Key {
    // One meaning of a word is said for all lists; rows of two are never one.
    let (list, word) = match problem.field_of_word() {
        Some(_) => ("", problem.found.as_str()),
        None => (problem.list.map_or("", List::code), ""),
    };
    Key::of(&[list, &problem.message.to_ascii_lowercase(), &word.to_ascii_lowercase()])
}

/// The words of a draft that nobody could read, and that a person can say the
/// meaning of. They stay when that was said. Regions that are read only since
/// then, for lack of a provider, come last.
pub fn unread_words(draft: &Draft, glossary: &Glossary, catalog: &Catalog) -> Vec<Cause> {
    let mut problems = parse(draft, catalog).problems;
    let mut translated = draft.clone();
    glossary.translate_words(&mut translated);
    if translated != *draft {
        problems.append(&mut parse(&translated, catalog).problems);
    }
    problems.retain(|problem| problem.field_of_word().is_some());
    causes(problems)
}

#[cfg(test)]
mod tests {
    use super::{Cause, causes, unread_words};
    use crate::catalog::Catalog;
    use crate::plan::testing::draft;
    use crate::plan::{Glossary, parse};

    fn lines(causes: &[Cause]) -> String {
        let line = |cause: &Cause| format!("{} {:?}", cause.problem.message, cause.rows);
        causes.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn check_lines(said: &str, expected: &str) {
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(said, expected.join("\n"));
    }

    /// In: lines of a draft, as [`crate::plan::testing`] reads them. Out: its
    /// causes with their rows.
    fn check(input: &str, expected: &str) {
        let problems = parse(&draft(input), Catalog::released()).problems;
        check_lines(&lines(&causes(problems)), expected);
    }

    /// In: the same, and the code that every word means. Out: the words.
    fn check_words(input: &str, code: &str, expected: &str) {
        let draft = draft(input);
        let mut glossary = Glossary::default();
        for problem in parse(&draft, Catalog::released()).problems {
            glossary.say(&problem, code.to_owned());
        }
        check_lines(&lines(&unread_words(&draft, &glossary, Catalog::released())), expected);
    }

    #[test]
    fn what_says_the_same_stands_once_by_its_first_row() {
        check(
            "
                stray x
                db a serverless - us-east-2 soon
                db b serverless aws x,x later
                db c serverless aws us-east-2 SOON
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
        check("db a serverless aws us-east-2", "");
    }

    #[test]
    fn long_words_are_told_apart_behind_the_end_of_their_sentence() {
        let long = "x".repeat(120);
        let problems = parse(
            &draft(&format!("db a {long}1 aws us-east-2\ndb b {long}2 aws us-east-2")),
            Catalog::released(),
        );
        assert_eq!(causes(problems.problems).len(), 2);
    }

    #[test]
    fn words_stay_when_their_meaning_was_said() {
        let input = "
            db a - amazonas us_east_2
            db b serverless amazonas us-east-2,x
            db c serverless aws us-west-2 existing +us_east_2
        ";
        let amazonas = "“amazonas” is no provider; expected aws, gcp, azure [1, 2]";
        let region = "“us_east_2” is no region code of AWS; the nearest is us-east-2 (US East (Ohio))";
        check_words(input, "", &format!("{amazonas}\n{region} [3]"));
        check_words(input, "aws", &format!("{amazonas}\n{region} [1, 3]"));
    }
}
