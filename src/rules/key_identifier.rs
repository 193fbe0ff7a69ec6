//! What can be read from the identifier of a key (contracts, section 4). This
//! is the one place that knows the forms.

use crate::domain::{CloudProvider, KeyId};

/// What stands around the name of a vault in an address of Azure Key Vault.
const VAULT: (&str, &str) = ("https://", ".vault.azure.net");

/// Why an identifier is of no use to Astra.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// An alias, which names a key indirectly.
    Alias,
    /// A multi-Region key of AWS.
    MultiRegion,
    /// One version of a key of Google Cloud.
    Version,
    /// Another partition of AWS, such as China or GovCloud.
    Partition,
    /// None of the known forms.
    Form,
}

/// The form of a usable identifier, with capitals where a person puts a name.
pub(super) fn form(provider: CloudProvider, region: &str) -> String {
    match provider {
        CloudProvider::Aws => format!("arn:aws:kms:{region}:ACCOUNT:key/KEY"),
        CloudProvider::Gcp => format!("projects/PROJECT/locations/{region}/keyRings/RING/cryptoKeys/KEY"),
        CloudProvider::Azure => format!("{}VAULT{}/keys/KEY", VAULT.0, VAULT.1),
    }
}

/// The region that an identifier names, if it names one.
pub(super) fn region(provider: CloudProvider, key_id: &KeyId) -> Option<&str> {
    let named = match provider {
        CloudProvider::Aws => {
            let mut parts = key_id.as_str().split(':');
            let is_kms = parts.next() == Some("arn")
                && parts.next().is_some_and(|partition| !partition.is_empty())
                && parts.next() == Some("kms");
            let region = parts.next()?;
            parts.next()?;
            is_kms.then_some(region)
        }
        CloudProvider::Gcp => {
            let mut parts = key_id.as_str().split('/');
            let is_location = parts.next() == Some("projects")
                && parts.next().is_some_and(|project| !project.is_empty())
                && parts.next() == Some("locations");
            let region = parts.next()?;
            parts.next()?;
            is_location.then_some(region)
        }
        CloudProvider::Azure => None,
    };
    named.filter(|region| !region.is_empty())
}

/// What is wrong with an identifier; `None` where it is usable.
pub(super) fn flaw(provider: CloudProvider, key_id: &KeyId) -> Option<Flaw> {
    let text = key_id.as_str();
    match provider {
        CloudProvider::Aws => aws_flaw(text),
        CloudProvider::Gcp => gcp_flaw(text),
        CloudProvider::Azure => (!is_azure_key(text)).then_some(Flaw::Form),
    }
}

fn aws_flaw(text: &str) -> Option<Flaw> {
    let parts: Vec<&str> = text.split(':').collect();
    let resource = match parts.as_slice() {
        ["arn", partition, "kms", region, account, resource]
            if !partition.is_empty() && !region.is_empty() && is_account(account) =>
        {
            if *partition != "aws" {
                return Some(Flaw::Partition);
            }
            *resource
        }
        _ => text,
    };
    match resource.strip_prefix("key/") {
        _ if resource.starts_with("alias/") => Some(Flaw::Alias),
        Some(key) if key.starts_with("mrk-") => Some(Flaw::MultiRegion),
        Some(key) if is_uuid(key) && parts.len() > 1 => None,
        _ => Some(Flaw::Form),
    }
}

fn gcp_flaw(text: &str) -> Option<Flaw> {
    let parts: Vec<&str> = text.split('/').collect();
    let names: &[&str] = match parts.as_slice() {
        ["projects", project, "locations", region, "keyRings", ring, "cryptoKeys", key] => {
            &[*project, *region, *ring, *key]
        }
        ["projects", _, "locations", _, "keyRings", _, "cryptoKeys", _, "cryptoKeyVersions", _] => {
            return Some(Flaw::Version);
        }
        _ => return Some(Flaw::Form),
    };
    names.iter().any(|name| name.is_empty()).then_some(Flaw::Form)
}

fn is_azure_key(text: &str) -> bool {
    let Some((vault, path)) = text.strip_prefix(VAULT.0).and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    let is_vault = vault
        .strip_suffix(VAULT.1)
        .is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    let mut parts = path.split('/');
    let is_key = parts.next() == Some("keys") && parts.next().is_some_and(|name| !name.is_empty());
    let is_versioned = parts.next().is_none_or(|version| is_hexadecimal(version, 32));
    is_vault && is_key && is_versioned && parts.next().is_none()
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_uuid(text: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let mut parts = text.split('-');
    lengths.iter().all(|length| parts.next().is_some_and(|part| is_hexadecimal(part, *length)))
        && parts.next().is_none()
}

fn is_hexadecimal(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::{flaw, form, region};
    use crate::domain::{CloudProvider, KeyId};

    const UUID: &str = "0a1b2c3d-0000-1111-2222-333344445555";

    /// In: a provider and an identifier. Out: the region it names, and its flaw.
    fn check(input: &str, expected: &str) {
        let (provider, text) = input.split_once(' ').unwrap();
        let provider: CloudProvider = provider.parse().unwrap();
        let key_id = KeyId::new(&text.replace("UUID", UUID));
        let flaw = flaw(provider, &key_id).map_or("usable".to_owned(), |flaw| format!("{flaw:?}"));
        assert_eq!(format!("{} {flaw}", region(provider, &key_id).unwrap_or("-")), expected, "{input}");
    }

    #[test]
    fn aws() {
        check("aws arn:aws:kms:us-east-2:111122223333:key/UUID", "us-east-2 usable");
        check("aws  arn:aws:kms:us-east-2:111122223333:key/UUID ", "us-east-2 usable");
        check(
            "aws arn:aws:kms:us-east-2:111122223333:key/0A1B2C3D-0000-1111-2222-333344445555",
            "us-east-2 usable",
        );
        check("aws arn:aws:kms:us-east-2:111122223333:key/mrk-0a1b2c3d", "us-east-2 MultiRegion");
        check("aws arn:aws:kms:us-east-2:111122223333:alias/orders", "us-east-2 Alias");
        check("aws alias/orders", "- Alias");
        check("aws arn:aws-cn:kms:cn-north-1:111122223333:key/UUID", "cn-north-1 Partition");
        check("aws arn:aws:kms:us-east-2:1111:key/UUID", "us-east-2 Form");
        check("aws arn:aws:kms:us-east-2:111122223333:key/UUID:x", "us-east-2 Form");
        check("aws arn:aws:kms:us-east-2:111122223333:key/UUID/x", "us-east-2 Form");
        check("aws arn:aws:kms::111122223333:key/UUID", "- Form");
        check("aws arn:aws:kms:us-east-2", "- Form");
        check("aws arn:aws:s3:us-east-2:111122223333:key/UUID", "- Form");
        check("aws key/UUID", "- Form");
        check("aws UUID", "- Form");
        check("aws projects/p/locations/us-east1/keyRings/r/cryptoKeys/k", "- Form");
    }

    #[test]
    fn gcp() {
        check("gcp projects/p/locations/us-east1/keyRings/r/cryptoKeys/k", "us-east1 usable");
        check("gcp projects/p/locations/global/keyRings/r/cryptoKeys/k", "global usable");
        check(
            "gcp projects/p/locations/us-east1/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1",
            "us-east1 Version",
        );
        check("gcp projects//locations/us-east1/keyRings/r/cryptoKeys/k", "- Form");
        check("gcp projects/p/locations/us-east1/keyRings/r/cryptoKeys/", "us-east1 Form");
        check("gcp projects/p/locations/us-east1", "- Form");
        check("gcp projects/p/locations//keyRings/r/cryptoKeys/k", "- Form");
        check("gcp /projects/p/locations/us-east1/keyRings/r/cryptoKeys/k", "- Form");
    }

    #[test]
    fn azure() {
        check("azure https://vault.vault.azure.net/keys/orders", "- usable");
        check("azure https://v.vault.azure.net/keys/orders/0123456789abcdef0123456789ABCDEF", "- usable");
        check("azure https://v.vault.azure.net/keys/orders/", "- Form");
        check("azure https://v.vault.azure.net/keys/orders/0123", "- Form");
        check("azure https://.vault.azure.net/keys/orders", "- Form");
        check("azure https://v.vault.azure.net/secrets/orders", "- Form");
        check("azure http://v.vault.azure.net/keys/orders", "- Form");
        check("azure https://evil.example/v.vault.azure.net/keys/orders", "- Form");
    }

    #[test]
    fn the_form_is_usable_once_it_is_filled_in() {
        for provider in CloudProvider::ALL {
            let filled = form(*provider, "REGION").replace("ACCOUNT", "111122223333");
            let filled = match provider {
                CloudProvider::Aws => filled.replace("key/KEY", "key/UUID"),
                CloudProvider::Gcp | CloudProvider::Azure => filled,
            };
            let named = if *provider == CloudProvider::Azure { "-" } else { "REGION" };
            check(&format!("{provider} {filled}"), &format!("{named} usable"));
        }
    }
}
