//! A system of which only some folders exist: whatever leads out of them, links included, is not there.
//!
//! Knows nothing about who asks. The MCP server reads and writes through one: a client's model names paths, and so does the code
//! that it reads.

use super::{PathKind, Stamp, System, Walk};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Another system, as far as it lies in some folders.
pub struct Fence {
    under: Arc<dyn System>,
    folders: Vec<PathBuf>,
}

impl Fence {
    /// The folders are named from the root of the file system, with links resolved.
    pub fn new(under: Arc<dyn System>, folders: Vec<PathBuf>) -> Fence {
        Fence { under, folders }
    }

    fn admits(&self, path: &Path) -> bool {
        self.canonical(path).is_some()
    }

    fn admitted<T>(&self, path: &Path, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        if self.admits(path) { work() } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

impl System for Fence {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.admitted(path, || self.under.read(path))
    }

    fn read_head(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        self.admitted(path, || self.under.read_head(path, most))
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        if self.admits(path) { self.under.kind(path) } else { None }
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        let truth = self.under.canonical(path)?;
        self.folders.iter().any(|folder| truth.starts_with(folder)).then_some(truth)
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        self.admitted(path, || self.under.len(path))
    }

    fn names(&self, folder: &Path) -> Vec<OsString> {
        if self.admits(folder) { self.under.names(folder) } else { Vec::new() }
    }

    fn walk(&self, root: &Path) -> Walk {
        if self.admits(root) { self.under.walk(root) } else { Walk::default() }
    }

    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.admitted(path, || self.under.write_atomic(path, bytes))
    }

    /// Asked for what was read before, again and again, so it has to be quick.
    fn stamp(&self, path: &Path) -> Option<Stamp> {
        self.under.stamp(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::MemorySystem;

    #[test]
    fn what_lies_elsewhere_is_not_there() {
        let disk = Arc::new(MemorySystem::new([("/a/in.js", "in"), ("/b/out.js", "out")]));
        let fence = Fence::new(Arc::clone(&disk) as Arc<dyn System>, vec!["/a".into()]);
        let (inside, outside) = (Path::new("/a/in.js"), Path::new("/b/out.js"));
        assert_eq!(fence.read(inside).unwrap(), b"in");
        assert!(fence.read(outside).is_err() && fence.read_head(outside, 1).is_err());
        assert!(fence.len(outside).is_err() && fence.kind(outside).is_none());
        assert!(
            fence.write_atomic(outside, b"x").is_err() && fence.create(Path::new("/a/new"), b"").is_err()
        );
        assert_eq!(
            (fence.walk(Path::new("/b")).files.len(), fence.walk(Path::new("/a")).files.len()),
            (0, 1)
        );
        assert_eq!(disk.read(outside).unwrap(), b"out");
    }
}
