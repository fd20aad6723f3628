//! Which trees are looked at for the PATHs that a user names, and what of each was asked for.
//!
//! A folder is a tree. A file stands for the project around it, and so does a folder in which there is no manifest (see
//! [`ScanTarget::around`]). PATHs of one tree are one look at it. Where the process runs and how a PATH is spelt does not
//! matter. Called by the commands.

use crate::config::FILE_NAME;
use crate::system::{PathKind, System, above, folder_of, is_repository};
use std::path::{Path, PathBuf};

/// What of a tree was asked for; paths are as discovery names them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PathFilter {
    /// All of it. Files can be named besides: they are read whatever git says.
    pub everything: bool,
    /// These files.
    pub files: Vec<PathBuf>,
    /// The add-ins that have something in these folders.
    pub folders: Vec<PathBuf>,
}

impl PathFilter {
    /// The whole tree.
    pub fn everything() -> PathFilter {
        PathFilter { everything: true, ..PathFilter::default() }
    }
}

/// A tree and what of it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanTarget {
    /// The folder to read, as seen from where the process runs.
    pub root: PathBuf,
    /// The same from the root of the file system.
    truth: PathBuf,
    /// What of it.
    pub asked: PathFilter,
}

/// What the folder around an add-in has, where nothing better says that it is a project.
const OF_ADD_INS: [&str; 3] = ["manifest.xml", "manifest.json", FILE_NAME];

impl ScanTarget {
    /// What a PATH stands for by itself.
    pub fn of(system: &dyn System, path: &Path) -> ScanTarget {
        if system.kind(path) != Some(PathKind::File) {
            let truth = system.canonical(path).unwrap_or_else(|| path.to_owned());
            return ScanTarget { root: path.to_owned(), truth, asked: PathFilter::everything() };
        }
        let folder = folder_of(path);
        let truth = system.canonical(folder).unwrap_or_else(|| folder.to_owned());
        let name = path.file_name().unwrap_or_default();
        let home = FolderPaths { shown: folder.to_owned(), truth };
        let around = home.project(system).unwrap_or_else(|| home.clone());
        let mut target = ScanTarget { root: around.shown, truth: around.truth, asked: PathFilter::default() };
        target.asked.files.push(target.name(&home.truth).join(name));
        target
    }

    /// The project around a tree in which there is no manifest; `None` where none is known, or the tree is a repository.
    pub fn around(&self, system: &dyn System) -> Option<ScanTarget> {
        if is_repository(system, &self.truth) {
            return None;
        }
        let here = FolderPaths { shown: self.root.clone(), truth: self.truth.clone() };
        let around = here.above(system)?.project(system)?;
        let mut target = ScanTarget { root: around.shown, truth: around.truth, asked: PathFilter::default() };
        target.take(self);
        Some(target)
    }

    /// How discovery calls a place in the tree.
    fn name(&self, truth: &Path) -> PathBuf {
        match truth.strip_prefix(&self.truth) {
            Ok(below) if !below.as_os_str().is_empty() => self.root.join(below),
            _ => self.root.clone(),
        }
    }

    /// Where what was asked for lies, from the root of the file system: the folder of a file, else the tree.
    fn home(&self) -> PathBuf {
        let file = self.asked.files.first().and_then(|file| file.strip_prefix(&self.root).ok()?.parent());
        file.map_or_else(|| self.truth.clone(), |folder| self.truth.join(folder))
    }

    /// Takes over what was asked for of a tree inside this one, or around this one.
    fn take(&mut self, inner: &ScanTarget) {
        let renamed = |path: &PathBuf| {
            let below = path.strip_prefix(&inner.root).unwrap_or(path);
            self.name(&inner.truth.join(below))
        };
        let files: Vec<PathBuf> = inner.asked.files.iter().map(renamed).collect();
        let mut folders: Vec<PathBuf> = inner.asked.folders.iter().map(renamed).collect();
        if inner.asked.everything && inner.truth == self.truth {
            self.asked.everything = true;
        } else if inner.asked.everything {
            folders.push(self.name(&inner.truth));
        }
        add(&mut self.asked.files, files);
        add(&mut self.asked.folders, folders);
    }
}

/// What several PATHs stand for: a file that lies in a folder that is named, too, is looked at there.
pub fn targets(system: &dyn System, paths: &[PathBuf]) -> Vec<ScanTarget> {
    let alone: Vec<ScanTarget> = paths.iter().map(|path| ScanTarget::of(system, path)).collect();
    let within = |target: &ScanTarget| {
        let around = alone.iter().find(|t| t.asked.everything && target.home().starts_with(&t.truth))?;
        let mut inside = ScanTarget { asked: PathFilter::default(), ..around.clone() };
        inside.take(target);
        Some(inside)
    };
    together(alone.iter().map(|target| within(target).unwrap_or_else(|| target.clone())).collect())
}

/// Puts targets together that are, or lie in, the same tree; their order stays.
pub fn together(targets: Vec<ScanTarget>) -> Vec<ScanTarget> {
    let mut trees: Vec<ScanTarget> = Vec::new();
    for target in targets {
        if let Some(outer) = trees.iter_mut().find(|tree| target.truth.starts_with(&tree.truth)) {
            outer.take(&target);
            continue;
        }
        let (inner, mut others): (Vec<_>, Vec<_>) =
            trees.into_iter().partition(|tree| tree.truth.starts_with(&target.truth));
        let mut target = target;
        inner.iter().for_each(|inner| target.take(inner));
        others.push(target);
        trees = others;
    }
    trees
}

fn add(all: &mut Vec<PathBuf>, more: Vec<PathBuf>) {
    for path in more {
        if !all.contains(&path) {
            all.push(path);
        }
    }
}

/// A folder by both of its names.
#[derive(Debug, Clone)]
struct FolderPaths {
    shown: PathBuf,
    truth: PathBuf,
}

impl FolderPaths {
    fn above(&self, system: &dyn System) -> Option<FolderPaths> {
        let truth = self.truth.parent()?.to_owned();
        Some(FolderPaths { shown: above(system, &self.shown, &self.truth), truth })
    }

    /// The project at or around the folder: the repository; else what has a `package.json`, else a manifest.
    fn project(&self, system: &dyn System) -> Option<FolderPaths> {
        let has = |name: &'static str| move |folder: &Path| system.kind(&folder.join(name)).is_some();
        let of_add_in = |folder: &Path| OF_ADD_INS.iter().any(|name| has(name)(folder));
        let around = |is: &dyn Fn(&Path) -> bool| self.truth.ancestors().find(|dir| is(dir));
        let truth = around(&|folder| is_repository(system, folder))
            .or_else(|| around(&has("package.json")))
            .or_else(|| around(&of_add_in))?;
        let mut folder = self.clone();
        while folder.truth != truth {
            folder = folder.above(system)?;
        }
        Some(folder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::MemorySystem;

    fn system() -> MemorySystem {
        let files = [
            "/r/.git/HEAD",
            "/r/a/manifest.xml",
            "/r/a/src/x.js",
            "/r/b/y.js",
            "/p/package.json",
            "/p/src/z.js",
        ];
        MemorySystem::new(files.map(|file| (file, "")))
    }

    /// `root: files, folders/`; `*` for everything.
    fn told(targets: &[ScanTarget]) -> Vec<String> {
        let one = |target: &ScanTarget| {
            let all = target.asked.everything.then_some("*".to_owned());
            let files = target.asked.files.iter().map(|f| f.display().to_string());
            let folders = target.asked.folders.iter().map(|f| format!("{}/", f.display()));
            let asked: Vec<String> = all.into_iter().chain(files).chain(folders).collect();
            format!("{}: {}", target.root.display(), asked.join(" "))
        };
        targets.iter().map(one).collect()
    }

    fn of(paths: &[&str]) -> Vec<String> {
        let system = system();
        told(&targets(&system, &paths.iter().map(PathBuf::from).collect::<Vec<_>>()))
    }

    #[test]
    fn paths_of_one_tree_are_one_look_at_it() {
        for (paths, expected) in [
            (&["/r/a"][..], &["/r/a: *"][..]),
            (&["/r/a/src/x.js", "/r/b/y.js"], &["/r: /r/a/src/x.js /r/b/y.js"]),
            (&["/r/a", "/r/b"], &["/r/a: *", "/r/b: *"]),
            (&["/r/a", "/r"], &["/r: * /r/a/"]),
            (&["/r", "/r/a/src/x.js"], &["/r: * /r/a/src/x.js"]),
            (&["/r/a", "/r/b/y.js"], &["/r: /r/b/y.js /r/a/"]),
            (&["/r/a/src/x.js", "/r/a"], &["/r/a: * /r/a/src/x.js"]),
            (&["/p/src/z.js", "/r/a", "/r/a"], &["/p: /p/src/z.js", "/r/a: *"]),
        ] {
            assert_eq!(of(paths), expected, "{paths:?}");
        }
    }

    #[test]
    fn a_folder_without_a_manifest_stands_for_the_project_around_it() {
        let system = system();
        let around = |path: &str| ScanTarget::of(&system, Path::new(path)).around(&system);
        assert_eq!(told(around("/r/a/src").as_slice()), ["/r: /r/a/src/"]);
        assert_eq!(told(around("/p/src").as_slice()), ["/p: /p/src/"]);
        assert!(around("/r").is_none() && around("/p").is_none());
    }
}
