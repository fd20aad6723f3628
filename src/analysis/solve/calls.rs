//! Calls: arguments to parameters, results to the call.

use super::value::{Bound, Builtin, ObjectKind, Value};
use super::{Flow, Solver};
use crate::analysis::ids::BoundId;
use crate::analysis::ir::{Call, CallId, ClassId, Function, FunctionId, Locus, Node, ObjectId};

impl Solver {
    /// `value` turns out to be what a call calls.
    pub(super) fn call_value(&mut self, call: CallId, value: Value) {
        let call = self.graph.calls[call].clone();
        self.work.place = call.place;
        self.call(&call, value);
    }

    pub(super) fn call(&mut self, call: &Call, callee: Value) {
        match callee {
            Value::Function(function) => self.call_function(function, call),
            Value::Class(class) => self.construct(class, call),
            Value::Member(member) => self.call_member(member, call),
            Value::Signature(sig) => self.call_signature_value(sig, call),
            Value::Bound(bound) => self.call_bound(bound, call),
            Value::Builtin(builtin) => self.call_builtin(builtin, call),
            Value::Outside(outside) => self.call_outside(outside, call),
            Value::Object(object) => {
                self.call_proxy(object, call);
                self.provide_by(object, call);
            }
            Value::UnknownMember(unknown) => self.use_unknown(unknown),
            Value::Api(_) | Value::Instance(_) | Value::Text(_) => {}
        }
    }

    /// Whether a call stands in a test, or follows from one that does.
    fn is_of_test(&self, call: &Call) -> bool {
        let of = |call: CallId| self.graph.calls.get(call).is_some_and(|call| call.test);
        call.test || matches!(call.place, Locus::Call(at) if of(at))
    }

    fn call_function(&mut self, id: FunctionId, call: &Call) {
        let id = if call.new { id } else { self.copy_for_call(id, call.to) };
        self.found.called.insert(id);
        let function = self.graph.functions[id].clone();
        if self.is_of_test(call) && !function.test {
            return self.copy(function.result, call.to);
        }
        if !call.noted {
            self.note_caller(id, call.place);
        }
        match function.guard {
            Some((position, ty)) => self.ask_guard(&function, position as usize, ty, call),
            None => self.pass_arguments(&function.params, function.rest, &call.args),
        }
        for (&from, &to) in call.type_args.iter().zip(&function.type_params) {
            self.copy(from, to);
        }
        if call.new {
            let instance = self.function_instance(id);
            self.add(call.to, Value::Object(instance));
            if let Some(to) = call.to {
                self.constrain(function.this, Flow::CopyOthers(to));
            }
            // A constructor may return an object of its own.
            self.copy(function.result, call.to);
        } else {
            self.copy(call.this, function.this);
            self.copy(function.result, call.to);
        }
    }

    /// The function of the program that a value is, whatever is filled in.
    pub(crate) fn function_of(&self, value: Value) -> Option<FunctionId> {
        match value {
            Value::Function(function) => Some(function),
            // What is bound is bound once.
            Value::Bound(bound) => match self.graph.bound[bound].callee {
                Value::Function(function) => Some(function),
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn note_caller(&mut self, function: FunctionId, place: Locus) {
        let original = self.original(function);
        self.found.callers.insert((original, place));
    }

    /// Whoever asks a type guard about a value expects it to be of that type; the guard itself does not.
    fn ask_guard(&mut self, function: &Function, position: usize, ty: Node, call: &Call) {
        let mut args = call.args.clone();
        let asked = args.get(position).filter(|a| !a.1).map(|a| a.0);
        if let (Some(asked), Some(&param)) = (asked, function.params.get(position)) {
            args[position].0 = self.node();
            self.constrain(asked, Flow::CopyUnless { to: param, ty });
            self.copy(ty, asked);
        }
        self.pass_arguments(&function.params, function.rest, &args);
    }

    /// Arguments to parameters; what is spread may land in any later one.
    pub(super) fn pass_arguments(&mut self, params: &[Node], rest: Option<Node>, args: &[(Node, bool)]) {
        let mut spread_from = None;
        for (position, &(arg, spread)) in args.iter().enumerate() {
            if spread {
                spread_from.get_or_insert(position);
                let element = self.element_node(arg);
                params.iter().skip(position).for_each(|&param| self.copy(element, param));
                rest.iter().for_each(|&rest| self.copy(element, rest));
            } else if let Some(from) = spread_from {
                // What is spread may be empty.
                params.iter().skip(from).for_each(|&param| self.copy(arg, param));
                rest.iter().for_each(|&rest| self.copy(arg, rest));
            } else if let Some(&param) = params.get(position) {
                self.copy(arg, param);
            } else if let Some(rest) = rest {
                self.copy(arg, rest);
            }
        }
    }

    /// `new C(...)`; also JSX with a class component, whose props are its argument.
    fn construct(&mut self, id: ClassId, call: &Call) {
        let class = self.graph.classes[id];
        // A subclass: its instances are receivers of the inherited methods.
        if call.new {
            self.copy(call.this, class.receivers);
        }
        if let Some(constructor) = class.constructor {
            self.found.called.insert(constructor);
            let function = self.graph.functions[constructor].clone();
            if !self.is_of_test(call) || function.test {
                self.note_caller(constructor, call.place);
                self.pass_arguments(&function.params, function.rest, &call.args);
            }
            self.copy(function.result, call.to);
        } else if let Some(extends) = class.extends {
            let args: Vec<_> = call.args.iter().map(|a| a.0).collect();
            if self.graph.super_calls.insert((id, args.clone())) {
                self.run_callback(extends, &args);
            }
        }
        if !call.new
            && call.site.is_none()
            && let Some(&(props, _)) = call.args.first()
        {
            self.mount(id, props);
        }
        self.copy(class.instance, call.to);
    }

    fn call_bound(&mut self, bound: BoundId, call: &Call) {
        let Bound { callee, this, args } = self.graph.bound[bound].clone();
        let args = args.into_iter().chain(call.args.iter().copied()).collect();
        let this = this.or(call.this);
        self.call(&Call { args, this, ..call.clone() }, callee);
    }

    /// `f.call(this, ...)`, `f.apply(this, [...])`, `f.bind(this, ...)`.
    pub(super) fn call_through(&mut self, builtin: Builtin, bound: BoundId, call: &Call) {
        let callee = self.graph.bound[bound].callee;
        let this = call.args.first().map(|a| a.0);
        let rest = call.args.get(1..).unwrap_or(&[]);
        match builtin {
            // Bound again and again in a loop: once says enough.
            Builtin::Bind(_) if matches!(callee, Value::Bound(_)) => self.add(call.to, callee),
            Builtin::Bind(_) => {
                let bound = self.graph.bound.push(Bound { callee, this, args: rest.to_vec() });
                self.add(call.to, Value::Bound(bound));
            }
            Builtin::Apply(_) => {
                let args = rest.iter().take(1).map(|&(array, _)| (array, true)).collect();
                self.call_on_this(&Call { args, this, ..call.clone() }, callee);
            }
            _ => self.call_on_this(&Call { args: rest.to_vec(), this, ..call.clone() }, callee),
        }
    }

    /// Calls with a receiver that was named: a method of a container works on that one.
    fn call_on_this(&mut self, call: &Call, callee: Value) {
        match callee {
            Value::Builtin(Builtin::Method(object, method)) => {
                self.call_method_on(self.graph.objects[object].kind, method, call);
            }
            Value::Builtin(Builtin::MethodOf(kind, method)) => self.call_method_on(kind, method, call),
            _ => self.call(call, callee),
        }
    }

    /// What functions return, and what classes make; and they themselves, which others often only wrap.
    pub(super) fn result_to(&mut self, value: Value, to: Node) {
        if matches!(value, Value::Function(_) | Value::Class(_)) {
            self.add(to, value);
        }
        match value {
            Value::Function(function) => {
                let result = self.graph.functions[function].result;
                self.copy(result, to);
            }
            Value::Class(class) => {
                let instance = self.graph.classes[class].instance;
                self.copy(instance, to);
            }
            _ => {}
        }
    }

    /// The node of an argument; an empty one where there is none.
    pub(super) fn argument(&mut self, call: &Call, position: usize) -> Node {
        match call.args.get(position) {
            Some(&(arg, _)) => arg,
            None => self.node(),
        }
    }

    /// The node of what a call gives; an empty one where nobody wants it.
    pub(super) fn result(&mut self, call: &Call) -> Node {
        call.to.unwrap_or_else(|| self.node())
    }

    /// All arguments go to one node.
    pub(super) fn arguments_into(&mut self, to: impl Into<Option<Node>> + Copy, call: &Call) {
        call.args.iter().for_each(|&(arg, _)| self.copy(arg, to));
    }

    /// The object of a kind that goes with a node; made on first use.
    pub(super) fn made_object(&mut self, node: Node, kind: ObjectKind) -> ObjectId {
        if let Some(&object) = self.graph.made.get(&(node, kind)) {
            return object;
        }
        let object = self.new_object(kind);
        self.graph.made.insert((node, kind), object);
        object
    }

    /// Gives `to` a new array, promise, ... of what `element` holds.
    pub(super) fn give(&mut self, to: Option<Node>, kind: ObjectKind, element: Node) {
        let Some(to) = to else { return };
        let object = self.made_object(to, kind);
        let inner = self.elements(object);
        self.copy(element, inner);
        self.add(to, Value::Object(object));
    }
}
