//! The state of the add-ins, for a client that shows it: the notification `addinspect/status`.
//!
//! It is not standard, so only clients that ask for it receive it (`status` in their `initializationOptions`). Called
//! by the worker.

use super::analysis::{Analysis, FolderAnalysis};
use super::documents::OpenDocument;
use crate::ide;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use tower_lsp::lsp_types::Url;

/// What the server is doing, and what is known.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StatusNotification {
    /// `scanning` until the first analysis is done, then `ready`.
    state: &'static str,
    /// One for each manifest that is judged.
    add_ins: Vec<AddInStatus>,
    /// By the URI of an open document: which of them it belongs to.
    documents: BTreeMap<String, Vec<usize>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct AddInStatus {
    name: String,
    /// The manifest.
    uri: Option<Url>,
    /// The level that it declares.
    declared: Option<&'static str>,
    /// The level that is needed, where something needs one.
    needed: Option<&'static str>,
    /// As in the JSON output of `check`.
    verdict: &'static str,
    /// Whether the manifest's syntax is broken; what is said of it is what was known before.
    malformed: bool,
    /// Where it lies.
    #[serde(skip)]
    manifest: PathBuf,
}

/// The notification that carries a [`StatusNotification`].
pub(super) const METHOD: &str = "addinspect/status";

impl StatusNotification {
    /// What is known; without an analysis, that one is being made.
    pub(super) fn of(analysis: Option<&Analysis>) -> Self {
        let Some(analysis) = analysis else {
            return StatusNotification { state: "scanning", add_ins: Vec::new(), documents: BTreeMap::new() };
        };
        let add_ins = add_ins(analysis);
        StatusNotification { state: "ready", documents: documents(analysis, &add_ins), add_ins }
    }
}

fn add_ins(analysis: &Analysis) -> Vec<AddInStatus> {
    let of = |folder: &FolderAnalysis| {
        ide::status(&folder.snapshot)
            .into_iter()
            .map(|s| to_protocol(analysis, folder, s))
            .collect::<Vec<_>>()
    };
    analysis.folders.iter().flat_map(of).collect()
}

/// A manifest is one place, and a source belongs to all manifests of its add-ins.
fn documents(analysis: &Analysis, add_ins: &[AddInStatus]) -> BTreeMap<String, Vec<usize>> {
    let of = |(file, document): (&PathBuf, &OpenDocument)| {
        let snapshot = &analysis.folder(file)?.snapshot;
        let owners = snapshot.owners(file);
        let manifests =
            owners.iter().flat_map(|owner| owner.manifests.iter().map(|&m| &snapshot.manifests[m].path));
        let manifests: Vec<&PathBuf> = manifests.collect();
        let is_own = |add_in: &AddInStatus| match snapshot.manifest_index(file) {
            Some(_) => add_in.manifest == *file,
            None => manifests.contains(&&add_in.manifest),
        };
        let own: Vec<usize> = (0..add_ins.len()).filter(|&place| is_own(&add_ins[place])).collect();
        (!own.is_empty()).then(|| (document.uri.to_string(), own))
    };
    analysis.documents.iter().filter_map(of).collect()
}

fn to_protocol(analysis: &Analysis, folder: &FolderAnalysis, status: ide::ManifestStatus) -> AddInStatus {
    AddInStatus {
        name: status.name,
        uri: analysis.uri(&status.manifest),
        declared: status.declared,
        needed: status.needed,
        verdict: status.verdict.word(),
        malformed: status.malformed || folder.held.contains_key(&status.manifest),
        manifest: status.manifest,
    }
}
