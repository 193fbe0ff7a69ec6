//! The planner in portals of documentation, built by their own generators and
//! served from another origin. In Chromium; the element itself is driven in
//! every engine.

use super::driver::Engine;
use super::embedding::inside;
use super::journey::journey_at;
use super::page::{Page, check};
use super::states::{barriers, keep_picture};
use super::visit::{databases, scheme, text};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The elements of the first page: one to edit, and one to look at.
const EDIT: &str = "cmek-planner:not([mode])";
const VIEW: &str = "cmek-planner[mode=view]";

/// How a portal is built and used.
struct Portal {
    /// Its folder in `tests/portals`, and that of its generator in `.tools`.
    name: &'static str,
    /// The programs to run, with their arguments.
    builds: &'static [&'static [&'static str]],
    /// Where the finished site lies, and where its first page is.
    site: &'static str,
    start: &'static str,
    /// What makes it dark.
    darken: &'static str,
    /// True if it changes pages without loading them anew.
    is_router: bool,
}

/// Builds a portal in a folder of its own and gives it its addresses.
fn build(portal: &Portal, folder: &Path, home: &str, origin: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tools = root.join(".tools").join(portal.name);
    let is_ready = portal.builds.is_empty() || tools.is_dir();
    assert!(is_ready, "{} is missing; `make test` installs it", tools.display());
    let work = folder.join("work");
    copy(&root.join("tests/portals").join(portal.name), &work, &|text| text);
    fs::copy(root.join("src/embed/antora.js"), work.join("antora.js")).expect("a file can be copied");
    for arguments in portal.builds {
        let bin =
            if tools.join("bin").is_dir() { tools.join("bin") } else { tools.join("node_modules/.bin") };
        let path = [bin.into_os_string(), env::var_os("PATH").unwrap_or_default()].join(":".as_ref());
        let mut command = Command::new(arguments[0]);
        command.args(&arguments[1..]).current_dir(&work).env("PATH", path);
        // Builders of portals like to tell their makers that they were used.
        command.env("DOCUSAURUS_DISABLE_TELEMETRY", "1").env("NODE_PATH", tools.join("node_modules"));
        let output =
            command.output().unwrap_or_else(|error| panic!("{} does not start: {error}", arguments[0]));
        let said = [output.stdout, output.stderr].concat();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&said));
    }
    let place = |text: String| {
        text.replace("https://planner.invalid", home).replace("https://portal.invalid", origin)
    };
    copy(&work.join(portal.site), folder, &place);
}

/// Copies a folder; texts may become others.
fn copy(from: &Path, to: &Path, change: &dyn Fn(String) -> String) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let path: PathBuf = entry.expect("it can be read").path();
        let target = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &target, change);
            continue;
        }
        let bytes = fs::read(&path).expect("it can be read");
        let bytes =
            String::from_utf8(bytes).map_or_else(|error| error.into_bytes(), |it| change(it).into_bytes());
        fs::write(target, bytes).expect("it can be written");
    }
}

fn visit(portal: &Portal) {
    if Engine::chosen() != Engine::Chromium {
        return;
    }
    journey_at(
        |folder, home, origin| build(portal, folder, home, origin),
        |page, home| {
            let origin = text(page, "return location.origin");
            page.browser().go(&format!("{origin}/{}", portal.start));
            // Two in one page stay apart.
            inside(page, EDIT, |page| {
                page.heading("You need 2 customer keys, all still to create.").wait();
                page.button("Duplicate orders").click();
                check(|| databases(page), "orders");
                page.button("Done").click();
                check(|| databases(page), "orders, orders-2");
                assert_eq!(barriers(page, "html"), "");
            });
            text(page, &format!("document.querySelector('{VIEW}').scrollIntoView()"));
            inside(page, VIEW, |page| {
                page.heading("You need 1 customer key, still to create.").wait();
                check(|| databases(page), "ledger");
            });
            assert_eq!(barriers(page, "cmek-planner"), "");
            show(page, portal, "light");
            follow_the_theme(page, portal);
            show(page, portal, "dark");
            come_back(page, portal);
            open_in_full(page, home);
        },
    );
}

/// Puts a picture of the portal into the folder that `SCREENSHOTS` names.
fn show(page: &Page, portal: &Portal, theme: &str) {
    if let Some(folder) = env::var_os("SCREENSHOTS").map(PathBuf::from) {
        text(page, "scrollTo(0, 0)");
        keep_picture(page, &folder, &format!("portal-{}-{theme}", portal.name));
    }
}

fn follow_the_theme(page: &Page, portal: &Portal) {
    text(page, "scrollTo(0, 0)");
    inside(page, EDIT, |page| check(|| scheme(page), "light"));
    text(page, portal.darken);
    inside(page, EDIT, |page| {
        check(|| scheme(page), "dark");
        assert_eq!(barriers(page, "html"), "");
    });
}

/// Another page and back: what was edited was never the plan of the page.
fn come_back(page: &Page, portal: &Portal) {
    text(page, "window.marker = 'the same document'");
    let press = "for (const link of document.querySelectorAll('main a, article a'))
        if (link.textContent.trim() === 'NAME') { link.click(); break; }";
    text(page, &press.replace("NAME", "Another page"));
    check(
        || text(page, "return document.querySelector('h1').textContent.replace('#', '').trim()"),
        "Another page",
    );
    check(|| text(page, "return `${document.querySelectorAll('cmek-planner').length}`"), "0");
    text(page, &press.replace("NAME", "Customer keys"));
    check(|| text(page, "return `${document.querySelectorAll('cmek-planner').length}`"), "2");
    let expected = if portal.is_router { "the same document" } else { "" };
    assert_eq!(text(page, "return window.marker ?? ''"), expected);
    inside(page, EDIT, |page| check(|| databases(page), "orders"));
}

fn open_in_full(page: &Page, home: &str) {
    let mut link = String::new();
    inside(page, EDIT, |page| {
        page.button("Duplicate orders").click();
        page.button("Done").click();
        page.link("Open in the full planner").take_focus();
        link = text(page, "return document.querySelector('.full').href");
    });
    assert!(link.starts_with(home), "{link}");
    page.browser().go(&link);
    check(|| databases(page), "orders, orders-2");
}

#[test]
fn antora() {
    visit(&Portal {
        name: "antora",
        builds: &[
            &["git", "init", "--quiet"],
            &["git", "add", "."],
            &[
                "git",
                "-c",
                "user.name=Portal",
                "-c",
                "user.email=portal@portal.invalid",
                "commit",
                "--quiet",
                "-m",
                "Portal",
            ],
            &["antora", "antora-playbook.yml"],
        ],
        site: "site",
        start: "portal/index.html",
        darken: "document.getElementById('theme').click()",
        is_router: false,
    });
}

#[test]
fn docusaurus() {
    visit(&Portal {
        name: "docusaurus",
        builds: &[&["docusaurus", "build"]],
        site: "build",
        start: "",
        darken: "document.querySelector('button[aria-label^=\"Switch between dark and light\"]').click()",
        is_router: true,
    });
}

#[test]
fn mkdocs_material() {
    visit(&Portal {
        name: "mkdocs",
        builds: &[&["mkdocs", "build", "--quiet"]],
        site: "site",
        start: "",
        darken: "document.querySelector('label[title=\"Dark\"]').click()",
        is_router: true,
    });
}

/// A page without a generator, whose policy allows nothing but the planner.
#[test]
fn plain() {
    visit(&Portal {
        name: "plain",
        builds: &[],
        site: "",
        start: "index.html",
        darken: "document.getElementById('theme').click()",
        is_router: false,
    });
}
