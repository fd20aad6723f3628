//! Functions that are given where the solver does not follow what happens to them, and the objects of classes.
//!
//! Called by `functions`.

use crate::analysis::ids::Id;
use crate::analysis::ir::{FunctionId, Node, ObjectId, Outside, RegionId};
use crate::analysis::link::Linked;
use crate::analysis::solve::{Builtin, Value};
use crate::catalog::Catalog;
use rustc_hash::FxHashSet;

/// So many nodes are looked at for what is given away: then it is not known any more what runs.
const MAX_STEPS: usize = 2_000_000;

/// The functions that are given to Office and to parts of the language that may call them, by themselves or as properties of
/// literals, each with the region where that is; `None` where it would take too long to find them.
pub(super) fn given_to_office(
    linked: &Linked,
    of_classes: &FxHashSet<ObjectId>,
) -> Option<Vec<(FunctionId, Option<RegionId>)>> {
    let own = linked.parts.iter().map(|part| part.objects.indices().end).max().unwrap_or_default();
    let is_literal = |object: ObjectId| object.index() < own && !of_classes.contains(&object);
    let (mut left, mut given) = (MAX_STEPS, Vec::new());
    for call in linked.solver.graph.calls.iter().filter(|call| !call.test) {
        if linked.solver.values(call.callee).iter().any(|&value| is_sink(value)) {
            for &(arg, _) in &call.args {
                let functions = functions_in(linked, arg, is_literal, &mut left)?;
                given.extend(functions.into_iter().map(|function| (function, call.around)));
            }
        }
    }
    Some(given)
}

/// The objects of the static sides of classes, and those of their instances.
pub(super) fn objects_of_classes(linked: &Linked) -> FxHashSet<ObjectId> {
    let solver = &linked.solver;
    let mut objects = FxHashSet::default();
    for class in solver.graph.classes.iter() {
        objects.insert(class.statics);
        objects.extend(solver.values(class.instance).iter().filter_map(|value| match value {
            Value::Object(object) => Some(*object),
            _ => None,
        }));
    }
    objects
}

/// Whether somebody may call the functions that it is given, although the solver does not follow that.
fn is_sink(value: Value) -> bool {
    match value {
        Value::Member(member) => Catalog::get().member(member).name != "associate",
        Value::Signature(_) | Value::UnknownMember(_) | Value::Api(_) | Value::Instance(_) => true,
        Value::Text(_) | Value::Builtin(Builtin::Harmless | Builtin::OtherMethod) => true,
        _ => false,
    }
}

/// The functions that an argument is, or has as a literal's properties; `None` where looking took more than `left` steps.
fn functions_in(
    linked: &Linked,
    arg: Node,
    is_literal: impl Fn(ObjectId) -> bool,
    left: &mut usize,
) -> Option<Vec<FunctionId>> {
    let solver = &linked.solver;
    let (mut functions, mut open, mut seen) = (Vec::new(), vec![arg], FxHashSet::default());
    while let Some(node) = open.pop() {
        if !seen.insert(node) {
            continue;
        }
        *left = left.checked_sub(1)?;
        for &value in solver.values(node) {
            functions.extend(solver.function_of(value));
            if let Value::Object(object) = value
                && is_literal(object)
            {
                open.extend(solver.graph.objects[object].nodes());
            }
        }
    }
    Some(functions)
}

/// `window[name]`, the name not known.
pub(super) fn is_open_name_of_window(linked: &Linked, base: Node, key: Node) -> bool {
    let is_window = |value: &Value| matches!(value, Value::Builtin(Builtin::Window));
    let is_name = |value: &Value| matches!(value, Value::Text(_) | Value::Outside(Outside::Plain));
    let (base, key) = (linked.solver.values(base), linked.solver.values(key));
    base.iter().any(is_window) && (key.is_empty() || !key.iter().all(is_name))
}
