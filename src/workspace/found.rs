//! What was found in a tree, and what follows from it: add-ins, judgements, the finished [`Snapshot`].
//!
//! Knows nothing about where the files come from. Called by [`Memory`](super::memory::Memory).

use super::read::{Item, Why};
use super::{Problem, Snapshot, SourceFile, configured};
use crate::addin::{
    AddIn, BuildMarks, BuiltCopy, Evidence, Explicit, Judgement, ManifestFile, Role, Tree, Unread,
    built_copies, divide, follow_imports, innermost, judge, of_add_in, unread_pages,
};
use crate::analysis::{Analyzer, Links, Program, Source};
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
    /// In order of path.
    pub(super) left_out: Vec<(PathBuf, Why)>,
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
    /// Parallel to the sources: where they lead, and what of that is not read.
    links: Vec<Links>,
    unread: Vec<Vec<Unread>>,
    /// Files in languages that are not read.
    pub(super) unread_files: Vec<PathBuf>,
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
        let copies = self.leave_out_copies(config);
        self.explicit = configured::explicit(config, &self.manifests, &self.sources);
        self.add_ins = divide(&Tree {
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

    /// Finds the manifests that a build has copied; what lies beside them is no source. What the configuration puts
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
            let code = self.left_out.iter_mut().filter(|(file, why)| why.may_hold_code() && is_built(file));
            code.for_each(|(_, why)| *why = Why::BuiltCopy);
            self.left_out.extend(built.into_iter().map(|(source, _)| (source.path, Why::BuiltCopy)));
            self.left_out.sort_by(|(a, _), (b, _)| a.cmp(b));
        }
        for copy in &copies {
            self.manifests.iter_mut().skip(copy.manifest).take(1).for_each(|file| file.built = true);
        }
        copies
    }

    /// What is to be analysed together. `shown` says which files an editor shows.
    pub(super) fn program(&self, start: Option<Vec<bool>>, shown: impl Fn(&Path) -> bool) -> Program {
        let source = |s: &SourceFile| Source {
            shown: shown(&s.path),
            test: s.test,
            ..Source::new(&s.path, Arc::clone(&s.text))
        };
        let sources = self.sources.iter().map(source).collect();
        Program { sources, configs: self.configs.clone(), start }
    }

    /// Takes what lies elsewhere and belongs to add-ins all the same.
    pub(super) fn join(&mut self, items: impl Iterator<Item = Item>) {
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

    /// Where the sources lead, and what of that is not read.
    pub(super) fn set_links(&mut self, links: Vec<Links>, unread: Vec<Vec<Unread>>) {
        (self.links, self.unread) = (links, unread);
    }

    /// What is not read of an add-in's code.
    fn unread_of(&self, add_in: &AddIn) -> Vec<Unread> {
        let mut inside: BTreeSet<usize> = add_in.sources.iter().copied().collect();
        let mut open = add_in.sources.clone();
        while let Some(number) = open.pop() {
            let test = self.sources.get(number).is_none_or(|s| s.test);
            let files = self.links.get(number).filter(|_| !test).map_or(&[][..], |links| &*links.files);
            open.extend(files.iter().map(|&f| f as usize).filter(|&f| inside.insert(f)));
        }
        let both = |&number: &usize| Some((self.sources.get(number)?, self.unread.get(number)?.as_slice()));
        let sources: Vec<_> = inside.iter().filter_map(both).collect();
        let manifests: Vec<_> = add_in.manifests.iter().filter_map(|&m| self.manifests.get(m)).collect();
        let files: Vec<_> =
            self.unread_files.iter().filter(|f| f.starts_with(&add_in.root)).map(PathBuf::as_path).collect();
        let read: Vec<_> = sources.iter().map(|(source, _)| *source).collect();
        let mut unread = of_add_in(&sources, &manifests);
        unread.extend(unread_pages(&read, &manifests, &files));
        unread.sort();
        unread.dedup();
        unread
    }

    /// Tells every source what its code does.
    pub(super) fn analyse(&mut self, analyzer: &mut Analyzer, program: &Program) {
        let outcome = analyzer.analyze(program);
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
        let unread: Vec<_> = add_ins.iter().map(|add_in| self.unread_of(add_in)).collect();
        let judgements = self.judge(&add_ins, &unread);
        let unmatched = configured::unmatched(&config, &self.explicit, files);
        self.problems.extend(configured::problems(&config));
        self.problems.extend(unmatched.iter().cloned());
        Snapshot {
            roles: self.roles(&root, unread),
            root,
            config,
            partial: false,
            focus: None,
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
    fn judge(&self, add_ins: &[AddIn], unread: &[Vec<Unread>]) -> Vec<Judgement> {
        let roots: BTreeSet<&Path> = add_ins.iter().map(|a| a.root.as_path()).collect();
        let mut judged: Vec<(usize, Judgement)> = Vec::with_capacity(self.manifests.len());
        for (add_in, unread) in add_ins.iter().zip(unread) {
            let lies_in = |file: &Path| innermost(file, |d| roots.contains(d)) == Some(&add_in.root);
            let own = |file: &PathBuf| !self.aliases.contains_key(file) && lies_in(file);
            let bundles = self.left_out.iter().filter(|(file, why)| why.may_hold_code() && own(file));
            let unreadable = self.problems.iter().map(|p| p.file.as_path()).filter(|file| lies_in(file));
            let evidence = Evidence {
                root: &add_in.root,
                sources: &add_in.sources.iter().filter_map(|&s| self.sources.get(s)).collect::<Vec<_>>(),
                bundles: &bundles.map(|(file, _)| file.as_path()).collect::<Vec<_>>(),
                unreadable: &unreadable.collect::<Vec<_>>(),
                unread,
            };
            let manifests = add_in.manifests.iter().filter_map(|&m| Some((m, self.manifests.get(m)?)));
            judged.extend(manifests.map(|(m, file)| (m, judge(&file.manifest, &evidence))));
        }
        judged.sort_by_key(|(manifest, _)| *manifest);
        judged.into_iter().map(|(_, judgement)| judgement).collect()
    }

    fn roles(&self, root: &Path, unread: Vec<Vec<Unread>>) -> Vec<(PathBuf, Role)> {
        let role = |s: &SourceFile| if s.test { Role::Test } else { Role::Analysed };
        let analysed = self.sources.iter().map(|s| (s.path.clone(), role(s)));
        let left_out = self.left_out.iter().map(|(path, why)| (path.clone(), Role::LeftOut(why.phrase())));
        let mut roles: Vec<(PathBuf, Role)> = analysed.chain(left_out).collect();
        roles.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut others = BTreeMap::new();
        for unread in unread.into_iter().flatten() {
            let place = unread.place();
            if roles.binary_search_by(|(path, _)| path.cmp(&place)).is_err() {
                let why = unread.reason(|file| file.strip_prefix(root).unwrap_or(file).display().to_string());
                others.entry(place).or_insert(Role::LeftOut(why));
            }
        }
        roles.extend(others);
        roles.sort_by(|(a, _), (b, _)| a.cmp(b));
        roles
    }
}
