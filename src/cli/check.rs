//! `check`: compares what the code needs with what the manifests declare.

use super::args::{CheckArgs, CheckFormat};
use super::{CommandError, Exit, Io, fix, scan};
use crate::addin::FileRole;
use crate::manifest::candidate;
use crate::report::{Palette, ScanResult, ScannedTree, concise, explain_files, json, summary, text};
use crate::rules::Severity;
use crate::system::System;
use std::io;
use std::path::Path;

pub(super) fn run(args: &CheckArgs, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    let typed = scan::typed(&args.selection, &args.rules, system)?;
    if args.diff {
        return fix::diff(args, &typed, system, io);
    }
    let scan = match args.fix {
        true => fix::fixed(args, &typed, system, io)?,
        false => scan::scan(&args.paths, scan::ScanWish::AddIns, &typed, system, io)?,
    };
    write(args, &scan, io)?;
    if let Some(failure) = nothing_judged(args, &scan, io) {
        return Ok(failure);
    }
    if args.explain_files && args.format != CheckFormat::Json {
        return Ok(Exit::Success);
    }
    Ok(exit(&scan, args.fail_on.severity()))
}

fn write(args: &CheckArgs, scan: &ScanResult, io: &mut Io) -> io::Result<()> {
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
        _ if args.quiet => Ok(()),
        CheckFormat::Concise => summary::counts(io.out, palette, scan, least),
        _ => summary::write(io.out, palette, scan, least),
    }
}

/// Fails a run in which nothing could be judged that somebody asked for, and says what.
pub(super) fn nothing_judged(args: &CheckArgs, scan: &ScanResult, io: &mut Io) -> Option<Exit> {
    if args.allow_none || args.fail_on.severity().is_none() {
        return None;
    }
    let mut lines: Vec<String> = scan.trees.iter().flat_map(unmatched).collect();
    lines.dedup();
    if scan.trees.iter().all(|tree| tree.snapshot.manifests.is_empty()) {
        lines.extend(args.paths.iter().map(|path| nothing_at(path, scan)));
    }
    (!lines.is_empty()).then(|| super::complain(io, &lines.join("\n")))
}

fn unmatched(tree: &ScannedTree) -> impl Iterator<Item = String> {
    tree.snapshot.unmatched.iter().map(|p| format!("{}: {}", tree.display_name(&p.file), p.message))
}

/// That a PATH leads to no manifest, and which ones are left out.
fn nothing_at(path: &Path, scan: &ScanResult) -> String {
    let left_out = scan.trees.iter().flat_map(|tree| {
        let roles = tree.snapshot.roles.iter().filter(|(file, _)| candidate(file).is_some());
        roles.filter_map(|(file, role)| match role {
            FileRole::LeftOut(why) => Some(format!("; {} is left out: {why}", tree.display_name(file))),
            _ => None,
        })
    });
    let left_out: String = left_out.take(1).collect();
    format!("{}: no manifest found, nothing to check{left_out}", path.display())
}

fn exit(scan: &ScanResult, fail_on: Option<Severity>) -> Exit {
    let unwritten = scan.fixes.as_ref().is_some_and(|fixes| !fixes.problems.is_empty());
    let fails = unwritten || fail_on.is_some_and(|least| scan.findings().any(|(_, f)| f.severity >= least));
    if fails { Exit::Findings } else { Exit::Success }
}
