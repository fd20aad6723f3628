//! The few library functions that Office values commonly pass through: React's hooks, Vue's refs.

use super::value::{Builtin, ObjectKind, Package, Value};
use super::{Flow, Solver};
use crate::analysis::ir::{Call, Node, Outside, Sym};

const REACT: [&str; 13] = [
    "useState",
    "useRef",
    "useMemo",
    "useCallback",
    "useContext",
    "useReducer",
    "createContext",
    "memo",
    "forwardRef",
    "createRef",
    "useEffect",
    "useLayoutEffect",
    "useInsertionEffect",
];
const JQUERY: [&str; 6] = ["each", "map", "grep", "extend", "Deferred", "when"];
const VUE: [&str; 11] = [
    "ref",
    "shallowRef",
    "computed",
    "reactive",
    "shallowReactive",
    "readonly",
    "toRaw",
    "markRaw",
    "unref",
    "defineComponent",
    "watch",
];

fn functions(package: Package) -> &'static [&'static str] {
    match package {
        Package::React => &REACT,
        Package::Vue => &VUE,
        Package::JQuery => &JQUERY,
        Package::Office => &[],
    }
}

impl Solver {
    pub(super) fn library_load(&mut self, package: Package, name: Sym, to: Node) {
        let text = self.names.text(name);
        if let Some(function) = functions(package).iter().position(|f| *f == text) {
            self.add(to, Value::Builtin(Builtin::LibraryFunction(package, function as u8)));
        } else if text == "default" {
            self.add(to, Value::Builtin(Builtin::Library(package)));
        } else {
            self.add(to, Value::Outside(Outside::Host));
        }
    }

    pub(super) fn call_library(&mut self, package: Package, function: u8, call: &Call) {
        let first = self.argument(call, 0);
        let function = functions(package).get(function as usize).copied().unwrap_or_default();
        match function {
            "useState" => self.use_state(first, call),
            "useReducer" => self.use_reducer(call),
            "useRef" | "createRef" => self.boxed("current", first, call),
            "ref" | "shallowRef" => self.boxed("value", first, call),
            "watch" => {
                let (value, name) = (self.result_of(first, &[]), self.names.intern("value"));
                self.load(first, name, value);
                let callback = self.argument(call, 1);
                self.run_callback(callback, &[value, value]);
            }
            "each" | "map" | "grep" => self.each(function, call),
            "extend" => self.arguments_into(call.to, call),
            "Deferred" => {
                let inner = self.node();
                self.give(call.to, ObjectKind::Promise, inner);
            }
            "when" => {
                let (inner, awaited) = (self.node(), self.node());
                self.arguments_into(inner, call);
                self.constrain(inner, Flow::Await(awaited));
                self.give(call.to, ObjectKind::Promise, awaited);
            }
            "computed" => {
                let value = self.result_of(first, &[]);
                self.boxed("value", value, call);
            }
            "useMemo" => self.call_with(first, &[], call.to),
            // What they depend on is compared, and goes to nobody.
            "useEffect" | "useLayoutEffect" | "useInsertionEffect" => {
                let tidy = self.result_of(first, &[]);
                self.run_callback(tidy, &[]);
            }
            "createContext" => self.create_context(first, call),
            "useContext" => {
                let name = self.names.intern(CONTEXT_VALUE);
                let to = self.result(call);
                self.load(first, name, to);
            }
            "unref" => {
                let (name, to) = (self.names.intern("value"), self.result(call));
                self.load(first, name, to);
                self.copy(first, to);
            }
            _ => self.copy(first, call.to),
        }
    }

    /// `$.each(list, (key, value) => ...)`; `map` and `grep` have it the other way round.
    fn each(&mut self, function: &str, call: &Call) {
        let (list, callback) = (self.argument(call, 0), self.argument(call, 1));
        let (key, element) = (self.node(), self.element_node(list));
        let args = if function == "each" { [key, element] } else { [element, key] };
        let result = self.result_of(callback, &args);
        match function {
            "map" => self.give(call.to, ObjectKind::Array, result),
            _ => self.copy(list, call.to),
        }
    }

    /// `{ current: x }`, `{ value: x }`; a type argument says what it may hold later.
    fn boxed(&mut self, name: &str, value: Node, call: &Call) {
        let object = self.new_object(ObjectKind::Plain);
        let name = self.names.intern(name);
        let prop = self.own_property(object, name);
        self.copy(value, prop);
        call.type_args.first().into_iter().for_each(|&ty| self.copy(ty, prop));
        self.add(call.to, Value::Object(object));
    }

    /// `[a, b]` whose parts are told apart by position.
    fn tuple(&mut self, parts: [Node; 2], to: Option<Node>) {
        let object = self.new_object(ObjectKind::Plain);
        for (name, part) in ["0", "1"].into_iter().zip(parts) {
            let name = self.names.intern(name);
            let prop = self.own_property(object, name);
            self.copy(part, prop);
        }
        self.add(to, Value::Object(object));
    }

    fn use_state(&mut self, initial: Node, call: &Call) {
        let state = self.node();
        self.copy(initial, state);
        self.call_with(initial, &[], state);
        call.type_args.first().into_iter().for_each(|&ty| self.copy(ty, state));
        let setter = self.node_of(Value::Builtin(Builtin::SetState(state)));
        self.tuple([state, setter], call.to);
    }

    /// `set(x)`, `set(old => x)`.
    pub(super) fn set_state(&mut self, state: Node, call: &Call) {
        let value = self.argument(call, 0);
        self.copy(value, state);
        self.call_with(value, &[state], state);
    }

    fn use_reducer(&mut self, call: &Call) {
        let (reducer, initial) = (self.argument(call, 0), self.argument(call, 1));
        let (state, action) = (self.node(), self.node());
        self.copy(initial, state);
        self.call_with(reducer, &[state, action], state);
        let dispatch = self.node_of(Value::Builtin(Builtin::SetState(action)));
        self.tuple([state, dispatch], call.to);
    }

    fn create_context(&mut self, default: Node, call: &Call) {
        let context = self.new_object(ObjectKind::Plain);
        let (value_name, provider_name) = (self.names.intern(CONTEXT_VALUE), self.names.intern("Provider"));
        let value = self.own_property(context, value_name);
        self.copy(default, value);
        call.type_args.first().into_iter().for_each(|&ty| self.copy(ty, value));
        let provider = self.own_property(context, provider_name);
        self.add(provider, Value::Builtin(Builtin::Provider(value)));
        self.add(call.to, Value::Object(context));
    }

    /// `<Context.Provider value={x}>`.
    pub(super) fn provide(&mut self, value: Node, call: &Call) {
        let (props, name) = (self.argument(call, 0), self.names.intern("value"));
        self.load(props, name, value);
    }
}

/// Where a context object keeps its value; no program can name it.
const CONTEXT_VALUE: &str = "<context>";
