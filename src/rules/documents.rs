//! Manifests for Word, Excel, PowerPoint, OneNote and Project as the rules about levels look at them.
//!
//! Levels of documents are a lattice: what is declared includes what is needed, or it does not. Knows nothing about any rule.
//! Called by the rules that judge levels.

use super::judged_manifest::{self, JudgedManifest};
use super::set_level::FIXED;
use super::{Context, Fix, Location, Related, Safety, words};
use crate::addin::{AddIn, DocumentJudgement, SourceFile, document_need};
use crate::analysis::{Certainty, Usage};
use crate::catalog::{Catalog, DocumentLevel, DocumentRange};
use crate::manifest::{Family, ManifestKind, edit};
use crate::text::{Edit, prose};
use std::path::PathBuf;

/// A manifest whose document level is clear, with what was judged of it.
#[derive(Clone, Copy)]
pub(super) struct DocumentManifest<'a> {
    pub(super) subject: JudgedManifest<'a>,
    pub(super) judgement: &'a DocumentJudgement,
    pub(super) declared: DocumentLevel,
    /// What is required, the uses included that only their names prove.
    pub(super) sufficient: DocumentLevel,
}

/// Those of an add-in; copies that a build made are to be mended where they come from.
pub(super) fn of<'a>(cx: &'a Context<'a>, add_in: &'a AddIn) -> impl Iterator<Item = DocumentManifest<'a>> {
    judged_manifest::of(cx, add_in).filter_map(|subject| {
        let judgement = subject.judgement.document.as_ref()?;
        let declared = judgement.declared.filter(|_| subject.manifest().document_level_is_clear())?;
        let manifest = DocumentManifest { subject, judgement, declared, sufficient: judgement.required };
        let least = manifest.uses().into_iter().map(|one| one.needed.least);
        Some(DocumentManifest { sufficient: least.fold(judgement.required, DocumentLevel::join), ..manifest })
    })
}

/// A use, and what it needs of a document.
#[derive(Clone, Copy)]
pub(super) struct DocumentUse<'a> {
    pub(super) source: &'a SourceFile,
    pub(super) usage: &'a Usage,
    pub(super) needed: DocumentRange,
}

impl<'a> DocumentManifest<'a> {
    /// The uses in a source of its add-in of which it is sure enough that they are Office's.
    pub(super) fn uses_in(&self, source: &'a SourceFile) -> impl Iterator<Item = DocumentUse<'a>> + use<'a> {
        let manifest = self.subject.manifest();
        let touches = !source.test && source.outcome.digest().touches_document;
        let usages =
            source.outcome.usages.iter().filter(move |usage| {
                touches && usage.certainty > Certainty::Maybe && usage.document.is_some()
            });
        usages.filter_map(move |usage| {
            Some(DocumentUse { source, usage, needed: document_need(manifest, usage)? })
        })
    }

    /// The same in all sources that count.
    pub(super) fn uses(&self) -> Vec<DocumentUse<'a>> {
        let sources = self.subject.cx.counted(self.subject.add_in);
        sources.flat_map(|source| self.uses_in(source)).collect()
    }

    /// A level, with its name in the unified manifest where that is the kind.
    pub(super) fn words(&self, level: DocumentLevel) -> String {
        words::document_level(self.subject.manifest().kind, level)
    }

    /// Where the level is declared.
    pub(super) fn declared_here(&self) -> Option<Related> {
        let declared = self.subject.manifest().document_level_at()?;
        Some(self.subject.related(declared.value.span, "declared here"))
    }
}

impl DocumentUse<'_> {
    /// Its members, as short as they can be told apart.
    pub(super) fn members(&self) -> String {
        words::document_members(Catalog::get(), self.usage)
    }

    /// Its place, with what it needs.
    pub(super) fn related(&self) -> Related {
        let at = Location { file: self.source.path.clone(), span: self.usage.span };
        Related { at, message: format!("needs {}", self.needed.least.name()) }
    }

    /// Where sources differ, who says what.
    pub(super) fn dispute(&self) -> Option<String> {
        let mut needs = self.usage.members.iter().filter_map(|&m| Catalog::get().document_need(m));
        let need = needs.find(|_| self.needed.disputed)?;
        Some(format!("Sources differ {}.", need.citation.clause()))
    }
}

/// The fix that makes each manifest declare a level; `None` where one of them can't be edited, or none need be.
pub(super) fn fix(targets: &[(DocumentManifest, DocumentLevel)], safety: Safety) -> Option<Fix> {
    let changed: Vec<_> = targets.iter().filter(|(manifest, level)| manifest.declared != *level).collect();
    if changed.is_empty() || changed.len() > FIXED {
        return None;
    }
    let edits = changed.iter().map(|(manifest, level)| edits(manifest, *level));
    let mut phrases: Vec<(DocumentLevel, Vec<String>, ManifestKind)> = Vec::new();
    for (manifest, level) in &changed {
        let (name, kind) = (manifest.subject.name(), manifest.subject.manifest().kind);
        match phrases.iter_mut().find(|(known, _, of)| (known, *of) == (level, kind)) {
            Some((_, names, _)) => names.push(name),
            None => phrases.push((*level, vec![name], kind)),
        }
    }
    let phrase = |(level, names, kind): &(DocumentLevel, Vec<String>, ManifestKind)| {
        format!("{} in {}", words::document_level(*kind, *level), prose::list(names))
    };
    let title = format!("Declare {}", prose::list(&phrases.iter().map(phrase).collect::<Vec<_>>()));
    Some(Fix { title, safety, edits: edits.collect::<Option<Vec<_>>>()? })
}

fn edits(manifest: &DocumentManifest, level: DocumentLevel) -> Option<(PathBuf, Vec<Edit>)> {
    let file = manifest.subject.file;
    let value = words::document_value(file.manifest.kind, level);
    let edits = edit::declare(&file.source.text, &file.manifest, Family::Document, value)?;
    Some((file.path.clone(), edits))
}
