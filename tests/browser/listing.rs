//! What Astra lists, and what is written for its tools: each is recognised by
//! its content, and says how far it can be trusted.

use super::bringing::{panel, paste, preview};
use super::journey::journey;
use super::page::{Page, check};
use super::planning::answer;
use super::visit::{begin_with, databases, said};

/// In: a text. Out: what is shown of it before it is brought in, and the
/// databases afterwards. It is taken back.
fn check_brought(page: &Page, input: &str, rows: &str, shown: &str) {
    paste(page, input);
    check(|| preview(page), rows);
    page.button("Bring it in").click();
    check(|| databases(page), shown);
    page.button("Undo this").click();
    check(|| databases(page), "");
}

#[test]
fn plans_and_links() {
    journey(|page| {
        check_brought(
            page,
            include_str!("../cases/docs-multi-region.plan.json"),
            "orders · Managed Clusters · AWS · us-east-2 Ohio, ap-south-1 Mumbai",
            "orders",
        );
        check_brought(
            page,
            "https://planner.example/cmek/#1_s.aws.us-east-2.Norders_m.gcp.us-east1.E.A",
            "
                orders · Serverless · AWS · us-east-2 Ohio
                database-2 · Managed Clusters · Google Cloud · us-east1 Moncks Corner, South Carolina · existing · no customer key wanted
            ",
            "orders, database-2",
        );
    });
}

#[test]
fn databases_that_exist() {
    journey(|page| {
        check_brought(
            page,
            r#"{ "code": "OK", "data": [ { "id": "f4c9684a-0000-4674-8d10-664f36af90f9", "status": "ACTIVE",
                "info": { "name": "orders", "cloudProvider": "AWS", "region": "us-east-2", "tier": "serverless" } } ] }"#,
            "orders · Serverless · AWS · us-east-2 Ohio · existing",
            "orders",
        );
    });
}

#[test]
fn terraform() {
    journey(|page| {
        check_brought(
            page,
            include_str!("../intake/main.tf"),
            "
                orders · Serverless · AWS · us-east-2 Ohio, ap-south-1 Mumbai
                carts · Serverless · Google Cloud · no region yet
            ",
            "orders, carts",
        );
        check_brought(
            page,
            include_str!("../intake/state.json"),
            "
                orders · Serverless · AWS · us-east-2 Ohio · existing
                Key: 36b475ee-0000-4253-ab76-65c2fa06cbe8 · Serverless · AWS · us-east-2 Ohio arn:aws:kms:us-east-2:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555
            ",
            "orders",
        );
    });
}

#[test]
fn registered_keys_of_a_type_that_is_said() {
    journey(|page| {
        begin_with(page, "_s.aws.us-east-2.Norders");
        paste(
            page,
            r#"[{ "CloudProvider": "aws", "Region": "us-east-2",
                  "KeyID": "arn:aws:kms:us-east-2:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555" }]"#,
        );
        check(
            || panel(page).text().contains("Say which database type this key list is for.").to_string(),
            "true",
        );
        page.combobox("Database type, where none is said").choose("Astra DB Serverless");
        check(|| panel(page).text().contains("Say which database type").to_string(), "false");
        page.button("Add to the plan").click();
        check(
            || answer(page),
            "
                You need 1 customer key, already registered.
                1 database, 1 deployment: 1 covered by customer keys.
                Database type | Provider and region | Databases | State
                Serverless | AWS us-east-2 US East (Ohio) | orders | registered
            ",
        );
        page.button("Undo this").click();
        page.heading("You need 1 customer key, still to create.").wait();
    });
}

#[test]
fn regions_that_the_readers_own_astra_names() {
    journey(|page| {
        begin_with(page, "_s.aws.af-south-1.Norders");
        let is_unconfirmed = || said(page, "no public Astra material names it").lines().count().to_string();
        check(is_unconfirmed, "1");
        paste(
            page,
            r#"{ "code": "OK", "data": [ { "cloudProvider": "AWS", "hasFreeTier": false,
                "region": { "name": "af-south-1", "cloudProvider": "AWS", "region_type": "vector" } } ] }"#,
        );
        check(|| panel(page).text().contains("1 region would be confirmed").to_string(), "true");
        page.button("Add to the plan").click();
        check(is_unconfirmed, "0");
        page.region("Confirmed regions").wait();
        page.button("Undo this").click();
        check(is_unconfirmed, "1");
        page.region("Confirmed regions").absent();
        page.button("Redo").click();
        page.button("Forget them").click();
        check(is_unconfirmed, "1");
    });
}
