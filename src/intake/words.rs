//! The words that people write for codes, in English, German, French and
//! Spanish. What is not known stays as it was typed, so that somebody complains
//! about it with its line.

use crate::domain::slips::squeeze;
use crate::domain::{CloudProvider, DatabaseType, Encryption, Status};

/// True where a cell says that there is nothing to say.
pub(super) fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "-" | "–" | "—") || cell.eq_ignore_ascii_case("n/a")
}

/// The letters and digits of a text, as [`squeeze`] leaves them, without the
/// accents of Latin letters.
pub(super) fn letters(text: &str) -> String {
    let plain = |c: char| match c {
        'À'..='Å' | 'à'..='å' => Some('a'),
        'Ç' | 'ç' => Some('c'),
        'È'..='Ë' | 'è'..='ë' => Some('e'),
        'Ì'..='Ï' | 'ì'..='ï' => Some('i'),
        'Ñ' | 'ñ' => Some('n'),
        'Ò'..='Ö' | 'ò'..='ö' => Some('o'),
        'Ù'..='Ü' | 'ù'..='ü' => Some('u'),
        // The accents that a letter has behind it.
        '\u{300}'..='\u{36F}' => None,
        other => Some(other),
    };
    squeeze(text).chars().filter_map(plain).collect()
}

/// A database type, in any usual words.
pub(super) fn database_type(cell: &str) -> Option<DatabaseType> {
    match letters(cell).as_str() {
        "serverless"
        | "astradbserverless"
        | "astraserverless"
        | "dbserverless"
        | "serverlessdatabase"
        | "vector"
        | "vectordatabase"
        | "serverlessvector"
        | "vectorserverless"
        | "astradbserverlessvector"
        | "serverlessnonvector"
        | "nonvector"
        | "serverlos" => Some(DatabaseType::Serverless),
        "managedcluster"
        | "managedclusters"
        | "astramanagedcluster"
        | "astramanagedclusters"
        | "managed"
        | "classic"
        | "astradbclassic"
        | "astraclassic"
        | "classicdatabase"
        | "managedclustersclassic"
        | "managedclusterclassic"
        | "klassisch"
        | "verwaltetecluster"
        | "classique"
        | "clasico"
        | "clasica" => Some(DatabaseType::ManagedClusters),
        _ => None,
    }
}

/// A cloud provider, in any usual words.
pub(super) fn provider(cell: &str) -> Option<CloudProvider> {
    match letters(cell).as_str() {
        "aws" | "amazon" | "amazonwebservices" | "amazonwebservicesaws" | "amazonaws" => {
            Some(CloudProvider::Aws)
        }
        "gcp"
        | "google"
        | "googlecloud"
        | "googlecloudplatform"
        | "googlecloudplatformgcp"
        | "googlecloudgcp" => Some(CloudProvider::Gcp),
        "azure" | "microsoft" | "microsoftazure" | "msazure" => Some(CloudProvider::Azure),
        _ => None,
    }
}

/// Whether a database exists; *yes* and *no* where their heading gives them a
/// meaning.
pub(super) fn status(cell: &str, yes_is_existing: Option<bool>) -> Option<Status> {
    let existing = match letters(cell).as_str() {
        "existing" | "exists" | "active" | "live" | "running" | "deployed" | "created" => true,
        // What Astra calls the states of a database that is there.
        "parked" | "hibernated" | "maintenance" | "suspended" | "resizing" => true,
        "vorhanden" | "bestehend" | "existiert" | "aktiv" | "produktiv" | "inbetrieb" => true,
        "existant" | "existante" | "existe" | "actif" | "enproduction" => true,
        "existente" | "activo" | "activa" | "enproduccion" => true,
        "planned" | "plan" | "new" | "tocreate" | "tobecreated" | "future" | "planning" => false,
        "geplant" | "neu" | "prevu" | "prevue" | "planifie" | "planifiee" | "nouveau" | "nouvelle" => false,
        "planificado" | "planificada" | "previsto" | "prevista" | "nuevo" | "nueva" => false,
        _ => yes(cell)? == yes_is_existing?,
    };
    Some(if existing { Status::Existing } else { Status::Planned })
}

/// The encryption that is wanted.
pub(super) fn encryption(cell: &str) -> Option<Encryption> {
    let wanted = match letters(cell).as_str() {
        "customerkey" | "customer" | "cmek" | "cmk" | "byok" | "customermanaged" | "customermanagedkey"
        | "ownkey" | "own" => true,
        "kundenschlussel" | "kundenschluessel" | "cleclient" | "clavedelcliente" => true,
        "astrakey" | "astra" | "astraprovided" | "astraprovidedkey" | "default" | "defaultkey" | "none" => {
            false
        }
        "keine" | "aucun" | "aucune" | "ninguno" | "ninguna" => false,
        _ => yes(cell)?,
    };
    Some(if wanted { Encryption::CustomerKey } else { Encryption::AstraKey })
}

fn yes(cell: &str) -> Option<bool> {
    match letters(cell).as_str() {
        "yes" | "y" | "true" | "x" | "1" | "✓" | "✔" | "☑" => Some(true),
        // What spreadsheets of these languages write for true and false, too.
        "ja" | "j" | "wahr" | "oui" | "vrai" | "si" | "verdadero" => Some(true),
        "no" | "n" | "false" | "0" | "✗" | "✘" | "☐" => Some(false),
        "nein" | "falsch" | "non" | "faux" | "falso" => Some(false),
        _ => None,
    }
}

/// True where a cell has the form of a key's identifier in one of the clouds.
pub(super) fn is_key_id(cell: &str) -> bool {
    let cell = cell.to_ascii_lowercase();
    cell.starts_with("arn:") || cell.contains("/cryptokeys/") || cell.contains(".vault.azure.net/keys/")
}

#[cfg(test)]
mod tests {
    /// In: cells between bars. Out: all of them say this, as type, provider,
    /// status below *exists*, and encryption.
    fn check(cells: &str, expected: &str) {
        for cell in cells.split('|') {
            let mut said = Vec::new();
            said.extend(super::database_type(cell).map(|code| code.code()));
            said.extend(super::provider(cell).map(|code| code.code()));
            said.extend(super::status(cell, Some(true)).map(|code| code.code()));
            said.extend(super::encryption(cell).map(|code| code.code()));
            assert_eq!(said.join(" "), expected, "{cell}");
        }
    }

    #[test]
    fn types_and_providers() {
        check(
            "Serverlos|Serverless|Astra DB Serverless|vector|Serverless (Vector)|Serverless non-vector",
            "serverless",
        );
        check(
            "Klassisch|Verwaltete Cluster|classique|clásico|Classic|Managed Clusters|Astra Managed Clusters|managed-clusters|managed cluster",
            "managed-clusters",
        );
        check("AWS|Amazon|Amazon Web Services|Amazon AWS|Amazon Web Services (AWS)", "aws");
        check("GCP|Google|Google Cloud|google-cloud|Google Cloud Platform", "gcp");
        check("Azure|Microsoft Azure|Microsoft|MS Azure", "azure");
    }

    #[test]
    fn states_and_keys() {
        check("existing|Active|live|Exists|HIBERNATED|parked", "existing");
        check("planned|New|to create|To be created", "planned");
        check("customer key|customer-key|CMEK|BYOK|Customer-managed", "customer-key");
        check("astra|Astra key|astra-key|Astra-provided|default", "astra-key");
        check("yes|Y|true|TRUE|x|X|1|✓", "existing customer-key");
        check("no|N|false|0", "planned astra-key");
        check(
            "vorhanden|Bestehend|produktiv|In Betrieb|en production|En producción|existant|Existante|EXISTE|activo",
            "existing",
        );
        check("geplant|Prévu|PRÉVUE|planifié|planificado|Nueva", "planned");
        check("ja|J|WAHR|oui|VRAI|sí|SÍ|si|Verdadero", "existing customer-key");
        check("nein|FALSCH|non|FAUX|FALSO", "planned astra-key");
        check("Kundenschlüssel|Clé client|clave del cliente", "customer-key");
        check("keine|aucune|ninguna", "astra-key");
    }

    #[test]
    fn everything_else_stays() {
        check("|ibm|serverles|awss|perhaps|us-east-2|日本", "");
    }

    #[test]
    fn yes_means_what_its_heading_says() {
        let said = |cell, yes| super::status(cell, yes).map(|status| status.code());
        assert_eq!(said("yes", Some(false)), Some("planned"));
        assert_eq!(said("no", Some(false)), Some("existing"));
        assert_eq!(said("yes", None), None);
        assert_eq!(said("planned", Some(false)), Some("planned"));
    }
}
