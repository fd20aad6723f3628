//! What the analysis makes of the fixtures' code when it is changed at random, at once and step by step.
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

#[path = "../support/cases.rs"]
mod cases;
mod code;
mod drafts;
mod held;
mod incremental;
#[path = "../support/manifest.rs"]
mod manifest;
mod robust;
mod statements;
mod workspace;
