//! One scanned PATH with its findings, and how its files are called in the output.

use super::LineRange;
use crate::rules::{Checked, Finding, Location};
use crate::text::{ColumnUnit, normal, slashed, way_between};
use crate::workspace::{Fixes, Snapshot};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Everything that one run has scanned.
#[derive(Debug)]
pub struct ScanResult {
    /// One per PATH, in the order given.
    pub trees: Vec<ScannedTree>,
    /// What was fixed before the scan, if that was asked for.
    pub fixes: Option<Fixes>,
}

impl ScanResult {
    /// Of each PATH what is known about it. `way` leads from where the process runs to a PATH; `homes`, parallel to the
    /// snapshots, from the roots of their repositories.
    pub fn new(
        snapshots: Vec<Snapshot>,
        way: impl Fn(&Path) -> PathBuf,
        homes: impl IntoIterator<Item = PathBuf>,
    ) -> ScanResult {
        let several = snapshots.len() > 1;
        let tree = |(snapshot, home): (Snapshot, PathBuf)| {
            let prefix = if several { slashed(&snapshot.root) } else { String::new() };
            let way = slashed(&way(&snapshot.root));
            let Checked { findings, suppressed, accepted } = snapshot.check();
            let all = findings.iter().chain(&suppressed).chain(&accepted);
            let mut found: Vec<Arc<Finding>> = all.cloned().collect();
            found.sort_by(|a, b| a.at.cmp(&b.at));
            ScannedTree { prefix, way, home: slashed(&home), snapshot, found, findings, suppressed, accepted }
        };
        ScanResult { trees: snapshots.into_iter().zip(homes).map(tree).collect(), fixes: None }
    }

    /// All findings with their trees.
    pub fn findings(&self) -> impl Iterator<Item = (&ScannedTree, &Finding)> {
        self.trees.iter().flat_map(|tree| tree.findings.iter().map(move |finding| (tree, &**finding)))
    }

    /// Whether there is nothing to tell: no finding, and nothing that could not be read.
    pub fn is_clean(&self) -> bool {
        let is_clean = |tree: &ScannedTree| {
            tree.findings.is_empty() && tree.suppressed.is_empty() && tree.snapshot.problems.is_empty()
        };
        self.trees.iter().all(is_clean)
    }

    /// The tree that a file lies in, the first one of several.
    pub fn tree_of(&mut self, file: &Path) -> Option<&mut ScannedTree> {
        let around = self.trees.iter().position(|tree| file.starts_with(&tree.snapshot.root));
        self.trees.get_mut(around.unwrap_or(0))
    }
}

/// One scanned PATH.
#[derive(Debug)]
pub struct ScannedTree {
    /// What stands in front of a file's path in what programs read.
    prefix: String,
    /// The way to it from where the process runs.
    way: String,
    /// The way to it from the root of its repository.
    home: String,
    /// What is known about it.
    pub snapshot: Snapshot,
    /// All that was found, in the order of places, also what is told no more: equal findings are numbered in it.
    pub(super) found: Vec<Arc<Finding>>,
    /// What the rules say, and is to be told.
    pub findings: Vec<Arc<Finding>>,
    /// What comments in the code suppress.
    pub suppressed: Vec<Arc<Finding>>,
    /// What baselines have.
    pub accepted: Vec<Arc<Finding>>,
}

impl ScannedTree {
    /// A path as programs read it: relative to the only PATH; of several, each keeps its PATH in front, as it was typed. The
    /// folder itself is `.` or its PATH.
    pub fn name(&self, path: &Path) -> String {
        self.behind(&self.prefix, path)
    }

    /// A path as people read it: from where they stand.
    pub fn display_name(&self, path: &Path) -> String {
        self.behind(&self.way, path)
    }

    /// A path as other programs read it: from the root of the repository; without one, from the folder that was checked.
    pub fn repository_name(&self, path: &Path) -> String {
        self.behind(&self.home, path)
    }

    fn behind(&self, prefix: &str, path: &Path) -> String {
        // What a page loads from another host has no path.
        if let Some(url) = path.to_str().filter(|p| p.contains("://")) {
            return url.to_owned();
        }
        let Ok(inside) = path.strip_prefix(&self.snapshot.root) else {
            // Code outside the tree that something in it leads to.
            let way = way_between(&self.snapshot.root, path);
            return slashed(&normal(&Path::new(prefix).join(way)));
        };
        let inside = slashed(inside);
        match (prefix, inside.as_str()) {
            ("", "") => ".".to_owned(),
            ("", _) => inside,
            (prefix, "") => prefix.to_owned(),
            (prefix, _) if prefix.ends_with('/') => format!("{prefix}{inside}"),
            (prefix, _) => format!("{prefix}/{inside}"),
        }
    }

    /// A location as programs read it.
    pub fn place(&self, at: &Location) -> LineRange {
        self.place_in(self.name(&at.file), at)
    }

    /// A location as people read it.
    pub fn shown_place(&self, at: &Location) -> LineRange {
        self.place_in(self.display_name(&at.file), at)
    }

    /// A location as other programs read it.
    pub fn repository_place(&self, at: &Location) -> LineRange {
        self.place_in(self.repository_name(&at.file), at)
    }

    /// The same, with columns in bytes of UTF-8.
    pub(super) fn byte_place(&self, at: &Location) -> LineRange {
        self.place_by(self.repository_name(&at.file), at, ColumnUnit::Utf8)
    }

    fn place_in(&self, file: String, at: &Location) -> LineRange {
        self.place_by(file, at, ColumnUnit::Utf16)
    }

    fn place_by(&self, file: String, at: &Location, unit: ColumnUnit) -> LineRange {
        match self.snapshot.text(&at.file) {
            Some((text, lines)) => LineRange::by(file, text, lines, (at.span, unit)),
            None => LineRange { file, line: 1, column: 1, end_line: 1, end_column: 1 },
        }
    }

    /// Root of the first add-in that the source with this index belongs to.
    pub fn add_in_of(&self, source: usize) -> Option<String> {
        let owner = self.snapshot.add_ins.get(self.snapshot.owner(source)?)?;
        Some(self.name(&owner.root))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folders: &[&str], path: &str) -> Vec<String> {
        let snapshot = |root: &&str| Snapshot { root: root.into(), ..Snapshot::default() };
        ScanResult::new(folders.iter().map(snapshot).collect(), Path::to_owned, vec![PathBuf::new(); 9])
            .trees
            .iter()
            .map(|t| t.name(Path::new(path)))
            .collect()
    }

    #[test]
    fn paths_are_relative_to_the_only_folder_and_keep_one_of_several() {
        assert_eq!(names(&["/a/b"], "/a/b/src/x.js"), ["src/x.js"]);
        assert_eq!(names(&["."], "./src/x.js"), ["src/x.js"]);
        assert_eq!(names(&["/a/b"], "/a/b"), ["."]);
        assert_eq!(names(&["one/", "./two"], "one/x.js")[0], "one/x.js");
        assert_eq!(names(&["one/", "./two"], "./two/x.js")[1], "two/x.js");
        assert_eq!(names(&["one", "/"], "/x.js")[1], "/x.js");
        assert_eq!(names(&["one", "."], "./x.js")[1], "x.js");
    }

    #[test]
    fn people_read_paths_from_where_they_stand() {
        for (way, expected) in [("", "src/x.js"), ("..", "../src/x.js"), ("add-in", "add-in/src/x.js")] {
            let snapshot = Snapshot { root: "/a/b".into(), ..Snapshot::default() };
            let scan = ScanResult::new(vec![snapshot], |_| way.into(), [PathBuf::new()]);
            let names: Vec<_> =
                scan.trees.iter().map(|tree| tree.display_name(Path::new("/a/b/src/x.js"))).collect();
            assert_eq!(names, [expected]);
        }
    }
}
