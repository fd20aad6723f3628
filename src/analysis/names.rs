//! The names of the whole program, interned.

use super::ir::Sym;
use rustc_hash::FxHashMap;

/// Maps names to numbers, across files.
#[derive(Debug, Default)]
pub(crate) struct GlobalNames {
    numbers: FxHashMap<Box<str>, Sym>,
    names: Vec<Box<str>>,
}

impl GlobalNames {
    pub(crate) fn intern(&mut self, name: &str) -> Sym {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = self.names.len() as Sym;
        self.names.push(name.into());
        self.numbers.insert(name.into(), number);
        number
    }

    pub(crate) fn text(&self, sym: Sym) -> &str {
        self.names.get(sym as usize).map_or("", |n| n)
    }
}
