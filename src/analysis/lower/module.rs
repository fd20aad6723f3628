//! Imports and exports, in ES, CommonJS and TypeScript syntax.

use super::{Field, Kids, Kind, Lowerer, TsNode, field, string_content};
use crate::analysis::ir::{Binding, Call, Export, Import, Imported, Node, ObjectShape, Op, Space, Sym};
use crate::analysis::lower::pattern::PatternTarget;

impl<'t> Lowerer<'t, '_> {
    fn specifier(&mut self, source: TsNode<'t>) -> Sym {
        let text = string_content(self.text(source));
        self.names.intern(text)
    }

    /// The specifier in a string without holes.
    fn literal_module(&mut self, source: TsNode<'t>) -> Option<Sym> {
        let is_template = self.kind(source) == Kind::TemplateString && !self.text(source).contains("${");
        (is_template || self.kind(source) == Kind::Str).then(|| self.specifier(source))
    }

    /// Binds an imported name.
    fn import(&mut self, specifier: Sym, what: Imported, local: TsNode<'t>) {
        let to = self.declare_value(local, PatternTarget::Parameter(Binding::Import));
        let local = Some(self.sym(local));
        self.out.imports.push(Import { specifier, what, to, local });
    }

    pub(super) fn import_statement(&mut self, node: TsNode<'t>) {
        self.out.module = true;
        let kids = self.kids(node);
        if let Some(&(_, require)) = kids.iter().find(|(_, n)| self.kind(*n) == Kind::ImportRequire) {
            return self.import_require(require);
        }
        let Some(source) = field(&kids, Field::Source) else { return };
        let specifier = self.specifier(source);
        let Some(&(_, clause)) = kids.iter().find(|(_, n)| self.kind(*n) == Kind::ImportClause) else {
            // For its effects alone; it still ties the two files together.
            let to = self.node();
            self.out.imports.push(Import { specifier, what: Imported::Namespace, to, local: None });
            return;
        };
        for (_, kid) in self.kids(clause) {
            match self.kind(kid) {
                Kind::Identifier => {
                    let default = self.names.intern("default");
                    self.import(specifier, Imported::Name(default), kid);
                }
                Kind::NamespaceImport => {
                    let parts = self.kids(kid);
                    if let Some(&(_, local)) = parts.iter().find(|(_, n)| n.is_named()) {
                        self.import(specifier, Imported::Namespace, local);
                    }
                }
                Kind::NamedImports => self.named_imports(specifier, kid),
                _ => {}
            }
        }
    }

    fn named_imports(&mut self, specifier: Sym, node: TsNode<'t>) {
        for (_, kid) in self.kids(node) {
            let parts = self.kids(kid);
            let Some(name) = field(&parts, Field::Name) else { continue };
            let local = field(&parts, Field::Alias).unwrap_or(name);
            let what = Imported::Name(self.module_name(name));
            self.import(specifier, what, local);
        }
    }

    /// A name in an import or export list, which may be a string.
    fn module_name(&mut self, node: TsNode<'t>) -> Sym {
        if self.kind(node) == Kind::Str { self.specifier(node) } else { self.sym(node) }
    }

    /// `import x = require("y")`.
    fn import_require(&mut self, node: TsNode<'t>) {
        let kids = self.kids(node);
        let source = field(&kids, Field::Source);
        let local = kids.iter().find(|(_, n)| self.kind(*n) == Kind::Identifier);
        if let (Some(source), Some(&(_, local))) = (source, local) {
            let specifier = self.specifier(source);
            self.import(specifier, Imported::Namespace, local);
        }
    }

    /// `require("x")` and `import("x")`: the module as a value, or as a promise of it.
    pub(super) fn module_call(
        &mut self,
        call: TsNode<'t>,
        function: TsNode<'t>,
        kids: &Kids<'t>,
    ) -> Option<Node> {
        let dynamic = self.kind(function) == Kind::Import;
        let loads = matches!(self.text(function), "require" | "define" | "requirejs");
        let calls_loader = loads && self.kind(function) == Kind::Identifier;
        if !(dynamic || calls_loader) {
            return None;
        }
        let arguments = field(kids, Field::Arguments)?;
        if !dynamic
            && self.kind(arguments) == Kind::Arguments
            && let Some(to) = self.amd_call(self.text(function), arguments)
        {
            return Some(to);
        }
        let source = self.kids(arguments).first().map(|k| k.1)?;
        if !dynamic && self.text(function) != "require" {
            return None;
        }
        let literal = self.literal_module(source);
        if literal.is_none() && !dynamic && self.is_own("require") {
            return None;
        }
        self.out.module |= !dynamic;
        let to = match literal {
            Some(specifier) => {
                let to = self.node();
                self.out.imports.push(Import { specifier, what: Imported::Namespace, to, local: None });
                to
            }
            None => self.computed_module(call, source),
        };
        if !dynamic {
            return Some(to);
        }
        let promise = self.node();
        self.emit(Op::Promise { inner: to, to: promise });
        Some(promise)
    }

    /// `define(["a"], a => ...)`, `require(["a"], a => ...)`.
    fn amd_call(&mut self, loader: &str, arguments: TsNode<'t>) -> Option<Node> {
        let kids = self.kids(arguments);
        let (_, factory) = *kids.last()?;
        let list = kids.iter().map(|(_, n)| *n).find(|n| self.kind(*n) == Kind::Array);
        let is_function = matches!(self.kind(factory), Kind::Function | Kind::ArrowFunction);
        if list.is_none() && !(loader == "define" && is_function) {
            return None;
        }
        let mut args = Vec::new();
        for (_, dependency) in list.map(|l| self.kids(l)).unwrap_or_default() {
            let to = self.node();
            if self.kind(dependency) == Kind::Str {
                let specifier = self.specifier(dependency);
                self.out.imports.push(Import { specifier, what: Imported::Namespace, to, local: None });
            }
            args.push((to, false));
        }
        let (callee, to) = (self.expr(factory), self.node());
        let (start, end) = (self.offset(arguments.start_byte()), self.offset(arguments.end_byte()));
        self.emit_call(Call { start, end, ..Call::unseen(callee, args, to) });
        self.out.module = true;
        if loader == "define" {
            self.out.exports.push(Export::Equals { node: to });
        }
        Some(to)
    }

    pub(super) fn export_statement(&mut self, node: TsNode<'t>) {
        self.out.module = true;
        let kids = self.kids(node);
        match field(&kids, Field::Declaration) {
            Some(class) if self.kind(class) == Kind::Class => {
                self.class_decorators = self.of_kind(&kids, Kind::Decorator);
            }
            _ => self.decorators(&kids),
        }
        let source = field(&kids, Field::Source);
        if let Some(source) = source {
            let specifier = self.specifier(source);
            return self.re_export(specifier, &kids);
        }
        let is_default = kids.iter().any(|(_, n)| self.kind(*n) == Kind::Default);
        if let Some(declaration) = field(&kids, Field::Declaration) {
            self.export_declaration(declaration, is_default);
        } else if let Some(value) = field(&kids, Field::Value) {
            let (node, name) = (self.expr(value), self.names.intern("default"));
            self.out.exports.push(Export::Value { name, node });
            if self.kind(value) == Kind::Identifier {
                let local = self.sym(value);
                self.out.exports.push(Export::Local { name, local });
            }
        } else if let Some(&(_, clause)) = kids.iter().find(|(_, n)| self.kind(*n) == Kind::ExportClause) {
            self.export_clause(clause);
        } else {
            self.export_rest(node, &kids);
        }
    }

    /// `export = x`, or what is left of a broken export.
    fn export_rest(&mut self, node: TsNode<'t>, kids: &Kids<'t>) {
        let equals = node.child(1).is_some_and(|c| c.kind() == "=");
        for &(_, kid) in kids {
            if equals {
                let node = self.expr(kid);
                self.out.exports.push(Export::Equals { node });
            } else {
                self.statement(kid);
            }
        }
    }

    fn export_declaration(&mut self, declaration: TsNode<'t>, is_default: bool) {
        let before = self.declared_names.len();
        self.statement(declaration);
        let mut names: Vec<Sym> = self.declared_names.drain(before..).collect();
        if let Some(name) = declaration.child_by_field_name("name") {
            names.push(self.sym(name));
        }
        names.sort_unstable();
        names.dedup();
        let default = self.names.intern("default");
        for local in names {
            let name = if is_default { default } else { local };
            self.out.exports.push(Export::Local { name, local });
        }
    }

    fn export_clause(&mut self, clause: TsNode<'t>) {
        for (_, kid) in self.kids(clause) {
            let parts = self.kids(kid);
            let Some(name) = field(&parts, Field::Name) else { continue };
            let (local, alias) = (self.module_name(name), field(&parts, Field::Alias));
            let name = alias.map_or(local, |a| self.module_name(a));
            self.out.exports.push(Export::Local { name, local });
        }
    }

    /// `export * from`, `export * as ns from`, `export { a as b } from`.
    fn re_export(&mut self, specifier: Sym, kids: &Kids<'t>) {
        if let Some(&(_, clause)) = kids.iter().find(|(_, n)| self.kind(*n) == Kind::ExportClause) {
            for (_, kid) in self.kids(clause) {
                let parts = self.kids(kid);
                let Some(name) = field(&parts, Field::Name) else { continue };
                let what = Imported::Name(self.module_name(name));
                let alias = field(&parts, Field::Alias).unwrap_or(name);
                let name = self.module_name(alias);
                self.out.exports.push(Export::From { name, specifier, what });
            }
        } else if let Some(&(_, ns)) = kids.iter().find(|(_, n)| self.kind(*n) == Kind::NamespaceExport) {
            if let Some(&(_, name)) = self.kids(ns).iter().find(|(_, n)| n.is_named()) {
                let name = self.module_name(name);
                self.out.exports.push(Export::From { name, specifier, what: Imported::Namespace });
            }
        } else {
            self.out.exports.push(Export::All { specifier });
        }
    }

    /// `namespace N { export ... }`: an object with the exported names.
    pub(super) fn namespace(&mut self, node: TsNode<'t>) {
        let kids = self.kids(node);
        let Some(body) = field(&kids, Field::Body) else { return };
        let name = field(&kids, Field::Name).filter(|_| !self.ambient);
        let object = self.object(ObjectShape::Plain);
        let whole = name.and_then(|name| self.namespace_name(name, object));
        self.scopes.open(true);
        // What other parts of the namespace export is known by its name alone.
        whole.into_iter().for_each(|whole| self.open_parts(whole));
        let outer_scope = std::mem::replace(&mut self.export_scope, self.scopes.current());
        let outer_exports = std::mem::take(&mut self.out.exports);
        let was_module = self.out.module;
        self.walk(body);
        let exports = std::mem::replace(&mut self.out.exports, outer_exports);
        self.out.module = was_module;
        self.export_scope = outer_scope;
        for export in exports {
            if let Export::Local { name, local } = export {
                let fresh = self.node();
                let from = self.scopes.reference(local, fresh);
                self.emit(Op::Store { base: object, name, from, site: None });
            }
        }
        self.scopes.close();
    }

    /// Declares `N`, or `N.A`, which is a member of `N`; the node of what all parts of that namespace are.
    fn namespace_name(&mut self, name: TsNode<'t>, object: Node) -> Option<Node> {
        let mut first = name;
        while self.kind(first) == Kind::NestedIdentifier || self.kind(first) == Kind::Member {
            first = first.named_child(0)?;
        }
        if self.kind(first) != Kind::Identifier {
            return None;
        }
        let declared = self.declare_value(first, PatternTarget::Lexical);
        let inner: Vec<&'t str> = self.text(name).split('.').skip(1).map(str::trim).collect();
        let Some((last, between)) = inner.split_last() else {
            self.copy(object, declared);
            return Some(declared);
        };
        let outermost = self.object(ObjectShape::Plain);
        self.copy(outermost, declared);
        let around = between.iter().fold(outermost, |around, part| {
            let object = self.object(ObjectShape::Plain);
            self.store(around, part, object);
            object
        });
        self.store(around, last, object);
        Some(inner.iter().fold(declared, |base, part| self.load(base, part)))
    }

    /// `import M = N.A`: a value and a type.
    pub(super) fn import_alias(&mut self, node: TsNode<'t>) {
        let kids = self.kids(node);
        let mut named = kids.iter().map(|(_, n)| *n).filter(tree_sitter::Node::is_named);
        let (Some(local), Some(target)) = (named.next(), named.next()) else { return };
        let declared = self.declare_value(local, PatternTarget::Lexical);
        let mut parts = self.text(target).split('.').map(str::trim);
        let root = self.names.intern(parts.next().unwrap_or(""));
        let fresh = self.node();
        let root = self.scopes.reference(root, fresh);
        let value = parts.fold(root, |base, part| self.load(base, part));
        self.copy(value, declared);
        let (_, declared) = self.declare_type(local);
        let ty = self.ty(target);
        self.copy(ty, declared);
    }

    /// Declares a type name in the current scope; its node.
    pub(super) fn declare_type(&mut self, name: TsNode<'t>) -> (Sym, Node) {
        let (sym, fresh) = (self.sym(name), self.node());
        let node = self.scopes.declare(sym, Space::Type, fresh, self.ambient);
        if self.scopes.current() == self.export_scope {
            self.declared_names.push(sym);
        }
        (sym, node)
    }
}
