//! Interned names: of one file in what lowering writes, of a whole realm in the solver.

use super::ids::{Id, Sym};
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// Maps names to ids.
#[derive(Debug, Clone, Default)]
pub(crate) struct NameTable(IndexSet<Box<str>, FxBuildHasher>);

impl NameTable {
    pub(crate) fn intern(&mut self, name: &str) -> Sym {
        Sym::new(self.0.get_index_of(name).unwrap_or_else(|| self.0.insert_full(name.into()).0))
    }

    /// The id of a name, if anybody has named it.
    pub(crate) fn known(&self, name: &str) -> Option<Sym> {
        self.0.get_index_of(name).map(Sym::new)
    }

    /// The name; empty for an id that was never given.
    pub(crate) fn text(&self, name: Sym) -> &str {
        self.0.get_index(name.index()).map_or("", |n| n)
    }

    /// All names, in the order of their ids.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|n| &**n)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}
