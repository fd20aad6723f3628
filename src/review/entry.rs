//! Where the code of an add-in starts, and which level each start needs.
//!
//! What is reached from a page is what it loads and imports: whether a function is called for one button or another is not
//! known. Called by the review.

use super::feature::Feature;
use super::places::Use;
use crate::addin::{AddIn, Reach, SourceFile, files_of_urls};
use crate::catalog::MailboxLevel;
use crate::manifest::{EntryKind, EntryPoint, Manifest};
use crate::workspace::Snapshot;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A page or script that Outlook loads.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What starts it.
    pub kind: EntryKind,
    /// The address that the first manifest gives.
    pub url: String,
    /// The source, as the snapshot counts them; `None` if none of that name was read.
    pub source: Option<usize>,
    /// The events, as the manifests name them.
    pub events: Vec<String>,
    /// The functions that are called.
    pub functions: Vec<String>,
    /// What the code that it loads is sure to need.
    pub level: Option<MailboxLevel>,
    /// What that code may need, if that is more.
    pub up_to: Option<MailboxLevel>,
    /// What that code is sure to do, in the order of the table.
    pub features: Vec<&'static Feature>,
    pub(super) reached: FxHashSet<usize>,
}

/// The entry points of all manifests, each once: by kind, then in the order of the manifests.
pub(super) fn entries(
    snapshot: &Snapshot,
    add_in: &AddIn,
    manifests: &[&Manifest],
    uses: &[Use],
) -> Vec<Entry> {
    let points: Vec<&EntryPoint> = manifests.iter().flat_map(|manifest| &manifest.entries).collect();
    let urls: Vec<&str> = points.iter().map(|point| point.url.value.as_str()).collect();
    let own = add_in.sources.iter().filter_map(|&n| Some((n, &**snapshot.sources.get(n)?)));
    let files = files_of_urls(&urls, own.clone().map(|(_, source)| source));
    let mut entries: Vec<Entry> = Vec::new();
    for (point, file) in points.into_iter().zip(files) {
        let source =
            file.and_then(|file| own.clone().find(|(_, source)| source.path == file.path).map(|(n, _)| n));
        let is_same = |known: &&mut Entry| {
            known.kind == point.kind
                && known.source == source
                && (source.is_some() || known.url == point.url.value)
        };
        let entry = match entries.iter_mut().find(is_same) {
            Some(known) => known,
            None => {
                entries.push(Entry::new(point, source));
                let Some(new) = entries.last_mut() else { continue };
                new
            }
        };
        entry.add_names(point);
    }
    let sources: Vec<Arc<SourceFile>> = snapshot.sources.iter().cloned().collect();
    let reach = Reach::of(add_in, &sources);
    for entry in &mut entries {
        entry.reach(snapshot, &reach, uses);
    }
    // What no page was seen to load, any of them may load.
    let is_reached = |one: &&Use| entries.iter().any(|entry| entry.reached.contains(&one.place.source));
    let elsewhere = uses.iter().filter(|one| !is_reached(one)).filter_map(|one| one.level).max();
    for entry in entries.iter_mut().filter(|entry| entry.source.is_some()) {
        entry.up_to = entry.up_to.max(elsewhere).filter(|up_to| Some(*up_to) > entry.level);
    }
    entries.sort_by_key(|entry| entry.kind);
    entries
}

impl Entry {
    fn new(point: &EntryPoint, source: Option<usize>) -> Entry {
        Entry {
            kind: point.kind,
            url: point.url.value.clone(),
            source,
            events: Vec::new(),
            functions: Vec::new(),
            level: None,
            up_to: None,
            features: Vec::new(),
            reached: FxHashSet::default(),
        }
    }

    fn add_names(&mut self, point: &EntryPoint) {
        for (own, more) in [(&mut self.events, &point.events), (&mut self.functions, &point.functions)] {
            for name in more {
                if !own.contains(name) {
                    own.push(name.clone());
                }
            }
        }
    }

    fn reach(&mut self, snapshot: &Snapshot, reach: &Reach, uses: &[Use]) {
        let Some(source) = self.source else { return };
        self.reached = reach.from(source);
        let behind = uses.iter().filter(|one| self.reached.contains(&one.place.source));
        for one in behind {
            if !one.place.certain {
                self.up_to = self.up_to.max(one.level);
                continue;
            }
            self.level = self.level.max(one.level);
            for feature in &one.features {
                if !self.features.contains(feature) {
                    self.features.push(feature);
                }
            }
        }
        let sources = self.reached.iter().filter_map(|&n| snapshot.sources.get(n));
        let doubted =
            sources.filter(|source| !source.test).filter_map(|source| source.outcome.digest().doubted).max();
        self.up_to = self.up_to.max(doubted).filter(|up_to| Some(*up_to) > self.level);
        self.features.sort_by_key(|feature| feature.deed);
    }
}
