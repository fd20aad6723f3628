//! A tree that changes: editors open, edit and close its files, and the disk changes below them.
//!
//! What [`Workspace::snapshot`] gives is what [`scan`] gives for the same texts. Called by the language server.

use super::{ScanOptions, Snapshot, scan};
use crate::system::{Buffers, System};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Something that happened to a tree.
#[derive(Debug, Clone)]
pub enum Change {
    /// An editor shows this text, decoded: it was opened or edited.
    Shown(PathBuf, Arc<str>),
    /// The editor has closed the file: what is on the disk counts again.
    Closed(PathBuf),
    /// These were created, changed or deleted on the disk. A folder stands for everything in it.
    Disk(Vec<PathBuf>),
    /// The editor's settings, as the text of an `addinspect.json`: they hold where no such file does.
    Settings(String),
}

/// One tree, kept up to date.
pub struct Workspace {
    root: PathBuf,
    system: Buffers,
    settings: Option<String>,
    current: Option<Arc<Snapshot>>,
}

impl Workspace {
    /// The tree at `root`; nothing is read yet.
    pub fn new(system: Arc<dyn System>, root: PathBuf) -> Self {
        Workspace { root, system: Buffers::new(system), settings: None, current: None }
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Takes note of a change. Cheap: the work is done by the next [`Workspace::snapshot`].
    pub fn apply(&mut self, change: Change) {
        self.current = None;
        match change {
            Change::Shown(path, text) => self.system.show(path, text),
            Change::Closed(path) => self.system.close(&path),
            Change::Disk(_) => {}
            Change::Settings(text) => self.settings = Some(text),
        }
    }

    /// Everything that is known about the tree as it is now. Where nothing has changed it is the one before.
    pub fn snapshot(&mut self, options: &ScanOptions<'_>) -> Arc<Snapshot> {
        let options = ScanOptions { settings: self.settings.as_deref(), ..*options };
        let scan = || Arc::new(scan(&self.system, &self.root, &options));
        Arc::clone(self.current.get_or_insert_with(scan))
    }
}
