//! The command line of the planner: arguments in, text out, no rule of its
//! own (contracts, section 6).

use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::domain::{CloudProvider, DatabaseType, Severity, plain};
use astra_cmek_planner::export::{json, markdown, svg};
use astra_cmek_planner::intake::{self, Ask, Format, Intake};
use astra_cmek_planner::picture::picture;
use astra_cmek_planner::plan::{Draft, Merging, merge, parse};
use astra_cmek_planner::rules::evaluate;
use astra_cmek_planner::wire::{document, limits, link};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, ValueEnum};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::str::FromStr;

/// Which customer keys do planned Astra databases need, and what is not covered?
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
struct Arguments {
    /// What to read; `-` is standard input. Several files are merged in their order
    #[arg(default_value = "-", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What the input is; left out, its content shows it
    #[arg(long, value_name = "FORMAT", ignore_case = true, value_parser = code::<Format>(Format::ALL.iter().map(|value| value.code())))]
    from: Option<Format>,
    /// The database type of what does not say one, such as a list of keys
    #[arg(long = "type", value_name = "TYPE", ignore_case = true,
        value_parser = code::<DatabaseType>(
            DatabaseType::ALL.iter().map(|value| PossibleValue::new(value.code()).aliases(alias(*value)))))]
    database_type: Option<DatabaseType>,
    /// The cloud provider of what does not say one
    #[arg(long, value_name = "PROVIDER", ignore_case = true,
        value_parser = code::<CloudProvider>(CloudProvider::ALL.iter().map(|value| value.code())))]
    provider: Option<CloudProvider>,
    /// What to write
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    to: To,
    /// Where to write; left out, to standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The address of a planner; `--to link` writes a whole address then
    #[arg(long, value_name = "URL", value_parser = base)]
    base: Option<String>,
    /// End with status 3 if a finding is this severe, or more
    #[arg(long, value_name = "SEVERITY", ignore_case = true, value_parser = code::<Severity>(Severity::ALL.iter().map(|value| value.code())))]
    fail_on: Option<Severity>,
}

const EXAMPLES: &str = "\
Examples:
  cmek-plan plan.json                        the report as Markdown
  cmek-plan --to json databases.csv          the report of a table as JSON
  cmek-plan --to document < plan.json        the plan, in its canonical form
  cmek-plan --to link --base URL plan.json   the address that shows the plan
  cmek-plan --to svg plan.json > plan.svg    a picture of databases and keys
  cmek-plan --type serverless plan.json keys.json
                                             with the keys that Astra lists
  cmek-plan --fail-on blocker plan.json      for a pipeline

Exit status:
  0  a report without problems
  1  a report with problems; each is named on standard error, with its place
  2  nothing could be read, or the usage is wrong
  3  no problems, but a finding as severe as --fail-on says";

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// The report as JSON
    Json,
    /// The report as Markdown
    Markdown,
    /// The plan document
    Document,
    /// The plan as a link
    Link,
    /// The plan as a picture: databases, keys, and lines between
    Svg,
}

/// Reads a code of a vocabulary.
fn code<T>(codes: impl IntoIterator<Item: Into<PossibleValue>>) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(codes).try_map(|text| text.parse())
}

/// The other name of a database type.
fn alias(database_type: DatabaseType) -> Option<&'static str> {
    match database_type {
        DatabaseType::Serverless => None,
        DatabaseType::ManagedClusters => Some("classic"),
    }
}

/// Reads the address of a planner, without its fragment.
fn base(text: &str) -> Result<String, &'static str> {
    let (address, _) = text.split_once('#').unwrap_or((text, ""));
    let host = ["https://", "http://"].iter().find_map(|scheme| {
        let (beginning, rest) = address.split_at_checked(scheme.len())?;
        beginning.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    match host {
        Some(host) if host.starts_with(['/', '?']) || host.is_empty() => Err("the address names no host"),
        Some(_) if address.contains(|c: char| c.is_whitespace() || c.is_control()) => {
            Err("an address holds no blanks")
        }
        Some(_) => Ok(address.to_owned()),
        None => Err("the address begins with neither https nor http"),
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(code) => code,
        Err(message) => {
            let _ = writeln!(io::stderr(), "cmek-plan: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    if arguments.base.is_some() && arguments.to != To::Link {
        return Err("--base goes with --to link".to_owned());
    }
    let ask = Ask {
        format: arguments.from,
        database_type: arguments.database_type,
        provider: arguments.provider,
        columns: None,
    };
    let mut read = Vec::new();
    for file in &arguments.files {
        let (name, input) = bytes(file)?;
        let intake = intake::read(&input, &ask).map_err(|refusal| format!("{name}: {refusal}"))?;
        read.push((name, intake));
    }
    let (name, draft) = merged(&read)?;

    let catalog = Catalog::released();
    let parsed = parse(&draft, catalog);
    let report = evaluate(&parsed.plan, catalog);
    let text = match arguments.to {
        To::Json => json::write(&report, &parsed.problems),
        To::Markdown => {
            markdown::write(&report, parsed.incomplete_entries(), &parsed.problems_in_words(), catalog)
        }
        To::Document => document::write(&Draft::from(&parsed.plan)),
        To::Svg => svg::write(&picture(&parsed.plan, &report).unwrap_or_default()),
        To::Link => address(arguments.base.as_deref(), &draft.shared(&parsed).draft),
    };
    write(arguments.output.as_ref(), &text)?;

    // Standard error has no buffer of its own, and there may be many problems.
    let mut stderr = io::BufWriter::new(io::stderr().lock());
    // A reader that went away is no reason to fail.
    for (name, intake) in &read {
        for note in &intake.notes {
            let _ = writeln!(stderr, "{name}: note: {note}");
        }
    }
    for problem in &parsed.problems {
        let _ = writeln!(stderr, "{name}: {problem} [{}]", problem.code);
    }
    let _ = stderr.flush();
    let is_severe =
        arguments.fail_on.is_some_and(|least| report.findings.iter().any(|found| found.severity() >= least));
    Ok(ExitCode::from(if !parsed.problems.is_empty() {
        1
    } else if is_severe {
        3
    } else {
        0
    }))
}

/// What was read, as one draft, and what to call it. The rows of one file keep
/// their lines; those of several are counted through.
fn merged(read: &[(String, Intake)]) -> Result<(String, Draft), String> {
    let [(name, first), rest @ ..] = read else { return Err("there is no file to read".to_owned()) };
    let mut draft = first.draft.clone();
    for (name, intake) in rest {
        draft = merge(&draft, &intake.draft, Merging::Update).draft;
        intake::check(&draft)
            .map_err(|refusal| format!("{name}, merged with what stands before it: {refusal}"))?;
    }
    let name = if rest.is_empty() { name.clone() } else { "merged plan".to_owned() };
    Ok((name, draft))
}

/// A draft as a link.
fn address(base: Option<&str>, draft: &Draft) -> String {
    let link = link::pack::write(draft);
    [base.unwrap_or_default(), "#", &link, "\n"].concat()
}

/// Reads a file, or standard input; not more than an input can have, and one
/// byte, which shows that there was more.
fn bytes(file: &Path) -> Result<(String, Vec<u8>), String> {
    let most = limits::MOST_BYTES as u64 + 1;
    let mut input = Vec::new();
    if file.as_os_str() == "-" {
        let read = io::stdin().lock().take(most).read_to_end(&mut input);
        read.map_err(|error| format!("standard input: {error}"))?;
        return Ok(("standard input".to_owned(), input));
    }
    let name = shown(file);
    let read = File::open(file).and_then(|open| open.take(most).read_to_end(&mut input));
    read.map_err(|error| format!("{name}: {error}"))?;
    Ok((name, input))
}

/// The name of a file, which may hold what a terminal obeys.
fn shown(file: &Path) -> String {
    plain(&file.display().to_string())
}

fn write(output: Option<&PathBuf>, text: &str) -> Result<(), String> {
    match output {
        Some(file) => std::fs::write(file, text).map_err(|error| format!("{}: {error}", shown(file))),
        None => match io::stdout().write_all(text.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(format!("standard output: {error}"))
            }
            _ => Ok(()),
        },
    }
}
