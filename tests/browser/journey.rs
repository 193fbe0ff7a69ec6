//! One journey: a server, a driver and a browser of its own, so that journeys
//! run side by side and none sees what another left behind.

use super::driver::{Browser, Driver, Engine, Settings};
use super::page::Page;
use super::server::Server;
use serde_json::Value;
use std::env;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

/// Remembers what the content security policy refuses and what nobody caught,
/// from the start of each document on.
const WATCH: &str = "
    window.refusals = [];
    addEventListener('securitypolicyviolation', (event) => {
        window.refusals.push(`${event.violatedDirective} refuses ${event.blockedURI}`);
    });
    addEventListener('error', ({ message }) => message && window.refusals.push(message));
    addEventListener('unhandledrejection', ({ reason }) => window.refusals.push(`${reason}`));
";

/// Takes a journey through the page, once it has started.
pub fn journey(steps: impl FnOnce(&Page)) {
    journey_in(Settings::default(), |page| {
        page.button("Add database").wait();
        steps(page);
    });
}

/// Takes a journey through the page in a browser with these settings.
///
/// # Panics
///
/// Panics if a step does, and if afterwards there is an error in the console,
/// a request to another server, or something that the content security policy
/// refused.
pub fn journey_in(settings: Settings, steps: impl FnOnce(&Page)) {
    // No setting of the MiniBrowser switches it off.
    let is_taken = Engine::chosen() == Engine::WebKit && settings.without_webassembly;
    let without = if is_taken { "delete globalThis.WebAssembly;" } else { "" };
    let server = Server::of(dist(), &[WATCH, without].concat());
    drive(settings, &[&server.origin()], steps);
}

/// Takes a journey through a site of another origin than the planner: it is made
/// in an empty folder, once it is known where the planner is and where the site.
/// The steps are told where the planner is, too.
///
/// # Panics
///
/// Panics as [`journey_in`] does.
pub fn journey_at(site: impl FnOnce(&Path, &str, &str), steps: impl FnOnce(&Page, &str)) {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let folder = format!("site-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    let (planner, server) = (Server::of(dist(), WATCH), Server::of(folder.clone(), WATCH));
    let (home, origin) = (planner.origin(), server.origin());
    site(&folder, &home, &origin);
    drive(Settings::default(), &[&origin, &home], |page| steps(page, &home));
    fs::remove_dir_all(&folder).expect("the folder goes");
}

/// Opens the first of these origins and takes the steps there.
fn drive(settings: Settings, origins: &[&str], steps: impl FnOnce(&Page)) {
    let engine = Engine::chosen();
    let driver = Driver::start(engine);
    let browser = Browser::open(&driver, engine, settings);
    // A browser that is not quit outlives its driver, whatever went wrong.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        browser.go(origins[0]);
        let steps = catch_unwind(AssertUnwindSafe(|| steps(&Page::of(&browser))));
        browser.leave_frame();
        let complaints = complaints(&browser, engine, origins);
        if let Err(panic) = steps {
            eprint!("{complaints}");
            resume_unwind(panic);
        }
        assert_eq!(complaints, "", "what no journey may leave behind");
    }));
    browser.quit();
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// The built page.
fn dist() -> PathBuf {
    let dist = env::var_os("DIST");
    let dist = dist.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    assert!(
        dist.join("index.html").is_file(),
        "there is no page in {}; `make build` makes it",
        dist.display()
    );
    dist
}

/// Everything that went wrong behind the page, a line each.
fn complaints(browser: &Browser, engine: Engine, origins: &[&str]) -> String {
    let mut complaints = String::new();
    // Others keep no log for those who drive them.
    let log = |kind| if engine == Engine::Chromium { browser.log(kind) } else { Vec::new() };
    for entry in log("browser") {
        if entry["level"] == "SEVERE" {
            complaints.push_str(&format!("console: {}\n", entry["message"]));
        }
    }
    for entry in log("performance") {
        let event: Value =
            serde_json::from_str(entry["message"].as_str().unwrap_or_default()).unwrap_or_default();
        let event = &event["message"];
        if event["method"] == "Network.requestWillBeSent" {
            let address = event["params"]["request"]["url"].as_str().unwrap_or_default();
            let is_inside =
                ["data:", "blob:", "chrome:", "file:"].iter().any(|scheme| address.starts_with(scheme));
            let is_of =
                |origin: &&str| address.strip_prefix(*origin).is_some_and(|path| path.starts_with('/'));
            if !is_inside && !origins.iter().any(is_of) {
                complaints.push_str(&format!("request: {address}\n"));
            }
        }
    }
    match browser.script("return window.refusals ?? []", Vec::new()) {
        Ok(refusals) => {
            for refusal in refusals.as_array().into_iter().flatten() {
                complaints.push_str(&format!("page: {refusal}\n"));
            }
        }
        Err(error) => complaints.push_str(&format!("page: {error}\n")),
    }
    complaints
}
