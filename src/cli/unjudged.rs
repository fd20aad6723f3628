//! What `check` says where nothing could be judged. Knows nothing about findings.
//!
//! Called by `check`, with and without `--fix`.

use super::args::CheckArgs;
use super::{Exit, Io};
use crate::addin::FileRole;
use crate::manifest::candidate;
use crate::report::{ScanResult, ScannedTree};
use std::path::Path;

/// Fails a run in which nothing could be judged that somebody asked for, and says what.
pub(super) fn nothing_judged(args: &CheckArgs, scan: &ScanResult, io: &mut Io) -> Option<Exit> {
    if args.allow_none || args.fail_on.severity().is_none() {
        return None;
    }
    let mut lines: Vec<String> = scan.trees.iter().flat_map(unmatched).collect();
    lines.dedup();
    if scan.trees.iter().all(|tree| tree.snapshot.manifests.is_empty()) {
        lines.extend(args.paths.iter().map(|path| nothing_at(path, scan)));
    }
    (!lines.is_empty()).then(|| super::complain(io, &lines.join("\n")))
}

pub(super) fn unmatched(tree: &ScannedTree) -> impl Iterator<Item = String> {
    tree.snapshot.unmatched.iter().map(|p| format!("{}: {}", tree.display_name(&p.file), p.message))
}

/// That a PATH leads to no manifest, and which ones are left out.
fn nothing_at(path: &Path, scan: &ScanResult) -> String {
    let left_out = scan.trees.iter().flat_map(|tree| {
        let roles = tree.snapshot.roles.iter().filter(|(file, _)| candidate(file).is_some());
        roles.filter_map(|(file, role)| match role {
            FileRole::LeftOut(why) => Some(format!("; {} is left out: {why}", tree.display_name(file))),
            _ => None,
        })
    });
    let left_out: String = left_out.take(1).collect();
    format!("{}: no manifest found, nothing to check{left_out}", path.display())
}
