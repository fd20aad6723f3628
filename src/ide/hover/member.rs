//! The hover on a use of an Office member: the level that it needs against those declared, what happens where that is
//! too low, where it works, who says so, and what replaces it where it no longer works.
//!
//! Called by the hover in sources.

use super::{Hover, distinct, guards, request};
use crate::addin::SourceFile;
use crate::analysis::{Certainty, Usage, Via};
use crate::catalog::{
    Catalog, MailboxLevel, MemberId, describe_legacy, member_facts, member_sources, member_url, mode_words,
    remark,
};
use crate::ide::documents;
use crate::ide::lookup::{self, ManifestContext};
use crate::ide::{LinkTo, markdown, uses};
use crate::manifest::SupplementaryKind;
use crate::rules::{self, Finding, Location, PERMISSION_EXCEEDED, supplementary_of, words};
use crate::text::prose;
use crate::workspace::Snapshot;
use std::sync::Arc;

/// What is said about the use at `at`.
pub(super) fn hover(
    snapshot: &Snapshot,
    findings: &[Arc<Finding>],
    source: &SourceFile,
    at: u32,
    link: LinkTo,
) -> Option<Hover> {
    let used = uses::use_at(source, at)?;
    let usage = used.usage;
    let owners = snapshot.owners(&source.path).into_iter();
    let manifests = owners.flat_map(|a| lookup::for_outlook(snapshot, a));
    let manifests: Vec<ManifestContext> =
        manifests.filter(|known| known.judgement.verdict.is_judged()).collect();
    let here = findings_at(findings, &used.at());
    // Every client shows the finding beside the hover: what it says is not said again.
    let accused = here.iter().any(|finding| finding.rule == PERMISSION_EXCEEDED);
    let said: &[ManifestContext] = if accused { &[] } else { &manifests };
    let mut paragraphs = headlines(snapshot, source, usage, (said, accused), link);
    paragraphs.extend(legacy_notes(usage));
    paragraphs.extend(request::at_use(source, usage));
    paragraphs.extend(softened(here));
    paragraphs.extend(guards::behind(snapshot, source, usage, link));
    paragraphs.extend(at_run_time(usage, said));
    paragraphs.extend(supplementary(usage, &manifests, link));
    paragraphs.extend(doubts(source, usage));
    paragraphs.extend(configured(snapshot, source, usage));
    paragraphs.extend(about_members(usage));
    Some(Hover { markdown: paragraphs.join("\n\n"), span: usage.span })
}

/// What it needs of the mailbox and of a document; where it has to do with both, what its add-ins are for.
fn headlines(
    snapshot: &Snapshot,
    source: &SourceFile,
    usage: &Usage,
    (mailbox, accused): (&[ManifestContext], bool),
    link: LinkTo,
) -> Vec<String> {
    let owners = snapshot.owners(&source.path).into_iter();
    let of_documents = |known: &ManifestContext| known.judgement.document.is_some();
    let documents: Vec<ManifestContext> =
        owners.flat_map(|add_in| lookup::judged(snapshot, add_in)).filter(of_documents).collect();
    let shown: &[ManifestContext] = if accused { &[] } else { &documents };
    let document = usage.document.filter(|_| usage.min.is_none() || !documents.is_empty());
    let is_for_mail = usage.min.is_some() && (!mailbox.is_empty() || documents.is_empty());
    let of_document = document.map(|range| documents::about_use(usage, range, shown, link));
    let of_mailbox = (is_for_mail || document.is_none()).then(|| headline(usage, mailbox, link));
    of_mailbox.into_iter().chain(of_document).collect()
}

fn headline(usage: &Usage, manifests: &[ManifestContext], link: LinkTo) -> String {
    let members = words::members(Catalog::get(), usage);
    if usage.is_probe() {
        return format!("{members} is only checked for here, which needs no level.{}", called(usage));
    }
    let Some(min) = usage.min else { return format!("{members}: no mailbox permission is documented.") };
    let declared = declarations(manifests, link);
    let declared = if declared.is_empty() { String::new() } else { format!("; {declared}") };
    format!("{members} needs {}{declared}", levels(min, usage.max))
}

/// `**ReadItem**`, or where more may be needed, `**ReadItem**, or even **ReadWriteItem**`.
fn levels(min: MailboxLevel, max: Option<MailboxLevel>) -> String {
    let more = max.filter(|max| *max > min).map(|max| format!(", or even **{}**", max.name()));
    format!("**{}**{}", min.name(), more.unwrap_or_default())
}

/// What a use of the members that are looked for would need.
fn called(usage: &Usage) -> String {
    let needs = || usage.members.iter().filter_map(|&member| Catalog::get().member(member).level);
    let Some(min) = needs().min() else { return String::new() };
    format!(" Using it needs {}.", levels(min, needs().max()))
}

/// `[manifest.xml:12](...) declares ReadItem`, one phrase per declared level.
fn declarations(manifests: &[ManifestContext], link: LinkTo) -> String {
    let places = manifests.iter().map(|k| (k.judgement.declared, k.linked(k.declared_span(), link)));
    words::declarations(places).join(", ")
}

/// What a user sees, where some manifest declares too little.
fn at_run_time(usage: &Usage, manifests: &[ManifestContext]) -> Option<String> {
    let short = manifests.iter().any(|known| usage.min > Some(known.file.manifest.granted()));
    short.then(|| words::at_run_time(Catalog::get(), usage).to_owned())
}

fn legacy_notes(usage: &Usage) -> Vec<String> {
    let rows = usage.members.iter().filter_map(|&member| Catalog::get().legacy(member));
    distinct(rows.map(|row| markdown::page(&describe_legacy(row))).collect())
}

/// The findings that mark exactly this place.
fn findings_at<'f>(findings: &'f [Arc<Finding>], at: &Location) -> &'f [Arc<Finding>] {
    let start = findings.partition_point(|finding| finding.at < *at);
    let end = findings.partition_point(|finding| finding.at <= *at);
    findings.get(start..end).unwrap_or_default()
}

/// Why the rules about legacy members only hint at the use: a guard, or what the configuration says.
fn softened(here: &[Arc<Finding>]) -> Option<String> {
    let sentences: Vec<&str> = here.iter().flat_map(|finding| rules::softened(finding)).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// The permission that it needs besides its level, and which manifests have it.
fn supplementary(usage: &Usage, manifests: &[ManifestContext], link: LinkTo) -> Option<String> {
    let kind = usage
        .members
        .iter()
        .find_map(|&member| supplementary_of(member))
        .filter(|_| !manifests.is_empty() && !usage.is_probe())?;
    let what = match kind {
        SupplementaryKind::AppendOnSend => "the extended permission AppendOnSend",
        SupplementaryKind::SharedFolders => "support for shared folders",
    };
    let mut lacking = Vec::new();
    for known in manifests.iter().filter(|k| k.file.manifest.effective(kind).is_none()) {
        lacking.push(known.linked(known.file.manifest.root, link));
    }
    if lacking.is_empty() {
        return Some(format!("It also needs {what}, which is declared."));
    }
    let (verb, names) = (if lacking.len() == 1 { "lacks" } else { "lack" }, prose::list(&lacking));
    Some(format!("It also needs {what}, which {names} {verb}. Without it, {}", words::without(kind)))
}

/// What keeps the use from counting, and how its receiver was reached where that does not show.
fn doubts(source: &SourceFile, usage: &Usage) -> Option<String> {
    let mut sentences = Vec::new();
    if usage.via != Via::Chain {
        sentences.extend(words::via(usage.via));
    }
    match usage.certainty {
        Certainty::Maybe => {
            sentences.push("It may be something else, so it raises no level and is not an error.");
        }
        Certainty::Likely => sentences.push("It is likely, but not certain, so it raises no level."),
        Certainty::Certain => {}
    }
    if source.test {
        sentences.push("This file is a test, so its uses are not counted.");
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn configured(snapshot: &Snapshot, source: &SourceFile, usage: &Usage) -> Vec<String> {
    let scope = snapshot.config.of(&source.path);
    let said = usage.members.iter().filter_map(|&member| scope.level(member));
    said.map(|level| markdown::prose(&words::configured(level))).collect()
}

/// Of one member everything; of several what tells them apart, and where sources disagree.
fn about_members(usage: &Usage) -> Vec<String> {
    let catalog = Catalog::get();
    let members = usage.members.as_slice();
    let mut parts = Vec::new();
    match members {
        [only] => {
            parts.extend(documents::sources(usage));
            parts.push(markdown::page(&member_facts(catalog, *only)));
            parts.push(markdown::page(&member_sources(catalog.member(*only))));
        }
        several => {
            parts.push(list(catalog, several));
            let corrected = several.iter().map(|&m| catalog.member(m)).filter(|m| m.corrected.is_some());
            parts.extend(corrected.map(|member| markdown::page(&member_sources(member))));
        }
    }
    let observed = members.iter().filter_map(|&member| catalog.observed(member));
    parts.extend(observed.map(|row| markdown::page(&format!("Observed: {}", row.clause()))));
    let unsupported = members.iter().flat_map(|&member| catalog.unsupported(member));
    parts.extend(unsupported.map(|row| markdown::page(&row.sentence())));
    let remarks = members.iter().filter_map(|&member| remark(&catalog.full_name(member)));
    parts.extend(remarks.map(|r| format!("{} ({})", r.text, markdown::source(r.url))));
    if let [only] = members {
        parts.push(markdown::link("Reference", &member_url(catalog, *only)));
    }
    distinct(parts)
}

/// `- ReadItem; read; Mailbox 1.1: [Office.MessageRead](...), [Office.AppointmentRead](...)`, a line for each set of
/// facts.
fn list(catalog: &Catalog, members: &[MemberId]) -> String {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for &member in members {
        let (facts, name) = (facts(catalog, member), name(catalog, member, members));
        let name = markdown::link(&name, &member_url(catalog, member));
        match groups.iter_mut().find(|(known, _)| *known == facts) {
            Some((_, names)) => names.push(name),
            None => groups.push((facts, vec![name])),
        }
    }
    let lines = groups.iter().map(|(facts, names)| format!("- {facts}: {}", prose::list(names)));
    lines.collect::<Vec<_>>().join("\n")
}

/// `ReadItem; read; Mailbox 1.1`.
fn facts(catalog: &Catalog, id: MemberId) -> String {
    let member = catalog.member(id);
    let set = catalog.set_words(id);
    let of_document = catalog.document_need(id).is_some();
    let level = member.level.map(MailboxLevel::name).or(if of_document { None } else { Some("no level") });
    let mut facts: Vec<&str> = level.into_iter().collect();
    facts.extend(catalog.document_need(id).map(|need| need.level.name()));
    facts.extend(mode_words(member.modes));
    facts.extend(set.as_deref());
    facts.extend(member.preview.then_some("preview"));
    facts.extend(member.deprecated.then_some("deprecated in the typings"));
    facts.join("; ")
}

/// The type alone where all members have one name.
fn name(catalog: &Catalog, id: MemberId, members: &[MemberId]) -> String {
    let member = catalog.member(id);
    let same = members.iter().all(|&other| catalog.member(other).name == member.name);
    if same { catalog.ty(member.owner).name.clone() } else { catalog.full_name(id) }
}
