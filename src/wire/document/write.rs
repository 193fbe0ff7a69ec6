//! Draft to text: what is a default is left out, and so are rows that are none.
//! The document of a plan is canonical: one plan, one text. What a draft holds
//! in the place of a code stands in its document as it was typed.
//!
//! The page saves documents, too, and links no JSON library: this writes JSON
//! by itself, as that library would lay it out.

use super::{FORMAT, VERSION};
use crate::domain::{CloudProvider, DatabaseName, DatabaseType, Encryption, Status, Subscription};
use crate::plan::{Draft, DraftDatabase, DraftKey, DraftOrganization, Field, List, Stray};

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
    let mut out = Writer::default();
    out.open('{');
    out.field("format", FORMAT);
    out.name("version");
    out.text.push_str(&VERSION.to_string());
    let organizations: Vec<_> = draft.organizations.iter().filter(|row| is_row(&row.strays)).collect();
    if !organizations.is_empty() {
        out.name(List::Organizations.code());
        out.open('[');
        organizations.into_iter().for_each(|row| organization(&mut out, row));
        out.close(']');
    }
    out.name(List::Databases.code());
    out.open('[');
    let databases = draft.databases.iter().filter(|row| is_row(&row.strays));
    databases.zip(1..).for_each(|(row, place)| database(&mut out, row, place));
    out.close(']');
    let keys: Vec<_> = draft.registered_keys.iter().filter(|row| is_row(&row.strays)).collect();
    if !keys.is_empty() {
        out.name(List::RegisteredKeys.code());
        out.open('[');
        keys.into_iter().for_each(|row| key(&mut out, row));
        out.close(']');
    }
    out.close('}');
    out.text.push('\n');
    out.text
}

/// False for what was no row, or is in doubt: read again, it would be one.
fn is_row(strays: &[Stray]) -> bool {
    !strays.iter().any(|stray| matches!(stray, Stray::NotARow { .. } | Stray::Damaged { .. }))
}

/// The code that a text is, or the text.
fn code<T: std::str::FromStr>(text: &str, code: fn(T) -> &'static str) -> &str {
    text.parse().map_or(text.trim(), code)
}

fn organization(out: &mut Writer, row: &DraftOrganization) {
    out.item();
    out.open('{');
    out.field(Field::Name.code(), row.name.trim());
    let subscription = code(&row.subscription, Subscription::code);
    out.field_unless(Field::Subscription.code(), subscription, Subscription::Unknown.code());
    out.close('}');
}

fn database(out: &mut Writer, row: &DraftDatabase, place: usize) {
    let name = match DatabaseName::new(&row.name) {
        blank if blank.is_empty() => DatabaseName::of_row(row.row),
        name => name,
    };
    out.item();
    out.open('{');
    out.field_unless(Field::Name.code(), name.as_str(), DatabaseName::of_row(place).as_str());
    out.field_unless(Field::Organization.code(), row.organization.trim(), "");
    out.field(Field::Type.code(), code(&row.database_type, DatabaseType::code));
    out.field(Field::Provider.code(), code(&row.provider, CloudProvider::code));
    out.name(Field::Regions.code());
    out.texts(&row.regions);
    out.field_unless(Field::Status.code(), code(&row.status, Status::code), Status::Planned.code());
    if row.adding.iter().any(|region| !region.trim().is_empty()) {
        out.name(Field::Adding.code());
        out.texts(&row.adding);
    }
    let encryption = code(&row.encryption, Encryption::code);
    out.field_unless(Field::Encryption.code(), encryption, Encryption::CustomerKey.code());
    out.close('}');
}

fn key(out: &mut Writer, row: &DraftKey) {
    out.item();
    out.open('{');
    out.field_unless(Field::Organization.code(), row.organization.trim(), "");
    out.field(Field::Type.code(), code(&row.database_type, DatabaseType::code));
    out.field(Field::Provider.code(), code(&row.provider, CloudProvider::code));
    out.field(Field::Region.code(), row.region.trim());
    out.field_unless(Field::KeyId.code(), row.key_id.trim(), "");
    out.close('}');
}

/// JSON in lines, two blanks for every level.
#[derive(Default)]
struct Writer {
    text: String,
    depth: usize,
    /// True where something stands in the list or object that is open.
    is_filled: bool,
}

impl Writer {
    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.is_filled = false;
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if self.is_filled {
            self.line();
        }
        self.text.push(bracket);
        self.is_filled = true;
    }

    fn line(&mut self) {
        self.text.push('\n');
        (0..self.depth).for_each(|_| self.text.push_str("  "));
    }

    /// Begins an item of a list, or a field.
    fn item(&mut self) {
        if self.is_filled {
            self.text.push(',');
        }
        self.line();
        self.is_filled = true;
    }

    /// Begins a field, up to its value.
    fn name(&mut self, name: &str) {
        self.item();
        push_text(&mut self.text, name);
        self.text.push_str(": ");
    }

    fn field(&mut self, name: &str, text: &str) {
        self.name(name);
        push_text(&mut self.text, text);
    }

    /// Writes a field that is neither blank nor its default.
    fn field_unless(&mut self, name: &str, text: &str, default: &str) {
        if !text.is_empty() && text != default {
            self.field(name, text);
        }
    }

    /// Writes the texts that are not blank, as a list.
    fn texts(&mut self, texts: &[String]) {
        self.open('[');
        for text in texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
            self.item();
            push_text(&mut self.text, text);
        }
        self.close(']');
    }
}

/// Quotes a text. The only place that does so for a plan document.
fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        let letter = match character {
            '"' | '\\' => character,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{8}' => 'b',
            '\u{C}' => 'f',
            '\0'..='\u{1F}' => 'u',
            _ => {
                out.push(character);
                continue;
            }
        };
        out.push('\\');
        out.push(letter);
        if letter == 'u' {
            let code = u32::from(character);
            out.push_str(if code < 16 { "000" } else { "001" });
            out.extend(char::from_digit(code % 16, 16));
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use crate::plan::testing::{draft, lines};
    use crate::wire::{document, json};

    /// In: lines of a draft. Out: the lines that its document says, which is laid
    /// out as serde_json would.
    fn check(input: &str, expected: &str) {
        let written = super::write(&draft(input));
        let Ok(json) = json::read(&written) else { panic!("{written}") };
        assert_eq!(written, serde_json::to_string_pretty(&json).unwrap() + "\n");
        let read = document::read(written.as_bytes()).unwrap();
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

    #[test]
    fn nothing_is_as_short_as_it_can_be() {
        check("", "");
        let written = "{\n  \"format\": \"astra-cmek-plan\",\n  \"version\": 1,\n  \"databases\": []\n}\n";
        assert_eq!(super::write(&draft("")), written);
    }

    #[test]
    fn every_character_is_quoted_as_serde_json_does() {
        let quoted = |text: &str| {
            let mut quoted = String::new();
            super::push_text(&mut quoted, text);
            quoted
        };
        for character in '\0'..='\u{3000}' {
            let text = format!("a{character}b");
            assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap(), "{text:?}");
        }
        assert_eq!(quoted("\u{10FFFF}😀"), "\"\u{10FFFF}😀\"");
    }
}
