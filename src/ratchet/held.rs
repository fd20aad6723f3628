//! A lock in the hands of a check: which add-in of now is which one of then, and which are gone.
//!
//! An add-in is known by a manifest that it still has, else by its id, else by its folder: neither a renamed folder nor a
//! renamed manifest makes it a new one.

use super::{Lock, LockedAddIn, RatchetError};
use crate::text::{LineIndex, Span, normal, slashed, steps_between};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where a committed file lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommittedFile {
    /// The file, as discovery names it.
    pub file: PathBuf,
    /// The way from its folder to the folder that is checked; empty where they are the same.
    pub below: PathBuf,
}

impl CommittedFile {
    /// How the file calls a path: from its folder, with `/`; the folder itself is `.`. `root` is the folder that is checked.
    pub fn name(&self, root: &Path, path: &Path) -> String {
        let (path, root) = (normal(path), normal(root));
        let name = slashed(&normal(&self.below.join(steps_between(&root, &path))));
        if name.is_empty() { ".".to_owned() } else { name }
    }

    /// Whether what the file calls so lies in the folder that is checked.
    pub fn is_inside(&self, name: &str) -> bool {
        let (root, path) = (normal(&self.below), normal(Path::new(name)));
        let shared = path.iter().zip(root.iter()).take_while(|(a, b)| a == b).count();
        // The folder that is checked may lie around the one of the file.
        root.iter().skip(shared).all(|part| part == "..")
            && path.iter().nth(shared).is_none_or(|part| part != "..")
    }
}

/// An add-in as it is now.
#[derive(Debug, Clone)]
pub struct Present {
    /// Its directory, as discovery names it.
    pub root: PathBuf,
    /// Its manifests with their ids, likewise.
    pub manifests: Vec<(PathBuf, Option<String>)>,
}

/// Whether an add-in of now is one of then, as a lock calls files.
type IsSame<'a> = &'a dyn Fn(&HeldLock, &Present, &LockedAddIn) -> bool;

/// A lock that a tree is compared with.
#[derive(Debug)]
pub struct HeldLock {
    at: CommittedFile,
    text: String,
    lines: LineIndex,
    lock: Lock,
    /// The folder that is checked.
    root: PathBuf,
    /// By manifests of now, which of the locked add-ins theirs is.
    pairs: BTreeMap<PathBuf, usize>,
    gone: Vec<usize>,
}

impl HeldLock {
    /// Reads the lock, and finds out which of its add-ins these are.
    pub fn new(
        at: CommittedFile,
        text: String,
        root: &Path,
        present: &[Present],
    ) -> Result<HeldLock, RatchetError> {
        let lock = Lock::read(&text)?;
        let lines = LineIndex::new(&text);
        let (pairs, gone) = (BTreeMap::new(), Vec::new());
        let mut held = HeldLock { at, text, lines, lock, root: root.to_owned(), pairs, gone };
        held.pair(present);
        Ok(held)
    }

    /// The file, as discovery names it.
    pub fn file(&self) -> &Path {
        &self.at.file
    }

    /// Its text and lines.
    pub fn text(&self) -> (&str, &LineIndex) {
        (&self.text, &self.lines)
    }

    /// What the lock says of the add-in that has this manifest.
    pub fn of(&self, manifest: &Path) -> Option<&LockedAddIn> {
        self.lock.add_ins.get(*self.pairs.get(manifest)?)
    }

    /// The add-ins that it has and the tree has not.
    pub fn gone(&self) -> impl Iterator<Item = &LockedAddIn> {
        self.gone.iter().filter_map(|&index| self.lock.add_ins.get(index))
    }

    /// How it calls a file or folder of the tree.
    pub fn name(&self, path: &Path) -> String {
        self.at.name(&self.root, path)
    }

    /// The words of one of its lines, from 1.
    pub fn line(&self, number: u32) -> Span {
        let line = self.lines.line_span(&self.text, number.saturating_sub(1));
        let words = line.of(&self.text);
        let blanks = (words.len() - words.trim_start().len()) as u32;
        Span::new(line.start + blanks, line.start + words.trim_end().len().max(blanks as usize) as u32)
    }

    fn pair(&mut self, present: &[Present]) {
        let mut left: Vec<usize> = (0..self.lock.add_ins.len()).collect();
        let mut unknown: Vec<&Present> = present.iter().collect();
        let has_manifest = |held: &HeldLock, now: &Present, then: &LockedAddIn| {
            now.manifests.iter().any(|(path, _)| then.manifests.iter().any(|m| m.path == held.name(path)))
        };
        let has_id = |_: &HeldLock, now: &Present, then: &LockedAddIn| {
            let then: Vec<_> = then.manifests.iter().filter_map(|m| m.id.as_deref()).collect();
            now.manifests.iter().filter_map(|(_, id)| id.as_deref()).any(|id| then.contains(&id.trim()))
        };
        let has_root = |held: &HeldLock, now: &Present, then: &LockedAddIn| then.root == held.name(&now.root);
        let ways: [IsSame; 3] = [&has_manifest, &has_id, &has_root];
        for is_same in ways {
            unknown.retain(|now| {
                let is_it = |&index: &usize| {
                    self.lock.add_ins.get(index).is_some_and(|then| is_same(self, now, then))
                };
                let Some(at) = left.iter().position(is_it) else { return true };
                let index = left.remove(at);
                self.pairs.extend(now.manifests.iter().map(|(path, _)| (path.clone(), index)));
                false
            });
        }
        left.retain(|&index| self.lock.add_ins.get(index).is_some_and(|then| self.at.is_inside(&then.root)));
        self.gone = left;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_named_from_the_folder_of_the_lock() {
        let named = |root: &str, below: &str, path: &str| {
            CommittedFile { file: PathBuf::new(), below: below.into() }.name(Path::new(root), Path::new(path))
        };
        assert_eq!(named(".", "", "."), ".");
        assert_eq!(named(".", "", "./src/a.xml"), "src/a.xml");
        assert_eq!(named("/a/b", "", "/a/b/src"), "src");
        assert_eq!(named("/a/b", "b", "/a/b"), "b");
        assert_eq!(named("/a/b", "b", "/a/c/x.xml"), "c/x.xml");
        assert_eq!(named("a", "", "b/x.xml"), "../b/x.xml");
    }

    #[test]
    fn what_lies_in_the_folder_that_is_checked_is_inside() {
        let inside = |below: &str, name: &str| {
            CommittedFile { file: PathBuf::new(), below: below.into() }.is_inside(name)
        };
        assert!(
            inside("", "a.js")
                && inside("app", "app/a.js")
                && inside("..", "../a.js")
                && inside("..", "a.js")
        );
        assert!(inside("app", "app"));
        assert!(!inside("", "../a.js") && !inside("app", "b/a.js") && !inside("app", "a.js"));
        assert!(!inside("..", "../../a.js") && !inside("app", "apple/a.js"));
    }
}
