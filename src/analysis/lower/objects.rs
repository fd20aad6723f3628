//! Objects whose members are names in a scope, and what the names then mean. Know nothing about scopes.

use crate::analysis::ids::Id;
use crate::analysis::ir::{Fragment, Node, Op, Sym};
use rustc_hash::{FxHashMap, FxHashSet};

/// The objects whose members are names in a scope.
#[derive(Default)]
pub(super) struct Objects {
    pub(super) of: FxHashMap<usize, WithObject>,
    /// Names that are assigned to, each with the scope where they are.
    pub(super) assigned: FxHashSet<(usize, Sym)>,
}

/// An object whose members are names.
#[derive(Clone, Copy)]
pub(super) struct WithObject {
    pub(super) node: Node,
    /// The name through which a reference has its value, where names stand for what they refer to.
    pub(super) through: Option<Sym>,
    /// Its members are all the names that there are.
    pub(super) alone: bool,
}

/// What the names of a fragment that it does not declare stand for.
#[derive(Default)]
pub(super) struct Meanings {
    pub(super) free: FxHashMap<Sym, Node>,
    /// Of a name in the scope of an object.
    pub(super) members: FxHashMap<(usize, Sym), WithMember>,
}

/// What a name means in the scope of an object.
#[derive(Clone, Copy)]
pub(super) struct WithMember {
    pub(super) node: Node,
    /// What the name is around the object's scope.
    pub(super) outer: Node,
}

impl WithObject {
    /// Its member of a name that means `outer` around it.
    pub(super) fn member(self, fragment: &mut Fragment, name: Sym, outer: Node) -> WithMember {
        let raw = fresh(fragment);
        fragment.ops.push(Op::Load { base: self.node, name, to: raw, site: None, as_read: false });
        if !self.alone {
            fragment.ops.push(Op::Copy { from: outer, to: raw });
        }
        let Some(through) = self.through else { return WithMember { node: raw, outer } };
        let node = fresh(fragment);
        fragment.ops.push(Op::Copy { from: raw, to: node });
        fragment.ops.push(Op::Load { base: raw, name: through, to: node, site: None, as_read: false });
        WithMember { node, outer }
    }

    /// A value is assigned to that member.
    pub(super) fn assign(self, fragment: &mut Fragment, name: Sym, member: WithMember) {
        let WithMember { node: from, outer } = member;
        fragment.ops.push(Op::Store { base: self.node, name, from, site: None });
        if !self.alone {
            fragment.ops.push(match self.through {
                Some(name) => Op::Store { base: outer, name, from, site: None },
                None => Op::Copy { from, to: outer },
            });
        }
    }
}

pub(super) fn fresh(fragment: &mut Fragment) -> Node {
    fragment.nodes += 1;
    Node::new(fragment.nodes - 1)
}
