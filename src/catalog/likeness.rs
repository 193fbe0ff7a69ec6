//! Which region a person meant, found the way a colleague would: by the
//! look-alike of another cloud, by the place, by a slip of the fingers.

use super::{Catalog, Likeness, RegionFact};
use crate::domain::CloudProvider;
use crate::domain::slips::{closest, is_squeezed, squeeze, too_many};

/// The region of a provider that was probably meant by a text that is no code
/// of its list; `None` where a guess would be a shot in the dark. What is a
/// region of another cloud, if in the spelling of this one, is never guessed by
/// its letters: that could move the data to another continent.
pub(super) fn probably_meant<'a>(
    catalog: &'a Catalog,
    provider: CloudProvider,
    text: &str,
) -> Option<(&'a RegionFact, Likeness)> {
    let squeezed = squeeze(text);
    if squeezed.is_empty() {
        return None;
    }
    let is_meant = |fact: &&RegionFact| {
        is_squeezed(fact.code, &squeezed)
            || is_squeezed(fact.place, &squeezed)
            || places(fact).any(|place| is_squeezed(place, &squeezed))
    };
    let is_theirs = |fact: &&RegionFact| fact.provider != provider && is_squeezed(fact.code, &squeezed);
    let exactly = || catalog.regions.iter().find(|fact| fact.code == text);
    let ours = || catalog.regions_of(provider).find(is_meant);
    if exactly().is_none()
        && let Some(ours) = ours()
    {
        return Some((ours, Likeness::Nearest));
    }
    if let Some(theirs) = exactly().or_else(|| catalog.regions.iter().find(is_theirs)) {
        let mut lookalikes = catalog.lookalikes(theirs.provider, theirs.code);
        let lookalike = lookalikes.find(|fact| fact.provider == provider);
        let neighbour = || catalog.regions_of(provider).find(|ours| share_place(ours, theirs));
        return match lookalike {
            Some(ours) => Some((ours, Likeness::LookAlike)),
            None => neighbour().map(|ours| (ours, Likeness::SamePlace)),
        };
    }
    let mut codes = catalog.regions_of(provider).map(|fact| fact.code);
    let nearest = closest(&mut codes, &squeezed, too_many(squeezed.len()))?;
    catalog.listed(provider, nearest).map(|ours| (ours, Likeness::Nearest))
}

fn share_place(ours: &RegionFact, theirs: &RegionFact) -> bool {
    places(ours).any(|place| places(theirs).any(|other| place == other))
}

/// The parts of a place that could name it: `US East (Ohio)` is also `Ohio`.
fn places(fact: &RegionFact) -> impl Iterator<Item = &'static str> {
    fact.place.split(['(', ')', ',']).map(str::trim).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;
    use crate::domain::CloudProvider;

    /// In: a provider and a text. Out: how the catalog reads it.
    fn check(input: &str, expected: &str) {
        let (provider, text) = input.split_once(' ').unwrap();
        let provider: CloudProvider = provider.parse().unwrap();
        let catalog = Catalog::released();
        let read = match catalog.region(provider, text) {
            Ok(region) if catalog.region_fact(&region).is_some() => region.code().to_owned(),
            Ok(region) => match catalog.probably_meant(&region) {
                Some((ours, likeness)) => format!("unknown, {likeness:?} {}", ours.code),
                None => "unknown".to_owned(),
            },
            Err(malformed) => match (malformed.suggestion, malformed.belongs_to) {
                (Some((ours, likeness)), Some(theirs)) => {
                    format!("{}, {likeness:?} of {}", ours.code, theirs.provider)
                }
                (Some((ours, _)), None) => ours.code.to_owned(),
                (None, Some(theirs)) => format!("nothing, of {}", theirs.provider),
                (None, None) => "nothing".to_owned(),
            },
        };
        assert_eq!(read, expected, "{input}");
    }

    #[test]
    fn blanks_and_capitals_are_forgiven() {
        check("aws  US-East-2\t", "us-east-2");
        check("azure EastUS", "eastus");
    }

    #[test]
    fn another_clouds_region_names_the_look_alike() {
        check("aws us-east1", "us-east-1, LookAlike of gcp");
        check("aws eastus", "us-east-1, LookAlike of azure");
        check("gcp us-east-1", "us-east1, LookAlike of aws");
        check("gcp westus2", "us-west2, LookAlike of azure");
        check("azure us-west-1", "westus, LookAlike of aws");
    }

    #[test]
    fn another_clouds_region_names_the_same_place() {
        check("aws europe-west2", "eu-west-2, SamePlace of gcp");
        check("gcp ap-northeast-1", "asia-northeast1, SamePlace of aws");
        check("aws us-east5", "us-east-2, SamePlace of gcp");
    }

    #[test]
    fn another_clouds_region_is_never_guessed_by_its_letters() {
        check("gcp eu-west-1", "nothing, of aws");
        check("gcp sa-east-1", "nothing, of aws");
        check("aws us-central1", "nothing, of gcp");
        check("aws westeurope", "nothing, of azure");
    }

    #[test]
    fn a_place_is_as_good_as_a_code() {
        check("aws US East (Ohio)", "us-east-2");
        check("aws frankfurt", "eu-central-1");
        check("aws Ohio", "us-east-2");
        check("gcp São Paulo", "southamerica-east1");
        check("azure East US 2", "eastus2");
    }

    #[test]
    fn a_slip_of_the_fingers_names_the_neighbour() {
        check("aws us-est-1", "unknown, Nearest us-east-1");
        check("aws us-esat-2", "unknown, Nearest us-east-2");
        check("aws us-east-2a", "us-east-2");
        check("aws us_east_2", "us-east-2");
        check("aws us east 2", "us-east-2");
        check("gcp us-central", "us-central1");
        check("azure eastsu", "unknown, Nearest eastus");
    }

    #[test]
    fn another_clouds_region_is_known_in_the_spelling_of_this_one() {
        check("gcp us-west-2a", "us-west2");
        check("gcp eu-west1", "unknown");
        check("aws us-central-1", "unknown");
        check("gcp us-east2", "unknown, SamePlace us-east5");
        check("azure useast", "unknown");
    }

    #[test]
    fn words_of_the_form_of_a_code_are_places_or_nothing() {
        check("azure TBD", "unknown");
        check("azure Irland", "unknown");
        check("azure Frankfurt", "unknown");
        check("azure uksoth", "unknown, Nearest uksouth");
    }

    #[test]
    fn a_shot_in_the_dark_is_not_fired() {
        check("aws somewhere over the rainbow", "nothing");
        check("aws ???", "nothing");
        check("aws ", "nothing");
    }
}
