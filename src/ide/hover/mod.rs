//! What a hover says: Markdown with a short first line, and what it is about.
//!
//! This file finds out what is at the place; the others describe it. Pages of levels, members and rules
//! are written elsewhere (`catalog::describe`, the heads of the rules' files) and only put together here.

mod config;
mod guards;
mod member;
mod permission;
mod request;
mod rule;
mod supplementary;
#[cfg(test)]
mod tests;
mod web;

pub use config::hover_config;

use super::lookup::{self, ManifestContext};
use super::{LinkTo, entry_points, markdown};
use crate::addin::SourceFile;
use crate::catalog::{MailboxLevel, PERMISSIONS_URL};
use crate::manifest::{ActivationRule, Feature};
use crate::rules::{Finding, words};
use crate::text::Span;
use crate::workspace::Snapshot;
use std::path::Path;
use std::sync::Arc;

/// What an editor shows at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The text; [`plain`](super::plain) makes plain text of it.
    pub markdown: String,
    /// What it is about.
    pub span: Span,
}

/// So many uses are listed in a hover, the others counted.
const LISTED: usize = 5;

/// What is known about the thing at byte `at` of a source or a manifest; `findings` are those of the snapshot, in their
/// order; `link` makes the targets of links to places. A configuration file has its own [`hover_config`].
pub fn hover(
    snapshot: &Snapshot,
    findings: &[Arc<Finding>],
    file: &Path,
    at: u32,
    link: LinkTo,
) -> Option<Hover> {
    if let Some(hover) = rule::in_suppression(snapshot, file, at) {
        return Some(hover);
    }
    match snapshot.source(file) {
        Some(source) => member::hover(snapshot, findings, source, at, link)
            .or_else(|| request::hover(snapshot, source, at))
            .or_else(|| web::hover(snapshot, source, at)),
        None => in_manifest(&lookup::manifest(snapshot, file)?, at, link),
    }
}

fn in_manifest(known: &ManifestContext, at: u32, link: LinkTo) -> Option<Hover> {
    let manifest = &known.file.manifest;
    let hover = |markdown: String, span: Span| Some(Hover { markdown, span });
    // Elements of a broken manifest may reach too far.
    let whole = |value: Span, whole: Span| if manifest.malformed.is_empty() { whole } else { value };
    if let Some((declared, span)) =
        at_value(&manifest.declared, at, |d| (d.value.span, whole(d.value.span, d.whole)))
    {
        return hover(permission::text(known, declared, link), span);
    }
    if let Some((found, span)) =
        at_value(&manifest.supplementary, at, |s| (s.value.span, whole(s.value.span, s.whole)))
    {
        return hover(supplementary::text(known, found, link), span);
    }
    if let Some(rule) = manifest.rules.iter().find(|r| r.kind.span.touches(at)) {
        return hover(activation(known, rule, link), rule.kind.span);
    }
    if let Some(feature) = manifest.features.iter().find(|f| f.span.touches(at)) {
        return hover(feature_text(known, feature, link), feature.span);
    }
    let (text, span) = entry_points::hover(known, at, LISTED, link)?;
    hover(text, span)
}

/// The thing whose value is at `at`, else the one whose element or object is.
fn at_value<T>(all: &[T], at: u32, spans: impl Fn(&T) -> (Span, Span)) -> Option<(&T, Span)> {
    let value = all.iter().find(|t| spans(t).0.touches(at)).map(|t| (t, spans(t).0));
    value.or_else(|| all.iter().find(|t| spans(t).1.touches(at)).map(|t| (t, spans(t).1)))
}

/// An activation rule: what it needs, and whether that is declared.
fn activation(known: &ManifestContext, rule: &ActivationRule, link: LinkTo) -> String {
    let entity = rule.entity.as_ref().map(|e| format!(" for {}", markdown::code(e))).unwrap_or_default();
    let what = format!("The activation rule {}{entity}", markdown::code(&rule.kind.value));
    let needs = needs(known, &what, rule.needs, link);
    let text = format!("{needs} ({})", markdown::source(PERMISSIONS_URL));
    if rule.entity.is_none() {
        return text;
    }
    let retired = "Outlook has retired entity rules; rules with regular expressions replace them.";
    format!("{text}\n\n{retired} ({})", markdown::source(RULE_URL))
}

/// Which of the snapshot's sources it is. Asked at every place that has nothing else to say, so nobody compares paths.
fn number_of(snapshot: &Snapshot, source: &SourceFile) -> Option<usize> {
    snapshot.sources.iter().position(|other| std::ptr::eq(&**other, source))
}

/// Each text once, in the order of the first; empty ones left out.
fn distinct(parts: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(parts.len());
    for part in parts {
        if !part.is_empty() && !kept.contains(&part) {
            kept.push(part);
        }
    }
    kept
}

const RULE_URL: &str = "https://learn.microsoft.com/javascript/api/manifest/rule";
const MULTI_SELECT_URL: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/item-multi-select";

/// A feature that is tied to a level.
fn feature_text(known: &ManifestContext, feature: &Feature, link: LinkTo) -> String {
    let what = format!("{} (activation on several selected messages)", markdown::code(feature.name));
    format!("{} ({})", needs(known, &what, feature.needs, link), markdown::source(MULTI_SELECT_URL))
}

/// `what` needs a level, and what the manifest declares.
fn needs(known: &ManifestContext, what: &str, level: MailboxLevel, link: LinkTo) -> String {
    let verb = if level > known.file.manifest.granted() { "but" } else { "and" };
    let place = known.linked(known.declared_span(), link);
    let declared = words::declared(known.judgement.declared);
    format!("{what} needs **{}**, {verb} {place} declares {declared}.", level.name())
}
