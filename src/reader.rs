//! The reader of foreign formats as a module of its own: fetched when
//! something is opened, run in a worker, so that it can be stopped and never
//! freezes the page. Texts and bytes go in, and a text comes out.

use astra_cmek_planner::intake::{self, Ask, answer};
use astra_cmek_planner::wire::{document, link};
use wasm_bindgen::prelude::wasm_bindgen;

/// What this build is called. Every answer begins with it, so that an old page
/// does not take a new reader for its own.
const BUILD: &str = env!("PLANNER_BUILD");

/// Reads what somebody brought in; `ask` is what the person said about it.
#[wasm_bindgen]
pub fn read(ask: &str, input: &[u8]) -> String {
    let answer = answer::write(&intake::read(input, &Ask::read(ask)));
    [BUILD, "\n", &answer].concat()
}

/// Writes the plan document of a link.
///
/// # Errors
/// Why the link is none.
#[wasm_bindgen]
pub fn document(text: &str, _: &[u8]) -> Result<String, String> {
    let draft = link::pack::open(text).map_err(|refusal| refusal.to_string())?;
    Ok([BUILD, "\n", &document::write(&draft)].concat())
}

fn main() {}
