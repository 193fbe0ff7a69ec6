//! The one reader of the fact files: a fact to a line, its fields separated by
//! `|`, comments after `#`. A line that cannot be read is named and passed
//! over, so that one bad fact never takes the others down.

use super::fact::KeyLocations;
use super::{Catalog, Endpoint, Example, Link, RegionFact, Source, Statement, SupportFact};
use crate::domain::order::sort_by;
use std::str::FromStr;

/// The fact files of this release.
pub(super) const FILES: [(&str, &str); 5] = [
    ("regions.txt", include_str!("facts/regions.txt")),
    ("links.txt", include_str!("facts/links.txt")),
    ("support.txt", include_str!("facts/support.txt")),
    ("statements.txt", include_str!("facts/statements.txt")),
    ("examples.txt", include_str!("facts/examples.txt")),
];

/// Reads fact files; the second part names each line that is no fact.
pub(super) fn read(files: &[(&str, &'static str)]) -> (Catalog, Vec<String>) {
    let mut catalog = Catalog::default();
    let mut unread = Vec::new();
    for (file, text) in files {
        for (place, line) in text.lines().enumerate() {
            let line = line.trim();
            if !line.is_empty() && !line.starts_with('#') && take(&mut catalog, line).is_none() {
                unread.push(format!("{file} line {}: {line}", place + 1));
            }
        }
    }
    sort_by(&mut catalog.regions, |a, b| (a.provider, a.code).cmp(&(b.provider, b.code)));
    (catalog, unread)
}

fn take(catalog: &mut Catalog, line: &'static str) -> Option<()> {
    let mut fields = Fields(line.split('|'));
    match fields.text()? {
        "as-of" => {
            let day = fields.text()?;
            if catalog.as_of.is_empty() || day < catalog.as_of {
                catalog.as_of = day;
            }
        }
        "source" => catalog.sources.push(Source { id: fields.text()?, title: fields.text()? }),
        "cloud" => catalog.region_lists.push((fields.code()?, fields.code()?)),
        "region" => catalog.regions.push(RegionFact {
            provider: fields.code()?,
            code: fields.text()?,
            place: fields.text()?,
            area: fields.text()?,
            serverless: fields.text()?,
            managed_clusters: fields.text()?,
        }),
        "lookalike" => {
            let group = fields.0.by_ref().map(|member| {
                let (provider, code) = member.trim().split_once(' ')?;
                Some((provider.parse().ok()?, code))
            });
            catalog.lookalikes.push(group.collect::<Option<_>>()?);
        }
        "kms" => catalog.key_locations.push(KeyLocations {
            provider: fields.code()?,
            confidence: fields.code()?,
            codes: fields.text()?,
        }),
        "link" => catalog.links.push(Link {
            id: fields.text()?,
            topic: fields.code()?,
            database_type: fields.code_or_dash()?,
            provider: fields.code_or_dash()?,
            confidence: fields.code()?,
            title: fields.text()?,
            url: fields.text()?,
        }),
        "support" => catalog.support.push(SupportFact {
            database_type: fields.code()?,
            provider: fields.code()?,
            support: fields.code()?,
            confidence: fields.code()?,
            source: fields.text()?,
        }),
        "path" => catalog.path_codes.push((fields.code()?, fields.code()?)),
        "base" => {
            fields.code::<crate::domain::Confidence>()?;
            catalog.api_base = fields.text()?;
        }
        "endpoint" => catalog.endpoints.push(Endpoint {
            database_type: fields.code()?,
            call: fields.code()?,
            method: fields.text()?,
            path: fields.text()?,
            confidence: fields.code()?,
        }),
        "statement" => catalog.statements.push(Statement {
            id: fields.code()?,
            confidence: fields.code()?,
            sources: fields.text()?,
            sentence: fields.text()?,
        }),
        "example" => catalog.examples.push(Example {
            id: fields.text()?,
            source: fields.text()?,
            title: fields.text()?,
            databases: fields.text()?,
        }),
        _ => return None,
    }
    fields.0.next().is_none().then_some(())
}

/// The fields of a line that were not taken yet.
struct Fields(std::str::Split<'static, char>);

impl Fields {
    fn text(&mut self) -> Option<&'static str> {
        self.0.next().map(str::trim)
    }

    fn code<T: FromStr>(&mut self) -> Option<T> {
        self.text()?.parse().ok()
    }

    fn code_or_dash<T: FromStr>(&mut self) -> Option<Option<T>> {
        match self.text()? {
            "-" => Some(None),
            code => code.parse().ok().map(Some),
        }
    }
}

#[cfg(test)]
mod tests {
    fn check(text: &'static str, expected: &str) {
        assert_eq!(super::read(&[("facts.txt", text)]).1.join("\n"), expected);
    }

    #[test]
    fn a_line_that_is_no_fact_is_named() {
        check("# a comment\n\nas-of | 2026-11-24", "");
        check("region | aws | us-east-1", "facts.txt line 1: region | aws | us-east-1");
        check("as-of | 2026-11-24 | more", "facts.txt line 1: as-of | 2026-11-24 | more");
        check("\nkms | ibm | documented | x", "facts.txt line 2: kms | ibm | documented | x");
        check("colour | blue", "facts.txt line 1: colour | blue");
    }
}
