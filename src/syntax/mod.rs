//! The tree-sitter front: which language a file is in, its parsed pieces, and the kinds of nodes by number.
//!
//! Knows nothing about Office. The analysis reads trees through [`Kind`] and [`Field`]; nobody else does.

mod comments;
mod document;
mod embedded;
mod escape;
mod kind;
mod markup;
mod outline;
mod piece;
mod server;
mod statement;
mod version;

pub use document::{SourceDocument, pieces};
pub use embedded::{InlineScript, ScriptRef, script_blocks, script_sources};
pub use escape::escape;
pub use kind::{ChildRole, Field, Kind, KindTables};
pub use markup::{InString, Read, Template, in_strings, templates};
pub use outline::outline;
pub use piece::{Piece, PieceKind, parse};
pub use server::{is_filled_in, is_written_by_server, known_part};
pub use statement::Statement;
pub use version::Version;

use std::path::Path;

/// A grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// JavaScript with JSX.
    JavaScript,
    /// TypeScript without JSX (`<T>x` is a cast).
    TypeScript,
    /// TypeScript with JSX.
    Tsx,
}

/// How a source file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// All of it is one script or module.
    Plain(Language),
    /// Markup with `<script>` blocks.
    Embedded,
}

impl Language {
    /// The grammar itself.
    pub fn grammar(self) -> tree_sitter::Language {
        match self {
            Language::JavaScript => tree_sitter_javascript::LANGUAGE.into(),
            Language::TypeScript => tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(),
            Language::Tsx => tree_sitter_typescript::LANGUAGE_TSX.into(),
        }
    }
}

/// Endings of markup with `<script>` blocks, whoever fills in the rest of it.
pub const PAGES: [&str; 39] = [
    "html",
    "htm",
    "xhtml",
    "shtml",
    "vue",
    "svelte",
    "astro",
    "cshtml",
    "vbhtml",
    "razor",
    "aspx",
    "ascx",
    "master",
    "asp",
    "php",
    "phtml",
    "jsp",
    "jspx",
    "jspf",
    "ejs",
    "hbs",
    "handlebars",
    "mustache",
    "erb",
    "rhtml",
    "twig",
    "liquid",
    "njk",
    "nunjucks",
    "j2",
    "jinja",
    "jinja2",
    "eta",
    "gohtml",
    "tmpl",
    "cfm",
    "ftlh",
    "vm",
    "latte",
];

/// How a file is read, by its name; `None` for files that hold no source.
pub fn file_kind(path: &Path) -> Option<FileKind> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match extension.as_str() {
        "js" | "jsx" | "mjs" | "cjs" => FileKind::Plain(Language::JavaScript),
        "ts" | "mts" | "cts" => FileKind::Plain(Language::TypeScript),
        "tsx" => FileKind::Plain(Language::Tsx),
        _ if PAGES.contains(&extension.as_str()) => FileKind::Embedded,
        _ => return None,
    })
}
