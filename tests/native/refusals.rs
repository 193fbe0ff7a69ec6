//! What gives nothing at all: one sentence on standard error, nothing on
//! standard output, exit status 2.

use crate::program::{self, Scratch};
use std::fs;

/// In: what stands on standard input. Out: why it is no plan document.
fn check(input: impl AsRef<[u8]>, expected: &str) {
    check_from(&["--from", "document"], input, expected);
}

/// In: what stands on standard input. Out: why it is nothing that is known.
fn check_any(input: impl AsRef<[u8]>, expected: &str) {
    check_from(&[], input, expected);
}

fn check_from(arguments: &[&str], input: impl AsRef<[u8]>, expected: &str) {
    check_run(arguments, input.as_ref(), &format!("cmek-plan: standard input: {expected}\n"));
}

/// In: arguments, and what stands on standard input. Out: what stands on
/// standard error.
fn check_run(arguments: &[&str], input: &[u8], expected: &str) {
    let answer = program::run(arguments, input);
    assert_eq!(answer.stderr, expected);
    assert_eq!((answer.stdout.as_str(), answer.status), ("", 2), "{expected}");
}

/// In: what stands on standard input. Out: it is read, with these counts of
/// databases and deployments.
fn check_read(input: impl AsRef<[u8]>, databases: usize, deployments: usize) {
    let summary = program::report(input.as_ref())["summary"].clone();
    assert_eq!(summary["databases"], databases);
    assert_eq!(summary["deployments"], deployments);
}

const PLAN: &str = r#"{ "format": "astra-cmek-plan", "version": 1,
    "databases": [{ "type": "serverless", "provider": "aws", "regions": ["us-east-2"] }] }"#;

/// A plan document with that list of databases.
fn with_databases(databases: &str) -> String {
    format!(r#"{{ "format": "astra-cmek-plan", "version": 1, "databases": [{databases}] }}"#)
}

fn rows(count: usize, regions: &str) -> String {
    let row = format!(r#"{{"type":"serverless","provider":"aws","regions":[{regions}]}}"#);
    vec![row; count].join(",")
}

#[test]
fn nothing() {
    check("", "the input is empty");
    check(" \r\n\t ", "the input is empty");
    check("\u{FEFF}", "the input is empty");
}

#[test]
fn other_encodings() {
    let not_text = "the input is not text in UTF-8 or UTF-16; save it as UTF-8";
    check([PLAN.as_bytes(), b"\xc3"].concat(), not_text);
    check_any([PLAN.as_bytes(), b"\xc3"].concat(), not_text);
    check_any(b"\xff\xfe{\0}", not_text);
    check(b"\xff\xfe{\0}\0", "not a plan document: no format is given, expected “astra-cmek-plan”");
    check_any(b"PK\x03\x04", "the input is a workbook or an archive; save its table as CSV");
    let report = "the input is a report of a plan; bring in the plan document or the link of that plan";
    check_any(program::run(&[], PLAN.as_bytes()).stdout, report);
    check("\0", "not a plan document: found a control character in line 1, column 1, expected a value");
    check(
        PLAN.replace("us-east-2", "us-east\0-2"),
        "not a plan document: found a control character in line 2, column 82, expected a quotation mark at the end of the text",
    );
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    check_read(PLAN, 1, 1);
    check_read(format!("\u{FEFF}{PLAN}"), 1, 1);
    check_read(format!(" \n{PLAN}\n\n"), 1, 1);
}

#[test]
fn no_json() {
    check("databases:\n  - orders\n", "not a plan document: found “d” in line 1, column 1, expected a value");
    check(
        "{ \"format\": \"astra-cmek-plan\",",
        "not a plan document: found the end in line 1, column 31, expected a name in quotation marks",
    );
    check(
        format!("{PLAN} {PLAN}"),
        "not a plan document: found “{” in line 2, column 92, expected nothing more",
    );
    check(
        "{ 'format': 1 }",
        "not a plan document: found “'” in line 1, column 3, expected a name in quotation marks",
    );
    check("{ \"version\": NaN }", "not a plan document: found “N” in line 1, column 14, expected a value");
    check(
        "{ \"version\": \"\\ud800\" }",
        "not a plan document: found “\\” in line 1, column 15, expected an escape of JSON",
    );
}

#[test]
fn no_known_format() {
    let no_table = "the input has no known format, and as a table it has no column that is known";
    check_any("databases:\n  - orders\n", no_table);
    check_any("null", no_table);
    check_any("<html>", no_table);
    let no_json = "the input is JSON, but no plan document, no list of databases, keys or regions, and nothing of \
                   Terraform: found ";
    check_any("{}", &format!("{no_json}an object"));
    check_any("[]", &format!("{no_json}a list"));
    check_any("[1, 2]", &format!("{no_json}a list"));
    check_any("{ \"a\": ", "not JSON: found the end in line 1, column 8, expected a value");
    check_any("[orders](x)", "not JSON: found “o” in line 1, column 2, expected a value");
    check_any(
        "{ \"version\": 1, \"databases\": [] }",
        "not a plan document: no format is given, expected “astra-cmek-plan”",
    );
    check_any(
        r#"{ "format": "astra-cmek-report", "version": 1 }"#,
        "not a plan document: format is “astra-cmek-report”, expected “astra-cmek-plan”",
    );
    check_any("2_s.aws.us-east-2", "version 2 of the link is newer than version 1, the newest that is read");
}

#[test]
fn not_what_it_was_said_to_be() {
    for format in ["devops", "keys", "regions"] {
        check_from(&["--from", format], "a,b", &format!("the input is not of the format {format}"));
        check_from(
            &["--from", format],
            "{",
            "not JSON: found the end in line 1, column 2, expected a name in quotation marks",
        );
    }
    check_from(&["--from", "link"], "{}", "the input is not of the format link");
    check_from(
        &["--from", "link"],
        "a,b",
        "not a link of the planner: found “a,b”, expected one like 1_s.aws.REGION",
    );
    check_from(
        &["--from", "table"],
        "{}",
        "the input has no known format, and as a table it has no column that is known",
    );
}

#[test]
fn no_object() {
    check("[]", "not a plan document: found a list, expected an object");
    check("\"astra-cmek-plan\"", "not a plan document: found “astra-cmek-plan”, expected an object");
    check("null", "not a plan document: found null, expected an object");
    check("1", "not a plan document: found 1, expected an object");
}

#[test]
fn other_formats() {
    check("{}", "not a plan document: no format is given, expected “astra-cmek-plan”");
    check(
        r#"{ "format": null, "version": 1 }"#,
        "not a plan document: format is null, expected “astra-cmek-plan”",
    );
    check(r#"{ "format": 1, "version": 1 }"#, "not a plan document: format is 1, expected “astra-cmek-plan”");
    check(
        r#"{ "format": "astra-cmek-report", "version": 1 }"#,
        "not a plan document: format is “astra-cmek-report”, expected “astra-cmek-plan”",
    );
    check(
        r#"{ "format": "a\u001b[31m\n", "version": 1 }"#,
        "not a plan document: format is “a\u{FFFD}[31m\u{FFFD}”, expected “astra-cmek-plan”",
    );
    check(
        format!(r#"{{ "format": "{}" }}"#, "x".repeat(1_000)),
        &format!("not a plan document: format is “{}…”, expected “astra-cmek-plan”", "x".repeat(100)),
    );
    check(
        r#"{ "Format": "astra-cmek-plan", "version": 1 }"#,
        "not a plan document: no format is given, expected “astra-cmek-plan”",
    );
}

#[test]
fn other_versions() {
    let version = |version: &str| format!(r#"{{ "format": "astra-cmek-plan", "version": {version} }}"#);
    check(r#"{ "format": "astra-cmek-plan" }"#, "no version is given, expected 1");
    check(version("null"), "version is null, expected 1");
    check(version("\"1\""), "version is “1”, expected 1");
    check(version("true"), "version is true, expected 1");
    check(version("[1]"), "version is a list, expected 1");
    check(version("0"), "version is 0, expected 1");
    check(version("-1"), "version is -1, expected 1");
    check(version("0.5"), "version is 0.5, expected 1");
    let newer = |found: &str| {
        format!("version {found} of the plan document is newer than version 1, the newest that is read")
    };
    check(version("2"), &newer("2"));
    check(version("1.5"), &newer("1.5"));
    check(version("1e9"), &newer("1e9"));
    check(version("1e999"), &newer("1e999"));
    check_read(version("1.0"), 0, 0);
    check_read(version("10e-1"), 0, 0);
}

#[test]
fn too_large() {
    let too_large = "the input is larger than 5000000 bytes, the most that is read";
    check(" ".repeat(50_000_000), too_large);
    check(format!("{PLAN}{}", " ".repeat(5_000_001 - PLAN.len())), too_large);
    check_read(format!("{PLAN}{}", " ".repeat(5_000_000 - PLAN.len())), 1, 1);
}

#[test]
fn too_deep() {
    let deep = 100_000;
    check("[".repeat(deep), "line 1 is nested deeper than any plan document");
    check_any("[".repeat(deep), "line 1 is nested deeper than anything that is read");
    check("{\"a\":".repeat(deep), "line 1 is nested deeper than any plan document");
    check(
        with_databases(&format!("\n{}{}", "[".repeat(deep), "]".repeat(deep))),
        "line 2 is nested deeper than any plan document",
    );
}

#[test]
fn too_many() {
    check_read(with_databases(&rows(10_000, "\"us-east-2\"")), 10_000, 10_000);
    check(
        with_databases(&rows(10_001, "\"us-east-2\"")),
        "databases has 10001 rows; the most that are read is 10000",
    );
    check(
        with_databases(&vec!["0"; 10_001].join(",")),
        "databases has 10001 rows; the most that are read is 10000",
    );
    let regions = vec!["\"us-east-2\""; 101].join(",");
    check(
        with_databases(&rows(500, &regions)),
        "the databases name 50500 regions; the most that are read is 50000",
    );
    let regions = vec!["\"us-east-2\""; 100].join(",");
    check_read(with_databases(&rows(500, &regions)), 500, 500);
    // Whatever stands in the lists counts.
    for item in ["7", "null", "{}", "\"\""] {
        check(
            with_databases(&rows(1, &vec![item; 50_001].join(","))),
            "the databases name 50001 regions; the most that are read is 50000",
        );
    }
}

#[test]
fn too_many_strays() {
    let row = |fields: usize| {
        let fields: Vec<String> = (0..fields).map(|number| format!("\"x{number}\":0")).collect();
        format!(r#"{{"type":"serverless","provider":"aws","regions":["us-east-2"],{}}}"#, fields.join(","))
    };
    check_read(with_databases(&vec![row(100); 100].join(",")), 100, 100);
    check_read(with_databases(&vec!["0"; 10_000].join(",")), 0, 0);
    check(
        with_databases(&vec![row(101); 100].join(",")),
        "10100 fields and rows have no place in a plan document; the most that are named is 10000",
    );
    let row = r#"{"type":0,"provider":0,"regions":[0,0,0],"type":0}"#;
    check(
        with_databases(&vec![row; 2_501].join(",")),
        "10004 fields and rows have no place in a plan document; the most that are named is 10000",
    );
    // A field that stands there a million times is one.
    let fields = vec!["\"x\":0"; 100_000].join(",");
    check_read(with_databases(&format!("{{{fields}}}")), 0, 0);
}

#[test]
fn too_long() {
    let document = |list: &str, row: &str, bytes: usize| {
        let row = row.replace('…', &"x".repeat(bytes));
        format!(r#"{{ "format": "astra-cmek-plan", "version": 1, "{list}": [{{}}, {{ {row} }}] }}"#)
    };
    for (list, row, field, most) in [
        ("organizations", r#""name": "…""#, "name", 1_000),
        ("organizations", r#""subscription": "…""#, "subscription", 1_000),
        ("databases", r#""name": "…""#, "name", 1_000),
        ("databases", r#""organization": "…""#, "organization", 1_000),
        ("databases", r#""type": "…""#, "type", 1_000),
        ("databases", r#""provider": "…""#, "provider", 1_000),
        ("databases", r#""regions": ["us-east-2", "…"]"#, "regions", 1_000),
        ("databases", r#""status": "…""#, "status", 1_000),
        ("databases", r#""adding": ["…"]"#, "adding", 1_000),
        ("databases", r#""encryption": "…""#, "encryption", 1_000),
        ("registered_keys", r#""organization": "…""#, "organization", 1_000),
        ("registered_keys", r#""type": "…""#, "type", 1_000),
        ("registered_keys", r#""provider": "…""#, "provider", 1_000),
        ("registered_keys", r#""region": "…""#, "region", 1_000),
        ("registered_keys", r#""key_id": "…""#, "key_id", 4_096),
    ] {
        check_read(document(list, row, most), 0, 0);
        check(
            document(list, row, most + 1),
            &format!("{list}, row 2, {field} has {} bytes; the most that are read is {most}", most + 1),
        );
    }
    let two = r#"{ "name": "é", "provider": "é" }"#.replace('é', &"é".repeat(501));
    check(with_databases(&two), "databases, row 1, name has 1002 bytes; the most that are read is 1000");
}

#[test]
fn too_much_of_what_others_write() {
    let regions = "the input names more than 50000 regions, the most that are read";
    let codes =
        |count: usize| (0..count).map(|code| format!("\"eastus{code}\"")).collect::<Vec<_>>().join(",");
    check_any(format!(r#"{{ "azure": [{}] }}"#, codes(50_001)), regions);
    let table = |cells: &str| format!("type,cloud,region,adding,encryption\nvector,aws,us-east-2,{cells}");
    check_any(table(&"us-west-2 ".repeat(50_000)), regions);
    check_any(
        table(&format!(",{}", "x".repeat(1_001))),
        "databases, row 2, encryption has 1001 bytes; the most that are read is 1000",
    );
    let terraform = |fields: &str| {
        let values = format!(r#"{{ "name": "a", "cloud_provider": "aws", "regions": [], {fields} }}"#);
        let resource = format!(r#"{{ "mode": "managed", "type": "astra_database", "values": {values} }}"#);
        format!(
            r#"{{ "format_version": "1.0", "values": {{ "root_module": {{ "resources": [{resource}] }} }} }}"#
        )
    };
    check_from(
        &["--from", "terraform"],
        terraform(&format!(r#""organization_id": "{}""#, "x".repeat(1_001))),
        "databases, row 1, organization has 1001 bytes; the most that are read is 1000",
    );
    let strays = "more than 10000 parts of the input have no place in a plan";
    let again = "name = \"a\"\n".repeat(10_002);
    check_any(format!("resource \"astra_database\" \"x\" {{\n{again}}}\n"), strays);
    let devops = vec![r#"{ "info": { "name": 1, "region": 1, "cloudProvider": 1 }, "orgId": 1 }"#; 2_501];
    check_from(&["--from", "devops"], format!("[{}]", devops.join(",")), strays);
    check_from(
        &["--from", "keys"],
        format!("[{}]", vec!["{ \"keyID\": 1, \"region\": 1 }"; 5_001].join(",")),
        strays,
    );
}

#[test]
fn too_long_when_it_is_written() {
    let rows = |count: usize| {
        let row = format!(r#"{{"provider":"aws","regions":["us-east-2"],"name":"{}"}}"#, "é".repeat(500));
        vec![row; count].join(",")
    };
    check_read(with_databases(&rows(1_581)), 0, 0);
    check(
        with_databases(&rows(1_582)),
        "the plan of the document takes more than 5000000 bytes, the most that is written",
    );
    // A link has three characters for each byte of such a name.
    check_any(
        format!("1{}", format!("_s.aws.us-east-2.N{}", "Zc3Za9".repeat(250)).repeat(3_200)),
        "the plan of the link takes more than 5000000 bytes, the most that is written",
    );
}

#[test]
fn no_file() {
    let scratch = Scratch::new();
    let missing = scratch.path("missing.json");
    let missing = program::argument(&missing);
    check_run(&[missing], b"", &format!("cmek-plan: {missing}: No such file or directory (os error 2)\n"));
    let directory = scratch.path("directory");
    fs::create_dir(&directory).unwrap();
    let directory = program::argument(&directory);
    check_run(&[directory], b"", &format!("cmek-plan: {directory}: Is a directory (os error 21)\n"));
}

#[test]
fn no_place_to_write() {
    let scratch = Scratch::new();
    let place = scratch.path("missing/report.md");
    let place = program::argument(&place);
    let expected = format!("cmek-plan: {place}: No such file or directory (os error 2)\n");
    check_run(&["--output", place], PLAN.as_bytes(), &expected);
}

#[test]
fn bad_usage() {
    let usage = "\n\nUsage: cmek-plan [OPTIONS] [FILE]...\n\nFor more information, try '--help'.\n";
    let tip = "\n\n  tip: to pass '--colour' as a value, use '-- --colour'";
    check_run(&["--colour"], b"", &format!("error: unexpected argument '--colour' found{tip}{usage}"));
    let more = "\n\nFor more information, try '--help'.\n";
    for (option, value, possible) in [
        ("--to <FORMAT>", "pdf", "json, markdown, document, link, svg"),
        ("--from <FORMAT>", "yaml", "document, link, table, devops, keys, regions, terraform"),
        ("--type <TYPE>", "vector", "serverless, managed-clusters"),
        ("--provider <PROVIDER>", "ibm", "aws, gcp, azure"),
        ("--fail-on <SEVERITY>", "error", "note, caution, blocker"),
    ] {
        let (flag, _) = option.split_once(' ').unwrap();
        let expected =
            format!("error: invalid value '{value}' for '{option}'\n  [possible values: {possible}]{more}");
        check_run(&[flag, value], PLAN.as_bytes(), &expected);
    }
    for (base, why) in [
        ("planner.example", "the address begins with neither https nor http"),
        ("ftp://planner.example/", "the address begins with neither https nor http"),
        ("javascript:alert(1)", "the address begins with neither https nor http"),
        ("", "the address begins with neither https nor http"),
        ("https://", "the address names no host"),
        ("https://#a", "the address names no host"),
        ("https:///path", "the address names no host"),
        ("https://a b/", "an address holds no blanks"),
        ("https://a\u{1b}[31m/", "an address holds no blanks"),
    ] {
        let answer = program::run(&["--to", "link", "--base", base], PLAN.as_bytes());
        assert!(answer.stderr.contains(why), "{}", answer.stderr);
        assert_eq!((answer.stdout.as_str(), answer.status), ("", 2), "{base}");
    }
    check_run(
        &["--base", "https://planner.example/"],
        PLAN.as_bytes(),
        "cmek-plan: --base goes with --to link\n",
    );
}
