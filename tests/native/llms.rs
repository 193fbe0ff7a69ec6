//! `llms.txt` tells language models what the planner is. It repeats facts, so it
//! is written anew from the catalog and compared; `BLESS=1 cargo test llms` puts
//! the new text in.

use astra_cmek_planner::catalog::{Catalog, StatementId, Topic};
use astra_cmek_planner::domain::DatabaseType;
use astra_cmek_planner::plan::parse;
use astra_cmek_planner::rules::evaluate;
use astra_cmek_planner::wire::link;
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
         A plan stands behind the # of the planner's address, and can be written by hand: `1`, then for each\n\
         database `_`, its type (`s` for Serverless, `m` for Managed Clusters), `.`, its provider (`aws`, `gcp`,\n\
         `azure`), and `.` with each region, the primary one first.\n\n{links}\n\
         ## Plan document\n\n\
         The same as a file, JSON: `{{\"format\": \"astra-cmek-plan\", \"version\": 1, \"databases\": [...]}}`. The schema\n\
         is `plan.schema.json` beside the planner; that of a report is `report.schema.json`.\n\n\
         ## Documentation of Astra\n\n{pages}",
        catalog.as_of(),
    )
}
