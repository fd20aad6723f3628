//! What the features here look up in a snapshot: a file's source or manifest, its add-ins, and the uses of members.
//!
//! Knows nothing about what an editor shows. Called by this folder's features.

use crate::addin::{AddIn, Judgement, ManifestFile, SourceFile};
use crate::analysis::{Certainty, Usage};
use crate::catalog::{MailboxLevel, MemberId};
use crate::manifest::Family;
use crate::rules::{Location, deciding, needing};
use crate::text::Span;
use crate::workspace::Snapshot;
use std::collections::BTreeSet;
use std::path::Path;

/// A use of a member and the file that it is in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use<'a> {
    pub(super) source: &'a SourceFile,
    pub(super) usage: &'a Usage,
}

impl Use<'_> {
    pub(super) fn at(&self) -> Location {
        Location { file: self.source.path.clone(), span: self.usage.span }
    }
}

pub(super) fn source<'a>(snapshot: &'a Snapshot, file: &Path) -> Option<&'a SourceFile> {
    let index = snapshot.sources.binary_search_by(|s| s.path.as_path().cmp(file)).ok()?;
    snapshot.sources.get(index)
}

/// The use whose member's name the place touches.
pub(super) fn use_at(source: &SourceFile, at: u32) -> Option<Use<'_>> {
    let usages = &source.outcome.usages;
    let behind = usages.partition_point(|usage| usage.span.start <= at);
    let usage = usages.get(..behind)?.last().filter(|usage| usage.span.touches(at))?;
    Some(Use { source, usage })
}

/// A manifest, its judgement, and the add-ins that ship it.
#[derive(Debug, Clone)]
pub(super) struct Shipped<'a> {
    pub(super) file: &'a ManifestFile,
    pub(super) judgement: &'a Judgement,
    pub(super) add_ins: Vec<&'a AddIn>,
}

impl<'a> Shipped<'a> {
    /// Where it declares its level, else where it should.
    pub(super) fn declared_span(&self) -> Span {
        let manifest = &self.file.manifest;
        let named = manifest.declared_at().or_else(|| manifest.levels(Family::Mailbox).next());
        match named {
            Some(declared) if declared.value.span.is_empty() => declared.whole,
            Some(declared) => declared.value.span,
            None => manifest.root,
        }
    }

    pub(super) fn declared_here(&self) -> Location {
        Location { file: self.file.path.clone(), span: self.declared_span() }
    }

    /// The uses that need the level which the code needs.
    pub(super) fn needing_most(&self, snapshot: &'a Snapshot) -> Vec<Use<'a>> {
        let level = self.judgement.required_by_code;
        let of = |source: &'a SourceFile| needing(source, level).map(move |usage| Use { source, usage });
        counted(snapshot, &self.add_ins).flat_map(of).collect()
    }
}

/// The manifest `index` of a snapshot.
pub(super) fn shipped(snapshot: &Snapshot, index: usize) -> Option<Shipped<'_>> {
    let (file, judgement) = (snapshot.manifests.get(index)?, snapshot.judgements.get(index)?);
    let add_ins = snapshot.add_ins.iter().filter(|a| a.manifests.contains(&index)).collect();
    Some(Shipped { file, judgement, add_ins })
}

/// The manifest in a file.
pub(super) fn manifest<'a>(snapshot: &'a Snapshot, file: &Path) -> Option<Shipped<'a>> {
    shipped(snapshot, snapshot.manifests.iter().position(|m| m.path == file)?)
}

/// The sources of the add-ins, each once, in order of path.
pub(super) fn sources<'a>(
    snapshot: &'a Snapshot,
    add_ins: &[&AddIn],
) -> impl Iterator<Item = &'a SourceFile> + use<'a> {
    let indices: BTreeSet<usize> = add_ins.iter().flat_map(|a| &a.sources).copied().collect();
    indices.into_iter().filter_map(|index| snapshot.sources.get(index))
}

/// Those whose uses count towards a level.
pub(super) fn counted<'a>(
    snapshot: &'a Snapshot,
    add_ins: &[&AddIn],
) -> impl Iterator<Item = &'a SourceFile> + use<'a> {
    sources(snapshot, add_ins).filter(|source| !source.test)
}

/// The uses in a file that need a level, one per access chain, with what they need. Restricted is granted to everybody,
/// so nothing needs it; what only may be a use of Office is left out.
pub(super) fn leveled(source: &SourceFile) -> impl Iterator<Item = (Use<'_>, MailboxLevel)> {
    let sure = source.outcome.usages.iter().filter(|u| u.certainty > Certainty::Maybe);
    let leveled = deciding(sure).into_iter().filter(|&(_, needs)| needs > MailboxLevel::Restricted);
    leveled.map(move |(usage, needs)| (Use { source, usage }, needs))
}

/// The uses in a file of any of these members.
pub(super) fn of_members<'a>(
    source: &'a SourceFile,
    members: &'a [MemberId],
) -> impl Iterator<Item = Use<'a>> + use<'a> {
    let usages = source.outcome.usages.iter().filter(|u| u.members.iter().any(|m| members.contains(m)));
    usages.map(move |usage| Use { source, usage })
}
