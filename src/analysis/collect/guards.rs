//! What guards uses: the regions around them, and what holds at every call of the functions that contain them.
//!
//! Everything is asked once, whatever the number of uses: regions in their order, functions until nothing changes any
//! more. Called with everything solved.

use super::behind::Behind;
use super::sign_in::SignIns;
use crate::analysis::ids::{Id, Table};
use crate::analysis::ir::{Clue, FunctionId, Holds, Region, RegionId, Site, SiteId, Sym};
use crate::analysis::link::{FragmentLinks, Linked};
use crate::analysis::solve::{Check, Conditions, copied_clues};
use crate::analysis::{Guard, GuardKind};
use crate::text::Span;

/// What functions say by what they return is followed through so many functions.
const ROUNDS: usize = 6;

/// More guards than this around one place say nothing more.
const MOST: usize = 12;

/// What holds at a place, nearest first, each with the region that says so.
pub(super) type HeldChecks = Vec<(Check, RegionId)>;

/// What stands around all places of a realm.
#[derive(Debug, Default)]
pub(crate) struct Guards {
    regions: Table<RegionId, RegionKnown>,
    /// What holds somewhere; the first is nothing.
    held: Vec<HeldChecks>,
    /// What holds wherever a function is called, by its number.
    functions: Table<FunctionId, HeldChecks>,
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

impl Guards {
    /// Of a realm that is solved; `typed` is the share of a statement that was put in later.
    pub(crate) fn of(linked: &Linked, typed: Option<&FragmentLinks>) -> Guards {
        let mut clues = linked.clues.clone();
        clues.extend(copied_clues(&linked.solver, &linked.clues));
        let name_of = |site: SiteId| linked.sites.get(site).map(|site| site.site.name);
        let mut facts = Conditions::of(&linked.solver, &clues, name_of);
        let regions = known(&linked.regions);
        let signs = SignIns::of(linked, &regions);
        let mut guards = Guards { regions, ..Guards::default() };
        guards.hold(linked, &facts, &signs);
        for _ in 0..ROUNDS {
            guards.learn(&clues, &mut facts);
            if !facts.has_news() {
                break;
            }
            facts.spread(&linked.solver);
            guards.hold(linked, &facts, &signs);
        }
        if guards.held.len() > 1 {
            let parts: Vec<&FragmentLinks> = linked.parts.iter().chain(typed).collect();
            guards.functions = Behind::new(linked, &parts, &clues, &guards).functions();
        }
        guards
    }

    pub(super) fn known(&self, region: Option<RegionId>) -> Option<RegionKnown> {
        self.regions.get(region?).copied()
    }

    /// What holds in a region by what stands around it.
    pub(super) fn held_in(&self, region: Option<RegionId>) -> &[(Check, RegionId)] {
        let number = self.known(region).map_or(0, |known| known.held);
        self.held.get(number as usize).map_or(&[], Vec::as_slice)
    }

    /// What functions return tells what holds where they return it.
    fn learn(&self, clues: &[Clue], facts: &mut Conditions) {
        for clue in clues {
            if let Clue::Returned { truth, around, to } = *clue {
                self.held_in(around).iter().for_each(|&(check, _)| facts.learn(to, truth, check));
            }
        }
    }

    /// Finds out what holds in each region. Those around it come first.
    fn hold(&mut self, linked: &Linked, facts: &Conditions, signs: &SignIns) {
        self.held.clear();
        self.held.push(Vec::new());
        for (id, region) in (0..linked.regions.len()).map(RegionId::new).zip(linked.regions.iter()) {
            let around = self.known(region.parent).map_or(0, |known| known.held);
            let own = self.own(linked, region, facts, signs);
            let held = if own.is_empty() {
                around
            } else {
                let own: HeldChecks = own.into_iter().map(|check| (check, id)).collect();
                self.held.push(both(&own, &self.held[around as usize]));
                self.held.len() as u32 - 1
            };
            self.regions[id].held = held;
        }
    }

    fn own(&self, linked: &Linked, region: &Region, facts: &Conditions, signs: &SignIns) -> Vec<Check> {
        match region.holds {
            Holds::Statement(_) | Holds::Function { .. } => Vec::new(),
            Holds::TokenStatus => vec![Check::TokenStatus],
            Holds::Tried => vec![Check::Tried],
            Holds::Failed { ref calls } if signs.are_in(*calls) => vec![Check::SignInFailed],
            Holds::Failed { .. } => Vec::new(),
            Holds::Condition { node, truth, next_call, kept } => {
                let around = self.known(region.parent);
                let tried = || {
                    around.is_some_and(|around| signs.came_before(linked, &self.regions, around, next_call))
                };
                let told = facts.tells(node, truth);
                told.filter(|&check| check != Check::SignInFailed || !kept || tried()).collect()
            }
        }
    }

    /// What holds in a region, nearest first: by what stands around it, then by who calls the function that it is in.
    fn at(&self, region: Option<RegionId>) -> HeldChecks {
        let calls = self.known(region).and_then(|known| self.functions.get(known.function?));
        both(self.held_in(region), calls.map_or(&[], Vec::as_slice))
    }

    /// The use at a site is itself no more than a look.
    pub(super) fn looks(&self, site: Site) -> Option<Guard> {
        let (file, span) = (self.known(site.around)?.part, Span::new(site.start, site.end));
        Some(Guard { kind: GuardKind::Looks, file, span })
    }

    /// The guards of the use of a member in a region; the files and spans are those of fragments.
    pub(crate) fn around(&self, linked: &Linked, region: Option<RegionId>, name: Sym) -> Vec<Guard> {
        let guard = |(check, at): (Check, RegionId)| {
            let kind = kind(linked, check, name)?;
            let region = linked.regions.get(at)?;
            Some(Guard { kind, file: self.known(Some(at))?.part, span: Span::new(region.start, region.end) })
        };
        self.at(region).into_iter().filter_map(guard).collect()
    }
}

/// All regions with what is known of them at once.
fn known(regions: &[Region]) -> Table<RegionId, RegionKnown> {
    let mut all: Table<RegionId, RegionKnown> = Table::default();
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
    all
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

/// What a check tells the use of a member of that name.
fn kind(linked: &Linked, check: Check, name: Sym) -> Option<GuardKind> {
    let text = |name: Option<Sym>| name.map(|name| linked.solver.names.text(name).into());
    Some(match check {
        Check::TokenStatus => GuardKind::TokenStatus,
        Check::AccountType => GuardKind::AccountType,
        Check::Set { name, version, supported } => {
            GuardKind::RequirementSet { name: text(name), version: text(version), supported }
        }
        Check::SignInFailed => GuardKind::Fallback,
        Check::Looked(looked) if looked == name => GuardKind::LookedFor,
        Check::Looked(_) => return None,
        Check::Tried => GuardKind::Try,
    })
}
