//! Vue's options API: `this` of a component's functions is one instance, with the fields that `data()` returns, the
//! computed values, the methods and the properties.

use super::{Field, Kids, Kind, Lowerer, TsNode, field, string_content};
use crate::analysis::ir::{Call, Node, Op, Outside};

impl<'t> Lowerer<'t, '_> {
    /// Ties the parts of a component together. `whole` is the object literal, `parts` its members by name: the node
    /// of the value and, where that is an object literal, its syntax.
    pub(super) fn vue_component(&mut self, whole: Node, parts: &[(&'t str, Node, TsNode<'t>)]) {
        let makes_it_one = |&(name, _, syntax): &(&str, Node, TsNode<'t>)| match name {
            "template" => false,
            "methods" | "computed" | "watch" | "props" | "inject" | "provide" | "mixins" | "components" => {
                true
            }
            _ => self.is_function(syntax),
        };
        if parts.iter().any(makes_it_one) {
            self.give_to_vue(whole);
        }
        let part = |name: &str| parts.iter().find(|p| p.0 == name).copied();
        let makes_data = part("data").is_some_and(|(.., syntax)| self.is_function(syntax));
        let is_component = makes_data
            || ["methods", "computed", "data", "setup"].iter().filter(|n| part(n).is_some()).count() > 0
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
            self.setup(whole, setup);
        }
        if let Some((_, methods, _)) = part("methods") {
            self.copy(methods, whole);
        }
        if let Some((_, computed, syntax)) = part("computed") {
            self.computed_values(whole, computed, syntax);
        }
        if let Some((_, watchers, syntax)) = part("watch") {
            self.watchers(whole, watchers, syntax);
        }
        for name in ["methods", "computed", "watch"] {
            if let Some((_, functions, _)) = part(name) {
                self.copy(whole, functions);
            }
        }
    }

    /// What `setup()` returns are fields; those that are refs stand for what they hold.
    fn setup(&mut self, whole: Node, setup: Node) {
        let (made, any, key) = (self.node(), self.node(), self.outside(Outside::Text));
        self.call_into(setup, made);
        self.copy(made, whole);
        self.emit(Op::LoadComputed { base: made, key, to: any, site: None });
        let held = self.load(any, "value");
        self.emit(Op::StoreElement { base: whole, from: held, site: None });
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

    /// Vue calls a component's functions, and puts on it what others provide, mix in or pass.
    fn give_to_vue(&mut self, whole: Node) {
        let beside = self.outside(Outside::Beside);
        self.copy(beside, whole);
        self.leave(whole, Outside::Beside);
    }

    /// `watch: { name(value, earlier) { ... } }`
    fn watchers(&mut self, whole: Node, watchers: Node, syntax: TsNode<'t>) {
        for (_, kid) in self.kids(syntax) {
            let kids = self.kids(kid);
            let key = field(&kids, Field::Key).or_else(|| field(&kids, Field::Name));
            let Some(name) = key.and_then(|k| self.key(k)) else { continue };
            let (watcher, value) = (self.load(watchers, name), self.load_path(whole, name));
            self.watcher(whole, watcher, field(&kids, Field::Value).unwrap_or(kid), value);
        }
    }

    /// A function, `{ handler }`, the name of a method, or a list of such: it is called with the value.
    fn watcher(&mut self, whole: Node, watcher: Node, syntax: TsNode<'t>, value: Node) {
        match self.kind(syntax) {
            Kind::Str => {
                let method = self.load(whole, string_content(self.text(syntax)));
                self.call_with_value(method, syntax, value);
            }
            Kind::Array => {
                let one = self.node();
                self.emit(Op::Element { base: watcher, to: one });
                for (_, part) in self.kids(syntax) {
                    self.watcher(whole, one, part, value);
                }
            }
            Kind::Object => {
                let handler = self.load(watcher, "handler");
                let parts = self.kids(syntax);
                let named = parts.iter().filter_map(|(_, part)| part.child_by_field_name("value"));
                match named.into_iter().find(|part| self.kind(*part) == Kind::Str) {
                    Some(name) => self.watcher(whole, handler, name, value),
                    None => self.call_with_value(handler, syntax, value),
                }
            }
            _ => self.call_with_value(watcher, syntax, value),
        }
    }

    /// `object.$watch("name", (value, earlier) => ...)`
    pub(super) fn watch_call(&mut self, object: Node, kids: &Kids<'t>, args: &[(Node, bool)]) {
        let Some(arguments) = field(kids, Field::Arguments) else { return };
        let syntax = self.kids(arguments);
        if let (Some(&(_, name)), Some(&(_, callback)), Some(&(watcher, _))) =
            (syntax.first(), syntax.get(1), args.get(1))
            && self.kind(name) == Kind::Str
        {
            let value = self.load_path(object, string_content(self.text(name)));
            self.watcher(object, watcher, callback, value);
        }
    }

    /// `base.a.b`, named by `"a.b"`.
    fn load_path(&mut self, base: Node, path: &'t str) -> Node {
        path.split('.').fold(base, |base, name| self.load(base, name))
    }

    /// Calls what a node holds with a new value and an earlier one.
    fn call_with_value(&mut self, callee: Node, syntax: TsNode<'t>, value: Node) {
        let (result, (start, end)) = (self.node(), self.place(syntax));
        self.emit_call(Call { start, end, ..Call::unseen(callee, vec![(value, false); 2], result) });
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
                | "provide"
                | "inject"
                | "mixins"
                | "extends"
                | "beforeCreate"
                | "beforeMount"
                | "beforeUpdate"
                | "updated"
                | "activated"
                | "beforeDestroy"
                | "beforeUnmount"
        )
    }
}
