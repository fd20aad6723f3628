//! The solver: a worklist over the flow graph of a realm (`link` says what that is).
//!
//! Inclusion-based and insensitive to flow and context: a node's values only grow, from a finite supply, so it always
//! ends; sets are capped besides. Knows JavaScript and the catalogue, nothing of syntax or files. Called by `link`.

mod api;
mod apply;
mod builtins;
mod callbacks;
mod calls;
mod containers;
mod copies;
mod exits;
mod frameworks;
mod functions;
mod inherit;
mod iterate;
mod known;
mod loads;
mod ops;
mod outside;
mod proxy;
mod statics;
mod strings;
mod trail;
mod value;

pub(crate) use known::{Known, package as known_package};
pub(crate) use value::{Builtin, Constraint as Flow, ObjectKind as Kind, Package, Unseen, Value, Why};

use super::ir::{
    Call, CallId, Class, ClassId, Function, FunctionId, Node, ObjectId, Op, Outside, Place, SiteId, Sym,
};
use crate::analysis::ids::{
    AccessId, BoundId, ComputedId, ExitId, IdRange, InstanceId, LinkId, SignatureId, Table,
};
use crate::catalog::{Catalog, MemberId};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use trail::{Map, Set};
use value::{Bound, Constraint, Exit, Instance, Object, ObjectKind, SigRef};

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

/// A member access of the program.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Access {
    pub(crate) name: Sym,
    pub(crate) to: Node,
    /// Its site in the program.
    pub(crate) site: Option<SiteId>,
    /// What names it, where that is no literal.
    pub(crate) key: Option<Node>,
    /// What it is read from.
    pub(crate) base: Option<Node>,
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
    fn named(self, name: Sym) -> Access {
        let Computed { base, key, to, site } = self;
        Access { name, to, site, key: Some(key), base: Some(base) }
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
}

/// `ty` annotates a value that comes from `from` and goes to `to`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Declaration {
    /// Whether the type may be anything all the same.
    pub(crate) open: bool,
    pub(crate) ty: Node,
    pub(crate) from: Node,
    pub(crate) to: Node,
}

/// The flow graph of the program, and what is known of it so far.
pub(crate) struct Solver {
    catalog: &'static Catalog,
    pub(crate) names: super::names::Names,
    sets: Table<Node, SmallVec<[Value; 1]>>,
    /// How many of a node's values have been through its constraints.
    processed: Table<Node, u32>,
    heads: Table<Node, Option<LinkId>>,
    /// Constraints, each with the next one of its node and the place that it is there for.
    links: Table<LinkId, (Constraint, Option<LinkId>, Place)>,
    /// The values of nodes that have many.
    many: FxHashSet<(Node, Value)>,
    queue: Vec<Node>,
    queued: Table<Node, bool>,
    /// Constraints that wait, with so many values of their node to be given.
    waiting: Vec<(Constraint, Node, u32, Place)>,
    pub(crate) objects: Table<ObjectId, Object>,
    pub(crate) functions: Table<FunctionId, Function>,
    pub(crate) classes: Table<ClassId, Class>,
    pub(crate) calls: Table<CallId, Call>,
    accesses: Table<AccessId, Access>,
    computed: Table<ComputedId, Computed>,
    pub(crate) declarations: Vec<Declaration>,
    instances: Table<InstanceId, Instance>,
    sigs: Table<SignatureId, SigRef>,
    bound: Table<BoundId, Bound>,
    /// Global variables.
    globals: Map<Sym, Node>,
    /// Names that some source stores to: they may be globals that it makes.
    pub(crate) assigned: FxHashSet<Sym>,
    /// `this` that `new` gives to plain functions, and the functions' own properties.
    function_instances: Map<FunctionId, ObjectId>,
    function_objects: Map<FunctionId, ObjectId>,
    /// The instances that an object is the prototype of.
    prototypes: Map<ObjectId, Node>,
    /// Containers that calls made, by the node of the call's result: one for each place in the source.
    made: Map<(Node, ObjectKind), ObjectId>,
    /// How deep constraints are being added by constraints.
    depth: u32,
    /// Nodes made for catalogue types, by the type's address and its instance.
    type_nodes: Map<(usize, Option<InstanceId>), Node>,
    contexts: Set<(ObjectId, ObjectId)>,
    /// Copies that were added while solving; the same ones come again and again.
    copies: FxHashSet<(Node, Node)>,
    /// What was asked of superclasses: members, and constructors with arguments. A class may be its own superclass
    /// (`B => class extends B`), by several ways at once: without this the ways would multiply.
    super_loads: Set<(ClassId, Sym, Node)>,
    super_calls: Set<(ClassId, Vec<Node>)>,
    solving: bool,
    /// What types say is in.
    declared: bool,
    /// All operations of the realm, as functions' extents count them.
    pub(crate) ops: Vec<Op>,
    /// The nodes that get what types and imports say, each with the node that says it (or itself); ascending.
    pub(crate) inflows: Vec<(Node, Node)>,
    copies_of: copies::Copies,
    /// The copies of calls: those that stand in copies of their functions.
    pub(crate) clones: FxHashMap<CallId, Vec<CallId>>,
    /// Functions that something calls.
    pub(crate) called: Set<FunctionId>,
    /// What comes from outside, by what it is.
    outside: outside::Outsides,
    /// What loops over objects with an iterator of their own get; what objects with a `then` of their own resolve to.
    iterators: Map<ObjectId, Node>,
    thenables: Map<ObjectId, Node>,
    /// Handler and target of proxies, by the object of what the traps give.
    proxies: Map<ObjectId, [Node; 2]>,
    exits: Set<Exit>,
    /// The nodes whose values leave, each with where.
    left_from: Set<(Node, ExitId)>,
    /// Which objects have left at which places.
    left: Set<(Place, ObjectId)>,
    /// The nodes of which not all values are followed.
    pub(crate) overflowed: Set<Node>,
    /// How many values there are beyond the first of crowded nodes.
    crowded: usize,
    /// The values that are not followed.
    pub(crate) dropped: Set<(Node, Value)>,
    /// What was called from outside, with the node of its result.
    called_from_outside: Map<(Value, Outside), Node>,
    /// The place in the source whose doing is followed.
    place: Place,
    /// What nobody sees.
    pub(crate) unseen: Vec<Unseen>,
    /// Which members sites touch.
    pub(crate) hits: Vec<Hit>,
    /// Where to go back to, if ever.
    mark: Option<trail::Mark>,
}

impl Solver {
    pub(crate) fn new(names: super::names::Names) -> Self {
        let mut solver = Solver {
            catalog: Catalog::get(),
            names,
            sets: Table::default(),
            processed: Table::default(),
            heads: Table::default(),
            links: Table::default(),
            many: FxHashSet::default(),
            queue: Vec::new(),
            queued: Table::default(),
            waiting: Vec::new(),
            objects: Table::default(),
            functions: Table::default(),
            classes: Table::default(),
            calls: Table::default(),
            accesses: Table::default(),
            computed: Table::default(),
            declarations: Vec::new(),
            instances: Table::default(),
            sigs: Table::default(),
            bound: Table::default(),
            globals: Map::default(),
            assigned: FxHashSet::default(),
            function_instances: Map::default(),
            function_objects: Map::default(),
            prototypes: Map::default(),
            made: Map::default(),
            depth: 0,
            type_nodes: Map::default(),
            contexts: Set::default(),
            copies: FxHashSet::default(),
            super_loads: Set::default(),
            super_calls: Set::default(),
            solving: false,
            declared: false,
            ops: Vec::new(),
            inflows: Vec::new(),
            copies_of: copies::Copies::default(),
            clones: FxHashMap::default(),
            called: Set::default(),
            outside: outside::Outsides::first(),
            iterators: Map::default(),
            thenables: Map::default(),
            proxies: Map::default(),
            exits: Set::default(),
            left_from: Set::default(),
            left: Set::default(),
            overflowed: Set::default(),
            crowded: 0,
            dropped: Set::default(),
            called_from_outside: Map::default(),
            place: Place::None,
            unseen: Vec::new(),
            hits: Vec::new(),
            mark: None,
        };
        solver.make_outsides();
        solver
    }

    /// Makes room for so many nodes and constraints between them.
    pub(crate) fn reserve(&mut self, nodes: usize, constraints: usize) {
        self.sets.reserve(nodes);
        self.processed.reserve(nodes);
        self.heads.reserve(nodes);
        self.queued.reserve(nodes);
        self.links.reserve(constraints);
        self.ops.reserve(constraints);
    }

    /// Makes `count` nodes.
    pub(crate) fn add_nodes(&mut self, count: usize) -> IdRange<Node> {
        let first = self.sets.len();
        let len = first + count;
        self.sets.resize_with(len, SmallVec::new);
        self.processed.resize_with(len, || 0);
        self.heads.resize_with(len, || None);
        self.queued.resize_with(len, || false);
        self.sets.since(first)
    }

    pub(crate) fn node(&mut self) -> Node {
        self.processed.push(0);
        self.heads.push(None);
        self.queued.push(false);
        self.sets.push(SmallVec::new())
    }

    /// A node that holds `value`.
    pub(crate) fn node_of(&mut self, value: Value) -> Node {
        let node = self.node();
        self.add(node, value);
        node
    }

    /// What a node holds; nothing, where there is none.
    pub(crate) fn values(&self, node: impl Into<Option<Node>>) -> &[Value] {
        node.into().and_then(|node| self.sets.get(node)).map_or(&[], |set| set.as_slice())
    }

    /// A node gets a value, if there is one.
    pub(crate) fn add(&mut self, node: impl Into<Option<Node>>, value: Value) {
        if let Some(node) = node.into() {
            self.add_to(node, value);
        }
    }

    fn add_to(&mut self, node: Node, value: Value) {
        let set = &mut self.sets[node];
        let len = set.len();
        let known = if len < MANY { set.contains(&value) } else { self.many.contains(&(node, value)) };
        if known {
            return;
        }
        if len >= CROWD && !value.is_api() && !matches!(value, Value::Outside(_)) {
            if self.crowded >= MAX_CROWDED {
                return self.drop_value(node, value);
            }
            self.crowded += 1;
        }
        set.push(value);
        if len + 1 == MANY {
            self.many.extend(set.iter().map(|&value| (node, value)));
        } else if len >= MANY {
            self.many.insert((node, value));
        }
        self.note_value(node);
        if !self.queued[node] {
            self.queued[node] = true;
            self.queue.push(node);
        }
    }

    /// The node has too many values to follow this one, too: it may hold anything.
    fn drop_value(&mut self, node: Node, value: Value) {
        if self.dropped.len() < MAX_DROPPED {
            self.dropped.insert((node, value));
        }
        if self.overflowed.insert(node) {
            self.add(node, Value::Outside(Outside::Code));
        }
    }

    /// Adds a constraint; values that the node's other constraints have seen already are given to it at once.
    pub(crate) fn constrain(&mut self, node: impl Into<Option<Node>>, constraint: Constraint) {
        let Some(node) = node.into().filter(|_| self.sets.len() <= MAX_NODES) else { return };
        let place = self.place;
        self.heads[node] = Some(self.links.push((constraint, self.heads[node], place)));
        self.note_link(node);
        let known = self.processed[node];
        if known > 0 && self.depth >= MAX_DEPTH {
            self.waiting.push((constraint, node, known, place));
            return;
        }
        self.depth += 1;
        self.give_known(constraint, node, known, place);
        self.depth -= 1;
        self.place = place;
    }

    /// Gives a constraint the first `count` values of its node.
    fn give_known(&mut self, constraint: Constraint, node: Node, count: u32, place: Place) {
        for i in 0..count as usize {
            let value = self.sets[node][i];
            self.place = place;
            self.apply(constraint, value);
        }
    }

    /// What one node holds the other one gets, if there are both.
    pub(crate) fn copy(&mut self, from: impl Into<Option<Node>>, to: impl Into<Option<Node>>) {
        let (Some(from), Some(to)) = (from.into(), to.into()) else { return };
        if from == to {
            return;
        }
        if self.solving {
            if !self.copies.insert((from, to)) {
                return;
            }
            self.note_copied(from, to);
        }
        self.constrain(from, Constraint::Copy(to));
    }

    pub(crate) fn access(&mut self, base: Node, access: Access) {
        let access = self.accesses.push(access);
        self.constrain(base, Constraint::Load(access));
    }

    pub(crate) fn load(&mut self, base: Node, name: Sym, to: Node) {
        self.access(base, Access { name, to, site: None, key: None, base: Some(base) });
    }

    fn access_computed(&mut self, computed: Computed) {
        let access = self.computed.push(computed);
        self.constrain(computed.base, Constraint::ComputedBase(access));
    }

    /// A call that no source shows: whatever is callable in `callee` gets `args`.
    pub(crate) fn call_with(&mut self, callee: Node, args: &[Node], to: impl Into<Option<Node>>) {
        self.call_on(callee, None, args, to.into());
    }

    /// The same with a receiver.
    pub(crate) fn call_on(&mut self, callee: Node, this: Option<Node>, args: &[Node], to: Option<Node>) {
        let args = args.iter().map(|&a| (a, false)).collect();
        let call = Call { this, place: self.place, ..Call::unseen(callee, args, to) };
        self.add_call(call);
    }

    pub(crate) fn add_call(&mut self, call: Call) {
        let callee = call.callee;
        let call = self.calls.push(call);
        self.constrain(callee, Constraint::Call(call));
    }

    /// Solves: first what types say, then what values add where types leave room.
    pub(crate) fn solve(&mut self) {
        self.inflows.sort_unstable();
        self.solve_from(0);
    }

    /// The same, where the declarations before number `first` have been heeded.
    fn solve_from(&mut self, first: usize) {
        self.solving = true;
        self.run();
        self.declared = true;
        for i in first..self.declarations.len() {
            self.declare(self.declarations[i]);
        }
        self.run();
    }

    fn run(&mut self) {
        loop {
            self.run_queue();
            let Some((constraint, node, count, place)) = self.waiting.pop() else { break };
            self.give_known(constraint, node, count, place);
        }
    }

    fn run_queue(&mut self) {
        while let Some(node) = self.queue.pop() {
            self.queued[node] = false;
            while let Some(&value) = self.sets[node].get(self.processed[node] as usize) {
                self.processed[node] += 1;
                let mut link = self.heads[node];
                while let Some(id) = link {
                    let (constraint, next, place) = self.links[id];
                    self.place = place;
                    self.apply(constraint, value);
                    link = next;
                }
            }
        }
    }

    /// An annotation that names an Office type is believed: Office values from elsewhere stay out.
    fn declare(&mut self, declaration: Declaration) {
        let Declaration { open, ty, from, to } = declaration;
        let typed = !open && self.shuts_out(ty);
        self.place = Place::None;
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
            Value::Instance(i) => self.instances[i].args.iter().all(|&arg| !self.values(arg).is_empty()),
            _ => true,
        }
    }

    pub(crate) fn new_object(&mut self, kind: ObjectKind) -> ObjectId {
        self.objects.push(Object::new(kind))
    }

    /// So many plain objects.
    pub(crate) fn new_objects(&mut self, count: usize) -> IdRange<ObjectId> {
        let before = self.objects.len();
        self.objects.extend((0..count).map(|_| Object::new(ObjectKind::Plain)));
        self.objects.since(before)
    }

    /// A new array, promise, ... of what `element` holds.
    fn container(&mut self, kind: ObjectKind, element: Node) -> Value {
        let object = self.new_object(kind);
        self.objects[object].element = Some(element);
        Value::Object(object)
    }
}
