//! Tables that only grow, so that going back cuts them. Know nothing about what stands in them.

use crate::analysis::ids::{Id, Table};
use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;
use std::hash::Hash;

/// A map that remembers in which order it grew.
pub(super) type OrderedMap<K, V> = IndexMap<K, V, FxBuildHasher>;
/// A set that remembers in which order it grew.
pub(super) type OrderedSet<K> = IndexSet<K, FxBuildHasher>;

/// A table that only grows.
pub(super) trait Growing {
    fn size(&self) -> usize;
    fn cut(&mut self, size: usize);
}

impl<T> Growing for Vec<T> {
    fn size(&self) -> usize {
        self.len()
    }

    fn cut(&mut self, size: usize) {
        self.truncate(size);
    }
}

impl<I: Id, T> Growing for Table<I, T> {
    fn size(&self) -> usize {
        self.len()
    }

    fn cut(&mut self, size: usize) {
        self.truncate(size);
    }
}

impl<K: Hash + Eq, V> Growing for OrderedMap<K, V> {
    fn size(&self) -> usize {
        self.len()
    }

    fn cut(&mut self, size: usize) {
        self.truncate(size);
    }
}

impl<K: Hash + Eq> Growing for OrderedSet<K> {
    fn size(&self) -> usize {
        self.len()
    }

    fn cut(&mut self, size: usize) {
        self.truncate(size);
    }
}
