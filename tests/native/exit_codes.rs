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
    for to in ["markdown", "json", "document", "link", "svg"] {
        check(&["--to", to], NOTHING, 0);
        check(&["--to", to], NOTE, 0);
        check(&["--to", to, "--from", "document", "-"], BLOCKER, 0);
    }
    check(&[], BLOCKER, 0);
}

#[test]
fn a_report_with_problems() {
    for to in ["markdown", "json", "document", "link", "svg"] {
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

/// In: arguments, and a plan. Out: what stands on standard output.
fn check_link(arguments: &[&str], lists: &str, expected: &str) {
    let document = format!(r#"{{ "format": "astra-cmek-plan", "version": 1, {lists} }}"#);
    let answer = program::run(&[&["--to", "link"], arguments].concat(), document.as_bytes());
    assert_eq!((answer.stdout.as_str(), answer.status), (expected, 0), "{}", answer.stderr);
}

#[test]
fn a_link_and_a_whole_address() {
    let answer = program::run(&["--to", "link"], b"1_s.aws.us-east-2");
    let link = answer.stdout.trim_end();
    assert!(link.starts_with("#1") && link.ends_with("_s.aws.us-east-2"), "{link}");
    check_link(&[], NOTE, &format!("{link}\n"));
    for (base, address) in [
        ("https://planner.example", "https://planner.example"),
        ("http://localhost:8080/", "http://localhost:8080/"),
        ("HTTPS://planner.example/p/?theme=dark", "HTTPS://planner.example/p/?theme=dark"),
        ("https://planner.example/p#old", "https://planner.example/p"),
    ] {
        check_link(&["--base", base], NOTE, &format!("{address}{link}\n"));
    }
    check_link(&[], NOTHING, "#\n");
    let again = program::run(&["--to", "link"], link.as_bytes());
    assert_eq!(again.stdout, answer.stdout);
}

#[test]
fn several_files_are_merged_in_their_order() {
    let scratch = Scratch::new();
    let file = |name: &str, text: &str| {
        let file = scratch.path(name);
        fs::write(&file, text).unwrap();
        program::argument(&file).to_owned()
    };
    let plan = file(
        "plan.csv",
        "Name,Type,Cloud,Region\norders,Serverless,AWS,us-east-2\ncarts,Serverless,AWS,us-west-2\n",
    );
    let keys = file("keys.json", r#"[{ "CloudProvider": "aws", "Region": "us-east-2", "KeyID": "k" }]"#);
    let later = file("later.csv", "Name,Type,Cloud,Region\norders,Serverless,AWS,us-east-1\nnew,,AWS,x\n");
    let summary = |arguments: &[&str]| {
        let answer = program::run(&[&["--to", "json"], arguments].concat(), b"");
        let report: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
        let count = |name: &str| report["summary"][name].to_string();
        format!("{} {} {} {}", answer.status, count("databases"), count("to_create"), count("registered"))
    };
    assert_eq!(summary(&[&plan]), "0 2 2 0");
    assert_eq!(summary(&["--type", "serverless", &plan, &keys]), "0 2 1 1");
    assert_eq!(summary(&["--type", "serverless", &keys, &plan]), "0 2 1 1");
    // What comes later says how things are now.
    assert_eq!(summary(&[&plan, &later]), "1 2 2 0");
    let answer = program::run(&[&plan, &later], b"");
    assert_eq!(
        answer.stderr,
        format!(
            "merged plan: databases, row 3, type: no database type is given [missing-field]\n\
             merged plan: databases, row 3, regions: “x” is no region code of AWS [malformed-region]\n"
        )
    );
    let answer = program::run(&[&plan, "missing.csv"], b"");
    assert_eq!((answer.status, answer.stdout.as_str()), (2, ""));
    // One file keeps its lines.
    let answer = program::run(&[&later], b"");
    assert!(answer.stderr.contains("later.csv: databases, row 3, type:"), "{}", answer.stderr);
}

#[test]
fn merged_files_hold_no_more_than_one() {
    let scratch = Scratch::new();
    let half = |name: &str| {
        let file = scratch.path(name);
        let rows = (0..6_000).map(|row| format!("{name}-{row},Serverless,AWS,us-east-2\n"));
        fs::write(&file, format!("Name,Type,Cloud,Region\n{}", rows.collect::<String>())).unwrap();
        program::argument(&file).to_owned()
    };
    let (first, second) = (half("a"), half("b"));
    let answer = program::run(&[&first, &second], b"");
    let why = "merged with what stands before it: the input has more than 10000 rows, the most that are read";
    assert_eq!((answer.stderr, answer.status), (format!("cmek-plan: {second}, {why}\n"), 2));
}
