//! `with (object) { ... }`: names in the block are the object's members, or what they are around it.
//!
//! Hardly anybody writes it, but templates are such blocks over their components. What names mean is known at the end,
//! when all declarations are.

use super::objects::{Meanings, WithObject, fresh};
use super::scope::Scopes;
use super::{Field, Lowerer, TsNode, field};
use crate::analysis::ir::{Fragment, Node, Sym};
use rustc_hash::FxHashSet;

impl<'t> Lowerer<'t, '_> {
    pub(super) fn with(&mut self, node: TsNode<'t>) {
        let kids = self.kids(node);
        let object = field(&kids, Field::Object).map(|object| self.expr(object));
        let unwraps = self.template.is_some_and(|template| template.unwraps);
        let through = unwraps.then(|| self.names.intern("value"));
        self.scopes.open(false);
        if let Some(object) = object {
            let scope = self.scopes.current();
            self.scopes.objects.of.insert(scope, WithObject { node: object, through, alone: false });
            self.depend_on(object, node);
        }
        if let Some(body) = field(&kids, Field::Body) {
            self.statement(body);
        }
        self.scopes.close();
    }

    /// In the scope that is open now, what an object has is known by its name.
    pub(super) fn open_parts(&mut self, object: Node) {
        let scope = self.scopes.current();
        self.scopes.objects.of.insert(scope, WithObject { node: object, through: None, alone: false });
    }

    /// Opens the scope of code that sees the names of the page alone.
    pub(super) fn open_page(&mut self, window: Node) {
        self.scopes.open(true);
        let scope = self.scopes.current();
        self.scopes.objects.of.insert(scope, WithObject { node: window, through: None, alone: true });
    }

    /// The node of a name that is assigned to.
    pub(super) fn assigned_name(&mut self, name: TsNode<'t>) -> Node {
        if !self.scopes.objects.of.is_empty() {
            let (scope, name) = (self.scopes.current(), self.sym(name));
            self.scopes.objects.assigned.insert((scope, name));
        }
        self.reference(name)
    }
}

impl Scopes {
    /// The node that a name means in a scope; `used` stands for it where nothing else does.
    pub(super) fn meaning(
        &self,
        fragment: &mut Fragment,
        meanings: &mut Meanings,
        mut scope: usize,
        name: Sym,
        used: Option<Node>,
    ) -> Node {
        loop {
            if let Some(node) = self.declared_in(scope, name) {
                return node;
            }
            let Some(around) = self.around(scope) else {
                return *meanings.free.entry(name).or_insert_with(|| used.unwrap_or_else(|| fresh(fragment)));
            };
            if let Some(object) = self.objects.of.get(&scope) {
                if let Some(member) = meanings.members.get(&(scope, name)) {
                    return member.node;
                }
                let outer = match object.alone {
                    true => fresh(fragment),
                    false => self.meaning(fragment, meanings, around, name, None),
                };
                let member = object.member(fragment, name, outer);
                meanings.members.insert((scope, name), member);
                return member.node;
            }
            scope = around;
        }
    }

    /// Gives the members of objects what is assigned to their names.
    pub(super) fn assign_members(&self, fragment: &mut Fragment, meanings: &Meanings) {
        let mut done: FxHashSet<(usize, Sym)> = FxHashSet::default();
        let mut assigned: Vec<_> = self.objects.assigned.iter().copied().collect();
        assigned.sort_unstable();
        for (mut scope, name) in assigned {
            // What is assigned goes to the objects further out as well.
            while self.declared_in(scope, name).is_none()
                && let Some(around) = self.around(scope)
            {
                let member = meanings.members.get(&(scope, name));
                if let (Some(object), Some(&member)) = (self.objects.of.get(&scope), member)
                    && done.insert((scope, name))
                {
                    object.assign(fragment, name, member);
                    if object.alone {
                        break;
                    }
                }
                scope = around;
            }
        }
    }
}
