//! AngularJS: the global `angular`, modules that register functions, and `$q`.
//!
//! What a registration comes to, lowering has written (`lower/injection`); a registration that it could not read gives all
//! away. Called by `frameworks` and `builtins`.

use super::value::{Builtin, KnownLibrary, ObjectKind, Value};
use super::{Flow, Solver};
use crate::analysis::ir::{Call, Locus, Outside};

pub(super) const OWN: [&str; 4] = ["module", "extend", "merge", "forEach"];
pub(super) const REGISTERS: [&str; 13] = [
    "animation",
    "component",
    "config",
    "constant",
    "controller",
    "decorator",
    "directive",
    "factory",
    "filter",
    "provider",
    "run",
    "service",
    "value",
];
pub(super) const PROMISES: [&str; 6] = ["defer", "when", "resolve", "reject", "all", "race"];

/// What AngularJS gives to a function that asks for the name; nothing for a name that is none of its own.
pub(super) fn service(name: &str) -> Option<Value> {
    Some(match name {
        "$q" => Value::Builtin(Builtin::Library(KnownLibrary::AngularPromises)),
        "$window" => Value::Builtin(Builtin::Window),
        _ if name.starts_with('$') => Value::Outside(Outside::Host),
        _ => return None,
    })
}

impl Solver {
    pub(super) fn call_angular(&mut self, function: &str, call: &Call) {
        match function {
            "module" => {
                self.add(call.to, Value::Builtin(Builtin::Library(KnownLibrary::AngularModule)));
                // A function that configures it.
                let rest = call.args.get(2..).unwrap_or_default().to_vec();
                self.call_outside(Outside::Host, &Call { args: rest, to: None, ..call.clone() });
            }
            // The callback gets a value first, then its key.
            "forEach" => self.each("grep", call),
            _ => self.extend(call),
        }
    }

    /// A call of a module's method; it gives the module.
    pub(super) fn register(&mut self, call: &Call) {
        if !call.registers {
            self.call_outside(Outside::Host, call);
        }
        self.add(call.to, Value::Builtin(Builtin::Library(KnownLibrary::AngularModule)));
    }

    /// A method of `$q`.
    pub(super) fn call_promises(&mut self, method: &str, call: &Call) {
        match method {
            "defer" => {
                let deferred = self.resolvers();
                let name = self.names.intern("notify");
                let notify = self.own_property(deferred, name);
                self.add(notify, Value::Outside(Outside::Host));
                self.add(call.to, Value::Object(deferred));
            }
            // `when(value, callback)` is `resolve(value).then(callback)`.
            "when" | "resolve" => {
                let (value, awaited) = (self.argument(call, 0), self.node());
                self.constrain(value, Flow::Await(awaited));
                let (callback, failed) = (self.argument(call, 1), self.argument(call, 2));
                let result = self.awaited_result_of(callback, &[awaited]);
                let thrown = self.graph.outside.thrown;
                let mended = self.awaited_result_of(failed, &[thrown]);
                let next = self.node();
                self.copy(awaited, next);
                self.copy(result, next);
                self.copy(mended, next);
                self.give(call.to, ObjectKind::Promise, next);
            }
            "all" => {
                self.call_static("Promise", "all", call);
                self.promise_of_each(call);
            }
            _ => self.call_static("Promise", method, call),
        }
    }

    /// `$q.all({ a: promise })`: a promise of an object.
    fn promise_of_each(&mut self, call: &Call) {
        let (base, each, awaited) = (self.argument(call, 0), self.node(), self.node());
        self.constrain(base, Flow::Everything { to: each, place: Locus::None });
        self.constrain(each, Flow::Await(awaited));
        let object = self.new_object(ObjectKind::Plain);
        let element = self.elements(object);
        self.copy(awaited, element);
        let object = self.node_of(Value::Object(object));
        self.give(call.to, ObjectKind::Promise, object);
    }
}
