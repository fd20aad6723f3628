//! What the handlers and the worker share, and [`Shared::with_view`], the seam of every request about a document.
//!
//! Every lock here is held for moments and never across an `.await`. Where two are held, `published` is taken first.

use super::analysis::Analysis;
use super::answered::Answered;
use super::capabilities::ClientSupport;
use super::documents::Documents;
use super::folder_names::FolderNames;
use super::folders::innermost;
use super::lock::lock;
use super::outbox::Outbox;
use super::published::Published;
use super::view::View;
use crate::system::System;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use tokio::sync::watch;
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{NumberOrString, Position, TraceValue, Url};

/// A request waits so long for the first analysis: whoever hovers while a workspace is scanned gets no answer at once
/// rather than one later.
const FIRST: Duration = Duration::from_millis(50);
/// A request waits so long for an analysis of the text that it is about.
const NEXT: Duration = Duration::from_secs(2);

pub(super) struct Shared {
    /// For what has an answer; the rest goes through the outbox.
    pub(super) client: Client,
    pub(super) outbox: Outbox,
    support: OnceLock<ClientSupport>,
    pub(super) documents: Mutex<Documents>,
    /// As the client calls them.
    pub(super) folders: Mutex<Vec<PathBuf>>,
    pub(super) folder_names: Mutex<FolderNames>,
    pub(super) published: Mutex<Published>,
    pub(super) answered: Mutex<Answered>,
    /// The folders of whose settings we know, and whether they turn inlay hints on.
    pub(super) hints: Mutex<BTreeMap<PathBuf, bool>>,
    pub(super) trace: Mutex<TraceValue>,
    /// The progress that the user does not want to see any more.
    pub(super) dismissed_progress: watch::Sender<Option<NumberOrString>>,
    analysis: watch::Sender<Option<Arc<Analysis>>>,
}

/// Tells the work of a request that its handler was dropped.
struct Cancel(Arc<AtomicBool>);

impl Drop for Cancel {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Shared {
    pub(super) fn new(client: Client, outbox: Outbox, system: Arc<dyn System>) -> Self {
        Shared {
            client,
            outbox,
            support: OnceLock::new(),
            documents: Mutex::default(),
            folders: Mutex::default(),
            folder_names: Mutex::new(FolderNames::new(system)),
            published: Mutex::default(),
            answered: Mutex::default(),
            hints: Mutex::default(),
            trace: Mutex::new(TraceValue::Off),
            dismissed_progress: watch::Sender::new(None),
            analysis: watch::Sender::new(None),
        }
    }

    /// What the client can. Before `initialize` nothing.
    pub(super) fn support(&self) -> ClientSupport {
        self.support.get().copied().unwrap_or_else(|| ClientSupport::new(&Default::default()))
    }

    pub(super) fn set_facts(&self, facts: ClientSupport) {
        let _ = self.support.set(facts);
    }

    /// The path that a URI names; `None` for what is not a file.
    pub(super) fn path(&self, uri: &Url) -> Option<PathBuf> {
        lock(&self.folder_names).path(uri)
    }

    /// Whether inlay hints are on for a file.
    pub(super) fn shows_hints(&self, file: &Path) -> bool {
        let hints = lock(&self.hints);
        let root = innermost(hints.keys().map(PathBuf::as_path), file);
        root.and_then(|root| hints.get(root)).copied().unwrap_or_default()
    }

    /// The latest analysis there is.
    pub(super) fn latest(&self) -> Option<Arc<Analysis>> {
        self.analysis.borrow().clone()
    }

    /// Makes an analysis the latest.
    pub(super) fn set_analysis(&self, analysis: Arc<Analysis>) {
        self.analysis.send_replace(Some(analysis));
    }

    /// The latest analysis, once it is good enough; the latest there is when the time is up. The first one is waited for
    /// for `first`, later ones for two seconds at least.
    pub(super) async fn analysis(
        &self,
        first: Duration,
        good: impl Fn(&Analysis) -> bool + Send,
    ) -> Option<Arc<Analysis>> {
        let mut latest = self.analysis.subscribe();
        let patience = if latest.borrow().is_none() { first } else { first.max(NEXT) };
        let wanted = latest.wait_for(|analysis| analysis.as_ref().is_some_and(|a| good(a)));
        let _ = tokio::time::timeout(patience, wanted).await;
        self.latest()
    }

    /// Answers a request about a document, off the transport: waits until the texts of now are analysed, of all
    /// documents since what is said about one may depend on the others, then runs `work` with that. `None` where nothing
    /// is known, [`Error::content_modified`] where the text has changed meanwhile. Dropping the future tells `work` to
    /// stop.
    pub(super) async fn with_view<T: Send + 'static>(
        &self,
        uri: &Url,
        work: impl FnOnce(&View) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let Some(path) = self.path(uri) else { return Ok(None) };
        let editions = lock(&self.documents).editions();
        let edition = editions.get(&path).copied();
        // What is closed by now may never be analysed as it was.
        let is_closed = |file: &Path| lock(&self.documents).edition(file).is_none();
        let is_seen = |a: &Analysis| {
            editions.iter().all(|(file, edition)| a.edition(file) >= Some(*edition) || is_closed(file))
        };
        let Some(analysis) = self.analysis(FIRST, is_seen).await else { return Ok(None) };
        if analysis.edition(&path) != edition {
            return if analysis.edition(&path) > edition { Err(Error::content_modified()) } else { Ok(None) };
        }
        let cancel = Cancel(Arc::default());
        let view = View { analysis, path, support: self.support(), cancelled: Arc::clone(&cancel.0) };
        off_transport(move || if view.is_cancelled() { None } else { work(&view) }).await
    }

    /// As [`Self::with_view`], for a request about a position: `work` gets its byte offset too.
    pub(super) async fn at<T: Send + 'static>(
        &self,
        uri: &Url,
        position: Position,
        work: impl FnOnce(&View, u32) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        self.with_view(uri, move |view| work(view, view.analysed_text()?.offset(position))).await
    }
}

/// Runs `work` on a thread of its own; a panic in it is an error.
pub(super) async fn off_transport<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::internal_error())
}
