//! Byte offset <-> line and column, in UTF-8, UTF-16 or UTF-32 units. The only column arithmetic in the crate.
//!
//! A line ends at `\n`, `\r\n` or a lone `\r` (the LSP's definition). Called by reports, commands and the server.

use super::{Span, TextChange};
use std::sync::OnceLock;

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

impl ColumnUnit {
    /// What a byte adds to the column: a character counts where it begins.
    fn of(self, byte: u8) -> u32 {
        let begins = byte & 0xC0 != 0x80;
        match self {
            ColumnUnit::Utf8 => 1,
            ColumnUnit::Utf16 => u32::from(begins) + u32::from(byte >= 0xF0),
            ColumnUnit::Utf32 => u32::from(begins),
        }
    }
}

/// In a longer line, columns are counted from a mark in it.
const LONG_LINE: u32 = 1024;
/// So many bytes lie between two marks.
const STEP: u32 = 256;

/// Where the lines of one text start.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
    /// For each `STEP`th byte of the text, how many units of UTF-16 and UTF-32 are before it. Made when a column in a
    /// long line is asked for: to count the whole line each time would take as long as the line is, squared.
    marks: OnceLock<Vec<[u32; 2]>>,
}

impl PartialEq for LineIndex {
    fn eq(&self, other: &Self) -> bool {
        (&self.starts, self.len) == (&other.starts, other.len)
    }
}

impl Eq for LineIndex {}

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
        LineIndex { starts, len: bytes.len() as u32, marks: OnceLock::new() }
    }

    /// The index of `text`, which the indexed one became by `change`.
    pub(super) fn changed(&self, change: TextChange, text: &str) -> Self {
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
        LineIndex { starts, len: bytes.len() as u32, marks: OnceLock::new() }
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
        let start = self.starts[line];
        let column = self.units(text, start, offset as u32, unit);
        LineCol { line: line as u32, column }
    }

    /// How many units lie from `start` to `end`, which are in one line.
    fn units(&self, text: &str, start: u32, end: u32, unit: ColumnUnit) -> u32 {
        let bytes = text.as_bytes();
        let counted = |from: u32, to: u32| -> u32 {
            let bytes = bytes.get(from as usize..to as usize).unwrap_or_default();
            bytes.iter().map(|&byte| unit.of(byte)).sum()
        };
        let which = match unit {
            ColumnUnit::Utf8 => return end - start,
            _ if end - start <= LONG_LINE => return counted(start, end),
            ColumnUnit::Utf16 => 0,
            ColumnUnit::Utf32 => 1,
        };
        let marks = self.marks(bytes);
        let marked = |at: u32| marks.get((at / STEP) as usize).map_or(0, |mark| mark[which]);
        let before = |at: u32| marked(at) + counted(at - at % STEP, at);
        before(end) - before(start)
    }

    fn marks(&self, bytes: &[u8]) -> &[[u32; 2]] {
        self.marks.get_or_init(|| {
            let mut before = [0, 0];
            let mut marks = vec![before];
            for step in bytes.chunks(STEP as usize) {
                for &byte in step {
                    before[0] += ColumnUnit::Utf16.of(byte);
                    before[1] += ColumnUnit::Utf32.of(byte);
                }
                marks.push(before);
            }
            marks
        })
    }

    /// A byte of the line, not far before the one at `column`.
    fn near(&self, text: &str, line: Span, column: u32, unit: ColumnUnit) -> u32 {
        let (mut low, mut high) = (0, if line.len() > LONG_LINE { line.len() / STEP } else { 0 });
        while low < high {
            let middle = (low + high).div_ceil(2);
            match self.units(text, line.start, line.start + middle * STEP, unit) <= column {
                true => low = middle,
                false => high = middle - 1,
            }
        }
        let mut at = line.start + low * STEP;
        // It may be in the middle of a character.
        while !text.is_char_boundary(at as usize) {
            at -= 1;
        }
        at
    }

    /// Byte offset of a position. A column past the line's end is the line's end, a line past the last one is the
    /// text's end, a column inside a character is the character's start.
    pub fn offset(&self, text: &str, at: LineCol, unit: ColumnUnit) -> u32 {
        if at.line >= self.line_count() {
            return self.len;
        }
        let line = self.line_span(text, at.line);
        let mut offset = self.near(text, line, at.column, unit);
        let mut left = (at.column - self.units(text, line.start, offset, unit)) as usize;
        for c in Span::new(offset, line.end).of(text).chars() {
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

    /// The marks are made once; every column of a line counts from the last one before it.
    #[test]
    fn columns_of_a_long_line_are_those_of_a_short_one() {
        let line: String = (0..700).map(|n| ["a", "é", "–", "😀"][n % 4]).collect();
        let text = format!("é😀\n{line}\nend");
        let index = LineIndex::new(&text);
        let start = text.find('\n').unwrap() + 1;
        for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Utf32] {
            let mut column = 0;
            for (at, c) in line.char_indices() {
                let (at, place) = ((start + at) as u32, LineCol { line: 1, column });
                assert_eq!(index.position(&text, at, unit), place);
                assert_eq!(index.offset(&text, place, unit), at);
                let width = match unit {
                    ColumnUnit::Utf8 => c.len_utf8(),
                    ColumnUnit::Utf16 => c.len_utf16(),
                    ColumnUnit::Utf32 => 1,
                };
                if width > 1 {
                    let inside = LineCol { line: 1, column: column + 1 };
                    assert_eq!(index.offset(&text, inside, unit), at);
                }
                column += width as u32;
            }
            let far = LineCol { line: 1, column: column + 9 };
            assert_eq!(index.offset(&text, far, unit) as usize, start + line.len());
        }
        assert_eq!(index, LineIndex::new(&text), "marks say nothing new");
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
