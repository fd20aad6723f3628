//! Open documents: a text with its lines and its version, always together.
//!
//! Knows nothing about folders and add-ins. Handlers store changes here before anything else happens.

use super::convert::TextView;
use crate::text::{ColumnUnit, IndexedText};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::lsp_types::{TextDocumentContentChangeEvent, Url};

/// Which text of a document. The editor's versions may start again when it closes the document and opens it again; our
/// numbers grow with every text of every document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edition {
    /// Ours.
    pub(super) number: u64,
    /// The editor's.
    pub(super) version: i32,
}

/// A document as the editor shows it. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct OpenDocument {
    /// In the editor's spelling.
    pub(super) uri: Url,
    pub(super) edition: Edition,
    pub(super) text: IndexedText,
}

impl OpenDocument {
    /// A document that is not among those that are open yet.
    pub(super) fn new(uri: Url, version: i32, text: impl Into<Arc<str>>) -> Self {
        OpenDocument { uri, edition: Edition { number: 0, version }, text: IndexedText::new(text) }
    }

    /// Its text with its columns.
    pub(super) fn view(&self, unit: ColumnUnit) -> TextView<'_> {
        TextView::new(&self.text.text, &self.text.lines, unit)
    }

    /// The document after these changes, made one after the other.
    fn edited(
        &self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        unit: ColumnUnit,
    ) -> OpenDocument {
        let edit = |document: OpenDocument, change: TextDocumentContentChangeEvent| {
            let shown = match change.range {
                None => IndexedText::new(change.text),
                Some(range) => document.text.spliced(document.view(unit).span(range), &change.text),
            };
            OpenDocument { text: shown, ..document }
        };
        let edition = Edition { version, ..self.edition };
        changes.into_iter().fold(OpenDocument { edition, ..self.clone() }, edit)
    }
}

/// The editions of the documents that are open.
pub(super) type Editions = BTreeMap<PathBuf, Edition>;

/// What is open.
#[derive(Debug, Default)]
pub(super) struct Documents {
    open: BTreeMap<PathBuf, OpenDocument>,
    /// Changes of documents of which the client has not said yet that they are open.
    early: BTreeMap<PathBuf, Vec<Edited>>,
    /// How many texts there have been.
    texts: u64,
}

/// The changes that lead to a version.
type Edited = (i32, Vec<TextDocumentContentChangeEvent>);

/// So many versions of a document may come before it is opened. A client that never opens it takes no more memory.
const EARLY: usize = 16;

impl Documents {
    /// Opens a document; gives it as it is by now. Helix 25.01 may tell of a change before it tells that the document is
    /// open, though with the higher version.
    pub(super) fn open(&mut self, path: PathBuf, document: OpenDocument, unit: ColumnUnit) -> OpenDocument {
        let (early, opened) = (self.early.remove(&path).unwrap_or_default(), document.edition.version);
        let newer = early.into_iter().filter(|(version, _)| *version > opened);
        let mut document =
            newer.fold(document, |document, (version, changes)| document.edited(version, changes, unit));
        document.edition.number = self.next();
        self.open.insert(path, document.clone());
        document
    }

    /// Changes a document; `None` where it is not open, then the changes wait until it is.
    pub(super) fn edit(
        &mut self,
        path: &Path,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        unit: ColumnUnit,
    ) -> Option<OpenDocument> {
        let Some(document) = self.open.get(path) else {
            let early = self.early.entry(path.to_owned()).or_default();
            if early.len() < EARLY {
                early.push((version, changes));
            }
            return None;
        };
        let mut edited = document.edited(version, changes, unit);
        edited.edition.number = self.next();
        self.open.insert(path.to_owned(), edited.clone());
        Some(edited)
    }

    pub(super) fn close(&mut self, path: &Path) {
        self.open.remove(path);
        self.early.remove(path);
    }

    /// The edition of an open document.
    pub(super) fn edition(&self, path: &Path) -> Option<Edition> {
        self.open.get(path).map(|document| document.edition)
    }

    /// The editions of all open documents.
    pub(super) fn editions(&self) -> Editions {
        self.open.iter().map(|(path, document)| (path.clone(), document.edition)).collect()
    }

    fn next(&mut self) -> u64 {
        self.texts += 1;
        self.texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tower_lsp::lsp_types::{Position, Range};

    fn change(range: Option<[u32; 4]>, text: &str) -> TextDocumentContentChangeEvent {
        let range = range.map(|[a, b, c, d]| Range::new(Position::new(a, b), Position::new(c, d)));
        TextDocumentContentChangeEvent { range, range_length: None, text: text.to_owned() }
    }

    #[test]
    fn changes_of_one_message_build_on_each_other_and_count_as_agreed() {
        let uri = Url::parse("file:///a.js").unwrap();
        for (unit, column) in [(ColumnUnit::Utf8, 5), (ColumnUnit::Utf16, 3), (ColumnUnit::Utf32, 2)] {
            let document = OpenDocument::new(uri.clone(), 1, "a\u{1F600}b\r\nc");
            let changes = vec![
                change(Some([0, column, 0, column + 1]), "B\nnew"),
                change(Some([2, 0, 9, 9]), "C"),
                change(Some([1, 0, 1, 3]), ""),
            ];
            let edited = document.edited(7, changes, unit);
            assert_eq!((&*edited.text.text, edited.edition.version), ("a\u{1F600}B\n\r\nC", 7), "{unit:?}");
        }
        let whole = OpenDocument::new(uri, 1, "a").edited(2, vec![change(None, "b")], ColumnUnit::Utf8);
        assert_eq!(&*whole.text.text, "b");
    }

    #[test]
    fn changes_that_come_before_the_document_is_opened_hold_where_they_are_newer() {
        let (uri, path) = (Url::parse("file:///a.js").unwrap(), Path::new("/a.js"));
        for (opened, expected) in [(0, ("abc", 2)), (1, ("ac", 2)), (2, ("a", 2))] {
            let mut documents = Documents::default();
            for (version, letter) in [(1, "b"), (2, "c")] {
                // Behind the line's end is its end.
                let changes = vec![change(Some([0, 9, 0, 9]), letter)];
                assert!(documents.edit(path, version, changes, ColumnUnit::Utf8).is_none());
            }
            let document = OpenDocument::new(uri.clone(), opened, "a");
            let document = documents.open(path.to_owned(), document, ColumnUnit::Utf8);
            assert_eq!((&*document.text.text, document.edition.version), expected);
            assert_eq!(documents.edition(path).map(|edition| edition.version), Some(2));
            documents.close(path);
            let again =
                documents.open(path.to_owned(), OpenDocument::new(uri.clone(), 0, "a"), ColumnUnit::Utf8);
            assert_eq!(&*again.text.text, "a");
        }
    }
}
