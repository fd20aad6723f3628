//! The hover on a use of an Office member: the level that it needs against those declared, what happens where that is
//! too low, where it works, who says so, and what replaces it where it is dead.
//!
//! Called by the hover in sources.

use super::Hover;
use crate::addin::{AddIn, SourceFile};
use crate::analysis::{Certainty, Usage, Via};
use crate::catalog::{
    Catalog, MailboxLevel, MemberId, describe_legacy, legacy, member_facts, member_sources, member_url, mode_words, remark,
};
use crate::ide::lookup::{self, Known};
use crate::ide::{LinkTo, markdown};
use crate::manifest::SupplementaryKind;
use crate::rules::{supplementary_of, words};
use crate::workspace::Snapshot;
use std::collections::BTreeMap;

/// Of the members that a use may be, so many are told apart.
const LISTED: usize = 4;

/// What is said about the use at `at`.
pub(super) fn hover(snapshot: &Snapshot, source: &SourceFile, at: u32, link: LinkTo) -> Option<Hover> {
    let usage = lookup::usage_at(source, at)?;
    let owners = snapshot.owners(&source.path);
    let manifests: Vec<Known> = owners.iter().flat_map(|a| judged(snapshot, a)).collect();
    let mut paragraphs = vec![headline(usage, &manifests, link)];
    paragraphs.extend(legacy_notes(usage));
    paragraphs.extend(at_run_time(usage, &manifests));
    paragraphs.extend(supplementary(usage, &manifests, link));
    paragraphs.extend(doubts(source, usage));
    paragraphs.extend(configured(snapshot, source, usage));
    paragraphs.extend(about_members(usage));
    Some(Hover { markdown: paragraphs.join("\n\n"), span: usage.span })
}

fn judged<'a>(snapshot: &'a Snapshot, add_in: &&'a AddIn) -> impl Iterator<Item = Known<'a>> + use<'a> {
    lookup::judged(snapshot, add_in)
}

fn headline(usage: &Usage, manifests: &[Known], link: LinkTo) -> String {
    let members = words::members(Catalog::get(), usage);
    let Some(min) = usage.min else { return format!("{members}: no mailbox permission is documented.") };
    let most = usage.max.filter(|max| *max > min);
    let most = most.map_or(String::new(), |max| format!(", or even **{}**", max.name()));
    let declared = declarations(manifests, link);
    let declared = if declared.is_empty() { String::new() } else { format!("; {declared}") };
    format!("{members} needs **{}**{most}{declared}", min.name())
}

/// `[manifest.xml:12](...) declares ReadItem`, one phrase per declared level, the lowest first.
fn declarations(manifests: &[Known], link: LinkTo) -> String {
    let mut by_level: BTreeMap<Option<MailboxLevel>, Vec<String>> = BTreeMap::new();
    for known in manifests {
        let manifest = &known.file.manifest;
        let span = manifest.declared_at().map_or(manifest.root, |declared| declared.value.span);
        let place = markdown::link(&known.label(span), &link(&known.at(span)));
        by_level.entry(known.judgement.declared).or_default().push(place);
    }
    let phrase = |(level, places): (Option<MailboxLevel>, Vec<String>)| {
        let verb = if places.len() == 1 { "declares" } else { "declare" };
        let what = level.map_or("no level (Restricted applies)", MailboxLevel::name);
        format!("{} {verb} {what}", words::list(&places))
    };
    by_level.into_iter().map(phrase).collect::<Vec<_>>().join(", ")
}

/// What a user sees, where some manifest declares too little.
fn at_run_time(usage: &Usage, manifests: &[Known]) -> Option<String> {
    let short = manifests.iter().any(|known| usage.min > Some(known.granted()));
    short.then(|| words::at_run_time(Catalog::get(), usage).to_owned())
}

fn legacy_notes(usage: &Usage) -> Vec<String> {
    let rows = usage.members.iter().filter_map(|&member| legacy(&Catalog::get().full_name(member)));
    rows.map(|row| markdown::page(&describe_legacy(row))).collect()
}

/// The permission that it needs besides its level, and which manifests have it.
fn supplementary(usage: &Usage, manifests: &[Known], link: LinkTo) -> Option<String> {
    let kind = usage.members.iter().find_map(|&member| supplementary_of(member))?;
    let (what, otherwise) = match kind {
        SupplementaryKind::AppendOnSend => {
            ("the extended permission AppendOnSend", "the call fails with 9047, `Extended Permission missing for the API call.`")
        }
        SupplementaryKind::SharedFolders => ("support for shared folders", "Outlook does not show the add-in there"),
    };
    let mut lacking = Vec::new();
    for known in manifests.iter().filter(|k| k.file.manifest.effective(kind).is_none()) {
        let root = known.file.manifest.root;
        lacking.push(markdown::link(&known.label(root), &link(&known.at(root))));
    }
    let Some(_) = lacking.first() else { return Some(format!("It needs {what}, too, which is declared.")) };
    let verb = if lacking.len() == 1 { "lacks" } else { "lack" };
    Some(format!("It needs {what}, too, which {} {verb}: {otherwise}.", words::list(&lacking)))
}

/// What keeps the use from counting, and how its receiver was reached where that does not show.
fn doubts(source: &SourceFile, usage: &Usage) -> Option<String> {
    let mut sentences = Vec::new();
    if usage.via != Via::Chain {
        sentences.push(words::via(usage.via));
    }
    match usage.certainty {
        Certainty::Maybe => sentences.push("It may be something else: it raises no level and is no error."),
        Certainty::Likely => sentences.push("It is likely, not certain: it raises no level."),
        Certainty::Certain => {}
    }
    if source.test {
        sentences.push("This file is a test: its uses do not count.");
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn configured(snapshot: &Snapshot, source: &SourceFile, usage: &Usage) -> Vec<String> {
    let scope = snapshot.config.of(&source.path);
    let said = usage.members.iter().filter_map(|&member| scope.level(member));
    said.map(|level| markdown::prose(&words::configured(level))).collect()
}

/// Of one member everything, of several a list.
fn about_members(usage: &Usage) -> Vec<String> {
    let catalog = Catalog::get();
    if let [only] = usage.members.as_slice() {
        return about_member(catalog, *only);
    }
    let mut lines: Vec<String> = usage.members.iter().take(LISTED).map(|&m| short(catalog, m)).collect();
    if let Some(more) = usage.members.len().checked_sub(LISTED).filter(|more| *more > 0) {
        lines.push(format!("- and {more} more"));
    }
    vec![lines.join("\n")]
}

fn about_member(catalog: &Catalog, id: MemberId) -> Vec<String> {
    let member = catalog.member(id);
    let remark = remark(&catalog.full_name(id));
    let remark = remark.map(|r| format!("{} ({})", r.text, markdown::source(r.url)));
    let parts = [
        markdown::page(&member_facts(member)),
        markdown::page(&member_sources(member)),
        remark.unwrap_or_default(),
        markdown::link("Reference", &member_url(catalog, id)),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// `- [Office.Subject.setAsync](...): ReadWriteItem; compose; Mailbox 1.1`.
fn short(catalog: &Catalog, id: MemberId) -> String {
    let member = catalog.member(id);
    let mut facts: Vec<&str> = vec![member.level.map_or("no level", MailboxLevel::name)];
    facts.extend(mode_words(member.modes));
    facts.extend(member.requirement_set.as_deref());
    format!("- {}: {}", markdown::link(&catalog.full_name(id), &member_url(catalog, id)), facts.join("; "))
}
