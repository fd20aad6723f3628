//! Reading and writing properties, elements, and what promises hold.

use super::value::{Builtin, Object, ObjectKind, Property, Provenance, UnknownMember, UnseenReason, Value};
use super::{Computed, Flow, MemberAccess, Solver};
use crate::analysis::ceiling;
use crate::analysis::ids::ComputedId;
use crate::analysis::ir::{FunctionId, Locus, Node, ObjectId, Outside, SiteId, Sym};
use crate::catalog::TypeId;

impl Solver {
    /// `value.name`.
    pub(super) fn load_from(&mut self, access: MemberAccess, value: Value) {
        let MemberAccess { name, to, .. } = access;
        match value {
            Value::Api(ty) => self.api_load(ty, None, access),
            Value::Instance(i) => self.api_load(self.graph.instances[i].ty, Some(i), access),
            Value::Object(object) => self.object_load(object, name, to),
            Value::Class(class) => {
                let statics = self.graph.classes[class].statics;
                let instance = self.graph.classes[class].instance;
                self.object_load(statics, name, to);
                let extends = self.graph.classes[class].extends;
                if let Some(extends) = extends
                    && self.graph.super_loads.insert((class, name, to))
                {
                    self.load(extends, name, to);
                }
                self.callable_load(value, Some(instance), name, to);
            }
            Value::Function(function) => {
                let own = self.function_object(function);
                self.object_load(own, name, to);
                let instance = self.function_instance(function);
                let instance = self.node_of(Value::Object(instance));
                self.callable_load(value, Some(instance), name, to);
            }
            Value::Member(_) | Value::Signature(_) | Value::Bound(_) => {
                self.callable_load(value, None, name, to);
                self.kept_load(name, to);
            }
            Value::Builtin(builtin) => self.builtin_load(builtin, name, to),
            Value::Outside(outside) => self.outside_load(outside, access),
            Value::Text(_) => self.add(to, Value::Outside(Outside::Text)),
            Value::UnknownMember(..) if super::known_packages::is_of_the_language(self.names.text(name)) => {}
            Value::UnknownMember(unknown) => self.unknown_load(unknown, name, to),
        }
    }

    fn object_load(&mut self, object: ObjectId, name: Sym, to: Node) {
        let kind = self.graph.objects[object].kind;
        if !matches!(kind, ObjectKind::Plain | ObjectKind::Element) {
            if let Some(method) = super::containers::method(kind, self.names.text(name)) {
                return self.add(to, Value::Builtin(Builtin::Method(object, method)));
            }
            if super::known_packages::only_looks(self.names.text(name)) {
                self.add(to, Value::Builtin(Builtin::Harmless));
            } else if !super::known_packages::is_harmless_member(self.names.text(name)) {
                self.add(to, Value::Builtin(Builtin::OtherMethod));
            }
        }
        let prop = self.property(object, name);
        self.copy(prop, to);
        if super::known_packages::is_object_method(self.names.text(name)) {
            self.object_method(object, name, to);
        }
    }

    /// `f.call`, `f.apply`, `f.bind`, `F.prototype`.
    pub(super) fn callable_load(&mut self, value: Value, instance: Option<Node>, name: Sym, to: Node) {
        let builtin = match self.names.text(name) {
            "call" => Builtin::Call,
            "apply" => Builtin::Apply,
            "bind" => Builtin::Bind,
            "constructor" => return self.add(to, Value::Builtin(Builtin::Eval)),
            "prototype" => return self.copy(instance, to),
            _ => return,
        };
        let bound = self.graph.bound.push(super::Bound { callee: value, this: None, args: Vec::new() });
        self.add(to, Value::Builtin(builtin(bound)));
    }

    /// The node of a property; made on first use.
    pub(crate) fn property(&mut self, object: ObjectId, name: Sym) -> Node {
        if let Some(&Property { node, .. }) = self.graph.objects[object].props.get(&name) {
            return node;
        }
        let node = self.node();
        self.graph.objects[object].props.insert(name, Property { node, written: false });
        self.note_property(object, name);
        let Object { kind, element, base, exposed, .. } = self.graph.objects[object];
        if let Some(base) = base {
            self.load(base, name, node);
        }
        if let Some(to) = exposed {
            self.expose_property(name, node, to);
        }
        if kind == ObjectKind::Plain {
            self.copy(element, node);
        }
        for reader in self.graph.objects[object].readers.clone() {
            self.copy(node, reader);
        }
        node
    }

    /// As [`property`](Self::property), for something that is stored there.
    pub(crate) fn own_property(&mut self, object: ObjectId, name: Sym) -> Node {
        let node = self.property(object, name);
        if let Some(property) = self.graph.objects[object].props.get_mut(&name)
            && !std::mem::replace(&mut property.written, true)
        {
            self.note_written(object, name);
        }
        node
    }

    /// Gives `to` every property of an object, also those that come later: the name is not known.
    pub(super) fn read_all(&mut self, object: ObjectId, to: Node) {
        if self.graph.objects[object].readers.contains(&to) {
            return;
        }
        self.graph.objects[object].readers.push(to);
        self.note_reader(object);
        self.graph.objects[object].nodes().into_iter().for_each(|prop| self.copy(prop, to));
        let base = self.graph.objects[object].base;
        self.constrain(base, Flow::Everything { to, place: Locus::None });
    }

    /// The node of an object's elements; made on first use. Names that are not known may be any: properties get them.
    pub(crate) fn elements(&mut self, object: ObjectId) -> Node {
        if let Some(node) = self.graph.objects[object].element {
            return node;
        }
        let node = self.node();
        self.graph.objects[object].element = Some(node);
        self.note_element(object);
        let Object { kind, base, exposed, .. } = self.graph.objects[object];
        if kind == ObjectKind::Plain {
            self.graph.objects[object].nodes().into_iter().for_each(|prop| self.copy(node, prop));
        }
        self.constrain(base, Flow::Element(node));
        if let Some(to) = exposed {
            self.expose_elements(node, to);
        }
        node
    }

    pub(super) fn store_to(&mut self, value: Value, name: Sym, from: Node, site: Option<SiteId>) {
        match value {
            Value::Object(object) => {
                let prop = self.own_property(object, name);
                self.copy(from, prop);
                if let Some(&this) = self.graph.prototypes.get(&object) {
                    self.constrain(from, Flow::Method { this });
                }
            }
            Value::Class(class) => {
                let prop = self.own_property(self.graph.classes[class].statics, name);
                self.copy(from, prop);
                self.set_on_component(value, name, from);
            }
            Value::Function(function) => self.store_on_function(function, name, from),
            // Tests put a stub there; it is Office all the same, or the application.
            Value::Builtin(Builtin::Window) if self.host_global(self.names.text(name)).is_some() => {}
            Value::Builtin(Builtin::Window) => {
                let global = self.global(name);
                self.copy(from, global);
            }
            Value::Api(_) | Value::Instance(_) => self.api_store(value, name, from, site),
            Value::Outside(outside) => self.outside_store(outside, name, from),
            // Everything of the kind has it.
            Value::Builtin(Builtin::Prototype(_)) => self.outside_store(Outside::Code, name, from),
            Value::Builtin(_) | Value::Bound(_) | Value::Member(_) | Value::Signature(_) => {
                self.outside_store(Outside::Host, name, from);
            }
            Value::UnknownMember(unknown) => self.use_unknown(unknown),
            Value::Text(_) => {}
        }
    }

    /// `F.prototype = {...}` is what instances are; everything else is a property of the function.
    fn store_on_function(&mut self, function: FunctionId, name: Sym, from: Node) {
        if self.names.text(name) == "prototype" {
            let this = self.graph.functions[function].this;
            self.function_instance(function);
            self.copy(from, this);
            self.constrain(from, Flow::Prototype { this });
        }
        let own = self.function_object(function);
        let prop = self.own_property(own, name);
        self.copy(from, prop);
        self.set_on_component(Value::Function(function), name, from);
    }

    pub(super) fn store_element(&mut self, value: Value, from: Node) {
        match value {
            Value::Object(object) => {
                let elements = self.elements(object);
                self.copy(from, elements);
            }
            Value::Class(class) => {
                let elements = self.elements(self.graph.classes[class].statics);
                self.copy(from, elements);
            }
            Value::Function(function) => {
                let own = self.function_object(function);
                let elements = self.elements(own);
                self.copy(from, elements);
            }
            Value::Outside(outside) => self.outside_store_element(outside, from),
            Value::Builtin(_) | Value::Bound(_) | Value::Member(_) | Value::Signature(_) => {
                self.outside_store_element(Outside::Host, from);
            }
            Value::UnknownMember(unknown) => self.use_unknown(unknown),
            Value::Api(_) | Value::Instance(_) | Value::Text(_) => {}
        }
    }

    pub(super) fn element_of(&mut self, value: Value, to: Node) {
        let object = match value {
            Value::Object(object) => object,
            Value::Outside(outside) => return self.outside_element_of(outside, to),
            Value::Text(_) => return self.add(to, Value::Outside(Outside::Text)),
            Value::UnknownMember(..) => return self.add(to, value),
            _ => return,
        };
        let elements = self.elements(object);
        match self.graph.objects[object].kind {
            ObjectKind::Map => {
                let keys = self.keys_of(object);
                let pair = self.pair(Some(keys), elements);
                self.add(to, pair);
            }
            kind => {
                self.copy(elements, to);
                if kind == ObjectKind::Plain {
                    self.iterate(object, to);
                }
            }
        }
    }

    pub(super) fn await_value(&mut self, value: Value, to: Node) {
        match value {
            Value::Object(object) if self.graph.objects[object].kind == ObjectKind::Promise => {
                let inner = self.elements(object);
                self.constrain(inner, Flow::Await(to));
            }
            Value::Object(object) if self.graph.objects[object].kind == ObjectKind::Plain => {
                self.add(to, value);
                self.await_thenable(object, to);
            }
            _ => self.add(to, value),
        }
    }

    /// `value[key]`: Office values have only the members that the key can name.
    pub(super) fn computed_base(&mut self, value: Value, access: ComputedId) {
        let Computed { key, to, .. } = self.graph.computed[access];
        let by_key = Flow::ComputedKey { base: value, access };
        match value {
            Value::Api(_)
            | Value::Instance(_)
            | Value::Builtin(Builtin::Window | Builtin::Library(_) | Builtin::Global(_)) => {
                self.constrain(key, by_key);
            }
            Value::Builtin(Builtin::Harmless) => self.add(to, value),
            Value::Object(object) if self.graph.objects[object].kind != ObjectKind::Plain => {
                self.constrain(key, by_key);
                self.element_of(value, to);
                self.read_all(object, to);
            }
            _ => self.everything_of(value, to, Locus::None),
        }
    }

    pub(super) fn computed_key(&mut self, base: Value, key: Value, access: ComputedId) {
        let access = self.graph.computed[access];
        let Computed { to, site, .. } = access;
        match (base, key) {
            (_, Value::Text(name)) => self.load_from(access.named(name), base),
            (Value::Api(_) | Value::Instance(_), Value::Outside(Outside::Plain)) => {
                let ty = self.api_type(base).filter(|_| self.is_followed(base));
                if let (Some(site), Some(ty)) = (site, ty) {
                    self.meet_unknown(UnknownMember { site, up_to: ceiling::of(ty), name: None }, to);
                }
            }
            (_, Value::Outside(Outside::Plain | Outside::Key)) => {}
            (Value::Builtin(Builtin::Window), _) => {
                self.outside_elements(Outside::Code, to);
                self.office().into_iter().for_each(|office| self.add(to, office));
            }
            (Value::Api(_) | Value::Instance(_), Value::Outside(_)) => {
                let ty = self.api_type(base).filter(|_| self.is_expected_there(base));
                if let (Some(site), Some(ty)) = (site, ty) {
                    self.see_no_more(Locus::Site(site), UnseenReason::ComputedName, ceiling::of(ty));
                }
            }
            _ => {}
        }
    }

    /// Whether it is an Office value that is text, a date or a list while reading.
    pub(super) fn is_plain_while_reading(&self, value: Value) -> bool {
        self.api_type(value).is_some_and(ceiling::is_plain_while_reading)
    }

    /// Whether an Office value is there by its name or for certain, not just by chance.
    pub(crate) fn is_expected_there(&self, value: Value) -> bool {
        !matches!(value, Value::Instance(i) if self.graph.instances[i].origin == Provenance::Anywhere)
    }

    /// The types of an Office value.
    pub(crate) fn api_type(&self, value: Value) -> Option<TypeId> {
        match value {
            Value::Api(ty) => Some(ty),
            Value::Instance(i) => Some(self.graph.instances[i].ty),
            _ => None,
        }
    }
}
