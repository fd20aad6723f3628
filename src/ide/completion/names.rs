//! The permissions that a manifest can name, the needed one first, each with how many uses need it.
//!
//! Knows nothing about where in a text they stand. Called by the completion in XML and JSON.

use super::{Completion, ItemKind};
use crate::addin::{AddIn, DocumentJudgement, Verdict};
use crate::analysis::Certainty;
use crate::catalog::{DocumentLevel, MailboxLevel, describe_level};
use crate::ide::{explain, lookup, markdown, uses};
use crate::manifest::{Manifest, ManifestKind, SupplementaryKind, canonical_name};
use crate::rules::members_that_need;
use crate::text::{Span, prose};
use crate::workspace::Snapshot;
use std::path::Path;

/// What is offered in one manifest, and where.
pub(super) struct NameOffers<'a> {
    pub(super) snapshot: &'a Snapshot,
    /// The manifest; the snapshot need not know it.
    pub(super) file: &'a Path,
    pub(super) kind: ManifestKind,
    /// What of it could be read.
    pub(super) manifest: Option<&'a Manifest>,
    /// What is replaced.
    pub(super) span: Span,
}

impl NameOffers<'_> {
    /// The levels of Outlook.
    pub(super) fn mailbox(&self) -> Vec<Completion> {
        let uses = self.uses();
        let required = self.required(&uses);
        let offered = MailboxLevel::ALL.into_iter().filter(|&level| self.least_offered(level) == level);
        let item = |level: MailboxLevel| {
            let needed = Some(level) == required;
            let order = if needed { 0 } else { 1 + level as usize };
            let needing = uses.iter().filter(|(need, _)| self.least_offered(*need) == level).count();
            let name = self.name(level.name(), level.unified_name());
            Completion {
                detail: (needing > 0).then(|| needed_by(needing)),
                docs: Some(describe_level(level)),
                preselect: needed,
                ..Completion::new(name, ItemKind::Value, self.span, order)
            }
        };
        offered.map(item).collect()
    }

    /// The levels of Word, Excel and the others.
    pub(super) fn document(&self) -> Vec<Completion> {
        let name = |level: &DocumentLevel| self.name(level.name(), level.unified_name());
        let known = lookup::manifest(self.snapshot, self.file);
        let judged = known.and_then(|known| known.judgement.document.as_ref());
        let finds = |d: &&DocumentJudgement| !matches!(d.verdict, Verdict::NoUsages | Verdict::NoSources);
        let required = judged.filter(finds).map(|judgement| judgement.required);
        let item = |(order, level): (usize, &DocumentLevel)| {
            let needed = Some(*level) == required;
            Completion {
                detail: needed.then(|| "needed by the add-in".to_owned()),
                docs: Some(markdown::page(&level.notes())),
                preselect: needed,
                ..Completion::new(
                    name(level),
                    ItemKind::Value,
                    self.span,
                    20 + if needed { 0 } else { 1 + order },
                )
            }
        };
        DocumentLevel::ALL.iter().enumerate().map(item).collect()
    }

    /// A permission besides the level; `rule` explains it.
    pub(super) fn supplementary(&self, kind: SupplementaryKind) -> Completion {
        let (order, rule) = match kind {
            SupplementaryKind::AppendOnSend => (10, "append-on-send-missing"),
            SupplementaryKind::SharedFolders => (11, "shared-folders-missing"),
        };
        let members = members_that_need(kind);
        let sources = uses::counted(self.snapshot, &self.add_ins());
        let needing = sources.map(|s| uses::needs_of(s, &members).count()).sum();
        Completion {
            detail: (needing > 0).then(|| needed_by(needing)),
            docs: explain(rule),
            ..Completion::new(canonical_name(self.kind, kind), ItemKind::Value, self.span, order)
        }
    }

    fn name(&self, xml: &'static str, unified: &'static str) -> &'static str {
        if self.kind == ManifestKind::AddInOnly { xml } else { unified }
    }

    fn least_offered(&self, level: MailboxLevel) -> MailboxLevel {
        self.manifest.map_or(level, |manifest| manifest.least_offered(level))
    }

    fn add_ins(&self) -> Vec<&AddIn> {
        let known = lookup::manifest(self.snapshot, self.file);
        known.map_or_else(|| self.snapshot.owners(self.file), |known| vec![known.add_in])
    }

    /// What each use of the add-in needs, and whether it is certain.
    fn uses(&self) -> Vec<(MailboxLevel, bool)> {
        let uses = uses::counted(self.snapshot, &self.add_ins()).flat_map(uses::leveled);
        uses.map(|(used, needs)| (needs, used.usage.certainty == Certainty::Certain)).collect()
    }

    /// The level that the manifest should declare; `None` where nothing tells.
    fn required(&self, uses: &[(MailboxLevel, bool)]) -> Option<MailboxLevel> {
        let by_code = uses.iter().filter(|(_, certain)| *certain).map(|(needs, _)| *needs).max();
        let judged = lookup::manifest(self.snapshot, self.file).map(|known| known.judgement.required);
        let above = judged.filter(|&level| level > MailboxLevel::Restricted);
        let mut sources = uses::counted(self.snapshot, &self.add_ins());
        let any = sources.any(|source| source.outcome.usages.iter().any(|usage| usage.max.is_some()));
        let least = any.then_some(MailboxLevel::Restricted);
        by_code.max(above).max(least).map(|level| self.least_offered(level))
    }
}

fn needed_by(uses: usize) -> String {
    format!("needed by {}", prose::count(uses, "use"))
}
