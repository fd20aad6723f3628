//! Uses of members whose service is retired: what `legacy-token` and `legacy-ews` share.
//!
//! By member only, from the catalogue's table; knows no member by name. The two rules differ in the services that they
//! speak about.

use super::{Context, Finding, Location, Meta, Severity};
use crate::addin::SourceFile;
use crate::analysis::{Certainty, Guard, GuardSource, Usage, guards};
use crate::catalog::{Catalog, Legacy, LegacyService};
use crate::text::Span;

/// Reports the uses of members of these services, tests aside.
pub(super) fn check(cx: &Context, meta: &Meta, services: &[LegacyService], out: &mut Vec<Finding>) {
    let mut found = Vec::new();
    for (index, (source, owners)) in cx.sources.iter().zip(cx.owners()).enumerate() {
        let Some(owner) = owners.first().filter(|_| !source.test) else { continue };
        found.extend(
            uses(source, services).into_iter().map(|(usage, row)| (index, source, *owner, usage, row)),
        );
    }
    let names: Vec<(usize, Span)> =
        found.iter().map(|(index, _, _, usage, _)| (*index, usage.span)).collect();
    for ((_, source, owner, usage, legacy), guard) in found.into_iter().zip(guards_of(cx, &names)) {
        let guard = if usage.is_probe() { Some(Guard::Tested) } else { guard };
        let reaches_online = cx.config.of(&source.path).exchange().reaches_online();
        let quiet = guard.is_some() || !reaches_online;
        out.push(Finding {
            rule: meta.code,
            severity: if quiet { Severity::Hint } else { meta.severity },
            message: message(usage, legacy, guard, reaches_online),
            url: legacy.url,
            at: Location { file: source.path.clone(), span: usage.span },
            add_in: Some(owner.root.clone()),
            related: Vec::new(),
            fixes: Vec::new(),
        });
    }
}

/// What guards the names. Parsing is left to trees with such a use, and to what can call it.
fn guards_of(cx: &Context, names: &[(usize, Span)]) -> Vec<Option<Guard>> {
    if names.is_empty() {
        return Vec::new();
    }
    let here = |import: &u32| cx.numbers.binary_search(&(*import as usize)).ok().map(|place| place as u32);
    let imports: Vec<Vec<u32>> =
        cx.sources.iter().map(|s| s.outcome.imports.iter().filter_map(here).collect()).collect();
    let sources: Vec<GuardSource<'_>> =
        cx.sources.iter().zip(&imports).map(|(source, imports)| guard_source(source, imports)).collect();
    guards(&sources, names)
}

fn guard_source<'a>(source: &'a SourceFile, imports: &'a [u32]) -> GuardSource<'a> {
    GuardSource {
        path: &source.path,
        text: &source.text,
        document: source.document.as_ref(),
        imports,
        counts: !source.test && source.outcome.parsed,
    }
}

/// The uses that are sure or likely to be such a member, whatever else they may be.
fn uses<'a>(source: &'a SourceFile, services: &[LegacyService]) -> Vec<(&'a Usage, &'static Legacy)> {
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

fn message(usage: &Usage, legacy: &Legacy, guard: Option<Guard>, reaches_online: bool) -> String {
    let mut lines = vec![format!("`{}` {}", legacy.member, legacy.fate())];
    lines.push(format!("What happened: {}.", legacy.history));
    lines.extend(legacy.advice());
    if usage.certainty < Certainty::Certain {
        lines.push(super::words::via(usage.via).to_owned());
    }
    lines.extend(guard.map(|guard| words(guard).to_owned()));
    lines.extend((!reaches_online).then(|| ON_PREMISES.to_owned()));
    lines.join("\n")
}

/// Why findings are only hints where the configuration says so.
const ON_PREMISES: &str = "`exchange` says that no mailbox is in Exchange Online.";

/// The sentences of a finding about a legacy member that say why it is only a hint.
pub(crate) fn softened(finding: &Finding) -> impl Iterator<Item = &str> {
    let softens = |line: &&str| *line == ON_PREMISES || GUARDS.iter().any(|&guard| words(guard) == *line);
    finding.message.lines().filter(softens)
}

const GUARDS: [Guard; 5] =
    [Guard::TokenStatus, Guard::AccountType, Guard::Requirement, Guard::Fallback, Guard::Tested];

/// Why a finding is only a hint.
fn words(guard: Guard) -> &'static str {
    match guard {
        Guard::TokenStatus => "It stands behind a check of the token status.",
        Guard::AccountType => "It stands behind a check of where the mailbox lives.",
        Guard::Requirement => "It stands where a newer requirement set is not supported.",
        Guard::Fallback => "It is a fallback, after another way to sign in has failed.",
        Guard::Tested => "It is only tested whether the member is there.",
    }
}
