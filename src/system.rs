//! The disk, behind a trait: the real one, and one in memory for tests and for unsaved buffers.
//!
//! The only file of the crate that touches `std::fs`. Knows nothing about add-ins. Called by discovery, the
//! workspace and the commands. Paths are whatever the caller uses (absolute or relative to the process).
#![expect(clippy::disallowed_methods, reason = "this is the module that the others have to use")]

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// What the tool asks of a file system.
pub trait System: Send + Sync {
    /// All bytes of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// What stands at the path; links are followed.
    fn kind(&self, path: &Path) -> Option<PathKind>;
    /// A file's size in bytes.
    fn len(&self, path: &Path) -> io::Result<u64>;
    /// Every file below `root` that neither git nor a link's loop hides, in the order of their paths, and what could
    /// not be listed. A file `root` gives itself.
    fn walk(&self, root: &Path) -> Walk;
}

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathKind {
    /// A regular file.
    File,
    /// A directory.
    Directory,
}

/// The files below a directory.
#[derive(Debug, Default)]
pub struct Walk {
    /// Sorted paths, each beginning with the root as it was given.
    pub files: Vec<PathBuf>,
    /// What could not be read, with the reason.
    pub problems: Vec<(PathBuf, String)>,
}

/// The operating system's file system.
#[derive(Debug, Default, Clone, Copy)]
pub struct OsSystem;

impl System for OsSystem {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        let data = std::fs::metadata(path).ok()?;
        match (data.is_dir(), data.is_file()) {
            (true, _) => Some(PathKind::Directory),
            (_, true) => Some(PathKind::File),
            _ => None,
        }
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        std::fs::metadata(path).map(|m| m.len())
    }

    fn walk(&self, root: &Path) -> Walk {
        let mut walk = Walk::default();
        let skip = |name: &std::ffi::OsStr| name == "node_modules" || name == ".git";
        let tree = ignore::WalkBuilder::new(root)
            .hidden(false)
            .follow_links(true)
            .filter_entry(move |e| e.depth() == 0 || !skip(e.file_name()))
            .build();
        for entry in tree {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) => {
                    walk.files.push(entry.into_path());
                }
                Ok(_) => {}
                Err(error) if is_loop(&error) => {}
                Err(error) => walk.problems.push(problem(root, &error)),
            }
        }
        walk.files.sort();
        walk
    }
}

fn is_loop(error: &ignore::Error) -> bool {
    match error {
        ignore::Error::Loop { .. } => true,
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithPath { err, .. } => is_loop(err),
        _ => false,
    }
}

fn problem(root: &Path, error: &ignore::Error) -> (PathBuf, String) {
    match error {
        ignore::Error::WithPath { path, err } => (path.clone(), err.to_string()),
        ignore::Error::WithDepth { err, .. } => problem(root, err),
        other => (root.to_owned(), other.to_string()),
    }
}

/// Files in memory; for tests.
#[derive(Debug, Default, Clone)]
pub struct MemorySystem {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl MemorySystem {
    /// A tree of `(path, text)`.
    pub fn new<P: Into<PathBuf>, T: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        MemorySystem { files: files.into_iter().map(|(p, t)| (p.into(), t.into())).collect() }
    }
}

impl System for MemorySystem {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        if self.files.contains_key(path) {
            return Some(PathKind::File);
        }
        self.files.keys().any(|f| f.starts_with(path)).then_some(PathKind::Directory)
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        self.files.get(path).map(|f| f.len() as u64).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn walk(&self, root: &Path) -> Walk {
        let files = self.files.keys().filter(|f| f.starts_with(root)).cloned().collect();
        Walk { files, problems: Vec::new() }
    }
}
