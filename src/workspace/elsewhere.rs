//! What sources name that is not among the files of the tree: where it lies on the disk, whether it is read, and why not.
//!
//! Opens nothing outside the repository around the tree; without one, nothing outside the tree. What the disk said is
//! remembered until files come or go, so a keystroke asks it nothing that it has been asked before. Knows nothing about
//! add-ins. Called by [`TreeCache`](super::tree_cache::TreeCache).

use super::classify::{FileClass, ReadAs, is_declaration, kind, language};
use super::places::{bare, candidates, declares_code, in_tree};
use super::read::{RelevantFile, SkipReason, read};
use crate::addin::{NamedBy, SourceFile, Unread, is_known_script};
use crate::analysis::{Links, Missing};
use crate::config::Config;
use crate::syntax::is_filled_in;
use crate::system::{PathKind, System, is_repository};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What was read may name more files, and so on; that ends after so many rounds.
pub(super) const MOST_ROUNDS: usize = 50;

/// The tree as far as it is known.
#[derive(Clone, Copy)]
pub(super) struct TreeView<'a> {
    pub(super) system: &'a dyn System,
    pub(super) root: &'a Path,
    pub(super) config: &'a Config,
    pub(super) max_bytes: u64,
    /// The files of the tree, in order.
    pub(super) files: &'a [PathBuf],
    /// Those of them that are left out, in order of path.
    pub(super) left_out: &'a [(PathBuf, SkipReason)],
}

impl TreeView<'_> {
    /// What stands in a file; nothing where it can't be read.
    pub(super) fn text(&self, file: &Path) -> String {
        String::from_utf8_lossy(&self.system.read(file).unwrap_or_default()).into_owned()
    }
}

/// What becomes of something that a source names.
pub(super) enum Resolution {
    /// It is not code of the add-in, or changes nothing.
    Nothing,
    /// It is code that is not read.
    Unread(Option<PathBuf>, String),
    /// It is read; these belong to it, and [`Elsewhere::item`] has them.
    Read(Vec<PathBuf>),
}

/// The answers to all that one source names.
#[derive(Default)]
struct Answers {
    unread: Vec<Unread>,
    /// Names, and the files that they stand for.
    read: Vec<(Missing, Vec<PathBuf>)>,
}

/// What a source named, and the answers to that.
type Answered = (Arc<[Missing]>, Arc<Answers>);

/// The answers to all sources.
pub(super) struct Resolutions {
    /// Source by source, what is not read.
    pub(super) unread: Vec<Vec<Unread>>,
    /// The files that are read.
    pub(super) more: BTreeSet<PathBuf>,
}

/// What the import of a package leads to: the files that count, with the `package.json` files that lead to them, none
/// where nothing of it uses Office; or why it can't be read.
pub(super) type PackageFiles = Result<Vec<PathBuf>, String>;

/// What is known of the disk beyond the tree's files.
#[derive(Default)]
pub(super) struct Elsewhere {
    /// The folder outside of which nothing is opened, links resolved.
    limit: Option<PathBuf>,
    /// What stands in folders.
    names: FxHashMap<PathBuf, Arc<BTreeSet<OsString>>>,
    /// Which file lies at a place.
    found: FxHashMap<PathBuf, Option<PathBuf>>,
    /// Files that were read.
    items: BTreeMap<PathBuf, Option<RelevantFile>>,
    /// Whether declaration files declare code.
    declare_code: BTreeMap<PathBuf, bool>,
    /// What became of that which a source names in a round, as long as it names the same.
    answers: BTreeMap<(usize, PathBuf), Answered>,
    left_out: Vec<(PathBuf, SkipReason)>,
    /// The configurations above the tree.
    pub(super) above: Vec<RelevantFile>,
    /// The packages of each workspace, by name.
    pub(super) workspaces: BTreeMap<PathBuf, Arc<BTreeMap<String, PathBuf>>>,
    /// By folder and part.
    pub(super) packages: BTreeMap<(PathBuf, String), Arc<PackageFiles>>,
}

impl Elsewhere {
    /// Finds out how far one may look around `root`.
    pub(super) fn around(system: &dyn System, given: &Path) -> Elsewhere {
        let root = system.canonical(given);
        let repository = root
            .as_deref()
            .and_then(|r| r.ancestors().find(|dir| is_repository(system, dir)))
            .map(Path::to_owned);
        let limit = repository.or_else(|| root.clone());
        let mut elsewhere = Elsewhere { limit, ..Elsewhere::default() };
        if elsewhere.limit != root {
            elsewhere.read_above(system, given);
        }
        elsewhere
    }

    /// The file is not what it was. Says whether it was read.
    pub(super) fn forget(&mut self, path: &Path) -> bool {
        let declares = self.declare_code.remove(path).is_some();
        let read = self.items.remove(path).is_some();
        let name = path.file_name().and_then(|name| name.to_str());
        let says_packages = matches!(name, Some("package.json" | "pnpm-workspace.yaml"));
        if says_packages {
            self.workspaces.clear();
            self.packages.clear();
        }
        if declares || read || says_packages {
            self.answers.clear();
        }
        read
    }

    /// A file that was read.
    pub(super) fn item(&self, path: &Path) -> Option<&RelevantFile> {
        self.items.get(path)?.as_ref()
    }

    /// These files are left out from now on: where others were before, what was answered does not hold.
    pub(super) fn leave_out(&mut self, left_out: &[(PathBuf, SkipReason)]) {
        if self.left_out != left_out {
            self.left_out = left_out.to_vec();
            self.answers.clear();
        }
    }

    /// No more than so many rounds of the next look are like those of the last one.
    pub(super) fn keep_rounds(&mut self, rounds: usize) {
        self.answers.retain(|(round, _), _| *round < rounds);
    }

    /// What becomes of all that the sources name in a round of a look; `links` are parallel to them.
    /// `tried` are the files that were added in earlier rounds: a name that leads nowhere all the same can't be followed.
    pub(super) fn ask(
        &mut self,
        view: &TreeView,
        sources: &[Arc<SourceFile>],
        links: &[Links],
        round: usize,
        tried: &BTreeSet<PathBuf>,
    ) -> Resolutions {
        let mut told = Resolutions { unread: vec![Vec::new(); sources.len()], more: BTreeSet::new() };
        for ((source, links), unread) in sources.iter().zip(links).zip(&mut told.unread) {
            if source.test || source.package || links.missing.is_empty() {
                continue;
            }
            let answers = self.answers_to(view, (round, &source.path), &links.missing);
            unread.extend(answers.unread.iter().cloned());
            for (missing, files) in &answers.read {
                let why = match files.iter().all(|file| tried.contains(file)) {
                    true => "it is not known which file is meant",
                    false if round == MOST_ROUNDS => "too many imports lead to it",
                    false => {
                        told.more.extend(files.iter().filter(|file| !tried.contains(*file)).cloned());
                        continue;
                    }
                };
                unread.push(of_missing(&source.path, missing, files.first().cloned(), why.to_owned()));
            }
        }
        told
    }

    fn answers_to(&mut self, view: &TreeView, by: (usize, &Path), all: &Arc<[Missing]>) -> Arc<Answers> {
        let (round, by) = by;
        let key = (round, by.to_owned());
        if let Some((_, known)) = self.answers.get(&key).filter(|(missing, _)| Arc::ptr_eq(missing, all)) {
            return Arc::clone(known);
        }
        let mut answers = Answers::default();
        for missing in all.iter() {
            let (file, why) = match self.answer(view, by, missing) {
                Resolution::Nothing => continue,
                Resolution::Unread(file, why) => (file, why),
                Resolution::Read(files) => {
                    answers.read.push((missing.clone(), files));
                    continue;
                }
            };
            answers.unread.push(of_missing(by, missing, file, why));
        }
        let answers = Arc::new(answers);
        self.answers.insert(key, (Arc::clone(all), Arc::clone(&answers)));
        answers
    }

    /// What becomes of `missing`, which the source `by` names.
    fn answer(&mut self, view: &TreeView, by: &Path, missing: &Missing) -> Resolution {
        let known = missing.script && is_known_script(&missing.name);
        if known || language(Path::new(bare(&missing.name))) == ReadAs::Data {
            return Resolution::Nothing;
        }
        match missing.places.is_empty() {
            true if missing.script || missing.name.contains("://") => Self::hosted(&missing.name),
            true => self.package(view, by, &missing.name),
            false => self.local(view, missing),
        }
    }

    fn hosted(name: &str) -> Resolution {
        if is_known_script(name) {
            return Resolution::Nothing;
        }
        let why = if is_filled_in(name) { "a server generates its address" } else { "it is on another host" };
        Resolution::Unread(None, why.to_owned())
    }

    fn local(&mut self, view: &TreeView, missing: &Missing) -> Resolution {
        let generated = missing.name.contains("/$") || missing.name.contains("/+types/");
        let file = missing.places.iter().find_map(|place| self.find(view, place));
        match file {
            Some(file) => self.judge(view, file),
            // What is not installed is not known to use Office.
            None if generated || missing.name.contains("node_modules/") => Resolution::Nothing,
            None => Resolution::Unread(None, "it was not found".to_owned()),
        }
    }

    /// What becomes of a file that is named.
    pub(super) fn judge(&mut self, view: &TreeView, file: PathBuf) -> Resolution {
        let unread = |file: PathBuf, why: &str| Resolution::Unread(Some(file), why.to_owned());
        if is_declaration(&file) {
            let declares = self.declares_code(view, &file);
            return if declares {
                unread(file, "only its type declaration was found")
            } else {
                Resolution::Nothing
            };
        }
        match language(&file) {
            ReadAs::Data => return Resolution::Nothing,
            ReadAs::Unread => return unread(file, "its language is not supported"),
            ReadAs::Source => {}
        }
        match kind(&file) {
            Some(FileClass::Source) => {}
            Some(_) => return Resolution::Nothing,
            None => return unread(file, "files of this kind are not read"),
        }
        if let Ok(at) = view.left_out.binary_search_by(|(path, _)| path.cmp(&file)) {
            return view.left_out.get(at).map_or(Resolution::Nothing, |(_, why)| left_out(file, why));
        }
        match view.files.binary_search(&file) {
            Ok(_) => return Resolution::Nothing,
            Err(_) if is_installed(&file) => return self.installed_file(view, file),
            Err(_) if file.starts_with(view.root) => return unread(file, "git ignores it"),
            Err(_) => {}
        }
        self.read(view, &file, false);
        match self.item(&file) {
            Some(RelevantFile::Source(..)) => Resolution::Read(vec![file]),
            Some(RelevantFile::LeftOut(_, why)) => left_out(file.clone(), why),
            _ => unread(file, "it cannot be read"),
        }
    }

    /// Reads a file, unless it has been.
    pub(super) fn read(&mut self, view: &TreeView, file: &Path, package: bool) {
        if self.items.contains_key(file) {
            return;
        }
        let base = if file.is_absolute() { self.limit.as_deref() } else { None };
        let scope = view.config.of(file);
        let mut item = read(view.system, base.unwrap_or(Path::new("")), file, &scope, false, view.max_bytes);
        if let Some(RelevantFile::Source(source, suppressions)) = item.as_mut().filter(|_| package) {
            let source = Arc::make_mut(source);
            (source.package, source.test) = (true, false);
            *suppressions = Arc::default();
        }
        self.items.insert(file.to_owned(), item);
    }

    /// The file that lies at a place which may lack its extension or name a folder, as the tree names it.
    pub(super) fn find(&mut self, view: &TreeView, place: &Path) -> Option<PathBuf> {
        if let Some(known) = self.found.get(place) {
            return known.clone();
        }
        let file =
            candidates(place).find(|file| self.is_file(view, file)).map(|file| in_tree(view.root, file));
        self.found.insert(place.to_owned(), file.clone());
        file
    }

    fn is_file(&mut self, view: &TreeView, file: &Path) -> bool {
        let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return false };
        let inside = self.names(view.system, folder).contains(name);
        inside && view.system.kind(file) == Some(PathKind::File) && self.may_open(view.system, file)
    }

    /// What stands in a folder; nothing where that lies too far away.
    pub(super) fn names(&mut self, system: &dyn System, folder: &Path) -> Arc<BTreeSet<OsString>> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if let Some(known) = self.names.get(folder) {
            return Arc::clone(known);
        }
        let open = self.may_open(system, folder);
        let names = if open { system.names(folder).into_iter().collect() } else { BTreeSet::new() };
        let names = Arc::new(names);
        self.names.insert(folder.to_owned(), Arc::clone(&names));
        names
    }

    fn may_open(&self, system: &dyn System, path: &Path) -> bool {
        let inside = |path: PathBuf| self.limit.as_ref().is_some_and(|limit| path.starts_with(limit));
        system.canonical(path).is_some_and(inside)
    }

    fn declares_code(&mut self, view: &TreeView, file: &Path) -> bool {
        if let Some(known) = self.declare_code.get(file) {
            return *known;
        }
        let declares = declares_code(&view.text(file));
        self.declare_code.insert(file.to_owned(), declares);
        declares
    }
}

fn of_missing(by: &Path, missing: &Missing, file: Option<PathBuf>, why: String) -> Unread {
    let how = if missing.script { NamedBy::Loaded } else { NamedBy::Imported };
    Unread { name: missing.name.clone(), file, by: by.to_owned(), how, why }
}

/// Why a file is not read that is left out; well-known libraries are no code of the add-in.
fn left_out(file: PathBuf, why: &SkipReason) -> Resolution {
    let known = is_known_script(&file.to_string_lossy());
    if known || why.is_library() { Resolution::Nothing } else { Resolution::Unread(Some(file), why.cause()) }
}

/// Whether it belongs to an installed package.
pub(super) fn is_installed(file: &Path) -> bool {
    file.iter().any(|part| part == "node_modules")
}
