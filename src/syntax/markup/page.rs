//! Pages: handlers in attributes, `javascript:` addresses, and the dialects that a page's markup may be written in.
//!
//! Handlers see the page's global names. Which dialect it is the markup itself tells. Called by
//! [`template`](super::template).

use super::code::CodeBuilder;
use super::dialects::{self, Dialect};
use super::tokens::{Attribute, Braces, Token, Tokens};
use crate::text::Span;
use memchr::memmem;

/// The markup of a page, or of a part of one.
pub(super) fn read(code: &mut CodeBuilder<'_>) {
    let text = code.text;
    let whole = Span::from_usize(0, text.len());
    handlers(code);
    match dialects::of(text) {
        Some(dialect) => dialect.read(code, whole),
        None if text.contains("data-bind") => Dialect::Knockout.read(code, whole),
        None => {}
    }
}

/// The handlers and addresses in the markup.
pub(super) fn handlers(code: &mut CodeBuilder<'_>) {
    let text = code.text;
    if has_handlers(text) {
        for token in Tokens::new(text, Span::from_usize(0, text.len()), Braces::Double) {
            let Token::Open(tag) = token else { continue };
            tag.attributes.iter().for_each(|attribute| handler(code, *attribute));
        }
    }
}

/// Whether a page may have handlers; most have none, and to take markup apart takes a while.
fn has_handlers(text: &str) -> bool {
    let bytes = text.as_bytes();
    let named = |at: usize| {
        let blank = at.checked_sub(1).and_then(|at| bytes.get(at)).is_none_or(u8::is_ascii_whitespace);
        let rest = bytes.get(at + 2..).unwrap_or_default();
        let name = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        blank && rest.get(name).is_some_and(|byte| *byte == b'=' || byte.is_ascii_whitespace()) && name > 0
    };
    let on = ["on", "On", "oN", "ON"].iter().any(|on| memmem::find_iter(bytes, on).any(named));
    on || ["javascript:", "JavaScript:", "Javascript:", "JAVASCRIPT:"].iter().any(|word| text.contains(word))
}

const ADDRESSES: [&str; 5] = ["href", "src", "action", "formaction", "xlink:href"];

fn handler(code: &mut CodeBuilder<'_>, attribute: Attribute) {
    let Some(value) = attribute.value else { return };
    let name = attribute.name.of(code.text).as_bytes();
    let on = name.len() > 2 && name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case(b"on"));
    if on && name.iter().all(u8::is_ascii_alphabetic) {
        code.part("(function (event) {", value, "});\n");
        return;
    }
    if ADDRESSES.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name)) {
        address(code, value);
    }
}

/// The script of an address that is one.
pub(super) fn address(code: &mut CodeBuilder<'_>, value: Span) {
    let source = value.of(code.text).trim_start();
    if source.get(..11).is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript:")) {
        let start = value.end - (source.len() - 11) as u32;
        code.part("(function () {", Span::new(start, value.end), "});\n");
    }
}
