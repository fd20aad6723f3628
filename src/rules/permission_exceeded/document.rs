//! The same for documents: a use that the declared document level does not include.
//!
//! Called by the rule.

use super::META;
use crate::addin::SourceFile;
use crate::analysis::Certainty;
use crate::catalog::{DOCUMENT_PERMISSIONS_URL, DocumentLevel};
use crate::rules::documents::{self, DocumentManifest, DocumentUse};
use crate::rules::{Context, Finding, Fix, Location, Safety, Severity, words};
use crate::text::prose;

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    let manifests: Vec<DocumentManifest> =
        cx.add_ins.iter().flat_map(|add_in| documents::of(cx, add_in)).collect();
    if manifests.is_empty() {
        return;
    }
    for (index, source) in cx.sources.iter().enumerate() {
        let own: Vec<DocumentManifest> = manifests
            .iter()
            .copied()
            .filter(|manifest| manifest.subject.add_in.sources.binary_search(&index).is_ok())
            .collect();
        out.extend(of_source(source, &own));
    }
}

/// The findings of one source, which belongs to the add-ins of these manifests.
fn of_source(source: &SourceFile, own: &[DocumentManifest]) -> Vec<Finding> {
    let mut told: Vec<(DocumentUse, Vec<DocumentManifest>)> = Vec::new();
    for manifest in own {
        let short = manifest.uses_in(source).filter(|one| !manifest.declared.includes(one.needed.least));
        for one in deciding(short) {
            match told.iter_mut().find(|(known, _)| std::ptr::eq(known.usage, one.usage)) {
                Some((_, manifests)) => manifests.push(*manifest),
                None => told.push((one, vec![*manifest])),
            }
        }
    }
    told.iter().map(|(one, short)| finding(one, short)).collect()
}

/// Of each access chain the use that needs most: `Office.select(name).setDataAsync(text)`.
fn deciding<'a>(uses: impl Iterator<Item = DocumentUse<'a>>) -> Vec<DocumentUse<'a>> {
    let mut kept: Vec<DocumentUse> = Vec::new();
    for one in uses {
        match kept.iter_mut().find(|known| known.usage.chain == one.usage.chain) {
            None => kept.push(one),
            Some(known) if one.needed.least.includes(known.needed.least) => *known = one,
            Some(_) => {}
        }
    }
    kept
}

fn finding(one: &DocumentUse, short: &[DocumentManifest]) -> Finding {
    let mut lines = vec![format!(
        "needs {}, {}: {}",
        one.needed.least.name(),
        declarations(short).join(", and "),
        one.members()
    )];
    lines.extend(one.dispute());
    lines.extend(words::via(one.usage.via).map(str::to_owned));
    lines.push("At run time, Office denies it (error 7000).".to_owned());
    let whole: Vec<(DocumentManifest, DocumentLevel)> =
        short.iter().map(|manifest| (*manifest, manifest.sufficient)).collect();
    let own: Vec<(DocumentManifest, DocumentLevel)> = whole
        .iter()
        .map(|(manifest, enough)| {
            let both = manifest.declared.join(one.needed.least);
            (*manifest, if enough.includes(both) { both } else { *enough })
        })
        .collect();
    lines.extend(joined(one, &whole));
    let fixes = fixes(&whole, &own);
    if let Some(fix) = fixes.last() {
        lines.push(format!("{}, or remove what needs it.", fix.title));
    }
    if fixes.len() > 1 {
        let names: Vec<&str> = whole.iter().map(|(_, level)| level.name()).collect();
        lines.push(format!("The add-in as a whole needs {}.", prose::list(&names)));
    }
    let at = Location { file: one.source.path.clone(), span: one.usage.span };
    let add_in = short.first().map(|manifest| manifest.subject.add_in.root.as_path());
    Finding {
        severity: severity(one),
        url: DOCUMENT_PERMISSIONS_URL,
        related: short.iter().filter_map(DocumentManifest::declared_here).collect(),
        fixes,
        ..META.finding(at, add_in, words::about(one.usage), lines.join("\n"))
    }
}

/// To what is enough for the whole add-in, and, where that is less, to what is enough for this use.
fn fixes(whole: &[(DocumentManifest, DocumentLevel)], own: &[(DocumentManifest, DocumentLevel)]) -> Vec<Fix> {
    let mut fixes: Vec<Fix> = Vec::new();
    for fix in
        [documents::fix(whole, Safety::Unsafe), documents::fix(own, Safety::Unsafe)].into_iter().flatten()
    {
        if !fixes.contains(&fix) {
            fixes.push(fix);
        }
    }
    fixes
}

/// That two levels together make a third one, though no use needs it.
fn joined(one: &DocumentUse, whole: &[(DocumentManifest, DocumentLevel)]) -> Option<String> {
    let (manifest, enough) = whole.first()?;
    let declared = manifest.declared;
    let both = declared.join(one.needed.least);
    (both != one.needed.least && enough.includes(both)).then(|| {
        format!("Only {} includes both {} and {}.", both.name(), declared.name(), one.needed.least.name())
    })
}

fn declarations(short: &[DocumentManifest]) -> Vec<String> {
    let mut by_level: Vec<(DocumentLevel, Vec<String>)> = Vec::new();
    for manifest in short {
        match by_level.iter_mut().find(|(level, _)| *level == manifest.declared) {
            Some((_, names)) => names.push(manifest.subject.name()),
            None => by_level.push((manifest.declared, vec![manifest.subject.name()])),
        }
    }
    let phrase = |(level, names): (DocumentLevel, Vec<String>)| {
        let verb = if names.len() == 1 { "declares" } else { "declare" };
        format!("{} {verb} {}", prose::list(&names), level.name())
    };
    by_level.into_iter().map(phrase).collect()
}

fn severity(one: &DocumentUse) -> Severity {
    let is_sure = one.usage.certainty == Certainty::Certain && !one.needed.disputed;
    if is_sure { META.severity } else { Severity::Warning }
}
