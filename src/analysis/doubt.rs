//! Places after which Office may be used without being seen. Plain data.
//!
//! A doubt never accuses: it makes the judgement of a manifest uncertain where what it may hide needs more than what
//! was found. Made by `collect`; read by the judgement and by the rule `unresolved-office-value`.

use super::Ceiling;
use crate::catalog::MailboxLevel;
use crate::text::Span;

/// One such place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// Where it stands.
    pub span: Span,
    /// Why nobody sees further.
    pub cause: Cause,
    /// What may be used behind it needs this at most.
    pub up_to: Ceiling,
}

/// Why nobody sees what happens behind a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// An Office value is handed to code that is not here.
    HandedOver,
    /// An Office value is put on an object that code which is not here may read.
    PutAway,
    /// The name of the member is known only at run time.
    ComputedName,
    /// All members are asked for, whatever their names.
    EveryMember,
    /// Office has no member of that name there that anybody here knows; the name of the nearest one, or the full name of the
    /// one that other items have.
    UnknownMember(Option<String>),
    /// Code that stands in a string.
    CodeInString,
    /// A module is loaded whose name is not known before the program runs.
    UnknownModule,
    /// An expression in markup that cannot be read.
    Markup,
    /// So many values meet here that not all are followed.
    Limit,
}

impl Doubt {
    /// Whether it may hide a use that needs more than this mailbox level.
    pub fn exceeds(&self, level: MailboxLevel) -> bool {
        self.up_to.mailbox > Some(level)
    }

    /// The same elsewhere.
    pub(super) fn at(&self, span: Span) -> Doubt {
        Doubt { span, ..self.clone() }
    }
}
