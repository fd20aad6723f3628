//! Files that a call brings along: laid over the project on the disk, or, if they are new and have a manifest, looked at alone.
//!
//! Knows nothing about what is asked about them.

use super::call::{Call, stopped};
use super::failure::{Failure, FailureKind};
use super::roots::Roots;
use super::told::cut;
use super::tree;
use crate::manifest::candidate;
use crate::system::{MemorySystem, System};
use crate::text::IndexedText;
use crate::workspace::{PathFilter, ScanTarget, Snapshot, Workspace};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files at most in one call.
const FILES: usize = 200;
/// Bytes of text at most in one call.
const BYTES: usize = 8 * 1024 * 1024;
/// Where files are that are looked at alone.
const ALONE: &str = "/content";

/// A file of the call.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GivenFile {
    /// Relative to the root, with `/`.
    pub(super) path: String,
    /// All of its text.
    pub(super) text: String,
}

/// What the files were looked at with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum Basis {
    /// The project on the disk, as it would be with them.
    Project,
    /// Nothing else.
    Content,
}

/// What was looked at.
pub(super) struct Content {
    pub(super) basis: Basis,
    /// How its files are called.
    pub(super) roots: Roots,
    pub(super) snapshot: Arc<Snapshot>,
}

/// Looks at the files.
pub(super) fn look(call: &Call, files: &[GivenFile]) -> Result<Content, Failure> {
    bounded(files)?;
    let places = files.iter().map(|file| call.possible(&file.path));
    let places: Vec<PathBuf> = places.collect::<Result<_, _>>()?;
    let is_new = places.iter().all(|place| call.system.kind(place).is_none());
    let has_manifest = places.iter().zip(files).any(|(place, file)| is_manifest(place, &file.text));
    if is_new && has_manifest { alone(call, files) } else { in_project(call, &places, files) }
}

fn bounded(files: &[GivenFile]) -> Result<(), Failure> {
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    if files.is_empty() {
        return Err(Failure::new(FailureKind::InvalidArguments, "files: give at least one file"));
    }
    if files.len() > FILES || bytes > BYTES {
        let message = format!(
            "{} files with {bytes} bytes: {FILES} files and {BYTES} bytes are read at most; save the files and call \
             check_project",
            files.len()
        );
        return Err(Failure::new(FailureKind::TooLarge, message));
    }
    Ok(())
}

fn is_manifest(place: &Path, text: &str) -> bool {
    candidate(place).is_some() && (text.contains("OfficeApp") || text.contains("manifestVersion"))
}

/// The add-ins that the files belong to, as they would be with them.
fn in_project(call: &Call, places: &[PathBuf], files: &[GivenFile]) -> Result<Content, Failure> {
    let Some(first) = places.first() else { return Err(stopped()) };
    let around = first.ancestors().find(|path| call.system.kind(path).is_some()).unwrap_or(first);
    let target = ScanTarget::of(&*call.system, around);
    let target =
        if target.asked.everything { target.around(&*call.system).unwrap_or(target) } else { target };
    let texts =
        places.iter().zip(files).map(|(place, file)| (place.clone(), IndexedText::new(file.text.as_str())));
    let texts: Vec<_> = texts.collect();
    let whole = call.on_tree(&target.root, |tree| tree.with_texts(&texts, &call.options()))?;
    let folders = places.iter().flat_map(|place| whole.owners(place)).map(|add_in| add_in.root.clone());
    let asked = PathFilter { everything: false, files: places.to_vec(), folders: folders.collect() };
    let snapshot = Arc::new(whole.narrowed(&asked));
    call.judged(&snapshot, files.first().map(|file| file.path.as_str()))?;
    Ok(Content { basis: Basis::Project, roots: (*call.roots).clone(), snapshot })
}

fn alone(call: &Call, files: &[GivenFile]) -> Result<Content, Failure> {
    let place =
        |path: &str| path.split(['/', '\\']).fold(PathBuf::from(ALONE), |place, part| place.join(part));
    let system = MemorySystem::new(files.iter().map(|file| (place(&file.path), file.text.clone())));
    let system: Arc<dyn System> = Arc::new(system);
    let roots = Roots::new(&*system, &[PathBuf::from(ALONE)]);
    let mut workspace = Workspace::new(system, PathBuf::from(ALONE));
    let snapshot = workspace.snapshot_until(&tree::options(&call.stop, None)).ok_or_else(stopped)?;
    let first = files.first().map(|file| cut(&file.path));
    call.judged(&snapshot, first.as_deref())?;
    Ok(Content { basis: Basis::Content, roots, snapshot })
}
