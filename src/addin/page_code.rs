//! Which sources run where Outlook, or a dialog, loads a page or script: what it names and imports, what a bundler puts into
//! it, and the pages that it leads to.
//!
//! Says as well whether there may be more. Knows nothing about functions and levels. Called by `entry_points`.

use super::chunks::Chunks;
use super::names::{file_of_url, name_of_file, name_of_url};
use super::ownership::is_configuration;
use super::{AddIn, Reach, SourceFile};
use crate::syntax::script_sources;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The sources that run together.
#[derive(Debug, Clone, Default)]
pub(super) struct PageCode {
    /// All of them, as the tree counts them.
    pub(super) loaded: FxHashSet<usize>,
    /// Others may run there as well.
    pub(super) open: bool,
}

/// The pages and scripts of an add-in.
#[derive(Debug)]
pub(super) struct Pages<'a> {
    sources: &'a [Arc<SourceFile>],
    reach: Reach<'a>,
    bundlers: Vec<Chunks>,
    /// A build of whatever kind may put scripts into pages.
    is_built: bool,
    /// Its pages, by the names of their files in small letters.
    pages: FxHashMap<String, Vec<usize>>,
}

/// So a source of a bundler's configuration may end.
const EXTENSIONS: [&str; 12] = [
    "",
    ".ts",
    ".tsx",
    ".js",
    ".jsx",
    ".mjs",
    ".vue",
    ".svelte",
    "/index.ts",
    "/index.tsx",
    "/index.js",
    "/index.jsx",
];

impl<'a> Pages<'a> {
    pub(super) fn of(add_in: &AddIn, sources: &'a [Arc<SourceFile>]) -> Pages<'a> {
        let own = || add_in.sources.iter().filter_map(|&index| Some((index, sources.get(index)?)));
        let configurations = own().filter(|(_, source)| is_configuration(&source.path));
        let bundlers: Vec<Chunks> = configurations
            .clone()
            .filter_map(|(_, source)| Chunks::read(&source.path, &source.text))
            .collect();
        let mut pages: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (index, source) in own().filter(|(_, source)| !source.test && is_page(&source.path)) {
            let name = source.path.file_name().map(|name| name.to_string_lossy().to_lowercase());
            pages.entry(name.unwrap_or_default()).or_default().push(index);
        }
        let is_built = configurations.count() > 0;
        Pages { sources, reach: Reach::of(add_in, sources), bundlers, is_built, pages }
    }

    /// The code that runs where the address is loaded.
    pub(super) fn of_url(&self, url: &str) -> PageCode {
        let mut code = PageCode::default();
        let named = self.reach.named(&[url]);
        // A page that is none by its file's kind is made by a framework or a server, of this and more.
        let is_script =
            file_of_url(url).is_some_and(|file| !is_page(Path::new(file)) && has_script_name(file));
        code.open |= named.is_empty();
        for &source in &named {
            code.open |= self.sources.get(source).is_none_or(|source| !is_script && !is_page(&source.path));
            code.loaded.extend(self.reach.from(source));
        }
        if let Some(name) = name_of_url(url) {
            self.add_chunks(&name, &mut code);
        }
        let is_lonely = code.loaded.len() < 2 && named.iter().any(|&page| !self.has_script(page));
        code.open |= is_lonely && self.is_built;
        self.add_next_pages(&mut code);
        code
    }

    /// What bundlers put into the page or script of that name.
    fn add_chunks(&self, name: &str, code: &mut PageCode) {
        for made in self.bundlers.iter().filter_map(|chunks| chunks.of(name)) {
            code.open |= made.open;
            for path in made.paths {
                match self.source_at(&path) {
                    Some(source) => code.loaded.extend(self.reach.imported_by(source)),
                    // Styles and data.
                    None if path.extension().is_some_and(|e| e != "js" && e != "ts") => {}
                    None => code.open = true,
                }
            }
        }
    }

    fn source_at(&self, path: &Path) -> Option<usize> {
        let with = |end: &&str| PathBuf::from(format!("{}{end}", path.display()));
        let at = |path: PathBuf| self.sources.binary_search_by(|source| source.path.cmp(&path)).ok();
        EXTENSIONS.iter().find_map(|end| at(with(&end)))
    }

    /// Whether a page has code of its own.
    fn has_script(&self, page: usize) -> bool {
        let Some(source) = self.sources.get(page) else { return false };
        let all = memchr::memmem::find_iter(source.text.as_bytes(), b"<script").count();
        !is_page(&source.path) || all > script_sources(&source.text).len()
    }

    /// The pages of the add-in that the code names: it may go there. Dialogs are opened beside it.
    fn add_next_pages(&self, code: &mut PageCode) {
        let mut open: Vec<usize> = code.loaded.iter().copied().collect();
        while let Some(source) = open.pop() {
            let Some(source) = self.sources.get(source) else { continue };
            let dialogs = &source.outcome.functions.get().dialogs;
            let opened: FxHashSet<String> =
                dialogs.iter().flat_map(|d| &d.addresses).filter_map(|url| name_of_url(url)).collect();
            for name in named_pages(&source.text) {
                let dialog = name_of_file(Path::new(&name)).is_some_and(|name| opened.contains(&name));
                let next = self.pages.get(&name).filter(|_| !dialog).into_iter().flatten();
                for &page in next.filter(|page| !code.loaded.contains(page)).collect::<Vec<_>>() {
                    let more = self.reach.from(page);
                    open.extend(more.iter().filter(|source| !code.loaded.contains(source)));
                    code.loaded.extend(more);
                }
            }
        }
    }
}

/// Whether a file is a page that says itself what it loads.
fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"))
}

fn has_script_name(file: &str) -> bool {
    [".js", ".mjs", ".cjs", ".ts"].iter().any(|end| file.to_ascii_lowercase().ends_with(end))
}

/// The names of pages that a text has, in small letters.
fn named_pages(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for at in memchr::memmem::find_iter(text.as_bytes(), b".htm") {
        let before = text.get(..at).unwrap_or_default();
        let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let start = before.trim_end_matches(is_of_name).len();
        let end = if text.get(at..).is_some_and(|rest| rest.starts_with(".html")) { at + 5 } else { at + 4 };
        let name = text.get(start..end).unwrap_or_default().to_lowercase();
        if start < at && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
