//! What is wrong in a plan, why, and the button that mends it.

use super::journey::journey;
use super::page::check;
use super::planning::{answer, not_covered, plan};
use thirtyfour::Key;

#[test]
fn managed_clusters_on_azure_have_no_key() {
    journey(|page| {
        plan(page, "core / Astra Managed Clusters / Azure / westus3");
        check(
            || answer(page),
            "
                You need no customer key.
                1 database, 1 deployment: 1 by the Astra-provided key.
            ",
        );
        check(
            || not_covered(page),
            "
                Database | Provider and region | Why | What would change it
                core Managed Clusters | Azure westus3 | Astra Managed Clusters on Azure have no customer keys | Another database type, or another cloud
            ",
        );
        let blockers = page.region("Blockers");
        check(
            || blockers.lines(0, 3),
            "
                Blockers
                No customer keys for this type and provider Documented
                “core” wants a customer key in westus3, but Astra Managed Clusters on Azure have none; an Astra-provided key encrypts it. Plan it without Show in plan
            ",
        );
        blockers.button("Plan it without").click();
        check(|| page.names("region").contains("Blockers").to_string(), "false");
        check(|| page.focus(), "heading You need no customer key.");
        check(
            || not_covered(page),
            "
                Database | Provider and region | Why | What would change it
                core Managed Clusters | Azure westus3 | Astra Managed Clusters on Azure have no customer keys | Another database type, or another cloud
            ",
        );
        page.button("core Managed Clusters · Azure · westus3 West US 3 · no customer key wanted").click();
        check(|| page.checkbox("Encrypt with a customer key").is_checked().to_string(), "false");
    });
}

#[test]
fn a_region_keeps_no_place_of_the_cloud_that_it_left() {
    journey(|page| {
        plan(page, "orders / Astra DB Serverless / AWS / us-east-2");
        page.button("orders …").click();
        let regions = || page.list("Regions: entered").entries();
        check(regions, "us-east-2 Ohio");
        page.combobox("Cloud provider").choose("Azure");
        check(regions, "us-east-2 in no list");
    });
}

#[test]
fn a_region_of_another_cloud_is_explained_and_mended() {
    journey(|page| {
        let why = "“us-east1” is a region of Google Cloud (Moncks Corner, South Carolina); its look-alike on AWS is \
                   us-east-1 (US East (N. Virginia)).";
        plan(page, "orders / Astra DB Serverless / AWS / us-east1");
        page.button(&format!("orders Serverless · AWS · us-east1 {why}")).wait();
        check(
            || page.region("Entries to check").text(),
            &format!("Entries to check\nDatabase 1: orders\n{why} Use us-east-1"),
        );

        // The field that holds it says the same.
        page.button("orders …").click();
        check(|| page.group("Database 1").text().contains(why).to_string(), "true");
        page.group("Database 1").button("Use us-east-1").click();
        check(
            || answer(page),
            "
                You need 1 customer key, still to create.
                1 database, 1 deployment: 1 covered by customer keys.
                Database type | Provider and region | Databases | State
                Serverless | AWS us-east-1 US East (N. Virginia) | orders | to create
            ",
        );
        check(|| page.names("region").contains("Entries to check").to_string(), "false");
        // The button is gone, so the focus has to be somewhere near.
        check(|| page.focus(), "combobox Regions");
    });
}

#[test]
fn an_unknown_region_is_explained_and_mended() {
    journey(|page| {
        plan(page, "orders / Astra DB Serverless / AWS / us-est-1");
        check(
            || answer(page),
            "
                You need 1 customer key, still to create.
                1 database, 1 deployment: 1 covered by customer keys.
                Database type | Provider and region | Databases | State
                Serverless | AWS us-est-1, in no list | orders | to create
            ",
        );
        let cautions = page.region("Cautions");
        check(
            || cautions.lines(0, 3),
            "
                Cautions
                Unknown region Unconfirmed
                us-est-1 is not in the list of AWS regions of 2026-11-24; the nearest is us-east-1 (US East (N. Virginia)). Use us-east-1
            ",
        );
        cautions.button("Use us-east-1").click();
        check(
            || answer(page),
            "
                You need 1 customer key, still to create.
                1 database, 1 deployment: 1 covered by customer keys.
                Database type | Provider and region | Databases | State
                Serverless | AWS us-east-1 US East (N. Virginia) | orders | to create
            ",
        );
        check(|| page.names("region").contains("Cautions").to_string(), "false");
    });
}

#[test]
fn a_field_complains_after_it_was_left() {
    journey(|page| {
        page.button("Add database").click();
        let complains =
            || page.group("Database 1").text().contains("is a region of Google Cloud").to_string();
        page.combobox("Regions").type_text("us-east1");
        check(complains, "false");
        page.press(Key::Tab);
        check(complains, "true");
    });
}

#[test]
fn what_exists_and_what_is_registered() {
    journey(|page| {
        plan(page, "ledger / Astra DB Serverless / AWS / us-east-2");
        page.button("ledger …").click();
        page.combobox("Status").choose("Exists already");
        page.combobox("Regions to add").type_text("eu-west-1");
        page.press(Key::Enter);
        page.button("Done").click();
        page.button("ledger Serverless · AWS · us-east-2 Ohio · existing · adding eu-west-1 Ireland").wait();
        check(
            || answer(page),
            "
                You need 1 customer key, still to create.
                1 database, 2 deployments: 1 covered by customer keys, 1 by the Astra-provided key.
                Database type | Provider and region | Databases | State
                Serverless | AWS eu-west-1 Europe (Ireland) | ledger | to create
            ",
        );
        check(
            || not_covered(page),
            "
                Database | Provider and region | Why | What would change it
                ledger Serverless | AWS us-east-2 | It exists already, and a new key never applies to it | A new database, created after the key is registered (inferred)
            ",
        );

        page.combobox("Your organization").choose("Free plan");
        check(
            || page.region("Blockers").lines(0, 3),
            "
                Blockers
                The Free plan has no customer keys Documented
                The Free plan of your organization has no customer keys. It has a paid plan
            ",
        );
        page.region("Blockers").button("It has a paid plan").click();
        check(|| page.names("region").contains("Blockers").to_string(), "false");
        check(|| page.combobox("Your organization").value(), "paid");

        page.button("Add registered key").click();
        check(|| page.focus(), "combobox Database type");
        page.combobox("Region").type_text("eu-west-1");
        page.press(Key::Enter);
        let key = page.field("Key identifier");
        key.type_text("arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555");
        check(
            || answer(page),
            "
                You need 1 customer key, already registered.
                1 database, 2 deployments: 1 covered by customer keys, 1 by the Astra-provided key.
                Database type | Provider and region | Databases | State
                Serverless | AWS eu-west-1 Europe (Ireland) | ledger | registered
            ",
        );

        key.replace("arn:aws:kms:us-east-2:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555");
        check(
            || page.region("Blockers").lines(0, 3),
            "
                Blockers
                Key in another region Documented
                The key registered for Serverless on AWS in eu-west-1 is in “us-east-2”.
            ",
        );
    });
}
