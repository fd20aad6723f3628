//! What the language brings: globals, constructors, static methods.

use super::value::{Builtin, KnownLibrary, ObjectKind, Value};
use super::{Flow, Solver, angular, containers, known_packages, statics};
use crate::analysis::ids::BoundId;
use crate::analysis::ir::{Call, INJECTED, Node, Outside, Sym};

const GLOBALS: [&str; 24] = [
    "Promise",
    "Object",
    "Array",
    "Map",
    "Set",
    "WeakMap",
    "WeakSet",
    "WeakRef",
    "FinalizationRegistry",
    "Error",
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
const WINDOWS: [&str; 7] = ["window", "globalThis", "self", "global", "top", "parent", "opener"];
/// Globals that look at values without keeping or calling them. What they give is a string, a number or nothing.
const HARMLESS: [&str; 19] = [
    "String",
    "Number",
    "Boolean",
    "JSON",
    "console",
    "Math",
    "Symbol",
    "BigInt",
    "isNaN",
    "isFinite",
    "parseInt",
    "parseFloat",
    "alert",
    "encodeURIComponent",
    "decodeURIComponent",
    "encodeURI",
    "undefined",
    "NaN",
    "Infinity",
];
const ERRORS: [&str; 7] =
    ["TypeError", "RangeError", "SyntaxError", "EvalError", "ReferenceError", "URIError", "AggregateError"];

/// Helpers that compilers write into each file unless the page has them: `this.__exportStar || function ...`.
const COMPILERS: [&str; 17] = [
    "__assign",
    "__asyncGenerator",
    "__asyncValues",
    "__await",
    "__awaiter",
    "__createBinding",
    "__decorate",
    "__exportStar",
    "__extends",
    "__generator",
    "__metadata",
    "__param",
    "__read",
    "__rest",
    "__setModuleDefault",
    "__spreadArray",
    "__values",
];

impl Solver {
    /// The node of a global variable. Names that the language or the host defines get their values on first use.
    pub(crate) fn global(&mut self, name: Sym) -> Node {
        if let Some(&node) = self.graph.globals.get(&name) {
            return node;
        }
        let node = self.node();
        self.declared_global(name, node);
        self.seed_global(name, node);
        node
    }

    /// As [`global`](Self::global), for a name that a script declares itself.
    pub(crate) fn declared_global(&mut self, name: Sym, node: Node) {
        self.graph.globals.insert(name, node);
        self.load(self.graph.outside.window, name, node);
    }

    pub(crate) fn has_global(&self, name: Sym) -> Option<Node> {
        self.graph.globals.get(&name).copied()
    }

    /// Gives a node the value that the host or the language has under the name. A name that nobody knows belongs to code
    /// that is not here.
    pub(crate) fn seed_global(&mut self, name: Sym, node: Node) {
        let known = self.seed_known_global(name, node);
        let text = self.names.text(name);
        let is_own = text.starts_with('$') || COMPILERS.contains(&text);
        if !known && !self.assigned.contains(&name) && !is_own {
            self.add(node, Value::Outside(Outside::Code));
        }
    }

    /// The same for what is known; says whether it is.
    pub(crate) fn seed_known_global(&mut self, name: Sym, node: Node) -> bool {
        let text = self.names.text(name);
        let value = self.host_global(text).or_else(|| known_global(text));
        value.into_iter().for_each(|value| self.add(node, value));
        value.is_some()
    }

    pub(super) fn builtin_load(&mut self, builtin: Builtin, name: Sym, to: Node) {
        if builtin != Builtin::Window {
            self.kept_load(name, to);
        }
        match builtin {
            Builtin::Window => {
                let global = self.global(name);
                self.copy(global, to);
            }
            Builtin::Global(number) => {
                let global = GLOBALS.get(number as usize).copied().unwrap_or_default();
                match self.static_member(global, name) {
                    Some(value) => self.add(to, value),
                    None => self.callable_load(Value::Builtin(builtin), None, name, to),
                }
            }
            Builtin::Prototype(kind) => {
                let value = match containers::method(kind, self.names.text(name)) {
                    Some(method) => Value::Builtin(Builtin::MethodOf(kind, method)),
                    None if kind == ObjectKind::Plain => Value::Builtin(Builtin::Harmless),
                    None => return,
                };
                self.add(to, value);
            }
            Builtin::Harmless if self.names.text(name) == "prototype" => {
                self.add(to, Value::Builtin(Builtin::Prototype(ObjectKind::Plain)));
            }
            Builtin::Harmless if self.names.text(name) == "parse" => {
                self.add(to, Value::Outside(Outside::Host));
            }
            Builtin::Harmless | Builtin::Cast => self.add(to, Value::Builtin(builtin)),
            Builtin::Library(KnownLibrary::Office) => self.office_package_load(name, to),
            Builtin::Library(package) => self.library_load(package, name, to),
            _ => self.callable_load(Value::Builtin(builtin), None, name, to),
        }
    }

    pub(super) fn call_builtin(&mut self, builtin: Builtin, call: &Call) {
        match builtin {
            Builtin::Method(object, method) => self.call_method(method, object, call),
            Builtin::Static(method) => {
                let (global, method) = statics::STATICS.get(method as usize).copied().unwrap_or_default();
                self.call_static(global, method, call);
            }
            Builtin::Global(global) => {
                let global = GLOBALS.get(global as usize).copied().unwrap_or_default();
                self.construct_global(global, call);
            }
            Builtin::Resolve(promise) => {
                let (value, inner) = (self.argument(call, 0), self.elements(promise));
                self.constrain(value, Flow::Await(inner));
            }
            Builtin::Reject => {
                let reason = self.argument(call, 0);
                self.throw(reason);
            }
            Builtin::Call(bound) | Builtin::Apply(bound) | Builtin::Bind(bound) => {
                self.call_through(builtin, bound, call);
            }
            Builtin::LibraryFunction(package, function) => self.call_library(package, function, call),
            Builtin::SetState(state) => self.set_state(state, call),
            Builtin::Provider(value) => self.provide(value, call),
            Builtin::Consumer(value) => self.consume(value, call),
            Builtin::Cast => self.pass_through(call),
            Builtin::Harmless => self.add(call.to, Value::Outside(Outside::Text)),
            Builtin::Eval => self.run_string(call),
            Builtin::Library(KnownLibrary::AngularPromises) => self.construct_global("Promise", call),
            Builtin::Library(_) | Builtin::Window => self.call_outside(Outside::Host, call),
            Builtin::Prototype(_) | Builtin::MethodOf(..) | Builtin::OtherMethod => {}
        }
    }

    /// What a call gives to a timer, which runs it, be it a function or code: `setTimeout(code)`, under whatever name,
    /// `setTimeout.call(window, code)`, `setTimeout.apply(window, [code])`.
    pub(crate) fn timed(&self, call: &Call) -> impl Iterator<Item = Node> {
        let first = |args: &[(Node, bool)]| args.first().map(|arg| arg.0);
        let given = move |callee: &Value| match *callee {
            Value::Builtin(builtin) if is_timer(builtin) => first(&call.args),
            Value::Builtin(Builtin::Call(bound)) if self.binds_timer(bound) => first(call.args.get(1..)?),
            Value::Builtin(Builtin::Apply(bound)) if self.binds_timer(bound) => {
                let (list, _) = *call.args.get(1)?;
                self.values(list).iter().find_map(|&value| match value {
                    Value::Object(object) => self.graph.objects[object].element,
                    _ => None,
                })
            }
            Value::Bound(bound) if self.binds_timer(bound) => {
                first(&self.graph.bound[bound].args).or_else(|| first(&call.args))
            }
            _ => None,
        };
        self.values(call.callee).iter().filter_map(given)
    }

    fn binds_timer(&self, bound: BoundId) -> bool {
        matches!(self.graph.bound[bound].callee, Value::Builtin(builtin) if is_timer(builtin))
    }

    fn construct_global(&mut self, global: &str, call: &Call) {
        match global {
            "Promise" => {
                let promise = self.new_object(ObjectKind::Promise);
                self.add(call.to, Value::Object(promise));
                let resolve = self.node_of(Value::Builtin(Builtin::Resolve(promise)));
                let reject = self.node_of(Value::Builtin(Builtin::Reject));
                let executor = self.argument(call, 0);
                self.run_callback(executor, &[resolve, reject]);
            }
            "Map" | "Set" | "WeakMap" | "WeakSet" => self.construct_collection(global, call),
            "WeakRef" => {
                let value = self.argument(call, 0);
                self.give(call.to, ObjectKind::Collection, value);
            }
            "FinalizationRegistry" => {
                let (callback, held) = (self.argument(call, 0), self.node());
                self.give(call.to, ObjectKind::Collection, held);
                self.run_callback(callback, &[held]);
            }
            "Error" => self.construct_error(call),
            "Object" if call.args.is_empty() || call.this.is_some() && call.new => {
                let element = self.node();
                self.give(call.to, ObjectKind::Plain, element);
            }
            "Object" => self.pass_through(call),
            "structuredClone" => self.add(call.to, Value::Outside(Outside::Host)),
            "Proxy" => self.construct_proxy(call),
            "__importDefault" | "__importStar" | "_interopRequireDefault" => self.import_default(call),
            "Array" => {
                let element = self.node();
                self.arguments_into(element, call);
                self.give(call.to, ObjectKind::Array, element);
            }
            // What Vue and Svelte compile away.
            "defineProps" => call.type_args.first().into_iter().for_each(|&ty| self.copy(ty, call.to)),
            "withDefaults" | "$state" | "$derived" => self.pass_through(call),
            "queueMicrotask" | "setImmediate" => self.run_later(call, 1),
            "setTimeout" | "setInterval" => self.run_later(call, 2),
            _ => self.call_outside(Outside::Code, call),
        }
    }

    /// `new Error(message, { cause })`; the errors' own classes are not told apart.
    fn construct_error(&mut self, call: &Call) {
        let (options, cause, name) = (self.argument(call, 1), self.node(), self.names.intern("cause"));
        self.load(options, name, cause);
        self.one_property(name, cause, call.to);
        // An `AggregateError` has several.
        let (errors, name) = (self.argument(call, 0), self.names.intern("errors"));
        self.one_property(name, errors, call.to);
    }

    /// What compilers wrap `require` in: a module without a default export is its own.
    fn import_default(&mut self, call: &Call) {
        self.pass_through(call);
        let object = self.new_object(ObjectKind::Plain);
        let name = self.names.intern("default");
        let (default, module) = (self.own_property(object, name), self.argument(call, 0));
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
        let to = self.result(call);
        self.give(Some(to), kind, element);
        call.type_args.last().into_iter().for_each(|&ty| self.copy(ty, element));
        let source = self.argument(call, 0);
        let entry = self.element_node(source);
        if kind == ObjectKind::Map {
            let object = self.made_object(to, kind);
            let keys = self.keys_of(object);
            self.unpair(entry, keys, element);
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
}

fn is_timer(builtin: Builtin) -> bool {
    let Builtin::Global(number) = builtin else { return false };
    GLOBALS.get(number as usize).is_some_and(|name| matches!(*name, "setTimeout" | "setInterval"))
}

/// What a global name means that the language, the browser or a well-known library has.
fn known_global(name: &str) -> Option<Value> {
    if let Some(service) = name.strip_prefix(INJECTED) {
        return angular::service(service);
    }
    let name = if ERRORS.contains(&name) { "Error" } else { name };
    let builtin = if WINDOWS.contains(&name) {
        Builtin::Window
    } else if let Some(global) = GLOBALS.iter().position(|g| *g == name) {
        Builtin::Global(global as u8)
    } else if HARMLESS.contains(&name) {
        Builtin::Harmless
    } else if matches!(name, "eval" | "Function") {
        Builtin::Eval
    } else {
        let package = match name {
            "React" => KnownLibrary::React,
            "$" | "jQuery" => KnownLibrary::JQuery,
            "Vue" => KnownLibrary::Vue,
            "_" => KnownLibrary::Lodash,
            "angular" => KnownLibrary::Angular,
            "document" => return Some(Value::Outside(Outside::Page)),
            _ => return known_packages::is_host(name).then_some(Value::Outside(Outside::Host)),
        };
        Builtin::Library(package)
    };
    Some(Value::Builtin(builtin))
}
