//! The browser test suite: the built page, driven in Chromium as a person
//! drives it, or in the engine that `ENGINE` names.
//!
//! - `server`: serves the built page
//! - `driver`: starts chromedriver and the browser, and ends both
//! - `page`: finds things by role and accessible name, and by nothing else
//! - `journey`: one browser for one journey, and what every journey must keep
//! - `visit`: the address, the tabs, what is kept and what is asked about it
//!
//! The journeys:
//!
//! - `planning`: from an empty page to the answer
//! - `mending`: what is wrong in a plan, why, and the button that mends it
//! - `keyboard`: the same without a mouse, and what a screen reader hears
//! - `focus`: that it is seen wherever it goes, and what fields say
//! - `linking`: that what is shared is what arrives, and is kept there
//! - `damage`: links that lost something on their way
//! - `meeting`: two plans that meet, and which one it shall be
//! - `keeping`: what the browser keeps, and what it forgets
//! - `bringing`: what others wrote, shown first, then brought in as one step
//! - `listing`: what Astra lists, and what is written for its tools
//! - `undoing`: by button, by key and by the way back of the browser
//! - `crowd`: a thousand databases at once
//! - `hostile`: what somebody else made shows as text, and within bounds
//! - `sharing`: what leaves the page, and what must not get in
//! - `basis`: what stands there without WebAssembly, or without scripts
//! - `layout`: that nothing is cut off, narrow and wide, light and dark
//! - `manners`: the theme, the shortcuts, what leads where, and that nothing jumps
//! - `drawing`: the picture, which follows the tables
//! - `embedding`: the planner inside of another page
//! - `portals`: the same in sites that Antora, Docusaurus and MkDocs built
//! - `states`: every state that the design names, judged by axe
//! - `screenshots`: the picture of the README; ignored unless asked for
//!
//! Without a browser: `asciidoc`, that nothing in AsciiDoc mangles a link.
//!
//! The journeys need chromedriver on the `PATH` or in `CHROMEDRIVER`. The browser is
//! the one that it finds, or `CHROMIUM`; the page is `dist`, or `DIST`. With
//! `ENGINE=firefox` they need geckodriver and Firefox; with `ENGINE=webkit`
//! WebKitWebDriver, the MiniBrowser of WebKitGTK or of `MINIBROWSER`, and Xvfb.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets something unexpected has to stop"
)]

mod asciidoc;
mod basis;
mod bringing;
mod crowd;
mod damage;
mod drawing;
mod driver;
mod embedding;
mod focus;
mod hostile;
mod journey;
mod keeping;
mod keyboard;
mod layout;
mod linking;
mod listing;
mod manners;
mod meeting;
mod mending;
mod page;
mod planning;
mod portals;
mod screenshots;
mod server;
mod sharing;
mod states;
mod undoing;
mod visit;
