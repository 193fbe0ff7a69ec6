//! Regions that a list of the reader's own Astra names: `GET
//! /v2/regions/serverless` and `GET /v2/availableRegions` of the DevOps API,
//! and `astra db regions` of the Astra CLI.

use super::devops::type_of_tier;
use super::items::{Item, items};
use super::notes::{counted, listed};
use super::{Ask, Format, Intake, words};
use crate::domain::order::sort;
use crate::domain::{CloudProvider, DatabaseType};
use crate::plan::{ConfirmedRegions, Draft};
use crate::wire::json::Json;

/// A region of a list: its type, where it says one, its provider and its code.
type Named = (Option<DatabaseType>, CloudProvider, String);

#[derive(Default)]
struct Reader<'a> {
    named: Vec<Named>,
    /// Regions that the organization may not use.
    locked: Vec<&'a str>,
    /// Regions that only some may use.
    reserved: Vec<&'a str>,
    unread: usize,
}

/// Reads a list of regions.
pub(super) fn read(value: &Json, ask: &Ask) -> Intake {
    let mut reader = Reader::default();
    for value in items(value) {
        match Item::of(value) {
            Some(item) if is_by_provider(item) => reader.by_provider(item, ask),
            Some(item) => reader.region(item, None, ask),
            None => reader.unread += 1,
        }
    }
    let mut draft = Draft::default();
    sort(&mut reader.named);
    reader.named.dedup();
    let mut has_no_type = false;
    for group in reader.named.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let Some((database_type, provider, _)) = group.first() else { continue };
        has_no_type |= database_type.is_none();
        draft.confirmed.push(ConfirmedRegions {
            database_type: database_type.map_or("", DatabaseType::code).to_owned(),
            provider: provider.code().to_owned(),
            regions: group.iter().map(|(.., code)| code.clone()).collect(),
        });
    }
    let notes = [
        has_no_type.then(|| "Say which database type this list of regions is for.".to_owned()),
        counted(
            reader.locked.len(),
            "1 region is locked until IBM Support unlocks it, and does not count",
            " regions are locked until IBM Support unlocks them, and do not count",
        )
        .map(|note| format!("{note}: {}.", listed(&reader.locked))),
        counted(
            reader.reserved.len(),
            "1 region is reserved for qualified users",
            " regions are reserved for qualified users",
        )
        .map(|note| format!("{note}: {}.", listed(&reader.reserved))),
        counted(
            reader.unread,
            "1 entry of the list is no region of a known cloud, and is not read.",
            " entries of the list are no regions of a known cloud, and are not read.",
        ),
    ];
    let notes = notes.into_iter().flatten().collect();
    Intake { format: Format::Regions, draft, notes, columns: Vec::new() }
}

/// True for an object of such a list.
pub(super) fn is_region(item: Item) -> bool {
    let is_named = item.get("name").is_some() || item.get("region").is_some();
    is_named && item.get("cloudprovider").is_some() || is_by_provider(item)
}

/// True for regions below the names of their providers.
fn is_by_provider(item: Item) -> bool {
    let is_group = |(name, value): &(String, Json)| {
        words::provider(name).is_some() && matches!(value, Json::Object(_) | Json::List(_))
    };
    !item.0.is_empty() && item.0.iter().all(is_group)
}

impl<'a> Reader<'a> {
    fn by_provider(&mut self, item: Item<'a>, ask: &Ask) {
        for (provider, group) in item.0 {
            let provider = words::provider(provider);
            match group {
                Json::Object(regions) => {
                    for (code, about) in regions {
                        self.named(code, Item::of(about).unwrap_or(Item(&[])), provider, ask);
                    }
                }
                Json::List(regions) => {
                    for region in regions {
                        match region {
                            Json::Text(code) => self.named(code, Item(&[]), provider, ask),
                            Json::Object(fields) => self.region(Item(fields), provider, ask),
                            _ => self.unread += 1,
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn region(&mut self, item: Item<'a>, provider: Option<CloudProvider>, ask: &Ask) {
        let provider = provider.or_else(|| words::provider(item.text("cloudprovider")));
        // The Astra CLI puts what the API answered into a field of its own.
        let item = item.item("region").unwrap_or(item);
        let code = match item.text("region") {
            "" => item.text("name"),
            code => code,
        };
        self.named(code, item, provider.or_else(|| words::provider(item.text("cloudprovider"))), ask);
    }

    fn named(&mut self, code: &'a str, about: Item, provider: Option<CloudProvider>, ask: &Ask) {
        let lower = code.trim().to_ascii_lowercase();
        let Some(provider) = provider.or(ask.provider).filter(|provider| provider.has_form(&lower)) else {
            self.unread += 1;
            return;
        };
        let is = |name: &str, value: bool| about.get(name) == Some(&Json::Bool(value));
        if is("enabled", false) {
            self.locked.push(code);
            return;
        }
        if is("reservedforqualifiedusers", true) {
            self.reserved.push(code);
        }
        self.named.push((database_type(about).or(ask.database_type), provider, lower));
    }
}

/// The type that an entry says: by its tier, or by fields that only the
/// regions of Serverless have.
fn database_type(about: Item) -> Option<DatabaseType> {
    if let Some((database_type, _)) = type_of_tier(about.text("tier")) {
        return Some(database_type);
    }
    let is_serverless = about.get("regiontype").is_some() || about.get("classification").is_some();
    is_serverless.then_some(DatabaseType::Serverless)
}
