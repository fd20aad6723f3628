//! Byte offset <-> line and column, in UTF-8, UTF-16 or UTF-32 units. The only column arithmetic in the crate.
//!
//! A line ends at `\n`, `\r\n` or a lone `\r` (the LSP's definition). Called by reports, commands and the server.

use super::{Change, Span};

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnUnit {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the LSP's default and what editors and TypeScript show.
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

/// A position; both numbers count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineCol {
    /// Line, from 0.
    pub line: u32,
    /// Column, from 0, in the unit that was asked for.
    pub column: u32,
}

/// Where the lines of one text start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if is_start(bytes, at + 1) {
                starts.push(at as u32 + 1);
            }
        }
        LineIndex { starts, len: bytes.len() as u32 }
    }

    /// The index of `text`, which the indexed one became by `change`.
    pub(super) fn changed(&self, change: Change, text: &str) -> Self {
        let bytes = text.as_bytes();
        // What is before a line's start and behind it says that it is one: there, both are as they were.
        let (before, behind) = (
            self.starts.partition_point(|&start| start < change.start),
            self.starts.partition_point(|&start| start <= change.old_end),
        );
        let mut starts = Vec::with_capacity(self.starts.len());
        starts.extend_from_slice(&self.starts[..before]);
        starts.extend((change.start..=change.new_end).filter(|&at| is_start(bytes, at as usize)));
        starts.extend(self.starts[behind..].iter().map(|&start| change.moved(start)));
        LineIndex { starts, len: bytes.len() as u32 }
    }

    /// Number of lines; a text that ends in a line break has an empty last one.
    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The bytes of line `line` (from 0) without its line break.
    pub fn line_span(&self, text: &str, line: u32) -> Span {
        let start = self.starts.get(line as usize).copied().unwrap_or(self.len);
        let end = self.starts.get(line as usize + 1).copied().unwrap_or(self.len);
        let raw = Span::new(start, end).of(text);
        Span::new(start, start + raw.trim_end_matches(['\n', '\r']).len() as u32)
    }

    /// The lines that have at least so many bytes, line breaks included.
    pub fn at_least(&self, bytes: u32) -> impl Iterator<Item = Span> {
        let ends = self.starts.iter().skip(1).copied().chain([self.len]);
        let lines = self.starts.iter().zip(ends).map(|(&start, end)| Span::new(start, end));
        lines.filter(move |line| line.len() >= bytes)
    }

    /// Position of the byte `offset`; an offset past the end is the end, one inside a character is its start.
    pub fn position(&self, text: &str, offset: u32, unit: ColumnUnit) -> LineCol {
        let mut offset = offset.min(self.len) as usize;
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&s| s as usize <= offset) - 1;
        let before = &text[self.starts[line] as usize..offset];
        let column = match unit {
            ColumnUnit::Utf8 => before.len(),
            ColumnUnit::Utf16 => before.chars().map(char::len_utf16).sum(),
            ColumnUnit::Utf32 => before.chars().count(),
        };
        LineCol { line: line as u32, column: column as u32 }
    }

    /// Byte offset of a position. A column past the line's end is the line's end, a line past the last one is the
    /// text's end, a column inside a character is the character's start.
    pub fn offset(&self, text: &str, at: LineCol, unit: ColumnUnit) -> u32 {
        if at.line >= self.line_count() {
            return self.len;
        }
        let line = self.line_span(text, at.line);
        let mut left = at.column as usize;
        let mut offset = line.start;
        for c in line.of(text).chars() {
            let width = match unit {
                ColumnUnit::Utf8 => c.len_utf8(),
                ColumnUnit::Utf16 => c.len_utf16(),
                ColumnUnit::Utf32 => 1,
            };
            if width > left {
                break;
            }
            left -= width;
            offset += c.len_utf8() as u32;
        }
        offset
    }
}

/// Whether a line starts at `at`: at the start of the text, and behind a line break.
fn is_start(bytes: &[u8], at: usize) -> bool {
    match bytes.get(..at).and_then(<[u8]>::last) {
        Some(b'\n') | None => true,
        Some(b'\r') => bytes.get(at) != Some(&b'\n'),
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "aé\r\n😀x\rz\n";

    #[test]
    fn counts_lines_at_every_kind_of_break() {
        let index = LineIndex::new(TEXT);
        assert_eq!(index.line_count(), 4);
        assert_eq!(index.line_span(TEXT, 0).of(TEXT), "aé");
        assert_eq!(index.line_span(TEXT, 1).of(TEXT), "😀x");
        assert_eq!(index.line_span(TEXT, 2).of(TEXT), "z");
        assert_eq!(index.line_span(TEXT, 3).of(TEXT), "");
    }

    #[test]
    fn columns_count_what_they_are_asked_to() {
        let index = LineIndex::new(TEXT);
        let x = TEXT.find('x').unwrap() as u32;
        for (unit, column) in [(ColumnUnit::Utf8, 4), (ColumnUnit::Utf16, 2), (ColumnUnit::Utf32, 1)] {
            let at = LineCol { line: 1, column };
            assert_eq!(index.position(TEXT, x, unit), at);
            assert_eq!(index.offset(TEXT, at, unit), x);
        }
    }

    #[test]
    fn positions_outside_are_clamped() {
        let index = LineIndex::new(TEXT);
        let far = LineCol { line: 9, column: 9 };
        assert_eq!(index.offset(TEXT, far, ColumnUnit::Utf16), TEXT.len() as u32);
        assert_eq!(index.offset(TEXT, LineCol { line: 0, column: 99 }, ColumnUnit::Utf16), 3);
        assert_eq!(index.position(TEXT, 2, ColumnUnit::Utf16), LineCol { line: 0, column: 1 });
    }
}
