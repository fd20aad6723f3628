//! Functions, methods and their parameters.

use super::runs::Runs;
use super::{Field, FunctionContext, Kids, Kind, Lowerer, TsNode, field};
use crate::analysis::ids::{Id, IdRange};
use crate::analysis::ir::{Binding, Extent, Function, FunctionId, Node, ObjectShape, Op, Space};
use crate::analysis::lower::pattern::PatternTarget;

impl<'t> Lowerer<'t, '_> {
    /// A function expression; arrows share the `this` around them.
    pub(super) fn function_value(&mut self, node: TsNode<'t>) -> Node {
        let this = match self.kind(node) {
            Kind::ArrowFunction => self.this_node(),
            _ => self.node(),
        };
        self.function_with_this(node, this)
    }

    /// `this` where it is named.
    pub(super) fn this_node(&mut self) -> Node {
        let known = self.functions.last().map(|function| function.this);
        known.unwrap_or_else(|| self.node())
    }

    /// A function whose `this` is known.
    pub(super) fn function_with_this(&mut self, node: TsNode<'t>, this: Node) -> Node {
        let (function, to) = (self.function(node, this), self.node());
        self.emit(Op::Function { to, function });
        to
    }

    pub(super) fn function_declaration(&mut self, node: TsNode<'t>) {
        let name = node.child_by_field_name("name");
        // A template's functions are known in all of it, whatever element they stand in.
        let target = if self.template.is_some() { PatternTarget::Var } else { PatternTarget::Lexical };
        let declared = name.map(|name| self.declare_value(name, target));
        let this = self.node();
        // It may be called before what stands around it has been tested.
        let narrowed = std::mem::take(&mut self.narrowed);
        let value = self.function_with_this(node, this);
        self.narrowed = narrowed;
        if let Some(declared) = declared {
            self.copy(value, declared);
        }
    }

    /// `this` of one of an object's functions: whoever calls that one does not change what the object is.
    pub(super) fn own_this(&mut self, object: Node) -> Node {
        let this = self.node();
        self.copy(object, this);
        this
    }

    /// A method of an object literal: its `this` is the object. The node of the function.
    pub(super) fn object_method(&mut self, object: Node, this: Node, node: TsNode<'t>) -> Option<Node> {
        let kids = self.kids(node);
        let key = field(&kids, Field::Name)?;
        let name = self.key(key);
        let this = self.own_this(this);
        let function = self.function(node, this);
        self.member_function(object, name, function, &kids)
    }

    /// Stores a method, or what a getter returns, or feeds a setter. The node of the function.
    pub(super) fn member_function(
        &mut self,
        object: Node,
        name: Option<&'t str>,
        function: FunctionId,
        kids: &Kids<'t>,
    ) -> Option<Node> {
        let Some(name) = name else {
            let from = self.node();
            self.emit(Op::Function { to: from, function });
            self.store_element(object, from);
            return Some(from);
        };
        let is_get = kids.iter().any(|(_, n)| self.kind(*n) == Kind::Get);
        let is_set = kids.iter().any(|(_, n)| self.kind(*n) == Kind::Set);
        let Function { result, params, .. } = self.out.functions[function].clone();
        if is_get {
            self.store(object, name, result);
        } else if is_set {
            let written = self.load(object, name);
            if let Some(&param) = params.first() {
                self.copy(written, param);
            }
        } else {
            let to = self.node();
            self.emit(Op::Function { to, function });
            self.store(object, name, to);
            return Some(to);
        }
        None
    }

    /// Lowers a function's parameters and body.
    pub(super) fn function(&mut self, node: TsNode<'t>, this: Node) -> FunctionId {
        let (begin, region) = (self.extent(), self.begin_function(node));
        let doc = self.doc.take();
        let kids = self.kids(node);
        self.scopes.open(true);
        let own_name = self.own_name(node, &kids);
        let returns = self.node();
        let arrow = self.kind(node) == Kind::ArrowFunction;
        let is_generator = kids.iter().any(|(_, n)| self.kind(*n) == Kind::Star);
        let generator = is_generator.then(|| self.object(ObjectShape::Array));
        self.functions.push(FunctionContext { arrow, generator, ..FunctionContext::new(this, returns) });
        let runs = std::mem::replace(&mut self.runs_strings, Runs::Nothing);
        let type_params =
            field(&kids, Field::TypeParameters).map(|t| self.type_parameters(t)).unwrap_or_default();
        // Nobody but the function around it says what `this` is in an arrow function.
        let own_this = if arrow { self.node() } else { this };
        let of_markup = self.template.is_some();
        let mut function = Function { type_params, of_markup, ..Function::new(own_this, returns) };
        if let Some(parameter) = field(&kids, Field::Parameter) {
            let node = self.declare_value(parameter, PatternTarget::Parameter(Binding::Parameter));
            function.params.push(node);
        }
        if let Some(parameters) = field(&kids, Field::Parameters) {
            self.parameters(parameters, doc, &mut function);
        }
        match field(&kids, Field::Body) {
            Some(body) => self.body(body, returns),
            None => function.assumed = true,
        }
        self.runs_strings = runs;
        function.result = self.result(&kids, doc, returns, generator);
        function.guard = self.guard(&kids);
        if let Some(FunctionContext { arguments: Some(arguments), .. }) = self.functions.pop() {
            self.fill_arguments(arguments, &mut function);
        }
        self.scopes.close();
        // Its own id is the next one: those in it have theirs.
        if let Some(to) = own_name {
            self.emit(Op::Function { to, function: FunctionId::new(self.out.functions.len()) });
        }
        let end = self.extent();
        function.extent = Extent {
            nodes: begin.nodes.until(end.nodes),
            ops: begin.ops.until(end.ops),
            objects: begin.objects.until(end.objects),
            functions: begin.functions.until(end.functions),
            calls: begin.calls.until(end.calls),
            classes: begin.classes.until(end.classes),
        };
        let function = self.out.functions.push(function);
        self.end_function(region, function);
        function
    }

    /// An extent that starts here.
    fn extent(&self) -> Extent {
        Extent {
            nodes: IdRange::new(self.out.nodes..self.out.nodes),
            ops: IdRange::new(self.out.ops.len()..self.out.ops.len()),
            objects: IdRange::new(self.out.objects..self.out.objects),
            functions: self.out.functions.next(0),
            calls: self.out.calls.next(0),
            classes: self.out.classes.next(0),
        }
    }

    /// `arguments` of the innermost function that has its own.
    pub(super) fn arguments_object(&mut self) -> Node {
        let Some(at) = self.functions.iter().rposition(|f| !f.arrow) else { return self.node() };
        if let Some(arguments) = self.functions[at].arguments {
            return arguments;
        }
        let arguments = self.object(ObjectShape::Array);
        self.functions[at].arguments = Some(arguments);
        arguments
    }

    /// What callers pass is in `arguments`, whether it has a name or not.
    fn fill_arguments(&mut self, arguments: Node, function: &mut Function) {
        let rest = function.rest.unwrap_or_else(|| self.node());
        function.rest = Some(rest);
        for from in function.params.iter().copied().chain([rest]) {
            self.store_element(arguments, from);
        }
    }

    /// A named function expression can call itself; the node of the name.
    fn own_name(&mut self, node: TsNode<'t>, kids: &Kids<'t>) -> Option<Node> {
        let named = self.kind(node) == Kind::Function && !node.kind().ends_with("_declaration");
        let name = field(kids, Field::Name).filter(|_| named)?;
        let (sym, fresh) = (self.sym(name), self.node());
        Some(self.scopes.declare(sym, Space::Value, fresh, false))
    }

    fn body(&mut self, body: TsNode<'t>, returns: Node) {
        if self.kind(body) == Kind::Block {
            self.walk(body);
        } else {
            let value = self.expr(body);
            self.copy(value, returns);
        }
    }

    /// What a call yields: the returned values, as a promise if the function is async.
    fn result(
        &mut self,
        kids: &Kids<'t>,
        doc: Option<&'t str>,
        returns: Node,
        generator: Option<Node>,
    ) -> Node {
        let is_async = kids.iter().any(|(_, n)| self.kind(*n) == Kind::Async);
        let mut result = returns;
        if let Some(generator) = generator {
            result = generator;
            self.store_element(generator, returns);
        } else if is_async {
            result = self.node();
            self.emit(Op::Promise { inner: returns, to: result });
        }
        let annotated = field(kids, Field::ReturnType).and_then(|t| self.ty(t));
        let ty = annotated.or_else(|| self.doc_tag_type(doc, "@returns", None));
        self.declared(ty, result)
    }

    /// `value is T`, `asserts value is T`.
    fn guard(&mut self, kids: &Kids<'t>) -> Option<(u32, Node)> {
        let mut predicate = field(kids, Field::ReturnType)?;
        for _ in 0..3 {
            if self.kind(predicate) == Kind::TypePredicate {
                break;
            }
            predicate = self.kids(predicate).iter().find(|(_, n)| n.is_named()).map(|(_, n)| *n)?;
        }
        let parts = self.kids(predicate);
        let (name, ty) = (field(&parts, Field::Name)?, field(&parts, Field::Type)?);
        let names = self.kids(field(kids, Field::Parameters)?);
        let is_it = |&(_, n): &(Field, TsNode<'t>)| {
            let pattern = n.child_by_field_name("pattern").unwrap_or(n);
            self.text(pattern) == self.text(name)
        };
        let position = names.iter().position(is_it)?;
        Some((position as u32, self.ty(ty)?))
    }

    pub(super) fn parameters(&mut self, node: TsNode<'t>, doc: Option<&'t str>, function: &mut Function) {
        for (_, kid) in self.kids(node) {
            match self.kind(kid) {
                Kind::Parameter => self.typed_parameter(kid, doc, function),
                Kind::RestPattern => {
                    let rest = self.rest_parameter(kid, None);
                    function.rest = Some(rest);
                }
                Kind::Decorator => self.decorator(kid),
                _ => {
                    let ty = self.doc_parameter_type(doc, kid);
                    let incoming = self.parameter(kid, ty, None);
                    function.params.push(incoming);
                }
            }
        }
    }

    /// `(public name: T = value)`.
    fn typed_parameter(&mut self, node: TsNode<'t>, doc: Option<&'t str>, function: &mut Function) {
        let kids = self.kids(node);
        self.decorators(&kids);
        let Some(pattern) = field(&kids, Field::Pattern) else { return };
        let ty = field(&kids, Field::Type).and_then(|t| self.ty(t));
        match self.kind(pattern) {
            Kind::This => {
                let this = self.this_node();
                return self.copy(ty, this);
            }
            Kind::RestPattern => {
                let rest = self.rest_parameter(pattern, ty);
                function.rest = Some(rest);
                return;
            }
            _ => {}
        }
        let ty = ty.or_else(|| self.doc_parameter_type(doc, pattern));
        let incoming = self.parameter(pattern, ty, field(&kids, Field::Value));
        function.params.push(incoming);
        let is_property = kids
            .iter()
            .any(|(_, n)| matches!(self.kind(*n), Kind::Accessibility | Kind::Readonly | Kind::Override));
        if is_property || node.child(0).is_some_and(|c| c.kind() == "readonly") {
            self.parameter_property(pattern);
        }
    }

    /// Binds a parameter; the node that callers' arguments flow to.
    fn parameter(&mut self, pattern: TsNode<'t>, ty: Option<Node>, default: Option<TsNode<'t>>) -> Node {
        let incoming = self.node();
        if let Some(default) = default {
            let value = self.expr(default);
            self.copy(value, incoming);
        }
        let binding = if ty.is_some() { Binding::TypedParameter } else { Binding::Parameter };
        let value = self.injected(pattern).unwrap_or(incoming);
        let value = self.declared(ty, value);
        self.bind(pattern, value, PatternTarget::Parameter(binding));
        incoming
    }

    /// `...rest`: an array; the node of its elements.
    fn rest_parameter(&mut self, pattern: TsNode<'t>, ty: Option<Node>) -> Node {
        let array = self.object(ObjectShape::Array);
        let element = self.node();
        self.store_element(array, element);
        let value = self.declared(ty, array);
        self.bind(pattern, value, PatternTarget::Parameter(Binding::Parameter));
        element
    }
}
