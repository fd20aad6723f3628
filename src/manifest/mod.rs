//! Manifests: add-in only (XML) and unified (JSON), read into one [`Manifest`].
//!
//! Pure: text in, [`Manifest`] and [`Malformed`] out; never fails, never touches the disk. Knows nothing about source
//! code or about what the code needs. Called by discovery, the rules and the editor features.

pub mod edit;
mod model;
mod names;
mod needs;
#[cfg(test)]
mod tests;
mod unified;
mod xml;

pub use crate::text::{Malformed, Spanned};
pub use model::*;
pub use names::{canonical_name, meant_supplementary, nearest, nearest_level};

/// What a file could be, judged by its name alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Candidate {
    /// May be an add-in only manifest.
    Xml,
    /// May be a unified manifest.
    Json,
}

/// Which reader a file's name asks for; `None` for names that can't be manifests.
pub fn candidate(path: &std::path::Path) -> Option<Candidate> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "xml" => Some(Candidate::Xml),
        "json" => Some(Candidate::Json),
        _ => None,
    }
}

/// Reads a manifest; `None` when the text is something else (another XML vocabulary, a web app's `manifest.json`).
pub fn read(candidate: Candidate, text: &str) -> Option<Manifest> {
    match candidate {
        Candidate::Xml => xml::read(text),
        Candidate::Json => unified::read(text),
    }
}
