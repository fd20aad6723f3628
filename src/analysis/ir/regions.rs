//! What surrounds a place, and what lowering notes about conditions: guards are derived from it.
//!
//! Small and shared: a site or call names one [`Region`], a region the one around it. What a condition says shows when
//! everything is solved; a [`Clue`] is where no value flows that the solver would follow.

use super::super::ids::IdRange;
use super::{CallId, FunctionId, Node, RegionId, SiteId, Sym};

/// A stretch of code in which something holds. Those around it have lower numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Region {
    /// The region around it; without one, the whole statement.
    pub(crate) parent: Option<RegionId>,
    pub(crate) holds: Holds,
    /// Where that is decided, relative to the fragment's start.
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// What holds in a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Nothing: it is a whole top-level statement; once linked, of the part of that number.
    Statement(u32),
    /// Nothing: it is the code of a function, which is known at its end. `handed`: to somebody who calls it there.
    Function { function: Option<FunctionId>, handed: bool },
    /// A condition has come out as `truth`.
    Condition {
        node: Node,
        truth: bool,
        /// The call that comes next in the text.
        next_call: CallId,
        /// It is not a call, so what it says may be of an earlier time.
        kept: bool,
    },
    /// One of these calls has failed.
    Failed { calls: IdRange<CallId> },
    /// Exchange has been asked whether it issues tokens.
    TokenStatus,
    /// What is thrown is caught.
    Tried,
}

/// Where ways part and meet again. Marks nest as the statements do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Ways part.
    Open,
    /// One of the ways begins.
    Arm,
    /// It ends; `leaves`: nothing gets from here to where they meet.
    EndArm { leaves: bool },
    /// They meet; `whole`: one of them has been taken.
    Close { whole: bool },
}

/// What is known of a value by how it is written, and of one value by another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clue {
    /// `to` is true where `of` is, or where it is not.
    Same {
        of: Node,
        to: Node,
    },
    Not {
        of: Node,
        to: Node,
    },
    /// `to` says whether the two are equal, or whether they are not.
    Compared {
        left: Node,
        right: Node,
        equal: bool,
        to: Node,
    },
    /// The node holds something that is known by its name.
    Is {
        node: Node,
        what: NamedValue,
    },
    /// `to` = a constant that counts as `truth`, in that region.
    Returned {
        truth: bool,
        around: Option<RegionId>,
        to: Node,
    },
    /// The call is one of a known method.
    Called {
        call: CallId,
        what: TellingCall,
    },
    /// The value is handed to the page there, which calls it.
    Handed {
        node: Node,
        around: Option<RegionId>,
    },
    /// A member is looked for: the site, and the node that tells.
    Looked {
        site: SiteId,
        node: Node,
    },
}

/// Values that are known by their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum NamedValue {
    /// `userProfile.accountType`.
    AccountType,
    /// The account types `"enterprise"` and `"office365"`.
    OnPremises,
    Online,
    /// `TokenStatus.Enabled`, and the others.
    Enabled,
    Disabled,
}

/// Calls whose result tells something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TellingCall {
    /// `isSetSupported(name, version)`, as far as they are literals.
    Set { name: Option<Sym>, version: Option<Sym> },
    /// `getTokenStatusAsync(...)`.
    TokenStatus,
    /// A sign-in without an Exchange token.
    SignIn,
}

impl Region {
    /// Visits its node.
    pub(crate) fn each_node(&mut self, f: &impl Fn(&mut Node)) {
        if let Holds::Condition { node, .. } = &mut self.holds {
            f(node);
        }
    }
}

impl Clue {
    /// The same about other nodes.
    pub(crate) fn moved(mut self, f: &impl Fn(Node) -> Node) -> Clue {
        self.each_node(&|node| *node = f(*node));
        self
    }

    /// Visits its nodes.
    pub(crate) fn each_node(&mut self, f: &impl Fn(&mut Node)) {
        match self {
            Clue::Same { of, to } | Clue::Not { of, to } => [of, to].into_iter().for_each(f),
            Clue::Compared { left, right, to, .. } => [left, right, to].into_iter().for_each(f),
            Clue::Is { node, .. }
            | Clue::Returned { to: node, .. }
            | Clue::Handed { node, .. }
            | Clue::Looked { node, .. } => f(node),
            Clue::Called { .. } => {}
        }
    }
}
