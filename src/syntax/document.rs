//! A parsed file that is parsed again as it changes: what an edit does not touch keeps its part of the tree.
//!
//! Called by the analysis for files that an editor shows.

use super::piece::{parse, parse_parsable, point, without_conflict_markers};
use super::{FileKind, Piece, file_kind};
use crate::text::Change;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tree_sitter::InputEdit;

/// A source file and its trees.
#[derive(Debug, Clone)]
pub struct Document {
    path: PathBuf,
    /// As parsed: conflict markers are blanked out.
    text: Arc<str>,
    pieces: Vec<Piece>,
    /// Whether the trees came from earlier ones: where there are errors a parse from nothing may read them otherwise.
    patched: bool,
}

impl Document {
    /// Parses `text` from nothing.
    pub fn parse(path: &Path, text: &Arc<str>) -> Document {
        let text = parsable(text);
        let pieces = parse_parsable(path, &text, None);
        Document { path: path.to_owned(), text, pieces, patched: false }
    }

    /// Goes on to another version of the text. Says what has changed, in the texts as they are parsed.
    pub fn update(&mut self, text: &Arc<str>) -> Change {
        let text = parsable(text);
        let change = Change::between(&self.text, &text);
        let old = match (file_kind(&self.path), self.pieces.first_mut()) {
            (Some(FileKind::Plain(_)), Some(piece)) => {
                piece.tree.edit(&edit(&self.text, &text, change));
                Some(&piece.tree)
            }
            _ => None,
        };
        let pieces = parse_parsable(&self.path, &text, old);
        self.patched = old.is_some();
        self.pieces = pieces;
        self.text = text;
        change
    }

    /// The text that spans refer to, as long as the file's; where a merge left markers they are blanked out.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its scripts.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Whether a parse from nothing may read it otherwise: errors are passed over in a way that depends on where the
    /// parser comes from.
    pub fn is_provisional(&self) -> bool {
        self.patched && self.pieces.iter().any(|piece| piece.tree.root_node().has_error())
    }
}

/// The scripts of a file: of its document where that is at hand, else parsed.
pub fn pieces(path: &Path, text: &str, document: Option<&Document>) -> Vec<Piece> {
    document.map_or_else(|| parse(path, text), |document| document.pieces.clone())
}

fn parsable(text: &Arc<str>) -> Arc<str> {
    match without_conflict_markers(text) {
        Cow::Borrowed(_) => Arc::clone(text),
        Cow::Owned(blanked) => blanked.into(),
    }
}

fn edit(old: &str, new: &str, change: Change) -> InputEdit {
    InputEdit {
        start_byte: change.start as usize,
        old_end_byte: change.old_end as usize,
        new_end_byte: change.new_end as usize,
        start_position: point(old, change.start),
        old_end_position: point(old, change.old_end),
        new_end_position: point(new, change.new_end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sexps(document: &Document) -> Vec<String> {
        document.pieces().iter().map(|p| p.tree.root_node().to_sexp()).collect()
    }

    #[test]
    fn an_update_gives_what_a_parse_from_nothing_gives() {
        for (file, versions) in [
            ("a.js", ["let a = 1;\nf(a);", "let ab = 1;\nf(ab);", "", "class X { é() {} }", "f(`${a}`)"]),
            ("a.ts", ["let a: T = <T>b", "let a: T = <T>b as U", "type", "type X = 1", "interface A {}"]),
            (
                "a.html",
                ["<script>a</script>", "<b/><script>a b</script>", "", "<script>x", "<script>x</script>"],
            ),
        ] {
            let path = Path::new(file);
            let mut document = Document::parse(path, &"".into());
            for text in versions {
                let text: Arc<str> = text.into();
                document.update(&text);
                if !document.is_provisional() {
                    assert_eq!(sexps(&document), sexps(&Document::parse(path, &text)), "{file}: {text}");
                }
            }
        }
    }

    #[test]
    fn a_patched_tree_with_errors_is_provisional() {
        let mut document = Document::parse(Path::new("a.js"), &"f(".into());
        assert!(!document.is_provisional());
        document.update(&"f(a".into());
        assert!(document.is_provisional());
        document.update(&"f(a)".into());
        assert!(!document.is_provisional());
    }
}
