//! Text to cells: separators, quotes, lines. Knows nothing of what they mean.
//!
//! The cells stand in one text, with the place where each one ends: a table of
//! nothing but separators costs a few bytes a cell.

use crate::intake::Refusal;
use crate::intake::refusal::MOST_COLUMNS;
use crate::plan::limits::MOST_ROWS;
use crate::plan::{Excess, List};
use std::borrow::Cow;

/// How many records are looked at to find the separator.
const LOOKED_AT: usize = 20;

/// The separators that are known; of equals, the first.
const SEPARATORS: [char; 4] = ['\t', ';', ',', '|'];

/// What a command line draws in the place of a bar.
const BARS: [char; 3] = ['│', '┃', '║'];

/// The cells of a table, blanks around them dropped. Records without a filled
/// cell are left out, and so are empty cells behind the last filled one.
#[derive(Default)]
pub(super) struct Cells {
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<usize>,
    records: Vec<Record>,
    /// The line of a quote that has no end, and so is read as a character.
    pub(super) unclosed: Option<usize>,
}

struct Record {
    line: usize,
    /// The place of its first cell.
    first: usize,
}

impl Cells {
    /// Reads a table of whatever separator it has.
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        // The bars of a table that a command line drew.
        let text =
            if text.contains(BARS) { Cow::Owned(text.replace(BARS, "|")) } else { Cow::Borrowed(text) };
        let (told, rest) = told_separator(&text);
        let separator = told.unwrap_or_else(|| separator(rest));
        let mut cells = Self::default();
        let mut reader = Reader { rest, line: if told.is_some() { 2 } else { 1 }, unclosed: None, separator };
        while !reader.rest.is_empty() {
            reader.record(&mut cells)?;
            // The headings are a record, too, and no row.
            if cells.records.len() > MOST_ROWS + 1 {
                return Err(Refusal::TooMuch(Excess::Rows {
                    list: Some(List::Databases),
                    rows: MOST_ROWS + 1,
                }));
            }
        }
        cells.unclosed = reader.unclosed;
        Ok(cells)
    }

    /// How many records there are.
    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    /// The line where a record begins, from 1.
    pub(super) fn line(&self, record: usize) -> usize {
        self.records.get(record).map_or(0, |record| record.line)
    }

    /// How many cells a record has.
    pub(super) fn width(&self, record: usize) -> usize {
        let (first, behind) = self.places(record);
        behind - first
    }

    /// A cell; empty where there is none.
    pub(super) fn cell(&self, record: usize, column: usize) -> &str {
        let (first, behind) = self.places(record);
        let place = first + column;
        if place >= behind {
            return "";
        }
        let begin =
            place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(place).and_then(|end| self.text.get(begin..*end)).unwrap_or_default()
    }

    /// The place of the first cell of a record, and the one behind its last.
    fn places(&self, record: usize) -> (usize, usize) {
        let first = |record: usize| self.records.get(record).map_or(self.ends.len(), |record| record.first);
        (first(record), first(record + 1))
    }

    fn push(&mut self, parts: [&str; 2]) {
        parts.iter().for_each(|part| self.text.push_str(part));
        self.ends.push(self.text.len());
    }

    /// Ends a record that began at a line and a place.
    fn end(&mut self, line: usize, first: usize, is_ruled: bool) -> Result<(), Refusal> {
        let begin =
            first.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let length = self.text.len();
        let written = self.text.get(begin..).unwrap_or_default();
        // A line under the headings of a Markdown table, or around the rows of a
        // table that a command line drew.
        let is_rule = is_ruled
            && written.contains(['-', '=', '─', '━', '═'])
            && written.chars().all(|c| matches!(c, '-' | ':' | '+' | '=' | '\u{2500}'..='\u{257F}'));
        if is_rule {
            self.text.truncate(begin);
            self.ends.truncate(first);
            return Ok(());
        }
        while self.ends.len() > first && self.ends.iter().nth_back(1).copied().unwrap_or_default() == length {
            self.ends.pop();
        }
        if begin == length {
            self.ends.truncate(first);
            return Ok(());
        }
        if self.ends.len() - first > MOST_COLUMNS {
            return Err(Refusal::TooManyColumns { line });
        }
        self.records.push(Record { line, first });
        Ok(())
    }
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    /// The line of the first quote that turned out to have no end: then no later one has.
    unclosed: Option<usize>,
    separator: char,
}

impl<'a> Reader<'a> {
    fn record(&mut self, cells: &mut Cells) -> Result<(), Refusal> {
        let (line, first) = (self.line, cells.ends.len());
        let is_ruled = self.separator == '|';
        if is_ruled {
            let trimmed = self.rest.trim_start_matches([' ', '\t']);
            self.rest = trimmed.strip_prefix('|').unwrap_or(self.rest);
        }
        while self.cell(cells) {}
        cells.end(line, first, is_ruled)
    }

    /// Reads a cell; true if another one follows in the record.
    fn cell(&mut self, cells: &mut Cells) -> bool {
        let quoted = self.quoted();
        if let Some(quoted) = quoted {
            self.line += line_breaks(quoted);
        }
        let (plain, rest) = self.rest.split_at(self.end());
        match quoted {
            None if self.separator == '|' => cells.push([unmarked(plain).trim(), ""]),
            None => cells.push([plain.trim(), ""]),
            Some(quoted) if quoted.contains('"') => {
                cells.push([quoted.replace("\"\"", "\"").trim(), plain.trim_end()]);
            }
            Some(quoted) => cells.push([quoted.trim(), plain.trim_end()]),
        }
        let mut characters = rest.chars();
        let next = characters.next();
        self.rest = characters.as_str();
        if next == Some('\r') {
            self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
        }
        self.line += usize::from(matches!(next, Some('\r' | '\n')));
        next == Some(self.separator)
    }

    /// Where the cell ends. In Markdown, a backslash takes a bar for a character.
    fn end(&self) -> usize {
        let mut before = ' ';
        let end = self.rest.find(|c| {
            let is_end = matches!(c, '\n' | '\r') || c == self.separator && !(c == '|' && before == '\\');
            before = c;
            is_end
        });
        end.unwrap_or(self.rest.len())
    }

    /// What stands in quotes, if the cell begins with a quote that has an end.
    fn quoted(&mut self) -> Option<&'a str> {
        let inside =
            self.rest.trim_start_matches(' ').strip_prefix('"').filter(|_| self.unclosed.is_none())?;
        let mut from = 0;
        loop {
            let Some(place) = inside.get(from..).and_then(|rest| rest.find('"')) else {
                self.unclosed = Some(self.line);
                return None;
            };
            let (quoted, rest) = inside.split_at(from + place);
            let behind = rest.strip_prefix('"').unwrap_or(rest);
            if !behind.starts_with('"') {
                self.rest = behind;
                return Some(quoted);
            }
            from += place + 2;
        }
    }
}

/// A cell of a Markdown table without its marks.
fn unmarked(cell: &str) -> Cow<'_, str> {
    let cell = cell.trim().trim_matches(['*', '`']);
    if !cell.contains(['\\', '<', '`', '*']) {
        return Cow::Borrowed(cell);
    }
    let lines =
        ["<br>", "<br/>", "<br />"].iter().fold(cell.replace("\\|", "|"), |cell, br| cell.replace(br, "\n"));
    Cow::Owned(lines.replace(['*', '`'], ""))
}

/// The line breaks of a text; a carriage return with its line feed is one.
fn line_breaks(text: &str) -> usize {
    text.matches(['\r', '\n']).count() - text.matches("\r\n").count()
}

/// The separator that a first line `sep=;` tells, as Excel reads it, and what
/// stands behind that line.
fn told_separator(text: &str) -> (Option<char>, &str) {
    let told = || {
        let mut rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="))?.chars();
        let separator = rest.next().filter(|c| SEPARATORS.contains(c))?;
        let rest = rest.as_str();
        let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n']))?;
        Some((Some(separator), rest))
    };
    told().unwrap_or((None, text))
}

/// The separator by which the most of the first records have the same number
/// of cells; of those, the one with the most cells.
fn separator(text: &str) -> char {
    let mut records: Vec<[usize; 4]> = Vec::new();
    let mut counts = [0; 4];
    let mut is_quoted = false;
    let mut is_begin = true;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
            }
            '"' if is_quoted || is_begin => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '\n' | '\r' => {
                records.extend((counts != [0; 4]).then_some(counts));
                counts = [0; 4];
                if records.len() == LOOKED_AT {
                    break;
                }
            }
            other => {
                let both = counts.iter_mut().zip(SEPARATORS);
                both.filter(|(_, separator)| *separator == other).for_each(|(count, _)| *count += 1);
            }
        }
        is_begin = matches!(character, '\n' | '\r')
            || SEPARATORS.contains(&character)
            || (is_begin && character == ' ');
    }
    records.extend((counts != [0; 4]).then_some(counts));
    let mut best = (0, 0);
    let mut chosen = ',';
    for (place, separator) in SEPARATORS.into_iter().enumerate() {
        let count = |record: &[usize; 4]| record.get(place).copied().unwrap_or_default();
        for record in &records {
            let cells = count(record);
            let alike = records.iter().filter(|other| count(other) == cells).count();
            if cells > 0 && (alike, cells) > best {
                (best, chosen) = ((alike, cells), separator);
            }
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::Cells;

    /// In: a table. Out: each record after its line, cells between bars.
    fn check(input: &str, expected: &str) {
        let said = match Cells::read(input) {
            Ok(cells) => {
                let records = (0..cells.len()).map(|record| {
                    let texts = (0..cells.width(record)).map(|column| cells.cell(record, column));
                    format!("{} {}", cells.line(record), texts.collect::<Vec<_>>().join("¦"))
                });
                records.collect::<Vec<_>>().join("\n").replace('\r', "\\r")
            }
            Err(refusal) => refusal.to_string(),
        };
        assert_eq!(said, expected, "{input:?}");
    }

    #[test]
    fn separators_are_found() {
        check("a,b\nc,d", "1 a¦b\n2 c¦d");
        check("a;b\nc,e;d", "1 a¦b\n2 c,e¦d");
        check("a\tb\nc,e;f\td\n", "1 a¦b\n2 c,e;f¦d");
        check("a|b\nc|d", "1 a¦b\n2 c¦d");
        check("a;b\nc,d,e;f\ng;h", "1 a¦b\n2 c,d,e¦f\n3 g¦h");
        check("\"a;b;c\",d\n\"e;f\"\"\",g", "1 a;b;c¦d\n2 e;f\"¦g");
        check("a,b,c,x|y", "1 a¦b¦c¦x|y");
        check("a", "1 a");
        check("", "");
    }

    #[test]
    fn excel_tells_its_separator() {
        check("sep=;\r\na,b;c\r\n", "2 a,b¦c");
        check("sep=,\na;b;c,d", "2 a;b;c¦d");
        check("sep=x\na,b", "1 sep=x\n2 a¦b");
        check("sep=;", "1 sep=");
    }

    #[test]
    fn lines_of_every_system() {
        check("a,b\r\nc,d\re,f\n\n\r\n \n,,\ng,h", "1 a¦b\n2 c¦d\n3 e¦f\n8 g¦h");
        check("a,\"b\r\nc\nd\re\"\nf,g", "1 a¦b\\r\nc\nd\\re\n5 f¦g");
    }

    #[test]
    fn quotes_and_what_only_looks_like_them() {
        check("a, \"b, c\" ,\"d\"\"e\",\"\"", "1 a¦b, c¦d\"e");
        check("a,5\" disk,b", "1 a¦5\" disk¦b");
        check("a,\"b\"c,d", "1 a¦bc¦d");
        check("a,\"b\nc,\"d", "1 a¦b\nc,d");
        check("a,\"b\nc,d", "1 a¦\"b\n2 c¦d");
        check("a,\"\"\"b\nc,\"d\n\"\"e", "1 a¦\"b\nc,d\n3 e");
        check("a,\"\"\"b\nc,\"\"d", "1 a¦\"\"\"b\n2 c¦\"\"d");
    }

    #[test]
    fn empty_cells_behind_the_last_one_are_none() {
        check("a,,b,,\n,c,,\n", "1 a¦¦b\n2 ¦c");
        check(&format!("a{}b", ",".repeat(199)), &format!("1 a{}b", "¦".repeat(199)));
        check(&format!("a{}b", ",".repeat(200)), "line 1 has more than 200 columns, the most that are read");
        check(&format!("a{}", ",".repeat(1_000_000)), "1 a");
    }

    #[test]
    fn a_markdown_table() {
        check("| a | b |\n|---|:-:|\n| c |  |\n  | d | e |", "1 a¦b\n3 c\n4 d¦e");
        check("a | b\n--- | ---\nc | d", "1 a¦b\n3 c¦d");
        check("|**a**|`b`|\n|-|-|\n|c\\|d|e<br>f<br/>`g`|", "1 a¦b\n3 c|d¦e\nf\ng");
    }

    #[test]
    fn a_table_that_a_command_line_drew() {
        check("+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+", "2 a¦b\n4 c¦d");
        check("┌───┬───┐\n│ a │ b │\n├───┼───┤\n│ c │   │\n└───┴───┘", "2 a¦b\n4 c");
    }

    #[test]
    fn the_most_rows() {
        let most = "a,b\n".repeat(10_001);
        assert_eq!(Cells::read(&most).unwrap().len(), 10_001);
        check(&format!("{most}c"), "the input has more than 10000 rows, the most that are read");
    }

    #[test]
    fn quotes_without_an_end_cost_no_time() {
        let hostile = "\"\"\"a\n".repeat(1_000_000);
        assert!(Cells::read(&hostile).is_err());
        let hostile = "\"a".repeat(2_000_000);
        assert!(Cells::read(&hostile).is_ok());
    }
}
