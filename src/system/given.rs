//! One file whose text is given, laid over a file system: what an editor pipes to `check --stdin`.
//!
//! The file may not be there yet. However a path to it is spelt, it is this file. Knows nothing about commands.

use super::{PathKind, System, Walk, folder_of};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// Another system with one file laid over it.
pub struct GivenFile<'a> {
    under: &'a dyn System,
    /// The folder of the file, from the root of the file system.
    folder: PathBuf,
    name: OsString,
    bytes: Vec<u8>,
}

impl<'a> GivenFile<'a> {
    /// `path` reads as `bytes`; `None` where its folder is not there, or it names no file.
    pub fn new(under: &'a dyn System, path: &Path, bytes: Vec<u8>) -> Option<GivenFile<'a>> {
        let folder = under.canonical(folder_of(path))?;
        let is_folder = under.kind(path) == Some(PathKind::Directory);
        let name = path.file_name().filter(|_| !is_folder)?.to_owned();
        Some(GivenFile { under, folder, name, bytes })
    }

    /// Whether a path leads to the file.
    pub fn is(&self, path: &Path) -> bool {
        path.file_name() == Some(&self.name) && self.holds(folder_of(path))
    }

    /// Whether a folder is the one of the file.
    fn holds(&self, folder: &Path) -> bool {
        self.under.canonical(folder).as_ref() == Some(&self.folder)
    }
}

impl System for GivenFile<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if self.is(path) { Ok(self.bytes.clone()) } else { self.under.read(path) }
    }

    fn read_head(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        match self.is(path) {
            true => Ok(self.bytes.iter().take(most).copied().collect()),
            false => self.under.read_head(path, most),
        }
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        if self.is(path) { Some(PathKind::File) } else { self.under.kind(path) }
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        self.under.canonical(path).or_else(|| self.is(path).then(|| self.folder.join(&self.name)))
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        if self.is(path) { Ok(self.bytes.len() as u64) } else { self.under.len(path) }
    }

    fn names(&self, folder: &Path) -> Vec<OsString> {
        let mut names = self.under.names(folder);
        if !names.contains(&self.name) && self.holds(folder) {
            names.push(self.name.clone());
        }
        names
    }

    fn walk(&self, root: &Path) -> Walk {
        let mut walk = self.under.walk(root);
        let truth = self.under.canonical(root);
        let below = truth.as_deref().and_then(|truth| self.folder.strip_prefix(truth).ok());
        let file = below.map(|below| root.join(below).join(&self.name));
        if let Some(file) = file.filter(|file| !walk.files.contains(file)) {
            walk.files.push(file);
            walk.files.sort();
        }
        walk
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.under.create(path, bytes)
    }

    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.under.write_atomic(path, bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::MemorySystem;

    #[test]
    fn the_file_reads_as_given_whether_it_is_there_or_not() {
        let disk = MemorySystem::new([("w/a.js", "disk"), ("w/b.js", "b")]);
        for (file, files) in
            [("w/a.js", vec!["w/a.js", "w/b.js"]), ("w/new.js", vec!["w/a.js", "w/b.js", "w/new.js"])]
        {
            let path = Path::new(file);
            let given = GivenFile::new(&disk, path, b"given".to_vec()).unwrap();
            assert_eq!((given.read(path).unwrap(), given.len(path).unwrap()), (b"given".to_vec(), 5));
            assert_eq!(
                (given.kind(path), given.read_head(path, 2).unwrap()),
                (Some(PathKind::File), b"gi".to_vec())
            );
            assert_eq!(given.read(Path::new("w/b.js")).unwrap(), b"b");
            let files: Vec<PathBuf> = files.into_iter().map(PathBuf::from).collect();
            assert_eq!(given.walk(Path::new("w")).files, files);
        }
        assert!(GivenFile::new(&disk, Path::new("none/a.js"), Vec::new()).is_none());
    }
}
