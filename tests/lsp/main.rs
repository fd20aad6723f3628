//! The language server as a client sees it: in process over a duplex, and as a real child process.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]
#![allow(clippy::needless_pass_by_value, reason = "`json!` reads better without `&`")]

mod actions;
mod changes;
mod child;
mod client;
mod commands;
mod completion;
mod configs;
mod disk;
mod documents;
mod fixtures;
mod frames;
mod held;
mod hover;
mod lenses;
mod link;
#[path = "../support/manifest.rs"]
mod manifest;
mod marks;
mod names;
mod navigate;
mod offered;
mod opened;
mod outside;
mod process;
mod pull;
mod push;
mod requests;
mod restraint;
mod sequences;
mod trees;
mod typed;
