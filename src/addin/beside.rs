//! Pages that lie beside an add-in but do not belong to it: coverage reports, documentation.
//!
//! A page is the add-in's where a manifest names a file of its name, where it loads office.js or another script of
//! that name, where it is part of other pages, or where something in the add-in names it: a link, a frame, a dialog,
//! the build's configuration. Any other page cannot use Office, whatever it loads: nobody gets there from Outlook.
//! Called by `unread` and by `page_code`.

use super::SourceFile;
use super::names::name_of_file;
use crate::syntax::{FileKind, file_kind, script_sources};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::Path;

/// What the reports of istanbul and its like are called.
const REPORT: &str = "<title>Code coverage report for ";

/// The pages among the sources of an add-in.
pub(super) struct Pages<'a> {
    sources: &'a [&'a SourceFile],
    /// What the manifests name, comparable.
    names: &'a BTreeSet<String>,
    /// The names of the pages that something of the add-in names; found when somebody asks.
    led_to: OnceCell<BTreeSet<String>>,
}

impl<'a> Pages<'a> {
    pub(super) fn new(sources: &'a [&'a SourceFile], names: &'a BTreeSet<String>) -> Pages<'a> {
        Pages { sources, names, led_to: OnceCell::new() }
    }

    /// Whether what the page loads can use Office.
    pub(super) fn loads_scripts(&self, page: &SourceFile) -> bool {
        file_kind(&page.path) != Some(FileKind::Embedded) || self.is_own(page) || self.is_led_to(page)
    }

    /// Whether it is a whole page that cannot use Office.
    pub(super) fn is_beside(&self, page: &SourceFile) -> bool {
        is_page(&page.path) && !self.is_own(page) && !self.is_led_to(page)
    }

    /// Whether the page itself says that it belongs to the add-in, or a manifest does.
    fn is_own(&self, page: &SourceFile) -> bool {
        let named = || name_of_file(&page.path).is_some_and(|name| self.names.contains(&name));
        let scripts = || script_sources(&page.text);
        let has_office = || scripts().iter().any(|s| s.src.to_ascii_lowercase().contains("office"));
        let whole = || page.text.contains("<html") || page.text.contains("<HTML");
        !is_report(page) && (named() || has_office() || !whole())
    }

    fn is_led_to(&self, page: &SourceFile) -> bool {
        let names = || self.led_to.get_or_init(|| self.led_to());
        !is_report(page) && file_name(&page.path).is_some_and(|name| names().contains(&name))
    }

    /// What the sources name that count, and the pages that are named so, and so on.
    fn led_to(&self) -> BTreeSet<String> {
        let counts = |source: &&&SourceFile| !source.test && !source.package && !is_report(source);
        let sources = || self.sources.iter().filter(counts);
        let is_start = |source: &&&SourceFile| !is_page(&source.path) || self.is_own(source);
        let mut open: Vec<&SourceFile> = sources().filter(is_start).copied().collect();
        let mut led_to = BTreeSet::new();
        while let Some(source) = open.pop() {
            for name in
                named_pages(&source.text).filter(|name| !led_to.contains(name)).collect::<BTreeSet<_>>()
            {
                open.extend(sources().filter(|page| file_name(&page.path).as_ref() == Some(&name)));
                led_to.insert(name);
            }
        }
        led_to
    }
}

/// Whether a file is a page that says itself what it loads.
pub(super) fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"))
}

/// Whether it is a page of a coverage report.
pub(super) fn is_report(page: &SourceFile) -> bool {
    page.text.get(..1_000).unwrap_or(&page.text).contains(REPORT)
}

/// A file's name in small letters.
pub(super) fn file_name(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_str()?.to_lowercase())
}

/// Whether names of pages stand in a text.
pub(super) fn names_pages(text: &str) -> bool {
    named_pages(text).next().is_some()
}

/// The names of pages that stand in a text, in small letters.
pub(super) fn named_pages(text: &str) -> impl Iterator<Item = String> {
    memchr::memmem::find_iter(text.as_bytes(), ".htm").filter_map(|at| {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '+' | '~');
        let before = text.get(..at)?;
        let name = before.get(before.trim_end_matches(is_part).len()..)?;
        let ending = if text.get(at..)?.starts_with(".html") { ".html" } else { ".htm" };
        (!name.is_empty()).then(|| format!("{}{ending}", name.to_lowercase()))
    })
}
