//! The same for documents: a document level that does not include all that the code needs.
//!
//! Called by the rule.

use super::{META, SHOWN};
use crate::catalog::{DOCUMENT_PERMISSIONS_URL, DocumentLevel};
use crate::rules::documents::{self, DocumentManifest, DocumentUse};
use crate::rules::suppress::Reached;
use crate::rules::{Context, Finding, Safety, permission_exceeded};
use crate::text::prose;

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for add_in in cx.add_ins {
        let is_short = |one: &DocumentManifest| !one.declared.includes(one.sufficient);
        let short: Vec<DocumentManifest> = documents::of(cx, add_in).filter(is_short).collect();
        if !short.is_empty() {
            let reached = Reached::of(cx);
            out.extend(short.iter().filter_map(|manifest| finding(manifest, &short, &reached)));
        }
    }
}

fn finding(manifest: &DocumentManifest, all: &[DocumentManifest], reached: &Reached) -> Option<Finding> {
    let subject = manifest.subject;
    let declared = subject.manifest().document_level_at()?;
    let is_told =
        |one: &DocumentUse| !reached.holds(permission_exceeded::META.code, &one.source.path, one.usage.span);
    let uses: Vec<DocumentUse> = manifest
        .uses()
        .into_iter()
        .filter(|one| !manifest.declared.includes(one.needed.least) && is_told(one))
        .collect();
    let needed = uses.iter().map(|one| one.needed.least).reduce(DocumentLevel::join)?;
    let verb = if uses.len() == 1 { "needs" } else { "need" };
    let lines = [
        format!(
            "{} {verb} more than {}: {}",
            prose::count(uses.len(), "use"),
            manifest.declared.name(),
            needed.name()
        ),
        format!("Declare {}, or remove what needs it.", manifest.words(manifest.sufficient)),
    ];
    let targets: Vec<_> = all.iter().map(|one| (*one, one.sufficient)).collect();
    let together = if all.len() > 1 { documents::fix(&targets, Safety::Unsafe) } else { None };
    let own = documents::fix(&[(*manifest, manifest.sufficient)], Safety::Unsafe);
    Some(Finding {
        url: DOCUMENT_PERMISSIONS_URL,
        related: uses.iter().take(SHOWN).map(DocumentUse::related).collect(),
        fixes: together.into_iter().chain(own).collect(),
        ..subject.finding(&META, declared.value.span, manifest.sufficient.name(), &lines)
    })
}
