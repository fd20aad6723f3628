//! `check`: compares what the code needs with what the manifests declare.

use super::args::{CheckArgs, Output};
use super::unjudged::{fail, nothing_judged};
use super::{CommandError, Exit, Io, changed, fix, ratchet, scan, watch};
use crate::config::{Typed, TypedBaseline};
use crate::report::{Extras, Palette, ScanResult, Shown};
use crate::rules::Severity;
use crate::system::{GivenFile, System, folder_of, put};
use std::path::Path;

pub(super) fn run(args: &CheckArgs, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    match args.watch {
        true => watch::run(args, once, system, io),
        false => once(args, system, io),
    }
}

/// One look.
fn once(args: &CheckArgs, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    let outputs = args.outputs().map_err(CommandError::new)?;
    let mut typed = scan::typed(&args.selection, &args.rules, system)?;
    typed.baseline = args.baseline.clone().map_or(typed.baseline, TypedBaseline::File);
    if args.diff {
        return fix::diff(args, &typed, system, io);
    }
    let mut scan = match (&args.stdin_filename, args.fix) {
        (Some(file), _) => piped(args, file, &typed, system, io)?,
        (None, true) => fix::fixed(args, &typed, system, io)?,
        (None, false) => ratchet::scan(args, &typed, system, io)?,
    };
    if let Some(reference) = &args.changed {
        changed::narrow(&mut scan, reference, system, io)?;
    }
    ratchet::tell_unmatched(&scan, system, io)?;
    let failures = nothing_judged(args, &scan);
    let unwritten = write(args, (&outputs, &scan, &failures), system, io)?;
    if !failures.is_empty() || !unwritten.is_empty() {
        return Ok(fail(&[failures, unwritten].concat(), io));
    }
    if args.explain_files && outputs.iter().all(|output| output.format.extras == Extras::Instead) {
        return Ok(Exit::Success);
    }
    Ok(exit(&scan, args.fail_on.severity()))
}

/// What is found in a file whose text comes over the standard input.
fn piped(
    args: &CheckArgs,
    file: &Path,
    typed: &Typed,
    system: &dyn System,
    io: &mut Io,
) -> Result<ScanResult, CommandError> {
    let mut text = Vec::new();
    io.input.read_to_end(&mut text)?;
    let given = GivenFile::new(system, file, text).ok_or_else(|| CommandError::missing(folder_of(file)))?;
    let mut scan = ratchet::scan(args, typed, &given, io)?;
    for tree in &mut scan.trees {
        for list in [&mut tree.findings, &mut tree.suppressed] {
            list.retain(|finding| given.is(&finding.at.file));
        }
        tree.snapshot.problems.retain(|problem| given.is(&problem.file));
    }
    Ok(scan)
}

/// Writes what was found in every format that was asked for; tells which files could not be written. Where there is
/// nothing to sum up, what follows says so, once.
fn write(
    args: &CheckArgs,
    (outputs, scan, failures): (&[Output], &ScanResult, &[String]),
    system: &dyn System,
    io: &mut Io,
) -> Result<Vec<String>, CommandError> {
    let least = match (args.quiet, args.hints) {
        (true, _) => Severity::Error,
        (_, true) => Severity::Hint,
        _ => Severity::Information,
    };
    let shown = Shown {
        scan,
        least,
        fails: args.fail_on.severity(),
        summed_up: !args.quiet && (failures.is_empty() || !scan.is_clean()),
        files: args.explain_files,
        statistics: args.statistics,
        failures,
        palette: Palette::new(io.color),
    };
    let mut unwritten = Vec::new();
    for Output { format, file } in outputs {
        let Some(file) = file else {
            format.write(io.out, &shown)?;
            continue;
        };
        let mut text = Vec::new();
        format.write(&mut text, &Shown { palette: Palette::new(false), ..shown })?;
        if let Err(error) = save(system, file, &text) {
            unwritten.push(format!("{}: cannot be written: {error}", file.display()));
        }
    }
    Ok(unwritten)
}

/// A file that says the same already is left alone: whoever watches it hears of nothing.
fn save(system: &dyn System, file: &Path, text: &[u8]) -> std::io::Result<()> {
    let is_same = system.kind(file).is_some() && system.read(file).is_ok_and(|before| before == text);
    if is_same { Ok(()) } else { put(system, file, text) }
}

fn exit(scan: &ScanResult, fail_on: Option<Severity>) -> Exit {
    let unwritten = scan.fixes.as_ref().is_some_and(|fixes| !fixes.problems.is_empty());
    let fails = unwritten || fail_on.is_some_and(|least| scan.findings().any(|(_, f)| f.severity >= least));
    if fails { Exit::Findings } else { Exit::Success }
}
