//! What people paste around a link: a whole address, brackets, blanks, escapes
//! of a mail program. It knows where a link stands, and nothing of what is in it.

use super::text::unescaped;

/// The link in a text, without what does not belong to it.
pub(super) fn link_in(text: &str) -> String {
    let tight = without_blanks(fragment(text.trim()));
    let link = unescaped(&tight, b'%');
    // An address that was escaped as a whole shows its parts only now.
    let mended = |character| if character == '~' { '_' } else { character };
    let link: String = fragment(link.trim()).chars().map(mended).collect();
    let link = link.trim_matches(is_around);
    // A link that we wrote has no blanks; escaped ones are of a line that was
    // broken. In one that was written by hand they are of a name.
    let mut behind = link.trim_start_matches(|character: char| character.is_ascii_digit()).chars();
    if behind.next() == Some('_') { link.to_owned() } else { without_blanks(link) }
}

/// The fragment of an address, or the `plan` of its query.
fn fragment(text: &str) -> &str {
    let is_link = |text: &str| text.trim_start().starts_with(|first: char| first.is_ascii_digit());
    if is_link(text) {
        return text;
    }
    let (address, fragment) = text.split_once('#').unwrap_or((text, ""));
    if is_link(fragment) {
        return fragment;
    }
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let plan = query.split('&').find_map(|field| field.strip_prefix("plan="));
    plan.unwrap_or(if fragment.is_empty() { text } else { fragment })
}

/// True for what may stand around a link. Of other scripts only punctuation
/// does: a name that was written by hand may end in one of their letters.
const fn is_around(character: char) -> bool {
    match character {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => false,
        '\0'..='\u{BF}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' => true,
        _ => false,
    }
}

/// The text without blanks, and without what is invisible.
fn without_blanks(text: &str) -> String {
    let is_blank = |character: &char| {
        character.is_whitespace()
            || matches!(character, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
    };
    text.chars().filter(|character| !is_blank(character)).collect()
}

#[cfg(test)]
mod tests {
    fn check(text: &str, expected: &str) {
        assert_eq!(super::link_in(text), expected, "{text}");
    }

    #[test]
    fn a_link_is_found_in_what_stands_around_it() {
        for text in [
            "1_s.aws.us-east-2",
            "#1_s.aws.us-east-2",
            " <#1~s.aws.us-east-2>.\n",
            "https://planner.example/cmek/#1_s.aws.us-east-2",
            "<https://planner.example/cmek/?theme=dark#1_s.aws.us-east-2>",
            "https://planner.example/?plan=1_s.aws.us-east-2&theme=dark#answer",
            "https://planner.example/?theme=dark&plan=1_s.aws.us-east-2",
            "https%3A%2F%2Fplanner.example%2F%231%5Fs%2Eaws.us-east%2d2",
            "(see https://planner.example/#1_s.aws.\n  us-\u{00AD}east-2)",
            "%231_s.aws.us-east-2.",
        ] {
            check(text, "1_s.aws.us-east-2");
        }
    }

    #[test]
    fn punctuation_of_any_script_is_dropped_and_letters_are_not() {
        for end in ["…", "”", "»", "。", "）", "\u{200B}", "-_.~"] {
            check(&format!("“1_s.aws.us-east-2{end}"), "1_s.aws.us-east-2");
        }
        check("1_s.aws.us-east-2.Ncafé", "1_s.aws.us-east-2.Ncafé");
        check("1_s.aws.us-east-2.N東京", "1_s.aws.us-east-2.N東京");
    }

    #[test]
    fn blanks_that_were_escaped_are_of_a_name_or_of_a_broken_line() {
        check("1_s.aws.us-east-2.Nmy%20orders", "1_s.aws.us-east-2.Nmy orders");
        check("1abc_s.aws.us-%0D%0A%20east-2", "1abc_s.aws.us-east-2");
    }

    #[test]
    fn other_texts_stay_what_they_are() {
        check("", "");
        check("#", "");
        check("https://planner.example/", "https://planner.example");
        check("https://planner.example/#answer", "answer");
        check("100%", "100");
    }
}
