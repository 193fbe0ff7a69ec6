//! Links that the planner writes, for texts that could mangle them.

use astra_cmek_planner::plan::{Draft, DraftDatabase};
use astra_cmek_planner::wire::link::{pack, plain};

/// Links of databases whose names hold every character, alone, twice, and at
/// both ends; then packed ones, whose characters nobody chooses.
pub fn links() -> Vec<String> {
    let characters = (' '..='~').chain("éŁ東😀\u{a0}".chars());
    let names: Vec<String> = characters
        .flat_map(|c| [format!("{c}"), format!("{c}{c}"), format!("{c}a{c}"), format!("a {c}b-{c}c")])
        .collect();
    let alone = names.iter().map(|name| plain(&named(std::slice::from_ref(name))));
    let packed = names.chunks(20).map(|names| pack::write(&named(names)));
    alone.chain(packed).collect()
}

fn named(names: &[String]) -> Draft {
    let database = |(name, row): (&String, usize)| DraftDatabase {
        row,
        name: name.clone(),
        organization: name.clone(),
        database_type: ["serverless", "managed-clusters"][row % 2].to_owned(),
        provider: "aws".to_owned(),
        regions: vec!["us-east-2".to_owned(), "ap-south-1".to_owned()],
        ..DraftDatabase::default()
    };
    Draft { databases: names.iter().zip(1..).map(database).collect(), ..Draft::default() }
}
