//! Prints the size of every file of a release build, raw and compressed with
//! brotli 11, the weight of a first visit, and those of the reader, which is
//! fetched when something is brought in, of the drawer, which comes with the
//! first plan, and of the element, which other pages load. What Trunk is building
//! is made lighter first.
//!
//! `sizes [DIST]` ends with status 1 when a first visit weighs more KB than
//! `SIZES_BUDGET` says, or one of the others more than `SIZES_READER_BUDGET`,
//! `SIZES_DRAWER_BUDGET` or `SIZES_ELEMENT_BUDGET`. A KB is 1,000 bytes.

mod shorten;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use brotli::enc::BrotliEncoderParams;

/// What a browser asks for by itself when it opens the page, unless a worker
/// needs it. Everything else in the folder waits for a click.
const FIRST_VISIT: [&str; 7] = ["html", "js", "wasm", "css", "svg", "png", "ico"];

/// How the files begin that a visitor does without; the script of all workers
/// counts for the reader.
const LATER: [(&str, Fetched); 8] = [
    ("reader", Fetched::ByTheReader),
    ("worker", Fetched::ByTheReader),
    ("drawer", Fetched::ByTheDrawer),
    ("embed.js", Fetched::ByAPage),
    ("embed.css", Fetched::InAFrame),
    ("frame.js", Fetched::InAFrame),
    ("panel.js", Fetched::OnDemand),
    ("antora.js", Fetched::OnDemand),
];

/// When a file is fetched.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fetched {
    /// When somebody asks for it.
    OnDemand,
    /// By the planner inside of another page.
    InAFrame,
    /// By a page that embeds the planner.
    ByAPage,
    /// When something is brought in.
    ByTheReader,
    /// When there is a plan to draw.
    ByTheDrawer,
    /// By every visitor.
    AtOnce,
}

/// A file of the build, with its sizes in bytes.
struct File {
    name: String,
    raw: usize,
    brotli: usize,
    fetched: Fetched,
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
    let given = env::args().nth(1).map(PathBuf::from);
    // Trunk names the folder that it builds in.
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).filter(|_| given.is_none());
    if let Some(staging) = &staging {
        shorten::shorten(staging)?;
        shorten::join_styles(staging)?;
    }
    let dist = given.or(staging).unwrap_or_else(|| "dist".into());
    let mut files = Vec::new();
    measure(&dist, "", &mut files)?;
    if !files.iter().any(|file| file.name == "index.html") {
        return Err(format!("no index.html in {}", dist.display()).into());
    }
    // What a first visit fetches comes first, and the heaviest of it on top.
    files.sort_by_key(|file| std::cmp::Reverse((file.fetched, file.brotli)));

    println!("\n{:<44} {:>10} {:>12}", "file", "raw", "brotli 11");
    for file in &files {
        let note = match file.fetched {
            Fetched::AtOnce => "",
            Fetched::ByTheReader => "  for an import",
            Fetched::ByTheDrawer => "  for the picture",
            Fetched::ByAPage => "  for a page around the planner",
            Fetched::InAFrame => "  for the planner in a page",
            Fetched::OnDemand => "  on demand",
        };
        row(&file.name, file.raw, file.brotli, note);
    }
    let is_light = [
        total("first visit", &files, Fetched::AtOnce, "SIZES_BUDGET")?,
        total("drawer", &files, Fetched::ByTheDrawer, "SIZES_DRAWER_BUDGET")?,
        total("reader", &files, Fetched::ByTheReader, "SIZES_READER_BUDGET")?,
        total("element", &files, Fetched::ByAPage, "SIZES_ELEMENT_BUDGET")?,
    ];
    Ok(if is_light == [true; 4] { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints what the files of one occasion weigh; false where that is more than
/// the variable allows.
fn total(what: &str, files: &[File], fetched: Fetched, variable: &str) -> Result<bool, Box<dyn Error>> {
    let files = || files.iter().filter(|file| file.fetched == fetched);
    let brotli = files().map(|file| file.brotli).sum();
    row(what, files().map(|file| file.raw).sum(), brotli, "");
    let Ok(budget) = env::var(variable) else { return Ok(true) };
    let budget: f64 = budget.parse().map_err(|_| format!("{variable} is {budget}, no number of KB"))?;
    let is_light = kb(brotli) <= budget;
    let verdict = if is_light { "within" } else { "FAIL: above" };
    println!("The {what} is {verdict} its budget of {budget:.1} KB.");
    Ok(is_light)
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
            fetched: match FIRST_VISIT.contains(&&*kind) {
                true => LATER
                    .iter()
                    .find(|(start, _)| name.starts_with(start))
                    .map_or(Fetched::AtOnce, |(_, fetched)| *fetched),
                false => Fetched::OnDemand,
            },
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
