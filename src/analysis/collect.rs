//! The solved graph -> usages and unresolved values of each file.

use super::ir::{Binding, NONE, Site};
use super::link::{Linked, LinkedSite};
use super::solve::Value;
use super::{Certainty, FileOutcome, Usage, Via};
use crate::catalog::{Catalog, MailboxLevel, MemberId, TypeExpr, TypeId, TypeKind};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::sync::OnceLock;

/// What one site touches.
#[derive(Default, Clone)]
struct Touch {
    members: SmallVec<[MemberId; 2]>,
    certain: bool,
}

/// Writes the outcome of each of the realm's inputs.
pub(super) fn collect(linked: &Linked, files: &mut [FileOutcome]) {
    let mut touched: FxHashMap<u32, Touch> = FxHashMap::default();
    for &(site, member, certain) in &linked.solver.hits {
        let touch = touched.entry(site).or_default();
        touch.certain |= certain;
        if let Err(at) = touch.members.binary_search(&member) {
            touch.members.insert(at, member);
        }
    }
    let mut sites: Vec<_> = touched.iter().collect();
    sites.sort_unstable_by_key(|(site, _)| **site);
    for (&number, touch) in sites {
        let Some(&LinkedSite { file, fragment, site, .. }) = linked.sites.get(number as usize) else {
            continue;
        };
        if let Some(outcome) = files.get_mut(file as usize) {
            outcome.usages.push(usage(linked, site, fragment, touch.clone()));
        }
    }
    by_name(linked, &touched, files);
    unresolved_sites(linked, &touched, files);
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

/// Uses that only the member's name tells: the receiver is unknown, the name is Office's alone.
fn by_name(linked: &Linked, touched: &FxHashMap<u32, Touch>, files: &mut [FileOutcome]) {
    let catalog = Catalog::get();
    for (number, linked_site) in linked.sites.iter().enumerate() {
        let LinkedSite { file, fragment, site, base } = *linked_site;
        let known =
            base == NONE || touched.contains_key(&(number as u32)) || !linked.solver.values(base).is_empty();
        let name = linked.solver.names.text(site.name);
        if known || !super::distinctive::is_distinctive(catalog, name) {
            continue;
        }
        let members = catalog.members_named(name).iter().copied().collect();
        let mut usage = usage(linked, site, fragment, Touch { members, certain: false });
        usage.certainty = Certainty::Likely;
        usage.via = Via::Name;
        if let Some(outcome) = files.get_mut(file as usize) {
            outcome.usages.push(usage);
        }
    }
}

/// Office values whose member can't be told, `item[name]`.
fn unresolved_sites(linked: &Linked, touched: &FxHashMap<u32, Touch>, files: &mut [FileOutcome]) {
    for &number in &linked.solver.unresolved_sites {
        let Some(&LinkedSite { file, site, base, .. }) = linked.sites.get(number as usize) else { continue };
        let matters = base == NONE || linked.solver.values(base).iter().any(|&v| can_act(linked, v));
        let open = matters && !touched.contains_key(&number);
        if let (true, Some(outcome)) = (open, files.get_mut(file as usize)) {
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
            |&(arg, _): &(u32, bool)| linked.solver.values(arg).iter().any(|&v| can_act(linked, v));
        let hidden = call.args.iter().any(hands_over);
        if let (true, Some(outcome)) = (hidden, files.get_mut(linked_call.file as usize)) {
            outcome.unresolved.push(Span::new(call.start, call.end).shifted(linked_call.start));
        }
    }
}

/// Whether more can be done with the value than to look at it: its type has methods that need more than reading, and
/// it is never the compose-mode twin of a plain value (`item.subject` is a string while reading).
fn can_act(linked: &Linked, value: Value) -> bool {
    linked.solver.api_type(value).is_some_and(|ty| acting_types().contains(&ty))
}

fn acting_types() -> &'static FxHashSet<TypeId> {
    static TYPES: OnceLock<FxHashSet<TypeId>> = OnceLock::new();
    TYPES.get_or_init(|| {
        let catalog = Catalog::get();
        let mut acting: FxHashSet<TypeId> =
            catalog.types().map(|(id, _)| id).filter(|&id| has_writers(id)).collect();
        for (_, member) in catalog.members() {
            if let TypeExpr::Api(ty, _) = member.yields
                && catalog.members_named(&member.name).iter().any(|&m| is_plain_while_reading(m))
            {
                acting.remove(&ty);
            }
        }
        while let Some(holder) =
            catalog.types().find(|(id, _)| !acting.contains(id) && leads_to(*id, &acting))
        {
            acting.insert(holder.0);
        }
        acting
    })
}

fn is_plain_while_reading(member: MemberId) -> bool {
    let member = Catalog::get().member(member);
    let plain = matches!(member.yields, TypeExpr::Opaque | TypeExpr::Array(_));
    plain && member.modes.read && !member.modes.compose
}

/// Whether a property of the type yields one of `types` (`MessageRead.categories`).
fn leads_to(ty: TypeId, types: &FxHashSet<TypeId>) -> bool {
    let catalog = Catalog::get();
    let yields =
        |&m: &MemberId| matches!(&catalog.member(m).yields, TypeExpr::Api(ty, _) if types.contains(ty));
    catalog.ty(ty).kind == TypeKind::Interface && catalog.ty(ty).members.iter().any(yields)
}

fn has_writers(ty: TypeId) -> bool {
    let catalog = Catalog::get();
    let ty = catalog.ty(ty);
    let needs_more = |&m: &MemberId| {
        let member = catalog.member(m);
        !member.signatures.is_empty() && member.level > Some(MailboxLevel::ReadItem)
    };
    ty.kind == TypeKind::Interface && ty.members.iter().any(needs_more)
}
