//! `baseline`: writes the findings that are accepted, or removes those that are gone.
//!
//! What counts as the same finding is the workspace's; this file only decides what may be overwritten.

use super::args::{Baseline as Arguments, BaselineCommand, BaselinePlace};
use super::ratchet::shown;
use super::scan;
use super::{CommandError, Exit, Io};
use crate::config::TypedBaseline;
use crate::ratchet::{BASELINE_FILE, Baseline};
use crate::report::{Clean, ScannedTree};
use crate::rules::{Finding, Severity};
use crate::system::{System, put};
use crate::text::{prose, slashed};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn run(args: &Arguments, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    let said = match &args.command {
        BaselineCommand::Create { place, force, hints } => create(place, (*force, *hints), system, io)?,
        BaselineCommand::Prune { place } => prune(place, system, io)?,
    };
    writeln!(io.out, "{}", Clean(&said))?;
    Ok(Exit::Success)
}

fn create(
    place: &BaselinePlace,
    (force, hints): (bool, bool),
    system: &dyn System,
    io: &Io,
) -> Result<String, CommandError> {
    let tree = whole(place, TypedBaseline::Ignored, system, io)?;
    let file = file(place, &tree);
    let name = shown(&file, system);
    if !force && system.kind(&file).is_some() {
        let message = format!(
            "{name} is there already and was not changed; `addinspect baseline prune` removes what is gone from it, and \
             `--force` replaces it with all findings of now"
        );
        return Err(CommandError::new(message));
    }
    let is_meant = |finding: &&Arc<Finding>| {
        (hints || finding.severity > Severity::Hint)
            && (place.baseline.is_some() || belongs(&tree, finding, &file))
    };
    let findings: Vec<Arc<Finding>> = tree.findings.iter().filter(is_meant).cloned().collect();
    let at = tree.snapshot.baseline_at(system, &file);
    let mut baseline = tree.snapshot.to_baseline(&at, &findings);
    let before =
        system.read(&file).ok().and_then(|bytes| Baseline::read(&String::from_utf8(bytes).ok()?).ok());
    // What lies outside of the folder stays accepted.
    before.into_iter().for_each(|before| baseline.add(before.of_files(|file| !at.is_inside(file))));
    let written = write(&file, &name, &baseline, system)?;
    let count = prose::count(baseline.count(), "finding");
    let use_it = match configured(&tree).as_ref() == Some(&file) {
        true => String::new(),
        false => format!(
            "; run `addinspect check --baseline {name}`, or say `\"baseline\": \"{}\"` in addinspect.json, for editors too",
            slashed(Path::new(file.file_name().unwrap_or_default()))
        ),
    };
    Ok(format!("{name} {written} with {count}{use_it}"))
}

fn prune(place: &BaselinePlace, system: &dyn System, io: &Io) -> Result<String, CommandError> {
    let wanted = match &place.baseline {
        Some(file) => TypedBaseline::File(file.clone()),
        None => TypedBaseline::Configured,
    };
    let mut tree = whole(place, wanted, system, io)?;
    if place.baseline.is_none() && configured(&tree).is_none() {
        let file = file(place, &tree);
        tree = whole(place, TypedBaseline::File(file), system, io)?;
    }
    let file = file(place, &tree);
    let name = shown(&file, system);
    let missing =
        || CommandError::new(format!("{name}: not the baseline of this folder; name it with --baseline"));
    let gone = tree.snapshot.unmatched_in_baselines().into_iter().find(|unmatched| unmatched.file == file);
    let baseline = tree.snapshot.pruned_baseline(&file).ok_or_else(missing)?;
    let before = system.read(&file).unwrap_or_default();
    if gone.is_none() && String::from_utf8_lossy(&before).replace("\r\n", "\n") == baseline.text() {
        return Ok(format!("{name} is up to date ({})", prose::count(baseline.count(), "finding")));
    }
    write(&file, &name, &baseline, system)?;
    let gone = prose::count(gone.map_or(0, |gone| gone.count), "finding");
    let left = baseline.count();
    Ok(match left {
        0 => format!("{name}: {gone} removed, none is left; the file can go"),
        _ => format!("{name}: {gone} removed, {left} left"),
    })
}

/// Everything in PATH, or in the project around it.
fn whole(
    place: &BaselinePlace,
    baseline: TypedBaseline,
    system: &dyn System,
    io: &Io,
) -> Result<ScannedTree, CommandError> {
    let mut typed = scan::typed(&place.selection, &[], system)?;
    typed.baseline = baseline;
    scan::whole(&place.path, &typed, system, io)
}

/// The file that is meant.
fn file(place: &BaselinePlace, tree: &ScannedTree) -> PathBuf {
    let typed = place.baseline.clone();
    typed.or_else(|| configured(tree)).unwrap_or_else(|| tree.snapshot.root.join(BASELINE_FILE))
}

/// The one that the configuration of the folder names.
fn configured(tree: &ScannedTree) -> Option<PathBuf> {
    tree.snapshot.config.of(&tree.snapshot.root.join(BASELINE_FILE)).configured_baseline()
}

/// Whether a finding belongs to a baseline: no configuration names another one for it.
fn belongs(tree: &ScannedTree, finding: &Finding, file: &Path) -> bool {
    tree.snapshot.config.of(&finding.at.file).configured_baseline().is_none_or(|own| own == file)
}

fn write(
    file: &Path,
    name: &str,
    baseline: &Baseline,
    system: &dyn System,
) -> Result<&'static str, CommandError> {
    let word = if system.kind(file).is_some() { "replaced" } else { "written" };
    let written = put(system, file, baseline.text().as_bytes());
    written.map_err(|error| CommandError::new(format!("{name}: {error}")))?;
    Ok(word)
}
