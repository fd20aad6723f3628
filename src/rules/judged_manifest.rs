//! One manifest as the rules about manifests look at it: with its add-in, its judgement, and the level that it should
//! declare.
//!
//! Knows nothing about any rule. Called by the rules whose findings stand in manifests.

use super::set_level::{self, FIXED, LevelTarget};
use super::{Context, Finding, Fix, Location, Meta, Related, Safety, words};
use crate::addin::{AddIn, Judgement, ManifestFile};
use crate::analysis::{Digest, Usage};
use crate::catalog::{DocumentLevel, MailboxLevel};
use crate::manifest::{DeclaredLevel, Family, Manifest, edit, nearest, nearest_level};
use crate::text::{Edit, Span};

/// Findings of a rule in one manifest, the first ones with their fixes.
pub(super) fn with_fixes<F: FnOnce() -> Vec<Fix>>(
    findings: impl Iterator<Item = (Finding, F)>,
) -> impl Iterator<Item = Finding> {
    findings.enumerate().map(|(number, (finding, fixes))| {
        let fixes = if number < FIXED { fixes() } else { Vec::new() };
        Finding { fixes, ..finding }
    })
}

/// A manifest of an add-in.
#[derive(Debug, Clone, Copy)]
pub(super) struct JudgedManifest<'a> {
    pub(super) cx: &'a Context<'a>,
    pub(super) add_in: &'a AddIn,
    pub(super) file: &'a ManifestFile,
    pub(super) judgement: &'a Judgement,
}

/// Every manifest, by add-in.
pub(super) fn all<'a>(cx: &'a Context<'a>) -> impl Iterator<Item = JudgedManifest<'a>> {
    cx.add_ins.iter().flat_map(move |add_in| of(cx, add_in))
}

/// The manifests that are well-formed: what is said about the shape of others would be an echo of their syntax errors.
pub(super) fn whole<'a>(cx: &'a Context<'a>) -> impl Iterator<Item = JudgedManifest<'a>> {
    all(cx).filter(|s| s.manifest().malformed.is_empty())
}

/// The manifests of one add-in; copies that a build made are to be mended where they come from.
pub(super) fn of<'a>(cx: &'a Context<'a>, add_in: &'a AddIn) -> impl Iterator<Item = JudgedManifest<'a>> {
    every(cx, add_in).filter(|subject| !subject.file.built)
}

/// The same with copies, last.
pub(super) fn with_copies<'a>(
    cx: &'a Context<'a>,
    add_in: &'a AddIn,
) -> impl Iterator<Item = JudgedManifest<'a>> {
    of(cx, add_in).chain(every(cx, add_in).filter(|subject| subject.file.built))
}

fn every<'a>(cx: &'a Context<'a>, add_in: &'a AddIn) -> impl Iterator<Item = JudgedManifest<'a>> {
    add_in.manifests.iter().filter_map(move |&index| {
        let (file, judgement) = (cx.manifests.get(index)?, cx.judgements.get(index)?);
        Some(JudgedManifest { cx, add_in, file, judgement })
    })
}

impl<'a> JudgedManifest<'a> {
    pub(super) fn manifest(&self) -> &'a Manifest {
        &self.file.manifest
    }

    /// Its name in messages.
    pub(super) fn name(&self) -> String {
        words::manifest_name(self.add_in, self.file)
    }

    /// Whether the mailbox rules may judge its level: it is for Outlook, and the declared level could be read.
    pub(super) fn is_judged(&self) -> bool {
        self.judgement.verdict.is_judged()
    }

    /// What the usages outside tests come to, file by file.
    fn digests(&self) -> impl Iterator<Item = &'a Digest> {
        self.cx.counted(self.add_in).map(|source| source.outcome.digest())
    }

    /// Whether the code tells anything about the level.
    pub(super) fn has_leveled_usage(&self) -> bool {
        self.digests().any(|digest| digest.highest.is_some())
    }

    /// The least level of the manifest's schema that leaves no rule anything to say about too little: what is
    /// required, what the uses need that only their names prove, and what some were seen to need.
    pub(super) fn sufficient(&self) -> MailboxLevel {
        let likely = self.digests().filter_map(|digest| digest.likely);
        let sources = self.cx.counted(self.add_in).filter(|source| source.outcome.digest().observed);
        let seen = sources
            .flat_map(|source| &source.outcome.usages)
            .flat_map(Usage::observed)
            .filter(|o| o.mended.is_none())
            .map(|o| o.level);
        let enough = likely.chain(seen).fold(self.judgement.required, MailboxLevel::max);
        self.manifest().least_offered(enough)
    }

    /// The level to declare where what is declared is in doubt: the sufficient one; where the code tells nothing, what
    /// was most likely meant.
    pub(super) fn settled(&self) -> MailboxLevel {
        if self.has_leveled_usage() {
            return self.sufficient();
        }
        let manifest = self.manifest();
        let guess =
            || manifest.levels(Family::Mailbox).find_map(|d| nearest_level(manifest.kind, &d.value.value));
        let meant = manifest.declared_level().or_else(guess).unwrap_or(self.judgement.required);
        manifest.least_offered(meant.max(self.judgement.required))
    }

    /// A finding at `span` of this manifest, without related places and fixes.
    pub(super) fn finding(&self, meta: &'static Meta, span: Span, about: &str, lines: &[String]) -> Finding {
        meta.finding(self.at(span), Some(&self.add_in.root), about, lines.join("\n"))
    }

    pub(super) fn at(&self, span: Span) -> Location {
        Location { file: self.file.path.clone(), span }
    }

    pub(super) fn related(&self, span: Span, message: &str) -> Related {
        Related { at: self.at(span), message: message.to_owned() }
    }

    /// That `what` needs more than is declared.
    pub(super) fn too_little(&self, what: &str, needs: MailboxLevel) -> Vec<String> {
        let manifest = self.manifest();
        let declared = words::declared(manifest.declared_level());
        let offered = manifest.least_offered(needs);
        vec![
            format!("{what} needs {}, but {} declares {declared}", needs.name(), self.name()),
            format!("Declare {}, or remove what needs it.", words::level(manifest.kind, offered)),
        ]
    }

    /// Where the level is declared that counts.
    pub(super) fn declared_here(&self) -> Option<Related> {
        let declared = self.manifest().declared_at()?;
        Some(self.related(declared.value.span, "declared here"))
    }

    /// The fix that declares a mailbox level.
    pub(super) fn declare(&self, level: MailboxLevel, safety: Safety) -> Option<Fix> {
        set_level::fix(&[LevelTarget::new(self.add_in, self.file, level)], safety)
    }

    /// The fix that makes these edits; `None` without any.
    pub(super) fn edit(&self, title: String, safety: Safety, edits: Option<Vec<Edit>>) -> Option<Fix> {
        let edits = edits.filter(|edits| !edits.is_empty())?;
        Some(Fix { title, safety, edits: vec![(self.file.path.clone(), edits)] })
    }

    /// The fix that leaves one declaration of `family`, where it belongs. Never safe: what counted before is not known.
    pub(super) fn keep_one_declaration(&self, family: Family) -> Option<Fix> {
        match family {
            Family::Mailbox => self.declare(self.settled(), Safety::Unsafe),
            Family::Document => self.declare_document(self.document_level()?),
        }
    }

    /// The fix that declares a document level.
    pub(super) fn declare_document(&self, level: DocumentLevel) -> Option<Fix> {
        let manifest = self.manifest();
        let value = words::document_value(manifest.kind, level);
        let edits = edit::declare(&self.file.source.text, manifest, Family::Document, value);
        self.edit(format!("Declare {value} in {}", self.name()), Safety::Unsafe, edits)
    }

    /// The least document level that includes all that are declared or were meant; where nobody can tell, what the code needs.
    fn document_level(&self) -> Option<DocumentLevel> {
        let meant = |d: &DeclaredLevel| {
            let name = nearest(self.manifest().kind, Family::Document, &d.value.value)?;
            DocumentLevel::from_name(name).or_else(|| DocumentLevel::from_unified_name(name))
        };
        let all = self.manifest().levels(Family::Document).filter_map(meant).reduce(DocumentLevel::join);
        all.or_else(|| self.needed_document_level())
    }

    /// What the code needs of documents, if it has to do with any.
    pub(super) fn needed_document_level(&self) -> Option<DocumentLevel> {
        let touches = || self.digests().any(|digest| digest.touches_document);
        self.judgement.document.as_ref().filter(|_| touches()).map(|judgement| judgement.required)
    }
}

/// Where a declaration's value stands; its element where it has none.
pub(super) fn place(declared: &DeclaredLevel) -> Span {
    if declared.value.span.is_empty() { declared.whole } else { declared.value.span }
}
