//! Methods of arrays, promises, maps and sets.

use super::value::{ObjectKind, Value};
use super::{Flow, Solver};
use crate::analysis::ir::Call;

const ARRAY: [&str; 27] = [
    "map",
    "flatMap",
    "forEach",
    "filter",
    "find",
    "findLast",
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
    "concat",
    "reverse",
    "sort",
    "flat",
    "values",
    "entries",
    "toSorted",
    "toReversed",
    "fill",
    "findIndex",
];
const PROMISE: [&str; 8] = ["then", "catch", "finally", "done", "fail", "always", "promise", "resolve"];
const COLLECTION: [&str; 7] = ["get", "set", "add", "forEach", "values", "entries", "delete"];

/// The methods that matter of a kind of container.
fn methods(kind: ObjectKind) -> &'static [&'static str] {
    match kind {
        ObjectKind::Array => &ARRAY,
        ObjectKind::Promise => &PROMISE,
        ObjectKind::Collection | ObjectKind::Map => &COLLECTION,
        ObjectKind::Plain => &[],
    }
}

/// The number of a container's method.
pub(super) fn method(kind: ObjectKind, name: &str) -> Option<u8> {
    methods(kind).iter().position(|m| *m == name).map(|i| i as u8)
}

impl Solver {
    pub(super) fn call_method(&mut self, method: u8, object: u32, call: &Call) {
        let kind = self.objects[object as usize].kind;
        let Some(method) = methods(kind).get(method as usize) else { return };
        match kind {
            ObjectKind::Array => self.call_array(method, object, call),
            ObjectKind::Promise => self.call_promise(method, object, call),
            ObjectKind::Collection | ObjectKind::Map => self.call_collection(method, object, call),
            ObjectKind::Plain => {}
        }
    }

    fn call_array(&mut self, method: &str, object: u32, call: &Call) {
        let element = self.elements(object);
        let callback = self.argument(call, 0);
        match method {
            "map" | "flatMap" => {
                let mut result = self.result_of(callback, &[element]);
                if method == "flatMap" {
                    let flat = self.node();
                    self.constrain(result, Flow::Element(flat));
                    result = flat;
                }
                self.give(call.to, ObjectKind::Array, result);
            }
            "forEach" | "some" | "every" | "findIndex" => self.run_callback(callback, &[element]),
            "find" | "findLast" => {
                self.run_callback(callback, &[element]);
                self.copy(element, call.to);
            }
            "filter" => {
                self.run_callback(callback, &[element]);
                self.add(call.to, Value::Object(object));
            }
            "reduce" | "reduceRight" => self.reduce(element, call),
            "push" | "unshift" | "fill" => self.store_arguments(object, call, 0),
            "splice" => {
                self.store_arguments(object, call, 2);
                self.add(call.to, Value::Object(object));
            }
            "pop" | "shift" | "at" => self.copy(element, call.to),
            "concat" => {
                self.add(call.to, Value::Object(object));
                call.args.iter().for_each(|&(arg, _)| self.copy(arg, call.to));
            }
            "sort" | "toSorted" => {
                self.run_callback(callback, &[element, element]);
                self.add(call.to, Value::Object(object));
            }
            "flat" => {
                let flat = self.node();
                self.constrain(element, Flow::Element(flat));
                self.give(call.to, ObjectKind::Array, flat);
            }
            "entries" => self.entries(element, call),
            _ => self.add(call.to, Value::Object(object)),
        }
    }

    fn store_arguments(&mut self, object: u32, call: &Call, skip: usize) {
        let element = self.elements(object);
        for &(arg, spread) in call.args.iter().skip(skip) {
            if spread {
                self.constrain(arg, Flow::Element(element));
            } else {
                self.copy(arg, element);
            }
        }
    }

    fn reduce(&mut self, element: u32, call: &Call) {
        let (callback, start) = (self.argument(call, 0), self.argument(call, 1));
        let sum = self.node();
        self.copy(start, sum);
        let result = self.result_of(callback, &[sum, element]);
        self.copy(result, sum);
        self.copy(sum, call.to);
    }

    /// A pair of some key and the element; one for each element.
    pub(super) fn pair(&mut self, element: u32) -> Value {
        if let Some(&pair) = self.made.get(&(element, ObjectKind::Plain)) {
            return Value::Object(pair);
        }
        let pair = self.new_object(ObjectKind::Plain);
        self.made.insert((element, ObjectKind::Plain), pair);
        let name = self.names.intern("1");
        let second = self.property(pair, name);
        self.copy(element, second);
        Value::Object(pair)
    }

    /// Pairs of a key and the element.
    pub(super) fn entries(&mut self, element: u32, call: &Call) {
        let pair = self.pair(element);
        let pair = self.node_of(pair);
        self.give(call.to, ObjectKind::Array, pair);
    }

    fn call_promise(&mut self, method: &str, object: u32, call: &Call) {
        let inner = self.elements(object);
        let next = self.node();
        let first = self.argument(call, 0);
        match method {
            // jQuery's deferred objects are their own promises.
            "promise" => return self.add(call.to, Value::Object(object)),
            "resolve" => return self.constrain(first, Flow::Await(inner)),
            "then" | "done" | "always" => {
                let result = self.awaited_result_of(first, &[inner]);
                self.copy(result, next);
                if let Some(&(rejected, _)) = call.args.get(1) {
                    let result = self.awaited_result_of(rejected, &[]);
                    self.copy(result, next);
                }
            }
            "catch" | "fail" => {
                let result = self.awaited_result_of(first, &[]);
                self.copy(result, next);
                self.copy(inner, next);
            }
            _ => {
                self.run_callback(first, &[]);
                self.copy(inner, next);
            }
        }
        self.give(call.to, ObjectKind::Promise, next);
    }

    fn call_collection(&mut self, method: &str, object: u32, call: &Call) {
        let element = self.elements(object);
        match method {
            "get" => self.copy(element, call.to),
            "set" => {
                let value = self.argument(call, 1);
                self.copy(value, element);
                self.add(call.to, Value::Object(object));
            }
            "add" => {
                let value = self.argument(call, 0);
                self.copy(value, element);
                self.add(call.to, Value::Object(object));
            }
            "forEach" => {
                let callback = self.argument(call, 0);
                self.run_callback(callback, &[element]);
            }
            "values" => self.give(call.to, ObjectKind::Array, element),
            "entries" => self.entries(element, call),
            _ => {}
        }
    }
}
