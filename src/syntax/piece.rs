//! Parses a file into pieces: the whole of a plain source, or each script block of markup.
//!
//! Trees of blocks are parsed through included ranges, so every span is a span of the file that the user sees.

use super::{FileKind, Language, file_kind, script_blocks};
use crate::text::Span;
use std::borrow::Cow;
use std::path::Path;
use tree_sitter::{Parser, Point, Range, Tree};

/// What the top level of a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Told by its content: a module if it imports or exports anything, else a script.
    ByContent,
    /// A module for certain (`type="module"`, a component).
    Module,
    /// A classic script of a page.
    Script,
}

/// One parsed script.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its tree; spans are those of the file.
    pub tree: Tree,
    /// Its grammar.
    pub language: Language,
    /// What its top level is.
    pub kind: PieceKind,
    /// Where it stands in the file.
    pub span: Span,
}

/// Parses a source file; empty when the name is not one of a source or the text holds no script.
pub fn parse(path: &Path, text: &str) -> Vec<Piece> {
    parse_parsable(path, &without_conflict_markers(text), None)
}

/// The same for a text without conflict markers. `old` is the tree of an earlier version of a plain source, told what
/// has changed since.
pub(super) fn parse_parsable(path: &Path, text: &str, old: Option<&Tree>) -> Vec<Piece> {
    match file_kind(path) {
        Some(FileKind::Plain(language)) => {
            let span = Span::from_usize(0, text.len());
            parse_range(text, span, language, None, old)
                .into_iter()
                .map(|tree| Piece { tree, language, kind: PieceKind::ByContent, span })
                .collect()
        }
        Some(FileKind::Embedded) => blocks(path, text),
        None => Vec::new(),
    }
}

/// The text with the marker lines of a merge conflict blanked out: both sides are code.
pub(super) fn without_conflict_markers(text: &str) -> Cow<'_, str> {
    if !text.contains("<<<<<<< ") || !text.contains(">>>>>>> ") {
        return Cow::Borrowed(text);
    }
    let marks = ["<<<<<<< ", "=======", ">>>>>>> ", "||||||| "];
    let blank = |line: &str| {
        let content = line.trim_end_matches(['\r', '\n']);
        let is_mark =
            marks.iter().any(|m| content.starts_with(m)) && (content.len() == 7 || !content.starts_with('='));
        if is_mark { " ".repeat(content.len()) + &line[content.len()..] } else { line.to_owned() }
    };
    Cow::Owned(text.split_inclusive('\n').map(blank).collect())
}

fn blocks(path: &Path, text: &str) -> Vec<Piece> {
    let component =
        path.extension().is_some_and(|e| e.eq_ignore_ascii_case("vue") || e.eq_ignore_ascii_case("svelte"));
    let rows = Rows::of(text);
    let piece = |block: super::InlineScript| {
        let ends = (rows.point(block.span.start), rows.point(block.span.end));
        let tree = parse_range(text, block.span, block.language, Some(ends), None)?;
        let kind = if block.module { PieceKind::Module } else { PieceKind::Script };
        Some(Piece { tree, language: block.language, kind, span: block.span })
    };
    script_blocks(text, component).into_iter().filter_map(piece).collect()
}

/// Parses the script at `span`, from the first to the second of `ends` where it is a part of the text.
pub(super) fn parse_range(
    text: &str,
    span: Span,
    language: Language,
    ends: Option<(Point, Point)>,
    old: Option<&Tree>,
) -> Option<Tree> {
    let mut parser = Parser::new();
    parser.set_language(&language.grammar()).ok()?;
    if let Some((start_point, end_point)) = ends {
        let range =
            Range { start_byte: span.start as usize, end_byte: span.end as usize, start_point, end_point };
        parser.set_included_ranges(&[range]).ok()?;
    }
    parser.parse(text, old)
}

/// Row and column of an offset, both in bytes and from 0.
pub(super) fn point(text: &str, offset: u32) -> Point {
    let before = &text.as_bytes()[..offset as usize];
    let row = memchr::memchr_iter(b'\n', before).count();
    Point::new(row, offset as usize - memchr::memrchr(b'\n', before).map_or(0, |n| n + 1))
}

/// Where the rows of a text begin: for many [`point`]s in it.
struct Rows(Vec<usize>);

impl Rows {
    fn of(text: &str) -> Rows {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        Rows(std::iter::once(0).chain(breaks.map(|at| at + 1)).collect())
    }

    fn point(&self, offset: u32) -> Point {
        let offset = offset as usize;
        let row = self.0.partition_point(|&start| start <= offset) - 1;
        Point::new(row, offset - self.0[row])
    }
}
