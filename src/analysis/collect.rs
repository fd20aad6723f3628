//! The solved graph -> usages and unresolved values of each file.

use super::ir::{Binding, NONE, Site};
use super::link::{Linked, LinkedSite};
use super::solve::Value;
use super::{Certainty, FileOutcome, Usage, Via};
use crate::catalog::{Catalog, MailboxLevel, MemberId, TypeId, TypeKind};
use crate::text::Span;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// What one site touches.
#[derive(Default)]
struct Touch {
    members: SmallVec<[MemberId; 2]>,
    certain: bool,
}

/// Writes the outcome of each file of the program.
pub(super) fn collect(linked: &Linked, files: &mut [FileOutcome]) {
    let mut touched: FxHashMap<u32, Touch> = FxHashMap::default();
    for &(site, member, certain) in &linked.solver.hits {
        let touch = touched.entry(site).or_default();
        touch.certain |= certain;
        if let Err(at) = touch.members.binary_search(&member) {
            touch.members.insert(at, member);
        }
    }
    let mut sites: Vec<_> = touched.into_iter().collect();
    sites.sort_unstable_by_key(|(site, _)| *site);
    for (number, touch) in sites {
        let Some(LinkedSite { file, fragment, site }) = linked.sites.get(number as usize).copied() else {
            continue;
        };
        if let Some(outcome) = files.get_mut(file as usize) {
            outcome.usages.push(usage(linked, site, fragment, touch));
        }
    }
    unresolved_sites(linked, files);
    unresolved_calls(linked, files);
    for outcome in files {
        outcome.usages.sort_by_key(|u| (u.span, u.chain));
        outcome.unresolved.sort_unstable();
        outcome.unresolved.dedup();
        number_chains(&mut outcome.usages);
    }
}

fn usage(linked: &Linked, site: Site, fragment: u32, touch: Touch) -> Usage {
    let catalog = Catalog::get();
    let levels = || touch.members.iter().filter_map(|&m| catalog.member(m).level);
    let (min, max): (Option<MailboxLevel>, _) = (levels().min(), levels().max());
    Usage {
        span: Span::new(site.start, site.end),
        expression: Span::new(site.expression, site.end),
        min,
        max,
        access: site.access,
        certainty: if touch.certain { Certainty::Certain } else { Certainty::Maybe },
        via: via(linked, site),
        chain: fragment.wrapping_add(site.chain),
        members: touch.members,
    }
}

/// What the chain's first variable is says more than its syntax.
fn via(linked: &Linked, site: Site) -> Via {
    if site.root == NONE {
        return site.via;
    }
    if linked.office_roots.contains(&site.root) {
        return Via::Chain;
    }
    match linked.bindings.get(&site.root) {
        Some(Binding::Parameter) => Via::Parameter,
        Some(Binding::TypedParameter) => Via::TypedParameter,
        Some(Binding::Import) => Via::Import,
        _ => site.via,
    }
}

/// Chain numbers become small and dense: 0, 1, 2 in the order of the text.
fn number_chains(usages: &mut [Usage]) {
    let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
    for usage in usages {
        let next = numbers.len() as u32;
        usage.chain = *numbers.entry(usage.chain).or_insert(next);
    }
}

fn unresolved_sites(linked: &Linked, files: &mut [FileOutcome]) {
    for &number in &linked.solver.unresolved_sites {
        let Some(LinkedSite { file, site, .. }) = linked.sites.get(number as usize) else { continue };
        let known = linked.solver.hits.iter().any(|h| h.0 == number);
        if let (false, Some(outcome)) = (known, files.get_mut(*file as usize)) {
            outcome.unresolved.push(Span::new(site.start, site.end));
        }
    }
}

/// Calls of functions that nobody knows, with an Office object among the arguments.
fn unresolved_calls(linked: &Linked, files: &mut [FileOutcome]) {
    for linked_call in &linked.calls {
        let Some(call) = linked.solver.calls.get(linked_call.call as usize) else { continue };
        if call.callee == NONE || !linked.solver.values(call.callee).is_empty() {
            continue;
        }
        let hands_over =
            call.args.iter().any(|&(arg, _)| linked.solver.values(arg).iter().any(|&v| can_act(linked, v)));
        if let (true, Some(outcome)) = (hands_over, files.get_mut(linked_call.file as usize)) {
            outcome.unresolved.push(Span::new(call.start, call.end).shifted(linked_call.start));
        }
    }
}

/// Whether more can be done with the value than to look at it: its type has methods that need a level above the least.
fn can_act(linked: &Linked, value: Value) -> bool {
    linked.solver.api_type(value).is_some_and(has_leveled_methods)
}

fn has_leveled_methods(ty: TypeId) -> bool {
    let catalog = Catalog::get();
    let ty = catalog.ty(ty);
    let needs_more = |&m: &MemberId| {
        let member = catalog.member(m);
        !member.signatures.is_empty() && member.level > Some(MailboxLevel::ReadItem)
    };
    ty.kind == TypeKind::Interface && ty.members.iter().any(needs_more)
}
