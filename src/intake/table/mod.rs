//! Tables: CSV, TSV, pasted cells. A row is a database, or a registered key
//! where a column holds the identifiers of keys.

mod cells;
mod headings;
mod layout;
mod regions;

use super::notes::{counted, in_lines};
use super::{Ask, Column, Format, Intake, Refusal, words};
use crate::domain::{CloudProvider, DatabaseType, Encryption, Status};
use crate::plan::{Draft, DraftDatabase, DraftKey};
use cells::Cells;
use layout::Layout;

/// Reads a table.
pub(super) fn read(text: &str, ask: &Ask) -> Result<Intake, Refusal> {
    let cells = Cells::read(text)?;
    let layout = Layout::of(&cells, ask)?;
    let is_of_keys = layout.has(Column::KeyId);
    let reader = Reader { cells: &cells, columns: &layout.columns, ask };
    let mut draft = Draft::default();
    let (mut blank, mut keyless, mut ragged) = (0, 0, Vec::new());
    for record in layout.first..cells.len() {
        let Some(mut row) = reader.database(record) else {
            blank += 1;
            continue;
        };
        if !reader.behind_the_last_column(record, &mut row.regions) {
            ragged.push(row.row);
        }
        if !is_of_keys {
            draft.databases.push(row);
        } else if let Some(key) = reader.key(record, row) {
            draft.registered_keys.push(key);
        } else {
            keyless += 1;
        }
    }
    let mut notes = layout.notes;
    if is_of_keys {
        notes.push(
            "A column holds identifiers of keys, so that each row is a registered key and no database."
                .to_owned(),
        );
    }
    if !layout.columns.iter().any(|entry| entry.taken_for == Some(Column::Type))
        && ask.database_type.is_none()
    {
        notes.push("No column says the database type; say which one it is.".to_owned());
    }
    if let Some(line) = cells.unclosed {
        notes.push(format!("A quotation mark in line {line} has no second one; it is read as a character."));
    }
    let leftovers = [
        counted(blank, "1 row holds nothing that is read.", " rows hold nothing that is read."),
        counted(
            keyless,
            "1 row without the identifier of a key is left out.",
            " rows without the identifier of a key are left out.",
        ),
    ];
    notes.extend(leftovers.into_iter().flatten());
    if !ragged.is_empty() {
        notes
            .push(format!("Cells behind the last column are not read; they stand in {}.", in_lines(&ragged)));
    }
    Ok(Intake { format: Format::Table, draft, notes, columns: layout.columns })
}

struct Reader<'a> {
    cells: &'a Cells,
    columns: &'a [super::TableColumn],
    ask: &'a Ask,
}

impl Reader<'_> {
    /// A row as a database; nothing where nothing in it is read.
    fn database(&self, record: usize) -> Option<DraftDatabase> {
        let mut row = DraftDatabase { row: self.cells.line(record), ..DraftDatabase::default() };
        let mut primary = Vec::new();
        let mut is_blank = true;
        for (place, entry) in self.columns.iter().enumerate() {
            let cell = self.cells.cell(record, place);
            let Some(column) = entry.taken_for.filter(|_| !words::is_blank(cell)) else { continue };
            is_blank = false;
            let text = match code(column, &entry.heading, cell) {
                Some(code) => code.to_owned(),
                None => one_line(cell),
            };
            match column {
                Column::Name => row.name = text,
                Column::Organization => row.organization = text,
                Column::Type => row.database_type = text,
                Column::Provider => row.provider = text,
                Column::Status => row.status = text,
                Column::Encryption => row.encryption = text,
                Column::Regions if headings::is_primary(&entry.heading) => add(cell, &mut primary),
                Column::Regions => add(cell, &mut row.regions),
                Column::Adding => add(cell, &mut row.adding),
                // A key takes it from its cell, a database has none.
                Column::KeyId => {}
            }
        }
        if is_blank {
            return None;
        }
        // A list of all regions beside the primary one names that one again.
        if let [first] = primary.as_slice() {
            row.regions.retain(|region| !region.eq_ignore_ascii_case(first));
        }
        primary.append(&mut row.regions);
        row.regions = primary;
        if row.database_type.is_empty() {
            row.database_type = self.ask.type_code().to_owned();
        }
        if row.provider.is_empty() {
            row.provider = self.ask.provider_code().to_owned();
        }
        Some(row)
    }

    /// A row as a registered key; nothing where it names none.
    fn key(&self, record: usize, row: DraftDatabase) -> Option<DraftKey> {
        let place = |column| self.columns.iter().position(|entry| entry.taken_for == Some(column));
        let cell = |column| place(column).map_or("", |place| self.cells.cell(record, place));
        let key_id = cell(Column::KeyId);
        if words::is_blank(key_id) {
            return None;
        }
        let region = row.regions.join(",");
        let key_id = key_id.to_owned();
        let DraftDatabase { row, organization, database_type, provider, .. } = row;
        Some(DraftKey { row, organization, database_type, provider, region, key_id, strays: Vec::new() })
    }

    /// Reads the cells behind the last column: regions that nobody quoted,
    /// where that column holds regions. False where they are something else.
    fn behind_the_last_column(&self, record: usize, read: &mut Vec<String>) -> bool {
        let behind = self.columns.len()..self.cells.width(record);
        let are_regions = self.columns.last().is_some_and(|entry| entry.taken_for == Some(Column::Regions));
        let is_good = |cell: &str| words::is_blank(cell) || are_regions && regions::are_codes(cell);
        if !behind.clone().all(|place| is_good(self.cells.cell(record, place))) {
            return false;
        }
        for place in behind {
            let cell = self.cells.cell(record, place);
            if !words::is_blank(cell) {
                add(cell, read);
            }
        }
        true
    }
}

/// Adds the regions of a cell to others.
fn add(cell: &str, read: &mut Vec<String>) {
    read.extend(regions::regions(cell).into_iter().map(str::to_owned));
}

/// A cell without the lines that a spreadsheet broke it into.
fn one_line(cell: &str) -> String {
    let lines = cell.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// The code that a cell means; nothing where it is no known word.
fn code(column: Column, heading: &str, cell: &str) -> Option<&'static str> {
    match column {
        Column::Type => words::database_type(cell).map(DatabaseType::code),
        Column::Provider => words::provider(cell).map(CloudProvider::code),
        Column::Status => words::status(cell, headings::yes_is_existing(heading)).map(Status::code),
        Column::Encryption => words::encryption(cell).map(Encryption::code),
        Column::Name | Column::Organization | Column::Regions | Column::Adding | Column::KeyId => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::{CloudProvider, DatabaseType};
    use crate::intake::{Ask, Column, TableColumn, read};
    use crate::plan::testing::lines;

    /// In: a table, and what a person says of it. Out: the rows after their
    /// lines, then the notes.
    fn check_asked(input: &str, ask: &Ask, expected: &str) {
        let said = match read(input.as_bytes(), ask) {
            Ok(intake) => [lines(&intake.draft), intake.notes].concat().join("\n"),
            Err(refusal) => refusal.to_string(),
        };
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(said, expected.join("\n"), "{input}");
    }

    fn check(input: &str, expected: &str) {
        check_asked(input, &Ask::default(), expected);
    }

    #[test]
    fn headings_in_any_order() {
        check(
            "Region;Database;Cloud;Product;Org\nus-east-2, ap-south-1;orders;AWS;Serverless;acme\n\
             us-east1;ledger;Google;Classic;",
            "2 db orders serverless aws us-east-2,ap-south-1 @acme
             3 db ledger managed-clusters gcp us-east1",
        );
    }

    #[test]
    fn states_additions_and_encryption() {
        check(
            "type,provider,regions,exists,regions to add,encrypt with customer key\n\
             vector,aws,us-east-2,yes,eu-west-1/eu-west-2,\nvector,aws,us-east-2,no,,no\nvector,aws,us-east-2,n/a,-,Yes",
            "2 db - serverless aws us-east-2 existing +eu-west-1,eu-west-2
             3 db - serverless aws us-east-2 planned astra-key
             4 db - serverless aws us-east-2 customer-key",
        );
    }

    #[test]
    fn columns_of_regions_add_up_the_primary_one_first() {
        check(
            "type,provider,secondary regions,primary region,region 3\nserverless,aws,eu-west-1 eu-west-2,us-east-2,us-west-2",
            "2 db - serverless aws us-east-2,eu-west-1,eu-west-2,us-west-2",
        );
        check(
            "type,provider,primary region,regions\nserverless,aws,us-east-2,\"us-west-2,US-EAST-2\"",
            "2 db - serverless aws us-east-2,us-west-2",
        );
    }

    #[test]
    fn regions_that_nobody_quoted() {
        check(
            "name,type,provider,regions\na,serverless,aws,us-east-2,ap-south-1,,eu-west-1\nb,serverless,aws,us-east-2,really",
            "2 db a serverless aws us-east-2,ap-south-1,eu-west-1
             3 db b serverless aws us-east-2
             Cells behind the last column are not read; they stand in line 3.",
        );
    }

    #[test]
    fn a_cell_of_several_lines_is_one_text_or_several_regions() {
        check(
            "name,organization,type,provider,region\n\"our\n\n orders\",\"acme\r\nltd\",\"vector\ndatabase\",aws,\"us-east-2\neu-west-1\"",
            "2 db our orders serverless aws us-east-2,eu-west-1 @acme ltd",
        );
    }

    #[test]
    fn what_is_not_known_stays_as_typed() {
        check(
            "name,type,provider,region,state,cmek\na,serverles,awss,nowhere,perhaps,maybe",
            "2 db a serverles awss nowhere perhaps maybe",
        );
    }

    #[test]
    fn a_quotation_mark_without_a_second_one() {
        check(
            "name,type,provider,region\na,serverless,aws,us-east-2\n\"b,serverless,aws,us-west-2",
            "2 db a serverless aws us-east-2
             3 db \"b serverless aws us-west-2
             A quotation mark in line 3 has no second one; it is read as a character.",
        );
    }

    #[test]
    fn headings_below_a_title() {
        check(
            "Our databases\n\nas of today,,\nName,Type,Cloud,Region\na,serverless,aws,us-east-2",
            "5 db a serverless aws us-east-2
             What stands before line 4 is not read.",
        );
    }

    #[test]
    fn headings_of_another_language() {
        check(
            "Nazwa;Rodzaj;Dostawca;Położenie\na;Serverless;AWS;us-east-2",
            "2 db - serverless aws us-east-2
             The column “Rodzaj” is taken for the database type.
             The column “Dostawca” is taken for the cloud provider.
             The column “Położenie” is taken for the regions.
             The column “Nazwa” is not read.",
        );
    }

    #[test]
    fn no_headings() {
        check(
            "orders,serverless,aws,us-east-2 ap-south-1\nkey,classic,gcp,us-east1",
            "1 db orders serverless aws us-east-2,ap-south-1
             2 db key managed-clusters gcp us-east1
             The table has no headings; its columns are taken for name, database type, cloud provider, regions.",
        );
        check(
            "orders\tacme\tVector\tAWS\tus-east-2\tplanned\tcustomer key",
            "1 db orders serverless aws us-east-2 planned customer-key
             The table has no headings; its columns are taken for name, nothing, database type, cloud provider, regions, status, customer key wanted.",
        );
    }

    #[test]
    fn what_a_person_says_counts() {
        let columns = |headings: [&str; 3]| {
            let taken_for = [Some(Column::Name), None, Some(Column::Regions)];
            let column = |(heading, taken_for): (&str, _)| TableColumn {
                heading: heading.to_owned(),
                taken_for,
                ..TableColumn::default()
            };
            headings.into_iter().zip(taken_for).map(column).collect()
        };
        let said = Ask { columns: Some(columns(["Title", "Type", "Where"])), ..Ask::default() };
        let known = Ask {
            database_type: Some(DatabaseType::ManagedClusters),
            provider: Some(CloudProvider::Aws),
            ..said.clone()
        };
        let table = "Title,Type,Where\na,vector,us-east-2\nb,,";
        check_asked(
            table,
            &known,
            "2 db a managed-clusters aws us-east-2
             3 db b managed-clusters aws -
             The column “Type” is not read.",
        );
        check_asked(
            table,
            &said,
            "2 db a - - us-east-2
             3 db b - - -
             The column “Type” is not read.
             No column says the database type; say which one it is.",
        );
        check_asked(
            "name,type,provider,region\na,,,us-east-2\nb,vector,gcp,us-east1",
            &Ask { columns: None, ..known },
            "2 db a managed-clusters aws us-east-2
             3 db b serverless gcp us-east1",
        );
        // Of other headings, nothing was said.
        check_asked("Title,Type,Region\nb,vector,us-east-2", &said, "2 db b serverless - us-east-2");
        // Where no heading is known, the first row is one if it was one before.
        let no_type = "No column says the database type; say which one it is.";
        let said = Ask { columns: Some(columns(["a", "x", "y"])), ..Ask::default() };
        let unread = "The column “x” is not read.";
        check_asked("a,x,y\nb,,z", &said, &format!("2 db b - - z\n{unread}\n{no_type}"));
        check_asked("a,x,y", &said, &format!("{unread}\n{no_type}"));
        let said = Ask { columns: Some(columns(["", "", ""])), ..Ask::default() };
        check_asked("a,x,y\nb,,z", &said, &format!("1 db a - - y\n2 db b - - z\n{no_type}"));
    }

    #[test]
    fn identifiers_of_keys_make_registered_keys() {
        check(
            "type,provider,region,customer key,owner\nserverless,aws,us-east-2,arn:aws:kms:x,me\nserverless,aws,us-west-2,,me\n\
             classic,gcp,\"us-east1,us-east4\",n/a,\nclassic,gcp,\"us-east1,us-east4\",projects/p/cryptoKeys/k,",
            "2 key serverless aws us-east-2 arn:aws:kms:x
             5 key managed-clusters gcp us-east1,us-east4 projects/p/cryptoKeys/k
             The column “owner” is not read.
             A column holds identifiers of keys, so that each row is a registered key and no database.
             2 rows without the identifier of a key are left out.",
        );
    }

    #[test]
    fn identifiers_of_keys_are_known_below_any_heading() {
        check(
            "type,provider,region,Kennung\nvector,aws,us-east-2,arn:aws:kms:x\nvector,aws,us-west-2,",
            "2 key serverless aws us-east-2 arn:aws:kms:x
             The column “Kennung” is taken for the key identifier.
             A column holds identifiers of keys, so that each row is a registered key and no database.
             1 row without the identifier of a key is left out.",
        );
        check(
            "Kennung\narn:aws:kms:x",
            "2 key - - - arn:aws:kms:x
             The column “Kennung” is taken for the key identifier.
             A column holds identifiers of keys, so that each row is a registered key and no database.
             No column says the database type; say which one it is.",
        );
        check(
            "type,provider,region,Kennung\nvector,aws,us-east-2,arn:aws:kms:x\nvector,aws,us-west-2,none",
            "2 db - serverless aws us-east-2
             3 db - serverless aws us-west-2
             The column “Kennung” is not read.",
        );
    }

    #[test]
    fn a_column_about_keys_says_by_its_cells_what_it_is() {
        check(
            "type,cloud,region,key\nvector,aws,us-east-2,yes",
            "2 db - serverless aws us-east-2 customer-key",
        );
        check("type,cloud,region,CMEK\nvector,aws,us-east-2,no", "2 db - serverless aws us-east-2 astra-key");
        for heading in ["Keys", "KMS-Schlüssel", "Clé KMS", "Clave KMS"] {
            let table = format!("type,cloud,region,{heading}\nvector,aws,us-east-2,no");
            check(&table, "2 db - serverless aws us-east-2 astra-key");
        }
        check(
            "type,cloud,region,secondary region,Customer keys\nvector,aws,us-east-2,us-west-2,arn:aws:kms:x",
            "2 key serverless aws us-east-2,us-west-2 arn:aws:kms:x
             A column holds identifiers of keys, so that each row is a registered key and no database.",
        );
    }

    #[test]
    fn rows_that_hold_nothing() {
        check(
            "name,type,cloud,region,notes\n,,,,later\na,vector,aws,us-east-2,\n;,;\n",
            "3 db a serverless aws us-east-2
             4 db ; ; - -
             The column “notes” is not read.
             1 row holds nothing that is read.",
        );
        check("name,type,cloud,region\n", "");
    }

    #[test]
    fn what_is_no_table() {
        let none = "the input has no known format, and as a table it has no column that is known";
        for text in [
            "hello",
            "Dear all,\nsee below, please",
            "databases:\n  - orders",
            "name\na\nb",
            "日本,語",
            "12,5",
        ] {
            check(text, none);
        }
    }

    #[test]
    fn what_is_too_much() {
        let row = |cell: &str| format!("name,type,cloud,region\n\n{cell},vector,aws,us-east-2");
        check(
            &row(&"x".repeat(1_001)),
            "databases, row 3, name has 1001 bytes; the most that are read is 1000",
        );
        let regions = "us-east-2 ".repeat(50_001);
        check(
            &format!("type,cloud,region\nvector,aws,{regions}"),
            "the input names more than 50000 regions, the most that are read",
        );
        let rows = |count: usize| format!("type,cloud,region\n{}", "vector,aws,us-east-2\n".repeat(count));
        assert_eq!(read(rows(10_000).as_bytes(), &Ask::default()).unwrap().draft.databases.len(), 10_000);
        check(&rows(10_001), "the input has more than 10000 rows, the most that are read");
    }
}
