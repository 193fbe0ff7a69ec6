//! What the browser keeps: everything that was typed, and nothing that was
//! forgotten.

use super::journey::journey;
use super::page::{Page, check};
use super::planning::plan;
use super::visit::{
    address, asked, begin_with, check_kept, databases, keep, kept, open, pause, prepare, said, text,
};

const ORDERS: &str = "orders / Astra DB Serverless / AWS / us-east-2";

#[test]
fn a_plan_is_kept_as_it_is_typed() {
    journey(|page| {
        assert_eq!(kept(page), "");
        plan(page, ORDERS);
        check_kept(page, "orders", "_s.aws.us-east-2.Norders");
        page.button("Duplicate orders").click();
        check(|| kept(page), "_s.aws.us-east-2.Norders_s.aws.us-east-2.Norders-2");
        page.button("Clear").click();
        check(|| kept(page), "");
        check(|| address(page), "");
    });
}

#[test]
fn what_was_typed_last_outlives_a_reload() {
    journey(|page| {
        plan(page, ORDERS);
        page.button("orders …").click();
        // There is no pause between the last key and the reload.
        page.field("Name").type_at_once("-in-ohio");
        page.browser().reload();
        check_kept(page, "orders-in-ohio", "_s.aws.us-east-2.Norders-in-ohio");
        page.button("orders-in-ohio …").click();
        page.combobox("Regions").type_at_once("eu-west-1");
        page.browser().reload();
        page.button("orders-in-ohio Serverless · AWS · us-east-2 Ohio, eu-west-1 Ireland").wait();
    });
}

#[test]
fn an_unfinished_plan_is_kept_as_it_stands() {
    journey(|page| {
        page.button("Add database").click();
        page.field("Name").type_text("orders");
        page.combobox("Regions").type_text("us-east1");
        page.button("Done").click();
        let row = "orders Serverless · AWS · us-east1 …";
        page.button(row).wait();
        page.browser().reload();
        page.button(row).wait();
        page.button("Add registered key").click();
        page.field("Key identifier").type_at_once("arn:aws:kms");
        page.browser().reload();
        check(|| said(page, "arn:aws:kms").lines().count().to_string(), "1");
    });
}

/// Every text that is offered as a file from now on, instead of a file.
fn catch_files(page: &Page) {
    let script = "
        HTMLAnchorElement.prototype.click = () => {};
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { window.offered = blob; return make.call(URL, blob); };
    ";
    page.browser().script(script, Vec::new()).expect("a file can be caught");
}

#[test]
fn what_cannot_be_read_stays_until_it_is_discarded() {
    journey(|page| {
        open(page, "");
        keep(page, "9abc");
        let is_untouched = || {
            check(|| asked(page), "Save it as a file, Discard it");
            pause(page);
            assert_eq!(kept(page), "9abc");
        };
        open(page, "");
        is_untouched();
        assert!(said(page, "could not be read").contains("version 9"));
        // Somebody goes on without an answer.
        plan(page, ORDERS);
        is_untouched();
        page.browser().reload();
        is_untouched();
        check(|| databases(page), "orders");

        catch_files(page);
        page.button("Save it as a file").click();
        check(|| text(page, "return window.offered?.text()"), "9abc");
        is_untouched();

        page.button("Discard it").click();
        check(|| asked(page), "");
        check_kept(page, "orders", "_s.aws.us-east-2.Norders");
    });
}

/// Fills the storage up.
const FULL: &str =
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";

/// Makes the storage fail in its own way, and plans all the same.
fn check_without_storage(script: &str) {
    journey(|page| {
        prepare(page, script);
        open(page, "");
        page.listen();
        plan(page, ORDERS);
        check(|| said(page, "keeps nothing").lines().count().to_string(), "1");
        page.button("orders …").click();
        page.field("Name").type_text("-2");
        page.button("Done").click();
        check(|| address(page), "_s.aws.us-east-2.Norders-2");
        page.heading("You need 1 customer key, still to create.").wait();
        // However often it fails, it is said once.
        assert_eq!(said(page, "keeps nothing").lines().count(), 1);
        assert!(page.heard("keeps nothing").lines().count() <= 1, "{}", page.heard("keeps nothing"));
        // The address has it still.
        page.browser().reload();
        check(|| databases(page), "orders-2");
        open(page, "#1_m.gcp.us-east1.Nledger");
        check(|| databases(page), "ledger");
        assert_eq!(asked(page), "");
    });
}

#[test]
fn a_browser_that_blocks_its_storage() {
    check_without_storage(
        "Object.defineProperty(window, 'localStorage', {
            get() { throw new DOMException('blocked', 'SecurityError'); },
        });",
    );
}

#[test]
fn a_browser_whose_storage_is_full() {
    check_without_storage(FULL);
}

#[test]
fn a_storage_that_fills_up_does_not_roll_the_plan_back() {
    journey(|page| {
        begin_with(page, "_s.aws.us-east-2.Norders");
        prepare(page, FULL);
        open(page, "");
        page.button("Duplicate orders").click();
        page.button("Done").click();
        check(|| address(page), "_s.aws.us-east-2.Norders_s.aws.us-east-2.Norders-2");
        page.browser().reload();
        check(|| databases(page), "orders, orders-2");
        check(|| asked(page), "Use the other one, Keep this one, Merge both");
        assert_eq!(kept(page), "_s.aws.us-east-2.Norders");
    });
}

#[test]
fn what_was_forgotten_comes_back_only_when_asked_for() {
    journey(|page| {
        begin_with(page, "_s.aws.us-east-2.Norders");
        page.button("Clear").click();
        check(|| kept(page), "");
        page.button("Forget everything").click();
        page.button("Keep it").click();
        page.button("Undo").click();
        check_kept(page, "orders", "_s.aws.us-east-2.Norders");

        page.button("One database in two regions").absent();
        page.disclosure("The documentation's examples").click();
        page.button("One database in two regions").click();
        check(|| databases(page), "database-1");
        page.button("Forget everything").click();
        page.button("Forget it all").click();
        check(|| databases(page), "");
        check(|| kept(page), "");
        check(|| address(page), "");
        page.press_with(thirtyfour::Key::Control, "z");
        pause(page);
        assert_eq!(databases(page), "");

        // The history of the browser is not the planner's to forget.
        page.browser().back();
        check(|| databases(page), "orders");
        check(|| asked(page), "Use it");
        pause(page);
        assert_eq!(kept(page), "");
        page.button("Use it").click();
        check_kept(page, "orders", "_s.aws.us-east-2.Norders");
    });
}
