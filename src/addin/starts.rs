//! What a manifest starts, and the dialogs that code opens: kinds, names and addresses.
//!
//! Knows nothing about what runs there. Called by `entry_points`.

use super::names::file_of_url;
use super::{AddIn, SourceFile};
use crate::catalog::MailboxSet;
use crate::manifest::{EntryKind, EntryPoint, Manifest};
use crate::text::Span;
use std::sync::Arc;

/// What is started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StartKind {
    /// A page that Outlook shows.
    TaskPane,
    /// A function that a button calls.
    Command,
    /// A function that an event calls.
    Event,
    /// A page that code opens beside. It has no mailbox.
    Dialog,
}

impl StartKind {
    /// The word of all outputs.
    pub fn word(self) -> &'static str {
        match self {
            StartKind::TaskPane => "taskpane",
            StartKind::Command => "command",
            StartKind::Event => "event",
            StartKind::Dialog => "dialog",
        }
    }
}

/// Where an entry point is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeclaredAt {
    /// In the manifest.
    Manifest(Span),
    /// In a source, as the tree counts them.
    Source(usize, Span),
}

/// Something that is started, by its name.
pub(super) struct Start<'a> {
    pub(super) kind: StartKind,
    pub(super) name: String,
    /// The function that is called; else the page is shown.
    pub(super) function: Option<&'a str>,
    pub(super) declared_at: DeclaredAt,
    pub(super) urls: Vec<&'a str>,
    pub(super) set: MailboxSet,
}

/// What a manifest starts, each once.
pub(super) fn starts(manifest: &Manifest) -> Vec<Start<'_>> {
    let mut all: Vec<Start<'_>> = Vec::new();
    for entry in manifest.entries.iter().filter(|entry| entry.is_live()) {
        for start in of_entry(manifest, entry) {
            // A button that an event stands behind is told as the event.
            let is_same = |known: &&mut Start<'_>| {
                known.name == start.name
                    && (known.kind == start.kind || known.declared_at == start.declared_at)
            };
            match all.iter_mut().find(is_same) {
                Some(known) => {
                    known.urls.extend(start.urls);
                    known.set = known.set.min(start.set);
                }
                None => all.push(start),
            }
        }
    }
    all
}

fn of_entry<'a>(manifest: &'a Manifest, entry: &'a EntryPoint) -> Vec<Start<'a>> {
    let kind = match entry.kind {
        EntryKind::Page => StartKind::TaskPane,
        EntryKind::Command => StartKind::Command,
        EntryKind::Event => StartKind::Event,
    };
    let url = entry.url.value.as_str();
    let start = |name: &str, function, span| Start {
        kind,
        name: name.to_owned(),
        function,
        declared_at: DeclaredAt::Manifest(span),
        urls: vec![url],
        set: entry.set_of(name),
    };
    if kind == StartKind::TaskPane || entry.functions.is_empty() {
        let name = last_segment(url);
        return vec![start(name, None, entry.url.span)];
    }
    let named = |function: &'a String| {
        let known = manifest.functions.iter().find(|known| known.value == *function);
        start(function, Some(function.as_str()), known.map_or(entry.url.span, |known| known.span))
    };
    entry.functions.iter().map(named).collect()
}

/// The end of an address, as it is written: two panes of one page may differ in what stands behind `?`.
fn last_segment(url: &str) -> &str {
    match file_of_url(url) {
        Some(file) => url.rfind(file).and_then(|at| url.get(at..)).unwrap_or(url),
        None => url,
    }
}

/// The pages that the add-in opens as dialogs, each once, as far as their files are known.
pub(super) fn dialogs<'a>(add_in: &AddIn, sources: &'a [Arc<SourceFile>]) -> Vec<Start<'a>> {
    let mut all: Vec<Start<'a>> = Vec::new();
    let own = add_in.sources.iter().filter_map(|&index| Some((index, sources.get(index)?)));
    for (index, source) in own.filter(|(_, source)| !source.test) {
        for dialog in &source.outcome.functions.get().dialogs {
            for url in &dialog.addresses {
                let Some(name) = file_of_url(url).filter(|name| !name.contains('{')) else { continue };
                if all.iter().any(|known| known.name == name) {
                    continue;
                }
                all.push(Start {
                    kind: StartKind::Dialog,
                    name: name.to_owned(),
                    function: None,
                    declared_at: DeclaredAt::Source(index, dialog.span),
                    urls: vec![url],
                    set: MailboxSet::new(1, 4),
                });
            }
        }
    }
    all
}
