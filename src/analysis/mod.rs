//! Value flow: which expressions hold Office values, hence which places touch Office members.
//!
//! Pure: sources in, [`Outcome`] out; no I/O, no failure, always terminates. Knows nothing about manifests and levels
//! beyond what the catalogue says. Called by `workspace`.

mod usage;

pub use usage::*;

use std::path::PathBuf;
use std::sync::Arc;

/// One source file of the program.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path as discovery names it; relative imports are resolved against it.
    pub path: PathBuf,
    /// Decoded text.
    pub text: Arc<str>,
}

/// Everything that is analysed together.
#[derive(Debug, Clone, Default)]
pub struct Program {
    /// The sources, in order of path.
    pub sources: Vec<Source>,
    /// `tsconfig.json`, `jsconfig.json` and `package.json` files: where imports lead.
    pub configs: Vec<Source>,
}

/// What the analysis found in one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileOutcome {
    /// Usages in order of their spans.
    pub usages: Vec<Usage>,
    /// Places where an Office value goes where it can't be followed.
    pub unresolved: Vec<crate::text::Span>,
    /// The program's sources that it imports (or loads with `<script src>`): indices into [`Program::sources`].
    pub imports: Vec<usize>,
    /// Whether the file was parsed at all (files that can't matter are not).
    pub parsed: bool,
}

/// What the analysis found, file by file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Parallel to [`Program::sources`].
    pub files: Vec<FileOutcome>,
}

/// Analyses a program.
pub fn analyze(program: &Program) -> Outcome {
    Outcome { files: program.sources.iter().map(|_| FileOutcome::default()).collect() }
}
