//! Registered keys, as `GET /v2/kms` and `GET /v2/kms/classic` of the DevOps API
//! list them, or as `astra_customer_keys` of Terraform holds them. The list
//! does not say for which database type it is: the endpoint does.

use super::items::{Item, items, organization};
use super::notes::of_organization;
use super::{Ask, Format, Intake, words};
use crate::domain::CloudProvider;
use crate::plan::{Draft, DraftKey, Field, Stray};
use crate::wire::json::Json;

/// Reads a list of keys, or what a single one is answered as.
pub(super) fn read(value: &Json, ask: &Ask) -> Intake {
    let mut draft = Draft::default();
    for (value, row) in items(value).iter().zip(1..) {
        add(value, row, ask, &mut draft.registered_keys);
    }
    let mut notes = Vec::new();
    notes.extend(of_organization(draft.registered_keys.iter().map(|row| row.organization.as_str())));
    if ask.database_type.is_none() && !draft.registered_keys.is_empty() {
        notes.push("Say which database type this key list is for.".to_owned());
    }
    Intake { format: Format::Keys, draft, notes, columns: Vec::new() }
}

/// True for an object of such a list.
pub(super) fn is_key(item: Item) -> bool {
    item.get("keyid").is_some()
        || CloudProvider::ALL.iter().any(|provider| of_provider(item, *provider).is_some())
}

/// What a single key is answered as: an object below its provider.
fn of_provider(item: Item, provider: CloudProvider) -> Option<Item> {
    item.item(provider.code()).filter(|inner| inner.get("keyid").is_some())
}

fn add(value: &Json, row: usize, ask: &Ask, keys: &mut Vec<DraftKey>) {
    let database_type = ask.type_code().to_owned();
    let blank = DraftKey { row, database_type, ..DraftKey::default() };
    let Some(item) = Item::of(value) else {
        let strays = vec![Stray::NotARow { found: value.described() }];
        keys.push(DraftKey { strays, ..blank });
        return;
    };
    let before = keys.len();
    for provider in CloudProvider::ALL {
        if let Some(inner) = of_provider(item, *provider) {
            let mut key = key(inner, &blank);
            key.organization = organization(item.field("orgid", Field::Organization, &mut key.strays));
            key.provider = provider.code().to_owned();
            keys.push(key);
        }
    }
    if keys.len() > before {
        return;
    }
    let mut key = key(item, &blank);
    key.organization = organization(item.field("organizationid", Field::Organization, &mut key.strays));
    key.provider = item.field("cloudprovider", Field::Provider, &mut key.strays);
    if let Some(provider) = words::provider(&key.provider) {
        key.provider = provider.code().to_owned();
    } else if key.provider.is_empty() {
        key.provider = ask.provider_code().to_owned();
    }
    keys.push(key);
}

fn key(item: Item, blank: &DraftKey) -> DraftKey {
    let mut key = blank.clone();
    key.region = item.field("region", Field::Region, &mut key.strays);
    key.key_id = item.field("keyid", Field::KeyId, &mut key.strays);
    key
}
