//! Types. A type becomes a node that holds the values it stands for, so that annotations flow like everything else.

use super::{Field, Kind, Lowerer, TsNode, field, string_content};
use crate::analysis::ir::{Function, Node, ObjectShape, Op, Space, TypeRef};

impl<'t> Lowerer<'t, '_> {
    /// The node of a type; `None` for types that say nothing (`any`, `string`, literals, ...).
    pub(super) fn ty(&mut self, node: TsNode<'t>) -> Option<Node> {
        self.deeper(node, |me| me.ty_here(node)).flatten()
    }

    fn ty_here(&mut self, node: TsNode<'t>) -> Option<Node> {
        match self.kind(node) {
            Kind::TypeAnnotation
            | Kind::ParenthesizedType
            | Kind::ReadonlyType
            | Kind::OptionalType
            | Kind::RestType => {
                self.kids(node).iter().find(|(_, n)| n.is_named()).and_then(|(_, n)| self.ty(*n))
            }
            Kind::TypeIdentifier | Kind::Identifier | Kind::NestedType | Kind::NestedIdentifier => {
                Some(self.type_name(node, Vec::new()))
            }
            Kind::GenericType => self.generic(node),
            Kind::UnionType | Kind::IntersectionType => self.union(node, |_| true),
            Kind::ConditionalType => {
                self.union(node, |f| matches!(f, Field::Consequence | Field::Alternative))
            }
            Kind::ArrayType | Kind::TupleType => self.array_type(node),
            Kind::FunctionType => Some(self.function_type(node)),
            Kind::ObjectType => Some(self.object_type(node)),
            Kind::TypeQuery => self.type_query(node),
            Kind::LookupType => self.lookup_type(node),
            Kind::This => self.functions.last().map(|f| f.this),
            Kind::LiteralType => self.literal_type(node),
            _ => None,
        }
    }

    /// `"subject"` as a type: a key that may name a member.
    fn literal_type(&mut self, node: TsNode<'t>) -> Option<Node> {
        let kids = self.kids(node);
        let (_, literal) = kids.first()?;
        (self.kind(*literal) == Kind::Str).then(|| self.expr(*literal))
    }

    fn type_name(&mut self, node: TsNode<'t>, args: Vec<Node>) -> Node {
        let path = self.text(node).split('.').map(|part| self.names.intern(part.trim())).collect();
        let to = self.node();
        self.scopes.type_reference(TypeRef { path, args, to });
        to
    }

    fn generic(&mut self, node: TsNode<'t>) -> Option<Node> {
        let kids = self.kids(node);
        let name = field(&kids, Field::Name)?;
        let args = field(&kids, Field::TypeArguments).map(|a| self.type_arguments(a)).unwrap_or_default();
        Some(self.type_name(name, args))
    }

    /// One node an argument, empty ones for arguments that say nothing.
    pub(super) fn type_arguments(&mut self, node: TsNode<'t>) -> Vec<Node> {
        let mut args = Vec::new();
        for (_, kid) in self.kids(node) {
            let arg = self.ty(kid);
            args.push(arg.unwrap_or_else(|| self.node()));
        }
        args
    }

    fn union(&mut self, node: TsNode<'t>, wanted: impl Fn(Field) -> bool) -> Option<Node> {
        let mut to = None;
        for (name, kid) in self.kids(node) {
            if let (true, Some(part)) = (wanted(name), self.ty(kid)) {
                let to = *to.get_or_insert_with(|| self.node());
                self.copy(part, to);
            }
        }
        to
    }

    fn array_type(&mut self, node: TsNode<'t>) -> Option<Node> {
        let element = self.union(node, |_| true)?;
        let array = self.object(ObjectShape::AssumedArray);
        self.store_element(array, element);
        Some(array)
    }

    fn function_type(&mut self, node: TsNode<'t>) -> Node {
        let kids = self.kids(node);
        self.scopes.open(true);
        let type_params =
            field(&kids, Field::TypeParameters).map(|t| self.type_parameters(t)).unwrap_or_default();
        let (this, result) = (self.node(), self.node());
        let mut function = Function { type_params, assumed: true, ..Function::new(this, result) };
        if let Some(parameters) = field(&kids, Field::Parameters) {
            self.type_parameters_of_call(parameters, &mut function);
        }
        let result =
            field(&kids, Field::ReturnType).or_else(|| field(&kids, Field::Type)).and_then(|t| self.ty(t));
        function.result = result.unwrap_or(function.result);
        self.scopes.close();
        let (function, to) = (self.out.functions.push(function), self.node());
        self.emit(Op::Function { to, function });
        to
    }

    /// Parameters of a function type: their types are what callees get.
    fn type_parameters_of_call(&mut self, node: TsNode<'t>, function: &mut Function) {
        for (_, kid) in self.kids(node) {
            let kids = self.kids(kid);
            let ty = field(&kids, Field::Type).and_then(|t| self.ty(t));
            let param = self.node();
            if let Some(ty) = ty {
                // What is passed is used as the type says: a callback gets the parameters that the type gives it.
                self.emit(Op::Declare { ty, from: param, to: param, open: false });
            }
            if field(&kids, Field::Pattern).is_some_and(|p| self.kind(p) == Kind::RestPattern) {
                let element = self.node();
                self.emit(Op::Element { base: param, to: element });
                function.rest = Some(element);
            } else {
                function.params.push(param);
            }
        }
    }

    fn object_type(&mut self, node: TsNode<'t>) -> Node {
        let object = self.object(ObjectShape::Assumed);
        self.object_type_members(node, object);
        object
    }

    fn object_type_members(&mut self, node: TsNode<'t>, object: Node) {
        for (_, kid) in self.kids(node) {
            let kids = self.kids(kid);
            let key = field(&kids, Field::Name).and_then(|k| self.key(k));
            match self.kind(kid) {
                Kind::PropertySignature => {
                    let ty = field(&kids, Field::Type).and_then(|t| self.ty(t));
                    if let Some(name) = key {
                        let ty = ty.unwrap_or_else(|| self.node());
                        self.store(object, name, ty);
                    }
                }
                Kind::MethodSignature => {
                    let function = self.function_type(kid);
                    if let Some(name) = key {
                        self.store(object, name, function);
                    }
                }
                Kind::IndexSignature => {
                    let ty = field(&kids, Field::Type).and_then(|t| self.ty(t));
                    if let Some(from) = ty {
                        self.store_element(object, from);
                    }
                }
                _ => {}
            }
        }
    }

    /// `typeof x`: the value of x.
    fn type_query(&mut self, node: TsNode<'t>) -> Option<Node> {
        let kids = self.kids(node);
        let (_, inner) = kids.iter().find(|(_, n)| n.is_named())?;
        if !matches!(self.kind(*inner), Kind::Identifier | Kind::Member) {
            return None;
        }
        // A type runs nothing: naming a member here is no use of it.
        let (ops, sites) = (self.out.ops.len(), self.out.sites.len());
        let value = self.expr(*inner);
        for op in &mut self.out.ops[ops..] {
            if let Op::Load { site, .. } = op {
                *site = None;
            }
        }
        self.out.sites.truncate(sites);
        Some(value)
    }

    /// `T["name"]`.
    fn lookup_type(&mut self, node: TsNode<'t>) -> Option<Node> {
        let kids = self.kids(node);
        let mut named = kids.iter().filter(|(_, n)| n.is_named()).map(|(_, n)| *n);
        let (base, index) = (named.next()?, named.next()?);
        let base = self.ty(base)?;
        let text = self.text(index);
        if text.starts_with(['"', '\'']) {
            return Some(self.load(base, string_content(text)));
        }
        let to = self.node();
        self.emit(Op::Element { base, to });
        Some(to)
    }

    /// `<T extends C = D>`: declares the names; their nodes.
    pub(super) fn type_parameters(&mut self, node: TsNode<'t>) -> Vec<Node> {
        let mut params = Vec::new();
        for (_, kid) in self.kids(node) {
            let kids = self.kids(kid);
            let Some(name) = field(&kids, Field::Name) else { continue };
            let (sym, fresh) = (self.sym(name), self.node());
            let param = self.scopes.declare(sym, Space::Type, fresh, false);
            self.scopes.open_type(sym);
            for bound in [Field::Constraint, Field::Value] {
                let ty = field(&kids, bound).and_then(|n| self.constraint(n));
                self.copy(ty, param);
            }
            params.push(param);
        }
        params
    }

    /// `extends C`, `= D`.
    fn constraint(&mut self, node: TsNode<'t>) -> Option<Node> {
        let kids = self.kids(node);
        let inner = kids.iter().find(|(_, n)| n.is_named()).map(|(_, n)| *n)?;
        if matches!(node.kind(), "constraint" | "default_type") { self.ty(inner) } else { self.ty(node) }
    }

    pub(super) fn interface(&mut self, node: TsNode<'t>) {
        let kids = self.kids(node);
        let Some(name) = field(&kids, Field::Name) else { return };
        let (sym, declared) = self.declare_type(name);
        self.scopes.open(false);
        let params = field(&kids, Field::TypeParameters).map(|t| self.type_parameters(t)).unwrap_or_default();
        for kid in self.of_kind(&kids, Kind::ExtendsTypeClause) {
            for (_, base) in self.kids(kid) {
                let base = self.ty(base);
                self.copy(base, declared);
            }
        }
        let object = self.object(ObjectShape::Assumed);
        self.copy(object, declared);
        if let Some(body) = field(&kids, Field::Body) {
            self.object_type_members(body, object);
        }
        self.scopes.close();
        self.scopes.set_type_params(sym, params);
    }

    pub(super) fn type_alias(&mut self, node: TsNode<'t>) {
        let kids = self.kids(node);
        let Some(name) = field(&kids, Field::Name) else { return };
        let (sym, declared) = self.declare_type(name);
        self.scopes.open(false);
        let params = field(&kids, Field::TypeParameters).map(|t| self.type_parameters(t)).unwrap_or_default();
        let value = field(&kids, Field::Value).and_then(|v| self.ty(v));
        self.copy(value, declared);
        self.scopes.close();
        self.scopes.set_type_params(sym, params);
    }
}
