//! Which entry points lead to a source, where nothing else does.
//!
//! Goes by files, as [`Reach`] does, and is silent where it cannot be sure: if a page that something else opens is not there to
//! be read, or if a file that no entry point leads to (a dialog's page, say) leads to the source. Called by the rule about
//! contexts.

use super::{AddIn, Reach, SourceFile};
use crate::manifest::EntryPoint;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// By source, the entry points that lead there; only sources that nothing else leads to. `sources`: those that the add-in's
/// indices count; `numbers`: what the analysis calls each; `is_known`: the entry points of which it does not matter whether their page is there.
pub fn started_by<'a>(
    entries: &[&'a EntryPoint],
    is_known: impl Fn(&EntryPoint) -> bool,
    add_in: &AddIn,
    (sources, numbers): (&[Arc<SourceFile>], &[usize]),
) -> FxHashMap<usize, Vec<&'a EntryPoint>> {
    let reach = Reach::within(add_in, sources, numbers);
    let mut started: FxHashMap<usize, Vec<&EntryPoint>> = FxHashMap::default();
    for &entry in entries {
        let named = reach.named(&[entry.url.value.as_str()]);
        if named.is_empty() && !is_known(entry) {
            return FxHashMap::default();
        }
        reach.from_all(named).into_iter().for_each(|source| started.entry(source).or_default().push(entry));
    }
    let is_code = |&&index: &&usize| sources.get(index).is_some_and(|source| !source.test);
    let others = add_in.sources.iter().filter(is_code).filter(|index| !started.contains_key(index));
    let elsewhere = reach.from_all(others.copied());
    started.retain(|source, _| !elsewhere.contains(source));
    started
}
