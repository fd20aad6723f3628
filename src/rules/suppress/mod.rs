//! Comments that suppress findings: `addinspect-ignore-next-line rule: reason` and `addinspect-ignore-file`.
//!
//! Found once when a tree is read; [`apply`] is a step of the one loop. What is wrong with such a comment, two rules
//! say: `suppression-unused` and `suppression-without-reason`.

mod comments;
mod directive;
mod write;

pub use directive::WORDS;
pub(super) use directive::{Directive, Reach};
pub use write::suppress_next_line;

use super::{Context, Finding, RULES, suppression_unused};
use crate::addin::{ManifestFile, SourceFile};
use crate::manifest::ManifestKind;
use crate::text::{LineIndex, Span, Spanned};
use std::path::{Path, PathBuf};

/// A comment that suppresses findings, or tries to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The file, as discovery names it.
    pub(super) file: PathBuf,
    /// What it says.
    pub(super) directive: Directive,
}

impl Suppression {
    /// The file, as discovery names it.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The rules that it names, known or not.
    pub fn rules(&self) -> &[Spanned<String>] {
        &self.directive.rules
    }
}

/// The suppressions in a source, in the order of places.
pub fn suppressions_in_source(source: &SourceFile) -> Vec<Suppression> {
    if !may_have(&source.text) {
        return Vec::new();
    }
    let comments = comments::in_pieces(&source.pieces(), &source.path, &source.text);
    of_file(&source.path, &source.text, &source.lines, &comments).collect()
}

/// The suppressions in a manifest, in the order of places.
pub fn suppressions_in_manifest(file: &ManifestFile) -> Vec<Suppression> {
    let text = &file.source.text;
    if !may_have(text) {
        return Vec::new();
    }
    let comments = match file.manifest.kind {
        ManifestKind::AddInOnly => comments::in_markup(text),
        ManifestKind::Unified => comments::in_json(text),
    };
    of_file(&file.path, text, &file.lines, &comments).collect()
}

fn may_have(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), directive::MARKER.as_bytes()).is_some()
}

fn of_file<'a>(
    file: &'a Path,
    text: &str,
    lines: &LineIndex,
    comments: &[comments::Comment],
) -> impl Iterator<Item = Suppression> + use<'a> {
    let directives = directive::all(text, lines, comments);
    directives.into_iter().map(|directive| Suppression { file: file.to_owned(), directive })
}

/// Takes the suppressed findings away and gives them back; reports the suppressions that suppress nothing.
pub(super) fn apply(cx: &Context, findings: &mut Vec<Finding>) -> Vec<Finding> {
    let mut used: Vec<Vec<bool>> =
        cx.suppressions.iter().map(|s| vec![false; s.directive.rules.len()]).collect();
    let mut suppressed = Vec::new();
    findings.retain(|finding| {
        let mut kept = true;
        for (suppression, used) in cx.suppressions.iter().zip(&mut used) {
            for (rule, used) in suppression.directive.rules.iter().zip(used) {
                if rule.value == finding.rule && covers(suppression, finding) {
                    (kept, *used) = (false, true);
                }
            }
        }
        if !kept {
            suppressed.push(finding.clone());
        }
        kept
    });
    // Of a tree that is read in part nobody knows what the rest would have found.
    if !cx.partial {
        suppression_unused::report(cx, &used, findings);
    }
    suppressed
}

/// Whether a comment can suppress the findings of a rule: of those about comments it can't.
pub fn can_suppress(rule: &str) -> bool {
    !rule.starts_with("suppression-")
}

fn covers(suppression: &Suppression, finding: &Finding) -> bool {
    can_suppress(finding.rule) && reaches(suppression, &finding.at.file, finding.at.span)
}

fn reaches(suppression: &Suppression, file: &Path, at: Span) -> bool {
    suppression.file == file
        && match suppression.directive.reach {
            Reach::File => true,
            Reach::Line(line) => line.touches(at.start),
            Reach::Nothing => false,
        }
}

/// Whether a comment suppresses what the rule says about a place.
pub(super) fn is_suppressed(cx: &Context, rule: &str, file: &Path, at: Span) -> bool {
    let names = |suppression: &Suppression| suppression.rules().iter().any(|named| named.value == rule);
    cx.suppressions.iter().any(|s| names(s) && reaches(s, file, at))
}

/// Whether a rule has that code.
pub(super) fn is_rule(code: &str) -> bool {
    RULES.iter().any(|rule| rule.meta.code == code)
}
