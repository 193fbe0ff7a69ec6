//! Bytes to text. Spreadsheets write UTF-8 with a byte-order mark, and UTF-16
//! where they say "Unicode text"; whatever else they write cannot be told apart.

use super::Refusal;
use crate::wire::limits::MOST_BYTES;
use std::borrow::Cow;

/// The text of some bytes, without a byte-order mark.
pub(super) fn decoded(input: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    if input.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    match input {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        // A ZIP archive, which today's workbooks are, and the older kind.
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(Refusal::Workbook),
        _ => {
            let text = std::str::from_utf8(input).map_err(|_| Refusal::NotText)?;
            Ok(Cow::Borrowed(text.trim_start_matches('\u{FEFF}')))
        }
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, Refusal> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Refusal::NotText);
    }
    let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
    text.map(Cow::Owned).map_err(|_| Refusal::NotText)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    fn check(input: &[u8], expected: &str) {
        let said = match decoded(input) {
            Ok(text) => text.into_owned(),
            Err(refusal) => format!("refused: {refusal}"),
        };
        assert_eq!(said, expected, "{input:?}");
    }

    #[test]
    fn each_encoding_with_its_mark() {
        check("é".as_bytes(), "é");
        check("\u{FEFF}é".as_bytes(), "é");
        check(b"\xff\xfeA\0\xe9\0", "Aé");
        check(b"\xfe\xff\0A\0\xe9", "Aé");
        check(b"\xff\xfe\x3d\xd8\0\xde", "😀");
        check(b"", "");
    }

    #[test]
    fn what_is_no_text() {
        let not_text = "refused: the input is not text in UTF-8 or UTF-16; save it as UTF-8";
        check(b"caf\xe9", not_text);
        check(b"\xff\xfeA", not_text);
        check(b"\xff\xfe\x3d\xd8", not_text);
        let workbook = "refused: the input is a workbook or an archive; save its table as CSV";
        check(b"PK\x03\x04...", workbook);
        check(b"\xd0\xcf\x11\xe0\xa1", workbook);
    }
}
