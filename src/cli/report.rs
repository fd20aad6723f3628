//! `report`: what an administrator reads before an add-in is approved.

use super::args::{ReportArgs, ReportFormat};
use super::scan::ScanWish;
use super::unjudged::{nothing_found, unmatched};
use super::{CommandError, Exit, Io, complain, scan};
use crate::report::review::{self, ReviewedTree};
use crate::report::{Clean, ScanResult};
use crate::review::Review;
use crate::system::System;
use std::io::Write;

pub(super) fn run(args: &ReportArgs, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    let typed = scan::typed(&args.selection, &[], system)?;
    let scan = scan::scan(&args.paths, ScanWish::AddIns, &typed, system, io)?;
    let faults = faults(args, &scan);
    if !faults.is_empty() {
        return Ok(complain(io, &faults.join("\n")));
    }
    let reviews: Vec<Review> = scan.trees.iter().map(|tree| Review::of(&tree.snapshot)).collect();
    let trees: Vec<ReviewedTree> =
        scan.trees.iter().zip(&reviews).map(|(tree, review)| ReviewedTree::new(tree, review)).collect();
    let Some(file) = &args.output else {
        write(args.format, io.out, &trees)?;
        return Ok(Exit::Success);
    };
    let mut bytes = Vec::new();
    write(args.format, &mut bytes, &trees)?;
    let name = file.display().to_string();
    let written = match system.kind(file) {
        Some(_) => system.write_atomic(file, &bytes),
        None => system.create(file, &bytes),
    };
    written.map_err(|error| CommandError::new(format!("{name}: {error}")))?;
    writeln!(io.out, "{} written", Clean(&name))?;
    Ok(Exit::Success)
}

fn write(format: ReportFormat, out: &mut dyn Write, trees: &[ReviewedTree]) -> Result<(), CommandError> {
    match format {
        ReportFormat::Markdown => review::markdown(out, trees)?,
        ReportFormat::Html => review::html(out, trees)?,
        ReportFormat::Json => review::json(out, trees)?,
    }
    Ok(())
}

/// What keeps the report from being one: no manifest for Outlook, or a configuration that names what is not there.
fn faults(args: &ReportArgs, scan: &ScanResult) -> Vec<String> {
    let mut faults: Vec<String> = scan.trees.iter().flat_map(unmatched).collect();
    faults.dedup();
    faults.extend(nothing_found(&args.paths, scan));
    faults
}
