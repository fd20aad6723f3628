//! Vue's options API: `this` of a component's functions is one instance, with the fields that `data()` returns, the
//! computed values, the methods and the properties.

use super::{Field, Kind, Lowerer, TsNode, field};
use crate::analysis::ir::{Call, Node};

impl<'t> Lowerer<'t, '_> {
    /// Ties the parts of a component together. `whole` is the object literal, `parts` its members by name: the node
    /// of the value and, where that is an object literal, its syntax.
    pub(super) fn vue_component(&mut self, whole: Node, parts: &[(&'t str, Node, TsNode<'t>)]) {
        let part = |name: &str| parts.iter().find(|p| p.0 == name).copied();
        let makes_data = part("data").is_some_and(|(.., syntax)| self.is_function(syntax));
        let is_component = makes_data
            || ["methods", "computed", "data"].iter().filter(|n| part(n).is_some()).count() > 0
                && ["template", "mounted", "created", "props", "components", "setup", "methods", "computed"]
                    .iter()
                    .any(|n| part(n).is_some());
        if !is_component {
            return;
        }
        if let Some((_, data, _)) = part("data") {
            // A function, or the object itself.
            self.call_into(data, whole);
            self.copy(data, whole);
        }
        if let Some((_, setup, _)) = part("setup") {
            self.call_into(setup, whole);
        }
        if let Some((_, methods, _)) = part("methods") {
            self.copy(methods, whole);
        }
        if let Some((_, computed, syntax)) = part("computed") {
            self.computed_values(whole, computed, syntax);
        }
        for name in ["methods", "computed", "watch"] {
            if let Some((_, functions, _)) = part(name) {
                self.copy(whole, functions);
            }
        }
    }

    /// `data() { ... }`, `data: () => ({ ... })`.
    fn is_function(&self, syntax: TsNode<'t>) -> bool {
        matches!(self.kind(syntax), Kind::Method | Kind::Function | Kind::ArrowFunction)
    }

    /// What each computed function returns is a field.
    fn computed_values(&mut self, whole: Node, computed: Node, syntax: TsNode<'t>) {
        for (_, kid) in self.kids(syntax) {
            let kids = self.kids(kid);
            let key = field(&kids, Field::Key).or_else(|| field(&kids, Field::Name));
            let Some(name) = key.and_then(|k| self.key(k)) else { continue };
            let (function, value) = (self.load(computed, name), self.node());
            self.call_into(function, value);
            // `{ get() {}, set() {} }`
            let getter = self.load(function, "get");
            self.call_into(getter, value);
            self.store(whole, name, value);
        }
    }

    /// Calls what a node holds, without arguments.
    fn call_into(&mut self, callee: Node, to: Node) {
        self.emit_call(Call::unseen(callee, Vec::new(), to));
    }

    /// Whether a name is one of the parts of a component.
    pub(super) fn is_vue_part(name: &str) -> bool {
        matches!(
            name,
            "data"
                | "methods"
                | "computed"
                | "watch"
                | "mounted"
                | "created"
                | "props"
                | "components"
                | "setup"
                | "template"
        )
    }
}
