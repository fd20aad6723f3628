//! Everything known about one tree: discovery, sources, manifests, add-ins, usages.
//!
//! Called by the commands (and, later, the servers). Reads the disk through [`crate::system::System`] only.

pub use crate::addin::SourceFile;

use crate::addin::{AddIn, Judgement, ManifestFile, Role};
use std::path::PathBuf;

/// Something that could not be read; the rest is analysed all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which file.
    pub file: PathBuf,
    /// What is wrong, with the position where there is one.
    pub message: String,
}

/// The immutable view of one tree that rules, reports and commands read.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// The sources, in order of path.
    pub sources: Vec<SourceFile>,
    /// The manifests, in order of path.
    pub manifests: Vec<ManifestFile>,
    /// Parallel to [`Self::manifests`].
    pub judgements: Vec<Judgement>,
    /// The add-ins, in order of root.
    pub add_ins: Vec<AddIn>,
    /// Every file that was considered, with what became of it, in order of path.
    pub roles: Vec<(PathBuf, Role)>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}
