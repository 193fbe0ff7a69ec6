//! What somebody else made: it shows as text, stays within bounds, and gets
//! nothing to run. That the policy of the page had nothing to refuse is what
//! every journey checks at its end.

use super::bringing::{paste, preview};
use super::journey::journey;
use super::page::{Page, check};
use super::visit::{asked, begin_with, databases, keep, kept, open, said, text};
use astra_cmek_planner::wire::link;
use miniz_oxide::deflate::compress_to_vec;

const MARKUP: &str = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";

/// A text as a link has it, with every byte escaped.
fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("Z{byte:02x}")).collect()
}

/// Waits until the page reads a text, and looks for what must not be in it.
fn check_is_text(page: &Page, text_shown: &str) {
    check(|| page.text().contains(text_shown).to_string(), "true");
    assert_eq!(text(page, "return document.querySelectorAll('main script, main img').length + ''"), "0");
    assert!(!text(page, "return document.title").contains("run"));
}

#[test]
fn markup_in_a_link_is_text() {
    journey(|page| {
        let markup = escaped(MARKUP);
        open(page, &format!("#1_s.aws.us-east-2.O{markup}.N{markup}_K.s.aws.us-east-2.O{markup}.I{markup}"));
        check_is_text(page, MARKUP);
        page.button(&format!("{MARKUP} {MARKUP} · …")).click();
        check(|| page.field("Name").value(), MARKUP);
        check_is_text(page, MARKUP);
    });
}

#[test]
fn markup_in_the_place_of_codes_is_text() {
    journey(|page| {
        let markup = escaped(MARKUP);
        open(page, &format!("#1_{markup}.{markup}.{markup}"));
        check_is_text(page, "<img src=x");
        open(page, "?plan=<img src=x onerror=alert(1)>");
        check(|| asked(page), "Close");
        check_is_text(page, "could not be read");
    });
}

#[test]
fn markup_in_a_table_is_text() {
    journey(|page| {
        let quoted = MARKUP.replace('"', "\"\"");
        paste(page, &format!("Name,Type,Cloud,{MARKUP}\n\"{quoted}\",Serverless,AWS,us-east-2\n"));
        check(|| preview(page).contains(MARKUP).to_string(), "true");
        check_is_text(page, MARKUP);
        page.button("Bring it in").click();
        page.button(&format!("{MARKUP} …")).wait();
        check_is_text(page, MARKUP);
    });
}

#[test]
fn markup_in_what_is_kept_is_text() {
    journey(|page| {
        keep(page, MARKUP);
        open(page, "");
        check(|| asked(page), "Save it as a file, Discard it");
        check_is_text(page, "could not be read");
        assert_eq!(kept(page), MARKUP);
    });
}

#[test]
fn a_small_link_that_unpacks_to_a_huge_text_is_refused() {
    journey(|page| {
        begin_with(page, "_s.aws.us-east-2.Nmine");
        // The check of a link that is as long as it needs to be, over eight megabytes.
        let rows = "_s.aws.us-east-2".repeat(5_000);
        let huge = compress_to_vec("_s.aws.us-east-2".repeat(500_000).as_bytes(), 9);
        let link = link::packed(&format!("1{rows}"), &huge);
        assert!(link.starts_with("1z") && link.len() < rows.len(), "{link}");
        open(page, &format!("#{link}"));
        check(|| said(page, "the link unpacks to more than 1048576 bytes").lines().count().to_string(), "1");
        check(|| asked(page), "Close");
        check(|| databases(page), "mine");
        assert_eq!(kept(page), "_s.aws.us-east-2.Nmine");
    });
}
