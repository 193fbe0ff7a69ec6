//! What is wrong in a draft, word for word, and what of it is kept.
//!
//! The texts stand in `tests/problems/*.txt`. A section is a title after `==`,
//! a plan document (without `format` and `version`, which are put in front of
//! the rest), and, after `--`, what the program says of it:
//!
//! - a line for each problem, as it stands on standard error, and below it
//!   what was found and what was probably meant, as they stand in the report;
//! - after `kept`, the rows of the plan that is left, in their canonical form.

use crate::{golden, program, tree};
use astra_cmek_planner::domain::plain;
use serde_json::Value;
use std::fmt::Write;

/// The documents of all sections.
pub fn documents() -> Vec<String> {
    let files = tree::files("tests/problems", ".txt");
    files.iter().flat_map(|file| sections(&tree::read(file))).map(|(_, input)| document(&input)).collect()
}

/// The title and the document of each section.
fn sections(text: &str) -> Vec<(String, String)> {
    let text = format!("\n{text}");
    let sections = text.split("\n== ").skip(1).map(|section| {
        let (title, rest) = section.split_once('\n').expect("a title stands on a line of its own");
        let input = rest.split_once("\n--\n").map_or(rest, |(input, _)| input);
        (title.to_owned(), input.trim().to_owned())
    });
    sections.collect()
}

fn document(input: &str) -> String {
    let fields = input.trim_start().strip_prefix('{').expect("a document is an object");
    let comma = if fields.trim_start().starts_with('}') { "" } else { "," };
    format!("{{\"format\":\"astra-cmek-plan\",\"version\":1{comma}{fields}")
}

/// What the program says of a document.
fn said(document: &str) -> String {
    let answer = program::run(&["--to", "json"], document.as_bytes());
    let report: Value = serde_json::from_str(&answer.stdout).unwrap();
    let problems = report["problems"].as_array().unwrap();
    assert_eq!(answer.stderr.lines().count(), problems.len(), "{}", answer.stderr);
    assert_eq!(answer.status, i32::from(!problems.is_empty()));

    let mut said = String::new();
    for (line, problem) in answer.stderr.lines().zip(problems) {
        let line = line.strip_prefix("standard input: ").unwrap();
        assert_eq!(line, as_line(problem));
        writeln!(said, "{line}").unwrap();
        for (name, field) in [("found", "found"), ("meant", "suggestion")] {
            if let Some(text) = problem[field].as_str() {
                writeln!(said, "  {name}: {}", text.escape_debug()).unwrap();
            }
        }
    }
    said.push_str("kept\n");
    let plan = program::run(&["--to", "document"], document.as_bytes());
    let plan: Value = serde_json::from_str(&plan.stdout).unwrap();
    for list in ["organizations", "databases", "registered_keys"] {
        for row in plan[list].as_array().into_iter().flatten() {
            writeln!(said, "{list} {row}").unwrap();
        }
    }
    said
}

/// A problem of the report in the words of standard error.
fn as_line(problem: &Value) -> String {
    let list = problem["list"].as_str().unwrap_or("document").to_owned();
    let row = problem["row"].as_u64().map(|row| format!(", row {row}"));
    let field = problem["field"].as_str().map(|field| format!(", {}", plain(field)));
    let place = list + &row.unwrap_or_default() + &field.unwrap_or_default();
    format!("{place}: {} [{}]", problem["message"].as_str().unwrap(), problem["code"].as_str().unwrap())
}

#[test]
fn every_problem_is_told_and_the_rest_is_kept() {
    for file in tree::files("tests/problems", ".txt") {
        let told = sections(&tree::read(&file)).into_iter().map(|(title, input)| {
            let said = said(&document(&input));
            format!("== {title}\n{input}\n--\n{said}")
        });
        golden::check(&file, &told.collect::<Vec<_>>().join("\n"));
    }
}
