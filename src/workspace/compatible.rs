//! Which fixes can be applied together: none touches what another edits.
//!
//! Pure: fixes and texts in, edits out. Knows nothing about files on a disk. Called by the rounds of `check --fix` and
//! by the editor's "fix all".

use crate::rules::{Finding, Fix, Safety};
use crate::text::{Edit, Span, apply};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The fix that may be applied to a finding without asking anybody who allows `limit`: the first one. A second or
/// third is an alternative that a person has to choose.
pub fn allowed(finding: &Finding, limit: Safety) -> Option<&Fix> {
    finding.fixes.first().filter(|fix| fix.safety <= limit && !fix.edits.is_empty())
}

/// How many fixes there are to apply.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fixable {
    /// Safe ones.
    pub safe: usize,
    /// Others, which a person has to look at.
    pub unsafe_: usize,
}

impl Fixable {
    /// Counts the first fixes of the findings. The same fix of several findings is one, and of those that replace the same
    /// text one is applied.
    pub fn of(findings: &[Arc<Finding>]) -> Fixable {
        let fitting = |limit| {
            // Disjoint: the file and the first byte of each, with the last.
            let mut taken: BTreeMap<(&Path, u32), u32> = BTreeMap::new();
            let mut count = 0;
            for fix in distinct(findings.iter().filter_map(|finding| allowed(finding, limit))) {
                let meets = |(file, span): (&Path, Span)| {
                    let before = taken.range(..(file, span.end)).next_back();
                    before.is_some_and(|((other, _), end)| *other == file && *end > span.start)
                };
                if !replaced(fix).any(meets) {
                    count += 1;
                    taken.extend(replaced(fix).map(|(file, span)| ((file, span.start), span.end)));
                }
            }
            count
        };
        let safe = fitting(Safety::Safe);
        Fixable { safe, unsafe_: fitting(Safety::Unsafe).saturating_sub(safe) }
    }
}

/// The texts that a fix replaces; what it inserts leaves all others as they are.
fn replaced(fix: &Fix) -> impl Iterator<Item = (&Path, Span)> {
    let all = fix.edits.iter().flat_map(|(file, edits)| edits.iter().map(|edit| (file.as_path(), edit.span)));
    all.filter(|(_, span)| !span.is_empty())
}

/// Each fix once: several findings may have the same.
pub(super) fn distinct<'f>(fixes: impl Iterator<Item = &'f Fix>) -> Vec<&'f Fix> {
    let mut seen = FxHashSet::default();
    fixes.filter(|fix| seen.insert(&fix.edits)).collect()
}

/// Fixes that fit together.
#[derive(Debug, Default)]
pub struct CompatibleFixes<'a> {
    taken: Vec<&'a Fix>,
    edits: BTreeMap<PathBuf, Vec<Edit>>,
}

impl<'a> CompatibleFixes<'a> {
    /// Takes the fix if it fits to those that have been taken. Several findings may have the same fix. `text` gives the
    /// text of a file; `None` for one that can't be edited.
    pub fn take<'t>(&mut self, fix: &'a Fix, text: impl Fn(&Path) -> Option<&'t str>) -> bool {
        if self.has(fix) {
            return true;
        }
        let fits = |(path, edits): &(PathBuf, Vec<Edit>)| {
            text(path).is_some_and(|text| changes(text, edits)) && self.leaves_alone(path, edits)
        };
        if !fix.edits.iter().all(fits) {
            return false;
        }
        self.taken.push(fix);
        for (path, edits) in &fix.edits {
            self.edits.entry(path.clone()).or_default().extend_from_slice(edits);
        }
        true
    }

    fn has(&self, fix: &Fix) -> bool {
        self.taken.iter().any(|taken| taken.edits == fix.edits)
    }

    fn leaves_alone(&self, path: &Path, edits: &[Edit]) -> bool {
        let taken = self.edits.get(path).map_or(&[][..], Vec::as_slice);
        edits.iter().all(|edit| taken.iter().all(|taken| !conflict(taken.span, edit.span)))
    }

    /// What there is to edit, by file.
    pub fn edits(&self) -> &BTreeMap<PathBuf, Vec<Edit>> {
        &self.edits
    }
}

/// Whether the edits are sound and change something.
fn changes(text: &str, edits: &[Edit]) -> bool {
    apply(text, edits).is_ok_and(|edited| edited != text)
}

/// Whether two edits touch the same bytes, or one inserts where the other begins or ends: their order would matter.
fn conflict(a: Span, b: Span) -> bool {
    let overlap = a.start < b.end && b.start < a.end;
    overlap || (a.is_empty() || b.is_empty()) && a.start <= b.end && b.start <= a.end
}
