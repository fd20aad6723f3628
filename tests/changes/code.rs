//! The fixtures' code, and changes of it as no person makes them.

use addinspect::syntax::file_kind;
use addinspect::system::{OsSystem, System};
use addinspect::text::SourceText;
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The text sources of all fixtures, in order.
pub(crate) static SOURCES: LazyLock<Vec<(PathBuf, String)>> = LazyLock::new(|| {
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
pub(crate) enum Change {
    Delete(usize),
    Duplicate(usize),
    Insert(usize, &'static str),
    Swap(usize, usize),
}

pub(crate) fn change() -> impl Strategy<Value = Change> {
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

pub(crate) fn changed(text: &str, changes: &[Change]) -> String {
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
