//! What a rule says: findings and fixes. Plain data that owns its facts and borrows nothing; every door renders it.

pub use crate::config::Severity;

use crate::text::{Edit, Span};
use std::path::PathBuf;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The file, as discovery names it.
    pub file: PathBuf,
    /// The bytes.
    pub span: Span,
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub at: Location,
    /// What is there.
    pub message: String,
}

/// Whether a fix may be applied without looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// Asks for no more than before and nothing can break.
    Safe,
    /// A person must look.
    Unsafe,
    /// Advice only.
    Display,
}

impl Safety {
    /// The word of all outputs.
    pub fn word(self) -> &'static str {
        match self {
            Safety::Safe => "safe",
            Safety::Unsafe => "unsafe",
            Safety::Display => "display",
        }
    }
}

/// What editors can show of a finding besides its severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingTag {
    /// The code uses something outdated; editors strike it out.
    Deprecated,
    /// What the span holds can go without loss; editors fade it.
    Unnecessary,
}

impl FindingTag {
    /// The word of all outputs.
    pub fn word(self) -> &'static str {
        match self {
            FindingTag::Deprecated => "deprecated",
            FindingTag::Unnecessary => "unnecessary",
        }
    }
}

/// How to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, imperative.
    pub title: String,
    /// Whether it may be applied without looking.
    pub safety: Safety,
    /// The edits, by file; sorted, disjoint in each file.
    pub edits: Vec<(PathBuf, Vec<Edit>)>,
}

/// One thing a rule has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's code.
    pub rule: &'static str,
    /// How bad.
    pub severity: Severity,
    /// What it is about, in a word that stays while the code around it changes: the member's full name
    /// (`Office.Subject.setAsync`, several with `|` between), the operation, scope, permission or element. With the rule and
    /// the place's scope it is the finding's [`Identity`](super::Identity).
    pub about: String,
    /// What is wrong and what to do; plain text, one or more lines.
    pub message: String,
    /// The vendor's page.
    pub url: &'static str,
    /// Where.
    pub at: Location,
    /// Root of the add-in that it belongs to, as discovery names it.
    pub add_in: Option<PathBuf>,
    /// Other places.
    pub related: Vec<Related>,
    /// How to mend it; the preferred first.
    pub fixes: Vec<Fix>,
}
