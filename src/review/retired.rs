//! What an add-in uses that no longer works in Exchange Online, or that something newer has replaced.
//!
//! Called by the review.

use super::places::{Place, Use};
use crate::catalog::{Catalog, Legacy, MemberId};
use crate::workspace::Snapshot;

/// A retired member, with the places that use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetiredUses {
    /// What is known of it.
    pub legacy: &'static Legacy,
    /// The member.
    pub member: MemberId,
    /// The places, in order.
    pub places: Vec<Place>,
    /// So many of them stand behind a check that keeps them from Exchange Online.
    pub guarded: usize,
}

/// The retired members, in catalogue order.
pub(super) fn retired(snapshot: &Snapshot, uses: &[Use]) -> Vec<RetiredUses> {
    let mut all: Vec<RetiredUses> = Vec::new();
    for one in uses {
        let [member] = one.members.as_slice() else { continue };
        let Some(legacy) = Catalog::get().legacy(*member) else { continue };
        let guarded = usize::from(is_guarded(snapshot, one.place));
        match all.iter_mut().find(|known| known.member == *member) {
            Some(known) => {
                known.places.push(one.place);
                known.guarded += guarded;
            }
            None => all.push(RetiredUses { legacy, member: *member, places: vec![one.place], guarded }),
        }
    }
    all.sort_by_key(|one| one.member);
    all
}

fn is_guarded(snapshot: &Snapshot, place: Place) -> bool {
    let usages = snapshot.sources.get(place.source).map(|source| source.outcome.usages.as_slice());
    let here = usages.unwrap_or_default().iter().filter(|usage| usage.span == place.span);
    here.flat_map(|usage| &usage.guards).any(|guard| guard.kind.keeps_from_online())
}
