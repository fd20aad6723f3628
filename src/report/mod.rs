//! What the commands print: findings as text and JSON, usages, files, the catalogue, the configuration.
//!
//! Renders into any `io::Write`; decides nothing. Knows nothing about arguments and exit codes. Called by the commands.
//!
//! All positions count from 1, columns in UTF-16 units. All paths have `/`.

pub mod catalog;
mod clean;
pub mod concise;
pub mod config;
pub mod diff;
pub mod explain;
pub mod explain_files;
pub mod json;
pub mod migrate;
mod palette;
mod place;
pub mod review;
pub mod rules;
mod snippet;
pub mod summary;
pub mod text;
mod tree;
pub mod usages;
mod web_rows;
mod words;

pub use clean::Clean;
pub use palette::Palette;
pub use place::LineRange;
pub use tree::{ScanResult, ScannedTree};
