//! Text to draft. Whatever stands in the document lands in the draft.

use super::{FORMAT, MOST_BYTES, MOST_REGIONS, MOST_ROWS, MOST_STRAYS, Refusal, VERSION};
use crate::domain::plain;
use crate::plan::{Draft, DraftDatabase, DraftKey, DraftOrganization, Field, List, Stray};
use crate::wire::json::{self, Json, NotJson};
use crate::wire::limits::most_bytes;
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
        if rows.len() > MOST_ROWS { Err(Refusal::TooManyRows { list, rows: rows.len() }) } else { Ok(rows) }
    };
    let organizations = rows(List::Organizations)?;
    let databases = rows(List::Databases)?;
    let registered_keys = rows(List::RegisteredKeys)?;
    fields.done(&["format", "version", "$schema"]);
    let mut tally = Tally { regions: 0, strays: draft.strays.len(), too_long: None };
    draft.organizations =
        tally.numbered(List::Organizations, organizations, |row, fields| DraftOrganization {
            row,
            name: fields.text(Field::Name),
            subscription: fields.text(Field::Subscription),
            strays: Vec::new(),
        });
    draft.databases = tally.numbered(List::Databases, databases, |row, fields| DraftDatabase {
        row,
        name: fields.text(Field::Name),
        organization: fields.text(Field::Organization),
        database_type: fields.text(Field::Type),
        provider: fields.text(Field::Provider),
        regions: fields.texts(Field::Regions),
        status: fields.text(Field::Status),
        adding: fields.texts(Field::Adding),
        encryption: fields.text(Field::Encryption),
        strays: Vec::new(),
    });
    draft.registered_keys = tally.numbered(List::RegisteredKeys, registered_keys, |row, fields| DraftKey {
        row,
        organization: fields.text(Field::Organization),
        database_type: fields.text(Field::Type),
        provider: fields.text(Field::Provider),
        region: fields.text(Field::Region),
        key_id: fields.text(Field::KeyId),
        strays: Vec::new(),
    });
    match tally {
        Tally { too_long: Some((list, row, field, bytes)), .. } => {
            Err(Refusal::TooLong { list, row, field, bytes })
        }
        Tally { regions, .. } if regions > MOST_REGIONS => Err(Refusal::TooManyRegions { regions }),
        Tally { strays, .. } if strays > MOST_STRAYS => Err(Refusal::TooManyStrays { strays }),
        _ => Ok(draft),
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

/// What a document must not have too much of, counted while its rows are read.
struct Tally {
    /// Everything that stands in a list of regions, whatever it is.
    regions: usize,
    strays: usize,
    /// The first text that is too long, and its length.
    too_long: Option<(List, usize, Field, usize)>,
}

impl Tally {
    fn numbered<T: Row>(
        &mut self,
        list: List,
        rows: Vec<Json>,
        read: impl Fn(usize, &mut Fields) -> T,
    ) -> Vec<T> {
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
            self.regions += fields.regions;
            if let (None, Some((field, bytes))) = (self.too_long, fields.too_long) {
                self.too_long = Some((list, number, field, bytes));
            }
            fields.done(&[]);
            self.strays += strays.len();
            *row.strays() = strays;
            row
        });
        read.collect()
    }
}

/// The fields of an object that were not taken yet.
struct Fields<'a> {
    left: Vec<(String, Json)>,
    strays: &'a mut Vec<Stray>,
    regions: usize,
    too_long: Option<(Field, usize)>,
}

impl<'a> Fields<'a> {
    fn of(fields: Vec<(String, Json)>, strays: &'a mut Vec<Stray>) -> Self {
        Self { left: fields, strays, regions: 0, too_long: None }
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
            Some(Json::Text(text)) => self.short(field, text),
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
    /// is one field of the wrong type, and one problem.
    fn texts(&mut self, field: Field) -> Vec<String> {
        let items = self.list(field.code());
        self.regions += items.len();
        let mut bad = None;
        let mut texts = Vec::new();
        for item in items {
            match item {
                Json::Text(text) => texts.push(self.short(field, text)),
                Json::Null => {}
                other => bad = bad.or_else(|| Some(other.described())),
            }
        }
        if let Some(bad) = bad {
            self.wrong::<()>(field.code(), format!("a list with {bad}"), "a list of texts");
        }
        texts
    }

    /// Notes a text that is too long; the document will be refused.
    fn short(&mut self, field: Field, text: String) -> String {
        if text.len() > most_bytes(field) {
            self.too_long = self.too_long.or(Some((field, text.len())));
        }
        text
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
