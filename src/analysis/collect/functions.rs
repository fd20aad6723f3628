//! The functions of a realm's files, and what runs each of them: by the calls that the solver has resolved, and on the safe
//! side where it has not.
//!
//! Knows nothing about entry points. Called by the analyzer when a realm has been solved as a whole.

use super::Shares;
use super::behind::handed;
use super::given::{given_to_office, is_open_name_of_window, objects_of_classes};
use super::regions::Regions;
use super::unseen::functions_given;
use crate::analysis::FileOutcome;
use crate::analysis::functions::{
    CodeFunction, CodePlace, Dialog, FileFunctions, KeptFunctions, NamedFunction, Runs,
};
use crate::analysis::ids::{Id, IdRange, Table};
use crate::analysis::ir::{Call, CallId, FunctionId, Holds, Locus, Node, ObjectId, Op, RegionId};
use crate::analysis::link::{FragmentLinks, Input, Linked};
use crate::analysis::solve::Value;
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::sync::Arc;

/// What the code of a realm starts by names, see `strings::starts`.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Starts {
    pub(in crate::analysis) named: Vec<Naming>,
    pub(in crate::analysis) opened: Vec<Opening>,
}

/// A call gives what is in a node names by which others call it.
#[derive(Debug)]
pub(in crate::analysis) struct Naming {
    pub(in crate::analysis) call: CallId,
    /// The fragment that the call stands in.
    pub(in crate::analysis) part: usize,
    pub(in crate::analysis) names: Vec<String>,
    pub(in crate::analysis) function: Node,
}

/// A call opens a dialog.
#[derive(Debug)]
pub(in crate::analysis) struct Opening {
    pub(in crate::analysis) input: usize,
    pub(in crate::analysis) span: Span,
    pub(in crate::analysis) addresses: Vec<Box<str>>,
}

/// Methods that the language calls where nobody names them.
const IMPLICIT: [&str; 5] = ["toString", "valueOf", "toJSON", "then", "next"];

/// Gives the outcomes of a realm's files, which are parallel to the inputs, their functions.
pub(in crate::analysis) fn add_functions(
    linked: &Linked,
    inputs: &[Input<'_>],
    shares: &Shares,
    starts: Starts,
    outcomes: &mut [Arc<FileOutcome>],
) {
    if linked.solver.found.hits.is_empty() || outcomes.len() != inputs.len() {
        return;
    }
    let mut runs = RealmRuns::new(linked, inputs, shares);
    runs.note_callers(&starts);
    runs.note_handed();
    runs.note_unknown();
    runs.note_names(&starts);
    for opening in starts.opened {
        let Opening { input, span, addresses } = opening;
        runs.files[input].dialogs.push(Dialog { span, addresses });
    }
    for (outcome, functions) in outcomes.iter_mut().zip(runs.finished()) {
        Arc::make_mut(outcome).functions = KeptFunctions::new(functions);
    }
}

/// A function: where it starts and ends, which it is, and the one around it.
type Found = (u32, Reverse<u32>, FunctionId, Option<FunctionId>);

/// A function's place in the files of the realm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot {
    input: usize,
    number: u32,
}

struct RealmRuns<'a> {
    linked: &'a Linked,
    inputs: &'a [Input<'a>],
    shares: &'a Shares,
    regions: Regions,
    /// Where each function stands that has code outside tests.
    slots: Table<FunctionId, Option<Slot>>,
    /// The objects that classes and their instances are.
    of_classes: FxHashSet<ObjectId>,
    files: Vec<FileFunctions>,
}

impl<'a> RealmRuns<'a> {
    fn new(linked: &'a Linked, inputs: &'a [Input<'a>], shares: &'a Shares) -> RealmRuns<'a> {
        let slots = (0..linked.solver.graph.functions.len()).map(|_| None).collect();
        let known = !linked.solver.has_lost_count();
        let files = inputs.iter().map(|_| FileFunctions { known, ..FileFunctions::default() }).collect();
        let regions = Regions::of(&linked.regions);
        let of_classes = objects_of_classes(linked);
        let mut runs = RealmRuns { linked, inputs, shares, regions, slots, of_classes, files };
        runs.note_functions();
        runs
    }

    /// Numbers the functions of each file in the order of their spans; those with the same one count as one.
    fn note_functions(&mut self) {
        let starts: Vec<u32> =
            self.inputs.iter().flat_map(|input| input.fragments().map(|placed| placed.start)).collect();
        let mut found: Vec<Vec<Found>> = self.inputs.iter().map(|_| Vec::new()).collect();
        for (id, region) in (0..self.linked.regions.len()).map(RegionId::new).zip(self.linked.regions.iter())
        {
            let Holds::Function { function: Some(function), .. } = region.holds else { continue };
            let Some(known) = self.regions.known(Some(id)) else { continue };
            let input = self.shares.file_of(known.part as usize);
            let is_assumed = self.linked.solver.graph.functions[function].assumed;
            let Some(own) = found.get_mut(input).filter(|_| !self.inputs[input].test && !is_assumed) else {
                continue;
            };
            let start = starts.get(known.part as usize).copied().unwrap_or_default();
            let around = self.regions.known(region.parent).and_then(|around| around.function);
            own.push((start + region.start, Reverse(start + region.end), function, around));
        }
        for (input, mut found) in found.into_iter().enumerate() {
            found.sort_unstable();
            for (start, Reverse(end), function, around) in found {
                let span = Span::new(start, end);
                let all = &mut self.files[input].all;
                if all.last().is_none_or(|last| last.span != span) {
                    let around = around.and_then(|around| self.slots[around]).map(|slot| slot.number);
                    all.push(CodeFunction { span, around, callers: Vec::new(), runs: Runs::Never });
                }
                self.slots[function] = Some(Slot { input, number: all.len() as u32 - 1 });
            }
        }
    }

    /// The function, where it has code: copies are taken for their originals.
    fn slot(&self, function: FunctionId) -> Option<Slot> {
        self.slots.get(self.linked.solver.original(function)).copied().flatten()
    }

    fn function(&mut self, slot: Slot) -> Option<&mut CodeFunction> {
        self.files.get_mut(slot.input)?.all.get_mut(slot.number as usize)
    }

    /// Where a region stands; `None` in a test, and where that is not known.
    fn place(&self, region: Option<RegionId>) -> Option<CodePlace> {
        let known = self.regions.known(region)?;
        let input = self.inputs.get(self.shares.file_of(known.part as usize)).filter(|input| !input.test)?;
        let slot = known.function.and_then(|function| self.slot(function));
        Some(CodePlace { file: input.file, function: slot.map(|slot| slot.number) })
    }

    fn called(&mut self, function: FunctionId, from: Option<RegionId>) {
        if let Some((slot, place)) = self.slot(function).zip(self.place(from))
            && let Some(function) = self.function(slot)
        {
            function.callers.push(place);
        }
    }

    fn may_run(&mut self, function: FunctionId, runs: Runs) {
        if let Some(slot) = self.slot(function)
            && let Some(function) = self.function(slot)
        {
            function.runs = function.runs.max(runs);
        }
    }

    /// Who calls what, as the solver has noted it. Whoever gives a function a name does not call it.
    fn note_callers(&mut self, starts: &Starts) {
        let linked = self.linked;
        let is_office = |call: CallId| {
            let callee = linked.solver.graph.calls.get(call).map(|call| call.callee);
            let is_member = |&value: &Value| matches!(value, Value::Member(_));
            callee.is_some_and(|callee| linked.solver.values(callee).iter().all(is_member))
        };
        let namings: FxHashSet<CallId> =
            starts.named.iter().map(|naming| naming.call).filter(|&call| is_office(call)).collect();
        for &(function, place) in &linked.solver.found.callers {
            match place {
                Locus::Call(call) if namings.contains(&call) => {}
                Locus::Call(call) => match linked.solver.graph.calls.get(call) {
                    Some(call) if call.test => {}
                    Some(Call { around: Some(around), .. }) => self.called(function, Some(*around)),
                    _ => self.may_run(function, Runs::WithMaker),
                },
                Locus::Site(site) => {
                    self.called(function, linked.sites.get(site).and_then(|site| site.site.around));
                }
                Locus::None => self.may_run(function, Runs::WithMaker),
            }
        }
    }

    /// What is given away where nobody follows it runs with whoever gives it.
    fn note_handed(&mut self) {
        let linked = self.linked;
        let parts: Vec<&FragmentLinks> = linked.parts.iter().collect();
        for (function, region) in
            functions_given(linked, &parts).into_iter().chain(handed(linked, &linked.clues))
        {
            self.called(function, region);
        }
        let Some(given) = given_to_office(linked, &self.of_classes) else {
            return self.files.iter_mut().for_each(|file| file.known = false);
        };
        given.into_iter().for_each(|(function, region)| self.called(function, region));
    }

    /// What nobody is seen to call, although somebody may.
    fn note_unknown(&mut self) {
        let (linked, solver) = (self.linked, &self.linked.solver);
        let is_value = self.note_ops();
        // Getters and setters are no values: reading and storing calls them. Copies are none either, and nothing holds what
        // markup runs.
        let is_unknown = |function: FunctionId| {
            !is_value.contains(&function) || solver.graph.functions[function].of_markup
        };
        let functions = (0..solver.graph.functions.len()).map(FunctionId::new);
        let mut unknown: Vec<FunctionId> =
            functions.filter(|&f| self.slots[f].is_some() && is_unknown(f)).collect();
        unknown.extend(solver.found.called_for_all.iter().flat_map(|&node| functions_at(linked, node)));
        unknown.extend(solver.found.dropped.iter().filter_map(|&(_, value)| solver.function_of(value)));
        unknown.extend(self.implicit_methods());
        let objects = linked.parts.iter().flat_map(|part| part.objects.iter());
        for object in objects.filter(|object| !self.of_classes.contains(object)) {
            unknown.extend(solver.functions_put_away(IdRange::new(object.index()..object.index() + 1)));
        }
        unknown.into_iter().for_each(|function| self.may_run(function, Runs::WithMaker));
    }

    /// What operations tell: which functions are values, what decorates, what calls global functions by their names.
    fn note_ops(&mut self) -> FxHashSet<FunctionId> {
        let (linked, graph) = (self.linked, &self.linked.solver.graph);
        let mut values: FxHashSet<FunctionId> =
            graph.classes.iter().filter_map(|class| class.constructor).collect();
        for op in &graph.ops {
            match *op {
                Op::Function { function, .. } => {
                    values.insert(function);
                }
                Op::Decorate { call, .. } => {
                    let Some(call) = graph.calls.get(call) else { continue };
                    functions_at(linked, call.callee).for_each(|function| self.called(function, call.around));
                }
                Op::LoadComputed { base, key, .. } if is_open_name_of_window(linked, base, key) => {
                    self.files.iter_mut().for_each(|file| file.calls_by_name = true);
                }
                _ => {}
            }
        }
        values
    }

    /// Methods that the language calls, and methods of classes whose names are computed.
    fn implicit_methods(&self) -> Vec<FunctionId> {
        let (linked, graph) = (self.linked, &self.linked.solver.graph);
        let names: Vec<_> = IMPLICIT.into_iter().filter_map(|name| linked.solver.names.known(name)).collect();
        let named = graph.objects.iter().flat_map(|object| {
            names.iter().filter_map(|name| object.props.get(name)).map(|property| property.node)
        });
        let computed = self.of_classes.iter().filter_map(|&object| graph.objects[object].element);
        named.chain(computed).flat_map(|node| functions_at(linked, node)).collect()
    }

    /// The functions that others know by names.
    fn note_names(&mut self, starts: &Starts) {
        let linked = self.linked;
        for (name, function) in linked.solver.functions_by_name() {
            let name = linked.solver.names.text(name);
            // The page raises events.
            let runs = if name.starts_with("on") { Runs::WithMaker } else { Runs::ByName };
            if let Some(slot) = self.slot(function) {
                self.may_run(function, runs);
                self.name(slot, name, false);
            }
        }
        for Naming { part, names, function, .. } in &starts.named {
            let values = linked.solver.values(*function);
            let slots: Vec<Option<Slot>> = values
                .iter()
                .map(|&value| linked.solver.function_of(value).and_then(|f| self.slot(f)))
                .collect();
            let file = self.shares.file_of(*part);
            for name in names {
                if (slots.is_empty() || slots.contains(&None))
                    && let Some(file) = self.files.get_mut(file)
                {
                    file.unseen_names.push(name.as_str().into());
                }
                slots.iter().flatten().for_each(|&slot| self.name(slot, name, true));
            }
        }
    }

    fn name(&mut self, Slot { input, number: function }: Slot, name: &str, associated: bool) {
        self.files[input].named.push(NamedFunction { name: name.into(), function, associated });
    }

    /// Everything in its order, once.
    fn finished(mut self) -> Vec<FileFunctions> {
        for file in &mut self.files {
            for function in &mut file.all {
                function.callers.sort_unstable();
                function.callers.dedup();
                if function.runs == Runs::ByName && !function.callers.is_empty() {
                    function.runs = Runs::Never;
                }
            }
            file.named.sort_unstable();
            file.named.dedup();
            file.unseen_names.sort_unstable();
            file.unseen_names.dedup();
            file.dialogs.sort_by_key(|dialog| dialog.span);
        }
        self.files
    }
}

/// The functions that a node holds.
fn functions_at(linked: &Linked, node: Node) -> impl Iterator<Item = FunctionId> {
    let values = linked.solver.values(node).iter();
    values.filter_map(|&value| linked.solver.function_of(value))
}
