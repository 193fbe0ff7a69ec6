//! Databases, as `GET /v2/databases` of the DevOps API and `astra db list` of
//! the Astra CLI list them. No field says how one is encrypted, and some hold
//! signed addresses: what is not named here never enters a draft or a message.

use super::items::{Item, items, organization};
use super::notes::{counted, listed, of_organization};
use super::{Ask, Format, Intake, words};
use crate::domain::order::{sort, sort_by};
use crate::domain::{DatabaseType, Status};
use crate::plan::{Draft, DraftDatabase, Field, Stray};
use crate::wire::json::Json;

/// The tiers of Managed Clusters.
const MANAGED: [&str; 10] = ["c10", "c20", "c40", "d10", "d20", "d40", "a5", "a10", "a20", "a40"];

/// The tiers that are taken for Managed Clusters, though no source says so.
const INFERRED: [&str; 3] = ["developer", "classic", "cloudnative"];

/// How many rows a page of the list may have: as many as this may be cut short.
const PAGES: [usize; 2] = [25, 100];

/// The type of a tier, and whether that is only inferred.
pub(super) fn type_of_tier(tier: &str) -> Option<(DatabaseType, bool)> {
    let is = |names: &[&str]| names.iter().any(|name| tier.eq_ignore_ascii_case(name));
    match tier {
        _ if tier.eq_ignore_ascii_case("serverless") => Some((DatabaseType::Serverless, false)),
        _ if is(&MANAGED) => Some((DatabaseType::ManagedClusters, false)),
        _ if is(&INFERRED) => Some((DatabaseType::ManagedClusters, true)),
        _ => None,
    }
}

/// True for the state of what is gone.
fn is_gone(status: &str) -> bool {
    status.eq_ignore_ascii_case("terminated") || status.eq_ignore_ascii_case("terminating")
}

/// Reads a list of databases.
pub(super) fn read(value: &Json, ask: &Ask) -> Intake {
    let mut reader = Reader::default();
    let mut draft = Draft::default();
    let items = items(value);
    for (value, row) in items.iter().zip(1..) {
        draft.databases.extend(reader.database(value, row, ask));
    }
    let mut notes: Vec<String> = reader.notes(!draft.databases.is_empty()).into_iter().flatten().collect();
    notes.extend(of_organization(draft.databases.iter().map(|row| row.organization.as_str())));
    if PAGES.contains(&items.len()) {
        notes
            .push(format!("Exactly {} rows: the list may be cut short; ask for the next page.", items.len()));
    }
    Intake { format: Format::Devops, draft, notes, columns: Vec::new() }
}

/// What has to be said about the rows.
#[derive(Default)]
struct Reader<'a> {
    gone: usize,
    gone_regions: usize,
    inferred: Vec<&'a str>,
    unknown: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn database(&mut self, value: &'a Json, row: usize, ask: &Ask) -> Option<DraftDatabase> {
        let mut read =
            DraftDatabase { row, status: Status::Existing.code().to_owned(), ..DraftDatabase::default() };
        let Some(item) = Item::of(value) else {
            read.strays.push(Stray::NotARow { found: value.described() });
            return Some(read);
        };
        if is_gone(item.text("status")) {
            self.gone += 1;
            return None;
        }
        let strays = &mut read.strays;
        read.organization = organization(item.field("orgid", Field::Organization, strays));
        let info = item.item("info").unwrap_or(Item(&[]));
        read.name = info.field("name", Field::Name, strays);
        let primary = info.field("region", Field::Regions, strays);
        let datacenters: Vec<Item> = info.list("datacenters").iter().filter_map(Item::of).collect();
        let first = |name: &str| datacenters.iter().map(|item| item.text(name)).find(|text| !text.is_empty());
        read.provider = match info.field("cloudprovider", Field::Provider, strays) {
            blank if blank.is_empty() => first("cloudprovider").unwrap_or_default().to_owned(),
            given => given,
        };
        read.provider = match words::provider(&read.provider) {
            Some(provider) => provider.code().to_owned(),
            None if read.provider.is_empty() => ask.provider_code().to_owned(),
            None => read.provider,
        };
        read.database_type = self.database_type(info, first("tier"), ask).to_owned();
        read.regions.extend((!primary.is_empty()).then_some(primary));
        let (gone, here): (Vec<Item>, Vec<Item>) =
            datacenters.into_iter().partition(|datacenter| is_gone(datacenter.text("status")));
        self.gone_regions += gone.len();
        read.regions.extend(here.into_iter().map(|datacenter| datacenter.text("region").to_owned()));
        read.regions = each_once(read.regions);
        Some(read)
    }

    /// The code of the type that a tier tells.
    fn database_type(
        &mut self,
        info: Item<'a>,
        tier_of_datacenter: Option<&'a str>,
        ask: &Ask,
    ) -> &'static str {
        let tier = match info.text("tier") {
            "" => tier_of_datacenter.unwrap_or_default(),
            tier => tier,
        };
        match type_of_tier(tier) {
            Some((database_type, is_inferred)) => {
                self.inferred.extend(is_inferred.then_some(tier));
                database_type.code()
            }
            None => {
                self.unknown.push(tier);
                ask.type_code()
            }
        }
    }

    fn notes(self, has_rows: bool) -> [Option<String>; 5] {
        [
            has_rows.then(|| {
                "The databases are read as existing; no field says how they are encrypted.".to_owned()
            }),
            counted(self.gone, "1 terminated database is left out.", " terminated databases are left out."),
            counted(
                self.gone_regions,
                "1 terminated region of a database is left out.",
                " terminated regions of databases are left out.",
            ),
            counted(
                self.inferred.len(),
                "1 database is taken for Managed Clusters by its tier",
                " databases are taken for Managed Clusters by their tier",
            )
            .map(|note| format!("{note} ({}); that is inferred.", listed(&named(self.inferred)))),
            counted(
                self.unknown.len(),
                "1 database has no tier that is known",
                " databases have no tier that is known",
            )
            .map(|note| match named(self.unknown).as_slice() {
                [] => format!("{note}."),
                tiers => format!("{note} ({}).", listed(tiers)),
            }),
        ]
    }
}

/// The texts that are not blank, each once, in order.
fn named(mut texts: Vec<&str>) -> Vec<&str> {
    texts.retain(|text| !text.is_empty());
    sort(&mut texts);
    texts.dedup();
    texts
}

/// The texts that are not blank, each at its first place.
fn each_once(texts: Vec<String>) -> Vec<String> {
    let mut places: Vec<(String, usize)> = texts.into_iter().zip(0..).collect();
    places.retain(|(text, _)| !text.is_empty());
    sort(&mut places);
    places.dedup_by(|later, earlier| later.0 == earlier.0);
    sort_by(&mut places, |a, b| a.1.cmp(&b.1));
    places.into_iter().map(|(text, _)| text).collect()
}
