//! An add-in with more findings of each kind than a platform shows.

use crate::run::{manifest, tree};
use std::fmt::Write as _;
use tempfile::TempDir;

/// The formats of `check`.
pub(crate) const ALL: [&str; 13] = [
    "text",
    "concise",
    "agent",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "azure",
    "junit",
    "checkstyle",
    "rdjson",
    "markdown",
];

/// How many findings it has, and how many of some kinds.
pub(crate) const FINDINGS: usize = ERRORS + WARNINGS + INFORMATION + HINTS;
pub(crate) const ERRORS: usize = 13;
pub(crate) const WARNINGS: usize = 12;
pub(crate) const INFORMATION: usize = 1;
pub(crate) const HINTS: usize = 11;

fn code() -> String {
    let mut code = String::new();
    for number in 0..ERRORS {
        let _ = writeln!(
            code,
            "function fill{number}() {{ Office.context.mailbox.item.subject.setAsync(\"{number}\"); }}"
        );
    }
    for number in 0..WARNINGS {
        let _ = writeln!(
            code,
            "function token{number}() {{ Office.context.mailbox.getCallbackTokenAsync(send); }}"
        );
    }
    for number in 0..HINTS {
        let _ =
            writeln!(code, "function away{number}() {{ elsewhere{number}(Office.context.mailbox.item); }}");
    }
    code
}

/// The add-in, alone.
pub(crate) fn add_in() -> TempDir {
    below("")
}

/// The add-in in the folder `add-ins/one` of a repository.
pub(crate) fn in_repository() -> TempDir {
    below("add-ins/one/")
}

fn below(folder: &str) -> TempDir {
    let name = |file: &str| format!("{folder}{file}");
    tree(&[
        (".git/HEAD", "ref: refs/heads/main\n"),
        (&name("manifest.xml"), &manifest("ReadItem")),
        (&name("page.html"), "<script src=page.js></script>\n"),
        (&name("page.js"), &code()),
    ])
}
