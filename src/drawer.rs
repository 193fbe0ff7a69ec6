//! What draws a plan and writes its report, as a module of its own: fetched once
//! there is something to draw, and run in a worker, so that it keeps nobody
//! waiting. A text goes in, and a text comes out.

use astra_cmek_planner::catalog::Catalog;
use astra_cmek_planner::export::{markdown, strokes};
use astra_cmek_planner::picture::picture;
use astra_cmek_planner::plan::{Plan, parse};
use astra_cmek_planner::rules::{Report, evaluate};
use astra_cmek_planner::wire::link;
use wasm_bindgen::prelude::wasm_bindgen;

/// A smaller allocator than the one of the standard library.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// What this build is called. Every answer begins with it, so that an old page
/// does not take a new module for its own.
const BUILD: &str = env!("PLANNER_BUILD");

/// Draws a plan, given as the text that the page keeps: a list of elements,
/// which is empty where there is nothing to draw.
#[wasm_bindgen]
pub fn draw(kept: &str) -> String {
    let (plan, report) = read(kept);
    let strokes = picture(&plan, &report).as_ref().map(strokes::write).unwrap_or_default();
    [BUILD, "\n", &strokes].concat()
}

/// Writes the report of a plan as Markdown. The plan is given as [`draw`] takes
/// it; such a text does not hold all that was wrong with it, so that the page says
/// how many entries are incomplete, and the problems, a line each.
#[wasm_bindgen(js_name = markdown)]
pub fn write_markdown(kept: &str, incomplete: usize, problems: &str) -> String {
    let problems: Vec<String> = problems.lines().map(str::to_owned).collect();
    let (_, report) = read(kept);
    [BUILD, "\n", &markdown::write(&report, incomplete, &problems, Catalog::released())].concat()
}

/// The plan that the page keeps as a text, and its report. The page wrote that
/// text; of one that cannot be read, nothing is shown.
fn read(kept: &str) -> (Plan, Report) {
    let draft = link::read_kept(kept).unwrap_or_default();
    let plan = parse(&draft, Catalog::released()).plan;
    let report = evaluate(&plan, Catalog::released());
    (plan, report)
}

fn main() {}
