//! What a request about a document has to work with: the document as it is analysed, and everything around it.
//!
//! Made by [`Shared::with_view`](super::shared::Shared::with_view); read by the files that answer requests.

use super::analysis::{Analysis, FolderAnalysis};
use super::capabilities::ClientSupport;
use super::convert::TextView;
use super::documents::Edition;
use crate::config::FILE_NAME;
use crate::rules;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tower_lsp::lsp_types::Location;

pub(super) struct View {
    pub(super) analysis: Arc<Analysis>,
    pub(super) path: PathBuf,
    pub(super) support: ClientSupport,
    pub(super) cancelled: Arc<AtomicBool>,
}

impl View {
    /// A view that nobody can cancel.
    pub(super) fn new(analysis: &Arc<Analysis>, path: PathBuf, facts: ClientSupport) -> View {
        View { analysis: Arc::clone(analysis), path, support: facts, cancelled: Arc::default() }
    }

    /// The folder that the document belongs to; its snapshot is what `ide` reads.
    pub(super) fn folder(&self) -> Option<&FolderAnalysis> {
        self.analysis.folder(&self.path)
    }

    /// The document's text with its columns, as the editor shows it or as it was read, for places of the analysis;
    /// [`FolderAnalysis::place`] has those of other files.
    pub(super) fn analysed_text(&self) -> Option<TextView<'_>> {
        let held = self.folder().and_then(|folder| folder.held.get(&self.path));
        held.map(|held| held.place(self.support.unit)).or_else(|| self.current_text())
    }

    /// The same for places of that text.
    pub(super) fn current_text(&self) -> Option<TextView<'_>> {
        match self.analysis.documents.get(&self.path) {
            Some(document) => Some(document.view(self.support.unit)),
            None => self.folder()?.place(&self.path, self.support.unit),
        }
    }

    /// The edition of the document, where it is open.
    pub(super) fn edition(&self) -> Option<Edition> {
        self.analysis.edition(&self.path)
    }

    /// Whether the document is an `addinspect.json`.
    pub(super) fn is_config(&self) -> bool {
        self.path.file_name().is_some_and(|name| name == FILE_NAME)
    }

    /// Places of the document's folder in the protocol's words.
    pub(super) fn locations(&self, places: &[rules::Location]) -> Vec<Location> {
        let location = |at: &rules::Location| self.analysis.location(self.folder()?, at, self.support.unit);
        places.iter().filter_map(location).collect()
    }

    /// Whether nobody waits for the answer any more.
    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}
