//! The disk, whose walks are counted and can be held up.

use addinspect::system::{OnChange, OsSystem, PathKind, Stamp, System, Walk, Watcher};
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
    asked: usize,
    watched: bool,
}

impl Disk {
    pub(crate) fn open_to_all() -> Arc<Disk> {
        Disk::new(true, true)
    }

    /// Walks wait until it is opened.
    pub(crate) fn shut() -> Arc<Disk> {
        Disk::new(false, true)
    }

    /// Nobody hears of changes.
    pub(crate) fn unwatched() -> Arc<Disk> {
        Disk::new(true, false)
    }

    fn new(open: bool, watched: bool) -> Arc<Disk> {
        let state = State { open, walks: 0, asked: 0, watched };
        Arc::new(Disk { state: Mutex::new(state), opened: Condvar::new() })
    }

    /// How often it was asked anything.
    pub(crate) fn asked(&self) -> usize {
        self.state.lock().unwrap().asked
    }

    fn ask(&self) -> OsSystem {
        self.state.lock().unwrap().asked += 1;
        OsSystem
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
        self.ask().read(path)
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        self.ask().kind(path)
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        self.ask().canonical(path)
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        self.ask().len(path)
    }

    fn names(&self, folder: &Path) -> Vec<OsString> {
        self.ask().names(folder)
    }

    fn walk(&self, root: &Path) -> Walk {
        let mut state = self.opened.wait_while(self.state.lock().unwrap(), |state| !state.open).unwrap();
        state.walks += 1;
        state.asked += 1;
        OsSystem.walk(root)
    }

    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        OsSystem.write_atomic(path, bytes)
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        self.ask().stamp(path)
    }

    fn watcher(&self, told: OnChange) -> Result<Box<dyn Watcher>, String> {
        if self.state.lock().unwrap().watched {
            OsSystem.watcher(told)
        } else {
            Err("nobody watches".to_owned())
        }
    }
}
