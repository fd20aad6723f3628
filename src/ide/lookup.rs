//! From a file to what the snapshot knows about it, and from a place to a link to it. Files are found by binary search.
//!
//! Knows nothing about uses: that is `uses`. Called by every feature of this folder.

use super::{LinkTo, markdown};
use crate::addin::{AddIn, Judgement, ManifestFile, Verdict};
use crate::manifest::Family;
use crate::rules::{Location, words};
use crate::text::{ColumnUnit, Span};
use crate::workspace::Snapshot;
use std::path::Path;

/// A manifest with all that belongs to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct ManifestContext<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) add_in: &'a AddIn,
    pub(super) file: &'a ManifestFile,
    pub(super) judgement: &'a Judgement,
}

/// The manifest that the file is. It belongs to one add-in only.
pub(super) fn manifest<'a>(snapshot: &'a Snapshot, file: &Path) -> Option<ManifestContext<'a>> {
    let index = snapshot.manifest_index(file)?;
    let add_in = snapshot.add_ins.iter().find(|a| a.manifests.contains(&index))?;
    known(snapshot, add_in, index)
}

/// The add-in's manifests of which a level is judged, in order of path.
pub(super) fn judged<'a>(
    snapshot: &'a Snapshot,
    add_in: &'a AddIn,
) -> impl Iterator<Item = ManifestContext<'a>> + use<'a> {
    let all = add_in.manifests.iter().filter_map(move |&index| known(snapshot, add_in, index));
    all.filter(|known| known.judgement.is_judged())
}

/// The add-in's manifests for Outlook, in order of path.
pub(super) fn for_outlook<'a>(
    snapshot: &'a Snapshot,
    add_in: &'a AddIn,
) -> impl Iterator<Item = ManifestContext<'a>> + use<'a> {
    let all = add_in.manifests.iter().filter_map(move |&index| known(snapshot, add_in, index));
    all.filter(|known| known.judgement.verdict != Verdict::NotMail)
}

fn known<'a>(snapshot: &'a Snapshot, add_in: &'a AddIn, index: usize) -> Option<ManifestContext<'a>> {
    let (file, judgement) = (snapshot.manifests.get(index)?, snapshot.judgements.get(index)?);
    Some(ManifestContext { snapshot, add_in, file, judgement })
}

/// `[src/a.js:12](...)`; the path from the add-in's root.
pub(super) fn linked(snapshot: &Snapshot, add_in: &AddIn, at: &Location, link: LinkTo) -> String {
    let line =
        snapshot.text(&at.file).map(|(text, lines)| lines.position(text, at.span.start, ColumnUnit::Utf8));
    let line = line.map_or(1, |position| position.line + 1);
    markdown::link(&format!("{}:{line}", words::file_name(add_in, &at.file)), &link(at))
}

impl ManifestContext<'_> {
    /// Where its level is declared: the one that counts, else what should have been one; else its root.
    pub(super) fn declared_span(&self) -> Span {
        let manifest = &self.file.manifest;
        match manifest.declared_at().or_else(|| manifest.levels(Family::Mailbox).next()) {
            // An empty element has no value to show.
            Some(declared) if declared.value.span.is_empty() => declared.whole,
            Some(declared) => declared.value.span,
            None => manifest.root,
        }
    }

    /// The same for its document level.
    pub(super) fn declared_document_span(&self) -> Span {
        let manifest = &self.file.manifest;
        match manifest.document_level_at().or_else(|| manifest.levels(Family::Document).next()) {
            Some(declared) if declared.value.span.is_empty() => declared.whole,
            Some(declared) => declared.value.span,
            None => manifest.root,
        }
    }

    /// A place in the manifest.
    pub(super) fn at(&self, span: Span) -> Location {
        Location { file: self.file.path.clone(), span }
    }

    /// `[manifest.xml:12](...)`, a link to a place in it.
    pub(super) fn linked(&self, span: Span, link: LinkTo) -> String {
        linked(self.snapshot, self.add_in, &self.at(span), link)
    }
}
