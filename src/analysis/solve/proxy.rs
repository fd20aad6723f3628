//! `new Proxy(target, handler)`: the target, and an object whose properties are what the traps give.

use super::Solver;
use super::value::{ObjectKind, Value};
use crate::analysis::ir::{Call, NONE, Node, Outside};

impl Solver {
    pub(super) fn construct_proxy(&mut self, call: &Call) {
        let (target, handler) = (self.argument(call, 0), self.argument(call, 1));
        self.copy(target, call.to);
        let traps = self.made_object(call.to, ObjectKind::Plain);
        let key = self.node_of(Value::Outside(Outside::Key));
        let stored = self.elements(traps);
        for (name, args) in [("get", [target, key, call.to]), ("set", [target, key, stored])] {
            let result = self.call_trap(handler, name, &args);
            if name == "get" {
                self.copy(result, stored);
            }
        }
        self.add(call.to, Value::Object(traps));
        self.apply_trap(handler, target, traps);
    }

    fn call_trap(&mut self, handler: Node, name: &str, args: &[Node]) -> Node {
        let (method, result, name) = (self.node(), self.node(), self.names.intern(name));
        self.load(handler, name, method);
        self.call_on(method, handler, args, result);
        result
    }

    /// A call of the proxy calls the trap with the target, the receiver and an array of the arguments; see
    /// [`call_proxy`](Self::call_proxy).
    fn apply_trap(&mut self, handler: Node, target: Node, traps: u32) {
        self.proxies.insert(traps, [handler, target]);
    }

    /// Calls the proxy whose traps' object it is.
    pub(super) fn call_proxy(&mut self, traps: u32, call: &Call) {
        let Some(&[handler, target]) = self.proxies.get(&traps) else { return };
        let element = self.node();
        for &(arg, spread) in &call.args {
            match spread {
                true => self.constrain(arg, super::Flow::Element(element)),
                false => self.copy(arg, element),
            }
        }
        let args = self.list_of(element);
        let traps: [(&str, [Node; 3]); 2] =
            [("apply", [target, call.this, args]), ("construct", [target, args, NONE])];
        for (name, given) in traps {
            let result = self.call_trap(handler, name, &given);
            self.copy(result, call.to);
        }
    }
}
