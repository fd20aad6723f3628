//! Calls and `new`: callee, receiver, arguments.

use super::regions::last_name;
use super::runs::{Runs, called, runs_strings};
use super::{Chain, Field, Kids, Kind, LoweredValue, Lowerer, TsNode, field};
use crate::analysis::ir::{Call, Function, Node, ObjectShape, Op, Outside, SiteId};
use crate::analysis::{Access, Via};

impl<'t> Lowerer<'t, '_> {
    pub(super) fn call(&mut self, node: TsNode<'t>) -> LoweredValue {
        let kids = self.kids(node);
        let Some(function) = field(&kids, Field::Function) else {
            self.walk(node);
            return LoweredValue { node: self.node(), chain: None };
        };
        let special =
            self.module_call(node, function, &kids).or_else(|| self.gathering_call(function, &kids));
        let special = special.or_else(|| self.compiled_async(function, &kids));
        let special = special.or_else(|| self.run_call(function, &kids));
        let special = special.or_else(|| self.joined(function, &kids));
        let special = special.or_else(|| self.called_by_prototype(node, function, &kids));
        if let Some(to) = special.or_else(|| self.looking_call(function, &kids)) {
            return LoweredValue { node: to, chain: None };
        }
        // The grammar reads `await f<T>()` as `(await f)<T>()`, and `!f<T>()` alike; the call comes first.
        let generic = field(&kids, Field::TypeArguments).is_some();
        let prefixed = generic && matches!(self.kind(function), Kind::Await | Kind::Unary);
        let inner = if prefixed { self.kids(function).last().map(|k| k.1) } else { None };
        let (name, first_call) = (last_name(self.text(function)), self.out.calls.len());
        let (callee, this) = self.callee(inner.unwrap_or(function));
        let chain = callee.chain;
        let site = chain.and_then(|chain| chain.site);
        if let Some(site) = site.and_then(|site| self.out.sites.get_mut(site)) {
            site.access = Access::Call;
        }
        self.expect_arguments(name, self.out.calls.since(first_call));
        let to = self.finish_call(node, &kids, callee.node, this, site, false);
        self.note_call(name, &kids);
        if inner.is_some() {
            self.emit(Op::Await { from: to, to });
        }
        // What a function returned is reached through the call, whatever the function's name.
        let chain =
            chain.map(|c| if c.site.is_none() { Chain { via: Via::CallResult, root: None, ..c } } else { c });
        LoweredValue { node: to, chain }
    }

    /// `Function.prototype.call.call(f, this, ...)` is `f.call(this, ...)`; `apply` alike.
    fn called_by_prototype(
        &mut self,
        node: TsNode<'t>,
        function: TsNode<'t>,
        kids: &Kids<'t>,
    ) -> Option<Node> {
        let name = self.text(function).strip_prefix("Function.prototype.")?.strip_suffix(".call")?;
        let arguments = field(kids, Field::Arguments).filter(|_| matches!(name, "call" | "apply"))?;
        let mut args = self.arguments(arguments);
        let (callee, _) = (!args.is_empty()).then(|| args.remove(0)).filter(|first| !first.1)?;
        let (through, to) = (self.load(callee, name), self.node());
        let (start, end) = self.place(node);
        self.emit_call(Call { this: Some(callee), start, end, ..Call::unseen(through, args, to) });
        Some(to)
    }

    /// `__awaiter(this, void 0, void 0, function* () { ... })`: what compilers make of an async function.
    pub(super) fn compiled_async(&mut self, function: TsNode<'t>, kids: &Kids<'t>) -> Option<Node> {
        let name = self.text(function);
        if name.ends_with("__generator") {
            return self.compiled_generator(kids);
        }
        if !name.ends_with("__awaiter") {
            return None;
        }
        let args = self.kids(field(kids, Field::Arguments)?);
        let (_, body) = args.last().filter(|(_, n)| self.kind(*n) == Kind::Function)?;
        let this = self.this_node();
        let function = self.function(*body, this);
        let (inner, to) = (self.node(), self.node());
        let generated = self.out.functions[function].result;
        self.emit(Op::Element { base: generated, to: inner });
        self.emit(Op::Promise { inner, to });
        Some(to)
    }

    /// `__generator(this, function (_a) { ... })`: its function returns what to do next and with what, `[4, promise]`, and
    /// asks for what came of it, `_a.sent()`.
    fn compiled_generator(&mut self, kids: &Kids<'t>) -> Option<Node> {
        let args = self.kids(field(kids, Field::Arguments)?);
        let (_, body) = args.last().filter(|(_, n)| self.kind(*n) == Kind::Function)?;
        let this = self.this_node();
        let function = self.function(*body, this);
        let Function { result, ref params, .. } = self.out.functions[function];
        let (state, value) = (params.first().copied(), self.node());
        let given = self.node();
        self.emit(Op::Element { base: result, to: given });
        self.emit(Op::Await { from: given, to: value });
        let (asked, sent) = (self.object(ObjectShape::Plain), self.giving(value));
        self.store(asked, "sent", sent);
        state.into_iter().for_each(|state| self.copy(asked, state));
        let generated = self.object(ObjectShape::Array);
        self.store_element(generated, value);
        Some(generated)
    }

    /// `"ooxml"`, `Office.CoercionType.Ooxml`.
    fn is_written_out(&self, argument: TsNode<'t>) -> bool {
        let is_constant = || ["CoercionType.", "FileType."].iter().any(|ty| self.text(argument).contains(ty));
        match self.kind(argument) {
            Kind::Str => true,
            Kind::Member => is_constant(),
            _ => false,
        }
    }

    /// The callee and the receiver that `this` is bound to.
    pub(super) fn callee(&mut self, function: TsNode<'t>) -> (LoweredValue, Option<Node>) {
        if self.kind(function) == Kind::Super {
            let extends = self.classes.last().and_then(|c| c.extends);
            let node = extends.unwrap_or_else(|| self.node());
            let this = self.functions.last().map(|f| f.this);
            return (LoweredValue { node, chain: None }, this);
        }
        let callee = self.value(function);
        // An access is lowered last, so the last op tells the receiver.
        let is_access = matches!(self.kind(function), Kind::Member | Kind::Subscript | Kind::NonNull);
        let this = match self.out.ops.last() {
            Some(&(Op::Load { base, to, .. } | Op::LoadComputed { base, to, .. }))
                if is_access && to == callee.node =>
            {
                Some(base)
            }
            _ => None,
        };
        (callee, this)
    }

    pub(super) fn finish_call(
        &mut self,
        node: TsNode<'t>,
        kids: &Kids<'t>,
        callee: Node,
        this: Option<Node>,
        site: Option<SiteId>,
        new: bool,
    ) -> Node {
        let name = field(kids, Field::Function).map_or("", |function| self.text(function));
        let arguments = field(kids, Field::Arguments);
        let runs = arguments.map_or(Runs::Nothing, |args| self.run_argument(name, args, runs_strings(name)));
        let mut args = arguments.map(|args| self.running(runs, |me| me.arguments(args))).unwrap_or_default();
        if let Some(code) = arguments.filter(|_| runs != Runs::Nothing).and_then(|args| args.named_child(0))
            && matches!(self.kind(code), Kind::Str | Kind::TemplateString | Kind::Binary)
            && matches!(called(name), "setTimeout" | "setInterval")
        {
            // All that it does has been looked at.
            let nothing = self.node();
            args.first_mut().into_iter().for_each(|first| first.0 = nothing);
        }
        self.applied(kids, &args);
        if let Some(object) = this.filter(|_| name.ends_with(".$watch")) {
            self.watch_call(object, kids, &args);
        }
        let type_args = field(kids, Field::TypeArguments).map(|t| self.type_arguments(t)).unwrap_or_default();
        let registers = !new && self.register(node, kids, &args);
        let first = arguments.and_then(|args| args.named_child(0));
        let written_out = first.is_some_and(|first| self.is_written_out(first));
        let to = self.node();
        let (start, end) = self.place(node);
        let given = Call { site, registers, written_out, ..Call::unseen(callee, args, to) };
        let call = Call { this, type_args, new, start, end, ..given };
        self.emit_call(call);
        to
    }

    pub(super) fn arguments(&mut self, node: TsNode<'t>) -> Vec<(Node, bool)> {
        let (mut args, given) = (Vec::new(), self.given());
        if self.kind(node) == Kind::TemplateString {
            // A tagged template: the strings first, then the substitutions.
            args.push((self.node(), false));
        }
        for (position, (_, kid)) in self.kids(node).into_iter().enumerate() {
            let spread = self.kind(kid) == Kind::Spread;
            let arg = match self.kind(kid) {
                Kind::Spread | Kind::TemplateSubstitution => self.inner(kid).node,
                Kind::StringFragment => continue,
                // `extend(true, target, ...)`: the target comes next.
                Kind::Atom if args.is_empty() => self.outside(Outside::Plain),
                _ => self.argument((kid, position), given.as_ref(), |me| me.expr(kid)),
            };
            args.push((arg, spread));
        }
        args
    }

    pub(super) fn new_expression(&mut self, node: TsNode<'t>) -> Node {
        let kids = self.kids(node);
        let constructor = field(&kids, Field::Constructor);
        if let Some(to) = constructor.and_then(|constructor| self.run_call(constructor, &kids)) {
            return to;
        }
        let callee = match constructor {
            Some(constructor) => self.expr(constructor),
            None => self.node(),
        };
        self.finish_call(node, &kids, callee, None, None, true)
    }
}
