//! Prints how long links get, over a few hundred plans as companies have them,
//! beside the same plans as a plan document, deflated, in base64url.
//!
//! `lengths [--show]` ends with status 1 when a link is longer than the limit of
//! its line. A length is that of the fragment, with its `#`. With `--show` the
//! rows of each plan are written instead, a plan a line, for other programs to
//! deflate.

use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::domain::CloudProvider;
use astra_cmek_planner::plan::{Draft, DraftDatabase, parse};
use astra_cmek_planner::wire::{document, link};
use fastrand::Rng;
use miniz_oxide::deflate::{CompressionLevel, compress_to_vec};
use std::process::ExitCode;

/// How many companies plan.
const SEEDS: u64 = 400;

/// What companies plan, and the most characters that its link may have.
const PLANS: [(&str, Shape, Option<usize>); 5] = [
    ("1 database without a name, 1 region", Shape { databases: 1, regions: 1, names: false }, Some(36)),
    ("1 database without a name, 1 to 3 regions", Shape { databases: 1, regions: 3, names: false }, None),
    (
        "50 databases without names, 1 to 3 regions",
        Shape { databases: 50, regions: 3, names: false },
        Some(450),
    ),
    ("50 databases with names, 1 to 3 regions", Shape { databases: 50, regions: 3, names: true }, Some(770)),
    (
        "200 databases with names, 1 to 3 regions",
        Shape { databases: 200, regions: 3, names: true },
        Some(2_300),
    ),
];

#[derive(Clone, Copy)]
struct Shape {
    databases: usize,
    /// The most regions of a database.
    regions: usize,
    names: bool,
}

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some("--show") {
        for (_, shape, _) in PLANS {
            for seed in 0..SEEDS {
                println!("{}", link::text_to_pack(&link::plain(&plan(shape, seed))));
            }
        }
        return ExitCode::SUCCESS;
    }
    println!("{:<44} {:>21} {:>7} {:>23}", "", "link", "", "JSON, deflated");
    println!(
        "{:<44} {:>6} {:>7} {:>6} {:>7} {:>9} {:>6} {:>6}",
        "plan", "min", "median", "max", "limit", "min", "median", "max"
    );
    let mut is_too_long = false;
    for (title, shape, limit) in PLANS {
        let plans: Vec<Draft> = (0..SEEDS).map(|seed| plan(shape, seed)).collect();
        let links = lengths(&plans, |plan| 1 + link::pack::write(plan).len());
        let documents = lengths(&plans, |plan| {
            let text = document::write(&Draft::from(&parse(plan, Catalog::released()).plan));
            let bytes = compress_to_vec(text.as_bytes(), CompressionLevel::UberCompression as u8).len();
            1 + (4 * bytes).div_ceil(3)
        });
        let (min, median, max) = links;
        println!(
            "{title:<44} {min:>6} {median:>7} {max:>6} {:>7} {:>9} {:>6} {:>6}",
            limit.map_or(String::new(), |limit| limit.to_string()),
            documents.0,
            documents.1,
            documents.2
        );
        is_too_long |= limit.is_some_and(|limit| max > limit);
    }
    if is_too_long {
        println!("FAIL: a link is longer than its limit.");
        return ExitCode::FAILURE;
    }
    println!("Every link is within its limit.");
    ExitCode::SUCCESS
}

/// The shortest, the middle and the longest length.
fn lengths(plans: &[Draft], length: impl Fn(&Draft) -> usize) -> (usize, usize, usize) {
    let mut lengths: Vec<usize> = plans.iter().map(length).collect();
    lengths.sort_unstable();
    let at = |place: usize| lengths.get(place).copied().unwrap_or_default();
    (at(0), at(lengths.len() / 2), at(lengths.len() - 1))
}

/// What the services of a company are called.
const SERVICES: [&str; 84] = [
    "account", "address", "alerts", "api", "assets", "auction", "audit", "auth", "basket", "billing",
    "booking", "budget", "cache", "carrier", "cart", "catalog", "chat", "checkin", "claims", "clicks",
    "consent", "content", "coupon", "courier", "credit", "crm", "demand", "device", "devices", "docs",
    "dunning", "email", "events", "export", "feed", "files", "fleet", "forms", "fraud", "geo", "gifts",
    "graph", "hotel", "iam", "images", "import", "intake", "invoice", "jobs", "journal", "ledger", "loans",
    "locale", "logs", "loyalty", "mail", "media", "meters", "metrics", "notify", "offers", "orders",
    "parking", "payment", "points", "policy", "pricing", "profile", "quotes", "ratings", "refunds",
    "returns", "reviews", "risk", "routes", "search", "session", "stock", "tax", "tickets", "tracing",
    "trips", "users", "vouchers",
];

/// Where a service runs; most have the first ones only.
const ENVIRONMENTS: [&str; 4] = ["prod", "dev", "test", "stage"];

/// What one company plans: service by service, with an environment each, in the
/// few regions that it has.
fn plan(shape: Shape, seed: u64) -> Draft {
    let mut draft = named_plan(shape, seed);
    if !shape.names {
        draft.databases.iter_mut().for_each(|row| row.name.clear());
    }
    draft
}

fn named_plan(shape: Shape, seed: u64) -> Draft {
    let mut rng = Rng::with_seed(seed);
    let company = company(&mut rng);
    let mut services = SERVICES;
    rng.shuffle(&mut services);
    let mut draft = Draft::default();
    for service in services.iter().cycle() {
        let home = rng.choice(&company).copied().unwrap_or((CloudProvider::Aws, ""));
        let database_type = if rng.u8(0..4) == 0 { "managed-clusters" } else { "serverless" };
        let environments = rng.usize(2..=ENVIRONMENTS.len());
        for environment in ENVIRONMENTS.iter().take(environments) {
            let name = format!("{service}-{environment}");
            if draft.databases.len() == shape.databases {
                return draft;
            }
            // The second round of a large company needs names of its own.
            let is_new = !draft.databases.iter().any(|row| row.name == name);
            if name.len() > 12 || !is_new {
                continue;
            }
            let mut regions = vec![home.1.to_owned()];
            let mut others: Vec<_> = company.iter().filter(|(cloud, _)| *cloud == home.0).collect();
            rng.shuffle(&mut others);
            let count = rng.usize(1..=shape.regions);
            regions.extend(others.iter().map(|(_, code)| (*code).to_owned()).filter(|code| code != home.1));
            regions.truncate(count);
            draft.databases.push(DraftDatabase {
                row: draft.databases.len() + 1,
                name,
                database_type: database_type.to_owned(),
                provider: home.0.to_string(),
                regions,
                ..DraftDatabase::default()
            });
        }
    }
    draft
}

/// The regions of a company: three to five of its cloud, and sometimes one or
/// two of a second one.
fn company(rng: &mut Rng) -> Vec<(CloudProvider, &'static str)> {
    let mut clouds = CloudProvider::ALL.to_vec();
    rng.shuffle(&mut clouds);
    let second = if rng.bool() { rng.usize(1..=2) } else { 0 };
    let mut regions = Vec::new();
    for (cloud, count) in clouds.into_iter().zip([rng.usize(3..=5), second]) {
        let listed = Catalog::released().regions().iter().filter(|fact| fact.provider == cloud);
        let mut listed: Vec<_> = listed.map(|fact| (cloud, fact.code)).collect();
        rng.shuffle(&mut listed);
        regions.extend(listed.into_iter().take(count));
    }
    regions
}
