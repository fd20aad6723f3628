//! From PATHs to a scan: the part that the commands share.

use super::config::complaints;
use super::{Io, Stop, progress};
use crate::config::ConfigError;
use crate::report::Scan;
use crate::system::System;
use crate::workspace::{self, ScanOptions};
use std::path::{Path, PathBuf};

/// Scans each PATH. Stops where a configuration is broken, or where nothing at all could be read. `everything` asks for
/// sources outside add-ins as well.
pub(super) fn scan(paths: &[PathBuf], everything: bool, system: &dyn System, io: &Io) -> Result<Scan, Stop> {
    let one = |path: &Path, options: &ScanOptions| {
        workspace::scan(system, path, &ScanOptions { everything, ..*options })
    };
    let scan = Scan::new(each(paths, system, io, one)?);
    sound(scan.trees.iter().flat_map(|t| t.snapshot.config.errors()))?;
    if let (false, Some(message)) = (anything_read(&scan), first_problem(&scan)) {
        return Err(Stop::new(format!("nothing could be read: {message}")));
    }
    Ok(scan)
}

/// Stops where a configuration is broken. An error that several PATHs share is told once.
pub(super) fn sound<'a>(errors: impl Iterator<Item = &'a ConfigError>) -> Result<(), Stop> {
    let mut errors: Vec<_> = errors.collect();
    errors.dedup();
    if errors.is_empty() { Ok(()) } else { Err(Stop::new(complaints(errors.into_iter()))) }
}

/// Does something for each PATH, a repeated one once. Stops where one does not exist.
pub(super) fn each<T>(
    paths: &[PathBuf],
    system: &dyn System,
    io: &Io,
    work: impl Fn(&Path, &ScanOptions) -> T,
) -> Result<Vec<T>, Stop> {
    for path in paths {
        system.kind(path).ok_or_else(|| missing(path))?;
    }
    let one = |path| {
        progress::shown(io.progress, |progress| {
            work(path, &ScanOptions { progress, ..ScanOptions::default() })
        })
    };
    Ok(unique(paths).into_iter().map(one).collect())
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
