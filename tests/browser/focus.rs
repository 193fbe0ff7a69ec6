//! The focus: wherever Tab leads, it is seen, named, and not covered by what
//! stays in view; and what fields say besides their names.

use super::driver::Engine;
use super::journey::journey;
use super::layout::show;
use super::page::{Page, check};
use super::planning::plan;
use super::visit::text;
use serde_json::Value;
use std::thread::sleep;
use std::time::Duration;
use thirtyfour::Key;

/// What is amiss with the element that has the focus: nothing, or a line. Once
/// Tab has been everywhere, the page itself has it, or the first one again.
const AMISS: &str = "
    const it = document.activeElement;
    if (!it || it === document.body || window.stops > 1 && it === window.firstStop) return null;
    window.firstStop ??= it;
    if (window.lastStop !== it) window.stops = (window.stops ?? 0) + 1;
    window.lastStop = it;
    const amiss = [];
    const { outlineStyle, outlineWidth } = getComputedStyle(it);
    if (!it.matches(':focus-visible') || outlineStyle === 'none' || parseFloat(outlineWidth) < 2) amiss.push('no outline');
    const box = it.getBoundingClientRect();
    const inset = (start, end, most) => {
        const [from, to] = [Math.max(start, 0), Math.min(end, most)];
        return from < to ? [from + 1, (from + to) / 2, to - 1] : [];
    };
    const seen = inset(box.left, box.right, innerWidth).some((x) => inset(box.top, box.bottom, innerHeight).some((y) => {
        const top = document.elementFromPoint(x, y);
        return top && (it.contains(top) || top.contains(it) && !top.matches('.count-bar, .top'));
    }));
    if (!seen) amiss.push('not in view');
    return `${it.tagName} ${it.id || it.textContent.slice(0, 40)}: ${amiss.join(', ')}`;
";

/// Walks through the page by Tab and tells of every stop that is not seen.
fn hidden_stops(page: &Page) -> String {
    let mut found = Vec::new();
    for stop in 0.. {
        page.press(Key::Tab);
        let look = || page.browser().script(AMISS, Vec::new()).expect("the page answers");
        let Value::String(mut told) = look() else { break };
        // What scrolls may take a moment.
        for _ in 0..20 {
            if told.ends_with(": ") {
                break;
            }
            sleep(Duration::from_millis(50));
            told = look().as_str().unwrap_or_default().to_owned();
        }
        assert!(stop < 300, "Tab leads nowhere: {told}");
        found.push(told);
    }
    assert!(found.len() > 30, "Tab leads out of the page behind {found:#?}");
    found.retain(|told| !told.ends_with(": "));
    found.join("\n")
}

#[test]
fn wherever_tab_leads_the_focus_is_seen() {
    // The last one is what a window of 1280 by 960 has at 400 %.
    for (width, height) in [(1280, 900), (375, 700), (320, 240)] {
        journey(|page| {
            plan(
                page,
                "
                    orders / Astra DB Serverless / AWS / us-east-2 ap-south-1
                    core / Astra Managed Clusters / Azure / westus3 nowhere!
                ",
            );
            page.button("Save as SVG").wait();
            page.disclosure("Share").click();
            page.button("orders …").click();
            // A screen that is shown once more is scrolled to its top.
            show(page, width, height, "light");
            text(page, "scrollTo(0, 0); document.querySelector('nav a').focus()");
            assert_eq!(hidden_stops(page), "", "{width} by {height}");
        });
    }
}

#[test]
fn fields_say_what_is_to_be_known_of_them() {
    let told = "
        const words = (it) => (it.getAttribute('aria-describedby') ?? '').split(' ')
            .map((id) => document.getElementById(id)?.innerText ?? '').join(' ').replace(/\\s+/g, ' ').trim();
        return [...document.querySelectorAll('.row-form :is(input, select)')].filter((it) => it.checkVisibility())
            .map((it) => `${it.labels[0].innerText}${it.ariaInvalid === 'true' ? ', invalid' : ''}: ${words(it)}`.trim()).join('\\n');
    ";
    journey(|page| {
        plan(page, "core / Astra Managed Clusters / AWS / us-east-2 nowhere!");
        page.button("core …").click();
        check(
            || text(page, told),
            "
                Name: May stay blank.
                Organization: Leave blank for your own.
                Database type:
                Cloud provider:
                Regions, invalid: The first one is the primary region. “nowhere!” is no region code of AWS.
                Status:
                Encrypt with a customer key:
            ",
        );
    });
}

/// Everything that a person does with a mouse elsewhere.
#[test]
fn what_is_brought_in_saved_and_shared_needs_no_mouse() {
    journey(|page| {
        super::sharing::allow_clipboard(page, "granted");
        page.tab_to("button Paste or import");
        page.press(Key::Enter);
        check(|| page.focus(), "textbox Paste here");
        page.browser().insert("Name\tType\tCloud\tRegion\norders\tServerless\tAWS\tus-east-2\n");
        page.heading("To add (1)").wait();
        page.tab_to("button Bring it in");
        page.press(Key::Enter);
        page.heading("You need 1 customer key, still to create.").wait();
        page.button("Save as SVG").wait();
        for button in ["Save as SVG", "Save as PNG"] {
            page.tab_to(&format!("button {button}"));
        }
        // What opens and shuts has another role in every engine.
        page.disclosure("Share").take_focus();
        page.press(Key::Enter);
        page.tab_to("checkbox With names and key identifiers");
        page.press(Key::Space);
        check(|| page.checkbox("With names and key identifiers").is_checked().to_string(), "false");
        page.tab_to("button Copy link");
        page.press(Key::Enter);
        check(|| page.text().contains("Copied.").to_string(), "true");
        let link = page.clipboard();
        assert!(link.contains("_s.aws.us-east-2") && !link.contains("orders"), "{link}");
        page.press(Key::Escape);
        page.button("Copy link").absent();
        // Several rows at once, which takes two.
        page.button("Duplicate orders").take_focus();
        page.press(Key::Enter);
        check(|| page.focus(), "textbox Name");
        page.press(Key::Enter);
        page.button("Select several").take_focus();
        page.press(Key::Enter);
        page.tab_to("checkbox Select orders");
        page.press(Key::Space);
        check(|| page.checkbox("Select orders").is_checked().to_string(), "true");
    });
}

#[test]
fn the_theme_is_chosen_without_a_mouse() {
    journey(|page| {
        page.tab_to("combobox Theme");
        page.press("D");
        // WebKit opens its list first.
        if Engine::chosen() == Engine::WebKit {
            page.press(Key::Enter);
        }
        check(|| page.combobox("Theme").value(), "dark");
    });
}
