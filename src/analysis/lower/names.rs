//! The names of one file, interned.

use crate::analysis::ir::Sym;
use rustc_hash::FxHashMap;

/// Maps names to numbers, within one file.
#[derive(Default)]
pub(super) struct Names<'t> {
    numbers: FxHashMap<&'t str, Sym>,
    names: Vec<&'t str>,
}

impl<'t> Names<'t> {
    pub(super) fn intern(&mut self, name: &'t str) -> Sym {
        *self.numbers.entry(name).or_insert_with(|| {
            self.names.push(name);
            self.names.len() as Sym - 1
        })
    }

    pub(super) fn text(&self, name: Sym) -> &'t str {
        self.names.get(name as usize).copied().unwrap_or("")
    }

    pub(super) fn into_vec(self) -> Vec<Box<str>> {
        self.names.into_iter().map(Box::from).collect()
    }
}
