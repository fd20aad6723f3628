//! What one `addinspect.json` says. Plain data; every value knows its place.

use super::Severity;
use super::globs::Globs;
use crate::catalog::{MailboxLevel, MemberId};
use crate::text::Span;
use std::path::PathBuf;

/// A place in a file; both count from 1, columns in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    /// What it says.
    pub value: T,
    /// Where.
    pub at: Position,
    /// The same in bytes.
    pub span: Span,
}

/// Where the users' mailboxes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Exchange {
    /// Exchange Online.
    #[default]
    Online,
    /// Exchange Server.
    OnPremises,
    /// Some here, some there.
    Hybrid,
}

impl Exchange {
    const ALL: [Exchange; 3] = [Exchange::Online, Exchange::OnPremises, Exchange::Hybrid];

    /// The word in the file.
    pub fn word(self) -> &'static str {
        match self {
            Exchange::Online => "online",
            Exchange::OnPremises => "on-premises",
            Exchange::Hybrid => "hybrid",
        }
    }

    /// From [`word`](Self::word).
    pub fn from_word(word: &str) -> Option<Exchange> {
        Self::ALL.into_iter().find(|exchange| exchange.word() == word)
    }

    /// Whether some are in Exchange Online, where the legacy services are gone.
    pub fn reaches_online(self) -> bool {
        self != Exchange::OnPremises
    }
}

/// A level that differs from the catalogue's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelOverride {
    /// The member.
    pub member: MemberId,
    /// What a use of it needs.
    pub level: MailboxLevel,
    /// How the user knows.
    pub reason: String,
}

/// The level of a member that the catalogue lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLevel {
    /// The member's full name.
    pub member: String,
    /// What a use of it needs.
    pub level: MailboxLevel,
    /// How the user knows.
    pub reason: String,
}

/// The severity of one rule; `None` drops its findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RuleSeverity {
    pub(super) rule: String,
    pub(super) severity: Option<Severity>,
}

/// Severities for some files.
#[derive(Debug, Clone)]
pub(super) struct SeverityOverride {
    pub(super) files: Globs,
    pub(super) rules: Vec<Setting<RuleSeverity>>,
}

/// An add-in that the user has put together.
#[derive(Debug, Clone)]
pub(super) struct DeclaredAddIn {
    pub(super) name: Option<String>,
    pub(super) manifests: Globs,
    pub(super) sources: Globs,
}

/// Everything that one file says; what it does not say is `None` or empty.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    /// The file as messages name it.
    pub(super) path: PathBuf,
    /// The folder that names of files are relative to, as discovery names it.
    pub(super) home: PathBuf,
    pub(super) rules: Vec<Setting<RuleSeverity>>,
    pub(super) exchange: Option<Setting<Exchange>>,
    pub(super) include: Option<Setting<Globs>>,
    pub(super) exclude: Option<Setting<Globs>>,
    pub(super) tests: Option<Setting<Globs>>,
    pub(super) max_file_bytes: Option<Setting<u64>>,
    pub(super) add_ins: Vec<Setting<DeclaredAddIn>>,
    pub(super) levels: Vec<Setting<LevelOverride>>,
    pub(super) new_levels: Vec<Setting<NewLevel>>,
    pub(super) overrides: Vec<SeverityOverride>,
    /// Relative to the file's folder.
    pub(super) baseline: Option<Setting<String>>,
}
