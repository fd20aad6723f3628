//! A span as outputs show it: file, and lines and columns from 1.

use crate::text::{ColumnUnit, LineIndex, Span};
use serde::Serialize;

/// A span's place. Columns count UTF-16 units, as editors and TypeScript do; a BOM counts as nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LineRange {
    /// The file's path, with `/`.
    pub file: String,
    /// First line, from 1.
    pub line: u32,
    /// First column, from 1.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// The column behind the last character.
    pub end_column: u32,
}

impl LineRange {
    /// The place of `span` in the text of `file`.
    pub fn new(file: String, text: &str, lines: &LineIndex, span: Span) -> LineRange {
        LineRange::by(file, text, lines, (span, ColumnUnit::Utf16))
    }

    /// The same, with columns in another unit.
    pub(super) fn by(
        file: String,
        text: &str,
        lines: &LineIndex,
        (span, unit): (Span, ColumnUnit),
    ) -> LineRange {
        let start = lines.position(text, span.start, unit);
        let end = lines.position(text, span.end, unit);
        LineRange {
            file,
            line: start.line + 1,
            column: start.column + 1,
            end_line: end.line + 1,
            end_column: end.column + 1,
        }
    }
}
