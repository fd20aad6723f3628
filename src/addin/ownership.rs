//! Which sources a manifest owns: its root directory, and which manifests ship the same add-in.
//!
//! The root is the nearest directory, upwards from the manifest, under which the files that its URLs name are found.
//! It is never looked for above the nearest [`Boundary`]. Knows paths and names only, never what a file says beyond
//! the manifest's URLs. Called by discovery.

use super::names::{name_of_file, name_of_url};
use super::{AddIn, Explicit, ManifestFile, SourceFile, explicit};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is known about a tree when it is divided up.
#[derive(Debug, Clone, Copy)]
pub struct TreeFiles<'a> {
    /// The directory that was asked for; nothing is looked for above it.
    pub root: &'a Path,
    /// The manifests, in order of path.
    pub manifests: &'a [Arc<ManifestFile>],
    /// The sources, in order of path.
    pub sources: &'a [Arc<SourceFile>],
    /// The files of the tree that [`is_project_file`] says yes to.
    pub project_files: &'a [PathBuf],
    /// The directories of the tree that are the root of a version-controlled repository.
    pub repositories: &'a [PathBuf],
    /// The add-ins that the configuration puts together.
    pub explicit: &'a [Explicit],
}

/// Whether the file's name says that its directory holds a project: `package.json`, Visual Studio's projects and
/// solutions.
pub fn is_project_file(path: &Path) -> bool {
    const PROJECTS: [&str; 4] = ["csproj", "vbproj", "esproj", "njsproj"];
    let project = || PROJECTS.iter().any(|extension| has_extension(path, extension));
    is_solution(path) || path.file_name().is_some_and(|n| n == "package.json") || project()
}

fn is_solution(path: &Path) -> bool {
    has_extension(path, "sln") || has_extension(path, "slnx")
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case(extension))
}

/// `webpack.config.js`, `.eslintrc.cjs`, `gulpfile.js`.
pub(super) fn is_configuration(source: &Path) -> bool {
    let name = source.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    name.contains(".config.") || name.starts_with('.') || name == "gulpfile.js" || name == "Gruntfile.js"
}

/// The add-ins of a tree, in order of root. A source belongs to the add-ins of the innermost root around it; what the
/// configuration puts together stays out of that. What they import is not known before the sources are analysed: see
/// [`follow_imports`].
pub fn divide(tree: &TreeFiles) -> Vec<AddIn> {
    let map = TreeIndex::new(tree);
    let mut by_root: BTreeMap<PathBuf, Vec<usize>> = BTreeMap::new();
    for manifest in (0..tree.manifests.len()).filter(|m| !explicit::has_manifest(tree.explicit, *m)) {
        by_root.entry(map.root(manifest)).or_default().push(manifest);
    }
    let inside = sources_by_root(tree, &by_root);
    let mut add_ins = explicit::add_ins(tree);
    for (root, manifests) in &by_root {
        let own = inside.get(root.as_path()).cloned().unwrap_or_default();
        for manifests in map.same_add_in(manifests) {
            add_ins.push(AddIn { name: None, root: root.to_owned(), manifests, sources: own.clone() });
        }
    }
    add_ins.sort_by(|a, b| (&a.root, &a.manifests).cmp(&(&b.root, &b.manifests)));
    add_ins
}

/// A source belongs to every add-in that imports it as well, however indirectly.
pub fn follow_imports(add_ins: &mut [AddIn], sources: &[Arc<SourceFile>]) {
    for add_in in add_ins {
        add_in.sources = with_imported(&add_in.sources, sources);
    }
}

/// Whether a tree is divided as it was after a manifest has become another one: that depends on its place, its id, the
/// files that it names, and on whether a level of it is judged.
pub fn divides_alike(before: &ManifestFile, now: &ManifestFile) -> bool {
    let id = |m: &ManifestFile| m.manifest.id.as_ref().map(|id| id.value.clone());
    let urls =
        |m: &ManifestFile| -> Vec<String> { m.manifest.urls.iter().map(|url| url.value.clone()).collect() };
    (&before.path, before.manifest.is_judged(), id(before), urls(before))
        == (&now.path, now.manifest.is_judged(), id(now), urls(now))
}

/// The innermost of `roots` around a path.
pub fn innermost(path: &Path, is_root: impl Fn(&Path) -> bool) -> Option<&Path> {
    path.ancestors().skip(1).find(|dir| is_root(dir))
}

fn sources_by_root<'a>(
    tree: &TreeFiles<'a>,
    roots: &BTreeMap<PathBuf, Vec<usize>>,
) -> FxHashMap<&'a Path, Vec<usize>> {
    let mut inside: FxHashMap<&Path, Vec<usize>> = FxHashMap::default();
    for (index, source) in tree.sources.iter().enumerate() {
        let free = !explicit::has_source(tree.explicit, index);
        let root = innermost(&source.path, |dir| roots.contains_key(dir));
        if let (true, Some(root)) = (free, root) {
            inside.entry(root).or_default().push(index);
        }
    }
    inside
}

/// `own` and everything that it imports. What only a test imports is a test's affair and is not followed.
fn with_imported(own: &[usize], sources: &[Arc<SourceFile>]) -> Vec<usize> {
    let mut all: BTreeSet<usize> = own.iter().copied().collect();
    let mut open: Vec<usize> = own.to_vec();
    while let Some(source) = open.pop().and_then(|index| sources.get(index)) {
        let imports = if source.test { &[] } else { source.outcome.imports.as_slice() };
        let imports = imports.iter().map(|&import| import as usize);
        open.extend(imports.filter(|&import| import < sources.len() && all.insert(import)));
    }
    all.into_iter().collect()
}

/// Where the search for a manifest's root ends.
#[derive(Debug, PartialEq, Eq)]
enum Boundary<'a> {
    /// One project: a solution, or the directory of a `package.json` or a `.csproj` with sources below it (Visual
    /// Studio's manifest projects, and packages that only build a manifest, have none).
    Project(&'a Path),
    /// A repository or the directory that was asked for: it may hold any number of projects.
    Repository(&'a Path),
}

impl<'a> Boundary<'a> {
    fn dir(&self) -> &'a Path {
        match self {
            Boundary::Project(dir) | Boundary::Repository(dir) => dir,
        }
    }
}

/// The tree, indexed for the search.
struct TreeIndex<'a> {
    tree: &'a TreeFiles<'a>,
    solutions: BTreeSet<&'a Path>,
    projects: BTreeSet<&'a Path>,
    repositories: BTreeSet<&'a Path>,
    /// In order of path.
    sources_by_name: FxHashMap<String, Vec<&'a Path>>,
    /// Per manifest: the comparable names of its URLs.
    names: Vec<BTreeSet<String>>,
    /// Per manifest.
    boundaries: Vec<Boundary<'a>>,
    /// Per directory of a boundary its first and its last manifest.
    ends: FxHashMap<&'a Path, (&'a Path, &'a Path)>,
}

impl<'a> TreeIndex<'a> {
    fn new(tree: &'a TreeFiles<'a>) -> Self {
        let dirs = |solution: bool| {
            let files = tree.project_files.iter().filter(move |f| is_solution(f) == solution);
            files.filter_map(|f| f.parent()).collect()
        };
        let mut sources_by_name: FxHashMap<String, Vec<&Path>> = FxHashMap::default();
        for source in tree.sources.iter().filter(|s| !s.test) {
            if let Some(name) = name_of_file(&source.path) {
                sources_by_name.entry(name).or_default().push(&source.path);
            }
        }
        let names =
            |m: &Arc<ManifestFile>| m.manifest.urls.iter().filter_map(|u| name_of_url(&u.value)).collect();
        let names = tree.manifests.iter().map(names).collect();
        let (solutions, projects) = (dirs(true), dirs(false));
        let repositories = tree.repositories.iter().map(PathBuf::as_path).collect();
        let (boundaries, ends) = (Vec::new(), FxHashMap::default());
        let mut map =
            TreeIndex { tree, solutions, projects, repositories, sources_by_name, names, boundaries, ends };
        map.boundaries = tree.manifests.iter().map(|m| map.boundary(&m.path)).collect();
        for (manifest, boundary) in tree.manifests.iter().zip(&map.boundaries) {
            map.ends.entry(boundary.dir()).or_insert((&manifest.path, &manifest.path)).1 = &manifest.path;
        }
        map
    }

    fn root(&self, manifest: usize) -> PathBuf {
        let root = match self.boundaries[manifest] {
            Boundary::Project(project) => self.root_in_project(manifest, project),
            Boundary::Repository(_) => {
                let nearest = self.upwards(manifest).find(|dir| self.named_under(manifest, dir) > 0);
                nearest.or_else(|| self.upwards(manifest).find(|dir| self.has_sources(dir)))
            }
        };
        let root = root.or(self.path(manifest).parent()).unwrap_or(self.tree.root);
        self.web_project(manifest, root).unwrap_or_else(|| root.to_owned())
    }

    /// Visual Studio's pair of projects: `MyAddIn/` with the manifest and `MyAddInWeb/` with its sources. It decides
    /// where `root` holds other manifests, too.
    fn web_project(&self, manifest: usize, root: &Path) -> Option<PathBuf> {
        let project = self.path(manifest).strip_prefix(root).ok()?.iter().next()?;
        let mut web = project.to_owned();
        web.push("Web");
        let (project, web) = (root.join(project), root.join(web));
        if self.named_under(manifest, &web) == 0 {
            return None;
        }
        let boundary = &self.boundaries[manifest];
        let shared = self.manifests().any(|(path, its)| {
            let beside = path.starts_with(root) && !path.starts_with(&project);
            beside && (path.starts_with(&web) || its == boundary)
        });
        shared.then_some(web)
    }

    fn boundary(&self, manifest: &'a Path) -> Boundary<'a> {
        for dir in manifest.ancestors().skip(1) {
            if self.solutions.contains(dir) || self.projects.contains(dir) && self.has_sources(dir) {
                return Boundary::Project(dir);
            }
            if dir == self.tree.root || self.repositories.contains(dir) {
                return Boundary::Repository(dir);
            }
        }
        Boundary::Repository(self.tree.root)
    }

    /// A project that holds one add-in is its root as a whole: pages may lie in `public/`, the code beside it. Where
    /// it holds several, each has the nearest directory under which most of its files are found.
    fn root_in_project(&self, manifest: usize, project: &'a Path) -> Option<&'a Path> {
        let most = self.named_under(manifest, project);
        let nearest = self.upwards(manifest).find(|dir| self.named_under(manifest, dir) == most)?;
        let alone = most == 0 || !self.others_outside(nearest, project);
        Some(if alone { project } else { nearest })
    }

    /// Whether the project holds a manifest that does not lie under `dir`.
    fn others_outside(&self, dir: &Path, project: &Path) -> bool {
        // What lies under `dir` stands together.
        self.ends.get(project).is_some_and(|(first, last)| !(first.starts_with(dir) && last.starts_with(dir)))
    }

    fn manifests(&self) -> impl Iterator<Item = (&'a Path, &Boundary<'a>)> {
        self.tree.manifests.iter().map(|m| m.path.as_path()).zip(&self.boundaries)
    }

    fn path(&self, manifest: usize) -> &'a Path {
        &self.tree.manifests[manifest].path
    }

    /// The directories around the manifest, up to its boundary.
    fn upwards(&self, manifest: usize) -> impl Iterator<Item = &'a Path> {
        let end = self.boundaries[manifest].dir();
        self.path(manifest).ancestors().skip(1).take_while(move |dir| dir.starts_with(end))
    }

    /// How many of the manifest's names have a source under `dir`.
    fn named_under(&self, manifest: usize, dir: &Path) -> usize {
        let found = |name: &&String| {
            let files = self.sources_by_name.get(*name).map_or(&[][..], Vec::as_slice);
            let first = files.get(files.partition_point(|&file| file < dir));
            first.is_some_and(|file| file.starts_with(dir))
        };
        self.names[manifest].iter().filter(found).count()
    }

    /// Whether code of a program lies under `dir`; a bundler's configuration beside the manifest does not count.
    fn has_sources(&self, dir: &Path) -> bool {
        let first = self.tree.sources.partition_point(|s| s.path.as_path() < dir);
        let mut below = self.tree.sources.iter().skip(first).take_while(|s| s.path.starts_with(dir));
        below.any(|s| !is_configuration(&s.path))
    }

    /// Manifests of one root, divided into those that name the same files. One that names none joins the first.
    fn same_add_in(&self, manifests: &[usize]) -> Vec<Vec<usize>> {
        let (named, nameless): (Vec<usize>, Vec<usize>) =
            manifests.iter().partition(|&&m| !self.names[m].is_empty());
        let mut groups = self.linked_by_names(&named);
        groups.sort_unstable();
        match groups.first_mut() {
            Some(first) => first.extend(nameless),
            None => groups.push(nameless),
        }
        groups.iter_mut().for_each(|g| g.sort_unstable());
        groups
    }

    /// Divides manifests so that those with a name in common are together, however indirectly; each part is in order.
    fn linked_by_names(&self, manifests: &[usize]) -> Vec<Vec<usize>> {
        let mut by_name: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for &manifest in manifests {
            for name in &self.names[manifest] {
                by_name.entry(name).or_default().push(manifest);
            }
        }
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        let mut groups = Vec::new();
        for &manifest in manifests {
            let mut group = Vec::new();
            let mut open = vec![manifest];
            while let Some(manifest) = open.pop() {
                if !seen.insert(manifest) {
                    continue;
                }
                group.push(manifest);
                let names = self.names[manifest].iter();
                open.extend(names.filter_map(|name| by_name.remove(name.as_str())).flatten());
            }
            groups.push(group);
        }
        groups.retain(|group| !group.is_empty());
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups
    }
}

#[cfg(test)]
mod tests;
