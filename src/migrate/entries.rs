//! Which entry points lead to a source: the pages that a manifest names, with the scripts of their names, and what these
//! import.
//!
//! Called by the plan.

use super::Site;
use crate::addin::{AddIn, Reach, SourceFile};
use crate::workspace::Snapshot;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// For each add-in, the sources by which entry points reach them.
pub(super) struct Entries(Vec<FxHashMap<usize, Vec<usize>>>);

impl Entries {
    pub(super) fn of(snapshot: &Snapshot) -> Entries {
        let sources: Vec<Arc<SourceFile>> = snapshot.sources.iter().cloned().collect();
        Entries(snapshot.add_ins.iter().map(|add_in| reached(snapshot, add_in, &sources)).collect())
    }

    /// The sources with the entry points that lead to a site.
    pub(super) fn leading_to(&self, site: &Site) -> Vec<usize> {
        let of_add_in = site.add_in.and_then(|add_in| self.0.get(add_in));
        of_add_in.and_then(|reached| reached.get(&site.source)).cloned().unwrap_or_default()
    }
}

fn reached(snapshot: &Snapshot, add_in: &AddIn, sources: &[Arc<SourceFile>]) -> FxHashMap<usize, Vec<usize>> {
    let reach = Reach::of(add_in, sources);
    let manifests = add_in.manifests.iter().filter_map(|&m| snapshot.manifests.get(m));
    let urls: Vec<&str> =
        manifests.flat_map(|file| &file.manifest.urls).map(|url| url.value.as_str()).collect();
    let mut reached: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for entry in reach.named(&urls) {
        for source in reach.from(entry) {
            reached.entry(source).or_default().push(entry);
        }
    }
    reached
}
