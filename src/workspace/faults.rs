//! The syntax errors of a manifest that is being typed, and nothing else about it.
//!
//! Called by the language server, which continues with the last text that could be read.

use super::Snapshot;
use crate::addin::ManifestFile;
use crate::manifest::{self, Candidate};
use crate::rules::{self, Context, Finding, suppressions_in_manifest};
use crate::text::{LazyOutline, LineIndex, SourceText};
use std::path::Path;
use std::sync::Arc;

/// How a text reads in the place of what a file says.
#[derive(Debug)]
pub enum Reading {
    /// It is not a manifest.
    Other,
    /// It is one.
    Whole,
    /// It is one whose syntax is broken. What the rules say about that: nothing where comments or the configuration do not
    /// want to hear of it.
    Broken(Vec<Arc<Finding>>),
}

impl Snapshot {
    /// How `text` reads in the place of what the file says.
    pub fn reading(&self, file: &Path, text: &str) -> Reading {
        let candidate = manifest::candidate(file).unwrap_or(Candidate::Either);
        let Some(manifest) = manifest::read(candidate, text) else { return Reading::Other };
        if manifest.malformed.is_empty() {
            return Reading::Whole;
        }
        let (source, lines) = (SourceText::utf8(text), LineIndex::new(text));
        let file = ManifestFile {
            path: file.to_owned(),
            source,
            lines,
            manifest,
            built: false,
            lazy_outline: LazyOutline::default(),
        };
        let suppressions = suppressions_in_manifest(&file);
        let checked = rules::check_syntax(&Context {
            sources: &[],
            numbers: &[],
            manifests: &[Arc::new(file)],
            judgements: &[],
            add_ins: &[],
            config: &self.config,
            suppressions: &suppressions,
            lock: None,
        });
        Reading::Broken(checked.findings)
    }
}
