//! `check --fix` and `check --diff`: applies fixes, and writes or shows what they change.
//!
//! Which fix is applied, and how, is `workspace`'s; whether a file may be overwritten is `system`'s.

use super::args::Check;
use super::{Exit, Io, Stop, scan};
use crate::report::{Clean, Palette, Scan, diff as unified};
use crate::rules::Safety;
use crate::system::{Overlay, System};
use crate::text::SourceText;
use crate::workspace::{self, Fixes, Problem};
use std::path::Path;

/// Applies the fixes, writes the files, and scans what is there now.
pub(super) fn fixed(args: &Check, system: &dyn System, io: &Io) -> Result<Scan, Stop> {
    let overlay = Overlay::new(system);
    let mut fixes = apply(args, &overlay, io)?;
    let unwritten = overlay.save().into_iter();
    fixes
        .problems
        .extend(unwritten.map(|(file, error)| Problem { file, message: format!("not fixed: {error}") }));
    let mut scan = scan::scan(&args.paths, false, system, io)?;
    for problem in &fixes.problems {
        if let Some(tree) = scan.tree_of(&problem.file) {
            tree.snapshot.problems.push(problem.clone());
        }
    }
    scan.fixes = Some(fixes);
    Ok(scan)
}

/// Shows what the fixes would change. The difference goes to the output, everything else to the error stream.
pub(super) fn diff(args: &Check, system: &dyn System, io: &mut Io) -> Result<Exit, Stop> {
    let overlay = Overlay::new(system);
    let fixes = apply(args, &overlay, io)?;
    let mut names = scan::scan(&args.paths, false, system, io)?;
    let unsaved = overlay.unsaved();
    for file in &unsaved {
        let (Ok(before), Ok(after)) = (SourceText::decode(&file.before), SourceText::decode(&file.after))
        else {
            continue;
        };
        let name = name(&mut names, &file.path);
        unified::write(io.out, Palette::new(io.color), &name, &before.text, &after.text)?;
    }
    for Problem { file, message } in &fixes.problems {
        writeln!(io.err, "problem: {}: {message}", Clean(&name(&mut names, file)))?;
    }
    let status = if unsaved.is_empty() && fixes.problems.is_empty() { Exit::Success } else { Exit::Findings };
    Ok(status)
}

fn name(scan: &mut Scan, file: &Path) -> String {
    scan.tree_of(file).map_or_else(String::new, |tree| tree.name(file))
}

fn apply(args: &Check, overlay: &Overlay, io: &Io) -> Result<Fixes, Stop> {
    let limit = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
    let each =
        scan::each(&args.paths, overlay, io, |path, options| workspace::fix(overlay, path, options, limit))?;
    let mut fixes = Fixes::default();
    each.into_iter().for_each(|of_path| fixes.add(of_path));
    scan::sound(fixes.config_errors.iter())?;
    Ok(fixes)
}
