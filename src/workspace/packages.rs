//! Installed packages: whether one uses Office itself, and which of its files that takes.
//!
//! Goes through the files that an import runs, into other packages as well, and looks for the words that make a source
//! matter. `node_modules` is never listed as a whole: only what is imported is looked for. Well-known libraries are not
//! looked into. Called by [`Elsewhere`].

use super::classify::{ReadAs, is_declaration, language};
use super::elsewhere::{Elsewhere, PackageFiles, Resolution, TreeView, is_installed};
use super::read::RelevantFile;
use crate::addin::is_known_package;
use crate::analysis::{around, may_use_office, package_entries, specifiers};
use crate::syntax::{FileKind, file_kind};
use crate::text::normal;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Packages whose import runs more files than this are not searched to the end.
const MOST_FILES: usize = 3000;

/// A file on the way through a package.
struct PackageStep {
    file: PathBuf,
    /// Index of the step that imports it.
    from: Option<usize>,
    /// The `package.json` that leads to it, where its importer is of another package.
    config: Option<PathBuf>,
    uses_office: bool,
}

/// The way through a package.
#[derive(Default)]
struct PackageSearch {
    steps: Vec<PackageStep>,
    /// Their files.
    seen: BTreeSet<PathBuf>,
    /// The packages on the way, and the parts of them that are named.
    entered: BTreeSet<(PathBuf, String)>,
}

impl PackageSearch {
    /// A file that is seen again is no step.
    fn add(&mut self, file: Option<PathBuf>, from: Option<usize>, config: Option<PathBuf>) {
        if let Some(file) = file.filter(|file| self.seen.insert(file.clone())) {
            self.steps.push(PackageStep { file, from, config, uses_office: false });
        }
    }
}

impl Elsewhere {
    /// What becomes of the import of `name` in the file `by`.
    pub(super) fn package(&mut self, view: &TreeView, by: &Path, name: &str) -> Resolution {
        let (name, part) = split(name);
        if !is_package_name(name) || is_known_package(name) {
            return Resolution::Nothing;
        }
        let Some(folder) = self.locate(view, by, name) else { return Resolution::Nothing };
        if !is_installed(&folder) {
            return self.own_package(view, &folder, part);
        }
        let key = (folder, part.to_owned());
        if !self.packages.contains_key(&key) {
            let package = self.search(view, &key.0, part);
            self.packages.insert(key.clone(), Arc::new(package));
        }
        let Some(package) = self.packages.get(&key).map(Arc::clone) else { return Resolution::Nothing };
        match &*package {
            Err(why) => Resolution::Unread(Some(key.0), why.clone()),
            Ok(files) if files.is_empty() => Resolution::Nothing,
            Ok(files) => {
                for file in files {
                    self.read(view, file, is_installed(file));
                }
                Resolution::Read(files.clone())
            }
        }
    }

    /// A package of the repository itself: its sources are the add-in's.
    fn own_package(&mut self, view: &TreeView, folder: &Path, part: &str) -> Resolution {
        let config = folder.join("package.json");
        let Some(file) = self.entry(view, &config, part, &["src/index", "src/main", "index"]) else {
            return Resolution::Unread(
                Some(folder.to_owned()),
                "its name leads to no source file".to_owned(),
            );
        };
        self.read(view, &config, false);
        match self.judge(view, file) {
            Resolution::Read(mut files) => {
                files.push(config);
                Resolution::Read(files)
            }
            other => other,
        }
    }

    /// What becomes of a file of an installed package that is imported by its path.
    pub(super) fn installed_file(&mut self, view: &TreeView, file: PathBuf) -> Resolution {
        if may_use_office(&view.text(&file)) {
            return Resolution::Unread(Some(file), "it belongs to an installed package".to_owned());
        }
        Resolution::Nothing
    }

    /// The folder of the installed package, as seen from a file.
    fn locate(&mut self, view: &TreeView, by: &Path, name: &str) -> Option<PathBuf> {
        let (scope, last) = name.rsplit_once('/').unwrap_or(("", name));
        let installed = around(&normal(by.parent()?)).find_map(|dir| {
            let folder = dir.join("node_modules").join(scope);
            self.names(view.system, &folder).contains(std::ffi::OsStr::new(last)).then(|| folder.join(last))
        });
        let Some(folder) = installed else {
            return if is_installed(by) { None } else { self.sibling(view, by, name) };
        };
        let linked = view.system.canonical(&folder).filter(|target| !is_installed(target));
        Some(linked.map_or(folder, |target| beside(view, target)))
    }

    /// Follows the imports of the package at `folder`.
    fn search(&mut self, view: &TreeView, folder: &Path, part: &str) -> PackageFiles {
        let mut search = PackageSearch::default();
        self.enter(view, folder, part, None, &mut search);
        let mut next = 0;
        while let Some(file) = search.steps.get(next).map(|step| step.file.clone()) {
            if search.steps.len() > MOST_FILES {
                return Err("it has too many files to read all of them".to_owned());
            }
            let text = view.text(&file);
            if let Some(step) = search.steps.get_mut(next) {
                step.uses_office = may_use_office(&text);
            }
            for specifier in specifiers(&text) {
                self.step(view, (&file, next), specifier, &mut search);
            }
            next += 1;
        }
        self.concluded(view, &search.steps)
    }

    /// The file at which a package is entered; once.
    fn enter(
        &mut self,
        view: &TreeView,
        folder: &Path,
        part: &str,
        from: Option<usize>,
        search: &mut PackageSearch,
    ) {
        if search.entered.insert((folder.to_owned(), part.to_owned())) {
            let config = folder.join("package.json");
            let file = self.entry(view, &config, part, &[]);
            search.add(file, from, Some(config));
        }
    }

    /// The script that a part of a package is, as its `package.json` says; failing that, what lies at the `usual` places.
    fn entry(&mut self, view: &TreeView, config: &Path, part: &str, usual: &[&str]) -> Option<PathBuf> {
        let folder = config.parent()?;
        let said = package_entries(&view.text(config), part);
        let places = said.iter().map(String::as_str).chain(usual.iter().copied());
        places.into_iter().find_map(|place| self.code(view, &folder.join(place)))
    }

    fn step(
        &mut self,
        view: &TreeView,
        (by, from): (&Path, usize),
        specifier: &str,
        search: &mut PackageSearch,
    ) {
        if !specifier.starts_with('.') {
            let (name, part) = split(specifier);
            if is_package_name(name)
                && !is_known_package(name)
                && let Some(folder) = self.locate(view, by, name)
            {
                self.enter(view, &folder, part, Some(from), search);
            }
            return;
        }
        let place = by.parent().unwrap_or(by).join(specifier);
        search.add(self.code(view, &place), Some(from), None);
    }

    /// The script that lies at a place.
    fn code(&mut self, view: &TreeView, place: &Path) -> Option<PathBuf> {
        let file = self.find(view, &normal(place))?;
        let plain = matches!(file_kind(&file), Some(FileKind::Plain(_)));
        (plain && !is_declaration(&file) && language(&file) == ReadAs::Source).then_some(file)
    }

    /// The files that use Office, and those through which they are imported: where one of these can't be read, the others
    /// lead nowhere.
    fn concluded(&mut self, view: &TreeView, steps: &[PackageStep]) -> PackageFiles {
        let mut taken = BTreeSet::new();
        for (number, step) in steps.iter().enumerate().filter(|(_, step)| step.uses_office) {
            self.read(view, &step.file, true);
            if matches!(self.item(&step.file), Some(RelevantFile::LeftOut(_, why)) if why.is_library()) {
                continue;
            }
            let mut at = Some(number);
            while let Some(number) = at.filter(|number| taken.insert(*number)) {
                at = steps.get(number).and_then(|step| step.from);
            }
        }
        let mut files: BTreeSet<PathBuf> = BTreeSet::new();
        for step in taken.iter().filter_map(|number| steps.get(*number)) {
            self.read(view, &step.file, true);
            match self.item(&step.file) {
                Some(RelevantFile::Source(..)) => {}
                Some(RelevantFile::LeftOut(_, why)) => return Err(why.cause()),
                _ => return Err("it cannot be read".to_owned()),
            }
            files.insert(step.file.clone());
            files.extend(step.config.clone());
        }
        Ok(files.into_iter().collect())
    }
}

/// A folder that a link in `node_modules` leads to, as the tree names it.
fn beside(view: &TreeView, target: PathBuf) -> PathBuf {
    let root = view.system.canonical(view.root);
    let below = root.and_then(|root| target.strip_prefix(root).ok().map(|below| view.root.join(below)));
    below.unwrap_or(target)
}

/// A package's name, and the part of it that is named.
fn split(specifier: &str) -> (&str, &str) {
    let parts = if specifier.starts_with('@') { 2 } else { 1 };
    let end = specifier.match_indices('/').nth(parts - 1).map_or(specifier.len(), |(at, _)| at);
    (&specifier[..end], specifier[end..].trim_start_matches('/'))
}

fn is_package_name(name: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || "@/._-".contains(c);
    !name.is_empty() && !name.starts_with(['.', '/']) && name.chars().all(letter)
}
