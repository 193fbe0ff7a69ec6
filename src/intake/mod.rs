//! Brings in what other programs and people wrote: tables, what Astra answers,
//! Terraform. Knows the shapes of foreign formats and the words that people
//! use for codes.
//!
//! It makes a [`Draft`] of texts and judges none of them: it must not know the
//! catalog nor [`crate::plan::parse`], so that the page can load it as a small
//! module of its own, in a worker.

pub mod answer;
mod ask;
mod devops;
mod items;
mod keys;
mod lines;
mod notes;
mod recognise;
mod refusal;
mod regions;
mod table;
mod terraform;
mod text;
mod words;

pub use ask::Ask;
pub use refusal::Refusal;

use crate::domain::codes;
use crate::plan::{Draft, excess};
use crate::wire::{document, json, link};
use text::Text;

codes! {
    /// What an input is.
    pub enum Format {
        /// A plan document.
        Document = "document",
        /// A link to a plan.
        Link = "link",
        /// A table with separators: CSV, TSV, or pasted from a spreadsheet.
        Table = "table",
        /// Databases, as the DevOps API and the Astra CLI list them.
        Devops = "devops",
        /// Registered keys, as the DevOps API lists them.
        Keys = "keys",
        /// Regions, as the DevOps API and the Astra CLI list them.
        Regions = "regions",
        /// Terraform: configuration, or the JSON of a state or a plan.
        Terraform = "terraform",
    }
}

codes! {
    /// What a column of a table holds.
    pub enum Column {
        /// The name of a database.
        Name = "name",
        /// The organization.
        Organization = "organization",
        /// The database type.
        Type = "type",
        /// The cloud provider.
        Provider = "provider",
        /// Regions, one or several in a cell.
        Regions = "regions",
        /// Planned or existing.
        Status = "status",
        /// Regions that an existing database is to gain.
        Adding = "adding",
        /// The encryption that is wanted.
        Encryption = "encryption",
        /// The identifier of a registered key.
        KeyId = "key_id",
    }
}

impl Column {
    /// What people read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Organization => "Organization",
            Self::Type => "Database type",
            Self::Provider => "Cloud provider",
            Self::Regions => "Regions",
            Self::Status => "Status",
            Self::Adding => "Regions to add",
            Self::Encryption => "Customer key wanted",
            Self::KeyId => "Key identifier",
        }
    }
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableColumn {
    /// Its heading, as it stands there; empty where there is none.
    pub heading: String,
    /// Its first cell, where the table has no headings.
    pub sample: String,
    /// What it was taken for; nothing where it is not read.
    pub taken_for: Option<Column>,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// What the input was taken for.
    pub format: Format,
    /// The rows. Their numbers are lines of a table, positions in a list.
    pub draft: Draft,
    /// What was left out or should be known: sentences with capital and full
    /// stop.
    pub notes: Vec<String>,
    /// The columns of a table, for a person to correct.
    pub columns: Vec<TableColumn>,
}

/// Reads an input of any format.
///
/// # Errors
/// A [`Refusal`] where nothing could be read. What is merely wrong inside of
/// rows is kept in the draft.
pub fn read(input: &[u8], ask: &Ask) -> Result<Intake, Refusal> {
    match read_but_links(input, ask) {
        Err(Refusal::IsALink { text }) => Ok(plain(Format::Link, link::pack::open(&text)?)),
        other => other,
    }
}

/// Reads an input of any format but links, and so needs no inflate: the page,
/// which reads links anyway, is told that it has one.
///
/// # Errors
/// [`Refusal::IsALink`] for a link, and a [`Refusal`] where nothing could be read.
pub fn read_but_links(input: &[u8], ask: &Ask) -> Result<Intake, Refusal> {
    let intake = read_any(input, ask)?;
    check(&intake.draft)?;
    Ok(intake)
}

/// Refuses a draft that holds more than a plan may.
///
/// # Errors
/// The [`Refusal`] that says what there is too much of.
pub fn check(draft: &Draft) -> Result<(), Refusal> {
    match excess(draft) {
        Some(excess) => Err(Refusal::TooMuch(excess)),
        None => Ok(()),
    }
}

/// What a report in Markdown begins with.
const REPORT: &str = "# Customer keys for Astra\n";

fn read_any(input: &[u8], ask: &Ask) -> Result<Intake, Refusal> {
    let text = match text::decoded(input)? {
        Text::Sure(text) => text,
        Text::Guessed(text) => return read_guessed(&text, ask),
    };
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if ask.format == Some(Format::Document) {
        return Ok(plain(Format::Document, document::read(text.as_bytes())?));
    }
    if recognise::is_json(&text) && ask.format != Some(Format::Table) {
        return read_json(&text, ask);
    }
    if ask.format.is_none() && text.trim_start().starts_with(REPORT) {
        return Err(Refusal::Report);
    }
    match ask.format.unwrap_or_else(|| recognise::of_text(&text)) {
        Format::Table => table::read(&text, ask),
        Format::Link => Err(Refusal::IsALink { text: text.into_owned() }),
        Format::Terraform => Ok(terraform::read_text(&text)),
        asked @ (Format::Document | Format::Devops | Format::Keys | Format::Regions) => {
            Err(Refusal::NotOfFormat { asked })
        }
    }
}

/// Reads a text whose encoding was guessed: of tables alone, since every other
/// format is written in UTF-8.
fn read_guessed(text: &str, ask: &Ask) -> Result<Intake, Refusal> {
    let is_table = match ask.format {
        Some(format) => format == Format::Table,
        None => !recognise::is_json(text) && recognise::of_text(text) == Format::Table,
    };
    if !is_table {
        return Err(Refusal::NotText);
    }
    let mut intake = table::read(text, ask)?;
    intake.notes.insert(0, "The text is not UTF-8; it was read as Windows-1252.".to_owned());
    Ok(intake)
}

fn read_json(text: &str, ask: &Ask) -> Result<Intake, Refusal> {
    let json = json::read(text)?;
    let format = ask.format.or_else(|| recognise::of_json(&json));
    let Some(format) = format else { return Err(Refusal::UnknownJson { found: json.described() }) };
    match format {
        Format::Document => Ok(plain(Format::Document, document::of_json(json)?)),
        Format::Devops => Ok(devops::read(&json, ask)),
        Format::Keys => Ok(keys::read(&json, ask)),
        Format::Regions => Ok(regions::read(&json, ask)),
        Format::Terraform => Ok(terraform::read_json(&json)),
        asked @ (Format::Link | Format::Table) => Err(Refusal::NotOfFormat { asked }),
    }
}

/// A draft that nothing has to be said about.
fn plain(format: Format, draft: Draft) -> Intake {
    Intake { format, draft, notes: Vec::new(), columns: Vec::new() }
}
