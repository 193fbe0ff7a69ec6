//! Lists of JSON objects as other programs write them: wrapped or bare, their
//! fields in any spelling. A field that nobody asks for is passed over.

use crate::domain::slips::is_squeezed;
use crate::plan::{Field, Stray};
use crate::wire::json::Json;

/// An object of a list.
#[derive(Clone, Copy)]
pub(super) struct Item<'a>(pub &'a [(String, Json)]);

impl<'a> Item<'a> {
    /// The object that a value is.
    pub(super) fn of(value: &'a Json) -> Option<Self> {
        match value {
            Json::Object(fields) => Some(Self(fields)),
            _ => None,
        }
    }

    /// The value of a field; `name` has lower-case letters alone, and finds
    /// `cloudProvider`, `cloud_provider` and `CloudProvider`. Null is left out.
    pub(super) fn get(self, name: &str) -> Option<&'a Json> {
        let mut fields = self.0.iter();
        let (_, value) = fields.find(|(field, _)| is_squeezed(field, name))?;
        Some(value).filter(|value| **value != Json::Null)
    }

    /// The object in a field.
    pub(super) fn item(self, name: &str) -> Option<Item<'a>> {
        self.get(name).and_then(Item::of)
    }

    /// The list in a field.
    pub(super) fn list(self, name: &str) -> &'a [Json] {
        match self.get(name) {
            Some(Json::List(items)) => items,
            _ => &[],
        }
    }

    /// The text of a field; empty where there is none.
    pub(super) fn text(self, name: &str) -> &'a str {
        match self.get(name) {
            Some(Json::Text(text)) => text.trim(),
            _ => "",
        }
    }

    /// The text of a field that a draft has, too. What is no text is a stray.
    pub(super) fn field(self, name: &str, field: Field, strays: &mut Vec<Stray>) -> String {
        match self.get(name) {
            Some(Json::Text(text)) => text.trim().to_owned(),
            Some(other) => {
                let found = other.described();
                strays.push(Stray::WrongType { field: field.code().to_owned(), found, expected: "text" });
                String::new()
            }
            None => String::new(),
        }
    }
}

/// The items of a list; of the object in which the Astra CLI and data sources
/// wrap one; or the one object that there is.
pub(super) fn items(value: &Json) -> &[Json] {
    match value {
        Json::List(items) => items,
        Json::Object(_) => {
            let wrapped = Item::of(value).and_then(|item| item.get("data").or_else(|| item.get("results")));
            match wrapped {
                Some(inner @ Json::Object(_)) => std::slice::from_ref(inner),
                Some(Json::List(items)) => items,
                _ => std::slice::from_ref(value),
            }
        }
        _ => std::slice::from_ref(value),
    }
}

/// The organization without what the DevOps API puts before its identifier.
pub(super) fn organization(text: String) -> String {
    match text.strip_prefix("organizations/") {
        Some(identifier) => identifier.to_owned(),
        None => text,
    }
}
