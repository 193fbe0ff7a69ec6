//! In which order two columns stand, so that the lines between them cross as
//! little as can be found. It knows nothing of what the columns hold.

/// A line, from a place of the left column to one of the right.
pub(super) type Line = (usize, usize);

/// How often to begin anew, each time with another order.
const BEGINNINGS: u32 = 16;

/// How often both columns are gone through, at most.
const ROUNDS: usize = 12;

/// The orders of both columns: for each place from the top, what stands there.
/// The last `pinned` of the right column stay at its end. What crosses nothing
/// keeps the order of the input.
pub(super) fn arrange(left: usize, right: usize, pinned: usize, lines: &[Line]) -> (Vec<usize>, Vec<usize>) {
    let turned: Vec<Line> = lines.iter().map(|(from, to)| (*to, *from)).collect();
    let movable = right - pinned;
    let mut best = (usize::MAX, (0..left).collect(), (0..right).collect());
    for beginning in 0..BEGINNINGS {
        let mut columns: (Vec<usize>, Vec<usize>) = ((0..left).collect(), (0..right).collect());
        shuffle(columns.0.as_mut_slice(), beginning);
        shuffle(columns.1.get_mut(..movable).unwrap_or_default(), beginning);
        let mut before = usize::MAX;
        for _ in 0..ROUNDS {
            let crossings = crossings(&columns.0, &columns.1, lines);
            if crossings < best.0 {
                best = (crossings, columns.0.clone(), columns.1.clone());
            }
            if crossings == 0 || crossings == before {
                break;
            }
            before = crossings;
            // The left column keeps its order where the right one can give way.
            sift(&mut columns.1, movable, &columns.0, &turned);
            sift(&mut columns.0, left, &columns.1, lines);
        }
        if best.0 == 0 {
            break;
        }
    }
    (best.1, best.2)
}

/// Brings a column into another order, always the same one for a beginning; the
/// first beginning changes nothing.
fn shuffle(column: &mut [usize], beginning: u32) {
    let mut state = beginning;
    for place in (1..column.len()).rev().filter(|_| beginning > 0) {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        column.swap(place, (state >> 16) as usize % (place + 1));
    }
}

/// Moves each entry of a column to where its lines cross least, the others
/// staying as they are. Of equal places, it takes the one where it stands.
fn sift(column: &mut Vec<usize>, movable: usize, other: &[usize], lines: &[Line]) {
    let cost = costs(column.len(), other, lines);
    for of in 0..movable {
        let Some(here) = column.iter().position(|entry| *entry == of) else { continue };
        column.remove(here);
        // What it costs to stand at the top, and at each place below.
        let mut sum: isize = column.iter().map(|other| cost(of, *other)).sum();
        let mut sums = vec![sum];
        for other in column.iter().take(movable - 1) {
            sum += cost(*other, of) - cost(of, *other);
            sums.push(sum);
        }
        let least = sums.iter().copied().min().unwrap_or_default();
        let stays = sums.get(here) == Some(&least);
        let best = sums.iter().position(|sum| *sum == least).unwrap_or(here);
        column.insert(if stays { here } else { best }, of);
    }
}

/// How many lines of two entries cross where the first stands above the second.
fn costs(count: usize, other: &[usize], lines: &[Line]) -> impl Fn(usize, usize) -> isize {
    let places = places(other);
    let mut ends: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (from, to) in lines {
        if let (Some(ends), Some(place)) = (ends.get_mut(*from), places.get(*to)) {
            ends.push(*place);
        }
    }
    let mut costs = Vec::with_capacity(count * count);
    for above in &ends {
        for below in &ends {
            let crossed = |end: &usize| below.iter().filter(|other| *other < end).count() as isize;
            costs.push(above.iter().map(crossed).sum());
        }
    }
    move |above, below| costs.get(above * count + below).copied().unwrap_or_default()
}

/// For each entry of a column, its place from the top.
pub(super) fn places(column: &[usize]) -> Vec<usize> {
    let mut places = vec![0; column.len()];
    for (place, of) in column.iter().enumerate() {
        if let Some(entry) = places.get_mut(*of) {
            *entry = place;
        }
    }
    places
}

fn crossings(left: &[usize], right: &[usize], lines: &[Line]) -> usize {
    let (left, right) = (places(left), places(right));
    let place = |(from, to): &Line| {
        (left.get(*from).copied().unwrap_or_default(), right.get(*to).copied().unwrap_or_default())
    };
    let ends: Vec<Line> = lines.iter().map(place).collect();
    let mut count = 0;
    for (at, a) in ends.iter().enumerate() {
        for b in ends.iter().skip(at + 1) {
            count += usize::from((a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1));
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::{Line, arrange, crossings};
    use fastrand::Rng;

    /// In: lines such as `a1 b2`, from letters to numbers, `!` for one that is
    /// pinned. Out: both orders, and how many lines cross.
    fn check(input: &str, expected: &str) {
        let (mut left, mut right, mut pinned) = (0, 0, 0);
        let mut lines = Vec::new();
        for word in input.split_whitespace() {
            let mut characters = word.chars();
            let from = characters.next().unwrap() as usize - 'a' as usize;
            let to = characters.next().unwrap().to_digit(10).unwrap() as usize - 1;
            pinned |= usize::from(characters.next() == Some('!'));
            (left, right) = (left.max(from + 1), right.max(to + 1));
            lines.push((from, to));
        }
        let (lefts, rights) = arrange(left, right, pinned, &lines);
        let letters: String = lefts.iter().map(|of| char::from(b'a' + *of as u8)).collect();
        let numbers: String = rights.iter().map(|of| (of + 1).to_string()).collect();
        assert_eq!(
            format!("{letters} {numbers} {}", crossings(&lefts, &rights, &lines)),
            expected,
            "{input}"
        );
    }

    #[test]
    fn what_crosses_nothing_stays_in_its_order() {
        check("", "  0");
        check("a1 b2 c3", "abc 123 0");
        check("a1 a2 b2 c2", "abc 12 0");
    }

    #[test]
    fn what_can_be_uncrossed_is() {
        check("a2 b1", "ab 21 0");
        check("a3 a1 b2 c1", "cab 132 0");
        check("a1 b2 c1 d2", "acbd 12 0");
        check("a1 b1 a2 b2", "ab 12 1");
    }

    #[test]
    fn what_is_pinned_stays_at_the_end() {
        check("a2! b1", "ba 12 0");
        check("a3! a1 b2 b3", "ab 123 1");
    }

    /// The least crossings of all orders.
    fn least(left: usize, right: usize, pinned: usize, lines: &[Line]) -> usize {
        let lefts = orders(left);
        let rights: Vec<Vec<usize>> = orders(right)
            .into_iter()
            .filter(|order| pinned == 0 || order.last() == Some(&(right - 1)))
            .collect();
        lefts.iter().flat_map(|l| rights.iter().map(|r| crossings(l, r, lines))).min().unwrap()
    }

    fn orders(count: usize) -> Vec<Vec<usize>> {
        if count == 0 {
            return vec![Vec::new()];
        }
        let mut all = Vec::new();
        for order in orders(count - 1) {
            for place in 0..count {
                let mut order = order.clone();
                order.insert(place, count - 1);
                all.push(order);
            }
        }
        all
    }

    #[test]
    fn no_order_of_a_simple_picture_crosses_less() {
        let mut rng = Rng::with_seed(7);
        for _ in 0..400 {
            let (left, right, pinned) = (rng.usize(1..=5), rng.usize(1..=4), rng.usize(0..=1));
            let mut lines: Vec<Line> = Vec::new();
            for from in 0..left {
                for to in 0..right {
                    if rng.u8(0..5) < 2 {
                        lines.push((from, to));
                    }
                }
            }
            let (lefts, rights) = arrange(left, right, pinned, &lines);
            assert_eq!(
                crossings(&lefts, &rights, &lines),
                least(left, right, pinned, &lines),
                "{left} {right} {pinned} {lines:?}"
            );
        }
    }
}
