//! What was read from the disk, and how old it was, so that a look finds what other programs have changed since.
//!
//! A look asks for the times of what is known, and opens nothing. Knows nothing about what is in files. The language
//! server reads each folder of its workspace through one.

use super::{OnChange, PathKind, System, Walk, Watcher};
use crate::text::IndexedText;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// A file that is younger than this may be written again without a trace: clocks of file systems tick that slowly.
const TICK: Duration = Duration::from_millis(20);

/// When something was written, and how large it is; another content has another stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// When its content was written.
    pub modified: SystemTime,
    /// Size in bytes.
    pub len: u64,
    /// Where the system has that: which file it is, and when it was changed in any way, in nanoseconds.
    pub own: (u64, i128),
}

/// Another system, of which it remembers what was read.
pub struct RecordingSystem {
    under: Arc<dyn System>,
    memory: Mutex<Recorded>,
}

#[derive(Default)]
struct Recorded {
    files: BTreeMap<PathBuf, Note>,
    /// The folders of the last walk.
    folders: BTreeMap<PathBuf, RecordedFolder>,
    walks: u64,
}

/// What a file or folder was like, and when that was asked.
#[derive(Debug, Clone, Copy)]
struct Note {
    stamp: Option<Stamp>,
    asked: SystemTime,
}

#[derive(Debug, Clone, Copy)]
struct RecordedFolder {
    note: Note,
    /// A name of the list of what stands in it, once that was looked at.
    listed: Option<u64>,
}

/// What has changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Files that were read and are not what they were.
    pub files: Vec<PathBuf>,
    /// Whether something was created or deleted in a folder.
    pub listings: bool,
}

impl Note {
    fn new(stamp: Option<Stamp>) -> Note {
        Note { stamp, asked: SystemTime::now() }
    }

    /// Whether nothing has changed since, as far as stamps can tell.
    fn holds(&self, now: Option<Stamp>) -> bool {
        let written = self.stamp.map(|stamp| stamp.modified);
        let age = written.and_then(|written| self.asked.duration_since(written).ok());
        self.stamp == now && age.is_none_or(|age| age > TICK)
    }
}

impl RecordingSystem {
    /// Nothing is read yet.
    pub fn new(under: Arc<dyn System>) -> Self {
        RecordingSystem { under, memory: Mutex::default() }
    }

    /// How many walks there were: after another one there may be other folders.
    pub fn walks(&self) -> u64 {
        self.memory().walks
    }

    /// The folders of the last walk.
    pub fn folders(&self) -> Vec<PathBuf> {
        self.memory().folders.keys().cloned().collect()
    }

    /// What has changed since it was read, or looked at.
    pub fn look(&self) -> News {
        let memory = self.memory();
        let files: Vec<PathBuf> = memory.files.keys().cloned().collect();
        let folders: Vec<PathBuf> = memory.folders.keys().cloned().collect();
        drop(memory);
        self.news(files, &folders)
    }

    /// The same for what has one of these names, or stands in a folder that has.
    pub fn look_at(&self, paths: &[PathBuf]) -> News {
        let folders = paths.iter().flat_map(|path| [Some(path.as_path()), path.parent()]).flatten();
        let folders: BTreeSet<&Path> = folders.collect();
        self.news(paths.to_vec(), &folders.into_iter().map(Path::to_owned).collect::<Vec<_>>())
    }

    fn news(&self, mut files: Vec<PathBuf>, folders: &[PathBuf]) -> News {
        files.retain(|file| self.is_other(file));
        let listings = folders.iter().filter(|folder| self.lists_other(folder)).count() > 0;
        News { files, listings }
    }

    /// Whether a known file is not what it was; from now on it is what it is.
    fn is_other(&self, file: &Path) -> bool {
        let Some(note) = self.memory().files.get(file).copied() else { return false };
        let now = self.under.stamp(file);
        if note.holds(now) {
            return false;
        }
        self.memory().files.insert(file.to_owned(), Note::new(now));
        true
    }

    /// The same of what stands in a known folder. Editors write beside a file and rename: then its time is another, and
    /// the names are not.
    fn lists_other(&self, folder: &Path) -> bool {
        let Some(RecordedFolder { note, listed }) = self.memory().folders.get(folder).copied() else {
            return false;
        };
        let now = self.under.stamp(folder);
        if note.holds(now) {
            return false;
        }
        let mut names = self.under.names(folder);
        names.sort();
        let mut hasher = DefaultHasher::new();
        names.hash(&mut hasher);
        let names = Some(hasher.finish());
        self.memory()
            .folders
            .insert(folder.to_owned(), RecordedFolder { note: Note::new(now), listed: names });
        listed != names
    }

    fn note(&self, path: &Path) {
        let note = Note::new(self.under.stamp(path));
        self.memory().files.insert(path.to_owned(), note);
    }

    fn memory(&self) -> MutexGuard<'_, Recorded> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl System for RecordingSystem {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.note(path);
        self.under.read(path)
    }

    fn open_text(&self, path: &Path) -> Option<IndexedText> {
        self.under.open_text(path)
    }

    fn read_head(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        self.note(path);
        self.under.read_head(path, most)
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        self.under.kind(path)
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        self.under.canonical(path)
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        self.under.len(path)
    }

    fn names(&self, folder: &Path) -> Vec<OsString> {
        self.under.names(folder)
    }

    fn walk(&self, root: &Path) -> Walk {
        let walk = self.under.walk(root);
        let asked = SystemTime::now();
        let folder = |stamp: Stamp| RecordedFolder { note: Note { stamp: Some(stamp), asked }, listed: None };
        let mut memory = self.memory();
        memory.folders = walk.folders.iter().map(|(path, stamp)| (path.clone(), folder(*stamp))).collect();
        memory.walks += 1;
        drop(memory);
        // A walk reads them by itself.
        let rules =
            walk.files.iter().filter(|file| file.file_name().is_some_and(|name| name == ".gitignore"));
        rules.for_each(|rules| self.note(rules));
        walk
    }

    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.under.write_atomic(path, bytes)
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        self.under.stamp(path)
    }

    fn watcher(&self, told: OnChange) -> Result<Box<dyn Watcher>, String> {
        self.under.watcher(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::OsSystem;

    #[test]
    fn a_look_tells_what_others_have_changed_once() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let put = |name: &str, text: &str| std::fs::write(at(name), text).unwrap();
        put("a.js", "a");
        put("b.js", "b");
        put("unread.js", "");
        std::fs::create_dir(at("inner")).unwrap();
        std::thread::sleep(2 * TICK);
        let seen = RecordingSystem::new(Arc::new(OsSystem));
        seen.walk(folder.path());
        assert_eq!(seen.folders(), [folder.path().to_owned(), at("inner")]);
        for name in ["a.js", "b.js"] {
            seen.read(&at(name)).unwrap();
        }
        assert_eq!(seen.look(), News::default());
        put("a.js", "other");
        put("unread.js", "other");
        std::fs::remove_file(at("b.js")).unwrap();
        put("inner/new.js", "");
        std::thread::sleep(2 * TICK);
        let inner = seen.look_at(&[at("inner/new.js")]);
        assert_eq!(inner, News { files: Vec::new(), listings: true });
        assert_eq!(seen.look(), News { files: vec![at("a.js"), at("b.js")], listings: true });
        assert_eq!(seen.look(), News::default());
        // Written beside and renamed: another file, the same names.
        put("a.tmp", "third");
        std::fs::rename(at("a.tmp"), at("a.js")).unwrap();
        assert_eq!(seen.look(), News { files: vec![at("a.js")], listings: false });
    }

    #[test]
    fn a_file_that_was_written_just_before_it_was_read_is_looked_at_again() {
        let modified = SystemTime::UNIX_EPOCH;
        let stamp = Some(Stamp { modified, len: 1, own: (0, 0) });
        let note = |age| Note { stamp, asked: modified + Duration::from_millis(age) };
        assert_eq!([1, 19, 100].map(|age| note(age).holds(stamp)), [false, false, true]);
        // A clock that is ahead is no reason to read for ever.
        assert!(Note { stamp, asked: modified - Duration::from_secs(9) }.holds(stamp));
    }
}
