//! What the rules say, by severity; those of one kind stand together.

use super::answer::{known, led_to, links, section};
use super::browser;
use super::html::{Tag, button, isolated, tag};
use super::live::Signal;
use super::state::State;
use crate::domain::{Severity, plain};
use crate::plan::List;
use crate::rules::{Finding, FindingCode, Group, mend_finding};

/// How many findings of one kind are shown at first.
const SHOWN: usize = 5;

/// How many findings of one kind are shown at most.
const MOST: usize = 100;

/// All findings, a section for each severity.
pub(super) fn findings(state: State) -> impl Iterator<Item = Tag> {
    Severity::ALL.iter().rev().map(move |severity| severity_section(state, *severity))
}

fn severity_section(state: State, severity: Severity) -> Tag {
    let opened = Signal::new(Vec::<FindingCode>::new());
    let is_hidden =
        move || state.report.with(|report| !report.findings.iter().any(|found| found.severity() == severity));
    let groups = move || {
        state.report.with(|report| {
            let groups = report.groups().filter(|group| group.code.severity() == severity);
            groups.map(|found| group(state, &found, opened)).collect()
        })
    };
    section("findings", severity.plural(), severity.plural(), is_hidden)
        .attr("data-severity", severity.code())
        .child(tag("DIV").attr("class", "groups").live_children(groups))
}

fn group(state: State, group: &Group, opened: Signal<Vec<FindingCode>>) -> Tag {
    let code = group.code;
    let shared = group.remedy();
    let is_open = opened.with(|opened| opened.contains(&code));
    let most = if is_open { MOST } else { SHOWN };
    let next = [code.code(), "-next"].concat();
    let items = group.findings.iter().take(most).enumerate().map(|(at, found)| {
        let item = finding(state, found, shared.is_none());
        if at == SHOWN { led_to(item, &next) } else { item }
    });
    let rest = group.findings.len().saturating_sub(most);
    let more = (rest > 0).then(|| match is_open {
        false => {
            let next = next.clone();
            button("small", format!("Show {rest} more"), move || {
                opened.update(|opened| opened.push(code));
                browser::focus(&next);
            })
        }
        true => tag("P").text(format!("And {rest} more; all of them are in the Markdown.")),
    });
    tag("DIV")
        .attr("class", "finding")
        .child(tag("H4").text(group.code.title()).text(" ").child(known(group.confidence())))
        .child(tag("UL").children(items))
        .child(more)
        .child(shared.map(|remedy| tag("P").attr("class", "remedy").text(remedy.to_owned())))
        .child(links(group.docs()))
}

fn finding(state: State, finding: &Finding, with_remedy: bool) -> Tag {
    let mend = mend_finding(finding).map(|mend| {
        button("small", mend.label, move || {
            state.edit(mend.edit.clone());
            browser::focus("answer-title");
        })
    });
    let name = finding.subject.database.as_ref().map(|name| plain(name.as_str()));
    let show = finding.subject.row.zip(name).map(|(row, name)| {
        button("quiet small", "Show in plan", move || state.open_row(List::Databases, row))
            .attr("aria-label", format!("Show in plan: {name}"))
    });
    let remedy = with_remedy.then(|| tag("SPAN").attr("class", "remedy").text(finding.remedy.clone()));
    tag("LI")
        .child(isolated(finding.message.clone()))
        .text(" ")
        .child(remedy)
        .text(" ")
        .child(mend)
        .text(" ")
        .child(show)
}
