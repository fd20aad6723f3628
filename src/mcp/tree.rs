//! A folder that is kept between calls: what was read is looked at again, and only what has changed is read again.
//!
//! Knows nothing about tools. A look asks for the times of the known files, as the language server does when a file is saved.

use crate::analysis::Stop;
use crate::system::{News, RecordingSystem, System};
use crate::text::IndexedText;
use crate::workspace::{ScanOptions, Snapshot, Workspace, WorkspaceChange};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

/// Folders at most that are kept.
const KEPT: usize = 4;

/// One folder.
pub(super) struct Tree {
    system: Arc<dyn System>,
    seen: Arc<RecordingSystem>,
    workspace: Workspace,
}

impl Tree {
    fn new(system: Arc<dyn System>, root: PathBuf) -> Tree {
        let seen = Arc::new(RecordingSystem::new(Arc::clone(&system)));
        let workspace = Workspace::new(Arc::clone(&seen) as Arc<dyn System>, root);
        Tree { system, seen, workspace }
    }

    /// The folder as it is now; `None` where nobody waits for it any more.
    pub(super) fn snapshot(&mut self, options: &ScanOptions) -> Option<Arc<Snapshot>> {
        let News { files, listings } = self.seen.look();
        if !files.is_empty() {
            self.workspace.apply(WorkspaceChange::Disk(files));
        }
        if listings {
            self.workspace.apply(WorkspaceChange::Listings);
        }
        self.settled(options)
    }

    fn settled(&mut self, options: &ScanOptions) -> Option<Arc<Snapshot>> {
        let snapshot = self.workspace.snapshot_until(options)?;
        if !self.workspace.is_provisional() {
            return Some(snapshot);
        }
        self.workspace.settle();
        self.workspace.snapshot_until(options)
    }

    /// The folder as it would be with these texts in place of what is on the disk.
    pub(super) fn with_texts(
        &mut self,
        texts: &[(PathBuf, IndexedText)],
        options: &ScanOptions,
    ) -> Option<Arc<Snapshot>> {
        self.snapshot(options)?;
        for (path, text) in texts {
            self.workspace.apply(WorkspaceChange::DocumentChanged(path.clone(), text.clone()));
        }
        let snapshot = self.settled(options);
        for (path, _) in texts {
            self.workspace.apply(WorkspaceChange::Closed(path.clone()));
        }
        snapshot
    }

    fn root(&self) -> &Path {
        self.workspace.root()
    }
}

/// The folders that are kept, the one that was used last at the end.
#[derive(Default)]
pub(super) struct Trees(Mutex<Vec<KeptTree>>);

/// A folder, whether sources outside add-ins are analysed in it, and what is known of it.
type KeptTree = (PathBuf, bool, Arc<Mutex<Tree>>);

impl Trees {
    /// A folder, as it was left. `everything` has to be what it is looked at with.
    pub(super) fn at(&self, system: &Arc<dyn System>, root: &Path, everything: bool) -> Arc<Mutex<Tree>> {
        let mut kept = super::lock(&self.0);
        let known = kept.iter().position(|(path, all, _)| path == root && *all == everything);
        let anew = || Arc::new(Mutex::new(Tree::new(Arc::clone(system), root.to_owned())));
        let tree = known.map_or_else(anew, |at| kept.remove(at).2);
        kept.push((root.to_owned(), everything, Arc::clone(&tree)));
        if kept.len() > KEPT {
            kept.remove(0);
        }
        tree
    }

    /// Forgets everything: the roots are others.
    pub(super) fn forget(&self) {
        super::lock(&self.0).clear();
    }
}

/// Work on a folder. Where work on it has failed, it is read from nothing.
pub(super) fn held(tree: &Mutex<Tree>) -> MutexGuard<'_, Tree> {
    tree.lock().unwrap_or_else(|poisoned| {
        let mut held = poisoned.into_inner();
        let anew = Tree::new(Arc::clone(&held.system), held.root().to_owned());
        *held = anew;
        tree.clear_poison();
        held
    })
}

/// How a look is made for somebody who may give up.
pub(super) fn options<'a>(
    stop: &'a Stop,
    progress: Option<&'a (dyn Fn(crate::workspace::ScanProgress) + Sync)>,
) -> ScanOptions<'a> {
    ScanOptions { stop: Some(stop), progress, ..ScanOptions::default() }
}
