//! Draft to text: what is a default is left out, and so are rows that are none.
//! The document of a plan is canonical: one plan, one text. What a draft holds
//! in the place of a code stands in its document as it was typed.

use super::{FORMAT, VERSION};
use crate::domain::{CloudProvider, DatabaseName, DatabaseType, Encryption, Status, Subscription};
use crate::plan::{Draft, DraftDatabase, DraftKey, DraftOrganization, Stray};
use serde::Serialize;

/// Writes a plan document: what is a default is left out.
///
/// ```
/// use astra_cmek_planner::{catalog::Catalog, plan::{Draft, parse}, wire::document};
///
/// let text = r#"{ "format": "astra-cmek-plan", "version": 1, "databases": [
///     { "type": " Classic", "provider": "AWS", "regions": ["US-East-2"], "status": "planned" }
/// ] }"#;
/// let plan = parse(&document::read(text.as_bytes())?, Catalog::released()).plan;
/// let canonical = document::write(&Draft::from(&plan));
/// assert!(canonical.contains(r#""type": "managed-clusters""#));
/// assert!(!canonical.contains("status"));
/// # Ok::<(), document::Refusal>(())
/// ```
pub fn write(draft: &Draft) -> String {
    let databases = draft.databases.iter().filter(|row| is_row(&row.strays));
    let document = Document {
        format: FORMAT,
        version: VERSION,
        organizations: draft
            .organizations
            .iter()
            .filter(|row| is_row(&row.strays))
            .map(OrganizationRow::of)
            .collect(),
        databases: databases.zip(1..).map(DatabaseRow::of).collect(),
        registered_keys: draft
            .registered_keys
            .iter()
            .filter(|row| is_row(&row.strays))
            .map(KeyRow::of)
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// False for what was no row, or is in doubt: read again, it would be one.
fn is_row(strays: &[Stray]) -> bool {
    !strays.iter().any(|stray| matches!(stray, Stray::NotARow { .. } | Stray::Damaged { .. }))
}

/// The code that a text is, or the text.
fn code<T: std::str::FromStr>(text: &str, code: fn(T) -> &'static str) -> &str {
    text.parse().map_or(text.trim(), code)
}

/// A text that is not left out.
fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn regions(texts: &[String]) -> Vec<&str> {
    texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect()
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    organizations: Vec<OrganizationRow<'a>>,
    databases: Vec<DatabaseRow<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    registered_keys: Vec<KeyRow<'a>>,
}

#[derive(Serialize)]
struct OrganizationRow<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subscription: Option<&'a str>,
}

impl<'a> OrganizationRow<'a> {
    fn of(row: &'a DraftOrganization) -> Self {
        let subscription = code(&row.subscription, Subscription::code);
        Self {
            name: row.name.trim(),
            subscription: given(subscription).filter(|code| *code != Subscription::Unknown.code()),
        }
    }
}

#[derive(Serialize)]
struct DatabaseRow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    organization: &'a str,
    r#type: &'a str,
    provider: &'a str,
    regions: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    adding: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encryption: Option<&'a str>,
}

impl<'a> DatabaseRow<'a> {
    fn of((row, place): (&'a DraftDatabase, usize)) -> Self {
        let name = match DatabaseName::new(&row.name) {
            blank if blank.is_empty() => DatabaseName::of_row(row.row),
            name => name,
        };
        let status = code(&row.status, Status::code);
        let encryption = code(&row.encryption, Encryption::code);
        Self {
            name: (name != DatabaseName::of_row(place)).then(|| name.to_string()),
            organization: row.organization.trim(),
            r#type: code(&row.database_type, DatabaseType::code),
            provider: code(&row.provider, CloudProvider::code),
            regions: regions(&row.regions),
            status: given(status).filter(|code| *code != Status::Planned.code()),
            adding: regions(&row.adding),
            encryption: given(encryption).filter(|code| *code != Encryption::CustomerKey.code()),
        }
    }
}

#[derive(Serialize)]
struct KeyRow<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    organization: &'a str,
    r#type: &'a str,
    provider: &'a str,
    region: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    key_id: &'a str,
}

impl<'a> KeyRow<'a> {
    fn of(row: &'a DraftKey) -> Self {
        Self {
            organization: row.organization.trim(),
            r#type: code(&row.database_type, DatabaseType::code),
            provider: code(&row.provider, CloudProvider::code),
            region: row.region.trim(),
            key_id: row.key_id.trim(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::testing::{draft, lines};
    use crate::wire::document;

    /// In: lines of a draft. Out: the lines that its document says.
    fn check(input: &str, expected: &str) {
        let read = document::read(super::write(&draft(input)).as_bytes()).unwrap();
        assert_eq!(lines(&read).join("\n"), expected, "{input}");
    }

    #[test]
    fn codes_are_written_as_codes() {
        check(
            "db orders Classic AWS us-east-2 planned customer-key",
            "1 db orders managed-clusters aws us-east-2",
        );
        check(
            "db - serverless gcp us-east1 Existing +us-east4 astra-key",
            "1 db - serverless gcp us-east1 existing +us-east4 astra-key",
        );
        check(
            "org acme Paid\norg b unknown\nkey classic aws us-east-2 @acme arn",
            "1 org acme paid\n2 org b -\n1 key managed-clusters aws us-east-2 @acme arn",
        );
    }

    #[test]
    fn what_is_no_code_stays_as_typed() {
        check("db a ibm - us-est-1,Ohio perhaps +x", "1 db a ibm - us-est-1,Ohio perhaps +x");
        check("key - - nowhere", "1 key - - nowhere");
    }

    #[test]
    fn what_is_no_row_is_left_out_and_names_stay() {
        check(
            "db - serverless aws us-east-2 !\ndb - serverless aws us-east-1\ndb b classic aws us-east-1",
            "1 db database-2 serverless aws us-east-1\n2 db b managed-clusters aws us-east-1",
        );
    }
}
