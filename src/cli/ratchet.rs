//! What `check` compares with files that were committed before: the lock.
//!
//! A file that is missing or not whole stops the command: it is never taken as empty.

use super::args::CheckArgs;
use super::scan::{self, ScanWish};
use super::{CommandError, Io};
use crate::config::Typed;
use crate::ratchet::{LOCK_FILE, RatchetError};
use crate::report::{Clean, ScanResult};
use crate::system::{System, from_here};
use crate::text::{SourceText, prose, slashed};
use crate::workspace::{Snapshot, Unmatched, find_lock};
use std::path::Path;

/// Scans what is to be checked, and compares it with what was asked for.
pub(super) fn scan(
    args: &CheckArgs,
    typed: &Typed,
    system: &dyn System,
    io: &Io,
) -> Result<ScanResult, CommandError> {
    scan::prepared(args.asked(), ScanWish::AddIns, typed, system, io, |snapshots| {
        if args.locked {
            snapshots.iter_mut().try_for_each(|snapshot| hold(snapshot, system))?;
        }
        Ok(())
    })
}

fn hold(snapshot: &mut Snapshot, system: &dyn System) -> Result<(), CommandError> {
    let root = &snapshot.root;
    let Some(at) = find_lock(system, root) else {
        let way = slashed(&from_here(system, root).unwrap_or_else(|| root.clone()));
        let (file, command) = match way.as_str() {
            "" => (LOCK_FILE.to_owned(), "addinspect lock".to_owned()),
            way => (format!("{way}/{LOCK_FILE}"), format!("addinspect lock {way}")),
        };
        let message = format!(
            "{file}: no such file, and none above it, so there is nothing to compare with; run `{command}` and commit the file"
        );
        return Err(CommandError::new(message));
    };
    let name = shown(&at.file, system);
    let text = read(&at.file, &name, system)?;
    snapshot.hold(at, text).map_err(|error| CommandError::new(place_of(&name, &error)))
}

/// Says on the error stream what baselines have that no finding is any more.
pub(super) fn tell_unmatched(scan: &ScanResult, system: &dyn System, io: &mut Io) -> std::io::Result<()> {
    for Unmatched { file, count } in scan.trees.iter().flat_map(|tree| tree.snapshot.unmatched_in_baselines())
    {
        let (name, count) = (shown(&file, system), prose::count(count, "finding"));
        writeln!(
            io.err,
            "note: {}: {count} of it no longer found; `addinspect baseline prune` removes what is gone",
            Clean(&name)
        )?;
    }
    Ok(())
}

/// How a file is called from where the process runs.
pub(super) fn shown(file: &Path, system: &dyn System) -> String {
    let folder = crate::system::folder_of(file);
    let name = file.file_name().unwrap_or_default();
    slashed(&from_here(system, folder).map_or_else(|| file.to_owned(), |folder| folder.join(name)))
}

/// The text of a committed file.
pub(super) fn read(file: &Path, name: &str, system: &dyn System) -> Result<String, CommandError> {
    let bytes = system.read(file).map_err(|error| CommandError::new(format!("{name}: {error}")))?;
    let text = SourceText::decode(&bytes);
    Ok(text.map_err(|_| CommandError::new(format!("{name}:1: not UTF-8 text")))?.text)
}

/// `addinspect.lock:12: marks of a merge conflict`.
pub(super) fn place_of(name: &str, error: &RatchetError) -> String {
    format!("{name}:{}: {}", error.line, error.message)
}
