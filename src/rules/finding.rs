//! What a rule says of a plan.

use crate::catalog::{Catalog, Link, Topic};
use crate::domain::{
    CloudProvider, Confidence, DatabaseName, DatabaseType, KeyId, KeyScope, OrganizationName, Severity, codes,
};
use crate::plan::Database;
use std::cmp::Reverse;

codes! {
    /// The kinds of findings (contracts, section 4), in their order.
    pub enum FindingCode {
        /// A customer key is wanted where there are none.
        UnsupportedProvider = "unsupported-provider",
        /// The Free plan has no customer keys.
        FreePlan = "free-plan",
        /// A registered key lies in another region.
        WrongRegionKey = "wrong-region-key",
        /// A region that no list names.
        UnknownRegion = "unknown-region",
        /// An existing database stays without a customer key.
        ExistingDatabase = "existing-database",
        /// It depends on which came first.
        RegistrationOrder = "registration-order",
        /// An existing database gains a region with a customer key.
        AddedRegion = "added-region",
        /// A database under both kinds of key.
        MixedEncryption = "mixed-encryption",
        /// A customer key for a database that wanted none.
        RegionWideKey = "region-wide-key",
        /// Only for qualified participants.
        PrivatePreview = "private-preview",
        /// A region that Astra was not seen in.
        UnconfirmedRegion = "unconfirmed-region",
        /// An identifier that Astra cannot use.
        UnusableKeyId = "unusable-key-id",
        /// One cloud key for several scopes.
        SharedCloudKey = "shared-cloud-key",
        /// A registered key that nothing of the plan uses.
        SurplusKey = "surplus-key",
        /// Both types in one region.
        SeparateTypes = "separate-types",
        /// Keys of more than one organization.
        SeparateOrganizations = "separate-organizations",
        /// A paid plan is needed, and none was named.
        PaidPlan = "paid-plan",
        /// The cloud provider charges for the key.
        ProviderCharges = "provider-charges",
    }
}

impl FindingCode {
    /// How much it matters.
    pub const fn severity(self) -> Severity {
        match self {
            Self::UnsupportedProvider | Self::FreePlan | Self::WrongRegionKey => Severity::Blocker,
            Self::UnknownRegion
            | Self::ExistingDatabase
            | Self::RegistrationOrder
            | Self::AddedRegion
            | Self::MixedEncryption
            | Self::RegionWideKey
            | Self::PrivatePreview
            | Self::UnconfirmedRegion
            | Self::UnusableKeyId
            | Self::SharedCloudKey => Severity::Caution,
            Self::SurplusKey
            | Self::SeparateTypes
            | Self::SeparateOrganizations
            | Self::PaidPlan
            | Self::ProviderCharges => Severity::Note,
        }
    }

    /// The heading under which findings of this kind stand together.
    pub const fn title(self) -> &'static str {
        match self {
            Self::UnsupportedProvider => "No customer keys for this type and provider",
            Self::FreePlan => "The Free plan has no customer keys",
            Self::WrongRegionKey => "Key in another region",
            Self::UnknownRegion => "Unknown region",
            Self::ExistingDatabase => "Existing database stays as it is",
            Self::RegistrationOrder => "Covered only if deployed after the registration",
            Self::AddedRegion => "Register before the region is added",
            Self::MixedEncryption => "One database under both kinds of key",
            Self::RegionWideKey => "Customer key although none is wanted",
            Self::PrivatePreview => "Private preview",
            Self::UnconfirmedRegion => "Region not confirmed for Astra",
            Self::UnusableKeyId => "Key identifier that Astra may not accept",
            Self::SharedCloudKey => "One cloud key for several scopes",
            Self::SurplusKey => "Registered key without use in this plan",
            Self::SeparateTypes => "Both database types in one region",
            Self::SeparateOrganizations => "More than one organization",
            Self::PaidPlan => "Needs a paid plan",
            Self::ProviderCharges => "The cloud provider charges for keys",
        }
    }
}

/// What a finding is about: only the parts that it is about are there. The
/// order of the fields is the order of the contracts, by which findings are
/// sorted, a missing part first.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// An organization.
    pub organization: Option<OrganizationName>,
    /// A database type.
    pub database_type: Option<DatabaseType>,
    /// A cloud.
    pub provider: Option<CloudProvider>,
    /// The code of a region.
    pub region: Option<String>,
    /// A database.
    pub database: Option<DatabaseName>,
    /// Its row of the input, from 1.
    pub row: Option<usize>,
    /// A key.
    pub key_id: Option<KeyId>,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

impl Subject {
    /// A database.
    pub fn database(database: &Database) -> Self {
        Self {
            organization: Some(database.organization().clone()),
            database: Some(database.name().clone()),
            row: Some(database.row()),
            ..Self::default()
        }
    }

    /// A key scope.
    pub fn scope(scope: &KeyScope) -> Self {
        Self {
            organization: Some(scope.organization.clone()),
            database_type: Some(scope.database_type),
            provider: Some(scope.provider()),
            region: Some(scope.region.code().to_owned()),
            ..Self::default()
        }
    }

    /// An organization.
    pub fn organization(name: &OrganizationName) -> Self {
        Self { organization: Some(name.clone()), ..Self::default() }
    }
}

/// What a rule says of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of finding it is.
    pub code: FindingCode,
    /// What it is about.
    pub subject: Subject,
    /// What is the case, in a sentence.
    pub message: String,
    /// What to do about it, in a sentence.
    pub remedy: String,
    /// Where to read more.
    pub docs: Vec<Link>,
    /// How the fact behind it is known.
    pub confidence: Confidence,
}

impl Finding {
    /// How much it matters.
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Its place in a report.
    pub(super) fn order(&self) -> (Reverse<Severity>, FindingCode, &Subject) {
        (Reverse(self.severity()), self.code, &self.subject)
    }

    /// Names the pages about some topics that fit a type and a provider.
    pub(super) fn read_more(
        mut self,
        catalog: &Catalog,
        topics: &[Topic],
        database_type: Option<DatabaseType>,
        provider: Option<CloudProvider>,
    ) -> Self {
        let types = match &database_type {
            Some(one) => std::slice::from_ref(one),
            None => DatabaseType::ALL,
        };
        for topic in topics {
            for database_type in types {
                if let Some(page) = catalog.page(*topic, Some(*database_type), provider)
                    && !self.docs.contains(page)
                {
                    self.docs.push(*page);
                }
            }
        }
        self
    }

    /// Says how the fact behind it is known, where no one statement does.
    pub(super) const fn known(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// Names the key that it is about.
    pub(super) fn of_key(mut self, key_id: &KeyId) -> Self {
        self.subject.key_id = Some(key_id.clone());
        self
    }
}
