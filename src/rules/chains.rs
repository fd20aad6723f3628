//! Picks the one usage of each access chain that a rule reports.
//!
//! Knows nothing about manifests. Called by the rules about levels and by whoever shows or counts uses.

use super::{Location, Related};
use crate::addin::SourceFile;
use crate::analysis::{Certainty, Usage};
use crate::catalog::MailboxLevel;
use rustc_hash::FxHashMap;

/// Of each access chain in one file the usage that needs most, the last one of several; with what it needs. Chains
/// without a level are left out.
pub(crate) fn deciding<'a>(usages: impl Iterator<Item = &'a Usage>) -> Vec<(&'a Usage, MailboxLevel)> {
    let mut best: Vec<(&Usage, MailboxLevel)> = Vec::new();
    let mut slots = FxHashMap::default();
    for usage in usages {
        let Some(needed) = usage.min else { continue };
        let slot = *slots.entry(usage.chain).or_insert(best.len());
        match best.get_mut(slot) {
            None => best.push((usage, needed)),
            Some(known) if (needed, usage.span) > (known.1, known.0.span) => *known = (usage, needed),
            Some(_) => {}
        }
    }
    best
}

/// A use as a place that belongs to a finding, with the least that it needs.
pub(crate) fn needs(source: &SourceFile, usage: &Usage) -> Related {
    let at = Location { file: source.path.clone(), span: usage.span };
    Related { at, message: format!("needs {}", usage.min.map_or("nothing", MailboxLevel::name)) }
}

/// The uses in a file, one per access chain, that need `level`, where that is the level which the code of an add-in
/// needs. Only what is certain made that level; Restricted is granted to everybody, so nothing "needs" it.
pub(crate) fn needing(source: &SourceFile, level: MailboxLevel) -> impl Iterator<Item = &Usage> {
    let certain = source.outcome.usages.iter().filter(|u| u.certainty == Certainty::Certain);
    let uses = if level == MailboxLevel::Restricted { Vec::new() } else { deciding(certain) };
    uses.into_iter().filter(move |&(_, needs)| needs == level).map(|(usage, _)| usage)
}
