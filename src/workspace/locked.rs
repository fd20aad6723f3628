//! The lock of a tree: where it lies, what it is compared with, and what it would say now.
//!
//! Called by the commands `lock` and `check --locked`, before anybody asks for findings.

use super::Snapshot;
use crate::addin::Verdict;
use crate::ratchet::{CommittedFile, HeldLock, LOCK_FILE, Lock, LockedAddIn, Present, RatchetError};
use crate::rules;
use crate::system::{System, nearest};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The nearest lock, in the folder or above it; the search ends at the root of the repository.
pub fn find_lock(system: &dyn System, root: &Path) -> Option<CommittedFile> {
    let found = nearest(system, root, LOCK_FILE)?;
    Some(CommittedFile { file: found.shown, below: found.below })
}

impl Snapshot {
    /// Compares the add-ins with a lock from now on.
    pub fn hold(&mut self, at: CommittedFile, text: String) -> Result<(), RatchetError> {
        let held = HeldLock::new(at, text, &self.root, &self.present())?;
        self.lock = Some(Arc::new(held));
        Ok(())
    }

    /// The lock that the add-ins are compared with.
    pub fn lock_file(&self) -> Option<&Path> {
        self.lock.as_ref().map(|lock| lock.file())
    }

    /// What a lock in its folder would say.
    pub fn to_lock(&self) -> Lock {
        let at = CommittedFile { file: PathBuf::new(), below: PathBuf::new() };
        let name = |path: &Path| at.name(&self.root, path);
        let of_parts =
            self.parts.iter().flat_map(|part| part.with_context(self, |cx| rules::locked_add_ins(cx, &name)));
        let mut add_ins: Vec<LockedAddIn> = of_parts.collect();
        let first = |add_in: &LockedAddIn| add_in.manifests.first().map(|m| m.path.clone());
        add_ins.sort_by_cached_key(|add_in| (add_in.root.clone(), first(add_in)));
        Lock { add_ins }
    }

    fn present(&self) -> Vec<Present> {
        let manifest = |&index: &usize| {
            let (file, judgement) = (self.manifests.get(index)?, self.judgements.get(index)?);
            let id = file.manifest.id.as_ref().map(|id| id.value.clone());
            (judgement.verdict != Verdict::NotMail && !file.built).then(|| (file.path.clone(), id))
        };
        let present = self.add_ins.iter().map(|add_in| Present {
            root: add_in.root.clone(),
            manifests: add_in.manifests.iter().filter_map(manifest).collect(),
        });
        present.filter(|present| !present.manifests.is_empty()).collect()
    }
}
