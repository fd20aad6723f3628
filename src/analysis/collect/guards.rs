//! What guards uses: the regions around them, and what holds at every call of the functions that contain them.
//!
//! Everything is asked once, whatever the number of uses: regions in their order, functions until nothing changes any
//! more. Called with everything solved.

use super::behind::Behind;
use super::regions::{HeldChecks, Regions, both};
use super::sign_in::SignIns;
use crate::analysis::ids::{Id, Table};
use crate::analysis::ir::{Clue, FunctionId, Holds, Region, RegionId, Site, SiteId, Sym};
use crate::analysis::link::{FragmentLinks, Linked};
use crate::analysis::solve::{Check, Conditions, copied_clues, is_telling};
use crate::analysis::{Guard, GuardKind};
use crate::text::Span;

/// What functions say by what they return is followed through so many functions.
const ROUNDS: usize = 6;

/// What stands around all places of a realm.
#[derive(Debug, Default)]
pub(crate) struct Guards {
    regions: Regions,
    /// What holds wherever a function is called, by its number.
    functions: Table<FunctionId, HeldChecks>,
    /// How many regions and clues they were told from, where none of these tells anything.
    silent: Option<(usize, usize)>,
}

impl Guards {
    /// Of a realm that is solved; `typed` is the share of a statement that was put in later.
    pub(crate) fn of(linked: &Linked, typed: Option<&FragmentLinks>) -> Guards {
        if are_silent(&linked.regions, &linked.clues) {
            let silent = Some((linked.regions.len(), linked.clues.len()));
            return Guards { regions: Regions::of(&linked.regions), silent, ..Guards::default() };
        }
        let mut clues = linked.clues.clone();
        clues.extend(copied_clues(&linked.solver, &linked.clues));
        let name_of = |site: SiteId| linked.sites.get(site).map(|site| site.site.name);
        let mut facts = Conditions::of(&linked.solver, &clues, name_of);
        let regions = Regions::of(&linked.regions);
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
        if guards.regions.something_holds() {
            let parts: Vec<&FragmentLinks> = linked.parts.iter().chain(typed).collect();
            guards.functions = Behind::new(linked, &parts, &clues, &guards.regions).functions();
        }
        guards
    }

    /// Takes the regions of a statement that was put in after all else; those of an earlier one go. Says whether that is
    /// all there is to it: where something may hold somewhere, everything has to be asked anew.
    pub(crate) fn go_on(&mut self, linked: &Linked) -> bool {
        let Some((regions, clues)) = self.silent else { return false };
        let new = linked.regions.slice(linked.regions.since(regions));
        if !are_silent(new, linked.clues.get(clues..).unwrap_or_default()) {
            return false;
        }
        self.regions.truncate(regions);
        self.regions.note(new);
        true
    }

    /// What functions return tells what holds where they return it.
    fn learn(&self, clues: &[Clue], facts: &mut Conditions) {
        for clue in clues {
            if let Clue::Returned { truth, around, to } = *clue {
                self.regions.held_in(around).iter().for_each(|&(check, _)| facts.learn(to, truth, check));
            }
        }
    }

    /// Finds out what holds in each region. Those around it come first.
    fn hold(&mut self, linked: &Linked, facts: &Conditions, signs: &SignIns) {
        self.regions.forget_held();
        for (id, region) in (0..linked.regions.len()).map(RegionId::new).zip(linked.regions.iter()) {
            let own = self.own(linked, region, facts, signs);
            self.regions.hold(id, region.parent, own);
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
                let around = self.regions.known(region.parent);
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
        let calls = self.regions.known(region).and_then(|known| self.functions.get(known.function?));
        both(self.regions.held_in(region), calls.map_or(&[], Vec::as_slice))
    }

    /// The use at a site is itself no more than a look.
    pub(super) fn looks(&self, site: Site) -> Option<Guard> {
        let (file, span) = (self.regions.known(site.around)?.part, Span::new(site.start, site.end));
        Some(Guard { kind: GuardKind::Looks, file, span })
    }

    /// The guards of the use of a member in a region; the files and spans are those of fragments.
    pub(crate) fn around(&self, linked: &Linked, region: Option<RegionId>, name: Sym) -> Vec<Guard> {
        let guard = |(check, at): (Check, RegionId)| {
            let kind = kind(linked, check, name)?;
            let region = linked.regions.get(at)?;
            Some(Guard {
                kind,
                file: self.regions.known(Some(at))?.part,
                span: Span::new(region.start, region.end),
            })
        };
        self.at(region).into_iter().filter_map(guard).collect()
    }
}

/// Whether nothing holds anywhere in these regions, whatever conditions come out as.
fn are_silent(regions: &[Region], clues: &[Clue]) -> bool {
    let holds = |region: &Region| matches!(region.holds, Holds::TokenStatus | Holds::Tried);
    !clues.iter().any(is_telling) && !regions.iter().any(holds)
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
