//! What holds wherever a function runs: at all of its calls, or where it was created.
//!
//! A call of which nobody knows where it is made ends it; so does a function that nothing calls. Of what keeps a use
//! from Exchange Online one will do at each call, whichever; of anything else the same must hold at all of them. That
//! functions call each other says nothing. Called by `guards`.

use super::regions::{HeldChecks, Regions, both};
use super::unseen::{functions_given, functions_of_page};
use crate::analysis::ids::{Id, Table};
use crate::analysis::ir::{Clue, FunctionId, Holds, Locus, RegionId};
use crate::analysis::link::{FragmentLinks, Linked};
use crate::analysis::solve::{Check, Value};
use rustc_hash::FxHashSet;

/// What holds at all calls that are known so far.
#[derive(Debug, Clone, Default)]
struct CallState {
    common: HeldChecks,
    /// What keeps one of them from Exchange Online, where something does so at each.
    away: Option<(Check, RegionId)>,
}

/// A call: the function that it stands in, the one that is called, the region.
type Edge = (Option<FunctionId>, FunctionId, Option<RegionId>);

/// The functions of a realm and their calls.
pub(super) struct Behind<'a> {
    regions: &'a Regions,
    /// By the function that they stand in; those at the top of scripts come first.
    calls: Vec<Edge>,
    /// Each function with the one around it, by the latter.
    inner: Vec<(Option<FunctionId>, FunctionId)>,
    outer: Table<FunctionId, Option<FunctionId>>,
    /// By all calls; `None` before one has been seen.
    called: Table<FunctionId, Option<CallState>>,
    /// By that, or by where it was made.
    holds: Table<FunctionId, Option<CallState>>,
    pending: Vec<FunctionId>,
}

impl<'a> Behind<'a> {
    pub(super) fn new(
        linked: &Linked,
        parts: &[&FragmentLinks],
        clues: &[Clue],
        regions: &'a Regions,
    ) -> Behind<'a> {
        let count = linked.solver.graph.functions.len();
        let mut behind = Behind {
            regions,
            calls: Vec::new(),
            inner: Vec::new(),
            outer: (0..count).map(|_| None).collect(),
            called: (0..count).map(|_| None).collect(),
            holds: (0..count).map(|_| None).collect(),
            pending: Vec::new(),
        };
        behind.note_functions(linked);
        behind.note_calls(linked, parts, clues);
        behind
    }

    fn note_functions(&mut self, linked: &Linked) {
        for region in linked.regions.iter() {
            if let Holds::Function { function: Some(function), .. } = region.holds
                && let Some(outer) = self.outer.get_mut(function)
            {
                *outer = self.regions.known(region.parent).and_then(|around| around.function);
                self.inner.push((*outer, function));
            }
        }
        self.inner.sort_unstable();
    }

    fn note_calls(&mut self, linked: &Linked, parts: &[&FragmentLinks], clues: &[Clue]) {
        let solver = &linked.solver;
        let region = |place: Locus| -> Option<RegionId> {
            match place {
                Locus::Call(call) => solver.graph.calls.get(call)?.around,
                Locus::Site(site) => linked.sites.get(site)?.site.around,
                Locus::None => None,
            }
        };
        let mut is_called: Table<FunctionId, bool> = self.outer.iter().map(|_| false).collect();
        let mut unknown = Vec::new();
        for &(function, place) in &solver.found.callers {
            is_called[function] = true;
            match self.regions.known(region(place)) {
                Some(around) => self.calls.push((around.function, function, region(place))),
                None => unknown.push(function),
            }
        }
        let given = functions_given(linked, parts).into_iter().chain(functions_of_page(linked, parts));
        for (function, region) in given.chain(handed(linked, clues)) {
            let function = solver.original(function);
            is_called[function] = true;
            let around = self.regions.known(region).and_then(|around| around.function);
            self.calls.push((around, function, region));
        }
        self.calls.sort_unstable();
        let all = solver.has_lost_count();
        let functions = (0..self.outer.len()).map(FunctionId::new);
        unknown.extend(functions.filter(|&function| all || !is_called[function]));
        unknown.extend(solver.found.dropped.iter().filter_map(|&(_, value)| match value {
            Value::Function(function) => Some(solver.original(function)),
            _ => None,
        }));
        let put_away = parts.iter().flat_map(|part| solver.functions_put_away(part.objects));
        unknown
            .extend(put_away.chain(solver.functions_of_window()).map(|function| solver.original(function)));
        unknown.into_iter().for_each(|function| self.call(function, CallState::default()));
    }

    /// What holds in each function.
    pub(super) fn functions(mut self) -> Table<FunctionId, HeldChecks> {
        self.call_from(None);
        while let Some(function) = self.pending.pop() {
            self.call_from(Some(function));
            let first = self.inner.partition_point(|inner| inner.0 < Some(function));
            let inner: Vec<FunctionId> = self.inner[first..]
                .iter()
                .take_while(|inner| inner.0 == Some(function))
                .map(|inner| inner.1)
                .collect();
            inner.into_iter().for_each(|inner| self.update(inner));
        }
        self.holds.iter().cloned().map(|state| state.map(CallState::held).unwrap_or_default()).collect()
    }

    /// Does all calls that stand in a function.
    fn call_from(&mut self, function: Option<FunctionId>) {
        let around = function.and_then(|function| self.holds[function].clone()).unwrap_or_default();
        let first = self.calls.partition_point(|call| call.0 < function);
        for at in first..self.calls.len() {
            let (from, callee, region) = self.calls[at];
            if from != function {
                break;
            }
            self.call(callee, around.at(self.regions.held_in(region)));
        }
    }

    fn call(&mut self, function: FunctionId, state: CallState) {
        let Some(called) = self.called.get_mut(function) else { return };
        match called {
            Some(known) => known.meet(&state),
            None => *called = Some(state),
        }
        self.update(function);
    }

    /// Puts together what holds in a function; tells those that depend on it where that is something new.
    fn update(&mut self, function: FunctionId) {
        let around = match self.outer[function] {
            Some(outer) => self.holds[outer].clone(),
            None => Some(CallState::default()),
        };
        let (Some(called), Some(around)) = (&self.called[function], around) else { return };
        let state =
            CallState { common: both(&called.common, &around.common), away: called.away.or(around.away) };
        let size = |state: &CallState| (state.common.len(), state.away.is_some());
        let known = &mut self.holds[function];
        if known.as_ref().map(size) != Some(size(&state)) {
            *known = Some(state);
            self.pending.push(function);
        }
    }
}

/// The functions that the page gets, by themselves or as attributes, each with the region where it gets them.
pub(super) fn handed(linked: &Linked, clues: &[Clue]) -> Vec<(FunctionId, Option<RegionId>)> {
    let solver = &linked.solver;
    let mut found = Vec::new();
    for clue in clues {
        let Clue::Handed { node, around } = *clue else { continue };
        let (mut objects, mut seen) = (vec![node], FxHashSet::default());
        let mut nodes = vec![node];
        while let Some(node) = objects.pop() {
            let values = if seen.insert(node) { solver.values(node) } else { &[] };
            for value in values {
                if let Value::Object(object) = *value {
                    let object = &solver.graph.objects[object];
                    nodes.extend(object.props.values().map(|property| property.node));
                    objects.extend(object.base);
                }
            }
        }
        let values = nodes.into_iter().flat_map(|node| solver.values(node));
        found
            .extend(values.filter_map(|value| solver.function_of(*value)).map(|function| (function, around)));
    }
    found
}

impl CallState {
    /// What holds in a region of the function that this is of.
    fn at(&self, region: &[(Check, RegionId)]) -> CallState {
        let away = region.iter().copied().find(|held| held.0.keeps_from_online());
        CallState { common: both(region, &self.common), away: away.or(self.away) }
    }

    fn meet(&mut self, other: &CallState) {
        self.common.retain(|held| other.common.iter().any(|known| known.0 == held.0));
        self.away = self.away.filter(|_| other.away.is_some());
    }

    /// What keeps away from Exchange Online comes first.
    fn held(self) -> HeldChecks {
        match self.away {
            Some(away) => both(&[away], &self.common),
            None => self.common,
        }
    }
}
