//! What stands there without WebAssembly, or without scripts: the rule, the
//! support table and the links.

use super::driver::{Engine, Settings};
use super::journey::journey_in;
use super::page::{Page, check};
use super::visit::said;

fn stands(page: &Page, status: &str) {
    check(
        || page.lines(0, 4),
        "
            Customer keys for Astra
            Which customer-managed encryption keys (CMEK) do your planned databases need, and what is not covered?
            Prepare to use customer keys with Astra DB Serverless
            Prepare to use customer keys with Astra Managed Clusters
        ",
    );
    check(|| said(page, status), status);
    let rule = page.region("How keys are counted");
    check(
        || rule.lines(0, 4),
        "
            How keys are counted
            Each combination of database type, cloud provider and region needs a customer key of its own. A registration belongs to one organization, so each organization registers keys of its own. Documented
            One key encrypts every database of its type that is deployed to its provider and region, however many there are. A multi-region database needs one key for each of its regions. Documented
            A key must be registered before the database is deployed; a new key never applies to an existing database. A deployment without a customer key is encrypted with an Astra-provided key. Documented
        ",
    );
    check(
        || rule.table().rows(),
        "
            Database type | AWS | Google Cloud | Azure
            Astra DB Serverless | available | available | private preview, for qualified participants only
            Astra Managed Clusters | available | available | not supported: 0 keys, Astra-provided keys
        ",
    );
    let links = page.region("Where the steps are documented");
    links.link("Managed Clusters on AWS: AWS KMS keys").wait();
    check(|| links.names("link").lines().count().to_string(), "16");
}

#[test]
fn without_webassembly() {
    let settings = Settings { without_webassembly: true, ..Settings::default() };
    journey_in(settings, |page| {
        stands(
            page,
            "The planner could not start: this browser has no WebAssembly, or it is switched off. The rule, the support table and the documentation links on this page stand without it.",
        );
    });
}

#[test]
fn without_scripts() {
    // WebKit is driven by scripts of the page itself.
    if Engine::chosen() == Engine::WebKit {
        return;
    }
    journey_in(Settings { without_scripts: true, ..Settings::default() }, |page| {
        stands(
            page,
            "The planner is loading. It needs JavaScript and WebAssembly; the rule, the support table and the documentation links on this page stand without it.",
        );
    });
}
