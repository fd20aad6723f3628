//! What the benches measure: generated add-in sources and the fixtures, and the two things done with them. Knows
//! nothing about clocks. Used by `analysis` and `ratios`.

mod generate;

use addinspect::analysis::{self, Program, Source};
use addinspect::syntax::{self, file_kind};
use addinspect::system::{OsSystem, System};
use addinspect::text::SourceText;
use generate::{JAVASCRIPT, TYPESCRIPT, generate};
use std::path::{Path, PathBuf};

/// Sources that are measured together, each on its own and one after the other.
pub(crate) struct Input {
    /// What the output calls it.
    pub(crate) name: &'static str,
    /// One program a source.
    programs: Vec<Program>,
}

impl Input {
    fn new(name: &'static str, sources: Vec<Source>) -> Input {
        let alone = |source| Program { sources: vec![source], ..Program::default() };
        Input { name, programs: sources.into_iter().map(alone).collect() }
    }

    /// The length of all sources together, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.sources().map(|source| source.text.len()).sum()
    }

    /// Parses, on the threads that the analysis parses on; returns the number of scripts.
    pub(crate) fn parse(&self) -> usize {
        let parse = |source: &Source| syntax::parse(&source.path, &source.text).len();
        self.sources().map(|source| analysis::on_deep_stacks(|| parse(source))).sum()
    }

    /// Parses and analyses; returns the number of usages.
    pub(crate) fn analyse(&self) -> usize {
        let outcomes = self.programs.iter().map(analysis::analyze_all);
        outcomes.flat_map(|outcome| outcome.files).map(|file| file.usages.len()).sum()
    }

    fn sources(&self) -> impl Iterator<Item = &Source> {
        self.programs.iter().flat_map(|program| &program.sources)
    }
}

/// All inputs, small ones first.
pub(crate) fn inputs() -> Vec<Input> {
    let generated =
        |name, file: &str, parts, lines| Input::new(name, vec![Source::new(file, generate(parts, lines))]);
    vec![
        generated("JavaScript, 1k lines", "taskpane.js", JAVASCRIPT, 1_000),
        generated("TypeScript, 1k lines", "taskpane.ts", TYPESCRIPT, 1_000),
        generated("JavaScript, 10k lines", "taskpane.js", JAVASCRIPT, 10_000),
        generated("TypeScript, 10k lines", "taskpane.ts", TYPESCRIPT, 10_000),
        Input::new("grammar-fixtures", fixtures()),
    ]
}

/// The sources of all fixtures; files that are no text are left out.
fn fixtures() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures");
    let sources = OsSystem.walk(&root).files.into_iter().filter(|path| file_kind(path).is_some());
    let read = |path: PathBuf| {
        let decoded = SourceText::decode(&OsSystem.read(&path).ok()?).ok()?;
        Some(Source::new(path, decoded.text))
    };
    sources.filter_map(read).collect()
}
