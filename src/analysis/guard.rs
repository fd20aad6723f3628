//! What guards a use. Plain data, for rules that are quieter if the code has checked something first.

use crate::text::Span;

/// Something that holds where a use stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// What holds.
    pub kind: GuardKind,
    /// The source where that is decided, as [`super::Program::sources`] counts them.
    pub file: u32,
    /// Where it is decided there: the condition, the call, the `try`.
    pub span: Span,
}

/// What a guard tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GuardKind {
    /// The use itself only looks whether the member is there.
    Looks,
    /// The member has been looked for (`if (item.saveAsync)`).
    LookedFor,
    /// Exchange has been asked whether it still issues tokens (`getTokenStatusAsync`).
    TokenStatus,
    /// The mailbox is not in Exchange Online (`accountType`).
    AccountType,
    /// A requirement set has been asked for.
    RequirementSet {
        /// `None` for what is no literal.
        name: Option<Box<str>>,
        /// `None` for what is no literal, or is not said.
        version: Option<Box<str>>,
        /// Whether the use stands where it is supported, or where it is not.
        supported: bool,
    },
    /// A modern way to sign in has failed.
    Fallback,
    /// What the use throws is caught.
    Try,
}

impl GuardKind {
    /// Whether it keeps the use from Exchange Online, where what is retired fails; or the use cannot fail at all.
    pub fn keeps_from_online(&self) -> bool {
        match self {
            GuardKind::Looks | GuardKind::TokenStatus | GuardKind::AccountType | GuardKind::Fallback => true,
            GuardKind::RequirementSet { supported, .. } => !supported,
            GuardKind::LookedFor | GuardKind::Try => false,
        }
    }
}

#[cfg(test)]
mod tests;
