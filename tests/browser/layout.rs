//! That nothing is cut off: narrow and wide, light and dark.

use super::driver::Engine;
use super::journey::journey;
use super::page::{Page, check};
use super::planning::plan;
use super::visit::text;
use serde_json::json;

/// The least width of WebKit's window; for a smaller one it would lose the focus.
const LEAST_WINDOW: u32 = 500;

/// Shows the page as a screen of this size would.
pub fn show(page: &Page, width: u32, height: u32, scheme: &str) {
    if Engine::chosen() != Engine::Chromium {
        // Their windows have a least width, and the colours of the system.
        if Engine::chosen() != Engine::WebKit || width >= LEAST_WINDOW {
            page.browser().resize(width, height);
        }
        return;
    }
    page.browser().devtools(
        "Emulation.setDeviceMetricsOverride",
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
    );
    page.browser().devtools(
        "Emulation.setEmulatedMedia",
        json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] }),
    );
    // Whoever looks at once would see some of the screen before.
    check(|| text(page, "return String(innerWidth)"), &width.to_string());
}

/// What does not fit, on any screen: the page may scroll down, never to the
/// side.
fn cut_off(page: &Page, state: &str) -> String {
    let mut found = String::new();
    for width in [1280, 375, 320] {
        for scheme in ["light", "dark"] {
            show(page, width, 900, scheme);
            let cut_off = page.cut_off();
            if !cut_off.is_empty() {
                found.push_str(&format!("{state}, {width}, {scheme}:\n{cut_off}\n"));
            }
        }
    }
    // The next steps need the size that they were thought for.
    show(page, 1280, 900, "light");
    found
}

#[test]
fn nothing_is_cut_off() {
    journey(|page| {
        let mut found = cut_off(page, "empty");
        page.button("Two types in three regions").click();
        page.heading("You need 6 customer keys, …").wait();
        page.button("Serverless: Google Cloud us-east1 …").click();
        found += &cut_off(page, "six keys, one of them open");
        page.button("database-1 …").click();
        page.combobox("Regions").type_text("us-e");
        page.option("us-east-1 …").wait();
        found += &cut_off(page, "a row being edited");
        page.combobox("Regions").type_text("st-1");
        page.button("Done").click();
        page.region("Cautions").wait();
        found += &cut_off(page, "an unknown region");
        plan(page, "core / Astra Managed Clusters / Azure / westus3 notaregion-");
        page.region("Blockers").wait();
        found += &cut_off(page, "what is not covered, and what was not read");
        assert_eq!(found, "");
    });
}
