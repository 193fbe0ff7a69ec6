//! Lines of fields between tabs: what the page and a reader in a worker say to
//! each other. Any text can be a field.

/// Writes lines.
#[derive(Default)]
pub(super) struct Writer(String);

impl Writer {
    /// Writes a line.
    pub(super) fn line(&mut self, fields: &[&str]) {
        for (place, field) in fields.iter().enumerate() {
            if place > 0 {
                self.0.push('\t');
            }
            for character in field.chars() {
                match character {
                    '\\' => self.0.push_str("\\\\"),
                    '\t' => self.0.push_str("\\t"),
                    '\n' => self.0.push_str("\\n"),
                    other => self.0.push(other),
                }
            }
        }
        self.0.push('\n');
    }

    /// What was written.
    pub(super) fn into_text(self) -> String {
        self.0
    }
}

/// The lines of a text.
pub(super) struct Lines<'a>(std::str::Split<'a, char>);

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub(super) fn of(text: &'a str) -> Self {
        Self(text.split('\n'))
    }

    /// The next line.
    pub(super) fn next(&mut self) -> Option<Line<'a>> {
        let mut fields = self.0.next()?.split('\t');
        Some(Line { kind: fields.next().unwrap_or_default(), fields })
    }
}

/// A line whose fields are taken one by one.
pub(super) struct Line<'a> {
    kind: &'a str,
    fields: std::str::Split<'a, char>,
}

impl Line<'_> {
    /// True if that is what the line says first.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.kind == kind
    }

    /// The next field; empty where there is none left.
    pub(super) fn text(&mut self) -> String {
        let field = self.fields.next().unwrap_or_default();
        let mut text = String::with_capacity(field.len());
        let mut characters = field.chars();
        while let Some(character) = characters.next() {
            text.extend(match character {
                '\\' => match characters.next() {
                    Some('t') => Some('\t'),
                    Some('n') => Some('\n'),
                    other => other,
                },
                other => Some(other),
            });
        }
        text
    }
}
