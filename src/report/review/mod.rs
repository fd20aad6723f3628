//! The report by which an add-in is approved, for people and for programs.
//!
//! `page` puts a review into words, a section a file, once; `markdown` and `html` lay the words out. `json` is the review in
//! version 1 of a stable format. Decides nothing: the review is made in [`crate::review`]. Called by the command `report`.

mod asks;
mod block;
mod context;
mod does;
mod html;
mod json;
mod markdown;
mod page;
mod services;
mod short;
mod starts;
mod stops;

pub use html::html;
pub use json::json;
pub use markdown::markdown;

use super::ScannedTree;
use crate::review::Review;

/// A tree with its review.
#[derive(Clone, Copy, Debug)]
pub struct ReviewedTree<'a> {
    tree: &'a ScannedTree,
    review: &'a Review,
}

impl<'a> ReviewedTree<'a> {
    /// A tree, and what is to be said of it.
    pub fn new(tree: &'a ScannedTree, review: &'a Review) -> ReviewedTree<'a> {
        ReviewedTree { tree, review }
    }
}
