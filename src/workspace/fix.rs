//! Applies fixes: of each finding the first one, in rounds, until nothing changes.
//!
//! Works in an [`Overlay`], so it writes nothing itself: the caller shows or saves what came out. Knows nothing about
//! any rule. Called by `check --fix` and `check --diff`.

use super::compatible::{CompatibleFixes, allowed, distinct};
use super::{Problem, ScanOptions, ScanTarget, Snapshot, scan_target};
use crate::config::ConfigError;
use crate::rules::{Finding, Fix, Safety};
use crate::system::{Overlay, System};
use crate::text::{SourceText, apply};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Fixes that make room for each other are done long before; two that undo each other never are.
const ROUNDS: usize = 10;

/// What a run of fixes did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fixes {
    /// Fixes that were applied; the same fix of several findings is one.
    pub applied: usize,
    /// The files that each of those fixes edits.
    edited: Vec<Vec<PathBuf>>,
    /// Fixes that were allowed, and could not be applied: they overlap others or undo them.
    pub unapplied: usize,
    /// Files that cannot be edited.
    pub problems: Vec<Problem>,
    /// What is wrong with the configuration; nothing was applied then.
    pub config_errors: Vec<ConfigError>,
    /// Whether there was no manifest to fix anything in.
    pub barren: bool,
}

impl Fixes {
    /// Takes back what was applied to files that could not be written.
    pub fn take_back(&mut self, unwritten: &[Problem]) {
        self.edited.retain(|files| !unwritten.iter().any(|p| files.contains(&p.file)));
        self.applied = self.edited.len();
        self.problems.extend_from_slice(unwritten);
    }

    /// Adds what another run did.
    pub fn add(&mut self, other: Fixes) {
        self.applied += other.applied;
        self.edited.extend(other.edited);
        self.unapplied += other.unapplied;
        self.config_errors.extend(other.config_errors);
        self.problems
            .extend(other.problems.into_iter().filter(|p| !self.problems.contains(p)).collect::<Vec<_>>());
    }
}

/// Applies the first fix of each finding at `path` whose safety is `limit` or better.
///
/// What a comment suppresses is not a finding, so it is not fixed. Where the configuration is broken nothing is.
/// A round takes the fixes that do not overlap, in the order of the findings, and scans again.
pub fn fix(overlay: &Overlay, path: &Path, options: &ScanOptions, limit: Safety) -> Fixes {
    fix_target(overlay, &ScanTarget::of(overlay, path), options, limit)
}

/// The same for a tree, as far as it was asked for.
pub fn fix_target(overlay: &Overlay, target: &ScanTarget, options: &ScanOptions, limit: Safety) -> Fixes {
    fix_wanted(overlay, target, options, limit, &|_, _, _| true)
}

/// Says whether a finding is to be fixed; the first argument counts the rounds from 0, and what one of them edits moves the
/// places of the next.
pub type Wants<'a> = &'a dyn Fn(usize, &Snapshot, &Finding) -> bool;

/// The same for some of the findings.
pub fn fix_wanted(
    overlay: &Overlay,
    target: &ScanTarget,
    options: &ScanOptions,
    limit: Safety,
    wants: Wants,
) -> Fixes {
    rounds(overlay, limit, |round| {
        let snapshot = scan_target(overlay, target, options);
        let mut findings = snapshot.findings();
        findings.retain(|finding| wants(round, &snapshot, finding));
        (snapshot, findings)
    })
}

fn rounds(overlay: &Overlay, limit: Safety, scan: impl Fn(usize) -> (Snapshot, Vec<Arc<Finding>>)) -> Fixes {
    let mut fixes = Fixes::default();
    for round in 0..ROUNDS {
        let (snapshot, findings) = scan(round);
        fixes.barren = snapshot.manifests.is_empty();
        if !snapshot.config.errors().is_empty() {
            fixes.config_errors = snapshot.config.errors().to_vec();
            return fixes;
        }
        let wanted = distinct(findings.iter().filter_map(|finding| allowed(finding, limit)));
        let mut round = Round::new(overlay, &snapshot);
        let taken = wanted.iter().filter(|fix| round.take(fix));
        let edited: Vec<Vec<PathBuf>> =
            taken.map(|fix| fix.edits.iter().map(|(file, _)| file.clone()).collect()).collect();
        fixes.unapplied = wanted.len() - edited.len();
        let again = round.write() || round.stale;
        fixes.add(Fixes { applied: edited.len(), edited, problems: round.problems, ..Fixes::default() });
        if !again {
            return fixes;
        }
    }
    fixes.unapplied = distinct(scan(ROUNDS).1.iter().filter_map(|finding| allowed(finding, limit))).len();
    fixes
}

/// The fixes that are applied together.
struct Round<'a> {
    overlay: &'a Overlay<'a>,
    snapshot: &'a Snapshot,
    /// The files that fixes want to edit; `None` where that can't be.
    files: BTreeMap<PathBuf, Option<SourceText>>,
    fitting: CompatibleFixes<'a>,
    /// Whether a file has changed since the snapshot was made.
    stale: bool,
    problems: Vec<Problem>,
}

impl<'a> Round<'a> {
    fn new(overlay: &'a Overlay<'a>, snapshot: &'a Snapshot) -> Self {
        let (files, fitting, problems) = (BTreeMap::new(), CompatibleFixes::default(), Vec::new());
        Round { overlay, snapshot, files, fitting, stale: false, problems }
    }

    /// Takes the fix if it fits to those that have been taken.
    fn take(&mut self, fix: &'a Fix) -> bool {
        for (path, _) in &fix.edits {
            if !self.files.contains_key(path) {
                let file = self.open(path);
                self.files.insert(path.clone(), file);
            }
        }
        let files = &self.files;
        self.fitting.take(fix, |path| files.get(path)?.as_ref().map(|file| file.text.as_str()))
    }

    /// The file as the snapshot knows it; `None` where it is another by now, or can't be written as it was read.
    fn open(&mut self, path: &Path) -> Option<SourceText> {
        let (known, _) = self.snapshot.text(path)?;
        let bytes = self.overlay.pin(path).ok();
        let source = bytes.as_ref().and_then(|bytes| SourceText::decode(bytes).ok());
        let Some(source) = source.filter(|source| source.text == known) else {
            self.stale = true;
            return None;
        };
        if bytes.is_some_and(|bytes| source.encode(&source.text) != bytes) {
            let message = "cannot be fixed: its encoding cannot be preserved".to_owned();
            self.problems.push(Problem { file: path.to_owned(), message });
            return None;
        }
        Some(source)
    }

    /// Makes the edits; says whether there were any.
    fn write(&self) -> bool {
        let edited = self.fitting.edits().iter().filter_map(|(path, edits)| {
            let source = self.files.get(path)?.as_ref()?;
            Some((path, source.encode(&apply(&source.text, edits).ok()?)))
        });
        edited.filter(|(path, bytes)| self.overlay.write_atomic(path, bytes).is_ok()).count() > 0
    }
}

#[cfg(test)]
mod tests;
