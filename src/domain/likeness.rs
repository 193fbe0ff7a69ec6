//! How alike two short texts are, for guessing what a person meant.

/// Longer texts are compared by their beginning, so that hostile input costs
/// no time; the longest code of the catalog has 23 characters.
const COMPARED: usize = 32;

/// What is left of a text when only its letters and digits count.
pub(crate) fn squeeze(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric()).take(COMPARED);
    kept.flat_map(char::to_lowercase).collect()
}

/// The Levenshtein distance: how many characters were left out, put in or
/// mistaken between the two.
pub(crate) fn slips(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    let mut last = row.len() - 1;
    for (line, a) in left.chars().enumerate() {
        let mut diagonal = line;
        last = line + 1;
        for (b, cell) in right.chars().zip(row.iter_mut().skip(1)) {
            let swapped = diagonal + usize::from(a != b);
            diagonal = *cell;
            last = swapped.min(*cell + 1).min(last + 1);
            *cell = last;
        }
    }
    last
}

/// How many slips a guess may assume in a text of that many characters.
pub(crate) const fn forgivable(length: usize) -> usize {
    1 + length / 5
}

#[cfg(test)]
mod tests {
    fn check(left: &str, right: &str, expected: usize) {
        assert_eq!(super::slips(left, right), expected, "{left} {right}");
        assert_eq!(super::slips(right, left), expected, "{right} {left}");
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
