//! The ordered queue to the worker: what the workspaces have to know. Knows nothing about who works on it.
//!
//! Filled by the handlers and by the watch of the disk.

use super::documents::OpenDocument;
use super::lock::lock;
use crate::system::News;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, Weak};

/// Something that the workspaces have to know.
#[derive(Debug)]
pub(super) enum Event {
    /// The client is ready and its settings are known: analysing may begin.
    Start,
    /// The editor shows this document.
    DocumentChanged(PathBuf, OpenDocument),
    /// The editor has closed the file.
    Closed(PathBuf),
    /// These files or folders have changed on the disk.
    Disk(Vec<PathBuf>),
    /// In this folder of the workspace, something is not what it was when it was read.
    Outside(PathBuf, News),
    /// These folders are in the workspace; no others.
    Folders(Vec<PathBuf>),
    /// What the editor's settings say for a folder, as the text of an `addinspect.json`.
    Settings(PathBuf, String),
}

/// The way to the worker. The worker ends when the last of them is gone.
#[derive(Clone)]
pub(super) struct Events(Arc<Mutex<Queue>>);

/// The way to a worker that need not be there any more.
pub(super) struct WeakEvents(Weak<Mutex<Queue>>);

impl WeakEvents {
    /// Never waits.
    pub(super) fn send(&self, event: Event) {
        if let Some(queue) = self.0.upgrade() {
            Events(queue).send(event);
        }
    }
}

struct Queue {
    sender: Sender<Event>,
    /// How many events were sent.
    sent: Arc<AtomicU64>,
}

impl Events {
    /// The way, and where it ends.
    pub(super) fn new() -> (Events, Receiver<Event>) {
        let (sender, receiver) = channel();
        (Events(Arc::new(Mutex::new(Queue { sender, sent: Arc::default() }))), receiver)
    }

    /// How many events were sent, to be looked at meanwhile.
    pub(super) fn sent(&self) -> Arc<AtomicU64> {
        Arc::clone(&lock(&self.0).sent)
    }

    /// The same way for one that does not keep the worker alive.
    pub(super) fn weak(&self) -> WeakEvents {
        WeakEvents(Arc::downgrade(&self.0))
    }

    /// Never waits.
    pub(super) fn send(&self, event: Event) {
        let queue = lock(&self.0);
        queue.sent.fetch_add(1, Ordering::Relaxed);
        let _ = queue.sender.send(event);
    }

    /// The revision of an analysis that has seen everything that was sent until now.
    pub(super) fn revision(&self) -> u64 {
        lock(&self.0).sent.load(Ordering::Relaxed)
    }
}
