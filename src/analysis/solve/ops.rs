//! What the operations of the flow graph mean to the solver.

use super::value::{ObjectKind, Value};
use super::{Computed, Flow, MemberAccess, Solver, TypeNote};
use crate::analysis::ir::{Locus, ObjectShape, Op};

impl Solver {
    /// Adds an operation, in the realm's numbers.
    pub(crate) fn add_op(&mut self, op: Op) {
        self.work.place = match op {
            Op::Store { site: Some(site), .. } | Op::StoreElement { site: Some(site), .. } => {
                Locus::Site(site)
            }
            _ => Locus::None,
        };
        match op {
            Op::Copy { from, to } => self.copy(from, to),
            Op::Declare { ty, from, to, open } => {
                let declaration = TypeNote { open, ty, from, to };
                if self.work.declared {
                    self.declare(declaration);
                } else {
                    self.graph.declarations.push(declaration);
                }
            }
            Op::Load { base, name, to, site, as_read } => {
                self.access(base, MemberAccess { name, to, site, key: None, base: Some(base), as_read });
            }
            Op::LoadComputed { base, key, to, site } => {
                self.access_computed(Computed { base, key, to, site });
            }
            Op::Store { base, name, from, site } => self.constrain(base, Flow::Store { name, from, site }),
            Op::StoreElement { base, from, .. } => self.constrain(base, Flow::StoreElement(from)),
            Op::Element { base, to } => self.constrain(base, Flow::Element(to)),
            Op::Await { from, to } => self.constrain(from, Flow::Await(to)),
            Op::Call(call) => {
                let callee = self.graph.calls[call].callee;
                self.constrain(callee, Flow::Call(call));
            }
            Op::Promise { inner, to } => {
                let (promise, awaited) = (self.new_object(ObjectKind::Promise), self.node());
                self.graph.objects[promise].element = Some(awaited);
                self.constrain(inner, Flow::Await(awaited));
                self.add(to, Value::Object(promise));
            }
            Op::Function { to, function } => self.add(to, Value::Function(function)),
            Op::Object { to, object, shape } => {
                let made = &mut self.graph.objects[object];
                match shape {
                    ObjectShape::Array | ObjectShape::AssumedArray => made.kind = ObjectKind::Array,
                    ObjectShape::Element => made.kind = ObjectKind::Element,
                    ObjectShape::Plain | ObjectShape::Assumed => {}
                }
                made.assumed = matches!(shape, ObjectShape::Assumed | ObjectShape::AssumedArray);
                self.add(to, Value::Object(object));
            }
            Op::Spread { from, into, whole } => self.constrain(from, Flow::Spread { into, whole }),
            Op::Class { to, class } => {
                let instance = self.graph.classes[class].instance;
                self.graph.class_of_instance.entry(instance).or_insert(class);
                self.add(to, Value::Class(class));
            }
            Op::Text { to, value } => self.add(to, Value::Text(value)),
            Op::Concat { left, right, to } => self.concat(left, right, to),
            Op::Stringify { from, to } => self.constrain(from, Flow::Stringify(to)),
            Op::AsRead { from, to } => self.constrain(from, Flow::AsRead(to)),
            Op::Outside { to, outside } => self.add(to, Value::Outside(outside)),
            Op::Decorate { call, class, whole } => self.decorate(call, class, whole),
            Op::Throw { from } => self.throw(from),
            Op::Catch { to } => {
                let thrown = self.graph.outside.thrown;
                self.copy(thrown, to);
            }
            // They are for whoever reads strings when everything is solved.
            Op::Literal { .. } | Op::Append { .. } | Op::FirstOf { .. } | Op::Mark(_) => {}
        }
    }
}
