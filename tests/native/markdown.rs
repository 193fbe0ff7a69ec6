//! Links in Markdown: they come out as they went in, bare ones too, whatever
//! extension is switched on.

#[path = "../links/written.rs"]
mod written;

use pulldown_cmark::{Options, Parser, html};

/// In: Markdown and HTML, in which `{}` stands for an address. Out: the
/// Markdown of every link becomes that HTML.
fn check(markdown: &str, expected: &str) {
    let links = written::links();
    assert!(links.len() > 300 && links.iter().any(|link| link.starts_with("1z")));
    for link in links {
        let address = format!("https://planner.example/cmek/#{link}");
        let text = markdown.replace("{}", &address);
        let mut said = String::new();
        html::push_html(&mut said, Parser::new_ext(&text, Options::all()));
        assert_eq!(said, expected.replace("{}", &address));
    }
}

#[test]
fn a_link_that_is_marked_as_one() {
    check("<{}>", "<p><a href=\"{}\">{}</a></p>\n");
    check("[the plan]({})", "<p><a href=\"{}\">the plan</a></p>\n");
    check("[the plan]\n\n[the plan]: {}", "<p><a href=\"{}\">the plan</a></p>\n");
}

#[test]
fn a_bare_link() {
    check("The plan {}.", "<p>The plan {}.</p>\n");
    check("({}), {}", "<p>({}), {}</p>\n");
    check("_{}_ and *{}*", "<p><em>{}</em> and <em>{}</em></p>\n");
    check("- {}\n- {}", "<ul>\n<li>{}</li>\n<li>{}</li>\n</ul>\n");
}
