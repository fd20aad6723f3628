//! One folder of the editor's workspace, in the hands of the worker.
//!
//! Knows nothing about events and versions: it learns what has changed, and returns the current state.

use super::analysis::FolderAnalysis;
use super::documents::OpenDocument;
use super::held_manifests::HeldManifest;
use super::progress::Progress;
use super::shared::Shared;
use crate::analysis::Stop;
use crate::system::{News, RecordingSystem, System};
use crate::text::IndexedText;
use crate::workspace::{Problem, Reading, ScanOptions, Snapshot, Workspace, WorkspaceChange};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the editor says unless it says something.
const NO_SETTINGS: &str = "{}";

/// A folder.
pub(super) struct FolderTree {
    workspace: Workspace,
    /// What the workspace has read.
    recording: Arc<RecordingSystem>,
    settings: String,
    /// Of the latest snapshot.
    latest: Option<FolderAnalysis>,
    /// What has been logged.
    problems: Vec<Problem>,
    /// The manifests that an editor shows, as they could be read last.
    read: BTreeMap<PathBuf, IndexedText>,
    /// Those of them that cannot be read as they are shown.
    held: Arc<BTreeMap<PathBuf, HeldManifest>>,
}

impl FolderTree {
    /// A folder of which nothing is known but what is open in it.
    pub(super) fn new(
        system: Arc<dyn System>,
        root: &Path,
        documents: &BTreeMap<PathBuf, OpenDocument>,
    ) -> FolderTree {
        let seen = Arc::new(RecordingSystem::new(system));
        let mut workspace = Workspace::new(Arc::clone(&seen) as Arc<dyn System>, root.to_owned());
        for (path, document) in documents.iter().filter(|(path, _)| path.starts_with(root)) {
            workspace.apply(WorkspaceChange::DocumentChanged(path.clone(), document.text.clone()));
        }
        let (read, held) = (BTreeMap::new(), Arc::default());
        let settings = NO_SETTINGS.to_owned();
        FolderTree { workspace, recording: seen, settings, latest: None, problems: Vec::new(), read, held }
    }

    pub(super) fn root(&self) -> &Path {
        self.workspace.root()
    }

    /// What was read of it.
    pub(super) fn recording(&self) -> Arc<RecordingSystem> {
        Arc::clone(&self.recording)
    }

    /// What the editor says, as the text of an `addinspect.json`.
    pub(super) fn settings(&self) -> &str {
        &self.settings
    }

    /// Takes note of what an editor shows of a file in it.
    pub(super) fn show(&mut self, path: &Path, shown: &IndexedText) {
        if self.hold(path, shown).is_none() {
            self.workspace.apply(WorkspaceChange::DocumentChanged(path.to_owned(), shown.clone()));
        }
    }

    /// Takes note that a file in it was closed.
    pub(super) fn close(&mut self, path: &Path) {
        self.release(path);
        self.workspace.apply(WorkspaceChange::Closed(path.to_owned()));
    }

    /// Goes on with the text that could be read last, where the file is a manifest that cannot be read as it is shown.
    fn hold(&mut self, path: &Path, shown: &IndexedText) -> Option<()> {
        let snapshot = Arc::clone(&self.latest.as_ref()?.snapshot);
        let manifest = snapshot.manifests.get(snapshot.manifest_index(path)?)?;
        let faults = match snapshot.reading(path, &shown.text) {
            Reading::Broken(faults) => faults,
            reading => {
                self.release(path);
                if matches!(reading, Reading::Whole) {
                    self.read.insert(path.to_owned(), shown.clone());
                }
                return None;
            }
        };
        if !self.read.contains_key(path) {
            let read =
                manifest.manifest.malformed.is_empty().then(|| IndexedText::new(&*manifest.source.text))?;
            self.workspace.apply(WorkspaceChange::DocumentChanged(path.to_owned(), read.clone()));
            self.read.insert(path.to_owned(), read);
        }
        let held = Arc::make_mut(&mut self.held);
        let now = match held.remove(path) {
            Some(held) => held.changed(shown, faults),
            None => HeldManifest::new(self.read.get(path)?, shown, faults),
        };
        held.insert(path.to_owned(), now);
        Some(())
    }

    fn release(&mut self, path: &Path) {
        self.read.remove(path);
        if self.held.contains_key(path) {
            Arc::make_mut(&mut self.held).remove(path);
        }
    }

    /// Takes note of what the editor says. What it has said before costs nothing.
    pub(super) fn set_settings(&mut self, settings: &str) {
        if settings != self.settings {
            self.workspace.apply(WorkspaceChange::Settings(settings.to_owned()));
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
            self.workspace.apply(WorkspaceChange::Disk(inside));
        }
    }

    /// Takes note of what is not what it was when it was read.
    pub(super) fn renew(&mut self, news: &News) {
        self.workspace.apply(WorkspaceChange::Disk(news.files.clone()));
        if news.listings {
            self.workspace.apply(WorkspaceChange::Listings);
        }
    }

    /// The folder as it is now; the one before, where nothing has changed. `None` where nobody waits for it any more.
    pub(super) fn analyse(&mut self, shared: &Arc<Shared>, stop: &Stop) -> Option<FolderAnalysis> {
        let progress =
            self.latest.is_none().then(|| Progress::begin(shared, self.workspace.root())).flatten();
        let tell = progress.as_ref().map(|progress| |step| progress.report_step(step));
        let (progress, stop) = (tell.as_ref().map(|tell| tell as _), Some(stop));
        let options = ScanOptions { progress, stop, ..ScanOptions::default() };
        let snapshot = self.workspace.snapshot_until(&options)?;
        if let Some(latest) = self.latest.as_ref().filter(|latest| Arc::ptr_eq(&latest.snapshot, &snapshot)) {
            let folder = FolderAnalysis { held: Arc::clone(&self.held), ..latest.clone() };
            self.latest = Some(folder.clone());
            return Some(folder);
        }
        self.log(&snapshot, shared);
        let findings = snapshot.findings().into();
        let (root, held) = (self.workspace.root().to_owned(), Arc::clone(&self.held));
        let folder = FolderAnalysis { root, snapshot, findings, held };
        self.latest = Some(folder.clone());
        Some(folder)
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
            shared
                .outbox
                .log(format!("{root}: found no manifest of an Office add-in, so there is nothing to check"));
        }
    }
}
