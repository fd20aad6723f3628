//! Completion: permissions in manifests, rules in suppressing comments, keys and words in `addinspect.json`.
//!
//! Works on the text as it is being typed, which need not parse, and which the snapshot need not know. Called by the
//! server.

mod names;
mod permissions;
mod settings;
mod suppressions;

use crate::config::FILE_NAME;
use crate::manifest::{Candidate, candidate};
use crate::text::Span;
use crate::workspace::Snapshot;
use std::path::Path;

/// What sort of thing is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// A permission, or another value from a list.
    Value,
    /// A key.
    Key,
    /// A rule.
    Rule,
    /// An Office member.
    Member,
    /// A word with a meaning of its own: how a suppressing comment begins.
    Keyword,
}

/// Something that can be written at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What the list shows.
    pub label: String,
    /// A few words beside it: `needed by 2 uses`.
    pub detail: Option<String>,
    /// Markdown. Of members it is left out: [`super::explain()`] has the page of the label.
    pub docs: Option<String>,
    /// What is written.
    pub insert: String,
    /// What it replaces; on one line, with the place in it.
    pub span: Span,
    /// What the list is sorted by.
    pub sort: String,
    /// Whether it is the one to begin with.
    pub preselect: bool,
    /// What sort.
    pub kind: ItemKind,
}

impl Completion {
    /// An item that says nothing but what it writes; `order` is its place in the list.
    fn new(label: &str, kind: ItemKind, span: Span, order: usize) -> Completion {
        Completion {
            label: label.to_owned(),
            detail: None,
            docs: None,
            insert: label.to_owned(),
            span,
            sort: format!("{order:04}"),
            preselect: false,
            kind,
        }
    }
}

/// What can be written at byte `at` of `text`, which is what the editor shows of `file` now.
pub fn completion(snapshot: &Snapshot, file: &Path, at: u32, text: &str) -> Vec<Completion> {
    if text.get(..at as usize).is_none() {
        return Vec::new();
    }
    if file.file_name().is_some_and(|name| name == FILE_NAME) {
        return settings::items(text, at);
    }
    if let Some(items) = suppressions::items(text, at) {
        let owned = !snapshot.owners(file).is_empty();
        return if owned { items } else { Vec::new() };
    }
    match candidate(file) {
        Some(Candidate::Xml) => permissions::in_xml(snapshot, file, at, text),
        Some(Candidate::Json) => permissions::in_json(snapshot, file, at, text),
        Some(Candidate::Either) if text.trim_start().starts_with('<') => {
            permissions::in_xml(snapshot, file, at, text)
        }
        Some(Candidate::Either) => permissions::in_json(snapshot, file, at, text),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod testing {
    //! How this folder's tests show what is offered.

    use super::{Completion, completion};
    use crate::ide::testing::{path, tree};

    /// What is offered at the mark: `replaced -> inserted (detail) *`, in the order of the list. The text with the mark
    /// is the editor's; the snapshot knows `known` in its place.
    pub(super) fn offered(files: &[(&str, &str)], known: Option<&str>) -> Vec<String> {
        let (_, places) = tree(files);
        let (file, at) = &places[0];
        let marked = files.iter().find(|(name, _)| path(name) == *file).unwrap().1;
        let text = marked.replace('‸', "");
        let disk: Vec<(&str, &str)> = files
            .iter()
            .filter_map(|&(name, old)| if old == marked { Some((name, known?)) } else { Some((name, old)) })
            .collect();
        let (snapshot, _) = tree(&disk);
        let mut items = completion(&snapshot, file, *at, &text);
        items.sort_by(|a, b| a.sort.cmp(&b.sort));
        let told = |item: &Completion| {
            let detail = item.detail.as_ref().map_or(String::new(), |detail| format!(" ({detail})"));
            let first = if item.preselect { " *" } else { "" };
            format!("{} -> {}{detail}{first}", item.span.of(&text), item.insert)
        };
        items.iter().map(told).collect()
    }
}
