//! How much of the work has a known way: one figure, and its parts.
//!
//! Counts retired calls only: what asks Microsoft Graph already is done. Called by the plan.

use super::Site;

/// The figure and its parts; of several plans, [`Readiness::plus`] makes one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Readiness {
    /// Calls of retired services.
    pub sites: usize,
    /// Those for which something else does the work.
    pub with_twin: usize,
    /// Those of them that a call of Office.js serves, without any request.
    pub with_office_js: usize,
    /// Those of which could not be read what they ask for.
    pub unreadable: usize,
    /// Those that stand behind a guard.
    pub guarded: usize,
}

impl Readiness {
    pub(super) fn of(sites: &[Site]) -> Readiness {
        let retired = || sites.iter().filter(|site| site.kind.is_retired());
        let count = |is: fn(&&Site) -> bool| retired().filter(is).count();
        Readiness {
            sites: retired().count(),
            with_twin: count(|site| site.has_twin()),
            with_office_js: count(|site| site.has_office_js()),
            unreadable: count(|site| !site.readable),
            guarded: count(|site| site.guard.is_some()),
        }
    }

    /// That of both.
    #[must_use]
    pub fn plus(self, other: Readiness) -> Readiness {
        Readiness {
            sites: self.sites + other.sites,
            with_twin: self.with_twin + other.with_twin,
            with_office_js: self.with_office_js + other.with_office_js,
            unreadable: self.unreadable + other.unreadable,
            guarded: self.guarded + other.guarded,
        }
    }

    /// How many in a hundred have a twin, rounded down; 100 where there is nothing to do.
    pub fn percent(&self) -> usize {
        (self.with_twin * 100).checked_div(self.sites).unwrap_or(100)
    }
}
