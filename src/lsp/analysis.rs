//! What is known at one moment: of each folder a snapshot and its findings, and the documents that they are about.
//!
//! Immutable; texts, lines and editions in it belong together. Made by the worker, read by every handler.

use super::convert::{self, TextView};
use super::documents::{Edition, OpenDocument};
use super::folders::innermost;
use super::held_manifests::HeldManifest;
use crate::config::ConfigError;
use crate::rules;
use crate::text::ColumnUnit;
use crate::workspace::Snapshot;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::lsp_types::{Location, Url};

/// The view of everything at one moment.
#[derive(Debug, Clone, Default)]
pub(super) struct Analysis {
    /// So many events had been taken.
    pub(super) revision: u64,
    /// The open documents, as they were analysed.
    pub(super) documents: Arc<BTreeMap<PathBuf, OpenDocument>>,
    /// How the editor spells the files that it has ever opened.
    pub(super) spellings: Arc<BTreeMap<PathBuf, Url>>,
    pub(super) folders: Vec<FolderAnalysis>,
}

/// One folder of the editor's workspace.
#[derive(Debug, Clone)]
pub(super) struct FolderAnalysis {
    pub(super) root: PathBuf,
    pub(super) snapshot: Arc<Snapshot>,
    /// In order of place.
    pub(super) findings: Arc<[Arc<rules::Finding>]>,
    /// The manifests that are analysed as they were.
    pub(super) held: Arc<BTreeMap<PathBuf, HeldManifest>>,
}

impl Analysis {
    /// The folder that a file belongs to.
    pub(super) fn folder(&self, file: &Path) -> Option<&FolderAnalysis> {
        let root = innermost(self.folders.iter().map(|folder| folder.root.as_path()), file)?;
        self.folders.iter().find(|folder| folder.root == root)
    }

    /// The findings of every file that has some, in order of path in each folder.
    pub(super) fn findings(&self) -> impl Iterator<Item = (&Path, &FolderAnalysis, &[Arc<rules::Finding>])> {
        let all = self.folders.iter().flat_map(|folder| {
            let by_file = folder.findings.chunk_by(|a, b| a.at.file == b.at.file);
            by_file.filter_map(move |findings| Some((findings.first()?.at.file.as_path(), folder, findings)))
        });
        all.filter(|(file, folder, _)| self.folder(file).is_some_and(|own| own.root == folder.root))
    }

    /// The findings of one file.
    pub(super) fn findings_in(&self, file: &Path) -> Option<(&FolderAnalysis, &[Arc<rules::Finding>])> {
        let folder = self.folder(file)?;
        let start = folder.findings.partition_point(|f| f.at.file.as_path() < file);
        let len = folder.findings[start..].partition_point(|f| f.at.file == file);
        Some((folder, &folder.findings[start..start + len]))
    }

    /// What is wrong in each `addinspect.json`, or has no effect: the file, its text, and the errors in it.
    pub(super) fn config_errors(&self) -> impl Iterator<Item = (&Path, &str, Vec<&ConfigError>)> {
        let all = self.folders.iter().flat_map(|folder| {
            let config = &folder.snapshot.config;
            let mut by_file: BTreeMap<&Path, Vec<&ConfigError>> = BTreeMap::new();
            for error in config.errors().iter().chain(&folder.snapshot.idle) {
                by_file.entry(&error.file).or_default().push(error);
            }
            by_file
                .into_iter()
                .filter_map(move |(file, errors)| Some((file, folder, config.text(file)?, errors)))
        });
        // One above the folders is told of by each of them, in the same words.
        let own =
            all.filter(|(file, folder, ..)| self.folder(file).is_none_or(|own| own.root == folder.root));
        own.map(|(file, _, text, errors)| (file, text, errors))
    }

    /// A place in a file of a folder.
    pub(super) fn location(
        &self,
        folder: &FolderAnalysis,
        at: &rules::Location,
        unit: ColumnUnit,
    ) -> Option<Location> {
        let range = folder.place(&at.file, unit)?.range(at.span);
        Some(Location { uri: self.uri(&at.file)?, range })
    }

    /// The address of a line in a file of a folder, as editors follow it: `file:///a.js#L12`.
    pub(super) fn link(&self, folder: &FolderAnalysis, at: &rules::Location) -> String {
        let Some(Location { uri, range }) = self.location(folder, at, ColumnUnit::Utf8) else {
            return String::new();
        };
        format!("{uri}#L{}", range.start.line + 1)
    }

    /// The edition of a document that was open.
    pub(super) fn edition(&self, file: &Path) -> Option<Edition> {
        self.documents.get(file).map(|document| document.edition)
    }

    /// The URI of a file, in the editor's spelling where that is known.
    pub(super) fn uri(&self, file: &Path) -> Option<Url> {
        self.spellings.get(file).cloned().or_else(|| convert::uri(file))
    }
}

impl FolderAnalysis {
    /// A file's text with its columns; `None` for a file that was not read.
    pub(super) fn place(&self, file: &Path, unit: ColumnUnit) -> Option<TextView<'_>> {
        if let Some(held) = self.held.get(file) {
            return Some(held.place(unit));
        }
        let (text, lines) = self.snapshot.text(file)?;
        Some(TextView::new(text, lines, unit))
    }
}
