//! Functions as objects: own properties, what `new` makes of them, and what is expected of them where they flow.

use super::value::{ObjectKind, Value};
use super::{Flow, Solver};
use crate::analysis::ids::IdRange;
use crate::analysis::ir::{Function, FunctionId, Node, ObjectId, Outside, Sym};

impl Solver {
    /// `to` holds a function that gives a promise of what `module` holds.
    pub(crate) fn loader(&mut self, module: Node, to: Node) {
        let promise = self.container(ObjectKind::Promise, module);
        let (this, result) = (self.node(), self.node_of(promise));
        let function = self.graph.functions.push(Function::new(this, result));
        self.add(to, Value::Function(function));
    }

    /// The object that holds a function's own properties.
    pub(super) fn function_object(&mut self, function: FunctionId) -> ObjectId {
        if let Some(&object) = self.graph.function_objects.get(&function) {
            return object;
        }
        let object = self.new_object(ObjectKind::Plain);
        self.graph.function_objects.insert(function, object);
        self.expose_late(function, object);
        object
    }

    /// An object of a function is made that others have already.
    fn expose_late(&mut self, function: FunctionId, object: ObjectId) {
        for to in [Outside::Host, Outside::Beside, Outside::Above] {
            if self.graph.called_from_outside.contains_key(&(Value::Function(function), to)) {
                self.expose(object, to);
            }
        }
    }

    /// The object that stands for all instances of a constructor function; it is the function's prototype as well.
    pub(super) fn function_instance(&mut self, function: FunctionId) -> ObjectId {
        if let Some(&object) = self.graph.function_instances.get(&function) {
            return object;
        }
        let object = self.new_object(ObjectKind::Plain);
        self.graph.function_instances.insert(function, object);
        self.expose_late(function, object);
        let this = self.graph.functions[function].this;
        self.add(this, Value::Object(object));
        self.graph.prototypes.insert(object, this);
        object
    }

    /// The functions that are put into these objects, and that nobody takes from there: whoever does so is not seen.
    pub(crate) fn functions_put_away(
        &self,
        objects: IdRange<ObjectId>,
    ) -> impl Iterator<Item = FunctionId> + use<'_> {
        let objects = self.graph.objects.slice(objects);
        let nodes = objects.iter().flat_map(|object| {
            let written = object.props.values().filter(|property| property.written);
            written.map(|property| property.node).chain(object.element)
        });
        let unread = nodes.filter(|&node| self.graph.heads.get(node) == Some(&None));
        unread.flat_map(|node| self.values(node)).filter_map(|&value| self.function_of(value))
    }

    /// The functions that are global variables, or properties of objects whose properties became such, by their names.
    pub(crate) fn functions_by_name(&self) -> impl Iterator<Item = (Sym, FunctionId)> + use<'_> {
        let objects = self.values(self.graph.outside.window).iter().filter_map(|&value| match value {
            Value::Object(object) => Some(&self.graph.objects[object]),
            _ => None,
        });
        let properties = objects.flat_map(|object| object.props.iter().map(|(&name, p)| (name, p.node)));
        let globals = self.graph.globals.iter().map(|(&name, &node)| (name, node));
        let nodes = globals.chain(properties);
        nodes.flat_map(|(name, node)| {
            let values = self.values(node).iter();
            values.filter_map(|&value| self.function_of(value)).map(move |function| (name, function))
        })
    }

    /// The functions in objects whose properties became globals (`Object.assign(window, { run })`): the page calls them.
    pub(crate) fn functions_of_window(&self) -> impl Iterator<Item = FunctionId> + use<'_> {
        let objects = self.values(self.graph.outside.window).iter().filter_map(|&value| match value {
            Value::Object(object) => Some(&self.graph.objects[object]),
            _ => None,
        });
        let nodes = objects.flat_map(|object| object.props.values().map(|property| property.node));
        nodes.flat_map(|node| self.values(node)).filter_map(|&value| self.function_of(value))
    }

    /// A function that is stored on a prototype: its `this` is the instances.
    pub(super) fn method_of(&mut self, value: Value, this: Node) {
        if let Value::Function(function) = value {
            let own = self.graph.functions[function].this;
            self.copy(this, own);
        }
    }

    /// An object that becomes a prototype: so are its functions.
    pub(super) fn prototype_of(&mut self, value: Value, this: Node) {
        let Value::Object(object) = value else { return };
        self.graph.prototypes.entry(object).or_insert(this);
        let props = self.graph.objects[object].nodes();
        props.into_iter().for_each(|prop| self.constrain(prop, Flow::Method { this }));
    }

    /// What is in `from` flows into a place with a type, and is used as that type says: a function gets the parameters
    /// of the function type, an object's functions those of the object type.
    pub(crate) fn expect(&mut self, from: Node, ty: Node) {
        self.constrain(from, Flow::Expected { ty });
        self.constrain(ty, Flow::Expects { from });
    }

    pub(super) fn is_expected(&mut self, value: Value, ty: Node) {
        for i in 0..self.values(ty).len() {
            self.context(self.graph.sets[ty][i], value);
        }
    }

    pub(super) fn expects(&mut self, expected: Value, from: Node) {
        for i in 0..self.values(from).len() {
            self.context(expected, self.graph.sets[from][i]);
        }
    }

    fn context(&mut self, expected: Value, value: Value) {
        match (expected, value) {
            (Value::Function(t), Value::Function(f)) if t != f => self.function_context(t, f),
            (Value::Object(t), Value::Object(o)) if t != o && self.graph.contexts.insert((t, o)) => {
                self.object_context(t, o);
            }
            _ => {}
        }
    }

    fn object_context(&mut self, expected: ObjectId, object: ObjectId) {
        let names: Vec<_> = self.graph.objects[expected].props.keys().copied().collect();
        for name in names {
            let has = self.graph.objects[object].props.contains_key(&name);
            if has {
                let (ty, from) = (self.property(expected, name), self.property(object, name));
                self.expect(from, ty);
            }
        }
        let (ty, from) = (self.graph.objects[expected].element, self.graph.objects[object].element);
        if let Some(ty) = ty {
            let all = self.graph.objects[object].nodes();
            all.into_iter().chain(from).for_each(|from| self.expect(from, ty));
        }
    }
}
