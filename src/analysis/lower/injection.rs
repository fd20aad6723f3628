//! What AngularJS gives to functions by name: the services that a program registers, and its own.
//!
//! `module.service("mail", ["$q", function ($q) { ... }])` calls the function with what it asks for, and gives what it makes to
//! whoever asks for `mail`. A service is a global variable that no program can name, so other scripts find it, and a name that
//! nobody registers is code from elsewhere. Knows nothing about `angular` itself: the solver does. Called where calls are lowered.

use super::runs::called;
use super::{Field, Kids, Kind, Lowerer, TsNode, field, string_content};
use crate::analysis::ir::{Call, INJECTED, Node, Op, Outside};
use memchr::memmem;
use rustc_hash::FxHashMap;

/// What becomes of what is registered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It is the service.
    Value,
    /// What it returns is the service.
    Factory,
    /// What it makes is the service.
    Service,
    /// What it makes is shown by a page, which calls it.
    Controller,
    /// What it returns is called by the framework.
    Part,
    /// What it makes of a service takes its place.
    Decorator,
    /// It runs at the start, and has no name.
    Start,
}

impl Role {
    fn of(method: &str) -> Option<Role> {
        Some(match method {
            "value" | "constant" => Role::Value,
            "factory" => Role::Factory,
            "service" => Role::Service,
            "controller" => Role::Controller,
            "directive" | "filter" | "animation" => Role::Part,
            "decorator" => Role::Decorator,
            "run" | "config" => Role::Start,
            _ => return None,
        })
    }

    /// Other libraries have methods of that name, which are given functions as well.
    fn is_common_word(self) -> bool {
        matches!(self, Role::Part | Role::Start | Role::Decorator)
    }
}

impl<'t> Lowerer<'t, '_> {
    /// Calls what a call registers with what it asks for. Whether the call is such a registration.
    pub(super) fn register(&mut self, call: TsNode<'t>, kids: &Kids<'t>, args: &[(Node, bool)]) -> bool {
        let callee = field(kids, Field::Function).map_or("", |function| self.text(function));
        let Some(role) = Role::of(called(callee)).filter(|_| callee.contains('.')) else { return false };
        let Some(arguments) = field(kids, Field::Arguments) else { return false };
        let given: Vec<_> = self.kids(arguments).into_iter().map(|kid| kid.1).collect();
        let (key, value) = match given[..] {
            [value] if role == Role::Start => (None, value),
            [key, value] if role != Role::Start && self.kind(key) == Kind::Str => (Some(key), value),
            _ => return false,
        };
        let Some(&(node, false)) = args.last().filter(|_| args.len() == given.len()) else { return false };
        let key = key.map_or("", |key| string_content(self.text(key)));
        let made = if role == Role::Value {
            node
        } else {
            let Some(mut names) = self.asked_names(value) else { return false };
            let is_told = self.kind(value) == Kind::Array || callee.contains("angular");
            if role.is_common_word() && !is_told && !names.iter().any(|name| name.starts_with('$')) {
                return false;
            }
            names.iter_mut().filter(|name| **name == "$delegate").for_each(|name| *name = key);
            self.call_with_services(call, value, node, &names, role)
        };
        match role {
            Role::Value | Role::Factory | Role::Service | Role::Decorator => {
                let service = self.service(key, role != Role::Decorator);
                self.copy(made, service);
            }
            Role::Start => {}
            Role::Controller | Role::Part => self.leave(made, Outside::Host),
        }
        true
    }

    fn call_with_services(
        &mut self,
        call: TsNode<'t>,
        value: TsNode<'t>,
        node: Node,
        names: &[&'t str],
        role: Role,
    ) -> Node {
        let callee = if self.kind(value) == Kind::Array {
            let element = self.node();
            self.emit(Op::Element { base: node, to: element });
            element
        } else {
            node
        };
        let args = names.iter().map(|name| (self.service(name, false), false)).collect();
        let (result, (start, end)) = (self.node(), self.place(call));
        let new = matches!(role, Role::Service | Role::Controller);
        self.emit_call(Call { new, start, end, ..Call::unseen(callee, args, result) });
        result
    }

    /// The variable that holds a service.
    fn service(&mut self, name: &'t str, registers: bool) -> Node {
        let (name, fresh) = (self.names.intern(&format!("{INJECTED}{name}")), self.node());
        if registers {
            self.scopes.declare_at_top(name, fresh)
        } else {
            self.scopes.reference_at_top(name, fresh)
        }
    }

    /// The names that a function asks for: `["$q", f]`, `f.$inject = ["$q"]`, or those of its parameters.
    fn asked_names(&mut self, value: TsNode<'t>) -> Option<Vec<&'t str>> {
        match self.kind(value) {
            Kind::Array => {
                let mut items: Vec<_> = self.kids(value).into_iter().map(|kid| kid.1).collect();
                let function = items.pop()?;
                let is_callable = matches!(
                    self.kind(function),
                    Kind::Function | Kind::ArrowFunction | Kind::Identifier | Kind::Class
                );
                let all_are_names = items.iter().all(|item| self.kind(*item) == Kind::Str);
                (is_callable && all_are_names)
                    .then(|| items.into_iter().map(|item| string_content(self.text(item))).collect())
            }
            Kind::Function | Kind::ArrowFunction => {
                let kids = self.kids(value);
                match (field(&kids, Field::Parameters), field(&kids, Field::Parameter)) {
                    (Some(list), _) => parameter_names(self.text(list).trim_matches(['(', ')'])),
                    (_, Some(one)) => parameter_names(self.text(one)),
                    _ => None,
                }
            }
            Kind::Identifier => {
                let name = self.text(value);
                let statement = self.statement.map_or("", |statement| self.text(statement));
                let known = self.asks.get_or_insert_with(|| asks_of(statement));
                known.get(name).cloned().flatten()
            }
            _ => None,
        }
    }
}

/// What the functions of a statement ask for, by their names; `None` for a name that several have, and where it can't be read.
pub(super) type Asks<'t> = FxHashMap<&'t str, Option<Vec<&'t str>>>;

fn asks_of(statement: &str) -> Asks<'_> {
    let mut asks = Asks::default();
    for at in memmem::find_iter(statement.as_bytes(), "function ") {
        let rest = statement.get(at + "function ".len()..).map_or("", str::trim_start);
        let behind = rest.trim_start_matches(is_of_name);
        let name = rest.get(..rest.len() - behind.len()).unwrap_or_default();
        let names = inside(behind.trim_start(), ['(', ')']).and_then(parameter_names);
        asks.entry(name).and_modify(|known| *known = None).or_insert(names);
    }
    for at in memmem::find_iter(statement.as_bytes(), ".$inject") {
        let head = statement.get(..at).unwrap_or_default();
        let name = head.get(head.trim_end_matches(is_of_name).len()..).unwrap_or_default();
        let rest = statement.get(at + ".$inject".len()..).map_or("", str::trim_start);
        let list = rest.strip_prefix('=').map(str::trim_start);
        asks.insert(name, list.and_then(|list| inside(list, ['[', ']'])).and_then(listed_names));
    }
    asks
}

/// What stands in the brackets that a text begins with, if no others are in them.
fn inside(text: &str, [open, close]: [char; 2]) -> Option<&str> {
    let list = text.strip_prefix(open)?;
    let end = list.find([open, close]).filter(|&end| list[end..].starts_with(close))?;
    list.get(..end)
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// `a, b`
fn parameter_names(list: &str) -> Option<Vec<&str>> {
    let names = list.split(',').map(str::trim);
    let is_name = |name: &str| !name.is_empty() && name.chars().all(is_of_name);
    if list.trim().is_empty() {
        return Some(Vec::new());
    }
    names.map(|name| is_name(name).then_some(name)).collect()
}

/// `"a", "b"`
fn listed_names(list: &str) -> Option<Vec<&str>> {
    let items = list.trim().trim_end_matches(',').split(',').map(str::trim).filter(|item| !item.is_empty());
    let name = |item: &'_ str| item.starts_with(['"', '\'']) && string_content(item).chars().all(is_of_name);
    items.map(|item| name(item).then(|| string_content(item))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_functions_ask_for_is_read_from_the_statement() {
        let asks = asks_of(
            "a.$inject = ['$q', \"mail\",]; function a(x, y) {} function b($q, mail) {} function c({ d }) {} \
             function twice(a) {} function twice(b) {} function none() {}",
        );
        assert_eq!(asks["a"], Some(vec!["$q", "mail"]));
        assert_eq!(asks["b"], Some(vec!["$q", "mail"]));
        assert_eq!((&asks["c"], &asks["twice"], &asks["none"]), (&None, &None, &Some(Vec::new())));
    }
}
