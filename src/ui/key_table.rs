//! The customer keys, and the deployments without one.

use super::answer::{known, led_to, links, section};
use super::browser;
use super::html::{Tag, button, isolated, leading, tag};
use super::live::{Signal, memo};
use super::state::State;
use crate::catalog::{Call, Catalog, Endpoint, StatementId, Topic};
use crate::domain::{CloudProvider, DatabaseName, KeyScope, KeyState, Reason, Support};
use crate::export::svg;
use crate::plan::List;
use crate::rules::{KeyRow, NotCovered, Report};

/// How many rows of a table are shown at first.
const SHOWN_ROWS: usize = 100;

/// How many names in a cell are shown at first.
const SHOWN_NAMES: usize = 4;

/// The key table; each row opens.
pub(super) fn key_table(state: State) -> Tag {
    let opened = Signal::new(Vec::<KeyScope>::new());
    let columns = ["Database type", "Provider and region", "Databases", "State"];
    let rows = move |report: &Report, most: usize| {
        let is_organized = report.is_organized();
        let rows = report.keys.iter().take(most).enumerate();
        rows.map(|(at, key)| key_row(key, opened, is_organized).attr("data-key", at.to_string())).collect()
    };
    table(state, ("key-table-title", "Customer keys"), columns, |report| report.keys.len(), rows)
}

/// The deployments without a customer key, with what would change that.
pub(super) fn not_covered(state: State) -> Tag {
    let columns = ["Database", "Provider and region", "Why", "What would change it"];
    let rows = move |report: &Report, most: usize| {
        let is_organized = report.is_organized();
        let rows = report.not_covered.iter().take(most);
        rows.map(|row| not_covered_row(state, row, is_organized)).collect()
    };
    let title = ("not-covered-title", "Not covered, or not known to be");
    table(state, title, columns, |report| report.not_covered.len(), rows)
}

/// A table of the report, which is hidden where it has no rows and shows the
/// first hundred at first.
fn table(
    state: State,
    (id, title): (&'static str, &'static str),
    columns: [&'static str; 4],
    count: fn(&Report) -> usize,
    rows: impl Fn(&Report, usize) -> Vec<Tag> + Send + 'static,
) -> Tag {
    let is_whole = Signal::new(false);
    let count = move || state.report.with(count);
    let heads = move || {
        let first = state.report.with(Report::is_organized).then_some("Organization");
        let columns = first.into_iter().chain(columns);
        vec![tag("TR").children(columns.map(|column| tag("TH").attr("scope", "col").text(column)))]
    };
    let next = [id, "-next"].concat();
    let rows = {
        let next = next.clone();
        move || {
            let most = if is_whole.get() { usize::MAX } else { SHOWN_ROWS };
            let rows = state.report.with(|report| rows(report, most)).into_iter().enumerate();
            rows.map(|(at, row)| if at == SHOWN_ROWS { led_to(row, &next) } else { row }).collect()
        }
    };
    let more = move || {
        let is_cut = !is_whole.get() && count() > SHOWN_ROWS;
        let next = next.clone();
        let show = move || {
            is_whole.set(true);
            browser::focus(&next);
        };
        is_cut.then(|| button("", format!("Show all {}", count()), show))
    };
    let table =
        tag("TABLE").attr("aria-labelledby", id).child(tag("THEAD").live_children(heads)).live_children(rows);
    let table = tag("DIV").attr("class", "scroll").child(table);
    section("", id, title, move || count() == 0).child(table).live_child(more)
}

fn organization(scope: &KeyScope) -> Tag {
    let name = &scope.organization;
    tag("TD").attr("data-label", "Organization").child(isolated(if name.is_empty() {
        "your own".to_owned()
    } else {
        name.to_string()
    }))
}

fn key_row(key: &KeyRow, opened: Signal<Vec<KeyScope>>, is_organized: bool) -> Tag {
    let scope = &key.scope;
    let name = scope.clone();
    let is_open = memo(move || opened.with(|opened| opened.contains(&name)));
    let name = scope.clone();
    let disclose = button("disclose", "", move || {
        opened.update(|opened| match opened.iter().position(|open| *open == name) {
            Some(at) => drop(opened.swap_remove(at)),
            None => opened.push(name.clone()),
        });
    });
    let label = format!(
        "{}: {} {} {}",
        scope.database_type.name(),
        scope.provider().name(),
        scope.region.code(),
        key.place,
    );
    let disclose = disclose.attr("aria-label", label).whether("aria-expanded", move || is_open.get()).child(
        tag("SPAN")
            .child(tag("SPAN").attr("data-provider", scope.provider().code()).text(scope.provider().name()))
            .text(" ")
            .child(tag("CODE").text(scope.region.code().to_owned()))
            .text(" ")
            .child(tag("SPAN").attr("class", "place").text(key.place)),
    );
    let preview = (key.support == Support::PrivatePreview).then(|| tag("SMALL").text(key.support.name()));
    // What nobody has a name for may be mistyped.
    let unlisted = key.place.is_empty().then(|| tag("SMALL").text("in no list"));
    let row = tag("TR")
        .child(is_organized.then(|| organization(scope)))
        .child(tag("TD").attr("data-type", scope.database_type.code()).text(scope.database_type.name()))
        .child(tag("TH").attr("scope", "row").child(disclose).text(" ").child(preview).child(unlisted))
        .child(tag("TD").child(names(&key.databases)))
        .child(tag("TD").attr("data-state", key.state.code()).text(key.state.name()));
    let columns = if is_organized { "5" } else { "4" };
    let key = key.clone();
    let details = move || {
        let cell = is_open.get().then(|| tag("TD").attr("colspan", columns).child(details(&key)))?;
        Some(tag("TR").attr("class", "details").child(cell))
    };
    tag("TBODY").child(row).live_child(details)
}

fn names(databases: &[DatabaseName]) -> Tag {
    let rest = databases.len().saturating_sub(SHOWN_NAMES);
    let shown = databases.iter().take(SHOWN_NAMES).map(|name| tag("LI").child(isolated(name.to_string())));
    let rest = (rest > 0).then(|| tag("LI").text(format!("and {rest} more")));
    let none = databases.is_empty().then(|| tag("LI").text("none known to be covered"));
    tag("UL").attr("class", "names").children(shown).child(rest).child(none)
}

/// Why the key is one of its own, which rule says so, what it protects, where
/// the steps are.
fn details(key: &KeyRow) -> Tag {
    let catalog = Catalog::released();
    let (database_type, provider) = (key.scope.database_type, key.scope.provider());
    let protects = match key.databases.as_slice() {
        [] => "No deployment that is known to be covered.".to_owned(),
        many => format!("{}.", many.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ")),
    };
    let key_id = (!key.key_id.is_empty())
        .then(|| tag("P").child(tag("CODE").attr("class", "long").text(key.key_id.clone())));
    let is_registered = key.state == KeyState::Registered;
    let location = catalog.key_location(&key.scope.region).map(|confidence| {
        let text = format!("{} names this region as a location. ", provider.key_service());
        tag("P").text(text).child(known(confidence))
    });
    let calls = catalog.endpoints(database_type).filter(|endpoint| match endpoint.call {
        Call::List | Call::Read => true,
        Call::AssignAccount | Call::ProviderIds | Call::Register => !is_registered,
    });
    let calls = calls.map(|endpoint| call(catalog, endpoint, &key.scope));
    let topics = [Topic::Procedure, Topic::KeyApi, Topic::Manage, Topic::Roles, Topic::Prepare];
    let pages = topics.iter().filter_map(|topic| catalog.page(*topic, Some(database_type), Some(provider)));
    tag("DL")
        .child(tag("DT").text("Why a key of its own"))
        .child(tag("DD").child(statement(catalog, StatementId::OneKeyPerScope)))
        .child(tag("DT").text("What it protects"))
        .child(
            tag("DD")
                .child(tag("P").child(isolated(protects)))
                .child(statement(catalog, StatementId::AnyNumberOfDatabases)),
        )
        .child(tag("DT").text("What to do"))
        .child(tag("DD").child(what_to_do(catalog, key)).child(key_id).child(location).child(links(pages)))
        .child(tag("DT").text("DevOps API"))
        .child(
            tag("DD")
                .child(tag("P").child(tag("CODE").attr("class", "long").text(catalog.api_base())))
                .child(tag("UL").children(calls)),
        )
}

/// A statement of the catalog, with how it is known.
pub(super) fn statement(catalog: &Catalog, id: StatementId) -> Option<Tag> {
    let statement = catalog.statement(id)?;
    Some(tag("P").text(statement.sentence).text(" ").child(known(statement.confidence)))
}

/// The steps in their order, each with how it is known; the procedure's page
/// says the rest.
fn what_to_do(catalog: &Catalog, key: &KeyRow) -> Tag {
    if key.state == KeyState::Registered {
        return tag("P").text("It is registered already.");
    }
    let (database_type, provider) = (key.scope.database_type, key.scope.provider());
    let create = format!("Create a key in {} in {}.", provider.key_service(), key.scope.region.code());
    let portal = format!(
        "The database type is called {} there; the provider is {}.",
        database_type.portal_name(),
        provider.name(),
    );
    let grant = match provider {
        CloudProvider::Azure => StatementId::AzureGrant,
        CloudProvider::Aws | CloudProvider::Gcp => StatementId::ProviderId,
    };
    let steps = [
        (StatementId::Role, String::new()),
        (StatementId::Portal, portal),
        (StatementId::SameRegion, create),
        (grant, String::new()),
        (StatementId::EnterIdentifier, String::new()),
        (StatementId::KeyBeforeDeployment, String::new()),
    ];
    let steps = steps.into_iter().filter_map(|(id, more)| {
        let statement = catalog.statement(id)?;
        let known = known(statement.confidence);
        Some(tag("LI").text(statement.sentence).text(" ").text(more).text(" ").child(known))
    });
    tag("OL").attr("class", "steps").children(steps)
}

fn call(catalog: &Catalog, endpoint: &Endpoint, scope: &KeyScope) -> Tag {
    let code = format!("{} {}", endpoint.method, endpoint.path_for(scope));
    let code = tag("CODE").attr("class", "long").text(code);
    let known = known(catalog.call_confidence(endpoint, scope.provider()));
    tag("LI").text(endpoint.call.name()).text(": ").child(code).text(" ").child(known)
}

fn not_covered_row(state: State, row: &NotCovered, is_organized: bool) -> Tag {
    let (number, scope) = (row.row, &row.scope);
    let open = leading(state.can_edit.get(), "", move || state.open_row(List::Databases, number));
    let place = tag("TD")
        .text(scope.provider().name())
        .text(" ")
        .child(tag("CODE").text(scope.region.code().to_owned()));
    let cells = tag("TR")
        .child(is_organized.then(|| organization(scope)))
        .child(
            tag("TH")
                .attr("scope", "row")
                .child(open.child(isolated(row.database.to_string())))
                .text(" ")
                .child(tag("SPAN").attr("class", "place").text(scope.database_type.name())),
        )
        .child(place)
        .child(tag("TD").text(row.why()))
        .child(tag("TD").attr("data-label", "What would change it").text(row.what_would_change_it()));
    // Where it depends on the order of registration, its line goes to the key.
    let row_of = tag("TBODY").attr("data-row", number.to_string()).child(cells);
    let is_known = row.reason != Reason::DependsOnRegistration;
    if is_known { row_of.attr("data-key", svg::ASTRA_KEY) } else { row_of }
}
