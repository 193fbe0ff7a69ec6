//! What holds for every input of every reader, tried with texts that are nearly
//! right. `FUZZ_ROUNDS=100 cargo test fuzz` tries a hundred times as many.
//!
//! The texts stand in `tests/fuzz`, a folder a reader. A reader is a constant
//! of this module and a test that names it.

use crate::{mutation, tree};
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::domain::DatabaseType;
use astra_cmek_planner::export::{json, markdown};
use astra_cmek_planner::intake::answer::{self, Answer};
use astra_cmek_planner::intake::{self, Ask, Format, Intake, Refusal};
use astra_cmek_planner::plan::{Draft, Problem, excess, parse};
use astra_cmek_planner::rules::evaluate;
use astra_cmek_planner::wire::{document, link};
use fastrand::Rng;

/// A reader: what it reads, where its corpus is, what its format is made of.
struct Reader {
    read: fn(&[u8]) -> Outcome,
    corpora: &'static [&'static str],
    dictionary: &'static [&'static str],
    /// How many times as large what is read may be as the input is.
    inflates: usize,
}

/// A draft and sentences about it, or why there is none.
type Outcome = Result<(Draft, Vec<String>), String>;

const DOCUMENT: Reader = Reader {
    read: |input| Ok((document::read(input).map_err(|refusal| refusal.to_string())?, Vec::new())),
    corpora: &["tests/fuzz/document", "tests/cases"],
    dictionary: JSON,
    inflates: 1,
};

const LINK: Reader = Reader {
    read: |input| {
        let draft = link::pack::open(&String::from_utf8_lossy(input));
        Ok((draft.map_err(|refusal| refusal.to_string())?, Vec::new()))
    },
    corpora: &["tests/fuzz/link"],
    dictionary: &[
        "_",
        "~",
        ".",
        "#",
        "?plan=",
        "&",
        "%5F",
        "%",
        "1",
        "1z",
        "2_",
        "s",
        "m",
        "K",
        "O",
        "R",
        "E",
        "A",
        "N",
        "I",
        "X",
        "Y",
        "D",
        "Z",
        "Z5f",
        "Z2d",
        "-",
        "--",
        "__",
        "..",
        "_s.aws.us-east-2",
        "_m.gcp.us-east1",
        "_K.s.aws.us-east-2.Ik",
        "_O.paid.Nacme",
        "_R.s.aws.us-east-2",
        "https://host/path#",
        ")",
        "serverless",
        "classic",
        "aws",
        "é",
        "\n",
        " ",
    ],
    // DEFLATE makes at most 1,032 bytes of one, and base 62 eight of eleven.
    inflates: 800,
};

const TABLE: Reader = Reader {
    read: |input| taken_in(input, Some(Format::Table)),
    corpora: &["tests/fuzz/table"],
    dictionary: &[
        ",",
        ";",
        "\t",
        "|",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        "\r",
        "sep=;\n",
        "name",
        "Type",
        "Cloud",
        "region",
        "Regions to add",
        "key id",
        "status",
        "encrypted",
        "organization",
        "us-east-2",
        "us-east1",
        "US East (Ohio)",
        "vector",
        "classic",
        "Serverless",
        "AWS",
        "Google Cloud",
        "yes",
        "no",
        " and ",
        "/",
        "&",
        "+",
        "|---|",
        "\u{FEFF}",
        "\u{FEFF}\u{FEFF}",
        "\0",
        "é",
        "arn:aws:kms:us-east-2:111122223333:key/x",
    ],
    inflates: 1,
};

const TERRAFORM: Reader = Reader {
    read: |input| taken_in(input, Some(Format::Terraform)),
    corpora: &["tests/fuzz/terraform", "tests/terraform"],
    dictionary: &[
        "resource \"astra_database\" \"x\" {\n",
        "resource \"astra_customer_key\" \"k\" {}\n",
        "}\n",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "\"",
        "\\",
        "\\u00e9",
        "${",
        "%{",
        "$${",
        "\"${\"",
        "<<EOT\n",
        "EOT\n",
        "<<-E\n",
        "\"${<<E\n",
        "#",
        "//",
        "/*",
        "*/",
        "\n",
        "\r\n",
        "=",
        ",",
        "name = ",
        "regions = [\"us-east-2\"]\n",
        "region = \"us-east-2\"\n",
        "cloud_provider = \"aws\"\n",
        "count = 0\n",
        "for_each = x\n",
        "null",
        "for",
        "dynamic \"x\" {",
        "module \"x\" {",
        "depends_on = []",
        "astra_customer_key",
        "\"values\":",
        "\"root_module\":",
        "\"child_modules\":[{",
        "\"resources\":[",
        "\"type\":\"astra_database\",",
        "\"mode\":\"data\",",
        "\"actions\":[\"create\"]",
        "\"regions\":[",
        "\"before\":null",
        "\"after\":{",
        "true",
        "\"sensitive_values\":true,",
        "é",
        "\u{FEFF}",
        "\0",
    ],
    inflates: 1,
};

const LISTS: Reader = Reader {
    read: |input| taken_in(input, None),
    corpora: &["tests/fuzz/lists"],
    dictionary: JSON,
    inflates: 1,
};

const ANYTHING: Reader = Reader {
    read: |input| taken_in(input, None),
    corpora: &["tests/fuzz", "tests/intake"],
    dictionary: &[
        "{",
        "[",
        "1_s.",
        "resource \"astra_database\" \"x\" {\n",
        "name,type,provider,region\n",
        "\u{FEFF}",
        "\0",
        "#",
    ],
    inflates: 800,
};

/// What came in, and went as text from the worker to the page.
fn taken_in(input: &[u8], format: Option<Format>) -> Outcome {
    let ask = Ask { format, database_type: Some(DatabaseType::Serverless), ..Ask::default() };
    let result = intake::read(input, &ask);
    let answer = answer::read(&answer::write(&result));
    let but_links = intake::read_but_links(input, &ask);
    match result {
        Ok(Intake { format: Format::Link, .. }) | Err(Refusal::Link { .. }) => {
            assert!(matches!(but_links, Err(Refusal::IsALink { .. })), "{but_links:?}");
        }
        _ => assert_eq!(but_links, result),
    }
    match result {
        Ok(intake) => {
            assert_eq!(answer, Ok(Answer::Read(intake.clone())));
            Ok((intake.draft, intake.notes))
        }
        Err(refusal) => {
            let (message, columns) = (refusal.to_string(), refusal.columns().to_vec());
            assert_eq!(answer, Ok(Answer::Refused { message: message.clone(), columns }));
            Err(message)
        }
    }
}

const ANSWER: &[&str] = &[
    "\t",
    "\n",
    "\\",
    "\\t",
    "\\n",
    "cmek-intake 1\n",
    "end\n",
    "format\ttable\n",
    "refused\tx\n",
    "column\ta\tname\n",
    "note\tN.\n",
    "database\t1\t\t\t\t\t\t\n",
    "region\tus-east-2\n",
    "adding\tus-east-2\n",
    "key\t1\t\t\t\t\t\n",
    "organization\t1\ta\tpaid\n",
    "confirmed\tserverless\taws\n",
    "wrong-type\tname\t7\ttext\n",
    "not-a-row\t7\n",
    "damaged\ta\tb\n",
    "unknown-field\tx\n",
    "18446744073709551616",
    "é",
];

const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "[[",
    "{\"a\":",
    "\"",
    ":",
    ",",
    "null",
    "true",
    "0",
    "-1",
    "1e300",
    "\\ud800",
    "\\u0000",
    "\\",
    "\"\"",
    "\"format\":\"astra-cmek-plan\",",
    "\"version\":1,",
    "\"databases\":[",
    "\"registered_keys\":[",
    "\"organizations\":[",
    "\"type\":\"serverless\",",
    "\"type\":\"classic\",",
    "\"provider\":\"azure\",",
    "\"regions\":[\"us-east-2\"]",
    "\"status\":\"existing\",",
    "\"adding\":[\"us-west-2\"],",
    "\"encryption\":\"astra-key\",",
    "\"key_id\":\"\u{202e}\",",
    "\"name\":\"a\",",
    "us-east1",
    "eastus",
    "{},",
    "0,",
    "é",
    "\u{FEFF}",
    "\n",
];

/// What an answer may have for each byte that was read, and besides. What a
/// report says of one short row is long: sentences, addresses, tables.
const MOST_BYTES_OF_PROBLEMS_A_BYTE: usize = 300;
const MOST_BYTES_OF_A_REPORT_A_BYTE: usize = 1_000;
const BESIDES: usize = 50_000;

/// In: a reader, and any bytes. Out: true where they were read; every law holds.
fn check(reader: &Reader, input: &[u8]) -> bool {
    let (draft, notes) = match (reader.read)(input) {
        Ok(read) => read,
        Err(sentence) => {
            assert!(!sentence.is_empty() && sentence.len() < 2_000, "{sentence}");
            is_tame(&sentence);
            return false;
        }
    };
    assert_eq!(excess(&draft), None);
    let size = input.len() * reader.inflates;
    let rows = draft.databases.len() + draft.registered_keys.len() + draft.organizations.len();
    assert!(rows <= size, "{rows} rows");
    let catalog = Catalog::released();
    let parsed = parse(&draft, catalog);
    notes.iter().for_each(|note| is_tame(note));
    let sentences = parsed.problems.iter().map(Problem::to_string).chain(notes);
    let bytes: usize = sentences.inspect(|sentence| is_tame(sentence)).map(|sentence| sentence.len()).sum();
    assert!(bytes <= size * MOST_BYTES_OF_PROBLEMS_A_BYTE + BESIDES, "{bytes} bytes of problems");
    let report = evaluate(&parsed.plan, catalog);
    let said = json::write(&report, &parsed.problems).len()
        + markdown::write(&report, parsed.incomplete_entries(), &parsed.problems_in_words(), catalog).len();
    assert!(said <= size * MOST_BYTES_OF_A_REPORT_A_BYTE + BESIDES, "{said} bytes of reports");
    let written = document::write(&Draft::from(&parsed.plan));
    assert_eq!(rewritten(&document::read(written.as_bytes()).unwrap()), written);
    let draft = Draft::from(&parsed.plan);
    // A link without a database is a problem of its own.
    if draft.databases.is_empty() {
        return true;
    }
    assert_eq!(rewritten(&link::pack::open(&link::pack::write(&draft)).unwrap()), written);
    true
}

/// The document of a draft of which everything counts.
fn rewritten(draft: &Draft) -> String {
    let parsed = parse(draft, Catalog::released());
    assert!(!parsed.problems.iter().any(|problem| problem.code.leaves_out()), "{:?}", parsed.problems);
    document::write(&Draft::from(&parsed.plan))
}

fn is_tame(sentence: &str) {
    assert!(!sentence.contains(char::is_control), "{sentence:?}");
}

/// Shows the input of a check that panics.
struct Witness<'a>(&'a [u8]);

impl Drop for Witness<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the input was {:?}", String::from_utf8_lossy(self.0));
        }
    }
}

fn rounds() -> usize {
    std::env::var("FUZZ_ROUNDS").map_or(1, |rounds| rounds.parse().expect("FUZZ_ROUNDS is a number"))
}

/// In: a corpus, what it is made of, and a law, which says whether a text was
/// read. Out: the law holds, and enough texts were read for it to mean much.
fn fuzz(corpora: &[&str], dictionary: &[&str], seed: u64, law: impl Fn(&[u8]) -> bool) {
    let files = corpora.iter().flat_map(|folder| tree::files(folder, ""));
    let corpus: Vec<Vec<u8>> = files.map(|file| std::fs::read(file).unwrap()).collect();
    let mut rng = Rng::with_seed(seed);
    let count = 2_000 * rounds();
    let mut read = corpus.iter().filter(|text| law(text)).count();
    for _ in 0..count {
        let text = mutation::mutated(&corpus, dictionary, &mut rng);
        let _witness = Witness(&text);
        read += usize::from(law(&text));
    }
    assert!(count > 0 && read * 20 > count, "{read} of {count} were read");
}

/// In: a reader. Out: every law holds for texts that are nearly right, and for
/// long ones, which would take for ever if anything were quadratic.
fn fuzz_reader(reader: &Reader, seed: u64) {
    fuzz(reader.corpora, reader.dictionary, seed, |input| check(reader, input));
    let texts = reader.corpora.iter().flat_map(|folder| tree::files(folder, ""));
    let texts = texts.map(|file| std::fs::read(file).unwrap());
    let words = reader.dictionary.iter().map(|word| word.as_bytes().to_vec());
    let most = 50_000 * rounds();
    for text in texts.chain(words).filter(|text| !text.is_empty()) {
        let text = text.repeat(most / text.len() + 1);
        let _witness = Witness(&text[..text.len().min(1_000)]);
        check(reader, &text);
    }
}

#[test]
fn documents() {
    fuzz_reader(&DOCUMENT, 1);
}

#[test]
fn links() {
    fuzz_reader(&LINK, 2);
}

#[test]
fn tables() {
    fuzz_reader(&TABLE, 3);
}

#[test]
fn terraform() {
    fuzz_reader(&TERRAFORM, 4);
}

#[test]
fn lists() {
    fuzz_reader(&LISTS, 5);
}

#[test]
fn anything() {
    fuzz_reader(&ANYTHING, 6);
}

#[test]
fn answers() {
    fuzz(&["tests/fuzz/answer"], ANSWER, 7, |input| match answer::read(&String::from_utf8_lossy(input)) {
        Ok(Answer::Read(intake)) => {
            let again = answer::read(&answer::write(&Ok(intake.clone())));
            assert_eq!(again, Ok(Answer::Read(intake)));
            true
        }
        Ok(Answer::Link(_) | Answer::Refused { .. }) | Err(_) => false,
    });
}
