//! The project around a tree that is a part of a repository: configurations above it, and packages beside it.
//!
//! Knows where `workspaces` of npm, yarn and pnpm are said. Opens nothing outside the repository. Called by
//! [`Elsewhere`] and when a tree is walked.

use super::elsewhere::{Elsewhere, TreeView};
use super::read::RelevantFile;
use crate::analysis::{Source, around};
use crate::json;
use crate::system::System;
use crate::text::{Errors, normal};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Elsewhere {
    /// Reads the configurations above the tree that say where imports lead.
    pub(super) fn read_above(&mut self, system: &dyn System, root: &Path) {
        const NAMES: [&str; 4] = ["package.json", "tsconfig.json", "tsconfig.base.json", "jsconfig.json"];
        for folder in around(&normal(root)).skip(1) {
            let names = self.names(system, &folder);
            for name in NAMES.iter().filter(|name| names.contains(OsStr::new(name))) {
                let file = folder.join(name);
                let text = system.read(&file).ok().and_then(|bytes| String::from_utf8(bytes).ok());
                self.above.extend(text.map(|text| RelevantFile::Config(Source::new(file, text))));
            }
        }
    }

    /// The folder of the package `name` that lies in the same workspace as the file `by`.
    pub(super) fn sibling(&mut self, view: &TreeView, by: &Path, name: &str) -> Option<PathBuf> {
        around(&normal(by.parent()?)).find_map(|folder| self.workspace(view, folder).get(name).cloned())
    }

    /// The packages of the workspace whose root a folder is, by name; of two with one name the first.
    fn workspace(&mut self, view: &TreeView, folder: PathBuf) -> Arc<BTreeMap<String, PathBuf>> {
        if let Some(known) = self.workspaces.get(&folder) {
            return Arc::clone(known);
        }
        let mut packages = BTreeMap::new();
        for pattern in self.patterns(view, &folder) {
            for place in self.places(view, &folder.join(pattern)) {
                let place = normal(&place);
                let text = self.text_in(view, &place, "package.json");
                if let Some(name) = text.as_deref().and_then(named) {
                    packages.entry(name).or_insert(place);
                }
            }
        }
        let packages = Arc::new(packages);
        self.workspaces.insert(folder, Arc::clone(&packages));
        packages
    }

    /// The patterns of a workspace's packages, as its root says them.
    fn patterns(&mut self, view: &TreeView, folder: &Path) -> Vec<String> {
        let npm = self.text_in(view, folder, "package.json").map(|text| npm_workspaces(&text));
        let pnpm = self.text_in(view, folder, "pnpm-workspace.yaml").map(|text| listed(&text));
        npm.into_iter().chain(pnpm).flatten().collect()
    }

    /// The folders that a pattern leads to.
    fn places(&mut self, view: &TreeView, pattern: &Path) -> Vec<PathBuf> {
        let last = pattern.file_name().and_then(|name| name.to_str());
        match (last, pattern.parent()) {
            (Some(last), Some(above)) if last.starts_with('*') => {
                self.names(view.system, above).iter().map(|name| above.join(name)).collect()
            }
            _ => vec![pattern.to_owned()],
        }
    }

    /// What stands in a file of a folder, where it is there.
    fn text_in(&mut self, view: &TreeView, folder: &Path, file: &str) -> Option<String> {
        let there = self.names(view.system, folder).contains(OsStr::new(file));
        there.then(|| view.text(&folder.join(file)))
    }
}

fn named(text: &str) -> Option<String> {
    Some(json::parse(text, &mut Errors::new(text, 0))?.string_of("name")?.value)
}

/// `"workspaces": ["packages/*"]`, or the same below `packages`.
fn npm_workspaces(text: &str) -> Vec<String> {
    let Some(json) = json::parse(text, &mut Errors::new(text, 0)) else { return Vec::new() };
    let Some(list) = json.get("workspaces") else { return Vec::new() };
    let list = list.get("packages").unwrap_or(list);
    list.items().iter().filter_map(|item| Some(item.string()?.value)).collect()
}

/// The items of the lists of a YAML file.
fn listed(text: &str) -> Vec<String> {
    let items = text.lines().filter_map(|line| line.trim().strip_prefix("- "));
    items.map(|item| item.trim().trim_matches(['"', '\'']).to_owned()).collect()
}
