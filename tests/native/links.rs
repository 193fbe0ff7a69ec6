//! Links: what is written is read again, by everybody and for ever, and what
//! was damaged on its way never passes for another plan.

use crate::plans;
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::plan::{Draft, Plan, parse};
use astra_cmek_planner::wire::link::{self, pack};

/// In: drafts and a law. Out: both sides of the law are equal for each.
fn check<T: PartialEq + std::fmt::Debug>(
    drafts: impl Iterator<Item = Draft>,
    law: impl Fn(&Draft) -> (T, T),
) {
    let mut count = 0;
    for draft in drafts {
        let (left, right) = law(&draft);
        assert_eq!(left, right, "{draft:#?}\n{}", link::plain(&draft));
        count += 1;
    }
    assert!(count > 500, "only {count} drafts");
}

fn fewer() -> impl Iterator<Item = Draft> {
    plans::small().step_by(7).chain(plans::random(1_500))
}

/// The plan of a link.
fn plan(text: &str) -> Plan {
    let draft = pack::open(text).unwrap_or_else(|refusal| panic!("{refusal}: {text}"));
    parse(&draft, Catalog::released()).plan
}

#[test]
fn a_plan_is_read_as_it_was_written() {
    check(fewer().filter(|draft| !draft.databases.is_empty()), |draft| {
        let plan = plans::plan(draft);
        let draft = Draft::from(&plan);
        let [plain, packed] = [link::plain(&draft), pack::write(&draft)].map(|text| self::plan(&text));
        ([plain, packed], [plan.clone(), plan])
    });
}
