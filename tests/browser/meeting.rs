//! Two plans that meet, one kept here and one from elsewhere: which one it
//! shall be is asked, and nothing is written before that is answered.

use super::journey::journey;
use super::page::{Page, check};
use super::visit::{
    address, asked, begin_with, check_kept, databases, enter, held, in_another_tab, kept, open, pause,
    prepare, text,
};

const MINE: &str = "_s.aws.us-east-2.Nmine";
const THEIRS: &str = "_m.gcp.us-east1.Ntheirs";
const BOTH: &str = "_s.aws.us-east-2.Nmine_m.gcp.us-east1.Ntheirs";
const OF_LINK: &str = "Keep mine, Use the link’s, Merge both";
const OF_RELOAD: &str = "Use the other one, Keep this one, Merge both";
const OF_TAB: &str = "Use the other tab’s, Keep this one, Merge both";

/// A plan is kept, and a link brings another one.
fn meet(page: &Page) {
    begin_with(page, MINE);
    open(page, &format!("#1{THEIRS}"));
    check(|| asked(page), OF_LINK);
    check(|| databases(page), "theirs");
}

/// Answers the question, takes that back and does it again. Out: what is shown
/// and kept afterwards, and what is shown, asked and kept in the meantime.
fn check_answer(answer: &str, shown: &str, rows: &str, undone: (&str, &str, &str)) {
    journey(|page| {
        meet(page);
        page.button(answer).click();
        check(|| asked(page), "");
        check_kept(page, shown, rows);
        page.button("Undo").click();
        check(|| databases(page), undone.0);
        check(|| asked(page), undone.1);
        pause(page);
        assert_eq!(kept(page), undone.2);
        page.button("Redo").click();
        check_kept(page, shown, rows);
        check(|| asked(page), "");
    });
}

#[test]
fn keep_mine() {
    check_answer("Keep mine", "mine", MINE, ("theirs", OF_LINK, MINE));
}

#[test]
fn use_the_links() {
    check_answer("Use the link’s", "theirs", THEIRS, ("mine", "", MINE));
}

#[test]
fn merge_both() {
    check_answer("Merge both", "mine, theirs", BOTH, ("mine", "", MINE));
}

/// What is kept stays until somebody chooses; what is edited in the meantime is
/// the link's plan, which this tab holds.
fn edit_meanwhile(page: &Page) {
    meet(page);
    page.button("theirs …").click();
    page.field("Name").type_text("-2");
    page.button("Done").click();
    check(|| databases(page), "theirs-2");
    pause(page);
    assert_eq!(kept(page), MINE);
    assert_eq!(address(page), THEIRS);
}

/// In: an address that is opened in the same tab. Out: the plan that is shown,
/// and what is asked.
fn check_reopened(rest: &str, shown: &str, question: &str) {
    journey(|page| {
        edit_meanwhile(page);
        open(page, rest);
        check(|| databases(page), shown);
        check(|| asked(page), question);
        pause(page);
        assert_eq!(kept(page), MINE);
    });
}

#[test]
fn what_was_edited_meanwhile_is_there_after_a_reload() {
    check_reopened("", "theirs-2", OF_RELOAD);
    check_reopened(&format!("#1{THEIRS}"), "theirs-2", OF_RELOAD);
    check_reopened("#1_s.azure.westus3.Nothers", "others", OF_LINK);
}

#[test]
fn a_second_link_lets_a_tab_hold_what_it_held() {
    journey(|page| {
        edit_meanwhile(page);
        enter(page, "1_s.azure.westus3.Nothers");
        check(|| databases(page), "others");
        pause(page);
        page.browser().reload();
        check(|| databases(page), "others");
        page.button("Undo").click();
        check(|| databases(page), "theirs-2");
        assert_eq!(kept(page), MINE);
    });
}

#[test]
fn what_was_edited_and_undone_is_held_no_more() {
    journey(|page| {
        edit_meanwhile(page);
        page.button("Undo").click();
        check(|| databases(page), "theirs");
        pause(page);
        open(page, &format!("#1{THEIRS}"));
        check(|| databases(page), "theirs");
        check(|| asked(page), OF_LINK);
    });
}

#[test]
fn an_open_question_costs_nothing_while_nobody_does_anything() {
    journey(|page| {
        prepare(
            page,
            "window.count = 0;
            const { setItem } = Storage.prototype;
            Storage.prototype.setItem = function (...words) {
                window.count += 1;
                setItem.apply(this, words);
            };",
        );
        edit_meanwhile(page);
        pause(page);
        let written = || text(page, "return `${window.count}`");
        let before = written();
        assert_ne!(before, "0");
        (0..4).for_each(|_| pause(page));
        assert_eq!(written(), before);
    });
}

#[test]
fn a_plan_that_was_cleared_meanwhile_stays_so() {
    journey(|page| {
        meet(page);
        page.button("Clear").click();
        check(|| databases(page), "");
        check(|| held(page), "");
        open(page, "");
        check(|| asked(page), OF_RELOAD);
        check(|| databases(page), "");
        page.button("Undo").click();
        check(|| databases(page), "mine");
    });
}

#[test]
fn a_link_that_is_done_again_asks_again() {
    journey(|page| {
        meet(page);
        page.button("Undo").click();
        check(|| asked(page), "");
        check_kept(page, "mine", MINE);
        page.button("Redo").click();
        check(|| databases(page), "theirs");
        check(|| asked(page), OF_LINK);
        pause(page);
        assert_eq!(kept(page), MINE);
    });
}

#[test]
fn the_focus_is_caught_where_the_question_goes() {
    journey(|page| {
        meet(page);
        page.tab_to("button Keep mine");
        page.press_with(thirtyfour::Key::Control, "z");
        check(|| asked(page), "");
        check(|| page.focus(), "heading Your plan");
    });
}

#[test]
fn what_a_tab_holds_is_let_go_once_somebody_chose() {
    for (answer, shown, rows) in
        [("Use the other one", "mine", MINE), ("Keep this one", "theirs-2", "_m.gcp.us-east1.Ntheirs-2")]
    {
        journey(|page| {
            edit_meanwhile(page);
            open(page, "");
            page.button(answer).click();
            check_kept(page, shown, rows);
            open(page, "");
            check_kept(page, shown, rows);
            assert_eq!(asked(page), "");
        });
    }
}

#[test]
fn a_link_that_was_not_touched_is_opened_anew_by_a_reload() {
    journey(|page| {
        meet(page);
        open(page, &format!("#1{THEIRS}"));
        check(|| databases(page), "theirs");
        check(|| asked(page), OF_LINK);
        open(page, "");
        check_kept(page, "mine", MINE);
        assert_eq!(asked(page), "");
    });
}

#[test]
fn what_was_edited_meanwhile_is_used() {
    journey(|page| {
        edit_meanwhile(page);
        page.button("Use the link’s").click();
        check_kept(page, "theirs-2", "_m.gcp.us-east1.Ntheirs-2");
        page.button("Undo").click();
        check_kept(page, "mine", MINE);
    });
}

#[test]
fn a_link_that_comes_while_the_page_is_open() {
    journey(|page| {
        begin_with(page, MINE);
        enter(page, &format!("1{THEIRS}"));
        check(|| asked(page), OF_LINK);
        check(|| databases(page), "theirs");
        pause(page);
        assert_eq!(kept(page), MINE);
        page.button("Use the link’s").click();
        check_kept(page, "theirs", THEIRS);
    });
}

#[test]
fn a_second_link_takes_the_place_of_the_first_alone() {
    journey(|page| {
        meet(page);
        enter(page, "1_s.azure.westus3.Nothers");
        check(|| databases(page), "others");
        check(|| asked(page), OF_LINK);
        pause(page);
        assert_eq!(kept(page), MINE);
        page.button("Keep mine").click();
        check_kept(page, "mine", MINE);
        assert_eq!(asked(page), "");
    });
}

/// Two tabs show a plan; in the one behind it is edited.
fn edit_in_another_tab(page: &Page) {
    begin_with(page, MINE);
    in_another_tab(page, |other| {
        check(|| databases(other), "mine");
        other.button("Remove mine").click();
        super::planning::plan(other, "theirs / Astra Managed Clusters / Google Cloud / us-east1");
        check(|| kept(other), THEIRS);
    });
}

/// In: what is answered where another tab was. Out: the plan from then on.
fn check_tabs(answer: &str, shown: &str, rows: &str) {
    journey(|page| {
        edit_in_another_tab(page);
        check(|| asked(page), OF_TAB);
        check(|| databases(page), "mine");
        pause(page);
        assert_eq!(kept(page), THEIRS);
        page.button(answer).click();
        check(|| asked(page), "");
        check_kept(page, shown, rows);
        page.browser().reload();
        check_kept(page, shown, rows);
        check(|| asked(page), "");
    });
}

#[test]
fn use_the_other_tabs() {
    check_tabs("Use the other tab’s", "theirs", THEIRS);
}

#[test]
fn keep_this_one() {
    check_tabs("Keep this one", "mine", MINE);
}

#[test]
fn merge_both_tabs() {
    check_tabs("Merge both", "mine, theirs", BOTH);
}

#[test]
fn the_other_tab_is_asked_in_its_turn() {
    journey(|page| {
        begin_with(page, MINE);
        let other = in_another_tab(page, |other| {
            other.button("mine …").click();
            other.field("Name").type_text("-2");
            other.button("Done").click();
            check(|| kept(other), "_s.aws.us-east-2.Nmine-2");
        });
        check(|| asked(page), OF_TAB);
        page.button("Keep this one").click();
        check_kept(page, "mine", MINE);
        page.browser().show_tab(other);
        check(|| asked(page), OF_TAB);
        check(|| databases(page), "mine-2");
        page.button("Use the other tab’s").click();
        check_kept(page, "mine", MINE);
    });
}

#[test]
fn two_tabs_that_say_the_same_again_ask_no_more() {
    journey(|page| {
        begin_with(page, MINE);
        in_another_tab(page, |other| {
            other.button("mine …").click();
            other.field("Name").type_text("-2");
            other.button("Done").click();
            check(|| kept(other), "_s.aws.us-east-2.Nmine-2");
        });
        check(|| asked(page), OF_TAB);
        page.button("mine …").click();
        page.field("Name").type_text("-2");
        // With the question, all below it moves.
        check(|| asked(page), "");
        page.button("Done").click();
        check(|| asked(page), "");
        check_kept(page, "mine-2", "_s.aws.us-east-2.Nmine-2");
    });
}

#[test]
fn a_plan_that_was_cleared_in_another_tab() {
    journey(|page| {
        begin_with(page, MINE);
        in_another_tab(page, |other| {
            other.button("Clear").click();
            check(|| kept(other), "");
        });
        check(|| asked(page), "Clear it here too, Keep this one");
        check(|| databases(page), "mine");
        page.button("Clear it here too").click();
        check(|| databases(page), "");
        check(|| asked(page), "");
        page.button("Undo").click();
        check(|| databases(page), "mine");
        check(|| asked(page), "Clear it here too, Keep this one");
        page.button("Keep this one").click();
        check_kept(page, "mine", MINE);
    });
}
