//! Changes by other programs: reported by our own watcher, and found by checking what was read.
//!
//! Not every client watches files, and one that says so may tell of its own saves only. A watcher tells where to look,
//! so what it says twice costs nothing; where there is none, the looks remain: when a document is opened or saved, and
//! when the editor's window gets the focus. All of it happens on a thread of its own. Knows nothing about texts. Told
//! of folders by the worker, asked to look by the handlers.

use super::events::{Event, WeakEvents};
use super::shared::Shared;
use crate::system::{News, RecordingSystem, System, Watcher};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// Changes come in bursts: one waits until there was none for so long, ...
const QUIET: Duration = Duration::from_millis(50);
/// ... but no longer than this.
const LATEST: Duration = Duration::from_millis(500);
/// Of more changes it is not asked one by one what they are: everything is looked at.
const MANY: usize = 1_000;

/// A folder of the workspace.
pub(super) type WatchedFolder = (PathBuf, Arc<RecordingSystem>);

enum WatchTask {
    /// These are the folders of the workspace.
    Places(Vec<WatchedFolder>),
    /// They may have been walked.
    Analysed,
    /// Anything may have changed.
    Look,
    /// These have changed, as the watcher says; anything, where there are none.
    Heard(Vec<PathBuf>),
    End,
}

/// The way to the thread.
#[derive(Clone)]
pub(super) struct DiskWatch(Sender<WatchTask>);

/// The thread's end.
pub(super) struct Inbox(Sender<WatchTask>, Receiver<WatchTask>);

impl DiskWatch {
    /// Nobody listens yet.
    pub(super) fn new() -> (DiskWatch, Inbox) {
        let (sender, receiver) = channel();
        (DiskWatch(sender.clone()), Inbox(sender, receiver))
    }

    /// These are the folders of the workspace.
    pub(super) fn set_folders(&self, places: Vec<WatchedFolder>) {
        self.send(WatchTask::Places(places));
    }

    /// An analysis is done.
    pub(super) fn analysed(&self) {
        self.send(WatchTask::Analysed);
    }

    /// Finds out what has changed.
    pub(super) fn look(&self) {
        self.send(WatchTask::Look);
    }

    /// There is nobody any more who wants to know.
    pub(super) fn end(&self) {
        self.send(WatchTask::End);
    }

    fn send(&self, task: WatchTask) {
        let _ = self.0.send(task);
    }
}

impl Inbox {
    /// Works until the end. Without a thread, what the client tells counts, and nothing else.
    pub(super) fn start(self, system: Arc<dyn System>, shared: Arc<Shared>, events: WeakEvents) {
        let Inbox(sender, tasks) = self;
        let told = move |paths| drop(sender.send(WatchTask::Heard(paths)));
        let run = move || {
            let mut ears = Ears { shared, events, watcher: None, places: Vec::new(), walks: Vec::new() };
            match system.watcher(Box::new(told)) {
                Ok(watcher) => ears.watcher = Some(watcher),
                Err(why) => ears.deaf(&why),
            }
            ears.run(&tasks);
        };
        let _ = std::thread::Builder::new().name("outside".to_owned()).spawn(run);
    }
}

struct Ears {
    shared: Arc<Shared>,
    events: WeakEvents,
    watcher: Option<Box<dyn Watcher>>,
    places: Vec<WatchedFolder>,
    /// How often each place had been walked when its folders were watched.
    walks: Vec<u64>,
}

impl Ears {
    fn run(mut self, tasks: &Receiver<WatchTask>) {
        let (mut heard, mut since): (Vec<PathBuf>, Option<Instant>) = (Vec::new(), None);
        let mut anything = false;
        loop {
            let task = match since {
                None => tasks.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(since) => tasks.recv_timeout(QUIET.min(LATEST.saturating_sub(since.elapsed()))),
            };
            match task {
                Ok(WatchTask::Places(places)) => {
                    (self.places, self.walks) = (places, Vec::new());
                    self.watch();
                }
                Ok(WatchTask::Analysed) => self.watch(),
                Ok(WatchTask::Look) => (anything, since) = (true, since.or_else(|| Some(Instant::now()))),
                Ok(WatchTask::Heard(paths)) => {
                    anything |= paths.is_empty() || heard.len() > MANY;
                    heard.extend(paths.into_iter().filter(|_| !anything));
                    since = since.or_else(|| Some(Instant::now()));
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.look(if anything { None } else { Some(&heard) });
                    (heard, since, anything) = (Vec::new(), None, false);
                }
                Ok(WatchTask::End) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Watches the folders that were walked since the last time, and looks what has happened in them meanwhile.
    fn watch(&mut self) {
        let walks: Vec<u64> = self.places.iter().map(|(_, seen)| seen.walks()).collect();
        if walks == self.walks {
            return;
        }
        self.walks = walks;
        let roots: BTreeSet<PathBuf> = self.places.iter().map(|(root, _)| root.clone()).collect();
        let folders: BTreeSet<PathBuf> = self.places.iter().flat_map(|(_, seen)| seen.folders()).collect();
        if let Some(Err(why)) = self.watcher.as_mut().map(|watcher| watcher.watch(&roots, &folders)) {
            self.watcher = None;
            self.deaf(&why);
        }
        self.look(None);
    }

    /// Tells the worker what has changed.
    fn look(&self, at: Option<&[PathBuf]>) {
        for (root, seen) in &self.places {
            let news = match at {
                Some(paths) => seen.look_at(paths),
                None => seen.look(),
            };
            if news != News::default() {
                self.events.send(Event::Outside(root.clone(), news));
            }
        }
    }

    /// Says so, once: the watcher is given up then.
    fn deaf(&self, why: &str) {
        self.shared.outbox.log(format!(
            "changes by other programs are noticed only when a document is opened or saved: {why}"
        ));
    }
}
