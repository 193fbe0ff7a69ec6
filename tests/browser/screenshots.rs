//! Pictures of the page for people to look at.

use super::journey::journey;
use super::layout::show;
use super::page::Page;
use super::planning::plan;
use serde_json::json;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use thirtyfour::Key;
use thirtyfour::support::base64_decode;

/// Takes a picture of what the screen shows.
fn take(page: &Page, path: &Path) {
    let picture = page.browser().devtools("Page.captureScreenshot", json!({ "format": "png" }));
    let picture = base64_decode(picture["data"].as_str().expect("a picture is text")).expect("in base 64");
    fs::write(path, picture).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// Brings the page into a state and takes its pictures.
fn state(name: &str, steps: impl FnOnce(&Page)) {
    let folder = env::var_os("SCREENSHOTS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/screenshots"), PathBuf::from);
    fs::create_dir_all(&folder).expect("the folder can be made");
    journey(|page| {
        steps(page);
        for width in [1280, 375] {
            for scheme in ["light", "dark"] {
                // A screen on which the whole page stands, and its answer.
                show(page, width, 8_000, scheme);
                show(page, width, page.height(), scheme);
                take(page, &folder.join(format!("{name}-{width}-{scheme}.png")));
            }
        }
    });
}

/// The documentation's example.
fn six_combinations(page: &Page) {
    page.button("Two types in three regions").click();
    page.heading("You need 6 customer keys, …").wait();
}

#[test]
#[ignore = "takes pictures, and checks nothing"]
fn screenshot() {
    state("empty", |_| {});
    state("one-row-being-edited", |page| {
        plan(page, "orders / Astra DB Serverless / AWS / us-east-2 ap-south-1");
        page.button("orders …").click();
        page.combobox("Regions").type_text("eu");
        page.option("eu-west-1 …").wait();
    });
    state("six-combinations", |page| {
        six_combinations(page);
        page.button("Serverless: AWS ap-south-1 …").click();
    });
    state("problems", |page| {
        plan(
            page,
            "
                orders / Astra DB Serverless / AWS / us-east1 us-est-1
                orders / Astra DB Serverless / Google Cloud / us-east1 us-east-4 us-east1
                core / Astra Managed Clusters / Azure / westus3 nowhere!
            ",
        );
        page.button("Add database").click();
        page.button("Done").click();
    });
    state("registered-and-surplus", |page| {
        plan(
            page,
            "
                orders / Astra DB Serverless / AWS / us-east-2
                search / Astra DB Serverless / AWS / us-east-2 eu-west-1
            ",
        );
        page.button("orders …").click();
        page.combobox("Status").choose("Exists already");
        page.button("Done").click();
        for (region, key) in [
            ("us-east-2", "arn:aws:kms:us-east-2:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555"),
            ("eu-central-1", "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-1111-2222-333344446666"),
        ] {
            page.button("Add registered key").click();
            page.combobox("Region").type_text(region);
            page.press(Key::Enter);
            page.field("Key identifier").type_text(key);
            page.button("Done").click();
        }
    });
    state("all-unsupported", |page| {
        plan(
            page,
            "
                core / Astra Managed Clusters / Azure / westus3
                edge / Astra Managed Clusters / Azure / eastus westeurope
            ",
        );
    });
    if let Some(path) = env::var_os("README_SCREENSHOT") {
        journey(|page| {
            six_combinations(page);
            show(page, 1280, 800, "light");
            take(page, Path::new(&path));
        });
    }
}
