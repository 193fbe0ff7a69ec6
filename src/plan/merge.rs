//! Two drafts become one: what somebody has, and what comes in from a link or
//! a file. Rows of the current draft keep their places; what is new stands
//! behind them. It does not know where either came from.

use super::meaning::{code, codes, meaning, stray_key};
use super::meeting::Meeting;
use super::rows::heal;
use super::twins::{Key, earlier_twins};
use super::{
    ConfirmedRegions, Draft, DraftDatabase, DraftKey, DraftOrganization, Field, List, Problem, ProblemCode,
    Stray,
};
use crate::catalog::Catalog;
use crate::domain::{CloudProvider, DatabaseType};

/// What becomes of a row that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merging {
    /// What comes in says how things are now: what it says of a row replaces
    /// what stood there. What it leaves out stays, and so does what can be read
    /// where nobody can read what it says.
    Update,
    /// Both drafts count, and where they contradict each other the current one
    /// is kept.
    Union,
}

/// Two drafts in one, and what became of the rows that came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The draft that holds both.
    pub draft: Draft,
    /// The rows of `draft` that are new.
    pub added: Vec<(List, usize)>,
    /// The rows that the incoming ones changed.
    pub changed: Vec<Changed>,
    /// How many incoming rows were there already, and changed nothing.
    pub same: usize,
    /// For each incoming database, its row of `draft`.
    pub databases: Vec<usize>,
}

/// A row that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its list.
    pub list: List,
    /// Its row in the merged draft, from 1.
    pub row: usize,
    /// Its row in the current draft, from 1.
    pub before: usize,
}

/// Merges what comes in into a draft. Each incoming row meets at most one
/// current row, so that a table that repeats a name loses no row.
pub fn merge(current: &Draft, incoming: &Draft, how: Merging) -> Merged {
    let mut draft = Draft { half_typed: None, ..current.clone() };
    let mut merged = Merged::default();

    let (mine, theirs) = (&current.organizations, &incoming.organizations);
    let mut meeting = Meeting::new(mine.len(), theirs.len());
    meeting.round(&|at| Some(mine.get(at)?.identity()), &|at| {
        keys(theirs.get(at).map(DraftOrganization::identity))
    });
    merged.take(List::Organizations, &meeting, &mut draft.organizations, theirs, |mine, theirs| {
        take_organization(mine, theirs, how)
    });

    let theirs = &incoming.databases;
    let meeting = meet_databases(&current.databases, theirs, how);
    merged.databases =
        merged.take(List::Databases, &meeting, &mut draft.databases, theirs, |mine, theirs| {
            take_database(mine, theirs, how)
        });
    if how == Merging::Union {
        // What was called by its number is called by another one now.
        for (row, place) in draft.databases.iter_mut().zip(1..).skip(current.databases.len()) {
            if row.is_unnamed() && row.row != place {
                row.name.clear();
            }
        }
    }

    let (mine, theirs) = (&current.registered_keys, &incoming.registered_keys);
    let mut meeting = Meeting::new(mine.len(), theirs.len());
    meeting.round(&|at| Some(mine.get(at)?.identity()), &|at| keys(theirs.get(at).map(DraftKey::identity)));
    merged.take(List::RegisteredKeys, &meeting, &mut draft.registered_keys, theirs, |mine, theirs| {
        take_key(mine, theirs, how)
    });

    take_confirmed(&mut draft.confirmed, &incoming.confirmed);
    take_strays(&mut draft.strays, &incoming.strays);
    draft.renumber();
    Merged { draft, ..merged }
}

impl Merged {
    /// True where a problem of an incoming row is none of the row that it
    /// changed: an existing database adds regions, even where what comes in does
    /// not say that it exists.
    pub fn mends(&self, problem: &Problem, incoming: &Draft) -> bool {
        let after = || {
            let place = incoming.databases.binary_search_by_key(&problem.row?, |row| row.row).ok()?;
            self.draft.databases.get(self.databases.get(place)?.checked_sub(1)?)
        };
        problem.code == ProblemCode::AddingWithoutExisting && after().is_some_and(DraftDatabase::exists)
    }

    /// Lets each incoming row change the one that it met, and puts the others
    /// behind; gives the rows where they are.
    fn take<T: Clone>(
        &mut self,
        list: List,
        meeting: &Meeting,
        rows: &mut Vec<T>,
        incoming: &[T],
        change: impl Fn(&mut T, &T) -> bool,
    ) -> Vec<usize> {
        let mut taken = Vec::with_capacity(incoming.len());
        for (theirs, found) in incoming.iter().zip(&meeting.found) {
            let row = match found.and_then(|place| Some((place + 1, rows.get_mut(place)?))) {
                Some((row, mine)) => {
                    if change(mine, theirs) {
                        self.changed.push(Changed { list, row, before: row });
                    } else {
                        self.same += 1;
                    }
                    row
                }
                None => {
                    rows.push(theirs.clone());
                    self.added.push((list, rows.len()));
                    rows.len()
                }
            };
            taken.push(row);
        }
        taken
    }
}

fn keys(key: Option<Key>) -> Vec<Key> {
    key.into_iter().collect()
}

/// Who is meant by whom. A database that somebody named is sought by its name;
/// one without a name by what else it says, since its number says little.
fn meet_databases(current: &[DraftDatabase], incoming: &[DraftDatabase], how: Merging) -> Meeting {
    let mut meeting = Meeting::new(current.len(), incoming.len());
    let mut round = |key: &dyn Fn(&DraftDatabase) -> Option<Key>,
                     theirs: &dyn Fn(&DraftDatabase) -> Vec<Key>| {
        meeting.round(&|at| key(current.get(at)?), &|at| incoming.get(at).map(theirs).unwrap_or_default());
    };
    round(&DraftDatabase::unread, &|row| keys(row.unread()));
    match how {
        Merging::Update => {
            let named = |row: &DraftDatabase| row.is_named().then(|| row.kind());
            round(&named, &|row| keys(named(row)));
            let kinds = |row: &DraftDatabase| if row.is_named() { row.read_kinds() } else { Vec::new() };
            round(&|row| row.is_named().then(|| row.read_kind()), &kinds);
            round(&|row| row.is_read().then(|| row.read_kind()), &kinds);
            round(&|row| row.is_unnamed().then(|| row.content()), &|row| {
                keys((row.is_read() && !row.is_named()).then(|| row.content()))
            });
        }
        Merging::Union => {
            let all = |row: &DraftDatabase| row.is_read().then(|| row.place());
            round(&|row| row.is_named().then(|| row.place()), &|row| {
                keys((row.is_read() && !row.is_unnamed()).then(|| row.place()))
            });
            round(&all, &|row| keys(row.is_unnamed().then(|| row.place())));
            round(&all, &|row| keys(all(row)));
            let unnamed = |row: &DraftDatabase| row.is_unnamed().then(|| row.whereabouts());
            round(&unnamed, &|row| keys(unnamed(row)));
        }
    }
    meeting
}

// Each of these says whether the row is another one now.

fn take_organization(mine: &mut DraftOrganization, theirs: &DraftOrganization, how: Merging) -> bool {
    let unknown = meaning(Field::Subscription, "");
    let is_said = |text: &str| meaning(Field::Subscription, text) != unknown;
    let is_wanted = is_said(&theirs.subscription) && (how == Merging::Update || !is_said(&mine.subscription));
    let strays = &mut mine.strays;
    let is_other =
        is_wanted && replace(Field::Subscription, &mut mine.subscription, &theirs.subscription, strays);
    take_strays(strays, &theirs.strays) | is_other
}

fn take_key(mine: &mut DraftKey, theirs: &DraftKey, how: Merging) -> bool {
    let is_wanted = how == Merging::Update || mine.key_id.trim().is_empty();
    let strays = &mut mine.strays;
    let is_other = is_wanted && replace(Field::KeyId, &mut mine.key_id, &theirs.key_id, strays);
    take_strays(strays, &theirs.strays) | is_other
}

fn take_database(mine: &mut DraftDatabase, theirs: &DraftDatabase, how: Merging) -> bool {
    let mut is_other = false;
    if how == Merging::Update {
        is_other = update_regions(mine, theirs);
        let strays = &mut mine.strays;
        is_other |= replace(Field::Type, &mut mine.database_type, &theirs.database_type, strays);
        is_other |= replace(Field::Provider, &mut mine.provider, &theirs.provider, strays);
        is_other |= replace(Field::Status, &mut mine.status, &theirs.status, strays);
        is_other |= replace(Field::Encryption, &mut mine.encryption, &theirs.encryption, strays);
    }
    take_strays(&mut mine.strays, &theirs.strays) | is_other
}

/// The regions of a database that was updated. Where nothing says what is to
/// come, that is what was planned or to come before, as far as lists name it, and
/// does not exist now.
fn update_regions(mine: &mut DraftDatabase, theirs: &DraftDatabase) -> bool {
    let names = |texts: &[String]| !codes(texts).is_empty();
    let is_created = theirs.exists() && !mine.exists();
    let regions = said(mine, theirs, Field::Regions, is_created);
    let mut adding = said(mine, theirs, Field::Adding, false);
    let planned = if is_created { mine.regions.clone() } else { Vec::new() };
    // What no list names may be the slip that is corrected now.
    let provider = mine.provider.parse::<CloudProvider>();
    let is_listed = |text: &&String| {
        let regions = Catalog::released().regions();
        let code = meaning(Field::Regions, text);
        regions.iter().any(|fact| Ok(fact.provider) == provider && fact.code == code)
    };
    let exists = theirs.exists() || mine.exists();
    let says_what_comes = names(&adding) || exists && names(&regions);
    let is_moved =
        names(&regions) && replace_regions(Field::Regions, &mut mine.regions, regions, &mut mine.strays);
    if !says_what_comes {
        return is_moved;
    }
    if exists && !names(&adding) {
        let texts: Vec<&String> = planned.iter().filter(is_listed).chain(&mine.adding).collect();
        adding = lacking(mine.regions.iter().collect(), texts);
    }
    replace_regions(Field::Adding, &mut mine.adding, adding, &mut mine.strays) | is_moved
}

/// The regions that an incoming row says. Where it names what has not the form
/// of its provider's regions, and the current row names one that has, nobody
/// knows what is no more: then its other regions come to the current ones, but
/// for what was only planned in the place of what is there now.
fn said(mine: &DraftDatabase, theirs: &DraftDatabase, field: Field, is_created: bool) -> Vec<String> {
    let texts = theirs.texts(field);
    // What cannot be read of the current row gives way: then nothing has a form.
    let provider = mine.provider.parse::<CloudProvider>();
    let has_form = |code: &str| provider.is_ok_and(|provider| provider.has_form(code));
    let here = mine.texts(field);
    let is_read = |text: &&String| has_form(&meaning(field, text));
    if !here.iter().any(|text| is_read(&text)) || codes(texts).iter().all(|code| has_form(code)) {
        return texts.to_vec();
    }
    let mut all = if is_created { Vec::new() } else { here.to_vec() };
    all.append(&mut lacking(all.iter().collect(), texts.iter().filter(is_read).collect()));
    all
}

/// Puts regions in the place of others that are not the same ones.
fn replace_regions(
    field: Field,
    mine: &mut Vec<String>,
    theirs: Vec<String>,
    strays: &mut Vec<Stray>,
) -> bool {
    let is_other = codes(mine) != codes(&theirs);
    if is_other {
        *mine = theirs;
        heal(strays, field);
    }
    is_other
}

/// The regions that are not among those known; each once.
fn lacking<'a>(known: Vec<&'a String>, mut texts: Vec<&'a String>) -> Vec<String> {
    let count = known.len();
    let mut all = known;
    all.append(&mut texts);
    let twins = earlier_twins(all.iter().map(|text| Key::of(&[&meaning(Field::Regions, text)])).collect());
    let mut lacking = Vec::new();
    for (text, twin) in all.into_iter().zip(twins).skip(count) {
        if twin.is_none() && !text.trim().is_empty() {
            lacking.push(text.clone());
        }
    }
    lacking
}

/// Puts a text in the place of another that says something else; what is
/// blank says nothing, and what is no code says less than a code.
fn replace(field: Field, mine: &mut String, theirs: &str, strays: &mut Vec<Stray>) -> bool {
    let is_worse = code(field, theirs).is_none() && code(field, mine).is_some();
    let is_other = !theirs.trim().is_empty() && !is_worse && meaning(field, mine) != meaning(field, theirs);
    if is_other {
        theirs.clone_into(mine);
        heal(strays, field);
    }
    is_other
}

/// Adds what is not there yet, as often as it is not.
fn take_strays(mine: &mut Vec<Stray>, theirs: &[Stray]) -> bool {
    let mut meeting = Meeting::new(mine.len(), theirs.len());
    meeting.round(&|at| mine.get(at).map(stray_key), &|at| keys(theirs.get(at).map(stray_key)));
    let before = mine.len();
    for (stray, found) in theirs.iter().zip(meeting.found) {
        if found.is_none() {
            mine.push(stray.clone());
        }
    }
    mine.len() > before
}

/// Adds the regions that the lists of a type and a provider lack; what is no
/// code there counts for nothing, and is left behind.
fn take_confirmed(mine: &mut Vec<ConfirmedRegions>, theirs: &[ConfirmedRegions]) {
    for database_type in DatabaseType::ALL {
        for provider in CloudProvider::ALL {
            let is_meant = |list: &ConfirmedRegions| {
                list.database_type.parse() == Ok(*database_type) && list.provider.parse() == Ok(*provider)
            };
            let mut texts = [Vec::new(), Vec::new()];
            for (texts, lists) in texts.iter_mut().zip([mine.as_slice(), theirs]) {
                lists.iter().filter(|list| is_meant(list)).for_each(|list| texts.extend(&list.regions));
            }
            let [known, texts] = texts;
            let mut new = lacking(known, texts);
            match mine.iter_mut().find(|list| is_meant(list)) {
                Some(list) => list.regions.append(&mut new),
                None if new.is_empty() => {}
                None => mine.push(ConfirmedRegions {
                    database_type: database_type.to_string(),
                    provider: provider.to_string(),
                    regions: new,
                }),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Catalog, Merging, merge};
    use crate::plan::parse;
    use crate::plan::testing::{draft, lines};

    /// In: lines of two drafts, as [`crate::plan::testing`] reads them. Out:
    /// the lines of the merged draft, then what became of the incoming rows.
    fn check(current: &str, incoming: &str, how: Merging, expected: &str) {
        let incoming = draft(incoming);
        let merged = merge(&draft(current), &incoming, how);
        let mut said = lines(&merged.draft);
        said.extend(merged.added.iter().map(|(list, row)| format!("added {list} {row}")));
        said.extend(merged.changed.iter().map(|one| format!("changed {} {}", one.list, one.row)));
        said.extend((merged.same > 0).then(|| format!("same {}", merged.same)));
        let problems = parse(&incoming, Catalog::released()).problems;
        let mended = problems.iter().filter(|problem| merged.mends(problem, &incoming));
        said.extend(mended.map(|problem| format!("mended {} {}", problem.row.unwrap(), problem.code)));
        assert!(merged.changed.iter().all(|one| one.row == one.before));
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(said, expected, "{current}\n{incoming:#?}");
    }

    fn check_union(current: &str, incoming: &str, expected: &str) {
        check(current, incoming, Merging::Union, expected);
    }

    fn check_update(current: &str, incoming: &str, expected: &str) {
        check(current, incoming, Merging::Update, expected);
    }

    #[test]
    fn an_existing_database_adds_regions_whatever_comes_in_says_of_it() {
        let incoming =
            "db b serverless aws us-east-2 soon +eu-west-1\ndb a serverless aws us-east-2 +eu-west-1";
        check_update(
            "db a serverless aws us-east-2\ndb b serverless aws us-east-2 existing",
            incoming,
            "
                1 db a serverless aws us-east-2 +eu-west-1
                2 db b serverless aws us-east-2 existing +eu-west-1
                changed databases 2
                changed databases 1
                mended 1 adding-without-existing
            ",
        );
    }

    const TWO: &str = "
        db orders serverless aws us-east-2,ap-south-1 @acme
        db ledger classic gcp us-east1 existing +europe-west1 astra-key
    ";

    #[test]
    fn what_is_the_same_in_any_spelling_stands_once() {
        check_union(
            TWO,
            "
                db ledger MANAGED-CLUSTERS GCP US-East1
                db orders Serverless AWS ap-south-1,us-east-2,AP-SOUTH-1 @acme existing
            ",
            "
                1 db orders serverless aws us-east-2,ap-south-1 @acme
                2 db ledger classic gcp us-east1 existing +europe-west1 astra-key
                same 2
            ",
        );
    }

    #[test]
    fn what_differs_in_name_place_or_kind_stands_behind() {
        check_union(
            "db orders serverless aws us-east-2",
            "
                db Orders serverless aws us-east-2
                db orders serverless aws us-east-2,us-west-2
                db orders classic aws us-east-2
                db orders serverless gcp us-east-2
                db orders serverless aws us-east-2 @acme
            ",
            "
                1 db orders serverless aws us-east-2
                2 db Orders serverless aws us-east-2
                3 db orders serverless aws us-east-2,us-west-2
                4 db orders classic aws us-east-2
                5 db orders serverless gcp us-east-2
                6 db orders serverless aws us-east-2 @acme
                added databases 2
                added databases 3
                added databases 4
                added databases 5
                added databases 6
            ",
        );
    }

    #[test]
    fn a_row_without_a_name_is_called_by_its_number() {
        check_union(
            "db a serverless aws us-east-2\ndb - serverless aws us-west-2",
            "db x serverless aws us-east-2\ndb database-2 serverless aws us-west-2",
            "
                1 db a serverless aws us-east-2
                2 db - serverless aws us-west-2
                3 db x serverless aws us-east-2
                added databases 3
                same 1
            ",
        );
        // Behind others it has another number, and so no name again.
        check_union(
            "db a serverless aws us-east-2",
            "db database-1 serverless aws us-west-2\ndb - classic aws us-west-2",
            "
                1 db a serverless aws us-east-2
                2 db - serverless aws us-west-2
                3 db - classic aws us-west-2
                added databases 2
                added databases 3
            ",
        );
    }

    #[test]
    fn rows_without_names_are_counted_by_place() {
        check_union(
            "db - serverless aws us-east-2\ndb - classic aws us-east-2",
            "
                db - serverless gcp us-east1
                db - serverless aws us-east-2
                db - classic aws us-east-2
                db - classic aws us-east-2
            ",
            "
                1 db - serverless aws us-east-2
                2 db - classic aws us-east-2
                3 db - serverless gcp us-east1
                4 db - classic aws us-east-2
                added databases 3
                added databases 4
                same 2
            ",
        );
    }

    #[test]
    fn a_name_that_one_draft_gives_twice_stays_twice() {
        let twice = "db a serverless aws us-east-2\ndb a serverless aws us-east-2";
        let expected = "1 db a serverless aws us-east-2\n2 db a serverless aws us-east-2";
        check_union(
            "db a serverless aws us-east-2",
            twice,
            &format!("{expected}\nadded databases 2\nsame 1"),
        );
        check_update(
            "db a serverless aws us-east-2",
            twice,
            &format!("{expected}\nadded databases 2\nsame 1"),
        );
    }

    #[test]
    fn an_update_replaces_what_it_says_and_leaves_the_rest() {
        check_update(
            TWO,
            "db orders - - us-west-2 @acme\ndb ledger classic - - planned customer-key",
            "
                1 db orders serverless aws us-west-2 @acme
                2 db ledger classic gcp us-east1 planned +europe-west1 customer-key
                changed databases 1
                changed databases 2
            ",
        );
        check_update(
            "db a - - - !status !regions",
            "db a serverless aws us-east-2 existing astra-key",
            "1 db a serverless aws us-east-2 existing astra-key\nchanged databases 1",
        );
        check_update(
            "db a serverless aws us-east-2,us-west-2",
            "db a SERVERLESS AWS US-EAST-2,us-west-2 planned customer-key",
            "1 db a serverless aws us-east-2,us-west-2\nsame 1",
        );
        // The primary region is another one.
        check_update(
            "db a serverless aws us-east-2,us-west-2",
            "db a serverless aws us-west-2,us-east-2",
            "1 db a serverless aws us-west-2,us-east-2\nchanged databases 1",
        );
    }

    #[test]
    fn an_update_replaces_nothing_that_can_be_read_by_what_cannot() {
        check_update(
            "org acme paid\ndb a serverless aws us-east-2 existing +us-west-2 astra-key",
            "org acme bought\ndb a - - US_East_2 vorhanden +nowhere some-key",
            "
                1 org acme paid
                1 db a serverless aws us-east-2 existing +us-west-2 astra-key
                same 2
                mended 1 adding-without-existing
            ",
        );
        // What is left out means its default, and a default can be read.
        check_update(
            "db a serverless aws us-east-2",
            "db a - - - vorhanden some-key",
            "1 db a serverless aws us-east-2\nsame 1",
        );
        check_update(
            "db a ibm - us-est-two geplant some-key",
            "db a awss - nowhere vorhanden other-key",
            "1 db a awss - nowhere vorhanden other-key\nchanged databases 1",
        );
        check_update(
            "db a serverless aws nowhere",
            "db a serverless aws us-east-2,nothing",
            "1 db a serverless aws us-east-2,nothing\nchanged databases 1",
        );
        // A list with something unread in it takes nothing away.
        check_update(
            "db a serverless aws us-east-2 existing +eu-west-1",
            "db a serverless aws us-west-2,us-east1,US-East-2 +nothing,eu-west-2",
            "
                1 db a serverless aws us-east-2,us-west-2 existing +eu-west-1,eu-west-2
                changed databases 1
                mended 1 adding-without-existing
            ",
        );
        check_update(
            "db a serverless aws us-east-2",
            "db a serverless aws us-west-2,us-east1 existing +eu-west-1",
            "1 db a serverless aws us-west-2 existing +eu-west-1\nchanged databases 1",
        );
        check_update(
            "db a serverless aws us-east-2",
            "db a serverless aws us-east1 existing",
            "1 db a serverless aws us-east-2 existing\nchanged databases 1",
        );
    }

    #[test]
    fn an_update_meets_the_first_row_of_its_name_that_it_does_not_contradict() {
        let current = "
            db a classic aws us-east-2
            db a serverless aws us-east-2
            db a - - us-east-2
            db b serverless aws us-east-2
        ";
        let changed = |row: usize, line: &str, incoming: &str| {
            let mut rows = [
                "1 db a classic aws us-east-2".to_owned(),
                "2 db a serverless aws us-east-2".to_owned(),
                "3 db a - - us-east-2".to_owned(),
                "4 db b serverless aws us-east-2".to_owned(),
            ];
            rows[row - 1] = line.to_owned();
            check_update(current, incoming, &format!("{}\nchanged databases {row}", rows.join("\n")));
        };
        changed(3, "3 db a - - us-west-2", "db a - - us-west-2");
        changed(1, "1 db a classic aws us-west-2", "db a - aws us-west-2");
        changed(1, "1 db a classic aws us-west-2", "db a ibm awss us-west-2");
        changed(2, "2 db a serverless aws us-west-2", "db a serverless - us-west-2");
        changed(3, "3 db a serverless gcp us-east1", "db a serverless gcp us-east1");
        changed(3, "3 db a ibm gcp us-east1", "db a ibm gcp us-east1");
        changed(4, "4 db b serverless aws us-west-2", "db b - aws us-west-2");
        // The same row comes before one that could be the same.
        check_update(
            "db a ibm aws us-east-2\ndb a serverless aws us-west-2",
            "db a serverless aws eu-west-1\ndb a ibm aws us-east-1",
            "
                1 db a ibm aws us-east-1
                2 db a serverless aws eu-west-1
                changed databases 2
                changed databases 1
            ",
        );
        check_update(
            "db a serverless aws us-east-2",
            "db a serverless aws us-east-2 @acme\ndb a classic aws us-east-2",
            "
                1 db a serverless aws us-east-2
                2 db a serverless aws us-east-2 @acme
                3 db a classic aws us-east-2
                added databases 2
                added databases 3
            ",
        );
    }

    #[test]
    fn an_update_meets_a_row_without_a_name_by_its_number_or_by_what_it_says() {
        check_update(
            "db - serverless aws us-east-2\ndb database-1 serverless aws us-east-2",
            "db x serverless aws us-east-2\ndb database-1 serverless aws us-west-2",
            "
                1 db - serverless aws us-east-2
                2 db database-1 serverless aws us-west-2
                3 db x serverless aws us-east-2
                added databases 3
                changed databases 2
            ",
        );
        check_update(
            "db - serverless aws us-east-2",
            "db database-1 serverless aws us-west-2",
            "1 db - serverless aws us-west-2\nchanged databases 1",
        );
        check_update(
            "db a classic aws us-east-2\ndb - serverless aws us-east-2",
            "db - serverless aws us-east-2\ndb - serverless aws us-east-2 existing",
            "
                1 db a classic aws us-east-2
                2 db - serverless aws us-east-2
                3 db - serverless aws us-east-2 existing
                added databases 3
                same 1
            ",
        );
    }

    #[test]
    fn what_was_planned_and_does_not_exist_yet_is_still_to_come() {
        check_update(
            "db a serverless aws us-east-2,us-west-2,ap-south-1",
            "db a serverless aws US-WEST-2 existing",
            "1 db a serverless aws US-WEST-2 existing +us-east-2,ap-south-1\nchanged databases 1",
        );
        check_update(
            "db a serverless aws us-east-2,us-west-2",
            "db a serverless aws us-east-2 existing +eu-west-1,us-west-2",
            "1 db a serverless aws us-east-2 existing +eu-west-1,us-west-2\nchanged databases 1",
        );
        check_update(
            "db a serverless aws us-east-2 +us-west-2",
            "db a - - - existing",
            "1 db a serverless aws us-east-2 existing +us-west-2\nchanged databases 1",
        );
    }

    #[test]
    fn what_was_to_come_and_exists_now_is_no_more() {
        let current = "db a serverless aws us-east-2 existing +us-west-2,ap-south-1,us-west-2";
        check_update(
            current,
            "db a serverless aws us-east-2,us-west-2 existing",
            "1 db a serverless aws us-east-2,us-west-2 existing +ap-south-1\nchanged databases 1",
        );
        check_update(
            current,
            "db a serverless aws us-east-2,us-west-2,ap-south-1",
            "1 db a serverless aws us-east-2,us-west-2,ap-south-1 existing\nchanged databases 1",
        );
        check_update(
            current,
            "db a - - - +eu-west-1",
            "
                1 db a serverless aws us-east-2 existing +eu-west-1
                changed databases 1
                mended 1 adding-without-existing
            ",
        );
        check_update(
            "db a serverless aws us-east-2",
            "db a serverless aws us-west-2",
            "1 db a serverless aws us-west-2\nchanged databases 1",
        );
    }

    #[test]
    fn keys_meet_by_their_scope() {
        let current = "
            key serverless aws us-east-2 @acme k
            key classic gcp us-east1
        ";
        let incoming = "
            key managed-clusters GCP US-EAST1 new
            key serverless aws us-east-2 @acme other
            key serverless aws us-east-2 third
        ";
        check_union(
            current,
            incoming,
            "
                1 key serverless aws us-east-2 @acme k
                2 key classic gcp us-east1 new
                3 key serverless aws us-east-2 third
                added registered_keys 3
                changed registered_keys 2
                same 1
            ",
        );
        check_update(
            current,
            incoming,
            "
                1 key serverless aws us-east-2 @acme other
                2 key classic gcp us-east1 new
                3 key serverless aws us-east-2 third
                added registered_keys 3
                changed registered_keys 2
                changed registered_keys 1
            ",
        );
        check_update(
            "key serverless aws us-east-2 k",
            "key serverless aws us-east-2",
            "1 key serverless aws us-east-2 k\nsame 1",
        );
    }

    #[test]
    fn organizations_meet_by_name() {
        let current = "org acme free\norg globex unknown\norg - -";
        let incoming = "org globex paid\norg acme paid\norg - unknown\norg new -";
        check_union(
            current,
            incoming,
            "
                1 org acme free
                2 org globex paid
                3 org - -
                4 org new -
                added organizations 4
                changed organizations 2
                same 2
            ",
        );
        check_update(
            current,
            incoming,
            "
                1 org acme paid
                2 org globex paid
                3 org - -
                4 org new -
                added organizations 4
                changed organizations 2
                changed organizations 1
                same 1
            ",
        );
        check_update("org acme paid", "org acme unknown", "1 org acme paid\nsame 1");
    }

    #[test]
    fn what_cannot_be_read_is_added_as_it_is_and_once() {
        let unread = "
            org - - !
            db a serverless aws us-east-2 ?
            db - - - - !
            key serverless aws us-east-2 ?
        ";
        let added = "
            1 org - - !
            1 db b serverless aws us-east-2
            2 db a serverless aws us-east-2 ?
            3 db - - - - !
            1 key serverless aws us-east-2
            2 key serverless aws us-east-2 ?
        ";
        let current = "db b serverless aws us-east-2\nkey serverless aws us-east-2";
        for how in [Merging::Union, Merging::Update] {
            let places =
                "added organizations 1\nadded databases 2\nadded databases 3\nadded registered_keys 2";
            check(current, unread, how, &format!("{added}{places}"));
            check(&format!("{current}\n{unread}"), unread, how, &format!("{added}same 4"));
            check(
                "db a serverless aws us-east-2",
                "db a serverless aws us-east-2 ?",
                how,
                "1 db a serverless aws us-east-2\n2 db a serverless aws us-east-2 ?\nadded databases 2",
            );
        }
    }

    #[test]
    fn complaints_come_along_once() {
        for how in [Merging::Union, Merging::Update] {
            check(
                "db a serverless aws us-east-2 !name\nstray x\nstray y",
                "db a serverless aws us-east-2 !name !adding\nstray y\nstray z\nstray z",
                how,
                "
                    1 db a serverless aws us-east-2 !name !adding
                    stray x
                    stray y
                    stray z
                    stray z
                    changed databases 1
                ",
            );
        }
    }

    #[test]
    fn regions_that_lists_name_come_together() {
        for how in [Merging::Union, Merging::Update] {
            check(
                "open serverless aws us-east-2,us-west-9\nopen ibm aws x",
                "
                    open classic gcp us-east1
                    open SERVERLESS AWS US-East-2,us-west-7,eu-west-1,us-west-7
                    open ibm aws y
                    open serverless aws us-west-7,us-west-8
                ",
                how,
                "
                    open serverless aws us-east-2,us-west-9,us-west-7,eu-west-1,us-west-8
                    open ibm aws x
                    open managed-clusters gcp us-east1
                ",
            );
        }
    }

    #[test]
    fn ten_thousand_rows_of_one_name_are_merged() {
        let rows = |kind: &str, count: usize| draft(&format!("db a {kind} us-east-2\n").repeat(count));
        for (how, added) in [(Merging::Union, 10_000), (Merging::Update, 10_000)] {
            let merged = merge(&rows("serverless aws", 10_000), &rows("classic aws", 10_000), how);
            assert_eq!((merged.added.len(), merged.same), (added, 0));
            let merged = merge(&rows("serverless aws", 10_000), &rows("serverless aws", 10_000), how);
            assert_eq!((merged.added.len(), merged.same), (0, 10_000));
        }
        let merged = merge(&rows("serverless aws", 10_000), &rows("- -", 10_000), Merging::Update);
        assert_eq!((merged.added.len(), merged.same), (0, 10_000));
    }
}
