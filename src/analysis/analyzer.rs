//! Incremental analysis: what has not changed since the last run is not analysed again.
//!
//! Of every file it keeps what its text alone says (imports, see `relevance`; flow graphs, see `graphs`), of every
//! realm what came out. An edit lowers the statements that it touched; where that is one, only that one is solved (see
//! `draft`), else the realm of its file. Called by the workspace; a run from nothing is the same with nothing to go on
//! from.

use super::collect::{Guards, Shares, Signals};
use super::draft::{Drafts, Outcomes, RealmKey};
use super::graphs::{FileState, GraphEdit};
use super::link::Spot;
use super::relevance::{self, WordScan};
use super::resolve::Resolver;
use super::{FileOutcome, Links, Outcome, Program, Source, Stop, collect, link, strings, threads};
use crate::syntax::SourceDocument;
use crate::text::TextChange;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// What is known of one program, run after run.
#[derive(Default)]
pub struct Analyzer {
    resolver: Resolver,
    configs: Vec<Source>,
    /// Parallel to the program's sources, as the next one is.
    files: Vec<FileState>,
    scans: Vec<WordScan>,
    /// What came out of each realm.
    realms: FxHashMap<RealmKey, Outcomes>,
    drafts: Drafts,
    /// How many versions there were.
    versions: u64,
    /// What the last run found, where the texts are still those that it saw.
    last: Option<RealmRun>,
}

/// What a run found.
struct RealmRun {
    /// The realms.
    realms: Vec<RealmKey>,
    /// Per file: the number of its realm, if it is in one.
    realm_of: Vec<Option<usize>>,
    outcomes: Vec<Arc<FileOutcome>>,
}

impl Analyzer {
    /// Analyses a program. Files that can't matter are not parsed.
    pub fn analyze(&mut self, program: &Program) -> Outcome {
        self.analyze_until(program, &Stop::default()).unwrap_or_default()
    }

    /// The same, unless nobody waits for it any more. What is known by then of single files stays known.
    pub fn analyze_until(&mut self, program: &Program, stop: &Stop) -> Option<Outcome> {
        threads::deep(|| {
            self.adopt(program);
            let relevant = relevance::relevant(program, &self.resolver, &mut self.scans);
            self.run(program, &relevant, stop)
        })
    }

    /// As [`analyze`](Self::analyze), but parses every file: the outcome must be the same (a test holds them equal).
    pub fn analyze_all(&mut self, program: &Program) -> Outcome {
        threads::deep(|| {
            self.adopt(program);
            let all = relevance::everything(program, &self.resolver, &mut self.scans);
            self.run(program, &all, &Stop::default()).unwrap_or_default()
        })
    }

    /// Analyses a program that differs from the last one that was analysed in the texts of the sources `edited` alone.
    /// Gives the sources of which something else is known now. `None` where an edit changes where files lead or which
    /// of them can matter, and where nobody waits for it any more: the whole program has to be analysed then.
    pub fn update(
        &mut self,
        program: &Program,
        edited: &[usize],
        stop: &Stop,
    ) -> Option<Vec<(usize, Arc<FileOutcome>)>> {
        let mut run = self.last.take()?;
        threads::deep(|| {
            let mut stale: BTreeSet<usize> = BTreeSet::new();
            for &number in edited {
                stale.extend(self.edit(program, number, &run)?);
            }
            let mut changed = Vec::new();
            let mut drafts = std::mem::take(&mut self.drafts);
            for realm in stale {
                let before = run.realms.get(realm)?;
                let realm_now: Vec<link::Input<'_>> =
                    before.iter().filter_map(|&(file, _)| self.input(file as usize)).collect();
                let (key, known) = self.known(&mut drafts, &realm_now);
                let Some(outcomes) = known.or_else(|| self.solve(&realm_now, stop)) else {
                    self.drafts = drafts;
                    return None;
                };
                self.realms.remove(before);
                self.usages_told(&key, &outcomes, |file, outcome| {
                    let before = std::mem::replace(&mut run.outcomes[file], Arc::clone(&outcome));
                    if !before.is_same(&outcome) {
                        changed.push((file, outcome));
                    }
                });
                self.realms.insert(key.clone(), outcomes);
                run.realms[realm] = key;
            }
            drafts.retain(|realm| self.realms.contains_key(realm));
            (self.drafts, self.last) = (drafts, Some(run));
            Some(changed)
        })
    }

    /// Takes the new text of a file; gives its realm, if it is in one. `None` where it leads elsewhere than it did.
    fn edit(&mut self, program: &Program, number: usize, run: &RealmRun) -> Option<Option<usize>> {
        let (source, before) = (program.sources.get(number)?, self.scans.get(number)?.clone());
        self.take(number, source);
        let (file, scan) = (self.files.get_mut(number)?, self.scans.get_mut(number)?);
        scan.complete(&before, source, &self.resolver);
        let realm = *run.realm_of.get(number)?;
        let mut same = *scan == before;
        if realm.is_some() && !file.is_lowered(source) {
            let targets = file.graphs.as_ref().and_then(|graphs| graphs.targets.clone());
            file.lower(source, scan, &self.resolver);
            same &= file.graphs.as_ref().is_some_and(|graphs| graphs.targets == targets);
        }
        same.then_some(realm)
    }

    /// Where the files of a program lead that analysis starts from, and those that they import, and so on; parallel to
    /// its sources. Nothing is parsed but files that name others which are not there.
    pub fn links(&mut self, program: &Program) -> Vec<Links> {
        threads::deep(|| {
            self.adopt(program);
            let seen = relevance::reachable(program, &self.resolver, &mut self.scans);
            let links = |(scan, seen): (&WordScan, bool)| if seen { scan.links() } else { Links::default() };
            self.scans.iter().zip(seen).map(links).collect()
        })
    }

    /// The trees of a source of the last program, where an editor shows it and it was parsed.
    pub fn document(&self, source: usize) -> Option<&SourceDocument> {
        self.files.get(source)?.current_document()
    }

    /// Whether a run from nothing may say something else: a file that an editor shows has errors that another parse
    /// may read otherwise, or only the statement that was edited has been solved. The outcome is good enough while
    /// somebody types, and the next one after [`settle`](Self::settle) is what a new run says.
    pub fn is_provisional(&self) -> bool {
        self.drafts.is_provisional()
            || self.files.iter().filter_map(FileState::document).any(SourceDocument::is_provisional)
    }

    /// Forgets what is provisional.
    pub fn settle(&mut self) {
        self.last = None;
        for realm in self.drafts.settle() {
            self.realms.remove(&realm);
        }
        for file in &mut self.files {
            if file.document().is_some_and(SourceDocument::is_provisional) {
                file.graphs = None;
                self.versions += 1;
                file.version = self.versions;
            }
        }
    }

    /// Makes `files` parallel to the program's sources, and forgets what no longer holds.
    fn adopt(&mut self, program: &Program) {
        let paths = program.sources.iter().map(|s| s.path.as_os_str());
        let same_files = self.files.iter().map(|f| f.path.as_os_str()).eq(paths);
        if !same_files || self.configs != program.configs {
            self.renew(program);
        }
        program.sources.iter().enumerate().for_each(|(number, source)| self.take(number, source));
    }

    /// Takes a source as it is now.
    fn take(&mut self, number: usize, source: &Source) {
        let Some((file, scan)) = self.files.get_mut(number).zip(self.scans.get_mut(number)) else { return };
        if file.test != source.test {
            // What it passes to others counts otherwise.
            self.versions += 1;
            (file.test, file.version, file.graphs) = (source.test, self.versions, None);
            self.last = None;
        }
        if file.text == source.text {
            file.text = Arc::clone(&source.text);
            return;
        }
        self.last = None;
        self.versions += 1;
        match file.update_statement(source, self.versions) {
            Some((before, now)) => scan.update(before.of(&file.text), now.of(&source.text)),
            None => *scan = WordScan::default(),
        }
        (file.text, file.version) = (Arc::clone(&source.text), self.versions);
    }

    /// Other files, or they find each other otherwise: all numbers are new.
    fn renew(&mut self, program: &Program) {
        self.resolver = Resolver::new(program);
        self.configs.clone_from(&program.configs);
        self.realms.clear();
        self.last = None;
        self.drafts = Drafts::default();
        let files = std::mem::take(&mut self.files);
        let mut known: FxHashMap<PathBuf, FileState> =
            files.into_iter().map(|f| (f.path.clone(), f)).collect();
        let renewed = |source: &Source| {
            let mut file = known.remove(&source.path).unwrap_or_else(|| FileState::new(source));
            file.graphs.iter_mut().for_each(|g| g.targets = None);
            file
        };
        self.files = program.sources.iter().map(renewed).collect();
        self.scans = vec![WordScan::default(); self.files.len()];
    }

    fn run(&mut self, program: &Program, relevant: &[bool], stop: &Stop) -> Option<Outcome> {
        let resolver = &self.resolver;
        let parts = self.files.iter_mut().zip(&program.sources).zip(&self.scans).zip(relevant);
        let relevant_parts = parts.filter(|(_, relevant)| **relevant).map(|(part, _)| part);
        let stale: Vec<_> = relevant_parts.filter(|((file, source), _)| !file.is_lowered(source)).collect();
        // A single one is what somebody types: what is known of the text before is of use as long as no text is left out.
        let stop_here = if stale.len() > 1 { stop.clone() } else { Stop::default() };
        threads::map_parallel(stale, |((file, source), scan)| {
            if !stop_here.is_set() {
                file.lower(source, scan, resolver);
            }
        });
        if stop_here.is_set() {
            return None;
        }
        let mut drafts = std::mem::take(&mut self.drafts);
        let inputs = (0..self.files.len()).filter(|&i| relevant[i]).filter_map(|i| self.input(i));
        let realms = link::realms(inputs.collect());
        let known: Vec<_> = realms.iter().map(|realm| self.known(&mut drafts, realm)).collect();
        let (known, unknown): (Vec<_>, Vec<_>) =
            known.into_iter().zip(&realms).partition(|((_, outcomes), _)| outcomes.is_some());
        let solved =
            threads::map_parallel(unknown, |((key, _), realm)| Some((key, self.solve(realm, stop)?)));
        let Some(solved) = solved.into_iter().collect::<Option<Vec<_>>>() else {
            self.drafts = drafts;
            return None;
        };
        let known = known.into_iter().map(|((key, outcomes), _)| (key, outcomes.unwrap_or_default()));
        self.realms = known.chain(solved).collect();
        drafts.retain(|realm| self.realms.contains_key(realm));
        self.drafts = drafts;
        let mut outcomes = vec![Arc::<FileOutcome>::default(); self.files.len()];
        let mut run =
            RealmRun { realms: Vec::new(), realm_of: vec![None; self.files.len()], outcomes: Vec::new() };
        for (key, of_realm) in &self.realms {
            key.iter().for_each(|(file, _)| run.realm_of[*file as usize] = Some(run.realms.len()));
            run.realms.push(key.clone());
            self.usages_told(key, of_realm, |file, outcome| outcomes[file] = outcome);
        }
        run.outcomes.clone_from(&outcomes);
        self.last = Some(run);
        Some(Outcome { files: outcomes })
    }

    /// Tells what is known of each file of a realm, as it stands in the file's text of now.
    fn usages_told(
        &self,
        key: &RealmKey,
        outcomes: &Outcomes,
        mut tell: impl FnMut(usize, Arc<FileOutcome>),
    ) {
        for ((file, _), outcome) in key.iter().zip(outcomes) {
            let file = *file as usize;
            tell(
                file,
                match self.files[file].held_since() {
                    Some(change) => Arc::new(outcome.moved(change)),
                    None => Arc::clone(outcome),
                },
            );
        }
    }

    fn input(&self, number: usize) -> Option<link::Input<'_>> {
        let file = &self.files[number];
        let graphs = file.graphs.as_ref()?;
        Some(link::Input {
            file: number as u32,
            path: &file.path,
            text: graphs.seen_text(),
            test: file.test,
            targets: graphs.targets.as_deref().unwrap_or_default(),
            imports: self.scans[number].neighbours(),
            lowered: &graphs.lowered,
        })
    }

    /// Names a realm, and gives the outcomes of its files where not all of it has to be solved for them.
    fn known(&self, drafts: &mut Drafts, realm: &[link::Input<'_>]) -> (RealmKey, Option<Outcomes>) {
        let version =
            |file: u32| self.files[file as usize].graphs.as_ref().map_or(0, |graphs| graphs.version);
        let key: RealmKey = realm.iter().map(|i| (i.file, version(i.file))).collect();
        let known = self.realms.get(&key).cloned().or_else(|| {
            let (before, edit) = self.single_edit(realm, &key)?;
            drafts.solve(realm, &self.resolver, (&before, self.realms.get(&before)?), &key, edit)
        });
        (key, known)
    }

    /// Where one statement was edited since the last run, and nothing else: what the realm was then, and which.
    fn single_edit(
        &self,
        realm: &[link::Input<'_>],
        key: &RealmKey,
    ) -> Option<(RealmKey, (Spot, TextChange))> {
        let edited = |(input, file): (usize, &link::Input<'_>)| {
            let GraphEdit { since, piece, fragment, change } =
                self.files[file.file as usize].graphs.as_ref()?.edit?;
            let mut before = key.clone();
            before[input].1 = since;
            let spot = Spot { input, piece, fragment };
            self.realms.contains_key(&before).then_some((before, (spot, change)))
        };
        realm.iter().enumerate().find_map(edited)
    }

    /// The outcomes of a realm's files, if anybody waits for them.
    fn solve(&self, realm: &[link::Input<'_>], stop: &Stop) -> Option<Outcomes> {
        if stop.is_set() {
            return None;
        }
        let mut linked = link::link(realm, &self.resolver);
        linked.solver.solve_until(stop)?;
        let guards = Guards::of(&linked, None);
        let found = collect::fragments(&linked, &Signals::all(&linked), &guards);
        let shares = Shares::of(realm);
        let mut outcomes = collect::files(realm, &shares, &found);
        strings::add_requests(&linked, realm, linked.parts.iter(), &guards, &mut outcomes);
        let starts = strings::starts(&linked, realm, &guards);
        collect::add_functions(&linked, realm, &shares, starts, &mut outcomes);
        Some(outcomes)
    }
}
