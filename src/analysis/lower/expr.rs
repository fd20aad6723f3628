//! Expressions. Each becomes a node; member accesses become sites as well.

use super::literal::{ITERATOR, SENT};
use super::probe::is_look;
use super::runs::runs_strings;
use super::{Chain, Field, FunctionContext, Kind, LoweredValue, Lowerer, TsNode, field, string_content};
use crate::analysis::ir::{Call, Node, Op, Outside, Site, SiteId};
use crate::analysis::{Access, Via};

impl<'t> Lowerer<'t, '_> {
    /// The node of an expression.
    pub(super) fn expr(&mut self, node: TsNode<'t>) -> Node {
        self.whole(node).node
    }

    /// The same with its access chain.
    pub(super) fn whole(&mut self, node: TsNode<'t>) -> LoweredValue {
        let outer = std::mem::take(&mut self.looks_ahead);
        let value = self.value(node);
        if std::mem::replace(&mut self.looks_ahead, outer) {
            self.mark_look(value);
        }
        value
    }

    /// An expression that stands in a larger one, with its access chain.
    pub(super) fn value(&mut self, node: TsNode<'t>) -> LoweredValue {
        let lowered = self.deeper(node, |me| me.value_here(node));
        lowered.unwrap_or_else(|| LoweredValue { node: self.node(), chain: None })
    }

    fn value_here(&mut self, node: TsNode<'t>) -> LoweredValue {
        match self.kind(node) {
            Kind::Identifier => self.identifier(node),
            Kind::This | Kind::Super => self.this(node),
            Kind::Member => self.member(node),
            Kind::Subscript => self.subscript(node),
            Kind::Call => self.call(node),
            Kind::NonNull => self.asserted(node),
            Kind::Parenthesized | Kind::Instantiation => self.inner(node),
            Kind::Await => self.awaited(node),
            Kind::As | Kind::TypeAssertion => self.cast(node),
            Kind::Sequence => self.sequence(node),
            _ => LoweredValue { node: self.plain(node), chain: None },
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
            Kind::Ternary => self.ternary(node, false),
            Kind::Binary => self.binary(node, false),
            Kind::Unary => self.unary(node),
            Kind::Yield => self.yielded(node),
            Kind::Str => self.string(node),
            Kind::TemplateString => self.template(node),
            Kind::JsxElement | Kind::JsxSelfClosing => self.jsx(node),
            Kind::Atom if matches!(self.text(node), "null" | "undefined") => self.outside(Outside::Plain),
            Kind::Atom if self.text(node) == "new.target" => self.new_target(),
            Kind::Atom if node.kind() == "regex" => self.outside(Outside::Text),
            Kind::Number | Kind::Atom => self.node(),
            Kind::Spread => {
                let (base, to) = (self.inner(node).node, self.node());
                self.emit(Op::Element { base, to });
                to
            }
            Kind::Update | Kind::Error => {
                self.walk(node);
                self.node()
            }
            _ => self.unknown(node),
        }
    }

    /// An expression that the grammar has and nobody here knows: it is taken for a call of code that is not here, which
    /// gets all its parts.
    fn unknown(&mut self, node: TsNode<'t>) -> Node {
        let parts: Vec<_> = self.kids(node).into_iter().filter(|(_, kid)| kid.is_named()).collect();
        let args = parts.into_iter().map(|(_, kid)| (self.expr(kid), false)).collect();
        let (callee, to) = (self.outside(Outside::Code), self.node());
        let (start, end) = (self.offset(node.start_byte()), self.offset(node.end_byte()));
        self.emit_call(Call { start, end, ..Call::unseen(callee, args, to) });
        to
    }

    fn identifier(&mut self, node: TsNode<'t>) -> LoweredValue {
        if self.text(node) == "arguments" {
            return LoweredValue { node: self.arguments_object(), chain: None };
        }
        let root = self.reference(node);
        let chain = self.chain(Via::Alias, Some(root), node.start_byte());
        if !self.is_narrowed(node) {
            return LoweredValue { node: root, chain: Some(chain) };
        }
        let to = self.node();
        self.emit(Op::AsRead { from: root, to });
        LoweredValue { node: to, chain: Some(chain) }
    }

    /// The node that stands for the name in `node`.
    pub(super) fn reference(&mut self, node: TsNode<'t>) -> Node {
        let name = self.sym(node);
        let fresh = self.node();
        self.scopes.reference(name, fresh)
    }

    fn this(&mut self, node: TsNode<'t>) -> LoweredValue {
        let this = self.this_node();
        let chain = self.chain(Via::Field, None, node.start_byte());
        LoweredValue { node: this, chain: Some(chain) }
    }

    fn chain(&mut self, via: Via, root: Option<Node>, start: usize) -> Chain {
        self.chains += 1;
        Chain { number: self.chains, via, root, start: self.offset(start), site: None }
    }

    fn member(&mut self, node: TsNode<'t>) -> LoweredValue {
        // Most common by far, so it is not worth a cursor: `object`, `.`, `property`.
        if node.child_count() == 3
            && let (Some(object), Some(property)) = (node.child(0), node.child(2))
            && matches!(self.kind(property), Kind::PropertyName | Kind::PrivateName)
            && self.kind(object) != Kind::Comment
        {
            let base = self.value(object);
            return self.access(base, object, property, self.text(property));
        }
        let kids = self.kids(node);
        let (Some(object), Some(property)) = (field(&kids, Field::Object), field(&kids, Field::Property))
        else {
            self.walk(node);
            return LoweredValue { node: self.node(), chain: None };
        };
        let base = self.value(object);
        self.access(base, object, property, self.text(property))
    }

    /// `base.name`, the name standing at `at`.
    pub(super) fn access(
        &mut self,
        base: LoweredValue,
        object: TsNode<'t>,
        at: TsNode<'t>,
        name: &'t str,
    ) -> LoweredValue {
        if name == "office" && self.text(object).ends_with("sdks") {
            return self.office_of_sharepoint(base, at);
        }
        let mut chain = base.chain.unwrap_or_else(|| self.chain(Via::CallResult, None, object.start_byte()));
        chain.site = Some(self.site_at(chain, at, name));
        let to = self.node();
        self.note_member(to, name, Some(object));
        let name = self.names.intern(name);
        let whole = if self.narrowed.is_empty() { None } else { at.parent() };
        let as_read = whole.is_some_and(|whole| self.is_narrowed(whole));
        self.emit(Op::Load { base: base.node, name, to, site: chain.site, as_read });
        LoweredValue { node: to, chain: Some(chain) }
    }

    /// `this.context.sdks.office`: what SharePoint Framework calls `Office`.
    fn office_of_sharepoint(&mut self, base: LoweredValue, at: TsNode<'t>) -> LoweredValue {
        let (name, fresh) = (self.names.intern("Office"), self.node());
        let node = self.scopes.reference(name, fresh);
        let chain = base.chain.unwrap_or_else(|| self.chain(Via::Field, None, at.start_byte()));
        LoweredValue { node, chain: Some(Chain { site: None, root: Some(node), ..chain }) }
    }

    /// Records where `name` is named; `at` may be the name itself or the string literal around it.
    fn site_at(&mut self, chain: Chain, at: TsNode<'t>, name: &'t str) -> SiteId {
        let start = self.offset(at.start_byte());
        let end = if matches!(self.kind(at), Kind::Str | Kind::TemplateString) {
            self.offset(at.end_byte())
        } else {
            start + name.len() as u32
        };
        let Chain { number, via, root, start: expression, .. } = chain;
        let name = self.names.intern(name);
        let (access, looked, around, statement) = (Access::Read, false, self.around.region, None);
        let chain = number;
        self.site(Site { start, end, expression, name, access, looked, via, root, chain, around, statement })
    }

    fn subscript(&mut self, node: TsNode<'t>) -> LoweredValue {
        let kids = self.kids(node);
        let (Some(object), Some(index)) = (field(&kids, Field::Object), field(&kids, Field::Index)) else {
            self.walk(node);
            return LoweredValue { node: self.node(), chain: None };
        };
        let base = self.value(object);
        match self.kind(index) {
            Kind::Str | Kind::TemplateString if !self.text(index).contains("${") => {
                let name = string_content(self.text(index));
                self.access(base, object, index, name)
            }
            Kind::Number => {
                let to = self.load(base.node, self.text(index));
                self.emit(Op::Element { base: base.node, to });
                LoweredValue { node: to, chain: base.chain }
            }
            _ if self.is_iterator_symbol(index) => {
                let node = self.load(base.node, ITERATOR);
                LoweredValue { node, chain: base.chain }
            }
            _ => self.computed(base, object, index),
        }
    }

    fn computed(&mut self, base: LoweredValue, object: TsNode<'t>, index: TsNode<'t>) -> LoweredValue {
        let key = self.expr(index);
        let mut chain = base.chain.unwrap_or_else(|| self.chain(Via::CallResult, None, object.start_byte()));
        chain.site = Some(self.site_at(chain, index, self.text(index)));
        let to = self.node();
        self.emit(Op::LoadComputed { base: base.node, key, to, site: chain.site });
        LoweredValue { node: to, chain: Some(chain) }
    }

    /// The only expression inside, whatever else stands there.
    pub(super) fn inner(&mut self, node: TsNode<'t>) -> LoweredValue {
        if let Some(ty) = self.doc_cast(node) {
            let value = self.contents(node);
            let to = self.declared(Some(ty), value.node);
            let chain = value.chain.map(|c| Chain { via: Via::Annotation, root: None, ..c });
            return LoweredValue { node: to, chain };
        }
        self.contents(node)
    }

    fn contents(&mut self, node: TsNode<'t>) -> LoweredValue {
        let kids = self.kids(node);
        let mut values = kids.iter().filter(|(_, n)| self.kind(*n) != Kind::TypeArguments).map(|(_, n)| *n);
        let Some(first) = values.next() else { return LoweredValue { node: self.node(), chain: None } };
        let rest: Vec<_> = values.collect();
        let value = self.value(first);
        rest.into_iter().for_each(|n| self.statement(n));
        value
    }

    /// `x!`. The grammar reads `typeof x!.m` as `(typeof x)!.m`, and other signs alike; they come last.
    fn asserted(&mut self, node: TsNode<'t>) -> LoweredValue {
        let signed = node.named_child(0).filter(|inner| self.kind(*inner) == Kind::Unary);
        let Some(operand) = signed.and_then(|signed| signed.child_by_field_name("argument")) else {
            return self.inner(node);
        };
        self.looks_ahead |= signed.is_some_and(is_look);
        self.value(operand)
    }

    fn awaited(&mut self, node: TsNode<'t>) -> LoweredValue {
        let value = self.inner(node);
        let to = self.node();
        self.emit(Op::Await { from: value.node, to });
        LoweredValue { node: to, chain: value.chain }
    }

    /// `x as T`, `<T>x`, `x satisfies T`.
    fn cast(&mut self, node: TsNode<'t>) -> LoweredValue {
        let kids = self.kids(node);
        let assertion = self.kind(node) == Kind::TypeAssertion;
        let (value_at, type_at) = if assertion { (1, 0) } else { (0, 1) };
        let Some((_, inner)) = kids.get(value_at) else {
            return LoweredValue { node: self.node(), chain: None };
        };
        let value = self.value(*inner);
        let ty = kids.get(type_at).and_then(|(_, t)| self.ty(*t));
        let Some(ty) = ty else { return value };
        let to = self.node();
        self.emit(Op::Declare { ty, from: value.node, to, open: false });
        let chain = value.chain.map(|c| Chain { via: Via::Annotation, root: None, ..c });
        LoweredValue { node: to, chain }
    }

    fn sequence(&mut self, node: TsNode<'t>) -> LoweredValue {
        let mut last = None;
        for (_, kid) in self.kids(node) {
            last = Some(self.value(kid));
        }
        last.unwrap_or_else(|| LoweredValue { node: self.node(), chain: None })
    }

    fn assignment(&mut self, node: TsNode<'t>) -> Node {
        let kids = self.kids(node);
        let (Some(left), Some(right)) = (field(&kids, Field::Left), field(&kids, Field::Right)) else {
            self.walk(node);
            return self.node();
        };
        let runs = self.run_assigned(self.text(left), right, runs_strings(self.text(left)));
        let value = self.running(runs, |me| me.expr(right));
        self.assign(left, value);
        self.hide_generated(right);
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
        if operator == "+=" {
            self.note_append(left, new);
        }
        if !matches!(operator, "??=" | "||=" | "&&=") {
            return self.node();
        }
        self.assign(left, new);
        let to = self.node();
        self.copy(old, to);
        self.copy(new, to);
        to
    }

    /// `looked`: nothing is done with the value but to look whether it is there.
    pub(super) fn ternary(&mut self, node: TsNode<'t>, looked: bool) -> Node {
        let (kids, outer) = (self.kids(node), self.around.region);
        let (to, mut condition) = (self.node(), None);
        for &(name, kid) in &kids {
            if name == Field::Condition {
                condition = Some((self.condition(kid), kid));
                continue;
            }
            let is_first = name == Field::Consequence;
            condition.into_iter().for_each(|(c, _)| self.when(c, is_first));
            let told = condition.map(|(_, at)| (at, is_first));
            let value = self.where_told(told, kid, |me| me.expr_or_look(kid, looked));
            self.around.region = outer;
            self.copy(value, to);
        }
        to
    }

    fn yielded(&mut self, node: TsNode<'t>) -> Node {
        let Some(FunctionContext { returns, generator, .. }) = self.functions.last().copied() else {
            return self.node();
        };
        let kids = self.kids(node);
        let all = kids.iter().any(|(_, n)| self.kind(*n) == Kind::Star);
        // What `next(value)` is given.
        let sent = generator.map(|generator| self.load(generator, SENT));
        let to = sent.unwrap_or_else(|| self.node());
        for (_, kid) in kids.into_iter().filter(|(_, n)| n.is_named()) {
            let value = self.expr(kid);
            // In compiled async functions `yield` stands for `await`.
            self.emit(Op::Await { from: value, to });
            if all {
                self.emit(Op::Element { base: value, to: returns });
                // What the other generator returns; it is among its elements.
                self.emit(Op::Element { base: value, to });
            } else {
                self.copy(value, returns);
            }
        }
        to
    }
}
