//! What a heading says about its column, in English, German, French and
//! Spanish. Case, accents, blanks, punctuation, a plural and a number behind it
//! are forgiven.

use crate::intake::Column;
use crate::intake::words::letters;

/// The headings that are known, as [`letters`] leaves them, without plural.
const NAMES: [(Column, &str); 9] = [
    (
        Column::Name,
        "name database databasename db dbname title \
         datenbank datenbanken datenbankname bezeichnung \
         nom base basededonnee basesdedonnee nomdelabase nomdelabasededonnee \
         nombre basededato basesdedato nombredelabase nombredelabasededato",
    ),
    (
        Column::Organization,
        "organization organisation org organizationname organisationname orgname orgid organizationid organisationid enterprise tenant \
         mandant unternehmen entreprise organizacion empresa",
    ),
    (
        Column::Type,
        "type databasetype dbtype kind databasekind product service producttype \
         typ datenbanktyp produkt typedebase typedebasededonnee produit tipo tipodebase tipodebasededato producto",
    ),
    (
        Column::Provider,
        "provider cloud cloudprovider csp cloudvendor vendor hyperscaler platform \
         anbieter cloudanbieter plattform fournisseur fournisseurcloud plateforme proveedor proveedorcloud \
         proveedordenube proveedordelanube nube plataforma",
    ),
    (
        Column::Regions,
        "region location datacenter datacentre dc regioncode cloudregion primaryregion primary mainregion secondaryregion secondary additionalregion otherregion replicaregion awsregion gcpregion azureregion primarylocation secondarylocation primarydatacenter secondarydatacenter \
         regionen standort standorte rechenzentrum rechenzentren primarregion primaerregion hauptregion \
         sekundarregion sekundaerregion weitereregion weitereregionen \
         emplacement centrededonnee centresdedonnee regionprincipale regionsecondaire regionssecondaire autresregion \
         regiones ubicacion ubicaciones centrodedato centrosdedato regionprincipal regionsecundaria \
         regionessecundaria otrasregiones",
    ),
    (
        Column::Status,
        "status state exist existing live deployed planned existsalready alreadyexist \
         zustand vorhanden bestehend existiert geplant etat statut existant existe prevu planifie \
         estado existente planificado previsto",
    ),
    (
        Column::Adding,
        "adding add regionstoadd regiontoadd toadd newregion addedregion addregion addingregion plannedregion futureregion \
         neueregion neueregionen geplanteregion geplanteregionen hinzuzufugenderegion hinzuzufugenderegionen \
         hinzuzufuegenderegion hinzuzufuegenderegionen nouvelleregion nouvellesregion regionaajouter \
         regionsaajouter nuevaregion nuevasregiones",
    ),
    (
        Column::Encryption,
        "encryption encrypted encrypt encryptwithcustomerkey customerkeywanted wantscustomerkey usecustomerkey byok customermanagedkey encryptionkey cmek cmk customerkey \
         verschlusselung verschluesselung verschlusselt verschluesselt kundenschlussel kundenschluessel \
         chiffrement chiffre cleclient cifrado encriptacion clavedelcliente",
    ),
    (
        Column::KeyId,
        "keyid keyidentifier arn keyarn kmskeyarn kmskeyid kmskey cmekid cmkid customerkeyid keyresourcename resourcename key \
         schlussel schluessel schlusselid schluesselid schlusselkennung schluesselkennung kmsschlussel kmsschluessel \
         cle clekm idcle iddelacle identifiantdelacle clave clavekm idclave iddeclave iddelaclave",
    ),
];

/// What a heading says; nothing where it is not known.
pub(super) fn column(heading: &str) -> Option<Column> {
    let words = words(heading);
    NAMES.iter().find(|(_, names)| says(names, &words)).map(|(column, _)| *column)
}

/// True where words are among those names, or in the plural.
fn says(names: &str, words: &str) -> bool {
    let singular = words.strip_suffix('s').unwrap_or(words);
    names.split(' ').any(|name| name == words || name == singular)
}

/// True where a heading speaks of a key and does not say whether its cells
/// name one or say whether one is wanted.
pub(super) fn is_of_a_key(heading: &str) -> bool {
    const OF_A_KEY: &str = "key kmskey encryptionkey customerkey customermanagedkey cmek cmk schlussel schluessel \
                            kundenschlussel kundenschluessel kmsschlussel kmsschluessel cle cleclient clekm \
                            clave clavedelcliente clavekm";
    says(OF_A_KEY, &words(heading))
}

/// True where a heading speaks of the first region.
pub(super) fn is_primary(heading: &str) -> bool {
    let words = words(heading);
    ["primar", "primaer", "main", "haupt"].iter().any(|first| words.starts_with(first))
        || words.contains("principal")
}

/// What *yes* means below a heading of the status: true that the database
/// exists, false that it is planned; nothing where it means nothing.
pub(super) fn yes_is_existing(heading: &str) -> Option<bool> {
    match words(heading).as_str() {
        "status" | "state" | "zustand" | "etat" | "statut" | "estado" | "" => None,
        "planned" | "geplant" | "prevu" | "planifie" | "planificado" | "previsto" => Some(false),
        _ => Some(true),
    }
}

/// The letters of a heading, without what stands in parentheses or behind a
/// colon, and without a number at the end.
fn words(heading: &str) -> String {
    let heading = heading.split(['(', ':', '[']).next().unwrap_or_default();
    letters(heading).trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::column;

    /// In: headings between bars. Out: all of them say this.
    fn check(headings: &str, expected: &str) {
        for heading in headings.split('|') {
            let said = column(heading).map_or("nothing", |column| column.code());
            assert_eq!(said, expected, "{heading}");
        }
    }

    #[test]
    fn every_usual_name() {
        check("Name|NAME |db|DB|Database|database_name|Database Name|DB name|dbName|Databases|Title", "name");
        check(
            "organization|Organisation|Org|Org.|organization_id|orgId|Organization name|Enterprise|Tenant",
            "organization",
        );
        check("type|Database type|database-type|db_type|Kind|Product|Service|Type *", "type");
        check(
            "provider|Cloud|Cloud Provider|cloudProvider|cloud_provider|CSP|Clouds|Provider:|Vendor",
            "provider",
        );
        check(
            "region|Regions|Region(s)|Regions (comma separated)|Primary region|Secondary Regions|Location|Locations|\
             Datacenter|Data centers|datacentres|Region 1|region_2|DC1|Additional regions|Region code|AWS region",
            "regions",
        );
        check("status|State|Exists|Exists?|Existing|Live|Already exists|Planned", "status");
        check("adding|Add|Adds|Regions to add|New regions|New region|Added regions|To add", "adding");
        check(
            "encryption|Encrypted|Encrypted?|CMEK|CMK|Customer key|Customer Keys|Encrypt with customer key|BYOK|\
             Customer-managed key|Encryption key",
            "encryption",
        );
        check(
            "key id|key_id|Key ID|KeyID|ARN|Key ARN|KMS key|KMS key ARN|Key identifier|Key|Keys|Resource name",
            "key_id",
        );
    }

    #[test]
    fn headings_of_german_french_and_spanish_tables() {
        check("Datenbankname|Datenbanken|DATENBANK|Nom|Base de données|Nombre|Bases de datos", "name");
        check("Mandant|Organisation|Entreprise|Organización|ORGANIZACIÓN", "organization");
        check("Typ|Datenbank-Typ|Type de base de données|Tipo|Tipo de base de datos", "type");
        check(
            "Anbieter|Cloud-Anbieter|Fournisseur|Fournisseur cloud|Proveedor|Proveedor de nube",
            "provider",
        );
        check(
            "Regionen|Standort|Rechenzentren|Primärregion|Primaerregion|Régions|RÉGION|Re\u{301}gions|Centre de données|\
             Région principale|Regiones|Ubicación|Centros de datos|Región 2",
            "regions",
        );
        check("Zustand|Vorhanden|Geplant?|État|ÉTAT|Existant|Prévu|Estado|Existente|Planificado", "status");
        check(
            "Neue Regionen|Hinzuzufügende Regionen|Nouvelles régions|Régions à ajouter|Nuevas regiones",
            "adding",
        );
        check("Verschlüsselung|VERSCHLÜSSELUNG|Verschluesselt|Chiffrement|Chiffré|Cifrado", "encryption");
        check("Schlüssel|Schluessel-ID|Clé|Clé KMS|Identifiant de la clé|Clave|ID de la clave", "key_id");
    }

    #[test]
    fn every_name_is_found_by_itself() {
        for (column, names) in super::NAMES {
            names.split(' ').for_each(|name| check(name, column.code()));
        }
    }

    #[test]
    fn everything_else() {
        check(
            "|Owner|Account|Cost centre|Notes|Environment|123|us-east-2|日本|Nazwa|Region of the owner|()",
            "nothing",
        );
    }
}
