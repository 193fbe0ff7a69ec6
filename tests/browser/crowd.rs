//! A thousand databases: brought in, found, changed and removed, each at once.

use super::bringing::{bring, bring_in};
use super::journey::journey;
use super::page::{Page, check};
use super::visit::{databases, kept, open, said};
use astra_cmek_planner::plan::{Draft, DraftDatabase};
use astra_cmek_planner::wire::link::pack;
use thirtyfour::Key;

/// How many databases there are, and how they are spread.
const COUNT: usize = 1_000;
const REGIONS: [&str; 4] = ["us-east-2", "us-west-2", "eu-west-1", "ap-south-1"];

/// The table of them all.
fn table() -> String {
    let row = |number: usize| format!("service-{number}\tServerless\tAWS\t{}\n", REGIONS[number % 4]);
    let rows: String = (1..=COUNT).map(row).collect();
    format!("Name\tType\tCloud\tRegion\n{rows}")
}

/// Plans them.
fn crowd(steps: impl FnOnce(&Page)) {
    journey(|page| {
        bring(page, "paste", "", &table());
        bring_in(page, COUNT, "Bring it in");
        check(|| count(page), "1000");
        steps(page);
    });
}

/// How many databases are shown, on this page of rows and on the others.
fn count(page: &Page) -> String {
    let drawn = match databases(page) {
        names if names.is_empty() => 0,
        names => names.split(", ").count(),
    };
    let text = page.region("Your plan").text();
    let pages = text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    let all = pages.filter_map(|line| Some(line.split_once(" to ")?.1.split_once(" of ")?.1)).next();
    assert!(drawn <= 100, "{drawn} rows are drawn");
    all.map_or(drawn.to_string(), str::to_owned)
}

fn first_line(page: &Page) -> String {
    super::planning::answer(page).lines().next().unwrap_or_default().to_owned()
}

#[test]
fn they_come_and_go_in_one_step() {
    crowd(|page| {
        let kept = || kept(page).matches("_s.aws.").count().to_string();
        check(|| first_line(page), "You need 4 customer keys, all still to create.");
        check(kept, "1000");
        page.button("Undo this").click();
        check(|| count(page), "0");
        page.button("Redo").click();
        check(|| count(page), "1000");
        check(kept, "1000");
        // All of them are there at the next visit.
        open(page, "");
        check(|| count(page), "1000");
        check(|| first_line(page), "You need 4 customer keys, all still to create.");
    });
}

/// Clears the filter: a quarter of the databases is gone, and comes back by one
/// undo.
fn check_quarter_removed(page: &Page) {
    page.search("Filter").replace("");
    page.press(Key::Delete);
    check(|| count(page), "750");
    check(|| first_line(page), "You need 3 customer keys, all still to create.");
    page.button("Undo").click();
    check(|| count(page), "1000");
}

#[test]
fn some_are_found_changed_and_removed() {
    crowd(|page| {
        page.search("Filter").type_text("ireland");
        check(|| count(page), "250");
        page.button("Select several").click();
        page.button("Select all found").click();
        let chosen = page.group("250 databases selected");
        chosen.combobox("Database type").choose("Managed Clusters");
        chosen.button("Set: Database type").click();
        check(|| kept(page).matches("_m.aws.eu-west-1").count().to_string(), "250");
        check(|| kept(page).matches("_s.aws.").count().to_string(), "750");
        chosen.button("Remove them").click();
        check(|| count(page), "0");
        check_quarter_removed(page);
        page.button("Undo").click();
        check(|| kept(page).matches("_s.aws.").count().to_string(), "1000");
    });
}

#[test]
fn pages_of_rows_are_turned() {
    crowd(|page| {
        let shows = |first: &str, last: &str| {
            check(|| databases(page).split(", ").next().unwrap_or_default().to_owned(), first);
            check(|| databases(page).rsplit(", ").next().unwrap_or_default().to_owned(), last);
        };
        let above = page.group("Pages of databases");
        shows("service-1", "service-100");
        page.listen();
        above.button("Earlier rows").click();
        above.button("Later rows").click();
        shows("service-101", "service-200");
        check(|| page.focus(), "button Later rows");
        check(|| page.heard("101 to 200 of 1000"), "101 to 200 of 1000");
        above.button("Later rows").click();
        above.button("Earlier rows").click();
        shows("service-101", "service-200");
        // From below the rows the way leads to the first one.
        page.group("Pages of databases, below them").button("Later rows").click();
        shows("service-201", "service-300");
        check(|| page.focus().starts_with("button service-201").to_string(), "true");
        // A row that is added is on the last page, and so is the way there.
        page.button("Add database").click();
        check(|| page.region("Your plan").text().contains("1001 to 1001 of 1001").to_string(), "true");
        page.button("Undo").click();
        shows("service-901", "service-1000");
    });
}

#[test]
fn nothing_is_done_where_none_is_selected() {
    crowd(|page| {
        page.button("Select several").click();
        let chosen = page.group("Choose rows, then what to change in all of them");
        for button in ["Remove them", "Set: Database type", "Add: Add a region"] {
            page.button("Select none").click();
            chosen.button(button).click();
            check(|| said(page, "No database is selected."), "No database is selected.");
        }
        page.button("Select all").click();
        check(|| said(page, "No database is selected."), "");
        check(|| count(page), "1000");
    });
}

#[test]
fn a_short_link_with_many_rows_is_drawn_at_once() {
    journey(|page| {
        let row = DraftDatabase { database_type: "serverless".to_owned(), ..DraftDatabase::default() };
        let link = pack::write(&Draft { databases: vec![row; 10_000], ..Draft::default() });
        assert!(link.len() < 100, "{link}");
        open(page, &format!("#{link}"));
        check(|| page.region("Your plan").text().contains("1 to 100 of 10000").to_string(), "true");
    });
}

#[test]
fn what_the_filter_hides_stays_as_it_is() {
    crowd(|page| {
        page.button("Select several").click();
        page.button("Select all").click();
        page.group("1000 databases selected").wait();
        page.search("Filter").type_text("ireland");
        page.group("1000 databases selected, 750 of them hidden by the filter, and left alone")
            .button("Remove them")
            .click();
        check_quarter_removed(page);
    });
}
