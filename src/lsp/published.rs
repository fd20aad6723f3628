//! What the client knows about each file, so that it receives what is new and nothing else.
//!
//! Push and pull, never both for one document: a client that can pull is not pushed to for open documents. Closed files
//! are pushed until it first asks for the whole workspace, then cleared. What an analysis says about a text that has
//! changed since is not sent; the next analysis follows. Called by the worker after each analysis, and by those who
//! answer pulls.

use super::analysis::Analysis;
use super::capabilities::ClientSupport;
use super::diagnostics::{Writer, of_config, result_id};
use super::documents::{Edition, Editions};
use super::outbox::Message;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::lsp_types::{Diagnostic, Url};

/// The diagnostics of the files that have some.
pub(super) type ByFile = BTreeMap<PathBuf, Arc<[Diagnostic]>>;

/// The diagnostics of all files. `last` is what another analysis found: files with the findings that they had then keep
/// their diagnostics.
pub(super) fn all(analysis: &Analysis, facts: &ClientSupport, last: Option<(&Analysis, &ByFile)>) -> ByFile {
    let mut writer = Writer::new(analysis, facts);
    // Where a manifest is held, places move while findings stay.
    let moves = |analysis: &Analysis| analysis.folders.iter().any(|folder| !folder.held.is_empty());
    let last = last.filter(|(last, _)| {
        Arc::ptr_eq(&last.spellings, &analysis.spellings) && !moves(last) && !moves(analysis)
    });
    let found = analysis.findings().map(|(file, folder, found)| {
        let known = last.and_then(|(last, known)| {
            let (_, before) = last.findings_in(file)?;
            let same =
                before.len() == found.len() && before.iter().zip(found).all(|(a, b)| Arc::ptr_eq(a, b));
            known.get(file).filter(|_| same).cloned()
        });
        (file.to_owned(), known.unwrap_or_else(|| writer.of(folder, found).into()))
    });
    let configs = analysis.config_errors();
    let configs =
        configs.map(|(file, text, errors)| (file.to_owned(), of_config(text, &errors, facts).into()));
    let mut all: ByFile = found.chain(configs).collect();
    for (folder, file) in analysis.folders.iter().flat_map(|f| f.held.keys().map(move |file| (f, file))) {
        if analysis.folder(file).is_some_and(|own| own.root == folder.root) {
            let found = all.get(file).map(|found| found.to_vec()).unwrap_or_default();
            all.insert(file.clone(), [found, writer.of_faults(folder, file)].concat().into());
        }
    }
    all.retain(|_, found| !found.is_empty());
    all
}

/// What the client knows.
#[derive(Debug, Default)]
pub(super) struct Published {
    pushed: BTreeMap<PathBuf, Pushed>,
    /// Documents that were opened, and of which nothing was told since: an editor may have dropped what it knew of the
    /// closed file, so it is told whatever it was told before.
    owed: BTreeSet<PathBuf>,
    /// Open documents: the edition and the name of what was answered last.
    pulled: BTreeMap<PathBuf, (Edition, String)>,
    /// The closed files, as they were answered last.
    workspace: Option<ByFile>,
}

#[derive(Debug)]
struct Pushed {
    uri: Url,
    diagnostics: Arc<[Diagnostic]>,
}

/// The answer to a pull.
#[derive(Debug, PartialEq)]
pub(super) enum Report {
    /// As it was when it had this name.
    Unchanged(String),
    /// These, and their name.
    Full(String, Vec<Diagnostic>),
}

impl Report {
    /// The answer to a client that knows what has the name `previous`.
    pub(super) fn new(diagnostics: Vec<Diagnostic>, previous: Option<&str>) -> Report {
        let id = result_id(&diagnostics);
        if previous == Some(&id) { Report::Unchanged(id) } else { Report::Full(id, diagnostics) }
    }

    fn id(&self) -> &str {
        match self {
            Report::Unchanged(id) | Report::Full(id, _) => id,
        }
    }
}

impl Published {
    /// What to send after an analysis that found `now`; `open` are the editions of the documents that are open by now.
    pub(super) fn update(
        &mut self,
        analysis: &Analysis,
        mut now: ByFile,
        open: &Editions,
        facts: &ClientSupport,
    ) -> Vec<Message> {
        let mut messages = Vec::new();
        if facts.pulls {
            messages.extend(self.refresh(analysis, &now, open, facts));
            now.retain(|file, _| !open.contains_key(file));
        }
        if self.workspace.is_none() {
            messages.extend(self.push(analysis, now, open));
        }
        messages
    }

    /// Sends what has changed, where the analysis is about the text that the editor shows.
    fn push(&mut self, analysis: &Analysis, now: ByFile, open: &Editions) -> Vec<Message> {
        let current = |file: &Path| analysis.edition(file) == open.get(file).copied();
        let version = |file: &Path| open.get(file).map(|edition| edition.version);
        let mut messages = Vec::new();
        let due: Vec<PathBuf> = self.owed.extract_if(.., |file| current(file)).collect();
        for file in due {
            let Some(uri) = analysis.uri(&file) else { continue };
            if self.pushed.get(&file).is_some_and(|known| known.uri == uri) {
                self.pushed.remove(&file);
            }
            if !now.contains_key(&file) {
                messages.push(cleared(uri, version(&file)));
            }
        }
        let gone = self.pushed.keys().filter(|file| !now.contains_key(*file) && current(file)).cloned();
        for file in gone.collect::<Vec<_>>() {
            messages.extend(self.clear(&file, version(&file)));
        }
        for (file, diagnostics) in now {
            let Some(uri) = analysis.uri(&file).filter(|_| current(&file)) else { continue };
            let version = version(&file);
            match self.pushed.get(&file) {
                Some(known) if known.uri == uri && known.diagnostics == diagnostics => continue,
                // The editor has another spelling for the file than the one that it was told about before.
                Some(known) if known.uri != uri => messages.extend(self.clear(&file, None)),
                _ => {}
            }
            self.pushed.insert(file, Pushed { uri: uri.clone(), diagnostics: Arc::clone(&diagnostics) });
            messages.push(Message::Publish { uri, diagnostics, version });
        }
        messages
    }

    /// Takes back what was pushed about a file.
    fn clear(&mut self, file: &Path, version: Option<i32>) -> Option<Message> {
        Some(cleared(self.pushed.remove(file)?.uri, version))
    }

    /// Asks for another pull where the last one is out of date, and the client has no reason of its own to pull: one
    /// pulls a document that one edits.
    fn refresh(
        &self,
        analysis: &Analysis,
        now: &ByFile,
        open: &Editions,
        facts: &ClientSupport,
    ) -> Option<Message> {
        let found = |file: &Path| now.get(file).map_or(&[][..], |found| found);
        let stale = |(file, (edition, id)): (&PathBuf, &(Edition, String))| {
            let same = Some(edition) == open.get(file) && Some(*edition) == analysis.edition(file);
            same && result_id(found(file)) != *id
        };
        let closed = |known: &ByFile| *known != closed(now, open);
        let stale = self.pulled.iter().any(stale) || self.workspace.as_ref().is_some_and(closed);
        (facts.refreshes && stale).then_some(Message::RefreshDiagnostics)
    }

    /// A document was opened. From a client that pulls, what was pushed about the closed file is taken back.
    pub(super) fn opened(&mut self, file: &Path, edition: Edition, facts: &ClientSupport) -> Option<Message> {
        if facts.pulls {
            return self.clear(file, Some(edition.version));
        }
        self.owed.insert(file.to_owned());
        None
    }

    /// A document was closed.
    pub(super) fn closed(&mut self, file: &Path) {
        self.owed.remove(file);
        self.pulled.remove(file);
    }

    /// A document was pulled, and this was the answer.
    pub(super) fn answered(&mut self, file: PathBuf, edition: Edition, report: &Report) {
        self.pulled.insert(file, (edition, report.id().to_owned()));
    }

    /// The workspace was pulled, and `now` was the answer: what was pushed is taken back, and nothing is pushed from now
    /// on. `open` are the editions of the open documents.
    pub(super) fn answered_all(&mut self, now: &ByFile, open: &Editions) -> Vec<Message> {
        self.workspace = Some(closed(now, open));
        let pushed: Vec<PathBuf> = self.pushed.keys().cloned().collect();
        pushed.iter().filter_map(|file| self.clear(file, None)).collect()
    }
}

/// Takes back what was said about a file.
fn cleared(uri: Url, version: Option<i32>) -> Message {
    Message::Publish { uri, diagnostics: Arc::default(), version }
}

fn closed(all: &ByFile, open: &Editions) -> ByFile {
    all.iter()
        .filter(|(file, _)| !open.contains_key(*file))
        .map(|(f, d)| (f.clone(), Arc::clone(d)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::documents::OpenDocument;
    use tower_lsp::lsp_types::ClientCapabilities;

    const FILE: &str = "/w/a.js";

    fn edition(version: i32) -> Edition {
        Edition { number: version as u64, version }
    }

    fn open(version: Option<i32>) -> Editions {
        version.into_iter().map(|version| (FILE.into(), edition(version))).collect()
    }

    /// An analysis of `FILE` as it was at `version`; `None`: as it is on the disk.
    fn analysis(version: Option<i32>) -> Analysis {
        let document = |version| {
            let document = OpenDocument::new(Url::parse("file:///w/a.js").unwrap(), version, "");
            (FILE.into(), OpenDocument { edition: edition(version), ..document })
        };
        let documents: BTreeMap<PathBuf, OpenDocument> = version.into_iter().map(document).collect();
        Analysis { documents: Arc::new(documents), ..Analysis::default() }
    }

    fn found(messages: &[&str]) -> ByFile {
        let diagnostic = |m: &&str| Diagnostic { message: (*m).to_owned(), ..Diagnostic::default() };
        let diagnostics: Vec<Diagnostic> = messages.iter().map(diagnostic).collect();
        let some = (!diagnostics.is_empty()).then(|| (FILE.into(), diagnostics.into()));
        some.into_iter().collect()
    }

    /// Version and number of diagnostics of each message; -1 and -1 for a refresh.
    fn published_as(messages: &[Message]) -> Vec<(Option<i32>, i32)> {
        let one = |message: &Message| match message {
            Message::Publish { diagnostics, version, .. } => (*version, diagnostics.len() as i32),
            _ => (Some(-1), -1),
        };
        messages.iter().map(one).collect()
    }

    #[test]
    fn what_is_new_is_pushed_and_what_is_about_another_text_is_not() {
        let facts = ClientSupport::new(&ClientCapabilities::default());
        let mut published = Published::default();
        for (analysed, by_now, now, expected) in [
            (None, None, &["a"][..], &[(None, 1)][..]),
            (None, None, &["a"], &[]),
            // Opened meanwhile; then analysed as it is open: the same. Then changed meanwhile.
            (None, Some(1), &["b"], &[]),
            (Some(1), Some(1), &["a"], &[]),
            (Some(1), Some(2), &["b"], &[]),
            (Some(1), Some(2), &[], &[]),
            (Some(2), Some(2), &["b", "c"], &[(Some(2), 2)]),
            (Some(3), Some(3), &[], &[(Some(3), 0)]),
            (Some(4), Some(4), &[], &[]),
            // Closed meanwhile; then analysed as it is on the disk.
            (Some(5), None, &["d"], &[]),
            (None, None, &["a"], &[(None, 1)]),
        ] {
            let messages = published.update(&analysis(analysed), found(now), &open(by_now), &facts);
            assert_eq!(published_as(&messages), expected, "{analysed:?} {by_now:?} {now:?}");
        }
    }

    #[test]
    fn a_document_that_is_pulled_is_refreshed_when_the_answer_is_stale_and_never_pushed() {
        let facts = ClientSupport {
            pulls: true,
            refreshes: true,
            ..ClientSupport::new(&ClientCapabilities::default())
        };
        let mut published = Published::default();
        let report = |now: &[&str]| {
            Report::new(found(now).into_values().flat_map(|found| found.to_vec()).collect(), None)
        };
        published.answered(FILE.into(), edition(1), &report(&["a"]));
        for (analysed, by_now, now, refreshed) in [
            (Some(1), Some(1), &["a"][..], false),
            (Some(1), Some(1), &["b"], true),
            // The client pulls by itself what it edits.
            (Some(1), Some(2), &["b"], false),
            (Some(2), Some(2), &["b"], false),
        ] {
            let messages = published.update(&analysis(analysed), found(now), &open(by_now), &facts);
            let expected = if refreshed { vec![(Some(-1), -1)] } else { Vec::new() };
            assert_eq!(published_as(&messages), expected, "{analysed:?} {by_now:?} {now:?}");
        }
    }
}
