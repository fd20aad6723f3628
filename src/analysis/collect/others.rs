//! What else a receiver may be: the program's own objects and values from outside may have a member of the same name.
//!
//! Called where usages are collected.

use crate::analysis::ir::{Node, ObjectId, Outside, Sym};
use crate::analysis::link::{Linked, LinkedSite};
use crate::analysis::solve::{Builtin, Hit, Kind, Value};
use crate::catalog::Catalog;

/// Whether a hit is one for certain: the name is known, and nothing but Office answers to it.
pub(super) fn is_certain(linked: &Linked, hit: &Hit) -> bool {
    let values = linked.solver.values(base_of(linked, hit)).iter();
    hit.followed
        && is_known_name(linked, hit.key)
        && !values.into_iter().any(|&value| answers(linked, name_of(linked, hit), value, false))
}

fn base_of(linked: &Linked, hit: &Hit) -> Option<Node> {
    hit.base.or_else(|| linked.sites.get(hit.site)?.base)
}

/// The name that is asked for: the member's own.
fn name_of(linked: &Linked, hit: &Hit) -> Option<Sym> {
    let name = &Catalog::get().member(hit.member).name;
    linked.solver.names.known(name)
}

/// Whether something that is not Office's has the member at the site, even if only a type tells of it.
pub(super) fn has_member(linked: &Linked, site: &LinkedSite) -> bool {
    let name = site.site.name;
    linked.solver.values(site.base).iter().any(|&value| answers(linked, Some(name), value, true))
}

fn answers(linked: &Linked, name: Option<Sym>, value: Value, assumed: bool) -> bool {
    let solver = &linked.solver;
    let own = |object: ObjectId| {
        let object = &solver.graph.objects[object];
        let named = name.and_then(|name| object.props.get(&name));
        let by_any_name = object.kind == Kind::Plain && holds(linked, object.element);
        let has = by_any_name || named.is_some_and(|prop| prop.written || holds(linked, prop.node));
        has && (assumed || !object.assumed)
    };
    match value {
        Value::Outside(outside) => matches!(outside, Outside::Code | Outside::Host | Outside::Page),
        Value::Object(object) => own(object),
        Value::Class(class) => own(solver.graph.classes[class].statics),
        _ => false,
    }
}

/// Whether anything is there. What a member yields that only some of several types lack may be nothing.
fn holds(linked: &Linked, node: impl Into<Option<Node>>) -> bool {
    linked.solver.values(node).iter().any(|value| !matches!(value, Value::UnknownMember(..)))
}

/// Whether all names are known that a key may hold.
fn is_known_name(linked: &Linked, key: Option<Node>) -> bool {
    let is_known =
        |value: &Value| matches!(value, Value::Text(_) | Value::Outside(Outside::Plain | Outside::Key));
    linked.solver.values(key).iter().all(is_known)
}

/// The nodes that decide whether a hit is certain.
pub(super) fn decisive(linked: &Linked, hit: &Hit) -> Vec<Node> {
    let (base, name) = (base_of(linked, hit), name_of(linked, hit));
    let mut nodes: Vec<Node> = base.into_iter().chain(hit.key).collect();
    for &value in linked.solver.values(base) {
        if let Value::Object(object) = value {
            let object = &linked.solver.graph.objects[object];
            nodes.extend(object.element);
            nodes.extend(name.and_then(|name| object.props.get(&name)).map(|property| property.node));
        }
    }
    nodes
}

/// Whether nothing is known of what a node holds: it is empty, or only types tell of it, or it is from outside.
pub(super) fn is_unknown(linked: &Linked, node: impl Into<Option<Node>>) -> bool {
    linked.solver.values(node).iter().all(|&value| match value {
        Value::Object(object) => linked.solver.graph.objects[object].assumed,
        Value::Function(function) => linked.solver.graph.functions[function].assumed,
        Value::Outside(_) | Value::UnknownMember(..) | Value::Builtin(Builtin::OtherMethod) => true,
        Value::Instance(_) => !linked.solver.is_followed(value),
        _ => false,
    })
}
