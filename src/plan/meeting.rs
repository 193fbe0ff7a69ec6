//! Which rows of two lists are meant to be the same one. It compares words and
//! does not know what they say; what is asked of ten thousand rows costs one
//! sort.

use crate::domain::order::sort;

/// What a row is met under: words that are compared one by one.
pub(super) type Key = Vec<String>;

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
    /// key sit it out.
    pub(super) fn round<C, I>(
        &mut self,
        current: &[C],
        key: impl Fn(&C) -> Option<Key>,
        incoming: &[I],
        keys: impl Fn(&I) -> Vec<Key>,
    ) {
        let entries = current.iter().zip(0..).filter(|(_, place)| !self.is_met(*place));
        let mut shelf = Shelf::of(entries.filter_map(|(row, place)| Some((key(row)?, place))).collect());
        for (row, at) in incoming.iter().zip(0..) {
            if self.found.get(at).is_some_and(Option::is_none) {
                self.meet(at, &mut shelf, &keys(row));
            }
        }
    }

    fn meet(&mut self, at: usize, shelf: &mut Shelf, keys: &[Key]) {
        let first = keys.iter().filter_map(|key| shelf.first(key, &self.met)).min();
        if let (Some(place), Some(found)) = (first, self.found.get_mut(at)) {
            *found = Some(place);
            if let Some(met) = self.met.get_mut(place) {
                *met = true;
            }
        }
    }

    fn is_met(&self, place: usize) -> bool {
        self.met.get(place).copied().unwrap_or(true)
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
    use super::Meeting;

    /// In: the words of both sides, in two rounds: by the whole word, then by
    /// its first letter. Out: the places that the incoming ones met.
    fn check(current: &str, incoming: &str, expected: &str) {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (current, incoming) = (words(current), words(incoming));
        let mut meeting = Meeting::new(current.len(), incoming.len());
        let whole = |word: &String| (word.len() > 1).then(|| vec![word.clone()]);
        let letter = |word: &String| vec![word[..1].to_owned()];
        meeting.round(&current, whole, &incoming, |word| whole(word).into_iter().collect());
        meeting.round(&current, |word| Some(letter(word)), &incoming, |word| vec![letter(word)]);
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
        let key = |place: &usize| Some(vec![["b", "a", "c"][*place].to_owned()]);
        meeting.round(&[0, 1, 2], key, &["any", "any"], |_| {
            ["c", "a", "x"].map(|key| vec![key.to_owned()]).to_vec()
        });
        assert_eq!(meeting.found, [Some(1), Some(2)]);
    }
}
