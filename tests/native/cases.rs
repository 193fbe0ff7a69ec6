//! The acceptance cases: a plan document in, what its report must say out.

use crate::{program, tree};
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::plan::{Draft, parse};
use astra_cmek_planner::rules::evaluate;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// In: a plan document. Out: what is expected of its report, which may say
/// more, and of the exit status.
fn check(plan: &Path, expected: &str) {
    let answer = program::run(&["--to", "json", program::argument(plan)], b"");
    let report: Value = serde_json::from_str(&answer.stdout).unwrap();
    let expected: Value = serde_json::from_str(expected).unwrap();
    let fields = expected.as_object().unwrap();
    let codes: BTreeSet<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["code"].as_str().unwrap())
        .collect();
    let said: serde_json::Map<String, Value> = fields
        .iter()
        .map(|(field, expected)| match field.as_str() {
            "finding_codes" => (field.clone(), json!(codes)),
            _ => (field.clone(), as_far_as(expected, &report[field])),
        })
        .collect();
    assert_eq!(pretty(&said.into()), pretty(&expected), "{}", tree::name(plan));
    assert_eq!((answer.stderr.as_str(), answer.status), ("", 0), "{}", tree::name(plan));
}

/// The part of a report that an expectation speaks of: of an object its
/// fields, of a list every item, so that one too many shows.
fn as_far_as(expected: &Value, said: &Value) -> Value {
    match (expected, said) {
        (Value::Object(expected), Value::Object(said)) => {
            let said = said
                .iter()
                .filter_map(|(field, value)| Some((field.clone(), as_far_as(expected.get(field)?, value))));
            Value::Object(said.collect())
        }
        (Value::Array(expected), Value::Array(said)) => {
            let whole = Value::Null;
            let expected = expected.iter().chain(std::iter::repeat(&whole));
            said.iter().zip(expected).map(|(said, expected)| as_far_as(expected, said)).collect()
        }
        _ => said.clone(),
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

#[test]
fn every_case_is_answered_as_expected() {
    for plan in tree::cases() {
        let expected = tree::name(&plan).replace(".plan.json", ".expected.json");
        check(&plan, &tree::read(&tree::root().join(expected)));
    }
}

/// The page offers the documentation's examples under the names of the cases.
#[test]
fn the_examples_of_the_catalog_are_those_of_the_cases() {
    for example in Catalog::released().examples() {
        let draft = Draft::of_example(example);
        let summary = evaluate(&parse(&draft, Catalog::released()).plan, Catalog::released()).summary;
        let case = tree::root().join(format!("tests/cases/docs-{}.expected.json", example.id));
        let expected: Value = serde_json::from_str(&tree::read(&case)).unwrap();
        let said = json!({
            "databases": summary.databases,
            "deployments": summary.deployments,
            "keys": summary.keys,
            "to_create": summary.to_create,
            "registered": summary.registered,
            "not_covered": summary.not_covered,
            "depends_on_registration": summary.depends_on_registration,
        });
        assert_eq!(said, expected["summary"], "{}", example.id);
    }
}

#[test]
fn every_expectation_has_its_plan() {
    let stems = |ending: &str| -> Vec<String> {
        tree::files("tests/cases", ending).iter().map(|path| tree::name(path).replace(ending, "")).collect()
    };
    assert_eq!(stems(".plan.json"), stems(".expected.json"));
}

#[test]
fn an_expectation_sees_what_it_names_and_nothing_else() {
    let said = json!({ "a": [{ "b": 1, "c": 2 }, { "b": 3 }], "d": 4 });
    assert_eq!(as_far_as(&json!({ "a": [{ "b": 0 }] }), &said), json!({ "a": [{ "b": 1 }, { "b": 3 }] }));
}
