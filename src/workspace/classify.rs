//! What a file is by its name alone: a source, a manifest candidate, a configuration; a test; or not worth reading.
//!
//! Knows nothing about what files say; see [`super::content`]. Called by discovery.

use crate::manifest::{Candidate, candidate};
use crate::syntax::file_kind;
use std::path::Path;

/// What a file's name promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileClass {
    /// May be a manifest.
    Manifest(Candidate),
    /// Source code, or a page with scripts in it.
    Source,
    /// Says where imports lead.
    Config,
}

/// How a file is read that another one names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadAs {
    /// As a source.
    Source,
    /// Not at all: it holds no code.
    Data,
    /// Not at all, though it may hold code.
    Unread,
}

/// Endings of files that hold no code of an add-in.
const DATA: [&str; 62] = [
    "css",
    "scss",
    "sass",
    "less",
    "styl",
    "pcss",
    "postcss",
    "json",
    "json5",
    "jsonc",
    "yaml",
    "yml",
    "toml",
    "xml",
    "resx",
    "csv",
    "tsv",
    "txt",
    "md",
    "svg",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "ico",
    "bmp",
    "cur",
    "woff",
    "woff2",
    "ttf",
    "otf",
    "eot",
    "mp3",
    "mp4",
    "webm",
    "ogg",
    "wav",
    "m4a",
    "mov",
    "pdf",
    "docx",
    "xlsx",
    "zip",
    "graphql",
    "gql",
    "glsl",
    "vert",
    "frag",
    "wgsl",
    "proto",
    "sql",
    "po",
    "ftl",
    "properties",
    "ini",
    "env",
    "webmanifest",
    "map",
    "pem",
    "crt",
];

/// Endings of code in languages that are not read.
const UNREAD: [&str; 20] = [
    "coffee",
    "litcoffee",
    "ls",
    "elm",
    "res",
    "re",
    "ml",
    "purs",
    "imba",
    "civet",
    "dart",
    "kt",
    "fs",
    "wasm",
    "node",
    "marko",
    "riot",
    "mdx",
    "pug",
    "haml",
];

/// How the file is read.
pub(super) fn language(path: &Path) -> ReadAs {
    let name = lower_name(path).unwrap_or_default();
    match name.rsplit_once('.') {
        Some((_, extension)) if DATA.contains(&extension) => ReadAs::Data,
        Some((_, extension)) if UNREAD.contains(&extension) => ReadAs::Unread,
        _ => ReadAs::Source,
    }
}

/// What the file is; `None` for those that can't matter.
pub(super) fn kind(path: &Path) -> Option<FileClass> {
    let name = lower_name(path)?;
    let (_, extension) = name.rsplit_once('.')?;
    let config = name.starts_with("tsconfig") || name.starts_with("jsconfig") || name == "package.json";
    if extension == "json" && config {
        return Some(FileClass::Config);
    }
    // `manifest.xml.ejs` is no page.
    if let Some(candidate) = candidate(path) {
        return Some(FileClass::Manifest(candidate));
    }
    if file_kind(path).is_some() {
        return Some(FileClass::Source);
    }
    None
}

/// JavaScript: the only sources that can be bundles or libraries.
pub(super) fn is_javascript(path: &Path) -> bool {
    lower_name(path).is_some_and(|n| [".js", ".mjs", ".cjs"].iter().any(|e| n.ends_with(e)))
}

/// Type declarations: they have no code.
pub(super) fn is_declaration(path: &Path) -> bool {
    lower_name(path).is_some_and(|n| [".d.ts", ".d.mts", ".d.cts"].iter().any(|e| n.ends_with(e)))
}

/// `*.min.js`.
pub(super) fn is_minified_by_name(path: &Path) -> bool {
    lower_name(path).is_some_and(|n| [".min.js", ".min.mjs", ".min.cjs"].iter().any(|e| n.ends_with(e)))
}

/// Visual Studio's doubles of libraries, which hold documentation instead of code.
pub(super) fn is_intellisense(path: &Path) -> bool {
    lower_name(path).is_some_and(|n| n.ends_with("-vsdoc.js") || n.ends_with(".intellisense.js"))
}

/// Whether the file belongs to the tests, by where it lies below the scanned directory and by its name.
pub(super) fn is_test(relative: &Path) -> bool {
    const FOLDERS: [&str; 14] = [
        "__tests__",
        "__mocks__",
        "__fixtures__",
        "test",
        "tests",
        "spec",
        "specs",
        "mock",
        "mocks",
        "e2e",
        "cypress",
        "playwright",
        "test-utils",
        "test-helpers",
    ];
    const WORDS: [&str; 8] = ["test", "tests", "spec", "stories", "mock", "e2e", "cy", "setup"];
    let mut folders = relative.iter().filter_map(|part| part.to_str());
    folders.next_back();
    if folders.any(|f| FOLDERS.contains(&f.to_ascii_lowercase().as_str())) {
        return true;
    }
    let name = lower_name(relative).unwrap_or_default();
    let (name, _extension) = name.rsplit_once('.').unwrap_or_default();
    let mut words = name.split('.');
    let first = words.next().unwrap_or_default();
    // `jest.setup.ts` is the tests' own; `app.setup.ts` may be anybody's.
    let runner = ["jest", "vitest", "karma", "mocha", "test"].contains(&first);
    words.any(|w| WORDS.contains(&w) && (w != "setup" || runner))
        || ["setuptests", "setup-tests", "test-setup", "testsetup"].contains(&first)
        || first.ends_with("_test")
        || first.ends_with("-test")
}

fn lower_name(path: &Path) -> Option<String> {
    path.file_name()?.to_str().map(str::to_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_a_file_is() {
        for (name, expected) in [
            ("src/taskpane.TS", Some(FileClass::Source)),
            ("Pages/Index.razor.js", Some(FileClass::Source)),
            ("Views/Home.cshtml", Some(FileClass::Source)),
            ("Site.Master", Some(FileClass::Source)),
            ("manifest.xml", Some(FileClass::Manifest(Candidate::Xml))),
            ("appPackage/manifest.json", Some(FileClass::Manifest(Candidate::Json))),
            ("tsconfig.app.json", Some(FileClass::Config)),
            ("package.json", Some(FileClass::Config)),
            ("style.css", None),
            ("js", None),
        ] {
            assert_eq!(kind(Path::new(name)), expected, "{name}");
        }
    }

    #[test]
    fn tests_and_mocks_are_known_by_their_names() {
        for name in [
            "src/a.test.ts",
            "src/a.spec.jsx",
            "src/Button.stories.tsx",
            "src/__tests__/a.js",
            "src/__mocks__/office.js",
            "Test/end-to-end/a.ts",
            "tests/unit/a.ts",
            "cypress/support/a.ts",
            "mocks/office.ts",
            "src/setupTests.ts",
            "jest.setup.js",
            "src/item_test.js",
            "src/test-utils/officeMocks.ts",
        ] {
            assert!(is_test(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn code_that_only_sounds_like_a_test_is_none() {
        for name in [
            "src/test.ts",
            "src/testing/a.ts",
            "src/latest/a.js",
            "src/app.setup.ts",
            "src/speculate.js",
            "src/mockup.html",
            "src/contest.js",
        ] {
            assert!(!is_test(Path::new(name)), "{name}");
        }
    }
}
