//! What leaves the page, and what must not get in.

use super::driver::Engine;
use super::journey::journey;
use super::page::{Page, check};
use super::planning::{answer, plan, six_combinations};
use super::visit::{open, prepare};
use serde_json::json;
use std::io::Write;
use std::process::{Command, Stdio};

/// The plan that is entered by hand, as a document.
const SIX_COMBINATIONS: &str = include_str!("../cases/docs-six-combinations.plan.json");

/// What the command line prints for a plan document.
fn printed(document: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_cmek-plan"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("cmek-plan starts");
    let mut input = program.stdin.take().expect("its input is piped");
    input.write_all(document.as_bytes()).expect("it reads the plan");
    drop(input);
    let output = program.wait_with_output().expect("it ends");
    String::from_utf8(output.stdout).expect("it prints text")
}

/// Opens the clipboard to the page, or closes it.
pub fn allow_clipboard(page: &Page, state: &str) {
    if Engine::chosen() != Engine::Chromium {
        // No other driver opens or closes it.
        let stand_in = "
            const isOpen = arguments[0] === 'granted';
            let copied = '';
            const writeText = async (text) => {
                if (!isOpen) throw new Error('denied');
                copied = text;
            };
            Object.defineProperty(navigator, 'clipboard', { value: { writeText, readText: async () => copied } });
        ";
        page.browser().script(stand_in, vec![json!(state)]).expect("the clipboard has a stand-in");
        return;
    }
    for name in ["clipboard-write", "clipboard-read"] {
        let answer =
            page.browser().post("permissions", json!({ "descriptor": { "name": name }, "state": state }));
        answer.expect("the driver sets permissions");
    }
}

#[test]
fn copied_is_what_the_command_line_prints() {
    journey(|page| {
        allow_clipboard(page, "granted");
        six_combinations(page);
        page.button("Copy as Markdown").click();
        check(|| page.text().contains("Copied.").to_string(), "true");
        assert_eq!(page.clipboard(), printed(SIX_COMBINATIONS));
    });
}

/// What was lost on the way is no part of the plan, and stands in the copy all the same.
#[test]
fn copied_is_what_could_not_be_read_too() {
    const DAMAGED: &str = "1uB1_s.aws.us-east-2_s.gcp.europe-west1";
    journey(|page| {
        open(page, &format!("#{DAMAGED}"));
        allow_clipboard(page, "granted");
        page.button("Copy as Markdown").click();
        check(|| page.text().contains("Copied.").to_string(), "true");
        assert_eq!(page.clipboard(), printed(DAMAGED));
    });
}

#[test]
fn without_the_drawer_nothing_is_copied() {
    journey(|page| {
        prepare(page, "Worker = class { constructor() { throw new Error('there is no worker'); } };");
        open(page, "#1_s.aws.us-east-2");
        page.button("Copy as Markdown").click();
        check(
            || page.text().lines().find(|line| line.starts_with("It could")).unwrap_or_default().to_owned(),
            "It could not be copied: there is no worker.",
        );
    });
}

#[test]
fn with_the_clipboard_closed_the_text_is_selected() {
    journey(|page| {
        allow_clipboard(page, "denied");
        six_combinations(page);
        page.button("Copy as Markdown").click();
        let area = page.field("The browser keeps its clipboard closed; copy this:");
        assert_eq!(area.value(), printed(SIX_COMBINATIONS));
        check(|| page.focus(), "textbox The browser keeps its clipboard closed; copy this:");
        assert_eq!(area.selection(), printed(SIX_COMBINATIONS));
    });
}

#[test]
fn a_name_is_text_and_nothing_else() {
    journey(|page| {
        // An image would be asked for in vain, which the console would tell, and
        // a dialog would stop the journey.
        // The slash parts the fields of a line, so none of these has one.
        let markup = "<img src=x onerror=alert(1)>";
        let quotes = "\" onfocus=\"alert(1)\" '`${alert(1)}`";
        let reversed = "orders\u{202e}gnp.exe";
        // What cannot be seen is said by a sign.
        let visible = |name: &str| name.replace('\u{202e}', "\u{fffd}");
        for name in [markup, quotes, reversed] {
            plan(page, &format!("{name} / Astra Managed Clusters / Azure / westus3"));
            page.region("Your plan").button(&format!("{} …", visible(name))).click();
            check(|| page.field("Name").value(), name);
            page.button("Done").click();
        }
        check(
            || {
                super::planning::not_covered(page)
                    .lines()
                    .skip(1)
                    .filter_map(|row| row.split(" Managed").next())
                    .collect::<Vec<_>>()
                    .join("\n")
            },
            &[quotes, markup, &visible(reversed)].join("\n"),
        );
        check(|| answer(page).lines().next().unwrap_or_default().to_owned(), "You need no customer key.");
    });
}
