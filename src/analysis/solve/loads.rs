//! Reading and writing properties, elements, and what promises hold.

use super::value::{Builtin, Object, ObjectKind, Value};
use super::{Access, Solver};
use crate::analysis::ir::{NONE, Node, Sym};
use crate::catalog::TypeId;

impl Solver {
    /// `value.name`.
    pub(super) fn load_from(&mut self, access: Access, value: Value) {
        let Access { name, to, .. } = access;
        match value {
            Value::Api(ty) => self.api_load(ty, NONE, access),
            Value::Instance(i) => self.api_load(self.instances[i as usize].ty, i, access),
            Value::Object(object) => self.object_load(object, name, to),
            Value::Class(class) => {
                let statics = self.classes[class as usize].statics;
                let instance = self.classes[class as usize].instance;
                self.object_load(statics, name, to);
                let extends = self.classes[class as usize].extends;
                if extends != NONE && self.super_loads.insert((class, name, to)) {
                    self.load(extends, name, to);
                }
                self.callable_load(value, instance, name, to);
            }
            Value::Function(function) => {
                let own = self.function_object(function);
                self.object_load(own, name, to);
                let instance = self.function_instance(function);
                let instance = self.node_of(Value::Object(instance));
                self.callable_load(value, instance, name, to);
            }
            Value::Member(_) | Value::Signature(_) | Value::Bound(_) => {
                self.callable_load(value, NONE, name, to);
            }
            Value::Builtin(builtin, about) => self.builtin_load(builtin, about, name, to),
            Value::Text(_) => {}
        }
    }

    fn object_load(&mut self, object: u32, name: Sym, to: Node) {
        let kind = self.objects[object as usize].kind;
        if kind != ObjectKind::Plain
            && let Some(method) = super::containers::method(kind, self.names.text(name))
        {
            self.add(to, Value::Builtin(Builtin::Method(method), object));
            return;
        }
        let prop = self.property(object, name);
        self.copy(prop, to);
        // React's class components: what `setState` is given is found in `state`.
        if self.names.text(name) == "setState" {
            let state = self.names.intern("state");
            let state = self.property(object, state);
            self.add(to, Value::Builtin(Builtin::SetState, state));
        }
    }

    /// `f.call`, `f.apply`, `f.bind`, `F.prototype`.
    fn callable_load(&mut self, value: Value, instance: Node, name: Sym, to: Node) {
        let builtin = match self.names.text(name) {
            "call" => Builtin::Call,
            "apply" => Builtin::Apply,
            "bind" => Builtin::Bind,
            "prototype" => {
                if instance != NONE {
                    self.copy(instance, to);
                }
                return;
            }
            _ => return,
        };
        self.bound.push(super::Bound { callee: value, this: NONE, args: Vec::new() });
        self.add(to, Value::Builtin(builtin, self.bound.len() as u32 - 1));
    }

    /// The node of a property; made on first use.
    pub(crate) fn property(&mut self, object: u32, name: Sym) -> Node {
        if let Some(&node) = self.objects[object as usize].props.get(&name) {
            return node;
        }
        let node = self.node();
        self.objects[object as usize].props.insert(name, node);
        self.note_property(object, name);
        let Object { kind, element, .. } = self.objects[object as usize];
        if kind == ObjectKind::Plain && element != NONE {
            self.copy(element, node);
        }
        for reader in self.objects[object as usize].readers.clone() {
            self.copy(node, reader);
        }
        node
    }

    /// Gives `to` every property of an object, also those that come later: the name is not known.
    pub(super) fn read_all(&mut self, object: u32, to: Node) {
        if self.objects[object as usize].kind != ObjectKind::Plain
            || self.objects[object as usize].readers.contains(&to)
        {
            return;
        }
        self.objects[object as usize].readers.push(to);
        self.note_reader(object);
        let props: Vec<Node> = self.objects[object as usize].props.values().copied().collect();
        props.into_iter().for_each(|prop| self.copy(prop, to));
    }

    /// The node of an object's elements; made on first use. Names that are not known may be any: properties get them.
    pub(crate) fn elements(&mut self, object: u32) -> Node {
        if self.objects[object as usize].element == NONE {
            let node = self.node();
            self.objects[object as usize].element = node;
            self.note_element(object);
            if self.objects[object as usize].kind == ObjectKind::Plain {
                let props: Vec<Node> = self.objects[object as usize].props.values().copied().collect();
                props.into_iter().for_each(|p| self.copy(node, p));
            }
        }
        self.objects[object as usize].element
    }

    pub(super) fn store_to(&mut self, value: Value, name: Sym, from: Node, site: u32) {
        match value {
            Value::Object(object) => {
                let prop = self.property(object, name);
                self.copy(from, prop);
                if let Some(&this) = self.prototypes.get(&object) {
                    self.constrain(from, super::Flow::Method { this });
                }
            }
            Value::Class(class) => {
                let prop = self.property(self.classes[class as usize].statics, name);
                self.copy(from, prop);
            }
            Value::Function(function) => self.store_on_function(function, name, from),
            Value::Builtin(Builtin::Window, _) => {
                let global = self.global(name);
                self.copy(from, global);
            }
            Value::Api(_) | Value::Instance(_) => self.api_store(value, name, from, site),
            _ => {}
        }
    }

    /// `F.prototype = {...}` is what instances are; everything else is a property of the function.
    fn store_on_function(&mut self, function: u32, name: Sym, from: Node) {
        if self.names.text(name) == "prototype" {
            let this = self.functions[function as usize].this;
            self.function_instance(function);
            self.copy(from, this);
            self.constrain(from, super::Flow::Prototype { this });
        }
        let own = self.function_object(function);
        let prop = self.property(own, name);
        self.copy(from, prop);
    }

    pub(super) fn store_element(&mut self, value: Value, from: Node) {
        if let Value::Object(object) = value {
            let elements = self.elements(object);
            self.copy(from, elements);
        }
    }

    pub(super) fn element_of(&mut self, value: Value, to: Node) {
        let Value::Object(object) = value else { return };
        let elements = self.elements(object);
        if self.objects[object as usize].kind == ObjectKind::Map {
            let pair = self.pair(elements);
            self.add(to, pair);
        } else {
            self.copy(elements, to);
        }
    }

    pub(super) fn await_value(&mut self, value: Value, to: Node) {
        match value {
            Value::Object(object) if self.objects[object as usize].kind == ObjectKind::Promise => {
                let inner = self.elements(object);
                self.constrain(inner, super::Flow::Await(to));
            }
            _ => self.add(to, value),
        }
    }

    /// `value[key]`: Office values have only the members that the key can name.
    pub(super) fn computed_base(&mut self, value: Value, key: Node, to: Node, site: u32) {
        match value {
            Value::Api(_) | Value::Instance(_) => {
                self.constrain(key, super::Flow::ComputedKey { value, to, site });
                if self.values(key).is_empty() && site != NONE {
                    self.unresolved_sites.push(site);
                }
            }
            Value::Object(object) => {
                self.element_of(value, to);
                self.read_all(object, to);
            }
            _ => {}
        }
    }

    pub(super) fn computed_key(&mut self, base: Value, key: Value, to: Node, site: u32) {
        if let Value::Text(name) = key {
            self.load_from(Access { name, to, site, certain: false }, base);
        }
    }

    /// The types of an Office value.
    pub(crate) fn api_type(&self, value: Value) -> Option<TypeId> {
        match value {
            Value::Api(ty) => Some(ty),
            Value::Instance(i) => Some(self.instances[i as usize].ty),
            _ => None,
        }
    }
}
