//! Under which path a file is known: a folder and a document in it may come under two names, by a link or in another case.
//!
//! The names of the workspace's folders count, as the client gives them: what lies in one by whatever name is called by
//! its name below it. The disk is asked when a folder or a document is opened, and never else. Knows nothing about texts.
//! Called by the handlers.

use super::convert;
use crate::system::{PathKind, System};
use crate::workspace::ScanTarget;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::lsp_types::Url;

pub(super) struct FolderNames {
    system: Arc<dyn System>,
    folders: Vec<NamedFolder>,
    /// The documents that were opened, by the names that they were opened by.
    known: BTreeMap<PathBuf, PathBuf>,
}

#[derive(Clone)]
struct NamedFolder {
    /// As the client calls it.
    asked: PathBuf,
    /// What is read for it.
    root: PathBuf,
    /// The same without links.
    truth: PathBuf,
}

impl FolderNames {
    pub(super) fn new(system: Arc<dyn System>) -> Self {
        FolderNames { system, folders: Vec::new(), known: BTreeMap::new() }
    }

    /// The client has these folders open; returns what is read for them.
    pub(super) fn set_folders(&mut self, asked: &[PathBuf]) -> Vec<PathBuf> {
        let before = std::mem::take(&mut self.folders);
        for asked in asked {
            let known = before.iter().find(|folder| folder.asked == *asked).cloned();
            let folder = known.unwrap_or_else(|| self.folder(asked));
            self.folders.push(folder);
        }
        let mut roots: Vec<PathBuf> = self.folders.iter().map(|folder| folder.root.clone()).collect();
        roots.sort();
        roots.dedup();
        roots
    }

    /// A single file that an editor opens as a folder (Zed) stands for the project around it.
    fn folder(&self, asked: &Path) -> NamedFolder {
        let root = match self.system.kind(asked) {
            Some(PathKind::File) => ScanTarget::of(&*self.system, asked).root,
            _ => asked.to_owned(),
        };
        let truth = self.system.canonical(&root).unwrap_or_else(|| root.clone());
        let same = self.folders.iter().find(|folder| folder.truth == truth);
        let root = same.map_or(root, |folder| folder.root.clone());
        NamedFolder { asked: asked.to_owned(), root, truth }
    }

    /// What is read for a folder that the client has open.
    pub(super) fn root(&self, asked: &Path) -> PathBuf {
        let folder = self.folders.iter().find(|folder| folder.asked == asked);
        folder.map_or_else(|| asked.to_owned(), |folder| folder.root.clone())
    }

    /// The path that a URI names; `None` for what is not a file.
    pub(super) fn path(&self, uri: &Url) -> Option<PathBuf> {
        let path = convert::path(uri)?;
        if let Some(known) = self.known.get(&path) {
            return Some(known.clone());
        }
        let is_below = self.folders.iter().any(|folder| path.starts_with(&folder.root));
        Some(if is_below { path } else { self.below(&path).unwrap_or(path) })
    }

    /// The same for a document that is opened: the disk is asked what it is called.
    pub(super) fn open(&mut self, uri: &Url) -> Option<PathBuf> {
        let path = convert::path(uri)?;
        let known = self.truth(&path).and_then(|truth| self.below(&truth)).unwrap_or_else(|| path.clone());
        self.known.insert(path, known.clone());
        Some(known)
    }

    /// Of a file that is not there yet, its folder is.
    fn truth(&self, path: &Path) -> Option<PathBuf> {
        let beside = || Some(self.system.canonical(path.parent()?)?.join(path.file_name()?));
        self.system.canonical(path).or_else(beside)
    }

    /// What something without links is called in the innermost folder around it.
    fn below(&self, truth: &Path) -> Option<PathBuf> {
        let around = self.folders.iter().filter(|folder| truth.starts_with(&folder.truth));
        let folder = around.max_by_key(|folder| folder.truth.components().count())?;
        let below = truth.strip_prefix(&folder.truth).ok()?;
        Some(if below.as_os_str().is_empty() { folder.root.clone() } else { folder.root.join(below) })
    }
}
