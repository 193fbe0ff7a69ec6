//! Two drafts become one: what somebody has, and what comes in from a link or
//! a file. Rows of the current draft keep their places; what is new stands
//! behind them. It does not know where either came from.

use super::edit::heal;
use super::meaning::{codes, meaning, set, stray_words};
use super::meeting::{Key, Meeting};
use super::twins::earlier_twins;
use super::{ConfirmedRegions, Draft, DraftDatabase, DraftKey, DraftOrganization, Field, List, Stray};
use crate::domain::order::sort;
use crate::domain::{CloudProvider, DatabaseType};

/// What becomes of a row that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merging {
    /// What comes in says how things are now: what it says of a row replaces
    /// what stood there, and what it leaves out stays.
    Update,
    /// Both drafts count, and where they contradict each other the current one
    /// is kept.
    Union,
}

/// Two drafts in one, and what became of the rows that came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The draft that holds both.
    pub draft: Draft,
    /// The rows of `draft` that are new.
    pub added: Vec<(List, usize)>,
    /// The rows that the incoming ones changed.
    pub changed: Vec<Changed>,
    /// How many incoming rows were there already, and changed nothing.
    pub same: usize,
}

/// A row that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its list.
    pub list: List,
    /// Its row in the merged draft, from 1.
    pub row: usize,
    /// Its row in the current draft, from 1.
    pub before: usize,
}

/// Merges what comes in into a draft. Each incoming row meets at most one
/// current row, so that a table that repeats a name loses no row.
pub fn merge(current: &Draft, incoming: &Draft, how: Merging) -> Merged {
    let draft = Draft { half_typed: None, ..current.clone() };
    let mut merged = Merged { draft, ..Merged::default() };

    let mut meeting = Meeting::new(current.organizations.len(), incoming.organizations.len());
    let (mine, theirs) = (&current.organizations, &incoming.organizations);
    meeting.round(mine, DraftOrganization::unread, theirs, |row| keys(row.unread()));
    meeting.round(mine, DraftOrganization::identity, theirs, |row| keys(row.identity()));
    let rows = &mut merged.draft.organizations;
    let tally = take(List::Organizations, rows, theirs, &meeting, |mine, theirs| {
        take_organization(mine, theirs, how);
    });
    merged.count(tally);

    let meeting = meet_databases(&current.databases, &incoming.databases, how);
    let rows = &mut merged.draft.databases;
    let tally = take(List::Databases, rows, &incoming.databases, &meeting, |mine, theirs| {
        take_database(mine, theirs, how);
    });
    if how == Merging::Union {
        // What was called by its number is called by another one now.
        for (row, place) in rows.iter_mut().zip(1..).skip(current.databases.len()) {
            if row.is_unnamed() && row.row != place {
                row.name.clear();
            }
        }
    }
    merged.count(tally);

    let mut meeting = Meeting::new(current.registered_keys.len(), incoming.registered_keys.len());
    let (mine, theirs) = (&current.registered_keys, &incoming.registered_keys);
    meeting.round(mine, DraftKey::unread, theirs, |row| keys(row.unread()));
    meeting.round(mine, DraftKey::identity, theirs, |row| keys(row.identity()));
    let rows = &mut merged.draft.registered_keys;
    let tally = take(List::RegisteredKeys, rows, theirs, &meeting, |mine, theirs| {
        take_key(mine, theirs, how);
    });
    merged.count(tally);

    take_confirmed(&mut merged.draft.confirmed, &incoming.confirmed);
    take_strays(&mut merged.draft.strays, &incoming.strays);
    merged.draft.renumber();
    merged
}

impl Merged {
    fn count(&mut self, mut tally: Self) {
        self.added.append(&mut tally.added);
        self.changed.append(&mut tally.changed);
        self.same += tally.same;
    }
}

fn keys(key: Option<Key>) -> Vec<Key> {
    key.into_iter().collect()
}

/// Who is meant by whom. A database that somebody named is sought by its name;
/// one without a name by what else it says, since its number says little.
fn meet_databases(current: &[DraftDatabase], incoming: &[DraftDatabase], how: Merging) -> Meeting {
    let mut meeting = Meeting::new(current.len(), incoming.len());
    let mut round = |key: &dyn Fn(&DraftDatabase) -> Option<Key>,
                     theirs: &dyn Fn(&DraftDatabase) -> Vec<Key>| {
        meeting.round(current, key, incoming, theirs);
    };
    let is_read = |row: &DraftDatabase| row.unread().is_none();
    round(&DraftDatabase::unread, &|row| keys(row.unread()));
    match how {
        Merging::Update => {
            let kinds = |row: &DraftDatabase| if row.is_named() { row.kinds() } else { Vec::new() };
            round(&|row| row.is_named().then(|| row.kind()), &kinds);
            round(&|row| is_read(row).then(|| row.kind()), &kinds);
            round(&|row| row.is_unnamed().then(|| row.content()), &|row| {
                keys((is_read(row) && !row.is_named()).then(|| row.content()))
            });
        }
        Merging::Union => {
            let place = |row: &DraftDatabase| [row.called(), row.whereabouts()].concat();
            let all = |row: &DraftDatabase| is_read(row).then(|| place(row));
            round(&|row| row.is_named().then(|| place(row)), &|row| {
                keys((!row.is_unnamed()).then(|| all(row)).flatten())
            });
            round(&all, &|row| keys(row.is_unnamed().then(|| place(row))));
            round(&all, &|row| keys(all(row)));
            let unnamed = |row: &DraftDatabase| row.is_unnamed().then(|| row.whereabouts());
            round(&unnamed, &|row| keys(unnamed(row)));
        }
    }
    meeting
}

/// Lets each incoming row change the one that it met, and puts the others
/// behind.
fn take<T: Clone + PartialEq>(
    list: List,
    rows: &mut Vec<T>,
    incoming: &[T],
    meeting: &Meeting,
    change: impl Fn(&mut T, &T),
) -> Merged {
    let mut tally = Merged::default();
    for (theirs, found) in incoming.iter().zip(&meeting.found) {
        match found.and_then(|place| Some((place + 1, rows.get_mut(place)?))) {
            Some((row, mine)) => {
                let before = mine.clone();
                change(mine, theirs);
                if *mine == before {
                    tally.same += 1;
                } else {
                    tally.changed.push(Changed { list, row, before: row });
                }
            }
            None => {
                rows.push(theirs.clone());
                tally.added.push((list, rows.len()));
            }
        }
    }
    tally
}

fn take_organization(mine: &mut DraftOrganization, theirs: &DraftOrganization, how: Merging) {
    let unknown = meaning(Field::Subscription, "");
    let is_said = |text: &str| meaning(Field::Subscription, text) != unknown;
    let is_wanted = match how {
        Merging::Update => is_said(&theirs.subscription),
        Merging::Union => is_said(&theirs.subscription) && !is_said(&mine.subscription),
    };
    if is_wanted {
        replace(Field::Subscription, &mut mine.subscription, &theirs.subscription, &mut mine.strays);
    }
    take_strays(&mut mine.strays, &theirs.strays);
}

fn take_key(mine: &mut DraftKey, theirs: &DraftKey, how: Merging) {
    if how == Merging::Update || mine.key_id.trim().is_empty() {
        replace(Field::KeyId, &mut mine.key_id, &theirs.key_id, &mut mine.strays);
    }
    take_strays(&mut mine.strays, &theirs.strays);
}

fn take_database(mine: &mut DraftDatabase, theirs: &DraftDatabase, how: Merging) {
    if how == Merging::Update {
        update_regions(mine, theirs);
        let strays = &mut mine.strays;
        replace(Field::Type, &mut mine.database_type, &theirs.database_type, strays);
        replace(Field::Provider, &mut mine.provider, &theirs.provider, strays);
        replace(Field::Status, &mut mine.status, &theirs.status, strays);
        replace(Field::Encryption, &mut mine.encryption, &theirs.encryption, strays);
    }
    take_strays(&mut mine.strays, &theirs.strays);
}

/// The regions of a database that was updated. What was planned and does not
/// exist yet is still to come, and what was to come and exists now is no more.
fn update_regions(mine: &mut DraftDatabase, theirs: &DraftDatabase) {
    let (there, is_created) = (set(&theirs.adding), theirs.exists() && !mine.exists());
    let names_regions = !set(&theirs.regions).is_empty();
    let planned = if is_created { mine.regions.clone() } else { Vec::new() };
    if names_regions && codes(&mine.regions) != codes(&theirs.regions) {
        mine.regions.clone_from(&theirs.regions);
        heal(&mut mine.strays, Field::Regions);
    }
    if there.is_empty() && !names_regions {
        return;
    }
    let mut adding = theirs.adding.clone();
    if theirs.exists() || mine.exists() {
        let mut known = [set(&mine.regions), there].concat();
        sort(&mut known);
        adding.extend(lacking(planned.iter().chain(&mine.adding), &known));
    } else if there.is_empty() {
        return;
    }
    if codes(&mine.adding) != codes(&adding) {
        mine.adding = adding;
        heal(&mut mine.strays, Field::Adding);
    }
}

/// The regions that are not among those known, which are sorted; each once.
fn lacking<'a>(texts: impl Iterator<Item = &'a String>, known: &[String]) -> Vec<String> {
    let code = |text: &str| meaning(Field::Regions, text);
    let is_new = |text: &&String| !text.trim().is_empty() && known.binary_search(&code(text)).is_err();
    let texts: Vec<&String> = texts.filter(is_new).collect();
    let twins = earlier_twins(&texts, |text| code(text));
    texts.iter().zip(twins).filter(|(_, twin)| twin.is_none()).map(|(text, _)| (*text).clone()).collect()
}

/// Puts a text in the place of another that says something else; what is
/// blank says nothing.
fn replace(field: Field, mine: &mut String, theirs: &str, strays: &mut Vec<Stray>) {
    if !theirs.trim().is_empty() && meaning(field, mine) != meaning(field, theirs) {
        theirs.clone_into(mine);
        heal(strays, field);
    }
}

/// Adds what is not there yet, as often as it is not.
fn take_strays(mine: &mut Vec<Stray>, theirs: &[Stray]) {
    let mut meeting = Meeting::new(mine.len(), theirs.len());
    meeting.round(mine, |stray| Some(stray_words(stray)), theirs, |stray| vec![stray_words(stray)]);
    let new = theirs.iter().zip(meeting.found).filter(|(_, found)| found.is_none());
    mine.extend(new.map(|(stray, _)| stray.clone()));
}

/// Adds the regions that the lists of a type and a provider lack; what is no
/// code there counts for nothing, and is left behind.
fn take_confirmed(mine: &mut Vec<ConfirmedRegions>, theirs: &[ConfirmedRegions]) {
    for database_type in DatabaseType::ALL {
        for provider in CloudProvider::ALL {
            let is_meant = |list: &&ConfirmedRegions| {
                list.database_type.parse() == Ok(*database_type) && list.provider.parse() == Ok(*provider)
            };
            let known: Vec<String> =
                mine.iter().filter(is_meant).flat_map(|list| &list.regions).cloned().collect();
            let known = set(&known);
            let mut new = lacking(theirs.iter().filter(is_meant).flat_map(|list| &list.regions), &known);
            match mine.iter().position(|list| is_meant(&list)) {
                Some(place) => {
                    mine.iter_mut().skip(place).take(1).for_each(|list| list.regions.append(&mut new))
                }
                None if new.is_empty() => {}
                None => mine.push(ConfirmedRegions {
                    database_type: database_type.to_string(),
                    provider: provider.to_string(),
                    regions: new,
                }),
            }
        }
    }
}
