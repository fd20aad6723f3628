//! One source line with carets under a span, fit for a terminal: tabs expanded, wide characters counted as two cells,
//! control characters replaced, a long line cut around the span.
//!
//! Knows nothing about findings and colours. Called by the text report.

use super::clean::printable;
use crate::text::{ColumnUnit, LineIndex, Span};
use unicode_width::UnicodeWidthChar;

/// Cells of a line that are shown at most.
const WIDTH: usize = 110;
/// Cells that are kept left of a span where the line is cut.
const LEFT: usize = 30;
/// Cells from one tab stop to the next.
const TAB: usize = 4;
/// Bytes around a span that are looked at; the rest of a very long line is never touched.
const AROUND: usize = 4 * WIDTH;
const CUT: &str = "...";

/// A line that is ready to print.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Snippet {
    /// Line number, from 1.
    pub(super) number: u32,
    /// The line as shown.
    pub(super) line: String,
    /// Cells before the carets.
    pub(super) pad: usize,
    /// Number of carets, at least one.
    pub(super) carets: usize,
}

impl Snippet {
    /// The first line under `span`.
    pub(super) fn new(text: &str, lines: &LineIndex, span: Span) -> Snippet {
        let number = lines.position(text, span.start, ColumnUnit::Utf8).line;
        let line = lines.line_span(text, number);
        let around = crop(text, line, span);
        let cells = Cells::of(
            around.of(text),
            span.start.saturating_sub(around.start),
            span.end.saturating_sub(around.start),
        );
        let cut = (around.start > line.start, around.end < line.end);
        cells.window(number + 1, cut)
    }
}

/// The part of `line` near `span`, at character boundaries.
fn crop(text: &str, line: Span, span: Span) -> Span {
    let start = (span.start as usize).saturating_sub(AROUND).max(line.start as usize);
    let end = (span.start as usize + AROUND).min(line.end as usize);
    let start = (start..=end).find(|&i| text.is_char_boundary(i)).unwrap_or(end);
    let end = (start..=end).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(start);
    Span::from_usize(start, end)
}

/// A line's characters with the cell that each begins at, and the cells of the span.
struct Cells {
    chars: Vec<(usize, char)>,
    width: usize,
    start: usize,
    end: usize,
}

impl Cells {
    fn of(line: &str, span_start: u32, span_end: u32) -> Cells {
        let mut cells = Cells { chars: Vec::new(), width: 0, start: 0, end: 0 };
        for (at, c) in line.char_indices() {
            if at < span_end as usize {
                cells.end = cells.width;
            }
            if at <= span_start as usize {
                cells.start = cells.width;
            }
            cells.push(c);
            if at < span_end as usize {
                cells.end = cells.width;
            }
        }
        if span_start as usize >= line.len() {
            cells.start = cells.width;
        }
        cells
    }

    fn push(&mut self, c: char) {
        if c == '\t' {
            let to = (self.width / TAB + 1) * TAB;
            self.chars.extend((self.width..to).map(|at| (at, ' ')));
            self.width = to;
            return;
        }
        let c = printable(c);
        self.chars.push((self.width, c));
        self.width += c.width().unwrap_or(0);
    }

    /// What is shown of the line; `cut` says whether it goes on to the left and to the right.
    fn window(&self, number: u32, cut: (bool, bool)) -> Snippet {
        let fits = self.width <= WIDTH;
        let from = if fits || self.start + LEFT <= WIDTH { 0 } else { self.start - LEFT };
        let to = if fits { self.width } else { from + WIDTH };
        let left = if cut.0 || from > 0 { CUT } else { "" };
        let right = if cut.1 || to < self.width { CUT } else { "" };
        let visible = || self.chars.iter().filter(|(at, _)| (from..to).contains(at));
        let line: String = visible().map(|(_, c)| c).collect();
        // A wide character across the window's edge is left out: the first cell shown may lie behind `from`.
        let first = visible().next().map_or(from, |(at, _)| *at);
        Snippet {
            number,
            line: format!("{left}{}{right}", line.trim_end()),
            pad: self.start.saturating_sub(first) + left.len(),
            carets: self.end.min(to).saturating_sub(self.start).max(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line and its carets, as they would stand below each other.
    fn show(text: &str, needle: &str) -> String {
        let start = text.find(needle).unwrap();
        let span = Span::from_usize(start, start + needle.len());
        let snippet = Snippet::new(text, &LineIndex::new(text), span);
        format!("{}\n{}{}", snippet.line, " ".repeat(snippet.pad), "^".repeat(snippet.carets))
    }

    #[test]
    fn carets_stand_under_their_span() {
        let cases = [
            ("let a;\nfoo.bar()", "bar", "foo.bar()\n    ^^^"),
            ("\tx\ty", "y", "    x   y\n        ^"),
            ("😀漢é.bar", "bar", "😀漢é.bar\n      ^^^"),
            ("a\x1b[0m.bar", "bar", "a\u{FFFD}[0m.bar\n      ^^^"),
            ("f(\n)", "f(\n)", "f(\n^^"),
            ("abc", "", "abc\n^"),
        ];
        for (text, needle, expected) in cases {
            assert_eq!(show(text, needle), expected);
        }
    }

    #[test]
    fn an_empty_span_at_the_end_has_a_caret_behind_the_line() {
        let snippet = Snippet::new("abc", &LineIndex::new("abc"), Span::empty(3));
        assert_eq!((snippet.pad, snippet.carets), (3, 1));
    }

    #[test]
    fn a_long_line_is_cut_around_the_span() {
        for (before, after) in [(0, 5000), (80, 5000), (81, 5000), (5000, 0), (5000, 5000), (200, 1)] {
            let text = format!("{}here{}", "x".repeat(before), "é".repeat(after));
            let shown = show(&text, "here");
            let (line, carets) = shown.split_once('\n').unwrap();
            assert!(line.chars().count() <= WIDTH + 2 * CUT.len(), "{shown}");
            assert_eq!(line.find("here"), carets.find("^^^^"), "{shown}");
            assert_eq!(line.starts_with(CUT), before + LEFT > WIDTH, "{shown}");
            assert_eq!(line.ends_with(CUT), after > 1, "{shown}");
        }
    }
}
