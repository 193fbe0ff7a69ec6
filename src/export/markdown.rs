//! The report as Markdown, as an engineer would paste it into a ticket. The
//! page and the command line write the same text.

use crate::catalog::{Catalog, Link};
use crate::domain::{Confidence, KeyState, Severity, Support, visible};
use crate::rules::{Group, KeyRow, Report};
use std::borrow::Cow;

/// Writes a report, and what could not be read of its draft: how many entries are
/// incomplete, and its problems in words.
pub fn write(report: &Report, incomplete: usize, problems: &[String], catalog: &Catalog) -> String {
    let mut out = Lines(String::new());
    out.line("# Customer keys for Astra");
    out.gap();
    out.line(&report.sentence(incomplete));
    if report.summary.databases > 0 {
        out.gap();
        out.line(&report.reconciliation());
    }
    if !problems.is_empty() {
        out.heading("Entries to check");
        for problem in problems {
            out.line(&format!("- {}", quote(problem)));
        }
    }
    let with_organization = report.is_organized();
    keys(&mut out, report, with_organization);
    not_covered(&mut out, report, with_organization);
    surplus(&mut out, report, with_organization);
    for severity in Severity::ALL.iter().rev() {
        let groups: Vec<Group> = report.groups().filter(|group| group.code.severity() == *severity).collect();
        if !groups.is_empty() {
            out.heading(severity.plural());
            groups.iter().for_each(|found| group(&mut out, found));
        }
    }
    out.gap();
    out.line("---");
    out.gap();
    out.line(&format!("Facts as of {}; how each is known stands beside it.", catalog.as_of()));
    out.0
}

fn keys(out: &mut Lines, report: &Report, with_organization: bool) {
    if report.keys.is_empty() {
        return;
    }
    out.heading("Customer keys");
    let columns = ["Database type", "Provider", "Region", "State", "Databases", "Register at", "Procedure"];
    out.table(with_organization, &columns);
    for key in &report.keys {
        let scope = &key.scope;
        let region = match key.place {
            "" => quote(scope.region.code()).into_owned(),
            place => format!("{} ({})", quote(scope.region.code()), quote(place)),
        };
        let databases: Vec<Cow<str>> = key.databases.iter().map(|name| quote(name.as_str())).collect();
        let databases =
            if databases.is_empty() { "none known to be covered".into() } else { databases.join(", ") };
        let cells = [
            quote(scope.database_type.name()).into_owned(),
            provider(key),
            region,
            state(key),
            databases,
            match key.state {
                KeyState::ToCreate => format!("`POST {}`", key.endpoint),
                KeyState::Registered => String::new(),
            },
            key.docs.first().map(link).unwrap_or_default(),
        ];
        out.row(with_organization.then(|| scope.organization.as_str()), &cells);
    }
}

fn provider(key: &KeyRow) -> String {
    let name = quote(key.scope.provider().name());
    match key.support {
        Support::PrivatePreview => format!("{name} ({})", quote(key.support.name())),
        Support::Available | Support::Unsupported => name.into_owned(),
    }
}

fn state(key: &KeyRow) -> String {
    let name = quote(key.state.name());
    match key.key_id.as_str() {
        "" => name.into_owned(),
        key_id => format!("{name}: {}", quote(key_id)),
    }
}

fn not_covered(out: &mut Lines, report: &Report, with_organization: bool) {
    if report.not_covered.is_empty() {
        return;
    }
    out.heading("Not covered, or not known to be");
    out.table(
        with_organization,
        &["Database", "Database type", "Provider", "Region", "Why", "What would change it"],
    );
    for row in &report.not_covered {
        let scope = &row.scope;
        let cells = [
            quote(row.database.as_str()).into_owned(),
            quote(scope.database_type.name()).into_owned(),
            quote(scope.provider().name()).into_owned(),
            quote(scope.region.code()).into_owned(),
            quote(&row.why()).into_owned(),
            quote(&row.what_would_change_it()).into_owned(),
        ];
        out.row(with_organization.then(|| scope.organization.as_str()), &cells);
    }
}

fn surplus(out: &mut Lines, report: &Report, with_organization: bool) {
    if report.surplus_keys.is_empty() {
        return;
    }
    out.heading("Surplus keys");
    out.table(with_organization, &["Database type", "Provider", "Region", "Key"]);
    for key in &report.surplus_keys {
        let scope = key.scope();
        let cells = [
            quote(scope.database_type.name()).into_owned(),
            quote(scope.provider().name()).into_owned(),
            quote(scope.region.code()).into_owned(),
            quote(key.key_id().as_str()).into_owned(),
        ];
        out.row(with_organization.then(|| scope.organization.as_str()), &cells);
    }
}

fn group(out: &mut Lines, group: &Group) {
    out.gap();
    out.line(&format!("**{}** ({})", quote(group.code.title()), group.confidence()));
    out.gap();
    let shared = group.remedy();
    for finding in group.findings {
        let message = quote(&finding.message);
        match shared {
            Some(_) => out.line(&format!("- {message}")),
            None => out.line(&format!("- {message} {}", quote(&finding.remedy))),
        }
    }
    let docs: Vec<String> = group.docs().into_iter().map(link).collect();
    let see = if docs.is_empty() { String::new() } else { format!("See {}.", docs.join(", ")) };
    let after = [shared.map(quote).unwrap_or_default(), see.into()];
    let after: Vec<&str> = after.iter().map(AsRef::as_ref).filter(|text| !text.is_empty()).collect();
    if !after.is_empty() {
        out.gap();
        out.line(&after.join(" "));
    }
}

fn link(link: &Link) -> String {
    let (title, url) = (quote(link.title), link.url);
    match link.confidence {
        Confidence::Documented => format!("[{title}]({url})"),
        other => format!("[{title}]({url}) (address {other})"),
    }
}

/// Makes a text stand for itself in Markdown: one line, no markup, no link, no
/// mention, no sign made of a word between colons.
fn quote(text: &str) -> Cow<'_, str> {
    let is_special = |c: char| {
        matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '!' | '{' | '}')
    };
    let is_tame = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | ',' | ';' | '(' | ')' | '“' | '”' | '/')
    };
    if text.chars().all(is_tame) {
        return Cow::Borrowed(text);
    }
    let mut quoted = String::with_capacity(text.len() + 8);
    let mut before = String::new();
    let mut characters = text.chars().map(visible).peekable();
    while let Some(character) = characters.next() {
        match character {
            // A word joiner keeps a mention or a reference from being one, and
            // a backslash what could be an address of mail.
            '@' => quoted.push_str("\\@\u{2060}"),
            '#' => quoted.push_str("#\u{2060}"),
            // A backslash keeps an address from becoming a link by itself.
            ':' if characters.peek().is_some_and(|next| *next != ' ') => quoted.push_str("\\:"),
            '.' if before.eq_ignore_ascii_case("www") => quoted.push_str("\\."),
            special if is_special(special) => quoted.extend(['\\', special]),
            other => quoted.push(other),
        }
        if character.is_ascii_alphanumeric() { before.push(character) } else { before.clear() }
    }
    Cow::Owned(quoted)
}

/// Markdown, line by line.
struct Lines(String);

impl Lines {
    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn gap(&mut self) {
        if !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    fn heading(&mut self, text: &str) {
        self.gap();
        self.line(&format!("## {text}"));
        self.gap();
    }

    fn table(&mut self, with_organization: bool, columns: &[&str]) {
        let first = if with_organization { "| Organization " } else { "" };
        let rule = if with_organization { "|---" } else { "" };
        self.line(&format!("{first}| {} |", columns.join(" | ")));
        self.line(&format!("{rule}|{}", "---|".repeat(columns.len())));
    }

    fn row(&mut self, organization: Option<&str>, cells: &[String]) {
        let first = organization.map(|name| match name {
            "" => "| your own ".to_owned(),
            name => format!("| {} ", quote(name)),
        });
        let first = first.unwrap_or_default();
        self.line(&format!("{first}| {} |", cells.join(" | ")));
    }
}

#[cfg(test)]
mod tests {
    fn check(text: &str, expected: &str) {
        assert_eq!(super::quote(text), expected);
    }

    #[test]
    fn plain_text_stays() {
        check("orders", "orders");
        check("Łódź-2 (new), 50 %", "Łódź-2 (new), 50 %");
    }

    #[test]
    fn markup_is_quoted() {
        check("a|b", "a\\|b");
        check("**a** _b_ `c`", "\\*\\*a\\*\\* \\_b\\_ \\`c\\`");
        check("<img src=x onerror=y>", "\\<img src=x onerror=y\\>");
        check("[a](javascript:b)", "\\[a\\](javascript\\:b)");
        check("a\\|b", "a\\\\\\|b");
    }

    #[test]
    fn nobody_is_called_and_nothing_becomes_a_link() {
        check("@all", "\\@\u{2060}all");
        check("a@evil.example", "a\\@\u{2060}evil.example");
        check("see https://evil.example", "see https\\://evil.example");
        check("xmpp:a tel:1", "xmpp\\:a tel\\:1");
        check("www.evil.example", "www\\.evil.example");
    }

    #[test]
    fn a_colon_stays_one() {
        check(":tada:", "\\:tada:");
        check("a: b:c :+1: d:", "a: b\\:c \\:+1: d:");
    }

    #[test]
    fn a_line_stays_a_line() {
        check("a\nb\r\n# c", "a\u{FFFD}b\u{FFFD}\u{FFFD}#\u{2060} c");
        check("a\u{202E}b", "a\u{FFFD}b");
        check("“a” (b)", "“a” (b)");
    }
}
