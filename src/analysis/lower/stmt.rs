//! Statements and declarations of variables.

use super::{Field, Kind, Lowerer, TsNode, field};
use crate::analysis::ir::{Node, Op, Outside};
use crate::analysis::lower::pattern::PatternTarget;

impl<'t> Lowerer<'t, '_> {
    /// Lowers a statement, or an expression whose value nobody wants.
    pub(super) fn statement(&mut self, node: TsNode<'t>) {
        let _ = self.deeper(node, |me| me.in_sequence(node, |me| me.statement_here(node)));
    }

    fn statement_here(&mut self, node: TsNode<'t>) {
        match self.kind(node) {
            Kind::Comment | Kind::PredefinedType | Kind::TypeAnnotation | Kind::IndexSignature => {}
            Kind::Lexical => self.declaration(node),
            Kind::Function if self.is_declaration(node) => self.function_declaration(node),
            Kind::FunctionSignature => self.function_declaration(node),
            Kind::Class if self.is_declaration(node) => {
                self.class(node);
            }
            Kind::Return => self.return_statement(node),
            Kind::Block | Kind::For | Kind::SwitchBody => self.block(node),
            Kind::CatchClause => self.catch(node),
            Kind::Throw => self.throw(node),
            Kind::If => self.if_statement(node),
            Kind::Try => self.try_statement(node),
            Kind::Enum => self.enumeration(node),
            Kind::While => self.walk_looking(node),
            Kind::Switch => self.switch(node),
            Kind::SwitchCase => self.case(node),
            Kind::ForIn => self.for_in(node),
            Kind::With => self.with(node),
            Kind::ImportStatement => self.import_statement(node),
            Kind::ExportStatement => self.export_statement(node),
            Kind::Interface => self.interface(node),
            Kind::TypeAlias => self.type_alias(node),
            Kind::Ambient => self.ambient_declaration(node),
            Kind::Namespace => self.namespace(node),
            Kind::ImportAlias => self.import_alias(node),
            Kind::Identifier
            | Kind::Member
            | Kind::Call
            | Kind::Subscript
            | Kind::This
            | Kind::Assignment
            | Kind::Await
            | Kind::Object
            | Kind::Array
            | Kind::ArrowFunction
            | Kind::Function
            | Kind::Class
            | Kind::New
            | Kind::Ternary
            | Kind::Binary
            | Kind::Unary
            | Kind::As
            | Kind::TypeAssertion
            | Kind::NonNull
            | Kind::Parenthesized
            | Kind::Sequence
            | Kind::Yield
            | Kind::TemplateString
            | Kind::AugmentedAssignment
            | Kind::JsxElement
            | Kind::JsxSelfClosing => {
                let alone = self.alone.take();
                let lowered = self.value(node);
                self.note_alone(node, alone, lowered.chain);
                let value = lowered.node;
                self.hand_over(node, value);
                self.complete(node, value);
            }
            _ => self.walk(node),
        }
    }

    /// Lowers everything below a node whose own meaning does not matter.
    pub(super) fn walk(&mut self, node: TsNode<'t>) {
        self.walk_with(node, None);
    }

    /// The same, where one of the parts is only looked at; the node of that one.
    pub(super) fn walk_with(&mut self, node: TsNode<'t>, looked: Option<TsNode<'t>>) -> Option<Node> {
        let (mut found, before) = (None, self.narrowed.len());
        let is_list = self.kind(node) == Kind::Block;
        for kid in self.kids_and_comments(node) {
            if self.kind(kid) == Kind::Comment {
                self.remember_doc(kid);
            } else if looked == Some(kid) {
                found = Some(self.look(kid));
                self.doc = None;
            } else {
                if is_list {
                    self.expect_alone(kid);
                }
                self.statement(kid);
                self.doc = None;
            }
        }
        self.narrowed.truncate(before);
        found
    }

    /// Evaluated code comes to the value of a statement.
    fn complete(&mut self, node: TsNode<'t>, value: Node) {
        let completion = self.functions.last().and_then(|function| function.completion);
        let is_statement = || node.parent().is_some_and(|parent| parent.kind() == "expression_statement");
        if let Some(completion) = completion.filter(|_| is_statement()) {
            self.copy(value, completion);
        }
    }

    fn is_declaration(&self, node: TsNode<'t>) -> bool {
        node.kind().ends_with("_declaration")
    }

    fn block(&mut self, node: TsNode<'t>) {
        self.scopes.open(false);
        self.begin_list();
        if self.kind(node) == Kind::For {
            self.walk_looking(node);
        } else {
            self.walk(node);
        }
        self.scopes.close();
    }

    /// What is caught is thrown somewhere.
    fn catch(&mut self, node: TsNode<'t>) {
        self.scopes.open(false);
        let kids = self.kids(node);
        if let Some(parameter) = field(&kids, Field::Parameter) {
            let to = self.node();
            self.emit(Op::Catch { to });
            self.bind(parameter, to, PatternTarget::Lexical);
        }
        if let Some(body) = field(&kids, Field::Body) {
            self.walk(body);
        }
        self.scopes.close();
    }

    fn throw(&mut self, node: TsNode<'t>) {
        for (_, kid) in self.kids(node) {
            let from = self.expr(kid);
            self.emit(Op::Throw { from });
        }
    }

    fn declaration(&mut self, node: TsNode<'t>) {
        let is_var = node.child(0).is_some_and(|keyword| keyword.kind() == "var");
        let target = if is_var { PatternTarget::Var } else { PatternTarget::Lexical };
        for (_, kid) in self.kids(node) {
            if self.kind(kid) == Kind::Declarator {
                self.declarator(kid, target);
            }
        }
    }

    fn declarator(&mut self, node: TsNode<'t>, target: PatternTarget) {
        let kids = self.kids(node);
        let doc_type = self.doc_type();
        let Some(name) = field(&kids, Field::Name) else { return };
        let ty = field(&kids, Field::Type).and_then(|t| self.ty(t)).or(doc_type);
        let value = field(&kids, Field::Value).map(|value| self.whole(value));
        let site = value.and_then(|value| value.chain).and_then(|chain| chain.site);
        let value = self.declared_later(ty, value.map(|value| value.node));
        self.bind(name, value, target);
        if let Some(site) = site.filter(|_| self.kind(name) == Kind::Identifier) {
            self.note_kept(name, site);
        }
    }

    /// A value that is declared to be of a type.
    pub(super) fn declared(&mut self, ty: Option<Node>, from: Node) -> Node {
        let Some(ty) = ty else { return from };
        let to = self.node();
        self.emit(Op::Declare { ty, from, to, open: false });
        to
    }

    /// The same where there may be no value yet.
    pub(super) fn declared_later(&mut self, ty: Option<Node>, value: Option<Node>) -> Option<Node> {
        let from = value.or_else(|| ty.map(|_| self.node()))?;
        Some(self.declared(ty, from))
    }

    fn return_statement(&mut self, node: TsNode<'t>) {
        for (_, kid) in self.kids(node) {
            let value = self.expr(kid);
            if let Some(function) = self.functions.last() {
                let returns = function.returns;
                self.note_return(kid, returns);
                self.copy(value, returns);
            }
        }
    }

    fn for_in(&mut self, node: TsNode<'t>) {
        self.scopes.open(false);
        let kids = self.kids(node);
        let of = field(&kids, Field::Operator).is_some_and(|o| self.text(o) == "of");
        let mut element = self.node();
        if let Some(right) = field(&kids, Field::Right) {
            let base = self.expr(right);
            if !of {
                element = self.outside(Outside::Text);
            } else {
                let (item, awaited) = (element, self.node());
                self.emit(Op::Element { base, to: item });
                self.emit(Op::Await { from: item, to: awaited });
                element = awaited;
            }
        }
        if let Some(left) = field(&kids, Field::Left) {
            let declares = node.child_by_field_name("kind");
            match declares.map(|k| k.kind()) {
                Some("var") => self.bind(left, element, PatternTarget::Var),
                Some(_) => self.bind(left, element, PatternTarget::Lexical),
                None => self.assign(left, element),
            }
        }
        if let Some(body) = field(&kids, Field::Body) {
            self.statement(body);
        }
        self.scopes.close();
    }

    fn ambient_declaration(&mut self, node: TsNode<'t>) {
        let outer = std::mem::replace(&mut self.ambient, true);
        self.walk(node);
        self.ambient = outer;
    }
}
