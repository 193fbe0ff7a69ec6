//! Links that lost something on their way: what is said of them, and that they
//! cost nobody the plan that is kept.

use super::journey::journey;
use super::page::{Page, check};
use super::visit::{address, asked, begin_with, check_kept, databases, enter, kept, open, pause, said, text};

const MINE: &str = "_s.aws.us-east-2.Nmine";

/// A link whose last row was cut.
const CUT: &str = "1uB1_s.aws.us-east-2_s.gcp.europe-west1";

/// In: a link of which nothing can be read. Out: why. What is kept stays, and
/// so it is after the next load, without a question.
fn check_refused(page: &Page, link: &str, why: &str) {
    let refused = || {
        check(|| said(page, "could not be read").contains(why).to_string(), "true");
        check(|| asked(page), "Close");
        check(|| databases(page), "mine");
        pause(page);
        assert_eq!(kept(page), MINE, "{link}");
        // It can be mended, or opened by a newer planner.
        assert_eq!(text(page, "return location.hash"), format!("#{link}"));
    };
    open(page, &format!("#{link}"));
    refused();
    page.button("Close").click();
    check(|| asked(page), "");
    open(page, "");
    check_kept(page, "mine", MINE);
    enter(page, link);
    refused();
    check(|| page.focus(), "region The link");
    page.button("Clear").click();
    check_kept(page, "", "");
    page.browser().back();
    check(|| text(page, "return location.hash"), &format!("#{link}"));
    page.button("Undo").click();
    check_kept(page, "mine", MINE);
}

#[test]
fn a_link_of_which_nothing_can_be_read() {
    journey(|page| {
        begin_with(page, MINE);
        check_refused(page, "hello", "not a link of the planner");
        check_refused(page, "1", "The link could not be read");
        check_refused(page, "1LWK", "The link could not be read");
        check_refused(page, "1zAbC123", "The link could not be read");
    });
}

#[test]
fn a_link_of_a_newer_version() {
    journey(|page| {
        begin_with(page, MINE);
        check_refused(page, "9_s.aws.us-east-2", "version 9 of the link is newer than version 1");
    });
}

#[test]
fn a_refused_link_leaves_an_empty_plan_usable() {
    journey(|page| {
        open(page, "#hello");
        check(|| asked(page), "Close");
        super::planning::plan(page, "orders / Astra DB Serverless / AWS / us-east-2");
        check_kept(page, "orders", "_s.aws.us-east-2.Norders");
    });
}

#[test]
fn what_could_be_read_is_shown_and_kept_once_it_was_accepted() {
    journey(|page| {
        open(page, &format!("#{CUT}"));
        check(|| asked(page), "Use what could be read");
        check(|| databases(page), "database-1, database-2");
        pause(page);
        assert_eq!(kept(page), "");
        page.button("Use what could be read").click();
        // The row at the cut is kept, and counts once somebody has looked at it.
        let is_used = || {
            check(|| kept(page), "_s.aws.us-east-2_s.gcp.europe-west1.D");
            check(|| address(page), "_s.aws.us-east-2");
            check(|| databases(page), "database-1, database-2");
            page.region("Entries to check").wait();
            page.heading("You need at least 1 customer key, …").wait();
        };
        is_used();
        open(page, "");
        is_used();
        assert_eq!(asked(page), "");
    });
}

#[test]
fn what_could_be_read_takes_the_place_of_nothing_unasked() {
    journey(|page| {
        begin_with(page, MINE);
        open(page, &format!("#{CUT}"));
        check(|| asked(page), "Keep mine, Use what could be read, Merge both");
        check(|| databases(page), "database-1, database-2");
        page.browser().reload();
        check(|| asked(page), "Keep mine, Use what could be read, Merge both");
        assert_eq!(kept(page), MINE);
        page.button("Keep mine").click();
        check_kept(page, "mine", MINE);
    });
}

#[test]
fn a_packed_link_that_was_cut_shows_the_rows_before_the_cut() {
    journey(|page| {
        let names: Vec<_> = (1..=60).map(|number| format!("service-{number}-production")).collect();
        let rows: String = names.iter().map(|name| format!("_s.aws.us-east-2.N{name}")).collect();
        begin_with(page, &rows);
        check(|| text(page, "return location.hash.slice(0, 3)"), "#1z");
        let link = text(page, "return location.hash");
        let half = &link[..link.len() / 2];
        enter(page, half.trim_start_matches('#'));
        check(|| asked(page), "Keep mine, Use what could be read, Merge both");
        check(|| page.focus(), "region Which plan");
        let read = databases(page);
        assert!(names.join(", ").starts_with("service-1-production, service-2-production"), "{read}");
        assert!((1..60).contains(&read.split(", ").count()), "{read}");
        page.button("Keep mine").click();
        check(|| databases(page), &names.join(", "));
        check(|| text(page, "return location.hash"), &link);
        assert_eq!(kept(page), rows);
    });
}
