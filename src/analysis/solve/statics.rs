//! Static methods of the language: `Object.assign`, `Promise.all`, `Reflect.get`.
//!
//! A method that is not in the table may do anything with its arguments.

use super::value::{Builtin, ObjectKind, Value};
use super::{Computed, Flow, Solver};
use crate::analysis::ir::{Call, Locus, Node, ObjectId, Outside, Sym};

pub(super) const STATICS: [(&str, &str); 40] = [
    ("Proxy", "revocable"),
    ("Promise", "resolve"),
    ("Promise", "reject"),
    ("Promise", "all"),
    ("Promise", "race"),
    ("Promise", "any"),
    ("Promise", "allSettled"),
    ("Promise", "withResolvers"),
    ("Promise", "try"),
    ("Object", "assign"),
    ("Object", "freeze"),
    ("Object", "seal"),
    ("Object", "preventExtensions"),
    ("Object", "create"),
    ("Object", "values"),
    ("Object", "entries"),
    ("Object", "defineProperty"),
    ("Object", "defineProperties"),
    ("Object", "fromEntries"),
    ("Object", "groupBy"),
    ("Object", "setPrototypeOf"),
    ("Object", "getPrototypeOf"),
    ("Object", "getOwnPropertyDescriptor"),
    ("Object", "getOwnPropertyDescriptors"),
    ("Map", "groupBy"),
    ("Array", "from"),
    ("Array", "fromAsync"),
    ("Array", "of"),
    ("Reflect", "get"),
    ("Reflect", "set"),
    ("Reflect", "apply"),
    ("Reflect", "construct"),
    ("Reflect", "defineProperty"),
    ("Reflect", "setPrototypeOf"),
    ("Reflect", "getPrototypeOf"),
    ("Reflect", "getOwnPropertyDescriptor"),
    ("Object", "keys"),
    ("Object", "getOwnPropertyNames"),
    ("Reflect", "ownKeys"),
    ("Object", "__defineGetter__"),
];

/// Static methods that only look.
const LOOKS: [&str; 12] = [
    "is",
    "isArray",
    "isFrozen",
    "isSealed",
    "isExtensible",
    "hasOwn",
    "has",
    "deleteProperty",
    "getOwnPropertySymbols",
    "captureStackTrace",
    "stackTraceLimit",
    "name",
];

impl Solver {
    /// `global.name`, for a global with static methods; `None` for what every function has.
    pub(super) fn static_member(&self, global: &str, name: Sym) -> Option<Value> {
        let text = self.names.text(name);
        if text == "prototype" {
            let kind = match global {
                "Array" => ObjectKind::Array,
                "Promise" => ObjectKind::Promise,
                "Map" | "WeakMap" => ObjectKind::Map,
                "Set" | "WeakSet" => ObjectKind::Collection,
                _ => ObjectKind::Plain,
            };
            return Some(Value::Builtin(Builtin::Prototype(kind)));
        }
        if let Some(method) = STATICS.iter().position(|s| *s == (global, text)) {
            return Some(Value::Builtin(Builtin::Static(method as u8)));
        }
        if LOOKS.contains(&text) {
            return Some(Value::Builtin(Builtin::Harmless));
        }
        let of_functions = matches!(text, "call" | "apply" | "bind");
        (!of_functions).then_some(Value::Outside(Outside::Code))
    }

    pub(super) fn call_static(&mut self, global: &str, method: &str, call: &Call) {
        match (global, method) {
            ("Promise", "resolve") => {
                let (value, inner) = (self.argument(call, 0), self.node());
                self.constrain(value, Flow::Await(inner));
                self.give(call.to, ObjectKind::Promise, inner);
            }
            ("Promise", "reject") => {
                let reason = self.argument(call, 0);
                self.throw(reason);
                let nothing = self.node();
                self.give(call.to, ObjectKind::Promise, nothing);
            }
            ("Promise", "try") => {
                let args: Vec<Node> = call.args.iter().skip(1).map(|arg| arg.0).collect();
                let callback = self.argument(call, 0);
                let result = self.awaited_result_of(callback, &args);
                self.give(call.to, ObjectKind::Promise, result);
            }
            ("Promise", "withResolvers") => {
                let object = self.resolvers();
                self.add(call.to, Value::Object(object));
            }
            ("Promise", _) => self.promise_of_all(method, call),
            ("Object", "assign") => self.assign_objects(call),
            ("Object", "freeze" | "seal" | "preventExtensions") => self.pass_through(call),
            ("Object", "create") => self.create(call),
            ("Object", "values" | "entries") => self.properties(method, call),
            ("Object" | "Reflect", "defineProperty") => self.define_property(call),
            ("Object", "__defineGetter__") => {
                let (key, getter) = (self.argument(call, 0), self.argument(call, 1));
                let from = self.result_of(getter, &[]);
                if let Some(object) = call.this {
                    self.constrain(key, Flow::Define { object, from });
                }
            }
            ("Object", "defineProperties") => self.define_properties(call),
            ("Object", "fromEntries") => self.object_of_entries(call),
            ("Object" | "Map", "groupBy") => self.group_by(global, call),
            (_, "setPrototypeOf") => {
                let (object, prototype) = (self.argument(call, 0), self.argument(call, 1));
                self.inherit(object, prototype);
                self.copy(object, call.to);
            }
            // What the prototype has, the object has.
            (_, "getPrototypeOf") => self.pass_through(call),
            (_, "getOwnPropertyDescriptor" | "getOwnPropertyDescriptors") => self.descriptors(method, call),
            ("Array", "from" | "fromAsync") => self.array_from(method, call),
            ("Array", "of") => {
                let element = self.node();
                self.arguments_into(element, call);
                self.give(call.to, ObjectKind::Array, element);
            }
            ("Reflect", "get") => {
                let (base, key, to) = (self.argument(call, 0), self.argument(call, 1), self.result(call));
                self.access_computed(Computed { base, key, to, site: call.site });
            }
            ("Reflect", "set") => {
                let (object, from) = (self.argument(call, 0), self.argument(call, 2));
                let key = self.argument(call, 1);
                self.constrain(key, Flow::Define { object, from });
            }
            ("Proxy", _) => self.revocable_proxy(call),
            ("Reflect", "apply" | "construct") => self.reflect_call(method, call),
            // Names: any string.
            _ => {
                let names = self.node_of(Value::Outside(Outside::Text));
                self.give(call.to, ObjectKind::Array, names);
            }
        }
    }

    /// `Reflect.apply(f, this, args)`, `Reflect.construct(C, args)`
    fn reflect_call(&mut self, method: &str, call: &Call) {
        let (callee, second, third) =
            (self.argument(call, 0), self.argument(call, 1), self.argument(call, 2));
        let new = method == "construct";
        let (this, args) = if new { (None, second) } else { (Some(second), third) };
        let made = Call::unseen(callee, vec![(args, true)], call.to);
        self.add_call(Call { this, new, place: call.place, ..made });
    }

    /// `Object.create(prototype, descriptors)`
    fn create(&mut self, call: &Call) {
        let (prototype, descriptors) = (self.argument(call, 0), self.argument(call, 1));
        let (element, whole) = (self.node(), self.result(call));
        self.give(Some(whole), ObjectKind::Plain, element);
        let object = self.made_object(whole, ObjectKind::Plain);
        let object = self.node_of(Value::Object(object));
        self.constrain(prototype, Flow::Spread { into: object, whole });
        self.constrain(descriptors, Flow::Describe { object });
    }

    fn object_of_entries(&mut self, call: &Call) {
        let source = self.argument(call, 0);
        let (entry, element, keys) = (self.element_node(source), self.node(), self.node());
        self.unpair(entry, keys, element);
        self.give(call.to, ObjectKind::Plain, element);
    }

    /// `Object.groupBy(list, f)`: an object, or a map, of lists.
    fn group_by(&mut self, global: &str, call: &Call) {
        let (source, callback) = (self.argument(call, 0), self.argument(call, 1));
        let element = self.element_node(source);
        let key = self.result_of(callback, &[element]);
        let list = self.list_of(element);
        let kind = if global == "Map" { ObjectKind::Map } else { ObjectKind::Plain };
        self.give(call.to, kind, list);
        if let Some(to) = call.to.filter(|_| kind == ObjectKind::Map) {
            let object = self.made_object(to, kind);
            let keys = self.keys_of(object);
            self.copy(key, keys);
        }
    }

    /// `{ value }`, or an object of such.
    fn descriptors(&mut self, method: &str, call: &Call) {
        let (object, all, name) = (self.argument(call, 0), self.node(), self.names.intern("value"));
        self.constrain(object, Flow::Everything { to: all, place: call.place });
        if method == "getOwnPropertyDescriptor" {
            return self.one_property(name, all, call.to);
        }
        let one = self.node();
        self.one_property(name, all, one);
        self.give(call.to, ObjectKind::Plain, one);
    }

    /// `{ promise, resolve, reject }`
    pub(super) fn resolvers(&mut self) -> ObjectId {
        let promise = self.new_object(ObjectKind::Promise);
        let object = self.new_object(ObjectKind::Plain);
        let (promise_name, resolve_name) = (self.names.intern("promise"), self.names.intern("resolve"));
        let (a, b) = (self.own_property(object, promise_name), self.own_property(object, resolve_name));
        let reject_name = self.names.intern("reject");
        let reject = self.own_property(object, reject_name);
        self.add(reject, Value::Builtin(Builtin::Reject));
        self.add(a, Value::Object(promise));
        self.add(b, Value::Builtin(Builtin::Resolve(promise)));
        object
    }

    /// `Promise.all([a, b])`: a promise of an array; `race` and `any`: a promise of one.
    fn promise_of_all(&mut self, method: &str, call: &Call) {
        let (list, awaited) = (self.argument(call, 0), self.node());
        let element = self.element_node(list);
        self.constrain(element, Flow::Await(awaited));
        let inner = match method {
            "race" | "any" => awaited,
            "all" => self.list_of(awaited),
            _ => {
                let settled = self.new_object(ObjectKind::Plain);
                let name = self.names.intern("value");
                let value = self.own_property(settled, name);
                self.copy(awaited, value);
                let (reason, thrown) = (self.names.intern("reason"), self.graph.outside.thrown);
                let reason = self.own_property(settled, reason);
                self.copy(thrown, reason);
                let settled = self.node_of(Value::Object(settled));
                self.list_of(settled)
            }
        };
        self.give(call.to, ObjectKind::Promise, inner);
    }

    /// The targets have what is assigned to them.
    fn assign_objects(&mut self, call: &Call) {
        let target = self.argument(call, 0);
        self.copy(target, call.to);
        for &(source, spread) in call.args.iter().skip(1) {
            let from = if spread { self.element_node(source) } else { source };
            self.inherit(target, from);
            // What is no object of the program is seen through.
            if let Some(to) = call.to {
                self.constrain(from, Flow::CopySeenThrough(to));
            }
        }
    }

    fn properties(&mut self, method: &str, call: &Call) {
        let (element, base) = (self.node(), self.argument(call, 0));
        self.constrain(base, Flow::Everything { to: element, place: call.place });
        match method {
            "entries" => self.entries(None, element, call),
            _ => self.give(call.to, ObjectKind::Array, element),
        }
    }

    /// `Object.defineProperty(o, "name", { value })`.
    fn define_property(&mut self, call: &Call) {
        let (object, key, descriptor) =
            (self.argument(call, 0), self.argument(call, 1), self.argument(call, 2));
        let from = self.described(descriptor, object);
        self.constrain(key, Flow::Define { object, from });
        self.copy(object, call.to);
    }

    /// What a descriptor says that the property is. Its setter gets what is stored there.
    fn described(&mut self, descriptor: Node, object: Node) -> Node {
        let (value_name, get_name) = (self.names.intern("value"), self.names.intern("get"));
        let set_name = self.names.intern("set");
        let (value, getter, setter, stored) = (self.node(), self.node(), self.node(), self.node());
        self.load(descriptor, value_name, value);
        self.load(descriptor, get_name, getter);
        self.load(descriptor, set_name, setter);
        self.call_for_all(getter, object, &[], Some(value));
        self.call_for_all(setter, object, &[stored], None);
        self.constrain(setter, Flow::Setter { object, stored });
        value
    }

    /// The objects in `object` get the property that the key names; a name that nobody knows may be any.
    pub(super) fn define(&mut self, key: Value, object: Node, from: Node) {
        match key {
            Value::Text(name) => self.constrain(object, Flow::Store { name, from, site: None }),
            _ => self.constrain(object, Flow::StoreElement(from)),
        }
    }

    fn define_properties(&mut self, call: &Call) {
        let (object, descriptors) = (self.argument(call, 0), self.argument(call, 1));
        self.constrain(descriptors, Flow::Describe { object });
        self.copy(object, call.to);
    }

    /// The names are lost: each property may be any.
    pub(super) fn describe(&mut self, descriptors: Value, object: Node) {
        let one = self.node();
        self.everything_of(descriptors, one, Locus::None);
        let from = self.described(one, object);
        self.constrain(object, Flow::StoreElement(from));
    }

    fn array_from(&mut self, method: &str, call: &Call) {
        let source = self.argument(call, 0);
        let element = self.element_node(source);
        self.constrain(source, Flow::Everything { to: element, place: Locus::None });
        let result = match call.args.get(1) {
            Some(&(callback, _)) => self.result_of(callback, &[element]),
            None => element,
        };
        if method == "from" {
            return self.give(call.to, ObjectKind::Array, result);
        }
        let awaited = self.node();
        self.constrain(result, Flow::Await(awaited));
        let list = self.list_of(awaited);
        self.give(call.to, ObjectKind::Promise, list);
    }

    /// Methods that every object has and that make or read properties.
    pub(super) fn object_method(&mut self, object: ObjectId, name: Sym, to: Node) {
        match self.names.text(name) {
            // React's class components: what `setState` is given is found in `state`.
            "setState" => {
                let state = self.names.intern("state");
                let state = self.property(object, state);
                self.add(to, Value::Builtin(Builtin::SetState(state)));
            }
            method => {
                let method = STATICS.iter().position(|known| *known == ("Object", method));
                let builtin = method.map_or(Builtin::OtherMethod, |method| Builtin::Static(method as u8));
                self.add(to, Value::Builtin(builtin));
            }
        }
    }
}
