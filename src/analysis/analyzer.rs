//! Analysis that goes on from earlier runs: what did not change is not done again.
//!
//! Of every file it keeps what its text alone says (imports, flow graphs; a tree where an editor shows the file), of
//! every realm what came out. An edit lowers the statements that it touched and solves the realm of its file. Called
//! by the workspace; a run from nothing is the same with nothing to go on from.

use super::ir::Lowered;
use super::relevance::{self, Scan};
use super::resolve::Resolver;
use super::{FileOutcome, Outcome, Program, Source, collect, link, lower, on_deep_stacks};
use crate::syntax::{self, Document};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What is known of one program, run after run.
#[derive(Default)]
pub struct Analyzer {
    resolver: Resolver,
    configs: Vec<Source>,
    /// Parallel to the program's sources, as the next one is.
    files: Vec<File>,
    scans: Vec<Scan>,
    /// What came out of each realm, by the files in it and the versions of what is known of them.
    realms: FxHashMap<Vec<(u32, u64)>, Vec<Arc<FileOutcome>>>,
    /// How many versions there were.
    versions: u64,
}

/// What is known of one file.
struct File {
    path: PathBuf,
    text: Arc<str>,
    graphs: Option<Graphs>,
    /// Counts up whenever something changes that its realm has to know.
    version: u64,
}

/// The flow graphs of a file, and what goes with them.
struct Graphs {
    /// The text that they are of: the file's, or one before it.
    text: Arc<str>,
    /// Kept while an editor shows the file.
    document: Option<Document>,
    lowered: Lowered,
    /// The program's files that it imports or loads; they hold as long as the resolver does.
    targets: Option<Vec<u32>>,
}

impl Analyzer {
    /// Analyses a program. Files that can't matter are not parsed.
    pub fn analyze(&mut self, program: &Program) -> Outcome {
        self.adopt(program);
        let relevant = relevance::relevant(program, &self.resolver, &mut self.scans);
        self.run(program, &relevant)
    }

    /// As [`analyze`](Self::analyze), but parses every file: the outcome must be the same (a test holds them equal).
    pub fn analyze_all(&mut self, program: &Program) -> Outcome {
        self.adopt(program);
        let all = relevance::everything(program, &self.resolver, &mut self.scans);
        self.run(program, &all)
    }

    /// The trees of a source of the last program, where an editor shows it and it was parsed.
    pub fn document(&self, source: usize) -> Option<&Document> {
        self.files.get(source)?.document()
    }

    /// Whether a file that an editor shows has errors that a parse from nothing may read otherwise. Then the outcome
    /// is good enough while somebody types, and the next one after [`settle`](Self::settle) is what a new run says.
    pub fn is_provisional(&self) -> bool {
        self.files.iter().filter_map(File::document).any(Document::is_provisional)
    }

    /// Forgets what is provisional.
    pub fn settle(&mut self) {
        for file in &mut self.files {
            if file.document().is_some_and(Document::is_provisional) {
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
        for ((file, scan), source) in self.files.iter_mut().zip(&mut self.scans).zip(&program.sources) {
            if !Arc::ptr_eq(&file.text, &source.text) && file.text != source.text {
                *scan = Scan::default();
                self.versions += 1;
                file.version = self.versions;
            }
            file.text = Arc::clone(&source.text);
        }
    }

    /// Other files, or they find each other otherwise: all numbers are new.
    fn renew(&mut self, program: &Program) {
        self.resolver = Resolver::new(program);
        self.configs.clone_from(&program.configs);
        self.realms.clear();
        let files = std::mem::take(&mut self.files);
        let mut known: FxHashMap<PathBuf, File> = files.into_iter().map(|f| (f.path.clone(), f)).collect();
        let renewed = |source: &Source| {
            let mut file = known.remove(&source.path).unwrap_or_else(|| File::new(source));
            file.graphs.iter_mut().for_each(|g| g.targets = None);
            file
        };
        self.files = program.sources.iter().map(renewed).collect();
        self.scans = vec![Scan::default(); self.files.len()];
    }

    fn run(&mut self, program: &Program, relevant: &[bool]) -> Outcome {
        let resolver = &self.resolver;
        let parts = self.files.par_iter_mut().zip(&program.sources).zip(&self.scans).zip(relevant);
        let relevant_parts = parts.filter(|(_, relevant)| **relevant).map(|(part, _)| part);
        on_deep_stacks(|| {
            relevant_parts.for_each(|((file, source), scan)| file.lower(source, scan, resolver));
        });
        let inputs = (0..self.files.len()).filter(|&i| relevant[i]).filter_map(|i| self.input(i));
        let realms = link::realms(inputs.collect());
        let solve = |realm: Vec<link::Input<'_>>| {
            let key: Vec<_> = realm.iter().map(|i| (i.file, self.files[i.file as usize].version)).collect();
            let outcomes = self.realms.get(&key).cloned().unwrap_or_else(|| self.solve(&realm));
            (key, outcomes)
        };
        self.realms = on_deep_stacks(|| realms.into_par_iter().map(solve).collect());
        let mut files = vec![Arc::<FileOutcome>::default(); self.files.len()];
        for (key, outcomes) in &self.realms {
            for ((file, _), outcome) in key.iter().zip(outcomes) {
                files[*file as usize] = Arc::clone(outcome);
            }
        }
        Outcome { files }
    }

    fn input(&self, number: usize) -> Option<link::Input<'_>> {
        let file = &self.files[number];
        let graphs = file.graphs.as_ref()?;
        let targets = graphs.targets.as_deref().unwrap_or_default();
        Some(link::Input { file: number as u32, path: &file.path, targets, lowered: &graphs.lowered })
    }

    /// The outcomes of a realm's files.
    fn solve(&self, realm: &[link::Input<'_>]) -> Vec<Arc<FileOutcome>> {
        let mut linked = link::link(realm, &self.resolver);
        linked.solver.solve();
        let mut outcomes = vec![FileOutcome::default(); realm.len()];
        collect::collect(&linked, &mut outcomes);
        for (outcome, input) in outcomes.iter_mut().zip(realm) {
            outcome.parsed = true;
            outcome.imports = self.scans[input.file as usize].neighbours().to_vec();
        }
        outcomes.into_iter().map(Arc::new).collect()
    }
}

impl File {
    fn new(source: &Source) -> File {
        File { path: source.path.clone(), text: Arc::clone(&source.text), graphs: None, version: 0 }
    }

    fn document(&self) -> Option<&Document> {
        self.graphs.as_ref()?.document.as_ref()
    }

    /// Brings the flow graphs up to date.
    fn lower(&mut self, source: &Source, scan: &Scan, resolver: &Resolver) {
        let mut graphs = self.graphs.take().map_or_else(|| Graphs::new(source), |old| old.update(source));
        let lowered = &graphs.lowered;
        graphs.targets.get_or_insert_with(|| {
            let mut targets = link::targets(&source.path, lowered, resolver);
            targets.extend(scan.scripts());
            targets
        });
        self.graphs = Some(graphs);
    }
}

impl Graphs {
    fn new(source: &Source) -> Graphs {
        let text = Arc::clone(&source.text);
        if source.shown {
            let document = Document::parse(&source.path, &text);
            let lowered = lower::lower(document.text(), document.pieces());
            Graphs { text, document: Some(document), lowered, targets: None }
        } else {
            let lowered = lower::lower(&text, &syntax::parse(&source.path, &text));
            Graphs { text, document: None, lowered, targets: None }
        }
    }

    fn update(mut self, source: &Source) -> Graphs {
        if self.text != source.text {
            return match self.document {
                Some(document) if source.shown => Graphs::edited(document, self.lowered, source),
                _ => Graphs::new(source),
            };
        }
        match (source.shown, &self.document) {
            (true, None) => self.document = Some(Document::parse(&source.path, &source.text)),
            (false, Some(_)) => self.document = None,
            _ => {}
        }
        self
    }

    fn edited(mut document: Document, lowered: Lowered, source: &Source) -> Graphs {
        let change = document.update(&source.text);
        let lowered = lower::update(lowered, change, document.text(), document.pieces());
        Graphs { text: Arc::clone(&source.text), document: Some(document), lowered, targets: None }
    }
}
