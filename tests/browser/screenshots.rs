//! The picture of the README.

use super::journey::journey;
use super::layout::show;
use serde_json::json;
use std::env;
use std::fs;
use thirtyfour::support::base64_decode;

#[test]
#[ignore = "takes a picture, and checks nothing"]
fn screenshot() {
    let path = env::var_os("README_SCREENSHOT").expect("README_SCREENSHOT names the file");
    journey(|page| {
        page.button("Two types in three regions").click();
        page.heading("You need 6 customer keys, …").wait();
        page.region("Picture").wait();
        show(page, 1280, 800, "light");
        let picture = page.browser().devtools("Page.captureScreenshot", json!({ "format": "png" }));
        let picture =
            base64_decode(picture["data"].as_str().expect("a picture is text")).expect("in base 64");
        fs::write(path, picture).expect("the picture can be written");
    });
}
