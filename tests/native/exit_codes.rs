//! How the command line ends, and what it writes where.

use crate::program::{self, Scratch};
use std::fs;

/// A plan whose most severe finding is a note, a caution, a blocker; and one
/// with a problem beside a blocker.
const NOTE: &str = r#""databases": [{ "type": "serverless", "provider": "aws", "regions": ["us-east-2"] }]"#;
const CAUTION: &str =
    r#""databases": [{ "type": "serverless", "provider": "aws", "regions": ["us-est-2"] }]"#;
const BLOCKER: &str = r#""databases": [{ "type": "classic", "provider": "azure", "regions": ["westus3"] }]"#;
const PROBLEM: &str =
    r#""databases": [{ "type": "classic", "provider": "azure", "regions": ["westus3"] }, {}]"#;
const NOTHING: &str = r#""databases": []"#;

/// In: arguments and the lists of a plan. Out: the exit status; a report is
/// written whatever it is.
fn check(arguments: &[&str], lists: &str, expected: i32) {
    let document = format!(r#"{{ "format": "astra-cmek-plan", "version": 1, {lists} }}"#);
    let answer = program::run(arguments, document.as_bytes());
    assert_eq!(answer.status, expected, "{arguments:?} {lists}");
    assert!(!answer.stdout.is_empty(), "{arguments:?} {lists}");
    assert_eq!(answer.stderr.is_empty(), expected != 1, "{}", answer.stderr);
}

#[test]
fn a_report_without_problems() {
    for to in ["markdown", "json", "document"] {
        check(&["--to", to], NOTHING, 0);
        check(&["--to", to], NOTE, 0);
        check(&["--to", to, "--from", "document", "-"], BLOCKER, 0);
    }
    check(&[], BLOCKER, 0);
}

#[test]
fn a_report_with_problems() {
    for to in ["markdown", "json", "document"] {
        check(&["--to", to], PROBLEM, 1);
        check(&["--to", to, "--fail-on", "blocker"], PROBLEM, 1);
    }
}

#[test]
fn a_finding_that_is_severe() {
    for (lists, severities) in
        [(NOTHING, [0, 0, 0]), (NOTE, [3, 0, 0]), (CAUTION, [3, 3, 0]), (BLOCKER, [3, 3, 3])]
    {
        for (severity, expected) in ["note", "caution", "blocker"].into_iter().zip(severities) {
            check(&["--fail-on", severity], lists, expected);
            check(&["--fail-on", &severity.to_ascii_uppercase(), "--to", "document"], lists, expected);
        }
    }
}

#[test]
#[cfg(unix)]
fn the_name_of_a_file_cannot_fool_a_terminal() {
    let scratch = Scratch::new();
    let input = scratch.path("a\u{1b}[31m\u{202e}.json");
    let document = format!(r#"{{ "format": "astra-cmek-plan", "version": 1, {PROBLEM} }}"#);
    fs::write(&input, document).unwrap();
    let output = scratch.path("missing\u{1b}/report.md");
    let (input, output) = (program::argument(&input), program::argument(&output));
    for arguments in [vec![input], vec!["--output", output, input], vec![output]] {
        let answer = program::run(&arguments, b"");
        assert!(answer.stderr.contains('\u{FFFD}'), "{}", answer.stderr);
        assert!(!answer.stderr.contains(['\u{1b}', '\u{202e}']), "{}", answer.stderr);
    }
}

#[test]
fn a_file_in_and_a_file_out() {
    let scratch = Scratch::new();
    let (input, output) = (scratch.path("plan.json"), scratch.path("report.json"));
    let document = format!(r#"{{ "format": "astra-cmek-plan", "version": 1, {PROBLEM} }}"#);
    fs::write(&input, &document).unwrap();
    let input = program::argument(&input);

    let to_file = program::run(&["--to", "json", "--output", program::argument(&output), input], b"");
    let to_stdout = program::run(&["--to", "json", input], b"");
    assert_eq!(to_file.status, 1);
    assert_eq!(to_file.stdout, "");
    assert_eq!(to_file.stderr, to_stdout.stderr);
    assert_eq!(fs::read_to_string(&output).unwrap(), to_stdout.stdout);
    let place = format!("{input}: databases, row 2, type: no database type is given [missing-field]");
    assert_eq!(to_stdout.stderr.lines().next(), Some(place.as_str()));
}
