//! What the pages and scripts that a manifest names lead to: their imports, and what a bundler puts into a page.
//!
//! Goes by files: a file that is reached counts as a whole. Knows nothing about rules. Called by whoever tells entry points
//! apart.

use super::names::{files_of_urls, name_of_file, name_of_url};
use super::{AddIn, SourceFile};
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::Path;
use std::sync::Arc;

/// An add-in's sources, ready to be asked.
#[derive(Debug)]
pub struct Reach<'a> {
    sources: &'a [Arc<SourceFile>],
    /// Those of the add-in outside tests, by comparable name.
    by_name: FxHashMap<String, Vec<usize>>,
    /// What the analysis calls each source, where it has seen others besides.
    numbers: Option<&'a [usize]>,
}

impl<'a> Reach<'a> {
    /// `sources`: those of the tree.
    pub fn of(add_in: &AddIn, sources: &'a [Arc<SourceFile>]) -> Reach<'a> {
        let is_code = |&index: &usize| sources.get(index).is_some_and(|source| !source.test);
        let mut by_name: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for index in add_in.sources.iter().copied().filter(is_code) {
            if let Some(name) = sources.get(index).and_then(|source| name_of_file(&source.path)) {
                by_name.entry(name).or_default().push(index);
            }
        }
        Reach { sources, by_name, numbers: None }
    }

    /// The same, where `sources` are a part of what was analysed; `numbers`: what the analysis calls each, in order.
    pub fn within(add_in: &AddIn, sources: &'a [Arc<SourceFile>], numbers: &'a [usize]) -> Reach<'a> {
        Reach { numbers: Some(numbers), ..Reach::of(add_in, sources) }
    }

    /// The sources that URLs of a manifest name; each once, in order.
    pub fn named(&self, urls: &[&str]) -> Vec<usize> {
        let names = urls.iter().filter_map(|url| name_of_url(url));
        let mut alike: Vec<usize> =
            names.filter_map(|name| self.by_name.get(&name)).flatten().copied().collect();
        alike.sort_unstable();
        alike.dedup();
        let alike = alike.into_iter().filter_map(|index| Some(&**self.sources.get(index)?));
        let named = files_of_urls(urls, alike).into_iter().flatten();
        let mut named: Vec<usize> = named.filter_map(|source| self.index(&source.path)).collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    fn index(&self, path: &Path) -> Option<usize> {
        self.sources.binary_search_by(|source| source.path.as_path().cmp(path)).ok()
    }

    /// A source and all that it leads to. A bundler puts the scripts of its name into a page.
    pub fn from(&self, entry: usize) -> FxHashSet<usize> {
        self.from_all([entry])
    }

    /// The same of several together.
    pub fn from_all(&self, entries: impl IntoIterator<Item = usize>) -> FxHashSet<usize> {
        let with_alike = |entry: usize| self.alike(entry).iter().copied().chain([entry]);
        self.led_to(entries.into_iter().flat_map(with_alike).collect())
    }

    /// The sources that have the name of a source, itself among them.
    pub(super) fn alike(&self, source: usize) -> &[usize] {
        let name = self.sources.get(source).and_then(|source| name_of_file(&source.path));
        name.and_then(|name| self.by_name.get(&name)).map_or(&[], Vec::as_slice)
    }

    /// A source and all that it imports.
    pub(super) fn imported_by(&self, source: usize) -> FxHashSet<usize> {
        self.led_to(vec![source])
    }

    fn led_to(&self, mut open: Vec<usize>) -> FxHashSet<usize> {
        let mut inside = FxHashSet::default();
        while let Some(source) = open.pop() {
            if inside.insert(source) {
                let imports = self.sources.get(source).map_or(&[][..], |source| &source.outcome.imports);
                open.extend(imports.iter().filter_map(|&import| self.place(import as usize)));
            }
        }
        inside
    }

    /// Which of the sources the analysis calls so.
    fn place(&self, number: usize) -> Option<usize> {
        self.numbers.map_or(Some(number), |numbers| numbers.binary_search(&number).ok())
    }
}
