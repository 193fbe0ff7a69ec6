//! Which rows a person means who types a few words: what stands on the page is
//! searched, so that a place or the name of a cloud finds its rows as well.

use super::DraftDatabase;
use crate::catalog::Catalog;

impl DraftDatabase {
    /// True where every word of `typed` occurs in the row's title or line,
    /// ASCII case forgiven; blanks divide the words, and none fit every row.
    pub fn fits(&self, typed: &str, catalog: &Catalog) -> bool {
        let mut words = typed.split_whitespace().peekable();
        if words.peek().is_none() {
            return true;
        }
        let mut text = self.title();
        text.push('\n');
        text.push_str(&self.line(catalog));
        text.make_ascii_lowercase();
        words.all(|word| text.contains(&word.to_ascii_lowercase()))
    }
}
