//! `.tf` text to draft: what is to be. Only literal values are read; whatever
//! would have to be worked out is named. It does not know how such a text is
//! made of words.

use super::statement::{Statement, Statements, Value};
use super::{intake, wrong};
use crate::domain::{DatabaseType, Status, shown};
use crate::intake::Intake;
use crate::intake::notes::counted;
use crate::plan::{Draft, DraftDatabase, Field, Stray};

/// Reads a `.tf` text.
pub(in crate::intake) fn read_text(text: &str) -> Intake {
    let mut statements = Statements::new(text.trim_start_matches('\u{FEFF}'));
    let mut found = Found::default();
    loop {
        match statements.next() {
            Statement::End => break,
            Statement::Argument(..) => {}
            Statement::Closed => found.lost(statements.line, "“}”".to_owned(), "a block"),
            Statement::Unreadable(what) => found.lost(statements.line, what, "a block"),
            Statement::Block(kind, labels) => {
                let line = statements.line;
                let is_closed = match (kind, labels.first().map(String::as_str)) {
                    ("resource", Some("astra_database")) => found.database(&mut statements),
                    ("resource", Some("astra_customer_key")) => {
                        found.keys += 1;
                        statements.skip_block()
                    }
                    _ => {
                        found.modules += usize::from(kind == "module");
                        statements.skip_block()
                    }
                };
                if !is_closed {
                    found.lost(line, "a block without an end".to_owned(), "its closing brace");
                }
            }
        }
    }
    found.intake()
}

/// True for a text with a block that Terraform knows.
pub(in crate::intake) fn is_configuration(text: &str) -> bool {
    let mut statements = Statements::new(text.trim_start_matches('\u{FEFF}'));
    loop {
        match statements.next() {
            Statement::End => return false,
            Statement::Argument(..) | Statement::Closed | Statement::Unreadable(_) => {}
            Statement::Block(kind, labels) => {
                let is_known = match kind {
                    "resource" | "data" => labels.len() == 2,
                    "module" | "variable" | "provider" | "output" => labels.len() == 1,
                    "terraform" | "locals" => labels.is_empty(),
                    _ => false,
                };
                if is_known {
                    return true;
                }
            }
        }
    }
}

/// What was found, and what of it is not in the draft.
#[derive(Default)]
struct Found {
    draft: Draft,
    /// Customer keys that are declared.
    keys: usize,
    modules: usize,
    /// Databases that stand for several, or for none.
    repeated: usize,
    none: usize,
    dynamic: usize,
    /// Databases of another provider configuration.
    elsewhere: usize,
    /// Databases that nothing lets wait for a key.
    unordered: usize,
}

impl Found {
    /// Names a place that could not be read; the first one says enough.
    fn lost(&mut self, line: usize, found: String, expected: &'static str) {
        if self.draft.strays.is_empty() {
            self.draft.strays.push(unreadable(line, found, expected));
        }
    }

    /// Reads the block of a database. False where the text ends before it.
    fn database(&mut self, statements: &mut Statements<'_>) -> bool {
        let line = statements.line;
        let mut block = Database::default();
        let is_closed = loop {
            match statements.next() {
                Statement::End => break false,
                Statement::Closed => break true,
                Statement::Argument(name, value, source) => block.argument(name, value, source),
                Statement::Unreadable(found) => {
                    if !std::mem::replace(&mut block.is_unreadable, true) {
                        block.strays.push(unreadable(statements.line, found, "an argument"));
                    }
                }
                Statement::Block(kind, _) => {
                    self.dynamic += usize::from(kind == "dynamic");
                    if !statements.skip_block() {
                        break false;
                    }
                }
            }
        };
        if block.is_none {
            self.none += 1;
            return is_closed;
        }
        self.repeated += usize::from(block.is_repeated);
        self.elsewhere += usize::from(block.is_elsewhere);
        self.unordered += usize::from(!block.waits);
        self.draft.databases.push(block.row(line));
        is_closed
    }

    fn intake(self) -> Intake {
        let Self { draft, keys, modules, repeated, none, dynamic, elsewhere, unordered } = self;
        let notes = [
            counted(
                draft.databases.len(),
                "The database is read as planned; only a state says what exists (terraform show -json).",
                " databases are read as planned; only a state says which ones exist (terraform show -json).",
            ),
            counted(
                keys,
                "1 customer key is declared; it counts as registered only when it comes from a state.",
                " customer keys are declared; they count as registered only when they come from a state.",
            ),
            counted(
                repeated,
                "1 database has count or for_each and may stand for several; it is read as one.",
                " databases have count or for_each and may stand for several each; each is read as one.",
            ),
            counted(
                none,
                "1 database has the count 0 and is left out.",
                " databases have the count 0 and are left out.",
            ),
            counted(dynamic, "1 dynamic block is not read.", " dynamic blocks are not read."),
            counted(
                modules,
                "1 module is called; what it declares is not read.",
                " modules are called; what they declare is not read.",
            ),
            counted(
                elsewhere,
                "1 database names a provider configuration; the organization of that one is not read.",
                " databases name provider configurations; the organizations of those are not read.",
            ),
            counted(
                if keys > 0 { unordered } else { 0 },
                "1 database refers to no customer key and has no depends_on: Terraform may create it before the keys (inferred).",
                " databases refer to no customer key and have no depends_on: Terraform may create them before the keys (inferred).",
            ),
        ];
        intake(draft, notes)
    }
}

/// The block of a database, as far as it was read.
#[derive(Default)]
struct Database<'a> {
    name: String,
    provider: String,
    region: String,
    regions: Vec<String>,
    additional_regions: Vec<String>,
    strays: Vec<Stray>,
    /// The arguments that were read.
    seen: Vec<&'a str>,
    is_unreadable: bool,
    is_repeated: bool,
    is_none: bool,
    is_elsewhere: bool,
    waits: bool,
}

impl<'a> Database<'a> {
    fn argument(&mut self, name: &'a str, value: Value, source: &str) {
        self.waits |= name == "depends_on" || source.contains("astra_customer_key");
        let field = match name {
            "name" => Field::Name,
            "cloud_provider" => Field::Provider,
            // Databases had one region and additional ones before they had a list.
            "region" | "regions" | "additional_regions" => Field::Regions,
            "for_each" => return self.is_repeated = true,
            "count" => {
                self.is_none = source == "0";
                return self.is_repeated |= !matches!(source, "0" | "1");
            }
            "provider" => return self.is_elsewhere = true,
            _ => return,
        };
        if self.seen.contains(&name) {
            return self.strays.push(Stray::RepeatedField(name.to_owned()));
        }
        self.seen.push(name);
        match (name, value) {
            (_, Value::Null) => {}
            ("name", Value::Text(text)) => self.name = text,
            ("cloud_provider", Value::Text(text)) => self.provider = text,
            ("region", Value::Text(text)) => self.region = text,
            ("regions", Value::List(texts, bad)) => {
                self.regions = texts;
                self.bad_item(bad);
            }
            ("additional_regions", Value::List(texts, bad)) => {
                self.additional_regions = texts;
                self.bad_item(bad);
            }
            (_, Value::Other(found)) => self.wrong(field, found, "a literal"),
            (_, value) => {
                let found = match value {
                    Value::Text(text) => shown(&text),
                    Value::Constant(found) => found,
                    _ => "a list".to_owned(),
                };
                self.wrong(field, found, if name.ends_with("regions") { "a list" } else { "text" });
            }
        }
    }

    fn bad_item(&mut self, found: Option<String>) {
        if let Some(found) = found {
            self.wrong(Field::Regions, ["a list with ", &found].concat(), "a list of literals");
        }
    }

    fn wrong(&mut self, field: Field, found: String, expected: &'static str) {
        self.strays.push(wrong(field, found, expected));
    }

    /// The row of a draft that begins in that line.
    fn row(self, line: usize) -> DraftDatabase {
        let mut regions = self.regions;
        if !self.region.is_empty() {
            regions.insert(0, self.region);
        }
        regions.extend(self.additional_regions);
        DraftDatabase {
            row: line,
            name: self.name,
            database_type: DatabaseType::Serverless.code().to_owned(),
            provider: self.provider,
            regions,
            status: Status::Planned.code().to_owned(),
            strays: self.strays,
            ..DraftDatabase::default()
        }
    }
}

/// A line that could not be read.
fn unreadable(line: usize, found: String, expected: &'static str) -> Stray {
    Stray::WrongType { field: ["line ", &line.to_string()].concat(), found, expected }
}

#[cfg(test)]
mod tests {
    use super::read_text;
    use crate::intake::terraform::testing::said;

    /// In: a text. Out: the lines of the draft, then what has no place in it, then
    /// the notes but for the one that all texts with a database have.
    fn check(input: &str, expected: &str) {
        let reading = read_text(input);
        let mut said = said(&reading);
        said.retain(|line| !line.ends_with("(terraform show -json)."));
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(said, expected, "{input}");
    }

    fn database(arguments: &str) -> String {
        format!("resource \"astra_database\" \"x\" {{\n{arguments}\n}}\n")
    }

    const FULL: &str = "name = \"a\"\ncloud_provider = \"aws\"\nregions = [\"us-east-2\"]";

    #[test]
    fn literal_arguments() {
        let line = "1 db a serverless aws us-east-2 planned";
        check(&database(FULL), line);
        check(&format!("\u{FEFF}{}", database(FULL)), line);
        check(&database(FULL).replace('\n', "\r\n"), line);
        check(&database(&format!("{FULL}\ntimeouts {{\nname = \"b\"\n}}\nkeyspace = var.k")), line);
        let older = "cloud_provider = \"GCP\"\nadditional_regions = [\"us-west4\"]\nregion = \"us-east1\"\nname = null";
        check(&database(older), "1 db - serverless GCP us-east1,us-west4 planned");
    }

    #[test]
    fn rows_are_lines() {
        check(
            &format!(
                "# a\n\n/*\n*/ {}\nlocals {{\n}}\n{}",
                database(FULL),
                database(FULL).replace("\"a\"", "\"b\"")
            ),
            "4 db a serverless aws us-east-2 planned
            12 db b serverless aws us-east-2 planned",
        );
    }

    #[test]
    fn expressions_are_named() {
        check(
            &database("name = \"a-${var.b}\"\ncloud_provider = local.c\nregions = [\"us-east-2\", var.d]"),
            "1 db - serverless - us-east-2 planned !name !provider !regions
            database 1: name is the expression \"a-${var.b}\", not a literal
            database 1: provider is the expression local.c, not a literal
            database 1: regions is a list with the expression var.d, not a list of literals",
        );
        check(
            &database("name = 5\ncloud_provider = [\"aws\"]\nregions = \"us-east-2\"\nregions = []"),
            "1 db - serverless - - planned !name !provider !regions !regions
            database 1: name is 5, not text
            database 1: provider is a list, not text
            database 1: regions is “us-east-2”, not a list
            database 1: regions again",
        );
    }

    #[test]
    fn what_stands_for_several_databases() {
        let line = "1 db a serverless aws us-east-2 planned";
        let several = "1 database has count or for_each and may stand for several; it is read as one.";
        for argument in ["for_each = toset([\"b\"])", "count = 3", "count = var.c"] {
            check(&database(&format!("{argument}\n{FULL}")), &format!("{line}\n{several}"));
        }
        check(&database(&format!("count = 1\n{FULL}")), line);
        check(&database(&format!("count = 0\n{FULL}")), "1 database has the count 0 and is left out.");
        let two = database(&format!("count = 3\n{FULL}\ndynamic \"d\" {{\n}}")).repeat(2);
        check(
            &two,
            "1 db a serverless aws us-east-2 planned
            9 db a serverless aws us-east-2 planned
            2 databases have count or for_each and may stand for several each; each is read as one.
            2 dynamic blocks are not read.",
        );
    }

    #[test]
    fn what_is_declared_besides() {
        let key = "resource astra_customer_key \"k\" {\nregion = \"us-east-2\"\n}\n";
        let declared = "1 customer key is declared; it counts as registered only when it comes from a state.";
        check(key, declared);
        let line = "1 db a serverless aws us-east-2 planned";
        let unordered = "1 database refers to no customer key and has no depends_on: Terraform may create it before the keys (inferred).";
        check(&format!("{}{key}", database(FULL)), &format!("{line}\n{declared}\n{unordered}"));
        for ordered in ["depends_on = [astra_customer_key.k]", "keyspace = astra_customer_key.k.id"] {
            let text = format!("{}{key}", database(&format!("{FULL}\n{ordered}")));
            check(&text, &format!("{line}\n{declared}"));
        }
        check(
            &format!(
                "{}module \"m\" {{\nsource = \"./m\"\n}}",
                database(&format!("{FULL}\nprovider = astra.b"))
            ),
            &format!(
                "{line}
                1 module is called; what it declares is not read.
                1 database names a provider configuration; the organization of that one is not read."
            ),
        );
        check("", "There is no astra_database and no astra_customer_key.");
    }

    #[test]
    fn what_is_not_read_is_named() {
        check(
            &database(&format!("regions [\"us-east-2\"]\n{FULL}\n= 1")),
            "1 db a serverless aws us-east-2 planned !line 2
            database 1: line 2 is regions [\"us-east-2\"], not an argument",
        );
        check(
            &format!("}}\nx\n{}", database(FULL)),
            "3 db a serverless aws us-east-2 planned
            document 0: line 1 is “}”, not a block",
        );
        check(
            database(FULL).trim_end().trim_end_matches('}'),
            "1 db a serverless aws us-east-2 planned
            document 0: line 1 is a block without an end, not its closing brace",
        );
        check(
            "a = 1\nx {\n y {\n}\n",
            "document 0: line 2 is a block without an end, not its closing brace
            There is no astra_database and no astra_customer_key.",
        );
    }
}
