//! Where the code of an add-in starts, and which level each start needs.
//!
//! A row is a page or script with what starts it; what it reaches are the uses that its entry points run. Called by the
//! review.

use super::feature::Feature;
use super::places::Use;
use crate::addin::{AddIn, EntryLevel, StartKind, files_of_urls};
use crate::catalog::MailboxLevel;
use crate::manifest::{EntryKind, EntryPoint, Manifest};
use crate::text::Span;
use crate::workspace::Snapshot;
use rustc_hash::FxHashSet;

/// A page or script that Outlook loads.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What starts it.
    pub kind: EntryKind,
    /// The address that the first manifest gives.
    pub url: String,
    /// The addresses that the manifests give.
    urls: Vec<String>,
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
    /// What each of its functions needs, in the order of their names.
    pub by_function: Vec<(String, MailboxLevel)>,
    /// The sources that are loaded there, and the places of the uses that run.
    loaded: FxHashSet<usize>,
    uses: FxHashSet<(usize, Span)>,
}

/// The entry point that alone needs the highest level of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlyEntry {
    /// What it is.
    pub kind: StartKind,
    /// Its function or page.
    pub name: String,
    /// The level.
    pub level: MailboxLevel,
}

/// The entry points of all manifests, each once: by kind, then in the order of the manifests.
pub(super) fn entries(
    snapshot: &Snapshot,
    add_in: &AddIn,
    manifests: &[&Manifest],
    levels: &[EntryLevel],
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
        entry.urls.push(point.url.value.clone());
    }
    for entry in &mut entries {
        entry.reach(levels, uses);
    }
    entries.sort_by_key(|entry| entry.kind);
    entries
}

impl Entry {
    fn new(point: &EntryPoint, source: Option<usize>) -> Entry {
        Entry {
            kind: point.kind,
            url: point.url.value.clone(),
            urls: Vec::new(),
            source,
            events: Vec::new(),
            functions: Vec::new(),
            level: None,
            up_to: None,
            features: Vec::new(),
            by_function: Vec::new(),
            loaded: FxHashSet::default(),
            uses: FxHashSet::default(),
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

    /// Whether the use runs there. A library's stand where no use of the code does.
    pub(super) fn leads_to(&self, one: &Use) -> bool {
        let is_library = one.members.is_empty() && self.loaded.contains(&one.place.source);
        is_library || self.uses.contains(&(one.place.source, one.place.span))
    }

    fn reach(&mut self, levels: &[EntryLevel], uses: &[Use]) {
        if self.source.is_none() {
            return;
        }
        let own: Vec<&EntryLevel> = levels.iter().filter(|level| self.has(level)).collect();
        for level in own {
            self.loaded.extend(&level.sources);
            self.uses.extend(&level.uses);
            self.up_to = self.up_to.max(Some(level.up_to));
            let named = self.functions.contains(&level.name);
            if named && !self.by_function.iter().any(|(name, _)| *name == level.name) {
                self.by_function.push((level.name.clone(), level.level));
            }
        }
        for one in uses.iter().filter(|one| self.leads_to(one)).collect::<Vec<_>>() {
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
        let least = self.level.max(Some(MailboxLevel::Restricted));
        self.up_to = self.up_to.filter(|up_to| Some(*up_to) > least);
        self.features.sort_by_key(|feature| feature.deed);
    }

    /// Whether an entry point is one of the row's.
    fn has(&self, level: &EntryLevel) -> bool {
        match (self.kind, level.kind) {
            (EntryKind::Page, kind) => kind == StartKind::TaskPane && self.is_at(level),
            (_, StartKind::Command | StartKind::Event) if self.functions.is_empty() => self.is_at(level),
            (_, StartKind::Command | StartKind::Event) => self.functions.contains(&level.name),
            _ => false,
        }
    }

    fn is_at(&self, level: &EntryLevel) -> bool {
        level.urls.iter().any(|url| self.urls.contains(url))
    }
}

/// The one of several entry points that alone is sure to need the most, where none of the others may need so much. `levels` are
/// those of all manifests.
pub(super) fn only(levels: &[EntryLevel]) -> Option<OnlyEntry> {
    let is_same = |one: &EntryLevel, other: &EntryLevel| (one.kind, &one.name) == (other.kind, &other.name);
    let most = levels.iter().max_by_key(|level| level.level)?;
    let (own, others): (Vec<&EntryLevel>, Vec<&EntryLevel>) =
        levels.iter().partition(|level| is_same(level, most));
    let is_alone = !others.is_empty() && others.iter().all(|level| level.up_to < most.level);
    let is_sure = own.iter().all(|level| level.certain && level.level == most.level);
    let only = || OnlyEntry { kind: most.kind, name: most.name.clone(), level: most.level };
    (is_alone && is_sure).then(only)
}
