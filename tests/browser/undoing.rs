//! Undo and redo: by button, by key and by the way back of the browser, and
//! that nothing which was typed gets lost.

use super::bringing::{bring_in, paste};
use super::journey::journey;
use super::page::{Page, check};
use super::planning::plan;
use super::visit::{begin_with, check_kept, databases, kept, open, pause};
use serde_json::json;
use thirtyfour::Key;

const ORDERS: &str = "_s.aws.us-east-2.Norders";
const BOTH: &str = "_s.aws.us-east-2.Norders_m.gcp.us-east1.Nledger";

/// Presses the keys that undo, or redo.
fn undo(page: &Page) {
    page.press_with(Key::Control, "z");
}

fn redo(page: &Page) {
    page.press_with(Key::Control, "y");
}

#[test]
fn step_by_step_to_the_start_and_on_again() {
    journey(|page| {
        begin_with(page, ORDERS);
        page.button("Duplicate orders").click();
        page.button("Done").click();
        page.button("Remove orders").click();
        page.button("Clear").click();
        let plans = ["", "orders-2", "orders, orders-2", "orders"];
        check(|| databases(page), plans[0]);
        for shown in &plans[1..] {
            page.button("Undo").click();
            check(|| databases(page), shown);
        }
        for shown in plans.iter().rev().skip(1) {
            page.button("Redo").click();
            check(|| databases(page), shown);
        }
        // Without a step the button does nothing, and stays.
        page.button("Redo").click();
        check(|| page.focus(), "button Redo");
        check_kept(page, "", "");
        // What is done now takes the place of what was undone.
        page.button("Undo").click();
        page.button("Undo").click();
        check(|| databases(page), "orders, orders-2");
        page.button("Remove orders-2").click();
        page.button("Redo").click();
        pause(page);
        assert_eq!(databases(page), "orders");
    });
}

#[test]
fn by_the_keys_of_each_platform() {
    journey(|page| {
        begin_with(page, ORDERS);
        page.button("Remove orders").click();
        check(|| databases(page), "");
        undo(page);
        check(|| databases(page), "orders");
        redo(page);
        check(|| databases(page), "");
        undo(page);
        check(|| databases(page), "orders");
        let press = |modifiers: u32, key: &str| {
            let press = "
                const [held, key] = arguments;
                const modifiers = { ctrlKey: !!(held & 2), metaKey: !!(held & 4), shiftKey: !!(held & 8) };
                document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...modifiers }));
            ";
            page.browser().script(press, vec![json!(modifiers), json!(key)]).expect("a key is pressed");
        };
        let (control, meta, shift) = (2, 4, 8);
        press(control + shift, "Z");
        check(|| databases(page), "");
        press(meta, "z");
        check(|| databases(page), "orders");
        press(meta + shift, "z");
        check(|| databases(page), "");
    });
}

#[test]
fn what_is_typed_into_a_field_is_one_step() {
    journey(|page| {
        begin_with(page, ORDERS);
        page.button("orders …").click();
        page.field("Name").type_text("-in-ohio");
        page.button("Done").click();
        check(|| databases(page), "orders-in-ohio");
        page.button("Undo").click();
        check_kept(page, "orders", ORDERS);
        page.button("Redo").click();
        check_kept(page, "orders-in-ohio", "_s.aws.us-east-2.Norders-in-ohio");
    });
}

/// Types into the field of a name, takes that back by so many presses more than
/// there are letters, and does it again.
fn check_there_and_back(presses_too_many: usize) {
    journey(|page| {
        begin_with(page, ORDERS);
        // On the next visit there is no step before what is typed.
        page.browser().reload();
        page.button("orders …").click();
        let name = page.field("Name");
        name.type_text("-in-ohio");
        // The browser takes back letter by letter what was typed so evenly.
        let presses = "-in-ohio".len() + presses_too_many;
        (0..presses).for_each(|_| undo(page));
        check(|| name.value(), "orders");
        (0..presses).for_each(|_| redo(page));
        check(|| name.value(), "orders-in-ohio");
        page.button("Done").click();
        check_kept(page, "orders-in-ohio", "_s.aws.us-east-2.Norders-in-ohio");
    });
}

#[test]
fn nothing_typed_is_lost_in_the_field_itself() {
    check_there_and_back(0);
}

#[test]
fn nothing_typed_is_lost_by_one_press_too_many() {
    check_there_and_back(1);
}

#[test]
fn typing_after_an_undo_is_kept() {
    journey(|page| {
        begin_with(page, ORDERS);
        page.button("orders …").click();
        let name = page.field("Name");
        name.replace("ledger");
        undo(page);
        name.replace("search");
        page.button("Done").click();
        check_kept(page, "search", "_s.aws.us-east-2.Nsearch");
        for _ in 0..5 {
            page.button("Undo").click();
        }
        for _ in 0..5 {
            page.button("Redo").click();
        }
        check_kept(page, "search", "_s.aws.us-east-2.Nsearch");
    });
}

#[test]
fn a_region_that_is_half_typed_is_not_lost() {
    journey(|page| {
        begin_with(page, ORDERS);
        page.button("orders …").click();
        page.combobox("Regions").type_text("eu-");
        pause(page);
        page.press("west-1");
        page.button("Undo").click();
        check(|| page.list("Regions: entered").entries(), "us-east-2 Ohio");
        page.button("Redo").click();
        check(|| page.list("Regions: entered").entries(), "us-east-2 Ohio\neu-west-1 Ireland");
    });
}

#[test]
fn the_way_back_leads_to_the_plan_before() {
    journey(|page| {
        begin_with(page, ORDERS);
        paste(page, "Name\tType\tCloud\tRegion\nledger\tManaged Clusters\tGoogle Cloud\tus-east1\n");
        bring_in(page, 1, "Add to the plan");
        check_kept(page, "orders, ledger", BOTH);

        page.browser().back();
        check_kept(page, "orders", ORDERS);
        page.browser().forward();
        check_kept(page, "orders, ledger", BOTH);
        page.browser().back();
        check_kept(page, "orders", ORDERS);

        // Each way was a step.
        page.button("Undo").click();
        check_kept(page, "orders, ledger", BOTH);
        page.button("Redo").click();
        check_kept(page, "orders", ORDERS);
    });
}

#[test]
fn what_is_written_on_the_way_back_harms_no_other_entry() {
    // The browser takes longer to tell of the way back than the page waits
    // before it writes an address.
    let slowly = "addEventListener('popstate', () => {
        const end = performance.now() + 600;
        while (performance.now() < end);
    });
    addEventListener('click', () => setTimeout(() => history.back(), 50), { once: true });";
    journey(|page| {
        begin_with(page, ORDERS);
        page.browser().script(slowly, vec![]).expect("the page hears of the way back");
        page.button("Clear").click();
        check_kept(page, "orders", ORDERS);
    });
}

#[test]
fn the_way_back_keeps_what_is_not_complete() {
    let unfinished = "_s.aws.us-east-2.Norders_s.aws.Nledger";
    journey(|page| {
        open(page, &format!("#1{unfinished}"));
        check(|| kept(page), unfinished);
        paste(page, "Name\tType\tCloud\tRegion\nsearch\tServerless\tAWS\tus-west-2\n");
        bring_in(page, 1, "Add to the plan");
        let all = format!("{unfinished}_s.aws.us-west-2.Nsearch");
        check(|| kept(page), &all);
        page.browser().back();
        check(|| kept(page), unfinished);
        page.browser().forward();
        check(|| kept(page), &all);
    });
}

#[test]
fn the_way_back_loses_nothing_that_was_typed_since() {
    journey(|page| {
        begin_with(page, ORDERS);
        page.button("Duplicate orders").click();
        page.button("Done").click();
        page.button("Remove orders").click();
        check(|| databases(page), "orders-2");
        plan(page, "ledger / Astra Managed Clusters / Google Cloud / us-east1");
        check(|| databases(page), "orders-2, ledger");
        page.browser().back();
        check(|| databases(page), "orders, orders-2");
        page.button("Undo").click();
        check(|| databases(page), "orders-2, ledger");
    });
}
