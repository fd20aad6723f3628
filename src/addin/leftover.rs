//! Files of an add-in that nothing loads: backup copies, examples, what is left of a template.
//!
//! Told only if every way into the add-in is known: all pages of its manifests and all that bundlers make were found and read,
//! and no code loads what nobody can name. In any doubt there are none. Goes by files. Called by the workspace, for the
//! judgement.

use super::beside::{is_page, is_report};
use super::page_code::{Pages, configures_a_build};
use super::{AddIn, ManifestFile, SourceFile};
use crate::analysis::Cause;
use crate::catalog::MailboxLevel;
use crate::manifest::EntryPoint;
use crate::syntax::script_sources;
use rustc_hash::FxHashSet;
use std::path::Path;
use std::sync::Arc;

/// Words of code that loads scripts, whichever they are.
const LOADERS: [&str; 5] =
    ["createElement(\"script", "createElement('script", "getScript(", "importScripts(", "Worker("];

/// Whether an add-in with these sources outside tests may have such files at all: most have none.
pub fn may_have_leftovers(own: &[(usize, &SourceFile)]) -> bool {
    !highest(own).is_empty()
}

/// The files of an add-in, as the tree counts them, that need the level that all of its code needs, and that nothing loads:
/// without them the code needs less. `own` are its sources outside tests, `sources` those of the tree.
pub fn leftovers(
    add_in: &AddIn,
    own: &[(usize, &SourceFile)],
    manifests: &[&ManifestFile],
    sources: &[Arc<SourceFile>],
) -> Vec<usize> {
    let candidates = highest(own);
    let pages = Pages::of(add_in, sources);
    let Some(loaded) = loaded(own, &pages, manifests, sources) else { return Vec::new() };
    let is_left =
        |&(number, source): &(usize, &SourceFile)| !loaded.contains(&number) && !is_named(source, own);
    let all_left = candidates.iter().all(is_left);
    candidates.into_iter().filter(|_| all_left).map(|(number, _)| number).collect()
}

/// The files with the most that is sure to be needed, where all of them are scripts that no other file imports; else none.
fn highest<'a>(own: &[(usize, &'a SourceFile)]) -> Vec<(usize, &'a SourceFile)> {
    let level = |source: &SourceFile| source.outcome.digest().certain;
    let most = own
        .iter()
        .filter_map(|(_, source)| level(source))
        .max()
        .filter(|most| *most > MailboxLevel::Restricted);
    let found: Vec<(usize, &SourceFile)> =
        own.iter().copied().filter(|(_, source)| most.is_some() && level(source) == most).collect();
    let imported: FxHashSet<usize> = own
        .iter()
        .flat_map(|(number, source)| {
            source.outcome.imports.iter().map(|&i| i as usize).filter(move |i| i != number)
        })
        .collect();
    let is_candidate =
        |(number, source): &(usize, &SourceFile)| !is_page(&source.path) && !imported.contains(number);
    if found.iter().all(is_candidate) { found } else { Vec::new() }
}

/// All files that the pages of the add-in, its dialogs and its bundlers load; `None` where there may be others.
fn loaded(
    own: &[(usize, &SourceFile)],
    pages: &Pages,
    manifests: &[&ManifestFile],
    sources: &[Arc<SourceFile>],
) -> Option<FxHashSet<usize>> {
    let starts = |file: &&ManifestFile| file.manifest.entries.iter().any(EntryPoint::is_live);
    if manifests.is_empty() || !manifests.iter().all(starts) {
        return None;
    }
    let urls = manifests.iter().flat_map(|file| &file.manifest.urls).map(|url| url.value.clone());
    let (mut loaded, mut seen) = (pages.of_bundlers()?, FxHashSet::default());
    // A page that loads office.js may be opened by whatever way.
    let office = |source: &SourceFile| {
        script_sources(&source.text).iter().any(|s| s.src.to_ascii_lowercase().contains("office"))
    };
    let is_own_page = |source: &SourceFile| is_page(&source.path) && !is_report(source) && office(source);
    for (number, _) in own.iter().filter(|(_, source)| is_own_page(source)) {
        loaded.extend(pages.of_page(*number).loaded);
    }
    let mut open: Vec<String> = urls.collect();
    while let Some(url) = open.pop() {
        if !seen.insert(url.clone()) {
            continue;
        }
        let code = pages.of_url(&url);
        if code.open || !code.told {
            return None;
        }
        for &number in &code.loaded {
            let source = sources.get(number)?;
            let dialogs = &source.outcome.functions.get().dialogs;
            open.extend(dialogs.iter().flat_map(|dialog| &dialog.addresses).map(ToString::to_string));
        }
        loaded.extend(code.loaded);
    }
    let is_plain = |&number: &usize| sources.get(number).is_some_and(|source| loads_what_it_names(source));
    loaded.iter().all(is_plain).then_some(loaded)
}

/// Whether a source loads nothing that is known only at run time.
fn loads_what_it_names(source: &SourceFile) -> bool {
    let hides = |cause: &Cause| matches!(cause, Cause::UnknownModule | Cause::CodeInString | Cause::Limit);
    let has = |word: &&str| memchr::memmem::find(source.text.as_bytes(), word.as_bytes()).is_some();
    !source.outcome.doubts.iter().any(|doubt| hides(&doubt.cause)) && !LOADERS.iter().any(has)
}

/// Whether a page, or what configures a build, has the path of a source: `taskpane/taskpane.ts`, `taskpane/taskpane"`.
fn is_named(source: &SourceFile, own: &[(usize, &SourceFile)]) -> bool {
    let Some(tail) = tail(&source.path) else { return true };
    let tells = |other: &SourceFile| is_page(&other.path) || configures_a_build(&other.path);
    own.iter().filter(|(_, other)| tells(other)).any(|(_, other)| {
        let mut found = memchr::memmem::find_iter(other.text.as_bytes(), tail.as_bytes());
        found.any(|at| {
            let rest = other.text.get(at + tail.len()..).unwrap_or_default();
            let is_end = |rest: &str| rest.starts_with(['"', '\'', '`', '*']);
            is_end(rest) || [".ts", ".js", ".tsx", ".jsx", ".mjs", ".*"].iter().any(|e| rest.starts_with(e))
        })
    })
}

/// The end of a path without its extension: its folder's name and its own.
fn tail(path: &Path) -> Option<String> {
    let name = path.file_stem()?.to_str()?;
    match path.parent().and_then(Path::file_name).and_then(|folder| folder.to_str()) {
        Some(folder) => Some(format!("{folder}/{name}")),
        None => Some(name.to_owned()),
    }
}
