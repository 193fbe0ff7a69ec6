//! Every state that the design names: axe finds nothing in it, light and dark,
//! nothing is cut off on a small screen, and `SCREENSHOTS` names a folder for its pictures, which
//! are for people to look through.

use super::bringing::{bring, bring_in, paste};
use super::driver::Settings;
use super::journey::{journey, journey_in};
use super::layout::show;
use super::page::{Page, check};
use super::planning::plan;
use super::visit::{begin_with, open, prepare};
use serde_json::json;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The widths that pictures are taken at.
const WIDTHS: [u32; 4] = [320, 768, 1280, 1920];

/// What axe finds, an element a line.
const AXE: &str = "
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const told = ({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`);
    return axe.run(arguments[0], { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } })
        .then(({ violations }) => violations.flatMap(told).join('\\n'));
";

/// A state of the page, once its steps were taken.
fn state(name: &str, steps: impl FnOnce(&Page)) {
    journey(|page| {
        steps(page);
        judge(page, name);
    });
}

/// What axe finds in an element, a line each.
pub fn barriers(page: &Page, element: &str) -> String {
    let axe = env::var_os("AXE").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/axe/node_modules/axe-core/axe.min.js"),
        PathBuf::from,
    );
    let axe = fs::read_to_string(&axe).unwrap_or_else(|error| panic!("{}: {error}", axe.display()));
    let found = page.browser().script(&[&axe, AXE].concat(), vec![json!(element)]);
    found.expect("axe looks at the page").as_str().expect("what it finds is a text").to_owned()
}

/// Looks at a state, in light and in dark.
pub fn judge(page: &Page, name: &str) {
    let folder = env::var_os("SCREENSHOTS").map(PathBuf::from);
    // To axe, a word that the end of the answer cuts is not there to be read.
    let limit = |most: &str| {
        let panes = "scrollTo(0, 0);
                     for (const pane of document.querySelectorAll('.body')) pane.scrollTop = 0;
                     const answer = document.querySelector('.planner > .answer');
                     if (answer) answer.style.maxBlockSize = arguments[0];";
        page.browser().script(panes, vec![json!(most)]).expect("the answer takes a height");
    };
    for theme in ["light", "dark"] {
        // As the control of the page does, which cannot be reached in every state.
        let choose = "document.documentElement.dataset.theme = arguments[0]";
        page.browser().script(choose, vec![json!(theme)]).expect("a theme can be chosen");
        limit("none");
        let found = barriers(page, "html");
        limit("");
        if let Some(folder) = &folder {
            pictures(page, folder, &format!("{name}-{theme}"));
        }
        assert_eq!(found, "", "{name}, {theme}");
    }
    show(page, 320, 640, "light");
    assert_eq!(page.cut_off(), "", "{name}");
    show(page, 1280, 900, "light");
}

/// Takes pictures at every width.
fn pictures(page: &Page, folder: &Path, name: &str) {
    for width in WIDTHS {
        show(page, width, 900, "light");
        // A screen on which the whole page stands; one of 1,000 rows is long enough.
        show(page, width, page.height().clamp(600, 4_000), "light");
        keep_picture(page, folder, &format!("{name}-{width}"));
    }
    show(page, 1280, 900, "light");
}

/// Puts a picture of the screen into a folder, under a name.
pub fn keep_picture(page: &Page, folder: &Path, name: &str) {
    fs::create_dir_all(folder).expect("the folder can be made");
    let path = folder.join(name).with_extension("png");
    fs::write(&path, page.picture()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// A table of databases in AWS, so many that each region has several.
fn table(rows: usize) -> String {
    let regions = ["us-east-2", "us-west-2", "eu-west-1", "ap-south-1", "eu-central-1"];
    let kinds = ["Serverless", "Managed Clusters"];
    let row = |at: usize| format!("service-{at}\t{}\tAWS\t{}\n", kinds[at % 2], regions[at % 5]);
    ["Name\tType\tCloud\tRegion\n".to_owned(), (1..=rows).map(row).collect()].concat()
}

/// Waits until the picture is drawn.
fn drawn(page: &Page) {
    page.button("Save as SVG").wait();
}

fn crowd(page: &Page, rows: usize) {
    bring(page, "paste", "", &table(rows));
    bring_in(page, rows, "Bring it in");
    drawn(page);
}

#[test]
fn empty() {
    state("empty", |_| {});
}

#[test]
fn one_row_that_is_being_edited() {
    state("one-row", |page| {
        plan(page, "orders / Astra DB Serverless / AWS / us-east-2 ap-south-1");
        page.button("orders …").click();
        page.combobox("Regions").type_text("eu");
        page.option("eu-west-1 …").wait();
    });
}

#[test]
fn half_typed() {
    state("half-typed", |page| {
        page.button("Add database").click();
        page.field("Name").type_text("orders");
        page.combobox("Regions").type_text("us-ea");
    });
}

#[test]
fn what_is_wrong() {
    state("error", |page| {
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
        page.button("core Managed…").click();
        page.region("Entries to check").wait();
    });
}

#[test]
fn three_rows() {
    state("three-rows", |page| {
        plan(
            page,
            "
                orders / Astra DB Serverless / AWS / us-east-2 ap-south-1
                carts / Astra DB Serverless / AWS / us-east-2
                core / Astra Managed Clusters / Azure / westus3
            ",
        );
        page.button("Serverless: AWS us-east-2 …").click();
        drawn(page);
    });
}

#[test]
fn forty_rows() {
    state("forty-rows", |page| crowd(page, 40));
}

#[test]
fn a_thousand_rows() {
    state("thousand-rows", |page| {
        crowd(page, 1_000);
        page.button("Dismiss this message").click();
        page.button("Select several").click();
    });
}

#[test]
fn long_names() {
    state("long-names", |page| {
        let name = "a-name-that-somebody-made-up-out-of-many-words-and-never-shortened-".repeat(2);
        let rows =
            format!("Name\tOrganization\tType\tCloud\tRegion\n{name}\t{name}\tServerless\tAWS\tus-east-2\n");
        bring(page, "paste", "", &rows);
        bring_in(page, 1, "Bring it in");
        drawn(page);
    });
}

#[test]
fn twenty_regions_in_one_database() {
    state("twenty-regions", |page| {
        let regions = "us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-west-1 eu-west-2 eu-west-3 \
                       eu-central-1 eu-north-1 eu-south-1 ap-south-1 ap-southeast-1 ap-southeast-2 ap-northeast-1 \
                       ap-northeast-2 ap-northeast-3 me-south-1 af-south-1";
        plan(page, &format!("everywhere / Astra DB Serverless / AWS / {regions}"));
        page.button("everywhere …").click();
        drawn(page);
    });
}

#[test]
fn all_unsupported() {
    state("all-unsupported", |page| {
        plan(
            page,
            "
                core / Astra Managed Clusters / Azure / westus3
                edge / Astra Managed Clusters / Azure / eastus westeurope
            ",
        );
    });
}

#[test]
fn everything_registered() {
    state("all-registered", |page| {
        begin_with(page, "_s.aws.us-east-2.Norders_K.s.aws.us-east-2_K.s.aws.eu-central-1");
        page.button("Registered key: …").absent();
        drawn(page);
    });
}

#[test]
fn no_webassembly() {
    journey_in(Settings { without_webassembly: true, ..Settings::default() }, |page| {
        check(|| page.text().contains("could not start").to_string(), "true");
        judge(page, "no-webassembly");
    });
}

#[test]
fn loading() {
    journey(|page| {
        // The module never comes.
        prepare(page, "WebAssembly.instantiateStreaming = () => new Promise(() => {});");
        page.browser().reload();
        check(|| page.text().contains("is loading").to_string(), "true");
        judge(page, "loading");
    });
}

#[test]
fn storage_off() {
    state("storage-off", |page| {
        prepare(
            page,
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } });",
        );
        open(page, "");
        plan(page, "orders / Astra DB Serverless / AWS / us-east-2");
    });
}

#[test]
fn a_damaged_link() {
    state("damaged-link", |page| {
        begin_with(page, "_s.aws.us-east-2.Nmine");
        open(page, "#1uB1_s.aws.us-east-2_s.gcp.europe-west1");
        page.button("Keep mine").wait();
    });
}

#[test]
fn a_link_that_cannot_be_read() {
    state("unreadable-link", |page| {
        open(page, "#hello");
        page.button("Close").wait();
    });
}

#[test]
fn an_import_before_it_is_done() {
    state("import", |page| {
        plan(page, "orders / Astra DB Serverless / AWS / us-east-2");
        paste(
            page,
            "Name\tTyp\tCloud\tRegion\norders\tServerless\tAWS\teu-west-1\nshop\tvektor\tAWS\tus-est-1\nold\tServerless\tAWS\tus-east-2\n",
        );
        page.button("Add to the plan").wait();
        page.heading("Words to check").wait();
    });
}

#[test]
fn what_can_be_undone() {
    state("undo", |page| {
        plan(page, "orders / Astra DB Serverless / AWS / us-east-2");
        page.button("Remove orders").click();
        page.button("Undo this").wait();
    });
}

#[test]
fn the_shared_link() {
    state("share", |page| {
        page.button("Two types in three regions").click();
        page.disclosure("Share").click();
        page.button("Copy link").wait();
    });
}

#[test]
fn the_shortcuts() {
    state("shortcuts", |page| {
        page.button("Shortcuts").click();
        page.button("Close").wait();
    });
}
