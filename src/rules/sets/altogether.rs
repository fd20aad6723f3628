//! What the code of an add-in needs altogether, as `check --format json` says it.

use super::{Check, check_around, looks_for_itself, needed};
use crate::addin::SourceFile;
use crate::analysis::{Certainty, Usage};
use crate::catalog::{Catalog, FIRST_SET, MailboxSet};

/// The highest set that something in these sources is certain to need, and asks for nowhere; `None` where that is no set at all,
/// as a member of a preview is used.
pub(crate) fn needed_by<'a>(sources: impl IntoIterator<Item = &'a SourceFile>) -> Option<MailboxSet> {
    sources.into_iter().try_fold(FIRST_SET, |most, source| {
        let uses = source.outcome.usages.iter().filter(|usage| counts(usage));
        uses.filter(|usage| !looks_for_itself(source, usage))
            .try_fold(most, |most, usage| Some(most.max(needed_at(usage)?)))
    })
}

fn counts(usage: &Usage) -> bool {
    usage.certainty == Certainty::Certain && !usage.is_probe()
}

/// A preview is in no set, so only a look for the member guards it.
fn needed_at(usage: &Usage) -> Option<MailboxSet> {
    let is_preview = usage.members.iter().all(|&member| Catalog::get().member(member).preview);
    let set = match is_preview {
        true => MailboxSet::new(u16::MAX, 0),
        false => needed(usage).map_or(FIRST_SET, |(_, set)| set),
    };
    let is_guarded = check_around(usage, set) == Check::Guards;
    if is_guarded { Some(FIRST_SET) } else { (!is_preview).then_some(set) }
}
