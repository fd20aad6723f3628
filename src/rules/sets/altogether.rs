//! What the code of an add-in needs altogether, as `check --format json` says it.

use super::{Check, Looks, check_around, looks_for_itself, needs};
use crate::addin::SourceFile;
use crate::analysis::Usage;
use crate::catalog::{Catalog, FIRST_SET, MailboxSet};

/// What no client has.
const NEVER: MailboxSet = MailboxSet::new(u16::MAX, 0);

/// The highest set that something in these sources is certain to need, and asks for nowhere; `None` where that is no set at all,
/// as a member of a preview is used.
pub(crate) fn needed_by<'a>(sources: impl IntoIterator<Item = &'a SourceFile>) -> Option<MailboxSet> {
    let most = sources.into_iter().flat_map(of_source).max().unwrap_or(FIRST_SET);
    (most != NEVER).then_some(most)
}

fn of_source(source: &SourceFile) -> impl Iterator<Item = MailboxSet> {
    let counts = |usage: &&Usage| usage.is_sure() && !usage.is_probe();
    let (uses, looks) = (source.outcome.usages.iter().filter(counts), Looks::of(source));
    uses.flat_map(move |usage| needed_at(source, usage, &looks))
}

/// A preview is in no set, so only a look for the member guards it.
fn needed_at(source: &SourceFile, usage: &Usage, looks: &Looks) -> Vec<MailboxSet> {
    let catalog = Catalog::get();
    let is_preview = usage.members.iter().all(|&member| catalog.member(member).preview);
    let is_open = |set: MailboxSet| set > FIRST_SET && check_around(usage, set) != Check::Guards;
    let needs = needs(source, usage).filter(|newer| is_open(newer.needed) && !looks.find(newer));
    let never = is_preview && is_open(NEVER) && !looks_for_itself(source, usage);
    needs.map(|newer| newer.needed).chain(never.then_some(NEVER)).collect()
}
