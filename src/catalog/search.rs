//! Which regions a person means while typing: found by code, place and area.

use super::{Catalog, RegionFact};
use crate::domain::order::sort_by;
use crate::domain::{CloudProvider, DatabaseType, occurs};

/// The part of the world, in words.
pub(super) const fn area_name(area: &str) -> &'static str {
    match area.as_bytes() {
        b"na" => "North America",
        b"sa" => "South America",
        b"emea" => "Europe, Middle East, Africa",
        b"apac" => "Asia Pacific",
        _ => "",
    }
}

/// The regions of a provider in which every word of a query occurs. The one
/// whose code is the query comes first, then those whose code begins with it,
/// then those that are named for the database type, then by code.
pub(super) fn search<'a>(
    catalog: &'a Catalog,
    provider: CloudProvider,
    database_type: Option<DatabaseType>,
    query: &str,
) -> Vec<&'a RegionFact> {
    let query = query.trim().to_ascii_lowercase();
    let fits = |fact: &&RegionFact| {
        let text = [fact.code, " ", fact.place, " ", area_name(fact.area)].concat().to_ascii_lowercase();
        query.split_whitespace().all(|word| occurs(word, &text))
    };
    let mut found: Vec<&RegionFact> = catalog.regions_of(provider).filter(fits).collect();
    let rank = |fact: &RegionFact| {
        let is_named = database_type.is_none_or(|database_type| !fact.sources(database_type).is_empty());
        (fact.code != query, !fact.code.starts_with(&query), !is_named, fact.code)
    };
    sort_by(&mut found, |a, b| rank(a).cmp(&rank(b)));
    found
}

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;
    use crate::domain::DatabaseType;

    /// In: a provider and a query. Out: the first three codes, and how many there are.
    fn check(input: &str, expected: &str) {
        let (provider, query) = input.split_once(' ').unwrap();
        let provider = provider.parse().unwrap();
        let found = Catalog::released().search(provider, Some(DatabaseType::Serverless), query);
        let codes: Vec<_> = found.iter().take(3).map(|fact| fact.code).collect();
        assert_eq!(format!("{} of {}", codes.join(" "), found.len()), expected, "{input}");
    }

    #[test]
    fn by_code() {
        check("aws us-east", "us-east-1 us-east-2 of 2");
        check("aws US-EAST-2 ", "us-east-2 of 1");
        check("gcp europe-west1", "europe-west1 europe-west10 europe-west12 of 3");
        check("azure us2", "westus2 eastus2 of 2");
        check("azure WestUS", "westus westus2 westus3 of 3");
    }

    #[test]
    fn by_place_and_area() {
        check("aws ohio", "us-east-2 of 1");
        check("aws europe", "eu-central-1 eu-west-1 af-south-1 of 12");
        check("gcp são", "southamerica-east1 of 1");
        check("aws asia tokyo", "ap-northeast-1 of 1");
    }

    #[test]
    fn those_named_for_the_type_come_first() {
        check("azure ", "canadacentral centralindia eastus of 57");
        check("aws nowhere", " of 0");
    }
}
