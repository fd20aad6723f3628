//! What else a receiver may be: the program's own objects, and what comes from outside, may have a member of the same name.
//!
//! Called where usages are collected.

use crate::analysis::ir::{NONE, Node, Outside};
use crate::analysis::link::{Linked, LinkedSite};
use crate::analysis::solve::{Builtin, Kind, Value};

/// Whether something that is not Office's may answer to the name at the site.
pub(super) fn may_answer(linked: &Linked, site: &LinkedSite) -> bool {
    let solver = &linked.solver;
    let own = |object: u32| {
        let object = &solver.objects[object as usize];
        if object.assumed {
            return false;
        }
        let named = object.props.get(&site.site.name);
        let by_any_name = object.kind == Kind::Plain && holds(linked, object.element);
        by_any_name || named.is_some_and(|property| property.written || holds(linked, property.node))
    };
    solver.values(site.base).iter().any(|&value| match value {
        Value::Outside(outside) => matches!(outside, Outside::Code | Outside::Host),
        Value::Object(object) => own(object),
        Value::Class(class) => own(solver.classes[class as usize].statics),
        _ => false,
    })
}

fn holds(linked: &Linked, node: Node) -> bool {
    node != NONE && !linked.solver.values(node).is_empty()
}

/// Whether all names are known that a key may hold.
pub(super) fn is_known_name(linked: &Linked, key: Node) -> bool {
    let is_known = |value: &Value| matches!(value, Value::Text(_) | Value::Outside(Outside::Plain | Outside::Key));
    key == NONE || linked.solver.values(key).iter().all(is_known)
}

/// The nodes that decide it, besides the receiver's own.
pub(super) fn decisive(linked: &Linked, site: &LinkedSite) -> Vec<Node> {
    let mut nodes = Vec::new();
    for &value in linked.solver.values(site.base) {
        if let Value::Object(object) = value {
            let object = &linked.solver.objects[object as usize];
            nodes.push(object.element);
            nodes.extend(object.props.get(&site.site.name).map(|property| property.node));
        }
    }
    nodes
}

/// Whether nothing is known of what a node holds: it is empty, or only types tell of it, or it is from outside.
pub(super) fn is_unknown(linked: &Linked, node: Node) -> bool {
    linked.solver.values(node).iter().all(|&value| match value {
        Value::Object(object) => linked.solver.objects[object as usize].assumed,
        Value::Function(function) => linked.solver.functions[function as usize].assumed,
        Value::Outside(_) | Value::Builtin(Builtin::OtherMethod, _) => true,
        _ => false,
    })
}
