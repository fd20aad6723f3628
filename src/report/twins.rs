//! Findings that say the same of several manifests of an add-in, told once.
//!
//! Called by the text report and its summary.

use super::{ScanResult, ScannedTree};
use crate::rules::{Finding, Location, Severity};
use rustc_hash::FxHashMap;

/// The findings, each with the places of those that say the same of other manifests of its add-in.
pub(super) fn told_once(scan: &ScanResult, least: Severity) -> Vec<(&ScannedTree, &Finding, Vec<&Location>)> {
    let mut told: Vec<(&ScannedTree, &Finding, Vec<&Location>)> = Vec::new();
    let mut known = FxHashMap::default();
    for (tree, finding) in scan.findings().filter(|(_, f)| f.severity >= least) {
        let Finding { rule, severity, add_in, related, message, at, .. } = finding;
        let places: Vec<&Location> = related.iter().map(|related| &related.at).collect();
        let name = at.file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let others: Vec<&str> = message.split(' ').filter(|word| !word.ends_with(name)).collect();
        let what = (*rule, *severity, add_in, places, others.join(" "));
        let next = told.len();
        let first = match tree.snapshot.manifest_index(&at.file) {
            Some(_) => *known.entry(what).or_insert(next),
            None => next,
        };
        match told.get_mut(first) {
            Some((_, _, twins)) => twins.push(at),
            None => told.push((tree, finding, Vec::new())),
        }
    }
    told
}
