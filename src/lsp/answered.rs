//! Which lenses and hints the client shows. Filled and read by those who answer.

use super::documents::Edition;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tower_lsp::lsp_types::Range;

/// The latest answers of each kind, of open documents.
#[derive(Debug, Default)]
pub(super) struct Answered {
    pub(super) lenses: BTreeMap<PathBuf, LatestAnswer<()>>,
    pub(super) hints: BTreeMap<PathBuf, LatestAnswer<Range>>,
}

/// An answer, as far as one needs it to see that another one would be given now.
#[derive(Debug, Clone)]
pub(super) struct LatestAnswer<Q> {
    pub(super) question: Q,
    pub(super) edition: Edition,
    pub(super) fingerprint: u64,
}

impl Answered {
    /// A document was closed.
    pub(super) fn closed(&mut self, file: &Path) {
        self.lenses.remove(file);
        self.hints.remove(file);
    }
}
