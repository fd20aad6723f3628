//! What a file's uses come to: so much that most questions about a whole add-in need not look at them.
//!
//! Made when somebody asks first, and kept with the file's [`FileOutcome`]. Knows nothing about rules. Read by the judgement
//! and by the rules.

use super::{Certainty, Doubt, FileOutcome, Usage};
use crate::catalog::{MailboxLevel, MemberId};
use smallvec::SmallVec;
use std::sync::{LazyLock, OnceLock};

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
    /// Whether a use has to do with a document, or a doubt may hide one.
    pub touches_document: bool,
    /// Whether there are uses of members that nobody here knows.
    pub has_unknown_members: bool,
    members: Members,
}

/// A set of members that is quick to compare with others.
#[derive(Debug, Clone, Default)]
pub struct Members {
    /// One bit for several members: without a common one two sets have nothing in common.
    marks: u64,
    /// In order.
    all: SmallVec<[MemberId; 8]>,
}

impl Digest {
    fn of(outcome: &FileOutcome) -> Digest {
        let of = |certainty: Certainty| outcome.usages.iter().filter(move |u| u.certainty == certainty);
        let unknown = |doubt: &Doubt| matches!(doubt.cause, super::Cause::UnknownMember(_));
        Digest {
            certain: of(Certainty::Certain).filter_map(|u| u.min).max(),
            likely: of(Certainty::Likely).filter_map(|u| u.min).max(),
            highest: outcome.usages.iter().filter_map(|u| u.max).max(),
            observed: outcome.usages.iter().flat_map(Usage::observed).next().is_some(),
            doubted: outcome.doubts.iter().filter_map(|doubt| doubt.up_to.mailbox).max(),
            touches_document: outcome.usages.iter().any(|u| u.document.is_some())
                || outcome.doubts.iter().any(|doubt| doubt.up_to.document),
            has_unknown_members: outcome.doubts.iter().any(unknown),
            members: outcome.usages.iter().flat_map(|u| &u.members).copied().collect(),
        }
    }

    /// The highest level that uses need which are sure or likely.
    pub fn needed(&self) -> Option<MailboxLevel> {
        self.certain.max(self.likely)
    }

    /// Whether one of these members is used.
    pub fn uses_any(&self, members: &Members) -> bool {
        self.members.marks & members.marks != 0
            && members.all.iter().any(|member| self.members.all.binary_search(member).is_ok())
    }
}

impl FromIterator<MemberId> for Members {
    fn from_iter<I: IntoIterator<Item = MemberId>>(members: I) -> Self {
        let mut all: SmallVec<[MemberId; 8]> = members.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        let marks = all.iter().fold(0, |marks, member| marks | 1 << (member.0 % 64));
        Members { marks, all }
    }
}

/// The digest of an outcome, once somebody has asked for it. It says nothing of its own: all are equal, and a copy, which
/// may be changed, begins without.
#[derive(Debug, Default)]
pub(super) struct Kept(OnceLock<Box<Digest>>);

impl Kept {
    pub(super) fn of(&self, outcome: &FileOutcome) -> &Digest {
        // Most sources of a large repository have nothing to do with Office.
        static NOTHING: LazyLock<Digest> = LazyLock::new(Digest::default);
        if outcome.usages.is_empty() && outcome.doubts.is_empty() {
            return &NOTHING;
        }
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
        let level = MailboxLevel::ReadItem;
        let up_to = super::super::Ceiling::of_mailbox(level);
        let doubt = Doubt { span: crate::text::Span::new(0, 1), cause: super::super::Cause::Limit, up_to };
        FileOutcome::to_change(&mut outcome).doubts.push(doubt);
        assert_eq!(outcome.digest().doubted, Some(level));
    }

    #[test]
    fn sets_have_members_in_common_or_not() {
        let all: Vec<MemberId> = (0..300).map(MemberId).collect();
        let some: Members = all.iter().copied().filter(|member| member.0 % 7 == 0).collect();
        let digest = Digest { members: some, ..Digest::default() };
        for member in all {
            let one: Members = [member].into_iter().collect();
            assert_eq!(digest.uses_any(&one), member.0 % 7 == 0, "{member:?}");
        }
    }
}
