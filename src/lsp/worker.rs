//! The ordered queue into the workspaces: one thread takes events, analyses, and publishes what is new.
//!
//! Events that wait are taken together, so a burst of edits costs one analysis, and an analysis that newer text has
//! overtaken stops. What is good enough while somebody types is made final when nobody does. A panic of the core costs
//! the analysis, not the server. Knows nothing about requests. Fed by the handlers.

use super::analysis::{Analysis, FolderAnalysis};
use super::disk_watch::{DiskWatch, Inbox};
use super::documents::OpenDocument;
use super::events::{Event, Events};
use super::lock::lock;
use super::outbox::Message;
use super::published::{self, ByFile};
use super::refresh;
use super::shared::Shared;
use super::status::StatusNotification;
use super::tree::FolderTree;
use crate::addin::FileRole;
use crate::analysis::{Stop, spawn_deep};
use crate::system::System;
use crate::workspace::Snapshot;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};
use tower_lsp::lsp_types::{TraceValue, Url};

/// Nobody has typed for so long: time to make final what was good enough. Where that takes long, one waits longer: who
/// types again meanwhile has to wait for it.
const QUIET: Duration = Duration::from_millis(200);
/// Longer than any session.
const FOREVER: Duration = Duration::from_secs(60 * 60 * 24);

/// Starts a worker, and those who look what happens outside; returns the way to it.
pub(super) fn start(
    system: Arc<dyn System>,
    shared: Arc<Shared>,
    (outside, inbox): (DiskWatch, Inbox),
) -> Events {
    let (events, receiver) = Events::new();
    inbox.start(Arc::clone(&system), Arc::clone(&shared), events.weak());
    let sent = events.sent();
    let runtime = tokio::runtime::Handle::current();
    let run = move || {
        let _runtime = runtime.enter();
        Worker::new(system, shared, outside.clone(), sent).run(&receiver);
        outside.end();
    };
    // Without a thread there are no findings; everything else still works.
    let _ = spawn_deep("analysis", run);
    events
}

struct Worker {
    system: Arc<dyn System>,
    shared: Arc<Shared>,
    disk_watch: DiskWatch,
    started: bool,
    /// How many events have been sent, and how many of them were taken.
    sent: Arc<AtomicU64>,
    revision: u64,
    /// The last analysis was overtaken: the next one goes on to its end, whatever is typed.
    overtaken: bool,
    trees: Vec<FolderTree>,
    documents: Arc<BTreeMap<PathBuf, OpenDocument>>,
    spellings: Arc<BTreeMap<PathBuf, Url>>,
    /// How long it took last to make an analysis final.
    settling: Duration,
    /// Documents that were opened since the last analysis.
    opened: BTreeSet<PathBuf>,
    /// What was said last.
    status: Option<StatusNotification>,
    /// The latest analysis, and the diagnostics that it led to.
    last: Option<(Arc<Analysis>, ByFile)>,
}

impl Worker {
    fn new(system: Arc<dyn System>, shared: Arc<Shared>, outside: DiskWatch, sent: Arc<AtomicU64>) -> Self {
        Worker {
            system,
            shared,
            disk_watch: outside,
            started: false,
            sent,
            revision: 0,
            overtaken: false,
            trees: Vec::new(),
            documents: Arc::default(),
            spellings: Arc::default(),
            settling: Duration::ZERO,
            opened: BTreeSet::new(),
            status: None,
            last: None,
        }
    }

    fn run(mut self, events: &Receiver<Event>) {
        loop {
            let wait = if self.is_provisional() { QUIET.max(2 * self.settling) } else { FOREVER };
            match events.recv_timeout(wait) {
                Ok(event) => {
                    self.catch_panic(|worker| worker.take(event));
                    events.try_iter().for_each(|event| self.catch_panic(|worker| worker.take(event)));
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.catch_panic(Worker::settle);
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if self.started {
                self.catch_panic(Worker::analyse);
            }
        }
    }

    /// Makes final what is provisional.
    fn settle(&mut self) {
        if self.is_provisional() {
            let began = Instant::now();
            self.trees.iter_mut().for_each(FolderTree::settle);
            self.analyse();
            self.settling = began.elapsed();
        }
    }

    fn is_provisional(&self) -> bool {
        self.started && self.trees.iter().any(FolderTree::is_provisional)
    }

    /// Does a part of the work; if it panics, everything is read again.
    fn catch_panic(&mut self, work: impl FnOnce(&mut Worker)) {
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            self.shared.outbox.warn("Internal error: the analysis failed and is restarted");
            let anew = |old: &FolderTree| {
                let mut tree = FolderTree::new(Arc::clone(&self.system), old.root(), &self.documents);
                tree.set_settings(old.settings());
                tree
            };
            self.trees = self.trees.iter().map(anew).collect();
            self.look_outside();
        }
    }

    fn take(&mut self, event: Event) {
        self.revision += 1;
        match event {
            Event::Start => {
                if !self.started {
                    self.tell_status(None);
                }
                self.started = true;
            }
            Event::DocumentChanged(path, document) => self.document_changed(&path, document),
            Event::Closed(path) => {
                Arc::make_mut(&mut self.documents).remove(&path);
                self.around(&path).for_each(|tree| tree.close(&path));
            }
            Event::Disk(paths) => self.trees.iter_mut().for_each(|tree| tree.changed(&paths)),
            Event::Outside(root, news) => {
                self.trees.iter_mut().filter(|tree| tree.root() == root).for_each(|tree| tree.renew(&news));
            }
            Event::Folders(roots) => self.set_folders(&roots),
            Event::Settings(root, text) => {
                for tree in self.trees.iter_mut().filter(|tree| tree.root() == root) {
                    tree.set_settings(&text);
                }
            }
        }
    }

    fn document_changed(&mut self, path: &Path, document: OpenDocument) {
        let shown = document.text.clone();
        let spelling = document.uri.clone();
        if Arc::make_mut(&mut self.documents).insert(path.to_owned(), document).is_none() {
            self.opened.insert(path.to_owned());
            Arc::make_mut(&mut self.spellings).insert(path.to_owned(), spelling);
        }
        self.around(path).for_each(|tree| tree.show(path, &shown));
    }

    /// The folders that a file lies in.
    fn around(&mut self, path: &Path) -> impl Iterator<Item = &mut FolderTree> {
        self.trees.iter_mut().filter(move |tree| path.starts_with(tree.root()))
    }

    fn set_folders(&mut self, roots: &[PathBuf]) {
        self.trees.retain(|tree| roots.iter().any(|root| root == tree.root()));
        for root in roots {
            if !self.trees.iter().any(|tree| tree.root() == root) {
                let tree = FolderTree::new(Arc::clone(&self.system), root, &self.documents);
                self.trees.push(tree);
            }
        }
        self.opened.extend(self.documents.keys().cloned());
        self.look_outside();
    }

    fn look_outside(&self) {
        self.disk_watch
            .set_folders(self.trees.iter().map(|tree| (tree.root().to_owned(), tree.recording())).collect());
    }

    /// When to stop an analysis: once something newer has come in, but never twice in a row. Who types faster than that
    /// gets answers all the same.
    fn stop(&self) -> Stop {
        let (sent, taken) = (Arc::clone(&self.sent), self.revision);
        if self.overtaken {
            Stop::default()
        } else {
            Stop::when(move || sent.load(Ordering::Relaxed) > taken)
        }
    }

    fn analyse(&mut self) {
        let (began, stop) = (Instant::now(), self.stop());
        let folders: Option<_> =
            self.trees.iter_mut().map(|tree| tree.analyse(&self.shared, &stop)).collect();
        self.overtaken = folders.is_none();
        let Some(folders) = folders else { return };
        let analysis = Arc::new(Analysis {
            revision: self.revision,
            documents: Arc::clone(&self.documents),
            spellings: Arc::clone(&self.spellings),
            folders,
        });
        self.publish(&analysis);
        self.say_what_is_left_out(&analysis);
        self.trace(&analysis, began.elapsed());
        self.tell_status(Some(&analysis));
        self.shared.set_analysis(Arc::clone(&analysis));
        refresh::refresh(&self.shared, &analysis);
        self.disk_watch.analysed();
    }

    /// Says what it took, to those who want to know.
    fn trace(&self, analysis: &Analysis, took: Duration) {
        let trace = *lock(&self.shared.trace);
        if trace == TraceValue::Off {
            return;
        }
        let message = format!("analysed revision {} in {} ms", analysis.revision, took.as_millis());
        let details = || analysis.folders.iter().map(summary).collect::<Vec<_>>().join("\n");
        let verbose = (trace == TraceValue::Verbose).then(details);
        self.shared.outbox.send(Message::Trace { message, verbose });
    }

    /// Says how things are, to a client that wants to know and where it has not been told so.
    fn tell_status(&mut self, analysis: Option<&Analysis>) {
        if !self.shared.support().wants_status {
            return;
        }
        let status = StatusNotification::of(analysis);
        if self.status.as_ref() != Some(&status) {
            self.status = Some(status.clone());
            self.shared.outbox.send(Message::Status(status));
        }
    }

    fn publish(&mut self, analysis: &Arc<Analysis>) {
        let facts = self.shared.support();
        let last = self.last.as_ref().map(|(last, found)| (&**last, found));
        let now = published::all(analysis, &facts, last);
        self.last = Some((Arc::clone(analysis), now.clone()));
        let mut published = lock(&self.shared.published);
        let open = lock(&self.shared.documents).editions();
        for message in published.update(analysis, now, &open, &facts) {
            self.shared.outbox.send(message);
        }
    }

    /// Says of documents that were opened why there are no findings in them.
    fn say_what_is_left_out(&mut self, analysis: &Analysis) {
        for file in std::mem::take(&mut self.opened) {
            let Some(folder) = analysis.folder(&file) else {
                self.shared
                    .outbox
                    .log(format!("{} is not in a workspace folder, so it is ignored", file.display()));
                continue;
            };
            if let Some(why) = left_out(&folder.snapshot, &file) {
                self.shared.outbox.log(format!("{} is ignored: {why}", file.display()));
            }
        }
    }
}

fn left_out<'s>(snapshot: &'s Snapshot, file: &Path) -> Option<&'s str> {
    let at = snapshot.roles.binary_search_by(|(path, _)| path.as_path().cmp(file)).ok()?;
    match snapshot.roles.get(at) {
        Some((_, FileRole::LeftOut(why))) => Some(why),
        _ => None,
    }
}

fn summary(folder: &FolderAnalysis) -> String {
    let Snapshot { sources, manifests, .. } = &*folder.snapshot;
    let counts = format!("{} manifests, {} sources", manifests.len(), sources.len());
    format!("{}: {counts}, {} findings", folder.root.display(), folder.findings.len())
}
