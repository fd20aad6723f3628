//! The real binary in a scrubbed environment: whole outputs and exit statuses, as a user sees them.

#![allow(clippy::unwrap_used, reason = "a test may fail so")]

mod check;
mod config;
mod explain;
mod fix;
mod lists;
#[path = "../support/manifest.rs"]
mod manifest;
mod migrate;
mod options;
mod pages;
mod paths;
mod report;
mod run;
mod status;
