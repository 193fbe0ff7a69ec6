//! How alike two short texts are, for guessing what a person meant.

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
/// are fewer than `limit`; of equals, the first.
pub(crate) fn closest(
    codes: &mut dyn Iterator<Item = &'static str>,
    squeezed: &str,
    limit: usize,
) -> Option<&'static str> {
    let (mut closest, mut limit) = (None, limit);
    for code in codes {
        if let Some(slips) = slips(&squeeze(code), squeezed, limit) {
            (closest, limit) = (Some(code), slips);
        }
    }
    closest
}

/// The Levenshtein distance, that is how many characters were left out, put in
/// or mistaken between the two; `None` as soon as it cannot be below `limit`,
/// so that most of a list costs next to nothing.
fn slips(left: &str, right: &str, limit: usize) -> Option<usize> {
    let length = right.chars().count();
    if left.chars().count().abs_diff(length) >= limit {
        return None;
    }
    let mut row: Vec<usize> = (0..=length).collect();
    let mut last = length;
    for (line, a) in left.chars().enumerate() {
        let mut diagonal = line;
        last = line + 1;
        let mut least = last;
        for (b, cell) in right.chars().zip(row.iter_mut().skip(1)) {
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
            assert_eq!(super::slips(left, right, usize::MAX), Some(expected), "{left} {right}");
            assert_eq!(super::slips(left, right, expected + 1), Some(expected), "{left} {right}");
            assert_eq!(super::slips(left, right, expected), None, "{left} {right}");
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
}
