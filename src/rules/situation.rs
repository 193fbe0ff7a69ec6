//! Who is covered by what: worked out once, read by every rule.

use super::{Finding, FindingCode, Subject};
use crate::catalog::{Catalog, StatementId, Topic};
use crate::domain::order::{sort, sort_by};
use crate::domain::{
    CloudProvider, Confidence, DatabaseType, Encryption, KeyScope, KeyState, OrganizationName, Protection,
    Reason, Subscription, Support, plain, shown,
};
use crate::plan::{Database, Plan, Registration};

/// One database in one region, and what encrypts it.
pub(super) struct Deployment<'a> {
    /// The database.
    pub(super) database: &'a Database,
    /// The scope it falls into.
    pub(super) scope: KeyScope,
    /// True if it is yet to be created.
    pub(super) is_new: bool,
    /// What encrypts it.
    pub(super) protection: Protection,
}

impl Deployment<'_> {
    /// True if the customer key of its scope covers it.
    pub(super) const fn is_covered(&self) -> bool {
        self.protection.is_covered()
    }

    /// Why it is not covered; `None` where it is.
    pub(super) const fn reason(&self) -> Option<Reason> {
        match self.protection {
            Protection::CustomerKey => None,
            Protection::NotCovered(reason) => Some(reason),
        }
    }

    /// True if the database wants a customer key.
    pub(super) fn is_wanted(&self) -> bool {
        self.database.encryption() == Encryption::CustomerKey
    }
}

/// A customer key with at least one deployment in its scope.
pub(super) struct Key<'a> {
    /// What it is for.
    pub(super) scope: KeyScope,
    /// The registration, where Astra knows it already.
    pub(super) registration: Option<&'a Registration>,
    /// The databases that it covers, by name and row.
    pub(super) covered: Vec<&'a Database>,
}

impl Key<'_> {
    /// Whether it has to be created.
    pub(super) const fn state(&self) -> KeyState {
        if self.registration.is_some() { KeyState::Registered } else { KeyState::ToCreate }
    }
}

/// A plan, and what follows from it before any rule has spoken.
pub(super) struct Situation<'a> {
    /// The plan.
    pub(super) plan: &'a Plan,
    /// The facts.
    pub(super) catalog: &'a Catalog,
    /// Every deployment, in report order.
    pub(super) deployments: Vec<Deployment<'a>>,
    /// Every key row, in report order.
    pub(super) keys: Vec<Key<'a>>,
    /// Registrations without a deployment, in report order.
    pub(super) surplus: Vec<&'a Registration>,
    subscriptions: Vec<(&'a OrganizationName, Subscription)>,
}

impl<'a> Situation<'a> {
    /// Works out who is covered by what (contracts, section 4).
    pub(super) fn of(plan: &'a Plan, catalog: &'a Catalog) -> Self {
        let mut deployments = deployments(plan);
        let mut registrations: Vec<&Registration> = plan.registered_keys().iter().collect();
        sort_by(&mut registrations, |a, b| a.scope().cmp(b.scope()));

        let mut keys = Vec::new();
        let mut used = vec![false; registrations.len()];
        for scope in deployments.chunk_by_mut(|a, b| a.scope == b.scope) {
            let Some(first) = scope.first() else { continue };
            let place = registrations.binary_search_by(|registration| registration.scope().cmp(&first.scope));
            let registration = place.ok().and_then(|place| registrations.get(place)).copied();
            if let Some(used) = place.ok().and_then(|place| used.get_mut(place)) {
                *used = true;
            }
            let first_scope = first.scope.clone();
            let is_supported =
                catalog.support(first_scope.database_type, first_scope.provider()) != Support::Unsupported;
            let is_wanted = scope.iter().any(|deployment| deployment.is_new && deployment.is_wanted());
            let has_key = is_supported && (is_wanted || registration.is_some());
            for deployment in scope.iter_mut() {
                deployment.protection = match (is_supported, deployment.is_new) {
                    (false, _) => Protection::NotCovered(Reason::Unsupported),
                    (true, true) if has_key => Protection::CustomerKey,
                    (true, true) => Protection::NotCovered(Reason::NotRequested),
                    (true, false) if registration.is_some() => {
                        Protection::NotCovered(Reason::DependsOnRegistration)
                    }
                    (true, false) => Protection::NotCovered(Reason::Existing),
                };
            }
            if has_key {
                let covered = scope.iter().filter(|deployment| deployment.is_covered());
                let covered = covered.map(|deployment| deployment.database).collect();
                keys.push(Key { scope: first_scope, registration, covered });
            }
        }
        let surplus = registrations.into_iter().zip(used).filter(|(_, used)| !used);
        let surplus = surplus.map(|(registration, _)| registration).collect();
        let organizations = plan.organizations().iter();
        let mut subscriptions: Vec<_> =
            organizations.map(|found| (found.name(), found.subscription())).collect();
        sort(&mut subscriptions);
        Situation { plan, catalog, deployments, keys, surplus, subscriptions }
    }

    /// The deployments of each database, by row of the plan.
    pub(super) fn by_database(&self) -> Vec<(&'a Database, Vec<&Deployment<'a>>)> {
        let mut all: Vec<&Deployment> = self.deployments.iter().collect();
        sort_by(&mut all, |a, b| {
            (a.database.row(), &a.scope.region).cmp(&(b.database.row(), &b.scope.region))
        });
        let groups = all.chunk_by(|a, b| a.database.row() == b.database.row());
        groups.filter_map(|group| Some((group.first()?.database, group.to_vec()))).collect()
    }

    /// One finding for each database that has deployments of a kind; the
    /// sentences are made from the database and those deployments.
    pub(super) fn databases_with(
        &self,
        is_meant: impl Fn(&Deployment) -> bool,
        finding: impl Fn(&'a Database, &[&Deployment]) -> Finding,
    ) -> Vec<Finding> {
        let groups = self.by_database().into_iter();
        let meant = groups.map(|(database, mut deployments)| {
            deployments.retain(|deployment| is_meant(deployment));
            (database, deployments)
        });
        meant.filter(|(_, some)| !some.is_empty()).map(|(database, some)| finding(database, &some)).collect()
    }

    /// The organizations that have a key row, each once, in order.
    pub(super) fn organizations_with_keys(&self) -> Vec<&OrganizationName> {
        let mut names: Vec<_> = self.keys.iter().map(|key| &key.scope.organization).collect();
        names.dedup();
        names
    }

    /// The subscription of an organization; one that is not listed is unknown.
    pub(super) fn subscription(&self, name: &OrganizationName) -> Subscription {
        let place = self.subscriptions.binary_search_by(|(listed, _)| (*listed).cmp(name));
        let listed = place.ok().and_then(|place| self.subscriptions.get(place));
        listed.map_or(Subscription::Unknown, |(_, subscription)| *subscription)
    }

    /// A finding whose fact is a statement of the catalog.
    pub(super) fn finding(
        &self,
        code: FindingCode,
        subject: Subject,
        statement: StatementId,
        message: String,
        remedy: String,
    ) -> Finding {
        let confidence = self.catalog.confidence(statement);
        Finding { code, subject, message, remedy, docs: Vec::new(), confidence }
    }
}

impl Finding {
    /// Names the pages about some topics that fit a type and a provider.
    pub(super) fn read_more(
        mut self,
        catalog: &Catalog,
        topics: &[Topic],
        database_type: Option<DatabaseType>,
        provider: Option<CloudProvider>,
    ) -> Self {
        let types = match &database_type {
            Some(one) => std::slice::from_ref(one),
            None => DatabaseType::ALL,
        };
        for topic in topics {
            for database_type in types {
                if let Some(page) = catalog.page(*topic, Some(*database_type), provider)
                    && !self.docs.contains(page)
                {
                    self.docs.push(*page);
                }
            }
        }
        self
    }

    /// Says how the fact behind it is known, where no one statement does.
    pub(super) const fn known(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }
}

fn deployments(plan: &Plan) -> Vec<Deployment<'_>> {
    let mut all: Vec<Deployment> = plan
        .databases()
        .iter()
        .flat_map(|database| {
            database.deployments().map(move |(region, is_new)| Deployment {
                database,
                scope: database.scope(region),
                is_new,
                protection: Protection::NotCovered(Reason::NotRequested),
            })
        })
        .collect();
    sort_by(&mut all, |a, b| {
        let order = |deployment: &Deployment<'_>| deployment.database.row();
        a.scope
            .cmp(&b.scope)
            .then_with(|| a.database.name().cmp(b.database.name()))
            .then_with(|| order(a).cmp(&order(b)))
    });
    all
}

/// Region codes in a sentence: `a`, `a and b`, `a, b and 7 more`.
pub(super) fn named(deployments: &[&Deployment]) -> String {
    let codes: Vec<&str> = deployments.iter().map(|deployment| deployment.scope.region.code()).collect();
    plain(&enumerated(&codes))
}

/// A list in a sentence, cut after its third member where it is long.
pub(super) fn enumerated<T: AsRef<str>>(items: &[T]) -> String {
    let words: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [a, b, c, rest @ ..] if rest.len() > 1 => format!("{a}, {b}, {c} and {} more", rest.len()),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// An organization in a sentence.
pub(super) fn organization(name: &OrganizationName) -> String {
    if name.is_empty() {
        "your organization".to_owned()
    } else {
        format!("organization {}", shown(name.as_str()))
    }
}

/// A scope in a sentence: `Serverless on AWS in us-east-2`.
pub(super) fn scope_words(scope: &KeyScope) -> String {
    let place = format!(
        "{} on {} in {}",
        scope.database_type.name(),
        scope.provider().name(),
        plain(scope.region.code()),
    );
    if scope.organization.is_empty() {
        place
    } else {
        format!("{place} of {}", organization(&scope.organization))
    }
}
