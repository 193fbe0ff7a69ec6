//! Section 4 of the contracts, a second time: written from their text, in the
//! simplest way, without a look at the engine.

use crate::schemas::Schema;
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::domain::KeyScope;
use astra_cmek_planner::plan::{Plan, Standing};
use astra_cmek_planner::rules::Report;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const TYPES: [&str; 2] = ["serverless", "managed-clusters"];
const PROVIDERS: [&str; 3] = ["aws", "gcp", "azure"];

/// Organization, type, provider and region: the latter two by their place in
/// the order of the contracts.
type Scope = (String, usize, usize, String);

struct Deployment {
    scope: Scope,
    database: (String, usize),
    is_new: bool,
    exists: bool,
    wants_customer_key: bool,
}

/// A plan, taken apart.
struct Answer {
    deployments: Vec<Deployment>,
    registered: BTreeMap<Scope, String>,
    subscriptions: BTreeMap<String, &'static str>,
    databases: usize,
}

impl Answer {
    fn of(plan: &Plan) -> Self {
        let registered =
            plan.registered_keys().iter().map(|key| (simple(key.scope()), key.key_id().to_string()));
        let subscriptions =
            plan.organizations().iter().map(|row| (row.name().to_string(), row.subscription().code()));
        Self {
            deployments: deployments(plan),
            registered: registered.collect(),
            subscriptions: subscriptions.collect(),
            databases: plan.databases().len(),
        }
    }

    fn is_supported(scope: &Scope) -> bool {
        !(TYPES[scope.1] == "managed-clusters" && PROVIDERS[scope.2] == "azure")
    }

    fn has_key(&self, scope: &Scope) -> bool {
        let mut inside = self.deployments.iter().filter(|one| one.scope == *scope);
        Self::is_supported(scope)
            && (self.registered.contains_key(scope) || inside.any(|one| one.is_new && one.wants_customer_key))
    }

    /// Why a deployment is not covered; none where it is.
    fn reason(&self, one: &Deployment) -> Option<&'static str> {
        let scope = &one.scope;
        if one.is_new {
            match (self.has_key(scope), Self::is_supported(scope)) {
                (true, _) => None,
                (false, false) => Some("unsupported"),
                (false, true) => Some("not-requested"),
            }
        } else if !Self::is_supported(scope) {
            Some("unsupported")
        } else if self.registered.contains_key(scope) {
            Some("depends-on-registration")
        } else {
            Some("existing")
        }
    }

    fn used(&self) -> BTreeSet<&Scope> {
        self.deployments.iter().map(|one| &one.scope).collect()
    }

    fn keys(&self) -> Vec<&Scope> {
        self.used().into_iter().filter(|scope| self.has_key(scope)).collect()
    }

    fn surplus(&self) -> Vec<(&Scope, &String)> {
        let used = self.used();
        self.registered.iter().filter(|(scope, _)| !used.contains(scope)).collect()
    }
}

/// The counting part, as the contracts say it of a plan.
pub fn expected(plan: &Plan) -> String {
    let answer = Answer::of(plan);
    let mut text = String::new();
    let (mut to_create, mut known) = (0, 0);
    for scope in answer.keys() {
        let inside = answer.deployments.iter().filter(|one| one.scope == *scope);
        let mut covered: Vec<_> = inside.filter(|one| answer.reason(one).is_none()).collect();
        covered.sort_by_key(|one| &one.database);
        let covered: Vec<&str> = covered.iter().map(|one| one.database.0.as_str()).collect();
        let (state, count) = match answer.registered.contains_key(scope) {
            true => ("registered", &mut known),
            false => ("to-create", &mut to_create),
        };
        *count += 1;
        writeln!(text, "key {} {state} {covered:?}", shown(scope)).unwrap();
    }
    let mut gaps: Vec<_> = answer.deployments.iter().filter(|one| answer.reason(one).is_some()).collect();
    gaps.sort_by_key(|one| (&one.scope, &one.database));
    for one in &gaps {
        writeln!(text, "gap {} {:?} {}", shown(&one.scope), one.database.0, answer.reason(one).unwrap())
            .unwrap();
    }
    for (scope, key_id) in answer.surplus() {
        writeln!(text, "surplus {} {key_id:?}", shown(scope)).unwrap();
    }
    let depends = gaps.iter().filter(|one| answer.reason(one) == Some("depends-on-registration")).count();
    let deployments = answer.deployments.len();
    let counts = [answer.databases, deployments, to_create + known, to_create, known, gaps.len(), depends];
    writeln!(text, "summary {counts:?}").unwrap();
    text
}

/// The findings, as the table of the contracts has them: a code and a subject
/// each, in no order.
pub fn expected_findings(plan: &Plan) -> BTreeSet<String> {
    let answer = Answer::of(plan);
    let catalog = Catalog::released();
    let mut found = BTreeSet::new();

    for one in &answer.deployments {
        let reason = answer.reason(one);
        let siblings = answer.deployments.iter().filter(|other| other.database == one.database);
        let (covered, other): (Vec<_>, Vec<_>) = siblings.partition(|one| answer.reason(one).is_none());
        let mut of_the_row = |code: &str, is_so: bool| {
            if is_so {
                let (name, row) = &one.database;
                found.insert(format!("{code} organization={:?} database={name:?} row={row}", one.scope.0));
            }
        };
        let is_unsupported = reason == Some("unsupported");
        of_the_row("unsupported-provider", one.is_new && one.wants_customer_key && is_unsupported);
        of_the_row("existing-database", !one.is_new && one.wants_customer_key && reason == Some("existing"));
        of_the_row("registration-order", reason == Some("depends-on-registration"));
        of_the_row("added-region", one.exists && one.is_new && reason.is_none());
        of_the_row("mixed-encryption", !covered.is_empty() && !other.is_empty());
        of_the_row("region-wide-key", one.is_new && !one.wants_customer_key && reason.is_none());

        let (_, database_type, provider, region) = &one.scope;
        let (database_type, provider) = (TYPES[*database_type], PROVIDERS[*provider]);
        if is_open(plan, database_type, provider, region) {
            continue;
        }
        let mut listed = catalog.regions().iter();
        match listed.find(|fact| fact.provider.code() == provider && fact.code == region) {
            None => {
                found.insert(format!("unknown-region provider={provider} region={region}"));
            }
            Some(fact) => {
                let named =
                    if database_type == "serverless" { fact.serverless } else { fact.managed_clusters };
                if named.is_empty() {
                    found.insert(format!(
                        "unconfirmed-region type={database_type} provider={provider} region={region}"
                    ));
                }
            }
        }
    }

    let keys = answer.keys();
    for scope in &keys {
        let (organization, database_type, provider, region) = scope;
        match answer.subscriptions.get(organization) {
            Some(&"free") => found.insert(format!("free-plan organization={organization:?}")),
            Some(&"paid") => false,
            _ => found.insert(format!("paid-plan organization={organization:?}")),
        };
        if TYPES[*database_type] == "serverless" && PROVIDERS[*provider] == "azure" {
            found.insert(format!("private-preview {}", subject(scope)));
        }
        if !answer.registered.contains_key(*scope) {
            found.insert(format!("provider-charges provider={}", PROVIDERS[*provider]));
        }
        let twin = (organization.clone(), 1 - database_type, *provider, region.clone());
        if keys.contains(&&twin) {
            let provider = PROVIDERS[*provider];
            found.insert(format!(
                "separate-types organization={organization:?} provider={provider} region={region}"
            ));
        }
        if keys.iter().any(|other| other.0 != *organization) {
            found.insert("separate-organizations".to_owned());
        }
    }
    for (scope, _) in answer.surplus() {
        found.insert(format!("surplus-key {}", subject(scope)));
    }
    for (scope, key_id) in answer.registered.iter().filter(|(_, key_id)| !key_id.is_empty()) {
        let same = answer.registered.values().filter(|other| *other == key_id);
        if same.count() > 1 {
            found.insert(format!("shared-cloud-key key_id={key_id:?}"));
        }
        if !is_usable(scope.2, key_id) {
            found.insert(format!("unusable-key-id {} key_id={key_id:?}", subject(scope)));
        }
        if region_of(PROVIDERS[scope.2], key_id).is_some_and(|region| !region.eq_ignore_ascii_case(&scope.3))
        {
            found.insert(format!("wrong-region-key {} key_id={key_id:?}", subject(scope)));
        }
    }
    found
}

/// Whether a list of the reader's own Astra names a region for a type.
fn is_open(plan: &Plan, database_type: &str, provider: &str, region: &str) -> bool {
    let lists = plan.confirmed().iter();
    let mut meant = lists
        .filter(|list| list.database_type().code() == database_type && list.provider().code() == provider);
    meant.any(|list| list.regions().iter().any(|named| named.code() == region))
}

thread_local! {
    /// The patterns of usable key identifiers, by provider.
    static USABLE: [Schema; 3] = [
        "arn:aws:kms:[^:]+:[0-9]{12}:key/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
        "projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+",
        "https://[0-9A-Za-z-]+[.]vault[.]azure[.]net/keys/[^/]+(/[0-9a-fA-F]{32})?",
    ]
    .map(|pattern| Schema::of(&json!({ "pattern": format!("^{pattern}$") }).to_string()));
}

fn is_usable(provider: usize, key_id: &str) -> bool {
    USABLE.with(|patterns| patterns[provider].faults(&json!(key_id).to_string()).is_empty())
}

/// The region that stands in an identifier, read from its beginning.
fn region_of<'a>(provider: &str, key_id: &'a str) -> Option<&'a str> {
    let between = |text: &'a str, end: char| text.split_once(end).map(|(region, _)| region);
    match provider {
        "aws" => {
            let (_, rest) = key_id.strip_prefix("arn:")?.split_once(':')?;
            between(rest.strip_prefix("kms:")?, ':')
        }
        "gcp" => {
            let (_, rest) = key_id.strip_prefix("projects/")?.split_once('/')?;
            between(rest.strip_prefix("locations/")?, '/')
        }
        _ => None,
    }
}

/// The findings of a report, in the same words.
pub fn said_findings(report: &Report) -> BTreeSet<String> {
    let findings = report.findings.iter().map(|finding| {
        let subject = &finding.subject;
        let parts = [
            subject.organization.as_ref().map(|name| format!(" organization={:?}", name.as_str())),
            subject.database_type.map(|code| format!(" type={code}")),
            subject.provider.map(|code| format!(" provider={code}")),
            subject.region.as_ref().map(|code| format!(" region={code}")),
            subject.database.as_ref().map(|name| format!(" database={:?}", name.as_str())),
            subject.row.map(|row| format!(" row={row}")),
            subject.key_id.as_ref().map(|key_id| format!(" key_id={:?}", key_id.as_str())),
        ];
        format!("{}{}", finding.code, parts.into_iter().flatten().collect::<String>())
    });
    findings.collect()
}

fn deployments(plan: &Plan) -> Vec<Deployment> {
    let mut deployments = Vec::new();
    for database in plan.databases() {
        let (exists, adding) = match database.standing() {
            Standing::Planned => (false, [].as_slice()),
            Standing::Existing { adding } => (true, adding.as_slice()),
        };
        let here = database.regions().iter().map(|region| (region, !exists));
        for (region, is_new) in here.chain(adding.iter().map(|region| (region, true))) {
            deployments.push(Deployment {
                scope: simple(&database.scope(region)),
                database: (database.name().to_string(), database.row()),
                is_new,
                exists,
                wants_customer_key: database.encryption().code() == "customer-key",
            });
        }
    }
    deployments
}

fn simple(scope: &KeyScope) -> Scope {
    let database_type = TYPES.iter().position(|code| *code == scope.database_type.code()).unwrap();
    let provider = PROVIDERS.iter().position(|code| *code == scope.provider().code()).unwrap();
    (scope.organization.to_string(), database_type, provider, scope.region.code().to_owned())
}

fn subject((organization, database_type, provider, region): &Scope) -> String {
    let (database_type, provider) = (TYPES[*database_type], PROVIDERS[*provider]);
    format!("organization={organization:?} type={database_type} provider={provider} region={region}")
}

fn shown((organization, database_type, provider, region): &Scope) -> String {
    format!("{organization:?} {} {} {region}", TYPES[*database_type], PROVIDERS[*provider])
}

/// What a report says, in the same words.
pub fn said(report: &Report) -> String {
    let scope = |scope: &KeyScope| {
        let organization = scope.organization.as_str();
        format!("{organization:?} {} {} {}", scope.database_type, scope.provider(), scope.region.code())
    };
    let mut text = String::new();
    for key in &report.keys {
        let covered: Vec<&str> = key.databases.iter().map(|name| name.as_str()).collect();
        writeln!(text, "key {} {} {covered:?}", scope(&key.scope), key.state).unwrap();
    }
    for gap in &report.not_covered {
        writeln!(text, "gap {} {:?} {}", scope(&gap.scope), gap.database.as_str(), gap.reason).unwrap();
    }
    for key in &report.surplus_keys {
        writeln!(text, "surplus {} {:?}", scope(key.scope()), key.key_id().as_str()).unwrap();
    }
    let summary = report.summary;
    let counts = [
        summary.databases,
        summary.deployments,
        summary.keys,
        summary.to_create,
        summary.registered,
        summary.not_covered,
        summary.depends_on_registration,
    ];
    writeln!(text, "summary {counts:?}").unwrap();
    text
}
