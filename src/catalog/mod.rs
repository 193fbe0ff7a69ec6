//! The facts: regions, support, endpoints, links and the statements that the
//! rules stand on, each with its source, date and confidence.
//!
//! They stand in `facts/*.txt`, one to a line, and nowhere else; `facts/README.md`
//! explains the lines. This module does not know what follows from them; that
//! is what `rules` is for.
//!
//! To add or to mend a fact, edit its line; `cargo test` reads every line and
//! compares the static part of `index.html` with it.

mod fact;
mod likeness;
mod read;
mod search;
mod vocabulary;

pub use fact::{
    Endpoint, Example, Likeness, Link, MalformedRegion, RegionFact, Source, Statement, SupportFact,
};
pub use vocabulary::{Call, StatementId, Topic};

use crate::domain::{CloudProvider, Confidence, DatabaseType, Region, Support};
use fact::KeyLocations;
use std::borrow::Cow;
use std::sync::OnceLock;

/// All facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    as_of: &'static str,
    api_base: &'static str,
    regions: Vec<RegionFact>,
    lookalikes: Vec<Vec<(CloudProvider, &'static str)>>,
    region_lists: Vec<(CloudProvider, Confidence)>,
    key_locations: Vec<KeyLocations>,
    path_codes: Vec<(CloudProvider, Confidence)>,
    links: Vec<Link>,
    support: Vec<SupportFact>,
    endpoints: Vec<Endpoint>,
    statements: Vec<Statement>,
    sources: Vec<Source>,
    examples: Vec<Example>,
}

impl Catalog {
    /// The facts of this release, read once.
    pub fn released() -> &'static Self {
        static RELEASED: OnceLock<Catalog> = OnceLock::new();
        RELEASED.get_or_init(|| read::read(&read::FILES).0)
    }

    /// The day on which the oldest of the facts was true (ISO date).
    pub const fn as_of(&self) -> &'static str {
        self.as_of
    }

    /// The address that the paths of [`Self::endpoints`] follow.
    pub const fn api_base(&self) -> &'static str {
        self.api_base
    }

    /// Reads a region code of a provider. ASCII case and surrounding blanks
    /// are forgiven; a code of the right form is a region even where no list
    /// names it.
    ///
    /// # Errors
    /// [`MalformedRegion`] where the text lacks the provider's form, with what
    /// was probably meant.
    pub fn region(&self, provider: CloudProvider, text: &str) -> Result<Region, MalformedRegion<'_>> {
        let code = text.trim().to_ascii_lowercase();
        if !provider.has_form(&code) {
            return Err(MalformedRegion {
                suggestion: likeness::probably_meant(self, provider, &code),
                belongs_to: self.regions.iter().find(|fact| fact.code == code),
            });
        }
        Ok(match self.listed(provider, &code) {
            Some(fact) => fact.region(),
            None => Region::of_catalog(provider, Cow::Owned(code)),
        })
    }

    /// Every listed region, by provider and code.
    pub fn regions(&self) -> &[RegionFact] {
        &self.regions
    }

    /// The listed regions of a provider.
    pub fn regions_of(&self, provider: CloudProvider) -> impl Iterator<Item = &RegionFact> {
        self.regions.iter().filter(move |fact| fact.provider == provider)
    }

    /// The listed regions of a provider that a half-typed text could mean.
    pub fn search(
        &self,
        provider: CloudProvider,
        database_type: Option<DatabaseType>,
        query: &str,
    ) -> Vec<&RegionFact> {
        search::search(self, provider, database_type, query)
    }

    /// What the cloud's list says of a region, if it names it.
    pub fn region_fact(&self, region: &Region) -> Option<&RegionFact> {
        self.listed(region.provider(), region.code())
    }

    /// The place of a region, or nothing where no list names it.
    pub fn place(&self, region: &Region) -> &'static str {
        self.region_fact(region).map_or("", |fact| fact.place)
    }

    fn listed(&self, provider: CloudProvider, code: &str) -> Option<&RegionFact> {
        let found = self.regions.binary_search_by(|fact| (fact.provider, fact.code).cmp(&(provider, code)));
        found.ok().and_then(|place| self.regions.get(place))
    }

    /// The listed region that was probably meant by one that no list names.
    pub fn probably_meant(&self, region: &Region) -> Option<(&RegionFact, Likeness)> {
        likeness::probably_meant(self, region.provider(), region.code())
    }

    /// The codes of other clouds that are easily taken for this one.
    pub fn lookalikes(&self, provider: CloudProvider, code: &str) -> impl Iterator<Item = &RegionFact> {
        self.lookalikes
            .iter()
            .filter(move |group| group.contains(&(provider, code)))
            .flatten()
            .filter(move |(other, _)| *other != provider)
            .filter_map(|(other, code)| self.listed(*other, code))
    }

    /// How a region is known to be a location of the provider's key service;
    /// `None` where no list says so.
    pub fn key_location(&self, region: &Region) -> Option<Confidence> {
        let mut lists = self.key_locations.iter();
        let list = lists.find(|list| list.provider == region.provider())?;
        list.codes.split(' ').any(|code| code == region.code()).then_some(list.confidence)
    }

    /// How the list of a cloud's regions is known.
    pub fn list_confidence(&self, provider: CloudProvider) -> Confidence {
        confidence_of(&self.region_lists, provider)
    }

    /// How a call for keys of a provider is known: the provider's code in the
    /// path can be less sure than the path.
    pub fn call_confidence(&self, endpoint: &Endpoint, provider: CloudProvider) -> Confidence {
        match endpoint.names_the_provider() {
            true => endpoint.confidence.max(confidence_of(&self.path_codes, provider)),
            false => endpoint.confidence,
        }
    }

    /// How far a type on a provider is supported.
    pub fn support(&self, database_type: DatabaseType, provider: CloudProvider) -> Support {
        self.support
            .iter()
            .find(|fact| fact.database_type == database_type && fact.provider == provider)
            .map_or(Support::Unsupported, |fact| fact.support)
    }

    /// The whole support table.
    pub fn support_facts(&self) -> &[SupportFact] {
        &self.support
    }

    /// Every page that may be opened.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The page of that id.
    pub fn link(&self, id: &str) -> Option<&Link> {
        self.links.iter().find(|link| link.id == id)
    }

    /// The page about a topic that fits a type and a provider: a page about
    /// another type or provider never fits, one about all does.
    pub fn page(
        &self,
        topic: Topic,
        database_type: Option<DatabaseType>,
        provider: Option<CloudProvider>,
    ) -> Option<&Link> {
        self.links.iter().find(|link| {
            link.topic == topic
                && (link.database_type.is_none() || link.database_type == database_type)
                && (link.provider.is_none() || link.provider == provider)
        })
    }

    /// Every call of the DevOps API for keys of a type.
    pub fn endpoints(&self, database_type: DatabaseType) -> impl Iterator<Item = &Endpoint> {
        self.endpoints.iter().filter(move |endpoint| endpoint.database_type == database_type)
    }

    /// The path at which keys of a type are registered.
    pub fn register_path(&self, database_type: DatabaseType) -> &'static str {
        self.endpoints(database_type)
            .find(|endpoint| endpoint.call == Call::Register)
            .map_or("", |endpoint| endpoint.path)
    }

    /// The statements, in the order of [`StatementId`].
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// What the facts say under a name.
    pub fn statement(&self, id: StatementId) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.id == id)
    }

    /// How a statement is known; one that is missing is not confirmed.
    pub fn confidence(&self, id: StatementId) -> Confidence {
        self.statement(id).map_or(Confidence::Unconfirmed, |statement| statement.confidence)
    }

    /// The worked examples of the documentation.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// What was read, where it is no page to open.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }
}

fn confidence_of(list: &[(CloudProvider, Confidence)], provider: CloudProvider) -> Confidence {
    let found = list.iter().find(|(cloud, _)| *cloud == provider);
    found.map_or(Confidence::Unconfirmed, |(_, confidence)| *confidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        assert_eq!(read::read(&read::FILES).1, Vec::<String>::new());
    }

    #[test]
    fn every_support_statement_and_register_path_is_there() {
        let catalog = Catalog::released();
        for database_type in DatabaseType::ALL {
            assert!(catalog.register_path(*database_type).starts_with("/v2/kms"));
            for provider in CloudProvider::ALL {
                let facts = catalog.support.iter();
                let facts = facts.filter(|f| f.database_type == *database_type && f.provider == *provider);
                assert_eq!(facts.count(), 1, "{database_type} {provider}");
            }
        }
        for id in StatementId::ALL {
            assert!(catalog.statement(*id).is_some(), "{id}");
        }
        assert_eq!(catalog.statements.len(), StatementId::ALL.len());
    }

    #[test]
    fn regions_are_of_their_providers_form_and_named_once() {
        let catalog = Catalog::released();
        assert_eq!(catalog.regions.len(), 34 + 43 + 57);
        for (fact, next) in catalog.regions.iter().zip(catalog.regions.iter().skip(1)) {
            assert!((fact.provider, fact.code) < (next.provider, next.code), "{}", next.code);
        }
        for fact in &catalog.regions {
            assert!(fact.provider.has_form(fact.code), "{}", fact.code);
            assert!(["na", "sa", "emea", "apac"].contains(&fact.area), "{}", fact.area);
            assert!(!fact.place.is_empty());
        }
        for list in &catalog.key_locations {
            for code in list.codes.split(' ') {
                assert!(catalog.listed(list.provider, code).is_some(), "{code}");
            }
        }
        for (provider, code) in catalog.lookalikes.iter().flatten() {
            assert!(catalog.listed(*provider, code).is_some(), "{code}");
        }
    }

    #[test]
    fn every_source_is_a_link_or_a_source() {
        let catalog = Catalog::released();
        let known = |id: &str| catalog.link(id).is_some() || catalog.sources.iter().any(|s| s.id == id);
        let named = catalog.regions.iter().flat_map(|fact| [fact.serverless, fact.managed_clusters]);
        let named = named.chain(catalog.statements.iter().map(|s| s.sources));
        let named = named.chain(catalog.support.iter().map(|s| s.source));
        let named = named.chain(catalog.examples.iter().map(|e| e.source));
        for id in named.flat_map(str::split_whitespace) {
            assert!(known(id), "{id}");
        }
    }

    #[test]
    fn links_are_https_and_named_once() {
        let links = &Catalog::released().links;
        for (place, link) in links.iter().enumerate() {
            assert!(link.url.starts_with("https://"), "{}", link.url);
            assert!(!links.iter().skip(place + 1).any(|other| other.id == link.id || other.url == link.url));
        }
    }

    #[test]
    fn every_supported_type_and_provider_has_its_procedure() {
        let catalog = Catalog::released();
        for fact in &catalog.support {
            let page = catalog.page(Topic::Procedure, Some(fact.database_type), Some(fact.provider));
            assert_eq!(page.is_some(), fact.support != Support::Unsupported, "{fact:?}");
        }
    }
}
