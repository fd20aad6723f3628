//! A manifest requires a newer requirement set than its add-in needs.
//!
//! # What it does
//! Compares the version of the set `Mailbox` that a manifest requires with what the code, the events and the manifest's own
//! features need. Uses that ask for their set themselves (`isSetSupported`), or look for the member first, do not count: they work
//! on older clients, too. Nothing is reported unless all of the code was followed, or if the code uses a member of a preview.
//!
//! # Why
//! Outlook does not show the add-in on clients that lack the set: they are shut out for nothing.
//!
//! # Example
//! ```xml
//! <bt:Set Name="Mailbox" MinVersion="1.10" />
//! ```
//! ```js
//! show(Office.context.mailbox.item.subject);
//! ```
//!
//! # Instead
//! ```xml
//! <bt:Set Name="Mailbox" MinVersion="1.5" />
//! ```
//!
//! # Fix safety
//! The fix lowers the version. It is not safe: try the add-in on a client that was shut out before.

use super::judged_manifest::{self, JudgedManifest};
use super::sets::{Check, check_around, looks_for_itself, most_needed, with_options};
use super::{Context, Finding, Fix, Meta, Safety, Severity};
use crate::addin::{SourceFile, Verdict};
use crate::catalog::{Catalog, FIRST_SET, MAILBOX_SETS_URL, MailboxSet, clients_below};
use crate::manifest::RequiredSet;
use crate::text::{Edit, Span, prose};

pub(super) static META: Meta = Meta {
    code: "requirement-set-excessive",
    severity: Severity::Information,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[],
    url: MAILBOX_SETS_URL,
    source: include_str!("requirement_set_excessive.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for subject in judged_manifest::all(cx).filter(may_be_lower) {
        let highest = subject.manifest().requirement_sets.iter().filter_map(RequiredSet::mailbox).max();
        let found = highest.and_then(|highest| finding(&subject, highest, needed(&subject, highest)?));
        out.extend(found);
    }
}

/// Whether everything is known that could need a set.
fn may_be_lower(subject: &JudgedManifest) -> bool {
    let is_known = subject.judgement.certain && !subject.manifest().steered && !subject.file.built;
    is_known && subject.is_judged() && subject.judgement.verdict != Verdict::NoSources
}

/// What the add-in needs, if that is less than the highest set that the manifest requires, so that clients are shut out for
/// nothing; `None` where a member of a preview is used. Texts are looked into last: it takes longest.
fn needed(subject: &JudgedManifest, highest: MailboxSet) -> Option<MailboxSet> {
    let lets_more_in =
        |needed: &MailboxSet| highest > *needed && clients_below(highest) != clients_below(*needed);
    let mut needed = Some(subject.manifest().own_set).filter(lets_more_in)?;
    for source in subject.cx.counted(subject.add_in) {
        needed = Some(needed.max(by_uses(source)?)).filter(lets_more_in)?;
    }
    let options = subject.cx.counted(subject.add_in).map(by_options);
    Some(options.fold(needed, MailboxSet::max)).filter(lets_more_in)
}

fn by_uses(source: &SourceFile) -> Option<MailboxSet> {
    let catalog = Catalog::get();
    let mut needed = FIRST_SET;
    for usage in source.outcome.usages.iter().filter(|usage| !usage.is_probe()) {
        if usage.members.iter().any(|&member| catalog.member(member).preview) {
            return None;
        }
        let set = most_needed(usage).max(with_options(source, usage)).unwrap_or(FIRST_SET);
        if set > needed && check_around(usage, set) != Check::Guards && !looks_for_itself(source, usage) {
            needed = set;
        }
    }
    Some(needed)
}

/// What the names of options need that stand in a source, `event.completed({ cancelLabel: "Back" })`: the analysis does not
/// follow what is handed to Office.
fn by_options(source: &SourceFile) -> MailboxSet {
    let catalog = Catalog::get();
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let options = |name| {
        let members = catalog.members_named(name).iter().copied();
        members.filter(|&member| catalog.ty(catalog.member(member).owner).name.ends_with("Options"))
    };
    let words = source.text.split(|c| !is_name(c)).filter(|word| word.len() > 3);
    words.flat_map(options).filter_map(|member| catalog.mailbox_set(member)).max().unwrap_or(FIRST_SET)
}

/// At the highest version; what else is too high belongs to it.
fn finding(subject: &JudgedManifest, highest: MailboxSet, needed: MailboxSet) -> Option<Finding> {
    let high = subject
        .manifest()
        .requirement_sets
        .iter()
        .filter(|set| set.mailbox().is_some_and(|set| set > needed));
    let (first, others): (Vec<&RequiredSet>, Vec<&RequiredSet>) =
        high.partition(|set| set.mailbox() == Some(highest));
    let versions: Vec<Span> =
        first.into_iter().chain(others).filter_map(|set| Some(set.version.as_ref()?.span)).collect();
    let (at, others) = versions.split_first()?;
    let name = subject.name();
    let lost: Vec<&str> =
        clients_below(highest).into_iter().filter(|client| !clients_below(needed).contains(client)).collect();
    let lines = [
        format!("{name} requires Mailbox {highest}, but Mailbox {needed} is enough"),
        format!("Clients that are shut out: {}.", prose::list_all(&lost)),
    ];
    let mut edits: Vec<Edit> = versions.iter().map(|&span| Edit { span, text: needed.to_string() }).collect();
    edits.sort();
    edits.dedup();
    let fix = Fix {
        title: format!("Require Mailbox {needed} in {name}"),
        safety: Safety::Unsafe,
        edits: vec![(subject.file.path.clone(), edits)],
    };
    Some(Finding {
        related: others.iter().map(|&span| subject.related(span, "required here, too")).collect(),
        fixes: vec![fix],
        ..subject.finding(&META, *at, "Mailbox", &lines)
    })
}
