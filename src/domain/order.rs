//! One sort for everything. A generic sort is compiled anew for each type that
//! it sorts, which cost the page some twenty copies (9 KB compressed); this one
//! sorts places, and is compiled once.

use std::cmp::Ordering;

/// Sorts by a comparison; equal items keep their order.
pub(crate) fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut left: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|place| left.get_mut(place)?.take()));
}

/// Sorts by the items' own order.
pub(crate) fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

#[inline(never)]
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
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
    fn equal_items_keep_their_order() {
        check("ccc bb a dd e fff", "a e bb dd ccc fff");
        check("", "");
    }
}
