//! A row at rest: a line of text that reads like the plan. What a person typed
//! stands in it as [`plain`] writes it, so that it stays short and visible.

use super::{DraftDatabase, DraftKey};
use crate::catalog::Catalog;
use crate::domain::{CloudProvider, DatabaseName, DatabaseType, plain};

impl DraftDatabase {
    /// What the row is called: its name, or `database-N`.
    pub fn title(&self) -> String {
        match DatabaseName::new(&self.name) {
            name if name.is_empty() => DatabaseName::of_row(self.row).to_string(),
            name => plain(name.as_str()),
        }
    }

    /// The rest of the row, such as `Serverless · AWS · us-east-2 Ohio`.
    pub fn line(&self, catalog: &Catalog) -> String {
        let mut parts = Vec::new();
        if !self.organization.trim().is_empty() {
            parts.push(plain(self.organization.trim()));
        }
        parts.append(&mut kind(&self.database_type, &self.provider));
        parts.push(match places(catalog, &self.provider, &self.regions) {
            none if none.is_empty() => "no region yet".to_owned(),
            places => places,
        });
        if self.exists() {
            parts.push("existing".to_owned());
            let adding = places(catalog, &self.provider, &self.adding);
            if !adding.is_empty() {
                parts.push(format!("adding {adding}"));
            }
        }
        if !self.wants_customer_key() {
            parts.push("no customer key wanted".to_owned());
        }
        parts.join(" · ")
    }
}

impl DraftKey {
    /// What the row is called: the scope that the key is registered for.
    pub fn title(&self, catalog: &Catalog) -> String {
        let region = std::slice::from_ref(&self.region);
        let place = match places(catalog, &self.provider, region) {
            none if none.is_empty() => "no region yet".to_owned(),
            place => place,
        };
        let mut parts = Vec::new();
        if !self.organization.trim().is_empty() {
            parts.push(plain(self.organization.trim()));
        }
        parts.append(&mut kind(&self.database_type, &self.provider));
        parts.push(place);
        parts.join(" · ")
    }
}

/// The names of a type and of a provider, as far as they are said.
fn kind(database_type: &str, provider: &str) -> Vec<String> {
    let name = |text: &str, name: Option<&str>| name.map_or_else(|| plain(text.trim()), str::to_owned);
    let mut names = vec![
        name(database_type, database_type.parse().ok().map(DatabaseType::name)),
        name(provider, provider.parse().ok().map(CloudProvider::name)),
    ];
    names.retain(|name| !name.is_empty());
    names
}

/// Region codes with their places, as far as they are known.
fn places(catalog: &Catalog, provider: &str, texts: &[String]) -> String {
    let provider = provider.parse::<CloudProvider>().ok();
    let place = |text: &str| {
        // What has no form is not looked up: guessing what was meant costs time.
        let provider = provider.filter(|provider| provider.has_form(&text.to_ascii_lowercase()))?;
        let region = catalog.region(provider, text).ok()?;
        let fact = catalog.region_fact(&region)?;
        Some(format!("{} {}", fact.code, fact.short_place()))
    };
    let texts = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    texts.map(|text| place(text).unwrap_or_else(|| plain(text))).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;
    use crate::plan::{DraftDatabase, DraftKey};

    /// In: name/organization/type/provider/regions/status/adding/encryption.
    fn check(input: &str, expected: &str) {
        let mut fields = input.split('/');
        let mut field = || fields.next().unwrap_or_default().to_owned();
        let list = |text: String| text.split(',').map(str::to_owned).collect();
        let row = DraftDatabase {
            row: 7,
            name: field(),
            organization: field(),
            database_type: field(),
            provider: field(),
            regions: list(field()),
            status: field(),
            adding: list(field()),
            encryption: field(),
            strays: Vec::new(),
        };
        assert_eq!(format!("{}: {}", row.title(), row.line(Catalog::released())), expected);
    }

    #[test]
    fn a_row_reads_like_the_plan() {
        check(
            "orders//serverless/aws/us-east-2,ap-south-1",
            "orders: Serverless · AWS · us-east-2 Ohio, ap-south-1 Mumbai",
        );
        check(
            "/acme/classic/gcp/us-east1/existing/europe-west1/astra-key",
            "database-7: acme · Managed Clusters · Google Cloud · us-east1 Moncks Corner, South Carolina · existing \
             · adding europe-west1 St. Ghislain, Belgium · no customer key wanted",
        );
    }

    #[test]
    fn what_is_not_known_stays_as_it_was_typed() {
        check(" ////us-est-1, ", "database-7: us-est-1");
        check("carts///aws/us-east-2", "carts: AWS · us-east-2 Ohio");
        check("x//ibm/aws/us-est-1,", "x: ibm · AWS · us-est-1");
        check("x//serverless/aws/", "x: Serverless · AWS · no region yet");
    }

    #[test]
    fn what_was_typed_stays_short_and_visible() {
        let long = "x".repeat(101);
        let short = format!("{}…", "x".repeat(100));
        check(
            &format!("{long}/{long}/a\u{202e}b/\u{1b}[31m/{long}"),
            &format!("{short}: {short} · a\u{FFFD}b · \u{FFFD}[31m · {short}"),
        );
    }

    #[test]
    fn a_key_is_called_after_its_scope() {
        let row = DraftKey {
            organization: "acme".to_owned(),
            database_type: "serverless".to_owned(),
            provider: "azure".to_owned(),
            region: "westus3".to_owned(),
            ..DraftKey::default()
        };
        assert_eq!(row.title(Catalog::released()), "acme · Serverless · Azure · westus3 West US 3");
    }
}
