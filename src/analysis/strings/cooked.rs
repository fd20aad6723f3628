//! A text as the program has it, with the way back to where it is written: escapes are what they mean, holes a character that
//! nobody writes.
//!
//! Called by `sites`, read by `xml` and `soap`.

use crate::syntax::escape;
use crate::text::Span;

/// Stands for a hole.
pub(super) const HOLE: char = '\u{FFFC}';

/// What stands for the holes of a text takes at most so many bytes more, where it is written in one place.
const MOST_BETWEEN: usize = 300;

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
            let (before, escaped) = (&rest[..at], &rest[at + 1..]);
            self.run(before, file, start + (raw.len() - rest.len()) as u32);
            let (taken, character) = escape(escaped);
            self.text.extend(character);
            rest = escaped.get(taken..).unwrap_or_default();
        }
        self.run(rest, file, start + (raw.len() - rest.len()) as u32);
    }

    fn run(&mut self, text: &str, file: u32, start: u32) {
        if !text.is_empty() {
            self.runs.push((self.text.len(), file, start, text.len()));
            self.text.push_str(text);
        }
    }

    /// Where a part of the text is written, if that is one place but for holes in it: the file, and where there.
    pub(super) fn cover(&self, start: usize, end: usize) -> Option<(u32, Span)> {
        let within = |run: &&(usize, u32, u32, usize)| run.0 < end && run.0 + run.3 > start;
        let mut runs = self.runs.iter().filter(within);
        let &(first, file, at, len) = runs.next()?;
        let &(last, last_file, last_at, last_len) = runs.next_back().unwrap_or(&(first, file, at, len));
        let from = at + start.saturating_sub(first) as u32;
        let to = last_at + end.min(last + last_len).saturating_sub(last) as u32;
        let is_near = from <= to && (to - from) as usize <= (end - start) + MOST_BETWEEN;
        (file == last_file && is_near).then(|| (file, Span::new(from, to)))
    }

    /// Where a part of the text is written, if that is one place: the file, and where there.
    pub(super) fn place(&self, start: usize, end: usize) -> Option<(u32, Span)> {
        let next = self.runs.partition_point(|run| run.0 <= start);
        let &(first, file, at, len) = self.runs.get(next.checked_sub(1)?)?;
        let from = at + (start - first) as u32;
        (end <= first + len).then(|| (file, Span::new(from, from + (end - start) as u32)))
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
