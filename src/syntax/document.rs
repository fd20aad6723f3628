//! A parsed file that is parsed again as it changes: what an edit does not touch keeps its part of the tree.
//!
//! Called by the analysis for files that an editor shows.

use super::piece::{parse, parse_parsable, without_conflict_markers};
use super::statement::{IsolatedStatement, Statement};
use super::version::Version;
use super::{FileKind, Piece, PieceKind, file_kind};
use crate::text::TextChange;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use tree_sitter::Tree;

/// A source file and its trees.
#[derive(Debug, Clone)]
pub struct SourceDocument {
    path: PathBuf,
    /// As parsed: conflict markers are blanked out.
    text: Arc<str>,
    /// Shared with copies: what one of them parses, all have.
    trees: Arc<Trees>,
    /// The statement that was parsed by itself last.
    alone: Option<IsolatedStatement>,
}

/// The trees of one text, parsed when they are asked for.
#[derive(Debug)]
struct Trees {
    /// Of a plain source: the tree of an earlier text, told what has changed since; until this text is parsed.
    earlier: Mutex<Option<Tree>>,
    /// Whether there was such a tree.
    patched: bool,
    pieces: OnceLock<Vec<Piece>>,
}

impl SourceDocument {
    /// Parses `text` from nothing.
    pub fn parse(path: &Path, text: &Arc<str>) -> SourceDocument {
        let text = parsable(text);
        let pieces = parse_parsable(path, &text, None).into();
        let trees = Arc::new(Trees { earlier: Mutex::default(), patched: false, pieces });
        SourceDocument { path: path.to_owned(), text, trees, alone: None }
    }

    /// Another text of the same file.
    pub fn version(&self, text: &Arc<str>) -> Version {
        let text = parsable(text);
        let change = TextChange::between(&self.text, &text);
        Version { text, change }
    }

    /// Goes on to another version of the text.
    pub fn update(&mut self, version: &Version) {
        self.note(version);
        self.alone = None;
        self.pieces();
    }

    /// The text is another one. Its trees are parsed when they are asked for.
    fn note(&mut self, version: &Version) {
        let earlier = self.tree().map(|mut tree| {
            tree.edit(&version.edit(&self.text));
            tree
        });
        let patched = earlier.is_some();
        self.trees = Arc::new(Trees { earlier: Mutex::new(earlier), patched, pieces: OnceLock::new() });
        self.text = Arc::clone(&version.text);
    }

    /// The same where the change lies in one statement of a plain source, which is parsed by itself: gives it, with the
    /// comments before it. `None`, and nothing is done, where the whole has to be parsed for that.
    pub fn update_statement(&mut self, version: &Version, statement: Statement) -> Option<Piece> {
        let Some(FileKind::Plain(language)) = file_kind(&self.path) else { return None };
        let before = self.alone.as_ref().filter(|alone| alone.is_of(statement));
        let alone = IsolatedStatement::parse(before, &self.text, version, language, statement)?;
        let piece =
            Piece { tree: alone.tree.clone(), language, kind: PieceKind::ByContent, span: alone.span() };
        self.note(version);
        self.alone = Some(alone);
        Some(piece)
    }

    /// Whether both are copies of one: they share their trees.
    pub fn is_same(&self, other: &SourceDocument) -> bool {
        Arc::ptr_eq(&self.trees, &other.trees)
    }

    /// The text that spans refer to, as long as the file's; where a merge left markers they are blanked out.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// How many statements and comments its first script has at the top level.
    pub fn statements(&self) -> usize {
        self.pieces().first().map_or(0, |piece| piece.tree.root_node().named_child_count())
    }

    /// Its scripts.
    pub fn pieces(&self) -> &[Piece] {
        let parse = || parse_parsable(&self.path, &self.text, self.trees.earlier().take().as_ref());
        self.trees.pieces.get_or_init(parse)
    }

    /// Whether a parse from nothing may read it otherwise: errors are passed over in a way that depends on where the
    /// parser comes from.
    pub fn is_provisional(&self) -> bool {
        let has_error = |tree: &Tree| tree.root_node().has_error();
        self.trees.patched && self.tree().as_ref().is_some_and(has_error)
    }

    /// The tree of a plain source, or that of an earlier text where it was not parsed since: then the statements that
    /// were edited had no error, before and after.
    fn tree(&self) -> Option<Tree> {
        let plain = matches!(file_kind(&self.path), Some(FileKind::Plain(_)));
        let parsed = self.trees.pieces.get().and_then(|pieces| pieces.first()).map(|piece| &piece.tree);
        parsed.filter(|_| plain).cloned().or_else(|| self.trees.earlier().clone())
    }
}

impl Trees {
    fn earlier(&self) -> MutexGuard<'_, Option<Tree>> {
        self.earlier.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The scripts of a file: of its document where that is at hand, else parsed.
pub fn pieces(path: &Path, text: &str, document: Option<&SourceDocument>) -> Vec<Piece> {
    document.map_or_else(|| parse(path, text), |document| document.pieces().to_vec())
}

fn parsable(text: &Arc<str>) -> Arc<str> {
    match without_conflict_markers(text) {
        Cow::Borrowed(_) => Arc::clone(text),
        Cow::Owned(blanked) => blanked.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn update(document: &mut SourceDocument, text: &Arc<str>) {
        let version = document.version(text);
        document.update(&version);
    }

    fn sexps(document: &SourceDocument) -> Vec<String> {
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
            let mut document = SourceDocument::parse(path, &"".into());
            for text in versions {
                let text: Arc<str> = text.into();
                update(&mut document, &text);
                if !document.is_provisional() {
                    assert_eq!(
                        sexps(&document),
                        sexps(&SourceDocument::parse(path, &text)),
                        "{file}: {text}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_tree_of_an_earlier_text_is_gone_once_the_text_is_parsed() {
        let mut document = SourceDocument::parse(Path::new("a.js"), &"f(a);\n".repeat(1000).into());
        update(&mut document, &"f(a);".into());
        assert!(document.trees.earlier().is_none());
    }

    #[test]
    fn a_patched_tree_with_errors_is_provisional() {
        let mut document = SourceDocument::parse(Path::new("a.js"), &"f(".into());
        assert!(!document.is_provisional());
        update(&mut document, &"f(a".into());
        assert!(document.is_provisional());
        update(&mut document, &"f(a)".into());
        assert!(!document.is_provisional());
    }
}
