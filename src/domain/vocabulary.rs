//! The closed vocabularies of a plan and of a report (contracts, section 2).
//! What is shown to people stands beside the code; what is true of a value
//! (is it supported, where is it documented) stands in the catalog.

use super::codes;

codes! {
    /// The product that a database belongs to.
    pub enum DatabaseType {
        /// Astra DB Serverless.
        Serverless = "serverless",
        /// Astra Managed Clusters, which the portal and the API call *classic*.
        ManagedClusters = "managed-clusters" | "classic",
    }
}

impl DatabaseType {
    /// The short name, as it stands in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Serverless => "Serverless",
            Self::ManagedClusters => "Managed Clusters",
        }
    }

    /// The name of the product, as the documentation writes it.
    pub const fn product(self) -> &'static str {
        match self {
            Self::Serverless => "Astra DB Serverless",
            Self::ManagedClusters => "Astra Managed Clusters",
        }
    }

    /// What the portal's *Database Type* calls it.
    pub const fn portal_name(self) -> &'static str {
        match self {
            Self::Serverless => "Serverless",
            Self::ManagedClusters => "Classic",
        }
    }
}

codes! {
    /// The cloud that a database runs in. A database never spans two.
    pub enum CloudProvider {
        /// Amazon Web Services.
        Aws = "aws",
        /// Google Cloud.
        Gcp = "gcp",
        /// Microsoft Azure.
        Azure = "azure",
    }
}

impl CloudProvider {
    /// The name that people use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Aws => "AWS",
            Self::Gcp => "Google Cloud",
            Self::Azure => "Azure",
        }
    }

    /// The provider's service that keeps the customer's own keys.
    pub const fn key_service(self) -> &'static str {
        match self {
            Self::Aws => "AWS KMS",
            Self::Gcp => "Cloud KMS",
            Self::Azure => "Azure Key Vault",
        }
    }

    /// True if `code` has the form of this provider's region codes, which says
    /// nothing about whether such a region exists. Upper case has no form.
    pub fn has_form(self, code: &str) -> bool {
        let letters = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        match self {
            Self::Aws => match code.rsplit_once('-') {
                Some((words, number)) => {
                    let mut words = words.split('-');
                    let area = words.next().unwrap_or_default();
                    let mut rest = words.peekable();
                    area.len() == 2
                        && letters(area)
                        && rest.peek().is_some()
                        && rest.all(letters)
                        && digits(number)
                }
                None => false,
            },
            Self::Gcp => {
                let words = code.trim_end_matches(|c: char| c.is_ascii_digit());
                words.len() < code.len() && words.contains('-') && words.split('-').all(letters)
            }
            Self::Azure => letters(code.trim_end_matches(|c: char| c.is_ascii_digit())),
        }
    }
}

codes! {
    /// Whether a database is yet to be created.
    pub enum Status {
        /// It will be created after its keys are registered.
        Planned = "planned",
        /// It exists, with the encryption it was deployed with.
        Existing = "existing",
    }
}

codes! {
    /// The encryption that a person wants for a database.
    pub enum Encryption {
        /// A customer key.
        CustomerKey = "customer-key",
        /// The Astra-provided key.
        AstraKey = "astra-key",
    }
}

codes! {
    /// The subscription of an organization.
    pub enum Subscription {
        /// A paid plan, which customer keys need.
        Paid = "paid",
        /// The Free plan, which has no customer keys.
        Free = "free",
        /// Not said.
        Unknown = "unknown",
    }
}

codes! {
    /// Whether a customer key still has to be made.
    pub enum KeyState {
        /// Create it, then register it with Astra.
        ToCreate = "to-create",
        /// Astra knows it already.
        Registered = "registered",
    }
}

impl KeyState {
    /// What people read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ToCreate => "to create",
            Self::Registered => "registered",
        }
    }
}

codes! {
    /// Why a deployment has no customer key, or is not known to have one.
    pub enum Reason {
        /// Astra has no customer keys for this type and provider.
        Unsupported = "unsupported",
        /// It was deployed before any key of its scope was registered.
        Existing = "existing",
        /// Its scope has a registered key; which came first is not known.
        DependsOnRegistration = "depends-on-registration",
        /// Nobody asked for a customer key in its scope.
        NotRequested = "not-requested",
    }
}

codes! {
    /// How far Astra supports customer keys for a type and provider.
    pub enum Support {
        /// For everybody on a paid plan.
        Available = "available",
        /// For qualified participants only, and subject to change.
        PrivatePreview = "private-preview",
        /// Not at all.
        Unsupported = "unsupported",
    }
}

impl Support {
    /// What people read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::PrivatePreview => "private preview",
            Self::Unsupported => "not supported",
        }
    }
}

codes! {
    /// How much a finding matters; a later value matters more.
    pub enum Severity {
        /// Good to know.
        Note = "note",
        /// Look at this before you act.
        Caution = "caution",
        /// The plan cannot work like this.
        Blocker = "blocker",
    }
}

impl Severity {
    /// The heading over findings of this severity.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Note => "Notes",
            Self::Caution => "Cautions",
            Self::Blocker => "Blockers",
        }
    }
}

codes! {
    /// How a fact is known. Nothing inferred or unconfirmed is ever shown as
    /// documented.
    pub enum Confidence {
        /// Read in the named source.
        Documented = "documented",
        /// Follows from documented facts; no source says it outright.
        Inferred = "inferred",
        /// Common practice, not found for Astra: confirm it on the page named.
        Unconfirmed = "unconfirmed",
    }
}

#[cfg(test)]
mod tests {
    use super::CloudProvider;

    fn check(code: &str, expected: &str) {
        let forms: Vec<_> = CloudProvider::ALL
            .iter()
            .filter(|provider| provider.has_form(code))
            .map(|provider| provider.code())
            .collect();
        assert_eq!(forms.join(" "), expected, "{code}");
    }

    #[test]
    fn each_provider_has_its_own_form() {
        check("us-east-1", "aws");
        check("us-gov-east-1", "aws");
        check("us-east-12", "aws");
        check("us-east1", "gcp");
        check("northamerica-northeast1", "gcp");
        check("europe-west12", "gcp");
        check("eastus", "azure");
        check("eastus2", "azure");
        check("australiacentral2", "azure");
    }

    #[test]
    fn whatever_lacks_a_form_has_none() {
        for code in [
            "",
            "-",
            "1",
            "us",
            "US-EAST-1",
            "usa-east-1",
            "us-1",
            "us--1",
            "us-east-",
            "us-east",
            "us-east-1a",
            "us east 1",
            "-us-east1",
            "us-east1-",
            "us--east1",
            "east-us",
            "ea2st",
            "us-e4st-1",
            "ü",
            "us-ëast-1",
        ] {
            check(code, if code == "us" { "azure" } else { "" });
        }
    }
}
