//! `check --fix` and `check --diff`: applies fixes, and writes or shows what they change.
//!
//! Which fix is applied, and how, is `workspace`'s; whether a file may be overwritten is `system`'s.

use super::args::CheckArgs;
use super::scan::ScanWish;
use super::unjudged::{fail, nothing_judged};
use super::{CommandError, Exit, Io, ratchet, scan};
use crate::config::Typed;
use crate::report::{Clean, Palette, ScanResult, diff as unified};
use crate::rules::Safety;
use crate::system::{Overlay, System, Unsaved, folder_of, from_here};
use crate::text::SourceText;
use crate::text::slashed;
use crate::workspace::{self, Fixes, Problem};
use std::path::{Path, PathBuf};

/// Applies the fixes, writes the files, and scans what is there now.
pub(super) fn fixed(
    args: &CheckArgs,
    typed: &Typed,
    system: &dyn System,
    io: &Io,
) -> Result<ScanResult, CommandError> {
    let overlay = Overlay::new(system);
    let mut fixes = apply(args, typed, &overlay, io)?;
    let unwritten = overlay.save().into_iter();
    let unwritten: Vec<Problem> =
        unwritten.map(|(file, error)| Problem { file, message: format!("not fixed: {error}") }).collect();
    fixes.take_back(&unwritten);
    let mut scan = ratchet::scan(args, typed, system, io)?;
    for problem in &fixes.problems {
        if let Some(tree) = scan.tree_of(&problem.file) {
            tree.snapshot.problems.push(problem.clone());
        }
    }
    scan.fixes = Some(fixes);
    Ok(scan)
}

/// Shows what the fixes would change. The difference goes to the output, everything else to the error stream.
pub(super) fn diff(
    args: &CheckArgs,
    typed: &Typed,
    system: &dyn System,
    io: &mut Io,
) -> Result<Exit, CommandError> {
    let overlay = Overlay::new(system);
    let fixes = apply(args, typed, &overlay, io)?;
    let mut scan = scan::scan(&args.paths, ScanWish::AddIns, typed, system, io)?;
    let failures = nothing_judged(args, &scan);
    if !failures.is_empty() {
        return Ok(fail(&failures, io));
    }
    let unsaved = overlay.unsaved();
    let names = names(&mut scan, system, &unsaved);
    if let Some(folder) = &names.folder {
        writeln!(io.err, "note: the paths are relative to {}", Clean(&folder.display().to_string()))?;
    }
    for file in &unsaved {
        let (Ok(before), Ok(after)) = (SourceText::decode(&file.before), SourceText::decode(&file.after))
        else {
            continue;
        };
        let name = names.of(&mut scan, &file.path);
        unified::write(io.out, Palette::new(io.color), &name, &before.text, &after.text)?;
    }
    for Problem { file, message } in &fixes.problems {
        writeln!(io.err, "problem: {}: {message}", Clean(&name(&mut scan, file)))?;
    }
    let status = if unsaved.is_empty() && fixes.problems.is_empty() { Exit::Success } else { Exit::Findings };
    Ok(status)
}

/// How the difference calls files: by the way from where the process runs, for that is where it is applied.
struct DiffNames {
    here: Vec<(PathBuf, String)>,
    /// The folder from which they are named otherwise: a file lies outside of where the process runs.
    folder: Option<PathBuf>,
}

impl DiffNames {
    fn of(&self, scan: &mut ScanResult, file: &Path) -> String {
        let here = self.here.iter().find(|(path, _)| path == file).map(|(_, name)| name.clone());
        here.unwrap_or_else(|| scan.tree_of(file).map_or_else(String::new, |tree| tree.name(file)))
    }
}

fn names(scan: &mut ScanResult, system: &dyn System, unsaved: &[Unsaved]) -> DiffNames {
    let below = |file: &Unsaved| {
        let place = from_here(system, folder_of(&file.path))?.join(file.path.file_name()?);
        Some((file.path.clone(), slashed(&place)))
    };
    match unsaved.iter().map(below).collect::<Option<Vec<_>>>() {
        Some(here) => DiffNames { here, folder: None },
        None => {
            let first = unsaved.first().and_then(|file| scan.tree_of(&file.path));
            DiffNames { here: Vec::new(), folder: first.map(|tree| tree.snapshot.root.clone()) }
        }
    }
}

fn name(scan: &mut ScanResult, file: &Path) -> String {
    scan.tree_of(file).map_or_else(String::new, |tree| tree.display_name(file))
}

fn apply(args: &CheckArgs, typed: &Typed, overlay: &Overlay, io: &Io) -> Result<Fixes, CommandError> {
    let limit = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
    let each = scan::for_each_path(
        &args.paths,
        typed,
        overlay,
        io,
        |t, options| workspace::fix_target(overlay, t, options, limit),
        |f| f.barren,
    )?;
    let mut fixes = Fixes::default();
    each.into_iter().for_each(|of_path| fixes.add(of_path));
    scan::reject_broken_config(fixes.config_errors.iter())?;
    Ok(fixes)
}
