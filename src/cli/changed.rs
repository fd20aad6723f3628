//! `check --changed`: leaves the findings that have to do with a file that has changed.
//!
//! The project is read whole: what a change of one file means is seen in others. Called by `check`.

use super::{CommandError, Io};
use crate::report::{Clean, ScanResult};
use crate::rules::{Finding, is_about_lock};
use crate::system::{GitChanges, System, changes, folder_of};
use crate::text::prose;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// Leaves what has to do with the changes; says on the error stream what those are.
pub(super) fn narrow(
    scan: &mut ScanResult,
    reference: &str,
    system: &dyn System,
    io: &mut Io,
) -> Result<(), CommandError> {
    let reference = Some(reference).filter(|reference| !reference.is_empty());
    for tree in &mut scan.trees {
        let GitChanges { files, since } =
            changes(system, &tree.snapshot.root, reference).map_err(CommandError::new)?;
        let (count, since) = (prose::count(files.len(), "file"), Clean(&since));
        writeln!(io.err, "note: {count} changed since {since}")?;
        let mut known: FxHashMap<PathBuf, bool> = FxHashMap::default();
        let mut has_changed = |file: &Path| {
            *known
                .entry(file.to_owned())
                .or_insert_with(|| names(system, file).any(|name| files.contains(&name)))
        };
        for list in [&mut tree.findings, &mut tree.suppressed] {
            list.retain(|finding| concerns(finding, &mut has_changed));
        }
    }
    Ok(())
}

/// Whether a finding has to do with a change: one of its places is in a changed file, such as the manifest that now declares
/// less than unchanged code needs. What the lock says is about an add-in as a whole.
fn concerns(finding: &Finding, mut has_changed: impl FnMut(&Path) -> bool) -> bool {
    is_about_lock(finding.rule)
        || has_changed(&finding.at.file)
        || finding.related.iter().any(|related| has_changed(&related.at.file))
}

/// A file as git may call it: a link, or what it leads to.
fn names(system: &dyn System, file: &Path) -> impl Iterator<Item = PathBuf> {
    let beside =
        system.canonical(folder_of(file)).zip(file.file_name()).map(|(folder, name)| folder.join(name));
    beside.into_iter().chain(system.canonical(file))
}
