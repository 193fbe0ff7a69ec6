//! What the texts of two rows are compared by: a code is the same in any
//! spelling, and what is left out means its default.

use super::meeting::Key;
use super::{DraftDatabase, DraftKey, DraftOrganization, Field, Stray};
use crate::domain::order::sort;
use crate::domain::{CloudProvider, DatabaseName, DatabaseType, Encryption, Status, Subscription};

/// What a field says, in the one spelling that it is compared in.
pub(super) fn meaning(field: Field, text: &str) -> String {
    let text = text.trim();
    let code = match field {
        Field::Name | Field::Organization | Field::KeyId => return text.to_owned(),
        Field::Regions | Field::Adding | Field::Region => None,
        Field::Type => text.parse().ok().map(DatabaseType::code),
        Field::Provider => text.parse().ok().map(CloudProvider::code),
        Field::Status if text.is_empty() => Some(Status::Planned.code()),
        Field::Status => text.parse().ok().map(Status::code),
        Field::Encryption if text.is_empty() => Some(Encryption::CustomerKey.code()),
        Field::Encryption => text.parse().ok().map(Encryption::code),
        Field::Subscription if text.is_empty() => Some(Subscription::Unknown.code()),
        Field::Subscription => text.parse().ok().map(Subscription::code),
    };
    code.map_or_else(|| text.to_ascii_lowercase(), str::to_owned)
}

/// The codes that a list of regions names, in its order.
pub(super) fn codes(texts: &[String]) -> Vec<String> {
    let codes = texts.iter().map(|text| meaning(Field::Regions, text));
    codes.filter(|code| !code.is_empty()).collect()
}

/// The codes that a list of regions names, each once, in order.
pub(super) fn set(texts: &[String]) -> Vec<String> {
    let mut codes = codes(texts);
    sort(&mut codes);
    codes.dedup();
    codes
}

/// The words of a row that cannot be read, or is doubtful: all of them, since
/// nothing says which of them count.
fn words<'a>(texts: impl IntoIterator<Item = &'a String>, strays: &[Stray]) -> Key {
    let texts = texts.into_iter().cloned();
    texts.chain(strays.iter().flat_map(stray_words)).collect()
}

/// The words that tell a stray from others.
pub(super) fn stray_words(stray: &Stray) -> Key {
    let (kind, more) = match stray {
        Stray::UnknownField(_) => ("unknown", ["", ""]),
        Stray::RepeatedField(_) => ("repeated", ["", ""]),
        Stray::WrongType { found, expected, .. } => ("type", [found.as_str(), expected]),
        Stray::NotARow { found } => ("row", [found.as_str(), ""]),
        Stray::Damaged { found, message } => ("damaged", [found.as_str(), message.as_str()]),
    };
    [kind, stray.field()].into_iter().chain(more).map(str::to_owned).collect()
}

fn is_read(strays: &[Stray]) -> bool {
    !strays.iter().any(Stray::is_of_no_row)
}

impl DraftOrganization {
    /// All words of a row that is not read.
    pub(super) fn unread(&self) -> Option<Key> {
        (!is_read(&self.strays)).then(|| words([&self.name, &self.subscription], &self.strays))
    }

    /// What tells it from others: its name.
    pub(super) fn identity(&self) -> Option<Key> {
        is_read(&self.strays).then(|| vec![meaning(Field::Name, &self.name)])
    }
}

impl DraftKey {
    /// All words of a row that is not read.
    pub(super) fn unread(&self) -> Option<Key> {
        let texts = [&self.organization, &self.database_type, &self.provider, &self.region, &self.key_id];
        (!is_read(&self.strays)).then(|| words(texts, &self.strays))
    }

    /// What tells it from others: its scope.
    pub(super) fn identity(&self) -> Option<Key> {
        let scope = [Field::Organization, Field::Type, Field::Provider, Field::Region];
        is_read(&self.strays).then(|| scope.map(|field| meaning(field, self.text(field))).to_vec())
    }
}

impl DraftDatabase {
    /// All words of a row that is not read.
    pub(super) fn unread(&self) -> Option<Key> {
        let texts = [&self.name, &self.organization, &self.database_type, &self.provider];
        let more = [&self.status, &self.encryption];
        let counts = [self.regions.len().to_string()];
        let all = texts.into_iter().chain(more).chain(&counts).chain(&self.regions).chain(&self.adding);
        (!is_read(&self.strays)).then(|| words(all, &self.strays))
    }

    /// True if it is read, and has a name that somebody gave it.
    pub(super) fn is_named(&self) -> bool {
        is_read(&self.strays) && !self.name.trim().is_empty()
    }

    /// True if it is read, and is called as a row of its number is called that
    /// has no name.
    pub(super) fn is_unnamed(&self) -> bool {
        is_read(&self.strays) && (self.name.trim().is_empty() || self.name.trim() == self.default_name())
    }

    fn default_name(&self) -> String {
        DatabaseName::of_row(self.row).to_string()
    }

    /// Its organization, and what it is called there.
    pub(super) fn called(&self) -> Key {
        let name = match meaning(Field::Name, &self.name) {
            none if none.is_empty() => self.default_name(),
            name => name,
        };
        vec![meaning(Field::Organization, &self.organization), name]
    }

    /// Where it is: organization, type, provider and the set of its regions.
    pub(super) fn whereabouts(&self) -> Key {
        let fields = [Field::Organization, Field::Type, Field::Provider];
        let texts = fields.into_iter().map(|field| meaning(field, self.text(field)));
        texts.chain(set(&self.regions)).collect()
    }

    /// Everything that a row says but its name.
    pub(super) fn content(&self) -> Key {
        let mut key = set(&self.adding);
        key.insert(0, key.len().to_string());
        key.extend([Field::Status, Field::Encryption].map(|field| meaning(field, self.text(field))));
        key.extend(self.whereabouts());
        key
    }

    /// What it is called, and its type and provider as far as they are said.
    pub(super) fn kind(&self) -> Key {
        let mut key = self.called();
        key.extend([Field::Type, Field::Provider].map(|field| self.class(field)));
        key
    }

    /// The kinds that contradict this row in nothing. What is no code says as
    /// little as any other text that is none.
    pub(super) fn kinds(&self) -> Vec<Key> {
        let fitting = |field, codes: &mut dyn Iterator<Item = &'static str>| match self.class(field) {
            said if said.is_empty() => codes.chain(["", NO_CODE]).map(str::to_owned).collect(),
            said => vec![said, String::new()],
        };
        let types = fitting(Field::Type, &mut DatabaseType::ALL.iter().map(|code| code.code()));
        let clouds = fitting(Field::Provider, &mut CloudProvider::ALL.iter().map(|code| code.code()));
        let mut kinds = Vec::with_capacity(types.len() * clouds.len());
        for database_type in &types {
            for provider in &clouds {
                let mut key = self.called();
                key.extend([database_type.clone(), provider.clone()]);
                kinds.push(key);
            }
        }
        kinds
    }

    /// The code of a type or a provider, nothing, or that it is no code.
    fn class(&self, field: Field) -> String {
        let text = meaning(field, self.text(field));
        let is_code = match field {
            Field::Type => text.parse::<DatabaseType>().is_ok(),
            _ => text.parse::<CloudProvider>().is_ok(),
        };
        if is_code || text.is_empty() { text } else { NO_CODE.to_owned() }
    }
}

/// Stands for every text that is no code.
const NO_CODE: &str = "?";
