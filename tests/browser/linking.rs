//! Links: that what is shared is what arrives, and is kept there.

use super::journey::journey;
use super::page::{Page, check};
use super::planning::{answer, plan};
use super::sharing::allow_clipboard;
use super::visit::{asked, begin_with, check_kept, databases, enter, kept, open, pause, said, text};

/// The plan that most journeys share.
const PLAN: &str = "
    orders / Astra DB Serverless / AWS / us-east-2 ap-south-1
    ledger / Astra Managed Clusters / Google Cloud / us-east1
";

/// What is said of it.
const ANSWER: &str = "
    You need 3 customer keys, all still to create.
    2 databases, 3 deployments: 3 covered by customer keys.
    Database type | Provider and region | Databases | State
    Serverless | AWS ap-south-1 Asia Pacific (Mumbai) | orders | to create
    Serverless | AWS us-east-2 US East (Ohio) | orders | to create
    Managed Clusters | Google Cloud us-east1 Moncks Corner, South Carolina | ledger | to create
";

/// The fragment of the link that is shared, once there is one.
fn shared(page: &Page) -> String {
    let link = page.field("Link");
    check(|| link.value().contains("#1").to_string(), "true");
    link.value().split_once('#').map(|(_, fragment)| fragment.to_owned()).expect("a link has a fragment")
}

/// Opens a link where nothing is kept, and waits for the answer.
fn check_elsewhere(fragment: &str, shown: &str, expected: &str) {
    journey(|page| {
        open(page, &format!("#{fragment}"));
        check(|| answer(page), expected);
        check(|| databases(page), shown);
    });
}

#[test]
fn a_link_is_shown_and_kept() {
    journey(|page| {
        let rows = "_s.aws.us-east-2.Norders_m.gcp.us-east1";
        open(page, &format!("#1{rows}"));
        check_kept(page, "orders, database-2", rows);
        assert_eq!(asked(page), "");
        // The next visit needs no link.
        open(page, "");
        check_kept(page, "orders, database-2", rows);
        assert_eq!(asked(page), "");
    });
}

#[test]
fn what_could_not_be_read_is_told_to_whoever_opens_the_link() {
    let unread = "“perhaps” is no status";
    let mut fragment = String::new();
    journey(|page| {
        open(page, "#1_s.aws.us-east-2.Xperhaps.Norders_s.aws..Nledger");
        check(|| said(page, unread).lines().count().min(1).to_string(), "1");
        page.disclosure("Share").click();
        check(
            || said(page, "left out"),
            "The link holds the plan, behind the # that never reaches a server. 1 row that is not complete is left out.",
        );
        fragment = shared(page);
        page.checkbox("With names and key identifiers").click();
        check(|| page.field("Link").value().contains("perhaps").to_string(), "false");
    });
    journey(|page| {
        open(page, &format!("#{fragment}"));
        check(|| databases(page), "orders");
        check(|| said(page, unread).lines().count().min(1).to_string(), "1");
        check_kept(page, "orders", "_s.aws.us-east-2.Xperhaps.Norders");
    });
}

#[test]
fn rows_of_a_link_that_are_no_plan_yet_are_shown_too() {
    journey(|page| {
        open(page, "#1_s.aws.Norders");
        check(|| databases(page), "orders");
        check(|| kept(page), "_s.aws.Norders");
        page.region("Entries to check").wait();
    });
}

#[test]
fn a_link_in_the_query_moves_behind_the_hash() {
    journey(|page| {
        open(page, "?theme=dark&plan=1_s.aws.us-east-2.Norders");
        check_kept(page, "orders", "_s.aws.us-east-2.Norders");
        assert_eq!(text(page, "return location.search"), "?theme=dark");
    });
}

#[test]
fn a_link_in_the_address_bar_of_the_open_page() {
    journey(|page| {
        enter(page, "1_s.aws.us-east-2.Norders");
        check_kept(page, "orders", "_s.aws.us-east-2.Norders");
        assert_eq!(asked(page), "");
        page.button("Undo this").click();
        check_kept(page, "", "");
    });
}

#[test]
fn the_same_plan_by_a_link_is_no_question() {
    journey(|page| {
        let rows = "_s.aws.us-east-2.Norders_m.gcp.us-east1";
        begin_with(page, rows);
        // As somebody would write it.
        for link in ["1_S.AWS.US-EAST-2.Norders_m.gcp.us-east1", "1_s.aws.us-east-2.Norders~m.gcp.us-east1."]
        {
            open(page, &format!("#{link}"));
            pause(page);
            assert_eq!(asked(page), "", "{link}");
            check_kept(page, "orders, database-2", rows);
        }
    });
}

#[test]
fn a_shared_link_says_the_same_elsewhere() {
    let mut fragment = String::new();
    journey(|page| {
        allow_clipboard(page, "granted");
        plan(page, PLAN);
        check(|| answer(page), ANSWER);
        page.disclosure("Share").click();
        fragment = shared(page);
        page.button("Copy link").click();
        check(|| page.text().contains("Copied.").to_string(), "true");
        assert_eq!(page.clipboard(), format!("{}/#{fragment}", text(page, "return location.origin")));
    });
    check_elsewhere(&fragment, "orders, ledger", ANSWER);
}

#[test]
fn a_link_without_names_tells_none() {
    let mut fragment = String::new();
    journey(|page| {
        plan(page, PLAN);
        page.disclosure("Share").click();
        assert!(shared(page).contains("Norders"));
        page.checkbox("With names and key identifiers").click();
        check(|| shared(page).contains("Norders").to_string(), "false");
        fragment = shared(page);
        // Only the link is without them.
        assert_eq!(databases(page), "orders, ledger");
    });
    let nameless = ANSWER.replace("| orders |", "| database-1 |").replace("| ledger |", "| database-2 |");
    check_elsewhere(&fragment, "database-1, database-2", &nameless);
}

#[test]
fn a_long_link_is_packed_and_opens_whole() {
    let names: Vec<_> = (1..=60).map(|number| format!("service-{number}-production")).collect();
    let rows: String = names.iter().map(|name| format!("_s.aws.us-east-2.N{name}")).collect();
    let mut fragment = String::new();
    journey(|page| {
        begin_with(page, &rows);
        allow_clipboard(page, "granted");
        check(|| databases(page), &names.join(", "));
        check(|| text(page, "return location.hash.slice(1, 3)"), "1z");
        // The letter opens the panel, and copies what it shows then.
        page.press("c");
        check(|| page.text().contains("Copied.").to_string(), "true");
        fragment = shared(page);
        assert_eq!(page.clipboard(), format!("{}/#{fragment}", text(page, "return location.origin")));
        assert!(fragment.len() < rows.len() / 2, "{fragment}");
        // The address is as short.
        check(|| text(page, "return location.hash"), &format!("#{fragment}"));
        // What is kept can be read without the help of a browser.
        assert_eq!(kept(page), rows);
    });
    journey(|page| {
        open(page, &format!("#{fragment}"));
        check(|| databases(page), &names.join(", "));
        check(|| kept(page), &rows);
        page.heading("You need 1 customer key, still to create.").wait();
    });
}

#[test]
fn the_address_is_written_again_where_it_was_emptied() {
    journey(|page| {
        let rows = "_s.aws.us-east-2.Norders";
        begin_with(page, rows);
        // With the hash left standing, the page stays loaded.
        enter(page, "");
        check_kept(page, "orders", rows);
        open(page, "");
        check_kept(page, "orders", rows);
        assert_eq!(asked(page), "");
    });
}
