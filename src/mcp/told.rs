//! The parts that several answers have: places, findings, manifests, and how an answer is kept small.
//!
//! An agent's context is dear: long texts are cut, long lists end early, and both are told.

use super::documents::DocumentWord;
use super::roots::Roots;
use crate::addin::{DocumentJudgement, Judgement};
use crate::catalog::MailboxLevel;
use crate::report::LineRange;
use crate::rules::{Finding, Location, Safety, Severity};
use crate::workspace::Snapshot;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::path::Path;

/// Longer texts are cut; in bytes.
const LONGEST_TEXT: usize = 1_200;
/// Reasons of a manifest at most.
const REASONS: usize = 4;
/// Other places of a finding at most.
const RELATED: usize = 3;

/// A permission level, by its name in add-in only manifests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Level(pub(super) MailboxLevel);

impl JsonSchema for Level {
    fn schema_name() -> Cow<'static, str> {
        "Level".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = MailboxLevel::ALL.map(MailboxLevel::name);
        json_schema!({ "type": "string", "enum": names, "description": "A permission level; each includes those before it" })
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum SeverityWord {
    Hint,
    Information,
    Warning,
    Error,
}

impl SeverityWord {
    pub(super) fn severity(self) -> Severity {
        match self {
            SeverityWord::Hint => Severity::Hint,
            SeverityWord::Information => Severity::Information,
            SeverityWord::Warning => Severity::Warning,
            SeverityWord::Error => Severity::Error,
        }
    }

    fn of(severity: Severity) -> SeverityWord {
        match severity {
            Severity::Hint => SeverityWord::Hint,
            Severity::Information => SeverityWord::Information,
            Severity::Warning => SeverityWord::Warning,
            Severity::Error => SeverityWord::Error,
        }
    }
}

/// How safe a fix is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum FixSafety {
    /// It asks for no more than before, and nothing can break.
    Safe,
    /// Somebody has to review it.
    Unsafe,
}

/// A place; lines and columns count from 1, columns in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Place {
    /// Relative to the root, with `/`.
    pub(super) file: String,
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) end_line: u32,
    pub(super) end_column: u32,
}

impl Place {
    pub(super) fn new(snapshot: &Snapshot, roots: &Roots, at: &Location) -> Place {
        let file = roots.name(&at.file);
        match snapshot.text(&at.file) {
            Some((text, lines)) => {
                let LineRange { file, line, column, end_line, end_column } =
                    LineRange::new(file, text, lines, at.span);
                Place { file, line, column, end_line, end_column }
            }
            None => Place { file, line: 1, column: 1, end_line: 1, end_column: 1 },
        }
    }
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct RelatedTold {
    pub(super) file: String,
    pub(super) line: u32,
    pub(super) message: String,
}

/// What a rule has to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct FindingTold {
    pub(super) rule: String,
    pub(super) severity: SeverityWord,
    pub(super) message: String,
    #[serde(flatten)]
    pub(super) place: Place,
    /// The root of the add-in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) add_in: Option<String>,
    /// Other places, the first few.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related: Vec<RelatedTold>,
    /// How safe the fix is that plan_fix would plan; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fix: Option<FixSafety>,
}

impl FindingTold {
    pub(super) fn new(snapshot: &Snapshot, roots: &Roots, finding: &Finding) -> FindingTold {
        let related = finding.related.iter().take(RELATED).map(|related| {
            let Place { file, line, .. } = Place::new(snapshot, roots, &related.at);
            RelatedTold { file, line, message: cut(&related.message) }
        });
        let fix =
            finding.fixes.first().filter(|fix| !fix.edits.is_empty()).and_then(|fix| match fix.safety {
                Safety::Safe => Some(FixSafety::Safe),
                Safety::Unsafe => Some(FixSafety::Unsafe),
                Safety::Display => None,
            });
        FindingTold {
            rule: finding.rule.to_owned(),
            severity: SeverityWord::of(finding.severity),
            message: cut(&finding.message),
            place: Place::new(snapshot, roots, &finding.at),
            add_in: finding.add_in.as_ref().map(|root| roots.name(root)),
            related: related.collect(),
            fix,
        }
    }

    /// `src/a.js:3: error permission-exceeded: needs ...`, the first line of it.
    pub(super) fn line(&self) -> String {
        let message = self.message.lines().next().unwrap_or_default();
        let (Place { file, line, .. }, severity) = (&self.place, self.severity.severity().word());
        format!("{file}:{line}: {severity} {}: {message}", self.rule)
    }
}

/// What a manifest declares and what its add-in needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ManifestTold {
    pub(super) path: String,
    /// What it declares; absent where it declares no level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) declared: Option<Level>,
    /// What the add-in needs, as far as it is known.
    pub(super) required: Level,
    /// exact, excessive, exceeded, no-usages, no-sources, not-mail or unreadable.
    pub(super) verdict: String,
    /// Whether nothing weakens the claim.
    pub(super) certain: bool,
    /// The same in a sentence.
    pub(super) summary: String,
    /// What of the manifest raises the level, and what weakens the claim; the first few.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) reasons: Vec<String>,
    /// The document level, of a manifest for Word, Excel, PowerPoint, OneNote or Project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) documents: Option<DocumentTold>,
}

impl ManifestTold {
    pub(super) fn new(roots: &Roots, path: &Path, judgement: &Judgement) -> ManifestTold {
        ManifestTold {
            path: roots.name(path),
            declared: judgement.declared.map(Level),
            required: Level(judgement.required),
            verdict: judgement.verdict.word().to_owned(),
            certain: judgement.certain,
            summary: judgement.sentence(),
            reasons: judgement.reasons.iter().take(REASONS).map(|reason| cut(reason)).collect(),
            documents: judgement.document.as_ref().map(DocumentTold::new),
        }
    }
}

/// What a manifest for documents declares, and what its add-in needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct DocumentTold {
    /// Absent where it declares no level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) declared: Option<DocumentWord>,
    /// What the add-in needs, as far as it is known.
    pub(super) required: DocumentWord,
    /// exact, excessive, exceeded, no-usages, no-sources or unreadable.
    pub(super) verdict: String,
    /// Whether nothing weakens the claim.
    pub(super) certain: bool,
    /// What weakens it; the first few.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) reasons: Vec<String>,
}

impl DocumentTold {
    pub(super) fn new(judgement: &DocumentJudgement) -> DocumentTold {
        DocumentTold {
            declared: judgement.declared.map(DocumentWord),
            required: DocumentWord(judgement.required),
            verdict: judgement.verdict.word().to_owned(),
            certain: judgement.certain,
            reasons: judgement.reasons.iter().take(REASONS).map(|reason| cut(reason)).collect(),
        }
    }
}

/// A text, cut where it is long.
pub(super) fn cut(text: &str) -> String {
    cut_at(text, LONGEST_TEXT)
}

/// A text, cut behind so many bytes.
pub(super) fn cut_at(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let end = (0..=most).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    format!("{}…", &text[..end])
}

/// The first of the items, as many as fit into so many bytes of JSON; one at least. The others are not even made.
pub(super) fn fitting<T: Serialize>(items: impl Iterator<Item = T>, bytes: usize) -> Vec<T> {
    let mut left = bytes;
    let mut taken = Vec::new();
    for item in items {
        let size = serde_json::to_string(&item).map_or(0, |json| json.len() + 1);
        if size > left && !taken.is_empty() {
            break;
        }
        left = left.saturating_sub(size);
        taken.push(item);
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_and_lists_are_cut() {
        assert_eq!((cut_at("abc", 3), cut_at("aéb", 2)), ("abc".to_owned(), "a…".to_owned()));
        assert_eq!(fitting(["aaaa", "bbbb", "c"].into_iter(), 14), ["aaaa", "bbbb"]);
        assert_eq!(fitting(["aaaa", "bbbb"].into_iter(), 1), ["aaaa"]);
    }
}
