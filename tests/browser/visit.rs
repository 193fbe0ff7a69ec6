//! Where the page is: its address, its history and its tabs; what the browser
//! keeps of the plan, and what is asked about it.

use super::page::{Page, check};
use serde_json::json;
use thirtyfour::WindowHandle;

/// Where the plan is kept.
const KEPT: &str = "astra-cmek-planner.plan";

/// Every answer to a question about two plans, and what closes other news.
const ANSWERS: [&str; 12] = [
    "Clear it here too",
    "Close",
    "Discard it",
    "Keep mine",
    "Keep this one",
    "Merge both",
    "Save it as a file",
    "Use it",
    "Use the link’s",
    "Use the other one",
    "Use the other tab’s",
    "Use what could be read",
];

/// Loads the page anew, with this behind its address.
pub fn open(page: &Page, rest: &str) {
    let origin = text(page, "return location.origin");
    page.browser().go("about:blank");
    page.browser().go(&format!("{origin}/{rest}"));
    page.button("Add database").wait();
}

/// Puts another fragment into the address bar; the page stays loaded.
pub fn enter(page: &Page, fragment: &str) {
    let address = text(page, "return location.origin + location.pathname + location.search");
    page.browser().go(&format!("{address}#{fragment}"));
}

/// Opens the page in another tab and does something there. Afterwards the tab
/// that was in front is so again.
pub fn in_another_tab(page: &Page, steps: impl FnOnce(&Page)) -> WindowHandle {
    let origin = text(page, "return location.origin");
    let first = page.browser().tab();
    page.browser().open_tab();
    let other = page.browser().tab();
    page.browser().go(&origin);
    page.button("Add database").wait();
    steps(page);
    page.browser().show_tab(first);
    other
}

/// Runs a script in every document that is loaded from now on, before its own.
pub fn prepare(page: &Page, script: &str) {
    let send = "return fetch('/prepare', { method: 'POST', body: arguments[0] }).then(() => true)";
    page.browser().script(send, vec![json!(script)]).expect("the server takes a script");
}

/// Waits until the planner has done what it does after a pause: timers of a
/// page end in order, and this one is longer.
pub fn pause(page: &Page) {
    text(page, "return new Promise((done) => setTimeout(done, 500))");
}

/// What is kept: the rows of a link, or the whole text where it has none;
/// nothing where nothing is kept.
pub fn kept(page: &Page) -> String {
    rows(&text(page, &format!("return localStorage.getItem({KEPT:?}) ?? ''")))
}

/// The colour scheme that the document has: one, or both where the system decides.
pub fn scheme(page: &Page) -> String {
    text(page, "return getComputedStyle(document.documentElement).colorScheme")
}

/// What this tab holds as long as a question is open: the rows of a link, or
/// `nothing`.
pub fn held(page: &Page) -> String {
    rows(&text(page, &format!("return sessionStorage.getItem({KEPT:?})?.split('\\n')[1] ?? 'nothing'")))
}

/// Keeps a text, as something else may have done.
pub fn keep(page: &Page, text: &str) {
    let script = format!("localStorage.setItem({KEPT:?}, arguments[0])");
    page.browser().script(&script, vec![json!(text)]).expect("the browser keeps a text");
}

/// The plan of the address: the rows of a link, or the whole text where it has
/// none.
pub fn address(page: &Page) -> String {
    rows(&text(page, "return location.hash"))
}

/// What of a link stands behind its version and its check.
fn rows(link: &str) -> String {
    link.find('_').map_or(link, |start| &link[start..]).to_owned()
}

/// The names of the databases that are shown, in their order; the one that is
/// being edited is not among them.
pub fn databases(page: &Page) -> String {
    text(
        page,
        "return [...document.querySelectorAll('[data-row] > .line > strong')].map((name) => name.innerText.trim()).join(', ')",
    )
}

/// Waits until these databases are shown, and their rows are kept and stand in
/// the address.
pub fn check_kept(page: &Page, shown: &str, expected: &str) {
    check(|| databases(page), shown);
    check(|| kept(page), expected);
    check(|| address(page), expected);
}

/// Opens a link with nothing kept, so that its plan is.
pub fn begin_with(page: &Page, rows: &str) {
    open(page, &format!("#1{rows}"));
    check(|| kept(page), rows);
}

/// The answers that can be given to what is asked.
pub fn asked(page: &Page) -> String {
    let names = page.names("button");
    names.lines().filter(|name| ANSWERS.contains(name)).collect::<Vec<_>>().join(", ")
}

/// The lines of the page that say something of which this is a part.
pub fn said(page: &Page, part: &str) -> String {
    page.text().lines().filter(|line| line.contains(part)).collect::<Vec<_>>().join("\n")
}

/// What a script returns, as a text.
pub fn text(page: &Page, script: &str) -> String {
    let value = page.browser().script(script, Vec::new()).unwrap_or_else(|error| panic!("{script}: {error}"));
    value.as_str().unwrap_or_default().to_owned()
}
