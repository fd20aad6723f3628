//! Changes to files that are not on the disk yet: reads see them, [`Overlay::save`] writes them.
//!
//! Knows nothing about fixes. The fixer works in one, so that its rounds see their own changes, a difference can be
//! shown without writing, and each file is written once.

use super::{PathKind, System, Walk};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A file as it was read and as it is to be.
#[derive(Debug, Clone)]
struct EditedFile {
    before: Vec<u8>,
    now: Vec<u8>,
}

/// A changed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// Which.
    pub path: PathBuf,
    /// Its bytes on the disk, when they were read.
    pub before: Vec<u8>,
    /// Its bytes here.
    pub after: Vec<u8>,
}

/// Another system with changes laid over it.
pub struct Overlay<'a> {
    under: &'a dyn System,
    drafts: Mutex<BTreeMap<PathBuf, EditedFile>>,
}

impl<'a> Overlay<'a> {
    /// Without changes.
    pub fn new(under: &'a dyn System) -> Self {
        Overlay { under, drafts: Mutex::default() }
    }

    /// The file's bytes. From now on it reads like this, whatever happens below, until it is written here.
    pub fn pin(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut drafts = self.drafts();
        if let Some(draft) = drafts.get(path) {
            return Ok(draft.now.clone());
        }
        let bytes = self.under.read(path)?;
        drafts.insert(path.to_owned(), EditedFile { before: bytes.clone(), now: bytes.clone() });
        Ok(bytes)
    }

    /// What differs from the disk, in order of path.
    pub fn unsaved(&self) -> Vec<Unsaved> {
        let drafts = self.drafts();
        let changed = drafts.iter().filter(|(_, draft)| draft.before != draft.now);
        let unsaved = |(path, draft): (&PathBuf, &EditedFile)| Unsaved {
            path: path.clone(),
            before: draft.before.clone(),
            after: draft.now.clone(),
        };
        changed.map(unsaved).collect()
    }

    /// Writes what is unsaved. Gives back which files it could not write, and why: one that is no longer as it was
    /// read is left alone.
    pub fn save(&self) -> Vec<(PathBuf, io::Error)> {
        let failed = |file: Unsaved| self.save_one(&file).err().map(|error| (file.path, error));
        self.unsaved().into_iter().filter_map(failed).collect()
    }

    fn save_one(&self, file: &Unsaved) -> io::Result<()> {
        let current = self.under.read(&file.path)?;
        // Another name of a file that has been written already leads here.
        if current == file.after {
            return Ok(());
        }
        if current != file.before {
            return Err(io::Error::other("the file has changed since it was read"));
        }
        self.under.write_atomic(&file.path, &file.after)
    }

    fn drafts(&self) -> MutexGuard<'_, BTreeMap<PathBuf, EditedFile>> {
        self.drafts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl System for Overlay<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let draft = self.drafts().get(path).map(|draft| draft.now.clone());
        draft.map_or_else(|| self.under.read(path), Ok)
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        self.under.kind(path)
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        self.under.canonical(path)
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        let draft = self.drafts().get(path).map(|draft| draft.now.len() as u64);
        draft.map_or_else(|| self.under.len(path), Ok)
    }

    fn names(&self, folder: &Path) -> Vec<OsString> {
        self.under.names(folder)
    }

    fn walk(&self, root: &Path) -> Walk {
        self.under.walk(root)
    }

    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.pin(path)?;
        if let Some(draft) = self.drafts().get_mut(path) {
            draft.now = bytes.to_vec();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::MemorySystem;

    fn read(system: &dyn System, path: &str) -> String {
        String::from_utf8(system.read(Path::new(path)).unwrap()).unwrap()
    }

    fn write(system: &dyn System, path: &str, text: &str) {
        system.write_atomic(Path::new(path), text.as_bytes()).unwrap();
    }

    #[test]
    fn changes_are_seen_here_and_below_only_when_saved() {
        let disk = MemorySystem::new([("a", "old"), ("b", "b"), ("c", "c")]);
        let overlay = Overlay::new(&disk);
        overlay.pin(Path::new("c")).unwrap();
        write(&overlay, "a", "new text");
        assert_eq!((read(&overlay, "a"), overlay.len(Path::new("a")).unwrap()), ("new text".into(), 8));
        assert_eq!((read(&disk, "a"), read(&overlay, "b")), ("old".into(), "b".into()));
        assert_eq!(overlay.unsaved().iter().map(|u| u.path.as_path()).collect::<Vec<_>>(), [Path::new("a")]);
        assert!(overlay.save().is_empty());
        assert_eq!(read(&disk, "a"), "new text");
    }

    #[test]
    fn what_changed_below_since_it_was_read_is_not_overwritten() {
        let disk = MemorySystem::new([("a", "old"), ("b", "old")]);
        let overlay = Overlay::new(&disk);
        write(&overlay, "a", "new");
        write(&overlay, "b", "new");
        write(&disk, "a", "theirs");
        let failed: Vec<_> = overlay.save().iter().map(|(p, e)| format!("{}: {e}", p.display())).collect();
        assert_eq!(failed, ["a: the file has changed since it was read"]);
        assert_eq!((read(&disk, "a"), read(&disk, "b")), ("theirs".into(), "new".into()));
    }
}
