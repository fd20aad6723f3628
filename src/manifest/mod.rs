//! Manifests: add-in only (XML) and unified (JSON), read into one [`Manifest`].
//!
//! Pure: text in, [`Manifest`] and [`Malformed`] out; never fails, never touches the disk. Knows nothing about source
//! code or about what the code needs. Called by discovery, the rules and the editor features.

mod document;
pub mod edit;
mod model;
mod names;
mod needs;
mod outline;
mod placeholders;
#[cfg(test)]
mod tests;
mod unified;
mod xml;

pub use crate::text::{Malformed, Spanned};
pub use model::*;
pub use names::{canonical_name, nearest, nearest_level};
pub use outline::outline;

/// What a file could be, judged by its name alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Candidate {
    /// May be an add-in only manifest.
    Xml,
    /// May be a unified manifest.
    Json,
    /// May be either: the name says nothing, the text has to.
    Either,
}

/// What is appended to the name of a file from which a build step makes another one.
pub const TEMPLATES: [&str; 21] = [
    "tpl",
    "tmpl",
    "template",
    "templ",
    "ejs",
    "eta",
    "hbs",
    "handlebars",
    "mustache",
    "in",
    "j2",
    "jinja",
    "jinja2",
    "njk",
    "liquid",
    "erb",
    "php",
    "tt",
    "dist",
    "example",
    "sample",
];

/// Which reader a file's name asks for; `None` for names that can't be manifests. Templates count
/// (`manifest.xml.tpl`); one whose name does not say of what kind it is (`manifest.tpl`) is told by its text.
pub fn candidate(path: &std::path::Path) -> Option<Candidate> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    let (stem, extension) = name.rsplit_once('.')?;
    match extension {
        "xml" => Some(Candidate::Xml),
        "json" => Some(Candidate::Json),
        extension if !TEMPLATES.contains(&extension) => None,
        _ if stem.ends_with(".xml") => Some(Candidate::Xml),
        _ if stem.ends_with(".json") => Some(Candidate::Json),
        _ => stem.contains("manifest").then_some(Candidate::Either),
    }
}

/// Reads a manifest; `None` when the text is something else (another XML vocabulary, a web app's `manifest.json`).
pub fn read(candidate: Candidate, text: &str) -> Option<Manifest> {
    match candidate {
        Candidate::Xml => xml::read(text),
        Candidate::Json => unified::read(text),
        Candidate::Either => xml::read(text).or_else(|| unified::read(text)),
    }
}
