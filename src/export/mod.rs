//! A report as text, one file a format. Each holds the only quoting function
//! of its syntax: a person's text reaches an export through it alone.

pub mod json;
pub mod markdown;
pub mod strokes;
pub mod svg;
