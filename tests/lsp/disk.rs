//! The disk, whose walks are counted and can be held up.

use addinspect::system::{OsSystem, PathKind, System, Walk};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};

/// The disk.
pub(crate) struct Disk {
    state: Mutex<State>,
    opened: Condvar,
}

struct State {
    open: bool,
    walks: usize,
}

impl Disk {
    pub(crate) fn open_to_all() -> Arc<Disk> {
        Arc::new(Disk { state: Mutex::new(State { open: true, walks: 0 }), opened: Condvar::new() })
    }

    /// Walks wait until it is opened.
    pub(crate) fn shut() -> Arc<Disk> {
        Arc::new(Disk { state: Mutex::new(State { open: false, walks: 0 }), opened: Condvar::new() })
    }

    pub(crate) fn open(&self) {
        self.state.lock().unwrap().open = true;
        self.opened.notify_all();
    }

    /// How many walks there were.
    pub(crate) fn walks(&self) -> usize {
        self.state.lock().unwrap().walks
    }
}

impl System for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        OsSystem.read(path)
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        OsSystem.kind(path)
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        OsSystem.canonical(path)
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        OsSystem.len(path)
    }

    fn names(&self, folder: &Path) -> Vec<OsString> {
        OsSystem.names(folder)
    }

    fn walk(&self, root: &Path) -> Walk {
        let mut state = self.opened.wait_while(self.state.lock().unwrap(), |state| !state.open).unwrap();
        state.walks += 1;
        OsSystem.walk(root)
    }

    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        OsSystem.write_atomic(path, bytes)
    }
}
