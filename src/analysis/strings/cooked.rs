//! A text as the program has it, with the way back to where it is written: escapes are what they mean, holes a character that
//! nobody writes.
//!
//! Called by `sites`, read by `xml` and `soap`.

use crate::text::Span;

/// Stands for a hole.
pub(super) const HOLE: char = '\u{FFFC}';

/// A text with its places.
#[derive(Debug, Default)]
pub(super) struct Cooked {
    pub(super) text: String,
    /// Where in the text a stretch begins that is written as it is: the file, where there, how long.
    runs: Vec<(usize, u32, u32, usize)>,
}

impl Cooked {
    pub(super) fn push_hole(&mut self) {
        self.text.push(HOLE);
    }

    pub(super) fn push_name(&mut self, name: &str) {
        self.text.push_str(name);
    }

    /// Adds what is written at a byte of a file.
    pub(super) fn push_raw(&mut self, raw: &str, file: u32, start: u32) {
        let mut rest = raw;
        while let Some(at) = rest.find('\\') {
            let (before, escape) = rest.split_at(at);
            self.run(before, file, start + (raw.len() - rest.len()) as u32);
            let (character, taken) = unescaped(escape);
            self.text.extend(character);
            rest = escape.get(taken..).unwrap_or_default();
        }
        self.run(rest, file, start + (raw.len() - rest.len()) as u32);
    }

    fn run(&mut self, text: &str, file: u32, start: u32) {
        if !text.is_empty() {
            self.runs.push((self.text.len(), file, start, text.len()));
            self.text.push_str(text);
        }
    }

    /// Where a part of the text is written, if that is one place: the file, and where there.
    pub(super) fn place(&self, start: usize, end: usize) -> Option<(u32, Span)> {
        let next = self.runs.partition_point(|run| run.0 <= start);
        let &(first, file, at, len) = self.runs.get(next.checked_sub(1)?)?;
        let from = at + (start - first) as u32;
        (end <= first + len).then(|| (file, Span::new(from, from + (end - start) as u32)))
    }
}

/// What an escape means, and how many bytes it takes.
fn unescaped(escape: &str) -> (Option<char>, usize) {
    let mut chars = escape.chars();
    chars.next();
    let Some(kind) = chars.next() else { return (None, 1) };
    let hex = |from: usize, to: usize| {
        let digits = escape.get(from..to)?;
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    };
    match kind {
        'n' => (Some('\n'), 2),
        'r' => (Some('\r'), 2),
        't' => (Some('\t'), 2),
        'b' | 'f' | 'v' | '0' => (Some(' '), 2),
        'x' => (hex(2, 4), 4),
        'u' if escape.starts_with("\\u{") => {
            let end = escape.find('}').unwrap_or(3);
            (hex(3, end), end + 1)
        }
        'u' => (hex(2, 6), 6),
        '\n' => (None, 2),
        '\r' => (None, if escape.starts_with("\\\r\n") { 3 } else { 2 }),
        other => (Some(other), 1 + other.len_utf8()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_and_the_way_back_stays() {
        let mut cooked = Cooked::default();
        cooked.push_raw("<a b=\\\"c\\\">\\n\\x3cd/>", 3, 100);
        cooked.push_hole();
        cooked.push_raw("end", 4, 7);
        assert_eq!(cooked.text, format!("<a b=\"c\">\n<d/>{HOLE}end"));
        assert_eq!(cooked.place(0, 5), Some((3, Span::new(100, 105))));
        assert_eq!(cooked.place(6, 7), Some((3, Span::new(107, 108))));
        assert_eq!(cooked.place(0, 7), None);
        let end = cooked.text.len();
        assert_eq!(cooked.place(end - 3, end), Some((4, Span::new(7, 10))));
    }
}
