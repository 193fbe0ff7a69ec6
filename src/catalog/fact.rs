//! One fact of each kind, as its line in `facts/` says it.

use super::{Call, StatementId, Topic, search};
use crate::domain::{CloudProvider, Confidence, DatabaseType, KeyScope, Region, Support};
use std::borrow::Cow;

/// A page that the planner may open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its stable name, such as `sl-aws`.
    pub id: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// The type it is about; `None` where it is about both or neither.
    pub database_type: Option<DatabaseType>,
    /// The cloud it is about; `None` where it is about all or none.
    pub provider: Option<CloudProvider>,
    /// How the address is known.
    pub confidence: Confidence,
    /// What to call it.
    pub title: &'static str,
    /// Where it is; always https.
    pub url: &'static str,
}

/// A region that the cloud's list names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionFact {
    /// Its cloud.
    pub provider: CloudProvider,
    /// Its code.
    pub code: &'static str,
    /// Its place, in the cloud's words: `US East (Ohio)`.
    pub place: &'static str,
    /// The part of the world: `na`, `sa`, `emea`, `apac`.
    pub area: &'static str,
    /// Ids of the sources that name it for Serverless, separated by blanks.
    pub serverless: &'static str,
    /// Ids of the sources that name it for Managed Clusters.
    pub managed_clusters: &'static str,
}

impl RegionFact {
    /// Ids of the sources that name the region for a type; empty means that it
    /// is not confirmed there.
    pub const fn sources(&self, database_type: DatabaseType) -> &'static str {
        match database_type {
            DatabaseType::Serverless => self.serverless,
            DatabaseType::ManagedClusters => self.managed_clusters,
        }
    }

    /// The place without what its code says already: `Ohio`.
    pub fn short_place(&self) -> &'static str {
        match self.place.split_once('(') {
            Some((_, place)) => place.trim_end_matches(')'),
            None => self.place,
        }
    }

    /// The part of the world, in words.
    pub const fn area_name(&self) -> &'static str {
        search::area_name(self.area)
    }

    /// The region, as the domain knows it.
    pub const fn region(&self) -> Region {
        Region::of_catalog(self.provider, Cow::Borrowed(self.code))
    }
}

/// How far a type on a provider is supported, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SupportFact {
    /// The type.
    pub database_type: DatabaseType,
    /// The provider.
    pub provider: CloudProvider,
    /// How far.
    pub support: Support,
    /// How that is known.
    pub confidence: Confidence,
    /// The link that it was read at.
    pub source: &'static str,
}

/// A call of the DevOps API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The type whose keys it is about; a key registered at the other type's
    /// endpoint is a key of the other type.
    pub database_type: DatabaseType,
    /// What it does.
    pub call: Call,
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with `{provider}` and `{region}` to be filled in.
    pub path: &'static str,
    /// How it is known.
    pub confidence: Confidence,
}

impl Endpoint {
    /// The path for one scope.
    pub fn path_for(&self, scope: &KeyScope) -> String {
        let filled = self.parts().map(|part| match part {
            "provider" => scope.provider().code(),
            "region" => scope.region.code(),
            other => other,
        });
        filled.collect()
    }

    /// True if the path names a provider.
    pub fn names_the_provider(&self) -> bool {
        self.parts().any(|part| part == "provider")
    }

    /// What stands between braces, and between those.
    fn parts(&self) -> impl Iterator<Item = &'static str> {
        self.path.split(['{', '}'])
    }
}

/// A sentence that rules stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its name.
    pub id: StatementId,
    /// How it is known.
    pub confidence: Confidence,
    /// Ids of links or sources, separated by blanks.
    pub sources: &'static str,
    /// The sentence.
    pub sentence: &'static str,
}

/// Something that was read, where it is no page to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name in the facts.
    pub id: &'static str,
    /// What it is.
    pub title: &'static str,
}

/// A worked example of the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its name.
    pub id: &'static str,
    /// The link that it was read at.
    pub source: &'static str,
    /// What it shows.
    pub title: &'static str,
    /// Its databases, `type.provider.region.region` each, separated by blanks;
    /// the types are shortened to `s` and `m`.
    pub databases: &'static str,
}

/// Where a provider's key service is, as the provider's documentation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KeyLocations {
    pub(super) provider: CloudProvider,
    pub(super) confidence: Confidence,
    pub(super) codes: &'static str,
}

/// Why a region was probably meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The two codes are easily taken for each other.
    LookAlike,
    /// The two regions of different clouds are in the same place.
    SamePlace,
    /// The text is nearest to its code or its place.
    Nearest,
}

/// A text that lacks the form of the provider's region codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MalformedRegion<'a> {
    /// The region that was probably meant, and why.
    pub suggestion: Option<(&'a RegionFact, Likeness)>,
    /// The region of another cloud that the text names exactly.
    pub belongs_to: Option<&'a RegionFact>,
}
