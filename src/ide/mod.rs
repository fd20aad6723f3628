//! What an editor shows at a place of a tree: hovers, symbols, links.
//!
//! Editor words only: no protocol types, no I/O, nothing asynchronous. Everything is read from a [`Snapshot`]; no rule
//! is run and no source is analysed anew. A place that means nothing gives nothing. Called by the servers.
//!
//! [`Snapshot`]: crate::workspace::Snapshot

mod hover;
mod links;
mod lookup;
mod markdown;
mod symbols;
#[cfg(test)]
mod testing;
mod uses;

pub use hover::{Hover, hover, hover_config};
pub use links::{Link, LinkTarget, links};
pub use markdown::plain;
pub use symbols::{Symbol, SymbolKind, symbols};

use crate::rules::Location;

/// Turns a place into the target of a Markdown link; the caller knows its client's addresses.
pub type LinkTo<'a> = &'a dyn Fn(&Location) -> String;
