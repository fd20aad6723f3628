//! What a fragment does that nobody sees, as doubts: what the solver tells of, and what only shows when everything is
//! solved: functions and objects of which nothing is known.

use super::{Signals, others};
use crate::analysis::ceiling::{self, Ceiling};
use crate::analysis::ids::{Id, UnknownId};
use crate::analysis::ir::{
    Binding, Call, CallId, FunctionId, Loose, Node, Outside, PlacedFragment, RegionId, SiteId,
};
use crate::analysis::link::{FragmentLinks, Linked, LinkedSite};
use crate::analysis::solve::{Builtin, Kind, UnknownMember, Unseen, UnseenReason, Value};
use crate::analysis::{Access, Cause, Doubt};
use crate::catalog::{Catalog, TypeId};
use crate::text::{Span, nearest};
use rustc_hash::FxHashSet;

/// The doubts of a fragment; spans are relative to its start.
pub(super) fn doubts(
    linked: &Linked,
    signals: &[&Signals],
    part: &FragmentLinks,
    is_touched: impl Fn(SiteId) -> bool,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for &(id, unseen) in signals.iter().flat_map(|signals| signals.at_sites_in(part.sites)) {
        let Some(site) = linked.sites.get(id) else { continue };
        doubts.extend(at_site(linked, site, unseen, is_touched(id)));
    }
    for &(id, unseen) in signals.iter().flat_map(|signals| signals.in_calls_in(part.calls)) {
        let Some(call) = linked.solver.graph.calls.get(id) else { continue };
        let span = Span::new(call.start, call.end);
        doubts.push(Doubt { span, cause: cause(unseen.why), up_to: unseen.up_to });
    }
    doubts.extend(linked.sites_of(part).iter().filter_map(|site| overflowed(linked, site)));
    doubts.extend(linked.sites_of(part).iter().filter_map(|site| unknown_name(linked, site)));
    doubts.extend(linked.sites_of(part).iter().filter_map(|site| put_away(linked, site)));
    doubts.extend(part.calls.iter().filter_map(|call| handed_over(linked, call)));
    doubts.extend(part.calls.iter().filter_map(|call| timed_text(linked, call)));
    doubts.extend(part.loose.iter().filter_map(|loose| loose_names(linked, loose)));
    doubts.extend(given_up(linked, part));
    merged(doubts)
}

/// There is too much to solve: every first use of Office may be one of more, or of something else.
fn given_up(linked: &Linked, part: &FragmentLinks) -> Option<Doubt> {
    if !linked.solver.has_given_up() {
        return None;
    }
    let office = linked.solver.names.known("Office");
    let global = office.and_then(|name| linked.solver.has_global(name));
    let names_office = |site: &&LinkedSite| {
        let root = site.site.root.filter(|root| linked.office_roots.contains(root));
        root.is_some() && (root == global || Some(site.site.name) == office)
    };
    let site = linked.sites_of(part).iter().find(names_office)?;
    let span = Span::new(site.site.expression, site.site.end);
    Some(Doubt { span, cause: Cause::Limit, up_to: Ceiling::EVERYTHING })
}

/// Several doubts at one place with one cause are one, which may hide what any of them may.
fn merged(mut doubts: Vec<Doubt>) -> Vec<Doubt> {
    doubts.sort_unstable();
    doubts.dedup_by(|next, kept| {
        let same = (next.span, &next.cause) == (kept.span, &kept.cause);
        kept.up_to = if same { kept.up_to.or(next.up_to) } else { kept.up_to };
        same
    });
    doubts
}

/// What lowering already knows that nobody sees.
pub(super) fn lowered(placed: &PlacedFragment) -> impl Iterator<Item = Doubt> + use<'_> {
    placed.fragment.doubts.iter().map(|(start, end, cause)| Doubt {
        span: Span::new(*start, *end).shifted(placed.start),
        cause: cause.clone(),
        up_to: Ceiling::EVERYTHING,
    })
}

fn at_site(linked: &Linked, site: &LinkedSite, unseen: Unseen, is_touched: bool) -> Option<Doubt> {
    let cause = match unseen.why {
        UnseenReason::UnknownMember if is_touched || is_look(site) || others::has_member(linked, site) => {
            return None;
        }
        UnseenReason::UnknownMember => Cause::UnknownMember(nearest_member(linked, site)),
        UnseenReason::ComputedName if is_list(linked, site) => return None,
        why => cause(why),
    };
    Some(Doubt { span: Span::new(site.site.start, site.site.end), cause, up_to: unseen.up_to })
}

/// The Office types that a member is read from.
fn api_types(linked: &Linked, site: &LinkedSite) -> impl Iterator<Item = TypeId> {
    linked.solver.values(site.base).iter().filter_map(|&value| linked.solver.api_type(value))
}

/// Whether it is only asked whether the member is there.
fn is_look(site: &LinkedSite) -> bool {
    site.site.looked || site.site.access == Access::Probe
}

fn cause(why: UnseenReason) -> Cause {
    match why {
        UnseenReason::HandedOver => Cause::HandedOver,
        UnseenReason::PutAway => Cause::PutAway,
        UnseenReason::ComputedName => Cause::ComputedName,
        UnseenReason::EveryMember => Cause::EveryMember,
        UnseenReason::UnknownMember => Cause::UnknownMember(None),
        UnseenReason::CodeInString => Cause::CodeInString,
    }
}

/// The member that was most likely meant.
fn nearest_member(linked: &Linked, site: &LinkedSite) -> Option<String> {
    let (catalog, name) = (Catalog::get(), linked.solver.names.text(site.site.name));
    // On an item, a name that only other items have.
    if api_types(linked, site).all(|ty| catalog.is_item(ty)) {
        let of_items =
            catalog.members_named(name).iter().find(|&&m| catalog.is_item(catalog.member(m).owner));
        if let Some(&member) = of_items {
            return Some(catalog.full_name(member));
        }
    }
    let names = api_types(linked, site).flat_map(|ty| &catalog.ty(ty).members);
    nearest(name, names.map(|&m| catalog.member(m).name.as_str())).map(str::to_owned)
}

/// `item.to[i]`: while reading it is a list, and its elements are asked for. Nobody calls one.
fn is_list(linked: &Linked, site: &LinkedSite) -> bool {
    if site.site.access == Access::Call {
        return false;
    }
    let values = linked.solver.values(site.base);
    let list = |&value: &Value| matches!(value, Value::Object(object) if linked.solver.graph.objects[object].kind == Kind::Array);
    let twin = |&value: &Value| linked.solver.api_type(value).is_none_or(ceiling::is_plain_while_reading);
    values.iter().any(list) && values.iter().all(twin)
}

/// Not all is followed that the receiver may be.
fn overflowed(linked: &Linked, site: &LinkedSite) -> Option<Doubt> {
    let base = site.base.filter(|base| linked.solver.found.overflowed.contains(base))?;
    let dropped = linked.solver.found.dropped.iter().filter(|(node, _)| *node == base);
    let up_to = Carried::in_values(linked, dropped.map(|dropped| dropped.1)).up_to;
    let span = Span::new(site.site.start, site.site.end);
    (!up_to.is_nothing()).then_some(Doubt { span, cause: Cause::Limit, up_to })
}

/// `item[name]`, nothing known of the name.
fn unknown_name(linked: &Linked, site: &LinkedSite) -> Option<Doubt> {
    if !linked.solver.values(site.key?).is_empty() || is_list(linked, site) {
        return None;
    }
    let values = linked.solver.values(site.base).iter();
    let values = values.filter(|&&value| linked.solver.is_expected_there(value));
    let up_to =
        values.filter_map(|&value| linked.solver.api_type(value)).map(ceiling::of).reduce(Ceiling::or)?;
    Some(Doubt { span: Span::new(site.site.start, site.site.end), cause: Cause::ComputedName, up_to })
}

/// An expression whose names are members of an object that nobody knows, or of Office's own.
fn loose_names(linked: &Linked, loose: &Loose) -> Option<Doubt> {
    let values = linked.solver.values(loose.object);
    let is_loose = others::is_unknown(linked, loose.object)
        || values.iter().any(|&value| value.is_api() && linked.solver.is_expected_there(value));
    is_loose.then_some(Doubt { span: loose.span, cause: Cause::Markup, up_to: loose.up_to })
}

/// Something of Office is put on an object of which nothing is known.
fn put_away(linked: &Linked, site: &LinkedSite) -> Option<Doubt> {
    let from = site.from.filter(|_| is_unfollowed(linked, site.base));
    let up_to = Carried::by(linked, from).up_to;
    let span = Span::new(site.site.start, site.site.end);
    (!up_to.is_nothing()).then_some(Doubt { span, cause: Cause::PutAway, up_to })
}

/// A function of which nothing is known gets something of Office, in the function that the source shows or in one of its
/// copies.
fn handed_over(linked: &Linked, id: CallId) -> Option<Doubt> {
    let lost = |call: &Call| carried(linked, call).up_to;
    let up_to = blind_calls(linked, id).into_iter().map(lost).reduce(Ceiling::or)?;
    let call = linked.solver.graph.calls.get(id)?;
    let span = Span::new(call.start, call.end);
    (!up_to.is_nothing()).then_some(Doubt { span, cause: Cause::HandedOver, up_to })
}

/// A timer is given a text, and nothing else: it is code that somebody has put somewhere before.
fn timed_text(linked: &Linked, id: CallId) -> Option<Doubt> {
    let is_text =
        |value: &Value| matches!(value, Value::Text(_) | Value::Outside(Outside::Plain | Outside::Text));
    let call = linked.solver.graph.calls.get(id)?;
    let is_code = |code: Node| {
        let values = linked.solver.values(code);
        !values.is_empty() && values.iter().all(is_text)
    };
    let span = Span::new(call.start, call.end);
    let (cause, up_to) = (Cause::CodeInString, Ceiling::EVERYTHING);
    linked.solver.timed(call).any(is_code).then_some(Doubt { span, cause, up_to })
}

/// What a call gives away that may get lost. What others put beside an object keeps what it is given, as others do, but for
/// an Office value itself.
fn carried(linked: &Linked, call: &Call) -> Carried {
    let given = given(linked, call);
    let is = |outside: Outside| linked.solver.values(call.callee).contains(&Value::Outside(outside));
    if !is(Outside::Beside) || is(Outside::Above) {
        return Carried::by(linked, given);
    }
    let values = given.iter().flat_map(|&arg| linked.solver.values(arg).iter().copied());
    let is_plain = |value| linked.solver.api_type(value).is_some_and(ceiling::is_plain_while_reading);
    Carried::in_values(linked, values.filter(|&value| value.is_api() && !is_plain(value)))
}

/// Those of a call and its copies of which nobody knows what they call. What nothing runs where it was copied does nothing,
/// and a parameter that callers fill with nothing is called by none.
fn blind_calls(linked: &Linked, id: CallId) -> Vec<&Call> {
    let solver = &linked.solver;
    let copies = solver.found.call_copies.get(&id).map_or(&[][..], Vec::as_slice);
    let Some(original) = solver.graph.calls.get(id) else { return Vec::new() };
    let is_parameter = matches!(linked.bindings.get(&original.callee), Some(Binding::Parameter));
    let is_called = |function: &FunctionId| solver.found.called.contains(function);
    let runs = |call: &&Call| call.function.as_ref().is_none_or(is_called);
    let is_from_above = |call: &Call| solver.values(call.callee).contains(&Value::Outside(Outside::Above));
    let is_filled =
        |call: &Call| is_parameter && call.function.as_ref().is_some_and(is_called) && !is_from_above(call);
    let is_blind = |call: &&Call| is_unfollowed(linked, call.callee) && !is_filled(call);
    let copies_that_run = copies.iter().filter_map(|&copy| solver.graph.calls.get(copy)).filter(runs);
    let original = Some(original).filter(|call| copies.is_empty() || runs(call));
    original.into_iter().chain(copies_that_run).filter(is_blind).collect()
}

/// What a call gives away: its arguments, and the container whose method is not modelled.
fn given(linked: &Linked, call: &Call) -> Vec<Node> {
    let is_method = |value: &Value| matches!(value, Value::Builtin(Builtin::OtherMethod));
    let receiver = linked.solver.values(call.callee).iter().any(is_method).then_some(call.this);
    call.args.iter().map(|arg| arg.0).chain(receiver.flatten()).collect()
}

/// The functions that are given away where nobody follows them, each with the region where that is: to functions and
/// objects of which nothing is known.
pub(super) fn functions_given(
    linked: &Linked,
    parts: &[&FragmentLinks],
) -> Vec<(FunctionId, Option<RegionId>)> {
    let mut found = Vec::new();
    let carried = |from: Vec<Node>, region: Option<RegionId>| {
        Carried::by(linked, from).functions.into_iter().map(move |function| (function, region))
    };
    for part in parts {
        for call in part.calls.iter() {
            let blind = blind_calls(linked, call);
            blind.into_iter().for_each(|call| found.extend(carried(given(linked, call), call.around)));
        }
        for site in linked.sites_of(part) {
            let (Some(from), Some(base)) = (site.from, site.base) else { continue };
            if is_unfollowed(linked, base) {
                found.extend(carried(vec![from], site.site.around));
            }
        }
    }
    found
}

/// The functions that are given to the page as its global variables, each with the region where that is.
pub(super) fn functions_of_page(
    linked: &Linked,
    parts: &[&FragmentLinks],
) -> Vec<(FunctionId, Option<RegionId>)> {
    let is_window = |value: &Value| matches!(value, Value::Builtin(Builtin::Window));
    let mut found = Vec::new();
    for site in parts.iter().flat_map(|part| linked.sites_of(part)) {
        let (Some(from), Some(base)) = (site.from, site.base) else { continue };
        if linked.solver.values(base).iter().any(is_window) {
            let values = linked.solver.values(from).iter();
            let functions = values.filter_map(|&value| linked.solver.function_of(value));
            found.extend(functions.map(|function| (function, site.site.around)));
        }
    }
    found
}

/// Whether nothing is known of what the node holds; the solver itself follows what comes from outside.
fn is_unfollowed(linked: &Linked, node: impl Into<Option<Node>>) -> bool {
    let node = node.into();
    let values = linked.solver.values(node);
    let is_followed = |v: &Value| matches!(v, Value::Outside(outside) if !matches!(outside, Outside::Beside | Outside::Above));
    others::is_unknown(linked, node) && !values.iter().any(is_followed)
}

/// What can be reached from some nodes.
struct Carried {
    up_to: Ceiling,
    nodes: FxHashSet<Node>,
    functions: Vec<FunctionId>,
    /// What members are read from that are not known.
    bases: Vec<Node>,
}

impl Carried {
    fn nothing() -> Carried {
        let (nodes, functions, bases) = (FxHashSet::default(), Vec::new(), Vec::new());
        Carried { up_to: Ceiling::default(), nodes, functions, bases }
    }

    fn by(linked: &Linked, from: impl IntoIterator<Item = Node>) -> Carried {
        let mut carried = Carried::nothing();
        carried.follow(linked, from.into_iter().collect());
        carried
    }

    fn in_values(linked: &Linked, values: impl Iterator<Item = Value>) -> Carried {
        let mut carried = Carried::nothing();
        let mut open = Vec::new();
        values.for_each(|value| carried.look(linked, value, &mut open));
        carried.follow(linked, open);
        carried
    }

    /// The nodes that decide what is carried.
    fn decisive(self) -> impl Iterator<Item = Node> {
        self.nodes.into_iter().chain(self.bases)
    }

    fn follow(&mut self, linked: &Linked, mut open: Vec<Node>) {
        while let Some(node) = open.pop() {
            if self.nodes.insert(node) {
                for &value in linked.solver.values(node) {
                    self.look(linked, value, &mut open);
                }
            }
        }
    }

    /// A member that one type lacks may be another one's.
    fn look_at_unknown(&mut self, linked: &Linked, unknown: UnknownId) {
        let unknown = linked.solver.graph.unknown.get_index(unknown.index());
        let Some(&UnknownMember { site, up_to, .. }) = unknown else { return };
        let Some(site) = linked.sites.get(site) else { return };
        self.bases.extend(site.base);
        let (catalog, name) = (Catalog::get(), linked.solver.names.text(site.site.name));
        let mut types = api_types(linked, site);
        if !types.any(|ty| catalog.lookup(ty, name).is_some()) && !others::has_member(linked, site) {
            self.up_to = self.up_to.or(up_to);
        }
    }

    fn look(&mut self, linked: &Linked, value: Value, open: &mut Vec<Node>) {
        let solver = &linked.solver;
        match value {
            Value::Api(_) | Value::Instance(_) => {
                let ty = solver.api_type(value).filter(|_| solver.is_expected_there(value));
                self.up_to = self.up_to.or(ty.map(ceiling::of).unwrap_or_default());
            }
            Value::Member(member) => self.up_to = self.up_to.or(ceiling::beyond(member)),
            Value::UnknownMember(unknown) => self.look_at_unknown(linked, unknown),
            Value::Object(object) => {
                let object = &solver.graph.objects[object];
                open.extend(object.nodes());
                open.extend(object.element.iter().chain(&object.base));
            }
            Value::Function(function) => {
                self.functions.push(function);
                open.push(solver.graph.functions[function].result);
            }
            Value::Class(class) => open.push(solver.graph.classes[class].instance),
            Value::Bound(_)
            | Value::Signature(_)
            | Value::Text(_)
            | Value::Outside(_)
            | Value::Builtin(..) => {}
        }
    }
}

/// The nodes that decide what is in doubt besides what the solver tells.
pub(super) fn decisive(linked: &Linked, part: &FragmentLinks) -> Vec<Node> {
    let mut nodes: Vec<Node> = part.loose.iter().map(|loose| loose.object).collect();
    for site in linked.sites_of(part) {
        if let Some(key) = site.key {
            nodes.extend(site.base.into_iter().chain([key]));
        }
        if site.from.is_some() && is_unfollowed(linked, site.base) {
            nodes.extend(site.base);
            nodes.extend(Carried::by(linked, site.from).decisive());
        }
    }
    let calls = part.calls.iter().filter_map(|call| linked.solver.graph.calls.get(call));
    for call in calls {
        let before = nodes.len();
        nodes.extend(linked.solver.timed(call));
        if nodes.len() > before {
            nodes.push(call.callee);
        }
    }
    for call in part.calls.iter().flat_map(|call| blind_calls(linked, call)) {
        nodes.push(call.callee);
        nodes.extend(Carried::by(linked, given(linked, call)).decisive());
    }
    nodes
}
