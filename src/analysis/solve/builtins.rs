//! What the language brings: globals, constructors, static methods.

use super::value::{Builtin, ObjectKind, Package, Value};
use super::{Flow, Solver};
use crate::analysis::ir::{Call, NONE, Node, Sym};

const GLOBALS: [&str; 21] = [
    "Promise",
    "Object",
    "Array",
    "Map",
    "Set",
    "WeakMap",
    "WeakSet",
    "Reflect",
    "structuredClone",
    "queueMicrotask",
    "setTimeout",
    "setInterval",
    "setImmediate",
    "Proxy",
    "__importDefault",
    "__importStar",
    "_interopRequireDefault",
    "defineProps",
    "withDefaults",
    "$state",
    "$derived",
];
const WINDOWS: [&str; 6] = ["window", "globalThis", "self", "global", "top", "parent"];
/// Globals that look at values without keeping or calling them.
const HARMLESS: [&str; 20] = [
    "String",
    "Number",
    "Boolean",
    "JSON",
    "console",
    "Math",
    "Symbol",
    "Error",
    "TypeError",
    "Date",
    "RegExp",
    "isNaN",
    "parseInt",
    "parseFloat",
    "alert",
    "encodeURIComponent",
    "decodeURIComponent",
    "encodeURI",
    "BigInt",
    "isFinite",
];
const STATICS: [(&str, &str); 20] = [
    ("Promise", "resolve"),
    ("Promise", "all"),
    ("Promise", "race"),
    ("Promise", "any"),
    ("Promise", "allSettled"),
    ("Promise", "withResolvers"),
    ("Object", "assign"),
    ("Object", "freeze"),
    ("Object", "seal"),
    ("Object", "create"),
    ("Object", "values"),
    ("Object", "entries"),
    ("Object", "defineProperty"),
    ("Object", "fromEntries"),
    ("Array", "from"),
    ("Array", "of"),
    ("Reflect", "get"),
    ("Reflect", "apply"),
    ("Reflect", "construct"),
    ("Object", "keys"),
];

impl Solver {
    /// The node of a global variable. Names that the language or the host defines get their values on first use.
    pub(crate) fn global(&mut self, name: Sym) -> Node {
        if let Some(&node) = self.globals.get(&name) {
            return node;
        }
        let node = self.node();
        self.globals.insert(name, node);
        self.seed_global(name, node);
        node
    }

    /// As [`global`](Self::global), for a name that a script declares itself.
    pub(crate) fn declared_global(&mut self, name: Sym, node: Node) {
        self.globals.insert(name, node);
    }

    pub(crate) fn has_global(&self, name: Sym) -> Option<Node> {
        self.globals.get(&name).copied()
    }

    /// Gives a node the value that the host or the language has under the name.
    pub(crate) fn seed_global(&mut self, name: Sym, node: Node) {
        let text = self.names.text(name);
        if text == "Office" {
            if let Some(office) = self.office() {
                self.add(node, office);
            }
        } else if WINDOWS.contains(&text) {
            self.add(node, Value::Builtin(Builtin::Window, 0));
        } else if let Some(global) = GLOBALS.iter().position(|g| *g == text) {
            self.add(node, Value::Builtin(Builtin::Global(global as u8), 0));
        } else if HARMLESS.contains(&text) {
            self.add(node, Value::Builtin(Builtin::Harmless, 0));
        } else if text == "React" {
            self.add(node, Value::Builtin(Builtin::Library(Package::React), 0));
        } else if text == "$" || text == "jQuery" {
            self.add(node, Value::Builtin(Builtin::Library(Package::JQuery), 0));
        } else if text == "Vue" {
            self.add(node, Value::Builtin(Builtin::Library(Package::Vue), 0));
        }
    }

    pub(super) fn builtin_load(&mut self, builtin: Builtin, about: u32, name: Sym, to: Node) {
        match builtin {
            Builtin::Window => {
                let global = self.global(name);
                self.copy(global, to);
            }
            Builtin::Global(global) => {
                let of = (GLOBALS.get(global as usize).copied().unwrap_or(""), self.names.text(name));
                let method = STATICS.iter().position(|s| *s == of).map(|m| Builtin::Static(m as u8));
                self.add(to, Value::Builtin(method.unwrap_or(Builtin::Harmless), 0));
            }
            Builtin::Harmless | Builtin::Cast => self.add(to, Value::Builtin(builtin, about)),
            Builtin::Library(Package::Office) => self.office_package_load(name, to),
            Builtin::Library(package) => self.library_load(package, name, to),
            _ => {}
        }
    }

    pub(super) fn call_builtin(&mut self, builtin: Builtin, about: u32, call: &Call) {
        match builtin {
            Builtin::Method(method) => self.call_method(method, about, call),
            Builtin::Static(method) => {
                let (global, method) = STATICS.get(method as usize).copied().unwrap_or_default();
                self.call_static(global, method, call);
            }
            Builtin::Global(global) => {
                let global = GLOBALS.get(global as usize).copied().unwrap_or_default();
                self.construct_global(global, call);
            }
            Builtin::Resolve => {
                let (value, inner) = (self.argument(call, 0), self.elements(about));
                self.constrain(value, Flow::Await(inner));
            }
            Builtin::Call | Builtin::Apply | Builtin::Bind => self.call_through(builtin, about, call),
            Builtin::LibraryFunction(package, function) => self.call_library(package, function, call),
            Builtin::SetState => self.set_state(about, call),
            Builtin::Provider => self.provide(about, call),
            Builtin::Cast => self.pass_through(call),
            Builtin::Window | Builtin::Library(_) | Builtin::Harmless => {}
        }
    }

    fn construct_global(&mut self, global: &str, call: &Call) {
        match global {
            "Promise" => {
                let promise = self.new_object(ObjectKind::Promise);
                self.add(call.to, Value::Object(promise));
                let resolve = self.node_of(Value::Builtin(Builtin::Resolve, promise));
                let executor = self.argument(call, 0);
                self.run_callback(executor, &[resolve]);
            }
            "Map" | "Set" | "WeakMap" | "WeakSet" => self.construct_collection(global, call),
            "Object" | "structuredClone" | "Proxy" => self.pass_through(call),
            "__importDefault" | "__importStar" | "_interopRequireDefault" => self.import_default(call),
            "Array" => {
                let element = self.node();
                self.give(call.to, ObjectKind::Array, element);
            }
            // What Vue and Svelte compile away.
            "defineProps" => call.type_args.first().into_iter().for_each(|&ty| self.copy(ty, call.to)),
            "withDefaults" | "$state" | "$derived" => self.pass_through(call),
            "queueMicrotask" | "setImmediate" => self.run_later(call, 1),
            "setTimeout" | "setInterval" => self.run_later(call, 2),
            _ => {}
        }
    }

    /// What compilers wrap `require` in: a module without a default export is its own.
    fn import_default(&mut self, call: &Call) {
        self.pass_through(call);
        let object = self.new_object(ObjectKind::Plain);
        let name = self.names.intern("default");
        let (default, module) = (self.property(object, name), self.argument(call, 0));
        self.copy(module, default);
        self.add(call.to, Value::Object(object));
    }

    /// Timers hand their further arguments to the callback.
    fn run_later(&mut self, call: &Call, from: usize) {
        let callback = self.argument(call, 0);
        let args: Vec<Node> = call.args.iter().skip(from).map(|a| a.0).collect();
        self.run_callback(callback, &args);
    }

    fn construct_collection(&mut self, global: &str, call: &Call) {
        let element = self.node();
        let kind = if global.ends_with("Map") { ObjectKind::Map } else { ObjectKind::Collection };
        self.give(call.to, kind, element);
        call.type_args.last().into_iter().for_each(|&ty| self.copy(ty, element));
        let (source, entry) = (self.argument(call, 0), self.node());
        self.constrain(source, Flow::Element(entry));
        if global.ends_with("Map") {
            self.constrain(entry, Flow::Element(element));
            let name = self.names.intern("1");
            self.load(entry, name, element);
        } else {
            self.copy(entry, element);
        }
    }

    /// The first argument is the result.
    pub(super) fn pass_through(&mut self, call: &Call) {
        if let Some(&(arg, _)) = call.args.first() {
            self.copy(arg, call.to);
        }
    }

    fn call_static(&mut self, global: &str, method: &str, call: &Call) {
        match (global, method) {
            ("Promise", "resolve") => {
                let (value, inner) = (self.argument(call, 0), self.node());
                self.constrain(value, Flow::Await(inner));
                self.give(call.to, ObjectKind::Promise, inner);
            }
            ("Promise", "withResolvers") => self.with_resolvers(call),
            ("Promise", _) => self.promise_of_all(method, call),
            ("Object", "assign") => self.assign_objects(call),
            ("Object", "freeze" | "seal" | "create") => self.pass_through(call),
            ("Object", "values" | "entries") => self.properties(method, call),
            ("Object", "defineProperty") => self.define_property(call),
            ("Object", "fromEntries") => {
                let element = self.node();
                self.give(call.to, ObjectKind::Plain, element);
            }
            ("Array", "from") => self.array_from(call),
            ("Array", "of") => {
                let element = self.node();
                call.args.iter().for_each(|&(arg, _)| self.copy(arg, element));
                self.give(call.to, ObjectKind::Array, element);
            }
            ("Reflect", "get") => {
                let (base, key) = (self.argument(call, 0), self.argument(call, 1));
                self.constrain(base, Flow::ComputedBase { key, to: call.to, site: NONE });
            }
            ("Reflect", "apply") => {
                let (callee, args) = (self.argument(call, 0), self.argument(call, 2));
                let element = self.node();
                self.constrain(args, Flow::Element(element));
                self.call_with(callee, &[element, element, element], call.to);
            }
            _ => {}
        }
    }

    fn with_resolvers(&mut self, call: &Call) {
        let promise = self.new_object(ObjectKind::Promise);
        let object = self.new_object(ObjectKind::Plain);
        let (promise_name, resolve_name) = (self.names.intern("promise"), self.names.intern("resolve"));
        let (a, b) = (self.property(object, promise_name), self.property(object, resolve_name));
        self.add(a, Value::Object(promise));
        self.add(b, Value::Builtin(Builtin::Resolve, promise));
        self.add(call.to, Value::Object(object));
    }

    /// `Promise.all([a, b])`: a promise of an array; `race` and `any`: a promise of one.
    fn promise_of_all(&mut self, method: &str, call: &Call) {
        let (list, element, awaited) = (self.argument(call, 0), self.node(), self.node());
        self.constrain(list, Flow::Element(element));
        self.constrain(element, Flow::Await(awaited));
        let inner = match method {
            "race" | "any" => awaited,
            "all" => {
                let array = self.container(ObjectKind::Array, awaited);
                self.node_of(array)
            }
            _ => {
                let settled = self.new_object(ObjectKind::Plain);
                let name = self.names.intern("value");
                let value = self.property(settled, name);
                self.copy(awaited, value);
                let settled = self.node_of(Value::Object(settled));
                let array = self.container(ObjectKind::Array, settled);
                self.node_of(array)
            }
        };
        self.give(call.to, ObjectKind::Promise, inner);
    }

    /// The target sees through to what is assigned to it.
    fn assign_objects(&mut self, call: &Call) {
        let target = self.argument(call, 0);
        self.copy(target, call.to);
        for &(source, _) in call.args.iter().skip(1) {
            self.copy(source, target);
            self.copy(source, call.to);
        }
    }

    fn properties(&mut self, method: &str, call: &Call) {
        let element = self.node();
        let base = self.argument(call, 0);
        self.constrain(base, Flow::Element(element));
        for value in self.values(base).to_vec() {
            if let Value::Object(object) = value {
                self.read_all(object, element);
            }
        }
        match method {
            "entries" => self.entries(element, call),
            _ => self.give(call.to, ObjectKind::Array, element),
        }
    }

    /// `Object.defineProperty(o, "name", { value })`.
    fn define_property(&mut self, call: &Call) {
        let (object, key, descriptor) =
            (self.argument(call, 0), self.argument(call, 1), self.argument(call, 2));
        let (value_name, get_name) = (self.names.intern("value"), self.names.intern("get"));
        let (value, getter) = (self.node(), self.node());
        self.load(descriptor, value_name, value);
        self.load(descriptor, get_name, getter);
        self.call_with(getter, &[], value);
        for key in self.values(key).to_vec() {
            if let Value::Text(name) = key {
                self.constrain(object, Flow::Store { name, from: value, site: NONE });
            }
        }
        self.copy(object, call.to);
    }

    fn array_from(&mut self, call: &Call) {
        let (source, element) = (self.argument(call, 0), self.node());
        self.constrain(source, Flow::Element(element));
        let result = match call.args.get(1) {
            Some(&(callback, _)) => self.result_of(callback, &[element]),
            None => element,
        };
        self.give(call.to, ObjectKind::Array, result);
    }
}
