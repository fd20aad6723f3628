//! Looks at a tree, and remembers what it saw: the next look reads only what has changed.
//!
//! Walk, read (in parallel), analyse, divide into add-ins, judge. Everything is in order of path, so two looks at one
//! tree give the same snapshot. Called by [`scan`](super::scan()), which forgets at once, and by the
//! [`Workspace`](super::Workspace).

use super::classify::{Language, language};
use super::elsewhere::{Elsewhere, View};
use super::found::Found;
use super::read::{Item, read};
use super::{Asked, Problem, Progress, ScanOptions, Snapshot, configured, focus};
use crate::addin::{ManifestFile, is_project_file};
use crate::analysis::{Analyzer, Program};
use crate::config::{Config, FILE_NAME};
use crate::rules;
use crate::system::{PathKind, System, Walk, is_repository};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What is known of one tree.
#[derive(Default)]
pub(super) struct Memory {
    /// `None`: the tree has to be walked.
    files: Option<Files>,
    /// What each file is; nothing for those that can't matter. A file without an entry has to be read.
    items: BTreeMap<PathBuf, Option<Item>>,
    analyzer: Analyzer,
    elsewhere: Elsewhere,
    /// They find out what sources from elsewhere there are, one for each round: so each sees the same files at every
    /// look. While nothing comes from elsewhere, the analyzer does it.
    scouts: Vec<Analyzer>,
}

/// Which files there are, and what their names alone say.
struct Files {
    walk: Walk,
    config: Config,
    project_files: Vec<PathBuf>,
    /// Code in languages that are not read.
    unread: Vec<PathBuf>,
}

impl Memory {
    /// What was asked for of the tree at `root`, a folder.
    pub(super) fn look(
        &mut self,
        system: &dyn System,
        root: &Path,
        asked: &Asked,
        options: &ScanOptions,
    ) -> Snapshot {
        let files = self.files.take().unwrap_or_else(|| self.walk(system, root, asked, options));
        self.read(system, root, &files, asked, options);
        let items = self.items.values().flatten().cloned().collect();
        let snapshot = self.conclude(system, root, asked, options, &files, items);
        self.files = Some(files);
        snapshot
    }

    /// The same where no other look follows: what was read is handed over, and nobody waits until the rest is freed.
    pub(super) fn look_once(
        system: &dyn System,
        root: &Path,
        asked: &Asked,
        options: &ScanOptions,
    ) -> Snapshot {
        let mut memory = Memory::default();
        let files = memory.walk(system, root, asked, options);
        memory.read(system, root, &files, asked, options);
        let items = std::mem::take(&mut memory.items).into_values().flatten().collect();
        let snapshot = memory.conclude(system, root, asked, options, &files, items);
        rayon::spawn(move || drop(memory));
        snapshot
    }

    /// What follows from the items, in order of path.
    fn conclude(
        &mut self,
        system: &dyn System,
        root: &Path,
        asked: &Asked,
        options: &ScanOptions,
        files: &Files,
        items: Vec<Item>,
    ) -> Snapshot {
        let mut found = Found::default();
        found.aliases.clone_from(&files.walk.aliases);
        found.project_files.clone_from(&files.project_files);
        found.unread_files.clone_from(&files.unread);
        let unlisted = files.walk.problems.iter().cloned();
        found.problems.extend(unlisted.map(|(file, message)| Problem { file, message }));
        items.into_iter().chain(self.elsewhere.above.iter().cloned()).for_each(|item| found.take(item));
        found.drop_linked_manifests();
        if let Some(progress) = options.progress {
            progress(Progress::Analysing(found.sources.len()));
        }
        let repositories = repositories(system, root, &found.manifests);
        found.divide(root, &repositories, &files.config);
        let program = match options.everything {
            true => found.program(None, |path| system.shown(path).is_some()),
            false => self.look_elsewhere(system, root, options, files, &mut found),
        };
        found.analyse(&mut self.analyzer, &program);
        configured::set_levels(&mut found.sources, &files.config);
        found.problems.sort_by(|a, b| a.file.cmp(&b.file));
        let mut snapshot = found.into_snapshot(root.to_owned(), &files.walk.files, files.config.clone());
        focus::narrow(&mut snapshot, asked);
        snapshot
    }

    /// Adds the sources that the add-ins' sources name and that are not files of the tree, and finds out what of that
    /// is not read. Gives everything that is to be analysed.
    fn look_elsewhere(
        &mut self,
        system: &dyn System,
        root: &Path,
        options: &ScanOptions,
        files: &Files,
        found: &mut Found,
    ) -> Program {
        let left_out = std::mem::take(&mut found.left_out);
        let (config, max_bytes) = (&files.config, options.max_file_bytes);
        let view = View { system, root, config, max_bytes, files: &files.walk.files, left_out: &left_out };
        self.elsewhere.leave_out(&left_out);
        let mut tried = BTreeSet::new();
        let mut round = 0;
        let program = loop {
            let program = found.program(Some(found.in_add_ins()), |path| system.shown(path).is_some());
            let links = match round {
                0 if self.scouts.is_empty() => self.analyzer.links(&program),
                _ => scout(&mut self.scouts, round).links(&program),
            };
            let told = self.elsewhere.ask(&view, &found.sources, &links, round, &tried);
            if told.more.is_empty() {
                found.set_links(links, told.unread);
                break program;
            }
            found.join(told.more.iter().filter_map(|file| self.elsewhere.item(file).cloned()));
            tried.extend(told.more);
            round += 1;
        };
        self.scouts.truncate(if round == 0 { 0 } else { round + 1 });
        self.elsewhere.keep_rounds(round + 1);
        found.left_out = left_out;
        program
    }

    /// The file is not what it was, or nothing in the folder is. Says whether it was one of the tree's files.
    pub(super) fn forget(&mut self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default();
        if name == FILE_NAME {
            self.items.clear();
        }
        if name == FILE_NAME || name == ".gitignore" {
            self.forget_files();
        }
        if self.items.remove(path).is_some() | self.elsewhere.forget(path) {
            return true;
        }
        let inside = |item: &PathBuf| item.starts_with(path);
        let below: Vec<PathBuf> =
            self.items.range(path.to_owned()..).map(|i| i.0).take_while(|p| inside(p)).cloned().collect();
        below.iter().for_each(|path| drop(self.items.remove(path)));
        false
    }

    /// The tree may have other files.
    pub(super) fn forget_files(&mut self) {
        self.files = None;
    }

    /// Whether the last look was good enough only while somebody types, see [`Analyzer::is_provisional`].
    pub(super) fn is_provisional(&self) -> bool {
        self.analyzer.is_provisional()
    }

    /// The next look is what a first one would be.
    pub(super) fn settle(&mut self) {
        self.analyzer.settle();
    }

    /// Finds the files. What is no longer there is forgotten.
    fn walk(&mut self, system: &dyn System, root: &Path, asked: &Asked, options: &ScanOptions) -> Files {
        let mut walk = system.walk(root);
        add(system, &mut walk, asked.files.clone());
        for folder in &asked.folders {
            // Nothing of it is there if git ignores it; it was named all the same.
            if !walk.files.iter().any(|file| file.starts_with(folder)) {
                let inside = system.walk(folder).files;
                add(system, &mut walk, inside);
            }
        }
        let mut config = Config::load(system, root, &walk.files, &rules::codes());
        if let Some(settings) = options.settings {
            config.lay_under(settings, root, &rules::codes());
        }
        add(system, &mut walk, config.named_files());
        self.elsewhere = Elsewhere::around(system, root);
        let project_files = walk.files.iter().filter(|f| is_project_file(f)).cloned().collect();
        self.items.retain(|path, _| walk.files.binary_search(path).is_ok());
        let unread = walk.files.iter().filter(|f| language(f) == Language::Unread).cloned().collect();
        Files { walk, config, project_files, unread }
    }

    /// Reads the files that nothing is known of.
    fn read(
        &mut self,
        system: &dyn System,
        root: &Path,
        files: &Files,
        asked: &Asked,
        options: &ScanOptions,
    ) {
        if self.items.len() == files.walk.files.len() {
            return;
        }
        // Both are in order of path.
        let mut known = self.items.keys().peekable();
        let mut is_known =
            |path: &&PathBuf| known.next_if(|known| known.as_os_str() == path.as_os_str()).is_some();
        let unknown: Vec<&PathBuf> = files.walk.files.iter().filter(|path| !is_known(path)).collect();
        let (done, total) = (AtomicUsize::new(0), unknown.len());
        let read = |path: &PathBuf| {
            let scope = files.config.of(path);
            // What somebody names is looked into whatever its own name is.
            let named = asked.files.contains(path) || files.config.add_ins().any(|a| a.has_manifest(path));
            let item = read(system, root, path, &scope, named, options.max_file_bytes);
            if let Some(progress) = options.progress {
                progress(Progress::Reading { done: done.fetch_add(1, Ordering::Relaxed) + 1, total });
            }
            (path.clone(), item)
        };
        // After a keystroke it is one: to wake other threads for it takes longer.
        let items: Vec<_> = match unknown[..] {
            [path] => vec![read(path)],
            _ => unknown.into_par_iter().map(read).collect(),
        };
        self.items.extend(items);
    }
}

/// Adds files that somebody names: they are read even if git ignores them.
fn add(system: &dyn System, walk: &mut Walk, named: Vec<PathBuf>) {
    for file in named {
        let place = walk.files.binary_search(&file);
        if let (Err(place), Some(PathKind::File)) = (place, system.kind(&file)) {
            walk.files.insert(place, file);
        }
    }
}

/// The analyzer that finds out where the files of a round lead.
fn scout(scouts: &mut Vec<Analyzer>, round: usize) -> &mut Analyzer {
    while scouts.len() <= round {
        scouts.push(Analyzer::default());
    }
    &mut scouts[round]
}

/// The directories around manifests, up to `root`, that git calls a repository.
fn repositories(system: &dyn System, root: &Path, manifests: &[ManifestFile]) -> Vec<PathBuf> {
    let around = |m: &'_ ManifestFile| -> Vec<PathBuf> {
        m.path.ancestors().skip(1).take_while(|d| d.starts_with(root)).map(Path::to_owned).collect()
    };
    let dirs: BTreeSet<PathBuf> = manifests.iter().flat_map(around).collect();
    dirs.into_iter().filter(|dir| is_repository(system, dir)).collect()
}
