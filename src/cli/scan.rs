//! From PATHs to a scan: the part that the commands share.

use super::args::Selection;
use super::{CommandError, Io, progress};
use crate::config::{ConfigError, Typed};
use crate::report::{ScanResult, ScannedTree};
use crate::rules;
use crate::system::{PathKind, System, from_here, is_repository};
use crate::workspace::{self, ScanOptions, ScanTarget, Snapshot, targets, together};
use std::path::{Path, PathBuf};

/// What a command wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScanWish {
    /// The sources of add-ins; a folder without a manifest stands for the project around it.
    AddIns,
    /// The sources outside add-ins as well.
    Everything,
    /// The same; a folder without a manifest stands for what lies in it, and for the add-ins around it.
    EverythingAround,
}

/// Scans what the PATHs stand for. Stops where a configuration is broken, or where nothing at all could be read.
pub(super) fn scan(
    paths: &[PathBuf],
    what: ScanWish,
    typed: &Typed,
    system: &dyn System,
    io: &Io,
) -> Result<ScanResult, CommandError> {
    prepared(paths, what, typed, system, io, |_| Ok(()))
}

/// The same; `prepare` comes before anybody asks for findings.
pub(super) fn prepared(
    paths: &[PathBuf],
    what: ScanWish,
    typed: &Typed,
    system: &dyn System,
    io: &Io,
    prepare: impl FnOnce(&mut [Snapshot]) -> Result<(), CommandError>,
) -> Result<ScanResult, CommandError> {
    let everything = what != ScanWish::AddIns;
    let one = |target: &ScanTarget, options: &ScanOptions| {
        workspace::scan_target(system, target, &ScanOptions { everything, ..*options })
    };
    let barren = |snapshot: &Snapshot| what != ScanWish::Everything && snapshot.manifests.is_empty();
    let mut snapshots = for_each_path(paths, typed, system, io, one, barren)?;
    reject_broken_config(snapshots.iter().flat_map(|snapshot| snapshot.config.errors()))?;
    if snapshots.iter().any(is_anything_read) {
        prepare(&mut snapshots)?;
    }
    let homes = homes(system, snapshots.iter().map(|snapshot| snapshot.root.as_path()));
    let way = |root: &Path| from_here(system, root).unwrap_or_else(|| root.to_owned());
    let scan = ScanResult::new(snapshots, way, homes);
    let is_read = scan.trees.iter().any(|tree| is_anything_read(&tree.snapshot));
    if let (false, Some(message)) = (is_read, first_problem(&scan)) {
        return Err(CommandError::new(format!("nothing could be read: {message}")));
    }
    Ok(scan)
}

/// A folder and everything in it; one without add-ins stands for the project around it, and a file for its own.
pub(super) fn whole(
    path: &Path,
    typed: &Typed,
    system: &dyn System,
    io: &Io,
) -> Result<ScannedTree, CommandError> {
    system.kind(path).ok_or_else(|| CommandError::missing(path))?;
    let mut folder = ScanTarget::of(system, path).root;
    loop {
        let scan = scan(&[folder], ScanWish::AddIns, typed, system, io)?;
        let tree = scan.trees.into_iter().next().ok_or_else(|| CommandError::missing(path))?;
        if tree.snapshot.focus.is_none() {
            return Ok(tree);
        }
        folder = tree.snapshot.root;
    }
}

/// The ways to trees from the roots of their repositories; from the folder that holds all that are in none.
fn homes<'a>(system: &dyn System, roots: impl Iterator<Item = &'a Path>) -> Vec<PathBuf> {
    let truths: Vec<PathBuf> =
        roots.map(|root| system.canonical(root).unwrap_or_else(|| root.to_owned())).collect();
    let repository =
        |truth: &Path| truth.ancestors().find(|folder| is_repository(system, folder)).map(Path::to_owned);
    let homeless = truths.iter().filter(|truth| repository(truth).is_none()).cloned();
    let common = homeless.reduce(|a, b| {
        let parts = a.components().zip(b.components()).take_while(|(a, b)| a == b);
        parts.map(|(part, _)| part).collect()
    });
    let home = |truth: &PathBuf| {
        let base = repository(truth).or_else(|| common.clone())?;
        Some(truth.strip_prefix(base).ok()?.to_owned())
    };
    truths.iter().map(|truth| home(truth).unwrap_or_default()).collect()
}

/// What the arguments say of the configuration. Stops where they are wrong.
pub(super) fn typed(
    selection: &Selection,
    rules: &[String],
    system: &dyn System,
) -> Result<Typed, CommandError> {
    let Selection { config, exclude } = selection;
    if let Some(file) = config.as_deref().filter(|file| system.kind(file) != Some(PathKind::File)) {
        return Err(CommandError::missing(file));
    }
    Typed::new(config.clone(), rules, exclude, &rules::codes())
        .map_err(|errors| CommandError::new(errors.join("\n")))
}

/// Stops where a configuration is broken. An error that several PATHs share is told once.
pub(super) fn reject_broken_config<'a>(
    errors: impl Iterator<Item = &'a ConfigError>,
) -> Result<(), CommandError> {
    let mut errors: Vec<_> = errors.collect();
    errors.dedup();
    if errors.is_empty() { Ok(()) } else { Err(CommandError::broken_config(errors.into_iter())) }
}

/// Does something for each tree that the PATHs stand for, once. A tree that turns out to be `barren` is replaced by the
/// project around it, where there is one. Stops where a PATH does not exist.
pub(super) fn for_each_path<T>(
    paths: &[PathBuf],
    typed: &Typed,
    system: &dyn System,
    io: &Io,
    work: impl Fn(&ScanTarget, &ScanOptions) -> T,
    barren: impl Fn(&T) -> bool,
) -> Result<Vec<T>, CommandError> {
    for path in paths {
        system.kind(path).ok_or_else(|| CommandError::missing(path))?;
    }
    let work = |target: &ScanTarget| {
        progress::with_progress(io.progress, |progress| {
            work(target, &ScanOptions { progress, typed: Some(typed), ..ScanOptions::default() })
        })
    };
    let done = targets(system, paths).into_iter().map(|target| {
        let result = work(&target);
        (target, result)
    });
    let mut done: Vec<(ScanTarget, T)> = done.collect();
    let widened = |(target, result): &(ScanTarget, T)| {
        let around = if barren(result) { target.around(system) } else { None };
        around.unwrap_or_else(|| target.clone())
    };
    let wider = together(done.iter().map(widened).collect());
    let again = |target: ScanTarget| match done.iter().position(|(done, _)| *done == target) {
        Some(index) => done.swap_remove(index).1,
        None => work(&target),
    };
    Ok(wider.into_iter().map(again).collect())
}

fn is_anything_read(snapshot: &Snapshot) -> bool {
    !snapshot.sources.is_empty() || !snapshot.manifests.is_empty()
}

/// What could not be read; that a configuration names what is not there is told otherwise.
fn first_problem(scan: &ScanResult) -> Option<String> {
    let unread = |tree: &ScannedTree| {
        let mut problems = tree.snapshot.problems.iter().filter(|p| !tree.snapshot.unmatched.contains(p));
        problems.next().map(|p| format!("{}: {}", tree.display_name(&p.file), p.message))
    };
    scan.trees.iter().find_map(unread)
}
