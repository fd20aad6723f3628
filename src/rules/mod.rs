//! The rules: one file each, the registry, and the one loop that every door runs.

mod finding;

pub use finding::*;
