//! The regions of a cell. People part them by anything, and write places
//! beside the codes.

use crate::domain::CloudProvider;
use crate::intake::words::letters;

/// The regions of a cell: codes where it names codes, otherwise as typed.
pub(super) fn regions(cell: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for part in parts(cell).flat_map(words_between_ands) {
        let part = part.trim_start_matches(['-', '*', '•']).trim();
        if is_open(part) {
            continue;
        }
        match without_place(part) {
            Some(code) => found.push(code),
            None if part.split_whitespace().all(is_code) => found.extend(part.split_whitespace()),
            None => found.push(part),
        }
    }
    found
}

/// True for what people write where nothing is decided yet. Any word has the
/// form of a region of Azure.
fn is_open(part: &str) -> bool {
    const OPEN: &str = "tbd tba tbc todo open unknown none later all any ? ?? ??? offen unbekannt keine spater alle \
                        inconnu aucune pendiente ninguna desconocido";
    let word = letters(part);
    let word = if word.is_empty() { part } else { &word };
    !part.is_empty() && OPEN.split(' ').any(|open| open == word)
}

/// True where every region of a cell is a code.
pub(super) fn are_codes(cell: &str) -> bool {
    let regions = regions(cell);
    !regions.is_empty() && regions.into_iter().all(is_code)
}

/// The parts between separators that stand in no parentheses.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    cell.split(move |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '\n' | '\r' => depth = 0,
            _ => {}
        }
        depth == 0 && matches!(c, ',' | ';' | '/' | '|' | '+' | '&' | '\n' | '\r')
    })
}

/// The parts between the words *and*, in any of the languages.
fn words_between_ands(part: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(part);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut ands = text.match_indices([' ', '\t']).filter_map(|(place, _)| {
            let word = text.get(place + 1..)?.split_once(' ')?.0;
            let is_and = ["and", "und", "et", "y", "e"].iter().any(|and| word.eq_ignore_ascii_case(and));
            is_and.then_some((place, place + word.len() + 2))
        });
        match ands.next() {
            Some((place, behind)) => {
                rest = text.get(behind..);
                text.get(..place)
            }
            None => rest.take(),
        }
    })
}

/// The code beside a place: `us-east-2 (Ohio)`, `Ohio (us-east-2)`.
fn without_place(part: &str) -> Option<&str> {
    let (before, rest) = part.split_once('(')?;
    let (inside, behind) = rest.split_once(')')?;
    let [before, inside] = [before.trim(), inside.trim()];
    if !behind.trim().is_empty() {
        return None;
    }
    if is_code(before) { Some(before) } else { Some(inside).filter(|text| has_dashed_form(text)) }
}

/// True for a word that has the form of a region code. The codes of Azure are
/// letters like any word, but hold a compass point beside something else.
pub(super) fn is_code(word: &str) -> bool {
    has_dashed_form(word) || {
        let word = word.to_ascii_lowercase();
        let points = ["north", "south", "east", "west", "central"];
        let mut rest = word.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        for point in points {
            rest = rest.replace(point, "");
        }
        CloudProvider::Azure.has_form(&word)
            && !rest.is_empty()
            && points.iter().any(|point| word.contains(point))
    }
}

/// True for a word of the form of AWS or Google Cloud.
fn has_dashed_form(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    CloudProvider::Aws.has_form(&word) || CloudProvider::Gcp.has_form(&word)
}

#[cfg(test)]
mod tests {
    /// In: a cell. Out: its regions between bars.
    fn check(cell: &str, expected: &str) {
        assert_eq!(super::regions(cell).join("|"), expected, "{cell:?}");
    }

    #[test]
    fn every_separator() {
        for separator in [
            ",", ", ", ";", " ; ", "/", " / ", "|", "+", " + ", "&", " and ", " AND ", "\n", "\r\n", " ",
            "\t", ",\n", " \n- ",
        ] {
            check(&format!("us-east-2{separator}eu-west-1"), "us-east-2|eu-west-1");
            check(&format!("eastus{separator}westeurope{separator}uaenorth"), "eastus|westeurope|uaenorth");
        }
        check("- us-east-2\n- ap-south-1\n", "us-east-2|ap-south-1");
        check("Irland und Frankfurt", "Irland|Frankfurt");
        check("us-east-2 y eu-west-1 et ap-south-1", "us-east-2|eu-west-1|ap-south-1");
        check("us-east-2, eu-west-1 and ap-south-1", "us-east-2|eu-west-1|ap-south-1");
        check("us-east-2 us-east1 eastus2", "us-east-2|us-east1|eastus2");
        check(" , ;\n", "");
        check("", "");
    }

    #[test]
    fn codes_beside_places() {
        check("us-east-2 (Ohio)", "us-east-2");
        check("us-east-2(Columbus, Ohio), ap-south-1 (Mumbai)", "us-east-2|ap-south-1");
        check("US East (us-east-2)", "us-east-2");
        check("eastus (Virginia)", "eastus");
        check("US-EAST-2 (Ohio)", "US-EAST-2");
        check("us-east-2 (primary), eu-west-1", "us-east-2|eu-west-1");
    }

    #[test]
    fn what_is_not_decided_is_no_region() {
        check("TBD|tbd.|?|Später|offen", "");
        check("us-east-2, TBD", "us-east-2");
    }

    #[test]
    fn whatever_else_stays_as_typed() {
        check("US East (Ohio)", "US East (Ohio)");
        check("US East (Ohio), Europe (Ireland)", "US East (Ohio)|Europe (Ireland)");
        check("US East (Ohio) and Europe (Ireland)", "US East (Ohio)|Europe (Ireland)");
        check("canada central", "canada central");
        check("southeast asia", "southeast asia");
        check("West Europe, East US 2", "West Europe|East US 2");
        check("Ireland and Mumbai", "Ireland|Mumbai");
        check("us-east-2 or us-west-2", "us-east-2 or us-west-2");
        check("us-est-two", "us-est-two");
        check("(((", "(((");
        check("us-east-2 (a (b, c", "us-east-2 (a (b, c");
        check("Zürich and ü", "Zürich|ü");
    }

    #[test]
    fn long_cells_cost_no_time() {
        let count = |cell: &str| super::regions(cell).len();
        assert_eq!(count(&"a and ".repeat(100_000)), 100_000);
        assert_eq!(count(&"us-east-2 ".repeat(100_000)), 100_000);
        assert_eq!(count(&"(".repeat(1_000_000)), 1);
        assert_eq!(count(&"( ".repeat(500_000)), 1);
    }
}
