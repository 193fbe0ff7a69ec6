//! The command line of the planner: arguments in, text out, no rule of its
//! own (contracts, section 6).

use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::domain::{Severity, plain};
use astra_cmek_planner::export::{json, markdown};
use astra_cmek_planner::plan::parse;
use astra_cmek_planner::rules::evaluate;
use astra_cmek_planner::wire::document;
use clap::{Parser, ValueEnum};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Which customer keys do planned Astra databases need, and what is not covered?
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
struct Arguments {
    /// The plan to read; `-` is standard input
    #[arg(default_value = "-", value_name = "FILE")]
    file: PathBuf,
    /// What the input is; left out, its content shows it
    #[arg(long, value_name = "FORMAT")]
    from: Option<From>,
    /// What to write
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    to: To,
    /// Where to write; left out, to standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// End with status 3 if a finding is this severe, or more
    #[arg(long, value_name = "SEVERITY", ignore_case = true,
        value_parser = ["note", "caution", "blocker"])]
    fail_on: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  cmek-plan plan.json                        the report as Markdown
  cmek-plan --to json plan.json              the report as JSON
  cmek-plan --to document < plan.json        the plan, in its canonical form
  cmek-plan --fail-on blocker plan.json      for a pipeline

Exit status:
  0  a report without problems
  1  a report with problems; each is named on standard error, with its place
  2  nothing could be read, or the usage is wrong
  3  no problems, but a finding as severe as --fail-on says";

/// What is read.
#[derive(Clone, Copy, ValueEnum)]
enum From {
    /// A plan document
    Document,
}

/// What is written.
#[derive(Clone, Copy, ValueEnum)]
enum To {
    /// The report as JSON
    Json,
    /// The report as Markdown
    Markdown,
    /// The plan document
    Document,
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
    let (name, input) = read(&arguments.file)?;
    let draft = match arguments.from {
        Some(From::Document) | None => {
            document::read(&input).map_err(|refusal| format!("{name}: {refusal}"))?
        }
    };
    let catalog = Catalog::released();
    let parsed = parse(&draft, catalog);
    let report = evaluate(&parsed.plan, catalog);
    let text = match arguments.to {
        To::Json => json::write(&report, &parsed.problems),
        To::Markdown => markdown::write(&report, &parsed, catalog),
        To::Document => document::write(&Draft::from(&parsed.plan)),
    };
    write(arguments.output.as_ref(), &text)?;

    // Standard error has no buffer of its own, and there may be many problems.
    let mut stderr = io::BufWriter::new(io::stderr().lock());
    for problem in &parsed.problems {
        // A reader that went away is no reason to fail.
        let _ = writeln!(stderr, "{name}: {problem} [{}]", problem.code);
    }
    let _ = stderr.flush();
    let fail_on = arguments.fail_on.as_deref().and_then(|code| code.parse::<Severity>().ok());
    let is_severe =
        fail_on.is_some_and(|least| report.findings.iter().any(|found| found.severity() >= least));
    Ok(ExitCode::from(if !parsed.problems.is_empty() {
        1
    } else if is_severe {
        3
    } else {
        0
    }))
}

/// Reads a file, or standard input; not more than a plan document can have,
/// and one byte, which shows that there was more.
fn read(file: &PathBuf) -> Result<(String, Vec<u8>), String> {
    let most = document::MOST_BYTES as u64 + 1;
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
