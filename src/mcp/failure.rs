//! Why a tool could not do what it was asked for: something that an agent reads and acts on, so it is no error of the protocol.

use schemars::JsonSchema;
use serde::Serialize;

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum FailureKind {
    /// The arguments do not fit the schema.
    InvalidArguments,
    /// A path leads out of the roots.
    Outside,
    /// Nothing is at the path.
    NotFound,
    /// There is no folder to look at.
    NoRoot,
    /// There is no manifest of an Outlook add-in.
    NoManifest,
    /// An addinspect.json is broken.
    BrokenConfiguration,
    /// No member of Office.js is called so.
    UnknownMember,
    /// Nothing is called so.
    UnknownTopic,
    /// No rule is called so.
    UnknownRule,
    /// No plan is called so.
    UnknownPlan,
    /// The plan was applied before.
    UsedPlan,
    /// A file is not what it was when the plan was made.
    ChangedFile,
    /// Only unsafe fixes are left: review them, and ask for them with unsafe: true.
    UnsafeFix,
    /// No finding that was asked for has a fix.
    NothingToFix,
    /// A file could not be written.
    NotWritten,
    /// The findings have changed since the cursor was given.
    StaleCursor,
    /// More was given than is read.
    TooLarge,
    /// It took too long, or the client gave up.
    Stopped,
    /// A fault of the server.
    Internal,
}

/// What went wrong, why, and what may have been meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Failure {
    /// What went wrong.
    pub(super) kind: FailureKind,
    /// Why, and what to do.
    pub(super) message: String,
    /// What may have been meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) nearest: Vec<String>,
    /// The files that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) files: Vec<String>,
}

impl Failure {
    pub(super) fn new(kind: FailureKind, message: impl Into<String>) -> Failure {
        Failure { kind, message: message.into(), nearest: Vec::new(), files: Vec::new() }
    }

    /// The same, with a sentence about what may have been meant.
    pub(super) fn meaning(mut self, nearest: Vec<String>) -> Failure {
        let quoted: Vec<String> = nearest.iter().map(|name| format!("`{name}`")).collect();
        if !quoted.is_empty() {
            self.message.push_str(&format!("; did you mean {}?", quoted.join(", ")));
        }
        self.nearest = nearest;
        self
    }
}
