//! Prints the size of every file of a release build, raw and compressed with
//! brotli 11, and the weight of a first visit.
//!
//! `sizes [DIST] [--budget KB]` ends with status 1 when a first visit weighs more
//! than the budget. A KB is 1,000 bytes.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use brotli::enc::BrotliEncoderParams;

/// What a browser asks for by itself when it opens the page. Everything else in
/// the folder waits for a click.
const FIRST_VISIT: [&str; 7] = ["html", "js", "wasm", "css", "svg", "png", "ico"];

/// The folder to measure, and the most KB that a first visit may weigh.
struct Arguments {
    dist: PathBuf,
    budget: Option<f64>,
}

/// A file of the build, with its sizes in bytes.
struct File {
    name: String,
    raw: usize,
    brotli: usize,
    first_visit: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("sizes: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, Box<dyn Error>> {
    let Arguments { dist, budget } = arguments()?;
    let mut files = Vec::new();
    measure(&dist, "", &mut files)?;
    if !files.iter().any(|file| file.name == "index.html") {
        return Err(format!("no index.html in {}", dist.display()).into());
    }
    // What a first visit fetches comes first, and the heaviest of it on top.
    files.sort_by_key(|file| std::cmp::Reverse((file.first_visit, file.brotli)));

    let visited = || files.iter().filter(|file| file.first_visit);
    let raw = visited().map(|file| file.raw).sum();
    let brotli = visited().map(|file| file.brotli).sum();

    println!("\n{:<44} {:>10} {:>12}", "file", "raw", "brotli 11");
    for file in &files {
        let note = if file.first_visit { "" } else { "  not counted" };
        row(&file.name, file.raw, file.brotli, note);
    }
    row("first visit", raw, brotli, "");

    let Some(budget) = budget else {
        return Ok(ExitCode::SUCCESS);
    };
    if kb(brotli) > budget {
        println!("FAIL: a first visit is above its budget of {budget:.1} KB.");
        return Ok(ExitCode::FAILURE);
    }
    println!("A first visit is within its budget of {budget:.1} KB.");
    Ok(ExitCode::SUCCESS)
}

/// Reads the command line. Trunk names the folder it builds in by a variable, and
/// can pass no variable as an argument to a hook, so both values may come from
/// the environment.
fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut dist = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let mut budget = env::var("SIZES_BUDGET").ok();
    let mut given = env::args().skip(1);
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--budget" => budget = Some(given.next().ok_or("--budget needs a number of KB")?),
            _ => dist = Some(argument.into()),
        }
    }
    let budget =
        budget.map(|kb| kb.parse().map_err(|_| format!("the budget {kb} is no number of KB"))).transpose()?;
    Ok(Arguments { dist: dist.unwrap_or_else(|| "dist".into()), budget })
}

/// Adds every file under `folder`, which is `prefix` below the build.
fn measure(folder: &Path, prefix: &str, files: &mut Vec<File>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry?.path();
        let last = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{last}");
        if path.is_dir() {
            measure(&path, &format!("{name}/"), files)?;
            continue;
        }
        let bytes = fs::read(&path)?;
        let kind = path.extension().unwrap_or_default().to_string_lossy();
        files.push(File {
            raw: bytes.len(),
            brotli: compressed(&bytes)?,
            first_visit: FIRST_VISIT.contains(&&*kind),
            name,
        });
    }
    Ok(())
}

fn compressed(bytes: &[u8]) -> std::io::Result<usize> {
    let params = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut std::io::sink(), &params)
}

fn row(name: &str, raw: usize, brotli: usize, note: &str) {
    println!("{name:<44} {:>7.1} KB {:>9.1} KB{note}", kb(raw), kb(brotli));
}

fn kb(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}
