//! Expressions. Each becomes a node; member accesses become sites as well.

use super::{Chain, Field, Kids, Kind, Lowerer, TsNode, Value, field, string_content};
use crate::analysis::ir::{Call, NONE, Node, Op, Site};
use crate::analysis::{Access, Via};
use crate::catalog::Catalog;

impl<'t> Lowerer<'t, '_> {
    /// The node of an expression.
    pub(super) fn expr(&mut self, node: TsNode<'t>) -> Node {
        self.value(node).node
    }

    /// An expression, with its access chain.
    pub(super) fn value(&mut self, node: TsNode<'t>) -> Value {
        let lowered = self.deeper(|me| me.value_here(node));
        lowered.unwrap_or_else(|| Value { node: self.node(), chain: None })
    }

    fn value_here(&mut self, node: TsNode<'t>) -> Value {
        match self.kind(node) {
            Kind::Identifier => self.identifier(node),
            Kind::This | Kind::Super => self.this(node),
            Kind::Member => self.member(node),
            Kind::Subscript => self.subscript(node),
            Kind::Call => self.call(node),
            Kind::Parenthesized | Kind::NonNull | Kind::Instantiation => self.inner(node),
            Kind::Await => self.awaited(node),
            Kind::As | Kind::TypeAssertion => self.cast(node),
            Kind::Sequence => self.sequence(node),
            _ => Value { node: self.plain(node), chain: None },
        }
    }

    /// Expressions that end no access chain.
    fn plain(&mut self, node: TsNode<'t>) -> Node {
        match self.kind(node) {
            Kind::New => self.new_expression(node),
            Kind::Assignment => self.assignment(node),
            Kind::AugmentedAssignment => self.augmented(node),
            Kind::Object => self.object_literal(node),
            Kind::Array => self.array_literal(node),
            Kind::Function | Kind::ArrowFunction => self.function_value(node),
            Kind::Class => self.class(node),
            Kind::Ternary => self.ternary(node),
            Kind::Binary => self.binary(node),
            Kind::Yield => self.yielded(node),
            Kind::Str => self.string(node),
            Kind::JsxElement | Kind::JsxSelfClosing => self.jsx(node),
            Kind::Number => self.node(),
            _ => {
                self.walk(node);
                self.node()
            }
        }
    }

    fn identifier(&mut self, node: TsNode<'t>) -> Value {
        if self.text(node) == "arguments" {
            return Value { node: self.arguments_object(), chain: None };
        }
        let root = self.reference(node);
        let chain = self.chain(Via::Alias, root, node.start_byte());
        Value { node: root, chain: Some(chain) }
    }

    /// The node that stands for the name in `node`.
    pub(super) fn reference(&mut self, node: TsNode<'t>) -> Node {
        let name = self.sym(node);
        let fresh = self.node();
        self.scopes.reference(name, fresh)
    }

    fn this(&mut self, node: TsNode<'t>) -> Value {
        let this = self.functions.last().map_or(NONE, |f| f.this);
        let chain = self.chain(Via::Field, NONE, node.start_byte());
        Value { node: this, chain: Some(chain) }
    }

    fn chain(&mut self, via: Via, root: Node, start: usize) -> Chain {
        self.chains += 1;
        Chain { number: self.chains, via, root, start: self.offset(start), site: NONE }
    }

    fn member(&mut self, node: TsNode<'t>) -> Value {
        let kids = self.kids(node);
        let (Some(object), Some(property)) = (field(&kids, Field::Object), field(&kids, Field::Property))
        else {
            self.walk(node);
            return Value { node: self.node(), chain: None };
        };
        let base = self.value(object);
        self.access(base, object, property, self.text(property))
    }

    /// `base.name`, the name standing at `at`.
    fn access(&mut self, base: Value, object: TsNode<'t>, at: TsNode<'t>, name: &'t str) -> Value {
        let mut chain = base.chain.unwrap_or_else(|| self.chain(Via::CallResult, NONE, object.start_byte()));
        chain.site = self.site_at(chain, at, name);
        let (to, name) = (self.node(), self.names.intern(name));
        self.emit(Op::Load { base: base.node, name, to, site: chain.site });
        Value { node: to, chain: Some(chain) }
    }

    /// Records where `name` is named; `at` may be the name itself or the string literal around it.
    fn site_at(&mut self, chain: Chain, at: TsNode<'t>, name: &'t str) -> u32 {
        let start = self.offset(at.start_byte());
        let end = if matches!(self.kind(at), Kind::Str | Kind::TemplateString) {
            self.offset(at.end_byte())
        } else {
            start + name.len() as u32
        };
        let Chain { number, via, root, start: expression, .. } = chain;
        let name = self.names.intern(name);
        self.site(Site { start, end, expression, name, access: Access::Read, via, root, chain: number })
    }

    fn subscript(&mut self, node: TsNode<'t>) -> Value {
        let kids = self.kids(node);
        let (Some(object), Some(index)) = (field(&kids, Field::Object), field(&kids, Field::Index)) else {
            self.walk(node);
            return Value { node: self.node(), chain: None };
        };
        let base = self.value(object);
        match self.kind(index) {
            Kind::Str | Kind::TemplateString if !self.text(index).contains("${") => {
                let name = string_content(self.text(index));
                self.access(base, object, index, name)
            }
            Kind::Number => {
                let to = self.node();
                self.emit(Op::Element { base: base.node, to });
                Value { node: to, chain: base.chain }
            }
            _ => self.computed(base, object, index),
        }
    }

    fn computed(&mut self, base: Value, object: TsNode<'t>, index: TsNode<'t>) -> Value {
        let key = self.expr(index);
        let mut chain = base.chain.unwrap_or_else(|| self.chain(Via::CallResult, NONE, object.start_byte()));
        chain.site = self.site_at(chain, index, self.text(index));
        let to = self.node();
        self.emit(Op::LoadComputed { base: base.node, key, to, site: chain.site });
        Value { node: to, chain: Some(chain) }
    }

    /// The only expression inside, whatever else stands there.
    fn inner(&mut self, node: TsNode<'t>) -> Value {
        if let Some(ty) = self.doc_cast(node) {
            let value = self.contents(node);
            let to = self.declared(Some(ty), value.node);
            let chain = value.chain.map(|c| Chain { via: Via::Annotation, root: NONE, ..c });
            return Value { node: to, chain };
        }
        self.contents(node)
    }

    fn contents(&mut self, node: TsNode<'t>) -> Value {
        let kids = self.kids(node);
        let mut values = kids.iter().filter(|(_, n)| self.kind(*n) != Kind::TypeArguments).map(|(_, n)| *n);
        let Some(first) = values.next() else { return Value { node: self.node(), chain: None } };
        let rest: Vec<_> = values.collect();
        let value = self.value(first);
        rest.into_iter().for_each(|n| self.statement(n));
        value
    }

    fn awaited(&mut self, node: TsNode<'t>) -> Value {
        let value = self.inner(node);
        let to = self.node();
        self.emit(Op::Await { from: value.node, to });
        Value { node: to, chain: value.chain }
    }

    /// `x as T`, `<T>x`, `x satisfies T`.
    fn cast(&mut self, node: TsNode<'t>) -> Value {
        let kids = self.kids(node);
        let assertion = self.kind(node) == Kind::TypeAssertion;
        let (value_at, type_at) = if assertion { (1, 0) } else { (0, 1) };
        let Some((_, inner)) = kids.get(value_at) else { return Value { node: self.node(), chain: None } };
        let value = self.value(*inner);
        let ty = kids.get(type_at).and_then(|(_, t)| self.ty(*t));
        let Some(ty) = ty else { return value };
        let to = self.node();
        self.emit(Op::Declare { ty, from: value.node, to });
        let chain = value.chain.map(|c| Chain { via: Via::Annotation, root: NONE, ..c });
        Value { node: to, chain }
    }

    fn sequence(&mut self, node: TsNode<'t>) -> Value {
        let mut last = Value { node: NONE, chain: None };
        for (_, kid) in self.kids(node) {
            last = self.value(kid);
        }
        if last.node == NONE { Value { node: self.node(), chain: None } } else { last }
    }

    fn call(&mut self, node: TsNode<'t>) -> Value {
        let kids = self.kids(node);
        let Some(function) = field(&kids, Field::Function) else {
            self.walk(node);
            return Value { node: self.node(), chain: None };
        };
        if let Some(to) = self.module_call(function, &kids).or_else(|| self.compiled_async(function, &kids)) {
            return Value { node: to, chain: None };
        }
        // The grammar reads `await f<T>()` as `(await f)<T>()`; the call comes first.
        let awaits = self.kind(function) == Kind::Await && field(&kids, Field::TypeArguments).is_some();
        let inner = if awaits { self.kids(function).first().map(|k| k.1) } else { None };
        let (callee, this) = self.callee(inner.unwrap_or(function));
        let chain = callee.chain;
        if let Some(site) = chain.and_then(|c| self.out.sites.get_mut(c.site as usize)) {
            site.access = Access::Call;
        }
        let to = self.finish_call(node, &kids, callee.node, this, chain.map_or(NONE, |c| c.site), false);
        if inner.is_some() {
            self.emit(Op::Await { from: to, to });
        }
        // What a function returned is reached through the call, whatever the function's name.
        let chain =
            chain.map(|c| if c.site == NONE { Chain { via: Via::CallResult, root: NONE, ..c } } else { c });
        Value { node: to, chain }
    }

    /// `__awaiter(this, void 0, void 0, function* () { ... })`: what compilers make of an async function.
    fn compiled_async(&mut self, function: TsNode<'t>, kids: &Kids<'t>) -> Option<Node> {
        let name = self.text(function);
        if !name.ends_with("__awaiter") {
            return None;
        }
        let args = self.kids(field(kids, Field::Arguments)?);
        let (_, body) = args.last().filter(|(_, n)| self.kind(*n) == Kind::Function)?;
        let this = self.functions.last().map_or(NONE, |f| f.this);
        let number = self.function(*body, this);
        let (inner, to) = (self.node(), self.node());
        let generated = self.out.functions[number as usize].result;
        self.emit(Op::Element { base: generated, to: inner });
        self.emit(Op::Promise { inner, to });
        Some(to)
    }

    /// The callee and the receiver that `this` is bound to.
    fn callee(&mut self, function: TsNode<'t>) -> (Value, Node) {
        if self.kind(function) == Kind::Super {
            let extends = self.classes.last().map_or(NONE, |c| c.extends);
            let node = if extends == NONE { self.node() } else { extends };
            let this = self.functions.last().map_or(NONE, |f| f.this);
            return (Value { node, chain: None }, this);
        }
        let callee = self.value(function);
        // An access is lowered last, so the last op tells the receiver.
        let is_access = matches!(self.kind(function), Kind::Member | Kind::Subscript | Kind::NonNull);
        let this = match self.out.ops.last() {
            Some(&(Op::Load { base, to, .. } | Op::LoadComputed { base, to, .. }))
                if is_access && to == callee.node =>
            {
                base
            }
            _ => NONE,
        };
        (callee, this)
    }

    fn finish_call(
        &mut self,
        node: TsNode<'t>,
        kids: &Kids<'t>,
        callee: Node,
        this: Node,
        site: u32,
        new: bool,
    ) -> Node {
        let args = field(kids, Field::Arguments).map(|a| self.arguments(a)).unwrap_or_default();
        let type_args = field(kids, Field::TypeArguments).map(|t| self.type_arguments(t)).unwrap_or_default();
        let to = self.node();
        let (start, end) = (self.offset(node.start_byte()), self.offset(node.end_byte()));
        self.out.calls.push(Call { callee, this, args, type_args, to, new, start, end, site });
        let number = self.out.calls.len() as u32 - 1;
        self.emit(Op::Call(number));
        to
    }

    pub(super) fn arguments(&mut self, node: TsNode<'t>) -> Vec<(Node, bool)> {
        let mut args = Vec::new();
        if self.kind(node) == Kind::TemplateString {
            // A tagged template: the strings first, then the substitutions.
            args.push((self.node(), false));
        }
        for (_, kid) in self.kids(node) {
            let spread = self.kind(kid) == Kind::Spread;
            let arg = match self.kind(kid) {
                Kind::Spread | Kind::TemplateSubstitution => self.inner(kid).node,
                Kind::StringFragment => continue,
                _ => self.expr(kid),
            };
            args.push((arg, spread));
        }
        args
    }

    fn new_expression(&mut self, node: TsNode<'t>) -> Node {
        let kids = self.kids(node);
        let callee = match field(&kids, Field::Constructor) {
            Some(constructor) => self.expr(constructor),
            None => self.node(),
        };
        self.finish_call(node, &kids, callee, NONE, NONE, true)
    }

    fn assignment(&mut self, node: TsNode<'t>) -> Node {
        let kids = self.kids(node);
        let (Some(left), Some(right)) = (field(&kids, Field::Left), field(&kids, Field::Right)) else {
            self.walk(node);
            return self.node();
        };
        let value = self.expr(right);
        self.assign(left, value);
        value
    }

    /// `a ??= b`, `a ||= b`, `a &&= b` assign; the arithmetic ones yield no Office value.
    fn augmented(&mut self, node: TsNode<'t>) -> Node {
        let kids = self.kids(node);
        let operator = field(&kids, Field::Operator).map_or("", |o| self.text(o));
        let (Some(left), Some(right)) = (field(&kids, Field::Left), field(&kids, Field::Right)) else {
            return self.node();
        };
        let old = self.expr(left);
        let new = self.expr(right);
        if !matches!(operator, "??=" | "||=" | "&&=") {
            return self.node();
        }
        self.assign(left, new);
        let to = self.node();
        self.copy(old, to);
        self.copy(new, to);
        to
    }

    fn ternary(&mut self, node: TsNode<'t>) -> Node {
        let kids = self.kids(node);
        let to = self.node();
        for &(name, kid) in &kids {
            let value = self.expr(kid);
            if name != Field::Condition {
                self.copy(value, to);
            }
        }
        to
    }

    /// Long chains of operators lean to the left; they are taken apart in a loop.
    fn binary(&mut self, node: TsNode<'t>) -> Node {
        let to = self.node();
        let mut pending = vec![node];
        while let Some(node) = pending.pop() {
            if self.kind(node) != Kind::Binary {
                let value = self.expr(node);
                self.copy(value, to);
                continue;
            }
            let kids = self.kids(node);
            let operator = field(&kids, Field::Operator).map_or("", |o| self.text(o));
            let logical = matches!(operator, "||" | "&&" | "??");
            for (name, kid) in kids.into_iter().rev() {
                match name {
                    Field::Operator => {}
                    _ if self.kind(kid) == Kind::Binary && (logical || name == Field::Left) => {
                        pending.push(kid);
                    }
                    _ if logical => pending.push(kid),
                    _ => self.statement(kid),
                }
            }
        }
        to
    }

    fn yielded(&mut self, node: TsNode<'t>) -> Node {
        let returns = self.functions.last().map_or(NONE, |f| f.returns);
        let kids = self.kids(node);
        let all = kids.iter().any(|(_, n)| self.kind(*n) == Kind::Star);
        let to = self.node();
        for (_, kid) in kids.into_iter().filter(|(_, n)| n.is_named()) {
            let value = self.expr(kid);
            // In compiled async functions `yield` stands for `await`.
            self.emit(Op::Await { from: value, to });
            if all {
                self.emit(Op::Element { base: value, to: returns });
            } else {
                self.copy(value, returns);
            }
        }
        to
    }

    /// Strings matter only where they name a member, for `item[field]`.
    fn string(&mut self, node: TsNode<'t>) -> Node {
        let to = self.node();
        let content = string_content(self.text(node));
        if !Catalog::get().members_named(content).is_empty() {
            let value = self.names.intern(content);
            self.emit(Op::Text { to, value });
        }
        to
    }

    fn array_literal(&mut self, node: TsNode<'t>) -> Node {
        let to = self.object(true);
        for (_, kid) in self.kids(node) {
            let from = if self.kind(kid) == Kind::Spread {
                let (base, element) = (self.inner(kid).node, self.node());
                self.emit(Op::Element { base, to: element });
                element
            } else {
                self.expr(kid)
            };
            self.emit(Op::StoreElement { base: to, from });
        }
        to
    }

    fn object_literal(&mut self, node: TsNode<'t>) -> Node {
        let object = self.object(false);
        let to = self.node();
        self.copy(object, to);
        let mut vue_parts = Vec::new();
        for (_, kid) in self.kids(node) {
            match self.kind(kid) {
                Kind::Pair => {
                    if let Some((name, value, syntax)) = self.pair(object, to, kid)
                        && Self::is_vue_part(name)
                    {
                        vue_parts.push((name, value, syntax));
                    }
                }
                Kind::Shorthand => {
                    let value = self.reference(kid);
                    self.store(object, self.text(kid), value);
                }
                Kind::Method => {
                    self.object_method(object, to, kid);
                    let name = kid.child_by_field_name("name").map_or("", |n| self.text(n));
                    if Self::is_vue_part(name) {
                        vue_parts.push((name, self.load(object, name), kid));
                    }
                }
                // What is spread is seen through: reading a property reads it there as well.
                Kind::Spread => {
                    let value = self.inner(kid).node;
                    self.copy(value, to);
                }
                _ => self.statement(kid),
            }
        }
        if !vue_parts.is_empty() {
            self.vue_component(to, &vue_parts);
        }
        to
    }

    /// `name: value`; its name, value and the value's syntax.
    fn pair(&mut self, object: Node, this: Node, node: TsNode<'t>) -> Option<(&'t str, Node, TsNode<'t>)> {
        let kids = self.kids(node);
        let (key, value) = (field(&kids, Field::Key)?, field(&kids, Field::Value)?);
        let from = match self.kind(value) {
            Kind::Function => self.function_with_this(value, this),
            _ => self.expr(value),
        };
        let Some(name) = self.key(key) else {
            self.emit(Op::StoreElement { base: object, from });
            return None;
        };
        self.store(object, name, from);
        Some((name, from, value))
    }

    /// The name of a property, if it is a literal one.
    pub(super) fn key(&mut self, key: TsNode<'t>) -> Option<&'t str> {
        match self.kind(key) {
            Kind::PropertyName | Kind::PrivateName | Kind::Identifier | Kind::Number => Some(self.text(key)),
            Kind::Str => Some(string_content(self.text(key))),
            Kind::ComputedName => {
                let kids = self.kids(key);
                let (_, inner) = kids.first()?;
                if self.kind(*inner) == Kind::Str {
                    return Some(string_content(self.text(*inner)));
                }
                self.statement(*inner);
                None
            }
            _ => None,
        }
    }
}
