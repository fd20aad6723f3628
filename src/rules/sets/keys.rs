//! The keys of the object literals that a call is handed, by its text.
//!
//! Gives up on what it does not understand: then there are none. Called for the options that came with a set of their own.

use crate::text::Span;

/// What is longer than this, in bytes, is not looked into: nested calls would be read again and again.
const LONGEST: usize = 4096;

/// A key, and which argument the object is that has it.
pub(super) type WrittenKey = (usize, Span);

/// The keys of the object literals that are arguments of the call whose callee ends at `from`.
pub(super) fn written_keys(text: &str, from: u32) -> Vec<WrittenKey> {
    let bytes = text.as_bytes();
    let bytes = bytes.get(..bytes.len().min(from as usize + LONGEST)).unwrap_or_default();
    let scan = Scan { bytes, at: from as usize, before: b'a', open: Vec::new() };
    scan.arguments().unwrap_or_default()
}

/// Whether the first argument of such a call is an object literal.
pub(super) fn begins_with_object(text: &str, from: u32) -> bool {
    let behind = text.get(from as usize..).unwrap_or_default().trim_start();
    behind.strip_prefix('(').is_some_and(|arguments| arguments.trim_start().starts_with('{'))
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    /// The first byte of the token before.
    before: u8,
    /// The brackets that are open; a backtick stands for `${`.
    open: Vec<u8>,
}

impl Scan<'_> {
    /// Reads up to the bracket that ends the call.
    fn arguments(mut self) -> Option<Vec<WrittenKey>> {
        let (mut keys, mut position, mut in_literal) = (Vec::new(), 0, false);
        let (_, first) = self.token()?;
        if first != b'(' {
            return None;
        }
        self.before = first;
        loop {
            let before = self.before;
            let (span, first) = self.token()?;
            match (first, self.open.len()) {
                (_, 0) => return Some(keys),
                (b'{', 2) if matches!(before, b'(' | b',') => in_literal = true,
                (b'}', 1) => in_literal = false,
                (b',', 1) => position += 1,
                (b'a' | b'"' | b'\'', 2) if in_literal && matches!(before, b'{' | b',') => {
                    let inside = if first == b'a' { span } else { Span::new(span.start + 1, span.end - 1) };
                    keys.push((position, inside));
                }
                _ => {}
            }
            self.before = first;
        }
    }

    /// The next token and what it is: its first byte, `a` for a word.
    fn token(&mut self) -> Option<(Span, u8)> {
        self.skip_blank()?;
        let start = self.at;
        let first = *self.bytes.get(start)?;
        self.at += 1;
        let kind = match first {
            b'(' | b'[' | b'{' => {
                self.open.push(first);
                first
            }
            b')' | b']' | b'}' => {
                let opened = self.open.pop()?;
                match (opened, first) {
                    (b'`', b'}') => {
                        self.template()?;
                        b'`'
                    }
                    (b'(', b')') | (b'[', b']') | (b'{', b'}') => first,
                    _ => return None,
                }
            }
            b'"' | b'\'' => {
                self.string(first)?;
                first
            }
            b'`' => {
                self.template()?;
                first
            }
            // Behind a sign it begins a regular expression.
            b'/' if !matches!(self.before, b'a' | b')' | b']' | b'"' | b'\'' | b'`') => return None,
            _ if is_word(first) => {
                self.at += self.bytes[self.at..].iter().take_while(|&&byte| is_word(byte)).count();
                b'a'
            }
            other => other,
        };
        Some((Span::from_usize(start, self.at), kind))
    }

    /// Goes over blanks and comments.
    fn skip_blank(&mut self) -> Option<()> {
        loop {
            let rest = self.bytes.get(self.at..)?;
            self.at += match rest {
                [b'/', b'/', ..] => rest.iter().position(|&byte| byte == b'\n')?,
                [b'/', b'*', ..] => rest.windows(2).position(|two| two == b"*/")? + 2,
                [byte, ..] if byte.is_ascii_whitespace() => 1,
                _ => return Some(()),
            };
        }
    }

    fn string(&mut self, quote: u8) -> Option<()> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'\n' => return None,
                byte if byte == quote => return Some(()),
                _ => {}
            }
        }
    }

    /// Goes to the end of a template, or into its next `${`.
    fn template(&mut self) -> Option<()> {
        loop {
            match self.bytes.get(self.at..)? {
                [b'\\', ..] => self.at += 2,
                [b'`', ..] => {
                    self.at += 1;
                    return Some(());
                }
                [b'$', b'{', ..] => {
                    self.at += 2;
                    self.open.push(b'`');
                    return Some(());
                }
                [_, ..] => self.at += 1,
                [] => return None,
            }
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<(usize, &str)> {
        let written = written_keys(text, 1);
        written.into_iter().map(|(position, span)| (position, span.of(text))).collect()
    }

    #[test]
    fn keys_are_those_of_the_object_itself() {
        for (text, expected) in [
            ("f({ a: 1, 'b': 2, c })", vec![(0, "a"), (0, "b"), (0, "c")]),
            (
                "f (x, { a: { b: 1 }, c: [d, { e: 1 }], f() {}, ...g }, { h })",
                vec![(1, "a"), (1, "c"), (1, "f"), (2, "h")],
            ),
            (
                "f(`${x({ a: `}` })}`, /* { no: 1 } */ { b: \"}\", // c: 1\n d: 4 / 2 })",
                vec![(1, "b"), (1, "d")],
            ),
            ("f(g({ a: 1 }), b ? { c: 1 } : d)", vec![]),
            ("f({ a: x ? y : z, b: 1 })", vec![(0, "a"), (0, "b")]),
            // What is not understood has no keys.
            ("f({ a: /[)}]/ })", vec![]),
            ("f({ a: 1 ", vec![]),
            ("f.g({ a: 1 })", vec![]),
            ("f({ a: 1 ])", vec![]),
            ("f({ a: 'x", vec![]),
        ] {
            assert_eq!(keys(text), expected, "{text}");
        }
    }

    #[test]
    fn an_object_comes_first_or_not() {
        assert!(begins_with_object("f( {}, g)", 1));
        assert!(!begins_with_object("f(g, {})", 1));
        assert!(!begins_with_object("f", 1));
    }
}
