//! Which requirement set of Outlook is certain to hold where a source runs.
//!
//! By the entry points of a manifest that lead to the source. Those of overrides come before those of the base, which only
//! clients use that know no overrides. Where several events lead to a source, or panes and commands as well, the highest set
//! counts: by files one cannot tell what each of them runs, and nobody is accused for that. So it is for what no entry point
//! is seen to lead to. Called by the rules about requirement sets.

use super::{AddIn, Reach, SourceFile};
use crate::catalog::{FIRST_SET, MailboxSet};
use crate::manifest::{EntryKind, EntryPoint, Manifest, ManifestKind, RequiredSet};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The sets of one manifest.
#[derive(Debug)]
pub struct HeldSets {
    by_source: FxHashMap<usize, MailboxSet>,
    otherwise: MailboxSet,
}

impl HeldSets {
    /// `sources`: those that the add-in's indices count; `numbers`: what the analysis calls each.
    pub fn of(
        manifest: &Manifest,
        add_in: &AddIn,
        (sources, numbers): (&[Arc<SourceFile>], &[usize]),
    ) -> HeldSets {
        let reach = Reach::within(add_in, sources, numbers);
        let mut reached: FxHashMap<usize, ReachedBy> = FxHashMap::default();
        for entry in manifest.used_entries() {
            let named = reach.named(&[entry.url.value.as_str()]);
            let inside: FxHashSet<usize> = named.into_iter().flat_map(|source| reach.from(source)).collect();
            for source in inside {
                reached.entry(source).or_default().add(entry);
            }
        }
        let by_source = reached.into_iter().filter_map(|(source, by)| Some((source, by.set()?)));
        HeldSets { by_source: by_source.collect(), otherwise: highest(manifest) }
    }

    /// The set that holds in a source.
    pub fn within(&self, source: usize) -> MailboxSet {
        self.by_source.get(&source).copied().unwrap_or(self.otherwise)
    }
}

/// The least that holds wherever an add-in runs: what needs no more than this needs no closer look. `None` where the manifest
/// neither names the set nor has overrides, which bring one along, or where nobody knows which parts of it count.
pub fn least_held(manifest: &Manifest) -> Option<MailboxSet> {
    let has_overrides = manifest.kind == ManifestKind::AddInOnly && manifest.beyond_base().next().is_some();
    let names_one = || manifest.requirement_sets.iter().any(|set| set.mailbox().is_some());
    if manifest.steered || !(has_overrides || names_one()) {
        return None;
    }
    Some(manifest.used_entries().map(|entry| entry.set).min().unwrap_or_else(|| highest(manifest)))
}

/// The highest that a manifest speaks of.
fn highest(manifest: &Manifest) -> MailboxSet {
    let declared = manifest.requirement_sets.iter().filter_map(RequiredSet::mailbox);
    declared.chain(manifest.entries.iter().map(|entry| entry.set)).max().unwrap_or(FIRST_SET)
}

/// The sets of the entry points that lead to a source.
#[derive(Debug, Default)]
struct ReachedBy {
    /// The highest.
    of_events: Option<MailboxSet>,
    /// The lowest: every overrides that open a page run all of it.
    of_others: Option<MailboxSet>,
}

impl ReachedBy {
    fn add(&mut self, entry: &EntryPoint) {
        match entry.kind {
            EntryKind::Event => self.of_events = self.of_events.max(Some(entry.set)),
            EntryKind::Page | EntryKind::Command => {
                let least = self.of_others.map_or(entry.set, |known| known.min(entry.set));
                self.of_others = Some(least);
            }
        }
    }

    fn set(&self) -> Option<MailboxSet> {
        self.of_events.max(self.of_others)
    }
}
