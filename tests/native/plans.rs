//! Plans to try a law on: every small one, and random larger ones.

use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::domain::{CloudProvider, DatabaseType, Encryption, Status, Subscription};
use astra_cmek_planner::plan::{Draft, DraftDatabase, DraftKey, DraftOrganization, Plan, Stray, parse};
use fastrand::Rng;
use std::collections::BTreeSet;

/// The plan of a draft that has no problem.
pub fn plan(draft: &Draft) -> Plan {
    let parsed = parse(draft, Catalog::released());
    assert_eq!(parsed.problems, [], "{draft:?}");
    parsed.plan
}

/// Every plan of up to two databases, of both types, on a provider with and
/// one without full support, in up to two regions, planned, existing or
/// growing, with and without a customer key, beside every set of up to three
/// registrations, one of which no database of the universe uses.
pub fn small() -> impl Iterator<Item = Draft> {
    let kinds = small_databases();
    let pairs =
        (0..kinds.len()).flat_map(|first| (first..kinds.len()).map(move |second| vec![first, second]));
    let singles = (0..kinds.len()).map(|only| vec![only]);
    let lists: Vec<Vec<usize>> = std::iter::once(vec![]).chain(singles).chain(pairs).collect();
    let keys = [
        key("serverless", "aws", "us-east-2"),
        key("managed-clusters", "aws", "us-east-2"),
        key("serverless", "azure", "eastus2"),
    ];
    lists.into_iter().flat_map(move |list| {
        let databases: Vec<_> = list.iter().map(|kind| kinds[*kind].clone()).collect();
        let keys = keys.clone();
        (0..1 << keys.len()).map(move |chosen: usize| {
            let registered = keys.iter().enumerate().filter(|(place, _)| chosen >> place & 1 == 1);
            let registered = registered.map(|(_, key)| key.clone()).collect();
            numbered(Draft { databases: databases.clone(), registered_keys: registered, ..Draft::default() })
        })
    })
}

fn small_databases() -> Vec<DraftDatabase> {
    let mut kinds = Vec::new();
    for (provider, a, b) in [("aws", "us-east-2", "ap-south-1"), ("azure", "westus3", "westus2")] {
        for database_type in DatabaseType::ALL {
            for encryption in Encryption::ALL {
                for (status, here, adding) in [
                    ("", vec![a], vec![]),
                    ("", vec![b], vec![]),
                    ("", vec![b, a], vec![]),
                    ("existing", vec![a], vec![]),
                    ("existing", vec![b], vec![]),
                    ("existing", vec![a, b], vec![]),
                    ("existing", vec![a], vec![b]),
                    ("existing", vec![b], vec![a]),
                ] {
                    kinds.push(DraftDatabase {
                        database_type: database_type.to_string(),
                        provider: provider.to_owned(),
                        regions: here.into_iter().map(str::to_owned).collect(),
                        status: status.to_owned(),
                        adding: adding.into_iter().map(str::to_owned).collect(),
                        encryption: encryption.to_string(),
                        ..DraftDatabase::default()
                    });
                }
            }
        }
    }
    kinds
}

fn key(database_type: &str, provider: &str, region: &str) -> DraftKey {
    DraftKey {
        database_type: database_type.to_owned(),
        provider: provider.to_owned(),
        region: region.to_owned(),
        ..DraftKey::default()
    }
}

/// Gives every row its number, and a name to databases that have none.
fn numbered(mut draft: Draft) -> Draft {
    draft.organizations.iter_mut().zip(1..).for_each(|(row, number)| row.row = number);
    draft.registered_keys.iter_mut().zip(1..).for_each(|(row, number)| row.row = number);
    for (row, number) in draft.databases.iter_mut().zip(1..) {
        row.row = number;
        if row.name.is_empty() {
            row.name = format!("name-{number}");
        }
    }
    draft
}

const ORGANIZATIONS: [&str; 3] = ["", "acme", "globex"];

/// Listed and confirmed, listed only, and of the right form only.
const fn regions(provider: CloudProvider) -> [&'static str; 4] {
    match provider {
        CloudProvider::Aws => ["us-east-2", "ap-south-1", "me-south-1", "us-est-1"],
        CloudProvider::Gcp => ["us-east1", "europe-west1", "asia-south2", "mars-north1"],
        CloudProvider::Azure => ["westus3", "westus2", "uksouth", "moon"],
    }
}

const KEY_IDS: [&str; 13] = [
    "",
    "arn:aws:kms:us-east-2:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555",
    "arn:aws:kms:ap-south-1:111122223333:alias/orders",
    "arn:aws:kms:ME-SOUTH-1:111122223333:key/0A1B2C3D-0000-1111-2222-333344445555",
    "arn:aws-cn:kms:us-east-2:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555",
    "arn:aws:kms:us-east-2:111122223333:key/mrk-0a1b2c3d000011112222333344445555",
    "arn:aws:kms:us-east-2:1111:key/0a1b2c3d-0000-1111-2222-333344445555",
    "projects/p/locations/us-east1/keyRings/r/cryptoKeys/k",
    "projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1",
    "projects/p/locations/asia-south2/keyRings//cryptoKeys/k",
    "https://v.vault.azure.net/keys/k",
    "https://v.vault.azure.net/keys/k/0123456789abcdef",
    "anything | at `all`",
];

/// Random plans without a problem; the same ones every time.
pub fn random(count: usize) -> impl Iterator<Item = Draft> {
    let mut rng = Rng::with_seed(0x0A57_3A00);
    (0..count).map(move |_| random_draft(&mut rng))
}

/// A random plan without a problem, every database of which has a name of its
/// own that says nothing about its place.
pub fn random_draft(rng: &mut Rng) -> Draft {
    let mut draft = Draft::default();
    for name in ORGANIZATIONS {
        if rng.bool() {
            continue;
        }
        let subscription = rng.choice(Subscription::ALL).unwrap().to_string();
        draft.organizations.push(DraftOrganization {
            name: name.to_owned(),
            subscription,
            ..Default::default()
        });
    }
    for _ in 0..rng.usize(0..=8) {
        let row = random_database(rng);
        draft.databases.push(row);
    }
    let mut names: Vec<usize> = (0..draft.databases.len()).collect();
    rng.shuffle(&mut names);
    draft.databases.iter_mut().zip(names).for_each(|(row, name)| row.name = format!("name {name}"));
    let mut scopes = BTreeSet::new();
    for _ in 0..rng.usize(0..=5) {
        let row = random_key(rng);
        let scope = (row.organization.clone(), row.database_type.clone(), row.region.clone());
        let is_supported = row.provider != "azure" || row.database_type == "serverless";
        if is_supported && scopes.insert(scope) {
            draft.registered_keys.push(row);
        }
    }
    numbered(draft)
}

/// A random database without name and row.
pub fn random_database(rng: &mut Rng) -> DraftDatabase {
    let provider = *rng.choice(CloudProvider::ALL).unwrap();
    let mut pool = regions(provider).map(str::to_owned);
    rng.shuffle(&mut pool);
    let (here, adding) = (rng.usize(1..=3), rng.usize(0..=1));
    let status = *rng.choice(Status::ALL).unwrap();
    let adding = if status == Status::Existing { &pool[here..here + adding] } else { &[] };
    DraftDatabase {
        organization: (*rng.choice(ORGANIZATIONS).unwrap()).to_owned(),
        database_type: rng.choice(DatabaseType::ALL).unwrap().to_string(),
        provider: provider.to_string(),
        regions: pool[..here].to_vec(),
        status: status.to_string(),
        adding: adding.to_vec(),
        encryption: rng.choice(Encryption::ALL).unwrap().to_string(),
        ..DraftDatabase::default()
    }
}

fn random_key(rng: &mut Rng) -> DraftKey {
    let provider = *rng.choice(CloudProvider::ALL).unwrap();
    DraftKey {
        organization: (*rng.choice(ORGANIZATIONS).unwrap()).to_owned(),
        key_id: (*rng.choice(KEY_IDS).unwrap()).to_owned(),
        ..key(
            rng.choice(DatabaseType::ALL).unwrap().code(),
            provider.code(),
            rng.choice(regions(provider)).unwrap(),
        )
    }
}

/// Random drafts that have problems of every kind that a draft can have; the
/// same ones every time.
pub fn rough(count: usize) -> impl Iterator<Item = Draft> {
    let mut rng = Rng::with_seed(0x0000_CAFE);
    (0..count).map(move |_| {
        let mut draft = random_draft(&mut rng);
        for _ in 0..rng.usize(1..=4) {
            spoil(&mut draft, &mut rng);
        }
        draft
    })
}

/// Rough drafts of which a link left some rows doubtful.
pub fn doubtful(count: usize) -> impl Iterator<Item = Draft> {
    let mut rng = Rng::with_seed(0x0000_D0BF);
    rough(count).map(move |mut draft| {
        let databases = draft.databases.iter_mut().map(|row| &mut row.strays);
        let keys = draft.registered_keys.iter_mut().map(|row| &mut row.strays);
        for strays in databases.chain(keys).filter(|_| rng.u8(0..4) == 0) {
            let message = "it may have been cut".to_owned();
            strays.push(Stray::Damaged { found: String::new(), message });
        }
        draft
    })
}

fn spoil(draft: &mut Draft, rng: &mut Rng) {
    const JUNK: [&str; 8] = ["", " ", "classic", "nowhere 7", "us-east-2", "AWS ", "\u{202e}|\n", "existing"];
    let junk = (*rng.choice(JUNK).unwrap()).to_owned();
    let (databases, keys) = (draft.databases.len(), draft.registered_keys.len());
    if databases > 0 && (keys == 0 || rng.bool()) {
        let row = &mut draft.databases[rng.usize(0..databases)];
        match rng.u8(0..9) {
            0 => row.name = junk,
            1 => row.database_type = junk,
            2 => row.provider = junk,
            3 => row.status = junk,
            4 => row.encryption = junk,
            5 => row.regions.push(junk),
            6 => row.adding.push(junk),
            7 => row.regions.clear(),
            _ => {
                let copy = DraftDatabase { row: databases + 1, ..row.clone() };
                draft.databases.push(copy);
            }
        }
    } else if keys > 0 {
        let row = &mut draft.registered_keys[rng.usize(0..keys)];
        match rng.u8(0..4) {
            0 => row.region = junk,
            1 => row.provider = "azure".to_owned(),
            2 => row.database_type = junk,
            _ => {
                let copy = DraftKey { row: keys + 1, ..row.clone() };
                draft.registered_keys.push(copy);
            }
        }
    }
}
