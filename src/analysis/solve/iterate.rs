//! Iterators and thenables that the program makes itself.

use super::value::{Builtin, ObjectKind, Value};
use super::{Flow, Solver};
use crate::analysis::ir::{Node, ObjectId, Sym};
use crate::analysis::lower::{ITERATOR, SENT};

impl Solver {
    /// What a loop over an object with `[Symbol.iterator]` gets.
    pub(super) fn iterate(&mut self, object: ObjectId, to: Node) {
        let Some(name) = self.names.known(ITERATOR) else { return };
        if let Some(&elements) = self.graph.iterators.get(&object) {
            return self.copy(elements, to);
        }
        let (elements, iterator) = (self.node(), self.node());
        self.graph.iterators.insert(object, elements);
        self.copy(elements, to);
        let (method, this) = (self.property(object, name), self.node_of(Value::Object(object)));
        self.call_for_all(method, this, &[], Some(iterator));
        self.constrain(iterator, Flow::Element(elements));
        let result = self.next_of(iterator);
        let value = self.names.intern("value");
        self.load(result, value, elements);
    }

    /// `iterator.next()`
    fn next_of(&mut self, iterator: Node) -> Node {
        let (next, result) = (self.names.intern("next"), self.node());
        let method = self.node();
        self.load(iterator, next, method);
        self.call_for_all(method, iterator, &[], Some(result));
        result
    }

    /// `next(sent)` of a generator, or of an array's iterator: `{ value, done }`.
    pub(super) fn next_element(&mut self, object: ObjectId, sent: Option<Node>, to: Option<Node>) {
        if sent.is_some() {
            let name = self.names.intern(SENT);
            let kept = self.own_property(object, name);
            self.copy(sent, kept);
        }
        let element = self.elements(object);
        let name = self.names.intern("value");
        self.one_property(name, element, to);
    }

    /// Gives `to` an object with one property; one for each place that asks.
    pub(super) fn one_property(&mut self, name: Sym, value: Node, to: impl Into<Option<Node>>) {
        let Some(to) = to.into() else { return };
        let object = self.made_object(to, ObjectKind::Plain);
        let property = self.own_property(object, name);
        self.copy(value, property);
        self.add(to, Value::Object(object));
    }

    /// What a promise-like object resolves to: it hands that to the function that its `then` is given.
    pub(super) fn await_thenable(&mut self, object: ObjectId, to: Node) {
        if let Some(&inner) = self.graph.thenables.get(&object) {
            return self.copy(inner, to);
        }
        let inner = self.node();
        self.graph.thenables.insert(object, inner);
        self.copy(inner, to);
        let promise = self.new_object(ObjectKind::Promise);
        let resolve = self.node_of(Value::Builtin(Builtin::Resolve(promise)));
        let reject = self.node_of(Value::Builtin(Builtin::Reject));
        let then = self.names.intern("then");
        let (method, this) = (self.property(object, then), self.node_of(Value::Object(object)));
        self.call_for_all(method, this, &[resolve, reject], None);
        let resolved = self.elements(promise);
        self.constrain(resolved, Flow::Await(inner));
    }
}
