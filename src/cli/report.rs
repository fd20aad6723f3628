//! `report`: what an administrator reads before an add-in is approved.

use super::args::{ReportArgs, ReportFormat};
use super::scan::ScanWish;
use super::unjudged::{fail, faults};
use super::{CommandError, Exit, Io, scan};
use crate::report::Clean;
use crate::report::review::{self, ReviewedTree};
use crate::review::Review;
use crate::system::{System, put};
use std::io::Write;

pub(super) fn run(args: &ReportArgs, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    let typed = scan::typed(&args.selection, &[], system)?;
    let scan = scan::scan(&args.paths, ScanWish::AddIns, &typed, system, io)?;
    let faults = faults(&args.paths, &scan);
    if !faults.is_empty() {
        return Ok(fail(&faults, io));
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
    put(system, file, &bytes).map_err(|error| CommandError::new(format!("{name}: {error}")))?;
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
