//! What the client can, and what we offer it.
//!
//! Knows nothing about how a request is answered. Called by `initialize`.

use crate::text::ColumnUnit;
use tower_lsp::lsp_types::{
    ClientCapabilities, DiagnosticOptions, DiagnosticServerCapabilities, FileOperationFilter,
    FileOperationPattern, FileOperationRegistrationOptions, InitializeResult, OneOf, PositionEncodingKind,
    SaveOptions, ServerCapabilities, ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkDoneProgressOptions,
    WorkspaceFileOperationsServerCapabilities, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

/// What the client can, as far as it matters to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facts {
    /// What columns count.
    pub(super) unit: ColumnUnit,
    /// Whether it asks for diagnostics; else they are pushed.
    pub(super) pulls: bool,
    /// Whether it can be told to ask again.
    pub(super) refreshes: bool,
    /// Whether diagnostics may name other places.
    pub(super) related: bool,
    /// Whether the code of a diagnostic may be a link.
    pub(super) code_description: bool,
    /// Whether it has settings that can be asked for.
    pub(super) configuration: bool,
    /// Whether it can be asked to tell when they change.
    pub(super) configuration_changes: bool,
    /// Whether it can be asked to watch files.
    pub(super) watches: bool,
    /// Whether it shows progress.
    pub(super) progress: bool,
}

impl Facts {
    pub(super) fn new(client: &ClientCapabilities) -> Facts {
        let workspace = client.workspace.clone().unwrap_or_default();
        let text = client.text_document.clone().unwrap_or_default();
        let publish = text.publish_diagnostics.unwrap_or_default();
        let changes = workspace.did_change_configuration.and_then(|c| c.dynamic_registration);
        let watched = workspace.did_change_watched_files.and_then(|w| w.dynamic_registration);
        let window = client.window.as_ref();
        Facts {
            unit: unit(client),
            pulls: text.diagnostic.is_some(),
            refreshes: workspace.diagnostic.and_then(|d| d.refresh_support) == Some(true),
            related: publish.related_information == Some(true),
            code_description: publish.code_description_support == Some(true),
            configuration: workspace.configuration == Some(true),
            configuration_changes: changes == Some(true),
            watches: watched == Some(true),
            progress: window.and_then(|w| w.work_done_progress) == Some(true),
        }
    }
}

static UNITS: [(PositionEncodingKind, ColumnUnit); 3] = [
    (PositionEncodingKind::UTF8, ColumnUnit::Utf8),
    (PositionEncodingKind::UTF16, ColumnUnit::Utf16),
    (PositionEncodingKind::UTF32, ColumnUnit::Utf32),
];

/// The first unit in the client's order of preference that we know, which is each that the protocol has.
fn unit(client: &ClientCapabilities) -> ColumnUnit {
    let wanted = client.general.as_ref().and_then(|general| general.position_encodings.as_ref());
    let known = |kind: &PositionEncodingKind| UNITS.iter().find(|(name, _)| name == kind);
    wanted.into_iter().flatten().find_map(known).map_or(ColumnUnit::Utf16, |(_, unit)| *unit)
}

/// What we offer this client.
pub(super) fn offer(facts: &Facts) -> InitializeResult {
    let encoding = UNITS.iter().find(|(_, unit)| *unit == facts.unit).map(|(name, _)| name.clone());
    let diagnostics = DiagnosticOptions {
        identifier: Some("addinspect".to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        work_done_progress_options: WorkDoneProgressOptions::default(),
    };
    let capabilities = ServerCapabilities {
        position_encoding: encoding,
        text_document_sync: Some(sync()),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: Some(file_operations()),
        }),
        diagnostic_provider: facts.pulls.then_some(DiagnosticServerCapabilities::Options(diagnostics)),
        ..ServerCapabilities::default()
    };
    let version = Some(env!("CARGO_PKG_VERSION").to_owned());
    InitializeResult {
        capabilities,
        server_info: Some(ServerInfo { name: "addinspect".to_owned(), version }),
    }
}

fn sync() -> TextDocumentSyncCapability {
    TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..TextDocumentSyncOptions::default()
    })
}

/// Renamed and deleted folders: watchers of files do not hear of them.
fn file_operations() -> WorkspaceFileOperationsServerCapabilities {
    let pattern = FileOperationPattern { glob: "**".to_owned(), matches: None, options: None };
    let filters = vec![FileOperationFilter { scheme: Some("file".to_owned()), pattern }];
    let all = FileOperationRegistrationOptions { filters };
    WorkspaceFileOperationsServerCapabilities {
        did_rename: Some(all.clone()),
        did_delete: Some(all),
        ..WorkspaceFileOperationsServerCapabilities::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_first_encoding_that_the_client_likes_is_taken() {
        for (wanted, expected) in [
            (json!(["utf-8", "utf-16"]), ColumnUnit::Utf8),
            (json!(["utf-32", "utf-8"]), ColumnUnit::Utf32),
            (json!(["utf-7", "utf-16", "utf-8"]), ColumnUnit::Utf16),
            (json!([]), ColumnUnit::Utf16),
            (json!(null), ColumnUnit::Utf16),
        ] {
            let client = serde_json::from_value(json!({"general": {"positionEncodings": wanted}})).unwrap();
            assert_eq!(Facts::new(&client).unit, expected, "{wanted}");
        }
    }
}
