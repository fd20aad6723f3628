//! Uses and the requirement sets of Outlook that they need: what the rules about sets share.
//!
//! Knows nothing about manifests.

mod altogether;
mod constants;
mod guard;
mod keys;
mod looked;
mod looks;
mod newer;

pub(crate) use altogether::needed_by;
pub(super) use constants::told_by_others;
pub(super) use guard::{guard, is_plain};
pub(super) use looked::Looks;
pub(super) use looks::looks_for_itself;
pub(super) use newer::{Form, Newer, needs, with_options};

use crate::analysis::{GuardKind, Usage};
use crate::catalog::{Catalog, MailboxSet, MemberId, MemberKind};

/// The least that a use needs, and the member that needs it; `None` where the set of one is not known, or all that it may
/// be came with its object.
pub(super) fn needed(usage: &Usage) -> Option<(MemberId, MailboxSet)> {
    let catalog = Catalog::get();
    let counts = |&member: &MemberId| match catalog.member(member).kind {
        MemberKind::EnumConstant => catalog.ty(catalog.member(member).owner).name == "Office.EventType",
        MemberKind::Property | MemberKind::Method => !catalog.comes_with_its_object(member),
    };
    let mut least: Option<(MemberId, MailboxSet)> = None;
    for &member in &usage.members {
        let set = catalog.mailbox_set(member).filter(|_| counts(&member))?;
        if least.is_none_or(|(_, known)| set < known) {
            least = Some((member, set));
        }
    }
    least
}

/// The highest set that a use may need: `None` where no member that it may be is of Outlook's sets.
pub(super) fn most_needed(usage: &Usage) -> Option<MailboxSet> {
    usage.members.iter().filter_map(|&member| Catalog::get().mailbox_set(member)).max()
}

/// What is done around a use for clients without its set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Check {
    /// Nothing.
    None,
    /// What it throws is caught.
    Catches,
    /// It is not reached there.
    Guards,
}

/// What the guards of a use do for clients without the set that it needs.
pub(super) fn check_around(usage: &Usage, needed: MailboxSet) -> Check {
    let mut check = Check::None;
    for guard in &usage.guards {
        match &guard.kind {
            GuardKind::Looks | GuardKind::LookedFor => return Check::Guards,
            GuardKind::RequirementSet { name, version, supported: true } => {
                let is_outlook = name.as_deref().is_none_or(MailboxSet::is_named);
                let asked = version.as_deref().and_then(MailboxSet::parse);
                if is_outlook && asked.is_none_or(|asked| asked >= needed) {
                    return Check::Guards;
                }
            }
            GuardKind::Try => check = Check::Catches,
            GuardKind::RequirementSet { .. }
            | GuardKind::TokenStatus
            | GuardKind::AccountType
            | GuardKind::Fallback => {}
        }
    }
    check
}
