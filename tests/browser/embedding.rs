//! The planner inside of another page, of another origin.

use super::driver::Engine;
use super::journey::{journey, journey_at};
use super::page::{Page, check};
use super::planning::{answer, plan};
use super::sharing::allow_clipboard;
use super::states::barriers;
use super::visit::{databases, open, pause, prepare, scheme, text};
use serde_json::json;
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use thirtyfour::Key;

/// What the page around the planner hears of it.
const LISTEN: &str = "
    window.told = [];
    for (const kind of ['cmek-ready', 'cmek-plan-change', 'cmek-error'])
        addEventListener(kind, ({ target, detail }) => told.push(
            `${target.id} ${kind} ${detail?.link?.split('#')[1] ?? ''} ${detail?.summary?.keys ?? ''}`.trim()));
";

/// The policy of a page that allows itself nothing but the planner.
const POLICY: &str =
    "default-src 'none'; script-src 'self' PLANNER; frame-src PLANNER; style-src 'self'; img-src data:";

/// Makes a site of one page. In: its body, in which `PLANNER` stands for where
/// the planner is.
fn make(body: &str, folder: &Path, home: &str) {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"><title>A portal</title>\
         <link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"style.css\">\
         <script src=\"listen.js\"></script><script src=\"PLANNER/embed.js\" defer></script></head>\
         <body><main><h1>A portal</h1>{body}</main></body></html>"
    );
    fs::write(folder.join("index.html"), page.replace("PLANNER", home)).expect("the page can be written");
    fs::write(folder.join("style.css"), ".far { block-size: 4000px }").expect("its style can be written");
    fs::write(folder.join("listen.js"), LISTEN).expect("its script can be written");
}

/// Takes a journey through a page with this body.
fn embedded(body: &str, steps: impl FnOnce(&Page, &str)) {
    journey_at(|folder, home, _| make(body, folder, home), steps);
}

/// A script that returns the frame of an element, which a selector finds, once it
/// is shown.
fn frame_of(element: &str) -> String {
    format!("return document.querySelector('{element}').shadowRoot.querySelector('iframe:not(.away)')")
}

/// Looks into the planner of an element, which a selector finds, once it is shown.
pub fn inside(page: &Page, element: &str, steps: impl FnOnce(&Page)) {
    check(|| page.browser().enter_frame(&frame_of(element)).is_ok().to_string(), "true");
    steps(page);
    page.browser().leave_frame();
}

/// What the page around the planner heard, a line each.
fn told(page: &Page) -> String {
    text(page, "return told.join('\\n')")
}

/// Sets an attribute of the element, or takes it away.
fn set(page: &Page, name: &str, value: Option<&str>) {
    let script = "const [name, value] = arguments; const it = document.querySelector('cmek-planner');
                  value === null ? it.removeAttribute(name) : it.setAttribute(name, value)";
    page.browser().script(script, vec![json!(name), json!(value)]).expect("an attribute can be set");
}

const ONE: &str = "<cmek-planner id=\"one\" plan=\"1_s.aws.us-east-2.Norders\"></cmek-planner>";

#[test]
fn a_plan_is_answered_and_edited_in_the_page() {
    embedded(ONE, |page, home| {
        let place = "return `${document.title} ${scrollY} ${document.activeElement.tagName}`";
        let entries = "return `${history.length}`";
        check(|| told(page), "one cmek-ready");
        assert_eq!(text(page, place), "A portal 0 BODY");
        let before = text(page, entries);
        inside(page, "#one", |page| {
            // Nobody did anything yet.
            check(|| page.text().contains("Undo this").to_string(), "false");
            check(
                || answer(page),
                "
                    You need 1 customer key, still to create.
                    1 database, 1 deployment: 1 covered by customer keys.
                    Database type | Provider and region | Databases | State
                    Serverless | AWS us-east-2 US East (Ohio) | orders | to create
                ",
            );
        });
        inside(page, "#one", |page| {
            page.button("orders …").click();
            page.combobox("Regions").type_text("ap-south-1");
            page.press(Key::Enter);
            page.button("Done").click();
            page.heading("You need 2 customer keys, all still to create.").wait();
            // It keeps nothing, and writes no address.
            let kept = "return `${localStorage.length} ${sessionStorage.length} ${location.hash}`";
            check(|| text(page, kept), "0 0 #1_s.aws.us-east-2.Norders");
        });
        check(
            || told(page),
            "one cmek-ready\none cmek-plan-change 1Ep4_s.aws.us-east-2.ap-south-1.Norders 2",
        );
        assert_eq!(
            text(page, "return document.querySelector('cmek-planner').getAttribute('plan')"),
            "1_s.aws.us-east-2.Norders",
        );
        assert_eq!(text(page, entries), before);
        // The full planner opens with what stands there now.
        let mut link = String::new();
        inside(page, "#one", |page| {
            page.link("Open in the full planner").take_focus();
            link = text(page, "return document.querySelector('.full').href");
        });
        assert!(link.starts_with(&format!("{home}/#1")), "{link}");
        page.browser().go(&link);
        check(|| databases(page), "orders");
        page.heading("You need 2 customer keys, all still to create.").wait();
    });
}

#[test]
fn attributes_act_at_any_time() {
    embedded(ONE, |page, _| {
        inside(page, "#one", |page| page.heading("You need 1 customer key, still to create.").wait());
        set(page, "plan", Some("1_m.gcp.us-east1.Nledger_s.aws.us-east-2.Ncarts"));
        inside(page, "#one", |page| {
            page.heading("You need 2 customer keys, all still to create.").wait();
            check(|| databases(page), "ledger, carts");
        });
        // What is being edited is put away.
        inside(page, "#one", |page| page.button("ledger …").click());
        set(page, "mode", Some("view"));
        inside(page, "#one", |page| {
            check(|| page.names("textbox"), "");
            check(|| page.names("button").contains("Add database").to_string(), "false");
            check(|| databases(page), "ledger, carts");
            check(|| page.names("button").contains("Remove").to_string(), "false");
        });
        set(page, "mode", Some("result"));
        inside(page, "#one", |page| {
            check(|| page.names("region").contains("Your plan").to_string(), "false");
            page.heading("You need 2 customer keys, all still to create.").wait();
        });
        set(page, "mode", None);
        inside(page, "#one", |page| page.button("Add database").wait());
        for theme in ["dark", "light"] {
            set(page, "theme", Some(theme));
            inside(page, "#one", |page| check(|| scheme(page), theme));
        }
        set(page, "plan", None);
        inside(page, "#one", |page| {
            page.heading("Add a database to see which customer keys it needs.").wait();
        });
        // What the page sets is no news to it.
        check(|| told(page), "one cmek-ready");
    });
}

#[test]
fn what_a_page_is_about_is_no_choice() {
    let about = "<cmek-planner id=\"one\" type=\"managed-clusters\" provider=\"gcp\"></cmek-planner>";
    embedded(about, |page, _| {
        inside(page, "#one", |page| {
            page.button("Add database").click();
            page.field("Name").type_text("ledger");
            page.combobox("Regions").type_text("us-east1");
            page.press(Key::Enter);
            check(|| page.names("combobox"), "Organization\nRegions\nStatus\nYour organization");
            page.button("Done").click();
            check(|| page.names("button").contains("Paste or import").to_string(), "false");
        });
        check(|| told(page), "one cmek-ready\none cmek-plan-change 1Qsz_m.gcp.us-east1.Nledger 1");
        // Another page is about something else; what was typed stays.
        set(page, "provider", Some("aws"));
        inside(page, "#one", |page| check(|| databases(page), "ledger"));
    });
}

#[test]
fn two_in_one_page_stay_apart_and_come_back() {
    let two = format!("{ONE}<cmek-planner id=\"two\" plan=\"1_m.gcp.us-east1.Nledger\"></cmek-planner>");
    embedded(&two, |page, _| {
        inside(page, "#one", |page| {
            check(|| databases(page), "orders");
            page.button("Duplicate orders").click();
        });
        check(|| told(page).contains("one cmek-plan-change").to_string(), "true");
        text(page, "document.getElementById('two').scrollIntoView()");
        inside(page, "#two", |page| check(|| databases(page), "ledger"));
        // A router takes it out and puts it elsewhere.
        text(
            page,
            "const one = document.getElementById('one'); one.remove(); document.querySelector('main').append(one)",
        );
        text(page, "document.getElementById('one').scrollIntoView()");
        inside(page, "#one", |page| check(|| databases(page), "orders, orders-2"));
        inside(page, "#two", |page| check(|| databases(page), "ledger"));
    });
}

/// An act is told once, with the counts that follow from it, however long the
/// plan is; and what a page sets takes the focus from nobody.
#[test]
fn an_act_is_told_once_with_its_counts() {
    let names: String = (1..=30).map(|number| format!("_s.aws.us-east-2.Nservice-{number}")).collect();
    let many = format!(
        "<button>Here</button><cmek-planner id=\"one\" plan=\"1_m.gcp.us-east1.Nledger{names}\"></cmek-planner>"
    );
    embedded(&many, |page, _| {
        inside(page, "#one", |page| {
            page.heading("You need 2 customer keys, all still to create.").wait();
            page.button("Remove ledger").click();
            page.heading("You need 1 customer key, still to create.").wait();
        });
        let changes = || {
            let told = told(page);
            let changes = told.lines().filter(|line| line.contains("plan-change"));
            changes
                .map(|line| line.rsplit(' ').next().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
                .join(" ")
        };
        check(changes, "1");
        pause(page);
        pause(page);
        assert_eq!(changes(), "1");
        text(page, "document.querySelector('button').focus()");
        set(page, "plan", Some("1_s.aws.us-east-2"));
        inside(page, "#one", |page| check(|| databases(page), "database-1"));
        let link = "return document.querySelector('cmek-planner').link.split('#')[1]";
        check(|| text(page, link), "1a3U_s.aws.us-east-2");
        // What cannot be read takes nothing away.
        set(page, "plan", Some("hello"));
        check(|| told(page).lines().last().unwrap_or_default().to_owned(), "one cmek-error");
        check(|| text(page, link), "1a3U_s.aws.us-east-2");
        inside(page, "#one", |page| check(|| databases(page), "database-1"));
        pause(page);
        assert_eq!(changes(), "1");
        // Only Chromium's driver leaves the focus where it is when it goes into a frame.
        if Engine::chosen() == Engine::Chromium {
            assert_eq!(text(page, "return document.activeElement.tagName"), "BUTTON");
        }
        set(page, "height", Some("200"));
        let height = || {
            text(
                page,
                "return document.querySelector('cmek-planner').shadowRoot.querySelector('iframe').style.blockSize",
            )
        };
        check(height, "200px");
        set(page, "height", None);
        check(|| (height() != "200px").to_string(), "true");
    });
}

#[test]
fn below_the_fold_nothing_is_loaded() {
    embedded(&format!("<p class=\"far\"></p>{ONE}"), |page, _| {
        let frames = || {
            text(
                page,
                "return `${document.querySelector('cmek-planner').shadowRoot.querySelectorAll('iframe').length}`",
            )
        };
        let card = "return document.querySelector('cmek-planner').shadowRoot.querySelector('a').textContent";
        check(|| text(page, card), "Open the customer key planner");
        pause(page);
        assert_eq!(frames(), "0");
        text(page, "document.querySelector('cmek-planner').scrollIntoView()");
        inside(page, "#one", |page| check(|| databases(page), "orders"));
    });
}

#[test]
fn the_theme_of_the_portal_is_followed() {
    embedded(ONE, |page, _| {
        for (root, name, value, expected) in [
            ("documentElement", "data-theme", "dark", "dark"),
            ("documentElement", "data-theme", "light", "light"),
            ("body", "data-md-color-scheme", "slate", "light"),
            ("documentElement", "data-theme", "", "dark"),
            ("body", "data-md-color-scheme", "default", "light"),
        ] {
            text(page, &format!("document.{root}.setAttribute('{name}', '{value}')"));
            inside(page, "#one", |page| check(|| scheme(page), expected));
        }
        // Tokens of the portal are taken where they are what they should be.
        text(
            page,
            "const { style } = document.querySelector('cmek-planner');
                    style.setProperty('--cmek-accent', 'light-dark(rgb(120, 0, 90), rgb(255, 190, 230))');
                    style.setProperty('--cmek-radius', 'url(x)');
                    document.documentElement.setAttribute('data-theme', 'light')",
        );
        inside(page, "#one", |page| {
            let tokens = "const { color } = getComputedStyle(document.querySelector('.full'));
                          return `${color}|${document.documentElement.style.getPropertyValue('--radius')}`";
            check(|| text(page, tokens), "rgb(120, 0, 90)|");
        });
    });
}

#[test]
fn nothing_is_accepted_from_elsewhere() {
    let frames = "<iframe id=\"bare\" title=\"Planner\" src=\"PLANNER/#1_s.aws.us-east-2.Nbare\"></iframe>
                  <iframe id=\"other\" title=\"Other\" src=\"PLANNER/llms.txt\"></iframe>";
    embedded(&[ONE, frames].concat(), |page, home| {
        inside(page, "#one", |page| page.heading("You need 1 customer key, still to create.").wait());
        let bare = |steps: &dyn Fn()| {
            page.browser().enter_frame("return document.getElementById('bare')").expect("it is there");
            steps();
            page.browser().leave_frame();
        };
        text(page, "document.getElementById('bare').scrollIntoView()");
        bare(&|| check(|| databases(page), "bare"));
        // Another frame speaks for the page to the planner, and for the planner to the page.
        page.browser().enter_frame("return document.getElementById('other')").expect("it is there");
        text(
            page,
            "const words = { 'cmek-planner': 1, type: 'plan', plan: '1_m.gcp.us-east1', given: false };
             for (const frame of [parent, ...Array.from({ length: parent.length }, (_, at) => parent[at])])
                 frame.postMessage(words, '*')",
        );
        assert_eq!(text(page, "return location.origin"), home);
        page.browser().leave_frame();
        pause(page);
        bare(&|| assert_eq!(databases(page), "bare"));
        // The page speaks for the frame, or with words that are none.
        text(
            page,
            "postMessage({ 'cmek-planner': 1, type: 'plan', plan: '1_s.aws.us-east-2' });
             const { contentWindow } = document.querySelector('cmek-planner').shadowRoot.querySelector('iframe');
             for (const data of [null, 'plan', { 'cmek-planner': 2, type: 'plan', plan: '1_m.gcp.us-east1' },
                                 { 'cmek-planner': 1, type: 'remove' }, { 'cmek-planner': 1, type: 'theme', theme: '\"><b>' }])
                 contentWindow.postMessage(data, '*')",
        );
        inside(page, "#one", |page| {
            check(|| text(page, "return document.documentElement.dataset.theme"), "");
            assert_eq!(databases(page), "orders");
        });
        assert_eq!(told(page), "one cmek-ready");
        // Where it says that the planner is, there must be a page of the web.
        set(page, "src", Some("javascript:alert(1)"));
        inside(page, "#one", |page| check(|| text(page, "return location.origin"), home));
    });
}

#[test]
fn a_sandbox_without_an_origin_will_do() {
    // WebKit's driver runs no scripts of its own in there.
    if Engine::chosen() == Engine::WebKit {
        return;
    }
    let sandbox = "<iframe id=\"one\" title=\"Planner\" sandbox=\"allow-scripts\" src=\"PLANNER/?mode=view#1_s.aws.us-east-2.Norders\"></iframe>";
    embedded(sandbox, |page, home| {
        // The frame is another one once it has loaded.
        let place = || {
            page.browser().leave_frame();
            let entered = page.browser().enter_frame("return document.getElementById('one')");
            let place = entered.and_then(|()| page.browser().script("return location.href", Vec::new()));
            place.map_or_else(
                |error| error.to_string(),
                |place| place.as_str().unwrap_or_default().replace(home, ""),
            )
        };
        check(place, "/?mode=view#1_s.aws.us-east-2.Norders");
        // Of things in there, the driver tells no role.
        let title = "return document.getElementById('answer-title')?.innerText ?? document.body.innerText";
        check(|| text(page, title).trim().to_owned(), "You need 1 customer key, still to create.");
        // It may start no worker, and draws all the same.
        check(|| text(page, "return `${document.querySelectorAll('#picture .line').length}`"), "1");
    });
}

/// The planner that is drawn above moves nothing that somebody reads.
#[test]
fn what_stands_below_stays_in_view() {
    // It has no scroll anchoring.
    if Engine::chosen() == Engine::WebKit {
        return;
    }
    embedded(&format!("{ONE}<h2 id=\"below\">Below</h2><p class=\"far\"></p>"), |page, _| {
        let place = format!("{}/#below", text(page, "return location.origin"));
        page.browser().go("about:blank");
        page.browser().go(&place);
        check(|| told(page), "one cmek-ready");
        let height =
            "return `${document.querySelector('cmek-planner').getBoundingClientRect().height > 500}`";
        check(|| text(page, height), "true");
        pause(page);
        // Firefox rounds on its way.
        let below = "return `${Math.abs(document.getElementById('below').getBoundingClientRect().top) < 3}`";
        assert_eq!(text(page, below), "true");
    });
}

/// A page that is no page of the web, and one that may do next to nothing itself.
#[test]
fn pages_without_an_origin_have_the_planner_too() {
    // The other drivers do not go into a page without an origin.
    if Engine::chosen() != Engine::Chromium {
        return;
    }
    let place = RefCell::new(PathBuf::new());
    let site = |folder: &Path, home: &str, _: &str| {
        make(ONE, folder, home);
        place.replace(folder.join("index.html"));
        let sandbox = "<iframe id=\"page\" sandbox=\"allow-scripts\" src=\"index.html\"></iframe>";
        let icon = "<link rel=\"icon\" href=\"data:,\">";
        fs::write(
            folder.join("sandbox.html"),
            format!("<!doctype html><meta charset=\"utf-8\">{icon}{sandbox}"),
        )
        .expect("the page can be written");
    };
    journey_at(site, |page, _| {
        let origin = text(page, "return location.origin");
        // The frames are others once they have loaded.
        let title = |frames: &[String]| {
            page.browser().leave_frame();
            let entered = frames.iter().try_for_each(|frame| page.browser().enter_frame(frame));
            let title = "return document.getElementById('answer-title').innerText";
            match entered.and_then(|()| page.browser().script(title, Vec::new())) {
                Ok(title) => title.as_str().unwrap_or_default().trim().to_owned(),
                Err(error) => error.to_string(),
            }
        };
        let expected = "You need 1 customer key, still to create.";
        page.browser().go(&format!("file://{}", place.borrow().display()));
        check(|| title(&[frame_of("#one")]), expected);
        page.browser().leave_frame();
        page.browser().go(&format!("{origin}/sandbox.html"));
        let sandbox = "return document.getElementById('page')".to_owned();
        check(|| title(&[sandbox.clone(), frame_of("#one")]), expected);
    });
}

/// By keys alone, from the page into the planner, through it and out again.
#[test]
fn the_keyboard_leads_in_and_out() {
    // The other drivers move the focus when they go into a frame.
    if Engine::chosen() != Engine::Chromium {
        return;
    }
    let between = format!("<button>Before</button>{ONE}<button>Behind</button>");
    embedded(&between, |page, home| {
        inside(page, "#one", |page| page.heading("You need 1 customer key, still to create.").wait());
        // Whoever is at the card when the planner has come goes on into it.
        let portal = text(page, "return location.href");
        page.browser().go(home);
        prepare(
            page,
            "const start = WebAssembly.instantiateStreaming;
             WebAssembly.instantiateStreaming = async (...all) => {
                 await new Promise((go) => setTimeout(go, 2000));
                 return start.apply(WebAssembly, all);
             };",
        );
        page.browser().go(&portal);
        let at_card = "const { shadowRoot } = document.querySelector('cmek-planner');
                       shadowRoot.querySelector('a').focus();
                       return shadowRoot.activeElement?.textContent ?? ''";
        assert_eq!(text(page, at_card), "Open the customer key planner");
        inside(page, "#one", |page| page.heading("You need 1 customer key, still to create.").wait());
        page.press(Key::Tab);
        let card =
            "return `${document.querySelector('cmek-planner').shadowRoot.querySelector('.card').hidden}`";
        check(|| text(page, card), "true");
        inside(page, "#one", |page| {
            page.tab_to("button Add database");
            page.press(Key::Enter);
            page.tab_to("textbox Name");
            page.press("ledger");
            page.tab_to("combobox Regions");
            page.press("ap-south-1");
            page.press(Key::Enter);
            page.tab_to("button Done");
            page.press(Key::Enter);
            page.heading("You need 2 customer keys, all still to create.").wait();
            let is_out = |_: &u32| {
                page.press(Key::Tab);
                text(page, "return `${document.hasFocus()}`") == "false"
            };
            assert!((0..100).find(is_out).is_some(), "Tab leads out of the planner");
        });
        assert_eq!(page.focus(), "button Behind");
        // What is taken away under the focus, or hidden, gives it to what is left.
        inside(page, "#one", |page| page.button("ledger …").click());
        set(page, "mode", Some("result"));
        inside(page, "#one", |page| {
            check(|| page.focus(), "heading You need 2 customer keys, all still to create.")
        });
        set(page, "mode", None);
        inside(page, "#one", |page| page.button("Add database").take_focus());
        set(page, "mode", Some("view"));
        inside(page, "#one", |page| check(|| page.focus(), "heading Your plan"));
    });
}

#[test]
fn authors_are_told_what_to_write() {
    journey(|page| {
        open(page, "#1_s.aws.us-east-2.Norders");
        allow_clipboard(page, "granted");
        let home = text(page, "return location.origin");
        page.disclosure("Embed").click();
        let written = || page.field("What to write").value().replace(&home, "PLANNER").replace("\n  ", "\n");
        let element = |plan| {
            format!(
                "
                    <script src=\"PLANNER/embed.js\" defer></script>
                    <cmek-planner plan=\"{plan}\">
                    Each combination of database type, cloud provider and region needs a customer key of its own.
                    <a href=\"PLANNER/#{plan}\">Plan your customer keys</a>
                    </cmek-planner>
                ",
            )
        };
        check(written, &element("1PIQ_s.aws.us-east-2.Norders"));
        page.checkbox("With names and key identifiers").click();
        check(written, &element("1a3U_s.aws.us-east-2"));
        page.checkbox("With names and key identifiers").click();
        page.combobox("It begins with").choose("No plan");
        check(
            written,
            "
                <script src=\"PLANNER/embed.js\" defer></script>
                <cmek-planner>
                Each combination of database type, cloud provider and region needs a customer key of its own.
                <a href=\"PLANNER/\">Plan your customer keys</a>
                </cmek-planner>
            ",
        );
        page.combobox("It begins with").choose("This plan");
        page.combobox("Where it is put").choose("Antora (AsciiDoc)");
        page.combobox("What readers may do").choose("See plan and answer");
        page.combobox("Light or dark").choose("Dark");
        let macro_line = "cmek-planner::1PIQ_s.aws.us-east-2.Norders[mode=view,theme=dark]";
        check(written, macro_line);
        page.button("Copy the snippet").click();
        check(|| page.text().contains("Copied.").to_string(), "true");
        assert_eq!(page.clipboard(), macro_line);
        assert_eq!(barriers(page, ".embed"), "");
        // It is shown as it will be, and follows the plan.
        text(page, "document.querySelector('cmek-planner').scrollIntoView()");
        inside(page, "cmek-planner", |page| {
            page.heading("You need 1 customer key, still to create.").wait();
            check(|| scheme(page), "dark");
            check(|| page.names("button").contains("Add database").to_string(), "false");
        });
        page.button("Duplicate orders").click();
        // It is of the same origin, so that nobody has to go in.
        let rows = "const { contentDocument } = document.querySelector('cmek-planner').shadowRoot.querySelector('iframe');
                    return [...contentDocument.querySelectorAll('.line > strong')].map((name) => name.innerText.trim()).join(', ')";
        check(|| text(page, rows), "orders, orders-2");
    });
}

#[test]
fn what_a_page_gives_later_is_a_step_where_there_are_steps() {
    embedded("<cmek-planner id=\"one\"></cmek-planner>", |page, _| {
        inside(page, "#one", |page| {
            plan(page, "carts / Astra DB Serverless / AWS / us-east-2");
            page.button("Clear").click();
            check(|| databases(page), "");
        });
        set(page, "plan", Some("1_m.gcp.us-east1.Nledger"));
        inside(page, "#one", |page| {
            check(|| databases(page), "ledger");
            page.button("Undo").click();
            check(|| databases(page), "");
            page.button("Undo").click();
            check(|| databases(page), "carts");
        });
    });
}

#[test]
fn a_link_of_which_nothing_can_be_read_is_no_plan() {
    embedded("<cmek-planner id=\"one\" plan=\"hello\"></cmek-planner>", |page, home| {
        check(|| told(page), "one cmek-error\none cmek-ready");
        let link = "return document.querySelector('cmek-planner').link";
        check(|| text(page, link), &format!("{home}/"));
    });
}
