//! Where a value comes from: backwards through variables, properties, parameters and results.
//!
//! Inside of a function the order of statements counts, and each way that joins another is an alternative; what happens
//! between functions follows the path of calls. Knows nothing about texts. Called by `text` and by whoever reads objects.

use super::index::{Index, Key};
use super::piece::Text;
use crate::analysis::ir::{CallId, FunctionId, Node, Op, Sym};
use crate::analysis::solve::Value;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// More steps than this around one request are not taken.
const MAX_STEPS: usize = 60_000;
/// Deeper nesting of what is read is not followed.
const MAX_DEPTH: usize = 1_500;
/// Values have at most so many origins.
const MAX_SOURCES: usize = 24;

/// The calls by which the reader has come into functions, the last one first.
pub(super) type Path = Option<Rc<Step>>;

/// A call on the path.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) call: CallId,
    pub(super) function: FunctionId,
    pub(super) outer: Path,
}

/// A node where the program has come to a place.
#[derive(Debug, Clone)]
pub(super) struct At {
    pub(super) node: Node,
    /// What comes later does not count.
    pub(super) before: Key,
    pub(super) arm: Option<usize>,
    pub(super) function: Option<FunctionId>,
    pub(super) path: Path,
}

/// What a value is in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// The operation of a literal.
    Literal(u32),
    /// Text that is known without a place.
    Name(Sym),
    /// Nothing: an argument that is left out.
    Nothing,
    /// The operation puts two together.
    Concat(u32),
    /// The operation adds to a variable.
    Append(u32),
    /// The call of something that the program does not have.
    Call(CallId),
    /// The operation reads a member that is known by its name, and that nobody here stores.
    Member(u32),
    /// An object or array literal.
    Object(Node, u32),
    /// What nobody on the path gives.
    Parameter(FunctionId),
    Unknown,
}

/// An origin, and where the reader is then.
pub(super) type Found = (Origin, At);

/// What is known at places already. The path is kept, so that no other one takes its address.
pub(super) type Known<T> = FxHashMap<Spot, (Path, Vec<T>)>;

/// A place, by the address of its path.
pub(super) type Spot = (Node, Key, Option<usize>, usize);

impl At {
    pub(super) fn spot(&self) -> Spot {
        let path = self.path.as_ref().map_or(0, |step| Rc::as_ptr(step).addr());
        (self.node, self.before, self.arm, path)
    }
}

/// The reader.
pub(super) struct Follow<'a> {
    pub(super) index: Index<'a>,
    steps: usize,
    depth: usize,
    given_before: Known<Found>,
    pub(super) known_texts: Known<Text>,
    /// Something was left out because it was too much.
    pub(super) bounded: bool,
}

impl<'a> Follow<'a> {
    pub(super) fn new(index: Index<'a>) -> Follow<'a> {
        let (given_before, known_texts) = (Known::default(), Known::default());
        Follow { index, steps: 0, depth: 0, given_before, known_texts, bounded: false }
    }

    /// A new request.
    pub(super) fn begin(&mut self) {
        (self.steps, self.depth, self.bounded) = (0, 0, false);
        self.given_before.clear();
        self.known_texts.clear();
    }

    /// A node as an operation sees it.
    pub(super) fn at(&self, node: Node, op: u32, path: &Path) -> At {
        let (before, arm) = (self.index.key(op), self.index.arm_at(op));
        At { node, before, arm, function: self.index.function_at(op), path: path.clone() }
    }

    /// Runs `f` one level deeper; `None` where that is too deep, or too much.
    pub(super) fn deeper<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.steps += 1;
        if self.steps > MAX_STEPS || self.depth > MAX_DEPTH {
            self.bounded = true;
            return None;
        }
        self.depth += 1;
        let result = f(self);
        self.depth -= 1;
        Some(result)
    }

    /// Where the value comes from; never empty.
    pub(super) fn origins(&mut self, at: &At) -> Vec<Found> {
        let found = self.deeper(|me| me.origins_here(at)).unwrap_or_default();
        self.tidy(found, at)
    }

    fn tidy(&mut self, found: Vec<Found>, at: &At) -> Vec<Found> {
        let mut tidy: Vec<Found> = Vec::with_capacity(found.len());
        for (origin, at) in found {
            let is_known =
                tidy.iter().any(|(other, known)| *other == origin && same_path(&known.path, &at.path));
            if !is_known {
                tidy.push((origin, at));
            }
        }
        if tidy.len() > MAX_SOURCES {
            self.bounded = true;
            tidy.truncate(MAX_SOURCES);
        }
        if tidy.is_empty() {
            tidy.push((Origin::Unknown, at.clone()));
        }
        tidy
    }

    fn origins_here(&mut self, at: &At) -> Vec<Found> {
        if let Some(&(function, position)) = self.index.params.get(&at.node) {
            return self.parameter(at, function, position);
        }
        let givers: Vec<u32> = self.index.givers(at.node).collect();
        if givers.is_empty() {
            return self.copied(at);
        }
        if self.index.linked.bindings.contains_key(&at.node) {
            return self.variable(at, &givers);
        }
        let literal = givers.iter().find(|&&op| matches!(self.index.op(op), Some(Op::Literal { .. })));
        if let Some(&op) = literal {
            return vec![(Origin::Literal(op), at.clone())];
        }
        if self.index.first_of.contains(&at.node) {
            return self.first_of(at, &givers);
        }
        givers.into_iter().rev().flat_map(|op| self.given(op, &at.path)).collect()
    }

    /// What the operations give, up to the first that surely gives something. They come last one first.
    fn first_of(&mut self, at: &At, givers: &[u32]) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for &op in givers.iter().rev() {
            found.retain(|(origin, _)| *origin != Origin::Nothing);
            let next = self.given(op, &at.path);
            let is_sure = !next.is_empty() && next.iter().all(|(origin, _)| self.is_something(*origin));
            found.extend(next);
            if is_sure {
                break;
            }
        }
        found
    }

    /// Whether a value counts as true for sure.
    fn is_something(&self, origin: Origin) -> bool {
        match origin {
            Origin::Literal(op) => {
                !matches!(self.index.op(op), Some(Op::Literal { start, end, .. }) if start == end)
            }
            Origin::Name(_) | Origin::Concat(_) | Origin::Object(..) => true,
            _ => false,
        }
    }

    /// What an operation gives.
    pub(super) fn given(&mut self, op: u32, path: &Path) -> Vec<Found> {
        let here = |me: &Self, node| me.at(node, op, path);
        match self.index.op(op) {
            Some(
                Op::Copy { from, .. }
                | Op::Declare { from, .. }
                | Op::Await { from, .. }
                | Op::Stringify { from, .. }
                | Op::AsRead { from, .. }
                | Op::Promise { inner: from, .. },
            ) => self.origins(&here(self, from)),
            Some(Op::Literal { to, .. }) => vec![(Origin::Literal(op), here(self, to))],
            Some(Op::Text { to, value }) => vec![(Origin::Name(value), here(self, to))],
            Some(Op::Concat { to, .. }) => vec![(Origin::Concat(op), here(self, to))],
            Some(Op::Append { var, .. }) => vec![(Origin::Append(op), here(self, var))],
            Some(Op::Object { to, .. }) => vec![(Origin::Object(to, op), here(self, to))],
            Some(Op::Load { base, name, to, .. }) => match self.property(&here(self, base), name) {
                found if found.is_empty() && self.is_telling(base, name) => {
                    vec![(Origin::Member(op), here(self, to))]
                }
                found => found,
            },
            Some(Op::Call(call)) => self.result(call, op, path),
            Some(Op::LoadComputed { to, .. } | Op::Element { to, .. } | Op::Outside { to, .. }) => {
                vec![(Origin::Unknown, here(self, to))]
            }
            _ => Vec::new(),
        }
    }

    /// What flows to a node by no operation of the program: imports, what modules export.
    pub(super) fn copied(&mut self, at: &At) -> Vec<Found> {
        let from = self.index.copied_to(at.node);
        from.into_iter().flat_map(|node| self.origins(&At { node, ..at.clone() })).collect()
    }

    /// The last that a variable was given before the place.
    fn variable(&mut self, at: &At, givers: &[u32]) -> Vec<Found> {
        let mut found = self.before(at, givers);
        let home = at.function.and_then(|function| self.index.home(at.node, function));
        let is_blank = |(origin, _): &Found| match *origin {
            Origin::Unknown | Origin::Nothing => true,
            Origin::Literal(_) => !self.is_something(*origin),
            _ => false,
        };
        if found.is_empty() || home != at.function && found.iter().all(is_blank) {
            // Somebody else gives it, at some time.
            let others = givers.iter().rev().filter(|&&op| self.index.function_at(op) != at.function);
            let others: Vec<u32> = if found.is_empty() {
                givers.iter().rev().copied().collect()
            } else {
                others.copied().collect()
            };
            for op in others {
                found.extend(self.given(op, &at.path));
            }
        }
        if found.is_empty() { self.copied(at) } else { found }
    }

    /// What the function that the place is in has given the variable before it, else the ones around it.
    fn before(&mut self, at: &At, givers: &[u32]) -> Vec<Found> {
        if let Some((_, known)) = self.given_before.get(&at.spot()) {
            return known.clone();
        }
        let found = self.deeper(|me| me.before_here(at, givers)).unwrap_or_default();
        self.given_before.insert(at.spot(), (at.path.clone(), found.clone()));
        found
    }

    fn before_here(&mut self, at: &At, givers: &[u32]) -> Vec<Found> {
        let ways: Vec<usize> = self.index.ways(at.arm).collect();
        let mut own: Vec<(Key, u32)> = givers.iter().map(|&op| (self.index.key(op), op)).collect();
        own.retain(|&(key, op)| key < at.before && self.index.function_at(op) == at.function);
        own.sort_unstable();
        for &(_, op) in own.iter().rev() {
            let other = self.index.ways(self.index.arm_at(op)).filter(|way| !ways.contains(way)).last();
            let Some(other) = other else { return self.given(op, &at.path) };
            let choice = self.index.arms[other].choice;
            // On another way of the same choice.
            if ways.iter().any(|&way| self.index.arms[way].choice == choice) {
                continue;
            }
            return self.after_choice(at, choice, givers);
        }
        self.around(at, givers)
    }

    /// What the ways of a choice that is over have given the variable.
    fn after_choice(&mut self, at: &At, choice: usize, givers: &[u32]) -> Vec<Found> {
        let choice = self.index.choices[choice].clone();
        let mut found = Vec::new();
        for number in choice.arms {
            let arm = self.index.arms[number];
            if !arm.leaves {
                let end = At { before: self.index.key(arm.end), arm: Some(number), ..at.clone() };
                found.extend(self.before(&end, givers));
            }
        }
        if !choice.whole {
            let start = At { before: self.index.key(choice.open), arm: choice.around, ..at.clone() };
            found.extend(self.before(&start, givers));
        }
        self.tidy(found, at)
    }

    /// What the functions around have given the variable before they made the one that the place is in.
    fn around(&mut self, at: &At, givers: &[u32]) -> Vec<Found> {
        let Some(function) = at.function else { return Vec::new() };
        if self.index.home(at.node, function) == Some(function) {
            return Vec::new();
        }
        let made = self.index.ops_of(function).indices().start as u32;
        let outer = self.index.around(function);
        let at =
            At { before: self.index.key(made), arm: self.index.arm_at(made), function: outer, ..at.clone() };
        self.before(&at, givers)
    }

    /// What the caller gives; where no caller is on the path, the parameter itself.
    fn parameter(&mut self, at: &At, function: FunctionId, position: usize) -> Vec<Found> {
        let givers: Vec<u32> = self.index.givers(at.node).collect();
        let steps = std::iter::successors(at.path.as_deref(), |step| step.outer.as_deref());
        let mut entered = steps.filter(|step| step.function == function);
        let Some((call, outer)) = entered.next().map(|step| (step.call, step.outer.clone())) else {
            return vec![(Origin::Parameter(function), at.clone())];
        };
        let args = &self.index.linked.solver.graph.calls[call].args;
        let known = args.get(position).copied();
        let is_spread = args.iter().take(position + 1).any(|arg| arg.1);
        match (known, self.index.op_of_call(call)) {
            _ if is_spread => vec![(Origin::Unknown, at.clone())],
            (Some((arg, _)), Some(op)) => {
                let arg = self.at(arg, op, &outer);
                self.origins(&arg)
            }
            _ if givers.is_empty() => vec![(Origin::Nothing, at.clone())],
            _ => givers.into_iter().flat_map(|op| self.given(op, &at.path)).collect(),
        }
    }

    /// What the functions return that are called; the call itself, where the program has none.
    fn result(&mut self, call: CallId, op: u32, path: &Path) -> Vec<Found> {
        let solver = &self.index.linked.solver;
        let Some((callee, is_new, to)) =
            solver.graph.calls.get(call).and_then(|call| Some((call.callee, call.new, call.to?)))
        else {
            return Vec::new();
        };
        let is_called = |value: &Value| matches!(value, Value::Function(_));
        let callables = solver.values(callee).iter().filter(|value| is_called(value) && !is_new);
        let mut functions: Vec<FunctionId> =
            callables.filter_map(|&value| self.index.function_of(value)).collect();
        // What only a type tells of has no code.
        functions.retain(|&function| !solver.graph.functions[function].assumed);
        functions.sort_unstable();
        functions.dedup();
        let here = self.at(to, op, path);
        let steps = std::iter::successors(path.as_deref(), |step| step.outer.as_deref());
        if functions.is_empty() || is_new {
            return vec![(Origin::Call(call), here)];
        }
        if steps.filter(|step| step.call == call).count() > 1 {
            return vec![(Origin::Unknown, here)];
        }
        functions.into_iter().flat_map(|function| self.returned(call, function, path)).collect()
    }

    fn returned(&mut self, call: CallId, function: FunctionId, path: &Path) -> Vec<Found> {
        let result = self.index.linked.solver.graph.functions[function].result;
        let ops = self.index.ops_of(function).indices();
        if ops.is_empty() {
            return Vec::new();
        }
        let before = (self.index.part_of(ops.start as u32) as u32, ops.end as u32);
        let path = Some(Rc::new(Step { call, function, outer: path.clone() }));
        self.origins(&At { node: result, before, arm: None, function: Some(function), path })
    }
}

fn same_path(one: &Path, other: &Path) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            Rc::ptr_eq(one, other) || one.call == other.call && same_path(&one.outer, &other.outer)
        }
        _ => false,
    }
}
