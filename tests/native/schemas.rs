//! The published JSON Schemas: what the program writes is valid, what is no
//! plan is not, and their codes are those of the vocabularies.

use crate::{plans, problems, program, tree};
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::domain::{
    CloudProvider, Confidence, DatabaseType, Encryption, KeyState, Reason, Severity, Status, Subscription,
    Support,
};
use astra_cmek_planner::export::json;
use astra_cmek_planner::plan::{Draft, List, ProblemCode, parse};
use astra_cmek_planner::rules::{FindingCode, evaluate};
use astra_cmek_planner::wire::document;
use boon::{Compiler, SchemaIndex, Schemas, ValidationError};
use serde_json::Value;
use std::collections::BTreeSet;

const PLAN: &str = include_str!("../../src/wire/plan.schema.json");
const REPORT: &str = include_str!("../../src/export/report.schema.json");

/// A compiled schema.
pub struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    /// The schema of plans.
    pub fn of_plans() -> Self {
        Self::of(PLAN)
    }

    /// The schema of reports.
    pub fn of_reports() -> Self {
        Self::of(REPORT)
    }

    /// A schema from its text.
    pub fn of(text: &str) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let place = "https://example.com/schema.json";
        compiler.add_resource(place, serde_json::from_str(text).unwrap()).unwrap();
        let index = compiler.compile(place, &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// Where a document is not valid, each place once; nothing where it is.
    pub fn faults(&self, text: &str) -> String {
        let value: Value = serde_json::from_str(text).unwrap();
        let mut places = BTreeSet::new();
        if let Err(error) = self.schemas.validate(&value, self.index) {
            collect(&error, &mut places);
        }
        places.into_iter().collect::<Vec<_>>().join(" ")
    }
}

/// The places of the innermost faults, which say what is wrong.
fn collect(error: &ValidationError, places: &mut BTreeSet<String>) {
    if error.causes.is_empty() {
        places.insert(format!("/{}", error.instance_location.to_string().trim_start_matches('/')));
    }
    error.causes.iter().for_each(|cause| collect(cause, places));
}

/// In: a document. Out: where it is not valid.
fn check(schema: &Schema, text: &str, expected: &str) {
    assert_eq!(schema.faults(text), expected, "{text}");
}

fn check_plan(lists: &str, expected: &str) {
    let document = format!(r#"{{ "format": "astra-cmek-plan", "version": 1{lists} }}"#);
    check(&Schema::of_plans(), &document, expected);
}

fn check_database(fields: &str, expected: &str) {
    check_plan(&format!(r#", "databases": [{{ {fields} }}]"#), expected);
}

fn check_key(fields: &str, expected: &str) {
    check_plan(&format!(r#", "registered_keys": [{{ {fields} }}]"#), expected);
}

#[test]
fn plans_and_what_is_written_of_them() {
    let (plans, reports) = (Schema::of_plans(), Schema::of_reports());
    for case in tree::cases() {
        let text = tree::read(&case);
        check(&plans, &text, "");
        check(&plans, &program::run(&["--to", "document"], text.as_bytes()).stdout, "");
        check(&reports, &program::run(&["--to", "json"], text.as_bytes()).stdout, "");
    }
    for document in problems::documents() {
        check(&plans, &program::run(&["--to", "document"], document.as_bytes()).stdout, "");
        check(&reports, &program::run(&["--to", "json"], document.as_bytes()).stdout, "");
    }
    for draft in plans::random(1_000).chain(plans::rough(1_000)) {
        let parsed = parse(&draft, Catalog::released());
        check(&plans, &document::write(&Draft::from(&parsed.plan)), "");
        let report = evaluate(&parsed.plan, Catalog::released());
        check(&reports, &json::write(&report, &parsed.problems), "");
    }
}

#[test]
fn what_may_be_left_out_may_be_null() {
    check_plan("", "");
    check_plan(r#", "$schema": "plan.schema.json", "organizations": [], "databases": null"#, "");
    check_plan(r#", "organizations": [{}, { "name": null, "subscription": null }]"#, "");
    check_database(
        r#""name": null, "organization": null, "type": "serverless", "provider": "aws", "regions": ["us-east-2"],
           "status": null, "adding": null, "encryption": null"#,
        "",
    );
    check_key(
        r#""organization": null, "type": "serverless", "provider": "aws", "region": "us-east-2", "key_id": null"#,
        "",
    );
}

#[test]
fn the_frame_of_a_plan() {
    let plans = Schema::of_plans();
    check(&plans, "[]", "/");
    check(&plans, "{}", "/");
    check(&plans, r#"{ "format": "astra-cmek-plan" }"#, "/");
    check(&plans, r#"{ "format": "astra-cmek-report", "version": 1 }"#, "/format");
    check(&plans, r#"{ "format": "astra-cmek-plan", "version": 2 }"#, "/version");
    check(&plans, r#"{ "format": "astra-cmek-plan", "version": "1" }"#, "/version");
    check_plan(r#", "keys": []"#, "/");
    check_plan(r#", "databases": {}"#, "/databases");
    check_plan(r#", "databases": ["orders"]"#, "/databases/0");
    check_plan(r#", "organizations": [{ "plan": "free" }]"#, "/organizations/0");
    check_plan(r#", "organizations": [{ "subscription": "gratis" }]"#, "/organizations/0/subscription");
}

#[test]
fn a_database() {
    let fine = r#""type": "serverless", "provider": "aws", "regions": ["us-east-2"]"#;
    check_database(fine, "");
    check_database("", "/databases/0");
    check_database(&format!(r#"{fine}, "region": "us-east-2""#), "/databases/0");
    check_database(&format!(r#"{fine}, "name": 1"#), "/databases/0/name");
    check_database(&format!(r#"{fine}, "organization": []"#), "/databases/0/organization");
    check_database(&format!(r#"{fine}, "status": "gone""#), "/databases/0/status");
    check_database(&format!(r#"{fine}, "encryption": "rot13""#), "/databases/0/encryption");
    check_database(r#""type": "nosql", "provider": "aws", "regions": ["us-east-2"]"#, "/databases/0/type");
    check_database(
        r#""type": "serverless", "provider": "ibm", "regions": ["us-east-2"]"#,
        "/databases/0/provider",
    );
    check_database(r#""type": "serverless", "provider": "aws", "regions": []"#, "/databases/0/regions");
    check_database(
        r#""type": "serverless", "provider": "aws", "regions": "us-east-2""#,
        "/databases/0/regions",
    );
    check_database(
        r#""type": "serverless", "provider": "aws", "regions": ["us-east-2", "us-east-2"]"#,
        "/databases/0/regions",
    );
    check_database(&format!(r#"{fine}, "adding": ["us-west-2"]"#), "/databases/0/adding");
    check_database(&format!(r#"{fine}, "status": "existing", "adding": ["us-west-2"]"#), "");
}

#[test]
fn a_region_has_the_form_of_its_provider() {
    for (provider, regions) in [("aws", "us-east-2"), ("gcp", "us-east1"), ("azure", "eastus2")] {
        for other in ["us-east-2", "us-east1", "eastus2", "US-EAST-2", " us-east-2", ""] {
            let place = |place| if regions == other { "" } else { place };
            let fields = format!(r#""type": "serverless", "provider": "{provider}""#);
            check_database(&format!(r#"{fields}, "regions": ["{other}"]"#), place("/databases/0/regions/0"));
            check_database(
                &format!(
                    r#"{fields}, "regions": ["{regions}"], "status": "existing", "adding": ["{other}"]"#
                ),
                place("/databases/0/adding/0"),
            );
            check_key(&format!(r#"{fields}, "region": "{other}""#), place("/registered_keys/0/region"));
        }
    }
}

#[test]
fn a_registered_key() {
    check_key("", "/registered_keys/0");
    check_key(
        r#""type": "serverless", "provider": "aws", "region": "us-east-2", "keyID": "k""#,
        "/registered_keys/0",
    );
    check_key(
        r#""type": "serverless", "provider": "aws", "region": "us-east-2", "key_id": 1"#,
        "/registered_keys/0/key_id",
    );
    check_key(
        r#""type": "managed-clusters", "provider": "azure", "region": "westus3""#,
        "/registered_keys/0/type",
    );
}

#[test]
fn a_report() {
    let reports = Schema::of_reports();
    let document = problems::documents().concat();
    assert!(document.contains("us-east1"), "the problems name a region of another cloud");
    let plan = r#"{ "format": "astra-cmek-plan", "version": 1, "databases": [
        { "type": "serverless", "provider": "aws", "regions": ["us-east1", "us-est-1"] } ] }"#;
    let report = program::run(&["--to", "json"], plan.as_bytes()).stdout;
    let check_with = |from: &str, to: &str, expected: &str| {
        assert!(report.contains(from), "{from}");
        check(&reports, &report.replacen(from, to, 1), expected);
    };
    check(&reports, "{}", "/");
    check_with("\"version\": 1", "\"version\": 1, \"written_by\": \"cmek-plan\"", "");
    check_with("\"version\": 1", "\"version\": 2", "/version");
    check_with("\"keys\": 1", "\"keys\": -1", "/summary/keys");
    check_with("\"place\": ", "\"location\": ", "/keys/0");
    check_with("\"to-create\"", "\"created\"", "/keys/0/state");
    check_with("\"unknown-region\"", "\"strange-region\"", "/findings/0/code");
    check_with("\"https://", "\"http://", "/keys/0/docs/0/url");
    check_with("\"malformed-region\"", "\"wrong-region\"", "/problems/0/code");
    check_with("\"row\": 1", "\"row\": 0", "/problems/0/row");
}

/// The codes of a vocabulary, and with null where it may be left out.
macro_rules! codes {
    ($vocabulary:ident) => {
        $vocabulary::ALL.iter().map(|value| Value::from(value.code())).collect::<Vec<Value>>()
    };
    ($vocabulary:ident or null) => {
        [codes!($vocabulary), vec![Value::Null]].concat()
    };
}

#[test]
fn codes_are_those_of_the_vocabularies() {
    let enums = |schema: &str, expected: Vec<(&str, Vec<Value>)>| {
        let schema: Value = serde_json::from_str(schema).unwrap();
        let count = schema.to_string().matches("\"enum\"").count();
        assert_eq!(count, expected.len(), "every enum is compared");
        for (place, codes) in expected {
            assert_eq!(schema.pointer(&format!("/$defs/{place}/enum")), Some(&Value::from(codes)), "{place}");
        }
    };
    enums(
        PLAN,
        vec![
            ("organization/properties/subscription", codes!(Subscription or null)),
            ("database/properties/status", codes!(Status or null)),
            ("database/properties/encryption", codes!(Encryption or null)),
            ("type", codes!(DatabaseType)),
            ("provider", codes!(CloudProvider)),
        ],
    );
    enums(
        REPORT,
        vec![
            ("key/properties/state", codes!(KeyState)),
            ("key/properties/support", codes!(Support)),
            ("not_covered/properties/reason", codes!(Reason)),
            ("finding/properties/code", codes!(FindingCode)),
            ("finding/properties/severity", codes!(Severity)),
            ("problem/properties/list", codes!(List)),
            ("problem/properties/code", codes!(ProblemCode)),
            ("type", codes!(DatabaseType)),
            ("provider", codes!(CloudProvider)),
            ("confidence", codes!(Confidence)),
        ],
    );
}
