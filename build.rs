//! Names the build after its sources, so that the page, its reader and its
//! drawer, which are modules with addresses of their own, can tell whether they
//! belong together.

use std::path::Path;
use std::{env, fs};

fn main() {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for place in ["src", "benches/shorten.rs", "index.html", "Cargo.toml", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={place}");
        digest(Path::new(place), &mut hash);
    }
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    println!("cargo::rustc-env=PLANNER_BUILD={version}-{hash:016x}");
}

/// FNV-1a over the files of a folder, in the order of their names.
fn digest(path: &Path, hash: &mut u64) {
    if path.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        paths.iter().for_each(|path| digest(path, hash));
        return;
    }
    for byte in fs::read(path).unwrap_or_default() {
        *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}
