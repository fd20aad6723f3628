//! Everything known about one tree: discovery, sources, manifests, add-ins, usages.
//!
//! Called by the commands (and, later, the servers). Reads the disk through [`crate::system::System`] only.

mod above;
mod classify;
mod configured;
mod content;
mod elsewhere;
mod fitting;
mod fix;
mod focus;
mod found;
mod live;
mod memory;
mod packages;
mod places;
mod read;
mod scan;
mod scope;

pub use crate::addin::SourceFile;
pub use fitting::{Fitting, allowed};
pub use fix::{Fixes, fix, fix_target};
pub use focus::Focus;
pub use live::{Change, Workspace};
pub use scan::{Progress, ScanOptions, look, scan};
pub use scope::{Asked, Target, targets, together};

use crate::addin::{AddIn, Judgement, ManifestFile, Role, innermost};
use crate::config::Config;
use crate::rules::{self, Checked, Context, Finding, Suppression};
use crate::text::LineIndex;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

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
    /// The directory that was read.
    pub root: PathBuf,
    /// What `addinspect.json` files say.
    pub config: Config,
    /// Whether single manifests were asked for, and others of their add-ins are not here.
    pub partial: bool,
    /// What was asked for, where it was not the whole tree: nothing else is wanted.
    pub focus: Option<Focus>,
    /// The sources, in order of path.
    pub sources: Vec<SourceFile>,
    /// The manifests, in order of path.
    pub manifests: Vec<ManifestFile>,
    /// Parallel to [`Self::manifests`].
    pub judgements: Vec<Judgement>,
    /// The add-ins, in order of root.
    pub add_ins: Vec<AddIn>,
    /// Every source that was considered, with what became of it, in order of path.
    pub roles: Vec<(PathBuf, Role)>,
    /// The comments that suppress findings.
    pub suppressions: Vec<Suppression>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// What the configuration names and nothing matches; these are among the problems, too.
    pub unmatched: Vec<Problem>,
    /// Files that have another name in the tree, with that name: links lead to them.
    pub aliases: BTreeMap<PathBuf, PathBuf>,
}

impl Snapshot {
    /// The add-ins that a file belongs to; of a file that is no source, those of the innermost root around it.
    pub fn owners(&self, file: &Path) -> Vec<&AddIn> {
        let source = self.source_index(file);
        let root = innermost(file, |dir| self.add_ins.iter().any(|a| a.root == dir));
        let owns = |a: &&AddIn| match source {
            Some(source) => a.sources.contains(&source),
            None => Some(a.root.as_path()) == root,
        };
        self.add_ins.iter().filter(owns).collect()
    }

    /// A file's text and lines; `None` for a file that was not read.
    pub fn text(&self, file: &Path) -> Option<(&str, &LineIndex)> {
        if let Some(source) = self.source(file) {
            return Some((&source.text, &source.lines));
        }
        let manifest = self.manifests.get(self.manifest_index(file)?)?;
        Some((&manifest.source.text, &manifest.lines))
    }

    /// The source that a file is.
    pub fn source(&self, file: &Path) -> Option<&SourceFile> {
        self.sources.get(self.source_index(file)?)
    }

    fn source_index(&self, file: &Path) -> Option<usize> {
        self.sources.binary_search_by(|s| s.path.as_path().cmp(file)).ok()
    }

    /// Where in [`Self::manifests`] the manifest is that a file is.
    pub fn manifest_index(&self, file: &Path) -> Option<usize> {
        self.manifests.binary_search_by(|m| m.path.as_path().cmp(file)).ok()
    }

    /// What the rules have to say: sorted by place, without duplicates; of what was asked for only.
    pub fn findings(&self) -> Vec<Finding> {
        self.check().findings
    }

    /// The same, with the findings that comments in the code suppress.
    pub fn check(&self) -> Checked {
        let mut checked = rules::check(&Context {
            sources: &self.sources,
            manifests: &self.manifests,
            judgements: &self.judgements,
            add_ins: &self.add_ins,
            config: &self.config,
            suppressions: &self.suppressions,
            partial: self.partial,
        });
        let wanted = |f: &Finding| self.focus.as_ref().is_none_or(|focus| focus.wants(f));
        checked.findings.retain(wanted);
        checked.suppressed.retain(wanted);
        checked
    }
}
