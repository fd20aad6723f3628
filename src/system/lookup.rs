//! What is asked of any [`System`] with several of its questions: the nearest file of a name, the folder around another, a
//! file to be written whether it is there or not.
//!
//! Knows nothing about what the files hold. Called by the configuration, the workspace and the commands.

use super::{PathKind, System};
use std::io;
use std::path::{Path, PathBuf};

/// Writes a file, whether one is there or not.
pub fn put(system: &dyn System, file: &Path, bytes: &[u8]) -> io::Result<()> {
    match system.kind(file) {
        Some(_) => system.write_atomic(file, bytes),
        None => system.create(file, bytes),
    }
}

/// The folder that a file named `path` stands in, as it is written from where the process runs.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file that was looked for in a folder and above it.
#[derive(Debug)]
pub struct NearestFile {
    /// Its path without links.
    pub file: PathBuf,
    /// The same, as the folder was written.
    pub shown: PathBuf,
    /// The way from its folder down to the one that was asked for.
    pub below: PathBuf,
}

/// The nearest file of a name, in the folder or above it. Nothing is looked for above a repository.
pub fn nearest(system: &dyn System, folder: &Path, name: &str) -> Option<NearestFile> {
    let start = system.canonical(folder)?;
    let mut shown = folder.to_owned();
    let mut inside = None;
    for folder in start.ancestors() {
        let file = folder.join(name);
        if let Some(inside) = inside.replace(folder) {
            shown = above(system, &shown, inside);
        }
        if system.kind(&file) == Some(PathKind::File) {
            let below = start.strip_prefix(folder).unwrap_or(Path::new("")).to_owned();
            return Some(NearestFile { file, shown: shown.join(name), below });
        }
        if is_repository(system, folder) {
            return None;
        }
    }
    None
}

/// Whether the folder is the root of a repository.
pub fn is_repository(system: &dyn System, folder: &Path) -> bool {
    system.kind(&folder.join(".git")).is_some()
}

/// The way to a folder from where the process runs; `None` where it lies elsewhere.
pub fn from_here(system: &dyn System, folder: &Path) -> Option<PathBuf> {
    let (here, there) = (system.canonical(Path::new("."))?, system.canonical(folder)?);
    there.strip_prefix(here).ok().map(Path::to_owned)
}

/// The directory around `folder`, whose own place is `truth`, as it is written from where the process runs: without the
/// last part, where no link is in the way.
pub fn above(system: &dyn System, folder: &Path, truth: &Path) -> PathBuf {
    let around = truth.parent();
    if folder == Path::new(".") {
        return PathBuf::from("..");
    }
    let shorter =
        folder.parent().map(|_| folder_of(folder)).filter(|p| system.canonical(p).as_deref() == around);
    shorter.map_or_else(|| folder.join(".."), Path::to_owned)
}
