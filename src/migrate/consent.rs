//! Which scopes the requests of Microsoft Graph need that take the place of retired calls, and which are asked for already.
//!
//! Called by the plan.

use super::{Site, SiteKind, Work};
use crate::catalog::graph::{GraphRequest, Requested, Scope, needs, requested, smallest_set};

/// The scopes to ask consent for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consent {
    /// The smallest set for everything that only Microsoft Graph can do.
    pub needed: Vec<&'static Scope>,
    /// What is needed besides where Office.js is not used although it could be.
    pub instead_of_office_js: Vec<&'static Scope>,
    /// What the code asks for already, of Microsoft Graph.
    pub requested: Vec<&'static Scope>,
    /// The requests whose scopes are not known.
    pub unknown: Vec<GraphRequest>,
}

impl Consent {
    pub(super) fn of(sites: &[Site]) -> Consent {
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
        Consent { needed, instead_of_office_js: besides, requested: asked, unknown }
    }

    /// What is needed and not yet asked for.
    pub fn missing(&self) -> impl Iterator<Item = &'static Scope> {
        self.needed.iter().copied().filter(|scope| !self.requested.iter().any(|asked| asked.includes(scope)))
    }
}

/// What retired calls become, and what asks Microsoft Graph already.
fn requests(sites: &[Site], of: impl Fn(&Site) -> bool) -> impl Iterator<Item = &GraphRequest> {
    sites.iter().filter(move |site| of(site)).flat_map(|site| {
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
