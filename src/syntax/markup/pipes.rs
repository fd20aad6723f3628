//! `x | f: a`: what Angular calls a pipe and Vue and AngularJS a filter, which JavaScript reads as arithmetic.
//!
//! The value goes through; what a promise promises, too (`async`). Called by the readers of markup.

use super::code::CodeBuilder;
use super::scan::{split, trimmed};
use crate::text::Span;

/// Writes an expression with its pipes as one whose value nobody wants.
pub(super) fn expression(code: &mut CodeBuilder<'_>, span: Span) {
    between(code, code.beginning(), span, ");");
}

/// Writes an expression with its pipes between two codes. Says whether there was one.
pub(super) fn between(code: &mut CodeBuilder<'_>, before: &str, span: Span, after: &str) -> bool {
    let source = span.of(code.text);
    let parts = if source.contains('|') { split(source, b"|") } else { Vec::new() };
    if parts.len() < 2 {
        return code.part(before, span, after);
    }
    let place = |range: std::ops::Range<usize>| {
        Span::from_usize(span.start as usize + range.start, span.start as usize + range.end)
    };
    let mut parts = parts.into_iter();
    let value = parts.next().unwrap_or_default();
    for pipe in parts {
        let call = source.get(pipe.clone()).unwrap_or_default();
        let arguments = split(call, b":").into_iter().skip(1);
        for argument in arguments.map(|range| pipe.start + range.start..pipe.start + range.end) {
            code.part(";(", place(trimmed(source, argument)), ");");
        }
    }
    code.part(&format!("{before}await ("), place(value), &format!("){after}"))
}
