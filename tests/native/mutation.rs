//! Texts that are nearly right: what a fuzzer makes of a corpus.

use fastrand::Rng;

/// Longer inputs would only be slower.
const LONGEST: usize = 60_000;

/// A text of the corpus after some changes. The dictionary holds what the
/// format is made of.
pub fn mutated(corpus: &[Vec<u8>], dictionary: &[&str], rng: &mut Rng) -> Vec<u8> {
    let mut bytes = rng.choice(corpus).unwrap().clone();
    // Mostly few, or nothing would be left to read.
    for _ in 0..=rng.usize(0..8).saturating_sub(4) {
        change(&mut bytes, corpus, dictionary, rng);
        bytes.truncate(LONGEST);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, corpus: &[Vec<u8>], dictionary: &[&str], rng: &mut Rng) {
    let mut place = || rng.usize(0..=bytes.len());
    let (from, to, other) = (place(), place(), place());
    let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 300));
    let word = |rng: &mut Rng| rng.choice(dictionary).unwrap().as_bytes().to_vec();
    match rng.u8(0..16) {
        // A byte is another one.
        0 if from < bytes.len() => bytes[from] = rng.u8(..),
        1 if from < bytes.len() => bytes[from] ^= 1 << rng.u8(0..8),
        // A part is missing, at the end or inside.
        2 => bytes.truncate(other),
        3 => drop(bytes.drain(from..to)),
        // A part stands there twice, or elsewhere.
        4 => {
            let part = bytes[from..to].to_vec();
            insert(bytes, other, &part);
        }
        5 => {
            let part: Vec<u8> = bytes.drain(from..to).collect();
            let place = other.min(bytes.len());
            insert(bytes, place, &part);
        }
        // The end of another text.
        6 => {
            let end = rng.choice(corpus).unwrap();
            let cut = rng.usize(0..=end.len());
            bytes.truncate(from);
            bytes.extend_from_slice(&end[cut..]);
        }
        // Words of the format, in the place of a part.
        7 | 8 => drop(bytes.splice(from..to, word(rng))),
        9 => insert(bytes, other, &word(rng)),
        // The same over and over: long runs, and deep nests.
        10 => {
            let times = 1 << rng.usize(0..14);
            let run = word(rng).repeat(times);
            insert(bytes, other, &run);
        }
        // A whole part, over and over.
        11 => {
            let part = bytes[from..to].repeat(rng.usize(1..=40));
            insert(bytes, other, &part);
        }
        // A word in the place of another one, so that the rest stays whole.
        _ => {
            let other = rng.choice(corpus).unwrap();
            let (here, there) = (a_word(bytes, from), a_word(other, rng.usize(0..=other.len())));
            drop(bytes.splice(here, other[there].iter().copied()));
        }
    }
}

/// Where the word stands that begins at a place or behind it.
fn a_word(bytes: &[u8], from: usize) -> std::ops::Range<usize> {
    let is_of_word = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-".contains(byte);
    let start = from + bytes[from..].iter().position(is_of_word).unwrap_or(bytes.len() - from);
    let end = start + bytes[start..].iter().position(|byte| !is_of_word(byte)).unwrap_or(bytes.len() - start);
    start..end
}

fn insert(bytes: &mut Vec<u8>, place: usize, part: &[u8]) {
    bytes.splice(place..place, part.iter().copied());
}
