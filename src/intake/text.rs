//! Bytes to text. Spreadsheets write UTF-8 with a byte-order mark, UTF-16 where
//! they say "Unicode text", and what else they write is most often Windows-1252,
//! which Excel calls ANSI; nothing in the bytes says so.

use super::Refusal;
use crate::wire::limits::MOST_BYTES;
use std::borrow::Cow;

/// The text of some bytes.
#[derive(Debug)]
pub(super) enum Text<'a> {
    /// Of an encoding that the bytes show, without a byte-order mark.
    Sure(Cow<'a, str>),
    /// No UTF-8, and read as Windows-1252.
    Guessed(String),
}

/// Reads some bytes.
pub(super) fn decoded(input: &[u8]) -> Result<Text<'_>, Refusal> {
    if input.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    match input {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        // A ZIP archive, which today's workbooks are, and the older kind.
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(Refusal::Workbook),
        _ => {
            let text = match std::str::from_utf8(input) {
                Ok(text) => text,
                // It says that it is UTF-8.
                Err(_) if input.starts_with("\u{FEFF}".as_bytes()) => return Err(Refusal::NotText),
                Err(_) => return windows_1252(input),
            };
            Ok(Text::Sure(Cow::Borrowed(text.trim_start_matches('\u{FEFF}'))))
        }
    }
}

/// What Windows-1252 has in the place of the control characters of Latin-1,
/// from 0x80 on; a blank where it has nothing.
const OF_WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// Reads bytes that show no encoding. Texts hold no control characters but
/// those of tables, so that most of what is no text at all is refused.
fn windows_1252<'a>(bytes: &[u8]) -> Result<Text<'a>, Refusal> {
    let character = |byte: &u8| match byte {
        b'\t' | b'\n' | b'\r' => Some(char::from(*byte)),
        0x80..=0x9F => OF_WINDOWS.chars().nth(usize::from(byte - 0x80)).filter(|it| *it != ' '),
        other => Some(char::from(*other)).filter(|it| !it.is_control()),
    };
    bytes.iter().map(character).collect::<Option<_>>().map(Text::Guessed).ok_or(Refusal::NotText)
}

fn utf_16<'a>(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Text<'a>, Refusal> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Refusal::NotText);
    }
    let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
    text.map(|text| Text::Sure(Cow::Owned(text))).map_err(|_| Refusal::NotText)
}

#[cfg(test)]
mod tests {
    use super::{Text, decoded};

    fn check(input: &[u8], expected: &str) {
        let said = match decoded(input) {
            Ok(Text::Sure(text)) => text.into_owned(),
            Ok(Text::Guessed(text)) => format!("guessed: {text}"),
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
    fn what_shows_no_encoding() {
        check(b"caf\xe9;\x80\t\x9f\r\n", "guessed: café;€\tŸ\r\n");
        check(b"\x93Z\xfcrich\x94 \x96 \x8e\x9e", "guessed: “Zürich” – Žž");
    }

    #[test]
    fn what_is_no_text() {
        let not_text = "refused: the input is not text in UTF-8 or UTF-16; save it as UTF-8";
        check(b"caf\xe9\0", not_text);
        check(b"caf\xe9 \x81", not_text);
        check(b"caf\xe9 \x7f", not_text);
        check(b"\xff\xfeA", not_text);
        check(b"\xff\xfe\x3d\xd8", not_text);
        let workbook = "refused: the input is a workbook or an archive; save its table as CSV";
        check(b"PK\x03\x04...", workbook);
        check(b"\xd0\xcf\x11\xe0\xa1", workbook);
    }
}
