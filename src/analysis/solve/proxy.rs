//! `new Proxy(target, handler)`: the target, and an object whose properties are what the traps give.

use super::Solver;
use super::value::{ObjectKind, Value};
use crate::analysis::ir::{Call, Node, ObjectId, Outside};

impl Solver {
    pub(super) fn construct_proxy(&mut self, call: &Call) {
        let (target, handler) = (self.argument(call, 0), self.argument(call, 1));
        let to = self.result(call);
        self.copy(target, to);
        let traps = self.made_object(to, ObjectKind::Plain);
        let key = self.node_of(Value::Outside(Outside::Key));
        let (elements, stored) = (self.elements(traps), self.node());
        self.copy(elements, stored);
        self.read_all(traps, stored);
        for (name, args) in [("get", [target, key, to]), ("set", [target, key, stored])] {
            let result = self.call_trap(handler, name, &args);
            if name == "get" {
                self.copy(result, elements);
            }
        }
        self.add(to, Value::Object(traps));
        self.apply_trap(handler, target, traps);
    }

    /// `Proxy.revocable(target, handler)`
    pub(super) fn revocable_proxy(&mut self, call: &Call) {
        let Some(to) = call.to else { return };
        let (proxy, name) = (self.node(), self.names.intern("proxy"));
        self.construct_proxy(&Call { to: Some(proxy), ..call.clone() });
        let made = self.made_object(to, ObjectKind::Plain);
        let held = self.own_property(made, name);
        self.copy(proxy, held);
        self.add(to, Value::Object(made));
    }

    fn call_trap(&mut self, handler: Node, name: &str, args: &[Node]) -> Node {
        let (method, result, name) = (self.node(), self.node(), self.names.intern(name));
        self.load(handler, name, method);
        self.call_for_all(method, handler, args, Some(result));
        result
    }

    /// A call of the proxy calls the trap with the target, the receiver and an array of the arguments; see
    /// [`call_proxy`](Self::call_proxy).
    fn apply_trap(&mut self, handler: Node, target: Node, traps: ObjectId) {
        self.graph.proxies.insert(traps, [handler, target]);
    }

    /// Calls the proxy whose traps' object it is.
    pub(super) fn call_proxy(&mut self, traps: ObjectId, call: &Call) {
        let Some(&[handler, target]) = self.graph.proxies.get(&traps) else { return };
        let element = self.node();
        for &(arg, spread) in &call.args {
            match spread {
                true => self.constrain(arg, super::Flow::Element(element)),
                false => self.copy(arg, element),
            }
        }
        let args = self.list_of(element);
        let this = call.this.unwrap_or_else(|| self.node());
        let traps: [(&str, &[Node]); 2] = [("apply", &[target, this, args]), ("construct", &[target, args])];
        for (name, given) in traps {
            let result = self.call_trap(handler, name, given);
            self.copy(result, call.to);
        }
    }
}
