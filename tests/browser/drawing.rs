//! The picture: that it is drawn, follows the tables, and can be saved.

use super::driver::Engine;
use super::journey::journey;
use super::page::{Page, check};
use super::planning::plan;
use super::visit::{prepare, text};
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
    // What is scrolled below its pointer lights up as well, which rests where the
    // last click was; the focus is to have the last word.
    if Engine::chosen() == Engine::WebKit {
        text(page, "document.activeElement.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))");
    }
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
        // A box that is pressed leads to its row, and lights up what is joined to it.
        let press = "for (const box of document.querySelectorAll('#picture g'))
            if (box.textContent.startsWith(arguments[0])) box.dispatchEvent(new MouseEvent('click', { bubbles: true }))";
        for (name, focus, lit) in [
            ("carts", "button carts …", "4, 1 lit"),
            ("us-east-2", "button Serverless: AWS us-east-2 …", "4, 2 lit"),
            ("Astra-provided", "button core", "4, 1 lit"),
        ] {
            page.browser().script(press, vec![json!(name)]).unwrap();
            check(|| page.focus().starts_with(focus.trim_end_matches('…')).to_string(), "true");
            check(|| lines(page), lit);
        }
    });
}

#[test]
fn many_deployments_are_a_grid() {
    journey(|page| {
        let region = |number| if number == 0 { "us-east-2" } else { "eu-west-1" };
        let rows: String =
            (0..41).map(|number| format!("db{number}\tServerless\tAWS\t{}\n", region(number))).collect();
        super::bringing::paste(page, &format!("Name\tType\tCloud\tRegion\n{rows}"));
        super::bringing::bring_in(page, 41, "Bring it in");
        check(
            || boxes(page),
            "
                Serverless · AWS eu-west-1 · 40 databases · to create
                Serverless · AWS us-east-2 · 1 database · to create
            ",
        );
        check(|| lines(page), "0, 0 lit");
        // A row of the table lights its cell, and no other.
        page.button("Serverless: AWS us-east-2 …").take_focus();
        check(
            || {
                text(
                    page,
                    "return [...document.querySelectorAll('#picture g[data-lit]')].map((cell) => cell.textContent).join('\\n')",
                )
            },
            "Serverless · AWS us-east-2 · 1 database · to create1 database",
        );
        for width in [1280, 375] {
            super::layout::show(page, width, 900, "light");
            check(|| page.cut_off(), "");
        }
    });
}

#[test]
fn every_text_stays_in_its_box() {
    journey(|page| {
        plan(
            page,
            "
                a-database-with-a-name-that-nobody-can-read-at-one-glance / Astra DB Serverless / AWS / ap-south-1
                WMWMWMWMWMWM / Astra Managed Clusters / Google Cloud / northamerica-northeast1 us-east1
                ledger / Astra Managed Clusters / Azure / westus3
            ",
        );
        check(|| boxes(page).lines().count().to_string(), "7");
        check(
            || {
                text(
                    page,
                    "
                    const right = (shape) => shape.getBBox().x + shape.getBBox().width;
                    const boxes = [...document.querySelectorAll('#picture g')];
                    const leave = (box) => [...box.querySelectorAll('text')]
                        .filter((words) => right(words) > right(box.querySelector('rect')));
                    return boxes.flatMap(leave).map((words) => words.textContent).join('\\n');
                    ",
                )
            },
            "",
        );
    });
}

#[test]
fn the_picture_is_a_file() {
    journey(|page| {
        // What is offered is caught before it becomes a file.
        prepare(
            page,
            "
            window.saved = [];
            const blobs = new Map();
            const offer = URL.createObjectURL;
            URL.createObjectURL = (blob) => {
                const url = offer.call(URL, blob);
                blobs.set(url, blob);
                return url;
            };
            HTMLAnchorElement.prototype.click = async function () {
                const { download, href } = this;
                const start = (await blobs.get(href).text()).slice(0, 4);
                saved.push(`${download} ${blobs.get(href).type} ${start.slice(-3)}`);
            };
            ",
        );
        page.browser().reload();
        page.button("Two types in three regions").click();
        page.button("Save as SVG").click();
        page.button("Save as PNG").click();
        check(
            || text(page, "return saved.sort().join('\\n')"),
            "astra-cmek-plan.png image/png PNG\nastra-cmek-plan.svg image/svg+xml svg",
        );
    });
}
