//! Character data: blanks, entity and character references, characters that XML forbids.
//!
//! Entities that a document type defines are never expanded, so no "entity bomb" can grow. Knows nothing about
//! elements. Called by the tag and document readers.

use crate::text::Span;
use crate::text::{Errors, quoted};
use std::borrow::Cow;

/// What XML calls white space.
const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

/// Longest reference that is looked for; real ones have at most ten characters.
const LONGEST_REFERENCE: usize = 64;

/// Whether there is nothing but white space.
pub(super) fn is_blank(text: &str) -> bool {
    trim(text).is_empty()
}

/// `text` without the white space around it.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(BLANKS)
}

/// The span of `raw`, which begins at `start`, without the blanks around it.
pub(super) fn trimmed(raw: &str, start: usize) -> Span {
    let left = raw.len() - raw.trim_start_matches(BLANKS).len();
    Span::from_usize(start + left, start + left + trim(raw).len())
}

/// `raw` with its references replaced; those that XML does not define stay as they are.
pub(super) fn decode(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let reference = Reference::at(&rest[at..]);
        match reference.meaning {
            Some(c) => out.push(c),
            None => out.push_str(&rest[at..at + reference.len]),
        }
        rest = &rest[at + reference.len..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Reports what is wrong with the references in `raw`, which begins at `start`. With a document type any name may be
/// defined.
pub(super) fn check_references(raw: &str, start: usize, has_doctype: bool, errors: &mut Errors<'_>) {
    for at in memchr::memchr_iter(b'&', raw.as_bytes()) {
        let reference = Reference::at(&raw[at..]);
        let span = Span::from_usize(start + at, start + at + reference.len);
        let text = &raw[at..at + reference.len];
        match reference.meaning {
            Some(_) => {}
            None if reference.len == 1 => errors.say(span, "expected `&amp;`, found a bare `&`"),
            None if text.starts_with("&#") => {
                errors.report(span, |_| {
                    format!("expected a character reference such as `&#38;`, found `{text}`")
                });
            }
            None if has_doctype => {}
            None => errors.report(span, |_| {
                let known = "`&amp;`, `&lt;`, `&gt;`, `&quot;` or `&apos;`";
                format!("expected {known}, found the unknown entity {}", quoted(text))
            }),
        }
    }
}

/// Reports the end mark of a CDATA section in `raw`, which is other text and begins at `start`.
pub(super) fn check_marks(raw: &str, start: usize, errors: &mut Errors<'_>) {
    if let Some(at) = raw.find("]]>") {
        let span = Span::from_usize(start + at, start + at + "]]>".len());
        errors.say(span, "expected text (write `]]>` as `]]&gt;`), found `]]>` outside a CDATA section");
    }
}

/// Reports the first character that no XML document may hold.
pub(super) fn check_characters(text: &str, errors: &mut Errors<'_>) {
    let forbidden = |c: char| (c < ' ' && !BLANKS.contains(&c)) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if let Some((at, c)) = text.char_indices().find(|&(_, c)| forbidden(c)) {
        errors.report(Span::from_usize(at, at + c.len_utf8()), |_| {
            format!("expected text, found the control character U+{:04X}, which XML forbids", u32::from(c))
        });
    }
}

/// What stands at a `&`.
struct Reference {
    /// Bytes of it; 1 for a bare `&`.
    len: usize,
    /// The character that it means; `None` for a bare `&` or a name that XML does not define.
    meaning: Option<char>,
}

impl Reference {
    fn at(text: &str) -> Reference {
        let head = &text.as_bytes()[..text.len().min(LONGEST_REFERENCE)];
        let name = memchr::memchr(b';', head).and_then(|end| text.get(1..end));
        match name {
            Some(name) if is_reference_name(name) => {
                Reference { len: name.len() + 2, meaning: meaning(name) }
            }
            _ => Reference { len: 1, meaning: None },
        }
    }
}

fn is_reference_name(name: &str) -> bool {
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-.:".contains(c))
}

fn meaning(name: &str) -> Option<char> {
    let code = |digits, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match name.strip_prefix('#')? {
            hex if hex.starts_with('x') => code(&hex[1..], 16),
            decimal => code(decimal, 10),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_and_unknown_ones_stay() {
        for (raw, text) in [
            ("&#82;ead&#x49;tem", "ReadItem"),
            ("a &amp;&lt;&gt;&quot;&apos; b", "a &<>\"' b"),
            ("&bomb; & &; &#xFFFFFFFF; &é", "&bomb; & &; &#xFFFFFFFF; &é"),
        ] {
            assert_eq!(decode(raw), text);
        }
    }

    #[test]
    fn bad_references_are_reported_where_they_stand() {
        let raw = "x?a=1&b=2 &nbsp; &#xD800; &amp;";
        let mut errors = Errors::new(raw, 9);
        check_references(raw, 0, false, &mut errors);
        let found: Vec<_> = errors.into_sorted().into_iter().map(|e| e.span.of(raw).to_owned()).collect();
        assert_eq!(found, ["&", "&nbsp;", "&#xD800;"]);

        let mut errors = Errors::new(raw, 9);
        check_references("&nbsp;", 0, true, &mut errors);
        assert!(errors.into_sorted().is_empty(), "a document type may define it");
    }
}
