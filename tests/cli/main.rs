//! The real binary in a scrubbed environment: whole outputs and exit statuses, as a user sees them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]

mod baseline;
mod changed;
mod check;
mod config;
mod crowd;
mod explain;
mod fix;
mod formats;
mod lists;
mod lock;
#[path = "../support/manifest.rs"]
mod manifest;
mod migrate;
mod options;
mod packaging;
mod pages;
mod paths;
mod report;
mod required_sets;
mod run;
mod sarif;
mod status;
mod stdin;
mod watch;
