//! What an input is, by its content alone.

use super::items::{Item, items};
use super::{Format, keys, regions, terraform};
use crate::wire::document::FORMAT;
use crate::wire::json::Json;

/// Fields that only a plan document has.
const OF_DOCUMENT: [&str; 4] = ["format", "databases", "registeredkeys", "organizations"];

/// Fields that the JSON of Terraform's states and plans has.
const OF_TERRAFORM: [&str; 5] =
    ["formatversion", "terraformversion", "plannedvalues", "resourcechanges", "values"];

/// What a text that is no JSON is.
pub(super) fn of_text(text: &str) -> Format {
    if is_link(text) {
        Format::Link
    } else if terraform::is_configuration(text) {
        Format::Terraform
    } else {
        Format::Table
    }
}

/// True for a text that is to be JSON.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// True for the address of a plan, or what stands in its fragment: a version,
/// perhaps a check, and a row. Such a text can still be no link that is read.
fn is_link(text: &str) -> bool {
    let text = text.trim();
    // A mail may have broken its lines; a table has separators.
    if text.contains(['\t', ' ', ',', ';', '|', '"']) {
        return false;
    }
    let is_scheme = |scheme: &str| ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if text.split_once("://").is_some_and(|(scheme, _)| is_scheme(scheme)) {
        return text.contains('#') || text.contains("?plan=") || text.contains("&plan=");
    }
    let text = text.trim_start_matches('#');
    let Some(behind) = text.strip_prefix(|c: char| c.is_ascii_digit()) else { return false };
    let (check, rows) = match behind.split_once(['_', '~']) {
        Some((check, _)) => (check, true),
        // A packed plan has no row that could be seen.
        None => (behind, false),
    };
    check.bytes().all(|b| b.is_ascii_alphanumeric())
        && if rows { check.is_empty() || check.len() == 3 } else { check.starts_with('z') }
}

/// What a JSON value is, by the first of its objects that shows it.
pub(super) fn of_json(value: &Json) -> Option<Format> {
    if let Some(item) = Item::of(value) {
        let has = |names: &[&str]| names.iter().any(|name| item.get(name).is_some());
        if item.text("format") == FORMAT {
            return Some(Format::Document);
        }
        if has(&OF_TERRAFORM) {
            return Some(Format::Terraform);
        }
        if has(&OF_DOCUMENT) {
            return Some(Format::Document);
        }
    }
    items(value).iter().filter_map(Item::of).find_map(|item| {
        if item.item("info").is_some() {
            Some(Format::Devops)
        } else if keys::is_key(item) {
            Some(Format::Keys)
        } else {
            regions::is_region(item).then_some(Format::Regions)
        }
    })
}

#[cfg(test)]
mod tests {
    /// In: a text that is no JSON. Out: what it is taken for.
    fn check(input: &str, expected: &str) {
        assert_eq!(super::of_text(input).code(), expected, "{input}");
    }

    #[test]
    fn terraform_is_known_by_its_blocks() {
        check("# a\nresource \"astra_database\" \"x\" { name = \"a\" }", "terraform");
        check("resource a b { // c\n}", "terraform");
        check("a = 1\nlocals {}", "terraform");
        check("name,type\nresource,terraform {", "table");
        check("resource \"a\" {\n}", "table");
        check("\"resource \"\"a\"\" \"\"b\"\" {\"", "table");
        check("module", "table");
    }
}
