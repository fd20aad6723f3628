//! The functions of a file, and what runs them. Plain data.
//!
//! Who runs what is told on the safe side: a function of which nobody knows who calls it runs with the code that makes it.
//! Made by `collect` when a realm is solved as a whole; while one statement is typed, it is what it was before. Read by
//! whoever tells entry points apart.

use crate::text::{Span, TextChange};
use std::sync::Arc;

/// What is known of the functions of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileFunctions {
    /// Whether it is known who calls them at all.
    pub known: bool,
    /// In the order of their spans, outer ones first.
    pub all: Vec<CodeFunction>,
    /// Its functions that are known by names to whoever runs the add-in, in order.
    pub named: Vec<NamedFunction>,
    /// The names that some code of the file gives to what is no function of the program, in order: whoever runs them is not
    /// here.
    pub unseen_names: Vec<Box<str>>,
    /// Its code calls global functions by names that it computes.
    pub calls_by_name: bool,
    /// The dialogs that it opens, in order.
    pub dialogs: Vec<Dialog>,
}

/// A function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeFunction {
    /// All of it.
    pub span: Span,
    /// The function around it, as [`FileFunctions::all`] counts them.
    pub around: Option<u32>,
    /// What calls it, or hands it to somebody who does.
    pub callers: Vec<CodePlace>,
    /// What else may run it.
    pub runs: Runs,
}

/// What runs a function, besides its callers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Runs {
    /// Nothing.
    Never,
    /// Somebody who knows it by its name, as a global function: of the program, nobody calls it.
    ByName,
    /// Whoever runs what stands around it: it is not known who calls it.
    WithMaker,
}

/// Where code stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodePlace {
    /// The source, as [`super::Program::sources`] counts them.
    pub file: u32,
    /// The function there; none at the top of the file.
    pub function: Option<u32>,
}

/// A function with a name by which others than the program's code call it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedFunction {
    /// The name.
    pub name: Box<str>,
    /// The function, as [`FileFunctions::all`] counts them.
    pub function: u32,
    /// Whether `Office.actions.associate` gives it the name; else it is a global function.
    pub associated: bool,
}

/// A dialog that is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialog {
    /// The name of the method that opens it.
    pub span: Span,
    /// The addresses that it may have; `{}` stands for a part that is not known.
    pub addresses: Vec<Box<str>>,
}

impl FileFunctions {
    /// The function that a place stands in: the innermost one.
    pub fn at(&self, offset: u32) -> Option<u32> {
        let behind = self.all.partition_point(|function| function.span.start <= offset);
        let mut next = behind.checked_sub(1);
        while let Some((number, function)) = next.and_then(|number| Some((number, self.all.get(number)?))) {
            if offset < function.span.end {
                return Some(number as u32);
            }
            next = function.around.map(|around| around as usize).filter(|&around| around < number);
        }
        None
    }

    /// A function and those around it, from inside out.
    pub fn outwards(&self, function: u32) -> impl Iterator<Item = u32> + use<'_> {
        let around = |&number: &u32| self.all.get(number as usize)?.around.filter(|&around| around < number);
        std::iter::successors(Some(function), around)
    }

    /// The same after a change of the text.
    fn moved(&self, change: TextChange) -> FileFunctions {
        let mut moved = self.clone();
        moved.all.iter_mut().for_each(|function| function.span = change.stretched(function.span));
        moved.dialogs.iter_mut().for_each(|dialog| dialog.span = change.stretched(dialog.span));
        moved
    }
}

/// The functions of an outcome. They may be those of a text before, so they say nothing about whether two outcomes are
/// equal.
#[derive(Debug, Clone, Default)]
pub struct KeptFunctions(Arc<FileFunctions>);

impl KeptFunctions {
    pub(super) fn new(functions: FileFunctions) -> KeptFunctions {
        KeptFunctions(Arc::new(functions))
    }

    /// What is known.
    pub fn get(&self) -> &FileFunctions {
        &self.0
    }

    /// Whether both know the same.
    pub fn is_same(&self, other: &KeptFunctions) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }

    /// The same after a change of the text.
    pub(super) fn moved(&self, change: TextChange) -> KeptFunctions {
        if self.0.all.is_empty() && self.0.dialogs.is_empty() {
            return self.clone();
        }
        KeptFunctions::new(self.0.moved(change))
    }
}

impl PartialEq for KeptFunctions {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for KeptFunctions {}
