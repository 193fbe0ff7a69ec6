//! The picture of a plan: databases on one side, the keys that cover them on
//! the other, a line for each deployment. It is worked out here, in numbers and
//! texts; what draws it decides nothing.

mod grid;
mod order;
mod width;

use crate::domain::order::sort;
use crate::domain::{KeyState, Reason, plain};
use crate::plan::{Database, Plan, Standing};
use crate::rules::{NotCovered, Report, counted};
use order::{arrange, places};
use width::cut;

/// The most lines that a picture has; more would only tangle.
pub const MOST_LINES: usize = 40;

// All lengths are pixels at 100 %.
const LEAST_WIDTH: u32 = 170;
const MOST_WIDTH: u32 = 350;
const BETWEEN: u32 = 76;
const PADDING: u32 = 8;
const GAP: u32 = 10;
const MARGIN: u32 = 2;

/// A picture, in pixels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// The databases, from above.
    pub databases: Vec<Panel>,
    /// The keys, from above; the Astra-provided key comes last.
    pub keys: Vec<Panel>,
    /// A line for each deployment; none where they are too many.
    pub lines: Vec<Line>,
    /// The heads of rows and columns, where there are no lines.
    pub labels: Vec<Label>,
}

/// A text on the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its upper left corner, from the left.
    pub x: u32,
    /// Its upper left corner, from above.
    pub y: u32,
    /// The text, cut to what fits.
    pub text: String,
}

/// A box with texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// What it stands for.
    pub what: What,
    /// Its upper left corner.
    pub x: u32,
    /// Its upper left corner.
    pub y: u32,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// Its texts, one a row, each cut to what fits.
    pub texts: Vec<String>,
    /// What stands at the right of the second row; empty where nothing does.
    pub aside: &'static str,
    /// The same in full.
    pub title: String,
}

/// What a box stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The database of a row of the plan, from 1.
    Database(usize),
    /// A row of the key table, from 0.
    Key(usize, KeyState),
    /// What Astra encrypts with where no customer key does.
    AstraKey,
}

/// A line from a database to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The place of its database in [`Picture::databases`].
    pub database: usize,
    /// The place of its key in [`Picture::keys`].
    pub key: usize,
    /// True where nothing says that the key covers the deployment.
    pub is_doubtful: bool,
    /// Where it begins, from the left and from above.
    pub from: (u32, u32),
    /// Where it ends.
    pub to: (u32, u32),
}

/// One deployment: its database, its key, and whether that is known to cover it.
struct Deployment {
    database: usize,
    key: usize,
    is_doubtful: bool,
}

/// Draws a plan and its answer, as lines or, where those are too many, as a grid
/// of regions; nothing where it has no deployment.
pub fn picture(plan: &Plan, report: &Report) -> Option<Picture> {
    match report.summary.deployments {
        0 => return None,
        many if many > MOST_LINES => return Some(grid::grid(report)),
        _ => {}
    }
    let databases = plan.databases();
    let deployments = deployments(databases, report);
    let astra_key = report.keys.len();
    let has_astra_key = deployments.iter().any(|line| line.key == astra_key);
    let lines: Vec<_> = deployments.iter().map(|line| (line.database, line.key)).collect();
    let pinned = usize::from(has_astra_key);
    let (left, right) = arrange(databases.len(), astra_key + pinned, pinned, &lines);

    let is_organized = report.is_organized();
    let mut left_boxes: Vec<Panel> =
        left.iter().filter_map(|of| Some(database(databases.get(*of)?, is_organized))).collect();
    let mut right_boxes: Vec<Panel> = right.iter().map(|of| key(report, *of, is_organized)).collect();
    let end = |boxes: &[Panel]| boxes.last().map_or(0, |last| last.y + last.height);
    let mut width = MARGIN;
    for column in [&mut left_boxes, &mut right_boxes] {
        let widest = column.iter().map(Panel::needed).max().unwrap_or_default().max(LEAST_WIDTH);
        column.iter_mut().for_each(|panel| (panel.x, panel.width) = (width, widest));
        width += widest + BETWEEN;
        let mut y = MARGIN;
        for panel in column {
            panel.y = y;
            y += panel.height + GAP;
        }
    }
    let height = end(&left_boxes).max(end(&right_boxes));
    for column in [&mut left_boxes, &mut right_boxes] {
        let lower = (height - end(column)) / 2;
        column.iter_mut().for_each(|panel| panel.y += lower);
    }
    let lines = lines_between(&deployments, (&left, &left_boxes), (&right, &right_boxes));
    Some(Picture {
        width: width - BETWEEN + MARGIN,
        height: height + MARGIN,
        databases: left_boxes,
        keys: right_boxes,
        lines,
        labels: Vec::new(),
    })
}

/// The deployments, by database. A key that is registered may cover a database
/// that exists; nothing says so.
fn deployments(databases: &[Database], report: &Report) -> Vec<Deployment> {
    let mut deployments = Vec::new();
    for (place, database) in databases.iter().enumerate() {
        for (region, _) in database.deployments() {
            let scope = database.scope(region);
            let is_it = |row: &&NotCovered| row.row == database.row() && row.scope == scope;
            let gap = report.not_covered.iter().find(is_it);
            let is_doubtful = gap.is_some_and(|row| row.reason == Reason::DependsOnRegistration);
            let key = report.keys.iter().position(|key| key.scope == scope);
            let key = key.filter(|_| gap.is_none() || is_doubtful).unwrap_or(report.keys.len());
            deployments.push(Deployment { database: place, key, is_doubtful });
        }
    }
    deployments
}

fn database(database: &Database, is_organized: bool) -> Panel {
    let kind = [database.database_type().name(), " · ", database.provider().name()].concat();
    let mut texts = vec![plain(database.name().as_str()), kind];
    texts.extend(is_organized.then(|| organization(database.organization().as_str())));
    let aside = if matches!(database.standing(), Standing::Existing { .. }) { "existing" } else { "" };
    panel(What::Database(database.row()), 0, MOST_WIDTH, texts, aside)
}

fn key(report: &Report, of: usize, is_organized: bool) -> Panel {
    let Some(key) = report.keys.get(of) else {
        let texts = ["Astra-provided key", "No customer key covers these."].map(str::to_owned);
        return panel(What::AstraKey, 0, MOST_WIDTH, texts.to_vec(), "");
    };
    let scope = &key.scope;
    let region = [scope.region.code(), " ", key.place].concat();
    let kind = [scope.database_type.name(), " · ", scope.provider().name()].concat();
    let mut texts = vec![region.trim_end().to_owned(), kind];
    texts.extend(is_organized.then(|| organization(scope.organization.as_str())));
    panel(What::Key(of, key.state), 0, MOST_WIDTH, texts, key.state.name())
}

/// A box with its texts; where it stands is said later.
fn panel(what: What, x: u32, width: u32, texts: Vec<String>, aside: &'static str) -> Panel {
    let height = Picture::ROW * texts.len() as u32 + PADDING;
    let mut title = texts.join(" · ");
    if !aside.is_empty() {
        title.push_str(" · ");
        title.push_str(aside);
    }
    let inside = width - 2 * PADDING;
    let beside = beside(aside);
    let rooms = [inside * 8 / 9, inside - beside, inside];
    let texts = texts.iter().zip(rooms).map(|(text, room)| cut(text, room)).collect();
    Panel { what, x, y: 0, width, height, texts, aside, title }
}

/// The room that a text at the right needs.
fn beside(aside: &str) -> u32 {
    if aside.is_empty() { 0 } else { width::width(aside) + PADDING }
}

impl Panel {
    /// How wide it has to be for its texts.
    fn needed(&self) -> u32 {
        let row = |(place, text): (usize, &String)| match place {
            // It is bold, and its letters an eighth wider.
            0 => width::width(text) * 9 / 8,
            1 => width::width(text) + beside(self.aside),
            _ => width::width(text),
        };
        self.texts.iter().enumerate().map(row).max().unwrap_or_default() + 2 * PADDING
    }
}

fn organization(name: &str) -> String {
    if name.is_empty() { "your own organization".to_owned() } else { plain(name) }
}

/// The lines. Those of one box leave it one below the other, in the order of
/// where they go, so that they do not cross on its edge.
fn lines_between(
    deployments: &[Deployment],
    (left, databases): (&[usize], &[Panel]),
    (right, keys): (&[usize], &[Panel]),
) -> Vec<Line> {
    let (left, right) = (places(left), places(right));
    let mut lines = Vec::new();
    for it in deployments {
        if let (Some(database), Some(key)) = (left.get(it.database), right.get(it.key)) {
            lines.push((*database, *key, it.is_doubtful));
        }
    }
    sort(&mut lines);
    let port = |boxes: &[Panel], of: usize, ends: Vec<usize>, end: usize| {
        let place = ends.iter().position(|other| *other == end).unwrap_or_default() as u32;
        boxes.get(of).map_or(0, |it| it.y + it.height * (place + 1) / (ends.len() as u32 + 1))
    };
    let drawn = lines.iter().map(|(database, key, is_doubtful)| {
        let of_database = lines.iter().filter(|line| line.0 == *database).map(|line| line.1).collect();
        let of_key = lines.iter().filter(|line| line.1 == *key).map(|line| line.0).collect();
        let edge = databases.first().map_or(0, |panel| panel.x + panel.width);
        let from = (edge, port(databases, *database, of_database, *key));
        let to = (edge + BETWEEN, port(keys, *key, of_key, *database));
        Line { database: *database, key: *key, is_doubtful: *is_doubtful, from, to }
    });
    drawn.collect()
}

impl Picture {
    /// How high a row of text is.
    pub const ROW: u32 = 20;

    /// What it shows, in a sentence for those who do not see it.
    pub fn sentence(&self) -> String {
        if self.keys.is_empty() {
            return "No database is deployed.".to_owned();
        }
        if self.lines.is_empty() {
            return "A row for each region and a column for each database type: how many databases meet at each \
                    customer key (✓ if it is registered), and how many have none. The tables say the same in words."
                .to_owned();
        }
        let databases = counted(self.databases.len(), "database", "databases");
        let keys = self.keys.iter().filter(|key| key.what != What::AstraKey).count();
        let lines = counted(self.lines.len(), "line", "lines");
        let astra = if keys < self.keys.len() { " and the Astra-provided key" } else { "" };
        format!(
            "{databases} on the left, {}{astra} on the right, and {lines} between them, one for each region \
             of a database. The tables say the same in words.",
            counted(keys, "customer key", "customer keys"),
        )
    }
}
