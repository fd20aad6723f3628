//! The flow graphs of one file, from version to version of its text: what an edit did not touch stays.
//!
//! Of a file that an editor shows they keep the trees. A statement that can be parsed by itself is; where a block was
//! opened and is not closed yet, the graphs stay those of the text before, until nobody types. Knows nothing about
//! realms. Called by the analyzer.

use super::ir::Lowered;
use super::relevance::WordScan;
use super::resolve::Resolver;
use super::{Source, link, lower};
use crate::syntax::{self, SourceDocument};
use crate::text::{Span, TextChange};
use std::path::PathBuf;
use std::sync::Arc;

/// What is known of one file.
pub(super) struct FileState {
    pub(super) path: PathBuf,
    pub(super) text: Arc<str>,
    /// None of most files of a large repository: they take no room then.
    pub(super) graphs: Option<Box<Graphs>>,
    /// Another one for each of its texts, and where its graphs have to be made again.
    pub(super) version: u64,
    pub(super) test: bool,
}

/// The flow graphs of a file, and what goes with them.
pub(super) struct Graphs {
    /// The text that they have seen: the file's, or one before it.
    text: Arc<str>,
    /// The file's version that goes with it.
    text_version: u64,
    /// The file's version that they are of: the same, unless they are held back.
    pub(super) version: u64,
    /// The text that they are of while they are held back, as it was parsed.
    frozen_text: Option<Arc<str>>,
    /// How many statements its tree had.
    statements: usize,
    /// How they differ from those before, where it is so little.
    pub(super) edit: Option<GraphEdit>,
    /// Kept while an editor shows the file.
    document: Option<SourceDocument>,
    pub(super) lowered: Lowered,
    /// The program's files that it imports or loads; they hold as long as the resolver does.
    pub(super) targets: Option<Vec<u32>>,
}

/// Where an error takes more statements away than this, the graphs are held back: somebody has opened a bracket or a
/// string that is not closed yet, and what stands behind it is what it was before.
const FEW: usize = 2;

/// Graphs differ from earlier ones in one fragment, and in where things stand.
#[derive(Clone, Copy)]
pub(super) struct GraphEdit {
    /// The file's version that goes with the earlier ones.
    pub(super) since: u64,
    pub(super) piece: usize,
    pub(super) fragment: usize,
    /// What was edited.
    pub(super) change: TextChange,
}

impl FileState {
    pub(super) fn new(source: &Source) -> FileState {
        FileState {
            path: source.path.clone(),
            text: Arc::clone(&source.text),
            graphs: None,
            version: 0,
            test: source.test,
        }
    }

    /// Its trees, of whatever version of its text.
    pub(super) fn document(&self) -> Option<&SourceDocument> {
        self.graphs.as_ref()?.document.as_ref()
    }

    /// Its trees, where they are of its text.
    pub(super) fn current_document(&self) -> Option<&SourceDocument> {
        self.document()
            .filter(|_| self.graphs.as_ref().is_some_and(|graphs| graphs.text_version == self.version))
    }

    /// Brings the flow graphs up to date where one statement was edited that can be parsed by itself. Gives the stretch
    /// that it takes in the text as it was, comments before it included, and the one in the text as it is.
    pub(super) fn update_statement(&mut self, source: &Source, version: u64) -> Option<(Span, Span)> {
        let current = |graphs: &&mut Box<Graphs>| {
            source.shown && graphs.text_version == self.version && graphs.frozen_text.is_none()
        };
        self.graphs.as_mut().filter(current)?.update_statement(source, version)
    }

    /// What has changed since the text that the flow graphs are of, while they are held back.
    pub(super) fn held_since(&self) -> Option<TextChange> {
        let graphs = self.graphs.as_ref()?;
        Some(TextChange::between(graphs.frozen_text.as_ref()?, graphs.document.as_ref()?.text()))
    }

    /// Whether the flow graphs are up to date.
    pub(super) fn is_lowered(&self, source: &Source) -> bool {
        let current = |graphs: &Graphs| graphs.text_version == self.version && graphs.targets.is_some();
        self.graphs
            .as_ref()
            .is_some_and(|graphs| current(graphs) && source.shown == graphs.document.is_some())
    }

    /// Brings the flow graphs up to date.
    pub(super) fn lower(&mut self, source: &Source, scan: &WordScan, resolver: &Resolver) {
        let mut graphs = match self.graphs.take() {
            Some(old) => old.update(source, self.version),
            None => Graphs::new(source, self.version),
        };
        let lowered = &graphs.lowered;
        graphs.targets.get_or_insert_with(|| {
            let mut targets = link::targets(&source.path, lowered, resolver);
            targets.extend(scan.scripts());
            targets
        });
        self.graphs = Some(Box::new(graphs));
    }
}

impl Graphs {
    /// The text that they are of.
    pub(super) fn seen_text(&self) -> &str {
        self.frozen_text.as_deref().unwrap_or(&self.text)
    }

    fn new(source: &Source, version: u64) -> Graphs {
        let text = Arc::clone(&source.text);
        let document = source.shown.then(|| SourceDocument::parse(&source.path, &text));
        let (statements, lowered) = match &document {
            Some(document) => {
                let (text, templates) = (document.text(), syntax::templates(&source.path, document.text()));
                (document.statements(), lower::lower(text, document.pieces(), &templates))
            }
            None => {
                let (pieces, templates) =
                    (syntax::parse(&source.path, &text), syntax::templates(&source.path, &text));
                (0, lower::lower(&text, &pieces, &templates))
            }
        };
        let (seen, held, edit, targets) = (version, None, None, None);
        Graphs {
            text,
            text_version: seen,
            version,
            frozen_text: held,
            statements,
            edit,
            document,
            lowered,
            targets,
        }
    }

    fn update(mut self, source: &Source, version: u64) -> Graphs {
        if self.text != source.text {
            return match self.document.take() {
                Some(document) if source.shown => self.edited(document, source, version),
                _ => Graphs::new(source, version),
            };
        }
        if self.frozen_text.is_some() && !source.shown {
            return Graphs::new(source, version);
        }
        self.text_version = version;
        match (source.shown, &self.document) {
            (true, None) => self.document = Some(SourceDocument::parse(&source.path, &source.text)),
            (false, Some(_)) => self.document = None,
            _ => {}
        }
        self
    }

    fn update_statement(&mut self, source: &Source, version: u64) -> Option<(Span, Span)> {
        let document = self.document.as_mut()?;
        let next = document.version(&source.text);
        let (fragment, statement) = lower::statement_at(&self.lowered, next.change)?;
        let alone = document.update_statement(&next, statement)?;
        let text = document.text();
        if !lower::update_statement(&mut self.lowered, fragment, next.change, text, &alone) {
            self.targets = None;
        }
        self.edit = Some(GraphEdit { since: self.version, piece: 0, fragment, change: next.change });
        (self.text, self.text_version, self.version) = (Arc::clone(&source.text), version, version);
        Some((Span::new(statement.from, statement.end), alone.span))
    }

    fn edited(mut self, mut document: SourceDocument, source: &Source, version: u64) -> Graphs {
        let before = self.frozen_text.take().unwrap_or_else(|| Arc::clone(document.text()));
        document.update(&document.version(&source.text));
        (self.text, self.text_version) = (Arc::clone(&source.text), version);
        if document.is_provisional() && document.statements() + FEW < self.statements {
            (self.frozen_text, self.edit, self.document) = (Some(before), None, Some(document));
            return self;
        }
        let change = TextChange::between(&before, document.text());
        let (text, templates) = (document.text(), syntax::templates(&source.path, document.text()));
        let (lowered, single) = lower::update(self.lowered, change, text, document.pieces(), &templates);
        let edit = single.map(|(piece, fragment)| GraphEdit { since: self.version, piece, fragment, change });
        let (statements, document) = (document.statements(), Some(document));
        Graphs { version, statements, edit, document, lowered, targets: None, ..self }
    }
}
