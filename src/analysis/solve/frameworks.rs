//! The few library functions that Office values commonly pass through: React's hooks, Vue's refs.

use super::value::{Builtin, ExitPoint, How, KnownLibrary, ObjectKind, Value};
use super::{Flow, MemberAccess, Solver, angular};
use crate::analysis::ir::{Call, Locus, Node, Outside, Sym};

const REACT: [&str; 21] = [
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
    "createElement",
    "h",
    "jsx",
    "jsxs",
    "jsxDEV",
    "cloneElement",
    "lazy",
    "use",
];
const REACT_CHILDREN: [&str; 4] = ["map", "forEach", "toArray", "only"];
/// Lodash and Underscore: what changes its first argument, calls methods of it, or gives it as a function.
const LODASH: [&str; 20] = [
    "extend",
    "extendOwn",
    "assign",
    "assignIn",
    "assignWith",
    "assignInWith",
    "merge",
    "mergeWith",
    "defaults",
    "defaultsDeep",
    "bind",
    "set",
    "invoke",
    "invokeMap",
    "result",
    "method",
    "debounce",
    "throttle",
    "once",
    "memoize",
];
const JQUERY: [&str; 7] = ["each", "map", "grep", "extend", "Deferred", "when", "proxy"];
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

fn functions(package: KnownLibrary) -> &'static [&'static str] {
    match package {
        KnownLibrary::React => &REACT,
        KnownLibrary::ReactChildren => &REACT_CHILDREN,
        KnownLibrary::Lodash => &LODASH,
        KnownLibrary::Vue => &VUE,
        KnownLibrary::JQuery => &JQUERY,
        KnownLibrary::Angular => &angular::OWN,
        KnownLibrary::AngularModule => &angular::REGISTERS,
        KnownLibrary::AngularPromises => &angular::PROMISES,
        KnownLibrary::Office => &[],
    }
}

impl Solver {
    pub(super) fn library_load(&mut self, package: KnownLibrary, name: Sym, to: Node) {
        let text = self.names.text(name);
        if let Some(function) = functions(package).iter().position(|f| *f == text) {
            self.add(to, Value::Builtin(Builtin::LibraryFunction(package, function as u8)));
        } else if package == KnownLibrary::React
            && let Some(part) = Self::part_of_react(text)
        {
            self.add(to, Value::Builtin(Builtin::Library(part)));
        } else if text == "default" {
            self.add(to, Value::Builtin(Builtin::Library(package)));
        } else {
            let access = MemberAccess { name, to, site: None, key: None, base: None, as_read: false };
            self.outside_load(Outside::Host, access);
        }
    }

    pub(super) fn call_library(&mut self, package: KnownLibrary, function: u8, call: &Call) {
        let first = self.argument(call, 0);
        let function = functions(package).get(function as usize).copied().unwrap_or_default();
        match package {
            KnownLibrary::ReactChildren => return self.children(function, call),
            KnownLibrary::Angular => return self.call_angular(function, call),
            KnownLibrary::AngularModule => return self.register(call),
            KnownLibrary::AngularPromises => return self.call_promises(function, call),
            _ => {}
        }
        match function {
            "createElement" | "h" => self.create_element(call, true),
            "jsx" | "jsxs" | "jsxDEV" => self.create_element(call, false),
            "cloneElement" => self.clone_element(call),
            "lazy" => self.lazy(call),
            "proxy" | "bind" => self.bind_to(call),
            "set" => self.set_at_path(call),
            // They call whatever a path names.
            "invoke" | "invokeMap" | "result" | "method" => self.call_outside(Outside::Code, call),
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
            "debounce" | "throttle" | "once" | "memoize" => {
                let to = self.result(call);
                self.constrain(first, Flow::CopyCallables(to));
            }
            _ if package == KnownLibrary::Lodash => self.extend(call),
            "extend" => self.extend(call),
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
                let value = self.context_value(first);
                self.copy(value, call.to);
            }
            "use" => {
                let (value, to) = (self.context_value(first), self.result(call));
                self.copy(value, to);
                self.constrain(first, Flow::Await(to));
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
    pub(super) fn each(&mut self, function: &str, call: &Call) {
        let (list, callback) = (self.argument(call, 0), self.argument(call, 1));
        let (key, element) = (self.node(), self.element_node(list));
        let args = if function == "each" { [key, element] } else { [element, key] };
        let result = self.node();
        self.call_on(callback, Some(element), &args, Some(result));
        match function {
            "map" => self.give(call.to, ObjectKind::Array, result),
            _ => self.copy(list, call.to),
        }
    }

    /// `extend(target, ...sources)`, `extend(true, target, ...sources)`: the target has what the sources have. jQuery itself
    /// is the target where there is no other.
    pub(super) fn extend(&mut self, call: &Call) {
        let (first, target, to) = (self.argument(call, 0), self.node(), self.result(call));
        if let [(only, _)] = call.args[..] {
            self.exit(only, ExitPoint { place: call.place, to: Outside::Host, how: How::Stored });
        }
        self.copy(first, target);
        self.copy(target, to);
        if let Some(&(second, _)) = call.args.get(1) {
            self.constrain(first, Flow::HandOn { inner: second, next: target });
        }
        for &(source, spread) in call.args.iter().skip(1) {
            let from = if spread { self.element_node(source) } else { source };
            self.inherit(target, from);
            self.constrain(from, Flow::CopySeenThrough(to));
        }
    }

    /// `$.proxy(f, this, ...)`, `_.bind(f, this, ...)`; jQuery has `$.proxy(object, "method")` as well.
    fn bind_to(&mut self, call: &Call) {
        let (function, bind) = (self.argument(call, 0), self.names.intern("bind"));
        let binder = self.node();
        self.load(function, bind, binder);
        let args: Vec<Node> = call.args.iter().skip(1).map(|a| a.0).collect();
        let (methods, to) = (self.node(), self.result(call));
        self.call_on(binder, Some(function), &args, Some(to));
        self.constrain(function, Flow::Everything { to: methods, place: Locus::None });
        self.constrain(methods, Flow::CopyCallables(to));
    }

    /// `_.set(object, "a.b", value)`: nobody knows under which name.
    fn set_at_path(&mut self, call: &Call) {
        let (object, value) = (self.argument(call, 0), self.argument(call, 2));
        self.constrain(object, Flow::StoreElement(value));
        self.exit(value, ExitPoint { place: call.place, to: Outside::Host, how: How::Stored });
        self.exit(object, ExitPoint { place: call.place, to: Outside::Host, how: How::Stored });
        self.copy(object, call.to);
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
}
