//! The same for documents: a document level that includes more than the code needs.
//!
//! Called by the rule.

use super::{META, SHOWN};
use crate::addin::Verdict;
use crate::analysis::Certainty;
use crate::catalog::{DOCUMENT_PERMISSIONS_URL, DocumentLevel};
use crate::rules::documents::{self, DocumentManifest, DocumentUse};
use crate::rules::{Context, Finding, Safety, Severity};
use crate::text::prose;

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for add_in in cx.add_ins {
        let excessive: Vec<(DocumentManifest, DocumentLevel)> =
            documents::of(cx, add_in).filter_map(excess).collect();
        out.extend(excessive.iter().filter_map(|one| finding(one, &excessive)));
    }
}

/// A manifest that declares too much, with what is enough.
fn excess(manifest: DocumentManifest) -> Option<(DocumentManifest, DocumentLevel)> {
    let enough = Some(manifest.sufficient).filter(|_| manifest.judgement.verdict == Verdict::Excessive)?;
    (enough != manifest.declared && manifest.declared.includes(enough)).then_some((manifest, enough))
}

fn finding(
    one: &(DocumentManifest, DocumentLevel),
    all: &[(DocumentManifest, DocumentLevel)],
) -> Option<Finding> {
    let (manifest, enough) = *one;
    let (subject, judgement) = (manifest.subject, manifest.judgement);
    let declared = subject.manifest().document_level_at()?;
    let (is_enough, advice, severity) = match judgement.certain {
        true => ("is enough", "Declare", META.severity),
        false => ("seems enough", "Try the add-in with", Severity::Information),
    };
    let uses = manifest.uses();
    let (name, level) = (subject.name(), manifest.declared.name());
    let mut lines = vec![format!("{name} declares {level}, but {} {is_enough}", enough.name())];
    lines.extend(needed_by(&uses));
    lines.extend(judgement.reasons.iter().cloned());
    lines.push(format!("{advice} {}.", manifest.words(enough)));
    let safety = |of: &DocumentManifest| if of.judgement.certain { Safety::Safe } else { Safety::Unsafe };
    let worst = all.iter().map(|(manifest, _)| safety(manifest)).max().unwrap_or(Safety::Unsafe);
    let together = if all.len() > 1 { documents::fix(all, worst) } else { None };
    let needing = uses.iter().filter(|one| one.needed.least != DocumentLevel::Restricted);
    Some(Finding {
        severity,
        url: DOCUMENT_PERMISSIONS_URL,
        related: needing.take(SHOWN).map(DocumentUse::related).collect(),
        fixes: together.into_iter().chain(documents::fix(&[*one], worst)).collect(),
        ..subject.finding(&META, declared.value.span, &declared.value.value, &lines)
    })
}

/// Level by level what needs it.
fn needed_by(uses: &[DocumentUse]) -> Vec<String> {
    let line = |level: DocumentLevel| {
        let of_level: Vec<&DocumentUse> = uses
            .iter()
            .filter(|one| one.needed.least == level && one.usage.certainty == Certainty::Certain)
            .collect();
        let first = of_level.first()?;
        let (verb, named) = if of_level.len() == 1 { ("needs", ":") } else { ("need", ", for example") };
        let count = prose::count(of_level.len(), "use");
        Some(format!("{count} {verb} {}{named} {}.", level.name(), first.members()))
    };
    let lines: Vec<String> = DocumentLevel::ALL.into_iter().filter_map(line).collect();
    if lines.is_empty() { vec!["Nothing in the code uses the document.".to_owned()] } else { lines }
}
