//! The solved graph -> usages and unresolved values: of each fragment, then of each file.
//!
//! Called by the analyzer and by the `draft` of the statement that is being typed.

use super::ir::{Binding, Call, Loose, NONE, Node, Site};
use super::link::{Input, Linked, LinkedSite, Part};
use super::solve::Value;
use super::{Cause, Certainty, Doubt, FileOutcome, Usage, Via};
use crate::catalog::{Catalog, MailboxLevel, MemberId, TypeExpr, TypeId, TypeKind};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// What a fragment does. Spans are relative to its start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    usages: Vec<Usage>,
    doubts: Vec<Doubt>,
}

/// What the solver says about sites, in the order of their numbers.
#[derive(Debug, Default)]
pub(super) struct Signals {
    hits: Vec<(u32, MemberId, bool)>,
    unresolved: Vec<u32>,
}

impl Signals {
    /// Of everything that has been solved.
    pub(super) fn all(linked: &Linked) -> Signals {
        Signals::new(&linked.solver.hits, &linked.solver.unresolved_sites)
    }

    /// What has come up since there were so many hits and so many unresolved sites.
    pub(super) fn since(linked: &Linked, known: &Signals) -> Signals {
        let hits = linked.solver.hits.get(known.hits.len()..).unwrap_or_default();
        let unresolved = linked.solver.unresolved_sites.get(known.unresolved.len()..).unwrap_or_default();
        Signals::new(hits, unresolved)
    }

    fn new(hits: &[(u32, MemberId, bool)], unresolved: &[u32]) -> Signals {
        let mut signals = Signals { hits: hits.to_vec(), unresolved: unresolved.to_vec() };
        signals.hits.sort_unstable_by_key(|hit| hit.0);
        signals.unresolved.sort_unstable();
        signals
    }

    /// The sites that it says something about.
    pub(super) fn sites(&self) -> impl Iterator<Item = u32> + use<'_> {
        self.hits.iter().map(|hit| hit.0).chain(self.unresolved.iter().copied())
    }

    fn hits_in(&self, sites: &Range<u32>) -> &[(u32, MemberId, bool)] {
        let at = |site: u32| self.hits.partition_point(|hit| hit.0 < site);
        self.hits.get(at(sites.start)..at(sites.end)).unwrap_or_default()
    }

    fn unresolved_in(&self, sites: &Range<u32>) -> &[u32] {
        let at = |site: u32| self.unresolved.partition_point(|other| *other < site);
        self.unresolved.get(at(sites.start)..at(sites.end)).unwrap_or_default()
    }
}

/// What one site touches.
#[derive(Default, Clone)]
struct Touch {
    members: SmallVec<[MemberId; 2]>,
    certain: bool,
}

type Touched = FxHashMap<u32, Touch>;

/// What each of the realm's fragments does.
pub(super) fn fragments(linked: &Linked, signals: &Signals) -> Vec<Found> {
    linked.parts.iter().map(|part| fragment(linked, &[signals], part)).collect()
}

/// What each of the realm's files does, where its fragments do what was `found`.
pub(super) fn files(inputs: &[Input<'_>], found: &[Found]) -> Vec<Arc<FileOutcome>> {
    let mut found = found.iter();
    inputs.iter().map(|input| Arc::new(file(input, &mut found))).collect()
}

/// What one fragment does.
pub(super) fn fragment(linked: &Linked, signals: &[&Signals], part: &Part) -> Found {
    let mut touched = Touched::default();
    for &(site, member, certain) in signals.iter().flat_map(|signals| signals.hits_in(&part.sites)) {
        let touch = touched.entry(site).or_default();
        touch.certain |= certain;
        if let Err(at) = touch.members.binary_search(&member) {
            touch.members.insert(at, member);
        }
    }
    let mut found = Found::default();
    for (number, site) in part.sites.clone().zip(linked.sites_of(part)) {
        let by_value = touched.get(&number).map(|touch| usage(linked, site.site, touch.clone()));
        found.usages.extend(by_value.or_else(|| by_name(linked, site)));
    }
    let unresolved = signals.iter().flat_map(|signals| signals.unresolved_in(&part.sites));
    found.doubts = unresolved.filter_map(|&site| unresolved_site(linked, site, &touched)).collect();
    found.doubts.extend(linked.calls_of(part).iter().filter_map(|call| unresolved_call(linked, call)));
    found.doubts.extend(part.loose.iter().filter_map(|loose| loose_names(linked, loose)));
    found.usages.sort_by_key(in_text);
    found
}

/// What a file does: what its fragments do, which `found` yields in their order.
pub(super) fn file<'f>(input: &Input<'_>, found: &mut impl Iterator<Item = &'f Found>) -> FileOutcome {
    let imports = input.imports.to_vec();
    let mut outcome = FileOutcome { parsed: true, imports, ..FileOutcome::default() };
    let mut chains = 0;
    // `found` comes second: it may go on with the fragments of the next file.
    for (start, found) in input.fragments().map(|placed| placed.start).zip(found) {
        let first = chains;
        outcome.usages.extend(found.usages.iter().map(|usage| {
            chains = chains.max(first + usage.chain + 1);
            Usage {
                span: usage.span.shifted(start),
                expression: usage.expression.shifted(start),
                chain: first + usage.chain,
                ..usage.clone()
            }
        }));
        outcome.doubts.extend(found.doubts.iter().map(|doubt| doubt.at(doubt.span.shifted(start))));
    }
    outcome.usages.sort_by_key(in_text);
    let in_markup = |&(span, up_to): &(Span, MailboxLevel)| Doubt { span, cause: Cause::Markup, up_to };
    outcome.doubts.extend(input.lowered.doubts.iter().map(in_markup));
    outcome.doubts.retain(|doubt| doubt.cause != Cause::Markup || !is_read(doubt.span, &outcome.usages));
    outcome.doubts.sort_unstable();
    outcome.doubts.dedup();
    number_chains(&mut outcome.usages, chains);
    outcome
}

/// Whether a usage has been found in an expression of markup: then its names are known.
fn is_read(span: Span, usages: &[Usage]) -> bool {
    let next = usages.partition_point(|usage| usage.span.start < span.start);
    usages.get(next).is_some_and(|usage| span.contains(usage.span))
}

/// An expression in markup whose names are members of an object that nobody knows.
fn loose_names(linked: &Linked, loose: &Loose) -> Option<Doubt> {
    let unknown = linked.solver.values(loose.object).is_empty();
    unknown.then_some(Doubt { span: loose.span, cause: Cause::Markup, up_to: loose.up_to })
}

/// The order of usages.
fn in_text(usage: &Usage) -> (Span, u32) {
    (usage.span, usage.chain)
}

/// The nodes that decide what a fragment does besides what signals tell: when they get values, it may do something else.
pub(super) fn decisive(linked: &Linked, signals: &Signals, part: &Part) -> Vec<Node> {
    let guessed =
        linked.sites_of(part).iter().filter(|site| by_name(linked, site).is_some()).map(|site| site.base);
    let unresolved = signals.unresolved_in(&part.sites).iter();
    let bases = unresolved.filter_map(|&site| linked.sites.get(site as usize)).map(|site| site.base);
    let hidden = linked.calls_of(part).iter().filter(|call| linked.solver.values(call.callee).is_empty());
    let of_calls = hidden.flat_map(|call| call.args.iter().map(|arg| arg.0).chain([call.callee]));
    let of_markup = part.loose.iter().map(|loose| loose.object);
    guessed.chain(bases).chain(of_calls).chain(of_markup).filter(|&node| node != NONE).collect()
}

fn usage(linked: &Linked, site: Site, touch: Touch) -> Usage {
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
        chain: site.chain,
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

/// Chain numbers become dense: 0, 1, 2 in the order of the text. There are `count` at most.
fn number_chains(usages: &mut [Usage], count: u32) {
    let mut numbers = vec![NONE; count as usize];
    let mut next = 0;
    for usage in usages {
        let number = &mut numbers[usage.chain as usize];
        if *number == NONE {
            *number = next;
            next += 1;
        }
        usage.chain = *number;
    }
}

/// A use that only the member's name tells: the receiver is unknown, the name is Office's alone.
fn by_name(linked: &Linked, site: &LinkedSite) -> Option<Usage> {
    let LinkedSite { site, base } = *site;
    if base == NONE || !linked.solver.values(base).is_empty() {
        return None;
    }
    let (catalog, name) = (Catalog::get(), linked.solver.names.text(site.name));
    if !super::distinctive::is_distinctive(catalog, name) {
        return None;
    }
    let members = catalog.members_named(name).iter().copied().collect();
    let usage = usage(linked, site, Touch { members, certain: false });
    Some(Usage { certainty: Certainty::Likely, via: Via::Name, ..usage })
}

/// An Office value whose member can't be told, `item[name]`.
fn unresolved_site(linked: &Linked, number: u32, touched: &Touched) -> Option<Doubt> {
    let LinkedSite { site, base } = *linked.sites.get(number as usize)?;
    let matters = base == NONE || linked.solver.values(base).iter().any(|&v| can_act(linked, v));
    (matters && !touched.contains_key(&number)).then(|| Doubt {
        span: Span::new(site.start, site.end),
        cause: Cause::ComputedName,
        up_to: MailboxLevel::ReadWriteMailbox,
    })
}

/// A call of a function that nobody knows, with an Office object among the arguments.
fn unresolved_call(linked: &Linked, call: &Call) -> Option<Doubt> {
    if call.callee == NONE || !linked.solver.values(call.callee).is_empty() {
        return None;
    }
    let hands_over = |&(arg, _): &(u32, bool)| linked.solver.values(arg).iter().any(|&v| can_act(linked, v));
    call.args.iter().any(hands_over).then(|| Doubt {
        span: Span::new(call.start, call.end),
        cause: Cause::HandedOver,
        up_to: MailboxLevel::ReadWriteMailbox,
    })
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
