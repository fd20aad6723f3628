//! Receives changes on the disk from the operating system.
//!
//! On Linux each folder is watched by itself: a tree below it may have a hundred times as many folders that nobody
//! reads. Elsewhere one watch on the whole tree costs nothing. Nothing is ever polled. Knows nothing about what is in
//! files. Called by [`super::OsSystem`].

use std::collections::BTreeSet;
use std::path::PathBuf;

/// Hears which files or folders have changed; none where any may have.
pub type OnChange = Box<dyn Fn(Vec<PathBuf>) + Send>;

/// Hears of changes until it is dropped.
pub trait Watcher: Send {
    /// From now on what changes in these folders is told, and of others no more; they lie below `roots`. The error says why
    /// not all of them can be watched.
    fn watch(&mut self, roots: &BTreeSet<PathBuf>, folders: &BTreeSet<PathBuf>) -> Result<(), String>;
}

/// So many folders are watched at the most: a user may have a few ten thousand watches, for all programs.
#[cfg(feature = "watch")]
const MOST: usize = 16_384;

#[cfg(not(feature = "watch"))]
pub(super) fn watcher(_: OnChange) -> Result<Box<dyn Watcher>, String> {
    Err("this program was built without a watcher".to_owned())
}

#[cfg(feature = "watch")]
pub(super) fn watcher(told: OnChange) -> Result<Box<dyn Watcher>, String> {
    use notify::event::{AccessKind, AccessMode, EventKind};
    let tell = move |event: notify::Result<notify::Event>| match event {
        Ok(event) if event.need_rescan() => told(Vec::new()),
        // Who only reads changes nothing.
        Ok(event) => match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => told(event.paths),
            EventKind::Access(_) => {}
            _ => told(event.paths),
        },
        Err(_) => told(Vec::new()),
    };
    let watcher = notify::recommended_watcher(tell).map_err(|error| error.to_string())?;
    Ok(Box::new(Notified { watcher, watched: BTreeSet::new() }))
}

#[cfg(feature = "watch")]
struct Notified {
    watcher: notify::RecommendedWatcher,
    watched: BTreeSet<PathBuf>,
}

#[cfg(feature = "watch")]
impl Watcher for Notified {
    fn watch(&mut self, roots: &BTreeSet<PathBuf>, folders: &BTreeSet<PathBuf>) -> Result<(), String> {
        use notify::{RecursiveMode, Watcher as _};
        let remote = roots.iter().find(|root| is_remote(root));
        let (wanted, mode) = match cfg!(target_os = "linux") {
            true => (folders, RecursiveMode::NonRecursive),
            false => (roots, RecursiveMode::Recursive),
        };
        let why = match remote {
            Some(root) => Some(format!("{} is on another machine", root.display())),
            None => (wanted.len() > MOST).then(|| format!("there are {} folders", wanted.len())),
        };
        let wanted = if why.is_some() { BTreeSet::new() } else { wanted.clone() };
        for gone in self.watched.difference(&wanted) {
            // One that was deleted is not watched any more.
            let _ = self.watcher.unwatch(gone);
        }
        self.watched.retain(|folder| wanted.contains(folder));
        for folder in wanted {
            match self.watcher.watch(&folder, mode) {
                Ok(()) => drop(self.watched.insert(folder)),
                Err(error) if is_gone(&error) => {}
                Err(error) => return Err(format!("{}: {error}", folder.display())),
            }
        }
        why.map_or(Ok(()), Err)
    }
}

/// Whether there is nothing to watch any more.
#[cfg(feature = "watch")]
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Whether other machines may write there, of which this one hears nothing: by the magic numbers of file systems in
/// Linux's `magic.h`.
#[cfg(all(feature = "watch", target_os = "linux"))]
fn is_remote(path: &std::path::Path) -> bool {
    // NFS, SMB and CIFS, Ceph, AFS, 9P (Windows' drives in WSL 2), VirtualBox's shared folders.
    const REMOTE: [u64; 8] =
        [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x00C3_6400, 0x5346_414F, 0x0102_1997, 0x786F_4256];
    rustix::fs::statfs(path).is_ok_and(|found| REMOTE.contains(&(found.f_type as u64 & 0xFFFF_FFFF)))
}

/// Elsewhere the system itself tells, or does not.
#[cfg(all(feature = "watch", not(target_os = "linux")))]
fn is_remote(_: &std::path::Path) -> bool {
    false
}
