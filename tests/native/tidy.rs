//! What the source tree may say where: the invariants of the architecture that
//! the compiler does not see.
//!
//! "Code" is what stands in a file without its comments and its tests.

use crate::tree;
use astra_cmek_planner::catalog::{Catalog, StatementId};
use astra_cmek_planner::domain::{CloudProvider, Confidence, DatabaseType};
use astra_cmek_planner::rules::FindingCode;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// In: what was found, as `file: what` lines. Out: nothing, or what is known
/// and allowed, in the same words; both ways, so that no exception outlives
/// its reason.
fn check(found: impl IntoIterator<Item = String>, allowed: &[&str]) {
    let found: BTreeSet<String> = found.into_iter().collect();
    let allowed: BTreeSet<String> = allowed.iter().map(|line| (*line).to_owned()).collect();
    let (new, gone): (Vec<_>, Vec<_>) =
        (found.difference(&allowed).collect(), allowed.difference(&found).collect());
    assert!(new.is_empty() && gone.is_empty(), "not allowed: {new:#?}\nallowed, but gone: {gone:#?}");
}

fn sources() -> Vec<(String, String)> {
    let files = tree::files("src", ".rs").into_iter();
    files.map(|file| (tree::name(&file), tree::read(&file))).collect()
}

/// A source without its comments and its tests.
fn code(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        match line.trim() {
            // What comes next is a module of tests: in this file, where it is
            // the last thing, or in another.
            "#[cfg(test)]" if lines.clone().next().is_some_and(|next| next.ends_with('{')) => break,
            "#[cfg(test)]" => {
                lines.next();
            }
            comment if comment.starts_with("//") => {}
            _ => {
                code.push_str(line.split(" // ").next().unwrap_or_default());
                code.push('\n');
            }
        }
    }
    code
}

/// The words of a text, which are made of letters, digits, `_` and `-`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).filter(|word| !word.is_empty())
}

/// The names that directly follow another in paths: of `crate::plan::Plan` and
/// `crate::{plan, rules::evaluate}` the names after `crate` are `plan`, `rules`.
fn after<'a>(code: &'a str, name: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    for (place, found) in code.match_indices(&format!("{name}::")) {
        let before = code[..place].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$' || c == ':') {
            continue;
        }
        let rest = &code[place + found.len()..];
        match rest.strip_prefix('{') {
            None => names.extend(words(rest).next()),
            Some(group) => {
                let mut depth = 0;
                let mut is_first = true;
                for word in group.split_inclusive(['{', '}', ',']) {
                    if depth == 0 && is_first {
                        names.extend(words(word).next());
                    }
                    is_first = word.ends_with(',');
                    depth += i32::from(word.ends_with('{')) - i32::from(word.ends_with('}'));
                    if depth < 0 {
                        break;
                    }
                }
            }
        }
    }
    names
}

fn naming(word: &str, sources: &[(String, String)], is_free: impl Fn(&str) -> bool) -> Vec<String> {
    let bound = sources.iter().filter(|(file, _)| !is_free(file));
    bound
        .filter(|(_, text)| words(&code(text)).any(|found| found == word))
        .map(|(file, _)| file.clone())
        .collect()
}

#[test]
fn only_the_interface_knows_its_framework() {
    let sources = sources();
    check(naming("leptos", &sources, |file| file.starts_with("src/ui/") || file == "src/main.rs"), &[]);
    check(naming("web_sys", &sources, |file| file == "src/ui/browser.rs"), &[]);
    check(
        naming("wasm_bindgen", &sources, |file| {
            ["src/ui/browser.rs", "src/reader.rs", "src/drawer.rs"].contains(&file)
        }),
        &[],
    );
}

#[test]
fn the_engine_knows_no_file_format() {
    let is_free = |file: &str| {
        !["src/domain/", "src/catalog/", "src/plan/", "src/rules/"]
            .iter()
            .any(|module| file.starts_with(module))
    };
    for word in ["serde", "serde_json", "Serialize", "Deserialize"] {
        check(naming(word, &sources(), is_free), &[]);
    }
}

/// The modules, and those that each may name. Nothing points backwards, and
/// the skins do not know each other.
const ORDER: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("catalog", &["domain"]),
    ("plan", &["domain", "catalog"]),
    ("rules", &["domain", "catalog", "plan"]),
    ("picture", &["domain", "catalog", "plan", "rules"]),
    ("export", &["domain", "catalog", "plan", "rules", "picture"]),
    ("wire", &["domain", "catalog", "plan"]),
    // A module of its own on the page, too small for the catalog.
    ("intake", &["domain", "plan", "wire"]),
    ("ui", &["domain", "catalog", "plan", "rules", "picture", "export", "wire", "intake"]),
];

#[test]
fn no_module_points_backwards() {
    let mut found = Vec::new();
    for (file, text) in sources() {
        let Some((module, _)) = file.trim_start_matches("src/").split_once('/') else { continue };
        let Some((_, earlier)) = ORDER.iter().find(|(name, _)| *name == module) else {
            found.extend((module != "bin").then(|| format!("{file}: a module without a place in the order")));
            continue;
        };
        let code: String =
            text.lines().filter(|line| !line.trim().starts_with("//")).collect::<Vec<_>>().join("\n");
        for name in after(&code, "crate") {
            if name != module && !earlier.contains(&name) {
                found.push(format!("{file}: crate::{name}"));
            }
        }
    }
    check(found, &[]);
}

#[test]
fn only_the_catalog_makes_a_region() {
    let is_free = |file: &str| file.starts_with("src/catalog/");
    check(naming("of_catalog", &sources(), is_free), &["src/domain/region.rs"]);
}

#[test]
fn facts_stand_in_the_catalog_alone() {
    let regions: BTreeSet<&str> = Catalog::released().regions().iter().map(|fact| fact.code).collect();
    let schemas = ["src/wire/plan.schema.json", "src/export/report.schema.json"];
    let others = schemas.map(|file| (file.to_owned(), tree::read(&tree::root().join(file))));
    let mut found = Vec::new();
    for (file, text) in sources().into_iter().chain(others) {
        if file.starts_with("src/catalog/") {
            continue;
        }
        let code = code(&text);
        found
            .extend(words(&code).filter(|word| regions.contains(word)).map(|code| format!("{file}: {code}")));
        for beginning in ["https://", "http://", "/v2/"] {
            for (place, _) in code.match_indices(beginning) {
                let address: String = code[place..].chars().take_while(|c| !matches!(c, '"' | ' ')).collect();
                found.push(format!("{file}: {address}"));
            }
        }
    }
    check(
        found,
        &[
            // How the address of a planner begins.
            "src/bin/cmek-plan.rs: https://",
            "src/bin/cmek-plan.rs: http://",
            // The namespace of SVG.
            "src/export/svg.rs: http://www.w3.org/2000/svg",
            // The form of a key identifier, not an address of anything.
            "src/rules/key_identifier.rs: https://",
            // The dialect of a schema, and how every address begins.
            "src/export/report.schema.json: https://json-schema.org/draft/2020-12/schema",
            "src/export/report.schema.json: https://",
            "src/wire/plan.schema.json: https://json-schema.org/draft/2020-12/schema",
        ],
    );
}

/// What stands in the string literals of some code.
fn literals(code: &str) -> Vec<String> {
    let mut literals = Vec::new();
    let mut open: Option<String> = None;
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match (character, &mut open) {
            ('"', Some(_)) => literals.extend(open.take()),
            ('"', None) => open = Some(String::new()),
            ('\\', Some(_)) => drop(characters.next()),
            (other, Some(literal)) => literal.push(other),
            (_, None) => {}
        }
    }
    literals
}

/// What other pages load cannot read the catalog, and says the same.
#[test]
fn what_other_pages_load_says_what_the_catalog_says() {
    let rule = Catalog::released().statement(StatementId::OneKeyPerScope).expect("it is known").sentence;
    let quoted =
        |codes: Vec<&str>| codes.iter().map(|code| format!("{code:?}")).collect::<Vec<_>>().join(", ");
    let types = DatabaseType::ALL.iter().map(|it| it.code()).collect();
    let providers = CloudProvider::ALL.iter().map(|it| it.code()).collect();
    let mut said = vec![
        ("src/embed/embed.js", rule.to_owned()),
        ("src/embed/antora.js", rule.to_owned()),
        ("docs/embedding.md", rule.to_owned()),
        ("src/embed/frame.js", format!("type: [{}], provider: [{}]", quoted(types), quoted(providers))),
    ];
    let choices = DatabaseType::ALL.iter().map(|it| quoted(vec![it.code(), it.product()]));
    let choices = choices.chain(CloudProvider::ALL.iter().map(|it| quoted(vec![it.code(), it.name()])));
    said.extend(choices.map(|choice| ("src/embed/panel.js", choice)));
    let lacking = said.iter().filter(|(file, words)| !tree::read(&tree::root().join(file)).contains(words));
    check(lacking.map(|(file, words)| format!("{file}: {words}")), &[]);
}

/// How a fact is known stands beside the fact; a sentence that repeats it would
/// go on saying so when the fact is known better.
#[test]
fn a_rule_takes_from_the_catalog_how_a_fact_is_known() {
    let codes: Vec<&str> = Confidence::ALL.iter().map(|confidence| confidence.code()).collect();
    let mut found = Vec::new();
    for (file, text) in sources().into_iter().filter(|(file, _)| file.starts_with("src/rules/")) {
        for literal in literals(&code(&text)) {
            let said = words(&literal).filter(|word| codes.contains(&word.to_ascii_lowercase().as_str()));
            found.extend(said.map(|word| format!("{file}: {word}")));
        }
    }
    check(found, &[]);
}

/// The files of `src/rules` that hold a rule, by the name of their module.
fn rules() -> Vec<(String, String)> {
    let files = sources().into_iter().filter(|(_, text)| text.contains("fn check(situation: &Situation)"));
    let named = files.map(|(file, text)| {
        let module = file.trim_start_matches("src/rules/").trim_end_matches(".rs");
        (module.to_owned(), text)
    });
    named.collect()
}

#[test]
fn one_rule_one_file_one_code_in_the_order_of_the_contracts() {
    let code = code(&tree::read(&tree::root().join("src/rules/mod.rs")));
    let listed: Vec<&str> = code.lines().filter_map(|line| line.trim().strip_suffix("::check,")).collect();
    let codes: Vec<String> = FindingCode::ALL.iter().map(|code| code.code().replace('-', "_")).collect();
    assert_eq!(listed, codes);
    let files: BTreeSet<String> = rules().into_iter().map(|(module, _)| module).collect();
    assert_eq!(files, codes.into_iter().collect());
}

#[test]
fn a_rule_says_why_and_is_tested_and_knows_no_other() {
    let mut found = Vec::new();
    for (module, text) in rules() {
        found.extend((!text.starts_with("//! ")).then(|| format!("{module}: opens without a reason")));
        found
            .extend((!text.contains("#[cfg(test)]\nmod tests {")).then(|| format!("{module}: has no tests")));
        let code = code(&text);
        let named = [after(&code, "super"), after(&code, "rules")].concat();
        let modules = named.into_iter().filter(|name| name.starts_with(|c: char| c.is_lowercase()));
        let others = modules.filter(|name| !["key_identifier", "situation", "words"].contains(name));
        found.extend(others.map(|other| format!("{module}: names {other}")));
    }
    check(found, &[]);
}

/// How many lines of code a file may have before it has to be named below.
const LONGEST: usize = 400;

#[test]
fn no_file_is_long() {
    let long = sources().into_iter().filter(|(_, text)| code(text).lines().count() > LONGEST);
    check(long.map(|(file, _)| file), &[]);
}

/// Every file that somebody wrote: the tree without what is built, fetched or
/// kept by other programs.
fn written() -> Vec<PathBuf> {
    let ignored = tree::read(&tree::root().join(".gitignore"));
    let ignored: Vec<&str> = ignored.lines().map(|line| line.trim_matches('/')).collect();
    let mut found = Vec::new();
    for entry in std::fs::read_dir(tree::root()).unwrap() {
        let path = entry.unwrap().path();
        let name = tree::name(&path);
        if name == ".git" || ignored.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() { found.extend(tree::files(&name, "")) } else { found.push(path) }
    }
    assert!(found.len() > 60, "only {} files", found.len());
    found
}

/// The files that hold a text, as `file: text`.
fn holding<'a>(files: &'a [PathBuf], text: &'a str) -> impl Iterator<Item = String> + 'a {
    let holds = move |file: &&PathBuf| String::from_utf8_lossy(&std::fs::read(file).unwrap()).contains(text);
    files.iter().filter(holds).map(move |file| format!("{}: {text}", tree::name(file)))
}

#[test]
fn nothing_is_left_to_do() {
    let sources: Vec<PathBuf> = written().into_iter().filter(|file| is_source(file)).collect();
    let marks = [
        concat!("to", "do!("),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("unimpl", "emented!("),
        concat!("db", "g!("),
    ];
    check(marks.iter().flat_map(|mark| holding(&sources, mark)), &[]);
}

fn is_source(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ["rs", "js", "css", "html"].iter().any(|source| ending == *source))
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    let files = written();
    let places =
        [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];
    check(places.iter().flat_map(|place| holding(&files, place)), &[]);
}

#[test]
fn the_checks_of_this_module_see() {
    let text = "//! Doc of leptos.\nuse a::b; // leptos\n#[cfg(test)]\nmod testing;\nlet c = 1;\n#[cfg(test)]\nmod tests {\n}\n";
    assert_eq!(code(text), "use a::b;\nlet c = 1;\n");
    let paths = "use crate::plan::Plan; use crate::{rules::{self, evaluate}, wire, domain::Region}; $crate::ui::x; pub(crate) mod a; mycrate::b";
    assert_eq!(after(paths, "crate"), ["plan", "rules", "wire", "domain"]);
    assert_eq!(literals(r#"a("b \"c\" \n", d, "") + "e""#), ["b c ", "", "e"]);
    assert_eq!(words("a-b::c(\"us-east-2\")").collect::<Vec<_>>(), ["a-b", "c", "us-east-2"]);
}
