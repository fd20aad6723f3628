//! What a manifest would need without the calls of services that are retired.
//!
//! The same judgement of the same add-in, its uses of legacy members left out. Costs nothing where there are none. Knows
//! nothing about rules. Called by the judgement.

use super::{Evidence, Judgement, SourceFile};
use crate::analysis::{FileOutcome, Members, Usage};
use crate::catalog::{Catalog, LegacyService, MailboxLevel};
use crate::manifest::Manifest;

/// What is judged of a manifest as if its add-in called nothing that is retired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Afterwards {
    /// What would be required, as the least level that the manifest's schema offers.
    pub required: MailboxLevel,
    /// Whether nothing weakens the claim.
    pub certain: bool,
    /// What weakens it; a sentence each.
    pub reasons: Vec<String>,
}

/// Judges the manifest by what is left; `None` where the add-in calls nothing that is retired.
pub(super) fn afterwards(
    manifest: &Manifest,
    evidence: &Evidence,
    judge: impl FnOnce(&Manifest, &Evidence) -> Judgement,
) -> Option<Afterwards> {
    let members: Members = Catalog::get().legacy_members().collect();
    let has_some =
        |source: &SourceFile| source.ews_library.is_some() || source.outcome.digest().uses_any(&members);
    if !evidence.counted().any(has_some) {
        return None;
    }
    let others: Vec<Option<SourceFile>> = evidence.sources.iter().map(|source| without(source)).collect();
    let left = evidence.sources.iter().zip(&others);
    let sources: Vec<&SourceFile> = left.map(|(source, other)| other.as_ref().unwrap_or(source)).collect();
    let Judgement { required, certain, reasons, .. } =
        judge(manifest, &Evidence { sources: &sources, ..*evidence });
    Some(Afterwards { required, certain, reasons: if certain { Vec::new() } else { reasons } })
}

/// A source without its uses of what is retired; `None` where it has none.
fn without(source: &SourceFile) -> Option<SourceFile> {
    let uses_some = source.outcome.usages.iter().any(is_retired);
    if source.ews_library.is_none() && !uses_some {
        return None;
    }
    let mut left = SourceFile { ews_library: None, ..source.clone() };
    if uses_some {
        FileOutcome::to_change(&mut left.outcome).usages.retain(|usage| !is_retired(usage));
    }
    Some(left)
}

/// Whether a use is of members that no longer work in Exchange Online, whichever of them it is.
pub fn is_retired(usage: &Usage) -> bool {
    let retired = |service| service != LegacyService::Sso;
    let catalog = Catalog::get();
    usage.members.iter().all(|&member| catalog.legacy(member).is_some_and(|row| retired(row.service)))
}
