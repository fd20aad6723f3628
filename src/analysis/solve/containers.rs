//! Methods of arrays, promises, maps and sets.

use super::value::{ObjectKind, Value};
use super::{Flow, Solver};
use crate::analysis::ir::{Call, CallId, Locus, Node, ObjectId};
use crate::analysis::lower::ITERATOR;

const ARRAY: [&str; 37] = [
    "map",
    "flatMap",
    "forEach",
    "filter",
    "find",
    "findLast",
    "findIndex",
    "findLastIndex",
    "some",
    "every",
    "reduce",
    "reduceRight",
    "push",
    "unshift",
    "pop",
    "shift",
    "at",
    "slice",
    "splice",
    "toSpliced",
    "concat",
    "reverse",
    "sort",
    "flat",
    "values",
    "keys",
    "entries",
    "toSorted",
    "toReversed",
    "fill",
    "with",
    "copyWithin",
    "next",
    "return",
    "throw",
    "toArray",
    "take",
];
const PROMISE: [&str; 9] =
    ["then", "catch", "finally", "done", "fail", "always", "promise", "resolve", "reject"];
const COLLECTION: [&str; 18] = [
    "get",
    "set",
    "add",
    "forEach",
    "values",
    "keys",
    "entries",
    "delete",
    "deref",
    "register",
    "unregister",
    "union",
    "intersection",
    "difference",
    "symmetricDifference",
    "getOrInsert",
    "getOrInsertComputed",
    "next",
];

/// The methods that matter of a kind of container.
fn methods(kind: ObjectKind) -> &'static [&'static str] {
    match kind {
        ObjectKind::Array => &ARRAY,
        ObjectKind::Promise => &PROMISE,
        ObjectKind::Collection | ObjectKind::Map => &COLLECTION,
        ObjectKind::Plain | ObjectKind::Element => &[],
    }
}

/// The number of a container's method.
pub(super) fn method(kind: ObjectKind, name: &str) -> Option<u8> {
    let name = match (name, kind) {
        (ITERATOR, ObjectKind::Map) => "entries",
        (ITERATOR, _) => "values",
        _ => name,
    };
    methods(kind).iter().position(|m| *m == name).map(|i| i as u8)
}

impl Solver {
    pub(super) fn call_method(&mut self, method: u8, object: ObjectId, call: &Call) {
        let kind = self.graph.objects[object].kind;
        let Some(name) = methods(kind).get(method as usize) else { return };
        match kind {
            ObjectKind::Array => self.call_array(name, object, call),
            ObjectKind::Promise => self.call_promise(name, object, call),
            ObjectKind::Collection | ObjectKind::Map => self.call_collection(name, object, call),
            ObjectKind::Plain | ObjectKind::Element => {}
        }
    }

    /// `[].slice.call(this)`, `Array.prototype.map.call(this, f)`: the method of one container is called on another value.
    pub(super) fn call_method_on(&mut self, kind: ObjectKind, method: u8, call: &Call) {
        let on = self.graph.calls.push(call.clone());
        self.constrain(call.this, Flow::MethodOn { kind, method, call: on });
    }

    pub(super) fn method_on(&mut self, value: Value, kind: ObjectKind, method: u8, call: CallId) {
        let call = self.graph.calls[call].clone();
        let object = match value {
            Value::Object(object) if self.graph.objects[object].kind == kind => object,
            // What is like an array is taken for one with the same elements.
            Value::Object(_) | Value::Outside(_) => {
                let (like, element) = (self.new_object(kind), self.node());
                self.graph.objects[like].element = Some(element);
                self.everything_of(value, element, Locus::None);
                self.element_of(value, element);
                like
            }
            _ => return,
        };
        self.call_method(method, object, &call);
    }

    /// A node with a new array of what `element` holds.
    pub(super) fn list_of(&mut self, element: Node) -> Node {
        let list = self.container(ObjectKind::Array, element);
        self.node_of(list)
    }

    /// A node with the elements of what is in `list`.
    pub(super) fn element_node(&mut self, list: Node) -> Node {
        let element = self.node();
        self.constrain(list, Flow::Element(element));
        element
    }

    fn call_array(&mut self, method: &str, object: ObjectId, call: &Call) {
        let element = self.elements(object);
        let callback = self.argument(call, 0);
        match method {
            "map" | "flatMap" => {
                let mut result = self.each_element(object, call);
                if method == "flatMap" {
                    let flat = self.element_node(result);
                    self.copy(result, flat);
                    result = flat;
                }
                self.give(call.to, ObjectKind::Array, result);
            }
            "forEach" | "some" | "every" | "findIndex" | "findLastIndex" => {
                self.each_element(object, call);
            }
            "find" | "findLast" => {
                self.each_element(object, call);
                self.copy(element, call.to);
            }
            "filter" => {
                self.each_element(object, call);
                self.add(call.to, Value::Object(object));
            }
            "reduce" | "reduceRight" => self.reduce(object, call),
            "push" | "unshift" => self.store_arguments(object, call, 0),
            "fill" | "with" => {
                self.store_arguments(object, call, if method == "with" { 1 } else { 0 });
                self.add(call.to, Value::Object(object));
            }
            "splice" | "toSpliced" => {
                self.store_arguments(object, call, 2);
                self.add(call.to, Value::Object(object));
            }
            "pop" | "shift" | "at" => self.copy(element, call.to),
            "concat" => self.concat_arrays(object, call),
            "sort" | "toSorted" => {
                self.run_callback(callback, &[element, element]);
                self.add(call.to, Value::Object(object));
            }
            "flat" => {
                let flat = self.element_node(element);
                // Deeper ones, too, and what is no array.
                self.constrain(flat, Flow::Element(flat));
                self.copy(element, flat);
                self.give(call.to, ObjectKind::Array, flat);
            }
            "entries" => self.entries(None, element, call),
            "keys" => {}
            "next" | "return" => self.next_element(object, Some(callback), call.to),
            "throw" => self.throw(callback),
            _ => self.add(call.to, Value::Object(object)),
        }
    }

    /// A new array with the elements of this one and of the arguments.
    fn concat_arrays(&mut self, object: ObjectId, call: &Call) {
        let (element, all) = (self.elements(object), self.node());
        self.copy(element, all);
        for &(arg, _) in &call.args {
            self.constrain(arg, Flow::Element(all));
            self.constrain(arg, Flow::NotArrays(all));
        }
        self.give(call.to, ObjectKind::Array, all);
    }

    /// Calls the callback with an element, its index, and the array; gives what it returns.
    fn each_element(&mut self, object: ObjectId, call: &Call) -> Node {
        let element = self.elements(object);
        let (callback, this) = (self.argument(call, 0), call.args.get(1).map(|arg| arg.0));
        let (array, index, result) = (self.node_of(Value::Object(object)), self.node(), self.node());
        self.call_on(callback, this, &[element, index, array], Some(result));
        result
    }

    fn store_arguments(&mut self, object: ObjectId, call: &Call, skip: usize) {
        let element = self.elements(object);
        for &(arg, spread) in call.args.iter().skip(skip) {
            if spread {
                self.constrain(arg, Flow::Element(element));
            } else {
                self.copy(arg, element);
            }
        }
    }

    fn reduce(&mut self, object: ObjectId, call: &Call) {
        let (callback, element, sum) = (self.argument(call, 0), self.elements(object), self.node());
        match call.args.get(1) {
            Some(&(start, _)) => self.copy(start, sum),
            None => self.copy(element, sum),
        }
        let (array, index) = (self.node_of(Value::Object(object)), self.node());
        let result = self.result_of(callback, &[sum, element, index, array]);
        self.copy(result, sum);
        self.copy(sum, call.to);
    }

    /// The node of a map's keys.
    pub(super) fn keys_of(&mut self, object: ObjectId) -> Node {
        let name = self.names.intern(KEYS);
        self.own_property(object, name)
    }

    /// A pair of a key and an element; one for each element.
    pub(super) fn pair(&mut self, key: Option<Node>, element: Node) -> Value {
        let pair = self.made_object(element, ObjectKind::Plain);
        for (name, from) in [("0", key), ("1", Some(element))] {
            let name = self.names.intern(name);
            let part = self.own_property(pair, name);
            self.copy(from, part);
        }
        Value::Object(pair)
    }

    /// Takes pairs apart.
    pub(super) fn unpair(&mut self, pair: Node, key: Node, element: Node) {
        self.constrain(pair, Flow::Element(element));
        self.constrain(pair, Flow::Element(key));
        for (name, to) in [("0", key), ("1", element)] {
            let name = self.names.intern(name);
            self.load(pair, name, to);
        }
    }

    /// Pairs of a key and the element.
    pub(super) fn entries(&mut self, key: Option<Node>, element: Node, call: &Call) {
        let pair = self.pair(key, element);
        let pair = self.node_of(pair);
        self.give(call.to, ObjectKind::Array, pair);
    }

    fn call_promise(&mut self, method: &str, object: ObjectId, call: &Call) {
        let inner = self.elements(object);
        let next = self.node();
        let first = self.argument(call, 0);
        match method {
            // jQuery's deferred objects are their own promises.
            "promise" => return self.add(call.to, Value::Object(object)),
            "resolve" => return self.constrain(first, Flow::Await(inner)),
            "reject" => return self.throw(first),
            "then" | "done" | "always" => {
                let result = self.awaited_result_of(first, &[inner]);
                self.copy(result, next);
                match call.args.get(1) {
                    Some(&(rejected, _)) => self.caught_by(rejected, next),
                    None if method == "then" && call.args.is_empty() => self.copy(inner, next),
                    None => {}
                }
                // `then(null, f)` hands on what there is.
                self.hand_on(first, inner, next);
            }
            "catch" | "fail" => {
                self.caught_by(first, next);
                self.copy(inner, next);
            }
            _ => {
                self.run_callback(first, &[]);
                self.copy(inner, next);
            }
        }
        self.give(call.to, ObjectKind::Promise, next);
    }

    /// What was thrown goes to the callback, and what that returns to `next`.
    fn caught_by(&mut self, callback: Node, next: Node) {
        let thrown = self.graph.outside.thrown;
        let result = self.awaited_result_of(callback, &[thrown]);
        self.copy(result, next);
    }

    /// Without a callback (`then(null, f)`) a promise hands on what it holds.
    fn hand_on(&mut self, callback: Node, inner: Node, next: Node) {
        self.constrain(callback, Flow::HandOn { inner, next });
    }

    fn call_collection(&mut self, method: &str, object: ObjectId, call: &Call) {
        let element = self.elements(object);
        let (first, second) = (self.argument(call, 0), self.argument(call, 1));
        let is_map = self.graph.objects[object].kind == ObjectKind::Map;
        match method {
            "get" | "deref" => self.copy(element, call.to),
            "set" | "getOrInsert" => {
                let keys = self.keys_of(object);
                self.copy(first, keys);
                self.copy(second, element);
                match method {
                    "set" => self.add(call.to, Value::Object(object)),
                    _ => self.copy(element, call.to),
                }
            }
            "getOrInsertComputed" => {
                let made = self.result_of(second, &[first]);
                self.copy(made, element);
                self.copy(element, call.to);
            }
            "add" => {
                self.copy(first, element);
                self.add(call.to, Value::Object(object));
            }
            "register" => self.copy(second, element),
            "forEach" => {
                let key = if is_map { self.keys_of(object) } else { element };
                let this = call.args.get(1).map(|arg| arg.0);
                let whole = self.node_of(Value::Object(object));
                self.call_on(first, this, &[element, key, whole], None);
            }
            "values" => self.give(call.to, ObjectKind::Array, element),
            "keys" => {
                let keys = if is_map { self.keys_of(object) } else { element };
                self.give(call.to, ObjectKind::Array, keys);
            }
            "entries" => {
                let key = if is_map { self.keys_of(object) } else { element };
                self.entries(Some(key), element, call);
            }
            "union" | "intersection" | "difference" | "symmetricDifference" => {
                let all = self.node();
                self.copy(element, all);
                self.constrain(first, Flow::Element(all));
                self.give(call.to, ObjectKind::Collection, all);
            }
            "next" => self.next_element(object, None, call.to),
            _ => {}
        }
    }
}

/// Where a map keeps its keys; no program can name it.
const KEYS: &str = "@@keys";
