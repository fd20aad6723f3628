//! What editors show of document levels: the lens on a manifest of Word, Excel, PowerPoint, OneNote or Project, and the hovers
//! on its level and on uses.
//!
//! What is needed was judged before; here are only the words. Called by the lenses and the hovers.

use super::lookup::ManifestContext;
use super::uses::{self, Use, counted};
use super::{LinkTo, markdown};
use crate::addin::{DocumentJudgement, Verdict, document_need};
use crate::analysis::{Certainty, Usage};
use crate::catalog::{Catalog, DocumentLevel, DocumentRange, describe_document_need};
use crate::manifest::DeclaredLevel;
use crate::rules::{Location, words};
use crate::text::prose;

/// What the line above the declared level says, where it is judged, and the uses that need more than Restricted.
pub(super) fn lens(known: &ManifestContext) -> Option<(String, Vec<Location>)> {
    let judgement = known.judgement.document.as_ref()?;
    let uses = needing(known);
    Some((title(judgement, uses.len()), uses.iter().map(Use::at).collect()))
}

fn title(judgement: &DocumentJudgement, uses: usize) -> String {
    let needs = match judgement.verdict {
        Verdict::NoSources => return "no sources found".to_owned(),
        Verdict::NoUsages => return "no code found that uses the document".to_owned(),
        _ if judgement.certain => "needs",
        _ => "seems to need",
    };
    let compared = match judgement.verdict.phrase() {
        Some(phrase) => format!(", {phrase}"),
        None => "; the declared value is not a level".to_owned(),
    };
    let verb = if uses == 1 { "uses" } else { "use" };
    let places = prose::count(uses, "place");
    format!("{needs} {}{compared}; {places} {verb} the document", judgement.required.name())
}

/// The certain uses that need more than Restricted.
fn needing<'a>(known: &ManifestContext<'a>) -> Vec<Use<'a>> {
    let manifest = &known.file.manifest;
    let needs = |usage: &Usage| {
        usage.certainty == Certainty::Certain
            && document_need(manifest, usage).is_some_and(|range| range.least != DocumentLevel::Restricted)
    };
    let sources = counted(known.snapshot, &[known.add_in]);
    let uses =
        sources.flat_map(|source| source.outcome.usages.iter().map(move |usage| Use { source, usage }));
    uses.filter(|one| needs(one.usage)).collect()
}

/// The hover on a declared level: whether it fits the code, what it allows, which uses need it.
pub(super) fn about_level(
    known: &ManifestContext,
    declared: &DeclaredLevel,
    level: DocumentLevel,
    (link, listed): (LinkTo, usize),
) -> String {
    let counts = known.file.manifest.document_level_at().is_some_and(|d| d.value.span == declared.value.span);
    let judgement = known.judgement.document.as_ref().filter(|_| counts);
    let mut paragraphs = vec![judgement.map_or_else(
        || format!("**{}** is a level for documents.", level.name()),
        |judgement| headline(level, judgement),
    )];
    if let Some(judgement) = judgement {
        let uses = needing(known);
        let list = uses::list(known.snapshot, known.add_in, &uses, listed, link);
        paragraphs.extend((!list.is_empty()).then(|| format!("Uses of the document:\n{list}")));
        let reasons = markdown::items(&judgement.reasons);
        paragraphs.extend((!reasons.is_empty()).then(|| format!("Uncertain:\n{reasons}")));
    }
    paragraphs.push(markdown::page(&level.notes()));
    paragraphs.join("\n\n")
}

fn headline(own: DocumentLevel, judgement: &DocumentJudgement) -> String {
    let (own, required) = (format!("**{}**", own.name()), format!("**{}**", judgement.required.name()));
    match judgement.verdict {
        Verdict::Exact => format!("{own} is what the add-in needs."),
        Verdict::Exceeded => format!("{own} is too low: the add-in needs {required}."),
        Verdict::Excessive if judgement.certain => {
            format!("{own} is more than the add-in needs: {required} is enough.")
        }
        Verdict::Excessive => format!("{own} may be more than the add-in needs: {required} seems enough."),
        Verdict::NoUsages => format!("{own}: no code that uses the document was found."),
        Verdict::NoSources => format!("{own}: no source files of this add-in were found."),
        Verdict::NotMail | Verdict::Unreadable => {
            format!("{own}: this manifest could not be read completely.")
        }
    }
}

/// The hover on a use: the level that it needs against those declared.
pub(super) fn about_use(
    usage: &Usage,
    range: DocumentRange,
    manifests: &[ManifestContext],
    link: LinkTo,
) -> String {
    let members = words::document_members(Catalog::get(), usage);
    let more = (range.most != range.least).then(|| format!(", or even **{}**", range.most.name()));
    let declared = manifests.iter().filter_map(|known| {
        let level = known.judgement.document.as_ref()?.declared?;
        Some(format!("{} declares {}", known.linked(known.declared_document_span(), link), level.name()))
    });
    let declared: Vec<String> = declared.collect();
    let declared = if declared.is_empty() { String::new() } else { format!("; {}", declared.join(", ")) };
    format!("{members} needs **{}**{}{declared}", range.least.name(), more.unwrap_or_default())
}

/// Who says what the members need of a document, and with which argument they need something else.
pub(super) fn sources(usage: &Usage) -> Vec<String> {
    let needs = usage.members.iter().filter_map(|&member| Catalog::get().document_need(member));
    let pages = needs.map(describe_document_need);
    // The first line says what they need, which the hover has said.
    let rest = pages.filter_map(|page| Some(markdown::page(page.split_once('\n')?.1)));
    rest.collect()
}
