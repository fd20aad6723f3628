//! Which sources run where Outlook, or a dialog, loads a page or script: what it names and imports, what a bundler puts into
//! it, and the pages that it leads to.
//!
//! Says as well whether there may be more. Knows nothing about functions and levels. Called by `entry_points`.

use super::beside::{file_name, is_page, is_report, named_pages};
use super::chunks::Chunks;
use super::names::{file_of_url, name_of_file, name_of_url};
use super::ownership::is_configuration;
use super::{AddIn, Reach, SourceFile};
use crate::syntax::script_sources;
use crate::text::normal;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The sources that run together.
#[derive(Debug, Clone, Default)]
pub(super) struct PageCode {
    /// All of them, as the tree counts them.
    pub(super) loaded: FxHashSet<usize>,
    /// Any other may run there as well.
    pub(super) open: bool,
    /// What no page is seen to load is not loaded by this one either.
    pub(super) told: bool,
}

/// The pages and scripts of an add-in.
#[derive(Debug)]
pub(super) struct Pages<'a> {
    sources: &'a [Arc<SourceFile>],
    reach: Reach<'a>,
    bundlers: Vec<Chunks>,
    /// Where bundlers say that sources are.
    by_path: FxHashMap<PathBuf, usize>,
    /// Nothing but plain pages and scripts: no build puts scripts into pages.
    is_plain: bool,
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
        let configurations = own().filter(|(_, source)| configures_a_build(&source.path));
        let bundlers: Vec<Chunks> = configurations
            .clone()
            .filter_map(|(_, source)| Chunks::read(&source.path, &source.text))
            .collect();
        let mut pages: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let is_own = |source: &SourceFile| is_page(&source.path) && !source.test && !is_report(source);
        for (index, source) in own().filter(|(_, source)| is_own(source)) {
            pages.entry(file_name(&source.path).unwrap_or_default()).or_default().push(index);
        }
        let is_plain = configurations.count() == 0 && own().all(|(_, source)| is_plain(&source.path));
        let all = sources.iter().enumerate().filter(|_| !bundlers.is_empty());
        let by_path = all.map(|(index, source)| (normal(&source.path), index)).collect();
        Pages { sources, reach: Reach::of(add_in, sources), bundlers, by_path, is_plain, pages }
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
            code.loaded.extend(self.reach.imported_by(source));
        }
        code.told = self.is_plain && code.loaded.len() > 1;
        match name_of_url(url).is_some_and(|name| self.add_chunks(&name, &mut code)) {
            true => code.told = true,
            false => named.iter().for_each(|&source| self.add_scripts_of_name(source, &mut code)),
        }
        code.open |= code.loaded.len() < 2 && named.iter().any(|&page| !self.has_script(page));
        self.add_next_pages(&mut code);
        code
    }

    /// What a page loads by itself, and what bundlers put into it: scripts of its name, where that is not known.
    pub(super) fn of_page(&self, page: usize) -> PageCode {
        let mut code = PageCode::default();
        code.loaded.extend(self.reach.imported_by(page));
        let name = self.sources.get(page).and_then(|source| name_of_file(&source.path));
        if !name.is_some_and(|name| self.add_chunks(&name, &mut code)) {
            self.add_scripts_of_name(page, &mut code);
        }
        self.add_next_pages(&mut code);
        code
    }

    /// All that bundlers make into chunks; `None` where that is not known.
    pub(super) fn of_bundlers(&self) -> Option<FxHashSet<usize>> {
        let mut loaded = FxHashSet::default();
        for made in self.bundlers.iter().map(Chunks::all) {
            for path in made.paths.iter().filter(|path| !is_no_code(path)) {
                loaded.extend(self.reach.imported_by(self.source_at(path)?));
            }
            if made.open {
                return None;
            }
        }
        Some(loaded)
    }

    /// The scripts of a page's name: a bundler mostly puts them into it.
    fn add_scripts_of_name(&self, page: usize, code: &mut PageCode) {
        let is_script = |&&source: &&usize| self.sources.get(source).is_some_and(|s| !is_page(&s.path));
        for &script in self.reach.alike(page).iter().filter(is_script) {
            code.loaded.extend(self.reach.imported_by(script));
        }
    }

    /// What bundlers put into the page or script of that name; whether that is all.
    fn add_chunks(&self, name: &str, code: &mut PageCode) -> bool {
        let mut is_known = false;
        for made in self.bundlers.iter().filter_map(|chunks| chunks.of(name)) {
            is_known |= !made.open;
            code.open |= made.open;
            for path in made.paths {
                match self.source_at(&path) {
                    Some(source) => code.loaded.extend(self.reach.imported_by(source)),
                    None => code.open |= !is_no_code(&path),
                }
            }
        }
        is_known
    }

    fn source_at(&self, path: &Path) -> Option<usize> {
        let with = |end: &str| PathBuf::from(format!("{}{end}", path.display()));
        EXTENSIONS.iter().find_map(|end| self.by_path.get(&with(end)).copied())
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
                    let mut more = PageCode::default();
                    more.loaded.extend(self.reach.imported_by(page));
                    self.add_scripts_of_name(page, &mut more);
                    open.extend(more.loaded.iter().filter(|source| !code.loaded.contains(source)));
                    code.loaded.extend(more.loaded);
                }
            }
        }
    }
}

/// Styles and data.
fn is_no_code(path: &Path) -> bool {
    let kinds = ["css", "scss", "sass", "less", "json", "png", "svg"];
    path.extension().is_some_and(|extension| kinds.iter().any(|kind| extension.eq_ignore_ascii_case(kind)))
}

/// Whether a file tells how scripts get into pages.
pub(super) fn configures_a_build(path: &Path) -> bool {
    let name = file_name(path).unwrap_or_default();
    is_configuration(path) || name.starts_with("webpack") || name.starts_with("rspack")
}

/// A page, or a script that needs no compiler.
fn is_plain(path: &Path) -> bool {
    is_page(path) || path.extension().is_some_and(|extension| extension == "js" || extension == "mjs")
}

fn has_script_name(file: &str) -> bool {
    [".js", ".mjs", ".cjs", ".ts"].iter().any(|end| file.to_ascii_lowercase().ends_with(end))
}
