//! What follows from what was found and what its code does: the judgements, and the finished [`Snapshot`].
//!
//! What depends on nothing that has changed since the last time is taken over from then: a keystroke costs its add-in.
//! Reads no file. Called by [`TreeCache`](super::tree_cache::TreeCache).

use super::discovered::Discovered;
use super::parts::Parts;
use super::read::SkipReason;
use super::{Problem, Snapshot, SourceFile, configured};
use crate::addin::{
    AddIn, Evidence, FileRole, Judgement, ManifestFile, Unread, follow_imports, innermost, judge, leftovers,
    may_have_leftovers, of_add_in, unread_pages,
};
use crate::analysis::{Analyzer, FileOutcome, Links, Program, Stop};
use crate::config::{Config, Severity};
use crate::rules::{Suppression, suppressions_in_source};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the sources lead, and what of that is not read; each parallel to the sources.
#[derive(Default)]
pub(super) struct Leads {
    pub(super) links: Vec<Links>,
    pub(super) unread: Vec<Vec<Unread>>,
}

/// What was concluded, with what it was concluded from.
pub(super) struct Conclusion {
    pub(super) snapshot: Snapshot,
    /// The sources as they were read, and what the analysis said of each.
    pub(super) given: Vec<Arc<SourceFile>>,
    pub(super) outcomes: Vec<Arc<FileOutcome>>,
    leads: Leads,
    /// Parallel to the add-ins.
    pub(super) grounds: Vec<Arc<Grounds>>,
    /// Parallel to the sources: the add-ins whose grounds have reached it, in order.
    pub(super) readers: Vec<Vec<usize>>,
}

/// What the judgements of an add-in rest on, besides its manifests and sources.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Grounds {
    /// The add-in's sources and those that they lead to: they are looked at for what is not read; in order.
    pub(super) reached: Vec<usize>,
    pub(super) unread: Vec<Unread>,
    pub(super) near: Arc<NearbyFiles>,
}

/// The files near an add-in that are no sources.
#[derive(Default, PartialEq, Eq)]
pub(super) struct NearbyFiles {
    bundles: Vec<PathBuf>,
    unreadable: Vec<PathBuf>,
    /// In languages that are not read.
    unread: Vec<PathBuf>,
}

/// One look at a tree.
pub(super) struct Look<'a> {
    pub(super) root: &'a Path,
    pub(super) config: &'a Arc<Config>,
    /// Whether nothing but texts has changed since the last look.
    pub(super) same_files: bool,
    /// Whether anybody still waits for what follows.
    pub(super) stop: &'a Stop,
}

impl Conclusion {
    /// What follows, if anybody waits for it; `last` is what followed the last time. The program's sources are parallel to what was found.
    pub(super) fn new(
        look: &Look,
        mut found: Discovered,
        leads: Leads,
        (analyzer, program): (&mut Analyzer, &Program),
        last: &Option<Conclusion>,
    ) -> Option<Conclusion> {
        let before = last.as_ref().filter(|last| last.is_of(look, &found));
        let given = found.sources.clone();
        let outcomes = analyzer.analyze_until(program, look.stop)?.files;
        let same: Vec<bool> = (0..given.len())
            .map(|number| {
                let known = before.and_then(|last| last.source(number, &given, &outcomes, analyzer));
                let suppressions = before.and_then(|last| last.snapshot.in_sources.get(number));
                if let Some((known, suppressions)) = known.zip(suppressions) {
                    (found.sources[number], found.in_sources[number]) =
                        (Arc::clone(known), Arc::clone(suppressions));
                    return true;
                }
                (found.sources[number], found.in_sources[number]) =
                    findings(&found, number, &outcomes[number], (analyzer, program), look.config);
                false
            })
            .collect();
        let known_owners = before.filter(|last| look.same_files && last.imports_are(&outcomes, &same));
        let add_ins = match known_owners {
            Some(last) => Arc::clone(&last.snapshot.add_ins),
            None => {
                let add_ins = found.owners();
                let known = before.map(|last| &last.snapshot.add_ins).filter(|known| ***known == *add_ins);
                known.map_or_else(|| add_ins.as_slice().into(), Arc::clone)
            }
        };
        let mut conclusion = Conclusion {
            snapshot: found.snapshot(look, add_ins),
            given,
            outcomes,
            leads,
            grounds: Vec::new(),
            readers: Vec::new(),
        };
        conclusion.judge(look, &found, before, &same);
        conclusion.snapshot.parts = conclusion.parts(before, &same);
        conclusion.readers = conclusion.readers();
        Some(conclusion)
    }

    /// Source by source, the add-ins whose judgements rest on it.
    fn readers(&self) -> Vec<Vec<usize>> {
        let mut readers = vec![Vec::new(); self.given.len()];
        for (number, grounds) in self.grounds.iter().enumerate() {
            grounds.reached.iter().for_each(|&source| readers[source].push(number));
        }
        readers
    }

    /// The parts, where the add-ins are those of before with what was checked of them.
    fn parts(&self, before: Option<&Conclusion>, same: &[bool]) -> Parts {
        let now = &self.snapshot;
        let before = before.map(|last| &last.snapshot);
        let is_same = |before: &&Snapshot| {
            Arc::ptr_eq(&before.add_ins, &now.add_ins) && before.manifests.len() == now.manifests.len()
        };
        let Some(before) = before.filter(is_same) else {
            return Parts::all(now);
        };
        let manifest = |&m: &usize| {
            Arc::ptr_eq(&before.manifests[m], &now.manifests[m])
                && Arc::ptr_eq(&before.judgements[m], &now.judgements[m])
        };
        let mut parts = before.parts.clone();
        let sources = (0..same.len()).filter(|&source| !same[source]);
        parts.renew(sources, (0..now.manifests.len()).filter(|m| !manifest(m)));
        parts
    }

    /// Whether it is about the same files. Of a file under two names it depends on the add-ins what is told: nothing is
    /// taken over then.
    fn is_of(&self, look: &Look, found: &Discovered) -> bool {
        Arc::ptr_eq(&self.snapshot.config, look.config)
            && found.aliases.is_empty()
            && self.given.len() == found.sources.len()
            && self.given.iter().zip(&found.sources).all(|(a, b)| a.path.as_os_str() == b.path.as_os_str())
    }

    /// A source as it was concluded, where neither it nor what is known of its code has changed.
    fn source(
        &self,
        number: usize,
        given: &[Arc<SourceFile>],
        outcomes: &[Arc<FileOutcome>],
        analyzer: &Analyzer,
    ) -> Option<&Arc<SourceFile>> {
        let same_text = Arc::ptr_eq(self.given.get(number)?, given.get(number)?);
        let same = same_text && self.outcomes.get(number)?.is_same(outcomes.get(number)?);
        let known = self.snapshot.sources.get(number).filter(|_| same)?;
        let trees = known.document.as_ref().zip(analyzer.document(number));
        trees.is_none_or(|(a, b)| a.is_same(b)).then_some(known)
    }

    /// Whether each source imports what it imported.
    fn imports_are(&self, outcomes: &[Arc<FileOutcome>], same: &[bool]) -> bool {
        let mut pairs = self.outcomes.iter().zip(outcomes).zip(same);
        pairs.all(|((a, b), same)| *same || a.imports == b.imports)
    }

    /// Whether nothing that a source leads to has changed.
    fn leads_as(&self, number: usize, leads: &Leads) -> bool {
        self.leads.links.get(number) == leads.links.get(number)
            && self.leads.unread.get(number) == leads.unread.get(number)
    }

    /// Judges all manifests, and says what became of each file.
    fn judge(&mut self, look: &Look, found: &Discovered, before: Option<&Conclusion>, same: &[bool]) {
        let add_ins = Arc::clone(&self.snapshot.add_ins);
        let mut near = Nearby::new(found, &add_ins, before.filter(|_| look.same_files));
        let mut judged: Vec<Option<Arc<Judgement>>> = vec![None; self.snapshot.manifests.len()];
        let mut all_known = look.same_files && before.is_some();
        for (number, add_in) in add_ins.iter().enumerate() {
            let near = near.of(number, add_in);
            let known = before.filter(|last| last.holds(number, &self.snapshot, &self.leads, &near, same));
            if let Some(last) = known {
                self.grounds.extend(last.grounds.get(number).cloned());
                let manifests = add_in.manifests.iter();
                manifests.for_each(|&m| judged[m] = last.snapshot.judgements.get(m).cloned());
                continue;
            }
            all_known = false;
            let grounds = self.grounds_of(add_in, near);
            for (m, judgement) in self.judgements(add_in, &grounds) {
                judged[m] = Some(Arc::new(judgement));
            }
            self.grounds.push(Arc::new(grounds));
        }
        self.snapshot.judgements = judged.into_iter().flatten().collect();
        self.snapshot.roles = match before.filter(|_| all_known) {
            Some(last) => Arc::clone(&last.snapshot.roles),
            None => self.roles(look.root, &found.left_out).into(),
        };
    }

    /// Whether what was judged of an add-in holds.
    fn holds(
        &self,
        number: usize,
        now: &Snapshot,
        leads: &Leads,
        near: &Arc<NearbyFiles>,
        same: &[bool],
    ) -> bool {
        let Some((add_in, grounds)) = self.snapshot.add_ins.get(number).zip(self.grounds.get(number)) else {
            return false;
        };
        let is_same = |&source: &usize| same.get(source) == Some(&true) && self.leads_as(source, leads);
        let manifest = |&m: &usize| {
            let both = self.snapshot.manifests.get(m).zip(now.manifests.get(m));
            both.is_some_and(|(a, b)| Arc::ptr_eq(a, b))
        };
        now.add_ins.get(number) == Some(add_in)
            && grounds.near == *near
            && add_in.manifests.iter().all(manifest)
            && grounds.reached.iter().all(is_same)
    }

    pub(super) fn grounds_of(&self, add_in: &AddIn, near: Arc<NearbyFiles>) -> Grounds {
        let sources = &self.snapshot.sources;
        let mut inside: BTreeSet<usize> = add_in.sources.iter().copied().collect();
        let mut open = add_in.sources.clone();
        while let Some(number) = open.pop() {
            let test = sources.get(number).is_none_or(|s| s.test);
            let files = self.leads.links.get(number).filter(|_| !test).map_or(&[][..], |links| &*links.files);
            open.extend(files.iter().map(|&f| f as usize).filter(|&f| inside.insert(f)));
        }
        let both = |&number: &usize| {
            Some((&**sources.get(number)?, self.leads.unread.get(number).map_or(&[][..], Vec::as_slice)))
        };
        let with_unread: Vec<(&SourceFile, &[Unread])> = inside.iter().filter_map(both).collect();
        let manifests: Vec<_> =
            add_in.manifests.iter().filter_map(|&m| Some(&**self.snapshot.manifests.get(m)?)).collect();
        let files: Vec<_> = near.unread.iter().map(PathBuf::as_path).collect();
        let read: Vec<_> = with_unread.iter().map(|(source, _)| *source).collect();
        let mut unread = of_add_in(&with_unread, &manifests);
        unread.extend(unread_pages(&read, &manifests, &files));
        unread.sort();
        unread.dedup();
        Grounds { reached: inside.into_iter().collect(), unread, near }
    }

    /// The judgements of an add-in's manifests.
    pub(super) fn judgements(&self, add_in: &AddIn, grounds: &Grounds) -> Vec<(usize, Judgement)> {
        let sources = add_in.sources.iter().filter_map(|&s| Some(&**self.snapshot.sources.get(s)?));
        let is_seen = grounds.unread.is_empty() && *grounds.near == NearbyFiles::default();
        let left = if is_seen { self.leftovers(add_in) } else { Vec::new() };
        let evidence = Evidence {
            root: &add_in.root,
            sources: &sources.collect::<Vec<_>>(),
            bundles: &paths(&grounds.near.bundles),
            unreadable: &paths(&grounds.near.unreadable),
            unread: &grounds.unread,
            leftovers: &paths(&left),
        };
        let manifests = add_in.manifests.iter().filter_map(|&m| Some((m, self.snapshot.manifests.get(m)?)));
        manifests.map(|(m, file)| (m, judge(&file.manifest, &evidence))).collect()
    }

    /// The files that alone need the most, and that nothing loads.
    fn leftovers(&self, add_in: &AddIn) -> Vec<PathBuf> {
        let manifests: Vec<&ManifestFile> =
            add_in.manifests.iter().filter_map(|&m| Some(&**self.snapshot.manifests.get(m)?)).collect();
        let sources = &self.snapshot.sources;
        let own = add_in.sources.iter().filter_map(|&number| Some((number, &**sources.get(number)?)));
        let own: Vec<(usize, &SourceFile)> = own.filter(|(_, source)| !source.test).collect();
        if !may_have_leftovers(&own) {
            return Vec::new();
        }
        let sources: Vec<Arc<SourceFile>> = sources.iter().cloned().collect();
        let found = leftovers(add_in, &own, &manifests, &sources).into_iter();
        found.filter_map(|number| Some(sources.get(number)?.path.clone())).collect()
    }

    pub(super) fn roles(&self, root: &Path, left_out: &[(PathBuf, SkipReason)]) -> Vec<(PathBuf, FileRole)> {
        let role = |s: &SourceFile| if s.test { FileRole::Test } else { FileRole::Analysed };
        let analysed = self.snapshot.sources.iter().map(|s| (s.path.clone(), role(s)));
        let left_out = left_out.iter().map(|(path, why)| (path.clone(), FileRole::LeftOut(why.phrase())));
        let mut roles: Vec<(PathBuf, FileRole)> = analysed.chain(left_out).collect();
        roles.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut others = BTreeMap::new();
        for unread in self.grounds.iter().flat_map(|grounds| &grounds.unread) {
            let place = unread.place();
            if roles.binary_search_by(|(path, _)| path.cmp(&place)).is_err() {
                let why = unread.reason(|file| file.strip_prefix(root).unwrap_or(file).display().to_string());
                others.entry(place).or_insert(FileRole::LeftOut(why));
            }
        }
        roles.extend(others);
        roles.sort_by(|(a, _), (b, _)| a.cmp(b));
        roles
    }
}

/// A source with what its code does, and its comments that suppress findings: where an editor shows it, they are found
/// in its trees.
pub(super) fn findings(
    found: &Discovered,
    number: usize,
    outcome: &Arc<FileOutcome>,
    (analyzer, program): (&Analyzer, &Program),
    config: &Config,
) -> (Arc<SourceFile>, Arc<[Suppression]>) {
    if !program.sources[number].shown && **outcome == FileOutcome::default() {
        // Most sources of a large repository are nobody's.
        return (Arc::clone(&found.sources[number]), Arc::clone(&found.in_sources[number]));
    }
    let mut source = SourceFile::clone(&found.sources[number]);
    let mut suppressions = Arc::clone(&found.in_sources[number]);
    source.outcome = Arc::clone(outcome);
    if program.sources[number].shown {
        source.document = analyzer.document(number).cloned();
        suppressions = suppressions_in_source(&source).into();
    }
    configured::set_levels(&mut source, config);
    (Arc::new(source), suppressions)
}

fn paths(files: &[PathBuf]) -> Vec<&Path> {
    files.iter().map(PathBuf::as_path).collect()
}

/// What lies near each root of an add-in.
struct Nearby<'a> {
    by_root: BTreeMap<&'a Path, Arc<NearbyFiles>>,
    /// What was near the last time, where that holds for add-ins of the same place.
    known: Option<&'a Conclusion>,
}

impl<'a> Nearby<'a> {
    fn new(found: &Discovered, add_ins: &'a [AddIn], last: Option<&'a Conclusion>) -> Nearby<'a> {
        let known = last.filter(|last| {
            let roots = |add_ins: &'a [AddIn]| add_ins.iter().map(|a| &a.root);
            roots(&last.snapshot.add_ins).eq(roots(add_ins))
        });
        let mut near: BTreeMap<&Path, NearbyFiles> = BTreeMap::new();
        if known.is_none() {
            near.extend(add_ins.iter().map(|a| (a.root.as_path(), NearbyFiles::default())));
            let roots: BTreeSet<&Path> = near.keys().copied().collect();
            let own = |file: &&PathBuf| !found.aliases.contains_key(*file);
            let bundles = found.left_out.iter().filter(|(_, why)| why.may_hold_code()).map(|(file, _)| file);
            for file in bundles.filter(own) {
                let root = innermost(file, |dir| roots.contains(dir)).and_then(|root| near.get_mut(root));
                root.into_iter().for_each(|near| near.bundles.push(file.clone()));
            }
            for Problem { file, .. } in &found.problems {
                let root = innermost(file, |dir| roots.contains(dir)).and_then(|root| near.get_mut(root));
                root.into_iter().for_each(|near| near.unreadable.push(file.clone()));
            }
            for file in found.unread_files.iter() {
                for dir in file.ancestors() {
                    near.get_mut(dir).into_iter().for_each(|near| near.unread.push(file.clone()));
                }
            }
        }
        Nearby { by_root: near.into_iter().map(|(root, near)| (root, Arc::new(near))).collect(), known }
    }

    fn of(&mut self, number: usize, add_in: &AddIn) -> Arc<NearbyFiles> {
        let known = self.known.and_then(|last| last.grounds.get(number)).map(|grounds| &grounds.near);
        known.or_else(|| self.by_root.get(add_in.root.as_path())).cloned().unwrap_or_default()
    }
}

impl Discovered {
    /// The add-ins with what they import. Of a source that is reached by two names each add-in has one. What stands in the
    /// comments of one that is nobody's then is told under the other name.
    fn owners(&mut self) -> Vec<AddIn> {
        let mut add_ins = std::mem::take(&mut self.add_ins);
        follow_imports(&mut add_ins, &self.sources);
        let indices = self.aliases.iter().filter_map(|(alias, real)| Some((self.at(alias)?, self.at(real)?)));
        let real: BTreeMap<usize, usize> = indices.collect();
        for add_in in add_ins.iter_mut().filter(|_| !real.is_empty()) {
            let own: BTreeSet<usize> = add_in.sources.iter().copied().collect();
            add_in.sources.retain(|source| !real.get(source).is_some_and(|real| own.contains(real)));
        }
        for source in real.into_keys() {
            let is_owned = add_ins.iter().any(|a| a.sources.contains(&source));
            if let Some(suppressions) = self.in_sources.get_mut(source).filter(|_| !is_owned) {
                *suppressions = Arc::default();
            }
        }
        add_ins
    }

    /// What is known so far.
    fn snapshot(&mut self, look: &Look, add_ins: Arc<[AddIn]>) -> Snapshot {
        let idle = configured::idle(look.config, &self.explicit);
        let failing = idle.iter().filter(|error| error.severity == Severity::Error);
        let unmatched = failing.map(configured::problem).collect();
        let mut problems = self.problems.clone();
        problems.extend(configured::problems(look.config));
        problems.extend(idle.iter().map(configured::problem));
        Snapshot {
            root: look.root.to_owned(),
            config: Arc::clone(look.config),
            sources: std::mem::take(&mut self.sources).into_iter().collect(),
            manifests: self.manifests.iter().cloned().collect(),
            add_ins,
            in_sources: std::mem::take(&mut self.in_sources).into_iter().collect(),
            in_manifests: std::mem::take(&mut self.in_manifests).into_iter().collect(),
            problems,
            unmatched,
            idle,
            aliases: Arc::clone(&self.aliases),
            ..Snapshot::default()
        }
    }
}
