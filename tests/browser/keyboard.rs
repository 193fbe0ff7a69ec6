//! The page without a mouse, and what a screen reader hears of it.

use super::journey::journey;
use super::page::check;
use super::planning::answer;
use thirtyfour::Key;

#[test]
fn from_the_empty_page_to_the_answer_and_back() {
    journey(|page| {
        let focus = |expected: &str| check(|| page.focus(), expected);

        // Behind the head there is nothing before the plan.
        for expected in [
            "link Prepare to use customer keys with Astra DB Serverless",
            "link Prepare to use customer keys with Astra Managed Clusters",
            "button Shortcuts",
            "combobox Theme",
            "button Add database",
        ] {
            page.press(Key::Tab);
            focus(expected);
        }

        page.press(Key::Enter);
        focus("textbox Name");
        page.press("orders");
        page.press(Key::Tab);
        focus("combobox Organization");
        page.press(Key::Tab);
        focus("combobox Database type");
        page.press("Astra M");
        page.press(Key::Tab);
        focus("combobox Cloud provider");
        page.press("G");
        page.press(Key::Tab);
        focus("combobox Regions");
        page.press("europe lon");
        page.option("europe-west2 …").wait();
        // The only one; the arrow comes back to it.
        page.press(Key::Down);
        page.press(Key::Enter);
        check(|| page.list("Regions: entered").entries(), "europe-west2 London, England");
        focus("combobox Regions");
        page.press("us-east");
        page.option("us-east1 …").wait();
        page.press(Key::Escape);
        page.option("us-east1 …").absent();
        // With the list shut, Enter takes the text as it is, and it is half a code.
        page.press("1");
        page.press(Key::Escape);
        page.press(Key::Enter);
        focus("combobox Regions");
        // With nothing typed it is that of the form.
        page.press(Key::Enter);
        let line = "Managed Clusters · Google Cloud · europe-west2 London, England, us-east1 Moncks Corner, South Carolina";
        focus(&format!("button orders {line}"));

        // A copy opens, as a new row does.
        page.press(Key::Tab);
        focus("button Duplicate orders");
        page.press(Key::Enter);
        focus("textbox Name");
        check(|| page.field("Name").value(), "orders-2");
        page.press(Key::Enter);
        focus(&format!("button orders-2 {line}"));

        // The row that follows takes the focus of one that is removed.
        page.press_with(Key::Shift, Key::Tab);
        focus("button Remove orders");
        page.press(Key::Enter);
        focus(&format!("button orders-2 {line}"));
        page.press(Key::Tab);
        page.press(Key::Tab);
        focus("button Remove orders-2");
        page.press(Key::Enter);
        focus("button Add database");
        page.heading("Add a database to see which customer keys it needs.").wait();

        page.tab_to("button Undo this");
        page.press(Key::Enter);
        focus("button Add database");
        page.tab_to("button Managed Clusters: Google Cloud us-east1 …");
        page.press(Key::Space);
        let keys = page.region("Customer keys");
        check(|| keys.text().contains("Create a key in Cloud KMS in us-east1.").to_string(), "true");
        page.press(Key::Space);
        check(
            || answer(page),
            "
                You need 2 customer keys, all still to create.
                1 database, 2 deployments: 2 covered by customer keys.
                Database type | Provider and region | Databases | State
                Managed Clusters | Google Cloud europe-west2 London, England | orders-2 | to create
                Managed Clusters | Google Cloud us-east1 Moncks Corner, South Carolina | orders-2 | to create
            ",
        );
    });
}

#[test]
fn the_focus_goes_on_when_the_row_before_an_open_one_is_removed() {
    journey(|page| {
        super::planning::plan(
            page,
            "
                orders / Astra DB Serverless / AWS / us-east-2
                search / Astra DB Serverless / AWS / us-east-2
            ",
        );
        page.button("search …").click();
        page.button("Remove orders").click();
        check(|| page.focus(), "textbox Name");
        check(|| page.field("Name").value(), "search");
    });
}

#[test]
fn the_outcome_is_said_once_after_a_pause() {
    journey(|page| {
        page.button("Add database").click();
        let regions = page.combobox("Regions");
        page.listen();
        // The count changes with each region.
        regions.type_at_once("us-east-2,ap-south-1,eu-west-1");
        let three = "You need 3 customer keys, all still to create. 1 database, 3 deployments: 3 covered by customer keys. 2 notes";
        check(|| page.heard("You need"), three);
        regions.type_at_once(",sa-east-1");
        let four = "You need 4 customer keys, all still to create. 1 database, 4 deployments: 4 covered by customer keys. 2 notes";
        check(|| page.heard("You need"), &format!("{three}\n{four}"));
    });
}
