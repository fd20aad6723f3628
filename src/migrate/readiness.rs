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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figure_is_rounded_down_and_nothing_to_do_is_all() {
        let figure = |sites, with_twin| Readiness { sites, with_twin, ..Readiness::default() }.percent();
        assert_eq!([figure(0, 0), figure(3, 2), figure(3, 3), figure(200, 199)], [100, 66, 100, 99]);
        let both = Readiness { sites: 1, guarded: 1, ..Readiness::default() }.plus(Readiness {
            sites: 2,
            with_twin: 2,
            ..Readiness::default()
        });
        assert_eq!((both.sites, both.with_twin, both.guarded, both.percent()), (3, 2, 1, 66));
    }
}
