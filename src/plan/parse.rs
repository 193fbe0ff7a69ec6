//! Draft to plan: complains about everything that is wrong, keeps everything
//! that is good. One bad row never takes the others down.

use super::desk::Desk;
use super::twins::{Key, earlier_twins};
use super::{
    Confirmed, Database, Draft, DraftDatabase, DraftKey, Field, List, Organization, Plan, Problem,
    ProblemCode, Registration, Standing,
};
use crate::catalog::Catalog;
use crate::domain::order::{sort, sort_by};
use crate::domain::{
    CloudProvider, DatabaseName, DatabaseType, Encryption, KeyId, KeyScope, OrganizationName, Region, Status,
    Subscription, Support, shown,
};

/// What a draft says: a plan, and why the rest of it is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The good part.
    pub plan: Plan,
    /// The rest, by place.
    pub problems: Vec<Problem>,
}

impl Parsed {
    /// How many entries of the input do not count, or not in full. That a link
    /// was damaged is said of no entry but those that it leaves in doubt.
    pub fn incomplete_entries(&self) -> usize {
        let entries = self.problems.chunk_by(|a, b| (a.list, a.row) == (b.list, b.row));
        let is_left_out = |problem: &Problem| {
            problem.code.leaves_out() && (problem.list.is_some() || problem.code != ProblemCode::DamagedLink)
        };
        entries.filter(|problems| problems.iter().any(is_left_out)).count()
    }

    /// Its problems in words, each on one line.
    pub fn problems_in_words(&self) -> Vec<String> {
        self.problems.iter().map(ToString::to_string).collect()
    }
}

/// Reads a draft. Total: any draft gives a plan, if an empty one.
pub fn parse(draft: &Draft, catalog: &Catalog) -> Parsed {
    let mut problems = Vec::new();
    let half_typed = draft.half_typed;
    let mut desk = Desk { catalog, half_typed, list: None, row: None, problems: &mut problems };
    desk.strays(&draft.strays);
    let organizations = desk.organizations(draft);
    let databases = desk.databases(draft);
    let registered_keys = desk.registered_keys(draft);
    let confirmed = confirmed(draft, catalog);
    // Twins are found after the rows were read; their complaints belong beside the others of their row.
    sort_by(&mut problems, |a, b| (a.list, a.row).cmp(&(b.list, b.row)));
    Parsed { plan: Plan { organizations, databases, registered_keys, confirmed }, problems }
}

/// The regions that lists of the reader's own Astra name. Nobody types them, so
/// that there is nothing to complain about: what is no code is passed over.
fn confirmed(draft: &Draft, catalog: &Catalog) -> Vec<Confirmed> {
    let mut confirmed = Vec::new();
    for database_type in DatabaseType::ALL {
        for provider in CloudProvider::ALL {
            let lists = draft.confirmed.iter().filter(|list| {
                list.database_type.parse() == Ok(*database_type) && list.provider.parse() == Ok(*provider)
            });
            let texts = lists.flat_map(|list| &list.regions);
            // What has no form is not looked up: guessing what was meant costs time.
            let texts = texts.filter(|text| provider.has_form(&text.trim().to_ascii_lowercase()));
            let mut regions: Vec<Region> =
                texts.filter_map(|text| catalog.region(*provider, text).ok()).collect();
            sort(&mut regions);
            regions.dedup();
            if !regions.is_empty() {
                confirmed.push(Confirmed { database_type: *database_type, provider: *provider, regions });
            }
        }
    }
    confirmed
}

impl Desk<'_> {
    fn organizations(&mut self, draft: &Draft) -> Vec<Organization> {
        let mut read = Vec::new();
        for row in &draft.organizations {
            if self.enter(List::Organizations, row.row, &row.strays) {
                let subscription =
                    self.optional(Field::Subscription, &row.subscription, &Subscription::Unknown);
                read.push(Organization {
                    row: row.row,
                    name: OrganizationName::new(&row.name),
                    subscription,
                });
            }
        }
        let names = read.iter().map(|organization| Key::of(&[organization.name.as_str()]));
        let earlier = earlier_twins(names.collect());
        let rows: Vec<usize> = read.iter().map(|organization| organization.row).collect();
        self.keep_first(read, &earlier, |desk, organization, first| {
            desk.at(List::Organizations, organization.row);
            let name = organization.name.as_str();
            let message = format!(
                "{} stands in row {} already; that one counts",
                if name.is_empty() { "your own organization".to_owned() } else { shown(name) },
                rows.get(first).copied().unwrap_or_default(),
            );
            desk.complain(Field::Name, ProblemCode::RepeatedOrganization, name, None, message);
        })
    }

    fn databases(&mut self, draft: &Draft) -> Vec<Database> {
        let mut read = Vec::new();
        for row in &draft.databases {
            if self.enter(List::Databases, row.row, &row.strays) {
                read.extend(self.database(row));
            }
        }
        let names = read
            .iter()
            .map(|database: &Database| Key::of(&[database.organization.as_str(), database.name.as_str()]));
        let earlier = earlier_twins(names.collect());
        for (database, first) in read.iter().zip(&earlier) {
            let Some(first) = first.and_then(|place| read.get(place)) else { continue };
            self.at(List::Databases, database.row);
            let name = database.name.as_str();
            let message = format!("row {} of this organization is named {} too", first.row, shown(name));
            self.complain(Field::Name, ProblemCode::RepeatedName, name, None, message);
        }
        read
    }

    fn database(&mut self, row: &DraftDatabase) -> Option<Database> {
        let database_type = self.needed::<DatabaseType>(Field::Type, &row.database_type, &row.strays);
        let provider = self.needed::<CloudProvider>(Field::Provider, &row.provider, &row.strays);
        let status = self.optional(Field::Status, &row.status, &Status::Planned);
        let encryption = self.optional(Field::Encryption, &row.encryption, &Encryption::CustomerKey);
        let named = |texts: &[String]| texts.iter().any(|text| !text.trim().is_empty());
        if !named(&row.regions) {
            self.missing(Field::Regions, &row.strays);
        }
        if status == Status::Planned && named(&row.adding) {
            let found = row.adding.join(", ");
            let message = "only an existing database adds regions; they are left out".to_owned();
            self.complain(Field::Adding, ProblemCode::AddingWithoutExisting, &found, None, message);
        }
        let provider = provider?;
        let adding = if status == Status::Existing { row.adding.as_slice() } else { &[] };
        let (regions, adding) = self.regions(provider, &row.regions, adding);
        if regions.is_empty() {
            return None;
        }
        Some(Database {
            row: row.row,
            name: match DatabaseName::new(&row.name) {
                name if name.is_empty() => DatabaseName::of_row(row.row),
                name => name,
            },
            organization: OrganizationName::new(&row.organization),
            database_type: database_type?,
            provider,
            regions,
            standing: match status {
                Status::Planned => Standing::Planned,
                Status::Existing => Standing::Existing { adding },
            },
            encryption,
        })
    }

    /// Reads both lists of regions of a database; each region counts once, at
    /// its first place.
    fn regions(
        &mut self,
        provider: CloudProvider,
        here: &[String],
        adding: &[String],
    ) -> (Vec<Region>, Vec<Region>) {
        let here = here.iter().enumerate().map(|(at, text)| (Field::Regions, at, text));
        let both = here.chain(adding.iter().enumerate().map(|(at, text)| (Field::Adding, at, text)));
        let mut read = Vec::new();
        for (field, at, text) in both {
            if let Some(region) = self.region(field, at, provider, text) {
                read.push((field, region));
            }
        }
        let earlier = earlier_twins(read.iter().map(|(_, region)| Key::of(&[region.code()])).collect());
        let kept = self.keep_first(read, &earlier, |desk, (field, region), _| {
            let message = format!("{} stands here twice; it counts once", shown(region.code()));
            desk.complain(*field, ProblemCode::RepeatedRegion, region.code(), None, message);
        });
        let (here, adding): (Vec<_>, Vec<_>) =
            kept.into_iter().partition(|(field, _)| *field == Field::Regions);
        let only_regions = |list: Vec<(Field, Region)>| list.into_iter().map(|(_, region)| region).collect();
        (only_regions(here), only_regions(adding))
    }

    fn region(&mut self, field: Field, at: usize, provider: CloudProvider, text: &str) -> Option<Region> {
        if text.trim().is_empty() {
            return None;
        }
        let is_half_typed = self.is_half_typed(field, at);
        match self.catalog.region(provider, text) {
            Ok(region) if is_half_typed && self.catalog.region_fact(&region).is_none() => None,
            Ok(region) => Some(region),
            Err(_) if is_half_typed => None,
            Err(malformed) => {
                self.malformed_region(field, provider, text, &malformed);
                None
            }
        }
    }

    fn registered_keys(&mut self, draft: &Draft) -> Vec<Registration> {
        let mut read = Vec::new();
        for row in &draft.registered_keys {
            if self.enter(List::RegisteredKeys, row.row, &row.strays) {
                read.extend(self.registered_key(row));
            }
        }
        let scopes = read.iter().map(|registration: &Registration| {
            let KeyScope { organization, database_type, region } = &registration.scope;
            let (database_type, provider) = (database_type.code(), region.provider().code());
            Key::of(&[organization.as_str(), database_type, provider, region.code()])
        });
        let earlier = earlier_twins(scopes.collect());
        let rows: Vec<usize> = read.iter().map(|registration| registration.row).collect();
        self.keep_first(read, &earlier, |desk, registration, first| {
            desk.at(List::RegisteredKeys, registration.row);
            let message = format!(
                "row {} registers a key for the same scope; that one counts",
                rows.get(first).copied().unwrap_or_default(),
            );
            let found = registration.scope.region.code();
            desk.complain(Field::Region, ProblemCode::RepeatedRegistration, found, None, message);
        })
    }

    fn registered_key(&mut self, row: &DraftKey) -> Option<Registration> {
        let database_type = self.needed::<DatabaseType>(Field::Type, &row.database_type, &row.strays);
        let provider = self.needed::<CloudProvider>(Field::Provider, &row.provider, &row.strays);
        if row.region.trim().is_empty() {
            self.missing(Field::Region, &row.strays);
        }
        let provider = provider?;
        let region = self.region(Field::Region, 0, provider, &row.region);
        let database_type = database_type?;
        if self.catalog.support(database_type, provider) == Support::Unsupported {
            let message = format!(
                "{} on {} have no customer keys; the registration is left out",
                database_type.product(),
                provider.name(),
            );
            self.complain(
                Field::Provider,
                ProblemCode::UnsupportedRegistration,
                provider.code(),
                None,
                message,
            );
            return None;
        }
        let organization = OrganizationName::new(&row.organization);
        let scope = KeyScope { organization, database_type, region: region? };
        Some(Registration { row: row.row, scope, key_id: KeyId::new(&row.key_id) })
    }
}

#[cfg(test)]
mod tests {
    use super::{Parsed, parse};
    use crate::catalog::Catalog;
    use crate::plan::testing::{draft, lines};
    use crate::plan::{Draft, Field, HalfTyped, List};

    /// In: lines of a draft, as [`crate::plan::testing`] reads them, and the
    /// place of a region that is being typed. Out: the lines of the plan, then
    /// its problems.
    fn check(input: &str, half_typed: Option<HalfTyped>, expected: &str) {
        let parsed = parse(&Draft { half_typed, ..draft(input) }, Catalog::released());
        let mut said = lines(&Draft::from(&parsed.plan));
        said.extend(parsed.problems.iter().map(ToString::to_string));
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(said, expected, "{input}");
    }

    fn typed(list: List, row: usize, field: Field, at: usize) -> Option<HalfTyped> {
        Some(HalfTyped { list, row, field, at })
    }

    #[test]
    fn a_half_typed_region_counts_as_soon_as_a_list_names_it() {
        let second = typed(List::Databases, 1, Field::Regions, 1);
        let one = "1 db a serverless aws us-east-2 planned customer-key";
        for text in ["u", "us-", "us-west", "us-wst-2", "us_west_2", "eastus"] {
            check(&format!("db a serverless aws us-east-2,{text}"), second, one);
        }
        check(
            "db a serverless aws us-east-2,US-West-2",
            second,
            "1 db a serverless aws us-east-2,us-west-2 planned customer-key",
        );
    }

    #[test]
    fn a_half_typed_region_alone_is_no_database_and_no_problem() {
        check("db a serverless aws us-ea", typed(List::Databases, 1, Field::Regions, 0), "");
        check("key serverless aws us-ea", typed(List::RegisteredKeys, 1, Field::Region, 0), "");
    }

    #[test]
    fn a_region_is_complained_about_once_it_is_complete() {
        let input = "db a serverless aws us-east-2,us-ea existing +us-we";
        let kept = "1 db a serverless aws us-east-2 existing customer-key";
        let regions = "databases, row 1, regions: “us-ea” is no region code of AWS";
        let adding = "databases, row 1, adding: “us-we” is no region code of AWS";
        check(input, None, &format!("{kept}\n{regions}\n{adding}"));
        check(input, typed(List::Databases, 1, Field::Regions, 1), &format!("{kept}\n{adding}"));
        check(input, typed(List::Databases, 1, Field::Adding, 0), &format!("{kept}\n{regions}"));
        for elsewhere in [
            typed(List::Databases, 1, Field::Regions, 0),
            typed(List::Databases, 2, Field::Regions, 1),
            typed(List::RegisteredKeys, 1, Field::Regions, 1),
        ] {
            check(input, elsewhere, &format!("{kept}\n{regions}\n{adding}"));
        }
    }

    #[test]
    fn an_entry_is_incomplete_once_however_much_of_it_does_not_count() {
        let incomplete = |input: &str| -> usize {
            let parsed: Parsed = parse(&draft(input), Catalog::released());
            parsed.incomplete_entries()
        };
        assert_eq!(incomplete(""), 0);
        assert_eq!(incomplete("db a serverless aws us-east-2"), 0);
        assert_eq!(incomplete("db a ibm - nowhere"), 1);
        assert_eq!(incomplete("db a serverless aws us-east-2,x\ndb b serverless aws -"), 2);
        assert_eq!(incomplete("db a - aws us-east-2\nkey - aws us-east-2\norg acme unpaid"), 3);
        assert_eq!(incomplete("db a serverless aws us-east-2 !"), 1);
        // Twins are named, and one of them counts in full.
        assert_eq!(incomplete("db a serverless aws us-east-2,us-east-2\ndb a classic aws us-east-2"), 0);
    }
}
