//! `check`: compares what the code needs with what the manifests declare.

use super::args::{CheckArgs, CheckFormat};
use super::unjudged::{fail, nothing_judged};
use super::{CommandError, Exit, Io, changed, fix, ratchet, scan, watch};
use crate::config::TypedBaseline;
use crate::report::{Palette, ScanResult, concise, explain_files, json, summary, text};
use crate::rules::Severity;
use crate::system::System;
use std::io;

pub(super) fn run(args: &CheckArgs, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    match args.watch {
        true => watch::run(args, once, system, io),
        false => once(args, system, io),
    }
}

/// One look.
pub(super) fn once(args: &CheckArgs, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    let mut typed = scan::typed(&args.selection, &args.rules, system)?;
    typed.baseline = args.baseline.clone().map_or(typed.baseline, TypedBaseline::File);
    if args.diff {
        return fix::diff(args, &typed, system, io);
    }
    let mut scan = match args.fix {
        true => fix::fixed(args, &typed, system, io)?,
        false => ratchet::scan(args, &typed, system, io)?,
    };
    if let Some(reference) = &args.changed {
        changed::narrow(&mut scan, reference, system, io)?;
    }
    ratchet::tell_unmatched(&scan, system, io)?;
    let failures = nothing_judged(args, &scan);
    write(args, &scan, failures.is_empty(), io)?;
    if !failures.is_empty() {
        return Ok(fail(&failures, io));
    }
    if args.explain_files && args.format != CheckFormat::Json {
        return Ok(Exit::Success);
    }
    Ok(exit(&scan, args.fail_on.severity()))
}

/// `judged`: there is something to sum up. What follows says otherwise, once.
fn write(args: &CheckArgs, scan: &ScanResult, judged: bool, io: &mut Io) -> io::Result<()> {
    let palette = Palette::new(io.color);
    let least = match (args.quiet, args.hints) {
        (true, _) => Severity::Error,
        (_, true) => Severity::Hint,
        _ => Severity::Information,
    };
    match args.format {
        CheckFormat::Json => return json::write(io.out, scan, args.explain_files),
        _ if args.explain_files => return explain_files::write(io.out, scan),
        CheckFormat::Text => text::findings(io.out, palette, scan, least)?,
        CheckFormat::Concise => concise::findings(io.out, palette, scan, least)?,
    }
    match args.format {
        _ if args.quiet || !judged && scan.is_clean() => Ok(()),
        CheckFormat::Concise => summary::counts(io.out, palette, scan, least),
        _ => summary::write(io.out, palette, scan, least),
    }
}

fn exit(scan: &ScanResult, fail_on: Option<Severity>) -> Exit {
    let unwritten = scan.fixes.as_ref().is_some_and(|fixes| !fixes.problems.is_empty());
    let fails = unwritten || fail_on.is_some_and(|least| scan.findings().any(|(_, f)| f.severity >= least));
    if fails { Exit::Findings } else { Exit::Success }
}
