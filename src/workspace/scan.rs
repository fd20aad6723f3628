//! Discovery: from a path on disk to a [`Snapshot`].
//!
//! One look of a [`Memory`] that knows nothing yet. Called by the commands.

use super::Snapshot;
use super::memory::Memory;
use crate::config::MAX_FILE_BYTES;
use crate::system::{PathKind, System};
use std::path::{Path, PathBuf};

/// How a tree is scanned.
#[derive(Clone, Copy)]
pub struct ScanOptions<'a> {
    /// Larger files are left out, unless a configuration says otherwise; in bytes.
    pub max_file_bytes: u64,
    /// Analyse sources outside add-ins as well. Else analysis starts from the sources of Outlook add-ins, and a tree
    /// without a manifest costs no parse.
    pub everything: bool,
    /// What the editor says, as the text of an `addinspect.json`: it holds where no such file does.
    pub settings: Option<&'a str>,
    /// Hears how far a long run is; called from several threads.
    pub progress: Option<&'a (dyn Fn(Progress) + Sync)>,
}

impl Default for ScanOptions<'_> {
    fn default() -> Self {
        ScanOptions { max_file_bytes: MAX_FILE_BYTES, everything: false, settings: None, progress: None }
    }
}

/// How far a scan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Files are being read.
    Reading {
        /// So many are done.
        done: usize,
        /// Of so many.
        total: usize,
    },
    /// So many sources are being analysed.
    Analysing(usize),
}

/// Reads and judges the tree at `root`. Where `root` is a file, the repository around it is read (without one: the
/// nearest directory upwards with a `package.json`, else the file's own): of a manifest only its own add-in is kept,
/// and judged for this manifest alone; a source becomes the snapshot's focus. The configuration files of the tree hold,
/// and the nearest one above it.
pub fn scan(system: &dyn System, root: &Path, options: &ScanOptions) -> Snapshot {
    let (root, file) = scope(system, root);
    Memory::look_once(system, &root, file, options)
}

/// The directory to read, and the file that was asked for.
fn scope(system: &dyn System, path: &Path) -> (PathBuf, Option<PathBuf>) {
    if system.kind(path) != Some(PathKind::File) {
        return (path.to_owned(), None);
    }
    let around = |name: &str| path.ancestors().skip(1).find(|dir| system.kind(&dir.join(name)).is_some());
    let dir = around(".git").or_else(|| around("package.json")).or(path.parent()).unwrap_or(Path::new(""));
    let below = path.strip_prefix(dir).unwrap_or(path);
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    (dir.to_owned(), Some(dir.join(below)))
}

#[cfg(test)]
mod tests;
