//! Classes. One node holds all instances of a class, its superclass's among them: analysis does not tell instances
//! of a class apart.

use super::{Field, FunctionContext, Kids, Kind, Lowerer, TsNode, field};
use crate::analysis::ir::{Call, Class, ClassId, Node, ObjectShape, Op, Space};
use crate::analysis::lower::pattern::PatternTarget;

/// The parts of the class that is being lowered.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClassContext {
    /// The superclass's value.
    pub(super) extends: Option<Node>,
    /// The class's value: `this` of its static side.
    class: Node,
    /// The object of its own members.
    own: Node,
    /// `this` of its methods.
    instance: Node,
    id: ClassId,
}

impl<'t> Lowerer<'t, '_> {
    /// A class declaration or expression; its value.
    pub(super) fn class(&mut self, node: TsNode<'t>) -> Node {
        let kids = self.kids(node);
        let name = field(&kids, Field::Name);
        let is_declaration = node.kind().ends_with("_declaration");
        let class = match name {
            Some(name) if is_declaration => self.declare_value(name, PatternTarget::Lexical),
            _ => self.node(),
        };
        let own = self.object(ObjectShape::Plain);
        let instance = self.node();
        self.copy(own, instance);
        let receivers = self.node();
        self.copy(instance, receivers);
        let name = name.map(|n| self.sym(n));
        if let Some(name) = name {
            self.scopes.declare(name, Space::Type, instance, self.ambient);
        }
        self.scopes.open(false);
        let type_params =
            field(&kids, Field::TypeParameters).map(|t| self.type_parameters(t)).unwrap_or_default();
        let extends = self.heritage(&kids, instance, receivers);
        let statics = self.new_object();
        let id = self.out.classes.push(Class { constructor: None, instance, receivers, extends, statics });
        self.emit(Op::Class { to: class, class: id });
        let around = std::mem::take(&mut self.class_decorators);
        for decorator in around.into_iter().chain(self.of_kind(&kids, Kind::Decorator)) {
            self.decorate(decorator, class, true);
        }
        self.classes.push(ClassContext { extends, class, own, instance: receivers, id });
        if let Some(body) = field(&kids, Field::Body) {
            self.class_body(body);
        }
        self.classes.pop();
        self.scopes.close();
        if let Some(name) = name {
            self.scopes.set_type_params(name, type_params);
        }
        class
    }

    /// `@decorator`: of the class, or of a part of it.
    fn decorate(&mut self, decorator: TsNode<'t>, class: Node, whole: bool) {
        let (start, end) = (self.offset(decorator.start_byte()), self.offset(decorator.end_byte()));
        let (callee, made) = (self.inner(decorator).node, self.node());
        let call = Call { start, end, around: self.around.region, ..Call::unseen(callee, Vec::new(), made) };
        let call = self.out.calls.push(call);
        self.emit(Op::Decorate { call, class, whole });
    }

    /// `new.target`
    pub(super) fn new_target(&mut self) -> Node {
        self.classes.last().map(|context| context.class).unwrap_or_else(|| self.node())
    }

    /// What decorates a member, or a parameter.
    pub(super) fn decorators(&mut self, kids: &Kids<'t>) {
        self.of_kind(kids, Kind::Decorator).into_iter().for_each(|decorator| self.decorator(decorator));
    }

    pub(super) fn decorator(&mut self, decorator: TsNode<'t>) {
        match self.classes.last() {
            Some(&ClassContext { class, .. }) => self.decorate(decorator, class, false),
            None => self.statement(decorator),
        }
    }

    /// The superclass; its instances are instances of the class.
    fn heritage(&mut self, kids: &Kids<'t>, instance: Node, receivers: Node) -> Option<Node> {
        let clause = kids.iter().find(|(_, n)| self.kind(*n) == Kind::ClassHeritage);
        let &(_, heritage) = clause?;
        for (_, kid) in self.kids(heritage) {
            let superclass = match self.kind(kid) {
                Kind::ExtendsClause => {
                    let parts = self.kids(kid);
                    let Some(value) = field(&parts, Field::Value) else { continue };
                    value
                }
                Kind::Other => continue, // implements
                _ => kid,
            };
            let extends = self.expr(superclass);
            let (start, end) = (self.offset(kid.start_byte()), self.offset(kid.end_byte()));
            let call = Call::unseen(extends, Vec::new(), instance);
            self.emit_call(Call { this: Some(receivers), new: true, start, end, ..call });
            return Some(extends);
        }
        None
    }

    fn class_body(&mut self, body: TsNode<'t>) {
        for kid in self.kids_and_comments(body) {
            match self.kind(kid) {
                Kind::Comment => {
                    self.remember_doc(kid);
                    continue;
                }
                Kind::Method | Kind::MethodSignature => self.method(kid),
                Kind::Field => self.class_field(kid),
                Kind::Decorator => self.decorator(kid),
                _ => self.static_block(kid),
            }
            self.doc = None;
        }
    }

    fn method(&mut self, node: TsNode<'t>) {
        let kids = self.kids(node);
        let Some(context) = self.classes.last().copied() else { return };
        let Some(key) = field(&kids, Field::Name) else { return };
        self.decorators(&kids);
        let is_static = self.is_static(&kids);
        let name = self.key(key);
        // Each method has a `this` of its own: a subclass's instances reach the methods they call, not the class.
        let this = self.node();
        self.copy(if is_static { context.class } else { context.instance }, this);
        let function = self.function(node, this);
        if name == Some("constructor") && !is_static {
            self.out.classes[context.id].constructor = Some(function);
            return;
        }
        self.member_function(if is_static { context.class } else { context.own }, name, function, &kids);
    }

    fn is_static(&self, kids: &Kids<'t>) -> bool {
        kids.iter().any(|(_, n)| self.kind(*n) == Kind::Static)
    }

    fn class_field(&mut self, node: TsNode<'t>) {
        let kids = self.kids(node);
        let Some(context) = self.classes.last().copied() else { return };
        let is_static = self.is_static(&kids);
        let (this, object) =
            if is_static { (context.class, context.class) } else { (context.instance, context.own) };
        let returns = self.node();
        let doc_type = self.doc_type();
        self.decorators(&kids);
        let ty = field(&kids, Field::Type).and_then(|t| self.ty(t)).or(doc_type);
        self.functions.push(FunctionContext::new(this, returns));
        let value = field(&kids, Field::Value).map(|value| self.expr(value));
        self.functions.pop();
        let value = self.declared_later(ty, value);
        let key = field(&kids, Field::Name).or_else(|| field(&kids, Field::Property));
        match (key.and_then(|k| self.key(k)), value) {
            (Some(name), Some(value)) => self.store(object, name, value),
            (None, Some(value)) => self.store_element(object, value),
            (_, None) => {}
        }
    }

    /// `constructor(private name)`: the parameter is a field as well.
    pub(super) fn parameter_property(&mut self, pattern: TsNode<'t>) {
        let pattern = match self.kind(pattern) {
            Kind::AssignmentPattern => pattern.child(0).unwrap_or(pattern),
            _ => pattern,
        };
        if let Some(context) = self.classes.last().copied()
            && self.kind(pattern) == Kind::Identifier
        {
            let value = self.reference(pattern);
            self.store(context.own, self.text(pattern), value);
        }
    }

    fn static_block(&mut self, node: TsNode<'t>) {
        let (returns, Some(context)) = (self.node(), self.classes.last()) else { return };
        self.functions.push(FunctionContext::new(context.class, returns));
        self.statement(node);
        self.functions.pop();
    }
}
