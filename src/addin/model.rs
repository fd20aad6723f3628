//! An add-in: one source tree and all the manifests that ship it; and the judgement of each manifest. Plain data.

use super::{Afterwards, DocumentJudgement};
use crate::analysis::{FileOutcome, Usage};
use crate::catalog::{MailboxLevel, MemberId};
use crate::manifest::{self, Manifest};
use crate::syntax::{self, Piece, SourceDocument};
use crate::text::{LazyOutline, LineIndex, Outline, SourceText};
use std::path::PathBuf;
use std::sync::Arc;

/// A manifest and the file that holds it.
#[derive(Debug, Clone)]
pub struct ManifestFile {
    /// Path as discovery names it.
    pub path: PathBuf,
    /// Its text and encoding.
    pub source: SourceText,
    /// Lines of the text.
    pub lines: LineIndex,
    /// What it says.
    pub manifest: Manifest,
    /// A build copied it from another manifest of its add-in: there it is to be mended.
    pub built: bool,
    /// See [`ManifestFile::outline`].
    pub lazy_outline: LazyOutline,
}

impl ManifestFile {
    /// Its elements or properties.
    pub fn outline(&self) -> &Outline {
        self.lazy_outline.get(|| manifest::outline(self.manifest.kind, &self.source.text))
    }
}

/// A source file of the tree.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path as discovery names it.
    pub path: PathBuf,
    /// Decoded text, without BOM.
    pub text: Arc<str>,
    /// Lines of the text.
    pub lines: Arc<LineIndex>,
    /// The library that it names of those that call `makeEwsRequestAsync` for the add-in, see [`ews_library`].
    ///
    /// [`ews_library`]: super::ews_library
    pub ews_library: Option<&'static str>,
    /// Analysed or test (files that are left out have no `SourceFile`).
    pub test: bool,
    /// Part of an installed package: what it does counts, and it is accused of nothing.
    pub package: bool,
    /// Nothing leads to it from an add-in: its text was looked at and is not at hand.
    pub away: bool,
    /// A server or a template writes code into its scripts.
    pub written_by_server: bool,
    /// Its trees, where an editor shows it and it was analysed: they are at hand then.
    pub document: Option<SourceDocument>,
    /// What the analysis found.
    pub outcome: Arc<FileOutcome>,
    /// See [`SourceFile::outline`].
    pub lazy_outline: LazyOutline,
}

impl SourceFile {
    /// Its scripts, parsed.
    pub fn pieces(&self) -> Vec<Piece> {
        syntax::pieces(&self.path, &self.text, self.document.as_ref())
    }

    /// Its functions, classes and objects that have names.
    pub fn outline(&self) -> &Outline {
        self.lazy_outline.get(|| syntax::outline(&self.text, &self.pieces()))
    }

    /// The uses of any of these members.
    pub fn uses_of<'a>(&'a self, members: &'a [MemberId]) -> impl Iterator<Item = &'a Usage> {
        self.outcome.usages.iter().filter(|u| u.members.iter().any(|m| members.contains(m)))
    }

    /// Those of them that need something: checking whether a member exists does not count.
    pub fn needs_of<'a>(&'a self, members: &'a [MemberId]) -> impl Iterator<Item = &'a Usage> {
        self.uses_of(members).filter(|usage| !usage.is_probe())
    }
}

/// One source tree and all the manifests that ship it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddIn {
    /// What the configuration calls it.
    pub name: Option<String>,
    /// Directory that holds its sources.
    pub root: PathBuf,
    /// Indices into the tree's manifests, in order of path.
    pub manifests: Vec<usize>,
    /// Indices into the tree's sources that belong to it (tests included), in order of path.
    pub sources: Vec<usize>,
}

/// What became of a file below the path that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileRole {
    /// Its usages count.
    Analysed,
    /// A test or a mock: analysed, but its usages do not count towards a level.
    Test,
    /// Not read; the reason in a phrase ("minified", "a copy of office.js", "over 5 MB", ...).
    LeftOut(String),
}

/// How a manifest's declared level compares with what is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Declared is what is required.
    Exact,
    /// Declared is more.
    Excessive,
    /// Declared is less.
    Exceeded,
    /// There are sources, but no use in them needs a level.
    NoUsages,
    /// There are no sources.
    NoSources,
    /// Not an Outlook manifest.
    NotMail,
    /// Too broken to read the declared level, or it is not a level: a misspelt name, a placeholder.
    Unreadable,
}

impl Verdict {
    /// The word of all outputs.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Exact => "exact",
            Verdict::Excessive => "excessive",
            Verdict::Exceeded => "exceeded",
            Verdict::NoUsages => "no-usages",
            Verdict::NoSources => "no-sources",
            Verdict::NotMail => "not-mail",
            Verdict::Unreadable => "unreadable",
        }
    }

    /// Whether rules may judge the level: the manifest is for the application, and its level could be read.
    pub fn is_judged(self) -> bool {
        !matches!(self, Verdict::NotMail | Verdict::Unreadable)
    }

    /// What is declared against what is needed, behind `declares ReadItem`; what nothing was compared with stays as it is.
    pub(super) fn compared(self, declared: &str, needs: &str, certain: bool) -> String {
        let (is, verb) = if certain { ("is", "needs") } else { ("seems to be", "seems to need") };
        match self {
            Verdict::Exact => format!("{declared}, which {is} what the add-in needs"),
            Verdict::Excessive => format!("{declared}, but the add-in {verb} only {needs}"),
            Verdict::Exceeded => format!("{declared}, but the add-in {verb} {needs}"),
            Verdict::NoUsages | Verdict::NoSources | Verdict::NotMail | Verdict::Unreadable => {
                declared.to_owned()
            }
        }
    }

    /// What it means for what is declared, in plain words; `None` where nothing can be compared.
    pub fn phrase(self) -> Option<&'static str> {
        match self {
            Verdict::Exact => Some("exactly what is declared"),
            Verdict::Excessive => Some("less than is declared"),
            Verdict::Exceeded => Some("more than is declared"),
            Verdict::NoUsages | Verdict::NoSources | Verdict::NotMail | Verdict::Unreadable => None,
        }
    }
}

/// What is judged of one manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The level it names; `None` where it names none (Restricted applies).
    pub declared: Option<MailboxLevel>,
    /// Highest `min` of the usages outside tests; Restricted where there is none.
    pub required_by_code: MailboxLevel,
    /// The higher of that and what the manifest itself needs, as the least level that its schema offers.
    pub required: MailboxLevel,
    /// The comparison.
    pub verdict: Verdict,
    /// Whether nothing weakens the claim.
    pub certain: bool,
    /// What raises the level beyond the code, and what weakens the claim; a sentence each.
    pub reasons: Vec<String>,
    /// So many of them, the first ones, raise the level.
    pub raises: usize,
    /// Those of them that say which code was not read; what could not be read is a problem of its own.
    pub unread: Vec<String>,
    /// The files that are left aside: nothing loads them, and what is declared is not more than what they alone need.
    pub left: Vec<PathBuf>,
    /// Which code was not seen, whatever level it may need; a sentence each.
    pub gaps: Vec<String>,
    /// The same without the calls of retired services; `None` where there are none.
    pub afterwards: Option<Afterwards>,
    /// What is judged of its document level; `None` where it is not for documents.
    pub document: Option<DocumentJudgement>,
}

impl Judgement {
    /// Whether nothing was found, and not all of the code was read.
    fn is_blind(&self) -> bool {
        self.verdict == Verdict::NoUsages && !self.unread.is_empty()
    }

    /// Whether a level is judged: of the mailbox or of documents.
    pub fn is_judged(&self) -> bool {
        self.verdict != Verdict::NotMail || self.document.is_some()
    }

    /// What is declared and what is needed, of each family that is judged.
    pub fn sentence(&self) -> String {
        match &self.document {
            None => self.mailbox_sentence(),
            Some(document) if self.verdict == Verdict::NotMail => document.sentence(),
            Some(document) => format!("{}; {}", self.mailbox_sentence(), document.sentence()),
        }
    }

    /// What is declared and what is needed of the mailbox, as far as both are known: `declares ReadItem, but the add-in needs
    /// ReadWriteItem`.
    fn mailbox_sentence(&self) -> String {
        let declared = match self.declared {
            _ if self.verdict == Verdict::Unreadable => "declares no level that can be read".to_owned(),
            Some(level) => format!("declares {}", level.name()),
            None => "declares no level (Restricted applies)".to_owned(),
        };
        match self.verdict {
            _ if self.is_blind() => format!("{declared}; not all of its code was read"),
            Verdict::NoUsages => format!("{declared}; no use of Outlook that needs a level was found"),
            verdict => verdict.compared(&declared, self.required.name(), self.certain),
        }
    }
}
