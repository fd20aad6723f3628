//! Which entry points lead to a source: the pages that a manifest names, with the scripts of their names, and what these
//! import.
//!
//! Called by the plan and by the review.

use super::Site;
use crate::addin::{AddIn, files_of_urls};
use crate::workspace::Snapshot;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::Path;

/// For each add-in, the sources by which entry points reach them.
pub(super) struct Entries(Vec<FxHashMap<usize, Vec<usize>>>);

impl Entries {
    pub(super) fn of(snapshot: &Snapshot) -> Entries {
        Entries(snapshot.add_ins.iter().map(|add_in| reached(snapshot, add_in)).collect())
    }

    /// The sources with the entry points that lead to a site.
    pub(super) fn leading_to(&self, site: &Site) -> Vec<usize> {
        let of_add_in = site.add_in.and_then(|add_in| self.0.get(add_in));
        of_add_in.and_then(|reached| reached.get(&site.source)).cloned().unwrap_or_default()
    }
}

fn reached(snapshot: &Snapshot, add_in: &AddIn) -> FxHashMap<usize, Vec<usize>> {
    let mut reached: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for entry in entries(snapshot, add_in) {
        for source in reached_from(snapshot, add_in, entry) {
            let leading = reached.entry(source).or_default();
            if !leading.contains(&entry) {
                leading.push(entry);
            }
        }
    }
    reached
}

/// The sources that the URLs of the add-in's manifests name; in order.
fn entries(snapshot: &Snapshot, add_in: &AddIn) -> Vec<usize> {
    let manifests = add_in.manifests.iter().filter_map(|&m| snapshot.manifests.get(m));
    let urls: Vec<&str> =
        manifests.flat_map(|file| &file.manifest.urls).map(|url| url.value.as_str()).collect();
    let sources = add_in.sources.iter().filter_map(|&s| Some(&**snapshot.sources.get(s)?));
    let named = files_of_urls(&urls, sources).into_iter().flatten();
    let number = |path: &Path| add_in.sources.iter().copied().find(|&s| snapshot.sources[s].path == path);
    let mut entries: Vec<usize> = named.filter_map(|source| number(&source.path)).collect();
    entries.sort_unstable();
    entries.dedup();
    entries
}

/// What an entry point leads to: it and what it imports. A bundler puts the script of its name into a page.
pub fn reached_from(snapshot: &Snapshot, add_in: &AddIn, entry: usize) -> FxHashSet<usize> {
    let name = |source: usize| name(&snapshot.sources[source].path);
    let same =
        add_in.sources.iter().copied().filter(|&s| name(s) == name(entry) && !snapshot.sources[s].test);
    let mut open: Vec<usize> = std::iter::once(entry).chain(same).collect();
    let mut inside = FxHashSet::default();
    while let Some(source) = open.pop() {
        if inside.insert(source) {
            let imports = snapshot.sources.get(source).map_or(&[][..], |source| &source.outcome.imports);
            open.extend(imports.iter().map(|&import| import as usize));
        }
    }
    inside
}

/// The name of a file up to its first dot, in lower case.
fn name(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    name.split('.').next().unwrap_or_default().to_owned()
}
