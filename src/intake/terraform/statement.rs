//! The statements of a `.tf` text: arguments, whose values are read where they
//! are literal, and the beginnings and ends of blocks. It does not know which
//! blocks there are.

use super::token::{Scanner, Token};
use crate::domain::plain;

/// One statement.
pub(super) enum Statement<'a> {
    /// `name = value`, and the value as it was written.
    Argument(&'a str, Value, &'a str),
    /// `name "label" {`
    Block(&'a str, Vec<String>),
    /// `}`
    Closed,
    /// None of these: what stands there, shortened.
    Unreadable(String),
    /// The end of the text.
    End,
}

/// What an argument says, as far as nothing has to be worked out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// `null`, which is the same as no argument.
    Null,
    /// A text.
    Text(String),
    /// The texts of a list, and what the first item is that is none.
    List(Vec<String>, Option<String>),
    /// A number, `true` or `false`, for a message.
    Constant(String),
    /// What it is instead, for a message.
    Other(String),
}

/// Reads statements, one after the other.
pub(super) struct Statements<'a> {
    scanner: Scanner<'a>,
    /// The line where the last statement begins, from 1.
    pub(super) line: usize,
}

impl<'a> Statements<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { scanner: Scanner::new(text), line: 1 }
    }

    /// The next statement.
    pub(super) fn next(&mut self) -> Statement<'a> {
        let (mut before, mut word) = (self.scanner.clone(), self.scanner.next());
        while word == Token::Newline {
            (before, word) = (self.scanner.clone(), self.scanner.next());
        }
        let start = self.scanner.start;
        self.line = self.scanner.start_line;
        let name = match word {
            Token::End => return Statement::End,
            Token::Close(b'}') => return Statement::Closed,
            Token::Name(name) => name,
            _ => return self.unreadable(start, before),
        };
        let mut labels = Vec::new();
        loop {
            let before = self.scanner.clone();
            match self.scanner.next() {
                Token::Equals if labels.is_empty() => {
                    let (value, source) = self.value();
                    return Statement::Argument(name, value, source);
                }
                Token::Open(b'{') => return Statement::Block(name, labels),
                Token::Name(label) => labels.push(label.to_owned()),
                Token::Text(label) => labels.push(label),
                _ => return self.unreadable(start, before),
            }
        }
    }

    /// Passes over the rest of a block. False where the text ends before it.
    pub(super) fn skip_block(&mut self) -> bool {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.scanner.next() {
                Token::Open(b'{') => depth += 1,
                Token::Close(b'}') => depth -= 1,
                Token::End => return false,
                _ => {}
            }
        }
        true
    }

    /// Passes over the rest of a line, which begins at the one place and was
    /// understood up to the other.
    fn unreadable(&mut self, start: usize, understood: Scanner<'a>) -> Statement<'a> {
        self.scanner = understood;
        self.value();
        Statement::Unreadable(squeezed(self.scanner.between(start, self.scanner.at)))
    }

    /// Reads a value, up to the end of its line or to the brace that ends the
    /// block around it; and how it was written.
    fn value(&mut self) -> (Value, &'a str) {
        let mut open = Vec::new();
        let mut shape = Shape::Nothing;
        let (mut from, mut end) = (None, self.scanner.at);
        loop {
            let before = self.scanner.clone();
            let word = self.scanner.next();
            let mut depth = open.len();
            match word {
                Token::End => break,
                Token::Newline if depth == 0 => break,
                Token::Newline => continue,
                Token::Open(byte) => open.push(byte),
                Token::Close(byte) => {
                    let closing = close(&mut open, byte);
                    if closing == Closing::Block {
                        self.scanner = before;
                        break;
                    }
                    depth = open.len();
                    if closing == Closing::Nothing {
                        shape = Shape::Expression;
                    }
                }
                _ => {}
            }
            from.get_or_insert(self.scanner.start);
            end = self.scanner.at;
            shape.add(word, depth, &self.scanner);
        }
        let source = self.scanner.between(from.unwrap_or(end), end);
        (shape.value(source), source)
    }
}

/// What a closing bracket closes.
#[derive(PartialEq, Eq)]
enum Closing {
    /// What was opened last, or a brace and what was left open inside of it.
    Bracket,
    /// Nothing that is open.
    Nothing,
    /// The block around the expression, and what was left open before.
    Block,
}

fn close(open: &mut Vec<u8>, closing: u8) -> Closing {
    let opening = match closing {
        b')' => b'(',
        b']' => b'[',
        _ => b'{',
    };
    if open.last() == Some(&opening) {
        open.pop();
        return Closing::Bracket;
    }
    if closing != b'}' {
        return Closing::Nothing;
    }
    while let Some(left) = open.pop() {
        if left == b'{' {
            return Closing::Nothing;
        }
    }
    Closing::Block
}

/// What the words of a value make, up to the last one that was read.
enum Shape<'a> {
    Nothing,
    Null,
    Text(String),
    /// A list, with the item that is being read, and whether it is complete.
    List(List<'a>),
    /// A number, `true` or `false`.
    Constant,
    Expression,
}

#[derive(Default)]
struct List<'a> {
    texts: Vec<String>,
    bad: Option<&'a str>,
    is_closed: bool,
    /// The item that is being read: how many words it has, where it begins and
    /// ends, and its text.
    words: usize,
    from: usize,
    end: usize,
    text: Option<String>,
}

impl<'a> Shape<'a> {
    /// Adds a word, which stands inside of that many brackets.
    fn add(&mut self, word: Token<'a>, depth: usize, scanner: &Scanner<'a>) {
        match self {
            Self::Expression => {}
            Self::List(list) if !list.is_closed => {
                if depth == 0 || depth == 1 && word == Token::Comma {
                    list.is_closed = depth == 0;
                    list.finish_item(scanner);
                } else if !list.add(word, scanner) {
                    *self = Self::Expression;
                }
            }
            Self::Nothing => {
                *self = match word {
                    Token::Text(text) => Self::Text(text),
                    Token::Open(b'[') => Self::List(List::default()),
                    Token::Name("null") => Self::Null,
                    Token::Name("true" | "false") | Token::Number => Self::Constant,
                    _ => Self::Expression,
                }
            }
            Self::Null | Self::Text(_) | Self::Constant | Self::List(_) => *self = Self::Expression,
        }
    }

    fn value(self, source: &str) -> Value {
        match self {
            Self::Nothing => Value::Other("nothing".to_owned()),
            Self::Null => Value::Null,
            Self::Text(text) => Value::Text(text),
            Self::List(list) if list.is_closed => Value::List(list.texts, list.bad.map(expression)),
            Self::Constant => Value::Constant(squeezed(source)),
            Self::List(_) | Self::Expression => Value::Other(expression(source)),
        }
    }
}

impl<'a> List<'a> {
    /// Adds a word to the item that is being read. False where it makes the
    /// list an expression, which is read differently.
    fn add(&mut self, word: Token<'a>, scanner: &Scanner<'a>) -> bool {
        let is_first = self.words == 0 && self.texts.is_empty() && self.bad.is_none();
        if self.words == 0 {
            self.from = scanner.start;
        }
        self.words += 1;
        self.end = scanner.at;
        let is_for = word == Token::Name("for");
        self.text = if let Token::Text(text) = word { Some(text) } else { None };
        !(is_first && is_for)
    }

    fn finish_item(&mut self, scanner: &Scanner<'a>) {
        match (self.words, self.text.take()) {
            (0, _) => {}
            (1, Some(text)) => self.texts.push(text),
            _ => {
                self.bad.get_or_insert(scanner.between(self.from, self.end));
            }
        }
        self.words = 0;
    }
}

/// An expression, for a message.
fn expression(source: &str) -> String {
    ["the expression ", &squeezed(source)].concat()
}

/// A piece of the text on one line, for a message, which cuts it anyway.
fn squeezed(source: &str) -> String {
    let mut line = String::new();
    for word in source.split_ascii_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > 500 {
            break;
        }
    }
    plain(&line)
}

#[cfg(test)]
mod tests {
    use super::{Statement, Statements, Value};

    /// In: a text. Out: a line for each statement, after the number of its own.
    fn check(input: &str, expected: &str) {
        let mut statements = Statements::new(input);
        let mut lines = Vec::new();
        loop {
            let said = match statements.next() {
                Statement::End => break,
                Statement::Closed => "closed".to_owned(),
                Statement::Block(name, labels) => format!("{name} {labels:?}"),
                Statement::Unreadable(found) => format!("unreadable {found}"),
                Statement::Argument(name, value, _) => match value {
                    Value::Null => format!("{name} is null"),
                    Value::Text(text) => format!("{name} is {text:?}"),
                    Value::List(texts, bad) => format!("{name} is {texts:?} and {bad:?}"),
                    Value::Constant(found) | Value::Other(found) => format!("{name} is {found}"),
                },
            };
            lines.push(format!("{} {said}", statements.line));
        }
        let expected: Vec<&str> = expected.lines().map(str::trim).collect();
        assert_eq!(lines, expected, "{input}");
    }

    #[test]
    fn literal_values() {
        check("a = \"b\" # c\n\nd = null\ne = 5", "1 a is \"b\"\n3 d is null\n4 e is 5");
        check(
            "a=[\n\"b\" /* c */, # d\n\"e\",\n]\nf=[]",
            "1 a is [\"b\", \"e\"] and None\n5 f is [] and None",
        );
        check("a = <<E\nb\nE\nc = true", "1 a is \"b\\n\"\n4 c is true");
    }

    #[test]
    fn expressions() {
        for expression in [
            "var.a",
            "\"${var.a}\"",
            "b ? \"c\" : \"d\"",
            "\"a\" == \"b\"",
            "[\"a\"][0]",
            "[for a in b : a]",
            "[for a, b in c : d]",
            "{ a = \"b\" }",
            "(\"a\")",
            "f(\"a\", [1])",
            "-5",
            "null.a",
        ] {
            check(
                &format!("x = {expression} // c\n}}"),
                &format!("1 x is the expression {expression}\n2 closed"),
            );
        }
        check("x = f(\n  a,\n\n  b)\ny = 1", "1 x is the expression f( a, b)\n5 y is 1");
        let mixed = "x = [\"a\", var.b, \"c${d}\", \"e\", f(\"g\", \"h\")]";
        check(mixed, "1 x is [\"a\", \"e\"] and Some(\"the expression var.b\")");
        check(
            "x = [\"a\" \"b\", [\"c\"], null]",
            "1 x is [] and Some(\"the expression \\\"a\\\" \\\"b\\\"\")",
        );
    }

    #[test]
    fn blocks() {
        check(
            "a \"b\" c {\nd = \"e\" }\nf {}",
            "1 a [\"b\", \"c\"]\n2 d is \"e\"\n2 closed\n3 f []\n3 closed",
        );
    }

    #[test]
    fn what_is_neither() {
        check("\"a\" = 1\nb", "1 unreadable \"a\" = 1\n2 unreadable b");
        check("a [\"b\",\n\"c\"]\nd = 1", "1 unreadable a [\"b\", \"c\"]\n3 d is 1");
        check("a \"b\" = {\nc = 1\n}\n", "1 unreadable a \"b\" = { c = 1 }");
        check("a =\nb = ]\n", "1 a is nothing\n2 b is the expression ]");
    }

    #[test]
    fn forgotten_brackets() {
        check("a {\nb = [\"c\"\n}\nd = 1", "1 a []\n2 b is the expression [\"c\"\n3 closed\n4 d is 1");
        check("b = { c = (1 }\nd = [2)", "1 b is the expression { c = (1 }\n2 d is the expression [2)");
        check("a = \"b\nc = 1", "1 a is the expression \"b\n2 c is 1");
        check(&"[{(".repeat(100_000), &format!("1 unreadable {}…", &"[{(".repeat(34)[..100]));
        check("a=]})]}", "1 a is the expression ]\n1 closed\n1 unreadable )]\n1 closed");
    }
}
