//! Installed packages: whether one uses Office itself, and which of its files that takes.
//!
//! Goes through the files that an import runs, into other packages as well, and looks for the words that make a source
//! matter. `node_modules` is never listed as a whole: only what is imported is looked for. Well-known libraries are not
//! looked into. Called by [`Elsewhere`].

use super::classify::{Language, is_declaration, language};
use super::elsewhere::{Answer, Elsewhere, View, is_installed};
use super::read::Item;
use crate::addin::is_known_package;
use crate::analysis::{around, may_use_office, normal, package_entries, specifiers};
use crate::syntax::{FileKind, file_kind};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Packages whose import runs more files than this are not searched to the end.
const MOST_FILES: usize = 3000;

/// What the import of a package leads to.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// The files that count, with the `package.json` files that lead to them; none where nothing of it uses Office.
    files: Vec<PathBuf>,
    /// Why it can't be read.
    hard: Option<String>,
}

/// A file on the way through a package.
struct Step {
    file: PathBuf,
    /// Index of the step that imports it.
    from: Option<usize>,
    /// The `package.json` that leads to it, where its importer is of another package.
    config: Option<PathBuf>,
    uses_office: bool,
}

impl Elsewhere {
    /// What becomes of the import of `name` in the file `by`.
    pub(super) fn package(&mut self, view: &View, by: &Path, name: &str) -> Answer {
        let (name, part) = split(name);
        if !is_package_name(name) || is_known_package(name) {
            return Answer::Nothing;
        }
        let Some(folder) = self.locate(view, by, name) else { return Answer::Nothing };
        if !is_installed(&folder) {
            return self.own_package(view, &folder, part);
        }
        let key = (folder, part.to_owned());
        if !self.packages.contains_key(&key) {
            let package = self.search(view, &key.0, part);
            self.packages.insert(key.clone(), Arc::new(package));
        }
        let Some(package) = self.packages.get(&key).map(Arc::clone) else { return Answer::Nothing };
        match &package.hard {
            Some(why) => Answer::Unread(Some(key.0), why.clone()),
            None if package.files.is_empty() => Answer::Nothing,
            None => {
                for file in &package.files {
                    self.read(view, file, is_installed(file));
                }
                Answer::Read(package.files.clone())
            }
        }
    }

    /// A package of the repository itself: its sources are the add-in's.
    fn own_package(&mut self, view: &View, folder: &Path, part: &str) -> Answer {
        let config = folder.join("package.json");
        let text = view.system.read(&config).unwrap_or_default();
        let entries = package_entries(&String::from_utf8_lossy(&text), part);
        let places = entries.iter().map(String::as_str).chain(["src/index", "src/main", "index"]);
        let file = places.into_iter().find_map(|entry| self.code(view, &normal(&folder.join(entry))));
        let Some(file) = file else {
            return Answer::Unread(
                Some(folder.to_owned()),
                "it has no source that its name leads to".to_owned(),
            );
        };
        self.read(view, &config, false);
        match self.judge(view, file) {
            Answer::Read(mut files) => {
                files.push(config);
                Answer::Read(files)
            }
            other => other,
        }
    }

    /// What becomes of a file of an installed package that is imported by its path.
    pub(super) fn installed_file(&mut self, view: &View, file: PathBuf) -> Answer {
        let bytes = view.system.read(&file).unwrap_or_default();
        if may_use_office(&String::from_utf8_lossy(&bytes)) {
            return Answer::Unread(Some(file), "it is a file of an installed package".to_owned());
        }
        Answer::Nothing
    }

    /// The folder of the installed package, as seen from a file.
    fn locate(&mut self, view: &View, by: &Path, name: &str) -> Option<PathBuf> {
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
    fn search(&mut self, view: &View, folder: &Path, part: &str) -> Package {
        let mut steps: Vec<Step> = Vec::new();
        let mut seen = BTreeSet::new();
        self.enter(view, folder, part, None, &mut steps, &mut seen);
        let mut next = 0;
        while let Some(file) = steps.get(next).map(|step| step.file.clone()) {
            if steps.len() > MOST_FILES {
                return Package {
                    hard: Some("so many files belong to it that not all are read".to_owned()),
                    ..Package::default()
                };
            }
            let bytes = view.system.read(&file).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes);
            if let Some(step) = steps.get_mut(next) {
                step.uses_office = may_use_office(&text);
            }
            for specifier in specifiers(&text) {
                self.step(view, (&file, next), specifier, &mut steps, &mut seen);
            }
            next += 1;
        }
        self.concluded(view, &steps)
    }

    /// The files at which a package is entered.
    fn enter(
        &mut self,
        view: &View,
        folder: &Path,
        part: &str,
        from: Option<usize>,
        steps: &mut Vec<Step>,
        seen: &mut BTreeSet<PathBuf>,
    ) {
        let config = folder.join("package.json");
        let text = view.system.read(&config).unwrap_or_default();
        let entries = package_entries(&String::from_utf8_lossy(&text), part);
        let entry = entries.iter().find_map(|entry| self.code(view, &folder.join(entry)));
        if let Some(file) = entry.filter(|file| seen.insert(file.clone())) {
            steps.push(Step { file, from, config: Some(config), uses_office: false });
        }
    }

    fn step(
        &mut self,
        view: &View,
        (by, from): (&Path, usize),
        specifier: &str,
        steps: &mut Vec<Step>,
        seen: &mut BTreeSet<PathBuf>,
    ) {
        if !specifier.starts_with('.') {
            let (name, part) = split(specifier);
            if is_package_name(name)
                && !is_known_package(name)
                && let Some(folder) = self.locate(view, by, name)
            {
                self.enter(view, &folder, part, Some(from), steps, seen);
            }
            return;
        }
        let place = by.parent().unwrap_or(by).join(specifier);
        if let Some(file) = self.code(view, &place).filter(|file| seen.insert(file.clone())) {
            steps.push(Step { file, from: Some(from), config: None, uses_office: false });
        }
    }

    /// The script that lies at a place.
    fn code(&mut self, view: &View, place: &Path) -> Option<PathBuf> {
        let file = self.find(view, &normal(place))?;
        let plain = matches!(file_kind(&file), Some(FileKind::Plain(_)));
        (plain && !is_declaration(&file) && language(&file) == Language::Source).then_some(file)
    }

    /// The files that use Office, and those through which they are imported.
    fn concluded(&mut self, view: &View, steps: &[Step]) -> Package {
        let mut taken = BTreeSet::new();
        for (number, step) in steps.iter().enumerate().filter(|(_, step)| step.uses_office) {
            self.read(view, &step.file, true);
            match self.item(&step.file) {
                Some(Item::LeftOut(_, why)) if why.is_library() => continue,
                Some(Item::LeftOut(_, why)) => {
                    return Package { hard: Some(why.cause()), ..Package::default() };
                }
                _ => {}
            }
            let mut at = Some(number);
            while let Some(number) = at.filter(|number| taken.insert(*number)) {
                at = steps.get(number).and_then(|step| step.from);
            }
        }
        let mut files: BTreeSet<PathBuf> = BTreeSet::new();
        for step in taken.iter().filter_map(|number| steps.get(*number)) {
            files.insert(step.file.clone());
            files.extend(step.config.clone());
        }
        Package { files: files.into_iter().collect(), hard: None }
    }
}

/// A folder that a link in `node_modules` leads to, as the tree names it.
fn beside(view: &View, target: PathBuf) -> PathBuf {
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
