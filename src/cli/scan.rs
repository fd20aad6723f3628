//! From PATHs to a scan: the part that `check` and `usages` share.

use super::config::complaints;
use super::{Io, Stop, progress};
use crate::report::Scan;
use crate::system::System;
use crate::workspace::{self, ScanOptions};
use std::path::{Path, PathBuf};

/// Scans each PATH, a repeated one once. Stops where one does not exist, where a configuration is broken, or where
/// nothing at all could be read.
pub(super) fn scan(paths: &[PathBuf], system: &dyn System, io: &Io) -> Result<Scan, Stop> {
    for path in paths {
        system.kind(path).ok_or_else(|| missing(path))?;
    }
    let scan_one = |path| {
        progress::shown(io.progress, |progress| {
            workspace::scan(system, path, &ScanOptions { progress, ..ScanOptions::default() })
        })
    };
    let scan = Scan::new(unique(paths).into_iter().map(scan_one).collect());
    let mut errors: Vec<_> = scan.trees.iter().flat_map(|t| t.snapshot.config.errors()).collect();
    errors.dedup();
    if !errors.is_empty() {
        return Err(Stop::new(complaints(errors.into_iter())));
    }
    if let (false, Some(message)) = (anything_read(&scan), first_problem(&scan)) {
        return Err(Stop::new(format!("nothing could be read: {message}")));
    }
    Ok(scan)
}

/// What to say about a PATH that does not exist.
pub(super) fn missing(path: &Path) -> Stop {
    Stop::new(format!("{}: no such file or folder", path.display()))
}

fn unique(paths: &[PathBuf]) -> Vec<&Path> {
    let mut unique: Vec<&Path> = Vec::new();
    for path in paths {
        if !unique.contains(&path.as_path()) {
            unique.push(path);
        }
    }
    unique
}

fn anything_read(scan: &Scan) -> bool {
    scan.trees.iter().any(|t| !t.snapshot.sources.is_empty() || !t.snapshot.manifests.is_empty())
}

fn first_problem(scan: &Scan) -> Option<String> {
    let tree = scan.trees.iter().find(|t| !t.snapshot.problems.is_empty())?;
    let problem = tree.snapshot.problems.first()?;
    Some(format!("{}: {}", tree.name(&problem.file), problem.message))
}
