//! What the texts of two rows are compared by: a code is the same in any
//! spelling, and what is left out means its default.

use super::twins::Key;
use super::{DraftDatabase, DraftKey, DraftOrganization, Field, Stray};
use crate::domain::order::sort;
use crate::domain::{CloudProvider, DatabaseName, DatabaseType, Encryption, Status, Subscription};

/// The code that a text means; nothing where it is none of its field.
pub(super) fn code(field: Field, text: &str) -> Option<&'static str> {
    let text = text.trim();
    match field {
        Field::Name | Field::Organization | Field::KeyId => None,
        Field::Regions | Field::Adding | Field::Region => None,
        Field::Type => text.parse().ok().map(DatabaseType::code),
        Field::Provider => text.parse().ok().map(CloudProvider::code),
        Field::Status if text.is_empty() => Some(Status::Planned.code()),
        Field::Status => text.parse().ok().map(Status::code),
        Field::Encryption if text.is_empty() => Some(Encryption::CustomerKey.code()),
        Field::Encryption => text.parse().ok().map(Encryption::code),
        Field::Subscription if text.is_empty() => Some(Subscription::Unknown.code()),
        Field::Subscription => text.parse().ok().map(Subscription::code),
    }
}

/// What a field says, in the one spelling that it is compared in.
pub(super) fn meaning(field: Field, text: &str) -> String {
    let text = text.trim();
    match (field, code(field, text)) {
        (_, Some(code)) => code.to_owned(),
        (Field::Name | Field::Organization | Field::KeyId, None) => text.to_owned(),
        (_, None) => text.to_ascii_lowercase(),
    }
}

/// The codes that a list of regions names, in its order.
pub(super) fn codes(texts: &[String]) -> Vec<String> {
    let mut codes: Vec<String> = texts.iter().map(|text| meaning(Field::Regions, text)).collect();
    codes.retain(|code| !code.is_empty());
    codes
}

/// Adds the codes that a list of regions names, each once, in order.
fn push_set(key: &mut Key, texts: &[String]) {
    let mut codes = codes(texts);
    sort(&mut codes);
    codes.dedup();
    codes.iter().for_each(|code| key.push(code));
}

/// The words of a row that cannot be read, or is doubtful: all of them, since
/// nothing says which of them count.
fn unread(texts: &[&str], strays: &[Stray]) -> Option<Key> {
    if is_read(strays) {
        return None;
    }
    let mut key = Key::of(&["unread"]);
    texts.iter().for_each(|text| key.push(text));
    strays.iter().for_each(|stray| push_stray(&mut key, stray));
    Some(key)
}

/// The words that tell a stray from others.
pub(super) fn stray_key(stray: &Stray) -> Key {
    let mut key = Key::default();
    push_stray(&mut key, stray);
    key
}

fn push_stray(key: &mut Key, stray: &Stray) {
    let (kind, found, more) = match stray {
        Stray::UnknownField(_) => ("unknown", "", ""),
        Stray::RepeatedField(_) => ("repeated", "", ""),
        Stray::WrongType { found, expected, .. } => ("type", found.as_str(), *expected),
        Stray::NotARow { found } => ("row", found.as_str(), ""),
        Stray::Damaged { found, message } => ("damaged", found.as_str(), message.as_str()),
    };
    [kind, stray.field(), found, more].iter().for_each(|word| key.push(word));
}

fn is_read(strays: &[Stray]) -> bool {
    !strays.iter().any(Stray::is_of_no_row)
}

impl DraftOrganization {
    /// What tells it from others: its name, or all that an unread row says.
    pub(super) fn identity(&self) -> Key {
        let unread = unread(&[&self.name, &self.subscription], &self.strays);
        unread.unwrap_or_else(|| Key::of(&[&meaning(Field::Name, &self.name)]))
    }
}

impl DraftKey {
    /// True if it is no row of doubt.
    pub(super) fn is_read(&self) -> bool {
        is_read(&self.strays)
    }

    /// What tells it from others: its scope, or all that an unread row says.
    pub(super) fn identity(&self) -> Key {
        let texts = [&self.organization, &self.database_type, &self.provider, &self.region, &self.key_id];
        unread(&texts.map(String::as_str), &self.strays).unwrap_or_else(|| {
            let mut key = Key::default();
            for field in [Field::Organization, Field::Type, Field::Provider, Field::Region] {
                key.push(&meaning(field, self.text(field)));
            }
            key
        })
    }
}

impl DraftDatabase {
    /// All words of a row that is not read.
    pub(super) fn unread(&self) -> Option<Key> {
        let count = self.regions.len().to_string();
        let mut texts = vec![self.name.as_str(), &self.organization, &self.database_type, &self.provider];
        texts.extend([self.status.as_str(), &self.encryption, &count]);
        texts.extend(self.regions.iter().map(String::as_str));
        texts.extend(self.adding.iter().map(String::as_str));
        unread(&texts, &self.strays)
    }

    /// True if it is no row of doubt.
    pub(super) fn is_read(&self) -> bool {
        is_read(&self.strays)
    }

    /// True if it is read, and has a name that somebody gave it.
    pub(super) fn is_named(&self) -> bool {
        self.is_read() && !self.name.trim().is_empty()
    }

    /// True if it is read, and is called as a row of its number is called that
    /// has no name.
    pub(super) fn is_unnamed(&self) -> bool {
        self.is_read() && (self.name.trim().is_empty() || self.name.trim() == self.default_name())
    }

    fn default_name(&self) -> String {
        DatabaseName::of_row(self.row).to_string()
    }

    /// Its organization, and what it is called there.
    fn called(&self) -> Key {
        let name = match meaning(Field::Name, &self.name) {
            none if none.is_empty() => self.default_name(),
            name => name,
        };
        Key::of(&[&meaning(Field::Organization, &self.organization), &name])
    }

    fn push(&self, key: &mut Key, fields: &[Field]) {
        fields.iter().for_each(|field| key.push(&meaning(*field, self.text(*field))));
    }

    /// Where it is: organization, type, provider and the set of its regions.
    pub(super) fn whereabouts(&self) -> Key {
        let mut key = Key::default();
        self.push(&mut key, &[Field::Organization, Field::Type, Field::Provider]);
        push_set(&mut key, &self.regions);
        key
    }

    /// What it is called, and where it is.
    pub(super) fn place(&self) -> Key {
        let mut key = self.called();
        self.push(&mut key, &[Field::Type, Field::Provider]);
        push_set(&mut key, &self.regions);
        key
    }

    /// Everything that a row says but its name.
    pub(super) fn content(&self) -> Key {
        let mut key = self.whereabouts();
        // No code is empty, so that this is the end of the regions.
        key.push("");
        push_set(&mut key, &self.adding);
        self.push(&mut key, &[Field::Status, Field::Encryption]);
        key
    }

    /// What it is called, its type and its provider.
    pub(super) fn kind(&self) -> Key {
        let mut key = self.called();
        self.push(&mut key, &[Field::Type, Field::Provider]);
        key
    }

    /// The same as far as it can be read: what is no code says as little as
    /// nothing does.
    pub(super) fn read_kind(&self) -> Key {
        let mut key = self.called();
        for field in [Field::Type, Field::Provider] {
            key.push(code(field, self.text(field)).unwrap_or_default());
        }
        key
    }

    /// What [`Self::read_kind`] of a row can be that contradicts this one in nothing.
    pub(super) fn read_kinds(&self) -> Vec<Key> {
        let types: Vec<&str> = DatabaseType::ALL.iter().map(|code| code.code()).collect();
        let providers: Vec<&str> = CloudProvider::ALL.iter().map(|code| code.code()).collect();
        let fitting = |field, all: Vec<&'static str>| {
            let mut fitting = code(field, self.text(field)).map_or(all, |said| vec![said]);
            fitting.push("");
            fitting
        };
        let providers = fitting(Field::Provider, providers);
        let mut kinds = Vec::new();
        for database_type in fitting(Field::Type, types) {
            for provider in &providers {
                let mut key = self.called();
                key.push(database_type);
                key.push(provider);
                kinds.push(key);
            }
        }
        kinds
    }
}
