//! A picture as a list of elements, for a page that may not be given markup: an
//! element a line, its name and its attributes between tabs; a line of a bar and
//! a text ends the last one that is open.

use super::svg::{self, Pen};
use crate::domain::visible;
use crate::picture::Picture;

/// Writes a picture down.
pub fn write(picture: &Picture) -> String {
    let mut strokes = Strokes(String::new());
    svg::draw(picture, &mut strokes);
    strokes.0
}

struct Strokes(String);

impl Strokes {
    fn line(&mut self, first: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(first);
    }

    /// What is invisible is made visible, and tabs and line feeds with it.
    fn word(&mut self, text: &str) {
        self.0.push('\t');
        self.0.extend(text.chars().map(visible));
    }
}

impl Pen for Strokes {
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.line(name);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.word(name);
            self.word(value);
        }
    }

    fn close(&mut self, _name: &str, text: &str) {
        self.line("|");
        self.word(text);
    }
}
