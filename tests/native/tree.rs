//! The files of the source tree, in order of their names.

use std::path::{Path, PathBuf};

/// The directory that holds `Cargo.toml`.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a directory, or right in it, whose name ends like that.
/// None at all is a mistake of the caller.
pub fn files(directory: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&root().join(directory), ending, &mut found);
    assert!(!found.is_empty(), "{directory} has no file {ending}");
    found.sort();
    found
}

fn collect(directory: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in
        std::fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()))
    {
        let path = entry.expect("the directory can be read").path();
        if path.is_dir() {
            collect(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

/// The text of a file.
pub fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A path from the root on, with `/` between its parts.
pub fn name(path: &Path) -> String {
    let inside = path.strip_prefix(root()).expect("the file is in the tree");
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// The plan documents of the acceptance cases.
pub fn cases() -> Vec<PathBuf> {
    files("tests/cases", ".plan.json")
}
