//! The names by which rules and pages ask for facts.

use crate::domain::codes;

codes! {
    /// What a page of the documentation is about.
    pub enum Topic {
        /// Prepare to use customer keys.
        Prepare = "prepare",
        /// Create and register a key, for one type and provider.
        Procedure = "procedure",
        /// View and manage registered keys.
        Manage = "manage",
        /// The customer key calls of the DevOps API.
        KeyApi = "key-api",
        /// The DevOps API as a whole.
        Api = "api",
        /// Create a database.
        Create = "create",
        /// Add regions to a database.
        MultiRegion = "multi-region",
        /// Add regions with the DevOps API.
        MultiRegionApi = "multi-region-api",
        /// Which regions there are.
        Regions = "regions",
        /// Which regions there are, asked of the API or the CLI.
        RegionsApi = "regions-api",
        /// Plans and billing.
        Plans = "plans",
        /// Roles and permissions.
        Roles = "roles",
        /// Release notes.
        ReleaseNotes = "release-notes",
        /// Encryption of columns in the drivers.
        ColumnEncryption = "column-encryption",
        /// Astra's provider for Terraform.
        Terraform = "terraform",
        /// What the cloud provider charges for keys.
        Pricing = "pricing",
        /// Create a key in the provider's key service.
        CreateKey = "create-key",
        /// Rotate a key in the provider's key service.
        Rotation = "rotation",
        /// Where the provider's key service is.
        Locations = "locations",
        /// Limits of the provider's key service.
        Limits = "limits",
    }
}

codes! {
    /// The name of a statement that rules stand on; its sentence, sources and
    /// confidence stand in `facts/statements.txt`.
    pub enum StatementId {
        /// The counting rule.
        OneKeyPerScope = "one-key-per-scope",
        /// The organization's part in it.
        KeyPerOrganization = "key-per-organization",
        /// Databases do not multiply keys.
        AnyNumberOfDatabases = "any-number-of-databases",
        /// Regions do.
        KeyPerRegion = "key-per-region",
        /// Types do.
        SeparateTypes = "separate-types",
        /// Registration comes first.
        KeyBeforeDeployment = "key-before-deployment",
        /// What encrypts the rest.
        AstraProvidedKey = "astra-provided-key",
        /// What Azure has and has not.
        Support = "support",
        /// The subscription.
        PaidPlan = "paid-plan",
        /// The cloud's own bill.
        ProviderCharges = "provider-charges",
        /// Where the key is created.
        SameRegion = "same-region",
        /// Where the truth about an existing database can be read.
        KeyStatus = "key-status",
        /// Who may register a key.
        Role = "role",
        /// Where in the portal.
        Portal = "portal",
        /// Whom the key must admit.
        ProviderId = "provider-id",
        /// The last step of a registration.
        EnterIdentifier = "enter-identifier",
        /// Whom a key of Azure must admit.
        AzureGrant = "azure-grant",
        /// What hangs on one key.
        SharedKey = "shared-key",
        /// Regions of one database can differ.
        RegionsDiffer = "regions-differ",
        /// A region added later.
        AddedRegion = "added-region",
        /// A registration leaves nobody out.
        RegionWide = "region-wide",
        /// The way to a customer key for what exists.
        ReplaceDatabase = "replace-database",
        /// What to enter as identifier.
        KeyIdentifier = "key-identifier",
        /// A key without use.
        SurplusCharge = "surplus-charge",
        /// Aliases and multi-Region keys.
        KeyAlias = "key-alias",
        /// What to enter on Azure.
        AzureKeyIdentifier = "azure-key-identifier",
        /// Regions newer than the list.
        RegionList = "region-list",
        /// Regions that Astra was not seen in.
        RegionOfAstra = "region-of-astra",
    }
}

codes! {
    /// A call of the DevOps API for customer keys.
    pub enum Call {
        /// Assign a cloud account to the organization.
        AssignAccount = "assign-account",
        /// Ask for the provider IDs that the key must admit.
        ProviderIds = "provider-ids",
        /// Register a key.
        Register = "register",
        /// List the registered keys of a type.
        List = "list",
        /// Read one registration.
        Read = "read",
    }
}

impl Call {
    /// What people read.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AssignAccount => "Assign a cloud account",
            Self::ProviderIds => "Ask for the provider IDs",
            Self::Register => "Register the key",
            Self::List => "List the keys",
            Self::Read => "Read this key",
        }
    }
}
