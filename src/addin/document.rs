//! The judgement of a manifest for Word, Excel, PowerPoint, OneNote or Project: the document level that its code needs, against
//! the one that it declares.
//!
//! Levels join: what reads and what writes need more together than each alone. What only another application has does not
//! count. Knows the manifest and the usages, nothing about rules. Called by the judgement.

use super::reasons::{cause_sentence, code_not_seen, list, unread};
use super::{Evidence, SourceFile, Verdict};
use crate::analysis::{Certainty, Digest, Usage};
use crate::catalog::{Catalog, DocumentLevel, DocumentRange};
use crate::manifest::{Family, Manifest};
use crate::text::Span;
use std::collections::BTreeMap;

/// What is judged of one manifest's document level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentJudgement {
    /// The level that it names.
    pub declared: Option<DocumentLevel>,
    /// What the usages outside tests need together; Restricted where there are none.
    pub required: DocumentLevel,
    /// The comparison.
    pub verdict: Verdict,
    /// Whether nothing weakens the claim.
    pub certain: bool,
    /// What weakens it; a sentence each.
    pub reasons: Vec<String>,
}

impl DocumentJudgement {
    /// What is declared and what is needed, as far as both are known: `declares ReadWriteDocument, but the add-in needs
    /// only WriteDocument`.
    pub fn sentence(&self) -> String {
        let Some(declared) = self.declared else { return "declares no level that can be read".to_owned() };
        let declared = format!("declares {}", declared.name());
        match self.verdict {
            Verdict::NoUsages => format!("{declared}; no use of the document was found"),
            verdict => verdict.compared(&declared, self.required.name(), self.certain),
        }
    }
}

/// What a use needs where a manifest's applications run it; `None` where it has nothing to do with a document, or none of them
/// runs it.
pub fn document_need(manifest: &Manifest, usage: &Usage) -> Option<DocumentRange> {
    let catalog = Catalog::get();
    let runs = |&member: &_| catalog.application(member).is_none_or(|a| manifest.may_run_in(a));
    usage.document.filter(|_| usage.members.iter().any(runs))
}

/// Judges the document level; `None` where the manifest is not for documents.
pub(super) fn judge(manifest: &Manifest, evidence: &Evidence) -> Option<DocumentJudgement> {
    if !manifest.is_for_documents() {
        return None;
    }
    let uses = Uses::of(manifest, evidence);
    let (declared, required) = (manifest.declared_document_level(), uses.required());
    let verdict = verdict(declared, required, &uses);
    let reasons = match verdict {
        Verdict::Unreadable => Vec::new(),
        _ => uses.doubts(required),
    };
    Some(DocumentJudgement { declared, required, verdict, certain: reasons.is_empty(), reasons })
}

fn verdict(declared: Option<DocumentLevel>, required: DocumentLevel, uses: &Uses) -> Verdict {
    let Some(declared) = declared else { return Verdict::Unreadable };
    match declared.includes(required) {
        false => Verdict::Exceeded,
        _ if uses.evidence.counted().next().is_none() => Verdict::NoSources,
        _ if uses.all.is_empty() && !uses.does_without() => Verdict::NoUsages,
        _ if declared == required => Verdict::Exact,
        _ => Verdict::Excessive,
    }
}

/// What an add-in does with documents.
struct Uses<'a> {
    manifest: &'a Manifest,
    evidence: &'a Evidence<'a>,
    all: Vec<(&'a SourceFile, &'a Usage, DocumentRange)>,
}

impl<'a> Uses<'a> {
    fn of(manifest: &'a Manifest, evidence: &'a Evidence<'a>) -> Uses<'a> {
        let touching = evidence.usages_where(|digest: &Digest| digest.touches_document);
        let all =
            touching.filter_map(|(source, usage)| Some((source, usage, document_need(manifest, usage)?)));
        Uses { manifest, evidence, all: all.collect() }
    }

    /// Whether the code is that of an add-in, and the document is nothing to it: it uses what all applications have. An add-in that
    /// is for Outlook as well may keep its documents elsewhere.
    fn does_without(&self) -> bool {
        let is_common = |usage: &Usage| usage.min.is_none() && usage.document.is_none();
        !self.manifest.mail
            && self.evidence.counted().any(|source| source.outcome.usages.iter().any(is_common))
    }

    fn certain(&self) -> impl Iterator<Item = &(&'a SourceFile, &'a Usage, DocumentRange)> {
        self.all.iter().filter(|(_, usage, _)| usage.certainty == Certainty::Certain)
    }

    /// What all that is certain needs together.
    fn required(&self) -> DocumentLevel {
        let least = self.certain().map(|(_, _, range)| range.least);
        least.reduce(DocumentLevel::join).unwrap_or(DocumentLevel::Restricted)
    }

    /// What speaks against the required level.
    fn doubts(&self, required: DocumentLevel) -> Vec<String> {
        let mut doubts: Vec<String> = self.disputed(required).into_iter().collect();
        if required != DocumentLevel::ReadWriteDocument {
            let is_wide = |usage: &Usage| usage.certainty == Certainty::Certain;
            doubts.extend(self.above(required, is_wide, "Depending on the argument,"));
            doubts.extend(self.above(required, |usage| !is_wide(usage), "If these are uses of Office,"));
            doubts.extend(self.unseen());
            doubts.extend(self.chosen());
            let blind = self.all.is_empty();
            doubts.extend(code_not_seen(self.evidence, &unread(self.manifest, self.evidence, blind)));
        }
        if self.manifest.steered {
            doubts
                .push("The manifest is a template whose conditions or loops decide what applies.".to_owned());
        }
        if self.manifest.levels(Family::Document).nth(1).is_some() {
            doubts.push("The manifest declares several levels, which are taken together.".to_owned());
        }
        doubts
    }

    /// The level rests on members about which sources differ.
    fn disputed(&self, required: DocumentLevel) -> Option<String> {
        let sure = self.certain().filter(|(_, _, range)| !range.disputed).map(|(_, _, range)| range.least);
        let sure = sure.reduce(DocumentLevel::join).unwrap_or(DocumentLevel::Restricted);
        if sure == required {
            return None;
        }
        let (source, usage, _) =
            self.certain().find(|(_, _, range)| range.disputed && !sure.includes(range.least))?;
        let need = usage.members.iter().find_map(|&member| Catalog::get().document_need(member))?;
        let place = self.evidence.member_at(source, usage);
        Some(format!("Sources differ about {place}: {}.", need.citation.note))
    }

    /// Uses that may need more.
    fn above(&self, required: DocumentLevel, is: impl Fn(&Usage) -> bool, said: &str) -> Option<String> {
        let more = self.all.iter().filter(|(_, usage, range)| is(usage) && !required.includes(range.most));
        let more: Vec<_> = more.collect();
        let level = more.iter().map(|(_, _, range)| range.most).reduce(DocumentLevel::join)?;
        let places = more.iter().map(|(source, usage, _)| self.evidence.member_at(source, usage)).collect();
        Some(format!("{said} {} is needed: {}.", required.join(level).name(), list(places)))
    }

    /// Namespaces and members that are chosen by name where the analysis follows no names: `window[info.host].run(f)`; and the old
    /// name of `Office`, which it does not follow.
    fn chosen(&self) -> Option<String> {
        const BY_NAME: [&str; 4] = ["window[", "globalThis[", "self[", "document["];
        let is_open =
            |text: &str, at: usize| !text.get(at..).is_some_and(|rest| rest.starts_with(['"', '\'', '`']));
        let first = |source: &SourceFile| {
            let text = &*source.text;
            let by_name = BY_NAME.iter().flat_map(|name| text.match_indices(name));
            let chosen = by_name.filter(|(at, name)| is_open(text, at + name.len())).map(|(at, _)| at);
            chosen.chain(text.match_indices("Microsoft.Office.WebExtension").map(|(at, _)| at)).min()
        };
        let uses_office = |source: &&SourceFile| !source.outcome.usages.is_empty();
        let found = self.evidence.counted().filter(uses_office).filter_map(|source| {
            let at = first(source)?;
            Some(self.evidence.place(source, Span::from_usize(at, at)))
        });
        let found: Vec<String> = found.collect();
        (!found.is_empty()).then(|| {
            format!("Parts of the document, or the application, may be chosen by name: {}.", list(found))
        })
    }

    /// What may happen behind places that nobody sees through.
    fn unseen(&self) -> Vec<String> {
        let mut by_cause: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        for source in self.evidence.counted().filter(|source| source.outcome.digest().touches_document) {
            for doubt in source.outcome.doubts.iter().filter(|doubt| doubt.up_to.document) {
                let places = by_cause.entry(cause_sentence(&doubt.cause)).or_default();
                places.push(self.evidence.place(source, doubt.span));
            }
        }
        by_cause.into_iter().map(|(said, places)| format!("{said}: {}.", list(places))).collect()
    }
}
