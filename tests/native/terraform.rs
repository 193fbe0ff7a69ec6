//! `.tf` text, held against HashiCorp's own parser: `tests/terraform` holds what
//! that one says of each sample.

use crate::tree;
use astra_cmek_planner::intake::{self, Ask, Format};
use astra_cmek_planner::plan::{DraftDatabase, Stray};
use serde_json::Value;

/// In: a `.tf` text, and the same as the other parser reads it. Out: both say
/// the same of databases and keys.
fn check(name: &str, text: &str, golden: &Value) {
    let ask = Ask { format: Some(Format::Terraform), ..Ask::default() };
    let intake = intake::read(text.as_bytes(), &ask).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    let mut read: Vec<String> = intake.draft.databases.iter().map(line).collect();
    read.sort();
    let keys = intake.notes.iter().find(|note| note.contains("declared; "));
    read.push(format!("keys: {}", keys.and_then(|note| note.split(' ').next()).unwrap_or("0")));
    let mut expected: Vec<String> = blocks(golden, "astra_database").filter_map(golden_line).collect();
    expected.sort();
    expected.push(format!("keys: {}", blocks(golden, "astra_customer_key").count()));
    assert_eq!(read, expected, "{name}");
    assert_eq!(intake.draft.strays, [], "{name}");
}

/// What was read of a database; `?` stands for what was not.
fn line(row: &DraftDatabase) -> String {
    let is_read = |field: &str| {
        let wrong = |stray: &Stray| matches!(stray, Stray::WrongType { .. }) && stray.field() == field;
        !row.strays.iter().any(wrong)
    };
    let text = |field: &str, text: &str| if is_read(field) { text.to_owned() } else { "?".to_owned() };
    let rest = if is_read("regions") { "" } else { " ?" };
    format!("{:?} {:?} {:?}{rest}", text("name", &row.name), text("provider", &row.provider), row.regions)
}

/// The blocks of a resource, of all labels.
fn blocks<'a>(golden: &'a Value, kind: &str) -> impl Iterator<Item = &'a Value> {
    let labels = golden["resource"][kind].as_object().into_iter().flatten();
    labels.flat_map(|(_, blocks)| blocks.as_array().into_iter().flatten())
}

/// What the other parser says of a database; nothing where its count is 0.
fn golden_line(block: &Value) -> Option<String> {
    let text = |name: &str| match &block[name] {
        Value::Null => String::new(),
        value => literal(value).unwrap_or_else(|| "?".to_owned()),
    };
    let mut regions = Vec::new();
    let mut is_read = true;
    match &block["region"] {
        Value::Null => {}
        region => match literal(region) {
            Some(region) => regions.extend((!region.is_empty()).then_some(region)),
            None => is_read = false,
        },
    }
    for name in ["regions", "additional_regions"] {
        match &block[name] {
            Value::Null => {}
            Value::Array(items) => {
                is_read &= items.iter().all(|item| literal(item).is_some());
                regions.extend(items.iter().filter_map(literal));
            }
            _ => is_read = false,
        }
    }
    let rest = if is_read { "" } else { " ?" };
    let line = format!("{:?} {:?} {regions:?}{rest}", text("name"), text("cloud_provider"));
    (block["count"] != 0).then_some(line)
}

/// A text without templates, as it is meant.
fn literal(value: &Value) -> Option<String> {
    let mut rest = value.as_str()?;
    let mut literal = String::new();
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("${") || rest.starts_with("%{") {
            return None;
        }
        let is_doubled = rest.starts_with("$${") || rest.starts_with("%%{");
        literal.push(first);
        rest = &rest[if is_doubled { 2 } else { first.len_utf8() }..];
    }
    Some(literal)
}

#[test]
fn the_samples_say_the_same_to_both_parsers() {
    let mut samples = tree::files("tests/terraform", ".tf");
    if let Ok(folder) = std::env::var("TERRAFORM_SAMPLES") {
        samples.extend(tree::files(&folder, ".tf"));
    }
    let mut compared = 0;
    for sample in samples {
        // A text that the other parser refuses has no golden file.
        let Ok(golden) = std::fs::read(sample.with_extension("json")) else { continue };
        check(&sample.display().to_string(), &tree::read(&sample), &serde_json::from_slice(&golden).unwrap());
        compared += 1;
    }
    assert!(compared >= 3, "only {compared} samples have a golden file");
}
