//! What is known at one moment: of each folder a snapshot and its findings, and the documents that they are about.
//!
//! Immutable; texts, lines and versions in it belong together. Made by the worker, read by every handler.

use super::convert::{self, Place};
use super::documents::Document;
use super::folders::innermost;
use crate::rules::Finding;
use crate::text::ColumnUnit;
use crate::workspace::Snapshot;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::lsp_types::Url;

/// The view of everything at one moment.
#[derive(Debug, Clone, Default)]
pub(super) struct Analysis {
    /// So many events had been taken.
    pub(super) revision: u64,
    /// The open documents, as they were analysed.
    pub(super) documents: Arc<BTreeMap<PathBuf, Document>>,
    /// How the editor spells the files that it has ever opened.
    pub(super) spellings: Arc<BTreeMap<PathBuf, Url>>,
    pub(super) folders: Vec<Folder>,
}

/// One folder of the editor's workspace.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    pub(super) root: PathBuf,
    pub(super) snapshot: Arc<Snapshot>,
    /// In order of place.
    pub(super) findings: Arc<[Finding]>,
}

impl Analysis {
    /// The folder that a file belongs to.
    pub(super) fn folder(&self, file: &Path) -> Option<&Folder> {
        let root = innermost(self.folders.iter().map(|folder| folder.root.as_path()), file)?;
        self.folders.iter().find(|folder| folder.root == root)
    }

    /// The findings of every file that has some, in order of path in each folder.
    pub(super) fn findings(&self) -> impl Iterator<Item = (&Path, &Folder, &[Finding])> {
        let all = self.folders.iter().flat_map(|folder| {
            let by_file = folder.findings.chunk_by(|a, b| a.at.file == b.at.file);
            by_file.filter_map(move |findings| Some((findings.first()?.at.file.as_path(), folder, findings)))
        });
        all.filter(|(file, folder, _)| self.folder(file).is_some_and(|own| own.root == folder.root))
    }

    /// The findings of one file.
    pub(super) fn findings_in(&self, file: &Path) -> Option<(&Folder, &[Finding])> {
        let folder = self.folder(file)?;
        let start = folder.findings.partition_point(|f| f.at.file.as_path() < file);
        let len = folder.findings[start..].partition_point(|f| f.at.file == file);
        Some((folder, &folder.findings[start..start + len]))
    }

    /// The version of a document that was open.
    pub(super) fn version(&self, file: &Path) -> Option<i32> {
        self.documents.get(file).map(|document| document.version)
    }

    /// The URI of a file, in the editor's spelling where that is known.
    pub(super) fn uri(&self, file: &Path) -> Option<Url> {
        self.spellings.get(file).cloned().or_else(|| convert::uri(file))
    }
}

impl Folder {
    /// A file's text with its columns; `None` for a file that was not read.
    pub(super) fn place(&self, file: &Path, unit: ColumnUnit) -> Option<Place<'_>> {
        let (text, lines) = self.snapshot.text(file)?;
        Some(Place { text, lines, unit })
    }
}
