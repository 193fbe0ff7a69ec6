//! Which entries say the same thing as an earlier one.

use crate::domain::order::sort;

/// For each item, the place of the first one with the same key, if that is not
/// itself. Sorts, so that ten thousand rows cost no more than they must.
pub(super) fn earlier_twins<'a, T, K: Ord>(items: &'a [T], key: impl Fn(&'a T) -> K) -> Vec<Option<usize>> {
    let mut places: Vec<(K, usize)> = items.iter().map(key).zip(0..).collect();
    sort(&mut places);
    let mut twins = vec![None; items.len()];
    let mut first: Option<&(K, usize)> = None;
    for entry in &places {
        match first {
            Some((key, place)) if *key == entry.0 => {
                if let Some(twin) = twins.get_mut(entry.1) {
                    *twin = Some(*place);
                }
            }
            _ => first = Some(entry),
        }
    }
    twins
}

#[cfg(test)]
mod tests {
    fn check(input: &str, expected: &str) {
        let words: Vec<&str> = input.split_whitespace().collect();
        let twins = super::earlier_twins(&words, |word| *word);
        let said: Vec<String> =
            twins.into_iter().map(|twin| twin.map_or("-".to_owned(), |place| place.to_string())).collect();
        assert_eq!(said.join(" "), expected, "{input}");
    }

    #[test]
    fn each_twin_names_the_first() {
        check("", "");
        check("a b c", "- - -");
        check("b a b a b", "- - 0 1 0");
    }
}
