//! Bringing in what others wrote: shown before it is done, done as one step.

use super::journey::journey;
use super::page::{Page, check};
use super::planning::{answer, plan};
use super::visit::{begin_with, check_kept, databases, prepare, text};
use serde_json::json;
use std::path::Path;
use thirtyfour::Key;

/// A table as a spreadsheet puts it on the clipboard.
const TABLE: &str = "Database\tType\tCloud\tRegions\n\
                     orders\tServerless\tAWS\t\"us-east-2\nap-south-1\"\n\
                     ledger\tManaged Clusters\tGoogle Cloud\tus-east1\n";

/// Its rows as they are shown before they are brought in.
const ROWS: &str = "
    orders · Serverless · AWS · us-east-2 Ohio, ap-south-1 Mumbai
    ledger · Managed Clusters · Google Cloud · us-east1 Moncks Corner, South Carolina
";

/// The part of the page where something is brought in.
pub fn panel<'a>(page: &Page<'a>) -> Page<'a> {
    page.region("Paste or import")
}

/// Pastes a text into the panel, which is opened for it.
pub fn paste(page: &Page, text: &str) {
    page.button("Paste or import").click();
    page.field("Paste here").paste(text);
}

/// Puts another text in the place of the one that was pasted.
pub fn correct(page: &Page, text: &str) {
    page.field("Paste here").click();
    page.press_with(Key::Control, "a");
    page.browser().insert(text);
}

/// Lets something happen to a part of the page that brings a text along, under
/// the name of a file, if it has one.
pub fn bring(page: &Page, event: &str, name: &str, text: &str) {
    let script = "
        const [kind, name, text] = arguments;
        const data = new DataTransfer();
        if (name) data.items.add(new File([text], name)); else data.setData('text/plain', text);
        // Firefox makes no such events with data of a script.
        const event = new Event(kind, { bubbles: true, cancelable: true });
        event[kind === 'drop' ? 'dataTransfer' : 'clipboardData'] = data;
        document.body.dispatchEvent(event);
    ";
    page.browser()
        .script(script, vec![json!(event), json!(name), json!(text)])
        .expect("an event can be made");
}

/// The rows of databases that would be added or changed, a line each.
pub fn preview(page: &Page) -> String {
    panel(page).text().lines().filter(|line| line.contains(" · ")).collect::<Vec<_>>().join("\n")
}

/// Brings in what would add so many rows, once that is known.
pub fn bring_in(page: &Page, rows: usize, how: &str) {
    panel(page).heading(&format!("To add ({rows})")).wait();
    page.button(how).click();
    panel(page).absent();
}

/// Brings in what is shown, and takes it back.
fn check_one_step(page: &Page, shown: &str) {
    check(|| preview(page), ROWS);
    assert_eq!(databases(page), "");
    bring_in(page, 2, "Bring it in");
    check(|| databases(page), shown);
    page.button("Undo this").click();
    check(|| databases(page), "");
    page.button("Redo").click();
    check(|| databases(page), shown);
    page.button("Undo").click();
    check(|| databases(page), "");
}

#[test]
fn a_pasted_table() {
    journey(|page| {
        paste(page, TABLE);
        check_one_step(page, "orders, ledger");
        // Where nobody is writing, the panel opens by itself.
        bring(page, "paste", "", TABLE);
        check_one_step(page, "orders, ledger");
    });
}

#[test]
fn a_file() {
    journey(|page| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let path = folder.join("databases.csv");
        std::fs::write(&path, TABLE.replace('\t', ";")).expect("the file can be written");
        page.button("Paste or import").click();
        page.button("Or open a file…").choose_file(&path);
        check_one_step(page, "orders, ledger");
        bring(page, "drop", "databases.csv", &TABLE.replace('\t', ","));
        check_one_step(page, "orders, ledger");
        bring(page, "drop", "", TABLE);
        check_one_step(page, "orders, ledger");
    });
}

#[test]
fn the_answer_follows_what_was_brought_in() {
    journey(|page| {
        paste(page, TABLE);
        bring_in(page, 2, "Bring it in");
        check(
            || answer(page),
            "
                You need 3 customer keys, all still to create.
                2 databases, 3 deployments: 3 covered by customer keys.
                Database type | Provider and region | Databases | State
                Serverless | AWS ap-south-1 Asia Pacific (Mumbai) | orders | to create
                Serverless | AWS us-east-2 US East (Ohio) | orders | to create
                Managed Clusters | Google Cloud us-east1 Moncks Corner, South Carolina | ledger | to create
            ",
        );
        check_kept(page, "orders, ledger", "_s.aws.us-east-2.ap-south-1.Norders_m.gcp.us-east1.Nledger");
    });
}

#[test]
fn rows_that_are_there_are_changed_and_others_stay() {
    journey(|page| {
        begin_with(page, "_s.aws.eu-west-1.Norders_s.aws.us-west-2.Nsearch");
        paste(page, TABLE);
        check(
            || preview(page),
            "
                ledger · Managed Clusters · Google Cloud · us-east1 Moncks Corner, South Carolina
                orders · Serverless · AWS · eu-west-1 Ireland becomes orders · Serverless · AWS · us-east-2 Ohio, ap-south-1 Mumbai
            ",
        );
        page.button("Add to the plan").click();
        check(|| databases(page), "orders, search, ledger");
        page.button("orders Serverless · AWS · us-east-2 Ohio, ap-south-1 Mumbai").wait();
        page.button("Undo this").click();
        check_kept(page, "orders, search", "_s.aws.eu-west-1.Norders_s.aws.us-west-2.Nsearch");
    });
}

#[test]
fn the_plan_can_be_replaced() {
    journey(|page| {
        begin_with(page, "_s.aws.us-west-2.Nsearch");
        paste(page, TABLE);
        bring_in(page, 2, "Put in the place of the plan");
        check(|| databases(page), "orders, ledger");
        page.button("Undo this").click();
        check_kept(page, "search", "_s.aws.us-west-2.Nsearch");
    });
}

#[test]
fn what_was_planned_meanwhile_stays() {
    journey(|page| {
        paste(page, TABLE);
        panel(page).heading("To add (2)").wait();
        plan(page, "search / Astra DB Serverless / AWS / us-west-2");
        bring_in(page, 2, "Add to the plan");
        check(|| databases(page), "search, orders, ledger");
    });
}

#[test]
fn what_was_cancelled_leaves_nothing() {
    journey(|page| {
        paste(page, TABLE);
        check(|| preview(page), ROWS);
        page.button("Cancel").click();
        panel(page).absent();
        check(|| page.focus(), "button Paste or import");
        check_kept(page, "", "");
        // Nor does it wait for the next time.
        page.button("Paste or import").click();
        check(|| page.field("Paste here").value(), "");
        assert_eq!(preview(page), "");
    });
}

#[test]
fn a_reader_that_takes_long_can_be_stopped() {
    journey(|page| {
        // It begins, and does not answer.
        prepare(
            page,
            "window.isHeld = true;
            const Real = Worker;
            window.Worker = class {
                constructor(...words) { if (!window.isHeld) return new Real(...words); }
                postMessage() {}
                terminate() {}
            };",
        );
        page.browser().reload();
        paste(page, TABLE);
        page.button("Stop").click();
        check(|| panel(page).text().contains("Stopped.").to_string(), "true");
        page.button("Stop").absent();
        assert_eq!(preview(page), "");
        page.browser().script("window.isHeld = false", Vec::new()).expect("it may answer");
        bring(page, "paste", "", TABLE);
        check_one_step(page, "orders, ledger");
    });
}

#[test]
fn what_a_column_was_taken_for_is_corrected() {
    journey(|page| {
        paste(page, "Service\tProduct\tCloud\tRegion\norders\tServerless\tAWS\tus-east-2\n");
        check(|| preview(page), "database-1 · orders · AWS · us-east-2 Ohio");
        page.combobox("Service").choose("Name");
        page.combobox("Product").choose("Database type");
        check(|| preview(page), "orders · Serverless · AWS · us-east-2 Ohio");
        page.combobox("Region").choose("Not read");
        check(|| preview(page), "orders · Serverless · AWS · no region yet");
        page.combobox("Region").choose("Regions");
        check(|| preview(page), "orders · Serverless · AWS · us-east-2 Ohio");
        page.button("Bring it in").click();
        check_kept(page, "orders", "_s.aws.us-east-2.Norders");
    });
}

#[test]
fn what_was_said_of_columns_stays_while_their_headings_do() {
    journey(|page| {
        let table = |first: &str, region: &str| {
            format!("{first}\tProduct\tCloud\tRegion\norders\tServerless\tAWS\t{region}\n")
        };
        paste(page, &table("Service", "us-west-2"));
        page.combobox("Service").choose("Name");
        page.combobox("Product").choose("Database type");
        check(|| preview(page), "orders · Serverless · AWS · us-west-2 Oregon");
        correct(page, &table("Service", "us-east-2"));
        check(|| preview(page), "orders · Serverless · AWS · us-east-2 Ohio");
        check(|| page.combobox("Service").value(), "name");
        // Of another heading, nothing was said; it opens for what is not understood.
        correct(page, &table("Kind", "us-east-2"));
        check(|| preview(page), "database-1 · orders · AWS · us-east-2 Ohio");
        check(|| page.combobox("Product").value(), "");
    });
}

#[test]
fn what_an_unread_word_means_is_said_once_for_all_rows() {
    journey(|page| {
        begin_with(page, "_s.aws.us-west-2.Nsearch");
        let table = |name: &str| {
            format!(
                "Database\tType\tCloud\tRegion\tStatus\n\
                 {name}\tServerless\tAWS\tus-east-2\tsoon\n\
                 ledger\tServerless\tAmazonas\tus_east_2\tSOON\n"
            )
        };
        paste(page, &table("orders"));
        panel(page).heading("Words to check").wait();
        page.listen();
        let status = "“soon” is no status; expected planned, existing (2 rows: lines 2 and 3).";
        page.combobox(status).choose("Exists already");
        check(
            || preview(page),
            "
                orders · Serverless · AWS · us-east-2 Ohio · existing
                ledger · Serverless · Amazonas · us_east_2 · existing
            ",
        );
        check(|| page.focus(), &format!("combobox {status}"));
        let heard = "Table: 2 databases would be added, 1 row not read, or not in full, 1 word to check.";
        check(|| page.heard("1 row not read"), heard);
        // A region is read once its provider is.
        let provider = "“Amazonas” is no provider; expected aws, gcp, azure (line 3).";
        page.combobox(provider).choose("AWS");
        page.combobox("“us_east_2” is no region code of AWS…").choose("us-east-2, US East (Ohio)");
        check(|| page.focus().contains("us_east_2").to_string(), "true");
        // It stays while the text is corrected.
        correct(page, &table("carts"));
        bring_in(page, 2, "Put in the place of the plan");
        check(|| databases(page), "carts, ledger");
        page.button("ledger Serverless · AWS · us-east-2 Ohio · existing").wait();
        // It was said of one import.
        paste(page, &table("orders"));
        check(|| page.combobox(status).value(), "");
    });
}

#[test]
fn a_region_that_no_list_names_is_asked_for() {
    journey(|page| {
        let regions = ["Atlantis", "Irland", "eastus, Utopia"];
        let rows = regions.map(|region| format!("Serverless\tAzure\t{region}\n")).concat();
        paste(page, &format!("Type\tCloud\tRegion\n{rows}"));
        let said_of = |word: &str| format!("“{word}” is not in the list of Azure regions of…");
        check(|| page.combobox(&said_of("Irland")).value(), "");
        page.combobox(&said_of("Irland")).choose("northeurope, North Europe");
        page.combobox(&said_of("Utopia")).choose("Leave it out");
        check(
            || preview(page),
            "
                database-1 · Serverless · Azure · Atlantis
                database-2 · Serverless · Azure · northeurope North Europe
                database-3 · Serverless · Azure · eastus East US
            ",
        );
        bring_in(page, 3, "Bring it in");
        let caution = "atlantis is not in the list of Azure regions";
        check(|| page.region("Cautions").text().contains(caution).to_string(), "true");
    });
}

#[test]
fn more_words_than_are_shown_at_first() {
    journey(|page| {
        let row = |number: usize| format!("Serverless\tAWS\tus-east-2\tstate {number}\n");
        paste(page, &format!("Type\tCloud\tRegion\tStatus\n{}", (1..=120).map(row).collect::<String>()));
        check(|| panel(page).text().contains("120 words to check").to_string(), "true");
        page.combobox("“state 101”…").absent();
        page.button("Show more (20)").click();
        check(|| page.focus().contains("“state 101”").to_string(), "true");
        page.combobox("“state 120”…").choose("Planned");
        page.button("Show more…").absent();
    });
}

#[test]
fn what_cannot_be_read_is_named_with_its_lines() {
    journey(|page| {
        paste(page, include_str!("../intake/mistakes.csv"));
        page.combobox("“serverles” is no type; expected serverless, managed-clusters (line 2).").wait();
        page.combobox(
            "“us-est2” is no region code of AWS; the nearest is us-east-2 (US East (Ohio)) (line 4).",
        )
        .wait();
        check(|| panel(page).text().contains("No database type is given (line 7).").to_string(), "true");
        // What is good of them is brought in all the same.
        bring_in(page, 6, "Bring it in");
        check(|| databases(page), "orders, carts, logs, logs, orders, events");
        page.region("Entries to check").wait();
    });
}

#[test]
fn what_is_too_large_or_no_plan_is_refused_with_a_sentence() {
    journey(|page| {
        let is_refused = |why: &str| {
            check(|| panel(page).text().contains(why).to_string(), "true");
            assert_eq!(preview(page), "");
            page.button("Cancel").click();
            panel(page).absent();
        };
        let rows = "orders\tServerless\tAWS\tus-east-2\n".repeat(200_000);
        assert!(rows.len() > 5_000_000);
        let too_large = "the input is larger than 5000000 bytes, the most that is read";
        bring(page, "drop", "large.csv", &rows);
        is_refused(too_large);
        bring(page, "paste", "", &rows);
        is_refused(too_large);
        bring(page, "drop", "plan.zip", "PK\u{3}\u{4}\u{14}\u{0}\u{6}\u{0}");
        is_refused("the input is a workbook or an archive");
        text(
            page,
            "const data = new DataTransfer();
             for (const name of ['a.csv', 'b.csv']) data.items.add(new File(['name'], name));
             document.body.dispatchEvent(Object.assign(new Event('drop', { bubbles: true }), { dataTransfer: data }))",
        );
        is_refused("one file at a time is read");
        paste(page, "It would be nice to have some keys.");
        is_refused("no column that is known");
        check_kept(page, "", "");
        assert_eq!(text(page, "return document.title"), "Customer keys for Astra");
    });
}
