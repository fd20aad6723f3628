//! Looks through an expression without parsing it: where brackets close, where separators stand outside of them.
//!
//! Strings, templates, comments and regular expressions are passed over. Called by the readers of markup.

use std::ops::Range;

/// Brackets nested deeper than this are given up on: the expression counts as one that never ends.
const DEEPEST: usize = 200;

/// The bytes of a code that mean something by themselves, each with the number of brackets around it.
pub(super) struct BracketScan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// What is open: brackets, and templates with `` ` ``.
    open: Vec<u8>,
    /// The last byte that means something.
    last: u8,
    broken: bool,
}

impl<'a> BracketScan<'a> {
    pub(super) fn new(code: &'a str, at: usize) -> Self {
        BracketScan { bytes: code.as_bytes(), at, open: Vec::new(), last: b'(', broken: false }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or_default()
    }

    /// Goes behind a string that begins at `at`.
    fn quoted(&mut self, quote: u8) {
        while self.at < self.bytes.len() {
            let byte = self.byte(self.at);
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == quote {
                return;
            }
        }
        self.broken = true;
    }

    /// Goes on in a template: behind its end, or to the code in it.
    fn template(&mut self) {
        while self.at < self.bytes.len() {
            let byte = self.byte(self.at);
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'`' {
                self.open.pop();
                return;
            }
            if byte == b'$' && self.byte(self.at) == b'{' {
                self.at += 1;
                self.open.push(b'{');
                return;
            }
        }
        self.broken = true;
    }

    fn comment(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let line = self.byte(self.at + 1) == b'/';
        let end = if line { memchr::memchr(b'\n', rest) } else { memchr::memmem::find(rest, b"*/") };
        self.broken |= !line && end.is_none();
        self.at += end.map_or(rest.len(), |end| end + if line { 1 } else { 2 });
    }

    /// Whether `/` begins a regular expression: nothing stands before it that could be divided.
    fn begins_regex(&self) -> bool {
        !(self.last.is_ascii_alphanumeric() || matches!(self.last, b')' | b']' | b'}' | b'"' | b'_' | b'$'))
    }

    fn regex(&mut self) {
        self.at += 1;
        let mut class = false;
        while self.at < self.bytes.len() {
            let byte = self.byte(self.at);
            self.at += if byte == b'\\' { 2 } else { 1 };
            match byte {
                b'[' => class = true,
                b']' => class = false,
                b'/' if !class => return,
                b'\n' => break,
                _ => {}
            }
        }
        self.broken = true;
    }

    fn close(&mut self, bracket: u8) {
        let matching = match bracket {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        if self.open.pop() != Some(matching) {
            self.broken = true;
        }
    }
}

impl Iterator for BracketScan<'_> {
    /// Place, byte, number of brackets around it; a bracket is outside of itself.
    type Item = (usize, u8, usize);

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.bytes.len() && !self.broken {
            if self.open.last() == Some(&b'`') {
                self.template();
                self.last = b'"';
                continue;
            }
            let (at, byte) = (self.at, self.byte(self.at));
            match byte {
                b'"' | b'\'' => {
                    self.at += 1;
                    self.quoted(byte);
                    self.last = b'"';
                    continue;
                }
                b'/' if matches!(self.byte(at + 1), b'/' | b'*') => {
                    self.comment();
                    continue;
                }
                b'/' if self.begins_regex() => {
                    self.regex();
                    self.last = b'"';
                    continue;
                }
                _ => self.at += 1,
            }
            let mut depth = self.open.len();
            match byte {
                b'(' | b'[' | b'{' | b'`' => {
                    self.broken |= depth > DEEPEST;
                    self.open.push(byte);
                }
                b')' | b']' | b'}' => {
                    self.close(byte);
                    depth = self.open.len();
                }
                _ => {}
            }
            if byte.is_ascii_whitespace() {
                continue;
            }
            self.last = byte;
            return (!self.broken).then_some((at, byte, depth));
        }
        None
    }
}

/// Whether all that a code opens is closed in it.
pub(super) fn is_whole(code: &str) -> bool {
    let mut scan = BracketScan::new(code, 0);
    scan.by_ref().for_each(drop);
    scan.open.is_empty() && !scan.broken
}

/// Where the bracket closes that opens at `open`.
pub(super) fn closing(code: &str, open: usize) -> Option<usize> {
    BracketScan::new(code, open)
        .find(|&(at, byte, depth)| at > open && depth == 0 && is_closing(byte))
        .map(|f| f.0)
}

fn is_closing(byte: u8) -> bool {
    matches!(byte, b')' | b']' | b'}')
}

/// The parts between the separators outside of brackets. `|` does not mean `||`.
pub(super) fn split(code: &str, separators: &[u8]) -> Vec<Range<usize>> {
    let bytes = code.as_bytes();
    let is_double = |at: usize| {
        let near = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&b'|');
        bytes.get(at) == Some(&b'|') && (near(at.checked_sub(1)) || near(Some(at + 1)))
    };
    let (mut parts, mut from) = (Vec::new(), 0);
    for (at, byte, depth) in BracketScan::new(code, 0) {
        if depth == 0 && separators.contains(&byte) && !is_double(at) {
            parts.push(from..at);
            from = at + 1;
        }
    }
    parts.push(from..code.len());
    parts
}

/// Where a word stands by itself, outside of brackets.
pub(super) fn word(code: &str, word: &str) -> Option<usize> {
    let bytes = code.as_bytes();
    let blank = |at: Option<usize>| {
        at.is_none_or(|at| {
            bytes.get(at).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b')' | b'(' | b'[' | b'{'))
        })
    };
    let stands = |at: usize| {
        let is_it = code.get(at..).is_some_and(|rest| rest.starts_with(word));
        is_it && blank(at.checked_sub(1)) && blank(Some(at + word.len()))
    };
    BracketScan::new(code, 0).find(|&(at, _, depth)| depth == 0 && stands(at)).map(|found| found.0)
}

/// The span without blanks at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let whole = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (whole.len() - whole.trim_start().len());
    start..start + whole.trim().len()
}

/// The beginning of a text, so long at most.
pub(super) fn beginning(text: &str, bytes: usize) -> &str {
    let fits = (0..=bytes.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    text.get(..fits.unwrap_or_default()).unwrap_or_default()
}

/// Whether the text is one name.
pub(super) fn is_name(text: &str) -> bool {
    let letter = |c: char| c.is_alphabetic() || matches!(c, '_' | '$');
    text.starts_with(letter) && text.chars().all(|c| letter(c) || c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_templates_comments_and_patterns_hide_brackets() {
        for whole in ["f('(')", "`a${ {b: `)`} }(`", "/[(/]/.test(x)", "a /* ( */ + b // (", "a / b(c)", ""] {
            assert!(is_whole(whole), "{whole}");
        }
        for part in ["f(", "f)", "'", "`${", "/* ", "f(]", "/a"] {
            assert!(!is_whole(part), "{part}");
        }
        assert_eq!(closing("{a: '}'} b", 0), Some(7));
    }

    #[test]
    fn separators_count_outside_of_brackets() {
        let parts = |code, separators| -> Vec<&str> {
            split(code, separators).into_iter().map(|part| code.get(part).unwrap_or_default()).collect()
        };
        assert_eq!(parts("a || b | c: (d | e)", b"|"), ["a || b ", " c: (d | e)"]);
        assert_eq!(parts("let x of f(a;b); i = index", b";"), ["let x of f(a;b)", " i = index"]);
        assert_eq!(word("({ a }, of) of b", "of"), Some(12));
        assert_eq!(word("a offer", "of"), None);
    }
}
