//! The report in words: a title, and for each add-in its sections in order.
//!
//! Knows nothing of how a page is laid out. Called by the renderers.

use super::block::Block;
use super::context::{Sources, Subject};
use super::{ReviewedTree, asks, does, services, short, starts, stops};
use crate::report::words::Line;
use crate::text::prose;

/// A page: what it is called, and what it says.
pub(super) struct Page {
    pub(super) title: String,
    pub(super) blocks: Vec<Block>,
}

/// The page of all trees together.
pub(super) fn page(trees: &[ReviewedTree]) -> Page {
    let subjects: Vec<Subject> = trees
        .iter()
        .flat_map(|one| {
            one.review.add_ins.iter().map(|add_in| Subject { tree: one.tree, review: one.review, add_in })
        })
        .collect();
    let title = match subjects.as_slice() {
        [only] => format!("Permissions of {}", only.name()),
        all => format!("Permissions of {}", prose::count(all.len(), "add-in")),
    };
    let mut sources = Sources::default();
    let mut blocks = vec![Block::plain(format!(
        "What the add-in may do in Outlook, what its code does, and what it does not do. Made by addinspect {} from its manifests and its \
         source code, without running it. Where something could not be followed, this report says so and claims nothing.",
        env!("CARGO_PKG_VERSION")
    ))];
    for subject in &subjects {
        if subjects.len() > 1 {
            blocks.push(Block::Heading(1, Line::plain(subject.name())));
        }
        for section in [short::section, asks::section, does::section, does::denials, starts::section] {
            blocks.extend(section(*subject, &mut sources));
        }
        for section in [stops::section, services::retired, services::others, stops::gaps] {
            blocks.extend(section(*subject, &mut sources));
        }
    }
    blocks.push(Block::Heading(if subjects.len() > 1 { 1 } else { 2 }, Line::plain("Sources")));
    blocks.push(Block::plain(
        "The numbers in brackets refer to this list. The names of members lead to Microsoft's reference.",
    ));
    blocks.push(Block::Sources(sources.lines()));
    Page { title, blocks }
}
