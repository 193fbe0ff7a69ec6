//! The report, version 1 (contracts, section 5). It may gain fields; its
//! schema is `report.schema.json` beside this file. serde quotes every text.

use crate::catalog::Link;
use crate::domain::KeyScope;
use crate::plan::Problem;
use crate::rules::{Finding, KeyRow, NotCovered, Report};
use serde::Serialize;

/// Writes a report with the problems of its draft.
pub fn write(report: &Report, problems: &[Problem]) -> String {
    let summary = report.summary;
    let document = Document {
        format: "astra-cmek-report",
        version: 1,
        facts_as_of: report.facts_as_of,
        summary: SummaryOut {
            databases: summary.databases,
            deployments: summary.deployments,
            keys: summary.keys,
            to_create: summary.to_create,
            registered: summary.registered,
            not_covered: summary.not_covered,
            depends_on_registration: summary.depends_on_registration,
        },
        keys: report.keys.iter().map(KeyOut::of).collect(),
        not_covered: report.not_covered.iter().map(NotCoveredOut::of).collect(),
        surplus_keys: report
            .surplus_keys
            .iter()
            .map(|key| SurplusOut { scope: ScopeOut::of(key.scope()), key_id: key.key_id().as_str() })
            .collect(),
        findings: report.findings.iter().map(FindingOut::of).collect(),
        problems: problems.iter().map(ProblemOut::of).collect(),
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    facts_as_of: &'static str,
    summary: SummaryOut,
    keys: Vec<KeyOut<'a>>,
    not_covered: Vec<NotCoveredOut<'a>>,
    surplus_keys: Vec<SurplusOut<'a>>,
    findings: Vec<FindingOut<'a>>,
    problems: Vec<ProblemOut<'a>>,
}

#[derive(Serialize)]
struct SummaryOut {
    databases: usize,
    deployments: usize,
    keys: usize,
    to_create: usize,
    registered: usize,
    not_covered: usize,
    depends_on_registration: usize,
}

#[derive(Serialize)]
struct ScopeOut<'a> {
    organization: &'a str,
    r#type: &'static str,
    provider: &'static str,
    region: &'a str,
}

impl<'a> ScopeOut<'a> {
    fn of(scope: &'a KeyScope) -> Self {
        Self {
            organization: scope.organization.as_str(),
            r#type: scope.database_type.code(),
            provider: scope.provider().code(),
            region: scope.region.code(),
        }
    }
}

#[derive(Serialize)]
struct KeyOut<'a> {
    #[serde(flatten)]
    scope: ScopeOut<'a>,
    place: &'static str,
    state: &'static str,
    support: &'static str,
    databases: Vec<&'a str>,
    key_id: &'a str,
    endpoint: &'static str,
    docs: Vec<LinkOut>,
}

impl<'a> KeyOut<'a> {
    fn of(key: &'a KeyRow) -> Self {
        Self {
            scope: ScopeOut::of(&key.scope),
            place: key.place,
            state: key.state.code(),
            support: key.support.code(),
            databases: key.databases.iter().map(|name| name.as_str()).collect(),
            key_id: &key.key_id,
            endpoint: key.endpoint,
            docs: key.docs.iter().map(LinkOut::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct NotCoveredOut<'a> {
    organization: &'a str,
    database: &'a str,
    r#type: &'static str,
    provider: &'static str,
    region: &'a str,
    reason: &'static str,
}

impl<'a> NotCoveredOut<'a> {
    fn of(row: &'a NotCovered) -> Self {
        let ScopeOut { organization, r#type, provider, region } = ScopeOut::of(&row.scope);
        Self {
            organization,
            database: row.database.as_str(),
            r#type,
            provider,
            region,
            reason: row.reason.code(),
        }
    }
}

#[derive(Serialize)]
struct SurplusOut<'a> {
    #[serde(flatten)]
    scope: ScopeOut<'a>,
    key_id: &'a str,
}

#[derive(Serialize)]
struct LinkOut {
    id: &'static str,
    title: &'static str,
    url: &'static str,
    confidence: &'static str,
}

impl LinkOut {
    const fn of(link: &Link) -> Self {
        Self { id: link.id, title: link.title, url: link.url, confidence: link.confidence.code() }
    }
}

#[derive(Serialize)]
struct FindingOut<'a> {
    code: &'static str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    database: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a str>,
    message: &'a str,
    remedy: &'a str,
    docs: Vec<LinkOut>,
    confidence: &'static str,
}

impl<'a> FindingOut<'a> {
    fn of(finding: &'a Finding) -> Self {
        let subject = &finding.subject;
        Self {
            code: finding.code.code(),
            severity: finding.severity().code(),
            organization: subject.organization.as_ref().map(|name| name.as_str()),
            database: subject.database.as_ref().map(|name| name.as_str()),
            row: subject.row,
            r#type: subject.database_type.map(|code| code.code()),
            provider: subject.provider.map(|code| code.code()),
            region: subject.region.as_deref(),
            key_id: subject.key_id.as_ref().map(|key_id| key_id.as_str()),
            suggestion: subject.suggestion.as_deref(),
            message: &finding.message,
            remedy: &finding.remedy,
            docs: finding.docs.iter().map(LinkOut::of).collect(),
            confidence: finding.confidence.code(),
        }
    }
}

#[derive(Serialize)]
struct ProblemOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    #[serde(skip_serializing_if = "str::is_empty")]
    field: &'a str,
    code: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    found: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a str>,
    message: &'a str,
}

impl<'a> ProblemOut<'a> {
    fn of(problem: &'a Problem) -> Self {
        Self {
            list: problem.list.map(|list| list.code()),
            row: problem.row,
            field: &problem.field,
            code: problem.code.code(),
            found: &problem.found,
            suggestion: problem.suggestion.as_deref(),
            message: &problem.message,
        }
    }
}
