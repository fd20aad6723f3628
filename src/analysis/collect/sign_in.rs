//! Where the program signs in without an Exchange token: calls that do, and calls of functions that do.
//!
//! Called by `guards`: what is tried after such a call has failed is a fallback.

use super::regions::{RegionKnown, Regions};
use crate::analysis::ids::IdRange;
use crate::analysis::ir::{CallId, Clue, FunctionId, Holds, Locus, TellingCall};
use crate::analysis::link::Linked;
use crate::analysis::solve::Value;
use rustc_hash::{FxHashMap, FxHashSet};

/// A function; for code at the top of a script none, and the script.
type Owner = (Option<FunctionId>, usize);

/// The sign-ins of a realm.
#[derive(Debug, Default)]
pub(super) struct SignIns {
    /// The numbers of the calls, ascending.
    calls: Vec<CallId>,
    /// The first one that runs in a function, callbacks included: its fragment, its number.
    first: FxHashMap<Owner, (u32, CallId)>,
}

impl SignIns {
    pub(super) fn of(linked: &Linked, regions: &Regions) -> SignIns {
        let direct = linked.clues.iter().filter_map(|clue| match *clue {
            Clue::Called { call, what: TellingCall::SignIn } => Some(call),
            _ => None,
        });
        let mut calls: Vec<CallId> = direct.collect();
        if calls.is_empty() {
            return SignIns::default();
        }
        calls.extend(leading(linked, &functions_around(linked, regions, &calls)));
        calls.sort_unstable();
        calls.dedup();
        let mut signs = SignIns { calls, first: FxHashMap::default() };
        for call in signs.calls.clone() {
            signs.note_first(linked, regions, call);
        }
        signs
    }

    /// Where a callback is handed over, it runs in the function around it as well.
    fn note_first(&mut self, linked: &Linked, regions: &Regions, call: CallId) {
        let mut known = region_of(linked, regions, call);
        while let Some(around) = known {
            let first = self.first.entry(owner(linked, around)).or_insert((around.part, call));
            *first = (*first).min((around.part, call));
            let code = around.code.and_then(|code| linked.regions.get(code));
            known = code
                .filter(|code| matches!(code.holds, Holds::Function { handed: true, .. }))
                .and_then(|code| regions.known(Some(code.parent?)));
        }
    }

    /// Whether one of these calls signs in.
    pub(super) fn are_in(&self, calls: IdRange<CallId>) -> bool {
        !calls.within(&self.calls, |&call| call).is_empty()
    }

    /// Whether the program has tried to sign in before it comes to where `next_call` is next.
    pub(super) fn came_before(
        &self,
        linked: &Linked,
        regions: &Regions,
        around: RegionKnown,
        next_call: CallId,
    ) -> bool {
        let (here, mut known) = ((around.part, next_call), Some(around));
        while let Some(around) = known {
            if self.first.get(&owner(linked, around)).is_some_and(|&first| first < here) {
                return true;
            }
            let code = around.code.and_then(|code| linked.regions.get(code));
            known = code.and_then(|code| regions.known(Some(code.parent?)));
        }
        false
    }
}

fn owner(linked: &Linked, around: RegionKnown) -> Owner {
    let unit = linked.parts.get(around.part as usize).map_or(0, |part| part.unit);
    (around.function, if around.function.is_none() { unit } else { 0 })
}

fn region_of(linked: &Linked, regions: &Regions, call: CallId) -> Option<RegionKnown> {
    let call = linked.solver.graph.calls.get(call)?;
    regions.known(Some(call.around?))
}

/// The functions that the calls stand in, at whatever depth.
fn functions_around(linked: &Linked, regions: &Regions, calls: &[CallId]) -> FxHashSet<FunctionId> {
    let mut found = FxHashSet::default();
    for &call in calls {
        let mut known = region_of(linked, regions, call);
        while let Some((around, function)) = known.and_then(|around| Some((around, around.function?))) {
            if !found.insert(function) {
                break;
            }
            let code = around.code.and_then(|code| linked.regions.get(code));
            known = code.and_then(|code| regions.known(Some(code.parent?)));
        }
    }
    found
}

/// The calls of these functions by what stands there.
fn leading(linked: &Linked, functions: &FxHashSet<FunctionId>) -> Vec<CallId> {
    let solver = &linked.solver;
    let calls = |call: CallId, function: FunctionId| {
        let Some(callee) = solver.graph.calls.get(call).map(|call| call.callee) else { return false };
        let is_it = |value: &Value| matches!(*value, Value::Function(f) if solver.original(f) == function);
        solver.values(callee).iter().any(is_it)
    };
    let callers = solver.found.callers.iter().filter(|(function, _)| functions.contains(function));
    let by_call = callers.filter_map(|&(function, place)| match place {
        Locus::Call(number) if calls(number, function) => Some(number),
        _ => None,
    });
    by_call.collect()
}
