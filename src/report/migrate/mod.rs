//! The way to Microsoft Graph, for people and for programs.
//!
//! `page` puts a plan into words, once; `text`, `markdown` and `html` lay the words out. `json` is the plan's sites in
//! version 1 of a stable format. Decides nothing: the plan is made in [`crate::migrate`]. Called by the command `migrate`.

mod html;
mod json;
mod markdown;
mod page;
mod site;
mod summary;
mod text;
mod words;

pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use text::text;

use super::ScannedTree;
use crate::migrate::{Plan, Readiness};

/// A tree with its plan.
#[derive(Clone, Copy, Debug)]
pub struct PlannedTree<'a> {
    /// The tree.
    pub tree: &'a ScannedTree,
    /// What has to be done in it.
    pub plan: &'a Plan,
}

/// The figure for all trees.
fn readiness(trees: &[PlannedTree]) -> Readiness {
    trees.iter().map(|planned| planned.plan.readiness).fold(Readiness::default(), Readiness::plus)
}
