//! What objects have in addition to their own properties: what was spread into them, assigned to them, their
//! prototypes.
//!
//! Reading a property of an object reads it from its base as well. So what the base gets later is seen, too.

use super::exits::kept;
use super::value::{Builtin, ExitPoint, How, Object, UnseenReason, Value};
use super::{Flow, Solver};
use crate::analysis::ceiling;
use crate::analysis::ir::{Locus, Node, ObjectId, Outside};

impl Solver {
    /// `{ ...value }`: an object's properties are the literal's; anything else is seen through.
    pub(super) fn spread(&mut self, value: Value, into: Node, whole: Node) {
        if !matches!(value, Value::Object(_)) {
            return self.add(whole, value);
        }
        let from = self.node_of(value);
        self.inherit(into, from);
    }

    /// The objects in `into` have what is in `from`.
    pub(super) fn inherit(&mut self, into: impl Into<Option<Node>>, from: Node) {
        self.constrain(into, Flow::Inherit(from));
    }

    pub(super) fn inherit_by(&mut self, value: Value, from: Node) {
        match value {
            Value::Object(object) => {
                let base = self.base(object);
                self.copy(from, base);
            }
            Value::Function(function) => {
                let own = self.function_object(function);
                let base = self.base(own);
                self.copy(from, base);
            }
            Value::Class(class) => {
                let base = self.base(self.graph.classes[class].statics);
                self.copy(from, base);
            }
            Value::Outside(
                to @ (Outside::Code | Outside::Host | Outside::Page | Outside::Beside | Outside::Above),
            ) => {
                let to = if to == Outside::Page { Outside::Host } else { to };
                self.exit(from, ExitPoint { place: self.work.place, to, how: How::Stored });
            }
            Value::Builtin(Builtin::Window) => self.copy(from, self.graph.outside.window),
            Value::Builtin(_) | Value::Bound(_) | Value::Member(_) | Value::Signature(_) => {
                self.exit(from, ExitPoint { place: self.work.place, to: Outside::Host, how: How::Stored });
            }
            Value::UnknownMember(unknown) => self.use_unknown(unknown),
            Value::Api(_) | Value::Instance(_) | Value::Text(_) | Value::Outside(_) => {}
        }
    }

    /// The node of what an object has besides its own; made on first use.
    fn base(&mut self, object: ObjectId) -> Node {
        if let Some(base) = self.graph.objects[object].base {
            return base;
        }
        let base = self.node();
        self.graph.objects[object].base = Some(base);
        self.note_base(object);
        let whole = &self.graph.objects[object];
        let Object { element, ref readers, exposed, .. } = *whole;
        let (props, readers) = (whole.named(), readers.clone());
        props.into_iter().for_each(|(name, node)| self.load(base, name, node));
        for to in readers {
            self.constrain(base, Flow::Everything { to, place: Locus::None });
        }
        if let Some(to) = element {
            self.constrain(base, Flow::Element(to));
        }
        if let Some(to) = exposed {
            self.exit(base, kept(to));
        }
        base
    }

    /// All that a value has, whatever its name.
    pub(super) fn everything_of(&mut self, value: Value, to: Node, place: Locus) {
        match value {
            Value::Object(object) => {
                self.element_of(value, to);
                self.read_all(object, to);
            }
            Value::Class(class) => self.read_all(self.graph.classes[class].statics, to),
            Value::Function(function) => {
                let own = self.function_object(function);
                self.read_all(own, to);
            }
            Value::Outside(outside) => self.outside_elements(outside, to),
            Value::Api(_) | Value::Instance(_) => {
                let up_to = self.api_type(value).filter(|_| self.is_expected_there(value)).map(ceiling::of);
                up_to.into_iter().for_each(|up_to| self.see_no_more(place, UnseenReason::EveryMember, up_to));
            }
            Value::UnknownMember(..) => self.add(to, value),
            _ => {}
        }
    }
}
