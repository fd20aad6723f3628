//! The hover on the name of a rule: the beginning of its page.
//!
//! Called by the hovers in suppressing comments and in configuration files.

use super::Hover;
use crate::ide::markdown;
use crate::rules::{Meta, RULES, Suppression};
use crate::workspace::Snapshot;
use std::path::Path;

/// The section of a rule's page that a hover shows.
const SECTION: &str = "What it does";

/// The rule that a suppressing comment names at `at`.
pub(super) fn in_suppression(snapshot: &Snapshot, file: &Path, at: u32) -> Option<Hover> {
    let comments = snapshot.suppressions().filter(|s| s.file() == file);
    let rule = comments.flat_map(Suppression::rules).find(|rule| rule.span.touches(at))?;
    Some(Hover { markdown: page(&rule.value)?, span: rule.span })
}

/// The page of the rule with this code, short.
pub(super) fn page(code: &str) -> Option<String> {
    let meta: &Meta = RULES.iter().find(|rule| rule.meta.code == code)?.meta;
    let docs = meta.docs();
    let (severity, reference) = (meta.severity.word(), markdown::link("Reference", meta.url));
    let about = docs.sections.iter().find(|(heading, _)| heading == SECTION).map_or("", |(_, text)| text);
    Some(format!("**{code}** ({severity}): {}\n\n{about}\n\n{reference}", docs.summary))
}
