//! Stands in for the crate `wasm-streams`.
//!
//! Leptos brings it along for server functions, of which this page has none.
//! It exports JavaScript classes, and what is exported is never left out of
//! the page: 6 KB compressed. Nothing here is ever called, so all of it is
//! left out.

use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::JsValue;

/// A stream that nobody reads.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of Rust's.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(_: S) -> Self {
        unreachable!("this page streams nothing")
    }

    /// Takes a stream of the browser's.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The stream of the browser's.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// What the stream holds.
    pub fn into_stream(self) -> Nothing {
        Nothing
    }
}

/// The items of a stream that nobody reads.
pub struct Nothing;

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
