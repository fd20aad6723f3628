//! Looks at a tree, and remembers what it saw: the next look reads only what has changed.
//!
//! Walk, read (in parallel), analyse, divide into add-ins, judge. Everything is in order of path, so two looks at one
//! tree give the same snapshot. Called by [`scan`](super::scan()), which forgets at once, and by the
//! [`Workspace`](super::Workspace).

use super::baselines::Baselines;
use super::classify::{self, FileClass, ReadAs, language};
use super::conclude::{Conclusion, Leads, Look};
use super::discovered::{Discovered, Renewed, sources};
use super::elsewhere::{Elsewhere, TreeView};
use super::far_texts::{self, KeptFolders};
use super::read::{RelevantFile, read};
use super::{PathFilter, Problem, ScanOptions, ScanProgress, Snapshot, focus};
use crate::addin::{ManifestFile, is_project_file};
use crate::analysis::{Analyzer, Program};
use crate::config::{Config, FILE_NAME};
use crate::rules;
use crate::system::{PathKind, System, Walk, is_repository};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What is known of one tree.
#[derive(Default)]
pub(super) struct TreeCache {
    /// `None`: the tree has to be walked.
    files: Option<Files>,
    /// What each file is; nothing for those that can't matter. A file without an entry has to be read.
    items: BTreeMap<PathBuf, Option<RelevantFile>>,
    /// The files without an entry, where that is known.
    unread: Option<BTreeSet<PathBuf>>,
    /// What the files make together, as long as nothing but texts of sources changes.
    division: Option<Division>,
    /// Where the texts of sources are kept.
    near: KeptFolders,
    analyzer: Analyzer,
    elsewhere: Elsewhere,
    /// They find out what sources from elsewhere there are, one for each round: so each sees the same files at every
    /// look. While nothing comes from elsewhere, the analyzer does it.
    scouts: Vec<Analyzer>,
    /// What the last look led to.
    last: Option<Conclusion>,
}

/// Which files there are, and what their names alone say.
struct Files {
    walk: Walk,
    config: Arc<Config>,
    baselines: Arc<Baselines>,
    aliases: Arc<BTreeMap<PathBuf, PathBuf>>,
    project_files: Arc<Vec<PathBuf>>,
    /// Code in languages that are not read.
    unread: Arc<Vec<PathBuf>>,
    /// Which directories around manifests are repositories.
    repositories: BTreeMap<PathBuf, bool>,
}

/// The files of a tree, divided into add-ins, and what of them is analysed.
struct Division {
    found: Discovered,
    program: Program,
    /// Whether the last look led to what follows from these files and no others.
    concluded: bool,
}

/// What a look is about.
struct SnapshotTask<'a> {
    system: &'a dyn System,
    root: &'a Path,
    asked: &'a PathFilter,
    options: &'a ScanOptions<'a>,
}

impl TreeCache {
    /// What was asked for of the tree at `root`, a folder; nothing, where nobody waits for it any more.
    pub(super) fn snapshot(
        &mut self,
        system: &dyn System,
        root: &Path,
        asked: &PathFilter,
        options: &ScanOptions,
    ) -> Option<Snapshot> {
        let mut snapshot = self.conclude(&SnapshotTask { system, root, asked, options })?.snapshot.clone();
        snapshot.baselines =
            self.files.as_ref().map(|files| Arc::clone(&files.baselines)).unwrap_or_default();
        Some(focus::narrowed(snapshot, asked))
    }

    /// The same where no other look follows: nobody waits until the rest is freed.
    pub(super) fn scan_once(
        system: &dyn System,
        root: &Path,
        asked: &PathFilter,
        options: &ScanOptions,
    ) -> Snapshot {
        let mut memory = TreeCache::default();
        let options = &ScanOptions { stop: None, ..*options };
        let snapshot = memory.snapshot(system, root, asked, options).unwrap_or_default();
        rayon::spawn(move || drop(memory));
        snapshot
    }

    fn conclude(&mut self, task: &SnapshotTask) -> Option<&Conclusion> {
        let mut files = self.files.take().unwrap_or_else(|| self.walk(task));
        let edited = self.read(task, &files);
        let known = self.division.take().zip(edited);
        let (mut division, edited) = match known {
            Some((division, edited)) => (division, Some(edited)),
            None => (self.divide(task, &mut files), None),
        };
        let (same_files, stop) = (edited.is_some(), &task.options.stop.cloned().unwrap_or_default());
        let config = &files.config;
        let mut look = Look { root: task.root, config, same_files, stop };
        let mut last = self.last.take();
        let followed = edited
            .zip(last.as_mut())
            .is_some_and(|(edited, last)| division.concluded && self.follow(&look, &division, &edited, last));
        let conclusion = last.take_if(|_| followed).or_else(|| {
            let mut found = division.found.clone();
            let (joined, leads) = match task.options.everything {
                true => (None, Leads::default()),
                false => self.look_elsewhere(task, &files, &mut division, &mut found),
            };
            division.concluded = joined.is_none();
            look.same_files &= division.concluded;
            let program = joined.as_ref().unwrap_or(&division.program);
            Conclusion::new(&look, found, leads, (&mut self.analyzer, program), &last)
        });
        self.files = Some(files);
        if conclusion.is_none() {
            // The next look is compared with the last one that came to its end; nothing is known of this one's files.
            self.last = last;
            return None;
        }
        (self.division, self.last) = (Some(division), conclusion);
        self.last.as_ref()
    }

    /// Makes of what followed last what follows now that the texts of these files are others, and nothing else. Says
    /// whether that can be done.
    fn follow(
        &mut self,
        look: &Look,
        division: &Division,
        edited: &[Renewed],
        last: &mut Conclusion,
    ) -> bool {
        let Division { found, program, .. } = division;
        let changed = self.analyzer.update(program, &sources(edited).collect::<Vec<_>>(), look.stop);
        changed.is_some_and(|changed| last.follow(look, found, (&self.analyzer, program), edited, changed))
    }

    /// Divides what was read into add-ins.
    fn divide(&mut self, task: &SnapshotTask, files: &mut Files) -> Division {
        let SnapshotTask { system, root, options, .. } = *task;
        let mut found = Discovered {
            aliases: Arc::clone(&files.aliases),
            project_files: Arc::clone(&files.project_files),
            unread_files: Arc::clone(&files.unread),
            ..Discovered::default()
        };
        let unlisted = files.walk.problems.iter().cloned();
        found.problems.extend(unlisted.map(|(file, message)| Problem { file, message }));
        let items = self.items.values().flatten().chain(&self.elsewhere.above);
        items.cloned().for_each(|item| found.take(item));
        found.drop_linked_manifests();
        if let Some(progress) = options.progress {
            progress(ScanProgress::Analysing(found.sources.len()));
        }
        let repositories = files.repositories(system, root, &found.manifests);
        let mut near = KeptFolders::default();
        let manifests = found.manifests.iter().map(|manifest| manifest.path.as_path());
        near.find_folders(manifests, &files.project_files, root);
        let is_near = |source: &Path| options.everything || near.has(source);
        found.divide(root, &repositories, &files.config, is_near);
        let own = found.add_ins.iter().flat_map(|add_in| add_in.sources.iter().copied());
        for (path, item) in self.bring(task, files, far_texts::away(&found.sources, own)) {
            found.bring(&path, item.as_ref());
        }
        found.problems.sort_by(|a, b| a.file.cmp(&b.file));
        let start = (!options.everything).then(|| found.in_add_ins());
        let program = found.program(start, |path| system.open_text(path).is_some());
        Division { found, program, concluded: false }
    }

    /// Adds the sources that the add-ins' sources name and that are not files of the tree, and finds out what of that
    /// is not read. Gives everything that is to be analysed, where that is more than the tree's own sources.
    fn look_elsewhere(
        &mut self,
        task: &SnapshotTask,
        files: &Files,
        division: &mut Division,
        found: &mut Discovered,
    ) -> (Option<Program>, Leads) {
        let left_out = Arc::clone(&found.left_out);
        let view = TreeView {
            system: task.system,
            root: task.root,
            config: &files.config,
            max_bytes: task.options.max_file_bytes,
            files: &files.walk.files,
            left_out: &left_out,
        };
        self.elsewhere.leave_out(&left_out);
        let mut joined: Option<Program> = None;
        let mut tried = BTreeSet::new();
        let mut round = 0;
        let leads = loop {
            let program = joined.as_ref().unwrap_or(&division.program);
            let links = match round {
                0 if self.scouts.is_empty() => self.analyzer.links(program),
                _ => scout(&mut self.scouts, round).links(program),
            };
            let wanted = far_texts::wanted(&found.sources, &links);
            if !wanted.is_empty() {
                for (path, item) in self.bring(task, files, wanted) {
                    found.bring(&path, item.as_ref());
                    division.bring(&path, item.as_ref());
                }
                let start = Some(found.in_add_ins());
                joined = joined.map(|_| found.program(start, |path| task.system.open_text(path).is_some()));
                continue;
            }
            let told = self.elsewhere.ask(&view, &found.sources, &links, round, &tried);
            if told.more.is_empty() {
                break Leads { links, unread: told.unread };
            }
            found.join(told.more.iter().filter_map(|file| self.elsewhere.item(file).cloned()));
            let start = Some(found.in_add_ins());
            joined = Some(found.program(start, |path| task.system.open_text(path).is_some()));
            tried.extend(told.more);
            round += 1;
        };
        found.left_out = left_out;
        found.problems.sort_by(|a, b| a.file.cmp(&b.file));
        self.scouts.truncate(if round == 0 { 0 } else { round + 1 });
        self.elsewhere.keep_rounds(round + 1);
        (joined, leads)
    }

    /// The file is not what it was, or nothing in the folder is. Says whether it was one of the tree's files.
    pub(super) fn forget(&mut self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default();
        if name == FILE_NAME {
            self.items.clear();
        }
        let is_baseline = self.files.as_ref().is_some_and(|files| files.baselines.has(path));
        if name == FILE_NAME || name == ".gitignore" || is_baseline {
            self.forget_files();
        }
        if self.elsewhere.forget(path) {
            (self.division, self.unread) = (None, None);
            self.items.remove(path);
            return true;
        }
        if self.unread.as_ref().is_some_and(|unread| unread.contains(path)) {
            return true;
        }
        if self.items.remove(path).is_some() {
            self.unread.as_mut().map(|unread| unread.insert(path.to_owned()));
            return true;
        }
        (self.division, self.unread) = (None, None);
        let inside = |item: &PathBuf| item.starts_with(path);
        let below: Vec<PathBuf> =
            self.items.range(path.to_owned()..).map(|i| i.0).take_while(|p| inside(p)).cloned().collect();
        below.iter().for_each(|path| drop(self.items.remove(path)));
        false
    }

    /// The tree may have other files.
    pub(super) fn forget_files(&mut self) {
        (self.files, self.division) = (None, None);
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
    fn walk(&mut self, task: &SnapshotTask) -> Files {
        let SnapshotTask { system, root, asked, options } = *task;
        let mut walk = system.walk(root);
        add(system, &mut walk, asked.files.clone());
        for folder in &asked.folders {
            // Nothing of it is there if git ignores it; it was named all the same.
            if !walk.files.iter().any(|file| file.starts_with(folder)) {
                let inside = system.walk(folder).files;
                add(system, &mut walk, inside);
            }
        }
        let mut config = Config::load(system, root, &walk.files, options.typed, &rules::codes());
        if let Some(settings) = options.settings {
            config.lay_under(settings, root, &rules::codes());
        }
        let baselines = Arc::new(Baselines::read(system, root, &mut config));
        add(system, &mut walk, config.named_files());
        config.find_idle(system, &walk.files);
        self.elsewhere = Elsewhere::around(system, root);
        let project_files = walk.files.iter().filter(|f| is_project_file(f)).cloned().collect();
        self.items.retain(|path, _| walk.files.binary_search(path).is_ok());
        self.unread = None;
        self.near.forget_folders();
        let unread = walk.files.iter().filter(|f| language(f) == ReadAs::Unread).cloned().collect();
        self.division = None;
        Files {
            aliases: Arc::new(std::mem::take(&mut walk.aliases)),
            walk,
            config: Arc::new(config),
            baselines,
            project_files: Arc::new(project_files),
            unread: Arc::new(unread),
            repositories: BTreeMap::new(),
        }
    }

    /// Reads the files that nothing is known of. Where the division holds, gives the files of other texts.
    fn read(&mut self, task: &SnapshotTask, files: &Files) -> Option<Vec<Renewed>> {
        let SnapshotTask { system, root, options, .. } = *task;
        let unread = self.unread.take();
        let unknown: Vec<&PathBuf> = match &unread {
            Some(unread) => unread.iter().collect(),
            None => self.without_entry(files),
        };
        self.unread = Some(BTreeSet::new());
        let (done, total) = (AtomicUsize::new(0), unknown.len());
        let tell = || {
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            options.progress.iter().for_each(|progress| progress(ScanProgress::Reading { done, total }));
        };
        let is_source = |path: &&PathBuf| classify::kind(path) == Some(FileClass::Source);
        let (sources, others): (Vec<&PathBuf>, Vec<&PathBuf>) = unknown.into_iter().partition(is_source);
        let mut items = map_parallel(others, |path| {
            let item = read_file(task, files, path);
            tell();
            (path.clone(), item)
        });
        if items.iter().any(|(_, item)| matches!(item, Some(RelevantFile::Manifest(..)))) {
            self.near.forget_folders();
        }
        let known = self.items.values().chain(items.iter().map(|(_, item)| item));
        let manifests = known.filter_map(|item| match item {
            Some(RelevantFile::Manifest(manifest, _)) => Some(manifest.path.as_path()),
            _ => None,
        });
        self.near.find_folders(manifests, &files.project_files, root);
        let near = &self.near;
        let keep = |path: &Path| options.everything || near.has(path) || system.open_text(path).is_some();
        items.extend(map_parallel(sources, |path| {
            let mut item = read_file(task, files, path);
            item.iter_mut().filter(|_| !keep(path)).for_each(far_texts::put_away);
            tell();
            (path.clone(), item)
        }));
        let edited = self.division.as_mut().and_then(|division| {
            items.iter().map(|(path, item)| division.renew(system, path, item.as_ref()?)).collect()
        });
        if edited.is_none() {
            self.division = None;
        }
        match self.items.is_empty() {
            // To put them in one by one takes longer.
            true => self.items = items.into_iter().collect(),
            false => self.items.extend(items),
        }
        edited
    }

    /// The files of which nothing is known.
    fn without_entry<'f>(&self, files: &'f Files) -> Vec<&'f PathBuf> {
        // Both are in order of path.
        let mut known = self.items.keys().peekable();
        let mut is_known =
            |path: &&PathBuf| known.next_if(|known| known.as_os_str() == path.as_os_str()).is_some();
        files.walk.files.iter().filter(|path| !is_known(path)).collect()
    }

    /// Reads sources again whose texts were put away.
    fn bring(
        &mut self,
        task: &SnapshotTask,
        files: &Files,
        wanted: BTreeSet<PathBuf>,
    ) -> Vec<(PathBuf, Option<RelevantFile>)> {
        wanted.iter().for_each(|path| self.near.add(path));
        let brought = map_parallel(wanted.into_iter().collect(), |path: PathBuf| {
            let item = read_file(task, files, &path);
            (path, item)
        });
        self.items.extend(brought.iter().cloned());
        brought
    }
}

/// Reads one file of the tree.
fn read_file(task: &SnapshotTask, files: &Files, path: &Path) -> Option<RelevantFile> {
    let SnapshotTask { system, root, asked, options } = *task;
    // What somebody names is looked into whatever its own name is.
    let named = asked.files.iter().any(|file| file == path)
        || files.config.add_ins().any(|add_in| add_in.has_manifest(path));
    read(system, root, path, &files.config.of(path), named, options.max_file_bytes)
}

/// Does the work for each. After a keystroke it is one: to wake other threads for it takes longer.
fn map_parallel<T: Send, R: Send>(mut items: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
    match items.len() {
        0 => Vec::new(),
        1 => items.drain(..).map(work).collect(),
        _ => items.into_par_iter().map(work).collect(),
    }
}

impl Division {
    /// Takes a source that was away with its text.
    fn bring(&mut self, path: &Path, item: Option<&RelevantFile>) {
        self.found.bring(path, item);
        let at = self.found.at(path);
        let both = at.and_then(|at| self.found.sources.get(at).zip(self.program.sources.get_mut(at)));
        both.into_iter().for_each(|(found, source)| source.text = Arc::clone(&found.text));
    }

    /// Takes a file that was read again, where the division holds; says which one it is.
    fn renew(&mut self, system: &dyn System, path: &Path, item: &RelevantFile) -> Option<Renewed> {
        let renewed = self.found.renew(item)?;
        if let Renewed::Source(at) = renewed {
            let (found, source) = self.found.sources.get(at).zip(self.program.sources.get_mut(at))?;
            source.text = Arc::clone(&found.text);
            source.shown = system.open_text(path).is_some();
        }
        Some(renewed)
    }
}

impl Files {
    /// The directories around manifests, up to `root`, that git calls a repository.
    fn repositories(
        &mut self,
        system: &dyn System,
        root: &Path,
        manifests: &[Arc<ManifestFile>],
    ) -> Vec<PathBuf> {
        let around = |m: &Arc<ManifestFile>| -> Vec<PathBuf> {
            m.path.ancestors().skip(1).take_while(|d| d.starts_with(root)).map(Path::to_owned).collect()
        };
        let dirs: BTreeSet<PathBuf> = manifests.iter().flat_map(around).collect();
        let known = &mut self.repositories;
        let is_one = |dir: &PathBuf| match known.get(dir) {
            Some(known) => *known,
            None => *known.entry(dir.clone()).or_insert(is_repository(system, dir)),
        };
        dirs.into_iter().filter(is_one).collect()
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
