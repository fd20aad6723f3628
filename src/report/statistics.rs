//! `check --statistics`: how many findings each rule has, in place of the findings.
//!
//! Called by the formats that have a place for it.

use super::{ScanResult, Shown, summary};
use crate::rules::{Safety, Severity};
use crate::workspace::allowed;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The findings of a rule with one severity.
#[derive(Debug, Serialize)]
pub(super) struct Counted {
    rule: &'static str,
    #[serde(serialize_with = "word")]
    severity: Severity,
    count: usize,
    /// How many of them have a safe fix.
    fixable: usize,
}

fn word<S: Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.word())
}

/// By rule and severity, the most frequent first.
pub(super) fn counted(scan: &ScanResult) -> Vec<Counted> {
    let mut counts: BTreeMap<(&'static str, Severity), (usize, usize)> = BTreeMap::new();
    for (_, finding) in scan.findings() {
        let (count, fixable) = counts.entry((finding.rule, finding.severity)).or_default();
        *count += 1;
        *fixable += usize::from(allowed(finding, Safety::Safe).is_some());
    }
    let counts = counts.into_iter();
    let mut counted: Vec<Counted> = counts
        .map(|((rule, severity), (count, fixable))| Counted { rule, severity, count, fixable })
        .collect();
    counted.sort_by_key(|one| std::cmp::Reverse(one.count));
    counted
}

/// A line for each rule and severity, then the sums.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let counted = counted(shown.scan);
    for one in counted.iter().filter(|one| one.severity >= shown.least) {
        let Counted { rule, severity, count, fixable } = one;
        let style = shown.palette.severity(*severity);
        let fixable = if *fixable > 0 { format!(" ({fixable} fixable)") } else { String::new() };
        writeln!(out, "{count:>6} {style}{}{style:#} {rule}{fixable}", severity.word())?;
    }
    if shown.summed_up { summary::counts(out, shown.palette, shown.scan, shown.least) } else { Ok(()) }
}
