//! Narrows a snapshot of a whole tree down to what was asked for, and says why any of that is not judged.
//!
//! A manifest stands for its add-in, without what concerns other manifests alone; a source for its own findings; a folder
//! for the add-ins that have something in it. Called by discovery, for the commands.

use super::parts::Parts;
use super::{PathFilter, Problem, Snapshot};
use crate::addin::{AddIn, FileRole};
use crate::config::FILE_NAME;
use crate::rules::Finding;
use std::collections::BTreeSet;
use std::iter::once;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What of a snapshot is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Focus {
    /// These files.
    pub files: Vec<PathBuf>,
    /// What lies in these folders.
    pub folders: Vec<PathBuf>,
    /// All of the add-ins with these roots.
    pub roots: Vec<PathBuf>,
    /// Manifests of those add-ins that were not asked for, where another one was: what concerns them alone is not wanted.
    pub twins: Vec<PathBuf>,
}

impl Focus {
    /// Whether a file was asked for.
    pub fn has(&self, file: &Path) -> bool {
        self.files.iter().any(|f| f == file) || self.folders.iter().any(|folder| file.starts_with(folder))
    }

    /// Whether a finding is wanted.
    pub fn wants(&self, finding: &Finding) -> bool {
        finding.accused().any(|file| self.has(file))
            || finding.add_in.as_ref().is_some_and(|root| self.roots.contains(root))
                && !self.is_of_twins(finding)
    }

    /// Whether a finding names twins and nothing that was asked for.
    fn is_of_twins(&self, finding: &Finding) -> bool {
        let places = || once(&finding.at).chain(finding.related.iter().map(|related| &related.at));
        places().any(|at| self.is_twin(&at.file)) && !places().any(|at| self.has(&at.file))
    }

    /// Whether a manifest is here for the sake of another one.
    pub fn is_twin(&self, manifest: &Path) -> bool {
        self.twins.iter().any(|twin| twin == manifest)
    }
}

/// What was asked for of a snapshot.
pub(super) fn narrowed(mut snapshot: Snapshot, asked: &PathFilter) -> Snapshot {
    narrow(&mut snapshot, asked);
    snapshot
}

fn narrow(snapshot: &mut Snapshot, asked: &PathFilter) {
    let real = |file: &PathBuf| snapshot.aliases.get(file).unwrap_or(file).clone();
    let files: Vec<PathBuf> = asked.files.iter().map(real).collect();
    let mut notes: Vec<Problem> = files.iter().filter_map(|file| unread(snapshot, file)).collect();
    if !asked.everything {
        let focus = keep(snapshot, &files, &asked.folders);
        notes.extend(focus.files.iter().filter_map(|file| nobodys(snapshot, file)));
        let holds = |config: &Path| holds(snapshot, &focus, config);
        let kept = |p: &Problem| match is_config(&p.file) {
            true => holds(&p.file),
            false => focus.has(&p.file) || focus.roots.iter().any(|root| p.file.starts_with(root)),
        };
        let problems = snapshot.problems.iter().filter(|p| kept(p)).cloned().collect();
        let unmatched = snapshot.unmatched.iter().filter(|p| holds(&p.file)).cloned().collect();
        let config = snapshot.config.without_errors(|error| !holds(&error.file));
        (snapshot.problems, snapshot.unmatched, snapshot.config) = (problems, unmatched, Arc::new(config));
        snapshot.focus = Some(focus);
    }
    for note in notes {
        if snapshot.problems.iter().all(|p| p.file != note.file) {
            snapshot.problems.push(note);
        }
    }
}

/// Whether a configuration says something about what was asked for: that, or something of its add-ins, lies below it. One
/// that was named, or that lies above the tree, does.
fn holds(snapshot: &Snapshot, focus: &Focus, config: &Path) -> bool {
    let Some(folder) = config.parent().filter(|folder| folder.starts_with(&snapshot.root)) else {
        return true;
    };
    let source = |&s: &usize| snapshot.sources.get(s).is_some_and(|s| s.path.starts_with(folder));
    snapshot.config.is_typed(config)
        || !is_config(config)
        || focus.files.iter().any(|file| file.starts_with(folder))
        || focus.folders.iter().any(|asked| asked.starts_with(folder) || folder.starts_with(asked))
        || snapshot.manifests.iter().any(|manifest| manifest.path.starts_with(folder))
        || snapshot.add_ins.iter().flat_map(|add_in| &add_in.sources).any(source)
}

fn is_config(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name == FILE_NAME)
}

/// Keeps the add-ins and manifests that these files and folders lead to.
fn keep(snapshot: &mut Snapshot, files: &[PathBuf], folders: &[PathBuf]) -> Focus {
    let is_file = |manifest: usize| snapshot.manifests.get(manifest).is_some_and(|m| files.contains(&m.path));
    let mut focus = Focus { files: files.to_vec(), folders: folders.to_vec(), ..Focus::default() };
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    for add_in in snapshot.add_ins.iter() {
        let in_folder = focus.folders.iter().any(|folder| reaches(snapshot, add_in, folder));
        let of_source = files.iter().any(|file| owns(snapshot, add_in, file));
        let named = add_in.manifests.iter().any(|&m| is_file(m));
        if in_folder || named {
            focus.roots.push(add_in.root.clone());
        }
        if in_folder || of_source || named {
            kept.extend(&add_in.manifests);
        }
        if !in_folder && !of_source {
            let others = add_in.manifests.iter().filter(|&&m| named && !is_file(m));
            focus.twins.extend(others.filter_map(|&m| Some(snapshot.manifests.get(m)?.path.clone())));
        }
    }
    retain(snapshot, &kept);
    focus
}

/// Whether a source, or a file that is left out, belongs to an add-in.
fn owns(snapshot: &Snapshot, add_in: &AddIn, file: &Path) -> bool {
    let is_source = || snapshot.roles.iter().any(|(path, _)| path == file);
    snapshot.manifest_index(file).is_none() && is_source() && snapshot.owners(file).contains(&add_in)
}

fn reaches(snapshot: &Snapshot, add_in: &AddIn, folder: &Path) -> bool {
    let source = |&s: &usize| snapshot.sources.get(s).is_some_and(|s| s.path.starts_with(folder));
    let manifest = |&m: &usize| snapshot.manifests.get(m).is_some_and(|m| m.path.starts_with(folder));
    add_in.sources.iter().any(source) || add_in.manifests.iter().any(manifest)
}

/// Keeps these manifests, and the add-ins that have any of them.
fn retain(snapshot: &mut Snapshot, kept: &BTreeSet<usize>) {
    let place = |manifest: &usize| kept.iter().position(|kept| kept == manifest);
    let mut add_ins = snapshot.add_ins.to_vec();
    for add_in in &mut add_ins {
        add_in.manifests = add_in.manifests.iter().filter_map(place).collect();
    }
    add_ins.retain(|add_in| !add_in.manifests.is_empty());
    snapshot.add_ins = add_ins.into();
    snapshot.manifests.retain(|number| kept.contains(&number));
    snapshot.in_manifests.retain(|number| kept.contains(&number));
    snapshot.judgements.retain(|number| kept.contains(&number));
    snapshot.parts = Parts::all(snapshot);
}

/// Why a file that was asked for is not read; nothing where it is.
fn unread(snapshot: &Snapshot, file: &Path) -> Option<Problem> {
    if snapshot.text(file).is_some() {
        return None;
    }
    let role = snapshot.roles.iter().find(|(path, _)| path == file);
    let why = match role {
        Some((_, FileRole::LeftOut(why))) => why.clone(),
        _ => "it is neither a manifest nor a supported source file".to_owned(),
    };
    Some(Problem { file: file.to_owned(), message: format!("not checked: {why}") })
}

/// Says of a source that was asked for that it belongs to no add-in.
fn nobodys(snapshot: &Snapshot, file: &Path) -> Option<Problem> {
    let is_source = snapshot.source(file).is_some();
    (is_source && snapshot.owners(file).is_empty()).then(|| Problem {
        file: file.to_owned(),
        message: "not checked: it does not belong to an add-in".to_owned(),
    })
}
