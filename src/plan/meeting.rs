//! Which rows of two lists are meant to be the same one. It compares words and
//! does not know what they say; what is asked of ten thousand rows costs one
//! sort.

use super::twins::Key;
use crate::domain::order::sort;

/// Who met whom: each row of one list meets at most one of the other.
pub(super) struct Meeting {
    /// For each row of the incoming list, the place of the one that it met.
    pub(super) found: Vec<Option<usize>>,
    /// For each row of the current list, whether it was met.
    met: Vec<bool>,
}

impl Meeting {
    pub(super) fn new(current: usize, incoming: usize) -> Self {
        Self { found: vec![None; incoming], met: vec![false; current] }
    }

    /// One round: each incoming row that met none so far meets the first of
    /// the current rows under any of its keys, if one is left. Rows without a
    /// key sit it out. Both sides are asked for the keys of a place.
    pub(super) fn round(
        &mut self,
        current: &dyn Fn(usize) -> Option<Key>,
        incoming: &dyn Fn(usize) -> Vec<Key>,
    ) {
        let mut entries = Vec::new();
        for (place, is_met) in self.met.iter().enumerate() {
            if !is_met && let Some(key) = current(place) {
                entries.push((key, place));
            }
        }
        if entries.is_empty() {
            return;
        }
        let mut shelf = Shelf::of(entries);
        for (at, found) in self.found.iter_mut().enumerate() {
            if found.is_none() {
                let places = incoming(at).into_iter().filter_map(|key| shelf.first(&key, &self.met));
                *found = places.min();
                if let Some(met) = found.and_then(|place| self.met.get_mut(place)) {
                    *met = true;
                }
            }
        }
    }
}

/// Places, sorted by their keys.
struct Shelf {
    entries: Vec<(Key, usize)>,
    /// For the first entry of each key, the entry to look at next.
    next: Vec<usize>,
}

impl Shelf {
    fn of(mut entries: Vec<(Key, usize)>) -> Self {
        sort(&mut entries);
        let next = (0..entries.len()).collect();
        Self { entries, next }
    }

    /// The first place under a key that was not met. What was met is passed
    /// over once and not looked at again.
    fn first(&mut self, key: &Key, met: &[bool]) -> Option<usize> {
        let start = self.entries.partition_point(|(other, _)| other < key);
        let next = self.next.get_mut(start)?;
        loop {
            let (other, place) = self.entries.get(*next)?;
            if other != key {
                return None;
            }
            if met.get(*place) == Some(&false) {
                return Some(*place);
            }
            *next += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Meeting};

    /// In: the words of both sides, in two rounds: by the whole word, then by
    /// its first letter. Out: the places that the incoming ones met.
    fn check(current: &str, incoming: &str, expected: &str) {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (current, incoming) = (words(current), words(incoming));
        let mut meeting = Meeting::new(current.len(), incoming.len());
        let whole = |word: &String| (word.len() > 1).then(|| Key::of(&[word]));
        let letter = |word: &String| Key::of(&[&word[..1]]);
        meeting.round(&|at| whole(&current[at]), &|at| whole(&incoming[at]).into_iter().collect());
        meeting.round(&|at| Some(letter(&current[at])), &|at| vec![letter(&incoming[at])]);
        let said = meeting.found.iter().map(|found| found.map_or("-".to_owned(), |place| place.to_string()));
        assert_eq!(said.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn each_is_met_once_and_the_first_comes_first() {
        check("", "ax", "-");
        check("ax bx", "bx ax", "1 0");
        check("ax ax", "ax ax ax", "0 1 -");
        check("ax ay", "a ay", "0 1");
        check("a ax ay", "az ay", "0 2");
        check("a ax ay", "az az az az", "0 1 2 -");
    }

    #[test]
    fn the_first_under_any_key_is_met() {
        let mut meeting = Meeting::new(3, 2);
        let key = |place: usize| Some(Key::of(&[["b", "a", "c"][place]]));
        meeting.round(&key, &|_| ["c", "a", "x"].map(|key| Key::of(&[key])).to_vec());
        assert_eq!(meeting.found, [Some(1), Some(2)]);
    }
}
