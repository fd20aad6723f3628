//! `with (object) { ... }`: names in the block are the object's members, or what they are around it.
//!
//! Hardly anybody writes it, but templates are such blocks over their components. What names mean is known at the end,
//! when all declarations are.

use super::scope::Scopes;
use super::{Field, Lowerer, TsNode, field};
use crate::analysis::ids::Id;
use crate::analysis::ir::{Fragment, Node, Op, Sym};
use rustc_hash::{FxHashMap, FxHashSet};

/// The objects whose members are names in a scope.
#[derive(Default)]
pub(super) struct Objects {
    of: FxHashMap<usize, WithObject>,
    /// Names that are assigned to, each with the scope where they are.
    assigned: FxHashSet<(usize, Sym)>,
}

#[derive(Clone, Copy)]
struct WithObject {
    node: Node,
    /// The name through which a reference has its value, where names stand for what they refer to.
    through: Option<Sym>,
}

/// What the names of a fragment that it does not declare stand for.
#[derive(Default)]
pub(super) struct Meanings {
    pub(super) free: FxHashMap<Sym, Node>,
    /// Of a name in the scope of an object.
    members: FxHashMap<(usize, Sym), WithMember>,
}

#[derive(Clone, Copy)]
struct WithMember {
    node: Node,
    /// What the name is around the object's scope.
    outer: Node,
}

impl<'t> Lowerer<'t, '_> {
    pub(super) fn with(&mut self, node: TsNode<'t>) {
        let kids = self.kids(node);
        let object = field(&kids, Field::Object).map(|object| self.expr(object));
        let unwraps = self.template.is_some_and(|template| template.unwraps);
        let through = unwraps.then(|| self.names.intern("value"));
        self.scopes.open(false);
        if let Some(object) = object {
            let scope = self.scopes.current();
            self.scopes.objects.of.insert(scope, WithObject { node: object, through });
            self.depend_on(object, node);
        }
        if let Some(body) = field(&kids, Field::Body) {
            self.statement(body);
        }
        self.scopes.close();
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

impl WithObject {
    /// Its member of a name that means `outer` around it.
    fn member(self, fragment: &mut Fragment, name: Sym, outer: Node) -> WithMember {
        let raw = fresh(fragment);
        fragment.ops.push(Op::Load { base: self.node, name, to: raw, site: None, as_read: false });
        fragment.ops.push(Op::Copy { from: outer, to: raw });
        let Some(through) = self.through else { return WithMember { node: raw, outer } };
        let node = fresh(fragment);
        fragment.ops.push(Op::Copy { from: raw, to: node });
        fragment.ops.push(Op::Load { base: raw, name: through, to: node, site: None, as_read: false });
        WithMember { node, outer }
    }

    /// A value is assigned to that member.
    fn assign(self, fragment: &mut Fragment, name: Sym, member: WithMember) {
        let WithMember { node: from, outer } = member;
        fragment.ops.push(Op::Store { base: self.node, name, from, site: None });
        fragment.ops.push(match self.through {
            Some(name) => Op::Store { base: outer, name, from, site: None },
            None => Op::Copy { from, to: outer },
        });
    }
}

fn fresh(fragment: &mut Fragment) -> Node {
    fragment.nodes += 1;
    Node::new(fragment.nodes - 1)
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
                let outer = self.meaning(fragment, meanings, around, name, None);
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
                }
                scope = around;
            }
        }
    }
}
