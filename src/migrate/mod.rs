//! The way from retired services to Office.js and Microsoft Graph: every call that has to change, in which order, and what
//! comes of it.
//!
//! [`Plan::of`] makes plain data from a snapshot: the sites (`ews`, `web`, `tokens`; what serves instead: `twins`), the order to
//! work in (`steps`), how much of it has a known way (`readiness`), what each manifest will declare (`permission`), which
//! scopes users have to consent to (`consent`), and which pages lead to a site (`entries`). Knows nothing about text, JSON
//! and the like. Called by the command `migrate`.

mod consent;
mod entries;
mod ews;
mod notes;
mod permission;
mod readiness;
mod site;
mod steps;
mod tokens;
mod twins;
mod web;

pub use consent::Consent;
pub use entries::reached_from;
pub use permission::PermissionChange;
pub use readiness::Readiness;
pub use site::{Site, SiteGuard, SiteKind, SiteTwin};
pub use steps::{Step, Work};
pub use tokens::AncillaryUse;

use crate::config::Exchange;
use crate::workspace::Snapshot;
use entries::Entries;

/// What has to be done in one tree.
#[derive(Debug)]
pub struct Plan {
    /// The sites outside tests, in order of place.
    pub sites: Vec<Site>,
    /// The order to do it in; every site that is work stands in one step.
    pub steps: Vec<Step>,
    /// How much of it has a known way.
    pub readiness: Readiness,
    /// The calls that get Exchange tokens: signing in takes their place.
    pub tokens: Vec<AncillaryUse>,
    /// Uses of what gives the address of a retired service.
    pub addresses: Vec<AncillaryUse>,
    /// What becomes of the manifests that retired calls have a say in.
    pub permissions: Vec<PermissionChange>,
    /// The scopes.
    pub consents: Vec<Consent>,
    /// Where the users' mailboxes are, as far as the files of the sites are concerned; each once.
    pub exchange: Vec<Exchange>,
    /// Whether an Outlook manifest was found.
    pub has_manifest: bool,
}

impl Plan {
    /// The plan for what was asked for of a tree.
    pub fn of(snapshot: &Snapshot) -> Plan {
        let mut sites = ews::sites(snapshot);
        sites.extend(web::sites(snapshot));
        sites.extend(tokens::sites(snapshot, &sites));
        let mut sites = joined(sites);
        notes::add(&mut sites);
        // What a manifest declares and which scopes an add-in needs depends on all of its calls, whichever were asked for.
        sites.retain(|site| site.add_in.is_some() || snapshot.wants_source(site.source));
        let (permissions, consents) = (permission::changes(snapshot, &sites), consent::consents(&sites));
        sites.retain(|site| snapshot.wants_source(site.source));
        let entries = Entries::of(snapshot);
        for site in &mut sites {
            site.entries = entries.leading_to(site);
        }
        let mut exchange: Vec<Exchange> = Vec::new();
        for site in &sites {
            if !exchange.contains(&site.exchange) {
                exchange.push(site.exchange);
            }
        }
        Plan {
            steps: steps::steps(&sites),
            readiness: Readiness::of(&sites),
            tokens: tokens::uses(snapshot),
            addresses: tokens::addresses(snapshot),
            permissions,
            consents,
            exchange,
            has_manifest: snapshot.manifests.iter().any(|file| file.manifest.mail),
            sites,
        }
    }

    /// Whether mailboxes in Exchange Online are concerned at all.
    pub fn reaches_online(&self) -> bool {
        self.exchange.iter().any(|exchange| exchange.reaches_online())
    }
}

/// The sites in order of place, each once.
fn joined(mut sites: Vec<Site>) -> Vec<Site> {
    sites.sort_by_key(|site| (site.source, site.span, site.kind));
    let mut all: Vec<Site> = Vec::with_capacity(sites.len());
    for site in sites {
        let is_same =
            |known: &&mut Site| (known.source, known.span, known.kind) == (site.source, site.span, site.kind);
        match all.last_mut().filter(is_same) {
            Some(known) => known.join(site),
            None => all.push(site),
        }
    }
    all
}
