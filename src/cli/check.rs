//! `check`: what the code needs against what the manifests declare.

use super::args::{Check, CheckFormat};
use super::{Exit, Io, Stop, fix};
use crate::report::{Palette, Scan, explain_files, json, summary, text};
use crate::rules::Severity;
use crate::system::System;

pub(super) fn run(args: &Check, system: &dyn System, io: &mut Io) -> Result<Exit, Stop> {
    if args.diff {
        return fix::diff(args, system, io);
    }
    let scan = match args.fix {
        true => fix::fixed(args, system, io)?,
        false => super::scan::scan(&args.paths, false, system, io)?,
    };
    match args.format {
        CheckFormat::Json => json::write(io.out, &scan, args.explain_files)?,
        CheckFormat::Text if args.explain_files => {
            explain_files::write(io.out, &scan)?;
            return Ok(Exit::Success);
        }
        CheckFormat::Text => {
            let palette = Palette::new(io.color);
            let least = if args.hints { Severity::Hint } else { Severity::Information };
            text::findings(io.out, palette, &scan, least)?;
            summary::write(io.out, palette, &scan, least)?;
        }
    }
    Ok(exit(&scan, args.fail_on.severity()))
}

fn exit(scan: &Scan, fail_on: Option<Severity>) -> Exit {
    let unwritten = scan.fixes.as_ref().is_some_and(|fixes| !fixes.problems.is_empty());
    let fails = unwritten || fail_on.is_some_and(|least| scan.findings().any(|(_, f)| f.severity >= least));
    if fails { Exit::Findings } else { Exit::Success }
}
