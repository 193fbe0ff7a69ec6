//! The words of a `.tf` text: names, quoted texts, heredocs, brackets, line
//! ends. It does not know what blocks and arguments are.
//!
//! Nothing recurses: texts inside of templates inside of texts are a stack on
//! the heap, and every byte is looked at a fixed number of times.

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A bare name.
    Name(&'a str),
    /// A quoted text or a heredoc that stands for itself.
    Text(String),
    /// A quoted text or a heredoc that has to be worked out, or is broken.
    Template,
    /// A number.
    Number,
    /// An opening bracket.
    Open(u8),
    /// A closing bracket.
    Close(u8),
    /// `=`
    Equals,
    /// `,`
    Comma,
    /// The end of a line, and with it of most things.
    Newline,
    /// An operator, or what is no word at all.
    Other,
    /// The end of the text.
    End,
}

/// What a text inside of another one ends with.
#[derive(Clone, Copy)]
enum Inside<'a> {
    Quote,
    Brace,
    Heredoc(&'a str),
}

/// A place in a text.
#[derive(Clone)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    /// Where the last word begins.
    pub(super) start: usize,
    /// Where the next one begins, or the blanks before it.
    pub(super) at: usize,
    /// The line of that place, from 1.
    line: usize,
    /// The line where the last word begins.
    pub(super) start_line: usize,
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, start: 0, at: 0, line: 1, start_line: 1 }
    }

    /// The text between two places.
    pub(super) fn between(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    fn skip(&mut self, bytes: usize) {
        let end = (self.at + bytes).min(self.text.len());
        let skipped = self.text.as_bytes().get(self.at..end).unwrap_or_default();
        self.line += skipped.iter().filter(|byte| **byte == b'\n').count();
        self.at = end;
    }

    /// How many bytes there are from here to the first one of a kind.
    fn until(&self, is_end: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        rest.iter().position(|byte| is_end(*byte)).unwrap_or(rest.len())
    }

    /// Skips a comment, if one begins here. The end of its line is left.
    fn comment(&mut self) -> bool {
        match (self.byte(0), self.byte(1)) {
            (Some(b'#'), _) | (Some(b'/'), Some(b'/')) => self.skip(self.until(|byte| byte == b'\n')),
            (Some(b'/'), Some(b'*')) => {
                self.skip(2);
                while self.at < self.text.len() && (self.byte(0), self.byte(1)) != (Some(b'*'), Some(b'/')) {
                    self.skip(1);
                }
                self.skip(2);
            }
            _ => return false,
        }
        true
    }

    /// The next word.
    pub(super) fn next(&mut self) -> Token<'a> {
        loop {
            self.skip(self.until(|byte| !matches!(byte, b' ' | b'\t' | b'\r')));
            if !self.comment() {
                break;
            }
        }
        (self.start, self.start_line) = (self.at, self.line);
        let Some(byte) = self.byte(0) else { return Token::End };
        match byte {
            b'"' => {
                self.skip(1);
                return self.text(Inside::Quote);
            }
            b'<' => {
                if let Some((marker, is_flush)) = self.heredoc() {
                    return match self.text(Inside::Heredoc(marker)) {
                        Token::Text(text) if is_flush => Token::Text(flush(&text)),
                        other => other,
                    };
                }
            }
            b'0'..=b'9' => {
                self.skip(self.until(|byte| !(byte.is_ascii_alphanumeric() || byte == b'.')));
                return Token::Number;
            }
            _ if is_of_name(byte) && byte != b'-' => {
                self.skip(self.until(|byte| !is_of_name(byte)));
                return Token::Name(self.between(self.start, self.at));
            }
            _ => {}
        }
        // `==` and `=>` are no `=`.
        let is_longer = byte == b'=' && matches!(self.byte(1), Some(b'=' | b'>'));
        self.skip(if is_longer { 2 } else { 1 });
        match byte {
            b'{' | b'[' | b'(' => Token::Open(byte),
            b'}' | b']' | b')' => Token::Close(byte),
            b'=' if !is_longer => Token::Equals,
            b',' => Token::Comma,
            b'\n' => Token::Newline,
            _ => Token::Other,
        }
    }

    /// Begins a heredoc, if there is one: its marker, and whether it is flushed
    /// to the left.
    fn heredoc(&mut self) -> Option<(&'a str, bool)> {
        let rest = self.text.get(self.at..)?.strip_prefix("<<")?;
        let (marker, is_flush) = match rest.strip_prefix('-') {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        let length = marker.bytes().position(|byte| !is_of_name(byte))?;
        let (marker, after) = marker.split_at_checked(length)?;
        let is_named = marker.bytes().next().is_some_and(|first| first != b'-' && !first.is_ascii_digit());
        if !is_named || !(after.starts_with('\n') || after.starts_with("\r\n")) {
            return None;
        }
        self.skip(self.until(|byte| byte == b'\n') + 1);
        Some((marker, is_flush))
    }

    /// True at the beginning of the line that ends a heredoc.
    fn is_at_marker(&self, marker: &str) -> bool {
        let is_at_line = self.at.checked_sub(1).and_then(|at| self.text.as_bytes().get(at)) == Some(&b'\n');
        let line = || self.text.get(self.at..self.at + self.until(|byte| byte == b'\n'));
        is_at_line && line().is_some_and(|line| line.trim_ascii() == marker)
    }

    /// Reads on to the end of a text whose beginning was read.
    fn text(&mut self, inside: Inside<'a>) -> Token<'a> {
        let mut open = vec![inside];
        let mut said = Some(Vec::new());
        while let Some(inside) = open.last().copied() {
            let Some(byte) = self.byte(0) else {
                said = None;
                break;
            };
            let is_outermost = open.len() == 1;
            match (inside, byte) {
                (Inside::Brace, b'{') => open.push(Inside::Brace),
                (Inside::Brace, b'}') => drop(open.pop()),
                (Inside::Brace, b'"') => open.push(Inside::Quote),
                (Inside::Brace, _) => {
                    if self.comment() {
                        continue;
                    }
                    if let Some((marker, _)) = self.heredoc() {
                        open.push(Inside::Heredoc(marker));
                        continue;
                    }
                }
                (Inside::Heredoc(marker), _) if self.is_at_marker(marker) => {
                    // The end of the line is a word of its own.
                    self.skip(self.until(|byte| byte == b'\n'));
                    open.pop();
                    continue;
                }
                (Inside::Quote, b'"') => {
                    open.pop();
                    self.skip(1);
                    continue;
                }
                (Inside::Quote, b'\n') => {
                    // A quoted text has one line; what follows is read as if it had ended.
                    said = None;
                    open.pop();
                    continue;
                }
                (Inside::Quote, b'\\') if is_outermost => {
                    let character = self.escape();
                    said = said.zip(character).map(|(mut said, character)| {
                        said.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                        said
                    });
                    continue;
                }
                // One of no matter what, unless that is the end of the line.
                (Inside::Quote, b'\\') => self.skip(usize::from(self.byte(1) != Some(b'\n'))),
                (Inside::Quote | Inside::Heredoc(_), b'$' | b'%') => {
                    if self.byte(1) == Some(byte) && self.byte(2) == Some(b'{') {
                        // Doubled, it stands for itself.
                        said.iter_mut().for_each(|said| said.extend([byte, b'{']));
                        self.skip(3);
                        continue;
                    }
                    if self.byte(1) == Some(b'{') {
                        said = None;
                        open.push(Inside::Brace);
                        self.skip(1);
                    }
                }
                (Inside::Quote | Inside::Heredoc(_), _) => {}
            }
            self.skip(1);
            if is_outermost && let Some(said) = &mut said {
                said.push(byte);
            }
        }
        match said.and_then(|said| String::from_utf8(said).ok()) {
            Some(text) => Token::Text(text),
            None => Token::Template,
        }
    }

    /// Reads a backslash and what it stands for.
    fn escape(&mut self) -> Option<char> {
        let (character, digits) = match self.byte(1) {
            Some(b'n') => ('\n', 0),
            Some(b'r') => ('\r', 0),
            Some(b't') => ('\t', 0),
            Some(b'"') => ('"', 0),
            Some(b'\\') => ('\\', 0),
            Some(b'u') => ('\0', 4),
            Some(b'U') => ('\0', 8),
            _ => {
                self.skip(1);
                return None;
            }
        };
        self.skip(2);
        if digits == 0 {
            return Some(character);
        }
        let code = self.text.get(self.at..self.at + digits)?;
        if !code.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.skip(digits);
        u32::from_str_radix(code, 16).ok().and_then(char::from_u32)
    }
}

/// True for what names are made of. Every letter beyond ASCII counts as one:
/// which of them are letters makes no difference here.
const fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-') || byte >= 0x80
}

/// Takes the blanks away that all lines of a heredoc begin with. Blank lines
/// stay as they are.
fn flush(text: &str) -> String {
    let is_blank = |line: &str| line.trim_ascii().is_empty();
    let indented = text.lines().filter(|line| !is_blank(line));
    let blanks = indented.map(|line| line.len() - line.trim_ascii_start().len()).min().unwrap_or_default();
    let mut flushed = String::new();
    for line in text.split_inclusive('\n') {
        flushed.push_str(if is_blank(line) { line } else { line.get(blanks..).unwrap_or_default() });
    }
    flushed
}

#[cfg(test)]
mod tests {
    use super::{Scanner, Token};

    /// In: a text. Out: its words, as this module writes them.
    fn check(input: &str, expected: &str) {
        let mut scanner = Scanner::new(input);
        let mut words = Vec::new();
        loop {
            words.push(match scanner.next() {
                Token::End => break,
                Token::Name(name) => name.to_owned(),
                Token::Text(text) => format!("{text:?}"),
                Token::Template => "template".to_owned(),
                Token::Number => "number".to_owned(),
                Token::Open(byte) | Token::Close(byte) => char::from(byte).to_string(),
                Token::Equals => "=".to_owned(),
                Token::Comma => ",".to_owned(),
                Token::Newline => "|".to_owned(),
                Token::Other => "other".to_owned(),
            });
        }
        assert_eq!(words.join(" "), expected, "{input}");
        assert_eq!(scanner.line, input.matches('\n').count() + 1, "{input}");
    }

    #[test]
    fn words_and_comments() {
        check("a-b_1 = [x, 5.5e3] # c\r\n", "a-b_1 = [ x , number ] |");
        check("a // b\n/* c\n# d */ e == f => g", "a | e other f other g");
        check("/* never ends\n", "");
        check("ärger/1 - -é", "ärger other number other other é");
    }

    #[test]
    fn quoted_texts() {
        check(r#""a\n\t\r\\\"\u00e9\U0001F600""#, r#""a\n\t\r\\\"é😀""#);
        check(r#""$${a} %%{b} $$ % $$${c} 5%""#, r#""${a} %{b} $$ % $${c} 5%""#);
        check(r#""${a}" "x${b["}"]}y" "%{if c}z%{endif}""#, "template template template");
        check(r#""${"a ${"b"} }"}" c"#, "template c");
        check("\"a${\n# }\n/* } */ {}\n}b\" c", "template c");
        check(r#""\x" "\ud800" "\u12" "\u123é" a"#, "template template template template a");
        check("\"a\nb", "template | b");
        check("\"${\"\\\n\"} a", "template");
        check("\"a", "template");
        check("\"a\\", "template");
        check("\"${\"\\", "template");
        check("\"${\"é\\é\"}\" \"é\" b", "template \"é\" b");
    }

    #[test]
    fn heredocs() {
        check("<<A\n a\nA\nb", "\" a\\n\" | b");
        check("<<-A\r\n  a\r\n \r\n   b\r\n  A\r\nb", "\"a\\r\\n \\r\\n b\\r\\n\" | b");
        check("<<A\nA b\n${\nA\n}A\n\\n$${\nA", "template");
        check("<<A\n\\n$${\nA", "\"\\\\n${\\n\"");
        check("<<A\nA", "\"\"");
        check("<<A b", "other other A b");
        check("<<-1\n", "other other other number |");
        check("<<A\nb", "template");
        check("\"${<<A\n\"}\nA\n}\" b", "template b");
    }
}
