//! How the page behaves to whoever uses it: its theme, its shortcuts, what leads
//! where, and that nothing jumps.

use super::driver::Engine;
use super::journey::journey;
use super::page::{Page, check};
use super::planning::{plan, six_combinations};
use super::visit::{databases, open, pause, prepare, scheme, text};
use serde_json::json;
use thirtyfour::Key;

#[test]
fn the_theme_is_kept() {
    journey(|page| {
        let scheme = || scheme(page);
        check(scheme, "light dark");
        page.combobox("Theme").choose("Dark");
        check(scheme, "dark");
        open(page, "");
        check(scheme, "dark");
        check(|| page.combobox("Theme").value(), "dark");
        page.combobox("Theme").choose("Light");
        check(scheme, "light");
        page.combobox("Theme").choose("System theme");
        open(page, "");
        check(scheme, "light dark");
    });
}

#[test]
fn a_theme_that_nobody_offers_is_the_systems() {
    journey(|page| {
        page.browser()
            .script("localStorage.setItem('astra-cmek-planner.theme', 'pink')", Vec::new())
            .unwrap();
        open(page, "");
        check(|| page.combobox("Theme").value(), "");
        check(|| scheme(page), "light dark");
    });
}

#[test]
fn letters_are_shortcuts_where_nothing_is_typed() {
    journey(|page| {
        page.button("Shortcuts").take_focus();
        page.press("a");
        check(|| page.focus(), "textbox Name");
        // Here it is a letter.
        page.press("da");
        check(|| page.field("Name").value(), "da");
        page.combobox("Regions").type_text("us-east-2");
        page.press(Key::Enter);
        page.button("Done").click();
        check(|| databases(page), "da");
        check(|| page.focus(), "button da Serverless · AWS · us-east-2 Ohio");
        page.press("d");
        check(|| page.field("Name").value(), "da-2");
        page.button("Done").click();
        check(|| databases(page), "da, da-2");
        super::sharing::allow_clipboard(page, "granted");
        page.press("c");
        check(|| page.text().contains("Copied.").to_string(), "true");
        page.button("Shortcuts").take_focus();
        page.press("i");
        check(|| page.focus(), "textbox Paste here");
        check(|| page.field("Paste here").value(), "");
    });
}

#[test]
fn the_shortcuts_are_listed_and_can_be_switched_off() {
    journey(|page| {
        page.button("Add database").take_focus();
        page.press("?");
        page.heading("Shortcuts").wait();
        // In the list, letters do nothing.
        page.press("a");
        page.checkbox("Single letters are shortcuts").click();
        page.press(Key::Escape);
        page.heading("Shortcuts").absent();
        check(|| page.focus(), "button Add database");
        page.press("a?");
        pause(page);
        check(|| page.focus(), "button Add database");
        page.button("Shortcuts").click();
        check(|| page.checkbox("Single letters are shortcuts").is_checked().to_string(), "false");
        page.checkbox("Single letters are shortcuts").click();
        page.button("Close").click();
        page.press("a");
        check(|| page.focus(), "textbox Name");
    });
}

#[test]
fn what_is_wrong_leads_to_its_field() {
    journey(|page| {
        plan(page, "core / Astra Managed Clusters / AWS / us-east-2 nowhere!");
        page.region("Entries to check").button("“nowhere!” is no region code of AWS.").click();
        check(|| page.focus(), "combobox Regions");
    });
}

#[test]
fn regions_are_chosen_from_a_native_list_too() {
    journey(|page| {
        page.button("Add database").click();
        page.combobox("Cloud provider").choose("Azure");
        page.disclosure("Choose from a plain list").click();
        page.combobox("Region of the list").choose("westeurope, West Europe");
        page.button("Add").click();
        check(|| page.list("Regions: entered").entries(), "westeurope West Europe");
        check(|| page.focus(), "button Add");
        page.button("Done").click();
        page.button("Add registered key").click();
        page.combobox("Cloud provider").choose("AWS");
        page.disclosure("Choose from a plain list").click();
        page.combobox("Region of the list").choose("us-east-2, US East (Ohio)");
        page.button("Take").click();
        check(|| page.combobox("Region").value(), "us-east-2");
    });
}

#[test]
fn the_list_of_regions_opens_by_its_button() {
    journey(|page| {
        page.button("Add database").click();
        page.button("Show the regions").click();
        page.option("us-east-1 …").click();
        check(|| page.list("Regions: entered").entries(), "us-east-1 N. Virginia");
        check(|| page.focus(), "combobox Regions");
        page.button("Show the regions").click();
        page.option("us-east-2 …").wait();
        page.button("Show the regions").click();
        page.option("us-east-2 …").absent();
    });
}

/// How far things moved that nobody moved, as the browser counts it.
fn shift(page: &Page) -> f64 {
    let shift = "return new Promise((done) => {
        let all = 0;
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) if (!entry.hadRecentInput) all += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(all), 1000);
    })";
    page.browser().script(shift, Vec::new()).unwrap().as_f64().unwrap()
}

#[test]
fn nothing_jumps() {
    if Engine::chosen() != Engine::Chromium {
        return;
    }
    for width in [1280, 375] {
        journey(|page| {
            super::layout::show(page, width, 900, "light");
            let most = |when: &str| {
                let moved = shift(page);
                assert!(moved <= 0.02, "{when}, {width}: {moved}");
            };
            page.browser().reload();
            page.button("Add database").wait();
            most("the empty page");
            open(page, "#1_s.aws.us-east-2.ap-south-1.Norders_m.gcp.us-east1.Nledger");
            page.region("Picture").wait();
            most("a link");
        });
    }
}

#[test]
fn forced_colours_and_reduced_motion() {
    if Engine::chosen() != Engine::Chromium {
        return;
    }
    journey(|page| {
        six_combinations(page);
        for (name, value) in [("forced-colors", "active"), ("prefers-reduced-motion", "reduce")] {
            let media = json!({ "features": [{ "name": name, "value": value }] });
            page.browser().devtools("Emulation.setEmulatedMedia", media);
            super::states::judge(page, name);
        }
        page.browser().devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [{ "name": "forced-colors", "value": "active" }] }),
        );
        // What has the colour of its ground cannot be read; axe does not look here.
        check(
            || {
                text(
                    page,
                    "
                    const isLost = (button) => {
                        const { color, backgroundColor } = getComputedStyle(button);
                        return color === backgroundColor;
                    };
                    return [...document.querySelectorAll('button')].filter(isLost).map(({ id }) => id).join(' ');
                    ",
                )
            },
            "",
        );
    });
}

/// The room in and between lines that WCAG 1.4.12 asks for.
#[test]
fn text_may_be_spaced_out() {
    journey(|page| {
        // Before the page, since its policy refuses styles that come later.
        prepare(page, "
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
                               p { margin-block-end: 2em !important; }`);
            document.adoptedStyleSheets = [sheet];
        ");
        page.browser().reload();
        plan(page, "core / Astra Managed Clusters / Azure / westus3 nowhere!");
        page.button("core Managed…").take_focus();
        for width in [1280, 320] {
            super::layout::show(page, width, 900, "light");
            check(|| page.cut_off(), "");
        }
    });
}
