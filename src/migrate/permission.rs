//! What the manifests can declare when the retired calls are gone.
//!
//! The judgement has already asked what is left without them; here the calls of Office.js that take their place are added.
//! Called by the plan.

use super::{Site, SiteGuard, SiteKind, Work};
use crate::addin::{Afterwards, Verdict};
use crate::catalog::{Catalog, MailboxLevel};
use crate::workspace::Snapshot;

/// What becomes of a manifest's level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermissionChange {
    /// The manifest, as the snapshot counts them.
    pub manifest: usize,
    /// What it declares; `None`: nothing, so Restricted applies.
    pub declared: Option<MailboxLevel>,
    /// What the add-in needs today.
    pub now: MailboxLevel,
    /// What it needs then.
    pub then: MailboxLevel,
    /// Whether nothing weakens the claim.
    pub certain: bool,
    /// What weakens it; a sentence each.
    pub reasons: Vec<String>,
    /// How many calls are to go.
    pub calls: usize,
    /// How many of them stand behind a check that keeps them from Exchange Online.
    pub kept: usize,
    /// Their service, where all have the same.
    pub kind: Option<SiteKind>,
    /// Whether calls of Office.js that take their place decide about the level.
    pub by_office_js: bool,
}

impl PermissionChange {
    /// What Outlook grants today.
    pub fn granted(&self) -> MailboxLevel {
        self.declared.unwrap_or(MailboxLevel::Restricted)
    }
}

/// One for each manifest for Outlook whose add-in calls retired services.
pub(super) fn changes(snapshot: &Snapshot, sites: &[Site]) -> Vec<PermissionChange> {
    let mut changes = Vec::new();
    for (number, add_in) in snapshot.add_ins.iter().enumerate() {
        let own: Vec<&Site> =
            sites.iter().filter(|s| s.add_in == Some(number) && s.kind.is_retired()).collect();
        let instead = own.iter().filter_map(|site| instead(site)).max();
        for &manifest in &add_in.manifests {
            let (Some(file), Some(judgement)) =
                (snapshot.manifests.get(manifest), snapshot.judgements.get(manifest))
            else {
                continue;
            };
            let Some(afterwards) = judgement.afterwards.as_ref().filter(|_| !file.built) else { continue };
            if own.is_empty() || judgement.verdict == Verdict::NotMail {
                continue;
            }
            let Afterwards { required, certain, reasons } = afterwards;
            let then = (*required).max(instead.map_or(*required, |level| file.manifest.least_offered(level)));
            let kind = own.first().map(|site| site.kind);
            changes.push(PermissionChange {
                manifest,
                declared: judgement.declared,
                now: judgement.required,
                then,
                certain: *certain,
                reasons: reasons.clone(),
                calls: own.len(),
                kept: own
                    .iter()
                    .filter(|site| site.guard.as_ref().is_some_and(SiteGuard::keeps_from_online))
                    .count(),
                kind: kind.filter(|&kind| own.iter().all(|site| site.kind == kind && !site.is_token)),
                by_office_js: then > *required,
            });
        }
    }
    changes
}

/// What the calls of Office.js need that take the place of a site.
fn instead(site: &Site) -> Option<MailboxLevel> {
    let members = site.twins.iter().flat_map(|twin| &twin.members);
    let levels = members.filter_map(|&member| Catalog::get().member(member).level);
    levels.max().filter(|_| site.work() == Some(Work::OfficeJs))
}
