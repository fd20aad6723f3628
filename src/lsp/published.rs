//! What the client has been told about each file, so that it hears what is new and nothing else.
//!
//! Push and pull, never both for one document: a client that can pull is not pushed to for open documents. Closed files
//! are pushed until it first asks for the whole workspace, then cleared. What an analysis says about a text that has
//! changed since is not told; the next one will. Called by the worker after each analysis, and by the handlers that
//! answer pulls.

use super::analysis::Analysis;
use super::capabilities::Facts;
use super::diagnostics::{of_file, of_findings, result_id};
use super::outbox::Message;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tower_lsp::lsp_types::{Diagnostic, Url};

/// The diagnostics of the files that have some.
pub(super) type ByFile = BTreeMap<PathBuf, Vec<Diagnostic>>;

/// The diagnostics of all files.
pub(super) fn all(analysis: &Analysis, facts: &Facts) -> ByFile {
    let files = analysis.findings();
    files
        .map(|(file, folder, found)| (file.to_owned(), of_findings(analysis, folder, found, facts)))
        .collect()
}

/// What the client knows.
#[derive(Debug, Default)]
pub(super) struct Published {
    pushed: BTreeMap<PathBuf, Pushed>,
    /// Open documents: the version and the name of what was answered last.
    pulled: BTreeMap<PathBuf, (i32, String)>,
    /// The closed files, as they were answered last.
    workspace: Option<ByFile>,
}

#[derive(Debug)]
struct Pushed {
    uri: Url,
    diagnostics: Vec<Diagnostic>,
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
    fn new(diagnostics: Vec<Diagnostic>, previous: Option<&str>) -> Report {
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
    /// What to send after an analysis that found `now`; `open` are the versions of the documents that are open by now.
    pub(super) fn update(
        &mut self,
        analysis: &Analysis,
        mut now: ByFile,
        open: &BTreeMap<PathBuf, i32>,
        facts: &Facts,
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
    fn push(&mut self, analysis: &Analysis, now: ByFile, open: &BTreeMap<PathBuf, i32>) -> Vec<Message> {
        let current = |file: &Path| analysis.version(file) == open.get(file).copied();
        let mut messages = Vec::new();
        let gone = self.pushed.keys().filter(|file| !now.contains_key(*file) && current(file)).cloned();
        for file in gone.collect::<Vec<_>>() {
            messages.extend(self.clear(&file, open.get(&file).copied()));
        }
        for (file, diagnostics) in now {
            let Some(uri) = analysis.uri(&file).filter(|_| current(&file)) else { continue };
            let version = open.get(&file).copied();
            match self.pushed.get(&file) {
                Some(known) if known.uri == uri && known.diagnostics == diagnostics => continue,
                // The editor has another spelling for the file than the one that it was told about before.
                Some(known) if known.uri != uri => messages.extend(self.clear(&file, None)),
                _ => {}
            }
            self.pushed.insert(file, Pushed { uri: uri.clone(), diagnostics: diagnostics.clone() });
            messages.push(Message::Publish { uri, diagnostics, version });
        }
        messages
    }

    /// Takes back what was pushed about a file.
    fn clear(&mut self, file: &Path, version: Option<i32>) -> Option<Message> {
        let Pushed { uri, .. } = self.pushed.remove(file)?;
        Some(Message::Publish { uri, diagnostics: Vec::new(), version })
    }

    /// Asks for another pull where the last one is out of date, and the client has no reason of its own to pull: one
    /// pulls a document that one edits.
    fn refresh(
        &self,
        analysis: &Analysis,
        now: &ByFile,
        open: &BTreeMap<PathBuf, i32>,
        facts: &Facts,
    ) -> Option<Message> {
        let found = |file: &Path| now.get(file).map_or(&[][..], Vec::as_slice);
        let stale = |(file, (version, id)): (&PathBuf, &(i32, String))| {
            let same = Some(version) == open.get(file) && Some(*version) == analysis.version(file);
            same && result_id(found(file)) != *id
        };
        let closed = |known: &ByFile| *known != closed(now, open);
        let stale = self.pulled.iter().any(stale) || self.workspace.as_ref().is_some_and(closed);
        (facts.refreshes && stale).then_some(Message::RefreshDiagnostics)
    }

    /// A document was opened by a client that pulls: what was pushed about the closed file is taken back.
    pub(super) fn opened(&mut self, file: &Path, version: i32) -> Option<Message> {
        self.clear(file, Some(version))
    }

    /// A document was closed.
    pub(super) fn closed(&mut self, file: &Path) {
        self.pulled.remove(file);
    }

    /// Answers a pull for one document. Without an analysis nothing is known yet.
    pub(super) fn pull(
        &mut self,
        analysis: Option<&Analysis>,
        file: &Path,
        previous: Option<&str>,
        version: Option<i32>,
        facts: &Facts,
    ) -> Report {
        let report = Report::new(analysis.map(|a| of_file(a, file, facts)).unwrap_or_default(), previous);
        if let Some(version) = version {
            self.pulled.insert(file.to_owned(), (version, report.id().to_owned()));
        }
        report
    }

    /// Answers a pull for the workspace: what was pushed is taken back, and nothing is pushed from now on.
    pub(super) fn pull_workspace(
        &mut self,
        now: &ByFile,
        previous: &BTreeMap<PathBuf, String>,
        open: &BTreeMap<PathBuf, i32>,
    ) -> (Vec<(PathBuf, Report)>, Vec<Message>) {
        let files = now.keys().chain(previous.keys().filter(|file| !now.contains_key(*file)));
        let report = |file: &PathBuf| {
            let found = now.get(file).cloned().unwrap_or_default();
            (file.clone(), Report::new(found, previous.get(file).map(String::as_str)))
        };
        let reports = files.map(report).collect();
        self.workspace = Some(closed(now, open));
        let pushed: Vec<PathBuf> = self.pushed.keys().cloned().collect();
        (reports, pushed.iter().filter_map(|file| self.clear(file, None)).collect())
    }
}

fn closed(all: &ByFile, open: &BTreeMap<PathBuf, i32>) -> ByFile {
    all.iter().filter(|(file, _)| !open.contains_key(*file)).map(|(f, d)| (f.clone(), d.clone())).collect()
}
