//! Helpers that hand values through (`retry(f)`, `first(list)`): a copy of the function for each place that calls it,
//! so that what one caller passes does not come out at another.
//!
//! Only small functions whose result depends on their parameters are copied, and only for the second and later callers;
//! so most programs have no copies. Usages in a copy are those of the original: they share its sites.

use super::growing::{Growing, OrderedMap, OrderedSet};
use super::{Flow, Solver};
use crate::analysis::ids::{CopyId, Id, IdRange, Table};
use crate::analysis::ir::{Extent, Function, FunctionId, Node, Op};
use rustc_hash::FxHashMap;

/// Larger functions are rarely helpers, and copies of them cost.
const MAX_OPS: usize = 80;
/// More callers than this share the original.
const MAX_COPIES: usize = 200;
/// So many nodes may all copies have, besides a quarter of what the program has.
const ROOM: usize = 5_000;

/// What is known about the copies of functions.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// The call that has the original, by the node of its result.
    pub(super) first: OrderedMap<FunctionId, Node>,
    /// The copy of a function for a call.
    pub(super) made: OrderedMap<(FunctionId, Node), FunctionId>,
    /// The nodes of all copies, ascending.
    ranges: Table<CopyId, CopyRange>,
    /// The functions that callers share although each should have a copy.
    shared: OrderedSet<FunctionId>,
    /// All copies of a function.
    of: FxHashMap<FunctionId, Vec<FunctionId>>,
    /// Whether a function hands values through.
    passes_through: OrderedMap<FunctionId, bool>,
    /// The types of the places that a function flowed into.
    contexts: FxHashMap<FunctionId, Vec<FunctionId>>,
}

/// The nodes of one copy.
#[derive(Debug)]
pub(super) struct CopyRange {
    nodes: IdRange<Node>,
    function: FunctionId,
    copy: FunctionId,
    /// The copy that the call stands in.
    within: Option<CopyId>,
    /// How many nodes this copy and those before it have.
    total: usize,
}

impl Copies {
    /// The tables that only grow, always in the same order.
    pub(super) fn growing(&mut self) -> [&mut dyn Growing; 5] {
        let Copies { first, made, ranges, shared, of: _, passes_through, contexts: _ } = self;
        [first, made, ranges, shared, passes_through]
    }

    /// How many nodes all copies have.
    fn nodes(&self) -> usize {
        self.ranges.last().map_or(0, |range| range.total)
    }

    /// Takes back the last copy of a function.
    pub(super) fn forget_copy(&mut self, function: FunctionId) {
        self.of.get_mut(&function).and_then(Vec::pop);
    }

    /// Takes back the last type that a function flowed into.
    pub(super) fn forget_context(&mut self, function: FunctionId) {
        self.contexts.get_mut(&function).and_then(Vec::pop);
    }
}

impl Solver {
    /// The function that a call of `function` enters: the original, or a copy of it.
    pub(super) fn copy_for_call(&mut self, function: FunctionId, result: Option<Node>) -> FunctionId {
        let Some(result) = result else { return function };
        if self.graph.functions[function].extent.ops.is_empty() {
            return function;
        }
        if let Some(around) = self.copy_around(function, result) {
            return around;
        }
        let first = *self.graph.copies.first.entry(function).or_insert(result);
        if first == result {
            return function;
        }
        if let Some(&copy) = self.graph.copies.made.get(&(function, result)) {
            return copy;
        }
        let made = self.graph.copies.of.get(&function).map_or(0, Vec::len);
        if !self.passes_through(function) {
            return function;
        }
        if made >= MAX_COPIES || self.graph.copies.nodes() > ROOM + self.graph.ops.len() / 4 {
            self.share(function);
            return function;
        }
        let copy = self.copy_function(function, self.range_of(result));
        self.graph.copies.made.insert((function, result), copy);
        self.graph.copies.of.entry(function).or_default().push(copy);
        self.note_copy(function);
        for expected in self.graph.copies.contexts.get(&function).cloned().unwrap_or_default() {
            self.give_context(expected, copy);
        }
        self.give_default_props(function, copy);
        copy
    }

    /// The copies of a function that there are.
    pub(super) fn copies_made_of(&self, function: FunctionId) -> Vec<FunctionId> {
        self.graph.copies.of.get(&function).cloned().unwrap_or_default()
    }

    /// The copy of the function that a call of it stands in, however deep: recursion goes round in one copy.
    fn copy_around(&self, function: FunctionId, result: Node) -> Option<FunctionId> {
        let mut range = self.range_of(result);
        while let Some(around) = range.and_then(|range| self.graph.copies.ranges.get(range)) {
            if around.function == function {
                return Some(around.copy);
            }
            range = around.within;
        }
        None
    }

    /// The copy that a node is part of.
    fn range_of(&self, node: Node) -> Option<CopyId> {
        let next = self.graph.copies.ranges.partition_point(|range| range.nodes.begins_before(node));
        let before = CopyId::new(next.checked_sub(1)?);
        self.graph.copies.ranges.get(before).filter(|range| range.nodes.contains(node)).map(|_| before)
    }

    /// The function that a copy is of; any other is its own.
    pub(crate) fn original(&self, function: FunctionId) -> FunctionId {
        let next = self.graph.copies.ranges.partition_point(|range| range.copy < function);
        let Some(range) = self.graph.copies.ranges.get(CopyId::new(next)) else { return function };
        let inner = self.graph.functions[range.function].extent.functions;
        let first = range.copy.index() - inner.len();
        match function.index().checked_sub(first) {
            Some(_) if function == range.copy => range.function,
            Some(place) => inner.at(FunctionId::new(place)),
            None => function,
        }
    }

    /// The nodes of which there are copies, with those of each copy.
    pub(super) fn copied_nodes(&self) -> impl Iterator<Item = (IdRange<Node>, IdRange<Node>)> + use<'_> {
        let nodes = |range: &CopyRange| self.graph.functions[range.function].extent.nodes;
        self.graph.copies.ranges.iter().map(move |range| (nodes(range), range.nodes))
    }

    /// Callers share the function, so what one of them passes may come out at another: what comes out of Office may be
    /// something else.
    fn share(&mut self, function: FunctionId) {
        let result = self.graph.functions[function].result;
        if self.graph.copies.shared.insert(function) {
            self.constrain(result, Flow::Mixed(result));
        }
    }

    /// A function flows into a place whose type is a function type: its parameters get what those of the type hold.
    pub(super) fn function_context(&mut self, expected: FunctionId, function: FunctionId) {
        let contexts = self.graph.copies.contexts.entry(function).or_default();
        if contexts.contains(&expected) {
            return;
        }
        contexts.push(expected);
        self.note_context(function);
        self.give_context(expected, function);
        for copy in self.graph.copies.of.get(&function).cloned().unwrap_or_default() {
            self.give_context(expected, copy);
        }
    }

    fn give_context(&mut self, expected: FunctionId, function: FunctionId) {
        let expected = self.graph.functions[expected].params.clone();
        let params = self.graph.functions[function].params.clone();
        for (from, to) in expected.into_iter().zip(params) {
            self.copy(from, to);
        }
    }

    fn passes_through(&mut self, id: FunctionId) -> bool {
        if let Some(&known) = self.graph.copies.passes_through.get(&id) {
            return known;
        }
        let function = &self.graph.functions[id];
        let extent = &function.extent;
        let is_helper = extent.ops.len() <= MAX_OPS && extent.classes.is_empty() && function.guard.is_none();
        let through = is_helper && self.depends_on_parameters(function);
        self.graph.copies.passes_through.insert(id, through);
        through
    }

    /// Whether something of what the parameters hold can be in the result.
    fn depends_on_parameters(&self, function: &Function) -> bool {
        let nodes = function.extent.nodes;
        let mut reached = vec![false; nodes.len()];
        let index = |node: Node| nodes.position(node);
        for param in function.params.iter().chain(&function.rest).filter_map(|&n| index(n)) {
            reached[param] = true;
        }
        // Operations may stand before those that they depend on; two rounds do for what people write.
        for op in self.ops_of(&function.extent).chain(self.ops_of(&function.extent)) {
            let (sources, target) = self.flow(op);
            let from_parameter = |&source: &Node| index(source).is_some_and(|source| reached[source]);
            let closure = matches!(op, Op::Function { .. });
            if (closure || sources.iter().any(from_parameter))
                && let Some(target) = target.and_then(index)
            {
                reached[target] = true;
            }
        }
        index(function.result).is_some_and(|result| reached[result])
    }

    fn ops_of(&self, extent: &Extent) -> impl Iterator<Item = Op> + use<'_> {
        self.graph.ops.get(extent.ops.indices()).unwrap_or_default().iter().copied()
    }

    /// From where to where an operation moves values.
    fn flow(&self, op: Op) -> (Vec<Node>, Option<Node>) {
        let (sources, target) = match op {
            Op::Copy { from, to }
            | Op::Await { from, to }
            | Op::Stringify { from, to }
            | Op::AsRead { from, to }
            | Op::Declare { from, to, .. } => (vec![from], to),
            Op::Load { base, to, .. } | Op::Element { base, to } => (vec![base], to),
            Op::LoadComputed { base, key, to, .. } => (vec![base, key], to),
            Op::Store { base, from, .. } | Op::StoreElement { base, from, .. } => (vec![from], base),
            Op::Spread { from, whole, .. } => (vec![from], whole),
            Op::Concat { left, right, to } => (vec![left, right], to),
            Op::Throw { from } => (vec![from], from),
            Op::Decorate { call, class, .. } => (vec![self.graph.calls[call].callee], class),
            Op::Promise { inner, to } => (vec![inner], to),
            Op::Function { to, .. }
            | Op::Object { to, .. }
            | Op::Class { to, .. }
            | Op::Text { to, .. }
            | Op::Outside { to, .. }
            | Op::Catch { to } => (Vec::new(), to),
            Op::Literal { .. } | Op::Append { .. } | Op::FirstOf { .. } | Op::Mark(_) => {
                return (Vec::new(), None);
            }
            Op::Call(call) => {
                let call = &self.graph.calls[call];
                let sources = call.args.iter().map(|a| a.0).chain([call.callee]).chain(call.this).collect();
                return (sources, call.to);
            }
        };
        (sources, Some(target))
    }

    /// Everything that the function is made of once more, in fresh nodes. The call stands in the copy `within`, or in none.
    fn copy_function(&mut self, id: FunctionId, within: Option<CopyId>) -> FunctionId {
        let extent = self.graph.functions[id].extent;
        let Extent { nodes, objects, functions, calls, .. } = extent;
        let new_nodes = self.add_nodes(nodes.len());
        let inner = self.graph.functions.next(functions.len());
        let copy = FunctionId::new(self.graph.functions.len() + functions.len());
        let total = self.graph.copies.nodes() + nodes.len();
        self.graph.copies.ranges.push(CopyRange { nodes: new_nodes, function: id, copy, within, total });
        let node = |n: &mut Node| *n = nodes.moved(new_nodes, *n);
        let new_objects = self.new_objects(objects.len());
        for original in functions.iter().chain([id]) {
            let mut function = self.graph.functions[original].clone();
            function.each_node(&node);
            function.extent = Extent::default();
            self.graph.functions.push(function);
        }
        let own = |function: FunctionId| match function {
            own if own == id => copy,
            other => functions.moved(inner, other),
        };
        let new_calls = self.graph.calls.next(calls.len());
        for call in calls.iter() {
            let mut copied = self.graph.calls[call].clone();
            copied.each_node(&node);
            copied.function = copied.function.map(own);
            let copied = self.graph.calls.push(copied);
            self.found.call_copies.entry(call).or_default().push(copied);
            self.note_call_copy(call);
        }
        let ops: Vec<Op> = self.ops_of(&extent).collect();
        for mut op in ops {
            op.each_node(&node);
            match &mut op {
                Op::Call(call) | Op::Decorate { call, .. } => *call = calls.moved(new_calls, *call),
                Op::Function { function, .. } => *function = own(*function),
                Op::Object { object, .. } => *object = objects.moved(new_objects, *object),
                _ => {}
            }
            self.add_op(op);
        }
        self.share_types(nodes, new_nodes);
        copy
    }

    /// What types and imports say in the original holds in the copy; the copy's own type parameters say it anew.
    fn share_types(&mut self, nodes: IdRange<Node>, copies: IdRange<Node>) {
        for i in nodes.within(&self.graph.inflows, |(to, _)| *to) {
            let (node, says) = self.graph.inflows[i];
            let own = says != node && nodes.contains(says);
            let says = if own { nodes.moved(copies, says) } else { node };
            self.copy(says, nodes.moved(copies, node));
        }
    }
}
