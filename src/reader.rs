//! The reader of foreign formats as a module of its own: fetched when
//! something is opened, run in a worker, so that it can be stopped and never
//! freezes the page. Texts and bytes go in, and a text comes out. It reads no
//! links: it answers that it has one, and the page, which reads links anyway,
//! does so by itself.

use astra_cmek_planner::intake::{self, Ask, answer};
use wasm_bindgen::prelude::wasm_bindgen;

/// A smaller allocator than the one of the standard library.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// What this build is called. Every answer begins with it, so that an old page
/// does not take a new reader for its own.
const BUILD: &str = env!("PLANNER_BUILD");

/// Reads what somebody brought in; `ask` is what the person said about it.
#[wasm_bindgen]
pub fn read(ask: &str, input: &[u8]) -> String {
    let answer = answer::write(&intake::read_but_links(input, &Ask::read(ask)));
    [BUILD, "\n", &answer].concat()
}

fn main() {}
