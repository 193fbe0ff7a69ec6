//! A draft that can be shown to strangers: what people called things is left
//! out, and every count of the report stays.

use super::Draft;
use super::twins::{Key, earlier_twins};

impl Draft {
    /// The same draft without names: databases and key identifiers have none,
    /// organizations are `organization-1` and so on, in the order in which
    /// databases, keys and organizations name them first. The reader's own
    /// organization has no name, and gets none. What else the input held
    /// ([`Draft::strays`], those of rows too) stays; no link writes it.
    pub fn without_names(&self) -> Self {
        let mut draft = self.clone();
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

#[cfg(test)]
mod tests {
    use crate::plan::testing::{draft, lines};

    fn check(input: &str, expected: &str) {
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines(&draft(input).without_names()), expected);
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
             3 db - classic nowhere us-east-2,x @organization-2 existing +eu-west-1 astra-key
             4 db - serverless aws us-east-2 @organization-1
             1 key serverless aws us-east-2 @organization-3
             2 key serverless aws us-east-2 @organization-2",
        );
    }
}
