//! Does a use stand behind a check that keeps it from Exchange Online, or is it a fallback?
//!
//! Textual, on trees that are parsed on demand: the enclosing branches, the early exits before, the callbacks and
//! `catch` blocks around, and the calls of the function that the use stands in, in whatever file. Knows nothing about
//! usages and rules; it is for the few files that have something to ask about. Called by the rules about legacy members.
//!
//! `place` says which conditions hold at a place, `facts` what a condition tells, `calls` where a function is called
//! from, `code` and `names` which names mean what.

mod calls;
mod code;
mod facts;
mod names;
mod place;

use crate::syntax::Document;
use crate::text::Span;
use code::{Code, Trees};
use facts::Facts;
use std::path::Path;

/// Why a use of a legacy member need not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Behind a look at whether Exchange still issues tokens (`getTokenStatusAsync`).
    TokenStatus,
    /// Behind a look at where the mailbox lives (`accountType`).
    AccountType,
    /// Where a requirement set, such as NestedAppAuth, is not supported.
    Requirement,
    /// After a modern way to sign in has failed.
    Fallback,
    /// Only looked whether it is there.
    Tested,
}

/// A source of the program, as far as guards look at it.
#[derive(Debug, Clone, Copy)]
pub struct GuardSource<'a> {
    /// Path as discovery names it.
    pub path: &'a Path,
    /// Decoded text.
    pub text: &'a str,
    /// Its trees, where they are at hand.
    pub document: Option<&'a Document>,
    /// The sources that it imports: indices into the list that it is part of.
    pub imports: &'a [u32],
    /// Whether its calls count: those of tests don't.
    pub counts: bool,
}

/// What guards each of the names; a name is the index of its source and its span there.
pub fn guards(sources: &[GuardSource<'_>], names: &[(usize, Span)]) -> Vec<Option<Guard>> {
    let trees = Trees::new(sources.len());
    let code = Code::new(sources, &trees);
    let guard = |&(file, span): &(usize, Span)| {
        let script = code.scripts(file).iter().find(|script| script.span.contains(span))?;
        let node = script.root.descendant_for_byte_range(span.start as usize, span.end as usize)?;
        code.begin();
        let facts = Facts::new(&code, script);
        let here = place::tested(node).or_else(|| place::around(facts, node));
        here.or_else(|| calls::behind_calls(facts, node, &mut Vec::new()))
    };
    names.iter().map(guard).collect()
}

#[cfg(test)]
mod tests;
