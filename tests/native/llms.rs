//! `llms.txt` tells language models what the planner is. It repeats facts, so it
//! is written anew from the catalog and compared; `BLESS=1 cargo test llms` puts
//! the new text in.

use astra_cmek_planner::catalog::{Catalog, StatementId, Topic};
use astra_cmek_planner::domain::DatabaseType;
use astra_cmek_planner::plan::parse;
use astra_cmek_planner::rules::evaluate;
use astra_cmek_planner::wire::{document, link};
use std::path::Path;

/// The links that show the grammar.
const LINKS: [&str; 4] = [
    "1_s.aws.us-east-2",
    "1_s.aws.us-east-2.ap-south-1_m.gcp.us-east1",
    "1_s.aws.us-east-2_s.aws.us-east-2_s.aws.us-east-2",
    "1_m.azure.westus3",
];

#[test]
fn llms_txt_says_what_the_catalog_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/embed/llms.txt");
    let expected = written(Catalog::released());
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &expected).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
}

fn written(catalog: &Catalog) -> String {
    let said = |id| {
        let statement = catalog.statement(id).unwrap();
        format!("- {} ({})\n", statement.sentence, statement.confidence)
    };
    let rule: String =
        [StatementId::OneKeyPerScope, StatementId::AnyNumberOfDatabases, StatementId::KeyBeforeDeployment]
            .map(said)
            .concat();
    let support: String = catalog
        .support_facts()
        .iter()
        .map(|fact| {
            let (product, provider) = (fact.database_type.product(), fact.provider.name());
            format!("- {product} on {provider}: {} ({})\n", fact.support.name(), fact.confidence)
        })
        .collect();
    let links: String = LINKS
        .map(|fragment| {
            let link::Reading::Draft(draft) = link::read(fragment).unwrap() else { panic!("{fragment}") };
            let parsed = parse(&draft, catalog);
            let report = evaluate(&parsed.plan, catalog);
            format!("- #{fragment} : {}\n", report.sentence(parsed.incomplete_entries()))
        })
        .concat();
    // The README is where the grammar of links stands for people.
    let readme = include_str!("../../README.md");
    let (_, grammar) = readme.split_once("## Links\n\n").unwrap();
    let (grammar, _) = grammar.split_once("Links of more than 300 characters").unwrap();
    let grammar = format!("{}\n\n", grammar.trim_end());
    let link::Reading::Draft(draft) = link::read(LINKS[1]).unwrap() else { panic!("it is not packed") };
    let document = document::write(&draft);
    let pages: String = DatabaseType::ALL
        .iter()
        .filter_map(|of| catalog.page(Topic::Prepare, Some(*of), None))
        .map(|page| format!("- [{}]({})\n", page.title, page.url))
        .collect();
    format!(
        "# Customer keys for Astra\n\n\
         > A planner that runs in the browser: how many customer-managed encryption keys (CMEK) planned databases\n\
         > of DataStax Astra need, in which cloud and region, and what is not covered. Nothing that is entered\n\
         > leaves the browser.\n\n\
         Facts as of {}. Each one is documented (read in its source), inferred (it follows from documented facts)\n\
         or unconfirmed (common practice that was not found for Astra).\n\n\
         ## The rule\n\n{rule}\n\
         ## Where customer keys are supported\n\n{support}\n\
         ## Links\n\n\
         {grammar}\
         What some links say:\n\n{links}\n\
         ## Plan document\n\n\
         The same as a file, JSON. The schema is [plan.schema.json](plan.schema.json), that of a report\n\
         [report.schema.json](report.schema.json). This one is the second of the links above:\n\n\
         ```json\n{document}```\n\n\
         ## In other pages\n\n\
         A custom element puts the planner into a page: [embedding.md](embedding.md).\n\n\
         ## Documentation of Astra\n\n{pages}",
        catalog.as_of(),
    )
}
