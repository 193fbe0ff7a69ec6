//! Text to JSON, strictly as RFC 8259 has it, and where a text is none. Every
//! byte is looked at once; what is nested too deep is refused.

use super::Json;
use crate::domain::shown;

/// How deep a value may be nested: far deeper than any document that is read,
/// and far less than what would overflow a stack.
const DEEPEST: usize = 127;

/// Why a text is no JSON.
pub(crate) enum NotJson {
    /// Nested deeper than any document that is read.
    TooDeep {
        /// The line, from 1.
        line: usize,
    },
    /// Something else.
    Other {
        /// What is wrong, and where.
        message: String,
    },
}

/// Reads a text that is one JSON value.
pub(crate) fn read(text: &str) -> Result<Json, NotJson> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let value = reader.value().and_then(|value| {
        reader.skip_blanks();
        if reader.at == text.len() { Ok(value) } else { Err(Fault::Expected("nothing more")) }
    });
    value.map_err(|fault| reader.not_json(fault))
}

/// What is wrong at the place that was reached.
enum Fault {
    TooDeep,
    Expected(&'static str),
}

struct Reader<'a> {
    text: &'a str,
    /// The place of the next byte.
    at: usize,
    /// How many lists and objects are open.
    depth: usize,
}

impl Reader<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
    }

    /// Takes a byte, if it comes next.
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.byte() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Takes a byte, if it comes next behind blanks.
    fn takes_sign(&mut self, byte: u8) -> bool {
        self.skip_blanks();
        self.takes(byte)
    }

    fn value(&mut self) -> Result<Json, Fault> {
        self.skip_blanks();
        match self.byte() {
            Some(b'[' | b'{') if self.depth == DEEPEST => Err(Fault::TooDeep),
            Some(b'[') => self.list(),
            Some(b'{') => self.object(),
            Some(b'"') => self.quoted().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn list(&mut self) -> Result<Json, Fault> {
        self.at += 1;
        self.depth += 1;
        let mut items = Vec::new();
        let mut is_done = self.takes_sign(b']');
        while !is_done {
            items.push(self.value()?);
            is_done = self.takes_sign(b']');
            if !is_done && !self.takes(b',') {
                return Err(Fault::Expected("“,” or “]”"));
            }
        }
        self.depth -= 1;
        Ok(Json::List(items))
    }

    fn object(&mut self) -> Result<Json, Fault> {
        self.at += 1;
        self.depth += 1;
        let mut fields = Vec::new();
        let mut is_done = self.takes_sign(b'}');
        while !is_done {
            self.skip_blanks();
            let name = self.quoted()?;
            if !self.takes_sign(b':') {
                return Err(Fault::Expected("“:”"));
            }
            fields.push((name, self.value()?));
            is_done = self.takes_sign(b'}');
            if !is_done && !self.takes(b',') {
                return Err(Fault::Expected("“,” or “}”"));
            }
        }
        self.depth -= 1;
        Ok(Json::Object(fields))
    }

    fn word(&mut self) -> Result<Json, Fault> {
        for (word, value) in [("null", Json::Null), ("true", Json::Bool(true)), ("false", Json::Bool(false))]
        {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(Fault::Expected("a value"))
    }

    fn number(&mut self) -> Result<Json, Fault> {
        let start = self.at;
        self.takes(b'-');
        if !self.takes(b'0') {
            self.digits()?;
        }
        if self.takes(b'.') {
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            let _ = self.takes(b'+') || self.takes(b'-');
            self.digits()?;
        }
        Ok(Json::Number(self.text.get(start..self.at).unwrap_or_default().to_owned()))
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        if self.at == start { Err(Fault::Expected("a digit")) } else { Ok(()) }
    }

    fn quoted(&mut self) -> Result<String, Fault> {
        if !self.takes(b'"') {
            return Err(Fault::Expected("a name in quotation marks"));
        }
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let is_special = |byte: u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
            let plain = rest.bytes().position(is_special).unwrap_or(rest.len());
            text.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            let start = self.at;
            if self.takes(b'"') {
                return Ok(text);
            }
            if !self.takes(b'\\') {
                return Err(Fault::Expected("a quotation mark at the end of the text"));
            }
            let Some(character) = self.escaped() else {
                self.at = start;
                return Err(Fault::Expected("an escape of JSON"));
            };
            text.push(character);
        }
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        let letter = self.byte()?;
        self.at += 1;
        Some(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                // Characters beyond 16 bits are two units of UTF-16.
                if matches!(unit, 0xD800..0xDC00) && self.takes(b'\\') && self.takes(b'u') {
                    let second = self.unit().filter(|second| matches!(second, 0xDC00..0xE000))?;
                    return char::from_u32(0x1_0000 + ((unit & 0x3FF) << 10) + (second & 0x3FF));
                }
                return char::from_u32(unit);
            }
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        // A sign would be read, too.
        if digits.starts_with('+') { None } else { u32::from_str_radix(digits, 16).ok() }
    }

    fn not_json(&self, fault: Fault) -> NotJson {
        let before = self.text.get(..self.at).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let Fault::Expected(expected) = fault else { return NotJson::TooDeep { line } };
        let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
        let found = match self.rest().chars().next() {
            None => "the end".to_owned(),
            Some(control) if control.is_control() => "a control character".to_owned(),
            Some(character) => shown(character.encode_utf8(&mut [0; 4])),
        };
        let place = [" in line ", &line.to_string(), ", column ", &column.to_string()].concat();
        NotJson::Other { message: ["found ", &found, &place, ", expected ", expected].concat() }
    }
}

#[cfg(test)]
mod tests {
    use super::{NotJson, read};

    /// In: a text. Out: why it is no JSON.
    fn check(text: &str, expected: &str) {
        let said = match read(text) {
            Ok(json) => format!("read as {json:?}"),
            Err(NotJson::TooDeep { line }) => format!("too deep in line {line}"),
            Err(NotJson::Other { message }) => message,
        };
        assert_eq!(said, expected, "{text}");
    }

    #[test]
    fn what_breaks_off() {
        check("", "found the end in line 1, column 1, expected a value");
        check("[1,\n ", "found the end in line 2, column 2, expected a value");
        check("[1", "found the end in line 1, column 3, expected “,” or “]”");
        check("{", "found the end in line 1, column 2, expected a name in quotation marks");
        check("{\"é\"", "found the end in line 1, column 5, expected “:”");
        check("{\"a\":1", "found the end in line 1, column 7, expected “,” or “}”");
        check("\"a", "found the end in line 1, column 3, expected a quotation mark at the end of the text");
        check("\"\\", "found “\\” in line 1, column 2, expected an escape of JSON");
        check("-", "found the end in line 1, column 2, expected a digit");
        check("1.", "found the end in line 1, column 3, expected a digit");
        check("1e+", "found the end in line 1, column 4, expected a digit");
    }

    #[test]
    fn what_should_not_be_there() {
        check("nul", "found “n” in line 1, column 1, expected a value");
        check("[1,]", "found “]” in line 1, column 4, expected a value");
        check("[1 2]", "found “2” in line 1, column 4, expected “,” or “]”");
        check("[01]", "found “1” in line 1, column 3, expected “,” or “]”");
        check("{\"a\":1,}", "found “}” in line 1, column 8, expected a name in quotation marks");
        check("{é:1}", "found “é” in line 1, column 2, expected a name in quotation marks");
        check("1\r\n\u{A0}", "found “\u{A0}” in line 2, column 1, expected nothing more");
        check(
            "\"a\nb\"",
            "found a control character in line 1, column 3, expected a quotation mark at the end of the text",
        );
        for escape in
            ["\\x", "\\u12", "\\u+123", "\\ud800", "\\ud800\\n", "\\ud800\\ud800", "\\udc00", "\\u12é"]
        {
            check(
                &format!("[\n\"a{escape}\"]"),
                "found “\\” in line 2, column 3, expected an escape of JSON",
            );
        }
    }

    #[test]
    fn what_is_nested_too_deep() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(read(&nested(127)).is_ok());
        check(&nested(128), "too deep in line 1");
        check(&"{\"a\":\n".repeat(100_000), "too deep in line 128");
        check(&nested(127).replace(']', ""), "found the end in line 1, column 128, expected a value");
    }
}
