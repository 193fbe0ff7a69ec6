//! The static part of `index.html` repeats facts, so that they are painted
//! before WebAssembly arrives. Here it is written anew from the catalog and
//! compared; `BLESS=1 cargo test shell` puts the new text in.

use astra_cmek_planner::catalog::{Catalog, Link, StatementId, Topic};
use astra_cmek_planner::domain::{CloudProvider, Confidence, DatabaseType, Support};
use astra_cmek_planner::export::svg;
use astra_cmek_planner::picture::picture;
use astra_cmek_planner::plan::parse;
use astra_cmek_planner::rules::evaluate;
use astra_cmek_planner::wire::link;
use std::fmt::Write;
use std::path::Path;

#[test]
fn the_static_shell_says_what_the_catalog_says() {
    let catalog = Catalog::released();
    check("start", &start(catalog));
    check("rule", &rule(catalog));
    check("picture", &picture_of_the_rule(catalog));
    check("support", &support(catalog));
    check("docs", &docs(catalog));
    check("trust", &trust(catalog));
}

#[test]
fn the_page_opens_no_other_address() {
    let page = page();
    let mut links = page.split("href=\"https://").skip(1).map(|rest| rest.split('"').next().unwrap());
    assert!(links.all(|address| {
        Catalog::released().links().iter().any(|link| link.url == format!("https://{address}"))
    }));
    assert_eq!(page.matches("https://").count(), page.matches("href=\"https://").count());
}

/// In: the name of a block of the page. Out: its text.
fn check(block: &str, expected: &str) {
    let page = page();
    let (before, rest) = page.split_once(&format!("<!-- catalog: {block} -->\n")).unwrap();
    let (found, after) = rest.split_once("<!-- end -->").unwrap();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path(), format!("{before}<!-- catalog: {block} -->\n{expected}<!-- end -->{after}"))
            .unwrap();
    } else {
        assert_eq!(found, expected);
    }
}

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html")
}

fn page() -> String {
    std::fs::read_to_string(path()).unwrap()
}

fn anchor(link: &Link) -> String {
    let mark = match link.confidence {
        Confidence::Documented => String::new(),
        other => format!(" <small class=\"confidence\">address {other}</small>"),
    };
    let (url, title) = (link.url, link.title);
    format!("<a href=\"{url}\" rel=\"noreferrer\" target=\"_blank\">{title}</a>{mark}")
}

/// Statements in one line, with the least confidence that any of them has.
fn sentences(catalog: &Catalog, ids: &[StatementId]) -> String {
    let statements: Vec<_> = ids.iter().map(|id| catalog.statement(*id).unwrap()).collect();
    let text: Vec<_> = statements.iter().map(|statement| statement.sentence).collect();
    let least = statements.iter().map(|statement| statement.confidence).max().unwrap();
    format!("{} {}", text.join(" "), mark(least))
}

fn mark(known: Confidence) -> String {
    format!("<small class=\"confidence\" data-confidence=\"{known}\">{}</small>", capital(known))
}

fn capital(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Documented => "Documented",
        Confidence::Inferred => "Inferred",
        Confidence::Unconfirmed => "Unconfirmed",
    }
}

fn start(catalog: &Catalog) -> String {
    let pages = DatabaseType::ALL.iter().filter_map(|kind| catalog.page(Topic::Prepare, Some(*kind), None));
    // On a phone, what both have in common is left to those who only hear it.
    let short = |page| {
        anchor(page)
            .replace("Prepare to use customer keys with ", "<span>Prepare to use customer keys with </span>")
    };
    pages.map(|page| format!("<li>{}</li>\n", short(page))).collect()
}

fn rule(catalog: &Catalog) -> String {
    let lines = [
        &[StatementId::OneKeyPerScope, StatementId::KeyPerOrganization][..],
        &[StatementId::AnyNumberOfDatabases, StatementId::KeyPerRegion],
        &[StatementId::KeyBeforeDeployment, StatementId::AstraProvidedKey],
    ];
    let mut text = "<ol class=\"rule\">\n".to_owned();
    for line in lines {
        writeln!(text, "<li>{}</li>", sentences(catalog, line)).unwrap();
    }
    let read = lines.iter().flat_map(|line| line.iter()).map(|id| catalog.statement(*id).unwrap().sources);
    text + "</ol>\n<p>" + &sources(catalog, read) + "</p>\n"
}

/// What was read, each once: pages as links, other sources by their titles.
fn sources(catalog: &Catalog, ids: impl Iterator<Item = &'static str>) -> String {
    let mut ids: Vec<&str> = ids.flat_map(str::split_whitespace).collect();
    ids.sort_unstable();
    ids.dedup();
    let named = ids.into_iter().map(|id| match catalog.link(id) {
        Some(link) => anchor(link),
        None => catalog.sources().iter().find(|source| source.id == id).unwrap().title.to_owned(),
    });
    format!("<small>Read in: {}.</small>", named.collect::<Vec<_>>().join("; "))
}

/// A database in two regions, two that meet, another type, and one that no
/// customer key covers.
const RULE: &str = "1_s.aws.us-east-2.ap-south-1.Norders_s.aws.us-east-2.Ncarts_m.aws.us-east-2.Nledger_m.azure.eastus.Narchive";

fn picture_of_the_rule(catalog: &Catalog) -> String {
    let plan = parse(&link::pack::open(RULE).unwrap(), catalog).plan;
    let drawn = picture(&plan, &evaluate(&plan, catalog)).unwrap();
    // It stands for no row of the plan that is entered, and its words are beside it.
    let mut svg = svg::write(&drawn).replace(" The tables say the same in words.", "");
    for attribute in ["xmlns", "data-row", "data-key"] {
        svg = without(&svg, attribute);
    }
    let frame =
        "<div class=\"picture scroll\" role=\"group\" aria-labelledby=\"example-title\" tabindex=\"0\">";
    format!("{frame}\n{svg}</div>\n")
}

/// A text of elements without an attribute.
fn without(svg: &str, attribute: &str) -> String {
    let start = format!(" {attribute}=\"");
    let mut parts = svg.split(&start);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, rest| text + rest.split_once('"').unwrap().1)
}

fn support(catalog: &Catalog) -> String {
    let mut text = "<div class=\"scroll\" role=\"region\" aria-labelledby=\"support-title\" tabindex=\"0\">\n<table>\n<thead><tr><th scope=\"col\">Database type</th>".to_owned();
    for provider in CloudProvider::ALL {
        write!(text, "<th scope=\"col\">{}</th>", provider.name()).unwrap();
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for kind in DatabaseType::ALL {
        write!(text, "<tr><th scope=\"row\">{}</th>", kind.product()).unwrap();
        for fact in catalog.support_facts().iter().filter(|fact| fact.database_type == *kind) {
            let words = match fact.support {
                Support::Available => "available",
                Support::PrivatePreview => "private preview, for qualified participants only",
                Support::Unsupported => "not supported: 0 keys, Astra-provided keys",
            };
            write!(text, "<td data-support=\"{}\">{words}</td>", fact.support).unwrap();
        }
        text.push_str("</tr>\n");
    }
    let least = catalog.support_facts().iter().map(|fact| fact.confidence).max().unwrap();
    let read = catalog.support_facts().iter().map(|fact| fact.source);
    write!(text, "</tbody>\n</table>\n</div>\n<p>{} {}</p>\n", mark(least), sources(catalog, read)).unwrap();
    text
}

fn docs(catalog: &Catalog) -> String {
    let groups = [
        ("Procedures", Topic::Procedure),
        ("Manage keys", Topic::Manage),
        ("Plans", Topic::Plans),
        ("Roles", Topic::Roles),
        ("What the cloud providers charge", Topic::Pricing),
        ("For stricter needs: column encryption in the drivers", Topic::ColumnEncryption),
    ];
    let mut text = "<dl class=\"links\">\n".to_owned();
    for (title, topic) in groups {
        write!(text, "<div><dt>{title}</dt>").unwrap();
        for link in catalog.links().iter().filter(|link| link.topic == topic) {
            write!(text, "<dd>{}</dd>", anchor(link)).unwrap();
        }
        text.push_str("</div>\n");
    }
    text + "</dl>\n"
}

fn trust(catalog: &Catalog) -> String {
    let mut text = format!(
        "<p>Facts as of {}. <strong>Documented</strong> was read in the source that is named; <strong>inferred</strong> \
         follows from documented facts, and no source says it outright; <strong>unconfirmed</strong> is common practice \
         that was not found for Astra: confirm it there.</p>\n<details>\n<summary>What is inferred or unconfirmed</summary>\n<ul>\n",
        catalog.as_of(),
    );
    for statement in catalog.statements().iter().filter(|found| found.confidence != Confidence::Documented) {
        writeln!(text, "<li>{}</li>", sentences(catalog, &[statement.id])).unwrap();
    }
    text + "</ul>\n</details>\n"
}
