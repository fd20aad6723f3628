//! Value flow: which expressions hold Office values, hence which places touch Office members.
//!
//! Pure: sources in, [`Outcome`] out; no I/O, no failure, always terminates. Knows nothing about manifests and levels
//! beyond what the catalogue says. Called by `workspace`.
//!
//! The stages: `relevance` (which files can matter) -> `syntax` (parse) -> [`lower`] (one flow graph a statement) ->
//! [`link`] (one graph of the program) -> [`solve`] (values) -> [`collect`] (usages).

mod collect;
mod distinctive;
mod guards;
mod ir;
mod link;
mod lower;
mod names;
mod relevance;
mod resolve;
mod solve;
mod usage;

pub use guards::{Guard, GuardSource, guards};
pub use usage::*;

use crate::syntax;
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

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
    /// Parallel to `sources`: the files that analysis starts from (and goes on to what they import, and so on).
    /// `None`: all of them.
    pub start: Option<Vec<bool>>,
}

/// What the analysis found in one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileOutcome {
    /// Usages in order of their spans.
    pub usages: Vec<Usage>,
    /// Places where an Office value goes where it can't be followed.
    pub unresolved: Vec<crate::text::Span>,
    /// The program's sources that it imports (or loads with `<script src>`): indices into [`Program::sources`]. Files
    /// that can't matter say nothing.
    pub imports: Vec<u32>,
    /// Whether the file was parsed at all (files that can't matter are not).
    pub parsed: bool,
}

/// What the analysis found, file by file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Parallel to [`Program::sources`].
    pub files: Vec<FileOutcome>,
}

/// Analyses a program. Files that can't matter are not parsed.
pub fn analyze(program: &Program) -> Outcome {
    let resolver = resolve::Resolver::new(program);
    let relevant = relevance::relevant(program, &resolver);
    run(program, &resolver, relevant)
}

/// As [`analyze`], but parses every file: the outcome must be the same (a test holds them equal).
pub fn analyze_all(program: &Program) -> Outcome {
    let resolver = resolve::Resolver::new(program);
    run(program, &resolver, relevance::everything(program, &resolver))
}

fn run(program: &Program, resolver: &resolve::Resolver, relevant: relevance::Relevance) -> Outcome {
    let numbers: Vec<usize> = (0..program.sources.len()).filter(|&i| relevant.files[i]).collect();
    let lower_one = |&i: &usize| {
        let source = &program.sources[i];
        lower::lower(&source.text, &syntax::parse(&source.path, &source.text))
    };
    let lowered: Vec<ir::Lowered> = on_deep_stacks(|| numbers.par_iter().map(lower_one).collect());
    let input = |(lowered, &i): (_, &usize)| {
        let source = &program.sources[i];
        link::Input {
            file: i as u32,
            path: &source.path,
            scripts: relevance::page_scripts(source, resolver),
            lowered,
        }
    };
    let inputs: Vec<link::Input<'_>> = lowered.iter().zip(&numbers).map(input).collect();
    let mut linked = link::link(&inputs, resolver);
    linked.solver.solve();
    let mut files = vec![FileOutcome::default(); program.sources.len()];
    let mut imports = relevant.imports;
    for &i in &numbers {
        files[i].parsed = true;
        files[i].imports = imports[i].take().unwrap_or_default();
    }
    collect::collect(&linked, &mut files);
    Outcome { files }
}

/// Runs parallel `work` on threads that have the stack which lowering asks for: rayon's own have 2 MB.
fn on_deep_stacks<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    static POOL: OnceLock<Option<rayon::ThreadPool>> = OnceLock::new();
    let pool =
        POOL.get_or_init(|| rayon::ThreadPoolBuilder::new().stack_size(lower::STACK_BYTES).build().ok());
    match pool {
        Some(pool) => pool.install(work),
        None => work(),
    }
}
