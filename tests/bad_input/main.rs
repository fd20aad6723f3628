//! Hostile trees: the binary says which file is at fault and where, analyses the rest, and ends.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]

mod files;
mod manifests;
mod run;
mod sources;
