//! A tree that changes: editors open, edit and close its files, and the disk changes below them.
//!
//! What [`Workspace::snapshot`] gives is what [`scan`](super::scan()) gives for the same texts. Called by the language
//! server.

use super::tree_cache::TreeCache;
use super::{PathFilter, ScanOptions, Snapshot};
use crate::system::{Buffers, PathKind, System};
use crate::text::IndexedText;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Something that happened to a tree.
#[derive(Debug, Clone)]
pub enum WorkspaceChange {
    /// An editor shows this text, decoded: it was opened or edited.
    DocumentChanged(PathBuf, IndexedText),
    /// The editor has closed the file: what is on the disk counts again.
    Closed(PathBuf),
    /// These were created, changed or deleted on the disk. A folder stands for everything in it.
    Disk(Vec<PathBuf>),
    /// Something was created or deleted somewhere in the tree; what is known is as it was.
    Listings,
    /// The editor's settings, as the text of an `addinspect.json`: they hold where no such file does.
    Settings(String),
}

/// One tree, kept up to date.
pub struct Workspace {
    root: PathBuf,
    system: Buffers,
    memory: TreeCache,
    settings: Option<String>,
    current: Option<Arc<Snapshot>>,
}

impl Workspace {
    /// The tree at `root`; nothing is read yet.
    pub fn new(system: Arc<dyn System>, root: PathBuf) -> Self {
        let (system, memory) = (Buffers::new(system), TreeCache::default());
        Workspace { root, system, memory, settings: None, current: None }
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Takes note of a change. Cheap: the work is done by the next [`Workspace::snapshot`].
    pub fn apply(&mut self, change: WorkspaceChange) {
        self.current = None;
        match change {
            WorkspaceChange::DocumentChanged(path, text) => {
                let opened = self.system.open_text(&path).is_none();
                if !self.memory.forget(&path) && opened {
                    self.memory.forget_files();
                }
                self.system.show(path, text);
            }
            WorkspaceChange::Closed(path) => {
                self.system.close(&path);
                self.disk_changed(&path);
            }
            WorkspaceChange::Disk(paths) => paths.iter().for_each(|path| self.disk_changed(path)),
            WorkspaceChange::Listings => self.memory.forget_files(),
            WorkspaceChange::Settings(text) => {
                self.memory.forget(&self.root);
                self.memory.forget_files();
                self.settings = Some(text);
            }
        }
    }

    fn disk_changed(&mut self, path: &Path) {
        let known = self.memory.forget(path);
        if !known || self.system.kind(path) != Some(PathKind::File) {
            self.memory.forget_files();
        }
    }

    /// Everything that is known about the tree as it is now. Where nothing has changed it is the one before.
    pub fn snapshot(&mut self, options: &ScanOptions<'_>) -> Arc<Snapshot> {
        self.snapshot_until(&ScanOptions { stop: None, ..*options }).unwrap_or_default()
    }

    /// The same, unless the options say that nobody waits for it any more: then the next one is as if nobody had asked.
    pub fn snapshot_until(&mut self, options: &ScanOptions<'_>) -> Option<Arc<Snapshot>> {
        if self.current.is_none() {
            let options = ScanOptions { settings: self.settings.as_deref(), ..*options };
            let look = self.memory.snapshot(&self.system, &self.root, &PathFilter::everything(), &options)?;
            self.current = Some(Arc::new(look));
        }
        self.current.clone()
    }

    /// Whether the last snapshot is good enough only while somebody types: a look from nothing may say something else,
    /// see [`Analyzer::is_provisional`](crate::analysis::Analyzer::is_provisional). [`settle`](Self::settle) makes the
    /// next one final.
    pub fn is_provisional(&self) -> bool {
        self.memory.is_provisional()
    }

    /// The next snapshot is what [`scan`](super::scan()) gives. Costs up to a parse of the files that an editor shows.
    pub fn settle(&mut self) {
        self.memory.settle();
        self.current = None;
    }
}
