//! The way to Microsoft Graph, for people and for programs.
//!
//! `page` puts a plan into words, once; `text`, `markdown` and `html` lay the words out. `json` is the plan's sites in
//! version 1 of a stable format. Decides nothing: the plan is made in [`crate::migrate`]. Called by the command `migrate`.

mod block;
mod html;
mod json;
mod markdown;
mod page;
mod site;
mod summary;
mod text;

pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use text::text;

use super::words::Point;
use super::{LineRange, ScannedTree};
use crate::migrate::{Plan, Readiness, Site};
use crate::rules::Location;
use std::path::Path;

/// A tree with its plan.
#[derive(Clone, Copy, Debug)]
pub struct PlannedTree<'a> {
    tree: &'a ScannedTree,
    plan: &'a Plan,
    /// Others read it, elsewhere: files are named from PATH, not from where somebody stands.
    is_shared: bool,
}

impl<'a> PlannedTree<'a> {
    /// A tree, and what has to be done in it.
    pub fn new(tree: &'a ScannedTree, plan: &'a Plan) -> PlannedTree<'a> {
        PlannedTree { tree, plan, is_shared: false }
    }

    /// How a file is called.
    fn name(&self, file: &Path) -> String {
        if self.is_shared { self.tree.name(file) } else { self.tree.display_name(file) }
    }

    /// A place by that name.
    fn place(&self, at: &Location) -> LineRange {
        if self.is_shared { self.tree.place(at) } else { self.tree.shown_place(at) }
    }
}

/// A call as a point of a list on a page that goes to others: where it is, what it asks for, what does its work.
pub(super) fn call(tree: &ScannedTree, plan: &Plan, call: &Site) -> Point {
    site::point(PlannedTree { tree, plan, is_shared: true }, call)
}

/// The same for a page that goes to others.
fn shared<'a>(trees: &[PlannedTree<'a>]) -> Vec<PlannedTree<'a>> {
    trees.iter().map(|planned| PlannedTree { is_shared: true, ..*planned }).collect()
}

/// The figure for all trees.
fn readiness(trees: &[PlannedTree]) -> Readiness {
    trees.iter().map(|planned| planned.plan.readiness).fold(Readiness::default(), Readiness::plus)
}
