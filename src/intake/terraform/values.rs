//! State and plan to draft: what exists, and what Terraform is about to do.
//! Values that are sensitive or not known yet are named, and not read.

use super::{intake, wrong};
use crate::domain::order::sort;
use crate::domain::{DatabaseType, Status};
use crate::intake::notes::counted;
use crate::intake::{Format, Intake};
use crate::plan::{Draft, DraftDatabase, DraftKey, Field, Stray};
use crate::wire::json::Json;

/// Reads what `terraform show -json` says of a state or a plan, or the file of
/// a state itself.
pub(in crate::intake) fn read_json(document: &Json) -> Intake {
    let mut found = Found::default();
    if let Some(Json::Text(version)) = field(document, "format_version") {
        // Terraform asks its readers to refuse versions that they do not know.
        if !(version.starts_with("0.") || version.starts_with("1.")) {
            let found = crate::domain::shown(version);
            let field = "format_version".to_owned();
            let stray = Stray::WrongType { field, found, expected: "a version below 2" };
            let draft = Draft { strays: vec![stray], ..Draft::default() };
            return Intake { format: Format::Terraform, draft, notes: Vec::new(), columns: Vec::new() };
        }
    }
    let changes = items(field(document, "resource_changes"));
    for change in changes {
        found.change(change);
    }
    if changes.is_empty() {
        for resource in resources(field(document, "planned_values")) {
            found.resource(resource, None, Object::of(resource));
        }
    }
    // What a plan asked Astra for stands in the state that it began with.
    let before = field(document, "prior_state").and_then(|state| field(state, "values"));
    for resource in resources(before).into_iter().filter(|resource| is_data(resource)) {
        found.resource(resource, Object::of(resource), Object::of(resource));
    }
    for resource in resources(field(document, "values")) {
        found.resource(resource, Object::of(resource), Object::of(resource));
    }
    // The file of a state has other names for the same things.
    for resource in items(field(document, "resources")) {
        let instances = items(field(resource, "instances")).iter();
        for instance in instances.filter(|instance| field(instance, "deposed").is_none()) {
            let object = field(instance, "attributes").map(|values| Object {
                values,
                sensitive: field(instance, "sensitive_attributes"),
                unknown: None,
            });
            found.resource(resource, object, object);
        }
    }
    found.intake()
}

/// The resources of all modules, those of a module before those inside of it.
fn resources(values: Option<&Json>) -> Vec<&Json> {
    let mut found = Vec::new();
    let mut modules: Vec<&Json> =
        values.and_then(|values| field(values, "root_module")).into_iter().collect();
    while let Some(module) = modules.pop() {
        found.extend(items(field(module, "resources")));
        modules.extend(items(field(module, "child_modules")).iter().rev());
    }
    found
}

fn field<'j>(value: &'j Json, name: &str) -> Option<&'j Json> {
    let Json::Object(fields) = value else { return None };
    let (_, value) = fields.iter().find(|(field, _)| field == name)?;
    (*value != Json::Null).then_some(value)
}

fn items(value: Option<&Json>) -> &[Json] {
    if let Some(Json::List(items)) = value { items } else { &[] }
}

fn text<'j>(value: &'j Json, name: &str) -> &'j str {
    if let Some(Json::Text(text)) = field(value, name) { text } else { "" }
}

fn is_data(resource: &Json) -> bool {
    text(resource, "mode") == "data"
}

/// The values of a resource, and which of them must not or cannot be read.
#[derive(Clone, Copy)]
struct Object<'j> {
    values: &'j Json,
    sensitive: Option<&'j Json>,
    unknown: Option<&'j Json>,
}

impl<'j> Object<'j> {
    fn of(resource: &'j Json) -> Option<Self> {
        let values = field(resource, "values")?;
        Some(Self { values, sensitive: field(resource, "sensitive_values"), unknown: None })
    }

    /// A value, unless it must not or cannot be read.
    fn value(&self, name: &str, field_name: Field, strays: &mut Vec<Stray>) -> Option<&'j Json> {
        let (found, expected) = if is_marked(self.sensitive, name) {
            ("sensitive", "a value that may be shown")
        } else if is_marked(self.unknown, name) {
            ("known only after apply", "a known value")
        } else {
            return field(self.values, name);
        };
        strays.push(wrong(field_name, found.to_owned(), expected));
        None
    }

    fn text(&self, name: &str, field_name: Field, strays: &mut Vec<Stray>) -> String {
        match self.value(name, field_name, strays) {
            Some(Json::Text(text)) => text.clone(),
            Some(other) => {
                strays.push(wrong(field_name, other.described(), "text"));
                String::new()
            }
            None => String::new(),
        }
    }

    /// The regions of a database, under the names of all versions.
    fn regions(&self, strays: &mut Vec<Stray>) -> Vec<String> {
        let mut regions = Vec::new();
        if field(self.values, "region").is_some() {
            regions.push(self.text("region", Field::Regions, strays));
        }
        for name in ["regions", "additional_regions"] {
            match self.value(name, Field::Regions, strays) {
                Some(Json::List(items)) => {
                    let mut bad = None;
                    for item in items {
                        match item {
                            Json::Text(text) => regions.push(text.clone()),
                            // A plan says null for what it does not know yet.
                            other => bad = bad.or(Some(other)),
                        }
                    }
                    if let Some(bad) = bad {
                        let found = ["a list with ", &bad.described()].concat();
                        strays.push(wrong(Field::Regions, found, "a list of texts"));
                    }
                }
                Some(other) => strays.push(wrong(Field::Regions, other.described(), "a list")),
                None => {}
            }
        }
        regions
    }
}

/// True where a value is marked, or a part of it. Marks have the shape of the
/// values; those in the file of a state are paths to them.
fn is_marked(marks: Option<&Json>, name: &str) -> bool {
    let is_true = |mark: &Json| *mark == Json::Bool(true);
    let Some(marks) = marks else { return false };
    let mut paths = items(Some(marks)).iter().filter_map(|path| items(Some(path)).first());
    let mark = field(marks, name);
    is_true(marks)
        || paths.any(|first| text(first, "value") == name)
        || mark.is_some_and(|mark| is_true(mark) || items(Some(mark)).iter().any(is_true))
}

/// What was found, and what of it is not in the draft.
#[derive(Default)]
struct Found {
    databases: Vec<DraftDatabase>,
    keys: Vec<DraftKey>,
    /// The rows of databases whose organization Terraform does not know yet.
    of_some_organization: Vec<usize>,
    keys_to_create: usize,
    to_destroy: usize,
    to_remove: usize,
    asked_for: usize,
}

impl Found {
    /// Reads what a plan changes, or leaves as it is.
    fn change(&mut self, resource: &Json) {
        let Some(change) = field(resource, "change") else { return };
        if is_data(resource) || field(resource, "deposed").is_some() {
            return;
        }
        let does = |action: &str| {
            let mut actions = items(field(change, "actions")).iter();
            actions.any(|found| matches!(found, Json::Text(found) if found == action))
        };
        let before = field(change, "before").map(|values| Object {
            values,
            sensitive: field(change, "before_sensitive"),
            unknown: None,
        });
        let after = field(change, "after").map(|values| Object {
            values,
            sensitive: field(change, "after_sensitive"),
            unknown: field(change, "after_unknown"),
        });
        // Terraform forgets what it does not destroy.
        let after = if does("forget") { before } else { after };
        match text(resource, "type") {
            "astra_database" if does("create") => self.database(None, after),
            "astra_database" => self.database(before, after),
            "astra_customer_key" => self.key(before),
            _ => {}
        }
    }

    /// Reads a resource or data source of a state.
    fn resource<'j>(&mut self, resource: &'j Json, now: Option<Object<'j>>, then: Option<Object<'j>>) {
        match (is_data(resource), text(resource, "type")) {
            (false, "astra_database") => self.database(now, then),
            (false, "astra_customer_key") => self.key(now),
            (true, "astra_customer_key") if now.is_some() => self.key(now),
            (true, "astra_customer_keys") => {
                let Some(Object { values, sensitive, .. }) = now else { return };
                let marks = sensitive.and_then(|marks| field(marks, "results"));
                for (place, values) in items(field(values, "results")).iter().enumerate() {
                    let sensitive = items(marks).get(place).or(marks);
                    self.key(Some(Object { values, sensitive, unknown: None }));
                }
            }
            (true, "astra_database" | "astra_databases") => self.asked_for += 1,
            _ => {}
        }
    }

    /// A database, as it is and as it is going to be.
    fn database(&mut self, now: Option<Object<'_>>, then: Option<Object<'_>>) {
        let Some(object) = then else {
            self.to_destroy += 1;
            return;
        };
        let mut strays = Vec::new();
        let mut regions = object.regions(&mut strays);
        let mut adding = Vec::new();
        if let Some(now) = now {
            let here = now.regions(&mut Vec::new());
            let mut known: Vec<&String> = here.iter().collect();
            sort(&mut known);
            (regions, adding) = regions.into_iter().partition(|region| known.binary_search(&region).is_ok());
            if regions.is_empty() {
                regions.clone_from(&here);
            }
            self.to_remove += here.len().saturating_sub(regions.len());
        }
        let status = if now.is_some() { Status::Existing } else { Status::Planned };
        let row = DraftDatabase {
            row: self.databases.len() + 1,
            name: object.text("name", Field::Name, &mut strays),
            organization: self.organization(object, now.is_none(), &mut strays),
            database_type: DatabaseType::Serverless.code().to_owned(),
            provider: object.text("cloud_provider", Field::Provider, &mut strays),
            regions,
            status: status.code().to_owned(),
            adding,
            strays,
            ..DraftDatabase::default()
        };
        self.databases.push(row);
    }

    /// The organization of the database that is being read.
    fn organization(&mut self, object: Object<'_>, is_new: bool, strays: &mut Vec<Stray>) -> String {
        let is_unknown = is_marked(object.unknown, ORGANIZATION);
        if is_unknown || is_new && field(object.values, ORGANIZATION).is_none() {
            self.of_some_organization.push(self.databases.len());
            return String::new();
        }
        object.text(ORGANIZATION, Field::Organization, strays)
    }

    /// A key, as it is registered, if it is.
    fn key(&mut self, now: Option<Object<'_>>) {
        let Some(object) = now else {
            self.keys_to_create += 1;
            return;
        };
        let mut strays = Vec::new();
        let row = DraftKey {
            row: 0,
            organization: object.text(ORGANIZATION, Field::Organization, &mut strays),
            database_type: DatabaseType::Serverless.code().to_owned(),
            provider: object.text("cloud_provider", Field::Provider, &mut strays),
            region: object.text("region", Field::Region, &mut strays),
            key_id: object.text("key_id", Field::KeyId, &mut strays),
            strays,
        };
        self.keys.push(row);
    }

    fn intake(mut self) -> Intake {
        self.keep_first_keys();
        let taken = self.take_organization();
        let notes = [
            counted(
                self.keys_to_create,
                "1 customer key is still to be created and does not count as registered.",
                " customer keys are still to be created and do not count as registered.",
            ),
            counted(
                taken,
                "1 planned database is taken to be in the only organization that is named here.",
                " planned databases are taken to be in the only organization that is named here.",
            ),
            counted(
                self.to_destroy,
                "1 database is to be destroyed and is left out.",
                " databases are to be destroyed and are left out.",
            ),
            counted(
                self.to_remove,
                "1 region is to be taken from its database and is left out.",
                " regions are to be taken from their databases and are left out.",
            ),
            counted(
                self.asked_for,
                "1 data source asks for databases and is not read.",
                " data sources ask for databases and are not read.",
            ),
        ];
        let draft = Draft { databases: self.databases, registered_keys: self.keys, ..Draft::default() };
        intake(draft, notes)
    }

    /// Leaves out what says the same as an earlier key, as a key and the list of
    /// all keys do, and numbers the others.
    fn keep_first_keys(&mut self) {
        let said = |key: &DraftKey| {
            let DraftKey { organization, provider, region, key_id, .. } = key;
            [organization.clone(), provider.to_ascii_lowercase(), region.clone(), key_id.clone()]
        };
        let mut places: Vec<([String; 4], usize)> = self.keys.iter().map(said).zip(0..).collect();
        sort(&mut places);
        let mut is_twin = vec![false; self.keys.len()];
        for (first, second) in places.iter().zip(places.iter().skip(1)) {
            if let Some(is_twin) = is_twin.get_mut(second.1) {
                *is_twin = first.0 == second.0;
            }
        }
        let keys = std::mem::take(&mut self.keys).into_iter().zip(is_twin);
        self.keys =
            keys.filter(|(key, is_twin)| !(*is_twin && key.strays.is_empty())).map(|(key, _)| key).collect();
        self.keys.iter_mut().zip(1..).for_each(|(key, row)| key.row = row);
    }

    /// Puts databases whose organization is not known yet into the only one that
    /// is named, and says how many; where several are named, says so in the row.
    fn take_organization(&mut self) -> usize {
        let databases = self.databases.iter().map(|row| &row.organization);
        let mut names = databases.chain(self.keys.iter().map(|row| &row.organization));
        let Some(only) = names.clone().find(|name| !name.is_empty()).cloned() else { return 0 };
        let is_only = names.all(|name| name.is_empty() || *name == only);
        for place in &self.of_some_organization {
            let Some(row) = self.databases.get_mut(*place) else { continue };
            if is_only {
                row.organization.clone_from(&only);
            } else {
                let found = "known only after apply".to_owned();
                row.strays.push(wrong(Field::Organization, found, "a known value"));
            }
        }
        if is_only { self.of_some_organization.len() } else { 0 }
    }
}

const ORGANIZATION: &str = "organization_id";

#[cfg(test)]
mod tests {
    use super::read_json;
    use crate::intake::terraform::testing::said;
    use crate::wire::json;

    /// In: JSON. Out: the lines of the draft, then what has no place in it, then
    /// the notes.
    fn check(input: &str, expected: &str) {
        let Ok(json) = json::read(input) else { panic!("{input}") };
        let reading = read_json(&json);
        let said = said(&reading);
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(said, expected, "{input}");
    }

    /// A state with those resources.
    fn state(resources: &str) -> String {
        format!(r#"{{"format_version":"1.0","values":{{"root_module":{{"resources":[{resources}]}}}}}}"#)
    }

    /// A plan that changes one database or key like that.
    fn change(kind: &str, change: &str) -> String {
        let change = format!(r#"{{"mode":"managed","type":"{kind}","change":{{{change}}}}}"#);
        format!(r#"{{"format_version":"1.2","planned_values":{{}},"resource_changes":[{change}]}}"#)
    }

    const DATABASE: &str = r#""name":"a","cloud_provider":"aws","regions":["us-east-2","ap-south-1"]"#;
    const KEY: &str = r#""organization_id":"o","cloud_provider":"AWS","region":"us-east-2","key_id":"k""#;
    const NOTHING: &str = "There is no astra_database and no astra_customer_key.";

    #[test]
    fn a_state() {
        let database = format!(
            r#"{{"mode":"managed","type":"astra_database","values":{{{DATABASE},"organization_id":"o","data_endpoint_url":"x"}}}}"#
        );
        let key = format!(r#"{{"mode":"managed","type":"astra_customer_key","values":{{{KEY}}}}}"#);
        let other = r#"{"mode":"managed","type":"aws_kms_key","values":{"key_id":"x"}}"#;
        let keys = format!(
            r#"{{"mode":"data","type":"astra_customer_keys","values":{{"results":[{{{KEY}}},{{{}}}]}}}}"#,
            KEY.replace("us-east-2", "us-west-2")
        );
        let line = "1 db a serverless aws us-east-2,ap-south-1 @o existing";
        let first = "1 key serverless AWS us-east-2 @o k";
        let second = "2 key serverless AWS us-west-2 @o k";
        check(&state(&[database.as_str(), &key, other, &keys].join(",")), &[line, first, second].join("\n"));
        check(&state(""), NOTHING);
        check(r#"{"format_version":"1.0"}"#, NOTHING);
        check("[]", NOTHING);
    }

    #[test]
    fn modules_inside_of_modules() {
        let mut module = r#"{"resources":[{"type":"astra_database","values":{"name":"c"}}]}"#.to_owned();
        for name in ["b", "a"] {
            module = format!(
                r#"{{"child_modules":[{module}],"resources":[{{"type":"astra_database","values":{{"name":"{name}"}}}}]}}"#
            );
        }
        let input = format!(r#"{{"values":{{"root_module":{module}}}}}"#);
        let rows = ["1 db a serverless - -", "2 db b serverless - -", "3 db c serverless - -"];
        check(&input, &rows.map(|row| format!("{row} existing")).join("\n"));
    }

    #[test]
    fn what_a_plan_does_with_a_database() {
        let created = format!(
            r#""actions":["create"],"before":null,"after":{{{DATABASE}}},"after_unknown":{{"organization_id":true,"id":true}}"#
        );
        let line = "1 db a serverless aws us-east-2,ap-south-1";
        check(&change("astra_database", &created), &format!("{line} planned"));
        let replaced = created.replace("null", "{}").replace(r#"["create"]"#, r#"["delete","create"]"#);
        check(&change("astra_database", &replaced), &format!("{line} planned"));
        let kept = format!(r#""actions":["no-op"],"before":{{{DATABASE}}},"after":{{{DATABASE}}}"#);
        check(&change("astra_database", &kept), &format!("{line} existing"));
        let more = DATABASE
            .replace("\"us-east-2\"", "\"us-west-2\",\"us-east-2\"")
            .replace("ap-south-1", "eu-west-1");
        let updated = format!(r#""actions":["update"],"before":{{{DATABASE}}},"after":{{{more}}}"#);
        check(
            &change("astra_database", &updated),
            "1 db a serverless aws us-east-2 existing +us-west-2,eu-west-1
            1 region is to be taken from its database and is left out.",
        );
        let destroyed = format!(r#""actions":["delete"],"before":{{{DATABASE}}},"after":null"#);
        check(&change("astra_database", &destroyed), "1 database is to be destroyed and is left out.");
        let forgotten = destroyed.replace("delete", "forget");
        check(&change("astra_database", &forgotten), &format!("{line} existing"));
        let deposed = format!(r#"{{"type":"astra_database","deposed":"x","change":{{{destroyed}}}}}"#);
        check(&format!(r#"{{"resource_changes":[{deposed}]}}"#), NOTHING);
        let alone = format!(
            r#"{{"planned_values":{{"root_module":{{"resources":[{{"type":"astra_database","values":{{{DATABASE}}}}}]}}}}}}"#
        );
        check(&alone, &format!("{line} planned"));
    }

    #[test]
    fn what_a_plan_does_with_a_key() {
        let line = "1 key serverless AWS us-east-2 @o k";
        for actions in [r#""no-op""#, r#""delete""#, r#""delete","create""#] {
            let input = format!(r#""actions":[{actions}],"before":{{{KEY}}},"after":{{{KEY}}}"#);
            check(&change("astra_customer_key", &input), line);
        }
        let created = format!(r#""actions":["create"],"before":null,"after":{{{KEY}}}"#);
        check(
            &change("astra_customer_key", &created),
            "1 customer key is still to be created and does not count as registered.",
        );
        let read = format!(r#"{{"mode":"data","type":"astra_customer_key","values":{{{KEY}}}}}"#);
        let owned = format!(r#"{{"mode":"managed","type":"astra_database","values":{{{DATABASE}}}}}"#);
        let before =
            format!(r#""prior_state":{{"values":{{"root_module":{{"resources":[{read},{owned}]}}}}}}"#);
        check(&format!(r#"{{"resource_changes":[],{before}}}"#), line);
    }

    #[test]
    fn values_that_are_not_read() {
        let input = r#""actions":["create"],"after":{"name":"a","regions":["us-east-2",null],"cloud_provider":"aws"},
            "after_unknown":{"regions":[false,true]},"after_sensitive":{"name":true,"cloud_provider":false}"#;
        check(
            &change("astra_database", input),
            "1 db - serverless aws - planned !regions !name
            database 1: regions is known only after apply, not a known value
            database 1: name is sensitive, not a value that may be shown",
        );
        let input = r#"{"type":"astra_customer_key","values":{"key_id":"secret","region":7},"sensitive_values":true}"#;
        check(
            &state(input),
            "1 key serverless - - !organization !provider !region !key_id
            key 1: organization is sensitive, not a value that may be shown
            key 1: provider is sensitive, not a value that may be shown
            key 1: region is sensitive, not a value that may be shown
            key 1: key_id is sensitive, not a value that may be shown",
        );
        let input = r#"{"type":"astra_database","values":{"name":[],"regions":[null,"us-east-2",7],"cloud_provider":{}}}"#;
        check(
            &state(input),
            "1 db - serverless - us-east-2 existing !regions !name !provider
            database 1: regions is a list with null, not a list of texts
            database 1: name is a list, not text
            database 1: provider is an object, not text",
        );
        check(
            r#"{"format_version":"2.0","values":{}}"#,
            "document 0: format_version is “2.0”, not a version below 2",
        );
    }

    #[test]
    fn the_file_of_a_state() {
        let instance = format!(
            r#"{{"attributes":{{{DATABASE}}},"sensitive_attributes":[[{{"type":"get_attr","value":"name"}}]]}}"#
        );
        let gone = format!(r#"{{"deposed":"x","attributes":{{{DATABASE}}}}}"#);
        check(
            &format!(
                r#"{{"version":4,"resources":[{{"mode":"managed","type":"astra_database","instances":[{instance},{gone}]}}]}}"#
            ),
            "1 db - serverless aws us-east-2,ap-south-1 existing !name
            database 1: name is sensitive, not a value that may be shown",
        );
    }

    #[test]
    fn the_organization_of_what_is_planned() {
        let created = |unknown: &str| {
            format!(
                r#"{{"type":"astra_database","change":{{"actions":["create"],"after":{{{DATABASE}}},"after_unknown":{unknown}}}}}"#
            )
        };
        let key = |organization: &str| {
            let key = KEY.replace("\"o\"", organization);
            format!(r#"{{"type":"astra_customer_key","change":{{"actions":["no-op"],"before":{{{key}}}}}}}"#)
        };
        let unknown = created(r#"{"organization_id":true}"#);
        let line = "1 db a serverless aws us-east-2,ap-south-1";
        check(
            &format!(r#"{{"resource_changes":[{unknown},{}]}}"#, key("\"o\"")),
            &format!(
                "{line} @o planned
                1 key serverless AWS us-east-2 @o k
                1 planned database is taken to be in the only organization that is named here."
            ),
        );
        check(
            &format!(r#"{{"resource_changes":[{unknown},{},{}]}}"#, key("\"o\""), key("\"p\"")),
            &format!(
                "{line} planned !organization
                1 key serverless AWS us-east-2 @o k
                2 key serverless AWS us-east-2 @p k
                database 1: organization is known only after apply, not a known value"
            ),
        );
    }
}
