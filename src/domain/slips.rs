//! How many slips of the fingers lie between two short texts, for guessing what
//! a person meant.

/// Longer texts are compared by their beginning, so that hostile input costs
/// no time; the longest code of the catalog has 23 characters.
const COMPARED: usize = 32;

/// What is left of a text when only its letters and digits count; case
/// counts beyond ASCII, where the tables to fold it weigh more than they help.
pub(crate) fn squeeze(text: &str) -> String {
    letters(text).collect()
}

/// True if a text, squeezed, is the squeezed one.
pub(crate) fn is_squeezed(text: &str, squeezed: &str) -> bool {
    letters(text).eq(squeezed.chars())
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    let kept = text.chars().filter(|c| !c.is_ascii() || c.is_ascii_alphanumeric()).take(COMPARED);
    kept.map(|c| c.to_ascii_lowercase())
}

/// The code that differs from a squeezed text by the fewest slips, if those
/// are fewer than `limit`; of equals, the first. Codes are ASCII, so bytes are
/// compared; whatever else stands in the text equals none of theirs.
pub(crate) fn closest(
    codes: &mut dyn Iterator<Item = &'static str>,
    squeezed: &str,
    limit: usize,
) -> Option<&'static str> {
    let text: Vec<u8> = squeezed.chars().map(|c| u8::try_from(c).unwrap_or(u8::MAX)).collect();
    let (mut closest, mut limit) = (None, limit);
    let mut letters = Vec::with_capacity(COMPARED);
    let mut row = Vec::with_capacity(COMPARED + 1);
    for code in codes {
        letters.clear();
        letters.extend(code.bytes().filter(u8::is_ascii_alphanumeric).take(COMPARED));
        if let Some(slips) = slips(&letters, &text, limit, &mut row) {
            (closest, limit) = (Some(code), slips);
        }
    }
    closest
}

/// The Levenshtein distance, that is how many characters were left out, put in
/// or mistaken between the two; `None` as soon as it cannot be below `limit`,
/// so that most of a list costs next to nothing. `row` is room to work in.
fn slips(left: &[u8], right: &[u8], limit: usize, row: &mut Vec<usize>) -> Option<usize> {
    if left.len().abs_diff(right.len()) >= limit {
        return None;
    }
    row.clear();
    row.extend(1..=right.len());
    let mut last = right.len();
    for (line, a) in left.iter().enumerate() {
        let mut diagonal = line;
        last = line + 1;
        let mut least = last;
        for (b, cell) in right.iter().zip(row.iter_mut()) {
            let swapped = diagonal + usize::from(a != b);
            diagonal = *cell;
            last = swapped.min(*cell + 1).min(last + 1);
            least = least.min(last);
            *cell = last;
        }
        if least >= limit {
            return None;
        }
    }
    (last < limit).then_some(last)
}

/// How many slips a guess may not reach, for a text of that many characters.
pub(crate) const fn too_many(length: usize) -> usize {
    2 + length / 5
}

#[cfg(test)]
mod tests {
    fn check(left: &str, right: &str, expected: usize) {
        for (left, right) in [(left, right), (right, left)] {
            let slips =
                |limit| super::slips(left.as_bytes(), right.as_bytes(), limit, &mut vec![7; left.len()]);
            assert_eq!(slips(usize::MAX), Some(expected), "{left} {right}");
            assert_eq!(slips(expected + 1), Some(expected), "{left} {right}");
            assert_eq!(slips(expected), None, "{left} {right}");
        }
    }

    #[test]
    fn slips_are_counted_both_ways() {
        check("", "", 0);
        check("", "abc", 3);
        check("usest1", "useast1", 1);
        check("kitten", "sitting", 3);
        check("abc", "abc", 0);
    }

    #[test]
    fn the_closest_code_is_the_first_of_the_closest() {
        let closest = |text: &str| {
            let mut codes = ["us-east-1", "us-east-2", "eu-west-1"].into_iter();
            super::closest(&mut codes, &super::squeeze(text), 4)
        };
        assert_eq!(closest("us-est-1"), Some("us-east-1"));
        assert_eq!(closest("us east 3"), Some("us-east-1"));
        assert_eq!(closest("us-éast-2"), Some("us-east-2"));
        assert_eq!(closest("日本"), None);
    }
}
