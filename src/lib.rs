//! addinspect: which Office permission does this add-in's code really need, and is that what its manifest declares?
//!
//! One analysis core, several doors. A folder may use those to its left, never those to its right
//! (`tests/architecture/` reads the `use` lines and holds this table):
//!
//! ```text
//! text <- system <- json, catalog <- config <- manifest, syntax <- extract, analysis <- addin, ratchet <- rules <- workspace <- migrate <- review <- ide, report <- cli, lsp, mcp <- main
//! ```
//!
//! | folder | what it is for |
//! |---|---|
//! | `text` | spans, lines and columns, encodings, edits |
//! | `json` | JSON as it is written by people: values with spans, comments, errors |
//! | `system` | the disk behind a trait, and `git`; the only `std::fs` in the crate, and the only program that it starts |
//! | `catalog` | levels, Office types and members, what each needs and yields; EWS, Microsoft Graph and its scopes |
//! | `config` | `addinspect.json`: what it may say, which file it holds for |
//! | `manifest` | add-in only (XML) and unified (JSON) manifests, read into one `Manifest` |
//! | `syntax` | tree-sitter: languages, parsed documents, scripts inside HTML-like files |
//! | `extract` | builds the catalogue's data from the typings |
//! | `analysis` | value flow: which expressions hold Office values, hence the usages |
//! | `addin` | which manifests and sources belong together; the judgement of a manifest |
//! | `ratchet` | what was accepted before, in files that people commit: the lock, the baseline |
//! | `rules` | one file per rule; findings and fixes |
//! | `workspace` | discovery, and everything known about one tree |
//! | `migrate` | the way from retired services to Office.js and Microsoft Graph, as a plan |
//! | `review` | what an add-in asks for, does, and does not do, for those who approve it |
//! | `ide` | what an editor shows: hovers, completions, lenses, hints, fixes, outlines, links, pages; no protocol |
//! | `report` | findings in the formats of `check`, and what the other commands print |
//! | `cli` | arguments, and one file per subcommand |
//! | `lsp` | the language server; the only folder that names tower-lsp and lsp-types |
//! | `mcp` | the server for coding agents; the only folder that names rmcp |
//!
//! Invariants: the core speaks bytes (offsets into decoded text), never editor positions; analysis does no I/O and
//! cannot fail; only `report` and `cli` print; only `system` touches the disk and
//! starts programs.

pub mod addin;
pub mod analysis;
pub mod catalog;
pub mod cli;
pub mod config;
pub mod extract;
pub mod ide;
mod json;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod manifest;
#[cfg(feature = "mcp")]
pub mod mcp;
pub mod migrate;
pub mod ratchet;
pub mod report;
pub mod review;
pub mod rules;
pub mod syntax;
pub mod system;
pub mod text;
pub mod workspace;
