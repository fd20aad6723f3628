//! Which scopes the requests of Microsoft Graph need that take the place of retired calls, and which are asked for already.
//!
//! Called by the plan.

use super::{Site, SiteKind, Work};
use crate::catalog::graph::{GraphRequest, Requested, Scope, needs, requested, smallest_set};

/// The scopes to ask consent for, of one add-in: each has a registration of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consent {
    /// The add-in, as the snapshot counts them; `None`: what belongs to none.
    pub add_in: Option<usize>,
    /// The smallest set for everything that only Microsoft Graph can do.
    pub needed: Vec<&'static Scope>,
    /// What is needed besides where Office.js is not used although it could be.
    pub instead_of_office_js: Vec<&'static Scope>,
    /// What the code asks for already, of Microsoft Graph.
    pub requested: Vec<&'static Scope>,
    /// The requests whose scopes are not known.
    pub unknown: Vec<GraphRequest>,
}

/// One for each add-in that calls retired services.
pub(super) fn consents(sites: &[Site]) -> Vec<Consent> {
    let retired = sites.iter().filter(|site| site.kind.is_retired());
    let mut owners: Vec<Option<usize>> = retired.map(|site| site.add_in).collect();
    owners.sort_unstable_by_key(|owner| (owner.is_none(), *owner));
    owners.dedup();
    let of = |owner| sites.iter().filter(|site| site.add_in == owner).collect::<Vec<_>>();
    owners.into_iter().map(|owner| Consent { add_in: owner, ..Consent::of(&of(owner)) }).collect()
}

impl Consent {
    fn of(sites: &[&Site]) -> Consent {
        let is_by_office_js = |site: &Site| site.work() == Some(Work::OfficeJs);
        let needed = smallest_set(requests(sites, |site| !is_by_office_js(site)));
        let mut besides = smallest_set(requests(sites, is_by_office_js));
        besides.retain(|scope| !needed.iter().any(|wider| wider.includes(scope)));
        let asked = sites.iter().filter(|site| site.kind == SiteKind::Scopes).flat_map(|site| &site.scopes);
        let mut asked: Vec<&'static Scope> = asked.filter_map(|text| graph_scope(text)).collect();
        asked.sort_unstable_by_key(|scope| scope.name);
        asked.dedup();
        let mut unknown: Vec<GraphRequest> = Vec::new();
        for request in requests(sites, |_| true).filter(|request| needs(request).is_empty()) {
            if !unknown.contains(request) {
                unknown.push(request.clone());
            }
        }
        Consent { add_in: None, needed, instead_of_office_js: besides, requested: asked, unknown }
    }

    /// What is needed and not yet asked for.
    pub fn missing(&self) -> impl Iterator<Item = &'static Scope> {
        self.needed.iter().copied().filter(|scope| !self.requested.iter().any(|asked| asked.includes(scope)))
    }
}

/// What retired calls become, and what asks Microsoft Graph already.
fn requests<'a>(sites: &[&'a Site], of: impl Fn(&Site) -> bool) -> impl Iterator<Item = &'a GraphRequest> {
    sites.iter().copied().filter(move |site| of(site)).flat_map(|site| {
        let own = site.requests.iter().filter(|_| site.kind == SiteKind::Graph);
        own.chain(site.twins.iter().filter_map(|twin| twin.request.as_ref()))
    })
}

fn graph_scope(text: &str) -> Option<&'static Scope> {
    match requested(text) {
        Requested::Graph(scope) => Some(scope),
        _ => None,
    }
}
