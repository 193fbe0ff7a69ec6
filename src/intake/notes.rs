//! Sentences about what was read, for people.

use crate::domain::shown;

/// How many texts a sentence names one by one.
const NAMED: usize = 5;

/// A sentence about so many: the first where it is one, the second behind the
/// number where they are more, nothing where there is none.
pub(super) fn counted(count: usize, one: &str, more: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(one.to_owned()),
        _ => Some(count.to_string() + more),
    }
}

/// Some lines in a sentence: lines 1, 2 and 3 more.
pub(super) fn in_lines(lines: &[usize]) -> String {
    let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
    let what = if numbers.len() == 1 { "line " } else { "lines " };
    [what, &enumerated(&numbers)].concat()
}

/// Some texts of a person in a sentence: “a”, “b” and 3 more.
pub(super) fn listed(texts: &[&str]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| shown(text)).collect();
    enumerated(&texts)
}

fn enumerated(texts: &[String]) -> String {
    let mut list = String::new();
    let more = texts.len().saturating_sub(NAMED);
    for (place, text) in texts.iter().take(NAMED).enumerate() {
        if place > 0 {
            list.push_str(if more == 0 && place + 1 == texts.len() { " and " } else { ", " });
        }
        list.push_str(text);
    }
    if more > 0 {
        list.push_str(" and ");
        list.push_str(&more.to_string());
        list.push_str(" more");
    }
    list
}

/// What has to be known where all rows belong to one organization that was
/// told by its identifier: a plan calls its own one otherwise.
pub(super) fn of_organization<'a>(mut names: impl Iterator<Item = &'a str>) -> Option<String> {
    let first = names.find(|name| !name.is_empty())?;
    let is_the_only_one = names.all(|name| name.is_empty() || name == first);
    is_the_only_one.then(|| {
        let name = shown(first);
        ["The organization is ", &name, "; rows of a plan that name another one, or none, do not meet these."]
            .concat()
    })
}

#[cfg(test)]
mod tests {
    fn check(texts: &str, expected: &str) {
        let texts: Vec<&str> = texts.split_whitespace().collect();
        assert_eq!(super::listed(&texts), expected);
    }

    #[test]
    fn lists_read_like_a_sentence() {
        check("a", "“a”");
        check("a b", "“a” and “b”");
        check("a b c d e", "“a”, “b”, “c”, “d” and “e”");
        check("a b c d e f g", "“a”, “b”, “c”, “d”, “e” and 2 more");
    }
}
