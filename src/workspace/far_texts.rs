//! Sources that are far from every manifest: their texts are dropped once they have been looked at, and read again
//! when something leads there.
//!
//! A large repository may hold a few small add-ins; the texts of all the rest would take most of the memory. What is
//! dropped changes no outcome: a source is read again before a way to it is followed. Called by
//! [`TreeCache`](super::tree_cache::TreeCache).

use super::SourceFile;
use super::discovered::is_helper;
use super::read::RelevantFile;
use crate::addin::tells_of_a_build;
use crate::analysis::Links;
use crate::text::LineIndex;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where texts are kept: a guess at where add-ins will be found, which needs to be no more.
#[derive(Debug, Default)]
pub(super) struct KeptFolders {
    /// In these folders, where they are known,
    folders: Option<BTreeSet<PathBuf>>,
    /// and of these files.
    files: BTreeSet<PathBuf>,
}

impl KeptFolders {
    /// The manifests are others.
    pub(super) fn forget_folders(&mut self) {
        self.folders = None;
    }

    /// Looks for the folders, unless they are known: the projects around the manifests; where there are none, the whole
    /// tree at `root`.
    pub(super) fn find_folders<'a>(
        &mut self,
        manifests: impl Iterator<Item = &'a Path>,
        project_files: &[PathBuf],
        root: &Path,
    ) {
        self.folders.get_or_insert_with(|| {
            let projects: BTreeSet<&Path> = project_files.iter().filter_map(|file| file.parent()).collect();
            let project =
                |manifest: &'a Path| manifest.ancestors().skip(1).find(|dir| projects.contains(dir));
            manifests.map(|manifest| project(manifest).unwrap_or(root).to_owned()).collect()
        });
    }

    /// Whether the text of a source is kept.
    pub(super) fn has(&self, source: &Path) -> bool {
        let folders = self.folders.as_ref();
        self.files.contains(source)
            || folders.is_none_or(|folders| source.ancestors().any(|dir| folders.contains(dir)))
    }

    /// From now on the text of this source is kept.
    pub(super) fn add(&mut self, source: &Path) {
        self.files.insert(source.to_owned());
    }
}

/// Puts the text of a source away, unless what stands in it is told wherever it lies.
pub(super) fn put_away(item: &mut RelevantFile) {
    let RelevantFile::Source(source, suppressions) = item else { return };
    if suppressions.is_empty() && !tells_of_a_build(source) && (source.test || !is_helper(source)) {
        let source = Arc::make_mut(source);
        (source.text, source.lines, source.away) = (Arc::default(), Arc::new(LineIndex::new("")), true);
    }
}

/// Those of the sources that are away though something leads to them.
pub(super) fn wanted(sources: &[Arc<SourceFile>], links: &[Links]) -> BTreeSet<PathBuf> {
    let linked = links.iter().flat_map(|links| links.files.iter());
    away(sources, linked.map(|&file| file as usize))
}

/// Those of these sources that are away.
pub(super) fn away(sources: &[Arc<SourceFile>], numbers: impl Iterator<Item = usize>) -> BTreeSet<PathBuf> {
    let named = numbers.filter_map(|number| sources.get(number));
    named.filter(|source| source.away).map(|source| source.path.clone()).collect()
}
