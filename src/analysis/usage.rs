//! The result of the analysis: places in sources that touch Office members. Plain data.

use super::Guard;
use crate::catalog::{Catalog, DocumentRange, MailboxLevel, MemberId, Observed};
use crate::text::Span;
use smallvec::SmallVec;

/// How a member is touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Access {
    /// `x.m(...)`.
    Call,
    /// `x.m`.
    Read,
    /// `x.m = ...`.
    Write,
    /// `const { m } = x`.
    Destructure,
    /// A look whether a method is there (`typeof x.m`, `if (x.m)`, `"m" in x`): calls nothing, needs no level.
    Probe,
}

impl Access {
    /// The word of the JSON output.
    pub fn word(self) -> &'static str {
        match self {
            Access::Call => "call",
            Access::Read => "read",
            Access::Write => "write",
            Access::Destructure => "destructure",
            Access::Probe => "probe",
        }
    }
}

/// How sure it is that the receiver is an Office value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// The receiver may be one, or a computed name may be the member.
    Maybe,
    /// The receiver is unknown, but the name belongs to Office alone; or the name is only asked for (`"m" in x`).
    Likely,
    /// The receiver is followed to its origin.
    Certain,
}

impl Certainty {
    /// The word of the JSON output.
    pub fn word(self) -> &'static str {
        match self {
            Certainty::Maybe => "maybe",
            Certainty::Likely => "likely",
            Certainty::Certain => "certain",
        }
    }
}

/// How the receiver was reached; for messages and statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Via {
    /// `Office.context.mailbox...` in one expression.
    Chain,
    /// A local or outer variable.
    Alias,
    /// A parameter with an Office type.
    TypedParameter,
    /// A parameter that some caller fills.
    Parameter,
    /// `this.x`.
    Field,
    /// What a function returned.
    CallResult,
    /// An import.
    Import,
    /// A type assertion or annotation.
    Annotation,
    /// By the member's name alone.
    Name,
}

impl Via {
    /// The word of the JSON output.
    pub fn word(self) -> &'static str {
        match self {
            Via::Chain => "chain",
            Via::Alias => "alias",
            Via::TypedParameter => "typed-parameter",
            Via::Parameter => "parameter",
            Via::Field => "field",
            Via::CallResult => "call-result",
            Via::Import => "import",
            Via::Annotation => "annotation",
            Via::Name => "name",
        }
    }
}

/// One place in source that touches an Office member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usage {
    /// The member's name in the source.
    pub span: Span,
    /// The whole expression that it ends (`Office.context.mailbox.item.subject`).
    pub expression: Span,
    /// All members that it may be, in catalogue order, never empty.
    pub members: SmallVec<[MemberId; 2]>,
    /// Lowest level over the members that have one: the use needs at least this. `None` when no member has a level.
    pub min: Option<MailboxLevel>,
    /// Highest level over the members.
    pub max: Option<MailboxLevel>,
    /// What it needs of a document; `None` where it has nothing to do with one.
    pub document: Option<DocumentRange>,
    /// How it is touched.
    pub access: Access,
    /// How sure it is.
    pub certainty: Certainty,
    /// How the receiver was reached.
    pub via: Via,
    /// Usages with the same number in one file belong to one access chain; a rule reports one of them.
    pub chain: u32,
    /// What it stands behind, what keeps it from Exchange Online or is nearest first.
    pub guards: Vec<Guard>,
    /// The statement of a list that is nothing but a call of it, awaited or not: nobody wants its value.
    pub statement: Option<Span>,
}

impl Usage {
    /// Whether it only looks whether the member is there.
    pub fn is_probe(&self) -> bool {
        self.access == Access::Probe
    }

    /// Whether it is sure that it is one of Office's members: a function that Office calls by its name gets its event from
    /// there, though nobody here calls it.
    pub fn is_sure(&self) -> bool {
        let of_command = || self.members.iter().all(|&member| Catalog::get().comes_with_command(member));
        self.certainty == Certainty::Certain || self.certainty == Certainty::Likely && of_command()
    }

    /// What was seen of its members beyond what is documented. Of a use that only looks, and of members whose level
    /// somebody has set who knows better, nothing.
    pub fn observed(&self) -> impl Iterator<Item = &'static Observed> + use<'_> {
        let catalog = Catalog::get();
        let documented = self.members.iter().filter_map(|&m| catalog.member(m).level).max();
        let said = !self.is_probe() && self.max == documented;
        self.members.iter().filter(move |_| said).filter_map(move |&m| catalog.observed(m))
    }
}
