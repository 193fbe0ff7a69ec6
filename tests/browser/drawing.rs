//! The picture: that it is drawn, follows the tables, and can be saved.

use super::journey::journey;
use super::page::{Page, check};
use super::planning::plan;
use serde_json::json;

/// What the picture shows, in the order in which it is drawn: its boxes.
fn boxes(page: &Page) -> String {
    let all = "return [...document.querySelectorAll('#picture g')].map((box) => box.firstChild.textContent)";
    let boxes = page.browser().script(all, Vec::new()).unwrap();
    let boxes = boxes.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned());
    boxes.collect::<Vec<_>>().join("\n")
}

/// How many lines there are, and how many of them are lit.
fn lines(page: &Page) -> String {
    let counts = "const all = [...document.querySelectorAll('#picture .line')];
                  return `${all.length}, ${all.filter((line) => line.matches('[data-lit]')).length} lit`";
    page.browser().script(counts, Vec::new()).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn databases_meet_their_keys() {
    journey(|page| {
        assert_eq!(boxes(page), "");
        plan(
            page,
            "
                orders / Astra DB Serverless / AWS / us-east-2 ap-south-1
                carts / Astra DB Serverless / AWS / us-east-2
                core / Astra Managed Clusters / Azure / westus3
            ",
        );
        check(
            || boxes(page),
            "
                orders · Serverless · AWS
                carts · Serverless · AWS
                core · Managed Clusters · Azure
                ap-south-1 Asia Pacific (Mumbai) · Serverless · AWS · to create
                us-east-2 US East (Ohio) · Serverless · AWS · to create
                Astra-provided key · No customer key covers these.
            ",
        );
        page.button("Add database").take_focus();
        check(|| lines(page), "4, 0 lit");
        // Where the focus is, its lines are lit.
        page.button("Serverless: AWS us-east-2 …").take_focus();
        check(|| lines(page), "4, 2 lit");
        page.button("orders …").take_focus();
        check(|| lines(page), "4, 2 lit");
        page.region("Not covered, or not known to be").button("core").take_focus();
        check(|| lines(page), "4, 1 lit");
        page.button("Add database").take_focus();
        check(|| lines(page), "4, 0 lit");
    });
}

#[test]
fn many_deployments_are_a_grid() {
    journey(|page| {
        let rows: String =
            (1..=41).map(|number| format!("db{number}\tServerless\tAWS\tus-east-2\n")).collect();
        super::bringing::paste(page, &format!("Name\tType\tCloud\tRegion\n{rows}"));
        super::bringing::bring_in(page, 41, "Bring it in");
        check(|| boxes(page), "Serverless · AWS us-east-2 · 41 databases · to create");
        check(|| lines(page), "0, 0 lit");
    });
}

#[test]
fn the_picture_is_a_file() {
    journey(|page| {
        // What is offered is caught before it becomes a file.
        let catch = "window.saved = []; HTMLAnchorElement.prototype.click = function () {
            fetch(this.href).then((file) => file.blob()).then((file) => saved.push(`${this.download} ${file.type}`));
        }";
        page.browser().devtools("Page.setBypassCSP", json!({ "enabled": true }));
        page.browser().reload();
        page.browser().script(catch, Vec::new()).unwrap();
        page.button("Two types in three regions").click();
        page.button("Save as SVG").click();
        page.button("Save as PNG").click();
        let saved = || {
            let saved = page.browser().script("return saved.sort().join('\\n')", Vec::new()).unwrap();
            saved.as_str().unwrap().to_owned()
        };
        check(saved, "astra-cmek-plan.png image/png\nastra-cmek-plan.svg image/svg+xml");
    });
}
