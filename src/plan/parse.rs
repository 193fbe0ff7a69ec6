//! Draft to plan: complains about everything that is wrong, keeps everything
//! that is good. One bad row never takes the others down.

use super::{
    Database, Draft, DraftDatabase, DraftKey, Field, HalfTyped, List, Organization, Plan, Problem,
    ProblemCode, Registration, Standing, Stray,
};
use crate::catalog::{Catalog, Likeness, MalformedRegion};
use crate::domain::likeness::{closest, squeeze, too_many};
use crate::domain::order::{sort, sort_by};
use crate::domain::{
    CloudProvider, DatabaseName, DatabaseType, Encryption, KeyId, KeyScope, OrganizationName, Region, Status,
    Subscription, Support, shown,
};
use std::borrow::Cow;
use std::str::FromStr;

/// What a draft says: a plan, and why the rest of it is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The good part.
    pub plan: Plan,
    /// The rest, by place.
    pub problems: Vec<Problem>,
}

impl Parsed {
    /// How many entries of the input do not count, or not in full.
    pub fn incomplete_entries(&self) -> usize {
        let entries = self.problems.chunk_by(|a, b| (a.list, a.row) == (b.list, b.row));
        entries.filter(|problems| problems.iter().any(|problem| problem.code.leaves_out())).count()
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
    // Twins are found after the rows were read; their complaints belong beside the others of their row.
    sort_by(&mut problems, |a, b| (a.list, a.row).cmp(&(b.list, b.row)));
    Parsed { plan: Plan { organizations, databases, registered_keys }, problems }
}

/// The place that is being read, and where complaints go.
struct Desk<'a> {
    catalog: &'a Catalog,
    half_typed: Option<HalfTyped>,
    list: Option<List>,
    row: Option<usize>,
    problems: &'a mut Vec<Problem>,
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
        let earlier = earlier_twins(&read, |organization| &organization.name);
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
        let earlier = earlier_twins(&read, |database| (&database.organization, &database.name));
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
        let earlier = earlier_twins(&read, |(_, region)| region);
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
        let typed = self.half_typed.filter(|typed| typed.field == field && typed.at == at);
        let is_half_typed =
            typed.is_some_and(|typed| (Some(typed.list), Some(typed.row)) == (self.list, self.row));
        match self.catalog.region(provider, text) {
            Ok(region) if is_half_typed && self.catalog.region_fact(&region).is_none() => None,
            Ok(region) => Some(region),
            Err(_) if is_half_typed => None,
            Err(malformed) => {
                let suggestion = malformed.suggestion.map(|(fact, _)| fact.code.to_owned());
                let message = malformed_region(provider, text, &malformed);
                self.complain(field, ProblemCode::MalformedRegion, text.trim(), suggestion, message);
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
        let earlier = earlier_twins(&read, |registration| &registration.scope);
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

    /// Goes to a row and complains about what has no place in it. False where
    /// it is no row at all.
    fn enter(&mut self, list: List, row: usize, strays: &[Stray]) -> bool {
        self.at(list, row);
        self.strays(strays);
        !strays.iter().any(|stray| matches!(stray, Stray::NotARow { .. }))
    }

    fn at(&mut self, list: List, row: usize) {
        self.list = Some(list);
        self.row = Some(row);
    }

    fn strays(&mut self, strays: &[Stray]) {
        for stray in strays {
            let field = Cow::Owned(stray.field().to_owned());
            let (code, found, message) = match stray {
                Stray::UnknownField(name) => {
                    (ProblemCode::UnknownField, "", format!("there is no field {}", shown(name)))
                }
                Stray::RepeatedField(name) => {
                    let message =
                        format!("the field {} stands here twice; the first one counts", shown(name));
                    (ProblemCode::UnknownField, "", message)
                }
                Stray::WrongType { field, found, expected } => {
                    let message = format!("{field} is {found}, and {expected} is expected");
                    (ProblemCode::WrongType, found.as_str(), message)
                }
                Stray::NotARow { found } => {
                    let message = format!("the row is {found}, and an object is expected");
                    (ProblemCode::UnreadableRow, found.as_str(), message)
                }
            };
            self.problems.push(Problem {
                list: self.list,
                row: self.row,
                field,
                code,
                found: found.to_owned(),
                suggestion: None,
                message,
            });
        }
    }

    fn complain(
        &mut self,
        field: Field,
        code: ProblemCode,
        found: &str,
        suggestion: Option<String>,
        message: String,
    ) {
        let field = Cow::Borrowed(field.code());
        let found = found.to_owned();
        self.problems.push(Problem {
            list: self.list,
            row: self.row,
            field,
            code,
            found,
            suggestion,
            message,
        });
    }

    /// Complains that a field is missing, unless something unreadable stands
    /// there, which was complained about already.
    fn missing(&mut self, field: Field, strays: &[Stray]) {
        let unreadable =
            |stray: &Stray| matches!(stray, Stray::WrongType { .. }) && stray.field() == field.code();
        if !strays.iter().any(unreadable) {
            let what = match field {
                Field::Type => "database type",
                Field::Provider => "cloud provider",
                _ => "region",
            };
            self.complain(field, ProblemCode::MissingField, "", None, format!("no {what} is given"));
        }
    }

    fn needed<T: FromStr + Code>(&mut self, field: Field, text: &str, strays: &[Stray]) -> Option<T> {
        if text.trim().is_empty() {
            self.missing(field, strays);
            return None;
        }
        self.code(field, text)
    }

    fn optional<T: FromStr + Code + Copy>(&mut self, field: Field, text: &str, default: &T) -> T {
        if text.trim().is_empty() { *default } else { self.code(field, text).unwrap_or(*default) }
    }

    fn code<T: FromStr + Code>(&mut self, field: Field, text: &str) -> Option<T> {
        let read = text.parse().ok();
        if read.is_none() {
            let squeezed = squeeze(text);
            let nearest = closest(&mut T::codes(), &squeezed, too_many(squeezed.len()));
            let suggestion = nearest.map(str::to_owned);
            let codes: Vec<_> = T::codes().collect();
            let message = format!("{} is no {field}; expected {}", shown(text.trim()), codes.join(", "));
            self.complain(field, ProblemCode::UnknownCode, text.trim(), suggestion, message);
        }
        read
    }

    /// Keeps what has no earlier twin, and complains about the rest.
    fn keep_first<T>(
        &mut self,
        read: Vec<T>,
        earlier: &[Option<usize>],
        mut complain: impl FnMut(&mut Self, &T, usize),
    ) -> Vec<T> {
        let mut kept = Vec::with_capacity(read.len());
        for (item, first) in read.into_iter().zip(earlier) {
            match first {
                Some(first) => complain(self, &item, *first),
                None => kept.push(item),
            }
        }
        kept
    }
}

/// The codes of a vocabulary, for the message that lists them.
trait Code {
    fn codes() -> impl Iterator<Item = &'static str>;
}

macro_rules! code {
    ($($name:ty),+) => { $(
        impl Code for $name {
            fn codes() -> impl Iterator<Item = &'static str> {
                Self::ALL.iter().map(|value| value.code())
            }
        }
    )+ };
}

code!(DatabaseType, CloudProvider, Status, Encryption, Subscription);

/// For each item, the place of the first one with the same key, if that is not
/// itself. Sorts, so that ten thousand rows cost no more than they must.
fn earlier_twins<'a, T, K: Ord>(items: &'a [T], key: impl Fn(&'a T) -> K) -> Vec<Option<usize>> {
    let mut places: Vec<(K, usize)> = items.iter().map(key).zip(0..).collect();
    sort(&mut places);
    let mut twins = vec![None; items.len()];
    let mut first: Option<&(K, usize)> = None;
    for entry in &places {
        match first {
            Some((key, place)) if *key == entry.0 => {
                if let Some(twin) = twins.get_mut(entry.1) {
                    *twin = Some(*place);
                }
            }
            _ => first = Some(entry),
        }
    }
    twins
}

fn malformed_region(provider: CloudProvider, text: &str, malformed: &MalformedRegion<'_>) -> String {
    let (text, name) = (shown(text.trim()), provider.name());
    let what = match malformed.belongs_to {
        Some(theirs) => format!("{text} is a region of {} ({})", theirs.provider.name(), theirs.place),
        None => format!("{text} is no region code of {name}"),
    };
    match malformed.suggestion {
        Some((ours, Likeness::LookAlike)) => {
            format!("{what}; its look-alike on {name} is {} ({})", ours.code, ours.place)
        }
        Some((ours, Likeness::SamePlace)) => {
            format!("{what}; on {name} the same place is {} ({})", ours.code, ours.place)
        }
        Some((ours, Likeness::Nearest)) => format!("{what}; the nearest is {} ({})", ours.code, ours.place),
        None if malformed.belongs_to.is_some() => format!("{what}, not of {name}"),
        None => what,
    }
}
