//! From PATHs to a scan: the part that the commands share.

use super::args::Selection;
use super::config::complaints;
use super::{Io, Stop, progress};
use crate::config::{ConfigError, Typed};
use crate::report::{Scan, Tree};
use crate::rules;
use crate::system::{PathKind, System, from_here};
use crate::workspace::{self, ScanOptions, Snapshot, Target, targets, together};
use std::path::{Path, PathBuf};

/// What a command wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// The sources of add-ins; a folder without a manifest stands for the project around it.
    AddIns,
    /// The sources outside add-ins as well.
    Everything,
}

/// Scans what the PATHs stand for. Stops where a configuration is broken, or where nothing at all could be read.
pub(super) fn scan(
    paths: &[PathBuf],
    what: What,
    typed: &Typed,
    system: &dyn System,
    io: &Io,
) -> Result<Scan, Stop> {
    let everything = what == What::Everything;
    let one = |target: &Target, options: &ScanOptions| {
        workspace::look(system, target, &ScanOptions { everything, ..*options })
    };
    let barren = |snapshot: &Snapshot| !everything && snapshot.manifests.is_empty();
    let scan = Scan::new(each(paths, typed, system, io, one, barren)?, |root| {
        from_here(system, root).unwrap_or_else(|| root.to_owned())
    });
    sound(scan.trees.iter().flat_map(|t| t.snapshot.config.errors()))?;
    if let (false, Some(message)) = (anything_read(&scan), first_problem(&scan)) {
        return Err(Stop::new(format!("nothing could be read: {message}")));
    }
    Ok(scan)
}

/// What the arguments say of the configuration. Stops where they are wrong.
pub(super) fn typed(selection: &Selection, rules: &[String], system: &dyn System) -> Result<Typed, Stop> {
    let Selection { config, exclude } = selection;
    if let Some(file) = config.as_deref().filter(|file| system.kind(file) != Some(PathKind::File)) {
        return Err(missing(file));
    }
    Typed::new(config.clone(), rules, exclude, &rules::codes()).map_err(|errors| Stop::new(errors.join("\n")))
}

/// Stops where a configuration is broken. An error that several PATHs share is told once.
pub(super) fn sound<'a>(errors: impl Iterator<Item = &'a ConfigError>) -> Result<(), Stop> {
    let mut errors: Vec<_> = errors.collect();
    errors.dedup();
    if errors.is_empty() { Ok(()) } else { Err(Stop::new(complaints(errors.into_iter()))) }
}

/// Does something for each tree that the PATHs stand for, once. A tree that turns out to be `barren` is replaced by the
/// project around it, where there is one. Stops where a PATH does not exist.
pub(super) fn each<T>(
    paths: &[PathBuf],
    typed: &Typed,
    system: &dyn System,
    io: &Io,
    work: impl Fn(&Target, &ScanOptions) -> T,
    barren: impl Fn(&T) -> bool,
) -> Result<Vec<T>, Stop> {
    for path in paths {
        system.kind(path).ok_or_else(|| missing(path))?;
    }
    let work = |target: &Target| {
        progress::shown(io.progress, |progress| {
            work(target, &ScanOptions { progress, typed: Some(typed), ..ScanOptions::default() })
        })
    };
    let done = targets(system, paths).into_iter().map(|target| {
        let result = work(&target);
        (target, result)
    });
    let mut done: Vec<(Target, T)> = done.collect();
    let widened = |(target, result): &(Target, T)| {
        let around = if barren(result) { target.around(system) } else { None };
        around.unwrap_or_else(|| target.clone())
    };
    let wider = together(done.iter().map(widened).collect());
    let again = |target: Target| match done.iter().position(|(done, _)| *done == target) {
        Some(index) => done.swap_remove(index).1,
        None => work(&target),
    };
    Ok(wider.into_iter().map(again).collect())
}

/// What to say about a PATH that does not exist.
pub(super) fn missing(path: &Path) -> Stop {
    Stop::new(format!("{}: no such file or folder", path.display()))
}

fn anything_read(scan: &Scan) -> bool {
    scan.trees.iter().any(|t| !t.snapshot.sources.is_empty() || !t.snapshot.manifests.is_empty())
}

/// What could not be read; that a configuration names what is not there is told otherwise.
fn first_problem(scan: &Scan) -> Option<String> {
    let unread = |tree: &Tree| {
        let mut problems = tree.snapshot.problems.iter().filter(|p| !tree.snapshot.unmatched.contains(p));
        problems.next().map(|p| format!("{}: {}", tree.shown(&p.file), p.message))
    };
    scan.trees.iter().find_map(unread)
}
