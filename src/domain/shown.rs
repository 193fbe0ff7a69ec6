//! A person's text inside a sentence of ours.

/// How many characters of a person's text a sentence repeats.
const LONGEST: usize = 100;

/// Quotes a person's text for a message, as [`plain`] writes it; quotation
/// marks inside of it cannot be taken for its end.
pub fn shown(text: &str) -> String {
    let unquoted = |character| if matches!(character, '“' | '”') { '"' } else { character };
    let mut quoted = String::from("“");
    quoted.extend(plain(text).chars().map(unquoted));
    quoted.push('”');
    quoted
}

/// A person's text on one line, with what a terminal or a reader could be
/// fooled by (control characters, direction overrides, invisible characters)
/// made visible, and cut after 100 characters.
pub fn plain(text: &str) -> String {
    let mut line: String = text.chars().take(LONGEST).map(visible).collect();
    if text.chars().nth(LONGEST).is_some() {
        line.push('…');
    }
    line
}

/// The character itself, or a visible sign in the place of an invisible one.
pub fn visible(character: char) -> char {
    match character {
        // Soft hyphen, fillers and marks of scripts, which are as wide as nothing.
        '\u{00AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FFA0}'
        | '\u{1D173}'..='\u{1D17A}' => '\u{FFFD}',
        // Joiners, directions, separators of lines.
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => {
            '\u{FFFD}'
        }
        // Annotations, what is no character, tags, and variants of ideographs.
        '\u{FFF9}'..='\u{FFFB}'
        | '\u{FFFE}'
        | '\u{FFFF}'
        | '\u{E0000}'..='\u{E007F}'
        | '\u{E0100}'..='\u{E01EF}' => '\u{FFFD}',
        other if other.is_control() => '\u{FFFD}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    fn check(text: &str, expected: &str) {
        assert_eq!(super::shown(text), expected);
    }

    #[test]
    fn plain_text_stays() {
        check("orders", "“orders”");
        check("Łódź 東京", "“Łódź 東京”");
    }

    #[test]
    fn nothing_escapes_the_quotes() {
        check("a”b", "“a\"b”");
        check("a\u{1b}[31m\nb", "“a\u{FFFD}[31m\u{FFFD}b”");
        check("a\u{202E}b\u{200B}", "“a\u{FFFD}b\u{FFFD}”");
        let invisible = "\u{34F}\u{115F}\u{1160}\u{17B5}\u{180B}\u{180E}\u{2800}\u{3164}\u{FE00}\u{FE0F}\u{FFA0}\u{FFF9}\u{FFFB}\u{1D173}\u{E0100}\u{E01EF}";
        for invisible in invisible.chars() {
            check(&format!("a{invisible}b"), "“a\u{FFFD}b”");
        }
    }

    #[test]
    fn long_text_is_cut() {
        check(&"x".repeat(100), &format!("“{}”", "x".repeat(100)));
        check(&"x".repeat(101), &format!("“{}…”", "x".repeat(100)));
    }
}
