//! What becomes of two plans that meet: the one that is shown, and the one that
//! is kept. As long as that is a question, what is kept stays as it is.
//! It writes nothing itself, and knows neither the browser nor links.

use super::{Draft, Edit, Merging, ProblemCode, excess, merge, parse, update};
use crate::catalog::Catalog;

/// Something kept stands beside the plan that is shown, and nobody has said yet
/// which it shall be. Nothing is written in the meantime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Two plans.
    Plans {
        /// How they came to meet.
        arrival: Arrival,
        /// The one that is kept.
        kept: Draft,
    },
    /// What is kept could not be read, and why.
    Unreadable(String),
}

/// How two plans came to meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// A link is shown.
    Link {
        /// True where it lost something on its way.
        is_damaged: bool,
    },
    /// A plan of an earlier visit is shown, out of the history of the browser.
    Past,
    /// The one that is kept was written by another tab.
    OtherTab,
    /// The page was loaded anew before anybody chose.
    Reload,
}

/// Something that lets plans meet, or parts them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A link was read.
    Link(Draft),
    /// A plan of an earlier visit was read.
    Past(Draft),
    /// The history of the browser leads to a plan of this visit.
    Visit(Draft),
    /// The page around this one gave a plan, and nothing is kept.
    Given(Draft),
    /// This tab showed a plan when it was left, and nobody had chosen yet.
    Resumed(Draft),
    /// Another tab changed what is kept; or why that cannot be read.
    OtherTab(Result<Draft, String>),
    /// The plan that is shown became another one.
    Changed,
    /// Somebody chose.
    Chosen(Choice),
}

/// What somebody chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The plan that is shown.
    Shown,
    /// The plan that is kept.
    Kept,
    /// Both in one.
    Both,
}

/// What is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The question that is open from now on; without one, what is shown is kept.
    pub question: Option<Question>,
    /// What was done, in words; none where what is shown is where a visit begins.
    pub what: &'static str,
    /// The plans to show, one after the other, each a step of its own. What is
    /// dropped is among them, so that it can be had back.
    pub show: Vec<Draft>,
    /// True where a question was answered by it.
    pub is_answer: bool,
    /// Where a step may lead to the question again: back over its answer, or
    /// forth to what arrived.
    asked: Option<Asked>,
}

/// A question that a step may lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    arrival: Arrival,
    /// The plan that it is about.
    shown: Draft,
    /// The one that is kept where the step begins.
    kept: Draft,
}

/// The questions that a step may open again, the last ones of both kinds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// Those that a step back over their answer leads to.
    answered: Vec<Asked>,
    /// Those that a step forth to what arrived leads to.
    arrived: Vec<Asked>,
}

/// How many of each kind are remembered.
const MOST_ASKED: usize = 10;

impl Questions {
    /// Hears what became of an event.
    pub fn hear(&mut self, outcome: &Outcome) {
        if outcome.is_answer {
            self.arrived.clear();
        }
        let all = if outcome.is_answer { &mut self.answered } else { &mut self.arrived };
        all.extend(outcome.asked.clone());
        all.drain(..all.len().saturating_sub(MOST_ASKED));
    }

    /// The question that opens again where a step back or forth leads from one
    /// draft to another; what is left is kept then.
    pub fn again(&self, is_back: bool, from: &Draft, to: &Draft) -> Option<Question> {
        let all = if is_back { &self.answered } else { &self.arrived };
        let is_it = |asked: &&Asked| is_shown(&asked.shown, to) && is_shown(&asked.kept, from);
        let asked = all.iter().rev().find(is_it)?;
        Some(Question::Plans { arrival: asked.arrival, kept: from.clone() })
    }
}

/// What becomes of the plan that is shown, and of the question, if one is open.
pub fn meet(shown: &Draft, question: Option<Question>, event: Event) -> Outcome {
    match event {
        Event::Link(draft) => {
            let is_damaged = draft.damage().is_some();
            arrive(shown, question, draft, Arrival::Link { is_damaged }, "Opened a link.")
        }
        Event::Past(draft) => arrive(shown, question, draft, Arrival::Past, PAST),
        Event::Visit(draft) if says_no_more(&draft)(shown) => Outcome::of(question),
        Event::Visit(draft) => {
            settle(Outcome { question, what: PAST, show: vec![draft], ..Outcome::default() })
        }
        Event::Given(draft) if says_no_more(&draft)(shown) => Outcome::of(question),
        // Whoever opens the page around this one did nothing that could be undone.
        Event::Given(draft) => {
            let what = if shown.is_empty() { "" } else { GIVEN };
            Outcome { question, what, show: vec![draft], ..Outcome::default() }
        }
        Event::Resumed(draft) => arrive(shown, question, draft, Arrival::Reload, RESUMED),
        Event::OtherTab(kept) => {
            let arrival = match question {
                Some(Question::Plans { arrival, .. }) => arrival,
                _ => Arrival::OtherTab,
            };
            let question = match kept {
                Ok(kept) if is_shown(&kept, shown) => None,
                Ok(kept) => Some(Question::Plans { arrival, kept }),
                Err(why) => Some(Question::Unreadable(why)),
            };
            Outcome::of(question)
        }
        Event::Changed => match &question {
            Some(Question::Plans { kept, .. }) if is_shown(kept, shown) => Outcome::default(),
            _ => Outcome::of(question),
        },
        Event::Chosen(choice) => choose(shown, question, choice),
    }
}

const PAST: &str = "Went to another plan of the browser’s history.";

const GIVEN: &str = "Opened the plan of this page.";

const RESUMED: &str = "Went on with the plan that this tab showed.";

/// A plan comes from elsewhere.
fn arrive(
    shown: &Draft,
    question: Option<Question>,
    draft: Draft,
    arrival: Arrival,
    what: &'static str,
) -> Outcome {
    let is_same = says_no_more(&draft)(shown);
    let is_first = question.is_none();
    let question = match question {
        None if is_same => return Outcome::default(),
        // Nobody asked for a plan of the past, so that it is not kept unasked.
        None if shown.is_empty() && arrival == (Arrival::Link { is_damaged: false }) => None,
        None => Some(Question::Plans { arrival, kept: shown.clone() }),
        Some(Question::Plans { kept, .. }) => Some(Question::Plans { arrival, kept }),
        unreadable => unreadable,
    };
    // Once a question is open, what is shown is not what is kept.
    let is_asked = is_first && question.is_some();
    let asked = is_asked.then(|| Asked { arrival, shown: draft.clone(), kept: shown.clone() });
    let show = if is_same { Vec::new() } else { vec![draft] };
    settle(Outcome { question, what, show, asked, is_answer: false })
}

/// Asks nothing where both plans say the same; what is kept is shown, since it
/// may hold more than a link does.
fn settle(outcome: Outcome) -> Outcome {
    match (&outcome.question, outcome.show.last()) {
        (Some(Question::Plans { kept, .. }), Some(shown)) if says_no_more(shown)(kept) => {
            Outcome { what: outcome.what, show: vec![kept.clone()], ..Outcome::default() }
        }
        _ => outcome,
    }
}

fn choose(shown: &Draft, question: Option<Question>, choice: Choice) -> Outcome {
    let accepted = |draft: &Draft| {
        let mut draft = draft.clone();
        if draft.damage().is_some() {
            update(&mut draft, Edit::DamageAccepted);
        }
        draft
    };
    let Some(Question::Plans { arrival, kept }) = question else {
        let what = "Discarded what could not be read.";
        return Outcome { what, show: vec![accepted(shown)], is_answer: true, ..Outcome::default() };
    };
    let is_other_tab = arrival == Arrival::OtherTab;
    let (what, show) = match choice {
        Choice::Kept if is_other_tab => ("Took the other tab’s plan.", vec![kept]),
        Choice::Kept => ("Kept your plan.", vec![kept]),
        Choice::Shown => {
            let what = match arrival {
                Arrival::Link { is_damaged: false } => "Used the link’s plan.",
                Arrival::Link { is_damaged: true } => "Used what could be read of the link.",
                Arrival::Past => "Used the earlier plan.",
                Arrival::OtherTab | Arrival::Reload => "Kept this tab’s plan.",
            };
            (what, vec![kept, accepted(shown)])
        }
        Choice::Both => {
            let shown = accepted(shown);
            let (first, second) = if is_other_tab { (&shown, &kept) } else { (&kept, &shown) };
            let merged = merge(first, second, Merging::Union).draft;
            if excess(&merged).is_some() {
                let question = Some(Question::Plans { arrival, kept });
                let what = "Both plans together are more than one plan may hold.";
                return Outcome { question, what, ..Outcome::default() };
            }
            match is_shown(&kept, &merged) {
                true => ("The plan that is kept says all that the other one does.", vec![kept]),
                false => ("Merged both plans.", vec![kept, merged]),
            }
        }
    };
    let asked = show.first().map(|next| Asked { arrival, shown: shown.clone(), kept: next.clone() });
    Outcome { question: None, what, show, is_answer: true, asked }
}

impl Outcome {
    /// Nothing but a question, or none.
    fn of(question: Option<Question>) -> Self {
        Self { question, ..Self::default() }
    }
}

/// True where the plan that is kept is shown, all of it.
fn is_shown(kept: &Draft, shown: &Draft) -> bool {
    let Draft { organizations, databases, registered_keys, confirmed, half_typed: _, strays } = kept;
    *organizations == shown.organizations
        && *databases == shown.databases
        && *registered_keys == shown.registered_keys
        && *confirmed == shown.confirmed
        && *strays == shown.strays
}

/// Whether what arrives is in a draft already, whatever else was typed beside
/// it: a link of that draft would say the same. What arrives is read once,
/// however many drafts are asked.
pub fn says_no_more(arrived: &Draft) -> impl Fn(&Draft) -> bool {
    let shared = |draft: &Draft| {
        let parsed = parse(draft, Catalog::released());
        let mut shared = draft.shared(&parsed);
        // Rows between the others may be left out.
        shared.draft.renumber();
        (shared, parsed.problems)
    };
    let (plan, problems) = shared(arrived);
    let is_whole = plan.left_out == 0
        && problems.iter().all(|problem| problem.list.is_some() && problem.code != ProblemCode::UnknownField);
    let plan = is_whole.then_some(plan.draft);
    move |here| is_shown(arrived, here) || plan.as_ref().is_some_and(|plan| *plan == shared(here).0.draft)
}

#[cfg(test)]
mod tests {
    use super::{Arrival, Choice, Event, Question, Questions, meet};
    use crate::plan::limits::MOST_ROWS;
    use crate::plan::testing::draft;
    use crate::plan::{Draft, Stray};

    /// In: the plan that is shown, and what happens, one event a line:
    ///
    /// ```text
    /// link PLAN | past PLAN | visit PLAN | given PLAN | resumed PLAN | tab PLAN | tab!
    /// type PLAN
    /// shown | kept | both | undo | redo
    /// ```
    ///
    /// A plan is the names of its databases, with `*` where one has no region;
    /// `?` is what a link lost, `-` is nothing. Out: after each event what was
    /// done, what is shown, and what is kept beside it.
    fn check(shown: &str, events: &str, expected: &str) {
        let (mut shown, mut question) = (plan(shown), None);
        let (mut said, mut steps, mut undone) = (Vec::new(), Vec::new(), Vec::new());
        let mut questions = Questions::default();
        for event in events.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (kind, words) = event.split_once(' ').unwrap_or((event, "-"));
            let event = match kind {
                "link" => Event::Link(plan(words)),
                "past" => Event::Past(plan(words)),
                "visit" => Event::Visit(plan(words)),
                "given" => Event::Given(plan(words)),
                "tab" => Event::OtherTab(Ok(plan(words))),
                "tab!" => Event::OtherTab(Err("it is newer".to_owned())),
                "resumed" => Event::Resumed(plan(words)),
                "type" => {
                    steps.push(std::mem::replace(&mut shown, plan(words)));
                    Event::Changed
                }
                "undo" => {
                    let from = std::mem::replace(&mut shown, steps.pop().unwrap());
                    question = question.or_else(|| questions.again(true, &from, &shown));
                    undone.push(from);
                    Event::Changed
                }
                "redo" => {
                    let from = std::mem::replace(&mut shown, undone.pop().unwrap());
                    question = question.or_else(|| questions.again(false, &from, &shown));
                    steps.push(from);
                    Event::Changed
                }
                "shown" => Event::Chosen(Choice::Shown),
                "kept" => Event::Chosen(Choice::Kept),
                "both" => Event::Chosen(Choice::Both),
                other => panic!("{other} is no event"),
            };
            let outcome = meet(&shown, question, event);
            questions.hear(&outcome);
            let mut line = outcome.what.to_owned();
            for draft in outcome.show {
                line.push_str(&format!(" > {}", names(&draft)));
                steps.push(std::mem::replace(&mut shown, draft));
            }
            question = outcome.question;
            line.push_str(&match &question {
                None => String::new(),
                Some(Question::Unreadable(why)) => format!(" | unreadable, {why}"),
                Some(Question::Plans { arrival, kept }) => {
                    let arrival = match arrival {
                        Arrival::Link { is_damaged: true } => "damaged",
                        Arrival::Link { is_damaged: false } => "link",
                        Arrival::Past => "past",
                        Arrival::OtherTab => "tab",
                        Arrival::Reload => "reload",
                    };
                    format!(" | {arrival}, kept {}", names(kept))
                }
            });
            said.push(if line.is_empty() { "nothing".to_owned() } else { line.trim().to_owned() });
        }
        let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(said, expected);
    }

    fn plan(words: &str) -> Draft {
        let rows = words.split(' ').filter(|word| *word != "-" && *word != "?");
        let rows = rows.map(|word| match word.strip_suffix('*') {
            Some(name) => format!("db {name} serverless aws -"),
            None => format!("db {word} serverless aws us-east-2"),
        });
        let mut plan = draft(&rows.collect::<Vec<_>>().join("\n"));
        if words.split(' ').any(|word| word == "?") {
            let message = "it was cut".to_owned();
            plan.strays.push(Stray::Damaged { found: "1x".to_owned(), message });
        }
        plan
    }

    fn names(draft: &Draft) -> String {
        let mark = |is_complete: bool| if is_complete { "" } else { "*" };
        let rows = draft.databases.iter();
        let mut names: Vec<_> =
            rows.map(|row| format!("{}{}", row.name, mark(row.regions.concat() != ""))).collect();
        names.extend(draft.damage().map(|_| "?".to_owned()));
        if names.is_empty() { "-".to_owned() } else { names.join(" ") }
    }

    #[test]
    fn a_link_asks_where_another_plan_is_kept() {
        check("-", "link a", "Opened a link. > a");
        check("m", "link m", "nothing");
        check("m", "link a\nkept", "Opened a link. > a | link, kept m\nKept your plan. > m");
        check("m", "link a\nshown", "Opened a link. > a | link, kept m\nUsed the link’s plan. > m > a");
        check("m", "link a\nboth", "Opened a link. > a | link, kept m\nMerged both plans. > m > m a");
    }

    #[test]
    fn what_a_page_gives_is_where_a_visit_begins() {
        check(
            "-",
            "given a\ngiven a\ntype b\ngiven a",
            "> a\nnothing\nnothing\nOpened the plan of this page. > a",
        );
    }

    #[test]
    fn what_is_kept_stays_the_same_whatever_arrives() {
        let arrived = "Opened a link. > a | link, kept m";
        check(
            "m",
            "link a\nlink b\nkept",
            &format!("{arrived}\nOpened a link. > b | link, kept m\nKept your plan. > m"),
        );
        check(
            "m",
            "link a\npast b\nshown",
            &format!(
                "{arrived}
                Went to another plan of the browser’s history. > b | past, kept m
                Used the earlier plan. > m > b"
            ),
        );
        check("m", "link a\nlink a", &format!("{arrived}\nOpened a link. | link, kept m"));
        check("m", "link a\ntype x", &format!("{arrived}\n| link, kept m"));
        check("m", "link a\ntab n\nkept", &format!("{arrived}\n| link, kept n\nKept your plan. > n"));
    }

    #[test]
    fn an_answer_that_is_taken_back_asks_again() {
        let kept = "Opened a link. > a | link, kept m\n| link, kept m\nKept your plan. > m";
        check("m", "link a\ntype a b\nkept\nundo", &format!("{kept}\n| link, kept m"));
        // One step further stands what is kept.
        check(
            "m",
            "link a\ntype a b\nkept\nundo\nundo\nundo",
            &format!("{kept}\n| link, kept m\n| link, kept m\nnothing"),
        );
        let used = "Opened a link. > a | link, kept m\nUsed the link’s plan. > m > a";
        check("m", "link a\nshown\nundo\nundo", &format!("{used}\nnothing\n| link, kept m"));
        // What was typed after the answer is taken back without a question.
        check("m", "link a\nshown\ntype a b\nundo", &format!("{used}\nnothing\nnothing"));
        check(
            "m",
            "link a\nkept\ntype m n\nundo",
            "Opened a link. > a | link, kept m\nKept your plan. > m\nnothing\nnothing",
        );
    }

    #[test]
    fn a_link_that_is_brought_again_by_a_step_asks_again() {
        let undone = "Opened a link. > a | link, kept m\nnothing";
        check("m", "link a\nundo\nredo", &format!("{undone}\n| link, kept m"));
        check("m", "link a\nundo\nredo\nkept", &format!("{undone}\n| link, kept m\nKept your plan. > m"));
        // What was answered is done again without a question.
        check(
            "m",
            "link a\nshown\nundo\nredo",
            "Opened a link. > a | link, kept m\nUsed the link’s plan. > m > a\nnothing\nnothing",
        );
    }

    #[test]
    fn what_a_tab_showed_is_asked_about_again() {
        let resumed = "Went on with the plan that this tab showed.";
        check(
            "m",
            "resumed a*\nshown",
            &format!("{resumed} > a* | reload, kept m\nKept this tab’s plan. > m > a*"),
        );
        check(
            "m",
            "resumed a\nlink b\nkept",
            &format!(
                "{resumed} > a | reload, kept m\nOpened a link. > b | link, kept m\nKept your plan. > m"
            ),
        );
        check("-", "resumed a", &format!("{resumed} > a | reload, kept -"));
        check("m x*", "resumed m", "nothing");
        check(
            "-",
            "tab!\nresumed a",
            &format!("| unreadable, it is newer\n{resumed} > a | unreadable, it is newer"),
        );
    }

    #[test]
    fn a_merged_plan_that_is_the_kept_one_is_one_step() {
        check(
            "m a",
            "link a\nboth",
            "Opened a link. > a | link, kept m a\nThe plan that is kept says all that the other one does. > m a",
        );
    }

    #[test]
    fn what_would_be_too_much_is_not_merged() {
        let many = |letter: char| {
            let names: Vec<_> = (0..=MOST_ROWS / 2).map(|number| format!("{letter}{number}")).collect();
            plan(&names.join(" "))
        };
        let question = Question::Plans { arrival: Arrival::Past, kept: many('k') };
        let outcome = meet(&many('s'), Some(question.clone()), Event::Chosen(Choice::Both));
        assert_eq!(outcome.what, "Both plans together are more than one plan may hold.");
        assert_eq!((outcome.question, outcome.show), (Some(question), Vec::new()));
    }

    #[test]
    fn nothing_is_asked_once_both_are_the_same() {
        let arrived = "Opened a link. > a | link, kept m x*";
        // The kept plan holds a row that no link does.
        check("m x*", "link m", "nothing");
        check("m x*", "link m x*", "nothing");
        check("x* m", "link m", "nothing");
        check("-", "link x*", "Opened a link. > x*");
        check("m", "link m x*", "Opened a link. > m x* | link, kept m");
        check("m x*", "link a\nlink m", &format!("{arrived}\nOpened a link. > m x*"));
        check(
            "m x*",
            "link a\nvisit m",
            &format!("{arrived}\nWent to another plan of the browser’s history. > m x*"),
        );
        check("m x*", "link a\ntype m x*", &format!("{arrived}\nnothing"));
        check("m x*", "link a\ntype m", &format!("{arrived}\n| link, kept m x*"));
        check("m x*", "link a\ntab a", "Opened a link. > a | link, kept m x*\nnothing");
    }

    #[test]
    fn a_damaged_link_always_asks() {
        check(
            "-",
            "link a ?\nshown",
            "Opened a link. > a ? | damaged, kept -\nUsed what could be read of the link. > - > a",
        );
        check("m", "link m ?\nkept", "Opened a link. > m ? | damaged, kept m\nKept your plan. > m");
        check("m", "link a ?\nboth", "Opened a link. > a ? | damaged, kept m\nMerged both plans. > m > m a");
    }

    #[test]
    fn a_plan_of_this_visit_is_a_step_and_one_of_the_past_asks() {
        let went = "Went to another plan of the browser’s history. > a";
        check("m", "visit a", went);
        check("m", "visit m", "nothing");
        check("m", "past m", "nothing");
        check("m", "past a\nkept", &format!("{went} | past, kept m\nKept your plan. > m"));
        // What was forgotten is not kept unasked.
        check("-", "past a\nshown", &format!("{went} | past, kept -\nUsed the earlier plan. > - > a"));
    }

    #[test]
    fn another_tab_asks_unless_it_keeps_the_same() {
        let asked = "| tab, kept t";
        check("m", "tab m", "nothing");
        check("m", "tab m*", "| tab, kept m*");
        check("m", "tab t\ntab m", &format!("{asked}\nnothing"));
        check("m", "tab t\nkept", &format!("{asked}\nTook the other tab’s plan. > t"));
        check("m", "tab t\nshown", &format!("{asked}\nKept this tab’s plan. > t > m"));
        check("m", "tab t\nboth", &format!("{asked}\nMerged both plans. > t > m t"));
        check("m", "tab -\nkept", "| tab, kept -\nTook the other tab’s plan. > -");
    }

    #[test]
    fn what_cannot_be_read_stays_until_it_is_discarded() {
        let unreadable = "| unreadable, it is newer";
        check(
            "-",
            "tab!\ntype a\nlink b\nshown",
            &format!(
                "{unreadable}
                {unreadable}
                Opened a link. > b {unreadable}
                Discarded what could not be read. > b"
            ),
        );
        check("m", "tab!\ntab t", &format!("{unreadable}\n| tab, kept t"));
    }
}
