//! What needs which level: what would stop working at each lower one.
//!
//! Called by the review.

use super::places::{Place, Use};
use crate::catalog::{MailboxLevel, MemberId};
use crate::manifest::Manifest;

/// What needs a level and would stop below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The level.
    pub level: MailboxLevel,
    /// The members of Office.js, in order of name.
    pub members: Vec<MemberNeed>,
    /// The manifests' own features and rules, by name.
    pub features: Vec<String>,
}

/// A member that needs a level, with the places that use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberNeed {
    /// What it may be, in catalogue order; empty for requests to EWS that a library sends.
    pub members: Vec<MemberId>,
    /// The places, in order.
    pub places: Vec<Place>,
}

/// The needs of an add-in, the highest level first; Restricted is had by all.
pub(super) fn needs(uses: &[Use], manifests: &[&Manifest]) -> Vec<Need> {
    let levels = MailboxLevel::ALL.into_iter().rev().filter(|level| *level > MailboxLevel::Restricted);
    let all = levels.map(|level| Need {
        level,
        members: members(uses, level),
        features: features(manifests, level),
    });
    all.filter(|need| !need.members.is_empty() || !need.features.is_empty()).collect()
}

fn members(uses: &[Use], level: MailboxLevel) -> Vec<MemberNeed> {
    let mut needs: Vec<MemberNeed> = Vec::new();
    for one in uses.iter().filter(|one| one.level == Some(level)) {
        match needs.iter_mut().find(|need| need.members == one.members) {
            Some(need) => need.places.push(one.place),
            None => needs.push(MemberNeed { members: one.members.clone(), places: vec![one.place] }),
        }
    }
    needs.sort_by(|a, b| a.members.cmp(&b.members));
    needs
}

fn features(manifests: &[&Manifest], level: MailboxLevel) -> Vec<String> {
    let rules = manifests.iter().flat_map(|m| &m.rules).filter(|rule| rule.needs == level);
    let features = manifests.iter().flat_map(|m| &m.features).filter(|feature| feature.needs == level);
    let mut names: Vec<String> = features
        .map(|feature| feature.name.to_owned())
        .chain(rules.map(|rule| rule.kind.value.clone()))
        .collect();
    names.sort();
    names.dedup();
    names
}
