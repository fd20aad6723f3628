//! The hover on a permission level in a manifest: whether it fits the code, what it allows, which uses need it, and
//! what makes that uncertain.
//!
//! Called by the hover in manifests.

use super::LISTED;
use crate::addin::Verdict;
use crate::catalog::{DOCUMENT_PERMISSIONS_URL, MailboxLevel, PERMISSIONS_URL, level_notes};
use crate::ide::documents;
use crate::ide::lookup::ManifestContext;
use crate::ide::uses::{self, Tally};
use crate::ide::{LinkTo, markdown};
use crate::manifest::{DeclaredLevel, Family, ManifestKind, nearest};

/// What is said about a declared level.
pub(super) fn text(known: &ManifestContext, declared: &DeclaredLevel, link: LinkTo) -> String {
    match (declared.family, declared.level) {
        _ if declared.is_placeholder() => placeholder(declared),
        (Family::Mailbox, Some(level)) => mailbox(known, declared, level, link),
        (Family::Mailbox, None) => unknown(known, declared, PERMISSIONS_URL),
        (Family::Document, _) => document(known, declared, link),
    }
}

fn mailbox(known: &ManifestContext, declared: &DeclaredLevel, level: MailboxLevel, link: LinkTo) -> String {
    let mut paragraphs = vec![headline(known, declared, level, link)];
    if !declared.is_in_place() {
        paragraphs.push(misplaced(known.file.manifest.kind).to_owned());
    }
    if counts(known, declared) {
        paragraphs.extend(needing(known, link));
        paragraphs.extend(reasons(known));
    }
    paragraphs.push(markdown::page(&level_notes(level)));
    paragraphs.join("\n\n")
}

/// Whether this is the declaration that Outlook goes by.
fn counts(known: &ManifestContext, declared: &DeclaredLevel) -> bool {
    known.file.manifest.declared_at().is_some_and(|d| d.value.span == declared.value.span)
}

fn headline(known: &ManifestContext, declared: &DeclaredLevel, level: MailboxLevel, link: LinkTo) -> String {
    let manifest = &known.file.manifest;
    let own = bold(manifest.kind, level);
    if let Some(other) = manifest.declared_at().filter(|_| !counts(known, declared)) {
        let place = known.linked(other.value.span, link);
        let value = markdown::code(&other.value.value);
        return format!("{own} does not apply: {place} declares {value}.");
    }
    let required = bold(manifest.kind, known.judgement.required);
    match known.judgement.verdict {
        Verdict::Exact => format!("{own} is what the add-in needs."),
        Verdict::Exceeded => format!("{own} is too low: the add-in needs {required}."),
        Verdict::Excessive if known.judgement.certain => {
            format!("{own} is more than the add-in needs: {required} is enough.")
        }
        Verdict::Excessive => format!("{own} may be more than the add-in needs: {required} seems enough."),
        Verdict::NoUsages => format!("{own}: no code that needs a level was found."),
        Verdict::NoSources => format!("{own}: no source files of this add-in were found."),
        Verdict::NotMail => format!("{own}: this manifest is not for Outlook."),
        Verdict::Unreadable => format!("{own}: this manifest could not be read completely."),
    }
}

/// A level, with its name in the unified manifest where that is the kind.
fn bold(kind: ManifestKind, level: MailboxLevel) -> String {
    match kind {
        ManifestKind::AddInOnly => format!("**{}**", level.name()),
        ManifestKind::Unified => format!("**{}** (`{}`)", level.name(), level.unified_name()),
    }
}

fn misplaced(kind: ManifestKind) -> &'static str {
    match kind {
        ManifestKind::AddInOnly => "Outlook does not look for it here: it belongs directly in `OfficeApp`.",
        ManifestKind::Unified => "Outlook ignores it: its `type` must be `Delegated`.",
    }
}

/// The uses that need most.
fn needing(known: &ManifestContext, link: LinkTo) -> Option<String> {
    let tally = Tally::of(known);
    let list = uses::list(known.snapshot, known.add_in, &tally.most, LISTED, link);
    (!list.is_empty()).then(|| format!("{}:\n{list}", tally.words(known.judgement.required)))
}

fn reasons(known: &ManifestContext) -> Option<String> {
    let title = if known.judgement.certain { "Also considered" } else { "Also considered, or uncertain" };
    let reasons = markdown::items(&known.judgement.reasons);
    (!reasons.is_empty()).then(|| format!("{title}:\n{reasons}"))
}

fn placeholder(declared: &DeclaredLevel) -> String {
    format!("{} is filled in when the add-in is built; its final value is not known.", value(declared))
}

fn unknown(known: &ManifestContext, declared: &DeclaredLevel, url: &str) -> String {
    let kind = known.file.manifest.kind;
    let meant = nearest(kind, declared.family, &declared.value.value);
    let meant = meant.map_or(String::new(), |name| format!("; did you mean `{name}`?"));
    let applies = "An unknown name has the same effect as no level.";
    format!("{} is not a permission level{meant}\n\n{applies} ({})", value(declared), markdown::source(url))
}

fn document(known: &ManifestContext, declared: &DeclaredLevel, link: LinkTo) -> String {
    match declared.document_level(known.file.manifest.kind) {
        None => unknown(known, declared, DOCUMENT_PERMISSIONS_URL),
        Some(level) => documents::about_level(known, declared, level, (link, LISTED)),
    }
}

fn value(declared: &DeclaredLevel) -> String {
    if declared.value.value.is_empty() { "This".to_owned() } else { markdown::code(&declared.value.value) }
}
