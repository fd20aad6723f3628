//! `check --watch`: checks again when something changes on the disk, until it is interrupted.
//!
//! Nothing is cleared; what is the same as before is not printed again, so that a report which is written into the project
//! does not call for the next one. Called by `check`.

use super::args::CheckArgs;
use super::{CommandError, Exit, Io, complain};
use crate::report::Clean;
use crate::system::{PathKind, System, folder_of};
use crate::text::{prose, slashed};
use crate::workspace::{find_lock, targets};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Changes come in bursts: one waits until there was none for so long.
const QUIET: Duration = Duration::from_millis(100);
/// Files that are named when they change; the others are counted.
const NAMED: usize = 3;

/// What is done each time.
type Look = fn(&CheckArgs, &dyn System, &mut Io) -> Result<Exit, CommandError>;

/// Runs until the process is interrupted, or nothing can be watched any more.
pub(super) fn run(
    args: &CheckArgs,
    look: Look,
    system: &dyn System,
    io: &mut Io,
) -> Result<Exit, CommandError> {
    let (sender, changes) = channel();
    let told = move |paths: Vec<PathBuf>| drop(sender.send(paths));
    let cannot = |why: String| CommandError::new(format!("--watch: {why}"));
    let mut watcher = system.watcher(Box::new(told)).map_err(cannot)?;
    let mut last = Vec::new();
    loop {
        // Watching begins before the files are read, so that no change falls in between.
        let (roots, folders) = watched(args, system);
        watcher.watch(&roots, &folders).map_err(cannot)?;
        let now = checked(args, look, system, io);
        if now != last {
            io.out.write_all(&now)?;
            io.out.flush()?;
        }
        last = now;
        writeln!(io.err, "watching {}; end with Ctrl-C", prose::count(folders.len(), "folder"))?;
        let Some(changed) = next(&changes) else {
            return Err(cannot("changes on the disk are not told any more".to_owned()));
        };
        writeln!(io.err, "\n{} changed", Clean(&changed))?;
    }
}

/// What a run prints. What is wrong goes to the error stream at once, and the next change is waited for all the same.
fn checked(args: &CheckArgs, look: Look, system: &dyn System, io: &mut Io) -> Vec<u8> {
    let mut out = Vec::new();
    let run = look(args, system, &mut Io { input: &mut *io.input, out: &mut out, err: &mut *io.err, ..*io });
    match run {
        Ok(_) => {}
        Err(CommandError::Message(message)) => drop(complain(io, &message)),
        Err(CommandError::Io(error)) => drop(complain(io, &error.to_string())),
    }
    out
}

/// The projects, and all their folders.
fn watched(args: &CheckArgs, system: &dyn System) -> (BTreeSet<PathBuf>, BTreeSet<PathBuf>) {
    let roots: BTreeSet<PathBuf> =
        targets(system, &args.paths).into_iter().map(|target| target.root).collect();
    let mut folders: BTreeSet<PathBuf> = BTreeSet::new();
    for root in &roots {
        folders.extend(system.walk(root).folders.into_iter().map(|(folder, _)| folder));
        let lock = find_lock(system, root).filter(|_| args.locked);
        folders.extend(lock.map(|at| folder_of(&at.file).to_owned()));
    }
    let named = args.selection.config.iter().map(|file| folder_of(file).to_owned());
    folders.extend(named.filter(|folder| system.kind(folder) == Some(PathKind::Directory)));
    (roots, folders)
}

/// Waits for changes and the end of their burst; the names of the files, or none if nobody is left who could tell.
fn next(changes: &Receiver<Vec<PathBuf>>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    loop {
        let paths = match names.is_empty() {
            true => changes.recv().ok()?,
            false => match changes.recv_timeout(QUIET) {
                Ok(paths) => paths,
                Err(RecvTimeoutError::Timeout) => return Some(prose::first(&names, NAMED)),
                Err(RecvTimeoutError::Disconnected) => return None,
            },
        };
        let any = paths.is_empty().then(|| "something".to_owned());
        let named = paths
            .iter()
            .filter(|path| matters(path))
            .map(|path| slashed(path.strip_prefix(".").unwrap_or(path)));
        for name in named.chain(any) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
}

/// Whether a change may have to do with the project; where whole trees are watched, that hears of much more.
fn matters(path: &Path) -> bool {
    let skipped = |part: &std::ffi::OsStr| part == ".git" || part == "node_modules";
    !path.iter().any(skipped) && path.extension().is_none_or(|extension| extension != "tmp")
}
