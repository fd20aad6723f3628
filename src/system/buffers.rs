//! What editors show, laid over a file system: an open file reads as its editor has it, saved or not.
//!
//! Knows nothing about editors and protocols. The workspace of the language server works in one.

use super::{PathKind, System, Walk};
use crate::text::IndexedText;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Another system with open texts laid over it.
#[derive(Clone)]
pub struct Buffers {
    under: Arc<dyn System>,
    texts: BTreeMap<PathBuf, IndexedText>,
}

impl Buffers {
    /// Nothing is open.
    pub fn new(under: Arc<dyn System>) -> Self {
        Buffers { under, texts: BTreeMap::new() }
    }

    /// From now on the file reads as this text.
    pub fn show(&mut self, path: PathBuf, text: IndexedText) {
        self.texts.insert(path, text);
    }

    /// The file reads as it is on the disk again.
    pub fn close(&mut self, path: &Path) {
        self.texts.remove(path);
    }
}

impl System for Buffers {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.texts.get(path) {
            Some(shown) => Ok(shown.text.as_bytes().to_vec()),
            None => self.under.read(path),
        }
    }

    fn open_text(&self, path: &Path) -> Option<IndexedText> {
        self.texts.get(path).cloned()
    }

    fn read_head(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        match self.texts.get(path) {
            Some(shown) => Ok(shown.text.bytes().take(most).collect()),
            None => self.under.read_head(path, most),
        }
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        if self.texts.contains_key(path) { Some(PathKind::File) } else { self.under.kind(path) }
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        self.under.canonical(path).or_else(|| self.texts.contains_key(path).then(|| path.to_owned()))
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        self.texts.get(path).map_or_else(|| self.under.len(path), |shown| Ok(shown.text.len() as u64))
    }

    /// An open file that is not on the disk counts.
    fn names(&self, folder: &Path) -> Vec<OsString> {
        let mut names = self.under.names(folder);
        let inside = self.texts.keys().filter(|path| path.parent() == Some(folder));
        let new = inside.filter_map(|path| path.file_name()).filter(|name| !names.iter().any(|n| n == name));
        names.extend(new.map(OsString::from).collect::<Vec<_>>());
        names
    }

    /// An open file that is not on the disk counts; one that git ignores does not.
    fn walk(&self, root: &Path) -> Walk {
        let mut walk = self.under.walk(root);
        let new = self.texts.keys().filter(|p| p.starts_with(root) && self.under.kind(p).is_none());
        walk.files.extend(new.cloned());
        walk.files.sort();
        walk
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
    fn open_texts_hide_the_disk_until_they_are_closed() {
        let mut buffers = Buffers::new(Arc::new(MemorySystem::new([("w/a.js", "disk"), ("w/b.js", "b")])));
        buffers.show("w/a.js".into(), IndexedText::new("editor's"));
        buffers.show("w/new.js".into(), IndexedText::new("new"));
        buffers.show("elsewhere.js".into(), IndexedText::new(""));
        let read = |b: &Buffers, file: &str| String::from_utf8(b.read(Path::new(file)).unwrap()).unwrap();
        assert_eq!(read(&buffers, "w/a.js"), "editor's");
        assert_eq!(buffers.len(Path::new("w/a.js")).unwrap(), 8);
        assert_eq!(buffers.read_head(Path::new("w/a.js"), 3).unwrap(), b"edi");
        let walked = |b: &Buffers| b.walk(Path::new("w")).files;
        assert_eq!(walked(&buffers), ["w/a.js", "w/b.js", "w/new.js"].map(PathBuf::from));
        buffers.close(Path::new("w/a.js"));
        buffers.close(Path::new("w/new.js"));
        assert_eq!((read(&buffers, "w/a.js"), walked(&buffers).len()), ("disk".into(), 2));
    }
}
