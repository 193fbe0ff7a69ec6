//! The reader of foreign formats as a module of its own: fetched when
//! something is opened, run in a worker, so that it can be stopped and never
//! freezes the page. Texts and bytes go in, and a text comes out.

use astra_cmek_planner::intake::{self, answer};
use astra_cmek_planner::wire::{document, link};
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads what somebody brought in; `ask` is what the person said about it.
#[wasm_bindgen]
pub fn read(ask: &str, input: &[u8]) -> String {
    let ask = answer::read_ask(ask);
    answer::write(&intake::read(input, &ask), env!("PLANNER_BUILD"))
}

/// Writes the plan document of a link.
///
/// # Errors
/// Why the link is none.
#[wasm_bindgen]
pub fn document(text: &str, _: &[u8]) -> Result<String, String> {
    link::pack::open(text).map(|draft| document::write(&draft)).map_err(|refusal| refusal.to_string())
}

fn main() {}
