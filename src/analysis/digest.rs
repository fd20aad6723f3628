//! What a file's uses come to: so much that most questions about a whole add-in need not look at them.
//!
//! Made when somebody asks first, and kept with the file's [`FileOutcome`]. Knows nothing about rules. Read by the judgement
//! and by the rules.

use super::{Certainty, Doubt, FileOutcome, Usage};
use crate::catalog::{MailboxLevel, MemberId};
use std::sync::OnceLock;

/// The uses and doubts of one file, taken together.
#[derive(Debug, Clone, Default)]
pub struct Digest {
    /// The highest level that certain uses need.
    pub certain: Option<MailboxLevel>,
    /// The highest that likely ones do.
    pub likely: Option<MailboxLevel>,
    /// The highest that any use may need.
    pub highest: Option<MailboxLevel>,
    /// Whether something beyond what is documented was seen of a member that is used.
    pub observed: bool,
    /// The most that doubts may hide.
    pub doubted: Option<MailboxLevel>,
    /// Whether there are uses of members that nobody here knows.
    pub has_unknown_members: bool,
    members: Members,
}

/// Members, as far as one word can tell: all that are in it, and perhaps others.
#[derive(Debug, Clone, Copy, Default)]
pub struct Members(u64);

impl Digest {
    fn of(outcome: &FileOutcome) -> Digest {
        let of = |certainty: Certainty| outcome.usages.iter().filter(move |u| u.certainty == certainty);
        let unknown = |doubt: &Doubt| matches!(doubt.cause, super::Cause::UnknownMember(_));
        Digest {
            certain: of(Certainty::Certain).filter_map(|u| u.min).max(),
            likely: of(Certainty::Likely).filter_map(|u| u.min).max(),
            highest: outcome.usages.iter().filter_map(|u| u.max).max(),
            observed: outcome.usages.iter().flat_map(Usage::observed).next().is_some(),
            doubted: outcome.doubts.iter().map(|doubt| doubt.up_to).max(),
            has_unknown_members: outcome.doubts.iter().any(unknown),
            members: outcome.usages.iter().flat_map(|u| &u.members).copied().collect(),
        }
    }

    /// The highest level that uses need which are sure or likely.
    pub fn needed(&self) -> Option<MailboxLevel> {
        self.certain.max(self.likely)
    }

    /// Whether one of these members may be used; where it says no, none is.
    pub fn may_use(&self, members: Members) -> bool {
        self.members.0 & members.0 != 0
    }
}

impl FromIterator<MemberId> for Members {
    fn from_iter<I: IntoIterator<Item = MemberId>>(members: I) -> Self {
        Members(members.into_iter().fold(0, |all, member| all | 1 << (member.0 % 64)))
    }
}

/// The digest of an outcome, once somebody has asked for it. It says nothing of its own: all are equal, and a copy, which
/// may be changed, begins without.
#[derive(Debug, Default)]
pub(super) struct Kept(OnceLock<Box<Digest>>);

impl Kept {
    pub(super) fn of(&self, outcome: &FileOutcome) -> &Digest {
        self.0.get_or_init(|| Box::new(Digest::of(outcome)))
    }
}

impl Clone for Kept {
    fn clone(&self) -> Self {
        Kept::default()
    }
}

impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Kept {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn what_is_changed_is_taken_together_anew() {
        let mut outcome = Arc::new(FileOutcome::default());
        assert_eq!(outcome.digest().doubted, None);
        let up_to = MailboxLevel::ReadItem;
        let doubt = Doubt { span: crate::text::Span::new(0, 1), cause: super::super::Cause::Limit, up_to };
        FileOutcome::to_change(&mut outcome).doubts.push(doubt);
        assert_eq!(outcome.digest().doubted, Some(up_to));
    }

    #[test]
    fn a_member_that_is_in_is_never_denied() {
        let all: Vec<MemberId> = (0..300).map(MemberId).collect();
        for &member in &all {
            let one: Members = [member].into_iter().collect();
            let digest = Digest { members: one, ..Digest::default() };
            assert!(digest.may_use(all.iter().copied().collect()) && digest.may_use(one));
            assert!(!digest.may_use([MemberId(member.0 + 1)].into_iter().collect()));
        }
    }
}
