//! Which entries say the same thing as an earlier one.

use crate::domain::order::sort;

/// What entries are compared by: words, each behind its length, so that none can be
/// taken for two.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(String);

impl Key {
    pub(super) fn of(words: &[&str]) -> Self {
        let mut key = Self::default();
        words.iter().for_each(|word| key.push(word));
        key
    }

    pub(super) fn push(&mut self, word: &str) {
        self.0.push_str(&word.len().to_string());
        self.0.push(' ');
        self.0.push_str(word);
    }
}

/// For each key, the place of the first one that is the same, if that is not
/// itself. Sorts, so that ten thousand rows cost no more than they must.
pub(super) fn earlier_twins(keys: Vec<Key>) -> Vec<Option<usize>> {
    let mut twins = vec![None; keys.len()];
    let mut places: Vec<(Key, usize)> = keys.into_iter().zip(0..).collect();
    sort(&mut places);
    let mut first: Option<&(Key, usize)> = None;
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
    use super::Key;

    fn check(input: &str, expected: &str) {
        let twins = super::earlier_twins(input.split_whitespace().map(|word| Key::of(&[word])).collect());
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

    #[test]
    fn no_word_is_taken_for_two() {
        assert_ne!(Key::of(&["a", "b"]), Key::of(&["ab"]));
        assert_ne!(Key::of(&["a", "b"]), Key::of(&["a1 b"]));
        assert_ne!(Key::of(&["", "a"]), Key::of(&["a", ""]));
    }
}
