//! Everything known about one tree: discovery, sources, manifests, add-ins, usages.
//!
//! Called by the commands and the language server. Reads the disk through [`crate::system::System`] only.

mod above;
mod baselines;
mod classify;
mod compatible;
mod conclude;
mod configured;
mod content;
mod discovered;
mod elsewhere;
mod entry_points;
mod far_texts;
mod faults;
mod fix;
mod focus;
mod follow;
mod list;
mod live;
mod locked;
mod packages;
mod parts;
mod places;
mod read;
mod scan;
mod scope;
mod test_helpers;
mod tree_cache;

pub use crate::addin::SourceFile;
pub use baselines::Unmatched;
pub use compatible::{CompatibleFixes, Fixable, allowed};
pub use faults::Reading;
pub use fix::{Fixes, Wants, fix, fix_target, fix_wanted};
pub use focus::Focus;
pub use list::List;
pub use live::{Workspace, WorkspaceChange};
pub use locked::find_lock;
pub use scan::{ScanOptions, ScanProgress, scan, scan_target};
pub use scope::{PathFilter, ScanTarget, targets, together};

use crate::addin::{AddIn, FileRole, Judgement, ManifestFile, innermost};
use crate::config::{Config, ConfigError};
use crate::ratchet::HeldLock;
use crate::rules::{self, Checked, Finding, Identity, Suppression};
use crate::text::LineIndex;
use baselines::Baselines;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    pub config: Arc<Config>,
    /// What was asked for, where it was not the whole tree: nothing else is wanted.
    pub focus: Option<Focus>,
    /// The sources, in order of path.
    pub sources: List<Arc<SourceFile>>,
    /// The manifests, in order of path.
    pub manifests: List<Arc<ManifestFile>>,
    /// Parallel to [`Self::manifests`].
    pub judgements: List<Arc<Judgement>>,
    /// The add-ins, in order of root.
    pub add_ins: Arc<[AddIn]>,
    /// Every source that was considered, with what became of it, in order of path.
    pub roles: Arc<[(PathBuf, FileRole)]>,
    /// The comments that suppress findings: parallel to the sources, and to the manifests.
    pub(crate) in_sources: List<Arc<[Suppression]>>,
    pub(crate) in_manifests: List<Arc<[Suppression]>>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// What the configuration names and nothing matches, so that nothing can be judged; these are among the problems, too.
    pub unmatched: Vec<Problem>,
    /// All of the configuration that has no effect.
    pub idle: Vec<ConfigError>,
    /// Files that have another name in the tree, with that name: links lead to them.
    pub aliases: Arc<BTreeMap<PathBuf, PathBuf>>,
    /// What is accepted of the findings.
    pub(crate) baselines: Arc<Baselines>,
    /// What its add-ins are compared with, if that was asked for.
    pub(crate) lock: Option<Arc<HeldLock>>,
    /// What is checked together.
    pub(crate) parts: parts::Parts,
}

impl Snapshot {
    /// The add-ins that a file belongs to; of a file that is not a source, those of the innermost root around it.
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
        if let Some(manifest) = self.manifest_index(file).and_then(|index| self.manifests.get(index)) {
            return Some((&manifest.source.text, &manifest.lines));
        }
        self.lock.as_ref().filter(|lock| lock.file() == file).map(|lock| lock.text())
    }

    /// The source that a file is.
    pub fn source(&self, file: &Path) -> Option<&SourceFile> {
        self.sources.get(self.source_index(file)?).map(|source| &**source)
    }

    /// The first add-in that a source belongs to, both as they are counted here.
    pub fn owner(&self, source: usize) -> Option<usize> {
        self.add_ins.iter().position(|add_in| add_in.sources.binary_search(&source).is_ok())
    }

    /// Whether a source was asked for, itself or with its add-in; one under two names counts once.
    pub fn wants_source(&self, number: usize) -> bool {
        let Some(source) = self.sources.get(number) else { return false };
        let twice = self.aliases.get(&source.path).is_some_and(|real| self.source(real).is_some());
        let is_owned = |focus: &Focus| {
            self.add_ins.iter().any(|a| focus.roots.contains(&a.root) && a.sources.contains(&number))
        };
        !twice && self.focus.as_ref().is_none_or(|focus| focus.has(&source.path) || is_owned(focus))
    }

    fn source_index(&self, file: &Path) -> Option<usize> {
        self.sources.binary_search_by(|s| s.path.as_path().cmp(file)).ok()
    }

    /// Where in [`Self::manifests`] the manifest is that a file is.
    pub fn manifest_index(&self, file: &Path) -> Option<usize> {
        self.manifests.binary_search_by(|m| m.path.as_path().cmp(file)).ok()
    }

    /// The same, as far as it was asked for.
    #[must_use]
    pub fn narrowed(&self, asked: &PathFilter) -> Snapshot {
        focus::narrowed(self.clone(), asked)
    }

    /// What the rules have to say: sorted by place, without duplicates; of what was asked for only.
    pub fn findings(&self) -> Vec<Arc<Finding>> {
        self.check().findings
    }

    /// The same, with the findings that comments in the code suppress and those that baselines have.
    pub fn check(&self) -> Checked {
        let mut checked = self.check_all();
        self.accept(&mut checked);
        checked
    }

    /// The same, whatever baselines have.
    pub fn check_all(&self) -> Checked {
        let mut checked = Checked::default();
        for part in self.parts.iter() {
            let of_part = part.checked(self);
            checked.findings.extend(of_part.findings.iter().cloned());
            checked.suppressed.extend(of_part.suppressed.iter().cloned());
        }
        for list in [&mut checked.findings, &mut checked.suppressed] {
            list.retain(|f| self.focus.as_ref().is_none_or(|focus| focus.wants(f)));
            rules::sort(list);
        }
        checked
    }

    /// What a finding is known by; `file` is how its file is called, relative to what does not move.
    pub fn identity(&self, finding: &Finding, file: String) -> Identity {
        let Finding { rule, about, at, .. } = finding;
        let manifest = || self.manifests.get(self.manifest_index(&at.file)?);
        let outline = self.source(&at.file).map(SourceFile::outline);
        let outline = outline.or_else(|| manifest().map(|file| file.outline()));
        Identity {
            file,
            rule,
            about: about.clone(),
            within: outline.map(|outline| outline.around(at.span)).unwrap_or_default(),
        }
    }

    /// Why a comment suppresses a finding, if it says so.
    pub fn suppressed_because(&self, finding: &Finding) -> Option<&str> {
        let of_source = self.source_index(&finding.at.file).and_then(|number| self.in_sources.get(number));
        let of_manifest = || self.in_manifests.get(self.manifest_index(&finding.at.file)?);
        of_source.or_else(of_manifest)?.iter().find_map(|suppression| suppression.reason_for(finding))
    }

    /// The manifests of an add-in that are wanted, by their numbers.
    pub fn wanted_manifests(&self, add_in: &AddIn) -> impl Iterator<Item = usize> {
        let wants = |file: &ManifestFile| self.focus.as_ref().is_none_or(|focus| !focus.is_twin(&file.path));
        add_in
            .manifests
            .iter()
            .copied()
            .filter(move |&number| self.manifests.get(number).is_some_and(|m| wants(m)))
    }

    /// The comments that suppress findings.
    pub fn suppressions(&self) -> impl Iterator<Item = &Suppression> {
        self.in_sources.iter().chain(&self.in_manifests).flat_map(|of_file| of_file.iter())
    }
}
