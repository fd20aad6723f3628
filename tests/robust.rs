//! Whatever becomes of the fixtures' code, the analysis ends without a panic and speaks of places in the text.
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

use addinspect::analysis::{self, Program, Source};
use addinspect::syntax::file_kind;
use addinspect::system::{OsSystem, System};
use addinspect::text::{SourceText, Span};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The text sources of all fixtures, in order.
static SOURCES: LazyLock<Vec<(PathBuf, String)>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures");
    let files = OsSystem.walk(&root).files.into_iter().filter(|path| file_kind(path).is_some());
    let read = |path: PathBuf| {
        let source = SourceText::decode(&OsSystem.read(&path).unwrap()).ok()?;
        Some((path, source.text))
    };
    files.filter_map(read).collect()
});

/// What stands in for a token, or beside it.
const INSERTED: [&str; 16] =
    ["(", ")", "{", "}", "[", "]", "`", "'", "=>", "...", " class ", " await ", "<", "/*", "Office", "é😀"];

#[derive(Debug, Clone)]
enum Change {
    Delete(usize),
    Duplicate(usize),
    Insert(usize, &'static str),
    Swap(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<usize>;
    prop_oneof![
        at().prop_map(Change::Delete),
        at().prop_map(Change::Duplicate),
        (at(), prop::sample::select(&INSERTED[..])).prop_map(|(at, text)| Change::Insert(at, text)),
        (at(), at()).prop_map(|(a, b)| Change::Swap(a, b)),
    ]
}

/// Words, runs of blanks, and single signs.
fn tokens(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        _ if c.is_alphanumeric() || c == '_' || c == '$' => 1,
        _ if c.is_whitespace() => 2,
        _ => 0,
    };
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |c: char| class(c) == class(first) && class(c) != 0;
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (token, behind) = rest.split_at(end);
        tokens.push(token);
        rest = behind;
    }
    tokens
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut tokens = tokens(text);
    for change in changes {
        let len = tokens.len();
        if len == 0 {
            break;
        }
        match *change {
            Change::Delete(at) => drop(tokens.remove(at % len)),
            Change::Duplicate(at) => tokens.insert(at % len, tokens[at % len]),
            Change::Insert(at, text) => tokens.insert(at % len, text),
            Change::Swap(a, b) => tokens.swap(a % len, b % len),
        }
    }
    tokens.concat()
}

fn lies_in(text: &str, span: Span) -> bool {
    text.get(span.start as usize..span.end as usize).is_some()
}

/// A member's name is there for people to see.
fn is_place(text: &str, span: Span) -> bool {
    lies_in(text, span) && !span.is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_code_is_analysed_without_a_panic(
        first in any::<prop::sample::Index>(),
        changes in prop::collection::vec(prop::collection::vec(change(), 1..12), 8),
    ) {
        let begin = first.index(SOURCES.len());
        let chosen = SOURCES.iter().cycle().skip(begin).zip(&changes);
        let mut sources: Vec<Source> = chosen
            .map(|((path, text), changes)| Source { path: path.clone(), text: changed(text, changes).into() })
            .collect();
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        let program = Program { sources, ..Program::default() };
        let outcome = analysis::analyze_all(&program);
        for (source, file) in program.sources.iter().zip(&outcome.files) {
            for usage in &file.usages {
                let fine = is_place(&source.text, usage.span) && is_place(&source.text, usage.expression);
                prop_assert!(fine, "{}: {usage:?}\n{}", source.path.display(), source.text);
            }
            // Between `[` and `]` there may be nothing.
            for &span in &file.unresolved {
                prop_assert!(lies_in(&source.text, span), "{}: {span:?}", source.path.display());
            }
        }
    }
}
