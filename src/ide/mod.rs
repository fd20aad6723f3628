//! What an editor shows of a tree: fixes, completions, lenses, hints, places to go to, pages.
//!
//! Editor words, no protocol: an immutable [`Snapshot`] and a place in, plain data out, which owns what it says. Nothing
//! here runs the rules or analyses sources, and a place that means nothing gives nothing. Called by the language server.
//!
//! [`Snapshot`]: crate::workspace::Snapshot

mod actions;
mod completion;
mod explain;
mod fix_all;
mod hints;
mod lenses;
mod navigate;
mod summary;
#[cfg(test)]
mod testing;
mod uses;

pub use actions::{Action, ActionKind, Change, FileEdits, actions};
pub use completion::{Item, ItemKind, completion};
pub use explain::explain;
pub use fix_all::fix_all;
pub use hints::{Hint, hints};
pub use lenses::{Lens, lenses};
pub use navigate::{definition, references};
pub use summary::summary;
