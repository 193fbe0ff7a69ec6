//! Any text in the characters of a link, and back. Letters, digits and single
//! hyphens stand for themselves; every other byte is `Z` and two hexadecimal
//! digits, which is percent-encoding in letters that nothing mangles.

/// Writes a text behind the letter of its tag.
pub(super) fn push_text(link: &mut String, text: &str) {
    push(link, text, true);
}

/// Writes a text that is a part of its own. An upper-case letter would begin a
/// tag there, and a place that is empty would be none.
pub(super) fn push_part(link: &mut String, text: &str) {
    match text.bytes().next() {
        None => link.push('Z'),
        Some(first) => push(link, text, !first.is_ascii_uppercase()),
    }
}

/// Writes a text that would mean something else if it stood for itself.
pub(super) fn push_masked(link: &mut String, text: &str) {
    push(link, text, false);
}

fn push(link: &mut String, text: &str, may_the_first_stand: bool) {
    let last = text.len().saturating_sub(1);
    let mut before = b' ';
    for (place, byte) in text.bytes().enumerate() {
        let stands = match byte {
            _ if place == 0 && !may_the_first_stand => false,
            b'A'..=b'Y' | b'a'..=b'z' | b'0'..=b'9' => true,
            b'-' => place < last && before != b'-',
            _ => false,
        };
        if stands {
            link.push(char::from(byte));
        } else {
            push_escaped(link, byte);
        }
        before = byte;
    }
}

/// Writes a byte as an escape.
fn push_escaped(link: &mut String, byte: u8) {
    link.push('Z');
    for half in [byte >> 4, byte & 15] {
        link.push(char::from(if half < 10 { b'0' + half } else { b'a' + half - 10 }));
    }
}

/// The text that a part stands for. Whatever is no escape stands for itself.
pub(super) fn text(part: &str) -> String {
    if part == "Z" { String::new() } else { unescaped(part, b'Z') }
}

/// A text without its escapes, each of which is a mark and two hexadecimal
/// digits. Where they are no UTF-8 the text stays as it is.
pub(super) fn unescaped(text: &str, mark: u8) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let mut byte = *first;
        if *first == mark
            && let [high, low, behind @ ..] = after
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            byte = high << 4 | low;
            rest = behind;
        }
        bytes.push(byte);
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

const fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    /// In: a text. Out: how it is written as a part, and behind a tag.
    fn check(text: &str, part: &str, tagged: &str) {
        let written = |push: fn(&mut String, &str)| {
            let mut link = String::new();
            push(&mut link, text);
            assert_eq!(super::text(&link), text);
            link
        };
        assert_eq!((written(super::push_part).as_str(), written(super::push_text).as_str()), (part, tagged));
    }

    #[test]
    fn plain_texts_stand_for_themselves() {
        check("orders-prod", "orders-prod", "orders-prod");
        check("2nd", "2nd", "2nd");
        check("-a-B", "-a-B", "-a-B");
    }

    #[test]
    fn everything_else_is_escaped() {
        check("", "Z", "");
        check("Orders", "Z4frders", "Orders");
        check("Z", "Z5a", "Z5a");
        check("aZ00", "aZ5a00", "aZ5a00");
        check("a b", "aZ20b", "aZ20b");
        check("-", "Z2d", "Z2d");
        check("a---b-", "a-Z2dZ2dbZ2d", "a-Z2dZ2dbZ2d");
        check("a_b.c~d", "aZ5fbZ2ecZ7ed", "aZ5fbZ2ecZ7ed");
        check("Łódź", "Zc5Z81Zc3Zb3dZc5Zba", "Zc5Z81Zc3Zb3dZc5Zba");
        check("\0😀", "Z00Zf0Z9fZ98Z80", "Z00Zf0Z9fZ98Z80");
    }

    #[test]
    fn what_is_no_escape_stands_for_itself() {
        for (part, text) in
            [("aZ", "aZ"), ("Z4", "Z4"), ("Zx1", "Zx1"), ("Z4FZ4f", "OO"), ("Z4fZff", "Z4fZff")]
        {
            assert_eq!(super::text(part), text);
        }
    }
}
