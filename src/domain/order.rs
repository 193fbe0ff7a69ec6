//! One sort for everything. A generic sort is compiled anew for each type that
//! it sorts, which cost the page some twenty copies (9 KB compressed); this one
//! sorts places, and is compiled once. It is a plain merge sort: the one of the
//! standard library weighs 4 KB, for speed that ten thousand rows do not need.

use std::cmp::Ordering;

/// Sorts by a comparison; equal items keep their order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    for (a, b) in swaps {
        items.swap(a, b);
    }
}

/// Sorts by the items' own order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// What has to be swapped, one after the other, so that all places are in order.
#[inline(never)]
fn swaps(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut goals = vec![0; count];
    for (goal, place) in order(count, compare).into_iter().enumerate() {
        if let Some(entry) = goals.get_mut(place) {
            *entry = goal;
        }
    }
    let mut swaps = Vec::new();
    for place in 0..count {
        // Each swap brings one item to its goal.
        while let Some(goal) = goals.get(place).copied().filter(|goal| *goal != place) {
            swaps.push((place, goal));
            goals.swap(place, goal);
        }
    }
    swaps
}

/// The places in order: runs of one, then of two, of four, are merged.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut length = 1;
    while length < count {
        let mut merged = Vec::with_capacity(count);
        for runs in places.chunks(2 * length) {
            let (mut left, mut right) = runs.split_at_checked(length).unwrap_or((runs, &[]));
            while let ([a, behind_a @ ..], [b, behind_b @ ..]) = (left, right) {
                if compare(*a, *b) == Ordering::Greater {
                    merged.push(*b);
                    right = behind_b;
                } else {
                    merged.push(*a);
                    left = behind_a;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        places = merged;
        length *= 2;
    }
    places
}

#[cfg(test)]
mod tests {
    fn check(input: &str, expected: &str) {
        let mut words: Vec<&str> = input.split(' ').collect();
        super::sort_by(&mut words, |a, b| a.len().cmp(&b.len()));
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn everything_is_sorted_as_the_standard_library_sorts() {
        let mut random = fastrand::Rng::with_seed(7);
        for count in (0..40).chain([1_000, 10_000]) {
            let mut numbers: Vec<(u8, usize)> = (0..count).map(|place| (random.u8(..), place)).collect();
            let mut expected = numbers.clone();
            expected.sort_by_key(|(number, _)| *number);
            super::sort_by(&mut numbers, |(a, _), (b, _)| a.cmp(b));
            assert_eq!(numbers, expected);
        }
    }

    #[test]
    fn equal_items_keep_their_order() {
        check("ccc bb a dd e fff", "a e bb dd ccc fff");
        check("", "");
    }
}
