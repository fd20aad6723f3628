//! The severity of a finding. Lives here because both configurations and rules set it.

/// How bad a finding is; ordered, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; off in text output unless asked for.
    Hint,
    /// Nothing to do at once.
    Information,
    /// Should be mended.
    Warning,
    /// Fails on the customer's machine.
    Error,
}

impl Severity {
    /// All, least first.
    pub const ALL: [Severity; 4] = [Self::Hint, Self::Information, Self::Warning, Self::Error];

    /// The word of all outputs, and of `addinspect.json`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Hint => "hint",
            Severity::Information => "information",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// From [`word`](Self::word).
    pub fn from_word(word: &str) -> Option<Severity> {
        Self::ALL.into_iter().find(|severity| severity.word() == word)
    }
}
