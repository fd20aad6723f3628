//! Add-ins that the configuration defines, where locations and names do not show what belongs together.
//!
//! Their manifests and sources are known by number; how they were matched is up to the configuration. Called by
//! [`super::divide`].

use super::{AddIn, TreeFiles};
use std::path::{Path, PathBuf};

/// An add-in as the configuration says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explicit {
    /// What it is called.
    pub name: Option<String>,
    /// Indices into the tree's manifests, in order of path.
    pub manifests: Vec<usize>,
    /// Indices into the tree's sources, in order of path; what they import comes on top.
    pub sources: Vec<usize>,
}

/// Whether the configuration says whose the manifest is.
pub(super) fn has_manifest(explicit: &[Explicit], manifest: usize) -> bool {
    explicit.iter().any(|e| e.manifests.contains(&manifest))
}

/// Whether the configuration says whose the source is.
pub(super) fn has_source(explicit: &[Explicit], source: usize) -> bool {
    explicit.iter().any(|e| e.sources.binary_search(&source).is_ok())
}

/// The add-ins; those without a manifest are left out. A manifest that several claim belongs to the first.
pub(super) fn add_ins(tree: &TreeFiles) -> Vec<AddIn> {
    let mut taken = Vec::new();
    let mut add_ins = Vec::new();
    for explicit in tree.explicit {
        let free = explicit.manifests.iter().copied().filter(|m| !taken.contains(m));
        let manifests: Vec<usize> = free.collect();
        if manifests.is_empty() {
            continue;
        }
        taken.extend(&manifests);
        let root = root(tree, &manifests, &explicit.sources);
        let (name, sources) = (explicit.name.clone(), explicit.sources.clone());
        add_ins.push(AddIn { name, root, manifests, sources });
    }
    add_ins
}

/// The innermost directory around everything.
fn root(tree: &TreeFiles, manifests: &[usize], sources: &[usize]) -> PathBuf {
    let manifests = manifests.iter().filter_map(|&m| tree.manifests.get(m)).map(|m| m.path.as_path());
    let sources = sources.iter().filter_map(|&s| tree.sources.get(s)).map(|s| s.path.as_path());
    let mut paths = manifests.chain(sources);
    let first = paths.next().and_then(Path::parent).unwrap_or(tree.root);
    let common = paths
        .fold(first, |root, path| root.ancestors().find(|dir| path.starts_with(dir)).unwrap_or(tree.root));
    common.to_owned()
}
