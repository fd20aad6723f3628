//! What a value means to a constraint of the node that it comes to.

use super::Solver;
use super::value::{Constraint, ObjectKind, Value};
use crate::analysis::ir::{Locus, ObjectId, Outside};

impl Solver {
    /// Gives one value of its node to a constraint.
    pub(super) fn apply(&mut self, constraint: Constraint, value: Value) {
        match constraint {
            Constraint::Copy(to) => self.add(to, value),
            Constraint::CopyOthers(to) => {
                if !value.is_api() && !matches!(value, Value::Outside(_)) {
                    self.add(to, value);
                }
            }
            Constraint::Mixed(node) => {
                if value.is_api() {
                    self.add(node, Value::Outside(Outside::Host));
                }
            }
            Constraint::CopyOffice(to) => {
                if value.is_api() || matches!(value, Value::UnknownMember(..)) {
                    self.add(to, value);
                }
            }
            Constraint::CopyOfficeObjects(to) => {
                if value.is_api() && !self.is_plain_while_reading(value) {
                    self.add(to, value);
                }
            }
            Constraint::AsRead(to) => {
                if !self.is_plain_while_reading(value) {
                    self.add(to, value);
                }
            }
            Constraint::Stringify(to) => {
                let is_one = matches!(
                    value,
                    Value::Text(_) | Value::Outside(Outside::Text | Outside::Plain | Outside::Key)
                );
                self.add(to, if is_one { value } else { Value::Outside(Outside::Text) });
            }
            Constraint::Find { to, origin } => {
                if value.is_api() {
                    self.find(value, origin, to);
                }
            }
            Constraint::Offer(returned) => self.offer(value, returned),
            Constraint::HandOn { inner, next } => {
                if matches!(value, Value::Outside(_)) {
                    self.copy(inner, next);
                }
            }
            Constraint::NotArrays(to) => {
                let is_array = |object: ObjectId| self.graph.objects[object].kind == ObjectKind::Array;
                if !matches!(value, Value::Object(object) if is_array(object)) {
                    self.add(to, value);
                }
            }
            Constraint::CopyCallables(to) => {
                if matches!(value, Value::Function(_) | Value::Class(_) | Value::Bound(_)) {
                    self.add(to, value);
                }
            }
            Constraint::CopySeenThrough(to) => {
                if !matches!(value, Value::Object(_) | Value::Function(_) | Value::Class(_)) {
                    self.add(to, value);
                }
            }
            Constraint::CopyOwn(to) => {
                if !matches!(value, Value::Outside(_)) {
                    self.add(to, value);
                }
            }
            Constraint::CopyUnless { to, ty } => {
                if !self.values(ty).contains(&value) {
                    self.add(to, value);
                }
            }
            Constraint::Load(access) => self.load_from(self.graph.accesses[access], value),
            Constraint::ComputedBase(access) => self.computed_base(value, access),
            Constraint::ComputedKey { base, access } => self.computed_key(base, value, access),
            Constraint::Store { name, from, site } => self.store_to(value, name, from, site),
            Constraint::StoreElement(from) => self.store_element(value, from),
            Constraint::Everything { to, place } => self.everything_of(value, to, place),
            Constraint::Spread { into, whole } => self.spread(value, into, whole),
            Constraint::Inherit(from) => self.inherit_by(value, from),
            Constraint::Before { right, to } => self.before(value, right, to),
            Constraint::Behind { left, to } => self.behind(value, left, to),
            Constraint::Leave(exit) => self.leave(value, exit),
            Constraint::LeaveOwn(exit) => {
                if matches!(value, Value::Object(_) | Value::Function(_) | Value::Class(_)) {
                    self.leave(value, exit);
                }
            }
            Constraint::Decorate { class } => self.decorated(value, class),
            Constraint::Result(to) => self.result_to(value, to),
            Constraint::MethodOn { kind, method, call } => self.method_on(value, kind, method, call),
            Constraint::Define { object, from } => self.define(value, object, from),
            Constraint::Setter { object, stored } => {
                self.constrain(object, Constraint::Everything { to: stored, place: Locus::None });
            }
            Constraint::Describe { object } => self.describe(value, object),
            Constraint::Element(to) => self.element_of(value, to),
            Constraint::Await(to) => self.await_value(value, to),
            Constraint::Call(call) => self.call_value(call, value),
            Constraint::Expected { ty } => self.is_expected(value, ty),
            Constraint::Expects { from } => self.expects(value, from),
            Constraint::Method { this } => self.method_of(value, this),
            Constraint::Prototype { this } => self.prototype_of(value, this),
            Constraint::Event { handler } => self.event(value, handler),
        }
    }
}
