//! Discovery: from a path on disk to a [`Snapshot`].
//!
//! Walk, read (in parallel), analyse, divide into add-ins, judge. Everything is in order of path, so two runs over one
//! tree give the same snapshot.

use super::read::{Item, Why, read};
use super::{Problem, Snapshot, SourceFile, configured};
use crate::addin::{
    AddIn, Evidence, Explicit, Judgement, ManifestFile, Role, Tree, divide, innermost, is_project_file, judge,
};
use crate::analysis::{self, Program, Source};
use crate::config::{Config, MAX_FILE_BYTES};
use crate::rules;
use crate::system::{PathKind, System};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How a tree is scanned.
#[derive(Clone, Copy)]
pub struct ScanOptions<'a> {
    /// Larger files are left out, unless a configuration says otherwise; in bytes.
    pub max_file_bytes: u64,
    /// Analyse sources outside add-ins as well. Else analysis starts from the sources of Outlook add-ins, and a tree
    /// without a manifest costs no parse.
    pub everything: bool,
    /// What the editor says, as the text of an `addinspect.json`: it holds where no such file does.
    pub settings: Option<&'a str>,
    /// Hears how far a long run is; called from several threads.
    pub progress: Option<&'a (dyn Fn(Progress) + Sync)>,
}

impl Default for ScanOptions<'_> {
    fn default() -> Self {
        ScanOptions { max_file_bytes: MAX_FILE_BYTES, everything: false, settings: None, progress: None }
    }
}

/// How far a scan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Files are being read.
    Reading {
        /// So many are done.
        done: usize,
        /// Of so many.
        total: usize,
    },
    /// So many sources are being analysed.
    Analysing(usize),
}

/// Reads and judges the tree at `root`. Where `root` is a file, the repository around it is read (without one: the
/// nearest directory upwards with a `package.json`, else the file's own): of a manifest only its own add-in is kept,
/// and judged for this manifest alone; a source becomes the snapshot's focus. The configuration files of the tree hold,
/// and the nearest one above it.
pub fn scan(system: &dyn System, root: &Path, options: &ScanOptions) -> Snapshot {
    let (root, file) = scope(system, root);
    let mut found = Found::default();
    let walk = system.walk(&root);
    let mut config = Config::load(system, &root, &walk.files, &rules::codes());
    if let Some(settings) = options.settings {
        config.lay_under(settings, &root, &rules::codes());
    }
    let broken = walk.problems.into_iter().map(|(file, message)| Problem { file, message });
    found.problems.extend(broken);
    found.project_files.extend(walk.files.iter().filter(|f| is_project_file(f)).cloned());
    for item in read_all(system, &root, &walk.files, &config, options) {
        found.take(item);
    }
    if let Some(progress) = options.progress {
        progress(Progress::Analysing(found.sources.len()));
    }
    let repositories = repositories(system, &root, &found.manifests);
    let start = if options.everything { None } else { Some(found.in_add_ins(&root, &repositories, &config)) };
    found.analyse(start);
    configured::set_levels(&mut found.sources, &config);
    found.problems.sort_by(|a, b| a.file.cmp(&b.file));
    found.into_snapshot(&repositories, root, file, config)
}

/// The directory to read, and the file that was asked for.
fn scope(system: &dyn System, path: &Path) -> (PathBuf, Option<PathBuf>) {
    if system.kind(path) != Some(PathKind::File) {
        return (path.to_owned(), None);
    }
    let around = |name: &str| path.ancestors().skip(1).find(|dir| system.kind(&dir.join(name)).is_some());
    let dir = around(".git").or_else(|| around("package.json")).or(path.parent()).unwrap_or(Path::new(""));
    let below = path.strip_prefix(dir).unwrap_or(path);
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    (dir.to_owned(), Some(dir.join(below)))
}

fn read_all(
    system: &dyn System,
    root: &Path,
    files: &[PathBuf],
    config: &Config,
    options: &ScanOptions,
) -> Vec<Item> {
    let (done, total) = (AtomicUsize::new(0), files.len());
    let read = |path: &PathBuf| {
        let item = read(system, root, path, &config.of(path), options.max_file_bytes);
        if let Some(progress) = options.progress {
            progress(Progress::Reading { done: done.fetch_add(1, Ordering::Relaxed) + 1, total });
        }
        item
    };
    files.par_iter().filter_map(read).collect()
}

/// What lies in the tree.
#[derive(Default)]
struct Found {
    manifests: Vec<ManifestFile>,
    sources: Vec<SourceFile>,
    configs: Vec<Source>,
    left_out: Vec<(PathBuf, Why)>,
    problems: Vec<Problem>,
    project_files: Vec<PathBuf>,
}

impl Found {
    fn take(&mut self, item: Item) {
        match item {
            Item::Manifest(manifest) => self.manifests.push(*manifest),
            Item::Source(source) => self.sources.push(source),
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
    fn in_add_ins(&self, root: &Path, repositories: &[PathBuf], config: &Config) -> Vec<bool> {
        let mut inside = vec![false; self.sources.len()];
        for add_in in self.divide(root, repositories, &self.explicit(config)) {
            if add_in.manifests.iter().filter_map(|&m| self.manifests.get(m)).any(|m| m.manifest.mail) {
                add_in.sources.iter().for_each(|&s| inside[s] = true);
            }
        }
        inside
    }

    fn divide(&self, root: &Path, repositories: &[PathBuf], explicit: &[Explicit]) -> Vec<AddIn> {
        divide(&Tree {
            root,
            manifests: &self.manifests,
            sources: &self.sources,
            project_files: &self.project_files,
            repositories,
            explicit,
        })
    }

    fn analyse(&mut self, start: Option<Vec<bool>>) {
        let source = |s: &SourceFile| Source { path: s.path.clone(), text: Arc::clone(&s.text) };
        let sources = self.sources.iter().map(source).collect();
        let program = Program { sources, configs: std::mem::take(&mut self.configs), start };
        let outcome = analysis::analyze(&program);
        for (source, outcome) in self.sources.iter_mut().zip(outcome.files) {
            source.outcome = outcome;
        }
    }

    fn into_snapshot(
        mut self,
        repositories: &[PathBuf],
        root: PathBuf,
        file: Option<PathBuf>,
        config: Config,
    ) -> Snapshot {
        let explicit = self.explicit(&config);
        let mut add_ins = self.divide(&root, repositories, &explicit);
        let mut judgements = self.judge(&add_ins);
        let asked = file.as_ref().and_then(|f| self.manifests.iter().position(|m| m.path == *f));
        if let Some(manifest) = asked {
            self.manifests = vec![self.manifests.swap_remove(manifest)];
            judgements = vec![judgements.swap_remove(manifest)];
            add_ins.retain(|a| a.manifests.contains(&manifest));
            add_ins.iter_mut().for_each(|a| a.manifests = vec![0]);
        }
        self.problems.extend(configured::problems(&config, &explicit));
        Snapshot {
            root,
            config,
            partial: asked.is_some(),
            focus: if asked.is_some() { None } else { file },
            roles: self.roles(),
            suppressions: rules::suppressions(&self.sources, &self.manifests),
            sources: self.sources,
            manifests: self.manifests,
            judgements,
            add_ins,
            problems: self.problems,
        }
    }

    /// The add-ins that the configuration puts together.
    fn explicit(&self, config: &Config) -> Vec<Explicit> {
        configured::explicit(config, &self.manifests, &self.sources)
    }

    /// The judgements of all manifests, in their order.
    fn judge(&self, add_ins: &[AddIn]) -> Vec<Judgement> {
        let roots: BTreeSet<&Path> = add_ins.iter().map(|a| a.root.as_path()).collect();
        let mut judged: Vec<(usize, Judgement)> = Vec::with_capacity(self.manifests.len());
        for add_in in add_ins {
            let lies_in = |file: &Path| innermost(file, |d| roots.contains(d)) == Some(&add_in.root);
            let bundles = self.left_out.iter().filter(|(file, why)| why.may_hold_code() && lies_in(file));
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

/// The directories around manifests, up to `root`, that git calls a repository.
fn repositories(system: &dyn System, root: &Path, manifests: &[ManifestFile]) -> Vec<PathBuf> {
    let around = |m: &'_ ManifestFile| -> Vec<PathBuf> {
        m.path.ancestors().skip(1).take_while(|d| d.starts_with(root)).map(Path::to_owned).collect()
    };
    let dirs: BTreeSet<PathBuf> = manifests.iter().flat_map(around).collect();
    dirs.into_iter().filter(|dir| system.kind(&dir.join(".git")).is_some()).collect()
}

#[cfg(test)]
mod tests;
