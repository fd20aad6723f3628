//! The code calls what is not supported where the manifest starts it.
//!
//! # What it does
//! Reports a use of a member in a file that only such entry points lead to which do not support it: handlers of event-based
//! activation (`LaunchEvent`, `autoRunEvents`) cannot open dialogs and forms, close or send the item, or read the theme; a
//! handler of `ItemSend` cannot append on send; and Outlook on mobile devices lacks a number of members that desktop clients
//! have. What is not supported, the vendor's pages and the typings say; each finding names its source.
//!
//! A file that a pane, a command, a dialog or anything else leads to as well is not reported; nor are uses behind a look
//! whether the member is there, and members that are only possibly meant.
//!
//! The severity is a warning. It is an information if an exception is caught, if a property is read, or if sources disagree.
//!
//! # Why
//! The call fails, whatever permission level and requirement set: in handlers that nobody sees run, so that users only find that
//! nothing happened, or that sending is held up.
//!
//! # Example
//! ```xml
//! <LaunchEvent Type="OnMessageSend" FunctionName="onSend" SendMode="SoftBlock" />
//! ```
//! ```js
//! function onSend(event) {
//!   Office.context.ui.displayDialogAsync("https://addin.example.com/ask.html");
//!   event.completed({ allowEvent: false });
//! }
//! ```
//!
//! # Instead
//! Hand it over to what the handler can do, and let a task pane do the rest:
//! ```js
//! function onSend(event) {
//!   event.completed({ allowEvent: false, errorMessage: "Please open the task pane." });
//! }
//! ```
//!
//! # Fix safety
//! There is no fix, because the work has to be done in another place.

use super::sets::looks_for_itself;
use super::{Context, Finding, Location, Meta, Related, Severity, words};
use crate::addin::{AddIn, ManifestFile, SourceFile, started_by};
use crate::analysis::{Access, GuardKind, Usage};
use crate::catalog::{Catalog, Confidence, MemberId, MemberKind, RunContext, Unsupported};
use crate::manifest::{EntryPoint, Manifest};
use crate::text::prose;

pub(super) static META: Meta = Meta {
    code: "context-unsupported",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: "https://learn.microsoft.com/office/dev/add-ins/develop/event-based-activation#unsupported-apis",
    source: include_str!("context_unsupported.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for add_in in cx.add_ins {
        let manifests = add_in.manifests.iter().filter_map(|&manifest| cx.manifests.get(manifest));
        let manifests: Vec<&ManifestFile> =
            manifests.map(|file| &**file).filter(|file| !file.built).collect();
        if manifests.iter().any(|file| is_in_doubt(&file.manifest)) {
            continue;
        }
        let entries = || manifests.iter().flat_map(|file| &file.manifest.entries).filter(|e| e.is_live());
        if !entries().any(is_narrow) {
            continue;
        }
        let all: Vec<&EntryPoint> = entries().collect();
        let mut started: Vec<_> =
            started_by(&all, is_narrow, add_in, (cx.sources, cx.numbers)).into_iter().collect();
        started.sort_unstable_by_key(|(source, _)| *source);
        for (source, entries) in started.iter().filter(|(_, entries)| entries.iter().all(|e| is_narrow(e))) {
            let Some(source) = cx.sources.get(*source) else { continue };
            let found = source.outcome.usages.iter().filter(|usage| is_made(source, usage));
            let found = found.filter_map(|usage| Some((usage, forbidden(usage, entries)?)));
            out.extend(
                found.map(|(usage, rows)| finding(source, (usage, &rows), add_in, (&manifests, entries))),
            );
        }
    }
}

/// Whether it may start something else as well: conditions of a template decide that, or it is broken.
fn is_in_doubt(manifest: &Manifest) -> bool {
    manifest.steered || !manifest.malformed.is_empty()
}

/// Whether something starts it that cannot do everything.
fn is_narrow(entry: &EntryPoint) -> bool {
    contexts(entry).next().is_some()
}

/// Where the code of an entry point runs, as far as that cannot do everything: of several events, what all have in common.
fn contexts(entry: &EntryPoint) -> impl Iterator<Item = RunContext> {
    let of_events = || entry.events.iter().map(|event| RunContext::of_event(event));
    let first = of_events().next().flatten().filter(|&first| of_events().all(|other| other == Some(first)));
    first.into_iter().chain(entry.mobile.then_some(RunContext::Mobile))
}

/// Whether a member is sure to be used here, and not only where it is there.
fn is_made(source: &SourceFile, usage: &Usage) -> bool {
    let is_looked_for =
        || usage.guards.iter().any(|guard| matches!(guard.kind, GuardKind::Looks | GuardKind::LookedFor));
    let is_use = match usage.access {
        Access::Call => true,
        Access::Read | Access::Destructure => usage.members.iter().all(|&member| is_property(member)),
        Access::Write | Access::Probe => false,
    };
    is_use && usage.is_sure() && !is_looked_for() && !looks_for_itself(source, usage)
}

fn is_property(member: MemberId) -> bool {
    Catalog::get().member(member).kind == MemberKind::Property
}

/// Who says that none of these entry points supports any of what the use may be; `None` where one may.
fn forbidden(usage: &Usage, entries: &[&EntryPoint]) -> Option<Vec<&'static Unsupported>> {
    let mut rows: Vec<&Unsupported> = Vec::new();
    for &entry in entries {
        for &member in &usage.members {
            let row = contexts(entry)
                .find_map(|context| Catalog::get().unsupported(member).find(|row| row.context == context))?;
            if !rows.iter().any(|known| known.citation == row.citation && known.context == row.context) {
                rows.push(row);
            }
        }
    }
    (!rows.is_empty()).then_some(rows)
}

fn finding(
    source: &SourceFile,
    (usage, rows): (&Usage, &[&'static Unsupported]),
    add_in: &AddIn,
    (manifests, entries): (&[&ManifestFile], &[&EntryPoint]),
) -> Finding {
    let mut places: Vec<&str> = rows.iter().map(|row| row.context.place()).collect();
    places.dedup();
    let mut lines =
        vec![format!("not supported {}: {}", prose::list(&places), words::members(Catalog::get(), usage))];
    lines.extend(words::via(usage.via).map(str::to_owned));
    lines.push(format!("Nothing else runs this file: {}.", starts(entries)));
    lines.extend(rows.iter().map(|row| row.sentence()));
    let is_sure = rows.iter().all(|row| row.citation.confidence == Confidence::High);
    let is_caught = usage.guards.iter().any(|guard| guard.kind == GuardKind::Try);
    let is_call = usage.access == Access::Call;
    let severity = if is_sure && is_call && !is_caught { META.severity } else { Severity::Information };
    let at = Location { file: source.path.clone(), span: usage.span };
    let url = rows.first().map_or(META.url, |row| row.citation.source.url);
    let related = manifests.iter().flat_map(|file| {
        let own =
            entries.iter().filter(|entry| file.manifest.entries.iter().any(|e| std::ptr::eq(e, **entry)));
        own.map(|entry| started_here(file, entry))
    });
    let related = related.collect();
    let finding = META.finding(at, Some(&add_in.root), words::about(usage), lines.join("\n"));
    Finding { severity, url, related, ..finding }
}

/// `OnMessageSend and OnNewMessageCompose start it`.
fn starts(entries: &[&EntryPoint]) -> String {
    let mut events: Vec<&str> = entries.iter().flat_map(|e| &e.events).map(String::as_str).collect();
    events.sort_unstable();
    events.dedup();
    match events[..] {
        [] => "only the form factor for mobile devices has it".to_owned(),
        [only] => format!("{only} starts it"),
        _ => format!("{} start it", prose::list(&events)),
    }
}

fn started_here(file: &ManifestFile, entry: &EntryPoint) -> Related {
    let at = Location { file: file.path.clone(), span: entry.url.span };
    Related { at, message: "started here".to_owned() }
}
