//! The state of the add-ins, for a client that shows it: the notification `addinspect/status`.
//!
//! No standard has it, so only those get it who ask (`status` in their `initializationOptions`). Called by the worker.

use super::analysis::{Analysis, Folder};
use super::outbox::Message;
use super::shared::Shared;
use crate::catalog::MailboxLevel;
use crate::ide;
use serde::Serialize;
use serde_json::Value;
use tower_lsp::lsp_types::Url;
use tower_lsp::lsp_types::notification::Notification;

/// What the server is doing, and what is known.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Status {
    /// `scanning` until the first analysis is done, then `ready`.
    state: &'static str,
    /// One for each manifest for Outlook.
    add_ins: Vec<AddIn>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct AddIn {
    name: String,
    /// The manifest.
    uri: Option<Url>,
    /// The level that it declares.
    declared: Option<&'static str>,
    /// The level that is needed, where something needs one.
    needed: Option<&'static str>,
    /// As in the JSON output of `check`.
    verdict: &'static str,
}

/// `addinspect/status`.
pub(super) enum Told {}

impl Notification for Told {
    /// A [`Status`].
    type Params = Value;
    const METHOD: &'static str = "addinspect/status";
}

/// Says how things are, where that is not what `last` says; without an analysis, that one is being made.
pub(super) fn tell(shared: &Shared, analysis: Option<&Analysis>, last: &mut Option<Status>) {
    if !shared.facts().wants_status {
        return;
    }
    let status = match analysis {
        None => Status { state: "scanning", add_ins: Vec::new() },
        Some(analysis) => Status { state: "ready", add_ins: add_ins(analysis) },
    };
    if last.as_ref() != Some(&status) {
        *last = Some(status.clone());
        shared.outbox.send(Message::Status(status));
    }
}

fn add_ins(analysis: &Analysis) -> Vec<AddIn> {
    let of = |folder: &Folder| {
        ide::status(&folder.snapshot).into_iter().map(|s| told(analysis, s)).collect::<Vec<_>>()
    };
    analysis.folders.iter().flat_map(of).collect()
}

fn told(analysis: &Analysis, status: ide::Status) -> AddIn {
    AddIn {
        name: status.name,
        uri: analysis.uri(&status.manifest),
        declared: status.declared.map(MailboxLevel::name),
        needed: status.needed.map(MailboxLevel::name),
        verdict: status.verdict.word(),
    }
}
