//! Answers `textDocument/diagnostic` and `workspace/diagnostic`.
//!
//! A pull waits until everything that came before it is analysed. What the client knows already is `published`'s
//! affair. Called by the handlers.

use super::analysis::Analysis;
use super::diagnostics::of_file;
use super::lock::lock;
use super::published::{self, Report};
use super::shared::{Shared, off_transport};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::*;

/// A pull of a client that cannot be told to pull again waits so long for an analysis.
const SCAN: Duration = Duration::from_secs(60);
/// A pull of one that can.
const SOON: Duration = Duration::from_millis(50);

/// The diagnostics of one document. `revision` is that of an analysis which has seen everything before this request.
pub(super) async fn document(
    shared: &Arc<Shared>,
    revision: u64,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReportResult> {
    let path = shared.path(&params.text_document.uri).unwrap_or_default();
    let edition = lock(&shared.documents).edition(&path);
    let facts = shared.support();
    let first = if facts.refreshes { SOON } else { SCAN };
    let analysis = shared.analysis(first, |a| a.revision >= revision).await;
    let shared = Arc::clone(shared);
    let pull = move || {
        // Without an analysis nothing is known yet.
        let found = analysis.map(|analysis| of_file(&analysis, &path, &facts)).unwrap_or_default();
        let report = Report::new(found, params.previous_result_id.as_deref());
        if let Some(edition) = edition {
            lock(&shared.published).answered(path, edition, &report);
        }
        report
    };
    Ok(DocumentDiagnosticReportResult::Report(document_report(off_transport(pull).await?)))
}

/// The diagnostics of all files. `revision` as for [`document`].
pub(super) async fn workspace(
    shared: &Arc<Shared>,
    revision: u64,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReportResult> {
    let analysis = shared.analysis(SCAN, |a| a.revision >= revision).await.unwrap_or_default();
    let shared = Arc::clone(shared);
    let items = off_transport(move || pull_workspace(&shared, &analysis, params)).await?;
    Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items }))
}

fn pull_workspace(
    shared: &Shared,
    analysis: &Analysis,
    params: WorkspaceDiagnosticParams,
) -> Vec<WorkspaceDocumentDiagnosticReport> {
    let known = |known: PreviousResultId| Some((shared.path(&known.uri)?, known.value));
    let previous: BTreeMap<PathBuf, String> =
        params.previous_result_ids.into_iter().filter_map(known).collect();
    let now = published::all(analysis, &shared.support(), None);
    let files = now.keys().chain(previous.keys().filter(|file| !now.contains_key(*file)));
    let report = |file: &PathBuf| {
        let found = now.get(file).map(|found| found.to_vec()).unwrap_or_default();
        let report = Report::new(found, previous.get(file).map(String::as_str));
        let version = analysis.edition(file).map(|edition| edition.version.into());
        Some(workspace_report(analysis.uri(file)?, version, report))
    };
    let reports = files.filter_map(report).collect();
    let mut published = lock(&shared.published);
    let open = lock(&shared.documents).editions();
    published.answered_all(&now, &open).into_iter().for_each(|message| shared.outbox.send(message));
    reports
}

fn document_report(report: Report) -> DocumentDiagnosticReport {
    match report {
        Report::Unchanged(result_id) => RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        }
        .into(),
        Report::Full(id, items) => RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(id), items },
        }
        .into(),
    }
}

fn workspace_report(uri: Url, version: Option<i64>, report: Report) -> WorkspaceDocumentDiagnosticReport {
    match report {
        Report::Unchanged(result_id) => WorkspaceUnchangedDocumentDiagnosticReport {
            uri,
            version,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        }
        .into(),
        Report::Full(id, items) => WorkspaceFullDocumentDiagnosticReport {
            uri,
            version,
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(id), items },
        }
        .into(),
    }
}
