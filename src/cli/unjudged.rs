//! What `check` and `report` say where nothing could be judged. Knows nothing about findings.
//!
//! Called by `check`, with and without `--fix`, and by `report`.

use super::args::CheckArgs;
use super::{Exit, Io};
use crate::addin::{FileRole, Judgement, Verdict};
use crate::manifest::candidate;
use crate::report::{ScanResult, ScannedTree};
use crate::text::prose;
use std::path::{Path, PathBuf};

/// Why a run fails in which nothing could be judged that somebody asked for, a line each; none where it does not.
pub(super) fn nothing_judged(args: &CheckArgs, scan: &ScanResult) -> Vec<String> {
    if args.allow_none || args.fail_on.severity().is_none() {
        return Vec::new();
    }
    let nothing = !is_any(scan, Judgement::is_judged);
    let nothing = args.asked().iter().filter(|_| nothing).map(|path| nothing_at(path, scan, ""));
    unmatched(scan).into_iter().chain(nothing).collect()
}

/// Why nothing can be said of the PATHs about Outlook, a line each: a configuration names what is not there, or they lead to no
/// manifest for Outlook.
pub(super) fn faults(paths: &[PathBuf], scan: &ScanResult) -> Vec<String> {
    let nothing = !is_any(scan, |judgement| judgement.verdict != Verdict::NotMail);
    let nothing = paths.iter().filter(|_| nothing).map(|path| nothing_at(path, scan, "Outlook "));
    unmatched(scan).into_iter().chain(nothing).collect()
}

fn is_any(scan: &ScanResult, is: impl Fn(&Judgement) -> bool) -> bool {
    let mut judgements = scan.trees.iter().flat_map(|tree| tree.snapshot.judgements.iter());
    judgements.any(|judgement| is(judgement))
}

/// Says the lines; the run has failed.
pub(super) fn fail(lines: &[String], io: &mut Io) -> Exit {
    super::complain(io, &lines.join("\n"))
}

/// What the configurations name and is not there, a line each.
pub(super) fn unmatched(scan: &ScanResult) -> Vec<String> {
    let of = |tree: &ScannedTree| -> Vec<String> {
        let unmatched = tree.snapshot.unmatched.iter();
        unmatched.map(|p| format!("{}: {}", tree.display_name(&p.file), p.message)).collect()
    };
    let mut lines: Vec<String> = scan.trees.iter().flat_map(of).collect();
    lines.dedup();
    lines
}

/// That a PATH leads to no manifest of the `kind`, and what there is instead: one for other applications, or one that is left
/// out.
fn nothing_at(path: &Path, scan: &ScanResult, kind: &str) -> String {
    let path = path.display().to_string();
    if let Some((manifest, applications)) = scan.trees.iter().find_map(of_other_applications) {
        return match manifest == path {
            true => format!("{path}: a manifest for {applications}: nothing to say about it"),
            false => format!(
                "{path}: no {kind}manifest found, nothing to check; {manifest} is a manifest for {applications}"
            ),
        };
    }
    let left_out = scan.trees.iter().flat_map(|tree| {
        let roles = tree.snapshot.roles.iter().filter(|(file, _)| candidate(file).is_some());
        roles.filter_map(|(file, role)| match role {
            FileRole::LeftOut(why) => Some(format!("; {} is left out: {why}", tree.display_name(file))),
            _ => None,
        })
    });
    let left_out: String = left_out.take(1).collect();
    format!("{path}: no manifest found, nothing to check{left_out}")
}

/// The first manifest of a tree, and the applications that it is for.
fn of_other_applications(tree: &ScannedTree) -> Option<(String, String)> {
    let manifest = tree.snapshot.manifests.iter().next()?;
    let applications = manifest.manifest.applications();
    let named =
        if applications.is_empty() { "other applications".to_owned() } else { prose::list(&applications) };
    Some((tree.display_name(&manifest.path), named))
}
