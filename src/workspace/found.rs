//! What was found in a tree, and what follows from it: add-ins, judgements, the finished [`Snapshot`].
//!
//! Knows nothing about where the files come from. Called by [`Memory`](super::memory::Memory).

use super::read::{Item, Why};
use super::{Problem, Snapshot, SourceFile, configured};
use crate::addin::{
    AddIn, Evidence, Explicit, Judgement, ManifestFile, Role, Tree, divide, follow_imports, innermost, judge,
};
use crate::analysis::{Analyzer, Program, Source};
use crate::config::Config;
use crate::rules::{Suppression, suppressions_in_source};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What lies in the tree.
#[derive(Default)]
pub(super) struct Found {
    pub(super) manifests: Vec<ManifestFile>,
    pub(super) sources: Vec<SourceFile>,
    configs: Vec<Source>,
    left_out: Vec<(PathBuf, Why)>,
    pub(super) problems: Vec<Problem>,
    pub(super) project_files: Vec<PathBuf>,
    /// Files under two names, see [`Walk::aliases`](crate::system::Walk::aliases).
    pub(super) aliases: BTreeMap<PathBuf, PathBuf>,
    /// Parallel to the sources.
    in_sources: Vec<Vec<Suppression>>,
    in_manifests: Vec<Suppression>,
    /// What the configuration puts together, and all add-ins.
    explicit: Vec<Explicit>,
    add_ins: Vec<AddIn>,
}

impl Found {
    pub(super) fn take(&mut self, item: Item) {
        match item {
            Item::Manifest(manifest, suppressions) => {
                self.manifests.push(*manifest);
                self.in_manifests.extend(suppressions);
            }
            Item::Source(source, suppressions) => {
                self.sources.push(source);
                self.in_sources.push(suppressions);
            }
            Item::Config(config) => self.configs.push(config),
            Item::Broken(problem) => self.problems.push(problem),
            Item::LeftOut(file, why) => {
                if let Why::Unreadable(message) = &why {
                    self.problems.push(Problem { file: file.clone(), message: message.clone() });
                }
                self.left_out.push((file, why));
            }
        }
    }

    /// Which sources lie in an Outlook add-in.
    pub(super) fn in_add_ins(&self) -> Vec<bool> {
        let mut inside = vec![false; self.sources.len()];
        for add_in in &self.add_ins {
            if add_in.manifests.iter().filter_map(|&m| self.manifests.get(m)).any(|m| m.manifest.mail) {
                add_in.sources.iter().for_each(|&s| inside[s] = true);
            }
        }
        inside
    }

    /// Divides what was found into add-ins. `repositories` are the directories that git calls so.
    pub(super) fn divide(&mut self, root: &Path, repositories: &[PathBuf], config: &Config) {
        self.explicit = configured::explicit(config, &self.manifests, &self.sources);
        self.add_ins = divide(&Tree {
            root,
            manifests: &self.manifests,
            sources: &self.sources,
            project_files: &self.project_files,
            repositories,
            explicit: &self.explicit,
        });
    }

    /// Tells every source what its code does. `shown` says which files an editor shows.
    pub(super) fn analyse(
        &mut self,
        analyzer: &mut Analyzer,
        start: Option<Vec<bool>>,
        shown: impl Fn(&Path) -> bool,
    ) {
        let source =
            |s: &SourceFile| Source { shown: shown(&s.path), ..Source::new(&s.path, Arc::clone(&s.text)) };
        let sources: Vec<Source> = self.sources.iter().map(source).collect();
        let program = Program { sources, configs: std::mem::take(&mut self.configs), start };
        let outcome = analyzer.analyze(&program);
        for (number, (source, outcome)) in self.sources.iter_mut().zip(outcome.files).enumerate() {
            source.outcome = outcome;
            if program.sources[number].shown {
                source.document = analyzer.document(number).cloned();
                self.in_sources[number] = suppressions_in_source(source);
            }
        }
        follow_imports(&mut self.add_ins, &self.sources);
        self.drop_linked_sources();
    }

    /// A manifest that is reached by two names is one.
    pub(super) fn drop_linked_manifests(&mut self) {
        let linked = |m: &ManifestFile| {
            let real = self.aliases.get(&m.path)?;
            self.manifests.binary_search_by(|m| m.path.cmp(real)).ok()
        };
        let linked: Vec<PathBuf> =
            self.manifests.iter().filter(|m| linked(m).is_some()).map(|m| m.path.clone()).collect();
        self.manifests.retain(|m| !linked.contains(&m.path));
        self.in_manifests.retain(|s| !linked.iter().any(|file| file == s.file()));
        self.problems.retain(|p| !self.aliases.contains_key(&p.file));
    }

    /// Of a source that is reached by two names each add-in has one. What stands in the comments of one that is nobody's
    /// then is told under the other name.
    fn drop_linked_sources(&mut self) {
        let indices = self.aliases.iter().filter_map(|(alias, real)| Some((self.at(alias)?, self.at(real)?)));
        let real: BTreeMap<usize, usize> = indices.collect();
        for add_in in &mut self.add_ins {
            let own: BTreeSet<usize> = add_in.sources.iter().copied().collect();
            add_in.sources.retain(|source| !real.get(source).is_some_and(|real| own.contains(real)));
        }
        for source in real.into_keys() {
            let is_owned = self.add_ins.iter().any(|a| a.sources.contains(&source));
            if let Some(suppressions) = self.in_sources.get_mut(source).filter(|_| !is_owned) {
                suppressions.clear();
            }
        }
    }

    fn at(&self, source: &Path) -> Option<usize> {
        self.sources.binary_search_by(|s| s.path.as_path().cmp(source)).ok()
    }

    pub(super) fn into_snapshot(mut self, root: PathBuf, files: &[PathBuf], config: Config) -> Snapshot {
        let add_ins = std::mem::take(&mut self.add_ins);
        let judgements = self.judge(&add_ins);
        let unmatched = configured::unmatched(&config, &self.explicit, files);
        self.problems.extend(configured::problems(&config));
        self.problems.extend(unmatched.iter().cloned());
        Snapshot {
            root,
            config,
            partial: false,
            focus: None,
            roles: self.roles(),
            suppressions: self.in_sources.into_iter().flatten().chain(self.in_manifests).collect(),
            sources: self.sources,
            manifests: self.manifests,
            judgements,
            add_ins,
            problems: self.problems,
            unmatched,
            aliases: self.aliases,
        }
    }

    /// The judgements of all manifests, in their order.
    fn judge(&self, add_ins: &[AddIn]) -> Vec<Judgement> {
        let roots: BTreeSet<&Path> = add_ins.iter().map(|a| a.root.as_path()).collect();
        let mut judged: Vec<(usize, Judgement)> = Vec::with_capacity(self.manifests.len());
        for add_in in add_ins {
            let lies_in = |file: &Path| innermost(file, |d| roots.contains(d)) == Some(&add_in.root);
            let own = |file: &PathBuf| !self.aliases.contains_key(file) && lies_in(file);
            let bundles = self.left_out.iter().filter(|(file, why)| why.may_hold_code() && own(file));
            let unreadable = self.problems.iter().map(|p| p.file.as_path()).filter(|file| lies_in(file));
            let evidence = Evidence {
                root: &add_in.root,
                sources: &add_in.sources.iter().filter_map(|&s| self.sources.get(s)).collect::<Vec<_>>(),
                bundles: &bundles.map(|(file, _)| file.as_path()).collect::<Vec<_>>(),
                unreadable: &unreadable.collect::<Vec<_>>(),
            };
            let manifests = add_in.manifests.iter().filter_map(|&m| Some((m, self.manifests.get(m)?)));
            judged.extend(manifests.map(|(m, file)| (m, judge(&file.manifest, &evidence))));
        }
        judged.sort_by_key(|(manifest, _)| *manifest);
        judged.into_iter().map(|(_, judgement)| judgement).collect()
    }

    fn roles(&self) -> Vec<(PathBuf, Role)> {
        let role = |s: &SourceFile| if s.test { Role::Test } else { Role::Analysed };
        let analysed = self.sources.iter().map(|s| (s.path.clone(), role(s)));
        let left_out = self.left_out.iter().map(|(path, why)| (path.clone(), Role::LeftOut(why.phrase())));
        let mut roles: Vec<(PathBuf, Role)> = analysed.chain(left_out).collect();
        roles.sort_by(|(a, _), (b, _)| a.cmp(b));
        roles
    }
}
