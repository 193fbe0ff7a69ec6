//! Bytes in letters and digits: eight bytes are a number of eleven digits, so
//! that the work is linear; the bytes that are left over are one of fewer.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// How many characters a group of bytes takes, from none to eight bytes.
const WIDTHS: [usize; 9] = [0, 2, 3, 5, 6, 7, 9, 10, 11];

/// Writes bytes as characters.
pub(super) fn push(text: &mut String, bytes: &[u8]) {
    for group in bytes.chunks(8) {
        let mut number = group.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let mut digits = [b'0'; 11];
        for digit in digits.iter_mut().rev() {
            *digit = DIGITS.get((number % 62) as usize).copied().unwrap_or(b'0');
            number /= 62;
        }
        let width = WIDTHS.get(group.len()).copied().unwrap_or(11);
        text.extend(digits.iter().skip(11 - width).map(|digit| char::from(*digit)));
    }
}

/// Bytes that were read from characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The bytes.
    pub(super) bytes: Vec<u8>,
    /// How many of them are of a last, shorter group.
    pub(super) tail: usize,
    /// How many characters were read.
    pub(super) read: usize,
}

impl Decoded {
    /// Takes the last, shorter group back. True if there was one.
    pub(super) fn drop_tail(&mut self) -> bool {
        let (bytes, width) = (self.tail, WIDTHS.get(self.tail).copied().unwrap_or_default());
        self.bytes.truncate(self.bytes.len() - bytes);
        self.read -= width;
        self.tail = 0;
        bytes > 0
    }
}

/// Reads characters as bytes, up to the first group that is none, or to what is
/// no letter or digit.
pub(super) fn read(text: &str) -> Decoded {
    let mut decoded = Decoded::default();
    let digits = text.split(|character: char| !character.is_ascii_alphanumeric()).next().unwrap_or_default();
    for group in digits.as_bytes().chunks(11) {
        let Some(count) = WIDTHS.iter().position(|width| *width == group.len()) else { break };
        let Some(number) = number(group) else { break };
        // A number with more bytes than its group has was never written.
        if count < 8 && number >> (8 * count) > 0 {
            break;
        }
        decoded.bytes.extend(number.to_be_bytes().iter().skip(8 - count));
        decoded.read += group.len();
        decoded.tail = if count < 8 { count } else { 0 };
    }
    decoded
}

fn number(digits: &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for digit in digits {
        let value = match digit {
            b'0'..=b'9' => digit - b'0',
            b'A'..=b'Z' => digit - b'A' + 10,
            b'a'..=b'z' => digit - b'a' + 36,
            _ => return None,
        };
        number = number.checked_mul(62)?.checked_add(u64::from(value))?;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::{push, read};

    /// In: characters. Out: how many bytes they are, how many of these are of a
    /// shorter group, and how many characters were read.
    fn check(text: &str, expected: (usize, usize, usize)) {
        let decoded = read(text);
        assert_eq!((decoded.bytes.len(), decoded.tail, decoded.read), expected, "{text}");
    }

    #[test]
    fn bytes_come_back() {
        for length in 0..40 {
            for byte in [0, 1, 127, 255] {
                let bytes = vec![byte; length];
                let mut text = String::new();
                push(&mut text, &bytes);
                assert_eq!(text.len(), length / 8 * 11 + super::WIDTHS[length % 8]);
                check(&text, (length, length % 8, text.len()));
                assert_eq!(read(&text).bytes, bytes);
            }
        }
    }

    #[test]
    fn what_was_never_written_is_not_read() {
        check("", (0, 0, 0));
        check("0", (0, 0, 0));
        check("47", (1, 1, 2));
        check("48", (0, 0, 0));
        check("00000000000_0000000000", (8, 0, 11));
        check("0000000000047.0000000", (9, 1, 13));
        check("00000000000000", (10, 2, 14));
        check("0000000000000é", (9, 1, 13));
        check("LygHa16AHYF", (8, 0, 11));
        check("LygHa16AHYG", (0, 0, 0));
    }
}
