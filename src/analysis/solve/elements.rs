//! React's elements: whoever makes one has the component called with its props.
//!
//! JSX is lowered to the call and to the element; here are the functions that do the same, and what React calls besides:
//! the methods of class components.

use super::value::{Builtin, KnownLibrary, ObjectKind, Value};
use super::{Flow, Solver};
use crate::analysis::ir::{Call, ClassId, FunctionId, Node, ObjectId, Sym};

/// Methods that get earlier or later props and state.
const LIFECYCLE: [&str; 8] = [
    "componentDidUpdate",
    "shouldComponentUpdate",
    "getSnapshotBeforeUpdate",
    "componentWillReceiveProps",
    "componentWillUpdate",
    "UNSAFE_componentWillReceiveProps",
    "UNSAFE_componentWillUpdate",
    // Preact's.
    "render",
];

impl Solver {
    /// `createElement(type, props, ...children)`; `jsx(type, { ...props, children }, key)` has no more.
    pub(super) fn create_element(&mut self, call: &Call, has_children: bool) {
        let (component, props) = (self.argument(call, 0), self.argument(call, 1));
        let children: Vec<Node> = call.args.iter().skip(2).filter(|_| has_children).map(|a| a.0).collect();
        self.element(component, &[props], &children, call.to);
    }

    /// `cloneElement(element, props, ...children)`
    pub(super) fn clone_element(&mut self, call: &Call) {
        let (element, props) = (self.argument(call, 0), self.argument(call, 1));
        let [component, earlier] = ["type", "props"].map(|name| self.part_of(element, name));
        let children: Vec<Node> = call.args.iter().skip(2).map(|a| a.0).collect();
        self.element(component, &[earlier, props], &children, call.to);
    }

    fn part_of(&mut self, base: Node, name: &str) -> Node {
        let (part, name) = (self.node(), self.names.intern(name));
        self.load(base, name, part);
        part
    }

    /// The same without what the superclass may have.
    fn own_part_of(&mut self, base: Node, name: &str) -> Node {
        let (part, own) = (self.part_of(base, name), self.node());
        self.constrain(part, Flow::CopyOwn(own));
        own
    }

    fn element(&mut self, component: Node, props: &[Node], children: &[Node], to: Option<Node>) {
        let object = self.new_object(ObjectKind::Plain);
        let (into, whole) = (self.node_of(Value::Object(object)), self.node_of(Value::Object(object)));
        for &from in props {
            self.constrain(from, Flow::Spread { into, whole });
        }
        if !children.is_empty() {
            let name = self.names.intern("children");
            let all = self.own_property(object, name);
            children.iter().for_each(|&child| self.copy(child, all));
        }
        let shown = self.node();
        self.call_with(component, &[whole], shown);
        let element = self.new_object(ObjectKind::Element);
        for (name, from) in [("type", component), ("props", whole)] {
            let name = self.names.intern(name);
            let part = self.own_property(element, name);
            self.copy(from, part);
        }
        to.into_iter().for_each(|to| self.add(to, Value::Object(element)));
    }

    /// `React.Children.map(children, f)` and the like.
    pub(super) fn children(&mut self, function: &str, call: &Call) {
        let (children, all) = (self.argument(call, 0), self.node());
        self.constrain(children, Flow::Element(all));
        self.constrain(children, Flow::NotArrays(all));
        match function {
            "only" => self.copy(all, call.to),
            "toArray" => self.give(call.to, ObjectKind::Array, all),
            _ => {
                let (callback, this) = (self.argument(call, 1), call.args.get(2).map(|a| a.0));
                let made = self.node();
                self.call_on(callback, this, &[all], Some(made));
                self.give(call.to, ObjectKind::Array, made);
            }
        }
    }

    /// A class is used as a component: its instances have the props, and React calls their methods.
    pub(super) fn mount(&mut self, class: ClassId, props: Node) {
        let instance = self.graph.classes[class].instance;
        let name = self.names.intern("props");
        self.constrain(instance, Flow::Store { name, from: props, site: None });
        if !self.graph.mounted.insert(class) {
            return;
        }
        let [props, state] = ["props", "state"].map(|name| self.part_of(instance, name));
        for method in LIFECYCLE {
            let method = self.own_part_of(instance, method);
            self.call_for_all(method, instance, &[props, state], None);
        }
        let (class, derived) = (self.node_of(Value::Class(class)), self.node());
        let derive = self.own_part_of(class, "getDerivedStateFromProps");
        self.call_for_all(derive, class, &[props, state], Some(derived));
        let name = self.names.intern("state");
        self.constrain(instance, Flow::Store { name, from: derived, site: None });
    }

    /// What is stored on a component, as a function or class: props that it has where nobody gives any, and the context
    /// that it reads.
    pub(super) fn set_on_component(&mut self, component: Value, name: Sym, from: Node) {
        match (self.names.text(name), component) {
            ("defaultProps", Value::Function(function)) => {
                let copies = self.copies_made_of(function);
                for function in [function].into_iter().chain(copies) {
                    let props = self.graph.functions[function].params.first().copied();
                    props.into_iter().for_each(|props| self.copy(from, props));
                }
            }
            ("defaultProps", Value::Class(class)) => {
                let instance = self.graph.classes[class].instance;
                let name = self.names.intern("props");
                self.constrain(instance, Flow::Store { name, from, site: None });
                let constructor = self.graph.classes[class].constructor;
                let function = constructor.map(|constructor| &self.graph.functions[constructor]);
                let props = function.and_then(|function| function.params.first().copied());
                props.into_iter().for_each(|props| self.copy(from, props));
            }
            ("contextType", Value::Class(class)) => {
                let (value, instance) = (self.context_value(from), self.graph.classes[class].instance);
                let name = self.names.intern("context");
                self.constrain(instance, Flow::Store { name, from: value, site: None });
            }
            _ => {}
        }
    }

    /// The same for a copy that a function gets later.
    pub(super) fn give_default_props(&mut self, function: FunctionId, copy: FunctionId) {
        let own = self.graph.function_objects.get(&function).map(|&own| &self.graph.objects[own]);
        let known = self.names.known("defaultProps");
        let from = own.zip(known).and_then(|(own, name)| own.props.get(&name)).map(|property| property.node);
        if let (Some(from), Some(&to)) = (from, self.graph.functions[copy].params.first()) {
            self.copy(from, to);
        }
    }

    pub(super) fn create_context(&mut self, default: Node, call: &Call) {
        let context = self.new_object(ObjectKind::Plain);
        let value_name = self.names.intern(CONTEXT_VALUE);
        let value = self.own_property(context, value_name);
        self.copy(default, value);
        call.type_args.first().into_iter().for_each(|&ty| self.copy(ty, value));
        for (name, builtin) in
            [("Provider", Builtin::Provider(value)), ("Consumer", Builtin::Consumer(value))]
        {
            let name = self.names.intern(name);
            let part = self.own_property(context, name);
            self.add(part, Value::Builtin(builtin));
        }
        call.to.into_iter().for_each(|to| self.add(to, Value::Object(context)));
    }

    /// What the contexts in a node hold.
    pub(super) fn context_value(&mut self, context: Node) -> Node {
        self.part_of(context, CONTEXT_VALUE)
    }

    /// `<Context.Provider value={x}>`.
    pub(super) fn provide(&mut self, value: Node, call: &Call) {
        let (props, name) = (self.argument(call, 0), self.names.intern("value"));
        self.load(props, name, value);
    }

    /// `<Context value={x}>`, since React 19.
    pub(super) fn provide_by(&mut self, context: ObjectId, call: &Call) {
        let known = self.names.known(CONTEXT_VALUE);
        let value = known.and_then(|name| self.graph.objects[context].props.get(&name));
        if let Some(value) = value.map(|property| property.node) {
            self.provide(value, call);
        }
    }

    /// `<Context.Consumer>{value => ...}</Context.Consumer>`.
    pub(super) fn consume(&mut self, value: Node, call: &Call) {
        let props = self.argument(call, 0);
        let children = self.part_of(props, "children");
        self.call_with(children, &[value], call.to);
    }

    /// `lazy(() => import("./Component"))`.
    pub(super) fn lazy(&mut self, call: &Call) {
        let load = self.argument(call, 0);
        let (module, name) = (self.awaited_result_of(load, &[]), self.names.intern("default"));
        let to = self.result(call);
        self.load(module, name, to);
    }

    /// The library that a name of React stands for.
    pub(super) fn part_of_react(name: &str) -> Option<KnownLibrary> {
        (name == "Children").then_some(KnownLibrary::ReactChildren)
    }
}

/// Where a context object keeps its value; no program can name it.
const CONTEXT_VALUE: &str = "<context>";
