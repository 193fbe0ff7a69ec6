//! Three characters that tell whether a link is whole.
//!
//! A polynomial over a prime field, and not the remainder of a wider hash:
//! this way every change of a single character is found, and every swap of two
//! that are neighbours. A link that was cut passes once in 196,043 cases.

/// The largest prime that three characters can tell apart: the first one is
/// one of 51, the others are of 62.
const PRIME: u32 = 196_043;

/// A primitive root of the prime, small enough for products of 32 bits.
const ROOT: u32 = 7_919;

/// Letters first, but for the `z` of a packed link, which is the last one.
const CHARACTERS: &[u8; 62] = b"abcdefghijklmnopqrstuvwxyABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789z";

/// The check of a text.
pub(super) fn of(text: &[u8]) -> String {
    let sum = text.iter().fold(1, |sum, byte| (sum * ROOT + u32::from(*byte) + 1) % PRIME);
    let places = [sum / (62 * 62), sum / 62 % 62, sum % 62];
    places.iter().filter_map(|place| CHARACTERS.get(*place as usize)).map(|byte| char::from(*byte)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_change_of_one_character_changes_the_check() {
        let text = b"_s.aws.us-east-2.ap-south-1_m.gcp.us-east1";
        let check = super::of(text);
        for place in 0..text.len() {
            for byte in (0..=255).filter(|byte| *byte != text[place]) {
                let mut changed = *text;
                changed[place] = byte;
                assert_ne!(super::of(&changed), check, "{place} {byte}");
            }
            let mut swapped = *text;
            swapped.swap(place, place.saturating_sub(1));
            assert_eq!(super::of(&swapped) == check, swapped == *text, "{place}");
            assert_ne!(super::of(&text[..place]), check);
        }
    }

    #[test]
    fn the_first_character_is_a_letter_but_no_z() {
        assert_eq!(super::of(b""), "aab");
        let (mut first, mut all) = (Vec::new(), Vec::new());
        for number in 0..20_000_u32 {
            let check = super::of(&number.to_be_bytes()).into_bytes();
            first.push(check[0]);
            all.extend(check);
        }
        for list in [&mut first, &mut all] {
            list.sort_unstable();
            list.dedup();
        }
        assert_eq!((first.len(), all.len()), (51, 62));
        assert!(first.iter().all(|byte| byte.is_ascii_alphabetic() && *byte != b'z'));
    }
}
