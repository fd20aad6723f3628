//! What was found in a tree: its files by what they are, divided into add-ins.
//!
//! Knows nothing about where the files come from, and nothing about what their code does. Called by
//! [`TreeCache`](super::tree_cache::TreeCache), which keeps it as long as only the texts of sources change.

use super::read::{RelevantFile, SkipReason};
use super::test_helpers::{called, configures_tests, imports_test_library, loads_by_pattern, names};
use super::{Problem, SourceFile, configured};
use crate::addin::{
    AddIn, BuildMarks, BuiltCopy, Explicit, ManifestFile, TreeFiles, built_copies, divide, divides_alike,
    tells_of_a_build,
};
use crate::analysis::{Program, Source};
use crate::config::Config;
use crate::rules::Suppression;
use crate::syntax::{FileKind, file_kind};
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that was read again, by its number.
pub(super) enum Renewed {
    Source(usize),
    Manifest(usize),
}

/// The sources among them.
pub(super) fn sources(renewed: &[Renewed]) -> impl Iterator<Item = usize> {
    renewed.iter().filter_map(|renewed| if let Renewed::Source(at) = renewed { Some(*at) } else { None })
}

/// The manifests among them.
pub(super) fn manifests(renewed: &[Renewed]) -> impl Iterator<Item = usize> {
    renewed.iter().filter_map(|renewed| if let Renewed::Manifest(at) = renewed { Some(*at) } else { None })
}

/// What lies in the tree.
#[derive(Default, Clone)]
pub(super) struct Discovered {
    pub(super) manifests: Vec<Arc<ManifestFile>>,
    /// As they were read: not yet analysed.
    pub(super) sources: Vec<Arc<SourceFile>>,
    pub(super) configs: Vec<Source>,
    /// In order of path.
    pub(super) left_out: Arc<Vec<(PathBuf, SkipReason)>>,
    pub(super) problems: Vec<Problem>,
    pub(super) project_files: Arc<Vec<PathBuf>>,
    /// Files under two names, see [`Walk::aliases`](crate::system::Walk::aliases).
    pub(super) aliases: Arc<BTreeMap<PathBuf, PathBuf>>,
    /// Parallel to the sources, and to the manifests.
    pub(super) in_sources: Vec<Arc<[Suppression]>>,
    pub(super) in_manifests: Vec<Arc<[Suppression]>>,
    /// What the configuration puts together, and all add-ins.
    pub(super) explicit: Vec<Explicit>,
    pub(super) add_ins: Vec<AddIn>,
    /// Files in languages that are not read.
    pub(super) unread_files: Arc<Vec<PathBuf>>,
    /// The sources that begin by importing a test library and are not called tests.
    pub(super) helpers: BTreeSet<PathBuf>,
}

impl Discovered {
    pub(super) fn take(&mut self, item: RelevantFile) {
        match item {
            RelevantFile::Manifest(manifest, suppressions) => {
                self.manifests.push(manifest);
                self.in_manifests.push(suppressions);
            }
            RelevantFile::Source(source, suppressions) => {
                self.sources.push(source);
                self.in_sources.push(suppressions);
            }
            RelevantFile::Config(config) => self.configs.push(config),
            RelevantFile::Broken(problem) => self.problems.push(problem),
            RelevantFile::LeftOut(file, why) => {
                if let SkipReason::Unreadable(message) = &why {
                    self.problems.push(Problem { file: file.clone(), message: message.clone() });
                }
                Arc::make_mut(&mut self.left_out).push((file, why));
            }
        }
    }

    /// Which sources lie in an add-in that is judged.
    pub(super) fn in_add_ins(&self) -> Vec<bool> {
        let mut inside = vec![false; self.sources.len()];
        for add_in in &self.add_ins {
            if add_in.manifests.iter().filter_map(|&m| self.manifests.get(m)).any(|m| m.manifest.is_judged())
            {
                add_in.sources.iter().for_each(|&s| inside[s] = true);
            }
        }
        inside
    }

    /// Divides what was found into add-ins. `repositories` are the directories that git calls so; `is_near` says of which
    /// sources the texts are sure to be at hand.
    pub(super) fn divide(
        &mut self,
        root: &Path,
        repositories: &[PathBuf],
        config: &Config,
        is_near: impl Fn(&Path) -> bool,
    ) {
        let copies = self.leave_out_copies(config);
        self.find_helpers(config, is_near);
        self.explicit = configured::explicit(config, &self.manifests, &self.sources);
        self.add_ins = divide(&TreeFiles {
            root,
            manifests: &self.manifests,
            sources: &self.sources,
            project_files: &self.project_files,
            repositories,
            explicit: &self.explicit,
        });
        for copy in &copies {
            self.add_ins.iter_mut().for_each(|a| a.manifests.retain(|m| *m != copy.manifest));
            if let Some(add_in) = self.add_ins.iter_mut().find(|a| a.manifests.contains(&copy.of)) {
                add_in.manifests.push(copy.manifest);
                add_in.manifests.sort_unstable();
            }
        }
        self.add_ins.retain(|a| !a.manifests.is_empty());
    }

    /// Finds the sources that belong to the tests by what they import. What other code, a page or a manifest may load is code
    /// itself, and so is then what it may load. What is far from every manifest is left out of account: whether its text is at
    /// hand depends on what was looked at before.
    fn find_helpers(&mut self, config: &Config, is_near: impl Fn(&Path) -> bool) {
        let may_be = |source: &SourceFile| {
            is_helper(source)
                && !source.test
                && config.of(&source.path).is_test().is_none()
                && is_near(&source.path)
        };
        self.helpers =
            self.sources.iter().filter(|source| may_be(source)).map(|source| source.path.clone()).collect();
        if self.helpers.is_empty() {
            return;
        }
        let tests = self.helpers_of_tests(is_near);
        let helpers = self.sources.iter_mut().filter(|source| tests.contains(&source.path));
        helpers.for_each(|source| Arc::make_mut(source).test = true);
    }

    /// Those of the helpers that no code names.
    fn helpers_of_tests(&self, is_near: impl Fn(&Path) -> bool) -> BTreeSet<PathBuf> {
        let is_code = |s: &&Arc<SourceFile>| {
            !s.test && !self.helpers.contains(&s.path) && !configures_tests(&s.path) && is_near(&s.path)
        };
        let code = self.sources.iter().filter(is_code);
        let mut texts: Vec<&str> = code.map(|source| &*source.text).collect();
        if texts.iter().any(|text| loads_by_pattern(text)) {
            return BTreeSet::new();
        }
        let mut tests = self.helpers.clone();
        let mut named: FxHashSet<&str> = self.manifests.iter().flat_map(|m| names(&m.source.text)).collect();
        loop {
            named.extend(texts.into_iter().flat_map(names));
            let (code, left): (BTreeSet<PathBuf>, BTreeSet<PathBuf>) =
                tests.into_iter().partition(|helper| named.contains(called(helper)));
            tests = left;
            if code.is_empty() {
                return tests;
            }
            let loaded = self.sources.iter().filter(|source| code.contains(&source.path));
            texts = loaded.map(|source| &*source.text).collect();
        }
    }

    /// Whether another text of a source leaves it as it is which sources belong to the tests.
    fn keeps_helpers(&self, known: &SourceFile, source: &SourceFile) -> bool {
        let loads_alike = || {
            loads_by_pattern(&known.text) == loads_by_pattern(&source.text)
                && self.helpers_in(&known.text) == self.helpers_in(&source.text)
        };
        (source.test || is_helper(known) == is_helper(source)) && (self.helpers.is_empty() || loads_alike())
    }

    /// What of the helpers' names a text has.
    fn helpers_in<'t>(&self, text: &'t str) -> BTreeSet<&'t str> {
        let helpers: FxHashSet<&str> = self.helpers.iter().map(|helper| called(helper)).collect();
        if helpers.is_empty() {
            return BTreeSet::new();
        }
        names(text).filter(|name| helpers.contains(name)).collect()
    }

    /// Finds the manifests that a build has copied; what lies beside them is not a source. What the configuration puts
    /// together is left to it.
    fn leave_out_copies(&mut self, config: &Config) -> Vec<BuiltCopy> {
        let configs: Vec<_> = self.configs.iter().map(|c| (c.path.as_path(), &*c.text)).collect();
        let generated = self.left_out.iter().filter(|(_, why)| why.may_hold_code());
        let generated: Vec<_> = generated.map(|(file, _)| file.as_path()).collect();
        let marks = BuildMarks { sources: &self.sources, configs: &configs, generated: &generated };
        let mut copies = built_copies(&self.manifests, &marks);
        copies.retain(|copy| {
            let file = self.manifests.get(copy.manifest);
            file.is_some_and(|file| !config.add_ins().any(|a| a.has_manifest(&file.path)))
        });
        let is_built = |path: &Path| copies.iter().any(|copy| path.starts_with(&copy.folder));
        if !copies.is_empty() {
            let sources =
                std::mem::take(&mut self.sources).into_iter().zip(std::mem::take(&mut self.in_sources));
            let (built, own): (Vec<_>, Vec<_>) = sources.partition(|(source, _)| is_built(&source.path));
            (self.sources, self.in_sources) = own.into_iter().unzip();
            let left_out = Arc::make_mut(&mut self.left_out);
            let code = left_out.iter_mut().filter(|(file, why)| why.may_hold_code() && is_built(file));
            code.for_each(|(_, why)| *why = SkipReason::BuiltCopy);
            left_out
                .extend(built.into_iter().map(|(source, _)| (source.path.clone(), SkipReason::BuiltCopy)));
            left_out.sort_by(|(a, _), (b, _)| a.cmp(b));
        }
        for copy in &copies {
            let copied = self.manifests.iter_mut().skip(copy.manifest).take(1);
            copied.for_each(|file| Arc::make_mut(file).built = true);
        }
        copies
    }

    /// What is to be analysed together. `shown` says which files an editor shows.
    pub(super) fn program(&self, start: Option<Vec<bool>>, shown: impl Fn(&Path) -> bool) -> Program {
        let source = |s: &Arc<SourceFile>| Source {
            shown: shown(&s.path),
            test: s.test,
            ..Source::new(&s.path, Arc::clone(&s.text))
        };
        let sources = self.sources.iter().map(source).collect();
        Program { sources, configs: self.configs.clone(), start }
    }

    /// Takes what lies elsewhere and belongs to add-ins all the same.
    pub(super) fn join(&mut self, items: impl Iterator<Item = RelevantFile>) {
        let before: Vec<PathBuf> = self.sources.iter().map(|s| s.path.clone()).collect();
        items.for_each(|item| self.take(item));
        let mut both: Vec<_> =
            std::mem::take(&mut self.sources).into_iter().zip(std::mem::take(&mut self.in_sources)).collect();
        both.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
        (self.sources, self.in_sources) = both.into_iter().unzip();
        let now: Vec<Option<usize>> = before.iter().map(|path| self.at(path)).collect();
        let renumber = |numbers: &mut Vec<usize>| {
            *numbers = numbers.iter().filter_map(|&old| *now.get(old)?).collect();
        };
        self.add_ins.iter_mut().for_each(|a| renumber(&mut a.sources));
        self.explicit.iter_mut().for_each(|e| renumber(&mut e.sources));
    }

    /// A manifest that is reached by two names is one.
    pub(super) fn drop_linked_manifests(&mut self) {
        if self.aliases.is_empty() {
            return;
        }
        let linked = |m: &ManifestFile| {
            let real = self.aliases.get(&m.path)?;
            self.manifests.binary_search_by(|m| m.path.cmp(real)).ok()
        };
        let own: Vec<bool> = self.manifests.iter().map(|m| linked(m).is_none()).collect();
        let mut is_own = own.iter();
        self.manifests.retain(|_| is_own.next().is_some_and(|own| *own));
        let mut is_own = own.iter();
        self.in_manifests.retain(|_| is_own.next().is_some_and(|own| *own));
        self.problems.retain(|p| !self.aliases.contains_key(&p.file));
    }

    /// Takes a file that was read again, where everything else holds as it is; says where it stands.
    pub(super) fn renew(&mut self, item: &RelevantFile) -> Option<Renewed> {
        match item {
            RelevantFile::Source(source, suppressions) => {
                self.renew_source(source, suppressions).map(Renewed::Source)
            }
            RelevantFile::Manifest(manifest, suppressions) => {
                self.renew_manifest(manifest, suppressions).map(Renewed::Manifest)
            }
            RelevantFile::Config(_) | RelevantFile::LeftOut(..) | RelevantFile::Broken(_) => None,
        }
    }

    fn renew_manifest(
        &mut self,
        manifest: &Arc<ManifestFile>,
        suppressions: &Arc<[Suppression]>,
    ) -> Option<usize> {
        let at = self.manifests.binary_search_by(|m| m.path.cmp(&manifest.path)).ok()?;
        let known = self.manifests.get(at)?;
        let names_alike = self.helpers_in(&known.source.text) == self.helpers_in(&manifest.source.text);
        let known = self.manifests.get_mut(at)?;
        if known.built || !names_alike || !divides_alike(known, manifest) {
            return None;
        }
        *known = Arc::clone(manifest);
        *self.in_manifests.get_mut(at)? = Arc::clone(suppressions);
        Some(at)
    }

    fn renew_source(&mut self, source: &Arc<SourceFile>, suppressions: &Arc<[Suppression]>) -> Option<usize> {
        let at = self.at(&source.path)?;
        let known = self.sources.get(at)?;
        let mut source = Arc::clone(source);
        if !self.keeps_helpers(known, &source) {
            return None;
        }
        if self.helpers.contains(&known.path) && known.test {
            Arc::make_mut(&mut source).test = true;
        }
        let known = self.sources.get_mut(at)?;
        if (known.test, known.package) != (source.test, source.package)
            || tells_of_a_build(known)
            || tells_of_a_build(&source)
            || source.away && !known.away
        {
            return None;
        }
        *known = source;
        *self.in_sources.get_mut(at)? = Arc::clone(suppressions);
        Some(at)
    }

    /// Takes a source that was away with its text. One that can't be read any more stays as it is; whoever has changed it
    /// will say so.
    pub(super) fn bring(&mut self, path: &Path, item: Option<&RelevantFile>) {
        let Some(at) = self.at(path) else { return };
        match item {
            Some(RelevantFile::Source(source, suppressions)) => {
                (self.sources[at], self.in_sources[at]) = (Arc::clone(source), Arc::clone(suppressions));
            }
            _ => Arc::make_mut(&mut self.sources[at]).away = false,
        }
    }

    /// Where among the sources a file is.
    pub(super) fn at(&self, source: &Path) -> Option<usize> {
        self.sources.binary_search_by(|s| s.path.as_path().cmp(source)).ok()
    }
}

/// Whether a script begins by importing a test library.
pub(super) fn is_helper(source: &SourceFile) -> bool {
    !source.package
        && file_kind(&source.path) != Some(FileKind::Embedded)
        && imports_test_library(&source.text)
}
