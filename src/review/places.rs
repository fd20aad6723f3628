//! The uses of an add-in: where its code does what, and how sure that is.
//!
//! Leaves out what only looks whether a member is there, what tests do, and what only leads to a use that follows. Called by
//! the parts of a review.

use super::feature::{self, Feature};
use crate::addin::AddIn;
use crate::analysis::Usage;
use crate::catalog::{MailboxLevel, MemberId};
use crate::migrate::{Plan, Site, SiteKind};
use crate::text::Span;
use crate::workspace::{Snapshot, SourceFile};
use rustc_hash::FxHashMap;

/// A place in a source, as the snapshot counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The source.
    pub source: usize,
    /// The member's name there.
    pub span: Span,
    /// Whether it is sure that the code does there what is said.
    pub certain: bool,
}

/// A use, with what it is good for.
#[derive(Debug, Clone)]
pub(super) struct Use {
    pub(super) place: Place,
    /// What it may be.
    pub(super) members: Vec<MemberId>,
    /// What it needs if it is certain; the most that it may need, if not.
    pub(super) level: Option<MailboxLevel>,
    /// What it may do; one where it is certain.
    pub(super) features: Vec<&'static Feature>,
}

/// The sources of an add-in that run in Outlook.
pub(super) fn sources<'a>(
    snapshot: &'a Snapshot,
    add_in: &'a AddIn,
) -> impl Iterator<Item = (usize, &'a SourceFile)> {
    let own = add_in.sources.iter().filter_map(|&n| Some((n, &**snapshot.sources.get(n)?)));
    own.filter(|(_, source)| !source.test)
}

/// The uses, in order of place.
pub(super) fn uses(snapshot: &Snapshot, add_in: &AddIn) -> Vec<Use> {
    let mut uses = Vec::new();
    for (number, source) in sources(snapshot, add_in) {
        let ends = chain_ends(source);
        let own = source.outcome.usages.iter().filter(|usage| !usage.is_probe());
        uses.extend(own.filter(|usage| !only_leads(usage, &ends)).map(|usage| of_usage(number, usage)));
    }
    uses.sort_by_key(|found| found.place);
    uses
}

/// Requests to EWS that a library sends whose code is not there: the uses of the plan's calls, where no other is known.
pub(super) fn by_library(plan: &Plan, add_in: usize, uses: &[Use]) -> Vec<Use> {
    let Some(ews) = feature::named("ews").filter(|ews| !uses.iter().any(|one| one.features.contains(ews)))
    else {
        return Vec::new();
    };
    let is_call = |site: &&Site| site.kind == SiteKind::Ews && site.add_in == Some(add_in) && !site.is_token;
    let of = |site: &Site| Use {
        place: Place { source: site.source, span: site.span, certain: true },
        members: Vec::new(),
        level: Some(MailboxLevel::ReadWriteMailbox),
        features: vec![ews],
    };
    plan.sites.iter().filter(is_call).map(of).collect()
}

/// Where each access chain ends.
fn chain_ends(source: &SourceFile) -> FxHashMap<u32, u32> {
    let mut ends: FxHashMap<u32, u32> = FxHashMap::default();
    for usage in &source.outcome.usages {
        let end = ends.entry(usage.chain).or_default();
        *end = (*end).max(usage.expression.end);
    }
    ends
}

/// Whether something of the same chain follows, to which this one leads.
fn only_leads(usage: &Usage, ends: &FxHashMap<u32, u32>) -> bool {
    let goes_on = ends.get(&usage.chain).is_some_and(|&end| end > usage.expression.end);
    goes_on && usage.members.iter().any(|&member| feature::is_way(member))
}

fn of_usage(source: usize, usage: &Usage) -> Use {
    let mut features: Vec<&'static Feature> = Vec::new();
    for feature in
        usage.members.iter().filter(|&&m| !feature::is_way(m)).filter_map(|&m| feature::of_member(m))
    {
        if !features.contains(&feature) {
            features.push(feature);
        }
    }
    let certain = usage.is_sure();
    Use {
        place: Place { source, span: usage.span, certain: certain && features.len() < 2 },
        members: usage.members.to_vec(),
        level: if certain { usage.min } else { usage.max },
        features,
    }
}
