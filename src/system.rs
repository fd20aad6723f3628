//! The disk, behind a trait: the real one, and one in memory for tests and for unsaved buffers.
//!
//! The only module of the crate that touches `std::fs` or starts a program. Knows nothing about add-ins. Called by discovery, the
//! workspace and the commands. Paths are whatever the caller uses (absolute or relative to the process).
#![expect(clippy::disallowed_methods, reason = "this is the module that the others have to use")]

mod buffers;
mod fence;
mod git;
mod given;
mod lookup;
mod overlay;
mod regular;
mod seen;
mod watch;
mod write;

pub use buffers::Buffers;
pub use fence::Fence;
pub use git::{GitAnswer, GitChanges, changes};
pub use given::GivenFile;
pub use lookup::{NearestFile, above, folder_of, from_here, is_repository, nearest, put};
pub use overlay::{Overlay, Unsaved};
pub use seen::{News, RecordingSystem, Stamp};
pub use watch::{OnChange, Watcher};

use crate::text::IndexedText;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What the tool asks of a file system.
pub trait System: Send + Sync {
    /// All bytes of a file; only of a regular one.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The text that an editor shows in place of the file, decoded: what is on the disk does not count then.
    fn open_text(&self, _path: &Path) -> Option<IndexedText> {
        None
    }
    /// The first bytes of a file, `most` at the most.
    fn read_head(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        let mut bytes = self.read(path)?;
        bytes.truncate(most);
        Ok(bytes)
    }
    /// What stands at the path; links are followed.
    fn kind(&self, path: &Path) -> Option<PathKind>;
    /// The path from the root of the file system, links resolved; `None` where nothing stands at the path.
    fn canonical(&self, path: &Path) -> Option<PathBuf>;
    /// A file's size in bytes.
    fn len(&self, path: &Path) -> io::Result<u64>;
    /// The names of what stands directly in a folder, whether git ignores it or not; none where that can't be said.
    fn names(&self, folder: &Path) -> Vec<OsString>;
    /// Every file below `root` that git does not ignore, in the order of their paths, and what could not be listed;
    /// `.git` and `node_modules` are left out. A file `root` gives itself. Links are followed as long as they stay
    /// inside `root`, though not those inside a linked directory: so every walk ends.
    fn walk(&self, root: &Path) -> Walk;
    /// Writes a file that is not there yet.
    fn create(&self, _path: &Path, _bytes: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
    /// Gives an existing file other bytes, all at once: whoever reads it, even after a crash, finds the old ones or the
    /// new ones. A link stays a link, what it leads to is written. Mode, owner and extended attributes are kept; a file
    /// that may not be written is refused. Where keeping them takes it, and where the file has several names (hard
    /// links), it is written in place: a crash then may leave it half written, with the new bytes in a file beside it.
    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// How old and how large a file or folder is; `None` where nothing stands there, or that cannot be said.
    fn stamp(&self, _path: &Path) -> Option<Stamp> {
        None
    }
    /// Hears of changes on the disk; the error says why it cannot.
    fn watcher(&self, _told: OnChange) -> Result<Box<dyn Watcher>, String> {
        Err("there is nothing to watch".to_owned())
    }
    /// Asks the program `git`, in a folder.
    fn git(&self, _folder: &Path, _args: &[&str]) -> io::Result<GitAnswer> {
        Err(io::ErrorKind::Unsupported.into())
    }
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
    /// The folders that were entered, the root among them, as they were before.
    pub folders: Vec<(PathBuf, Stamp)>,
    /// What could not be read, with the reason.
    pub problems: Vec<(PathBuf, String)>,
    /// Files that have another name among [`files`](Self::files), with that name: links lead to them.
    pub aliases: BTreeMap<PathBuf, PathBuf>,
}

/// The operating system's file system.
#[derive(Debug, Default, Clone, Copy)]
pub struct OsSystem;

impl System for OsSystem {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let (file, len) = regular::open(path)?;
        // With room for all of it, and one byte for the end, it is read in one go.
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(usize::try_from(len).unwrap_or(usize::MAX).saturating_add(1))?;
        file.take(u64::MAX).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn read_head(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        let mut head = Vec::with_capacity(most);
        regular::open(path)?.0.take(most as u64).read_to_end(&mut head)?;
        Ok(head)
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        let data = std::fs::metadata(path).ok()?;
        match (data.is_dir(), data.is_file()) {
            (true, _) => Some(PathKind::Directory),
            (_, true) => Some(PathKind::File),
            _ => None,
        }
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        std::fs::canonicalize(path).ok()
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        std::fs::metadata(path).map(|m| m.len())
    }

    fn names(&self, folder: &Path) -> Vec<OsString> {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        entries.filter_map(|entry| Some(entry.ok()?.file_name())).collect()
    }

    fn walk(&self, root: &Path) -> Walk {
        let mut walk = Walk::default();
        let mut links = Vec::new();
        for link in tree(root, &mut walk) {
            match follow(root, &link) {
                Ok(Some((PathKind::File, real))) => {
                    walk.files.push(link.clone());
                    links.push((link, real));
                }
                Ok(Some((PathKind::Directory, real))) => {
                    drop(tree(&link, &mut walk));
                    links.push((link, real));
                }
                Ok(None) => {}
                Err(why) => walk.problems.push((link, why)),
            }
        }
        walk.files.sort();
        walk.folders.sort_by(|a, b| a.0.cmp(&b.0));
        walk.problems.sort();
        walk.problems.dedup();
        walk.aliases = aliases(&walk.files, &links);
        walk
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        write::new(path, bytes)
    }

    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        write::atomically(path, bytes)
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        stamp(&std::fs::metadata(path).ok()?)
    }

    fn watcher(&self, told: OnChange) -> Result<Box<dyn Watcher>, String> {
        watch::watcher(told)
    }

    fn git(&self, folder: &Path, args: &[&str]) -> io::Result<GitAnswer> {
        git::run(folder, args)
    }
}

fn stamp(data: &std::fs::Metadata) -> Option<Stamp> {
    #[cfg(unix)]
    let own = {
        use std::os::unix::fs::MetadataExt;
        (data.ino(), i128::from(data.ctime()) * 1_000_000_000 + i128::from(data.ctime_nsec()))
    };
    #[cfg(not(unix))]
    let own = (0, 0);
    Some(Stamp { modified: data.modified().ok()?, len: data.len(), own })
}

/// Names of directories that are never entered.
const SKIPPED: [&str; 2] = [".git", "node_modules"];

/// Collects the files below `root`; gives back the links, which are not followed. Where it can't be read what git ignores,
/// nothing is left out: who reads too little may say that too little is needed.
fn tree(root: &Path, walk: &mut Walk) -> Vec<PathBuf> {
    let folder = root.canonicalize().unwrap_or_default();
    let around = || folder.ancestors().skip(1).find_map(regular::odd_rules);
    let odd = regular::odd_rules(root).or_else(around);
    let (mut links, mut unruled) = match odd {
        None => below(root, true, walk),
        Some(rules) => (Vec::new(), vec![(root.to_owned(), rules)]),
    };
    while let Some((folder, rules)) = unruled.pop() {
        let why = "not a regular file, so files that git ignores here are read as well";
        walk.problems.push((rules, why.to_owned()));
        links.extend(below(&folder, false, walk).0);
    }
    links.sort();
    links
}

/// The links below `root`, and the folders that are not entered because their rules can't be read, with those. Without
/// `rules` none are read.
fn below(root: &Path, rules: bool, walk: &mut Walk) -> (Vec<PathBuf>, Vec<(PathBuf, PathBuf)>) {
    let unruled = Arc::new(Mutex::new(Vec::new()));
    let is_entered = {
        let unruled = Arc::clone(&unruled);
        move |folder: &Path| {
            let odd = if rules { regular::odd_rules(folder) } else { None };
            let odd = odd.map(|rules| (folder.to_owned(), rules));
            let is_entered = odd.is_none();
            unruled.lock().unwrap_or_else(PoisonError::into_inner).extend(odd);
            is_entered
        }
    };
    let found = Mutex::new((walk, Vec::new()));
    let entries = ignore::WalkBuilder::new(root)
        .hidden(false)
        .ignore(false)
        .git_ignore(rules)
        .git_exclude(rules)
        .git_global(rules)
        .filter_entry(move |e| {
            let is_folder = e.file_type().is_some_and(|t| t.is_dir());
            e.depth() == 0
                || !SKIPPED.iter().any(|s| e.file_name() == *s) && (!is_folder || is_entered(e.path()))
        })
        .build_parallel();
    entries.run(|| {
        Box::new(|entry| {
            let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
            let (walk, links) = &mut *found;
            match entry {
                Ok(entry) if entry.depth() > 0 && entry.path_is_symlink() => links.push(entry.into_path()),
                Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) => {
                    walk.files.push(entry.into_path());
                }
                Ok(entry) => {
                    let stamp = entry.metadata().ok().and_then(|data| stamp(&data));
                    walk.folders.extend(stamp.map(|stamp| (entry.into_path(), stamp)));
                }
                Err(error) => walk.problems.push(problem(root, &error)),
            }
            ignore::WalkState::Continue
        })
    });
    let links = found.into_inner().unwrap_or_else(PoisonError::into_inner).1;
    let unruled = std::mem::take(&mut *unruled.lock().unwrap_or_else(PoisonError::into_inner));
    (links, unruled)
}

/// What a link leads to, and where that lies below `root`: nothing where it leads back to a directory around itself.
fn follow(root: &Path, link: &Path) -> Result<Option<(PathKind, PathBuf)>, String> {
    let target = link.canonicalize().map_err(|e| format!("this link cannot be followed: {e}"))?;
    let truth = root.canonicalize().ok();
    let Some(below) = truth.and_then(|truth| target.strip_prefix(truth).ok()) else {
        return Err("this link leads out of the folder, so it is not followed".to_owned());
    };
    let parent = link.parent().and_then(|p| p.canonicalize().ok());
    if parent.is_some_and(|parent| parent.starts_with(&target)) {
        return Ok(None);
    }
    Ok(OsSystem.kind(&target).map(|kind| (kind, root.join(below))))
}

/// Of files that are reached by several names, `links` being pairs of a link and what it leads to: each further name
/// with the first one, which is the one without links where that is among the files.
fn aliases(files: &[PathBuf], links: &[(PathBuf, PathBuf)]) -> BTreeMap<PathBuf, PathBuf> {
    let mut first: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    let mut aliases = BTreeMap::new();
    for (link, real) in links {
        let from = files.partition_point(|file| file < link);
        for file in files.iter().skip(from).take_while(|file| file.starts_with(link)) {
            let below = file.strip_prefix(link).unwrap_or(Path::new(""));
            let name = if below.as_os_str().is_empty() { real.clone() } else { real.join(below) };
            if files.binary_search(&name).is_ok() {
                aliases.insert(file.clone(), name);
            } else if let Some(other) = first.get(&name) {
                aliases.insert(file.clone(), other.to_path_buf());
            } else {
                first.insert(name, file);
            }
        }
    }
    aliases
}

fn problem(root: &Path, error: &ignore::Error) -> (PathBuf, String) {
    match error {
        ignore::Error::WithPath { path, err } => (path.clone(), err.to_string()),
        ignore::Error::WithDepth { err, .. } => problem(root, err),
        other => (root.to_owned(), other.to_string()),
    }
}

/// Files in memory: for tests, and for what is not on a disk.
#[derive(Debug, Default)]
pub struct MemorySystem {
    files: Mutex<BTreeMap<PathBuf, Vec<u8>>>,
}

impl MemorySystem {
    /// A tree of `(path, text)`.
    pub fn new<P: Into<PathBuf>, T: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        let files = files.into_iter().map(|(p, t)| (p.into(), t.into())).collect();
        MemorySystem { files: Mutex::new(files) }
    }

    /// Writes a file, new or not.
    pub fn put(&self, path: impl Into<PathBuf>, text: impl Into<Vec<u8>>) {
        self.files().insert(path.into(), text.into());
    }

    /// Deletes a file.
    pub fn remove(&self, path: &Path) {
        self.files().remove(path);
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Vec<u8>>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl System for MemorySystem {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files().get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        let files = self.files();
        if files.contains_key(path) {
            return Some(PathKind::File);
        }
        let next = files.range(path.to_owned()..).next();
        next.is_some_and(|(file, _)| file.starts_with(path)).then_some(PathKind::Directory)
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        self.kind(path).map(|_| path.to_owned())
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        self.files().get(path).map(|f| f.len() as u64).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn names(&self, folder: &Path) -> Vec<OsString> {
        let files = self.files();
        let inside = files.keys().filter_map(|file| file.strip_prefix(folder).ok()?.iter().next());
        inside.map(OsString::from).collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn walk(&self, root: &Path) -> Walk {
        let skipped = |f: &Path| f.iter().any(|part| SKIPPED.iter().any(|s| part == *s));
        let below = |f: &&PathBuf| f.strip_prefix(root).is_ok_and(|rest| !skipped(rest));
        let files = self.files().keys().filter(below).cloned().collect();
        Walk { files, ..Walk::default() }
    }

    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.files();
        let file = files.get_mut(path).ok_or(io::ErrorKind::NotFound)?;
        *file = bytes.to_vec();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The files below `root`, relative to it.
    fn walked(root: &Path) -> Vec<String> {
        let files = OsSystem.walk(root).files;
        files.iter().map(|f| f.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/")).collect()
    }

    fn write(root: &Path, file: &str, text: &str) {
        let path = root.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    #[test]
    fn what_git_ignores_is_left_out() {
        let dir = tempfile::tempdir().unwrap();
        for file in
            [".git/HEAD", "node_modules/x/a.js", "dist/a.js", "src/a.js", ".config/b.js", "build/c.js"]
        {
            write(dir.path(), file, "");
        }
        write(dir.path(), ".gitignore", "dist/\n");
        write(dir.path(), ".ignore", "src/\n");
        let expected = [".config/b.js", ".gitignore", ".ignore", "build/c.js", "src/a.js"];
        assert_eq!(walked(dir.path()), expected);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_the_folder_only() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("root");
        for file in ["root/shared/a.js", "root/app/b.js", "outside/secret.js"] {
            write(dir.path(), file, "");
        }
        symlink("..", root.join("app/loop")).unwrap();
        symlink("self", root.join("app/self")).unwrap();
        symlink("../shared", root.join("app/linked")).unwrap();
        symlink("../app", root.join("shared/back")).unwrap();
        symlink("../../outside", root.join("app/out")).unwrap();
        let expected = ["app/b.js", "app/linked/a.js", "shared/a.js", "shared/back/b.js"];
        assert_eq!(walked(&root), expected);
        let aliases = OsSystem.walk(&root).aliases;
        let linked = |alias: &str, real: &str| (root.join(alias), root.join(real));
        let expected = [linked("app/linked/a.js", "shared/a.js"), linked("shared/back/b.js", "app/b.js")];
        assert_eq!(aliases, expected.into());
        let problems = OsSystem.walk(&root).problems;
        let names: Vec<_> = problems.iter().map(|(p, _)| p.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["out", "self"]);
    }
}
