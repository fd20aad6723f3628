//! What code runs when some code does: from functions to those that they call or hand to somebody who calls them.
//!
//! A function runs where what stands around it has run, which makes it, and where somebody calls it. Knows nothing about
//! manifests. Called by `entry_points`.

use super::SourceFile;
use crate::analysis::{CodeFunction, CodePlace, FileFunctions, Runs};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The functions of some sources, ready to be asked.
#[derive(Debug)]
pub(super) struct CodeGraph<'a> {
    sources: &'a [Arc<SourceFile>],
    /// Whom the code at a place calls.
    callees: FxHashMap<CodePlace, Vec<CodePlace>>,
    /// The functions that stand in the code at a place.
    inner: FxHashMap<CodePlace, Vec<CodePlace>>,
}

/// What runs, function by function.
#[derive(Debug, Clone, Default)]
pub(super) struct Running {
    made: FxHashSet<CodePlace>,
    called: FxHashSet<CodePlace>,
    places: FxHashSet<CodePlace>,
}

impl Running {
    /// The functions that run, and the files whose top does.
    pub(super) fn into_places(self) -> FxHashSet<CodePlace> {
        self.places
    }
}

impl<'a> CodeGraph<'a> {
    /// `among`: the sources of the tree that matter.
    pub(super) fn of(sources: &'a [Arc<SourceFile>], among: impl Iterator<Item = usize>) -> CodeGraph<'a> {
        let (callees, inner) = (FxHashMap::default(), FxHashMap::default());
        let mut graph = CodeGraph { sources, callees, inner };
        among.for_each(|source| graph.add(source));
        graph
    }

    fn add(&mut self, source: usize) {
        let Some(functions) = self.functions(source) else { return };
        let file = source as u32;
        for (number, function) in (0..).zip(&functions.all) {
            let own = CodePlace { file, function: Some(number) };
            self.inner.entry(CodePlace { file, function: function.around }).or_default().push(own);
            for &caller in &function.callers {
                self.callees.entry(caller).or_default().push(own);
            }
        }
    }

    /// What is known of a source's functions.
    pub(super) fn functions(&self, source: usize) -> Option<&'a FileFunctions> {
        Some(self.sources.get(source)?.outcome.functions.get())
    }

    fn function(&self, place: CodePlace) -> Option<&'a CodeFunction> {
        self.functions(place.file as usize)?.all.get(place.function? as usize)
    }

    /// Whether what runs in a source is known by functions: else it counts as a whole.
    pub(super) fn is_known(&self, source: usize) -> bool {
        let outcome = self.sources.get(source).map(|source| &source.outcome);
        outcome.is_none_or(|outcome| {
            outcome.functions.get().known || outcome.usages.is_empty() && outcome.doubts.is_empty()
        })
    }

    /// What runs where these sources are loaded and, whatever calls them, these functions.
    pub(super) fn running(&self, loaded: &FxHashSet<usize>, functions: &[CodePlace]) -> Running {
        let mut running = Running::default();
        let tops = loaded.iter().map(|&source| CodePlace { file: source as u32, function: None });
        let open = tops.chain(functions.iter().copied()).collect();
        self.run(&mut running, loaded, open);
        running
    }

    /// The same with the global functions that nobody is seen to call, and that have none of these `names`.
    pub(super) fn with_unnamed(
        &self,
        running: &Running,
        loaded: &FxHashSet<usize>,
        names: &FxHashSet<&str>,
    ) -> Running {
        let named = loaded.iter().flat_map(|&source| {
            let named = self.functions(source).map_or(&[][..], |functions| &functions.named);
            let meant = named.iter().filter(|named| names.contains(&*named.name));
            meant.map(move |named| CodePlace { file: source as u32, function: Some(named.function) })
        });
        let named: FxHashSet<CodePlace> = named.collect();
        let by_name = |place: &CodePlace| {
            let function = self.function(*place).filter(|function| function.runs == Runs::ByName);
            function.is_some() && !named.contains(place)
        };
        let mut more = running.clone();
        let open = running.made.iter().copied().filter(by_name).collect();
        self.run(&mut more, loaded, open);
        more
    }

    fn run(&self, running: &mut Running, loaded: &FxHashSet<usize>, mut open: Vec<CodePlace>) {
        while let Some(place) = open.pop() {
            if !running.places.insert(place) {
                continue;
            }
            for &inner in self.inner.get(&place).into_iter().flatten() {
                let waits = self.function(inner).is_some_and(|function| function.runs == Runs::WithMaker);
                running.made.insert(inner);
                if waits || running.called.contains(&inner) {
                    open.push(inner);
                }
            }
            for &callee in self.callees.get(&place).into_iter().flatten() {
                if loaded.contains(&(callee.file as usize)) {
                    running.called.insert(callee);
                    if running.made.contains(&callee) {
                        open.push(callee);
                    }
                }
            }
        }
    }

    /// Whether the code at a byte of a source is among what runs.
    pub(super) fn runs(&self, source: usize, offset: u32, running: &Running) -> bool {
        let function = self.functions(source).and_then(|functions| functions.at(offset));
        !self.is_known(source) || running.places.contains(&CodePlace { file: source as u32, function })
    }
}
