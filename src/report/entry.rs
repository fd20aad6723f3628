//! A finding as the formats for other programs tell it: files named from the root of the repository, a fingerprint.
//!
//! Called by the formats; text and JSON, which name files otherwise, do without.

use super::{LineRange, ScanResult, ScannedTree, Shown};
use crate::rules::{Finding, Identity, Safety, Severity};
use crate::text::prose;
use crate::workspace::allowed;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// A finding, or one that a comment suppresses.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) tree: &'a ScannedTree,
    pub(super) finding: &'a Finding,
    /// Its file is relative to the root of the repository.
    pub(super) place: LineRange,
}

/// The same with what makes it the same one in the next run: the file is parsed for it.
#[derive(Debug)]
pub(super) struct Identified<'a> {
    pub(super) entry: Entry<'a>,
    pub(super) within: String,
    /// No two entries of a run have the same.
    pub(super) fingerprint: String,
    pub(super) suppressed: bool,
}

impl<'a> Entry<'a> {
    /// The first line of the message: what is wrong.
    pub(super) fn point(&self) -> &'a str {
        self.finding.message.lines().next().unwrap_or_default()
    }

    /// The other lines: how that is known, what to do.
    pub(super) fn details(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.finding.message.lines().skip(1)
    }

    /// The title of the fix that comes first, with `(unsafe)` where a person has to look.
    pub(super) fn fix(&self) -> Option<String> {
        let fix = allowed(self.finding, Safety::Unsafe)?;
        let mark = if fix.safety == Safety::Safe { "" } else { " (unsafe)" };
        Some(format!("{}{mark}", fix.title))
    }
}

/// The findings that are shown, in the order of trees and places.
pub(super) fn entries<'a>(shown: &Shown<'a>) -> Vec<Entry<'a>> {
    let told = shown.scan.findings().filter(|(_, finding)| finding.severity >= shown.least);
    told.map(|(tree, finding)| Entry { tree, finding, place: tree.repository_place(&finding.at) }).collect()
}

/// All findings that are told, and those that comments suppress. Those with the same identity are numbered in the order of
/// their places, whatever is told of them.
pub(super) fn all(scan: &ScanResult) -> Vec<Identified<'_>> {
    let mut known: FxHashMap<Identity, usize> = FxHashMap::default();
    let mut entries = Vec::new();
    for tree in &scan.trees {
        let of = |list: &[Arc<Finding>]| list.iter().map(Arc::as_ptr).collect::<FxHashSet<_>>();
        let (told, suppressed) = (of(&tree.findings), of(&tree.suppressed));
        // Each file is parsed once for the names around its findings: side by side, for that takes longest.
        let named = tree.found.par_iter().map(|finding| {
            let place = tree.repository_place(&finding.at);
            (finding, tree.snapshot.identity(finding, place.file.clone()), place)
        });
        for (finding, identity, place) in named.collect::<Vec<_>>() {
            let within = identity.within.clone();
            let before = known.entry(identity.clone()).or_insert(0);
            let fingerprint = identity.fingerprint(*before);
            *before += 1;
            let suppressed = suppressed.contains(&Arc::as_ptr(finding));
            if suppressed || told.contains(&Arc::as_ptr(finding)) {
                let entry = Entry { tree, finding, place };
                entries.push(Identified { entry, within, fingerprint, suppressed });
            }
        }
    }
    entries
}

/// What could not be read: the file, from the root of the repository, and why.
pub(super) fn problems<'a>(shown: &Shown<'a>) -> impl Iterator<Item = (String, &'a str)> {
    shown.scan.trees.iter().flat_map(|tree| {
        let problems = tree.snapshot.problems.iter();
        problems.map(|problem| (tree.repository_name(&problem.file), problem.message.as_str()))
    })
}

/// `2 errors, 1 warning and 3 information`; none where nothing was found.
pub(super) fn counted(entries: &[Entry]) -> Option<String> {
    let count = |severity| entries.iter().filter(|entry| entry.finding.severity == severity).count();
    let words = |(severity, n): (Severity, usize)| match severity {
        Severity::Information => format!("{n} information"),
        _ => prose::count(n, severity.word()),
    };
    let all = [Severity::Error, Severity::Warning, Severity::Information, Severity::Hint];
    let counts = all.map(|severity| (severity, count(severity))).into_iter().filter(|(_, n)| *n > 0);
    let parts: Vec<String> = counts.map(words).collect();
    (!parts.is_empty()).then(|| prose::list_all(&parts))
}
