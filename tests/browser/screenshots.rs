//! The picture of the README.

use super::journey::journey;
use super::layout::show;
use std::env;
use std::fs;

#[test]
#[ignore = "takes a picture, and checks nothing"]
fn screenshot() {
    let path = env::var_os("README_SCREENSHOT").expect("README_SCREENSHOT names the file");
    journey(|page| {
        page.button("Two types in three regions").click();
        page.heading("You need 6 customer keys, …").wait();
        page.button("Save as SVG").wait();
        show(page, 1280, 800, "light");
        fs::write(path, page.picture()).expect("the picture can be written");
    });
}
