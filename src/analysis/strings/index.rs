//! What a backward reader has to look up: who gives a node its value, in which function and on which way that stands.
//!
//! Made of the realm's operations in one pass, and only where there is a request to read. Knows nothing about texts. Called
//! by `follow`.

use crate::analysis::ids::{Id, IdRange, OpId};
use crate::analysis::ir::{Call, CallId, FunctionId, Locus, Mark, Node, Op, Sym};
use crate::analysis::link::{FragmentLinks, Input, Linked};
use crate::analysis::solve::Value;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// Where something stands in the order of the realm's fragments and of their operations.
pub(super) type Key = (u32, u32);

/// One of the ways between which a program chooses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arm {
    /// Which choice it is of.
    pub(super) choice: usize,
    /// The way that the choice is on.
    pub(super) around: Option<usize>,
    /// Its last operation.
    pub(super) end: u32,
    /// Nothing gets from here to where the ways meet.
    pub(super) leaves: bool,
}

/// A choice between ways.
#[derive(Debug, Clone, Default)]
pub(super) struct Choice {
    pub(super) open: u32,
    pub(super) around: Option<usize>,
    pub(super) arms: Vec<usize>,
    /// One of the ways is taken.
    pub(super) whole: bool,
}

/// A fragment of the realm.
#[derive(Debug, Clone, Copy)]
pub(super) struct PartPlace<'a> {
    /// Which input it is of.
    pub(super) input: usize,
    /// Where it starts in its file.
    pub(super) start: u32,
    pub(super) links: &'a FragmentLinks,
}

/// The tables.
pub(super) struct Index<'a> {
    pub(super) linked: &'a Linked,
    pub(super) inputs: &'a [Input<'a>],
    pub(super) parts: Vec<PartPlace<'a>>,
    /// The numbers of parts, in the order of their operations.
    in_order: Vec<usize>,
    /// The last operation that gives a node its value, and for each operation the one before it.
    last: Vec<u32>,
    before: Vec<u32>,
    /// The function that an operation stands in, and the way.
    function: Vec<Option<FunctionId>>,
    arm: Vec<u32>,
    pub(super) arms: Vec<Arm>,
    pub(super) choices: Vec<Choice>,
    outer: FxHashMap<FunctionId, FunctionId>,
    pub(super) params: FxHashMap<Node, (FunctionId, usize)>,
    pub(super) stores: FxHashMap<Sym, Vec<u32>>,
    pub(super) elements: FxHashMap<Node, Vec<u32>>,
    /// What is spread into the object of a literal.
    pub(super) spreads: FxHashMap<Node, Vec<u32>>,
    /// The nodes that are the first of what is copied to them that is something.
    pub(super) first_of: FxHashSet<Node>,
    calls: FxHashMap<CallId, u32>,
    callers: FxHashMap<FunctionId, Vec<CallId>>,
    /// What [`Self::copied_to`] looks up, once somebody asks.
    copied: OnceCell<Vec<(Node, Node)>>,
}

const NONE: u32 = u32::MAX;

impl<'a> Index<'a> {
    /// `parts` are the realm's fragments as they are now, in the order of the inputs and of the text.
    pub(super) fn new(
        linked: &'a Linked,
        inputs: &'a [Input<'a>],
        parts: Vec<&'a FragmentLinks>,
    ) -> Index<'a> {
        let placed =
            inputs.iter().enumerate().flat_map(|(input, of)| of.fragments().map(move |p| (input, p.start)));
        let place = |((input, start), links)| PartPlace { input, start, links };
        let parts: Vec<PartPlace<'a>> = placed.zip(parts).map(place).collect();
        let mut in_order: Vec<usize> =
            (0..parts.len()).filter(|&part| !parts[part].links.ops.is_empty()).collect();
        in_order.sort_by_key(|&part| parts[part].links.ops.indices().start);
        let ops = linked.solver.graph.ops.len();
        let mut index = Index {
            linked,
            inputs,
            parts,
            in_order,
            last: vec![NONE; linked.solver.node_count()],
            before: vec![NONE; ops],
            function: vec![None; ops],
            arm: vec![NONE; ops],
            arms: Vec::new(),
            choices: Vec::new(),
            outer: FxHashMap::default(),
            params: FxHashMap::default(),
            stores: FxHashMap::default(),
            elements: FxHashMap::default(),
            spreads: FxHashMap::default(),
            first_of: FxHashSet::default(),
            calls: FxHashMap::default(),
            callers: FxHashMap::default(),
            copied: OnceCell::new(),
        };
        index.learn_functions();
        index.learn_ops();
        index.learn_callers();
        index
    }

    fn learn_functions(&mut self) {
        let functions = &self.linked.solver.graph.functions;
        for (id, function) in (0..functions.len()).map(FunctionId::new).zip(functions.iter()) {
            // Copies have no code of their own.
            if function.extent.nodes.is_empty() {
                continue;
            }
            for op in function.extent.ops.indices() {
                if let Some(own) = self.function.get_mut(op) {
                    own.get_or_insert(id);
                }
            }
            for inner in function.extent.functions.iter() {
                self.outer.entry(inner).or_insert(id);
            }
            self.params.extend(function.params.iter().enumerate().map(|(at, &node)| (node, (id, at))));
        }
    }

    fn learn_ops(&mut self) {
        let (mut ways, mut choices): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        for (number, &op) in (0u32..).zip(&self.linked.solver.graph.ops) {
            self.arm[number as usize] = ways.last().map_or(NONE, |&way| way as u32);
            match op {
                Op::Mark(mark) => self.learn_mark(mark, number, &mut ways, &mut choices),
                Op::Store { name, .. } => self.stores.entry(name).or_default().push(number),
                Op::StoreElement { base, .. } => self.elements.entry(base).or_default().push(number),
                Op::Spread { into, .. } => self.spreads.entry(into).or_default().push(number),
                Op::FirstOf { to } => {
                    self.first_of.insert(to);
                }
                Op::Call(call) => {
                    self.calls.insert(call, number);
                }
                _ => {}
            }
            if let Some(node) = self.given(op) {
                let last = &mut self.last[node.index()];
                (self.before[number as usize], *last) = (*last, number);
            }
        }
    }

    fn learn_mark(&mut self, mark: Mark, op: u32, ways: &mut Vec<usize>, choices: &mut Vec<usize>) {
        match mark {
            Mark::Open => {
                choices.push(self.choices.len());
                let around = ways.last().copied();
                self.choices.push(Choice { open: op, around, ..Choice::default() });
            }
            Mark::Arm => {
                let Some(&choice) = choices.last() else { return };
                let number = self.arms.len();
                self.choices[choice].arms.push(number);
                self.arms.push(Arm { choice, around: ways.last().copied(), end: op, leaves: false });
                ways.push(number);
            }
            Mark::EndArm { leaves } => {
                if let Some(number) = ways.pop() {
                    (self.arms[number].end, self.arms[number].leaves) = (op, leaves);
                }
            }
            Mark::Close { whole } => {
                if let Some(choice) = choices.pop() {
                    self.choices[choice].whole = whole;
                }
            }
        }
    }

    fn learn_callers(&mut self) {
        let solver = &self.linked.solver;
        for &(function, place) in &solver.found.callers {
            if let Locus::Call(call) = place {
                let is_it = solver
                    .graph
                    .calls
                    .get(call)
                    .is_some_and(|of| !of.test && self.calls(of.callee, function));
                if is_it {
                    self.callers.entry(function).or_default().push(call);
                }
            }
        }
    }

    fn calls(&self, callee: Node, function: FunctionId) -> bool {
        let solver = &self.linked.solver;
        let values = solver.values(callee).iter();
        values.filter_map(|&value| self.function_of(value)).any(|of| of == function)
    }

    /// The function whose code runs where a value is called.
    pub(super) fn function_of(&self, value: Value) -> Option<FunctionId> {
        let solver = &self.linked.solver;
        match value {
            Value::Function(function) => Some(solver.original(function)),
            Value::Class(class) => solver.graph.classes.get(class)?.constructor,
            _ => None,
        }
    }

    /// The calls of a function that the source shows, tests aside, in the order of the text.
    pub(super) fn callers(&self, function: FunctionId) -> Vec<CallId> {
        let mut calls = self.callers.get(&function).cloned().unwrap_or_default();
        calls.retain(|call| self.calls.contains_key(call));
        calls.sort_unstable();
        calls.dedup();
        calls
    }

    /// The node that an operation gives a value.
    fn given(&self, op: Op) -> Option<Node> {
        match op {
            Op::Copy { to, .. }
            | Op::Declare { to, .. }
            | Op::Load { to, .. }
            | Op::LoadComputed { to, .. }
            | Op::Element { to, .. }
            | Op::Await { to, .. }
            | Op::Promise { to, .. }
            | Op::Object { to, .. }
            | Op::Text { to, .. }
            | Op::Concat { to, .. }
            | Op::Stringify { to, .. }
            | Op::AsRead { to, .. }
            | Op::Outside { to, .. }
            | Op::Literal { to, .. }
            | Op::Catch { to } => Some(to),
            Op::Append { var, .. } => Some(var),
            Op::Call(call) => self.linked.solver.graph.calls.get(call)?.to,
            _ => None,
        }
    }

    /// The operations that give a node its value, the last one first.
    pub(super) fn givers(&self, node: Node) -> impl Iterator<Item = u32> + use<'_> {
        let first = self.last.get(node.index()).copied().filter(|&op| op != NONE);
        std::iter::successors(first, |&op| {
            self.before.get(op as usize).copied().filter(|&before| before != NONE)
        })
    }

    pub(super) fn op(&self, number: u32) -> Option<Op> {
        self.linked.solver.graph.ops.get(number as usize).copied()
    }

    /// The function that an operation stands in; none at the top of a script.
    pub(super) fn function_at(&self, op: u32) -> Option<FunctionId> {
        self.function.get(op as usize).copied().flatten()
    }

    /// The way that an operation is on.
    pub(super) fn arm_at(&self, op: u32) -> Option<usize> {
        self.arm.get(op as usize).copied().filter(|&arm| arm != NONE).map(|arm| arm as usize)
    }

    /// The nodes from which a node gets all that is there.
    pub(super) fn copied_to(&self, node: Node) -> Vec<Node> {
        let copied = self.copied.get_or_init(|| self.linked.solver.copied_from());
        let first = copied.partition_point(|&(to, _)| to < node);
        copied[first..].iter().take_while(|&&(to, _)| to == node).map(|&(_, from)| from).collect()
    }

    /// The function around a function.
    pub(super) fn around(&self, function: FunctionId) -> Option<FunctionId> {
        self.outer.get(&function).copied()
    }

    /// The function that declares a node.
    pub(super) fn home(&self, node: Node, within: FunctionId) -> Option<FunctionId> {
        let has =
            |function: &FunctionId| self.linked.solver.graph.functions[*function].extent.nodes.contains(node);
        std::iter::successors(Some(within), |&function| self.around(function)).find(has)
    }

    /// The operations of a function.
    pub(super) fn ops_of(&self, function: FunctionId) -> IdRange<OpId> {
        self.linked.solver.graph.functions[function].extent.ops
    }

    /// The operation that makes a call.
    pub(super) fn op_of_call(&self, call: CallId) -> Option<u32> {
        self.calls.get(&call).copied()
    }

    /// The number of the fragment that an operation is of.
    pub(super) fn part_of(&self, op: u32) -> usize {
        let starts_before = |&part: &usize| self.parts[part].links.ops.indices().start <= op as usize;
        let at = self.in_order.partition_point(starts_before);
        at.checked_sub(1).and_then(|at| self.in_order.get(at)).copied().unwrap_or(0)
    }

    /// What stands in the source of a fragment before the bracket of a call.
    pub(super) fn callee(&self, part: usize, call: &Call) -> &'a str {
        let Some(place) = self.parts.get(part) else { return "" };
        let (start, end) = ((place.start + call.start) as usize, (place.start + call.end) as usize);
        let whole =
            self.inputs.get(place.input).and_then(|input| input.text.get(start..end)).unwrap_or_default();
        whole.split(['(', '<', '\n']).next().unwrap_or(whole).trim_end()
    }

    pub(super) fn key(&self, op: u32) -> Key {
        (self.part_of(op) as u32, op)
    }

    /// The ways that a way is on, itself first.
    pub(super) fn ways(&self, arm: Option<usize>) -> impl Iterator<Item = usize> + use<'_> {
        std::iter::successors(arm, |&arm| self.arms.get(arm)?.around)
    }
}
