//! What an editor shows of a tree: hovers, outlines, links, fixes, completions, lenses, hints, places to go to, pages.
//!
//! Editor words only: no protocol types, no I/O, nothing asynchronous. An immutable [`Snapshot`] and a place in, plain
//! data out, which owns what it says. No rule is run and no source is analysed again, and a place that means nothing
//! gives nothing. Called by the server.
//!
//! [`Snapshot`]: crate::workspace::Snapshot

mod actions;
mod completion;
mod documents;
mod entry_points;
mod explain;
mod fix_all;
mod hints;
mod hover;
mod least;
mod lenses;
mod links;
mod lookup;
mod markdown;
mod navigate;
mod status;
mod summary;
mod symbols;
#[cfg(test)]
mod testing;
mod uses;

pub use actions::{Action, ActionChange, ActionKind, EditsByFile, actions};
pub use completion::{Completion, ItemKind, completion};
pub use explain::{explain, topics};
pub use fix_all::fix_all;
pub use hints::{Hint, hints};
pub use hover::{Hover, hover, hover_config};
pub use least::{LeastPermission, NeedingUse, least};
pub use lenses::{Lens, lenses};
pub use links::{Link, LinkTarget, links};
pub use markdown::plain;
pub use navigate::{definition, references};
pub use status::{ManifestStatus, status};
pub use summary::summary;
pub use symbols::{Symbol, SymbolKind, symbols};

use crate::rules::Location;

/// Turns a place into the target of a Markdown link; the caller knows its client's addresses.
pub type LinkTo<'a> = &'a dyn Fn(&Location) -> String;
