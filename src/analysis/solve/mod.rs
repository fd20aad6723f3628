//! The solver: a worklist over the flow graph of a realm (`link` says what that is).
//!
//! Inclusion-based and insensitive to flow and context: a node's values only grow, from a finite supply, so it always
//! ends; sets are capped besides. Knows JavaScript and the catalogue, nothing of syntax or files. Called by `link`.

mod angular;
mod api;
mod apply;
mod builtins;
mod callbacks;
mod calls;
mod conditions;
mod containers;
mod copies;
mod elements;
mod exits;
mod frameworks;
mod functions;
mod graph;
mod growing;
mod inherit;
mod iterate;
mod known_packages;
mod loads;
mod ops;
mod outside;
mod proxy;
mod statics;
mod strings;
mod trail;
mod value;

pub(crate) use conditions::{Check, Conditions, copied_clues, is_telling};
pub(crate) use known_packages::{KnownPackage, package as known_package};
pub(crate) use value::{
    Builtin, Constraint as Flow, KnownLibrary, ObjectKind as Kind, UnknownMember, Unseen, UnseenReason, Value,
};

use super::ir::{Call, Locus, Node, ObjectId, Outside, SiteId, Sym};
use crate::analysis::Stop;
use crate::analysis::ids::{Id, IdRange};
use crate::catalog::{Catalog, MemberId};
use graph::{Graph, SolverResults};
use rustc_hash::FxHashSet;
use smallvec::SmallVec;
use value::{Bound, Constraint, Object, ObjectKind};

/// Nodes with more values than this, Office's not counted, are rare ...
const CROWD: usize = 48;
/// ... or part of some library's hub: so many values may all of them have beyond that, what else comes is not followed.
const MAX_CROWDED: usize = 20_000;
/// Of so many values that are not followed it is known which they are.
const MAX_DROPPED: usize = 20_000;
/// Sets with more values than this are looked up in a table.
const MANY: usize = 16;
/// Constraints that add constraints go no deeper than this; what is deeper waits.
const MAX_DEPTH: u32 = 48;
/// A program that makes more nodes than this is not one that a person wrote.
const MAX_NODES: usize = 8_000_000;
/// Nor does one give values to each other in so many ways: a library does whose parts all reach one another, such as an engine
/// for games.
const MAX_COPIES: usize = 1_000_000;

/// After so many nodes it is asked whether anybody still waits for what they lead to.
const STEPS: u32 = 1 << 13;

/// Solving adds one to so many, as a rule.
const MORE: usize = 8;

/// How much there is of a program before it is solved.
pub(crate) struct Room {
    pub(crate) nodes: usize,
    pub(crate) ops: usize,
    pub(crate) objects: usize,
    pub(crate) functions: usize,
    pub(crate) calls: usize,
}

/// A member access of the program.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MemberAccess {
    pub(crate) name: Sym,
    pub(crate) to: Node,
    /// Its site in the program.
    pub(crate) site: Option<SiteId>,
    /// What names it, where that is no literal.
    pub(crate) key: Option<Node>,
    /// What it is read from.
    pub(crate) base: Option<Node>,
    /// An item's member is known to be what it is while reading.
    pub(crate) as_read: bool,
}

/// A member access whose name the program computes: `base[key]`.
#[derive(Debug, Clone, Copy)]
struct Computed {
    base: Node,
    key: Node,
    to: Node,
    /// Its site in the program.
    site: Option<SiteId>,
}

impl Computed {
    /// The access where the key is a name.
    fn named(self, name: Sym) -> MemberAccess {
        let Computed { base, key, to, site } = self;
        MemberAccess { name, to, site, key: Some(key), base: Some(base), as_read: false }
    }
}

/// A site touches a member.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    pub(crate) site: SiteId,
    pub(crate) member: MemberId,
    /// What names the member, where that is no literal.
    pub(crate) key: Option<Node>,
    /// What the member is read from, in a copy as well; else the site says it.
    pub(crate) base: Option<Node>,
    /// Whether the Office value was followed to here.
    pub(crate) followed: bool,
}

/// `ty` annotates a value that comes from `from` and goes to `to`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TypeNote {
    /// Whether the type may be anything all the same.
    pub(crate) open: bool,
    pub(crate) ty: Node,
    pub(crate) from: Node,
    pub(crate) to: Node,
}

/// What is still to be done.
#[derive(Default)]
struct Work {
    /// Nodes with values that have not been through their constraints.
    queue: Vec<Node>,
    /// Constraints that wait, with so many values of their node to be given.
    waiting: Vec<(Constraint, Node, u32, Locus)>,
    /// How deep constraints are being added by constraints.
    depth: u32,
    /// The place in the source whose doing is followed.
    place: Locus,
    solving: bool,
    /// What types say is in.
    declared: bool,
}

/// The flow graph of the program, and what is known of it so far.
pub(crate) struct Solver {
    catalog: &'static Catalog,
    pub(crate) names: super::names::NameTable,
    /// Names that some source stores to: they may be globals that it makes.
    assigned: FxHashSet<Sym>,
    pub(crate) graph: Graph,
    pub(crate) found: SolverResults,
    work: Work,
    /// Where to go back to, if ever.
    mark: Option<trail::Checkpoint>,
    /// Whether anybody still waits for what is being solved.
    stop: Stop,
}

impl Solver {
    pub(crate) fn new(names: super::names::NameTable, assigned: FxHashSet<Sym>) -> Self {
        let (graph, found, work) = (Graph::default(), SolverResults::default(), Work::default());
        let mut solver = Solver {
            catalog: Catalog::get(),
            names,
            assigned,
            graph,
            found,
            work,
            mark: None,
            stop: Stop::default(),
        };
        solver.make_outsides();
        solver
    }

    /// Makes room for a program. What solving adds is little beside it, as a rule; without some room for that, each table
    /// would double.
    pub(crate) fn reserve(&mut self, room: &Room) {
        let some_more = |size: usize| size + size / MORE;
        let (nodes, ops, graph) = (some_more(room.nodes), some_more(room.ops), &mut self.graph);
        graph.sets.reserve(nodes);
        graph.processed.reserve(nodes);
        graph.heads.reserve(nodes);
        graph.queued.reserve(nodes);
        graph.links.reserve(ops);
        graph.ops.reserve(room.ops);
        graph.objects.reserve(some_more(room.objects));
        graph.functions.reserve(some_more(room.functions));
        graph.calls.reserve(some_more(room.calls));
    }

    /// Makes `count` nodes.
    pub(crate) fn add_nodes(&mut self, count: usize) -> IdRange<Node> {
        let first = self.graph.sets.len();
        let len = first + count;
        self.graph.sets.resize_with(len, SmallVec::new);
        self.graph.processed.resize_with(len, || 0);
        self.graph.heads.resize_with(len, || None);
        self.graph.queued.resize_with(len, || false);
        self.graph.sets.since(first)
    }

    pub(crate) fn node(&mut self) -> Node {
        self.graph.processed.push(0);
        self.graph.heads.push(None);
        self.graph.queued.push(false);
        self.graph.sets.push(SmallVec::new())
    }

    /// A node that holds `value`.
    pub(crate) fn node_of(&mut self, value: Value) -> Node {
        let node = self.node();
        self.add(node, value);
        node
    }

    /// What a node holds; nothing, where there is none.
    pub(crate) fn values(&self, node: impl Into<Option<Node>>) -> &[Value] {
        node.into().and_then(|node| self.graph.sets.get(node)).map_or(&[], |set| set.as_slice())
    }

    /// How many nodes there are.
    pub(crate) fn node_count(&self) -> usize {
        self.graph.sets.len()
    }

    /// From where nodes get all that is there: each node with one that it gets it from, in the order of the nodes.
    pub(crate) fn copied_from(&self) -> Vec<(Node, Node)> {
        let mut copied = Vec::new();
        for (from, head) in (0..self.graph.heads.len()).map(Node::new).zip(self.graph.heads.iter()) {
            let mut link = *head;
            while let Some((constraint, next, _)) = link.and_then(|id| self.graph.links.get(id)) {
                if let Constraint::Copy(to) = *constraint {
                    copied.push((to, from));
                }
                link = *next;
            }
        }
        copied.sort_by_key(|&(to, _)| to);
        copied
    }

    /// The node of a property that an object has.
    pub(crate) fn known_property(&self, object: ObjectId, name: Sym) -> Option<Node> {
        self.graph.objects.get(object)?.props.get(&name).map(|property| property.node)
    }

    /// A node gets a value, if there is one.
    pub(crate) fn add(&mut self, node: impl Into<Option<Node>>, value: Value) {
        if let Some(node) = node.into() {
            self.add_to(node, value);
        }
    }

    fn add_to(&mut self, node: Node, value: Value) {
        let set = &mut self.graph.sets[node];
        let len = set.len();
        let known = if len < MANY { set.contains(&value) } else { self.graph.many.contains(&(node, value)) };
        if known {
            return;
        }
        if len >= CROWD && !value.is_api() && !matches!(value, Value::Outside(_)) {
            if self.graph.crowded >= MAX_CROWDED {
                return self.drop_value(node, value);
            }
            self.graph.crowded += 1;
        }
        set.push(value);
        if len + 1 == MANY {
            self.graph.many.extend(set.iter().map(|&value| (node, value)));
        } else if len >= MANY {
            self.graph.many.insert((node, value));
        }
        self.note_value(node);
        if !self.graph.queued[node] {
            self.graph.queued[node] = true;
            self.work.queue.push(node);
        }
    }

    /// The node has too many values to follow this one, too: it may hold anything.
    fn drop_value(&mut self, node: Node, value: Value) {
        if self.found.dropped.len() < MAX_DROPPED {
            self.found.dropped.insert((node, value));
        }
        if self.found.overflowed.insert(node) {
            self.add(node, Value::Outside(Outside::Code));
        }
    }

    /// Whether there was more than it is known of what has been left out.
    pub(crate) fn has_lost_count(&self) -> bool {
        self.found.dropped.len() >= MAX_DROPPED || self.has_given_up()
    }

    /// Whether there is so much that it was not solved to the end: any node may hold more.
    pub(crate) fn has_given_up(&self) -> bool {
        self.graph.sets.len() > MAX_NODES || self.graph.copy_edges.len() >= MAX_COPIES
    }

    /// Adds a constraint; values that the node's other constraints have seen already are given to it at once.
    pub(crate) fn constrain(&mut self, node: impl Into<Option<Node>>, constraint: Constraint) {
        let Some(node) = node.into().filter(|_| self.graph.sets.len() <= MAX_NODES) else { return };
        let place = self.work.place;
        self.graph.heads[node] = Some(self.graph.links.push((constraint, self.graph.heads[node], place)));
        self.note_link(node);
        let known = self.graph.processed[node];
        if known > 0 && self.work.depth >= MAX_DEPTH {
            self.work.waiting.push((constraint, node, known, place));
            return;
        }
        self.work.depth += 1;
        self.give_known(constraint, node, known, place);
        self.work.depth -= 1;
        self.work.place = place;
    }

    /// Gives a constraint the first `count` values of its node.
    fn give_known(&mut self, constraint: Constraint, node: Node, count: u32, place: Locus) {
        for i in 0..count as usize {
            let value = self.graph.sets[node][i];
            self.work.place = place;
            self.apply(constraint, value);
        }
    }

    /// What one node holds the other one gets, if there are both.
    pub(crate) fn copy(&mut self, from: impl Into<Option<Node>>, to: impl Into<Option<Node>>) {
        let (Some(from), Some(to)) = (from.into(), to.into()) else { return };
        if from == to {
            return;
        }
        if self.work.solving {
            if self.graph.copy_edges.len() >= MAX_COPIES || !self.graph.copy_edges.insert((from, to)) {
                return;
            }
            self.note_copied(from, to);
        }
        self.constrain(from, Constraint::Copy(to));
    }

    pub(crate) fn access(&mut self, base: Node, access: MemberAccess) {
        let access = self.graph.accesses.push(access);
        self.constrain(base, Constraint::Load(access));
    }

    pub(crate) fn load(&mut self, base: Node, name: Sym, to: Node) {
        self.access(base, MemberAccess { name, to, site: None, key: None, base: Some(base), as_read: false });
    }

    fn access_computed(&mut self, computed: Computed) {
        let access = self.graph.computed.push(computed);
        self.constrain(computed.base, Constraint::ComputedBase(access));
    }

    /// A call that no source shows: whatever is callable in `callee` gets `args`.
    pub(crate) fn call_with(&mut self, callee: Node, args: &[Node], to: impl Into<Option<Node>>) {
        self.call_on(callee, None, args, to.into());
    }

    /// The same with a receiver.
    pub(crate) fn call_on(&mut self, callee: Node, this: Option<Node>, args: &[Node], to: Option<Node>) {
        let args = args.iter().map(|&a| (a, false)).collect();
        let call = Call { this, place: self.work.place, ..Call::unseen(callee, args, to) };
        self.add_call(call);
    }

    pub(crate) fn add_call(&mut self, call: Call) {
        let callee = call.callee;
        let call = self.graph.calls.push(call);
        self.constrain(callee, Constraint::Call(call));
    }

    /// Solves: first what types say, then what values add where types leave room.
    pub(crate) fn solve(&mut self) {
        self.graph.inflows.sort_unstable();
        self.solve_from(0);
    }

    /// The same; `None` where nobody waits for it any more: what there is then is good for nothing.
    pub(crate) fn solve_until(&mut self, stop: &Stop) -> Option<()> {
        self.stop = stop.clone();
        self.solve();
        self.stop = Stop::default();
        (!stop.is_set()).then_some(())
    }

    /// The same, where the declarations before number `first` have been heeded.
    fn solve_from(&mut self, first: usize) {
        self.work.solving = true;
        self.run();
        self.work.declared = true;
        for i in first..self.graph.declarations.len() {
            self.declare(self.graph.declarations[i]);
        }
        self.run();
    }

    fn run(&mut self) {
        loop {
            self.run_queue();
            let Some((constraint, node, count, place)) = self.work.waiting.pop() else { break };
            self.give_known(constraint, node, count, place);
        }
    }

    fn run_queue(&mut self) {
        let mut steps = 0_u32;
        while let Some(node) = self.work.queue.pop() {
            steps = steps.wrapping_add(1);
            if steps.is_multiple_of(STEPS) && self.stop.is_set() {
                self.work = Work::default();
                return;
            }
            self.graph.queued[node] = false;
            while let Some(&value) = self.graph.sets[node].get(self.graph.processed[node] as usize) {
                self.graph.processed[node] += 1;
                let mut link = self.graph.heads[node];
                while let Some(id) = link {
                    let (constraint, next, place) = self.graph.links[id];
                    self.work.place = place;
                    self.apply(constraint, value);
                    link = next;
                }
            }
        }
    }

    /// An annotation that names an Office type is believed: Office values from elsewhere stay out.
    fn declare(&mut self, declaration: TypeNote) {
        let TypeNote { open, ty, from, to } = declaration;
        let typed = !open && self.shuts_out(ty);
        self.work.place = Locus::None;
        self.copy(ty, to);
        let constraint = match (typed, open) {
            (true, _) => Constraint::CopyOthers(to),
            // A type that may be anything is what somebody said it to be, all the same.
            (false, true) => Constraint::CopyOwn(to),
            (false, false) => Constraint::Copy(to),
        };
        self.constrain(from, constraint);
        self.expect(from, ty);
    }

    /// `AsyncResult<any>` leaves open what the result is.
    fn is_complete(&self, value: Value) -> bool {
        match value {
            Value::Instance(i) => {
                self.graph.instances[i].args.iter().all(|&arg| !self.values(arg).is_empty())
            }
            _ => true,
        }
    }

    pub(crate) fn new_object(&mut self, kind: ObjectKind) -> ObjectId {
        self.graph.objects.push(Object::new(kind))
    }

    /// So many plain objects.
    pub(crate) fn new_objects(&mut self, count: usize) -> IdRange<ObjectId> {
        let before = self.graph.objects.len();
        self.graph.objects.extend((0..count).map(|_| Object::new(ObjectKind::Plain)));
        self.graph.objects.since(before)
    }

    /// A new array, promise, ... of what `element` holds.
    fn container(&mut self, kind: ObjectKind, element: Node) -> Value {
        let object = self.new_object(kind);
        self.graph.objects[object].element = Some(element);
        Value::Object(object)
    }
}
