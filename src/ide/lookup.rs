//! From a file and a place to what the snapshot knows about it; by binary search, nothing is scanned.
//!
//! Called by every feature of this folder.

use crate::addin::{AddIn, Judgement, ManifestFile, SourceFile, Verdict};
use crate::analysis::Usage;
use crate::catalog::MailboxLevel;
use crate::rules::{Location, words};
use crate::text::{ColumnUnit, Span};
use crate::workspace::Snapshot;
use std::path::Path;

/// A manifest with all that belongs to it.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) add_in: &'a AddIn,
    pub(super) file: &'a ManifestFile,
    pub(super) judgement: &'a Judgement,
}

/// The manifest that the file is.
pub(super) fn manifest<'a>(snapshot: &'a Snapshot, file: &Path) -> Option<Known<'a>> {
    let index = snapshot.manifests.binary_search_by(|m| m.path.as_path().cmp(file)).ok()?;
    let add_in = snapshot.add_ins.iter().find(|a| a.manifests.contains(&index))?;
    known(snapshot, add_in, index)
}

/// The source that the file is.
pub(super) fn source<'a>(snapshot: &'a Snapshot, file: &Path) -> Option<&'a SourceFile> {
    let index = snapshot.sources.binary_search_by(|s| s.path.as_path().cmp(file)).ok()?;
    snapshot.sources.get(index)
}

/// The manifests of an add-in that are for Outlook and whose level could be read.
pub(super) fn judged<'a>(snapshot: &'a Snapshot, add_in: &'a AddIn) -> impl Iterator<Item = Known<'a>> {
    let all = add_in.manifests.iter().filter_map(move |&index| known(snapshot, add_in, index));
    all.filter(|k| {
        k.file.manifest.mail && !matches!(k.judgement.verdict, Verdict::NotMail | Verdict::Unreadable)
    })
}

fn known<'a>(snapshot: &'a Snapshot, add_in: &'a AddIn, index: usize) -> Option<Known<'a>> {
    let (file, judgement) = (snapshot.manifests.get(index)?, snapshot.judgements.get(index)?);
    Some(Known { snapshot, add_in, file, judgement })
}

/// The usage whose name is at `at`.
pub(super) fn usage_at(source: &SourceFile, at: u32) -> Option<&Usage> {
    let usages = &source.outcome.usages;
    let behind = usages.partition_point(|u| u.span.start <= at);
    usages.get(behind.checked_sub(1)?).filter(|u| u.span.touches(at))
}

impl Known<'_> {
    /// The level that Outlook grants.
    pub(super) fn granted(&self) -> MailboxLevel {
        self.judgement.declared.unwrap_or(MailboxLevel::Restricted)
    }

    /// A place in the manifest.
    pub(super) fn at(&self, span: Span) -> Location {
        Location { file: self.file.path.clone(), span }
    }

    /// `manifest.xml:12`, of a place in it.
    pub(super) fn label(&self, span: Span) -> String {
        let line = self.file.lines.position(&self.file.source.text, span.start, ColumnUnit::Utf8).line + 1;
        format!("{}:{line}", words::manifest_name(self.add_in, self.file))
    }
}
