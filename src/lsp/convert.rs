//! The only conversions between the core's words and the protocol's: spans and ranges, paths and URIs.
//!
//! Columns are counted by [`LineIndex`]; nothing is counted here. Called by everything in this folder.

use crate::text::{ColumnUnit, LineCol, LineIndex, Span, TextChange};
use std::path::{Path, PathBuf};
use tower_lsp::lsp_types::{Position, Range, Url};

/// A text and how its columns are counted.
#[derive(Clone, Copy)]
pub(super) struct TextView<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a LineIndex,
    pub(super) unit: ColumnUnit,
    /// What became of the text that spans and offsets are about; they are about `text` where this is empty.
    pub(super) changes: &'a [TextChange],
}

impl<'a> TextView<'a> {
    /// A text and its places.
    pub(super) fn new(text: &'a str, lines: &'a LineIndex, unit: ColumnUnit) -> Self {
        TextView { text, lines, unit, changes: &[] }
    }

    /// The protocol's position of a byte offset.
    pub(super) fn position(&self, offset: u32) -> Position {
        self.range(Span::new(offset, offset)).start
    }

    fn position_in_text(&self, offset: u32) -> Position {
        let at = self.lines.position(self.text, offset, self.unit);
        Position::new(at.line, at.column)
    }

    /// The protocol's range of a span.
    pub(super) fn range(&self, span: Span) -> Range {
        let span = self.changes.iter().fold(span, |span, change| change.stretched(span));
        Range::new(self.position_in_text(span.start), self.position_in_text(span.end))
    }

    /// The byte offset of a position; one outside the text is clamped.
    pub(super) fn offset(&self, at: Position) -> u32 {
        let at = LineCol { line: at.line, column: at.character };
        let offset = self.lines.offset(self.text, at, self.unit);
        self.changes.iter().rev().fold(offset, |offset, change| change.undone(offset))
    }

    /// The span of a range; empty where its end lies before its start.
    pub(super) fn span(&self, range: Range) -> Span {
        let start = self.offset(range.start);
        Span::new(start, self.offset(range.end).max(start))
    }
}

/// The path that a URI names; `None` for what is not a file (`untitled:`, `vscode-notebook-cell:`, ...).
pub(super) fn path(uri: &Url) -> Option<PathBuf> {
    if uri.scheme() != "file" {
        return None;
    }
    Some(tidied(&uri.to_file_path().ok()?))
}

/// Drive letters come in both cases; the core compares paths byte by byte.
#[cfg(windows)]
fn tidied(path: &Path) -> PathBuf {
    match path.to_str().and_then(|p| Some((p.get(..1)?, p.get(1..)?))) {
        Some((letter, rest)) if rest.starts_with(':') => PathBuf::from(letter.to_ascii_uppercase() + rest),
        _ => path.components().collect(),
    }
}

/// A folder's URI may end in `/`; its path has no such end.
#[cfg(not(windows))]
fn tidied(path: &Path) -> PathBuf {
    path.components().collect()
}

/// The URI of a file; `None` for a path that is not absolute.
pub(super) fn uri(path: &Path) -> Option<Url> {
    Url::from_file_path(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_ranges_are_each_others_reverse_in_every_unit() {
        let text = "a\u{1F600}b\r\n\u{e9}x";
        let lines = LineIndex::new(text);
        for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Utf32] {
            let place = TextView::new(text, &lines, unit);
            for (start, _) in text.char_indices().filter(|(_, c)| *c != '\n') {
                let span = Span::new(start as u32, text.len() as u32);
                assert_eq!(place.span(place.range(span)), span, "{unit:?} {start}");
            }
        }
    }

    #[test]
    fn a_range_that_ends_before_it_starts_is_empty() {
        let lines = LineIndex::new("abc");
        let place = TextView::new("abc", &lines, ColumnUnit::Utf16);
        let range = Range::new(Position::new(0, 2), Position::new(0, 1));
        assert_eq!(place.span(range), Span::new(2, 2));
    }

    #[cfg(unix)]
    #[test]
    fn uris_come_in_several_spellings() {
        for (uri, expected) in [
            ("file:///w/a%20b/x%23.js", Some("/w/a b/x#.js")),
            ("file:///c%3A/x.js", Some("/c:/x.js")),
            ("file:///c:/x.js", Some("/c:/x.js")),
            ("file:///w/", Some("/w")),
            ("untitled:Untitled-1", None),
            ("https://a.example/x.js", None),
        ] {
            assert_eq!(path(&Url::parse(uri).unwrap()).as_deref(), expected.map(Path::new), "{uri}");
        }
        assert_eq!(uri(Path::new("/w/a b#.js")).unwrap().as_str(), "file:///w/a%20b%23.js");
        assert_eq!(uri(Path::new("w/a.js")), None);
    }
}
