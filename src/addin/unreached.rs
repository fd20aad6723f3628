//! Code of an add-in that no entry point is seen to run: backup copies, examples, functions that nobody calls.
//!
//! It counts all the same, for nobody can be sure that all ways into an add-in are known. Called by whoever names it.

use super::{AddIn, EntryLevel, SourceFile};
use crate::analysis::{Certainty, CodePlace};
use crate::catalog::MailboxLevel;
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The outermost function that does not run, or the top of a file, with uses that no entry point is seen to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreached {
    /// The source, as the tree counts them.
    pub source: usize,
    /// The function; at the top of a file the first use.
    pub span: Span,
    /// What its uses need.
    pub level: MailboxLevel,
}

/// That code, in order of place, where it needs more than Restricted; `entries` are the entry points of all manifests of the
/// add-in, `sources` those of the tree.
pub fn unreached(entries: &[EntryLevel], add_in: &AddIn, sources: &[Arc<SourceFile>]) -> Vec<Unreached> {
    let runs = |file: usize, function: u32| {
        let place = CodePlace { file: file as u32, function: Some(function) };
        entries.iter().any(|entry| entry.runs.contains(&place))
    };
    let reached: FxHashSet<(usize, Span)> = entries.iter().flat_map(|entry| &entry.uses).copied().collect();
    let mut found: BTreeMap<(usize, Option<u32>), Unreached> = BTreeMap::new();
    let own = add_in.sources.iter().filter_map(|&number| Some((number, sources.get(number)?)));
    for (source, file) in own.filter(|(_, file)| !file.test) {
        let functions = file.outcome.functions.get();
        let sure = file.outcome.usages.iter().filter(|usage| usage.certainty == Certainty::Certain);
        for usage in sure.filter(|usage| !reached.contains(&(source, usage.span))) {
            let Some(level) = usage.min.filter(|level| *level > MailboxLevel::Restricted) else { continue };
            let around = functions.at(usage.span.start);
            let around =
                around.and_then(|own| functions.outwards(own).take_while(|&f| !runs(source, f)).last());
            let function = around.and_then(|number| functions.all.get(number as usize));
            let span = function.map_or(usage.span, |function| function.span);
            let known = found.entry((source, around)).or_insert(Unreached { source, span, level });
            known.level = known.level.max(level);
        }
    }
    let mut all: Vec<Unreached> = found.into_values().collect();
    all.sort_by_key(|one| (one.source, one.span));
    all
}
