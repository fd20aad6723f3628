//! The code uses a member of a newer requirement set than the manifest ensures.
//!
//! # What it does
//! Reports a use of a member that came with a requirement set of Outlook (`Mailbox 1.8`) where only an older one is certain to
//! hold. What holds is what the `VersionOverrides` of an add-in only manifest ask for, and what they bring along (1.0: Mailbox
//! 1.3; 1.1: Mailbox 1.5), or what `requirements` of a unified manifest ask for; where code runs for an event only, the
//! set that raises the event holds. Every page, command and event that leads to a file counts.
//!
//! A use behind a check is not reported: `isSetSupported("Mailbox", "1.8")`, a look whether the member is there, also where all
//! callers make it. Neither are members whose set nobody states, sets that all supported clients have (up to Mailbox 1.4), other
//! families of sets, and manifests that name no set.
//!
//! Options have sets, too, where they stand in the call: `event.completed({ cancelLabel })` needs Mailbox 1.14, and
//! `getCallbackTokenAsync` with options 1.5; nobody can look for an option, so a look in the file for anything of its set
//! counts as a check. Where sources name two sets for a member, the lower one counts.
//!
//! The severity is a warning. It is an information if an exception is caught, if it is about an option, or if a plain property is
//! read, which is undefined then; and a hint if the manifest has no overrides: its own set only says which clients load the add-in at all.
//!
//! # Why
//! Outlook does not hide the add-in from a client that is too old. The member is undefined there, and calling it throws `TypeError:
//! ... is not a function`, on the customer's machine.
//!
//! # Example
//! ```xml
//! <bt:Set Name="Mailbox" MinVersion="1.5" />
//! ```
//! ```js
//! Office.context.mailbox.item.internetHeaders.getAsync(["x-ticket"], show);
//! ```
//!
//! # Instead
//! Ask first, or require the set:
//! ```js
//! if (Office.context.requirements.isSetSupported("Mailbox", "1.8")) {
//!   Office.context.mailbox.item.internetHeaders.getAsync(["x-ticket"], show);
//! }
//! ```
//!
//! # Fix safety
//! One fix raises the version in the manifest. It is never safe: clients without the set no longer show the add-in, or show its older
//! form. The other one puts a check around a statement that is nothing but the call: what comes after it runs without it.

use super::sets::{Check, Form, Looks, Newer, check_around, guard, is_plain, needs, told_by_others};
use super::{Context, Finding, Fix, Location, Meta, Related, Safety, Severity, words};
use crate::addin::{AddIn, HeldSets, ManifestFile, SourceFile, least_held};
use crate::analysis::{Access, Usage};
use crate::catalog::{Catalog, MAILBOX_SETS_URL, MailboxSet, MemberKind, clients_below};
use crate::text::{Edit, prose};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

pub(super) static META: Meta = Meta {
    code: "requirement-set-exceeded",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Safety::Unsafe),
    tags: &[],
    url: MAILBOX_SETS_URL,
    source: include_str!("requirement_set_exceeded.rs"),
};

/// A manifest that ensures a set.
struct Ensuring<'a> {
    add_in: &'a AddIn,
    file: &'a ManifestFile,
    /// The least that holds anywhere.
    least: MailboxSet,
    held: OnceCell<HeldSets>,
}

/// A use of a newer set than holds.
struct Short<'a> {
    newer: Newer<'a>,
    severity: Severity,
    /// Of each manifest that ensures too little, what it ensures.
    manifests: Vec<(&'a Ensuring<'a>, MailboxSet)>,
}

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    let ensuring: Vec<Ensuring> = cx.add_ins.iter().flat_map(|add_in| of_add_in(cx, add_in)).collect();
    let mut of_source: FxHashMap<usize, Vec<&Ensuring>> = FxHashMap::default();
    for one in &ensuring {
        one.add_in.sources.iter().for_each(|&source| of_source.entry(source).or_default().push(one));
    }
    for (index, source) in cx.sources.iter().enumerate().filter(|(_, source)| !source.test) {
        let Some(own) = of_source.get(&index) else { continue };
        let uses = candidates(source, own.iter().map(|one| one.least).min());
        let short: Vec<Short> = uses.filter_map(|newer| too_new(cx, index, newer, own)).collect();
        let short = telling(source, deciding(short));
        out.extend(short.iter().map(|short| finding(source, short)));
    }
}

/// The manifests of an add-in that say something about sets.
fn of_add_in<'a>(cx: &Context<'a>, add_in: &'a AddIn) -> impl Iterator<Item = Ensuring<'a>> {
    cx.judged(add_in).filter_map(move |(file, _)| {
        let least = least_held(&file.manifest)?;
        Some(Ensuring { add_in, file, least, held: OnceCell::new() })
    })
}

/// The uses that may be of a newer set than holds at the least.
fn candidates(source: &SourceFile, least: Option<MailboxSet>) -> impl Iterator<Item = Newer<'_>> {
    let touches = |usage: &&Usage| usage.is_sure() && !usage.is_probe() && usage.access != Access::Write;
    let is_missed = move |set: MailboxSet| Some(set) > least && !clients_below(set).is_empty();
    let uses = source.outcome.usages.iter().filter(touches);
    let (needing, looks) = (uses.flat_map(|usage| needs(source, usage)), Looks::of(source));
    needing.filter(move |newer| is_missed(newer.needed) && !looks.find(newer))
}

fn too_new<'a>(
    cx: &Context<'a>,
    source: usize,
    newer: Newer<'a>,
    own: &[&'a Ensuring<'a>],
) -> Option<Short<'a>> {
    let is_caught = match check_around(newer.usage, newer.needed) {
        Check::Guards => return None,
        Check::Catches => true,
        Check::None => false,
    };
    let held = |ensuring: &&'a Ensuring<'a>| {
        let sets = ensuring
            .held
            .get_or_init(|| HeldSets::of(&ensuring.file.manifest, ensuring.add_in, (cx.sources, cx.numbers)));
        (*ensuring, sets.within(source))
    };
    let manifests: Vec<_> = own.iter().map(held).filter(|(_, set)| *set < newer.needed).collect();
    let has_overrides = |ensuring: &Ensuring| ensuring.file.manifest.beyond_base().next().is_some();
    let severity = match manifests.iter().any(|(ensuring, _)| has_overrides(ensuring)) {
        false => Severity::Hint,
        true if is_caught || is_soft(&newer) => Severity::Information,
        true => META.severity,
    };
    (!manifests.is_empty()).then_some(Short { newer, severity, manifests })
}

/// Whether nothing throws at once where it is missing.
fn is_soft(newer: &Newer) -> bool {
    newer.form != Form::Member || is_plain(newer.member)
}

/// Of each access chain the use that needs most; of equal ones the first: the others cannot be reached without it. Options stand
/// for themselves.
fn deciding(short: Vec<Short<'_>>) -> Vec<Short<'_>> {
    let mut best: Vec<Short> = Vec::new();
    let mut slots: FxHashMap<_, usize> = FxHashMap::default();
    for one in short {
        let option = (one.newer.form == Form::Option).then_some(one.newer.at);
        let slot = *slots.entry((one.newer.usage.chain, option)).or_insert(best.len());
        match best.get_mut(slot) {
            None => best.push(one),
            Some(known) if one.newer.needed > known.newer.needed => *known = one,
            Some(_) => {}
        }
    }
    best
}

/// Those that no other one says.
fn telling<'a>(source: &SourceFile, short: Vec<Short<'a>>) -> Vec<Short<'a>> {
    let newer: Vec<Newer> = short.iter().map(|one| one.newer).collect();
    let told = told_by_others(source, &newer);
    short.into_iter().zip(told).filter(|(_, told)| !told).map(|(one, _)| one).collect()
}

fn finding(source: &SourceFile, short: &Short) -> Finding {
    let at = Location { file: source.path.clone(), span: short.newer.at };
    let root = short.manifests.first().map(|(ensuring, _)| ensuring.add_in.root.as_path());
    Finding {
        severity: short.severity,
        related: short
            .manifests
            .iter()
            .filter_map(|(ensuring, held)| ensured_here(ensuring, *held))
            .collect(),
        fixes: raise(short).into_iter().chain(guard(source, &short.newer)).collect(),
        ..META.finding(at, root, Catalog::get().full_name(short.newer.member), message(short))
    }
}

fn message(short: &Short) -> String {
    let (newer, needed) = (&short.newer, short.newer.needed);
    let ensured: Vec<String> =
        short.manifests.iter().map(|(ensuring, held)| ensures(ensuring, *held)).collect();
    let name = Catalog::get().full_name(newer.member);
    let how = if newer.form == Form::Overload { " with options" } else { "" };
    let mut lines = vec![format!("needs Mailbox {needed}, {}: `{name}`{how}", prose::list(&ensured))];
    lines.extend(words::via(newer.usage.via).filter(|_| newer.form != Form::Option).map(str::to_owned));
    lines.push(without(newer));
    let clients = clients_below(needed);
    lines
        .extend((!clients.is_empty()).then(|| format!("Clients without it: {}.", prose::list_all(&clients))));
    lines.push(format!(
        "Check `Office.context.requirements.isSetSupported(\"Mailbox\", \"{needed}\")` first, or require the set in the manifest."
    ));
    lines.join("\n")
}

/// `manifest.xml ensures 1.5`.
fn ensures(ensuring: &Ensuring, held: MailboxSet) -> String {
    format!("{} ensures only {held}", words::manifest_name(ensuring.add_in, ensuring.file))
}

/// What a user sees on an older client.
fn without(newer: &Newer) -> String {
    match (Catalog::get().member(newer.member).kind, is_plain(newer.member)) {
        _ if newer.form == Form::Option => "Without the set, Outlook does not know the option.",
        _ if newer.form == Form::Overload => "Without the set, the method takes a callback only, and no options.",
        (MemberKind::EnumConstant, _) => "Without the set, Outlook does not know the event, and no handler is added.",
        (_, true) => "Without the set, the property is undefined.",
        (MemberKind::Property, _) => {
            "Without the set, the property is undefined, and whatever is read or called of it throws a TypeError."
        }
        _ if newer.usage.access == Access::Call => "Without the set, the method is undefined, and the call throws a TypeError.",
        _ => "Without the set, the method is undefined.",
    }
    .to_owned()
}

fn ensured_here(ensuring: &Ensuring, held: MailboxSet) -> Option<Related> {
    let manifest = &ensuring.file.manifest;
    let at = |span| Location { file: ensuring.file.path.clone(), span };
    let named = manifest.requirement_sets.iter().find(|set| set.mailbox() == Some(held));
    let named = named.and_then(|set| set.version.as_ref());
    let implied = || format!("ensures Mailbox {held}");
    Some(match named {
        Some(version) => Related { at: at(version.span), message: "required here".to_owned() },
        None => Related { at: at(manifest.root), message: implied() },
    })
}

/// Raises the version wherever a manifest that ensures too little asks for a set; `None` where one does not ask everywhere.
fn raise(short: &Short) -> Option<Fix> {
    let needed = short.newer.needed;
    let edits = |(ensuring, _): &(&Ensuring, MailboxSet)| {
        let mut low = ensuring.file.manifest.used_entries().filter(|entry| entry.set < needed);
        if !low.all(|entry| entry.asks) {
            return None;
        }
        let sets = &ensuring.file.manifest.requirement_sets;
        let has_own = sets.iter().any(|set| !set.base && set.mailbox().is_some());
        let low =
            sets.iter().filter(|set| set.base != has_own && set.mailbox().is_some_and(|set| set < needed));
        let mut edits: Vec<Edit> = low
            .filter_map(|set| set.version.as_ref())
            .map(|version| Edit { span: version.span, text: needed.to_string() })
            .collect();
        edits.sort();
        edits.dedup();
        (!edits.is_empty()).then(|| (ensuring.file.path.clone(), edits))
    };
    let edits: Option<Vec<_>> = short.manifests.iter().map(edits).collect();
    let names: Vec<String> =
        short.manifests.iter().map(|(e, _)| words::manifest_name(e.add_in, e.file)).collect();
    let cost = prose::list_all(&clients_below(needed));
    Some(Fix {
        title: format!("Require Mailbox {needed} in {} (shuts out {cost})", prose::list(&names)),
        safety: Safety::Unsafe,
        edits: edits?,
    })
}
