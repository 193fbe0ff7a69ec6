//! A draft that can be shown to strangers: what people called things is left
//! out, and every count of the report stays.

use super::meaning::code;
use super::twins::{Key, earlier_twins};
use super::{Draft, Field};
use crate::domain::CloudProvider;

/// What stands in the place of a text that is no code, and so could be a name
/// that somebody wrote there. It is no code either.
const WITHHELD: &str = "?";

impl Draft {
    /// The same draft without names: databases and key identifiers have none,
    /// organizations are `organization-1` and so on, in the order in which
    /// databases, keys and organizations name them first. The reader's own
    /// organization has no name, and gets none. What could not be read may be
    /// a name too, and is withheld. What else the input held
    /// ([`Draft::strays`], those of rows too) stays; no link writes it.
    pub fn without_names(&self) -> Self {
        let mut draft = self.clone();
        for row in &mut draft.organizations {
            withhold(Field::Subscription, &mut row.subscription);
        }
        for row in &mut draft.databases {
            let regions = row.regions.iter_mut().chain(&mut row.adding);
            regions.for_each(|text| withhold_region(&row.provider, text));
            withhold(Field::Type, &mut row.database_type);
            withhold(Field::Provider, &mut row.provider);
            withhold(Field::Status, &mut row.status);
            withhold(Field::Encryption, &mut row.encryption);
        }
        for row in &mut draft.registered_keys {
            withhold_region(&row.provider, &mut row.region);
            withhold(Field::Type, &mut row.database_type);
            withhold(Field::Provider, &mut row.provider);
        }
        draft.databases.iter_mut().for_each(|row| row.name.clear());
        draft.registered_keys.iter_mut().for_each(|row| row.key_id.clear());
        let of_databases = draft.databases.iter_mut().map(|row| &mut row.organization);
        let of_keys = draft.registered_keys.iter_mut().map(|row| &mut row.organization);
        let of_organizations = draft.organizations.iter_mut().map(|row| &mut row.name);
        let mut names: Vec<&mut String> = of_databases.chain(of_keys).chain(of_organizations).collect();
        let twins = earlier_twins(names.iter().map(|name| Key::of(&[name.trim()])).collect());
        let mut count = 0;
        let mut new_names: Vec<String> = Vec::with_capacity(names.len());
        for (name, twin) in names.iter_mut().zip(twins) {
            let new_name = match twin.and_then(|first| new_names.get(first)) {
                Some(first) => first.clone(),
                None if name.trim().is_empty() => String::new(),
                None => {
                    count += 1;
                    format!("organization-{count}")
                }
            };
            **name = new_name.clone();
            new_names.push(new_name);
        }
        draft
    }
}

/// Withholds a text that is no code.
fn withhold(field: Field, text: &mut String) {
    if !text.trim().is_empty() && code(field, text).is_none() {
        WITHHELD.clone_into(text);
    }
}

/// Withholds a text without the form of its provider's region codes.
fn withhold_region(provider: &str, text: &mut String) {
    let code = text.trim().to_ascii_lowercase();
    let has_form = provider.parse().is_ok_and(|provider: CloudProvider| provider.has_form(&code));
    if !code.is_empty() && !has_form {
        WITHHELD.clone_into(text);
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::testing::{draft, lines};

    fn check(input: &str, expected: &str) {
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines(&draft(input).without_names()), expected);
    }

    #[test]
    fn what_could_not_be_read_is_withheld() {
        check(
            "org acme unpaid\ndb a Serverless aws US-East-2,Acme +acme live my-key\nkey serverless aws acme x",
            "1 org organization-1 ?\n1 db - Serverless aws US-East-2,? ? +? ?\n1 key serverless aws ?",
        );
    }

    #[test]
    fn organizations_are_numbered_as_they_appear() {
        check(
            "org idle free
             org acme paid
             org - paid
             db orders serverless aws us-east-2 @globex
             db ledger serverless aws us-east-2
             db stock classic nowhere us-east-2,x @acme existing +eu-west-1 astra-key
             db users serverless aws us-east-2 @globex
             key serverless aws us-east-2 @initech arn:aws:kms
             key serverless aws us-east-2 @acme",
            "1 org organization-4 free
             2 org organization-2 paid
             3 org - paid
             1 db - serverless aws us-east-2 @organization-1
             2 db - serverless aws us-east-2
             3 db - classic ? ?,? @organization-2 existing +? astra-key
             4 db - serverless aws us-east-2 @organization-1
             1 key serverless aws us-east-2 @organization-3
             2 key serverless aws us-east-2 @organization-2",
        );
    }
}
