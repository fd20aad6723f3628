//! Value flow: which expressions hold Office values, hence which places touch Office members.
//!
//! Pure: sources in, [`Outcome`] out; no I/O, no failure, always terminates. Knows nothing about manifests and levels
//! beyond what the catalogue says. Called by `workspace`.
//!
//! [`Analyzer`] runs the stages: `relevance` (which files can matter) -> `syntax` (parse) -> `lower` (one flow graph a
//! statement) -> `link` (one graph a realm) -> `solve` (values) -> `collect` (usages). `graphs` keeps what an edit of a
//! file did not touch; while one statement is typed, `draft` keeps the realm around it solved.
//!
//! What a use stands behind (`guard`) comes the same way: lowering notes the regions around each place and the clues that
//! tell what conditions say, the solver follows what values tell and who calls whom, `collect` gives each usage its guards.
//!
//! Texts that are sent as requests are read afterwards (`strings`), backwards from where they are sent, by notes of the
//! lowering.

mod analyzer;
mod ceiling;
mod collect;
mod digest;
mod distinctive;
mod doubt;
mod draft;
mod functions;
mod gather;
mod graphs;
mod guard;
mod ids;
mod ir;
mod link;
mod lower;
mod missing;
mod names;
mod nodes;
mod relevance;
mod request;
mod resolve;
mod sets;
mod solve;
mod stop;
mod strings;
mod threads;
mod usage;
mod web;
mod web_words;

pub use analyzer::Analyzer;
pub use ceiling::Ceiling;
pub use digest::{Digest, Members};
pub use doubt::{Cause, Doubt};
pub use functions::{CodeFunction, CodePlace, Dialog, FileFunctions, KeptFunctions, NamedFunction, Runs};
pub use guard::{Guard, GuardKind};
pub use missing::{Links, Missing};
pub use relevance::{may_use_office, specifiers};
pub use request::{NamedPart, Place, Request, SoapDocument, SoapFlaw, UnreadRequest};
pub use resolve::{around, package_entries};
pub(crate) use sets::DisjointSets;
pub use stop::Stop;
pub use threads::{on_deep_stacks, spawn_deep};
pub use usage::*;
pub use web::{ScopeRequest, WebApi, WebCall, WebRequest};

use crate::text::TextChange;
use std::path::PathBuf;
use std::sync::Arc;

/// One source file of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path as discovery names it; relative imports are resolved against it.
    pub path: PathBuf,
    /// Decoded text.
    pub text: Arc<str>,
    /// An editor shows it: it will change soon, so its tree is worth keeping.
    pub shown: bool,
    /// It is a test: what it passes to others is none of their values.
    pub test: bool,
}

impl Source {
    /// A source that no editor shows.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<Arc<str>>) -> Source {
        Source { path: path.into(), text: text.into(), shown: false, test: false }
    }
}

/// Everything that is analysed together.
#[derive(Debug, Clone, Default)]
pub struct Program {
    /// The sources, in order of path.
    pub sources: Vec<Source>,
    /// `tsconfig.json`, `jsconfig.json` and `package.json` files: where imports lead.
    pub configs: Vec<Source>,
    /// Parallel to `sources`: the files that analysis starts from (and goes on to what they import, and so on).
    /// `None`: all of them.
    pub start: Option<Vec<bool>>,
}

/// What the analysis found in one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileOutcome {
    /// Usages in order of their spans.
    pub usages: Vec<Usage>,
    /// Requests to Exchange Web Services, in order of their spans.
    pub requests: Vec<Request>,
    /// Calls of Microsoft Graph, Outlook REST and the address of EWS, in order of their spans.
    pub web: Vec<WebCall>,
    /// Requests for tokens with their scopes, in order of their spans.
    pub scopes: Vec<ScopeRequest>,
    /// Places behind which Office may be used unseen, in order.
    pub doubts: Vec<Doubt>,
    /// The program's sources that it imports (or loads with `<script src>`): indices into [`Program::sources`]. Files
    /// that can't matter say nothing.
    pub imports: Vec<u32>,
    /// Whether the file was parsed at all (files that can't matter are not).
    pub parsed: bool,
    /// Its functions, and what runs them.
    pub functions: KeptFunctions,
    digest: digest::Kept,
}

impl FileOutcome {
    /// What its usages and doubts come to.
    pub fn digest(&self) -> &Digest {
        self.digest.of(self)
    }

    /// Whether both are the same with the functions that are known.
    pub fn is_same(&self, other: &FileOutcome) -> bool {
        self == other && self.functions.is_same(&other.functions)
    }

    /// The outcome to change its usages or doubts: what they come to is asked anew.
    pub fn to_change(outcome: &mut Arc<FileOutcome>) -> &mut FileOutcome {
        let outcome = Arc::make_mut(outcome);
        outcome.digest = digest::Kept::default();
        outcome
    }

    /// The same where it stands after a change of the text; nothing of what the change touched.
    fn moved(&self, change: TextChange) -> FileOutcome {
        let usage = |usage: &Usage| {
            let (span, expression) = (change.moved_span(usage.span)?, change.moved_span(usage.expression)?);
            let statement = usage.statement.and_then(|statement| change.moved_span(statement));
            Some(Usage { span, expression, statement, ..usage.clone() })
        };
        FileOutcome {
            usages: self.usages.iter().filter_map(usage).collect(),
            requests: self.requests.iter().filter_map(|request| request.moved(change)).collect(),
            web: self.web.iter().filter_map(|call| call.moved(change)).collect(),
            scopes: self.scopes.iter().filter_map(|request| request.moved(change)).collect(),
            doubts: self.doubts.iter().filter_map(|d| Some(d.at(change.moved_span(d.span)?))).collect(),
            imports: self.imports.clone(),
            parsed: self.parsed,
            functions: self.functions.moved(change),
            digest: digest::Kept::default(),
        }
    }
}

/// What the analysis found, file by file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Parallel to [`Program::sources`].
    pub files: Vec<Arc<FileOutcome>>,
}

/// Analyses a program from nothing. Files that can't matter are not parsed.
pub fn analyze(program: &Program) -> Outcome {
    once(|analyzer| analyzer.analyze(program))
}

/// As [`analyze`], but parses every file: the outcome must be the same (a test holds them equal).
pub fn analyze_all(program: &Program) -> Outcome {
    once(|analyzer| analyzer.analyze_all(program))
}

fn once(run: impl FnOnce(&mut Analyzer) -> Outcome) -> Outcome {
    let mut analyzer = Analyzer::default();
    let outcome = run(&mut analyzer);
    // To free all the graphs takes a while, and nobody has to wait for it.
    rayon::spawn(move || drop(analyzer));
    outcome
}
