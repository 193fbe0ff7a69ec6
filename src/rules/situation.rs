//! Who is covered by what: worked out once, read by every rule.

use super::{Finding, FindingCode, Subject};
use crate::catalog::{Catalog, StatementId, Topic};
use crate::domain::order::{sort, sort_by};
use crate::domain::{
    Encryption, KeyScope, KeyState, OrganizationName, Protection, Reason, Subscription, Support,
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
    /// The places of all deployments, by row of their database and region.
    by_row: Vec<usize>,
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
        let mut by_row: Vec<usize> = (0..deployments.len()).collect();
        let row =
            |place: &usize| deployments.get(*place).map(|found| (found.database.row(), &found.scope.region));
        sort_by(&mut by_row, |a, b| row(a).cmp(&row(b)));
        Situation { plan, catalog, deployments, keys, surplus, by_row, subscriptions }
    }

    /// The deployments of each database, by row of the plan and region.
    pub(super) fn by_database(&self) -> Vec<(&'a Database, Vec<&Deployment<'a>>)> {
        let mut groups: Vec<(&Database, Vec<&Deployment>)> = Vec::new();
        for deployment in self.by_row.iter().filter_map(|place| self.deployments.get(*place)) {
            match groups.last_mut() {
                Some((database, group)) if database.row() == deployment.database.row() => {
                    group.push(deployment);
                }
                _ => groups.push((deployment.database, vec![deployment])),
            }
        }
        groups
    }

    /// One finding for each database that has deployments of a kind; the
    /// sentences are made from the database and those deployments.
    pub(super) fn databases_with(
        &self,
        is_meant: &dyn Fn(&Deployment) -> bool,
        finding: &dyn Fn(&'a Database, &[&Deployment]) -> Finding,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (database, mut deployments) in self.by_database() {
            deployments.retain(|deployment| is_meant(deployment));
            if !deployments.is_empty() {
                findings.push(finding(database, &deployments));
            }
        }
        findings
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
        remedy: &str,
    ) -> Finding {
        let (confidence, remedy) = (self.catalog.confidence(statement), remedy.to_owned());
        Finding { code, subject, message, remedy, docs: Vec::new(), confidence }
    }

    /// A finding about a database, with the pages for its type and provider.
    pub(super) fn about_database(
        &self,
        code: FindingCode,
        statement: StatementId,
        topics: &[Topic],
        database: &Database,
        message: String,
        remedy: &str,
    ) -> Finding {
        let (database_type, provider) = (database.database_type(), database.provider());
        self.finding(code, Subject::database(database), statement, message, remedy).read_more(
            self.catalog,
            topics,
            Some(database_type),
            Some(provider),
        )
    }

    /// A finding about each organization with keys whose subscription is that
    /// one, with the pages about plans.
    pub(super) fn about_organizations(
        &self,
        subscription: Subscription,
        code: FindingCode,
        message: &dyn Fn(&OrganizationName) -> String,
        remedy: &str,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        for name in self.organizations_with_keys() {
            if self.subscription(name) == subscription {
                let subject = Subject::organization(name);
                let finding = self.finding(code, subject, StatementId::PaidPlan, message(name), remedy);
                findings.push(finding.read_more(self.catalog, &[Topic::Plans], None, None));
            }
        }
        findings
    }

    /// A finding about a key scope, with the pages for its type and provider.
    pub(super) fn about_scope(
        &self,
        code: FindingCode,
        statement: StatementId,
        topics: &[Topic],
        scope: &KeyScope,
        message: String,
        remedy: &str,
    ) -> Finding {
        let (database_type, provider) = (scope.database_type, scope.provider());
        self.finding(code, Subject::scope(scope), statement, message, remedy).read_more(
            self.catalog,
            topics,
            Some(database_type),
            Some(provider),
        )
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
