//! The text in which a reader in a worker answers the page. One record a line,
//! its fields between tabs; rows are followed by what belongs to them.
//!
//! The half that reads knows no foreign format and no JSON, so that the page
//! stays small. It trusts nothing: another version may have written the text.

use super::lines::{Line, Lines, Writer};
use super::{Format, Intake, Refusal, TableColumn};
use crate::plan::{ConfirmedRegions, Draft, DraftDatabase, DraftKey, DraftOrganization, Stray};
use std::fmt;

/// The first line, and what is read.
const VERSION: &str = "cmek-intake 1";

/// The last line: without it, the text was cut.
const END: &str = "end";

/// What a reader answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The input was read.
    Read(Intake),
    /// It is a link, which the page reads by itself.
    Link(String),
    /// Nothing could be read.
    Refused {
        /// Why: a sentence without capital and full stop.
        message: String,
        /// The columns of a table that a person can say the meaning of.
        columns: Vec<TableColumn>,
    },
}

/// A text that is no answer of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the reader answered something that cannot be read")
    }
}

impl std::error::Error for Unreadable {}

/// Writes what was read, or why nothing was.
pub fn write(result: &Result<Intake, Refusal>) -> String {
    let mut text = Writer::default();
    text.line(&[VERSION]);
    match result {
        Err(Refusal::IsALink { text: link }) => text.line(&["link", link]),
        Err(refusal) => {
            text.line(&["refused", &refusal.to_string()]);
            columns(&mut text, refusal.columns());
        }
        Ok(intake) => {
            text.line(&["format", intake.format.code()]);
            columns(&mut text, &intake.columns);
            intake.notes.iter().for_each(|note| text.line(&["note", note]));
            draft(&mut text, &intake.draft);
        }
    }
    text.line(&[END]);
    text.into_text()
}

fn columns(text: &mut Writer, columns: &[TableColumn]) {
    for column in columns {
        let taken_for = column.taken_for.map_or("", |taken| taken.code());
        text.line(&["column", &column.heading, &column.sample, taken_for]);
    }
}

fn draft(text: &mut Writer, draft: &Draft) {
    strays(text, &draft.strays);
    for row in &draft.organizations {
        text.line(&["organization", &row.row.to_string(), &row.name, &row.subscription]);
        strays(text, &row.strays);
    }
    for row in &draft.databases {
        text.line(&[
            "database",
            &row.row.to_string(),
            &row.name,
            &row.organization,
            &row.database_type,
            &row.provider,
            &row.status,
            &row.encryption,
        ]);
        row.regions.iter().for_each(|region| text.line(&["region", region]));
        row.adding.iter().for_each(|region| text.line(&["adding", region]));
        strays(text, &row.strays);
    }
    for row in &draft.registered_keys {
        let number = row.row.to_string();
        text.line(&[
            "key",
            &number,
            &row.organization,
            &row.database_type,
            &row.provider,
            &row.region,
            &row.key_id,
        ]);
        strays(text, &row.strays);
    }
    for list in &draft.confirmed {
        text.line(&["confirmed", &list.database_type, &list.provider]);
        list.regions.iter().for_each(|region| text.line(&["region", region]));
    }
}

fn strays(text: &mut Writer, strays: &[Stray]) {
    for stray in strays {
        match stray {
            Stray::UnknownField(field) => text.line(&["unknown-field", field]),
            Stray::RepeatedField(field) => text.line(&["repeated-field", field]),
            Stray::WrongType { field, found, expected } => text.line(&["wrong-type", field, found, expected]),
            Stray::NotARow { found } => text.line(&["not-a-row", found]),
            Stray::Damaged { found, message } => text.line(&["damaged", found, message]),
        }
    }
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// [`Unreadable`] where another program wrote it, or another version, or where
/// it was cut.
pub fn read(text: &str) -> Result<Answer, Unreadable> {
    read_lines(text).ok_or(Unreadable)
}

fn read_lines(text: &str) -> Option<Answer> {
    let mut lines = Lines::of(text);
    lines.next().filter(|line| line.is(VERSION))?;
    let mut first = lines.next()?;
    if first.is("link") {
        let link = first.text();
        return lines.next().filter(|line| line.is(END)).map(|_| Answer::Link(link));
    }
    let mut columns = Vec::new();
    if first.is("refused") {
        let message = first.text();
        loop {
            let mut line = lines.next()?;
            if line.is(END) {
                return Some(Answer::Refused { message, columns });
            }
            if !line.is("column") {
                return None;
            }
            columns.push(column(&mut line)?);
        }
    }
    let format = first.text().parse::<Format>().ok().filter(|_| first.is("format"))?;
    let mut intake = Intake { format, draft: Draft::default(), notes: Vec::new(), columns };
    let mut place = Place::Document;
    loop {
        let mut line = lines.next()?;
        if line.is(END) {
            return Some(Answer::Read(intake));
        } else if line.is("column") {
            intake.columns.push(column(&mut line)?);
        } else if line.is("note") {
            intake.notes.push(line.text());
        } else if let Some(stray) = stray(&mut line) {
            place.strays(&mut intake.draft)?.push(stray);
        } else if line.is("region") || line.is("adding") {
            place.regions(&mut intake.draft, line.is("adding"))?.push(line.text());
        } else {
            place = row(&mut line, &mut intake.draft)?;
        }
    }
}

fn column(line: &mut Line) -> Option<TableColumn> {
    let (heading, sample) = (line.text(), line.text());
    let taken_for = match line.text() {
        blank if blank.is_empty() => None,
        code => Some(code.parse().ok()?),
    };
    Some(TableColumn { heading, sample, taken_for })
}

/// Begins a row.
fn row(line: &mut Line, draft: &mut Draft) -> Option<Place> {
    if line.is("confirmed") {
        let (database_type, provider) = (line.text(), line.text());
        draft.confirmed.push(ConfirmedRegions { database_type, provider, regions: Vec::new() });
        return Some(Place::Confirmed);
    }
    let number = line.text().parse().ok()?;
    if line.is("organization") {
        let (name, subscription) = (line.text(), line.text());
        draft.organizations.push(DraftOrganization { row: number, name, subscription, strays: Vec::new() });
        Some(Place::Organization)
    } else if line.is("database") {
        draft.databases.push(DraftDatabase {
            row: number,
            name: line.text(),
            organization: line.text(),
            database_type: line.text(),
            provider: line.text(),
            status: line.text(),
            encryption: line.text(),
            ..DraftDatabase::default()
        });
        Some(Place::Database)
    } else if line.is("key") {
        draft.registered_keys.push(DraftKey {
            row: number,
            organization: line.text(),
            database_type: line.text(),
            provider: line.text(),
            region: line.text(),
            key_id: line.text(),
            strays: Vec::new(),
        });
        Some(Place::Key)
    } else {
        None
    }
}

/// What the lines that follow belong to: the draft, or the last row of a list.
#[derive(Clone, Copy)]
enum Place {
    Document,
    Organization,
    Database,
    Key,
    Confirmed,
}

impl Place {
    fn strays(self, draft: &mut Draft) -> Option<&mut Vec<Stray>> {
        match self {
            Self::Document => Some(&mut draft.strays),
            Self::Organization => draft.organizations.last_mut().map(|row| &mut row.strays),
            Self::Database => draft.databases.last_mut().map(|row| &mut row.strays),
            Self::Key => draft.registered_keys.last_mut().map(|row| &mut row.strays),
            Self::Confirmed => None,
        }
    }

    fn regions(self, draft: &mut Draft, are_added: bool) -> Option<&mut Vec<String>> {
        match self {
            Self::Database if are_added => draft.databases.last_mut().map(|row| &mut row.adding),
            Self::Database => draft.databases.last_mut().map(|row| &mut row.regions),
            Self::Confirmed if !are_added => draft.confirmed.last_mut().map(|list| &mut list.regions),
            Self::Document | Self::Organization | Self::Key | Self::Confirmed => None,
        }
    }
}

/// What readers expect where something else stands. A draft holds these words
/// as they stand in the program; other ones read as the last.
const EXPECTED: [&str; 12] = [
    "text",
    "a list",
    "a list of texts",
    "a literal",
    "a list of literals",
    "a block",
    "an argument",
    "its closing brace",
    "a known value",
    "a value that may be shown",
    "a version below 2",
    "something else",
];

fn stray(line: &mut Line) -> Option<Stray> {
    if line.is("unknown-field") {
        Some(Stray::UnknownField(line.text()))
    } else if line.is("repeated-field") {
        Some(Stray::RepeatedField(line.text()))
    } else if line.is("wrong-type") {
        let (field, found, words) = (line.text(), line.text(), line.text());
        let expected = EXPECTED.into_iter().find(|expected| *expected == words).unwrap_or("something else");
        Some(Stray::WrongType { field, found, expected })
    } else if line.is("not-a-row") {
        Some(Stray::NotARow { found: line.text() })
    } else if line.is("damaged") {
        Some(Stray::Damaged { found: line.text(), message: line.text() })
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, read, write};
    use crate::intake::{Ask, Column, Format, Intake, Refusal, TableColumn};
    use crate::plan::testing::draft;
    use crate::plan::{ConfirmedRegions, Stray};

    /// In: what a reader says. Out: what the page reads is the same, and every
    /// cut of it is refused.
    fn check(said: Result<Intake, Refusal>) {
        let text = write(&said);
        let expected = match said {
            Ok(intake) => Answer::Read(intake),
            Err(Refusal::IsALink { text }) => Answer::Link(text),
            Err(refusal) => {
                Answer::Refused { message: refusal.to_string(), columns: refusal.columns().to_vec() }
            }
        };
        assert_eq!(read(&text), Ok(expected), "{text}");
        for (cut, _) in text.trim_end().char_indices() {
            assert!(read(&text[..cut]).is_err(), "{}", &text[..cut]);
        }
    }

    #[test]
    fn everything_that_a_draft_holds() {
        let mut draft = draft(
            "org acme paid\norg - - !name\ndb a serverless aws us-east-2,eu-west-1 existing +us-east-1,x astra-key @o\n\
             db - - - - !regions\ndb b - - - !\nkey classic gcp us-east1 @o projects/x\nkey - - - !key_id",
        );
        draft.databases[0].row = 17;
        draft.databases[0].name = "tab\there\nand \\n there\r".to_owned();
        draft.databases[0].regions.push(String::new());
        let words = ["text", "a list", "a literal", "its closing brace", "something else"];
        let strays = words.map(|expected| Stray::WrongType {
            field: "\t".to_owned(),
            found: "7".to_owned(),
            expected,
        });
        draft.strays.extend(strays);
        draft.strays.push(Stray::UnknownField("x\ny".to_owned()));
        draft.strays.push(Stray::RepeatedField("name".to_owned()));
        draft.strays.push(Stray::Damaged { found: "f".to_owned(), message: "m".to_owned() });
        draft.databases[1].strays.push(Stray::Damaged { found: String::new(), message: String::new() });
        draft.confirmed.push(ConfirmedRegions {
            database_type: "serverless".to_owned(),
            provider: "aws".to_owned(),
            regions: vec!["us-east-2".to_owned(), String::new()],
        });
        draft.confirmed.push(ConfirmedRegions::default());
        let columns = vec![
            TableColumn {
                heading: "Name\t1".to_owned(),
                sample: String::new(),
                taken_for: Some(Column::Name),
            },
            TableColumn { heading: String::new(), sample: "\\a".to_owned(), taken_for: None },
        ];
        let notes = vec!["One.".to_owned(), "Two\\n.".to_owned(), String::new()];
        check(Ok(Intake { format: Format::Table, draft, notes, columns }));
    }

    #[test]
    fn every_format_and_every_column() {
        for format in Format::ALL {
            let columns = Column::ALL
                .iter()
                .map(|column| TableColumn { taken_for: Some(*column), ..TableColumn::default() });
            check(Ok(Intake {
                format: *format,
                draft: draft(""),
                notes: vec![],
                columns: columns.collect(),
            }));
        }
    }

    #[test]
    fn why_nothing_was_read() {
        for text in ["", "a,b\nc,d", "{", "[]", "PK\u{3}\u{4}", "1_s.aws"] {
            check(crate::intake::read(text.as_bytes(), &Ask::default()));
        }
        for link in ["1_s.aws.us-east-2", " https://a.example/?a=\\b&plan=1_s.aws\n.us-east-2"] {
            check(crate::intake::read_but_links(link.as_bytes(), &Ask::default()));
        }
    }

    #[test]
    fn what_another_program_wrote() {
        let good = write(&Ok(Intake {
            format: Format::Table,
            draft: draft("db a serverless aws us-east-2"),
            notes: vec![],
            columns: vec![],
        }));
        assert!(read(&good).is_ok());
        for (from, to) in [
            ("cmek-intake 1", "cmek-intake 2"),
            ("format", "fromat"),
            ("table", "tables"),
            ("database\t1", "database\tx"),
            ("database\t1", "database\t-1"),
            ("database\t1", "datebase\t1"),
            ("region", "regions"),
            ("database\t1", "region\tx\ndatabase\t1"),
            ("database\t1", "adding\tx\ndatabase\t1"),
            ("database\t1", "column\tx\t\ty\ndatabase\t1"),
            ("end", "end of it"),
        ] {
            let bad = good.replacen(from, to, 1);
            assert!(bad != good && read(&bad).is_err(), "{bad}");
        }
        assert!(read("").is_err());
        assert!(read("\n\n\n").is_err());
        // A word that is not known costs a message, and no row.
        let said = good.replacen("end", "wrong-type\tname\t7\ta unicorn\nend", 1);
        let Ok(Answer::Read(intake)) = read(&said) else { panic!("{said}") };
        assert_eq!(
            format!("{:?}", intake.draft.databases[0].strays[0]),
            "WrongType { field: \"name\", found: \"7\", expected: \"something else\" }"
        );
    }
}
