//! From PATHs to a scan: the part that `check` and `usages` share.

use super::progress::Progress;
use super::{Io, Stop};
use crate::report::Scan;
use crate::system::{PathKind, System};
use crate::workspace::{self, ScanOptions};
use std::path::{Path, PathBuf};

/// Scans each PATH, a repeated one once. Stops where one does not exist, or where nothing at all could be read.
pub(super) fn scan(paths: &[PathBuf], system: &dyn System, io: &Io) -> Result<Scan, Stop> {
    let mut scanned: Vec<(PathBuf, workspace::Snapshot)> = Vec::new();
    for path in paths {
        system.kind(path).ok_or_else(|| Stop::new(format!("{}: no such file or folder", path.display())))?;
    }
    for path in unique(paths) {
        let progress = Progress::start(io.progress, path);
        let snapshot = workspace::scan(system, path, &ScanOptions::default());
        progress.stop();
        scanned.push((folder(system, path), snapshot));
    }
    let scan = Scan::new(scanned);
    if let (false, Some(message)) = (anything_read(&scan), first_problem(&scan)) {
        return Err(Stop::new(format!("nothing could be read: {message}")));
    }
    Ok(scan)
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

/// What a PATH's files are relative to: itself, or the folder of a file.
fn folder(system: &dyn System, path: &Path) -> PathBuf {
    match (system.kind(path), path.parent()) {
        (Some(PathKind::File), Some(parent)) => parent.to_owned(),
        _ => path.to_owned(),
    }
}

fn anything_read(scan: &Scan) -> bool {
    scan.trees.iter().any(|t| !t.snapshot.sources.is_empty() || !t.snapshot.manifests.is_empty())
}

fn first_problem(scan: &Scan) -> Option<String> {
    let tree = scan.trees.iter().find(|t| !t.snapshot.problems.is_empty())?;
    let problem = tree.snapshot.problems.first()?;
    Some(format!("{}: {}", tree.name(&problem.file), problem.message))
}
