//! Which manifests and sources belong together, and the [`Judgement`] of each manifest.
//!
//! Knows manifests and usages, nothing about rules or output. Called by `workspace`.

mod model;

pub use model::*;
