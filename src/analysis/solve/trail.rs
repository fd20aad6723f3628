//! Going back: what was added to a solved graph is taken out again.
//!
//! Tables only grow, so they are cut to what they were; what changed below the cut is written down as it happens.
//! Called by `link` for the realm of the statement that is being typed.

use super::growing::Growing;
use super::{Node, Outside, Solver, Sym, Value, Work};
use crate::analysis::ids::Id;
use crate::analysis::ir::{CallId, FunctionId, ObjectId};
use rustc_hash::FxHashSet;

/// Something that changed in what was there before the mark.
#[derive(Debug, Clone, Copy)]
enum TrailStep {
    /// The node got a value.
    Value(Node),
    /// The node got a constraint.
    Link(Node),
    /// The object got a property.
    Property(ObjectId, Sym),
    /// The property was first stored to.
    Written(ObjectId, Sym),
    /// The object got a base.
    Base(ObjectId),
    /// The object's properties can be read from outside, by others than before.
    Exposed(ObjectId, Option<Outside>),
    /// The object got a node for its elements.
    Element(ObjectId),
    /// The object got a reader.
    Reader(ObjectId),
    /// Values were first copied from one node to another.
    Copied(Node, Node),
    /// The function got a copy.
    Copy(FunctionId),
    /// The call got one.
    CallCopy(CallId),
    /// The function flowed into a place with a type.
    Context(FunctionId),
}

/// A solved graph to come back to.
#[derive(Debug)]
pub(super) struct Checkpoint {
    sizes: Vec<usize>,
    declarations: usize,
    inflows: usize,
    nodes: usize,
    objects: usize,
    crowded: usize,
    steps: Vec<TrailStep>,
    /// The types of annotations that let Office values in.
    open_types: FxHashSet<Node>,
}

impl Solver {
    /// From now on everything can be taken back. The graph has to be solved.
    pub(crate) fn mark(&mut self) {
        let types = self.graph.declarations.iter().filter(|declaration| !declaration.open).map(|d| d.ty);
        let open_types = types.filter(|&ty| !self.shuts_out(ty)).collect();
        let sizes = self.growing().map(|table| table.size()).collect();
        self.mark = Some(Checkpoint {
            sizes,
            declarations: self.graph.declarations.len(),
            inflows: self.graph.inflows.len(),
            nodes: self.graph.sets.len(),
            objects: self.graph.objects.len(),
            crowded: self.graph.crowded,
            steps: Vec::new(),
            open_types,
        });
        self.work = Work::default();
    }

    /// Takes out what was added since the mark.
    pub(crate) fn go_back(&mut self) {
        let Some(mut mark) = self.mark.take() else { return };
        while let Some(step) = mark.steps.pop() {
            self.take_back(step);
        }
        for (node, set) in self.graph.sets.iter().enumerate().skip(mark.nodes) {
            if set.len() >= super::MANY {
                for &value in set {
                    self.graph.many.remove(&(Node::new(node), value));
                }
            }
        }
        self.growing().zip(&mark.sizes).for_each(|(table, size)| table.cut(*size));
        self.graph.crowded = mark.crowded;
        self.work = Work::default();
        self.mark = Some(mark);
    }

    /// Solves what was added since the mark. Says whether it can be added: `false` where something else would have been
    /// decided before the mark.
    pub(crate) fn solve_on(&mut self) -> bool {
        let (declarations, inflows) = self.mark.as_ref().map_or((0, 0), |m| (m.declarations, m.inflows));
        self.graph.inflows[inflows..].sort_unstable();
        self.solve_from(declarations);
        self.holds()
    }

    /// Whether what was decided before the mark would have been decided with what came later as well: which annotations
    /// shut Office values out. (Of several places that call one new function another may enter the original than if all
    /// were solved together; the others enter copies, and together they say the same.)
    fn holds(&self) -> bool {
        self.mark.as_ref().is_none_or(|mark| {
            let mut opened = self.grown().filter(|node| mark.open_types.contains(node));
            opened.all(|node| !self.shuts_out(node))
        })
    }

    /// The nodes from before the mark that have got values since, some of them more than once.
    pub(crate) fn grown(&self) -> impl Iterator<Item = Node> + use<'_> {
        let steps = self.mark.iter().flat_map(|mark| &mark.steps);
        steps.filter_map(|step| if let TrailStep::Value(node) = step { Some(*node) } else { None })
    }

    fn take_back(&mut self, step: TrailStep) {
        match step {
            TrailStep::Value(node) => {
                let value = self.graph.sets[node].pop();
                value.map(|value| self.graph.many.remove(&(node, value)));
                self.graph.processed[node] = self.graph.sets[node].len() as u32;
            }
            TrailStep::Link(node) => {
                let head = &mut self.graph.heads[node];
                *head = head.and_then(|link| self.graph.links[link].1);
            }
            TrailStep::Property(object, name) => drop(self.graph.objects[object].props.remove(&name)),
            TrailStep::Written(object, name) => {
                let property = self.graph.objects[object].props.get_mut(&name);
                property.into_iter().for_each(|property| property.written = false);
            }
            TrailStep::Base(object) => self.graph.objects[object].base = None,
            TrailStep::Exposed(object, before) => self.graph.objects[object].exposed = before,
            TrailStep::Element(object) => self.graph.objects[object].element = None,
            TrailStep::Reader(object) => drop(self.graph.objects[object].readers.pop()),
            TrailStep::Copied(from, to) => drop(self.graph.copy_edges.remove(&(from, to))),
            TrailStep::CallCopy(call) => {
                self.found.call_copies.get_mut(&call).and_then(Vec::pop);
            }
            TrailStep::Copy(function) => self.graph.copies.forget_copy(function),
            TrailStep::Context(function) => self.graph.copies.forget_context(function),
        }
    }

    /// The tables that only grow. What else there is stays, is taken back step by step, or begins anew.
    fn growing(&mut self) -> impl Iterator<Item = &mut dyn Growing> {
        let Solver { catalog: _, names: _, assigned: _, graph, found, work: _, mark: _, stop: _ } = self;
        graph.growing().into_iter().chain(found.growing())
    }

    pub(super) fn note_value(&mut self, node: Node) {
        self.note(|mark| (node.index() < mark.nodes).then_some(TrailStep::Value(node)));
    }

    pub(super) fn note_link(&mut self, node: Node) {
        self.note(|mark| (node.index() < mark.nodes).then_some(TrailStep::Link(node)));
    }

    pub(super) fn note_property(&mut self, object: ObjectId, name: Sym) {
        self.note(|mark| (object.index() < mark.objects).then_some(TrailStep::Property(object, name)));
    }

    pub(super) fn note_written(&mut self, object: ObjectId, name: Sym) {
        self.note(|mark| (object.index() < mark.objects).then_some(TrailStep::Written(object, name)));
    }

    pub(super) fn note_base(&mut self, object: ObjectId) {
        self.note(|mark| (object.index() < mark.objects).then_some(TrailStep::Base(object)));
    }

    pub(super) fn note_exposed(&mut self, object: ObjectId, before: Option<Outside>) {
        self.note(|mark| (object.index() < mark.objects).then_some(TrailStep::Exposed(object, before)));
    }

    pub(super) fn note_element(&mut self, object: ObjectId) {
        self.note(|mark| (object.index() < mark.objects).then_some(TrailStep::Element(object)));
    }

    pub(super) fn note_reader(&mut self, object: ObjectId) {
        self.note(|mark| (object.index() < mark.objects).then_some(TrailStep::Reader(object)));
    }

    pub(super) fn note_copied(&mut self, from: Node, to: Node) {
        self.note(|_| Some(TrailStep::Copied(from, to)));
    }

    pub(super) fn note_copy(&mut self, function: FunctionId) {
        self.note(|_| Some(TrailStep::Copy(function)));
    }

    pub(super) fn note_call_copy(&mut self, call: CallId) {
        self.note(|_| Some(TrailStep::CallCopy(call)));
    }

    pub(super) fn note_context(&mut self, function: FunctionId) {
        self.note(|_| Some(TrailStep::Context(function)));
    }

    #[inline]
    fn note(&mut self, step: impl FnOnce(&Checkpoint) -> Option<TrailStep>) {
        if let Some(mark) = &mut self.mark
            && let Some(step) = step(mark)
        {
            mark.steps.push(step);
        }
    }

    /// Whether the type in the node keeps Office values from elsewhere out.
    pub(super) fn shuts_out(&self, ty: Node) -> bool {
        self.values(ty).iter().any(|&v: &Value| v.is_api() && self.is_complete(v))
    }
}
