//! One folder of the editor's workspace, in the hands of the worker.
//!
//! Knows nothing about events and versions: it is told what has changed, and says what is so now.

use super::analysis::Folder;
use super::documents::Document;
use super::progress::Progress;
use super::shared::Shared;
use crate::system::System;
use crate::workspace::{Change, Problem, ScanOptions, Snapshot, Workspace};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the editor says unless it says something.
const NO_SETTINGS: &str = "{}";

/// A folder.
pub(super) struct Tree {
    workspace: Workspace,
    settings: String,
    /// Of the latest snapshot.
    latest: Option<Folder>,
    /// What has been logged.
    problems: Vec<Problem>,
}

impl Tree {
    /// A folder of which nothing is known but what is open in it.
    pub(super) fn new(system: Arc<dyn System>, root: &Path, documents: &BTreeMap<PathBuf, Document>) -> Tree {
        let mut workspace = Workspace::new(system, root.to_owned());
        for (path, document) in documents.iter().filter(|(path, _)| path.starts_with(root)) {
            workspace.apply(Change::Shown(path.clone(), document.shown.clone()));
        }
        Tree { workspace, settings: NO_SETTINGS.to_owned(), latest: None, problems: Vec::new() }
    }

    pub(super) fn root(&self) -> &Path {
        self.workspace.root()
    }

    /// What the editor says, as the text of an `addinspect.json`.
    pub(super) fn settings(&self) -> &str {
        &self.settings
    }

    /// Takes note of what happens to an open file in it.
    pub(super) fn apply(&mut self, change: Change) {
        self.workspace.apply(change);
    }

    /// Takes note of what the editor says. What it has said before costs nothing.
    pub(super) fn set(&mut self, settings: &str) {
        if settings != self.settings {
            self.workspace.apply(Change::Settings(settings.to_owned()));
            self.settings = settings.to_owned();
        }
    }

    /// Takes note of what has changed on the disk in it, or around it.
    pub(super) fn changed(&mut self, paths: &[PathBuf]) {
        let root = self.workspace.root();
        let inside = |path: &PathBuf| match path.starts_with(root) {
            true => Some(path.clone()),
            false => root.starts_with(path).then(|| root.to_owned()),
        };
        let inside: Vec<PathBuf> = paths.iter().filter_map(inside).collect();
        if !inside.is_empty() {
            self.workspace.apply(Change::Disk(inside));
        }
    }

    /// The folder as it is now; the one before, where nothing has changed.
    pub(super) fn analyse(&mut self, shared: &Arc<Shared>) -> Folder {
        let progress =
            self.latest.is_none().then(|| Progress::begin(shared, self.workspace.root())).flatten();
        let tell = progress.as_ref().map(|progress| |step| progress.tell(step));
        let options = ScanOptions { progress: tell.as_ref().map(|tell| tell as _), ..ScanOptions::default() };
        let snapshot = self.workspace.snapshot(&options);
        if let Some(latest) = self.latest.as_ref().filter(|latest| Arc::ptr_eq(&latest.snapshot, &snapshot)) {
            return latest.clone();
        }
        self.log(&snapshot, shared);
        let findings = snapshot.findings().into();
        let folder = Folder { root: self.workspace.root().to_owned(), snapshot, findings };
        self.latest = Some(folder.clone());
        folder
    }

    /// Whether what was said last is good enough only while somebody types.
    pub(super) fn is_provisional(&self) -> bool {
        self.workspace.is_provisional()
    }

    /// What is said next is final.
    pub(super) fn settle(&mut self) {
        if self.workspace.is_provisional() {
            self.workspace.settle();
        }
    }

    /// Logs what could not be read, once; and that there is nothing to do, once.
    fn log(&mut self, snapshot: &Snapshot, shared: &Shared) {
        for problem in snapshot.problems.iter().filter(|problem| !self.problems.contains(problem)) {
            shared.outbox.warn(format!("{}: {}", problem.file.display(), problem.message));
        }
        self.problems.clone_from(&snapshot.problems);
        let had_some = self.latest.as_ref().is_none_or(|latest| !latest.snapshot.manifests.is_empty());
        if had_some && snapshot.manifests.is_empty() {
            let root = self.workspace.root().display();
            shared.outbox.log(format!("{root}: no manifest of an Office add-in here, so nothing to check"));
        }
    }
}
