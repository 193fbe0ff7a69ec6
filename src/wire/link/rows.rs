//! Text to rows. Whatever stands in the text lands in the draft; this module
//! does not know whether the text is whole.

use super::text::text;
use super::{Refusal, short_type};
use crate::domain::{CloudProvider, DatabaseType, Encryption, Status, Subscription, plain};
use crate::plan::limits::Tally;
use crate::plan::{ConfirmedRegions, Draft, DraftDatabase, DraftKey, DraftOrganization, Field, List, Stray};

/// What the text of a link holds.
pub(super) struct Rows<'a> {
    pub(super) draft: Draft,
    /// The list and the text of the last row; regions that are confirmed are
    /// in no list.
    pub(super) last: Option<(Option<List>, &'a str)>,
}

/// Reads rows, each of which begins with `_`. With `lone_words` a row of one
/// word that is no type is kept as it is; else it is named as none.
pub(super) fn rows(text: &str, lone_words: bool) -> Result<Rows<'_>, Refusal> {
    let mut rows = Rows { draft: Draft::default(), last: None };
    let Rows { draft, last } = &mut rows;
    let mut tally = Tally::default();
    for text in text.split('_').skip(1).filter(|text| !text.is_empty()) {
        let (kind, rest) = text.split_once('.').map_or((text, None), |(kind, rest)| (kind, Some(rest)));
        let list = match kind {
            "K" => Some(List::RegisteredKeys),
            "O" => Some(List::Organizations),
            "R" => None,
            _ => Some(List::Databases),
        };
        *last = Some((list, text));
        let rows = match list {
            Some(List::RegisteredKeys) => draft.registered_keys.len(),
            Some(List::Organizations) => draft.organizations.len(),
            Some(List::Databases) => draft.databases.len(),
            None => draft.confirmed.len(),
        };
        tally.row(list, rows + 1);
        let mut row = Row {
            list,
            number: rows + 1,
            whole: text,
            left: if list == Some(List::Databases) { Some(text) } else { rest },
            seen: Vec::new(),
            strays: Vec::new(),
            tally: &mut tally,
        };
        row.check();
        match list {
            Some(List::RegisteredKeys) => draft.registered_keys.push(row.key()),
            Some(List::Organizations) => draft.organizations.push(row.organization()),
            Some(List::Databases) => {
                if rest.is_none() && !lone_words && type_text(kind).parse::<DatabaseType>().is_err() {
                    row.stray(no_row(kind));
                }
                draft.databases.push(row.database());
            }
            None => {
                let confirmed = row.confirmed(&mut draft.strays);
                draft.confirmed.push(confirmed);
            }
        }
        if let Some(excess) = tally.excess() {
            return Err(Refusal::TooMuch(excess));
        }
    }
    Ok(rows)
}

fn no_row(found: &str) -> Stray {
    let message = "this is no row of a link, which reads type.provider.region".to_owned();
    Stray::Damaged { found: plain(found), message }
}

/// That a row may be a part of the one that was written.
pub(super) fn doubt(found: &str) -> Stray {
    let message = "the link was damaged in this row or near it, so that it is not taken".to_owned();
    Stray::Damaged { found: plain(found), message }
}

/// A database type that a part says: its letter, or any text.
fn type_text(part: &str) -> String {
    let known = DatabaseType::ALL.iter().find(|known| part.eq_ignore_ascii_case(short_type(**known)));
    known.map_or_else(|| text(part), ToString::to_string)
}

/// A row whose parts are being read.
struct Row<'a, 'b> {
    list: Option<List>,
    number: usize,
    whole: &'a str,
    /// What is left of it; nothing behind the last part.
    left: Option<&'a str>,
    seen: Vec<Field>,
    strays: Vec<Stray>,
    tally: &'b mut Tally,
}

impl<'a> Row<'a, '_> {
    fn database(mut self) -> DraftDatabase {
        let mut row = DraftDatabase { row: self.number, ..DraftDatabase::default() };
        (row.database_type, row.provider) = self.scope();
        let mut is_adding = false;
        while let Some(part) = self.next() {
            match tag(part, &row.provider) {
                None if is_adding => row.adding.push(self.counted(Field::Adding, text(part))),
                None => row.regions.push(self.counted(Field::Regions, text(part))),
                Some(('E', "")) => {
                    is_adding = true;
                    self.once(&mut row.status, Field::Status, Status::Existing.code());
                }
                Some(('X', status)) => {
                    is_adding = true;
                    self.once(&mut row.status, Field::Status, status);
                }
                Some(('A', "")) => {
                    self.once(&mut row.encryption, Field::Encryption, Encryption::AstraKey.code());
                }
                Some(('Y', encryption)) => {
                    self.once(&mut row.encryption, Field::Encryption, encryption);
                }
                Some(('O', name)) => self.once(&mut row.organization, Field::Organization, name),
                Some(('N', name)) => self.once(&mut row.name, Field::Name, name),
                Some(_) => self.other(part),
            }
        }
        row.strays = self.strays;
        row
    }

    fn key(mut self) -> DraftKey {
        let mut row = DraftKey { row: self.number, ..DraftKey::default() };
        (row.database_type, row.provider) = self.scope();
        while let Some(part) = self.next() {
            match tag(part, &row.provider) {
                None => self.once(&mut row.region, Field::Region, part),
                Some(('O', name)) => self.once(&mut row.organization, Field::Organization, name),
                Some(('I', key_id)) => self.once(&mut row.key_id, Field::KeyId, key_id),
                Some(_) => self.other(part),
            }
        }
        row.strays = self.strays;
        row
    }

    fn organization(mut self) -> DraftOrganization {
        let mut row = DraftOrganization { row: self.number, ..DraftOrganization::default() };
        while let Some(part) = self.next() {
            match tag(part, "") {
                Some(('N', name)) => self.once(&mut row.name, Field::Name, name),
                Some(_) if part.parse::<Subscription>().is_err() => self.other(part),
                None | Some(_) => self.once(&mut row.subscription, Field::Subscription, part),
            }
        }
        row.strays = self.strays;
        row
    }

    /// Regions that are confirmed have no place for what does not belong to
    /// them; it is named beside the rows.
    fn confirmed(mut self, strays: &mut Vec<Stray>) -> ConfirmedRegions {
        let (database_type, provider) = self.scope();
        let mut regions = Vec::new();
        while let Some(part) = self.next() {
            match tag(part, &provider) {
                None => regions.push(self.counted(Field::Regions, text(part))),
                Some(_) => self.other(part),
            }
        }
        strays.append(&mut self.strays);
        ConfirmedRegions { database_type, provider, regions }
    }

    fn next(&mut self) -> Option<&'a str> {
        let left = self.left?;
        let (part, left) = left.split_once('.').map_or((left, None), |(part, left)| (part, Some(left)));
        self.left = left;
        Some(part)
    }

    /// The first two parts, which are never tags.
    fn scope(&mut self) -> (String, String) {
        let database_type = type_text(self.next().unwrap_or_default());
        let provider = self.next().unwrap_or_default();
        (self.counted(Field::Type, database_type), self.counted(Field::Provider, text(provider)))
    }

    /// Takes the text of a field; the first one counts.
    fn once(&mut self, value: &mut String, field: Field, part: &str) {
        if self.seen.contains(&field) {
            return self.stray(Stray::RepeatedField(field.to_string()));
        }
        self.seen.push(field);
        *value = self.counted(field, text(part));
    }

    fn counted(&mut self, field: Field, text: String) -> String {
        self.tally.text(self.list, self.number, field, &text);
        self.check();
        text
    }

    /// A part that says no field: the row is in doubt, or nobody knows the part.
    fn other(&mut self, part: &str) {
        self.stray(match part {
            "D" => doubt(self.whole),
            unknown => Stray::UnknownField(plain(unknown)),
        });
    }

    fn stray(&mut self, stray: Stray) {
        self.tally.strays(1);
        self.check();
        self.strays.push(stray);
    }

    /// Where there is too much, nothing behind it is read.
    const fn check(&mut self) {
        if self.tally.excess().is_some() {
            self.left = None;
        }
    }
}

/// The letter of a part's tag, and what stands behind it. A region in upper
/// case has none, where its provider has such regions and no tag reads alike.
fn tag<'a>(part: &'a str, provider: &str) -> Option<(char, &'a str)> {
    let letter = part.chars().next().filter(|first| matches!(first, 'A'..='Y'))?;
    let behind = part.get(1..)?;
    let is_known = match letter {
        'N' | 'O' | 'I' | 'X' | 'Y' => true,
        'A' | 'D' | 'E' => behind.is_empty(),
        _ => false,
    };
    let has_form = |provider: CloudProvider| provider.has_form(&part.to_ascii_lowercase());
    let is_region = !is_known && provider.parse().is_ok_and(has_form);
    (!is_region).then_some((letter, behind))
}
