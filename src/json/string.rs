//! The text that a JSON string stands for.
//!
//! Called by the parser for every name and string.

use crate::text::Span;
use crate::text::{Errors, quoted};

/// Resolves the escapes of the string whose content stands at `inner`; unknown ones are reported and left out.
pub(crate) fn decode(text: &str, inner: Span, errors: &mut Errors<'_>) -> String {
    let raw = inner.of(text);
    if let Some(at) = raw.find(|c| c < ' ') {
        let at = inner.start + at as u32;
        errors.say(Span::new(at, at + 1), "expected an escape such as `\\t`, found a control character");
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = Escape::at(&rest[at..]);
        match escape.meaning {
            Some(c) => out.push(c),
            None => {
                let start = inner.start as usize + raw.len() - rest.len() + at;
                let span = Span::from_usize(start, start + escape.len);
                errors.report(span, |_| {
                    let known = "`\\n`, `\\\\` or `\\u00e9`";
                    format!("expected an escape such as {known}, found {}", quoted(span.of(text)))
                });
            }
        }
        rest = &rest[at + escape.len..];
    }
    out + rest
}

/// What stands at a backslash.
struct Escape {
    /// Bytes of it.
    len: usize,
    /// The character that it means; `None` when JSON does not know it.
    meaning: Option<char>,
}

impl Escape {
    fn at(text: &str) -> Escape {
        let mut chars = text.chars().skip(1);
        let letter = chars.next();
        let meaning = match letter {
            Some('n') => Some('\n'),
            Some('t') => Some('\t'),
            Some('r') => Some('\r'),
            Some('b') => Some('\u{8}'),
            Some('f') => Some('\u{C}'),
            Some(c @ ('"' | '\\' | '/')) => Some(c),
            Some('u') => return Escape::unicode(text),
            _ => None,
        };
        Escape { len: 1 + letter.map_or(0, char::len_utf8), meaning }
    }

    /// `\uXXXX`, or two of them for a character beyond the basic plane; half of such a pair is a replacement
    /// character, as in most readers.
    fn unicode(text: &str) -> Escape {
        let unit = |at: usize| {
            let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
            let hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
            u16::from_str_radix(digits, 16).ok().filter(|_| hex)
        };
        let Some(first) = unit(0) else { return Escape { len: 2, meaning: None } };
        let units = [Some(first), unit(6)].into_iter().flatten();
        let c = char::decode_utf16(units).next().and_then(Result::ok);
        let len = if c.is_some_and(|c| c.len_utf16() == 2) { 12 } else { 6 };
        Escape { len, meaning: Some(c.unwrap_or(char::REPLACEMENT_CHARACTER)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_resolved() {
        for (raw, expected) in [
            (r#"Mailbox\u0049tem\n\/\"\\"#, "MailboxItem\n/\"\\"),
            (r"\ud83d\ude00 \u00E9", "😀 é"),
            (r"\ud83d x", "\u{FFFD} x"),
            ("plain é", "plain é"),
        ] {
            let mut errors = Errors::new(raw, 5);
            assert_eq!(decode(raw, Span::from_usize(0, raw.len()), &mut errors), expected);
            assert!(errors.is_empty(), "{raw}");
        }
    }

    #[test]
    fn bad_escapes_are_reported_and_left_out() {
        for (raw, bad, expected) in [
            (r"a\qb", r"\q", "ab"),
            (r"a\u12g4", r"\u", "a12g4"),
            ("a\tb", "\t", "a\tb"),
            (r"a\é", r"\é", "a"),
        ] {
            let mut errors = Errors::new(raw, 5);
            assert_eq!(decode(raw, Span::from_usize(0, raw.len()), &mut errors), expected);
            assert_eq!(errors.into_sorted()[0].span.of(raw), bad);
        }
    }
}
