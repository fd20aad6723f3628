//! The project around a tree that is a part of a repository: configurations above it, and packages beside it.
//!
//! Knows where `workspaces` of npm, yarn and pnpm are said. Opens nothing outside the repository. Called by
//! [`Elsewhere`] and when a tree is walked.

use super::elsewhere::{Elsewhere, View};
use super::read::Item;
use crate::analysis::{Source, around, normal};
use crate::json;
use crate::system::System;
use crate::text::Errors;
use std::path::{Path, PathBuf};

/// Folders with more packages are not searched.
const MOST_PACKAGES: usize = 500;

impl Elsewhere {
    /// Reads the configurations above the tree that say where imports lead.
    pub(super) fn read_above(&mut self, system: &dyn System, root: &Path) {
        const NAMES: [&str; 4] = ["package.json", "tsconfig.json", "tsconfig.base.json", "jsconfig.json"];
        for folder in around(&normal(root)).skip(1) {
            let names = self.names(system, &folder);
            for name in NAMES.iter().filter(|name| names.contains(std::ffi::OsStr::new(name))) {
                let file = folder.join(name);
                let text = system.read(&file).ok().and_then(|bytes| String::from_utf8(bytes).ok());
                self.above.extend(text.map(|text| Item::Config(Source::new(file, text))));
            }
        }
    }

    /// The folder of the package `name` that lies in the same workspace as the file `by`.
    pub(super) fn sibling(&mut self, view: &View, by: &Path, name: &str) -> Option<PathBuf> {
        let folders: Vec<PathBuf> = around(&normal(by.parent()?)).collect();
        folders.iter().find_map(|folder| {
            let patterns = self.workspaces(view, folder);
            patterns.iter().find_map(|pattern| self.package_under(view, &folder.join(pattern), name))
        })
    }

    /// The patterns of a workspace's packages, as its root says them.
    fn workspaces(&mut self, view: &View, folder: &Path) -> Vec<String> {
        let names = self.names(view.system, folder);
        let text = |file: &str| {
            let there = names.contains(std::ffi::OsStr::new(file));
            let bytes = there.then(|| view.system.read(&folder.join(file)).ok()).flatten()?;
            Some(String::from_utf8_lossy(&bytes).into_owned())
        };
        let npm = text("package.json").map_or_else(Vec::new, |text| npm_workspaces(&text));
        let pnpm = text("pnpm-workspace.yaml").map_or_else(Vec::new, |text| listed(&text));
        npm.into_iter().chain(pnpm).collect()
    }

    /// The folder that a pattern leads to and whose `package.json` has the name.
    fn package_under(&mut self, view: &View, pattern: &Path, name: &str) -> Option<PathBuf> {
        let last = pattern.file_name()?.to_str()?;
        let folders: Vec<PathBuf> = if last.starts_with('*') {
            let above = pattern.parent()?;
            let names = self.names(view.system, above);
            names.iter().take(MOST_PACKAGES).map(|name| above.join(name)).collect()
        } else {
            vec![pattern.to_owned()]
        };
        let is_it = |folder: &PathBuf| {
            let names = self.names(view.system, folder);
            let there = names.contains(std::ffi::OsStr::new("package.json"));
            let bytes = there.then(|| view.system.read(&folder.join("package.json")).ok()).flatten();
            bytes.is_some_and(|bytes| named(&String::from_utf8_lossy(&bytes)).as_deref() == Some(name))
        };
        folders.into_iter().map(|folder| normal(&folder)).find(is_it)
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
