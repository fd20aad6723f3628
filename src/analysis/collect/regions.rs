//! What is known of regions: the functions that they stand in, and what holds in them by what stands around them.
//!
//! Knows nothing about what conditions come out as. Called by `guards`, which finds out, and by those whom it asks.

use crate::analysis::ids::{Id, Table};
use crate::analysis::ir::{FunctionId, Holds, Region, RegionId};
use crate::analysis::solve::Check;

/// More guards than this around one place say nothing more.
const MOST: usize = 12;

/// What holds at a place, nearest first, each with the region that says so.
pub(super) type HeldChecks = Vec<(Check, RegionId)>;

/// The regions of a realm.
#[derive(Debug, Default)]
pub(super) struct Regions {
    known: Table<RegionId, RegionKnown>,
    /// What holds somewhere; the first is nothing.
    held: Vec<HeldChecks>,
}

/// What is known of a region.
#[derive(Debug, Clone, Copy)]
pub(super) struct RegionKnown {
    /// The function that it stands in.
    pub(super) function: Option<FunctionId>,
    /// The region of that function's code.
    pub(super) code: Option<RegionId>,
    /// The number of the fragment.
    pub(super) part: u32,
    /// The number of what holds there.
    held: u32,
}

impl Regions {
    /// Nothing is known to hold in them.
    pub(super) fn of(regions: &[Region]) -> Regions {
        let mut all = Regions::default();
        all.note(regions);
        all
    }

    /// Adds regions; those around them are there.
    pub(super) fn note(&mut self, regions: &[Region]) {
        let all = &mut self.known;
        all.reserve(regions.len());
        for region in regions {
            let none = RegionKnown { function: None, code: None, part: 0, held: 0 };
            let around = region.parent.and_then(|parent| all.get(parent)).copied().unwrap_or(none);
            let own = Some(RegionId::new(all.len()));
            all.push(match region.holds {
                Holds::Statement(part) => RegionKnown { part, ..none },
                Holds::Function { function, .. } => RegionKnown { function, code: own, ..around },
                _ => around,
            });
        }
    }

    /// The regions after so many go.
    pub(super) fn truncate(&mut self, count: usize) {
        self.known.truncate(count);
    }

    pub(super) fn known(&self, region: Option<RegionId>) -> Option<RegionKnown> {
        self.known.get(region?).copied()
    }

    /// What holds in a region by what stands around it.
    pub(super) fn held_in(&self, region: Option<RegionId>) -> &[(Check, RegionId)] {
        let number = self.known(region).map_or(0, |known| known.held);
        self.held.get(number as usize).map_or(&[], Vec::as_slice)
    }

    /// Nothing is known to hold any more.
    pub(super) fn forget_held(&mut self) {
        self.held.clear();
        self.held.push(Vec::new());
    }

    /// In a region `own` holds, and what holds around it, which was told before.
    pub(super) fn hold(&mut self, id: RegionId, parent: Option<RegionId>, own: Vec<Check>) {
        let around = self.known(parent).map_or(0, |known| known.held);
        let held = if own.is_empty() {
            around
        } else {
            let own: HeldChecks = own.into_iter().map(|check| (check, id)).collect();
            self.held.push(both(&own, &self.held[around as usize]));
            self.held.len() as u32 - 1
        };
        self.known[id].held = held;
    }

    /// Whether anything holds anywhere.
    pub(super) fn something_holds(&self) -> bool {
        self.held.len() > 1
    }
}

/// What holds by one or the other.
pub(super) fn both(near: &[(Check, RegionId)], far: &[(Check, RegionId)]) -> HeldChecks {
    let mut all: HeldChecks = near.iter().take(MOST).copied().collect();
    for held in far {
        if all.len() < MOST && !all.iter().any(|known| known.0 == held.0) {
            all.push(*held);
        }
    }
    all
}
