//! What the commands print: findings in many formats, usages, files, the catalogue, the configuration.
//!
//! Renders into any `io::Write`; decides nothing. Knows nothing about arguments and exit codes. Called by the commands.
//!
//! All positions count from 1, columns in UTF-16 units. All paths have `/`.

mod agent;
mod azure;
pub mod catalog;
mod checkstyle;
mod clean;
mod command;
mod concise;
pub mod config;
pub mod diff;
mod entry;
mod entry_points;
pub mod explain;
mod explain_files;
mod format;
mod github;
mod gitlab;
mod json;
mod jsonl;
mod junit;
mod levels;
mod markdown;
pub mod migrate;
mod palette;
mod place;
mod rdjson;
mod required_sets;
pub mod review;
pub mod rules;
mod sarif;
mod snippet;
mod statistics;
mod summary;
mod text;
mod tree;
mod twins;
pub mod usages;
mod web_rows;
mod words;
mod xml;

pub use clean::Clean;
pub use format::{Extras, FORMATS, Format, Shown};
pub use palette::Palette;
pub use place::LineRange;
pub use tree::{ScanResult, ScannedTree};
