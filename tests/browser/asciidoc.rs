//! Links in AsciiDoc, which the documentation is written in: they come out as
//! they went in. No browser is needed for this, but Node and Asciidoctor, which
//! `make test` installs.

#[path = "../links/written.rs"]
mod written;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// The HTML that Asciidoctor makes of some AsciiDoc.
fn converted(text: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let asciidoctor = ".tools/asciidoctor/node_modules/asciidoctor/bin/asciidoctor";
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join(asciidoctor);
    assert!(program.is_file(), "{asciidoctor} is missing; `make test` installs it");
    // Into a pipe Asciidoctor writes no more than the pipe holds.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let file = |ending: &str| folder.join(format!("links-{number}.{ending}"));
    let (input, output) = (file("adoc"), file("html"));
    fs::write(&input, text).expect("the text can be written");
    let status = Command::new("node")
        .arg(program)
        .arg("--embedded")
        .arg("--out-file")
        .args([&output, &input])
        .status();
    assert!(status.expect("node starts; the test of links in AsciiDoc needs it on the PATH").success());
    fs::read_to_string(&output).expect("Asciidoctor wrote a file")
}

/// In: AsciiDoc and HTML, in which `{}` stands for an address. Out: the
/// AsciiDoc of every link becomes that HTML.
fn check(asciidoc: &str, expected: &str) {
    let addresses: Vec<String> =
        written::links().iter().map(|link| format!("https://planner.example/cmek/#{link}")).collect();
    assert!(addresses.len() > 300);
    let all = |text: &str, between: &str| -> String {
        addresses.iter().map(|address| text.replace("{}", address) + between).collect()
    };
    let said = converted(&all(asciidoc, "\n\n"));
    let expected = all(&format!("<div class=\"paragraph\">\n<p>{expected}</p>\n</div>"), "\n");
    let differing = said.lines().zip(expected.lines()).find(|(said, expected)| said != expected);
    assert_eq!(differing, None);
    assert_eq!(said.trim(), expected.trim());
}

#[test]
fn a_link_that_is_marked_as_one() {
    check("link:{}[the plan]", "<a href=\"{}\">the plan</a>");
    check("{}[the plan]", "<a href=\"{}\">the plan</a>");
}

#[test]
fn a_bare_link() {
    let bare = "<a href=\"{}\" class=\"bare\">{}</a>";
    check("The plan {}, and more.", &format!("The plan {bare}, and more."));
    check("({}) {}.", &format!("({bare}) {bare}."));
    check("_{}_ and *{}*", &format!("<em>{bare}</em> and <strong>{bare}</strong>"));
}
