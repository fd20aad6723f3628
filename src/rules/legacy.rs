//! Uses of members whose service is retired: what `legacy-token` and `legacy-ews` share.
//!
//! By member only, from the catalogue's table; knows no member by name. The two rules differ in the services that they
//! speak about.

use super::{Context, Finding, Location, Meta, Severity, ews, web, words};
use crate::addin::{MemberCalls, SentRequests, SourceFile};
use crate::analysis::{Certainty, Guard, GuardKind, Members, Request, Usage};
use crate::catalog::{Catalog, Legacy, LegacyService};
use std::cell::LazyCell;
use std::path::Path;

/// Reports the uses of members of these services, tests aside.
pub(super) fn check(cx: &Context, meta: &Meta, services: &[LegacyService], out: &mut Vec<Finding>) {
    let members: Members = Catalog::get().legacy_members().collect();
    // Few add-ins have such uses at all.
    let sent = LazyCell::new(|| SentRequests::of(cx.numbered_sources()));
    let calls = LazyCell::new(|| MemberCalls::of(cx.numbered_sources()));
    for ((number, source), owners) in cx.numbered_sources().zip(cx.owners()) {
        let may = !source.test && source.outcome.digest().uses_any(&members);
        let Some(owner) = owners.first().filter(|_| may) else { continue };
        for (usage, legacy) in uses(source, services) {
            let guard = keeper(&usage.guards);
            let reaches_online = reaches_online(cx, &source.path);
            let quiet = guard.is_some() || !reaches_online;
            let requests = sent.at(number, usage.span);
            let mut message = message(usage, legacy, guard, reaches_online, requests);
            let called = web::what_is_called(calls.at(number, usage.span));
            message.extend(called.iter().flat_map(|line| ["\n", line]));
            let at = Location { file: source.path.clone(), span: usage.span };
            out.push(Finding {
                severity: if quiet { Severity::Hint } else { meta.severity },
                url: legacy.url,
                related: ews::callers(requests),
                ..meta.finding(at, Some(&owner.root), words::about(usage), message)
            });
        }
    }
}

/// The uses that are sure or likely to be such a member, whatever else they may be.
pub(super) fn uses<'a>(
    source: &'a SourceFile,
    services: &[LegacyService],
) -> Vec<(&'a Usage, &'static Legacy)> {
    let catalog = Catalog::get();
    let row = |usage: &Usage| {
        let mut rows = usage.members.iter().map(|&member| catalog.legacy(member));
        let first = rows.next()??;
        rows.all(|row| row.is_some()).then_some(first)
    };
    let sure = source.outcome.usages.iter().filter(|usage| usage.certainty > Certainty::Maybe);
    let known = sure.filter_map(|usage| Some((usage, row(usage)?)));
    known.filter(|(_, legacy)| services.contains(&legacy.service)).collect()
}

/// What no longer works in Exchange Online of what a use is sure to be, where it may be met there.
pub(super) fn dead_online(cx: &Context, file: &Path, usage: &Usage) -> Option<&'static Legacy> {
    let mut rows = usage.members.iter().map(|&member| Catalog::get().legacy(member));
    let first = rows.next()??;
    let is_dead = rows.all(|row| row.is_some()) && first.is_dead_online();
    let is_met = reaches_online(cx, file) && keeper(&usage.guards).is_none();
    (is_dead && is_met).then_some(first)
}

/// Whether something at a place with these guards is only a hint, and the sentence that says why, if there is one.
pub(super) fn softness(cx: &Context, file: &Path, guards: &[Guard]) -> Option<Option<&'static str>> {
    if !reaches_online(cx, file) {
        return Some(Some(ON_PREMISES));
    }
    keeper(guards).map(words)
}

/// The guard that keeps a place from Exchange Online.
fn keeper(guards: &[Guard]) -> Option<&GuardKind> {
    guards.iter().map(|guard| &guard.kind).find(|kind| kind.keeps_from_online())
}

fn reaches_online(cx: &Context, file: &Path) -> bool {
    cx.config.of(file).exchange().reaches_online()
}

fn message(
    usage: &Usage,
    legacy: &Legacy,
    guard: Option<&GuardKind>,
    reaches_online: bool,
    requests: &[(&SourceFile, &Request)],
) -> String {
    let mut lines = vec![format!("`{}` {}", legacy.member, legacy.fate())];
    lines.push(format!("{}.", legacy.history));
    lines.extend(ews::what_is_sent(requests));
    lines.extend(legacy.advice());
    if usage.certainty < Certainty::Certain {
        lines.extend(words::via(usage.via).map(str::to_owned));
    }
    lines.extend(guard.and_then(words).map(str::to_owned));
    lines.extend((!reaches_online).then(|| ON_PREMISES.to_owned()));
    lines.join("\n")
}

/// Why findings are only hints where the configuration says so.
const ON_PREMISES: &str = "`exchange` says that no mailboxes are in Exchange Online.";

const TOKEN_STATUS: &str = "A check of the token status guards it.";
const ACCOUNT_TYPE: &str = "A check of the mailbox's location guards it.";
const REQUIREMENT_SET: &str =
    "It is the fallback for clients where a newer requirement set is not supported.";
const FALLBACK: &str = "It is a fallback after another way to sign in has failed.";
const LOOKS: &str = "The code only checks whether the member exists.";

/// The sentences of a finding about a legacy member that say why it is only a hint.
pub(crate) fn softened(finding: &Finding) -> impl Iterator<Item = &str> {
    let soft = [ON_PREMISES, TOKEN_STATUS, ACCOUNT_TYPE, REQUIREMENT_SET, FALLBACK, LOOKS];
    finding.message.lines().filter(move |line| soft.contains(line))
}

/// Why a finding is only a hint.
fn words(guard: &GuardKind) -> Option<&'static str> {
    match guard {
        GuardKind::TokenStatus => Some(TOKEN_STATUS),
        GuardKind::AccountType => Some(ACCOUNT_TYPE),
        GuardKind::RequirementSet { .. } => Some(REQUIREMENT_SET),
        GuardKind::Fallback => Some(FALLBACK),
        GuardKind::Looks => Some(LOOKS),
        GuardKind::LookedFor | GuardKind::Try => None,
    }
}
