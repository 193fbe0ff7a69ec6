//! The picture of many deployments: a row for each region, a column for each
//! database type of an organization, and where they meet how many databases a
//! key covers, or none does.

use super::width::cut;
use super::{Label, PADDING, Picture, What, organization, panel};
use crate::catalog::Catalog;
use crate::domain::order::sort;
use crate::domain::{DatabaseType, KeyScope, KeyState, OrganizationName, Reason, Region};
use crate::rules::{Report, counted};

// All lengths are pixels at 100 %.
const REGION_WIDTH: u32 = 290;
const BOX_WIDTH: u32 = 130;
const COLUMN_WIDTH: u32 = 2 * BOX_WIDTH + 16;
const GAP: u32 = 4;

/// The most columns and rows that are drawn; a browser shows no picture that is
/// much larger.
const MOST_COLUMNS: usize = 24;
const MOST_ROWS: usize = 200;

/// Some databases of one scope.
struct Group<'a> {
    scope: &'a KeyScope,
    what: What,
    /// What is to be known of it beside the count.
    mark: &'static str,
    count: usize,
}

/// Draws the scopes of a report.
pub(super) fn grid(report: &Report) -> Picture {
    let groups = groups(report);
    let mut regions: Vec<&Region> = groups.iter().map(|group| &group.scope.region).collect();
    let mut columns: Vec<_> = groups.iter().map(column).collect();
    let rest = [shorten(&mut columns, MOST_COLUMNS), shorten(&mut regions, MOST_ROWS)];

    let is_organized = report.is_organized();
    let head = Picture::ROW * if is_organized { 2 } else { 1 } + PADDING;
    let height = Picture::ROW + PADDING;
    let mut picture = Picture {
        width: REGION_WIDTH + COLUMN_WIDTH * columns.len() as u32,
        height: head + (height + GAP) * regions.len() as u32,
        ..Picture::default()
    };
    for (x, (name, database_type)) in (0..).map(|at| REGION_WIDTH + COLUMN_WIDTH * at).zip(&columns) {
        let mut texts = vec![database_type.name().to_owned()];
        texts.extend(is_organized.then(|| organization(name.as_str())));
        for (y, text) in (0..).map(|at| Picture::ROW * at).zip(texts) {
            picture.labels.push(Label { x, y, text: cut(&text, COLUMN_WIDTH - PADDING) });
        }
    }
    for (y, region) in (0..).map(|at| head + (height + GAP) * at).zip(&regions) {
        let place = Catalog::released().place(region);
        let text = [region.provider().name(), " ", region.code(), " ", place].concat();
        picture.labels.push(Label { x: 0, y, text: cut(text.trim_end(), REGION_WIDTH - PADDING) });
    }
    let foot = picture.height;
    for (place, (count, what)) in
        (0..).zip(rest.into_iter().zip(["columns", "regions"]).filter(|it| it.0 > 0))
    {
        let text = format!("and {count} more {what}, which the tables have");
        picture.labels.push(Label { x: 0, y: foot + Picture::ROW * place, text });
        picture.height += Picture::ROW;
    }
    for group in &groups {
        let column = columns.binary_search(&column(group));
        let Some((row, column)) = regions.binary_search(&&group.scope.region).ok().zip(column.ok()) else {
            continue;
        };
        // What no customer key covers stands beside the key of its scope.
        let aside = if group.what == What::AstraKey { BOX_WIDTH + GAP } else { 0 };
        let x = REGION_WIDTH + COLUMN_WIDTH * column as u32 + aside;
        let text = match group.what {
            What::AstraKey => [&group.count.to_string(), " ", group.mark].concat(),
            _ => [&counted(group.count, "database", "databases"), group.mark].concat(),
        };
        let mut boxed = panel(group.what, x, BOX_WIDTH, vec![text], "");
        boxed.y = head + (height + GAP) * row as u32;
        boxed.title = title(group);
        picture.keys.push(boxed);
    }
    picture
}

/// The organization and the type that a group stands under.
fn column<'a>(group: &Group<'a>) -> (&'a OrganizationName, DatabaseType) {
    (&group.scope.organization, group.scope.database_type)
}

/// Leaves each entry once, in order, and at most so many; tells how many more
/// there were.
fn shorten<T: Ord>(entries: &mut Vec<T>, most: usize) -> usize {
    sort(entries);
    entries.dedup();
    let rest = entries.len().saturating_sub(most);
    entries.truncate(most);
    rest
}

fn groups(report: &Report) -> Vec<Group<'_>> {
    let mut groups = Vec::new();
    for (at, key) in report.keys.iter().enumerate() {
        let what = What::Key(at, key.state);
        let mark = if key.state == KeyState::Registered { " ✓" } else { "" };
        groups.push(Group { scope: &key.scope, what, mark, count: key.databases.len() });
    }
    // The report has them by scope.
    for rows in report.not_covered.chunk_by(|a, b| a.scope == b.scope) {
        if let Some(first) = rows.first() {
            let is_known = first.reason != Reason::DependsOnRegistration;
            let mark = if is_known { "not covered" } else { "not known" };
            groups.push(Group { scope: &first.scope, what: What::AstraKey, mark, count: rows.len() });
        }
    }
    groups
}

fn title(group: &Group) -> String {
    let scope = group.scope;
    [
        scope.database_type.name(),
        " · ",
        scope.provider().name(),
        " ",
        scope.region.code(),
        " · ",
        &counted(group.count, "database", "databases"),
        " · ",
        match group.what {
            What::Key(_, state) => state.name(),
            _ => group.mark,
        },
    ]
    .concat()
}
