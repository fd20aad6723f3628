//! Texts of pieces and holes. Plain data, which `follow` keeps, `text` makes and `sites` reads.

use crate::analysis::ir::{FunctionId, Sym};

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// What stands in the source at the operation of a literal, from and to so many bytes of it.
    Literal { op: u32, from: u32, to: u32 },
    /// Text without a place.
    Name(Sym),
    /// What is known of the value of a member that the operation reads: an address that Outlook gives.
    Member { op: u32, text: &'static str },
    /// Text that stands nowhere.
    Fixed(&'static str),
    /// Anything.
    Hole,
    /// What callers of the function give.
    Parameter(FunctionId),
}

impl Piece {
    /// The function whose callers give it.
    pub(super) fn parameter(self) -> Option<FunctionId> {
        match self {
            Piece::Parameter(function) => Some(function),
            _ => None,
        }
    }
}

/// A text.
pub(super) type Text = Vec<Piece>;
