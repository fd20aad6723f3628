//! The solved graph -> usages and unresolved values: of each fragment, then of each file.
//!
//! Called by the analyzer and by the `draft` of the statement that is being typed.

mod behind;
mod document;
mod file;
mod functions;
mod given;
mod guards;
mod others;
mod regions;
mod sign_in;
mod unseen;

use super::ids::{Id, IdRange};
use super::ir::{Binding, CallId, Locus, Node, Site, SiteId};
use super::link::{FragmentLinks, Linked, LinkedSite};
use super::solve::{Hit, Unseen};
use super::{Access, Certainty, Doubt, Guard, Usage, Via};
use crate::catalog::{Catalog, MailboxLevel, MemberId, MemberKind};
use crate::text::Span;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::ops::Range;

pub(super) use file::{Shares, file, files};
pub(super) use functions::{Naming, Opening, Starts, add_functions};
pub(super) use guards::Guards;

/// What a fragment does. Spans are relative to its start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FragmentOutcome {
    uses: Vec<FragmentUse>,
    doubts: Vec<Doubt>,
}

/// A usage; its guards name fragments for files, and their spans are relative as well.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FragmentUse {
    usage: Usage,
    site: SiteId,
}

/// What the solver says about sites, in the order of their numbers.
#[derive(Debug, Default)]
pub(super) struct Signals {
    hits: Vec<Hit>,
    /// What nobody sees, at sites and in calls.
    at_sites: Vec<(SiteId, Unseen)>,
    in_calls: Vec<(CallId, Unseen)>,
    /// How much of what nobody sees it has.
    seen: usize,
}

impl Signals {
    /// Of everything that has been solved.
    pub(super) fn all(linked: &Linked) -> Signals {
        Signals::new(&linked.solver.found.hits, &linked.solver.found.unseen)
    }

    /// What has come up since the others were all.
    pub(super) fn since(linked: &Linked, known: &Signals) -> Signals {
        let hits = linked.solver.found.hits.get(known.hits.len()..).unwrap_or_default();
        let unseen = linked.solver.found.unseen.get(known.seen..).unwrap_or_default();
        Signals::new(hits, unseen)
    }

    fn new(hits: &[Hit], unseen: &[Unseen]) -> Signals {
        let mut signals = Signals { hits: hits.to_vec(), seen: unseen.len(), ..Signals::default() };
        for &unseen in unseen {
            match unseen.place {
                Locus::Site(site) => signals.at_sites.push((site, unseen)),
                Locus::Call(call) => signals.in_calls.push((call, unseen)),
                Locus::None => {}
            }
        }
        signals.hits.sort_by_key(|hit| hit.site);
        signals.at_sites.sort_by_key(|at| at.0);
        signals.in_calls.sort_by_key(|at| at.0);
        signals
    }

    /// The sites that it says something about.
    pub(super) fn sites(&self) -> impl Iterator<Item = SiteId> + use<'_> {
        self.hits.iter().map(|hit| hit.site).chain(self.at_sites.iter().map(|at| at.0))
    }

    /// The calls that it says something about.
    pub(super) fn calls(&self) -> impl Iterator<Item = CallId> + use<'_> {
        self.in_calls.iter().map(|at| at.0)
    }

    fn hits_in(&self, sites: IdRange<SiteId>) -> &[Hit] {
        within(&self.hits, sites, |hit| hit.site)
    }

    fn at_sites_in(&self, sites: IdRange<SiteId>) -> &[(SiteId, Unseen)] {
        within(&self.at_sites, sites, |at| at.0)
    }

    fn in_calls_in(&self, calls: IdRange<CallId>) -> &[(CallId, Unseen)] {
        within(&self.in_calls, calls, |at| at.0)
    }
}

/// The items with an id in the range, of items in the order of their ids.
fn within<I: Id, T>(items: &[T], range: IdRange<I>, id: impl Fn(&T) -> I) -> &[T] {
    items.get(range.within(items, id)).unwrap_or_default()
}

/// What one site touches.
#[derive(Default, Clone)]
struct Touch {
    members: SmallVec<[MemberId; 2]>,
    certain: bool,
}

type Touched = FxHashMap<SiteId, Touch>;

/// What each of the realm's fragments does.
pub(super) fn fragments(linked: &Linked, signals: &Signals, guards: &Guards) -> Vec<FragmentOutcome> {
    linked.parts.iter().map(|part| fragment(linked, &[signals], guards, part)).collect()
}

impl FragmentOutcome {
    /// Whether one of its uses stands behind something in these fragments.
    pub(super) fn is_behind(&self, edited: &Range<usize>) -> bool {
        let mut guards = self.uses.iter().flat_map(|found| &found.usage.guards);
        guards.any(|guard| edited.contains(&(guard.file as usize)))
    }

    /// Whether its uses stand behind something else by now, or behind something in these fragments.
    pub(super) fn is_behind_others(&self, linked: &Linked, guards: &Guards, edited: &Range<usize>) -> bool {
        self.uses.iter().any(|FragmentUse { usage, site }| {
            let Some(site) = linked.sites.get(*site) else { return false };
            let now = guards_of(linked, guards, site.site, usage);
            now != usage.guards || now.iter().any(|guard| edited.contains(&(guard.file as usize)))
        })
    }
}

/// What one fragment does.
pub(super) fn fragment(
    linked: &Linked,
    signals: &[&Signals],
    guards: &Guards,
    part: &FragmentLinks,
) -> FragmentOutcome {
    let mut touched = Touched::default();
    for hit in signals.iter().flat_map(|signals| signals.hits_in(part.sites)) {
        let member = hit.member;
        let touch = touched.entry(hit.site).or_default();
        touch.certain |= others::is_certain(linked, hit);
        if let Err(at) = touch.members.binary_search(&member) {
            touch.members.insert(at, member);
        }
    }
    let mut found = FragmentOutcome::default();
    for (id, site) in part.sites.iter().zip(linked.sites_of(part)) {
        let by_value = touched.get(&id).map(|touch| {
            let mut usage = usage(linked, site.site, touch.clone());
            usage.document = document::range(linked, part, id, &usage);
            if linked.solver.has_given_up() {
                // What else may be there was not found out.
                usage.certainty = usage.certainty.min(Certainty::Likely);
            }
            usage
        });
        let usage = by_value.or_else(|| by_name(linked, site)).filter(touches);
        found.uses.extend(usage.map(|usage| {
            let guards = guards_of(linked, guards, site.site, &usage);
            FragmentUse { usage: Usage { guards, ..usage }, site: id }
        }));
    }
    let is_touched = |site: SiteId| touched.contains_key(&site);
    found.doubts = unseen::doubts(linked, signals, part, is_touched);
    found.uses.sort_by_key(|found| in_text(&found.usage));
    found
}

/// What a use stands behind.
fn guards_of(linked: &Linked, guards: &Guards, site: Site, usage: &Usage) -> Vec<Guard> {
    let looks = usage.is_probe() || site.is_look();
    let own = looks.then(|| guards.looks(site)).flatten();
    own.into_iter().chain(guards.around(linked, site.around, site.name)).collect()
}

/// The order of usages.
fn in_text(usage: &Usage) -> (Span, u32) {
    (usage.span, usage.chain)
}

/// The nodes that decide what a fragment does besides what signals tell: when they get values, it may do something else.
pub(super) fn decisive(linked: &Linked, signals: &Signals, part: &FragmentLinks) -> Vec<Node> {
    let mut nodes = unseen::decisive(linked, part);
    let sites = linked.sites_of(part);
    nodes.extend(sites.iter().filter(|site| by_name(linked, site).is_some()).filter_map(|site| site.base));
    for hit in signals.hits_in(part.sites) {
        nodes.extend(others::decisive(linked, hit));
    }
    nodes
}

fn usage(linked: &Linked, site: Site, touch: Touch) -> Usage {
    let catalog = Catalog::get();
    let access = access(site, &touch.members);
    let leveled = if access == Access::Probe { &[][..] } else { &touch.members };
    let levels = || leveled.iter().filter_map(|&m| catalog.member(m).level);
    let (min, max): (Option<MailboxLevel>, _) = (levels().min(), levels().max());
    Usage {
        span: Span::new(site.start, site.end),
        expression: Span::new(site.expression, site.end),
        min,
        max,
        document: None,
        access,
        certainty: certainty(site, &touch),
        via: via(linked, site),
        chain: site.chain,
        members: touch.members,
        guards: Vec::new(),
        statement: site.statement.map(|(start, end)| Span::new(start, end)),
    }
}

/// Who asks for a name (`"m" in x`) touches no member.
fn certainty(site: Site, touch: &Touch) -> Certainty {
    let catalog = Catalog::get();
    match (touch.certain, site.access) {
        (false, _) if touch.members.iter().all(|&member| catalog.comes_with_command(member)) => {
            Certainty::Likely
        }
        (false, _) => Certainty::Maybe,
        (true, Access::Probe) => Certainty::Likely,
        (true, _) => Certainty::Certain,
    }
}

/// Whether anything is used or looked for: to ask for a property by its name, `"subject" in item`, is neither.
fn touches(usage: &Usage) -> bool {
    let is_method = |&m: &MemberId| Catalog::get().member(m).kind == MemberKind::Method;
    !usage.is_probe() || usage.members.iter().any(is_method)
}

/// To look at a method calls nothing; to look at a property reads it.
fn access(site: Site, members: &[MemberId]) -> Access {
    let is_method = |&m: &MemberId| Catalog::get().member(m).kind == MemberKind::Method;
    let probes = site.is_look() && members.iter().all(is_method);
    if probes { Access::Probe } else { site.access }
}

/// What the chain's first variable is says more than its syntax.
fn via(linked: &Linked, site: Site) -> Via {
    let Some(root) = site.root else { return site.via };
    if linked.office_roots.contains(&root) {
        return Via::Chain;
    }
    match linked.bindings.get(&root) {
        Some(Binding::Parameter) => Via::Parameter,
        Some(Binding::TypedParameter) => Via::TypedParameter,
        Some(Binding::Import) => Via::Import,
        _ => site.via,
    }
}

/// A use that only the member's name tells: the receiver is unknown, the name is Office's alone.
fn by_name(linked: &Linked, site: &LinkedSite) -> Option<Usage> {
    let LinkedSite { site, base, .. } = *site;
    if !others::is_unknown(linked, base?) {
        return None;
    }
    let (catalog, name) = (Catalog::get(), linked.solver.names.text(site.name));
    if !super::distinctive::is_distinctive(catalog, name) {
        return None;
    }
    let members: SmallVec<[MemberId; 2]> = catalog.members_named(name).iter().copied().collect();
    let document = catalog.document_range(&members, None);
    let usage = usage(linked, site, Touch { members, certain: false });
    let document = document.filter(|_| usage.access != Access::Probe);
    Some(Usage { certainty: Certainty::Likely, via: Via::Name, document, ..usage })
}
