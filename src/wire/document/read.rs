//! Text to draft. Whatever stands in the document lands in the draft.

use super::{FORMAT, Refusal, VERSION};
use crate::domain::plain;
use crate::plan::limits::{MOST_BYTES, MOST_ROWS, Tally};
use crate::plan::{Draft, DraftDatabase, DraftKey, DraftOrganization, Excess, Field, List, Stray};
use crate::wire::json::{self, Json, NotJson};
use std::collections::BTreeSet;

/// Reads a plan document.
///
/// # Errors
/// A [`Refusal`] where the input is no plan document of this version. What is
/// merely wrong inside of one is kept in the draft.
///
/// ```
/// use astra_cmek_planner::{catalog::Catalog, plan::parse, rules::evaluate, wire::document};
///
/// let text = br#"{ "format": "astra-cmek-plan", "version": 1, "databases": [
///     { "type": "serverless", "provider": "aws", "regions": ["us-east-2", "ap-south-1"] }
/// ] }"#;
/// let draft = document::read(text)?;
/// let parsed = parse(&draft, Catalog::released());
/// assert!(parsed.problems.is_empty());
/// assert_eq!(evaluate(&parsed.plan, Catalog::released()).summary.keys, 2);
/// # Ok::<(), document::Refusal>(())
/// ```
pub fn read(input: &[u8]) -> Result<Draft, Refusal> {
    if input.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    let text = std::str::from_utf8(input).map_err(|_| Refusal::NotText)?;
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    of_json(json::read(text).map_err(|error| match error {
        NotJson::TooDeep { line } => Refusal::TooDeep { line },
        NotJson::Other { message } => Refusal::NotJson { message },
    })?)
}

/// Reads a plan document that was parsed already.
pub(crate) fn of_json(json: Json) -> Result<Draft, Refusal> {
    let fields = match json {
        Json::Object(fields) => fields,
        other => return Err(Refusal::NotAnObject { found: other.described() }),
    };
    check_version(&fields)?;
    draft(fields)
}

fn check_version(fields: &[(String, Json)]) -> Result<(), Refusal> {
    let field = |name| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
    match field("format") {
        Some(Json::Text(format)) if format.trim() == FORMAT => {}
        other => return Err(Refusal::OtherFormat { found: other.map(Json::described) }),
    }
    match field("version") {
        Some(Json::Number(version)) if json::compare(version, VERSION).is_eq() => Ok(()),
        Some(Json::Number(version)) if json::compare(version, VERSION).is_gt() => {
            Err(Refusal::NewerVersion { found: plain(version) })
        }
        other => Err(Refusal::NoVersion { found: other.map(Json::described) }),
    }
}

fn draft(fields: Vec<(String, Json)>) -> Result<Draft, Refusal> {
    let mut draft = Draft::default();
    let mut fields = Fields::of(fields, &mut draft.strays);
    let mut rows = |list: List| {
        let rows = fields.list(list.code());
        match rows.len() {
            0..=MOST_ROWS => Ok(rows),
            many => Err(Refusal::TooMuch(Excess::Rows { list: Some(list), rows: many })),
        }
    };
    let organizations = rows(List::Organizations)?;
    let databases = rows(List::Databases)?;
    let registered_keys = rows(List::RegisteredKeys)?;
    fields.done(&["format", "version", "$schema"]);
    let mut no_regions = 0;
    draft.organizations = numbered(organizations, |row, fields| DraftOrganization {
        row,
        name: fields.text(Field::Name),
        subscription: fields.text(Field::Subscription),
        strays: Vec::new(),
    });
    draft.databases = numbered(databases, |row, fields| DraftDatabase {
        row,
        name: fields.text(Field::Name),
        organization: fields.text(Field::Organization),
        database_type: fields.text(Field::Type),
        provider: fields.text(Field::Provider),
        regions: fields.texts(Field::Regions, &mut no_regions),
        status: fields.text(Field::Status),
        adding: fields.texts(Field::Adding, &mut no_regions),
        encryption: fields.text(Field::Encryption),
        strays: Vec::new(),
    });
    draft.registered_keys = numbered(registered_keys, |row, fields| DraftKey {
        row,
        organization: fields.text(Field::Organization),
        database_type: fields.text(Field::Type),
        provider: fields.text(Field::Provider),
        region: fields.text(Field::Region),
        key_id: fields.text(Field::KeyId),
        strays: Vec::new(),
    });
    let mut tally = Tally::of(&draft);
    tally.no_regions(no_regions);
    match tally.excess() {
        Some(excess) => Err(Refusal::TooMuch(excess)),
        None => Ok(draft),
    }
}

/// A row that has a place for what does not belong into it.
trait Row {
    fn strays(&mut self) -> &mut Vec<Stray>;
}

macro_rules! row {
    ($($name:ty),+) => { $(
        impl Row for $name {
            fn strays(&mut self) -> &mut Vec<Stray> {
                &mut self.strays
            }
        }
    )+ };
}

row!(DraftOrganization, DraftDatabase, DraftKey);

/// Rows, each with its number.
fn numbered<T: Row>(rows: Vec<Json>, mut read: impl FnMut(usize, &mut Fields) -> T) -> Vec<T> {
    let numbered = rows.into_iter().zip(1..);
    let read = numbered.map(|(value, number)| {
        let mut strays = Vec::new();
        let fields = match value {
            Json::Object(fields) => fields,
            other => {
                strays.push(Stray::NotARow { found: other.described() });
                Vec::new()
            }
        };
        let mut fields = Fields::of(fields, &mut strays);
        let mut row = read(number, &mut fields);
        fields.done(&[]);
        *row.strays() = strays;
        row
    });
    read.collect()
}

/// The fields of an object that were not taken yet.
struct Fields<'a> {
    left: Vec<(String, Json)>,
    strays: &'a mut Vec<Stray>,
}

impl<'a> Fields<'a> {
    fn of(fields: Vec<(String, Json)>, strays: &'a mut Vec<Stray>) -> Self {
        Self { left: fields, strays }
    }

    /// Takes a field, and every repetition of it; null is left out.
    fn take(&mut self, name: &str) -> Option<Json> {
        let mut found = None;
        let mut is_repeated = false;
        self.left.retain_mut(|(field, value)| {
            let is_meant = field == name;
            if is_meant && found.is_some() {
                is_repeated = true;
            } else if is_meant {
                found = Some(std::mem::replace(value, Json::Null));
            }
            !is_meant
        });
        if is_repeated {
            self.strays.push(Stray::RepeatedField(name.to_owned()));
        }
        found.filter(|value| *value != Json::Null)
    }

    fn text(&mut self, field: Field) -> String {
        match self.take(field.code()) {
            Some(Json::Text(text)) => text,
            Some(other) => self.wrong(field.code(), other.described(), "text"),
            None => String::new(),
        }
    }

    fn list(&mut self, field: &str) -> Vec<Json> {
        match self.take(field) {
            Some(Json::List(items)) => items,
            // Blank is left out, also where a list is expected.
            Some(Json::Text(text)) if text.trim().is_empty() => Vec::new(),
            Some(other) => self.wrong(field, other.described(), "a list"),
            None => Vec::new(),
        }
    }

    /// The texts of a list of regions. However many of its items are none, it
    /// is one field of the wrong type, and one problem; they are counted.
    fn texts(&mut self, field: Field, others: &mut usize) -> Vec<String> {
        let items = self.list(field.code());
        *others += items.len();
        let mut bad = None;
        let mut texts = Vec::new();
        for item in items {
            match item {
                Json::Text(text) => texts.push(text),
                Json::Null => {}
                other => bad = bad.or_else(|| Some(other.described())),
            }
        }
        if let Some(bad) = bad {
            self.wrong::<()>(field.code(), format!("a list with {bad}"), "a list of texts");
        }
        *others -= texts.len();
        texts
    }

    fn wrong<T: Default>(&mut self, field: &str, found: String, expected: &'static str) -> T {
        self.strays.push(Stray::WrongType { field: field.to_owned(), found, expected });
        T::default()
    }

    /// Names what is left and not allowed, and what is allowed but repeated,
    /// each once.
    fn done(self, allowed: &[&str]) {
        let mut seen = BTreeSet::new();
        let mut named = BTreeSet::new();
        for (field, _) in self.left {
            let is_allowed = allowed.contains(&field.as_str());
            let is_first = seen.insert(field.clone());
            if is_first == is_allowed || !named.insert(field.clone()) {
                continue;
            }
            self.strays.push(match is_allowed {
                true => Stray::RepeatedField(field),
                false => Stray::UnknownField(field),
            });
        }
    }
}
