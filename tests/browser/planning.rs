//! From an empty page to the answer.

use super::journey::journey;
use super::page::{Page, check};
use super::visit::text;
use thirtyfour::Key;

/// Enters databases by hand: name / type / provider / regions, a line each.
/// What is left out stays as the form proposes it.
pub fn plan(page: &Page, databases: &str) {
    for line in databases.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let fields: Vec<_> = line.split('/').map(str::trim).collect();
        let [name, database_type, provider, regions] = fields[..] else { panic!("{line}") };
        page.button("Add database").click();
        if !name.is_empty() {
            page.field("Name").type_text(name);
        }
        page.combobox("Database type").choose(database_type);
        page.combobox("Cloud provider").choose(provider);
        for region in regions.split_whitespace() {
            page.combobox("Regions").type_text(region);
            page.press(Key::Enter);
        }
        page.button("Done").click();
    }
}

/// The six combinations of the documentation, entered by hand.
pub fn six_combinations(page: &Page) {
    plan(
        page,
        "
            / Astra DB Serverless / AWS / us-east-2
            / Astra DB Serverless / AWS / ap-south-1
            / Astra DB Serverless / Google Cloud / us-east1
            / Astra Managed Clusters / AWS / us-east-2
            / Astra Managed Clusters / AWS / ap-south-1
            / Astra Managed Clusters / Google Cloud / us-east1
        ",
    );
}

/// The answer: its sentence, the line that reconciles it, and the keys.
pub fn answer(page: &Page) -> String {
    let regions = page.names("region");
    let is_answer = |name: &&str| {
        ["You need ", "Add a database ", "No count yet."].iter().any(|start| name.starts_with(start))
    };
    let Some(sentence) = regions.lines().find(is_answer) else { return regions };
    let mut answer = page.region(sentence).lines(0, 2);
    if regions.lines().any(|name| name == "Customer keys") {
        answer = format!("{answer}\n{}", page.region("Customer keys").table().rows());
    }
    answer
}

/// The rows of the deployments that no customer key covers.
pub fn not_covered(page: &Page) -> String {
    page.region("Not covered, or not known to be").table().rows()
}

#[test]
fn the_six_combinations_of_the_documentation() {
    journey(|page| {
        six_combinations(page);
        check(
            || answer(page),
            "
                You need 6 customer keys, all still to create.
                6 databases, 6 deployments: 6 covered by customer keys.
                Database type | Provider and region | Databases | State
                Serverless | AWS ap-south-1 Asia Pacific (Mumbai) | database-2 | to create
                Serverless | AWS us-east-2 US East (Ohio) | database-1 | to create
                Serverless | Google Cloud us-east1 Moncks Corner, South Carolina | database-3 | to create
                Managed Clusters | AWS ap-south-1 Asia Pacific (Mumbai) | database-5 | to create
                Managed Clusters | AWS us-east-2 US East (Ohio) | database-4 | to create
                Managed Clusters | Google Cloud us-east1 Moncks Corner, South Carolina | database-6 | to create
            ",
        );
    });
}

#[test]
fn one_key_for_all_databases_of_a_region() {
    journey(|page| {
        plan(
            page,
            "
                orders / Astra DB Serverless / AWS / us-east-2
                search / Astra DB Serverless / AWS / us-east-2
                billing / Astra DB Serverless / AWS / us-east-2
            ",
        );
        check(
            || answer(page),
            "
                You need 1 customer key, still to create.
                3 databases, 3 deployments: 3 covered by customer keys.
                Database type | Provider and region | Databases | State
                Serverless | AWS us-east-2 US East (Ohio) | billing, orders, search | to create
            ",
        );
    });
}

#[test]
fn the_examples_are_one_click_away() {
    journey(|page| {
        let mut answers = Vec::new();
        for example in [
            "Two types in three regions",
            "Three databases in one region",
            "One database in each of two regions",
            "One database in two regions",
            "One database in each of two clouds",
        ] {
            page.button(example).click();
            page.heading("You need …").wait();
            answers.push(format!("{example}: {}", answer(page).lines().next().unwrap_or_default()));
            check(|| page.focus().starts_with("heading You need ").to_string(), "true");
            page.button("Clear").click();
            check(
                || answer(page).lines().next().unwrap_or_default().to_owned(),
                "Add a database to see which customer keys it needs.",
            );
            check(|| page.focus(), "button Add database");
        }
        check(
            || answers.join("\n"),
            "
                Two types in three regions: You need 6 customer keys, all still to create.
                Three databases in one region: You need 1 customer key, still to create.
                One database in each of two regions: You need 2 customer keys, all still to create.
                One database in two regions: You need 2 customer keys, all still to create.
                One database in each of two clouds: You need 2 customer keys, all still to create.
            ",
        );
        page.button("Undo this").click();
        check(
            || answer(page),
            "
                You need 2 customer keys, all still to create.
                2 databases, 2 deployments: 2 covered by customer keys.
                Database type | Provider and region | Databases | State
                Managed Clusters | AWS us-east-1 US East (N. Virginia) | database-1 | to create
                Managed Clusters | Google Cloud us-east1 Moncks Corner, South Carolina | database-2 | to create
            ",
        );
    });
}

#[test]
fn a_pasted_list_becomes_one_region_after_the_other() {
    journey(|page| {
        page.button("Add database").click();
        page.field("Name").type_text("orders");
        let regions = page.combobox("Regions");
        let chips = || page.list("Regions: entered").entries();
        regions.paste("us-east-2, ap-south-1; eu-west-1");
        check(chips, "us-east-2 Ohio\nap-south-1 Mumbai\neu-west-1 Ireland");

        page.button("Make primary: eu-west-1").click();
        check(chips, "eu-west-1 Ireland\nus-east-2 Ohio\nap-south-1 Mumbai");
        check(|| page.focus(), "combobox Regions");

        page.button("Remove us-east-2").click();
        check(chips, "eu-west-1 Ireland\nap-south-1 Mumbai");

        // A click takes what is being typed first, and still does what it says.
        regions.type_text("sa-east-1");
        page.press(Key::Escape);
        page.button("Remove ap-south-1").click();
        check(chips, "eu-west-1 Ireland\nsa-east-1 Sao Paulo");

        page.press(Key::Backspace);
        check(chips, "eu-west-1 Ireland");
        page.button("Done").click();
        page.button("orders Serverless · AWS · eu-west-1 Ireland").wait();
    });
}

#[test]
fn a_code_that_is_typed_is_that_region() {
    journey(|page| {
        page.button("Add database").click();
        page.combobox("Cloud provider").choose("Azure");
        let regions = page.combobox("Regions");
        let chips = || page.list("Regions: entered").entries();
        // Others begin with it, and are named for Astra.
        regions.type_text("westus");
        page.press(Key::Enter);
        check(chips, "westus West US");
        // The second time, it is no other one either.
        page.listen();
        regions.type_text("westus");
        page.press(Key::Tab);
        check(chips, "westus West US\nwestus West US");
        // Whoever left the field hears what is wrong with it.
        let twice = "“westus” stands here twice; it counts once.";
        check(|| page.heard("twice"), twice);
        check(|| page.group("Database 1").text().contains(twice).to_string(), "true");
    });
}

#[test]
fn many_findings_of_one_kind_are_one_group() {
    journey(|page| {
        page.button("Add database").click();
        page.combobox("Regions").paste(
            "af-south-1,ap-east-2,ap-northeast-1,ap-northeast-2,ap-northeast-3,ap-south-2,ap-southeast-3,\
             ap-southeast-4,ap-southeast-5,ap-southeast-6,ap-southeast-7,ca-central-1,ca-west-1,eu-central-2,\
             eu-north-1,eu-south-1,eu-south-2,eu-west-2,eu-west-3,il-central-1,",
        );
        page.press(Key::Enter);
        page.heading("You need 20 customer keys, all still to create.").wait();
        let cautions = page.region("Cautions");
        check(
            || cautions.names("heading"),
            "
                Cautions
                Region not confirmed for Astra Unconfirmed
            ",
        );
        check(|| cautions.text().matches("but no public Astra material names it").count().to_string(), "5");
        cautions.button("Show 15 more").click();
        check(|| cautions.text().matches("but no public Astra material names it").count().to_string(), "20");
        // The button is gone; the focus is at the first one that came.
        let sixth = "return [...document.querySelectorAll('[data-severity=caution] li')].indexOf(document.activeElement)";
        check(|| text(page, &format!("{sixth}.toString()")), "5");
    });
}
