//! The flow graph as far as it has grown, and what has been found in it: what an edit rolls back.
//!
//! Its tables only grow, so going back cuts them; `trail` takes back what changed below the cut. Whoever adds a field has to
//! say here which of both it is. Called by the solver alone.

use super::copies::Copies;
use super::growing::{Growing, OrderedMap, OrderedSet};
use super::outside::Outsides;
use super::value::{
    Bound, Constraint, ExitPoint, Instance, Object, ObjectKind, Provenance, SigRef, UnknownMember, Unseen,
    Value,
};
use super::{Computed, Hit, MemberAccess, TypeNote};
use crate::analysis::ids::{AccessId, BoundId, ComputedId, ExitId, InstanceId, LinkId, SignatureId, Table};
use crate::analysis::ir::{
    Call, CallId, Class, ClassId, Function, FunctionId, Locus, Node, ObjectId, Op, Outside, Sym,
};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

/// The nodes, what flows between them, and all that they are about.
#[derive(Default)]
pub(crate) struct Graph {
    /// What each node holds.
    pub(super) sets: Table<Node, SmallVec<[Value; 1]>>,
    /// How many of a node's values have been through its constraints.
    pub(super) processed: Table<Node, u32>,
    /// Whether it waits in the queue.
    pub(super) queued: Table<Node, bool>,
    /// The last constraint of each node.
    pub(super) heads: Table<Node, Option<LinkId>>,
    /// Constraints, each with the one before it of its node and the place that it is there for.
    pub(super) links: Table<LinkId, (Constraint, Option<LinkId>, Locus)>,
    /// The values of nodes that have many.
    pub(super) many: FxHashSet<(Node, Value)>,
    /// How many values there are beyond the first of crowded nodes.
    pub(super) crowded: usize,
    /// Between which nodes values are copied since solving began; the same ones come again and again.
    pub(super) copy_edges: FxHashSet<(Node, Node)>,
    pub(crate) objects: Table<ObjectId, Object>,
    pub(crate) functions: Table<FunctionId, Function>,
    pub(crate) classes: Table<ClassId, Class>,
    pub(crate) calls: Table<CallId, Call>,
    pub(super) accesses: Table<AccessId, MemberAccess>,
    pub(super) computed: Table<ComputedId, Computed>,
    pub(super) declarations: Vec<TypeNote>,
    pub(super) instances: Table<InstanceId, Instance>,
    /// The instances that nobody is sure of, by the value and how it was found.
    pub(super) unsure: OrderedMap<(Value, Provenance), InstanceId>,
    pub(super) signatures: Table<SignatureId, SigRef>,
    pub(super) bound: Table<BoundId, Bound>,
    /// All operations of the realm, as functions' extents count them.
    pub(crate) ops: Vec<Op>,
    /// The nodes that get what types and imports say, each with the node that says it (or itself); ascending.
    pub(crate) inflows: Vec<(Node, Node)>,
    /// Global variables.
    pub(super) globals: OrderedMap<Sym, Node>,
    /// `this` that `new` gives to plain functions, and the functions' own properties.
    pub(super) function_instances: OrderedMap<FunctionId, ObjectId>,
    pub(super) function_objects: OrderedMap<FunctionId, ObjectId>,
    /// The instances that an object is the prototype of.
    pub(super) prototypes: OrderedMap<ObjectId, Node>,
    /// Containers that calls made, by the node of the call's result: one for each place in the source.
    pub(super) made: OrderedMap<(Node, ObjectKind), ObjectId>,
    /// Nodes made for catalogue types, by the type's address and its instance.
    pub(super) type_nodes: OrderedMap<(usize, Option<InstanceId>), Node>,
    /// Which objects are used as which others say.
    pub(super) contexts: OrderedSet<(ObjectId, ObjectId)>,
    /// What was asked of superclasses: members, and constructors with arguments. A class may be its own superclass
    /// (`B => class extends B`), by several ways at once: without this the ways would multiply.
    pub(super) super_loads: OrderedSet<(ClassId, Sym, Node)>,
    pub(super) super_calls: OrderedSet<(ClassId, Vec<Node>)>,
    /// The class whose instances a node holds.
    pub(super) class_of_instance: OrderedMap<Node, ClassId>,
    /// Classes that are used as React components.
    pub(super) mounted: OrderedSet<ClassId>,
    /// What loops over objects with an iterator of their own get; what objects with a `then` of their own resolve to.
    pub(super) iterators: OrderedMap<ObjectId, Node>,
    pub(super) thenables: OrderedMap<ObjectId, Node>,
    /// Handler and target of proxies, by the object of what the traps give.
    pub(super) proxies: OrderedMap<ObjectId, [Node; 2]>,
    /// What comes from outside, by what it is.
    pub(super) outside: Outsides,
    pub(super) exits: OrderedSet<ExitPoint>,
    /// Members that Office is not known to have.
    pub(crate) unknown: OrderedSet<UnknownMember>,
    /// The nodes whose values leave, each with where.
    pub(super) left_from: OrderedSet<(Node, ExitId)>,
    /// Which objects have left at which places.
    pub(super) left: OrderedSet<(Locus, ObjectId)>,
    /// What was called from outside, with the node of its result.
    pub(super) called_from_outside: OrderedMap<(Value, Outside), Node>,
    pub(super) copies: Copies,
}

/// What has been found so far.
#[derive(Default)]
pub(crate) struct SolverResults {
    /// Which members sites touch.
    pub(crate) hits: Vec<Hit>,
    /// What nobody sees.
    pub(crate) unseen: Vec<Unseen>,
    /// Functions that something calls.
    pub(crate) called: OrderedSet<FunctionId>,
    /// Where functions are called from, copies taken for their originals. No place: from where nobody knows.
    pub(crate) callers: OrderedSet<(FunctionId, Locus)>,
    /// What is called once for all who make that happen, whoever they are.
    pub(crate) called_for_all: Vec<Node>,
    /// The copies of calls: those that stand in copies of their functions.
    pub(crate) call_copies: FxHashMap<CallId, Vec<CallId>>,
    /// The nodes of which not all values are followed.
    pub(crate) overflowed: OrderedSet<Node>,
    /// The values that are not followed.
    pub(crate) dropped: OrderedSet<(Node, Value)>,
}

impl Graph {
    /// The tables that only grow, always in the same order.
    pub(super) fn growing(&mut self) -> Vec<&mut dyn Growing> {
        let Graph {
            sets,
            processed,
            queued,
            heads,
            links,
            many: _,
            crowded: _,
            copy_edges: _,
            objects,
            functions,
            classes,
            calls,
            accesses,
            computed,
            declarations,
            instances,
            unsure,
            signatures,
            bound,
            ops,
            inflows,
            globals,
            function_instances,
            function_objects,
            prototypes,
            made,
            type_nodes,
            contexts,
            super_loads,
            super_calls,
            class_of_instance,
            mounted,
            iterators,
            thenables,
            proxies,
            outside,
            exits,
            unknown,
            left_from,
            left,
            called_from_outside,
            copies,
        } = self;
        let nodes: [&mut dyn Growing; 5] = [sets, processed, queued, heads, links];
        let program: [&mut dyn Growing; 12] = [
            objects,
            functions,
            classes,
            calls,
            accesses,
            computed,
            declarations,
            instances,
            signatures,
            bound,
            ops,
            inflows,
        ];
        let made: [&mut dyn Growing; 20] = [
            unsure,
            class_of_instance,
            mounted,
            globals,
            function_instances,
            function_objects,
            prototypes,
            made,
            type_nodes,
            contexts,
            super_loads,
            super_calls,
            iterators,
            thenables,
            proxies,
            exits,
            unknown,
            left_from,
            left,
            called_from_outside,
        ];
        let of_parts = copies.growing().into_iter().chain(outside.growing());
        nodes.into_iter().chain(program).chain(made).chain(of_parts).collect()
    }
}

impl SolverResults {
    /// The tables that only grow, always in the same order.
    pub(super) fn growing(&mut self) -> [&mut dyn Growing; 7] {
        let SolverResults {
            hits,
            unseen,
            called,
            callers,
            called_for_all,
            call_copies: _,
            overflowed,
            dropped,
        } = self;
        [hits, unseen, called, callers, called_for_all, overflowed, dropped]
    }
}
