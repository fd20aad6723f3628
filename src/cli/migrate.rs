//! `migrate`: the plan for calls of retired services.

use super::args::{Migrate, MigrateFormat};
use super::scan::ScanWish;
use super::unjudged::{fail, unmatched};
use super::{CommandError, Exit, Io, scan};
use crate::migrate::Plan;
use crate::report::migrate::{self, PlannedTree};
use crate::report::{Palette, ScanResult, ScannedTree};
use crate::system::System;

pub(super) fn run(args: &Migrate, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    let typed = scan::typed(&args.selection, &[], system)?;
    let mut scan = scan::scan(&args.paths, ScanWish::EverythingAround, &typed, system, io)?;
    if !scan.trees.iter().any(|tree| has_manifest(tree) || tree.snapshot.focus.is_none()) {
        // Nothing around it either: it stands for itself.
        scan = scan::scan(&args.paths, ScanWish::Everything, &typed, system, io)?;
    }
    let plans: Vec<Plan> = scan.trees.iter().map(|tree| Plan::of(&tree.snapshot)).collect();
    let trees: Vec<PlannedTree> =
        scan.trees.iter().zip(&plans).map(|(tree, plan)| PlannedTree::new(tree, plan)).collect();
    match args.format {
        MigrateFormat::Text => migrate::text(io.out, Palette::new(io.color), &trees)?,
        MigrateFormat::Markdown => migrate::markdown(io.out, &trees)?,
        MigrateFormat::Json => migrate::json(io.out, &trees)?,
        MigrateFormat::Html => migrate::html(io.out, &trees)?,
    }
    let faults = faults(args, &scan);
    Ok(if faults.is_empty() { Exit::Success } else { fail(&faults, io) })
}

fn has_manifest(tree: &ScannedTree) -> bool {
    !tree.snapshot.manifests.is_empty()
}

/// What keeps the plan from being one: nothing to read, or a configuration that names what is not there.
fn faults(args: &Migrate, scan: &ScanResult) -> Vec<String> {
    let mut faults = unmatched(scan);
    let is_empty =
        scan.trees.iter().all(|t| t.snapshot.sources.is_empty() && t.snapshot.manifests.is_empty());
    if is_empty {
        faults.extend(args.paths.iter().map(|path| format!("{}: nothing to read", path.display())));
    }
    faults
}
