//! Pictures: what stands where, and what holds for all of them.

use crate::{golden, plans, tree};
use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::export::svg;
use astra_cmek_planner::picture::{MOST_LINES, Panel, Picture, picture};
use astra_cmek_planner::plan::{Draft, parse};
use astra_cmek_planner::rules::evaluate;
use astra_cmek_planner::wire::{document, link};

fn drawn(draft: &Draft) -> Option<Picture> {
    let plan = parse(draft, Catalog::released()).plan;
    picture(&plan, &evaluate(&plan, Catalog::released()))
}

/// In: a link. Out: the databases from above, then the keys, then the lines.
fn check(link: &str, expected: &str) {
    let drawn = drawn(&link::pack::open(link).unwrap()).unwrap();
    let column = |panels: &[Panel]| panels.iter().map(|it| it.title.as_str()).collect::<Vec<_>>().join("\n");
    let lines = drawn.lines.iter().map(|line| {
        let mark = if line.is_doubtful { "?" } else { "" };
        format!("{}-{}{mark}", line.database + 1, line.key + 1)
    });
    let said = [column(&drawn.databases), column(&drawn.keys), lines.collect::<Vec<_>>().join(" ")];
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(said.join("\n"), expected.join("\n"), "{link}");
}

#[test]
fn a_database_in_two_regions_has_two_lines() {
    check(
        "1_s.aws.us-east-2.ap-south-1.Norders",
        "
            orders · Serverless · AWS
            ap-south-1 Asia Pacific (Mumbai) · Serverless · AWS · to create
            us-east-2 US East (Ohio) · Serverless · AWS · to create
            1-1 1-2
        ",
    );
}

#[test]
fn databases_of_one_region_meet_at_one_key_and_the_types_never_do() {
    check(
        "1_s.aws.us-east-2.Na_m.aws.us-east-2.Nb_s.aws.us-east-2.Nc",
        "
            a · Serverless · AWS
            c · Serverless · AWS
            b · Managed Clusters · AWS
            us-east-2 US East (Ohio) · Serverless · AWS · to create
            us-east-2 US East (Ohio) · Managed Clusters · AWS · to create
            1-1 2-1 3-2
        ",
    );
}

#[test]
fn what_no_customer_key_covers_meets_at_the_end() {
    check(
        "1_s.aws.us-east-2.E.eu-west-1.Na_m.azure.eastus.Nb_s.aws.eu-west-1.Oacme.Nc_K.s.aws.us-east-2",
        "
            a · Serverless · AWS · your own organization · existing
            c · Serverless · AWS · acme
            b · Managed Clusters · Azure · your own organization
            eu-west-1 Europe (Ireland) · Serverless · AWS · your own organization · to create
            us-east-2 US East (Ohio) · Serverless · AWS · your own organization · registered
            eu-west-1 Europe (Ireland) · Serverless · AWS · acme · to create
            Astra-provided key · No customer key covers these.
            1-1 1-2? 2-3 3-4
        ",
    );
}

#[test]
fn pictures_of_the_documentation_s_examples() {
    for name in ["docs-six-combinations", "wanted-and-not", "existing-and-added"] {
        let text = std::fs::read(tree::root().join(format!("tests/cases/{name}.plan.json"))).unwrap();
        let drawn = drawn(&document::read(&text).unwrap()).unwrap();
        golden::check(&tree::root().join(format!("tests/golden/{name}.svg")), &svg::write(&drawn));
    }
}

#[test]
fn many_deployments_are_a_grid_of_regions() {
    let regions = ["aws.us-east-2", "aws.eu-west-1", "gcp.us-east1", "azure.eastus"];
    let mut text = "1".to_owned();
    for number in 0..48 {
        let kind = if number % 3 == 0 { "m" } else { "s" };
        let more = match number % 7 {
            0 => ".E",
            1 => ".A",
            2 => ".Oacme",
            _ => "",
        };
        text.push_str(&format!("_{kind}.{}{more}", regions[number % 4]));
    }
    text.push_str("_K.s.gcp.us-east1");
    let drawn = drawn(&link::pack::open(&text).unwrap()).unwrap();
    golden::check(&tree::root().join("tests/golden/grid.svg"), &svg::write(&drawn));
}

#[test]
fn a_hostile_plan_is_text() {
    let text = std::fs::read(tree::root().join("tests/golden/hostile.plan.json")).unwrap();
    let drawn = drawn(&document::read(&text).unwrap()).unwrap();
    golden::check(&tree::root().join("tests/golden/hostile.svg"), &svg::write(&drawn));
}

#[test]
fn nothing_overlaps_and_every_deployment_has_its_line() {
    let (mut count, mut grids) = (0, 0);
    let many = plans::random(20).map(|mut draft| {
        draft.databases =
            plans::random(30).flat_map(|draft| draft.databases).chain(draft.databases).collect();
        draft.databases.iter_mut().zip(1..).for_each(|(row, number)| row.row = number);
        draft
    });
    for draft in plans::random(1_000).chain(many) {
        let plan = parse(&draft, Catalog::released()).plan;
        let report = evaluate(&plan, Catalog::released());
        let Some(drawn) = picture(&plan, &report) else {
            let deployments = report.summary.deployments;
            assert_eq!(deployments, 0);
            continue;
        };
        if drawn.lines.is_empty() {
            grids += 1;
            assert!(report.summary.deployments > MOST_LINES);
            for (at, one) in drawn.keys.iter().enumerate() {
                assert!(one.x + one.width <= drawn.width && one.y + one.height <= drawn.height);
                let is_apart = |other: &Panel| {
                    one.y != other.y || one.x + one.width <= other.x || other.x + other.width <= one.x
                };
                assert!(drawn.keys.iter().skip(at + 1).all(is_apart), "{draft:#?}");
            }
            continue;
        }
        count += 1;
        assert_eq!(drawn.lines.len(), report.summary.deployments, "{draft:#?}");
        for column in [&drawn.databases, &drawn.keys] {
            for (above, below) in column.iter().zip(column.iter().skip(1)) {
                assert!(above.y + above.height < below.y, "{draft:#?}");
            }
            assert!(
                column.iter().all(|it| it.x + it.width <= drawn.width && it.y + it.height <= drawn.height)
            );
        }
        let ends = |line: &astra_cmek_planner::picture::Line| {
            let (database, key) = (&drawn.databases[line.database], &drawn.keys[line.key]);
            (database.y..database.y + database.height).contains(&line.from.1)
                && (key.y..key.y + key.height).contains(&line.to.1)
        };
        assert!(drawn.lines.iter().all(ends), "{draft:#?}");
    }
    assert!(count > 500 && grids > 10, "only {count} pictures and {grids} grids");
}
